"""Splits of several numbers at once: each of them is the sum of those in the same place of what follows.

"Tiếp 183 lượt với 200 người về 96 vụ việc" over three lines "141 lượt, 153 người, 68 vụ việc"; "vốn 12,8 tỷ đồng, giải
ngân 7,3 tỷ đồng: đường A 3,6/5,1; trường B 2,5/4,4; kè C 1,2/3,3". Chance does not make two columns right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.measures import kinds_of
from inspection.intake.report.breakdowns import part_label
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement

_LEAST = 2
"""Parts of each sum, and sums that are right."""
_LEAST_IN_LINE = 3
"""Parts of each sum in one line, where only one of the sums need be right."""
_MOST = 8
_PAIR = re.compile(r"\(([^()]{3,90})\)")
"""Two numbers in brackets behind what they tell of: "(vốn 5,1 tỷ đồng, đã trả 3,6 tỷ đồng)"."""

_LIST_SIGNS = re.compile(r"[;,:()]")


class _Part(NamedTuple):
    value: Decimal
    label: str


class _Total(NamedTuple):
    """A count of a statement, or one side of a ratio in it."""

    value: Decimal
    mention: Mention


def parallel_sums(
    statements: Sequence[Statement], found: Sequence[Stated], known: Sequence[Breakdown]
) -> Iterator[Breakdown]:
    """Yield the splits that are not known yet."""
    by_place: dict[int, dict[int | None, Stated]] = defaultdict(dict)
    for one in found:
        by_place[one.statement][one.place] = one
    said = {(split.total, tuple(sorted(part.value for part in split.parts))) for split in known}
    for place, statement in enumerate(statements):
        named = by_place[statement.index]
        for total, parts in (*_below(statements, place), *_in_line(statement)):
            key = (total.value, tuple(sorted(part.value for part in parts)))
            if key in said or total.mention.place not in named:
                continue
            said.add(key)
            yield _split(statement, total, parts, named)


def _split(
    statement: Statement, total: _Total, parts: Sequence[_Part], named: Mapping[int | None, Stated]
) -> Breakdown:
    figure = named[total.mention.place].figure
    return Breakdown(
        of=figure.indicator if figure.indicator and figure.value == total.value else figure.label,
        total=total.value,
        parts=tuple(Part(label=part.label, value=part.value) for part in parts),
        line=statement.line_at(total.mention.quantity.start),
    )


def _counts(statement: Statement) -> list[Mention]:
    """Return the first count of each kind of thing."""
    counts: list[Mention] = []
    for mention in statement.mentions:
        kinds = kinds_of(mention.quantity.unit)
        if mention.quantity.percent or not kinds or any(kinds & kinds_of(one.quantity.unit) for one in counts):
            continue
        counts.append(mention)
    return counts


def _below(statements: Sequence[Statement], place: int) -> list[tuple[_Total, list[_Part]]]:
    """Return the counts of a statement with those of their kinds in each of the lines below, where two are right."""
    totals = _counts(statements[place]) if len(statements[place].mentions) >= _LEAST else []
    columns: list[list[_Part]] = [[] for _ in totals]
    if len(totals) < _LEAST:
        return []
    for below in statements[place + 1 : place + 1 + _MOST]:
        counts = _counts(below) if len(below.mentions) >= _LEAST else []
        row = [_first(counts, total) for total in totals]
        if below.group is not statements[place].group or sum(one is not None for one in row) < _LEAST:
            break
        for column, one in zip(columns, row, strict=True):
            if one is not None:
                column.append(_Part(one.quantity.value, part_label(below, one)))
        rights = [_makes(column, total.quantity.value) for column, total in zip(columns, totals, strict=True)]
        if sum(rights) >= _LEAST and len(columns[0]) >= _LEAST:
            told = max(map(len, columns))
            whole = (pair for pair in zip(totals, columns, strict=True) if len(pair[1]) == told)
            return [(_Total(total.quantity.value, total), parts) for total, parts in whole]
    return []


def _first(counts: Sequence[Mention], total: Mention) -> Mention | None:
    kinds = kinds_of(total.quantity.unit)
    return next((one for one in counts if kinds & kinds_of(one.quantity.unit)), None)


def _makes(parts: Sequence[_Part], total: Decimal) -> bool:
    return len(parts) >= _LEAST and sum(part.value for part in parts) == total


def _in_line(statement: Statement) -> Iterator[tuple[_Total, list[_Part]]]:
    """Give the totals of ratios in a row, and of pairs of numbers in brackets, with what makes them."""
    if len(statement.mentions) < _LEAST_IN_LINE:
        return
    for pairs in (_ratios(statement), _brackets(statement)):
        if len(pairs) < _LEAST_IN_LINE:
            continue
        inside = {mention.place for mention, _, _ in pairs} | {other.place for _, other, _ in pairs}
        others = [total for one in statement.mentions if one.place not in inside for total in _totals(one)]
        columns = [[sides[0] for *_, sides in pairs], [sides[1] for *_, sides in pairs]]
        for column in columns:
            total = next((one for one in others if _makes(column, one.value)), None)
            if total is not None:
                yield total, column


def _totals(mention: Mention) -> list[_Total]:
    """Return what a number may be the sum of: itself, or each side of its ratio."""
    quantity = mention.quantity
    if quantity.numerator is not None and quantity.denominator is not None:
        return [_Total(quantity.numerator, mention), _Total(quantity.denominator, mention)]
    return [] if quantity.percent else [_Total(quantity.value, mention)]


_Pair = tuple["Mention", "Mention", tuple[_Part, _Part]]


def _ratios(statement: Statement) -> list[_Pair]:
    pairs = []
    for one in statement.mentions:
        part, base = one.quantity.numerator, one.quantity.denominator
        if part is not None and base is not None and not one.quantity.percent:
            label = _label(statement, one.quantity.start)
            pairs.append((one, one, (_Part(part, label), _Part(base, label))))
    return pairs


def _brackets(statement: Statement) -> list[_Pair]:
    pairs = []
    for found in _PAIR.finditer(statement.flat) if "(" in statement.flat else ():
        inside = [one for one in statement.mentions if found.start() < one.quantity.start < found.end()]
        if len(inside) != _LEAST or any(one.quantity.percent for one in inside):
            continue
        first, second = inside
        if kinds_of(first.quantity.unit) == kinds_of(second.quantity.unit):
            label = _label(statement, found.start())
            pairs.append((first, second, (_Part(first.quantity.value, label), _Part(second.quantity.value, label))))
    return pairs


def _label(statement: Statement, end: int) -> str:
    """Return the words of a list that stand before an offset: what two numbers behind it tell of."""
    return _LIST_SIGNS.split(statement.text[:end].rstrip(" :"))[-1].strip(" .-–").removeprefix("và ")
