"""Family A, tables: what the columns of a table make of each other holds in every row (domain.md §5.1, A; A24).

Which columns add up, and which rate is whose share, the rows tell themselves: what holds in most of them holds in all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.arithmetic.columns_beside import announced, differences, named_above
from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.percentage import HUNDRED, Fit, decimals, fit, percent, share
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.grids import Grid, Row

    _Pair = Callable[[Row], tuple[Decimal, Decimal] | None]

_MOST_COLUMNS = 9
"""Columns of numbers up to which every way to add some of them is tried."""
_MOST_PARTS = 4
_SURE = 3
"""Rows in which a relation holds from which another row is surely wrong."""
_TELLING = 10
"""Below this, numbers add up by chance."""
_SMALL = 4
"""Rows in which small numbers must add up to be no chance."""
_NO_SUM = re.compile(r"\bbinh quan\b|\btrung binh\b|\bxep\b|\bhang\b|\bthu tu\b|\bnam \d{4}$|\bthoi (?:gian|han)\b")
"""Titles of columns whose numbers make no sum."""
_TIME = re.compile(r"\b(?:thang|quy|nam|ky|luy ke)\b")
"""Titles of columns that tell of spans of time."""
_MOST = re.compile(r"\btoi da\b|\bthang diem\b|\bdiem chuan\b")
_SCORED = re.compile(r"\b(?:tu cham|cham|tham dinh|dat|tu danh gia|danh gia)\b")
_NO_MEAN = re.compile(r"\b(?:co cau|ty trong|chiem|tang|giam|so voi|dong gop)\b")
"""Titles of rates that add up, or tell a change."""
_OTHERS = re.compile(r"\bkhac\b|\btrong do\b|\bnhom\b|\bcap\b")
"""Names that several rows may bear."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """Columns whose numbers make together what other columns make: on the left one of them, or two."""

    whole: tuple[int, ...]
    parts: tuple[int, ...]

    def terms(self, row: Row) -> tuple[list[Decimal], list[Decimal]] | None:
        """Return the numbers of both sides; None where a cell holds none."""
        sides = [[row.numbers[place] for place in side] for side in (self.whole, self.parts)]
        known = [[value for value in side if value is not None] for side in sides]
        return None if list(map(len, known)) != [len(self.whole), len(self.parts)] else (known[0], known[1])


@rule("A24")
def columns_hang_together(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge in each table the row of sums, the columns that make others, the rates and the scores."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for grid in sheet.grids:
            yield from _summed(sheet, grid)
            yield from _added(sheet, grid)
            yield from _shared(sheet, grid)
            yield from _scored(sheet, grid)
            yield from announced(sheet, grid)
            yield from named_above(sheet, grid)
            yield from differences(sheet, grid)
            yield from _twice(sheet, grid)
            yield from _mean(sheet, grid)


def _summed(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge the row of sums, column by column."""
    if grid.sums is None or grid.sums.line < grid.rows[-1].line:
        return
    ranks = grid.ranks()
    for place in grid.columns:
        total = grid.sums.numbers[place]
        if total is None or _NO_SUM.search(grid.titles[place]):
            continue
        of_kinds = [values for rows in grid.kinds() if (values := _numbers(rows, place))]
        if total in map(sum, of_kinds):
            yield from _by_kind(sheet, grid.sums, total, of_kinds)
            continue
        lists = [_numbers(rows, place) for rows in (grid.rows, *ranks)]
        right = next((values for values in lists if values and sum(values) == total), None)
        values = right or lists[0 if len(ranks) == 1 else 1]
        if not values or _nearly(total, values):
            continue
        facts = {"working": f"{' + '.join(map(show, values))} = {show(sum(values, Decimal(0)))}"}
        if right:
            yield Pass(sheet=sheet, lines=(grid.sums.line,), facts=facts)
            continue
        whole = len(ranks) == 1 and len(values) == len(grid.rows)
        yield Hit(
            sheet=sheet,
            lines=(grid.sums.line,),
            quote=_quote(sheet, grid.sums),
            stated=show(total),
            computed=show(sum(values, Decimal(0))),
            grade=None if whole else Grade.UNLIKELY,
            facts=facts,
        )


def _by_kind(sheet: Sheet, sums: Row, total: Decimal, kinds: Sequence[list[Decimal]]) -> Iterator[Hit | Pass]:
    """Judge a whole that a table splits in several ways, of which one at least makes it."""
    for values in kinds:
        made = sum(values, Decimal(0))
        facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}"}
        if made == total:
            yield Pass(sheet=sheet, lines=(sums.line,), facts=facts)
        elif not _nearly(total, values):
            yield Hit(
                sheet=sheet,
                lines=(sums.line,),
                quote=_quote(sheet, sums),
                stated=show(total),
                computed=show(made),
                grade=Grade.UNLIKELY,
                facts=facts,
            )


def _nearly(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Tell whether values with decimals, each of them rounded, make a total all but exactly."""
    if not any(map(decimals, (total, *values))) or sum(values) == total:
        return False
    slack = Decimal(len(values)).scaleb(-max(decimals(value) for value in (total, *values))) / 2
    return abs(sum(values) - total) <= slack


def _numbers(rows: Sequence[Row], place: int) -> list[Decimal]:
    return [value for row in rows if (value := row.numbers[place]) is not None]


def _quote(sheet: Sheet, row: Row) -> str:
    return shorten(sheet.line(row.line).strip("| \t"))


def _added(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge the columns that make another one in most rows."""
    found = sorted(_relations(grid), key=lambda one: len(one[0].whole) + len(one[0].parts))
    told = {grid.sums} if grid.sums and any(isinstance(one, Hit) for one in _summed(sheet, grid)) else set()
    for relation, right, wrong in found:
        wider = [other for other, _, rest in found if set(relation.parts) < set(other.parts) and not rest]
        if any(other.whole == relation.whole for other in wider):
            continue
        if right and not wrong:
            yield Pass(sheet=sheet, lines=(right[0].line,), facts={"working": _addition(relation, right[0])})
        for row in wrong:
            terms = relation.terms(row)
            if terms is None or row in told:
                continue  # a wrong number breaks every sum that it is in
            told.add(row)
            made = sum(terms[1], Decimal(0)) - sum(terms[0][1:], Decimal(0))
            yield Hit(
                sheet=sheet,
                lines=(row.line,),
                quote=_quote(sheet, row),
                stated=show(terms[0][0]),
                computed=show(made),
                grade=None if len(right) >= _SURE else Grade.UNLIKELY,
                facts={"working": _addition(relation, row)},
            )


def _relations(grid: Grid) -> Iterator[tuple[_Sum, list[Row], list[Row]]]:
    """Give the sums that hold in most rows, with the rows in which they do and those in which they do not."""
    columns = grid.columns
    if not _FEWEST <= len(columns) <= _MOST_COLUMNS:
        return
    taken: set[frozenset[int]] = set()
    for relation in _ways(columns):
        places = frozenset((*relation.whole, *relation.parts))
        if any(other < places and set(relation.whole) & other for other in taken):
            continue
        held = _held(relation, [row for row in grid.all_rows if not _is_level(grid, relation, row)])
        if held is None:
            continue
        right, wrong = held
        if not wrong:
            taken.add(places)
        yield relation, right, wrong


_FEWEST = 3


def _ways(columns: Sequence[int]) -> Iterator[_Sum]:
    for whole in columns:
        others = [place for place in columns if place != whole]
        for many in range(2, min(_MOST_PARTS, len(others)) + 1):
            yield from (_Sum((whole,), parts) for parts in combinations(others, many))
    for first, *rest in (columns[start:] for start in range(len(columns))):
        for second in rest:
            others = [place for place in rest if place != second]
            yield from (_Sum((first, second), parts) for parts in combinations(others, 2))


def _is_level(grid: Grid, relation: _Sum, row: Row) -> bool:
    """Tell whether a row of spans of time holds levels, such as what is pending, of which no span makes another."""
    if not any(_TIME.search(grid.titles[place]) for place in relation.whole):
        return False
    terms = relation.terms(row)
    return terms is not None and len(terms[0]) == 1 and sum(map(bool, terms[1])) > 1 and terms[0][0] <= max(terms[1])


def _held(relation: _Sum, rows: Sequence[Row]) -> tuple[list[Row], list[Row]] | None:
    """Return the rows in which a sum holds and does not; None where so few hold that it may be chance."""
    right: list[Row] = []
    wrong: list[Row] = []
    added: list[Decimal] = []
    for row in rows:
        terms = relation.terms(row)
        if terms is None:
            continue
        if sum(terms[0]) != sum(terms[1]):
            wrong.append(row)
            if len(wrong) > 1 + len(rows) // 6:
                return None
            continue
        right.append(row)
        if sum(map(bool, terms[1])) > 1 and all(terms[0]):
            added.append(sum(terms[1], Decimal(0)))  # what is left of nothing adds nothing to what is known
    large = sum(value >= _TELLING for value in added)
    if len(right) <= len(wrong) or not (large > 1 or len(added) >= _SMALL):
        return None
    return right, wrong


def _addition(relation: _Sum, row: Row) -> str:
    terms = relation.terms(row)
    if terms is None:
        return ""
    left = " + ".join(map(show, terms[0]))
    made = sum(terms[1], Decimal(0))
    sign = "=" if sum(terms[0]) == made else "≠"
    return f"{' + '.join(map(show, terms[1]))} = {show(made)}" + (
        f" {sign} {left}" if sign == "≠" or len(terms[0]) > 1 else ""
    )


def _shared(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge the columns of rates by the two columns of which most of them are the share, or the growth."""
    for place in grid.shares:
        told = _told_by(grid, place)
        if told is None:
            continue
        pair, right, wrong = told
        for row in (*right[:1], *wrong):
            stated, numbers = row.numbers[place], pair(row)
            if stated is None or numbers is None:
                continue
            made = percent(share(*numbers), decimals(stated))
            facts = {"working": f"{show(numbers[0])}/{show(numbers[1])} = {made}"}
            if row not in wrong:
                yield Pass(sheet=sheet, lines=(row.line,), facts=facts)
                continue
            yield Hit(
                sheet=sheet,
                lines=(row.line,),
                quote=_quote(sheet, row),
                stated=percent(stated, decimals(stated)),
                computed=made,
                grade=None if len(right) >= _SURE else Grade.UNLIKELY,
                facts=facts,
            )


def _told_by(grid: Grid, place: int) -> tuple[_Pair, list[Row], list[Row]] | None:
    """Return the two columns that give a column of rates in most rows, the rows where they do and where they do not."""
    pairs = (
        _pair(one, other, growth=growth) for one, other in permutations(grid.columns, 2) for growth in (False, True)
    )
    fitting = [(pair, *held) for pair in pairs if (held := _fitting(place, pair, grid.all_rows))]
    return max(fitting, key=lambda one: len(one[1]), default=None)


def _pair(one: int, other: int, *, growth: bool) -> _Pair:
    """Return what takes the two numbers of a share, or of a growth, from a row."""

    def numbers(row: Row) -> tuple[Decimal, Decimal] | None:
        top, bottom = row.numbers[one], row.numbers[other]
        if not row.shares.isdisjoint((one, other)):
            return None  # a row of rates, whose change is told in points
        if top is None or not bottom or bottom < 0:
            return None
        return (top - bottom, bottom) if growth else (top, bottom)

    return numbers


def _fitting(place: int, pair: _Pair, rows: Sequence[Row]) -> tuple[list[Row], list[Row]] | None:
    """Return the rows whose rate is the share of a pair of columns and those where it is not."""
    right: list[Row] = []
    wrong: list[Row] = []
    telling = 0
    for row in rows:
        stated, numbers = row.numbers[place], pair(row)
        if stated is None or numbers is None:
            continue
        if fit(abs(stated), abs(numbers[0]), numbers[1]) <= Fit.TRUNCATED:
            right.append(row)
            telling += stated % HUNDRED != 0
        else:
            wrong.append(row)
            if len(wrong) > 1 + len(rows) // 6:
                return None
    return (right, wrong) if telling and len(right) >= len(wrong) else None


def _scored(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge that no score exceeds the most that can be had."""
    most = next((place for place in grid.columns if _MOST.search(grid.titles[place])), None)
    for place in grid.columns if most is not None else ():
        if place == most or most is None or not _SCORED.search(grid.titles[place]):
            continue
        for row in grid.all_rows:
            bound, scored = row.numbers[most], row.numbers[place]
            if bound is not None and scored is not None and scored > bound:
                yield Hit(
                    sheet=sheet,
                    lines=(row.line,),
                    quote=_quote(sheet, row),
                    stated=show(scored),
                    computed=f"≤ {show(bound)}",
                    grade=Grade.IMPOSSIBLE,
                    facts={"working": f"{show(scored)} > {show(bound)}"},
                )


def _mean(sheet: Sheet, grid: Grid) -> Iterator[Hit | Pass]:
    """Judge that the rate of all lies between the lowest and the highest of the rows."""
    if grid.sums is None or len(grid.ranks()) > 1:
        return
    for place in grid.shares:
        rates, whole = _numbers(grid.rows, place), grid.sums.numbers[place]
        if whole is None or len(rates) != len(grid.rows) or _NO_MEAN.search(grid.titles[place]):
            continue
        facts = {"working": f"{show(min(rates))} ≤ {show(whole)} ≤ {show(max(rates))}"}
        if min(rates) <= whole <= max(rates):
            yield Pass(sheet=sheet, lines=(grid.sums.line,), facts=facts)
        elif abs(sum(rates) - whole) > 1:  # shares of a whole make it, and have no mean
            yield Hit(
                sheet=sheet,
                lines=(grid.sums.line,),
                quote=_quote(sheet, grid.sums),
                stated=show(whole),
                computed=f"{show(min(rates))} – {show(max(rates))}",
                grade=Grade.UNLIKELY,
                facts=facts,
            )


def _twice(sheet: Sheet, grid: Grid) -> Iterator[Hit]:
    """Give the rows of one list that bear the name of an earlier one and other numbers."""
    if len(grid.columns) < _FEWEST - 1 or len(grid.ranks()) > 1:
        return
    seen: dict[str, Row] = {}
    for row in grid.rows:
        name = fold(row.cells[grid.label]).strip(" .:")
        first = seen.setdefault(name, row)
        if first is row or len(name.split()) < 2 or _OTHERS.search(name) or first.numbers == row.numbers:  # noqa: PLR2004
            continue
        yield Hit(
            sheet=sheet,
            lines=(first.line, row.line),
            quote=_quote(sheet, row),
            stated=row.cells[grid.label],
            computed=_quote(sheet, first),
            grade=Grade.UNLIKELY,
            facts={"working": row.cells[grid.label], "against": _quote(sheet, first)},
        )
