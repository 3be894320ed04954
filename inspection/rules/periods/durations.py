"""Family P, durations: a span of days or months lasts as long as is said (domain.md §5.1, P01; P21)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_DAY = r"(?P<{0}d>\d{{1,2}})/(?P<{0}m>\d{{1,2}})(?:/(?P<{0}y>20\d\d))?"
_DAYS = re.compile(
    r"(?P<n>\d(?<![\d/.,].)\d?) ngay(?! (?:lam viec|\d))[,:]? ?\(?(?:lien tuc |lien tiep )?,? ?"
    r"tu (?:thu \w+,? )?(?:ngay )?"
    rf"{_DAY.format('a')}\s*(?:den|-|–)\s*(?:het )?(?:thu \w+,? )?(?:ngay )?{_DAY.format('b')}"
)
"""So many days with the first and the last of them; of working days the days off are not known."""
_MONTHS = re.compile(
    r"(?P<n>\d(?<![\d/.,].)\d?) thang(?! \d)[^.;()\d]{0,20}[,(] ?tu thang (?P<a>\d{1,2})(?:/(?P<ay>20\d\d))?"
    r"\s*(?:den|-|–)\s*(?:het )?thang (?P<b>\d{1,2})(?:/(?P<by>20\d\d))?"
)
_BY_DAYS = re.compile(
    r"(?P<n>\d(?<![\d/.,].)\d?) thang(?! (?:\d|dau|cuoi))[^.;()\d]{0,40}[,(]? ?\(?"
    r"tu (?:ngay )?0?1/(?P<a>\d{1,2})(?:/(?P<ay>20\d\d))?\s*(?:den|-|–)\s*"
    r"(?:het )?(?:ngay )?(?P<d>\d{1,2})/(?P<b>\d{1,2})/(?P<by>20\d\d)"
)
"""So many months from the first day of one to a day of another."""
_LAST_DAYS = 24
"""The day from which a month is told as a whole one."""
_WEEKEND = 5


@rule("P21")
def as_long_as_said(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "03 ngày, từ ngày 18/8 đến ngày 22/8" and "5 tháng (từ tháng 8 đến tháng 11)" by their own ends."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number, found in sheet.search(_DAYS):
            yield from _judged(sheet, number, found, _days(found))
        for number, found in sheet.search(_MONTHS):
            yield from _judged(sheet, number, found, _months(found))
        for number, found in sheet.search(_BY_DAYS):
            yield from _judged(sheet, number, found, _months(found) if int(found["d"]) >= _LAST_DAYS else ())


def _judged(sheet: Sheet, number: int, found: re.Match[str], lasts: tuple[int, ...]) -> Iterator[Hit | Pass]:
    """Judge a number by the lengths that a span may rightly be said to have, the whole one first."""
    if not lasts:
        return
    stated = int(found["n"])
    facts = {"working": f"{stated} ↔ {lasts[0]}"}
    if stated in lasts:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    else:
        quote = sheet.excerpt(number, *found.span(), before=40)
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=str(stated), computed=str(lasts[0]), facts=facts)


def _days(found: re.Match[str]) -> tuple[int, ...]:
    """Return the days from one to the other, both counted, then without weekends, then as nights."""
    year = int(found["by"] or found["ay"] or 2000)
    try:
        first = date(int(found["ay"] or year), int(found["am"]), int(found["ad"]))
        last = date(year, int(found["bm"]), int(found["bd"]))
    except ValueError:
        return ()
    whole = (last - first).days + 1
    if whole < 1:
        return ()
    working = sum((first + timedelta(days=n)).weekday() < _WEEKEND for n in range(whole))
    return (whole, working, whole - 1)


def _months(found: re.Match[str]) -> tuple[int, ...]:
    years = int(found["by"]) - int(found["ay"]) if found["ay"] and found["by"] else 0
    made = 12 * years + int(found["b"]) - int(found["a"]) + 1
    return (made,) if made > 0 else ()
