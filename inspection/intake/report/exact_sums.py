"""Splits that no word opens but that add up to the digit: "7.530 giao dịch. Trực tuyến 6.214, tiền mặt 1.316".

Numbers in a row of one sentence that make another number of their passage are its parts where chance can hardly have
made it so: three or more that are all their clause tells, or two that make a large number. So are the part and the base
of a ratio with the rest beside them: "14.236/14.530 hồ sơ; 294 hồ sơ còn dở dang".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.measures import PERCENT, kinds_of
from inspection.intake.report.breakdowns import part_label
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement

_LARGE = Decimal(100)
"""From which two numbers hardly add up to a third one by chance."""
_LEAST = Decimal(10)
"""The same of three numbers and more."""
_FEW, _MANY = 2, 12
_ENDS = (re.compile(r"[.;](?=\s|$)|:"), re.compile(r"\.(?=\s|$)"))
_BRACKETS = re.compile(r"\([^()]*\)")
_DIFFERENCE = re.compile(r"\b(?:(?<!ha )(?<!nen )tang|giam|cao hon|thap hon|nhieu hon|it hon)\b[^,;.()]{0,20}$")
_REACH = len("nhieu hon") + 20
"""Characters before a number among which words make it a difference."""
_REST = re.compile(r"\b(?:con|con lai|chua|khong|dang|tre|qua han|cham|mat|giay)\b")
"""Words of what a ratio leaves."""
_NEAR = 120


class _Count(NamedTuple):
    """A count of a statement, or one side of a ratio in it."""

    value: Decimal
    mention: Mention
    kinds: frozenset[str]
    base: bool = False


def exact_sums(
    statements: Iterable[Statement], found: Sequence[Stated], known: Sequence[Breakdown]
) -> Iterator[Breakdown]:
    """Yield the splits that add up and are not known yet."""
    by_place = {(one.statement, one.place): one for one in found}
    said = {_key(split.total, (part.value for part in split.parts)) for split in known}
    for statement in statements:
        counts = list(_counts(statement))
        if len(counts) <= _FEW:
            continue
        for total, parts in (*_ratios(statement, counts), *_rows(statement, counts)):
            key = _key(total.value, (part.value for part in parts))
            if key in said or (statement.index, total.mention.place) not in by_place:
                continue
            said.add(key)
            figure = by_place[statement.index, total.mention.place].figure
            yield Breakdown(
                of=figure.indicator if figure.indicator and figure.value == total.value else figure.label,
                total=total.value,
                parts=tuple(Part(label=part_label(statement, part.mention), value=part.value) for part in parts),
                line=statement.line_at(total.mention.quantity.start),
            )


def _key(total: Decimal | None, parts: Iterable[Decimal]) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    return total, tuple(sorted(parts))


def _counts(statement: Statement) -> Iterator[_Count]:
    """Give the counts of a statement in order; a ratio is its part and its base."""
    for mention in statement.mentions:
        quantity = mention.quantity
        if quantity.until is not None or (quantity.percent and quantity.numerator is None):
            continue
        unit = quantity.formula.unit if quantity.percent and quantity.formula else quantity.unit
        kinds = frozenset() if unit == PERCENT else frozenset(kinds_of(unit))
        yield _Count(quantity.value if quantity.numerator is None else quantity.numerator, mention, kinds)
        if quantity.denominator is not None:
            yield _Count(quantity.denominator, mention, kinds, base=True)


def _ratios(statement: Statement, counts: list[_Count]) -> Iterator[tuple[_Count, list[_Count]]]:
    """Give each ratio whose part and the number next to it make its base."""
    for place, base in enumerate(counts):
        if not base.base or base.value < _FEW:
            continue
        part = counts[place - 1]
        for other in counts[place + 1 : place + 2]:
            between = statement.flat[base.mention.quantity.end : other.mention.quantity.start]
            around = statement.flat[base.mention.quantity.end : other.mention.after]
            near = len(between) <= _NEAR and (base.value >= _LARGE or _REST.search(around))
            if part.value + other.value == base.value and near and _alike(base, other):
                yield base, [part, other]


def _rows(statement: Statement, counts: list[_Count]) -> Iterator[tuple[_Count, list[_Count]]]:
    """Give the totals with the numbers in a row that make them, the longest row first."""
    plain = [one for one in counts if not one.base and not _is_difference(statement, one)]
    told = {one.value for one in counts}
    for row in _clauses(statement, plain) if len(plain) >= _FEW else ():
        up_to = [*accumulate((one.value for one in row), initial=Decimal(0))]
        for start, end in _stretches(len(row)):
            value = up_to[end] - up_to[start]
            if value not in told:
                continue
            parts, whole = row[start:end], end - start == len(row)
            if value < (_LARGE if len(parts) == _FEW or not whole else _LEAST) or min(p.value for p in parts) <= 0:
                continue
            others = (one for one in counts if one.value == value and all(one is not part for part in parts))
            alike = [one for one in others if all(_alike(one, part) for part in parts)]
            if alike:
                yield min(alike, key=lambda one: (one.base, abs(one.mention.place - parts[0].mention.place))), parts


def _stretches(length: int) -> Iterator[tuple[int, int]]:
    """Give where stretches of a row of so many begin and end, the longest first, of those the last."""
    for size in range(length, _FEW - 1, -1):
        yield from ((end - size, end) for end in range(length, size - 1, -1))


def _is_difference(statement: Statement, one: _Count) -> bool:
    at = one.mention.quantity.start
    return _DIFFERENCE.search(statement.flat, max(one.mention.sentence[0], at - _REACH), at) is not None


def _clauses(statement: Statement, counts: list[_Count]) -> Iterator[list[_Count]]:
    """Give the counts of each sentence and of each of its clauses, those of a bracket for themselves.

    More of them than a list has are cut off.
    """
    brackets = [found.span() for found in _BRACKETS.finditer(statement.flat)]
    for end in _ENDS:
        stops = [found.start() for found in end.finditer(statement.flat)]
        rows: dict[tuple[int, int], list[_Count]] = {}
        for one in counts:
            at = one.mention.quantity.start
            within = next((start for start, close in brackets if start < at < close), -1)
            rows.setdefault((bisect_left(stops, at), within), []).append(one)
        yield from (row[:_MANY] for row in rows.values())


def _alike(one: _Count, other: _Count) -> bool:
    return not one.kinds or not other.kinds or bool(one.kinds & other.kinds)
