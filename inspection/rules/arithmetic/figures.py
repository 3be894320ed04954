"""Family A, sums: files, procedures, tasks and petitions must add up (domain.md §5.1, A01 to A12 and A14)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.arithmetic import sums
from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_ONE_PLACE = 12
"""Lines that what is told together may span."""


@rule("A01")
def received_by_channel(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge files received = online + direct (+ postal, carried over)."""
    return sums.judged(desk, "A01")


@rule("A02")
def resolved_by_term(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge files resolved = on time + overdue."""
    return sums.judged(desk, "A02")


@rule("A03")
def pending_files(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge pending = carried over + received - resolved; what is left must be spoken of."""
    for sheet in desk.sheets:
        received, resolved = sheet.figure("files_received"), sheet.figure("files_resolved")
        if received is None or resolved is None or received.value is None or resolved.value is None:
            continue
        if not sums.same_period(sheet, received, resolved):
            continue
        # Where no file is pending beyond its term, those within it are all that are pending.
        pending = sheet.figure("files_pending") or (
            None if sheet.value("files_pending_overdue") else sheet.figure("files_pending_in_term")
        )
        brought = sheet.value("files_carried_over") or Decimal(0)
        left = received.value + brought - resolved.value
        before = f"{show(brought)} + " if brought else ""
        working = f"{before}{show(received.value)} − {show(resolved.value)} = {show(left)}"
        lines = lines_of([received, resolved, pending])
        if pending is not None and pending.value is not None:
            fitting = next((pair for pair in _pairs(sheet) if pending.value in _lefts(sheet, *pair)), None)
            if fitting:
                if fitting != (received.value, resolved.value):
                    working = f"{show(fitting[0])} − {show(fitting[1])} = {show(pending.value)}"
                yield Pass(sheet=sheet, lines=lines, facts={"indicator": "files_pending", "working": working})
            elif not _is_told(sheet, lines, abs(left - pending.value)):
                yield Hit(
                    sheet=sheet,
                    lines=lines,
                    quote=pending.quote,
                    stated=show(pending.value),
                    computed=show(left),
                    severity=Severity.SERIOUS,
                    grade=Grade.UNLIKELY
                    if _far_apart(lines) or brought >= received.value or _in_columns(sheet)
                    else Grade.CONTRADICTORY,
                    facts={
                        "indicator": "files_pending",
                        "working": working,
                        "against": resolved.quote,
                        "note": "pending_differs",
                    },
                )
        elif min(_lefts(sheet, received.value, resolved.value)) > 0:
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=resolved.quote,
                computed=show(left),
                facts={"indicator": "files_pending", "working": working, "note": "pending_silent"},
            )


def _in_columns(sheet: Sheet) -> bool:
    """Tell whether any of the counts has several values, such as those of a quarter beside those of the year."""
    names = ("files_received", "files_resolved", "files_pending", "files_carried_over")
    return any(len({one.value for one in sheet.figures(name)}) > 1 for name in names)


def _is_told(sheet: Sheet, lines: tuple[int, ...], gap: Decimal) -> bool:
    """Tell whether what is missing stands between as a number without a name, such as of files withdrawn."""
    if _far_apart(lines):
        return False
    return any(f.value == gap and f.indicator is None for f in sheet.figures_on(range(lines[0], lines[-1] + 1)))


def _far_apart(lines: tuple[int, ...]) -> bool:
    """Tell whether figures stand so far from each other that they may be of different things."""
    return lines[-1] - lines[0] > _ONE_PLACE


def _pairs(sheet: Sheet) -> Iterator[tuple[Decimal, Decimal]]:
    """Give what was received and resolved, also in another column: a table may hold the quarter beside the year."""
    for received in sheet.figures("files_received"):
        for resolved in sheet.figures("files_resolved"):
            if received.value is not None and resolved.value is not None:
                yield received.value, resolved.value


def _lefts(sheet: Sheet, received: Decimal, resolved: Decimal) -> set[Decimal]:
    """Return what may be left: the total may or may not hold what was carried over and what was returned unsolved."""
    carried, to_process = sheet.value("files_carried_over") or Decimal(0), sheet.value("files_to_process")
    returned = sheet.value("files_returned") or Decimal(0)
    wholes = {received, received + carried, *((to_process,) if to_process else ())}
    return {whole - resolved - gone for whole in wholes for gone in {Decimal(0), returned}}


@rule("A06")
def overdue_by_field(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge overdue files = sum over the fields."""
    return sums.judged(desk, "A06")


@rule("A10")
def procedures_by_level(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge procedures = fully online + partly online + not online."""
    return sums.judged(desk, "A10")


@rule("A11")
def tasks_by_state(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge tasks = done + in progress + late."""
    return sums.judged(desk, "A11")


@rule("A12")
def petitions_by_state(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge petitions and feedback received = resolved + in process."""
    return sums.judged(desk, "A12")


@rule("A14")
def any_breakdown(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge every other breakdown; where no relation is known the parts may be a mere selection, or may overlap."""
    yield from sums.judged(desk, "A14")
    for sheet, breakdown in sums.unrelated(desk):
        if sums.of_some(breakdown, desk.relations.overlapping):
            continue
        yield from sums.of_breakdown(sheet, breakdown, Grade.UNLIKELY)
