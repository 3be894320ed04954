"""Family P, days: the calendar has each day that is written, on the weekday that is named (P10 to P12)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass
from inspection.rules.engine import rule
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_REST = r"(?:\s*[/.-]\s*|\s+thang\s+)(?P<m>\d{1,2})(?:\s*[/.-]\s*|,?\s+nam\s+)(?P<y>(?:19|20)\d\d)(?!\d)"
_FULL = rf"(?P<d>\d{{1,2}}){_REST}"
_DAY = re.compile(
    # Day, month and year parted by dots or dashes may number a section; a number of a document begins with its word.
    # The digit comes first and what stands before it is asked after: a search that may skip to digits is much faster.
    rf"(?P<d>\d(?<![\d/.,-].)(?<!\bso .)(?=\d?\s*(?:/|thang)|(?<=\bngay .))\d?){_REST}(?!\s*/)"
)
_DAY_AND_MONTH = re.compile(
    r"\bngay\s+(?P<d>\d{1,2})(?:/|\s+thang\s+)(?P<m>\d{1,2})(?![\d/-]|[.,]\d|\s*(?:/|nam)\s*\d|\s*thang)"
)
"""A day without its year: the last day of February may be there or not, so the longest one is taken."""
_LEAP = 2024
_LONGEST = 31
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "chu nhat": 6}
_NAMES = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_WEEKDAY = r"(?:thu (?P<{0}>hai|ba|tu|nam|sau|bay|[2-7])|(?P<{0}_sunday>chu nhat))"
_NAMED_DAY = re.compile(
    rf"\b{_WEEKDAY.format('before')}[,:]?\s*\(?(?:ngay\s+)?{_FULL}"
    rf"|(?<![\d/.,-]){_FULL.replace('?P<', '?P<own_')}\s*\(\s*{_WEEKDAY.format('behind')}\s*\)"
)
_COUNTED = re.compile(
    r"\b(?:ky|phien|hop|lan|dot|lop|hoi nghi|cuoc|buoi|khoa|vong|to|nhom|hang|vi tri|buoc|giai doan|nguoi|dien dan|bai"
    r"|cuoc thi|so|phan|muc|noi dung|nhiem ky|nam)\s$"
)
"""Words of what an ordinal counts: "lớp thứ hai (ngày …)" is the second one, on whichever weekday."""
_AT_A_TIME = re.compile(
    r"(?:^|[^a-z0-9 ]|\b(?:vao|sang|chieu|toi|trua|ngay|tu|den|hom|la|dung|trong|truoc|sau|het|va|hoac|lich|gio|phut))"
    r"[\s\W]*$"
)
"""Words before a weekday that is written in small letters, or as a number, as an ordinal is too."""
_SPAN = re.compile(
    rf"tu(?<!\w..) (?:ngay )?{_FULL}\s*(?:,?\s*(?:cho )?den (?:het )?(?:ngay )?|-|–)\s*{_FULL.replace('?P<', '?P<to_')}"
)


def _day(found: re.Match[str], prefix: str = "") -> date | None:
    """Return the day that a match writes; None where the calendar has no such day."""
    try:
        return date(*(int(found[prefix + part]) for part in ("y", "m", "d")))
    except ValueError:
        return None


@rule("P10")
def days_of_the_calendar(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that each day that is written exists: there is no 31st of June."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        right = 0
        for number, found in sheet.search(_DAY):
            if _day(found):
                right += 1
            else:
                yield _no_such_day(sheet, number, found)
        missing = ((number, found) for number, found in sheet.search(_DAY_AND_MONTH) if not _in_some_year(found))
        yield from (_no_such_day(sheet, number, found) for number, found in missing)
        if right:
            yield Pass(sheet=sheet, facts={"working": str(right)})


def _in_some_year(found: re.Match[str]) -> bool:
    try:
        return bool(date(_LEAP, int(found["m"]), int(found["d"])))
    except ValueError:
        return False


def _no_such_day(sheet: Sheet, number: int, found: re.Match[str]) -> Hit:
    stated = sheet.line(number)[found.start("d") : found.end()]
    return Hit(
        sheet=sheet,
        lines=(number,),
        quote=sheet.excerpt(number, *found.span(), before=50, after=40),
        stated=stated,
        grade=None if int(found["d"]) <= _LONGEST else Grade.CONTRADICTORY,
    )


@rule("P11")
def days_of_the_week(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a day is on the weekday that is written beside it."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number, weekday in sheet.search(r"thu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|chu nhat\b"):
            start = weekday.start()
            found = _NAMED_DAY.search(weekday.string, max(0, start - 20))
            day = found and (_day(found, "own_") if found["own_d"] else _day(found))
            if not found or not day or not found.start() <= start < found.end() or _is_ordinal(sheet, number, weekday):
                continue
            named = _weekday(found)
            stated, computed = (f"{_NAMES[weekday]}, {format_date(day)}" for weekday in (named, day.weekday()))
            if named == day.weekday():
                yield Pass(sheet=sheet, lines=(number,), facts={"working": stated})
            else:
                quote = sheet.excerpt(number, *found.span(), before=50, after=40)
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed)


def _is_ordinal(sheet: Sheet, number: int, named: re.Match[str]) -> bool:
    """Tell whether words count something instead of naming a weekday, by what stands before and by the small letter."""
    before = named.string[max(0, named.start() - 20) : named.start()]
    if named[0] == "chu nhat" or not before:
        return False
    small = not sheet.line(number)[named.start() : named.end()].split()[-1].istitle()
    return bool(_COUNTED.search(before)) or (small and not _AT_A_TIME.search(before))


def _weekday(found: re.Match[str]) -> int:
    name = next(name for part in ("before", "behind") for name in (found[part], found[f"{part}_sunday"]) if name)
    return int(name) - 2 if name.isdecimal() else _WEEKDAYS[name]


@rule("P12")
def spans_run_forward(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a span of days ends after it begins."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number, found in sheet.search(_SPAN):
            first, last = _day(found), _day(found, "to_")
            if first is None or last is None or first <= last:
                continue
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *found.span(), before=50, after=20),
                stated=f"{format_date(first)} – {format_date(last)}",
            )
