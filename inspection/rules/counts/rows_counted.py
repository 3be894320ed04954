"""Family B, tables below a count: as many rows, or rows of one rating, as are told (domain.md §5.1, B04; B21, B22)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet

_COUNTER = re.compile(r"(?:s?tt|so tt|so thu tu|no)\.?")
_TITLES = r"^\W*(?:s?tt|so tt|so thu tu)\b"
_RULE = re.compile(r"[\s:|-]+")
_SUM = re.compile(r"(?:tong )?cong|tong(?: so)?")
_RATED = re.compile(r"(?:chua |khong )?(?:dat|hoan thanh)")
_OF_ALL = re.compile(
    r"\b(?P<way>(?:chua |khong )?(?:dat|hoan thanh))(?: duoc)? (?P<n>\d{1,2}) ?(?:/|tren(?: tong so)?) ?(?P<of>\d{1,2})"
    r" (?:tieu chi|chi tieu|noi dung|nhiem vu|tieu chuan)\b"
)
_FEWEST, _FAR = 3, 2
"""Rows that make a list, and by how many it may miss its count and still be meant to be whole."""
_ABOVE = 4
"""Lines above a table in which the sentence stands that it belongs to."""
_SOME = re.compile(r"\b(?:trong do|mot so|tieu bieu|noi bat|dien hinh|chu yeu|vi du)\b")
"""Words of a sentence whose table shows some only."""


@dataclass(frozen=True, slots=True)
class _Table:
    above: int
    """The last line of prose before it."""
    line: int
    rows: tuple[tuple[str, ...], ...]
    """The folded cells of the rows that are counted from 1 on."""


@rule("B21")
def rows_below_a_count(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the one number of the sentence above a numbered table, told twice or with a colon, by its rows."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for table in _tables(sheet):
        said = sheet.folded[table.above - 1]
        told = [one for one in amounts(said) if one.unit != RATE]
        values = {int(one.value) for one in told}
        sure = len(told) > 1 or said.rstrip().endswith((":", "sau", "sau."))
        if len(values) == 1 and sure and not _SOME.search(said):
            yield from _judged(sheet, table, values.pop(), len(table.rows))


@rule("B22")
def ratings_below_a_count(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "đạt 7/8 tiêu chí" by the rows of the numbered table below that are rated so."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for table in _tables(sheet):
        told = _OF_ALL.search(sheet.folded[table.above - 1])
        if told is None or int(told["of"]) != len(table.rows):
            continue
        ratings = [[cell for cell in row if _RATED.fullmatch(cell)] for row in table.rows]
        if all(len(cells) == 1 for cells in ratings):
            have = sum(cells[0] == told["way"] for cells in ratings)
            yield from _judged(sheet, table, int(told["n"]), have)


def _judged(sheet: Sheet, table: _Table, stated: int, have: int) -> Iterator[Hit | Pass]:
    facts = {"working": f"{stated} ↔ {have}"}
    if stated == have:
        yield Pass(sheet=sheet, lines=(table.above,), facts=facts)
    elif abs(stated - have) <= _FAR:
        yield Hit(
            sheet=sheet,
            lines=(table.above, table.line),
            quote=sheet.excerpt(table.above, 0, len(sheet.line(table.above))),
            stated=str(stated),
            computed=str(have),
            facts=facts,
        )


def _tables(sheet: Sheet) -> Iterator[_Table]:
    """Give the tables with a column of numbers of rows, 1 to the last, and a line of prose right above."""
    for number, _ in sheet.search(_TITLES):
        titles = _cells(sheet.folded[number - 1])
        if len(titles) < 2 or not _COUNTER.fullmatch(titles[0]):  # noqa: PLR2004 - a counter and what it counts
            continue
        rows = _rows(sheet.folded[number:])
        above = next((n for n in range(number - 1, max(0, number - _ABOVE), -1) if sheet.line(n).strip()), None)
        if above and len(rows) >= _FEWEST and "|" not in sheet.line(above) and "\t" not in sheet.line(above):
            yield _Table(above, number, rows)


def _rows(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the rows below titles; none where one of them but the last, of the sums, is not counted."""
    rows: list[tuple[str, ...]] = []
    summed = False
    for line in lines:
        if not line.strip() or _RULE.fullmatch(line):
            continue
        cells = _cells(line)
        if len(cells) < 2:  # noqa: PLR2004
            break
        if cells[0].lstrip("0") == str(len(rows) + 1) and not summed:
            rows.append(cells)
        elif any(_SUM.fullmatch(cell) for cell in cells) and not summed:
            summed = True
        else:
            return ()
    return tuple(rows)


def _cells(line: str) -> tuple[str, ...]:
    parts = line.split("\t") if "\t" in line.strip() else line.strip().strip("|").split("|")
    return tuple(part.strip(" *.") for part in parts)
