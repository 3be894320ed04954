"""Family A, tables: what a column is of the sentence above it, or of the levels beside it (domain.md §5.1, A; A24)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Sheet
    from inspection.rules.desk.grids import Grid, Row

_LISTED = re.compile(r"(?:nhu sau|cu the|theo bang|bang sau|duoi day|gom|sau day)\W*$|:\W*$")
_COUNT = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d+)(?![\d/%]|[.,]\d)\s+(?!thang|nam|ngay|quy)[a-z]")
_ABOVE = 3
"""Lines above a table among which the sentence stands that says how much it splits."""
_CLOSE = Decimal("0.2")
"""The share of a total by which the rows may miss it and are still meant to make it."""
_NEARER = Decimal("0.12")
"""The same where only the thing counted ties them."""
_FAR = 8
"""Lines above a table, with its titles and empty ones, among which its prose is sought."""
_LED = re.compile(r"^(?:tong )?(?:so )?(?:luong )?")
_NOUN = re.compile(r"[a-z]+(?: [a-z]+){1,2}")
"""What a title names that counts one thing."""
_TELLING = 10
"""Below this, numbers add up by chance."""
_CHANGED = re.compile(r"\b(?:tang|giam|chenh|bien dong|thay doi|so voi|muc tang)\b")
_SURE = 3
"""Rows in which a difference holds from which another row is surely wrong."""


def differences(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge a column that tells by how many points a rate changed, by the two columns of rates beside it."""
    for place, title in enumerate(grid.titles):
        if not _CHANGED.search(title):
            continue
        pairs = [(old, new) for old, new in permutations(grid.shares, 2) if place not in (old, new)]
        told = [(pair, *_held(grid, place, pair)) for pair in pairs]
        fitting = [one for one in told if len(one[1]) > len(one[2]) == 1 or (one[1] and not one[2])]
        if not fitting:
            continue
        pair, right, wrong = max(fitting, key=lambda one: len(one[1]))
        for row in (*right[:1], *wrong):
            old, new, stated = (row.numbers[at] or Decimal(0) for at in (*pair, place))
            facts = {"working": f"{show(new)} − {show(old)} = {show(new - old)}"}
            if row not in wrong:
                yield Pass(sheet=sheet, lines=(row.line,), facts=facts)
                continue
            yield Hit(
                sheet=sheet,
                lines=(row.line,),
                quote=shorten(sheet.line(row.line).strip("| \t")),
                stated=show(abs(stated)),
                computed=show(abs(new - old)),
                grade=None if len(right) >= _SURE else Grade.UNLIKELY,
                facts=facts,
            )


def _held(grid: Grid, place: int, pair: tuple[int, int]) -> tuple[list[Row], list[Row]]:
    """Return the rows in which a column is the second of two less the first, and those in which it is not."""
    right: list[Row] = []
    wrong: list[Row] = []
    for row in grid.all_rows:
        numbers = [row.numbers[at] for at in (*pair, place)]
        old, new, stated = numbers
        if old is None or new is None or stated is None or not {*pair} <= row.shares:
            continue
        (right if stated == new - old or (new < old and stated == old - new) else wrong).append(row)
    return right, wrong


def announced(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge the one column of a table without a row of sums by the number that the sentence above it announces."""
    if grid.sums is not None or len(grid.columns) != 1 or len(grid.ranks()) > 1:
        return
    values = [value for row in grid.rows if (value := row.numbers[grid.columns[0]]) is not None]
    made = sum(values, Decimal(0))
    above = _sentence_above(sheet, grid.rows[0].line)
    if above is None or len(values) != len(grid.rows) or made < _TELLING:
        return
    number, told = above
    if not told:
        return
    facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}"}
    if made in told:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
        return
    near = [value for value in told if abs(value - made) <= _CLOSE * value]
    if len(near) == 1:
        yield Hit(
            sheet=sheet,
            lines=(number, grid.rows[0].line),
            quote=shorten(sheet.line(number)),
            stated=show(near[0]),
            computed=show(made),
            grade=Grade.UNLIKELY,
            facts=facts,
        )


def named_above(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge what a column counts by the one number in the lines above its table that counts the same things."""
    first = min(grid.rows[0].line, *(row.line for row in grid.rows))
    above = _lines_above(sheet, first)
    text = "\n".join(sheet.folded[number - 1] for number in above)
    for place in grid.columns:
        noun = _LED.sub("", grid.titles[place])
        if not _NOUN.fullmatch(noun) or len(grid.ranks()) > 1 or grid.titles.count(grid.titles[place]) > 1:
            continue
        counted = re.compile(rf"(?<![\d.,/])(\d{{1,3}}(?:\.\d{{3}})+|\d+) {re.escape(noun)}\b")
        told = {value for one in counted.findall(text) if (value := parse_number(one)) is not None}
        values = [value for row in grid.rows if (value := row.numbers[place]) is not None]
        made = grid.sums.numbers[place] if grid.sums else sum(values, Decimal(0))
        near = [one for one in told if made and abs(one - made) <= _NEARER * made and one != made]
        if made in told or made is None or made < _TELLING or len(near) != 1 or len(values) != len(grid.rows):
            continue
        number = next(n for n in above if show(near[0]) in sheet.line(n))
        yield Hit(
            sheet=sheet,
            lines=(number, grid.sums.line if grid.sums else grid.rows[0].line),
            quote=shorten(sheet.line(number)),
            stated=show(near[0]),
            computed=show(made),
            grade=Grade.UNLIKELY,
            facts={"working": f"{' + '.join(map(show, values))} = {show(sum(values, Decimal(0)))}"},
        )


def _lines_above(sheet: Sheet, first: int) -> list[int]:
    """Return the last lines of prose before a table."""
    prose = [n for n in range(first - 1, max(0, first - _FAR), -1) if sheet.line(n).strip()]
    return [n for n in prose if "\t" not in sheet.line(n) and "|" not in sheet.line(n)][:_ABOVE]


def _sentence_above(sheet: Sheet, first: int) -> tuple[int, list[Decimal]] | None:
    """Return the line above a table that leads to it, with the counts in it."""
    filled = [
        n
        for n in range(first - 1, 0, -1)
        if sheet.line(n).strip() and "\t" not in sheet.line(n) and "|" not in sheet.line(n)
    ]
    for number in filled[:1]:
        said = sheet.folded[number - 1].rstrip()
        if first - number <= _ABOVE + 1 and _LISTED.search(said):
            found = [parse_number(one[1]) for one in _COUNT.finditer(said)]
            return number, [value for value in found if value is not None]
    return None
