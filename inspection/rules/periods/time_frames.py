"""Family P, frames: the period a document closes with, and the order of its reporting dates (P13 to P15)."""

from __future__ import annotations

import calendar
import re
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.model.codes import Frequency, Grade
from inspection.model.documents import Period
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import fold, format_date, parse_date, quarter_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import ReportingDeadline, Task
    from inspection.rules.desk import Desk, Sheet

_CLOSING = re.compile(r"\btren day la\b[^.;]{0,160}")
_MONTHS = re.compile(r"\b(?P<n>0?[369]|ba|sau|chin) thang (?P<half>dau |cuoi )?nam (?P<y>20\d\d)\b")
_QUARTER = re.compile(r"\bquy (?P<q>i{1,3}|iv|[1-4])(?:\s*/\s*| nam )(?P<y>20\d\d)\b")
_YEAR = re.compile(r"\bnam (?P<y>20\d\d)\b")
_IN_WORDS = {"ba": 3, "sau": 6, "chin": 9}
_YEAR_LONG = 12
_ALIKE = 0.8
"""The share of both in common from which two spans are one: reports count from cut-off days."""

_UPWARDS = re.compile(r"\b(?:so noi vu|(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|cap tren)|cap tren)\b")
_WITHIN = re.compile(
    r"\b(?:co quan|don vi|cac phong|bo phan|trung tam|thon|to dan pho)\b[^.;]{0,80}\b(?:gui|nop|bao cao)\b"
    r"|\b(?:gui|nop|ve) (?:ve )?(?:van phong|phong|(?:ubnd|uy ban nhan dan) (?:phuong|xa|dac khu)|to cong tac)\b"
)
_WHICH_MONTH = re.compile(r"\b(?:cuoi|dau|ket thuc|ke|lien ke|sau)\b")
_TASK_NAMED = re.compile(r"\bnhiem vu (?:so|thu) (?P<no>\d{1,3})\b")


def _span(folded: str) -> Period | None:
    """Return the span of months that words name; a year alone is none, for a report may speak of the year it is in."""
    if found := _MONTHS.search(folded):
        count = _IN_WORDS.get(found["n"]) or int(found["n"])
        first = _YEAR_LONG - count + 1 if (found["half"] or "").strip() == "cuoi" else 1
        return _of_months(int(found["y"]), first, first + count - 1)
    if (found := _QUARTER.search(folded)) and (quarter := quarter_number(found["q"])):
        return _of_months(int(found["y"]), 3 * quarter - 2, 3 * quarter)
    return None


def _of_months(year: int, first: int, last: int) -> Period:
    return Period(start=date(year, first, 1), end=date(year, last, calendar.monthrange(year, last)[1]))


def _alike(one: Period, other: Period) -> bool:
    common = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    return common >= _ALIKE * max((span.end - span.start).days + 1 for span in (one, other))


@rule("P13")
def closing_names_the_period(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the sentence a document closes with names its own period, not that of the one it was copied from."""
    for sheet in desk.sheets:
        period = sheet.reading.period
        if period is None or sheet.damaged:
            continue
        for number, closing in sheet.search(_CLOSING):
            said = closing[0]
            span, years = _span(said), {int(found["y"]) for found in _YEAR.finditer(said)}
            right = (
                _alike(span, period)
                if span
                else not years or not years.isdisjoint((period.start.year, period.end.year))
            )
            if right and (span or years):
                yield Pass(sheet=sheet, lines=(number,), facts={"working": _shown(period)})
            elif not right:
                told = _span(fold(sheet.reading.title or ""))
                yield Hit(
                    sheet=sheet,
                    lines=(number,),
                    quote=sheet.excerpt(number, *closing.span()),
                    stated=_shown(span) if span else str(min(years)),
                    computed=_shown(period),
                    grade=None if told is None or _alike(told, period) else Grade.UNLIKELY,
                )


def _shown(period: Period) -> str:
    return f"{format_date(period.start)} – {format_date(period.end)}"


@rule("P14")
def reporting_dates_in_order(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that units hand in before the ward reports, and that the ward's report of one kind has one date."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    tasks = {task.line: task for task in sheet.reading.tasks}
    regular = [one for one in sheet.reading.deadlines if one.frequency and Frequency.ONCE not in one.frequency]
    upwards = [one for one in regular if _goes_upwards(sheet, one, tasks.get(one.line)) is True]
    within = [one for one in regular if _goes_upwards(sheet, one, tasks.get(one.line)) is False]
    for inner in within:
        outer = next((one for one in upwards if _comparable(inner, one)), None)
        if outer is None:
            continue
        facts = {"against": outer.text, "working": f"{_when(inner)} ↔ {_when(outer)}"}
        lines = tuple(sorted({inner.line, outer.line}))
        if _order(inner) < _order(outer):
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        else:
            yield _late(sheet, inner, lines, facts | {"note": "units_report_later"})
    for one, other in combinations(upwards, 2):
        if _comparable(one, other) and one.line != other.line and _order(one) != _order(other):
            facts = {"against": one.text, "working": f"{_when(one)} ↔ {_when(other)}", "note": "other_date"}
            yield _late(sheet, other, tuple(sorted((one.line, other.line))), facts, Grade.UNLIKELY)


def _late(
    sheet: Sheet, late: ReportingDeadline, lines: tuple[int, ...], facts: dict[str, str], grade: Grade | None = None
) -> Hit:
    return Hit(sheet=sheet, lines=lines, quote=shorten(late.text), stated=shorten(late.text), grade=grade, facts=facts)


def _goes_upwards(sheet: Sheet, deadline: ReportingDeadline, task: Task | None) -> bool | None:
    """Tell whether a report is the ward's to its superior, False where its units hand in, None where nothing says so.

    A row of the annex is the ward's; elsewhere the nearest words of the limit or of its sentence before it tell.
    """
    if task is not None:
        return not _WITHIN.search(fold(f"{task.content} {task.product}"))
    own, line = fold(deadline.text), sheet.folded[deadline.line - 1] if deadline.line <= len(sheet.folded) else ""
    before = line.partition(own)[0] if own else line  # without words where a correction by hand has none
    for said in (own, re.split(r"\.\s", before)[-1]):
        places = [max((found.end() for found in one.finditer(said)), default=-1) for one in (_UPWARDS, _WITHIN)]
        if places[0] != places[1]:
            return places[0] > places[1]
    return None


def _comparable(one: ReportingDeadline, other: ReportingDeadline) -> bool:
    """Tell whether two limits are of one kind of report and written alike, so that the earlier one can be told."""
    if one.frequency != other.frequency or bool(one.date) != bool(other.date):
        return False
    months = [set(_WHICH_MONTH.findall(fold(limit.text))) for limit in (one, other)]
    return bool(one.date) or (bool(one.day and other.day) and months[0] == months[1])


def _order(deadline: ReportingDeadline) -> tuple[str, int]:
    return (deadline.date or "", deadline.day or 0)


def _when(deadline: ReportingDeadline) -> str:
    return format_date(iso(deadline.date)) if deadline.date else str(deadline.day)


@rule("P15")
def dates_of_tasks_named(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task which the text names by its number has the same date there as in the annex."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    tasks = {task.no.strip("."): task for task in sheet.reading.tasks}
    for number, named in sheet.search(_TASK_NAMED):
        line, (start, end) = sheet.line(number), named.span()
        first = max(line.rfind(mark, 0, start) for mark in (". ", "; ")) + 1
        task, day = tasks.get(named["no"]), parse_date(line[first:start])
        due = iso(task.due_end) if task else None
        if task is None or day is None or due is None or task.line == number or task.due_start:
            continue
        lines, facts = (number, task.line), {"task": task.no, "working": f"{format_date(day)} ↔ {format_date(due)}"}
        if day == due:
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        else:
            quote = shorten(line[first:end].strip(" -+*;."))
            facts["against"] = f"{shorten(task.content)} – {task.due}"
            stated, computed = format_date(day), format_date(due)
            yield Hit(sheet=sheet, lines=lines, quote=quote, stated=stated, computed=computed, facts=facts)
