"""Splits whose last part is what is left: "chỉ ra 23 vấn đề. Đã khắc phục 22 vấn đề (95,65%); 01 vấn đề còn lại".

The whole may stand in the line before. The numbers must make it to the digit, and words must say that one of them is
the rest or is not done yet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.measures import kinds_of
from inspection.intake.report.breakdowns import part_label
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement

_LEFT_BEFORE = re.compile(r"\bcon(?: lai)?(?: khoang)? $")
_LEFT_BEHIND = re.compile(
    r"[a-z ]{0,40}?\b(?:con (?:lai|do|dang|trong|vuong)|dang|chua|khac|khong thanh|khong phat sinh)\b"
)
_DIFFERENCE = re.compile(r"\b(?:tang|giam|hon|them)(?: [a-z]+)? $")
_MAY_TELL = ("con ", "dang ", "chua ", "khac", "khong ")
_BACK = 2
"""Lines before among which the whole may stand."""
_NEAR = 4
"""Numbers before the rest among which the other part stands."""
_LEAST, _LEAST_OF_THREE = 3, 10
"""The least whole that is believed, of two parts and of three."""
_REACH = len("con lai khoang ")


class _Count(NamedTuple):
    mention: Mention
    statement: Statement
    kinds: frozenset[str]

    @property
    def value(self) -> Decimal:
        return self.mention.quantity.value


def remainders(
    statements: Sequence[Statement], found: Sequence[Stated], known: Sequence[Breakdown]
) -> Iterator[Breakdown]:
    """Yield the splits that are not known yet."""
    said = {(split.total, tuple(sorted(part.value for part in split.parts))) for split in known}
    named = {(one.statement, one.place): one for one in found}
    for place, statement in enumerate(statements):
        if not statement.mentions or not any(word in statement.flat for word in _MAY_TELL):
            continue
        own = _counts(statement)
        lefts = [at for at, one in enumerate(own) if at and _is_left(one)]
        lines = statements[max(0, place - _BACK) : place] if lefts else ()
        before = [count for one in lines if _one_list(one, statement) for count in _counts(one)]
        for at in lefts:
            for whole, parts in _made(own[at], own[:at], before):
                key = (whole.value, tuple(sorted(part.value for part in parts)))
                if key not in said:
                    said.add(key)
                    yield _split(whole, parts, named)
                break


def _one_list(one: Statement, other: Statement) -> bool:
    return one.group is other.group and one.role is other.role


def _counts(statement: Statement) -> list[_Count]:
    return [
        _Count(one, statement, kinds_of(one.quantity.unit)) for one in statement.mentions if _is_plain(one, statement)
    ]


def _is_plain(mention: Mention, statement: Statement) -> bool:
    quantity = mention.quantity
    if quantity.percent or quantity.until is not None or quantity.denominator is not None:
        return False
    return _DIFFERENCE.search(statement.flat, max(0, quantity.start - _REACH), quantity.start) is None


def _is_left(count: _Count) -> bool:
    """Tell whether words say that a number is what is left, or what is not done yet."""
    flat, quantity = count.statement.flat, count.mention.quantity
    behind = _LEFT_BEHIND.match(flat, quantity.end)
    if behind is not None and behind.end() <= count.mention.after:
        return True
    return _LEFT_BEFORE.search(flat, max(0, quantity.start - _REACH), quantity.start) is not None


def _made(rest: _Count, own: Sequence[_Count], before: Sequence[_Count]) -> Iterator[tuple[_Count, list[_Count]]]:
    """Give the wholes that the rest makes with a number before it, or with the two right before it."""
    near = own[-_NEAR:]
    options = [[one] for one in reversed(near)] + ([near[-2:]] if len(near) > 1 else [])
    for some in options:
        if not all(_alike(one, rest) and one.value for one in some):
            continue
        made = sum(one.value for one in some) + rest.value
        least = _LEAST if len(some) == 1 else _LEAST_OF_THREE
        first = own.index(some[0])
        for whole in (*reversed(own[:first]), *reversed(before)):
            if whole.value == made >= least and rest.value and _alike(whole, rest, sure=True):
                yield whole, [*some, rest]


def _alike(one: _Count, other: _Count, *, sure: bool = False) -> bool:
    if not one.kinds or not other.kinds:
        return not sure or bool(one.kinds)
    return bool(one.kinds & other.kinds)


def _split(whole: _Count, parts: Sequence[_Count], named: Mapping[tuple[int, int | None], Stated]) -> Breakdown:
    stated = named.get((whole.statement.index, whole.mention.place))
    label = part_label(whole.statement, whole.mention)
    return Breakdown(
        of=(stated.figure.indicator or stated.figure.label) if stated else label,
        total=whole.value,
        parts=tuple(Part(label=part_label(one.statement, one.mention), value=one.value) for one in parts),
        line=whole.statement.line_at(whole.mention.quantity.start),
    )
