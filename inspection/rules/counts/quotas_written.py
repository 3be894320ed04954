"""Family B, quotas as they are written: no more are there than were given (domain.md §5.1, B07; B17)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.amounts import COUNT
from inspection.rules.engine import rule
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.grids import Grid

_GIVEN = re.compile(
    r"\b(?:hop dong|vien chuc|cong chuc|bien che|lao dong)\b[^.;:\d]{0,40}\bgiao(?: la)?:? "
    + COUNT.format("given")
    + r"(?: (?:chi tieu|bien che|nguoi|hop dong|vi tri))?[^.;\d]{0,40}?\b(?:co mat|hien co|su dung|bo tri|ky|lam viec)"
    r"(?: la| duoc)?:? " + COUNT.format("there")
)
_EXPLAINED = re.compile(r"\b(?:vuot|doi du|du thua|thua|cao hon|nhieu hon|chua sap xep|tinh gian|lo trinh)\b")
"""Words by which a report itself says that more are there."""
_ASSIGNED = re.compile(r"\bgiao\b(?!.*\b(?:co mat|hien co)\b)")
_THERE = re.compile(r"\b(?:co mat|hien co|thuc (?:te|co)|su dung)\b")
_STAFF = re.compile(r"\b(?:cong chuc|vien chuc|hop dong|bien che|nguoi lam viec|lao dong)\b")


@rule("B17")
def no_more_than_given(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "được giao 20 chỉ tiêu, có mặt 22 người" in words and in rows of any staff."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    told = {(sheet.value(quota.assigned), sheet.value(quota.present)) for quota in desk.relations.quotas}
    for number, found in sheet.search(_GIVEN, before=sheet.next_period_line):
        given, there = (parse_number(found[name]) for name in ("given", "there"))
        if given is None or there is None or (given, there) in told:
            continue
        quote = sheet.excerpt(number, *found.span(), after=10)
        yield from _judged(sheet, number, given, there, quote)
    for grid in sheet.grids:
        for number, given, there in _rows(grid):
            if (given, there) not in told:
                yield from _judged(sheet, number, given, there, shorten(sheet.line(number).strip("| \t")))


def _rows(grid: Grid) -> Iterator[tuple[int, Decimal, Decimal]]:
    """Give the rows of a table of staff with one column of what was given and one of who is there."""
    given = [place for place in grid.columns if _ASSIGNED.search(grid.titles[place])]
    there = [place for place in grid.columns if _THERE.search(grid.titles[place])]
    if len(given) != 1 or len(there) != 1:
        return
    heads = " ".join(grid.titles)
    for row in grid.all_rows:
        one, other = row.numbers[given[0]], row.numbers[there[0]]
        label = fold(row.cells[grid.label])
        if one is not None and other is not None and (_STAFF.search(label) or _STAFF.search(heads)):
            yield row.line, one, other


def _judged(sheet: Sheet, number: int, given: Decimal, there: Decimal, quote: str) -> Iterator[Hit | Pass]:
    facts = {"working": f"{show(there)} ↔ {show(given)}"}
    if there <= given:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    elif not _EXPLAINED.search(sheet.folded[number - 1]):
        stated, computed = show(there), f"≤ {show(given)}"
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)
