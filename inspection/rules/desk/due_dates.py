"""The dates until which a text wants something done: "hoàn thành trước ngày 15/3/2026", "xong trong quý I/2027"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind
from inspection.rules.desk.sheets import iso
from inspection.vietnamese import quarter_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Task
    from inspection.rules.desk import Sheet

_YEAR = r"(?:\s*/\s*|\s+nam\s+)(?P<year>20\d\d)\b"
_LIMIT = re.compile(
    r"\b(?P<cue>truoc|cham nhat|han(?: (?:chot|cuoi|hoan thanh))?|thoi han|hoan thanh|xong|trong)\s*:?"
    r"(?:\s+(?:(?:la|vao|den|truoc|trong|het|chinh thuc)\s+){0,2})?\s*(?P<part>ngay|thang|quy|)\s*"
    r"(?:(?P<day>\d{1,2})\s*(?:/\s*|thang\s+)(?P<month>\d{1,2})|(?P<one>\d{1,2}|i{1,3}|iv))" + _YEAR
)
"""A word that sets a limit, and a day, a month or a quarter with its year."""
_ALONE = re.compile(
    r"(?:(?:truoc|cham nhat|den|het|trong|xong)\s+){0,2}(?P<part>ngay|thang|quy|)\s*"
    r"(?:(?P<day>\d{1,2})\s*(?:/\s*|thang\s+)(?P<month>\d{1,2})|(?P<one>\d{1,2}|i{1,3}|iv))" + _YEAR
)
_FINISHES = re.compile(r"^(?:truoc|cham nhat|han|thoi han|hoan thanh|xong)")
_QUARTER = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Limit:
    """A time by which something is to be done, with its place in its line."""

    first: date
    """The day itself, or the first of the month or quarter."""
    last: date
    line: int
    start: int
    end: int


def limits(sheet: Sheet) -> Iterator[Limit]:
    """Give the limits of a document in order, those of the rows of its tables too."""
    for number, found in sheet.search(_LIMIT):
        span = _span(found)
        if span and (_FINISHES.match(found["cue"]) or found["part"] in {"thang", "quy"}):
            yield Limit(*span, line=number, start=found.start(), end=found.end())


def within(cell: str) -> tuple[date, date] | None:
    """Return the first and the last day of the time that is all a folded cell tells: a day, a month or a quarter."""
    found = _ALONE.fullmatch(cell.strip(" .;*"))
    return _span(found) if found else None


def has_a_day(task: Task) -> bool:
    """Tell whether a row of a plan's annex comes due on a day."""
    return task.due_kind in {DueKind.DEADLINE, DueKind.INTERVAL} and iso(task.due_end) is not None


def _span(found: re.Match[str]) -> tuple[date, date] | None:
    year = int(found["year"])
    if found["day"]:
        return _day(year, int(found["month"]), int(found["day"]))
    quarter = quarter_number(found["one"].lstrip("0")) if found["part"] == "quy" else None
    if quarter:
        return _months(year, _QUARTER * quarter - 2, _QUARTER * quarter)
    if found["part"] in {"thang", ""} and found["one"].isdecimal() and 1 <= int(found["one"]) <= _MONTHS:
        return _months(year, int(found["one"]), int(found["one"]))
    return None


def _day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
