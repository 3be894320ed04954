"""The days of inspections as iCalendar (RFC 5545): all-day events for any calendar program, each with a reminder.

A day keeps its UID when its words or the day itself are corrected, and its SEQUENCE grows with the journal, so that a
calendar that takes the file in again moves the event instead of doubling it. What depends on the day on which the file
is made is left out: the same inspection always gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2s
from typing import TYPE_CHECKING

from exports.port import NoticeFile
from inspection.agenda import agenda
from inspection.agenda.words import closed, title
from inspection.model.codes import AgendaState
from inspection.vietnamese import nfc, visible
from inspection.wording import Wording
from inspection.working_days import WorkingDays

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from icalendar import Alarm, Calendar, Event

    from exports.port import Bundle
    from inspection.model.agenda import AgendaDay
    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection

PRODUCT = "-//Kiemtra//Kiemtra//VI"
_MORNING = time(8)
"""When a reminder rings, on the working day before."""
_DAY = timedelta(days=1)


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the calendar of one inspection."""
    working = WorkingDays(bundle.catalogue.holidays)
    content = render([(bundle.inspection, bundle.entries)], working)
    return (NoticeFile(suffix=f"_{Wording('vi')('notice.file.calendar')}.ics", content=content),)


def render(inspections: Iterable[tuple[Inspection, Sequence[Entry]]], working: WorkingDays) -> bytes:
    """Return the calendar of some inspections, each with its journal."""
    import icalendar  # noqa: PLC0415  # only who asks for a calendar waits for it

    say = Wording("vi")
    made: Calendar = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", say("agenda.calendar"))
    for inspection, entries in inspections:
        for one in agenda(inspection, working, date.min).days:
            if one.day:
                made.add_component(_event(one, one.day, inspection, entries, working))
    return bytes(made.to_ical())


def uid(inspection: str, own: str) -> str:
    """Return what names an event in every calendar."""
    return f"{blake2s(f'{inspection} {own}'.encode(errors='replace'), digest_size=16).hexdigest()}@kiemtra"


def _event(one: AgendaDay, day: date, inspection: Inspection, entries: Sequence[Entry], working: WorkingDays) -> Event:
    import icalendar  # noqa: PLC0415  # as above

    say, details = Wording("vi"), inspection.details
    newest = max((entry.at for entry in entries), default=datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC)
    what = _clean(title(one, say))
    made = icalendar.Event()
    made.add("uid", uid(inspection.id, one.id))
    made.add("dtstamp", newest)
    made.add("last-modified", newest)
    made.add("sequence", len(entries))
    made.add("dtstart", day)
    made.add("dtend", (one.until or day) + _DAY)
    made.add("summary", say("agenda.summary", what=what, ward=_clean(f"{details.ward_type} {details.ward}")))
    if told := "\n".join(_clean(line) for line in _described(one, say)):
        made.add("description", told)
    made.add("categories", [say(f"code.agenda_kind.{one.kind}")])
    made.add("transp", "TRANSPARENT")
    if one.state is not AgendaState.DONE:
        made.add_component(_reminder(day, what, working))
    return made


def _reminder(day: date, what: str, working: WorkingDays) -> Alarm:
    import icalendar  # noqa: PLC0415  # as above

    rings = datetime.combine(working.before(day, 1), _MORNING) - datetime.combine(day, time.min)
    made = icalendar.Alarm()
    made.add("action", "DISPLAY")
    made.add("description", what)
    made.add("trigger", rings)
    return made


def _described(one: AgendaDay, say: Wording) -> Iterable[str]:
    """Yield what else is known of a day."""
    if one.words and one.words != one.about:
        yield say("agenda.words", words=one.words)
    if one.unit:
        yield say("agenda.unit", unit=one.unit)
    if one.source:
        yield say(f"finding.place.{one.source.document}", line=one.source.line)
    if told := closed(one, say):
        yield told


def _clean(text: str) -> str:
    """Return a text that acts on no program: composed, on one line, its control characters visible."""
    return visible(nfc(" ".join(text.split()))).encode(errors="replace").decode()
