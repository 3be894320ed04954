"""``calendar``: what is due and overdue in inspections on a day: a table, JSON, a file for calendar programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.agenda import CLOSED, agenda
from inspection.agenda.words import closed, standing, title, weekday
from inspection.errors import InspectionError
from inspection.model.codes import AgendaState
from inspection.own_indicators import catalogue_of
from inspection.vietnamese import format_date
from inspection.working_days import WorkingDays
from tui.cli import tables
from tui.cli.selection import meant
from tui.cli.workplace import open_workspace, today
from tui.phrases import ward_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspection.model.agenda import Agenda, AgendaDay
    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection
    from tui.cli.call import Call

    Known = tuple[Inspection, Sequence[Entry], Agenda]

SCHEMA = "kiemtra/calendar/1"
_COLUMNS = ("day", "stands", "due_thing", "in_charge", "ward")


def calendar(call: Call) -> int:
    """Print the days of the inspections that are meant, or write them into a file; what cannot be opened is told."""
    options, failed = call.options, 0
    day = options.on or today()
    with open_workspace(call) as workspace:
        working = WorkingDays(catalogue_of(workspace.folder).holidays)
        known: list[Known] = []
        for summary in meant(workspace, options):
            try:
                session = workspace.session(summary.id)
            except InspectionError as problem:
                failed = problem.exit_code
                call.complain(problem)
                continue
            known.append((session.inspection, session.entries, agenda(session.inspection, working, day)))
    if options.ics:
        _write(call, known, working)
    elif options.format == "json":
        call.put_json({"schema": SCHEMA, "on": day, "days": [_row(*one, call) for one in _rows(call, known)]})
    else:
        _tell(call, known, day)
    return failed


def _rows(call: Call, known: list[Known]) -> list[tuple[Inspection, AgendaDay]]:
    """Return the days of all inspections, the earliest first, those without a day last."""
    found = [(inspection, one) for inspection, _, days in known for one in (*days.days, *days.undated)]
    if call.options.open:
        found = [(inspection, one) for inspection, one in found if one.state not in CLOSED]
    return sorted(found, key=lambda row: row[1].day.toordinal() if row[1].day else 1 << 30)


def _tell(call: Call, known: list[Known], day: date) -> None:
    say, rows = call.wording, []
    for inspection, one in _rows(call, known):
        when = f"{weekday(one.day, say)} {format_date(one.day)}" if one.day else "–"
        what = "; ".join(filter(None, (title(one, say).rstrip(".;"), closed(one, say))))
        details = inspection.details
        rows.append((when, standing(one, day, say), what, one.unit, ward_name(details.ward_type, details.ward)))
    for line in tables.table([say(f"cli.column.{name}") for name in _COLUMNS], rows, tables.room()) if rows else ():
        call.put(line)
    states = [one.state for _, _, days in known for one in days.days]
    call.say(
        "cli.calendar.done",
        day=format_date(day),
        overdue=states.count(AgendaState.OVERDUE),
        today=states.count(AgendaState.TODAY),
        soon=states.count(AgendaState.SOON),
    )
    for inspection, _, days in known:
        if days.foreign_plan:
            call.say("agenda.foreign_plan", ward=ward_name(inspection.details.ward_type, inspection.details.ward))


def _row(inspection: Inspection, one: AgendaDay, call: Call) -> dict[str, Any]:
    """Return a day as programs read it; days as ISO text, what is not known as null."""
    say, source = call.wording, one.source
    return {
        "id": one.id,
        "inspection": inspection.id,
        "ward": inspection.details.ward,
        "kind": one.kind,
        "day": one.day,
        "state": one.state if one.day else None,
        "title": title(one, say),
        "words": one.words or None,
        "unit": one.unit or None,
        "frequency": one.frequency,
        "span": str(one.span) if one.span else None,
        "document": source.document if source else None,
        "line": source.line if source else None,
        "item": one.item or None,
        "finding": one.finding or None,
        "off": one.off,
        "holiday": one.holiday[say.language] if one.holiday else None,
        "works_next": one.works_next,
    }


def _write(call: Call, known: list[Known], working: WorkingDays) -> None:
    from exports.ical_calendar import render  # noqa: PLC0415  # only who wants the file waits for its library
    from exports.writing import write_whole  # noqa: PLC0415  # as above

    write_whole(call.options.ics, render([(one, entries) for one, entries, _ in known], working))
    call.put(str(call.options.ics))
    call.say("cli.calendar.written", count=sum(len(days.days) for *_, days in known), file=call.options.ics)
