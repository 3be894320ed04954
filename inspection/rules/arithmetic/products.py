"""Family A, products: so many, each with so many, make all of them (domain.md §5.1, X04; A30)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, Amount, amounts
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

_EACH = re.compile(
    r"\bmoi (?P<noun>[a-z]+)(?: [a-z]+){0,2}?(?: co| gom| la| phat| thu)? (?P<n>\d{1,4}) (?P<unit>[a-z]+)\b(?! tro len)"
)
_RATIO = re.compile(r"(?<![\d/])(?P<part>\d{1,4})/(?P<whole>\d{1,4})(?![\d/]) (?P<unit>[a-z]+)")
_MEMBERS = frozenset(("nguoi", "thanh", "can", "cong", "vien", "hoc"))
"""How the units begin in which people are counted: "06 người" of "136 thành viên"."""
_ABOUT = re.compile(r"\b(?:it nhat|toi thieu|khong qua|toi da|tu|tren|duoi|khoang|hon|gan|trung binh|binh quan)\s*$")
"""Words by which each has about so many, not so many."""


_ONE_EACH = re.compile(
    r"(?<![\d/.,])(?P<n>\d{1,4}) (?P<what>[a-z]+)\b[^.;\d]{0,80}"
    r"\bmoi (?P<noun>[a-z]+(?: [a-z]+){0,2}?) (?:co )?(?:mot|0?1) (?P=what)\b"
)
"""So many of something, one for each of something else: "23 tổ …, mỗi tổ dân phố một tổ"."""


@rule("A30")
def products(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "21 tổ, mỗi tổ 06 người, có 136 thành viên" by the product of its two numbers."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    yield from _one_each(sheet)
    for number, said, start in statements(sheet, r"\bmoi [a-z]+(?: [a-z]+){0,3} \d", ";"):
        found = _EACH.search(said)
        if found is None or _ABOUT.search(said, 0, found.start("n")):
            continue
        each = parse_number(found["n"])
        counts, wholes = _counted(said, found)
        if not each or not counts or not wholes:
            continue
        right = next(((n, all_of) for n in counts for all_of in wholes if n * each == all_of), None)
        count, whole = right or (counts[0], wholes[0])
        facts = {"working": f"{show(count)} × {show(each)} = {show(count * each)}"}
        if right:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        elif len(counts) == len(wholes) == 1:
            quote = sheet.excerpt(number, start, start + len(said.rstrip(" .")))
            stated, computed = show(whole), show(count * each)
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _one_each(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge what there is one of for each of something else by how many of that there are in the line."""
    lines = dict.fromkeys(number for number, _ in sheet.search(r"\bmoi\b", before=sheet.next_period_line))
    each = ((number, found) for number in lines for found in _ONE_EACH.finditer(sheet.folded[number - 1]))
    for number, found in each:
        there = re.search(rf"(?<![\d/.,])(\d{{1,4}}) {found['noun']}\b", found.string)
        if there is None:
            continue
        facts = {"working": f"{found['n']} ↔ {there[1]}"}
        if int(there[1]) == int(found["n"]):
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = sheet.excerpt(number, *found.span(), before=60)
            stated, computed = found["n"].lstrip("0"), there[1].lstrip("0")
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _counted(said: str, found: re.Match[str]) -> tuple[list[Decimal], list[Decimal]]:
    """Return how many there are of which each has some, and the numbers that may be all those together."""
    told = [one for one in amounts(said) if one.unit != RATE and one.start != found.start("n")]
    counts = {one.value for one in told if one.unit == found["noun"]}
    counts |= {value for one in _RATIO.finditer(said) if (value := parse_number(one["part"])) is not None}
    return sorted(counts), sorted({one.value for one in told if _of_one_kind(one, found["unit"])} - counts)


def _of_one_kind(one: Amount, unit: str) -> bool:
    return one.unit == unit or {one.unit, unit} <= _MEMBERS
