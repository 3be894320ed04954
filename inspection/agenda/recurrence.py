"""The days of a report that recurs: "báo cáo quý gửi trước ngày 05 tháng cuối của quý" in a plan's own period.

A day is given only where the words tell the month as well; "theo quy định" or a first month without its quarter give
none. A report of each week has the days that its words name by the weekday: "hằng tuần, trước 16 giờ thứ Năm".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection.model.codes import Frequency
from inspection.model.documents import Period
from inspection.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import ReportingDeadline

MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEAR: 6, Frequency.ANNUAL: 12}
"""Months that a report of each kind covers."""
_WEEK = timedelta(days=7)
_WEEKDAY = re.compile(r"(?<!tuần )(?<!lần )\bthứ (?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])\b|\bchủ nhật\b", re.IGNORECASE)
"""A day of the week; not "tuần thứ hai", the second week."""
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
_SUNDAY = 6
_YEAR = 12
_NEXT_MONTH = re.compile(r"thang (?:sau|ke|lien ke|tiep theo)|thang dau (?:cua )?(?:moi )?quy (?:sau|tiep theo|ke)")
_OTHER_MONTH = re.compile(r"thang dau|quy (?:sau|tiep theo)|nam sau")


def recurrences(
    deadline: ReportingDeadline, period: Period | None, *, with_annual: bool
) -> Iterator[tuple[Frequency, Period | None, date]] | None:
    """Return each report of a deadline for a span that ends inside the period, with its day; None where none is told.

    ``with_annual`` says that a report of the whole year is asked for as well: it is then that of the second half too.
    Of a report of each week nothing tells which days it covers: it has no span.
    """
    if deadline.frequency == (Frequency.WEEKLY,):
        weekday = _weekday(deadline.text)
        return None if weekday is None or period is None else _weekly(weekday, period)
    later = _months_later(deadline)
    if deadline.day is None or period is None or later is None or not set(deadline.frequency) & MONTHS.keys():
        return None
    return _recurring(deadline.frequency, deadline.day, period, later, with_annual=with_annual)


def _weekday(text: str) -> int | None:
    """Return the one day of the week that words name, from 0 for Monday; None for none and for several."""
    found = {_numbered(one["day"]) for one in _WEEKDAY.finditer(nfc(" ".join(text.split())))}
    return found.pop() if len(found) == 1 else None


def _numbered(day: str | None) -> int:
    if day is None:
        return _SUNDAY
    return int(day) - 2 if day.isdigit() else _WEEKDAYS[day.lower()]  # thứ 2 is Monday


def _weekly(weekday: int, period: Period) -> Iterator[tuple[Frequency, None, date]]:
    day = period.start + timedelta(days=(weekday - period.start.weekday()) % 7)
    while day <= period.end:
        yield Frequency.WEEKLY, None, day
        day += _WEEK


def _recurring(
    frequencies: tuple[Frequency, ...], day: int, period: Period, later: int, *, with_annual: bool
) -> Iterator[tuple[Frequency, Period, date]]:
    for often in frequencies:
        for span in _spans(often, period):
            second_half = often is Frequency.HALF_YEAR and span.end.month == _YEAR
            due = None if second_half and with_annual else _day(span.end.year, span.end.month + later, day)
            if due:
                yield often, span, due


def whole(text: str | None) -> date | None:
    """Return a day that is written in full; None for a month, a year or nothing."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _months_later(deadline: ReportingDeadline) -> int | None:
    """Return how many months after the last one of its span a report is due; None where the words leave it open."""
    words = fold(" ".join(deadline.text.split()))
    if _NEXT_MONTH.search(words):
        return 1
    return None if _OTHER_MONTH.search(words) else 0


def _spans(often: Frequency, period: Period) -> Iterator[Period]:
    """Yield the months, quarters, halves or years that end within a period."""
    length = MONTHS.get(often)
    if length is None:
        return
    for first in range(period.start.year * _YEAR - length + 1, period.end.year * _YEAR + _YEAR):
        year, month = divmod(first, _YEAR)
        end = _first(first + length) - timedelta(days=1)
        if month % length == 0 and period.start <= end <= period.end:
            yield Period(start=date(year, month + 1, 1), end=end)


def _first(months: int) -> date:
    """Return the first day of a month, counted from the year 0."""
    return date(months // _YEAR, months % _YEAR + 1, 1)


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day of a month that may lie in the next year; None where the month has no such day."""
    try:
        return _first(year * _YEAR + month - 1).replace(day=day)
    except ValueError:
        return None
