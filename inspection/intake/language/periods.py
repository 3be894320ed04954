"""Spans of time as documents word them: "6 tháng cuối năm 2025", "quý III/2025", "từ ngày … đến ngày …".

Works on flat text. A scan may have changed a letter ("cudi nim 2025"), so the patterns leave room where nothing else
can be meant; the figures themselves are never guessed.
"""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING

from inspection.model.documents import Period
from inspection.vietnamese import quarter_number

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST_MONTH = 12
_DAY = r"(?:ngay\s*)?(\d{1,2})\s*(?:/|-|\.|thang)\s*(\d{1,2})(?:\s*(?:/|-|\.|nam)\s*(\d{4}))?"
_FROM_TO = re.compile(rf"tu\s+{_DAY}\s*(?:den(?: het)?|-)\s*{_DAY}")
_DATA = re.compile(
    r"\b(?:so lieu|ky bao cao|thoi (?:gian|diem) (?:bao cao|lay so lieu|chot so lieu)|bao cao (?:ket qua|tinh hinh))\b"
    r"[^.;]{0,40}?\btu\s"
)
_DATA_SPAN = re.compile(
    rf"\b(?:so lieu|ky bao cao|ky so lieu|thoi gian)\b[^.;:\d]{{0,25}}:\s*{_DAY}\s*(?:den(?: het)?|-|–)\s*{_DAY}"
)
_BARE = re.compile(rf"\W*(?:tinh |thoi gian )?{_FROM_TO.pattern}\W*")
"""A line below the title that holds nothing but the span."""
_YEAR = r"(?:n[a-z]m\s*|/\s*)?(20\d\d)"
_HALF = re.compile(rf"\b(?:0?6|sau)\s+th[a-z]ng\s+(cu[a-z]{{1,2}}|d[a-z]u)\s+{_YEAR}")
_NINE = re.compile(rf"\b(?:0?9|chin)\s+th[a-z]ng\s+(?:d[a-z]u\s+)?{_YEAR}")
_QUARTER = re.compile(rf"\bquy\s+(i{{1,3}}|iv|[1-4])\s*(?:,|-)?\s*{_YEAR}")
_MONTHS = re.compile(
    r"\btu\s+thang\s+(\d{1,2})(?:\s*(?:/|nam)\s*(20\d\d))?\s*(?:den(?: het)?|-)"
    r"\s*thang\s+(\d{1,2})\s*(?:/|nam|-)\s*(20\d\d)"
)
_MONTH = re.compile(r"\bthang\s+(\d{1,2})\s*(?:/|nam|-)\s*(20\d\d)")
_YEARS = re.compile(r"giai doan\s+(20\d\d)\s*-\s*(20\d\d)")
_WHOLE = re.compile(r"\b(?:n[a-z]m)\s+(20\d\d)\b")
_LATER_HALF = "cu"
_SEVERAL = 2
_MANY = {"sau": 6, "chin": 9, "ba": 3}
_COLUMN = re.compile(
    r"(?:(?:so lieu|so luong|ket qua|thuc hien|trong|tinh|luy ke|cong don|chung|ca|nhan|tre)(?: cua| den| het)? )*?"
    r"(?:quy (?P<quarter>iv|i{1,3}|[1-4])\b|thang (?P<month>0?[1-9]|1[0-2])\b"
    r"|(?P<many>sau|chin|ba|0?[369]|11|10) thang\b(?: (?P<which>dau|cuoi)\b)?"
    r"|nua (?P<half>dau|cuoi)(?: nam)?\b|(?P<whole>ca nam|toan nam|12 thang|nam 20\d\d)\b"
    r"|(?P<summed>luy ke|cong don|tu dau nam))"
)
"""The title of a column that tells of a span: "Quý III", "6 tháng đầu năm", "Lũy kế 9 tháng", "Cả năm"."""


def month_span(year: int, first: int, last: int) -> Period | None:
    """Return the days from the first of one month to the end of another of a year."""
    if not (1 <= first <= last <= _LAST_MONTH and 1 <= year < MAXYEAR):
        return None
    return Period(start=date(year, first, 1), end=date(year, last, calendar.monthrange(year, last)[1]))


def quarter_span(year: int, quarter: str) -> Period | None:
    """Return the days of a quarter that is written in Roman or Arabic figures."""
    number = quarter_number(quarter)
    return month_span(year, number * 3 - 2, number * 3) if number else None


def between(flat_text: str) -> Period | None:
    """Return the span of "từ ngày … đến ngày …", or None."""
    return _days(_FROM_TO.search(flat_text))


def parts(flat_text: str, whole: Period | None) -> bool:
    """Tell whether a text names several spans that all lie in a longer one: the kinds of time that a report parts."""
    if whole is None or flat_text.count(" den ") < _SEVERAL:
        return False
    found = {span for hit in _FROM_TO.finditer(flat_text) if (span := _days(hit)) is not None}
    return len(found) >= _SEVERAL and all(whole.start <= one.start and one.end <= whole.end for one in found - {whole})


def column_span(flat_title: str, period: Period) -> Period | None:
    """Return the span that the title of a column names in a report of a period; None where it names no span."""
    words = flat_title.strip(" .:*()")
    found = _COLUMN.match(words)
    if found is None:
        return None
    years = [int(year) for year in re.findall(r"\b20\d\d\b", words)]
    year = max(years, default=period.end.year)
    if found["summed"]:
        return None if years else Period(start=date(year, 1, 1), end=period.end)
    if found["quarter"]:
        return quarter_span(year, found["quarter"])
    return month_span(year, *_months_of(found))


def _months_of(found: re.Match[str]) -> tuple[int, int]:
    """Return the first and the last month of the span that the title of a column names."""
    if found["month"]:
        return int(found["month"]), int(found["month"])
    many = 6 if found["half"] else _LAST_MONTH
    if found["many"]:
        many = _MANY.get(found["many"]) or int(found["many"])
    later = (found["half"] or found["which"] or "") == "cuoi"
    return (_LAST_MONTH + 1 - many, _LAST_MONTH) if later else (1, many)


def _days(found: re.Match[str] | None) -> Period | None:
    """Return the span between two days, day, month and year as the groups of a match."""
    if found is None or not (found[3] or found[6]):
        return None
    try:
        end = date(int(found[6] or found[3]), int(found[5]), int(found[4]))
        start = date(int(found[3] or end.year), int(found[2]), int(found[1]))
    except ValueError:
        return None
    return Period(start=start, end=end) if start <= end else None


def of_data(flat_text: str) -> Period | None:
    """Return the span that figures are counted in, "số liệu từ ngày … đến ngày …", where a text states it."""
    if _BARE.fullmatch(flat_text):
        return between(flat_text)
    found = _DATA.search(flat_text)
    return between(flat_text[found.start() :]) if found else _days(_DATA_SPAN.search(flat_text))


def _half(found: re.Match[str]) -> Period | None:
    first = 7 if found[1].startswith(_LATER_HALF) else 1
    return month_span(int(found[2]), first, first + 5)


def _months(found: re.Match[str]) -> Period | None:
    last = int(found[4])
    start, end = month_span(int(found[2] or last), int(found[1]), int(found[1])), month_span(last, *[int(found[3])] * 2)
    return Period(start=start.start, end=end.end) if start and end and start.start < end.end else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...] = (
    (_HALF, _half),
    (_NINE, lambda found: month_span(int(found[1]), 1, 9)),
    (_QUARTER, lambda found: quarter_span(int(found[2]), found[1])),
    (_MONTHS, _months),
    (_MONTH, lambda found: month_span(int(found[2]), int(found[1]), int(found[1]))),
    (_YEARS, lambda found: Period(start=date(int(found[1]), 1, 1), end=date(int(found[2]), 12, 31))),
    (_WHOLE, lambda found: month_span(int(found[1]), 1, 12)),
)


def stated(flat_text: str) -> Period | None:
    """Return the span of time that a text names, the most exact wording first; None where it names none."""
    exact = between(flat_text)
    if exact:
        return exact
    for pattern, meaning in _FORMS:
        found = pattern.search(flat_text)
        if found:
            return meaning(found)
    return None
