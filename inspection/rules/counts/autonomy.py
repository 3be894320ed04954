"""Family B, public units: as many by kind as by what they may decide themselves (domain.md §5.1, B03; B16)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_KIND = re.compile(
    r"(?<![\d.,/])(\d{1,2}) (?:truong )?"
    r"(?:mam non|mau giao|tieu hoc|thcs|trung hoc co so|th ?& ?thcs|trung tam(?! phuc vu)|tram y te)\b"
)
_PUBLIC = re.compile(r"\bcong lap\b|\bsu nghiep\b")
_SKIPPED = re.compile(r"\btu thuc\b|\bngoai cong lap\b|\bdan lap\b|\bva (?:truong|trung tam|tram|ban) |\bban quan ly\b")
"""Words of schools that are nobody's unit, and of units told without a number or of a kind of their own."""
_GROUP = re.compile(
    r"\bnhom (?:[1-4]|i{1,3}|iv)\b(?: [a-z]+){0,6}?:? ?(?:co |la )?(?P<n>\d{1,2}(?! ?%)|khong)\b"
    r"|\b(?:(?:tu )?(?:bao|dam) dam[^.;:,\d]{0,50}?)(?:co |la |: ?)?(?P<m>\d{1,2}) (?:don vi|truong)\b"
)
_TWO, _THREE = 2, 3
_SLIP = 3
"""How far the two counts are apart at most where they are meant to be one."""
_LINES = 3
"""Lines over which the groups may stand."""


@rule("B16")
def units_by_kind_and_autonomy(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a ward has as many public units by kind as in the groups of autonomy."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    kinds = next(iter(_by_kind(sheet)), None)
    groups = next(iter(_by_group(sheet)), None) if kinds else None
    if kinds is None or groups is None:
        return
    line, units, centre = kinds
    other, grouped = groups
    made = f"{' + '.join(map(str, units))} = {sum(units)}"
    facts = {"working": f"{made}; {' + '.join(map(str, grouped))} = {sum(grouped)}"}
    apart = sum(grouped) - sum(units)
    lines = tuple(sorted({line, other}))
    if not apart or sheet.writes(line, Decimal(sum(grouped))):  # "12 đơn vị", of which not all are of a known kind
        yield Pass(sheet=sheet, lines=lines, facts=facts)
    elif -_SLIP <= apart <= (_SLIP if centre else -1):
        quote = sheet.excerpt(line, sheet.folded[line - 1].find("su nghiep"), len(sheet.line(line)), before=40)
        stated, computed = str(sum(grouped)), str(sum(units))
        yield Hit(sheet=sheet, lines=lines, quote=quote, stated=stated, computed=computed, facts=facts)


def _by_kind(sheet: Sheet) -> Iterator[tuple[int, list[int], bool]]:
    """Give the lines that count public units by kind, and whether others than schools are among them."""
    for number in dict.fromkeys(n for n, _ in sheet.search(r"\btieu hoc\b", before=sheet.next_period_line)):
        text = sheet.folded[number - 1]
        units = [int(one) for one in _KIND.findall(text)]
        if len(units) >= _THREE and _PUBLIC.search(text) and not _SKIPPED.search(text):
            yield number, units, re.search(r"\btrung tam(?! phuc vu)|\btram y te", text) is not None


def _by_group(sheet: Sheet) -> Iterator[tuple[int, list[int]]]:
    """Give the places that count units in groups of autonomy."""
    for number in dict.fromkeys(n for n, _ in sheet.search(r"\btu chu\b", before=sheet.next_period_line)):
        text = " ".join(sheet.folded[number - 1 : number - 1 + _LINES])
        start = text.find("tu chu")
        found = list(_GROUP.finditer(text, start))
        counts = [0 if one[0].endswith("khong") else int(one["n"] or one["m"]) for one in found]
        if sum(map(bool, counts)) >= _TWO and sum(counts) > _THREE:
            yield number, counts
