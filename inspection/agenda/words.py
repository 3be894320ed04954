"""A day of the calendar in words: what is due, and how the day itself stands; for screens, tables and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.agenda.recurrence import MONTHS
from inspection.model.codes import AgendaKind, AgendaState, Frequency
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.agenda import AgendaDay
    from inspection.wording import Wording

_NUMERALS = ("", "I", "II", "III", "IV")


def title(one: AgendaDay, say: Wording) -> str:
    """Return what is due: the report with its span, or what it is about in its own words."""
    match one.kind:
        case AgendaKind.REPORT:
            return _report(one, say)
        case AgendaKind.TASK | AgendaKind.FINDING:
            return f"{say(f'code.agenda_kind.{one.kind}')}: {_flat(one.about)}"
        case _:
            about = _flat(one.about)
            return f"{say(f'agenda.{one.kind}')}{f': {about}' if about else ''}"


def _report(one: AgendaDay, say: Wording) -> str:
    name = say("agenda.report.other")
    if one.frequency and one.span and not one.about:  # a row's own words may name another span
        part = one.span.end.month // MONTHS[one.frequency]
        facts = {"part": part, "numeral": _NUMERALS[part] if part < len(_NUMERALS) else part}
        name = say(f"agenda.report.{one.frequency}_of", year=one.span.end.year, **facts)
    elif one.frequency:
        name = say(f"agenda.report.{one.frequency}")
    about = _flat(one.about or ("" if one.frequency not in {None, Frequency.ONCE} else one.words))
    return f"{name}: {about}" if about else name


def standing(one: AgendaDay, today: date, say: Wording) -> str:
    """Return how a day stands, with the days that are left or have gone by."""
    if one.day is None:
        return say("agenda.undated")
    left = (one.day - today).days
    if one.state in {AgendaState.DONE, AgendaState.TODAY}:
        return say(f"code.agenda_state.{one.state}")
    return say(f"agenda.stands.{one.state}", days=abs(left))


def closed(one: AgendaDay, say: Wording) -> str:
    """Return that offices are closed on the day, why, and when they open again; nothing where they are open."""
    if not one.off:
        return ""
    why = one.holiday[say.language] if one.holiday else say("agenda.weekend")
    return say("agenda.off", why=why, next=format_date(one.works_next))


def weekday(day: date, say: Wording) -> str:
    """Return the day of the week in two or three letters."""
    return say(f"agenda.weekday.{day.isoweekday()}")


def _flat(text: str) -> str:
    return " ".join(text.split())
