"""Targets that a report names beside a result: "đạt 91%, vượt chỉ tiêu kế hoạch (85%)".

Such a number is no result. It is read as the target of the figure that stands before it in the same sentence; where
the words may mean a difference ("vượt chỉ tiêu 5%") it is no target.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.comparators import comparator
from inspection.intake.language.measures import PLAIN_UNITS, kinds_of
from inspection.model.documents import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.codes import GroupCode

_REACH = 90
_CALLED = re.compile(r"tieu\b|ke hoach|phan dau|muc \d")
_AIM = r"(?:chi tieu|muc tieu|ke hoach de ra|ke hoach giao|muc phan dau)\b(?:[^.;,:()%\d]|so \d+/[a-z\d-]+){0,40}"
_TOLD = re.compile(
    rf"\b{_AIM}(?:[:(]|\bla\b|\bit nhat\b|\btoi thieu\b|\btu\b|\btren\b|[<>≤≥]=?)[^.;,)%\d]{{0,25}}$"
    rf"|%\s?/\s?{_AIM}$"
    rf"|(?<!vuot )(?<!tang )(?<!giam )(?<!hon )\bso voi {_AIM}$"
)
_MUCH_AS = re.compile(r"\b(?:so voi|(?:thap|nho|it) hon|duoi|kem|chua (?:bang|toi|dat)) (?:muc|chi tieu|muc tieu) $")
_SET_SO = re.compile(
    r" (?:ma|do) [^.;,]{2,60}?\b(?:giao|de ra|dat ra|dang ky|an dinh|xac dinh|cam ket)\b"
    r"| (?:(?:duoc|da) )?(?:giao|de ra|dat ra|dang ky)\b| (?:cua|theo|tai|trong) (?:ke hoach|nghi quyet|chuong trinh)\b"
)
"""Around a target that a result is held against: "thấp hơn mức 75% được giao cho cả năm"."""
_AHEAD = re.compile(
    r"(?:^|[:(,;-]\s?)(?:chi tieu|muc tieu|muc (?:giao|de ra|phan dau|dang ky)|ke hoach)\b[^.;,:()%\d-]{0,30}$"
)
"""Before the target that a result follows: "Hồ sơ trực tuyến: chỉ tiêu từ 80%, kết quả 84%"."""
_THEN = re.compile(
    r"(?: tro (?:len|xuong))?\s?(?:\)\s?[:,;-]?|[,;:-])\s?"
    r"(?:ket qua|thuc hien|thuc te|uoc|da|moi|den nay|nay|hien|dat|la|:|\s)*"
)
"""Between such a target and its result."""
_BESIDE = re.compile(r"\((?:chi tieu|muc tieu|ke hoach)(?: giao| nam| duoc giao)?:[^.;)\d]{0,25}$")
"""Before the target of a count: "214 tin (chỉ tiêu: ≥ 180 tin)"."""
_FULL_STOP = re.compile(r"\.\s")
_SEVERAL = 3
"""Groups that the rows of a table name when it goes through them all."""
_GAP = 3
"""Passages between two rows of a table: one may be a title."""
_PASSED = re.compile(r"\bvuot (?:chi tieu|muc tieu)(?: de ra| duoc giao| ke hoach)?\s$")


def told(statement: Statement, mention: Mention) -> bool:
    """Tell whether a number is the target that the result before it is held against."""
    quantity, begin = mention.quantity, mention.sentence[0]
    if not _CALLED.search(statement.flat):
        return False  # what every target is called by
    result = _before(statement, mention)
    if quantity.numerator is not None or result is None:
        return False
    words = statement.flat[max(begin, quantity.start - _REACH) : quantity.start]
    if not quantity.percent:
        return _BESIDE.search(words) is not None
    if _PASSED.search(words):  # "62%, vượt mục tiêu 60%" names the target, "62%, vượt mục tiêu 2%" by how much
        return quantity.value <= result.quantity.value <= 2 * quantity.value
    if _MUCH_AS.search(words) and _SET_SO.match(statement.flat, quantity.end):
        return True
    return _TOLD.search(words) is not None


def ahead(statement: Statement, mention: Mention) -> bool:
    """Tell whether a rate is the target that the result behind it is held against."""
    if "tieu" not in statement.flat and "muc" not in statement.flat and "ke hoach" not in statement.flat:
        return False
    quantity, after = mention.quantity, statement.mentions[mention.place + 1 : mention.place + 2]
    if not quantity.percent or quantity.numerator is not None or not after or not after[0].quantity.percent:
        return False
    if not _AHEAD.search(statement.flat, max(mention.sentence[0], quantity.start - _REACH), quantity.start):
        return False
    return _THEN.fullmatch(statement.flat, quantity.end, after[0].quantity.start) is not None


def _before(statement: Statement, mention: Mention) -> Mention | None:
    """Return the nearest number of its kind before a number in its sentence; a semicolon does not end it."""
    unit = mention.quantity.unit
    if unit is None:
        return None
    for one in reversed(statement.mentions[: mention.place]):
        if one.quantity.unit == unit or kinds_of(unit) & kinds_of(one.quantity.unit):
            parted = _FULL_STOP.search(statement.flat, one.quantity.start, mention.quantity.start)
            return None if parted else one
    return None


def _spread(statements: Sequence[Statement], found: Sequence[Stated], rows: frozenset[int]) -> frozenset[int]:
    """Return the rows of tables that go through the groups: each row's own indicator tells its group."""
    groups: dict[int, set[GroupCode]] = {}
    first_row: dict[int, int] = {}
    for statement in statements:
        if statement.index in rows:
            above = (
                first_row[row] for row in range(statement.index - 1, statement.index - _GAP, -1) if row in first_row
            )
            first_row[statement.index] = next(above, statement.index)
    for one in found:
        table, named = first_row.get(one.statement), one.indicator
        if table is not None and named is not None and named.group is not None:
            groups.setdefault(table, set()).add(named.group)
    return frozenset(row for row, table in first_row.items() if len(groups.get(table, ())) >= _SEVERAL)


def aims(statements: Sequence[Statement], found: Sequence[Stated], rows: frozenset[int]) -> Iterator[Target]:
    """Yield the targets told beside results; ``rows`` are the statements that are rows of a table."""
    spread = _spread(statements, found, rows)
    by_place = {(one.statement, one.place): one for one in found if one.place is not None}
    for statement in statements:
        for mention in statement.mentions:
            stated = by_place.get((statement.index, mention.place))
            rate = _before(statement, mention) if stated is not None and stated.aim else None
            if stated is None or not stated.aim:
                continue
            # what stands ahead of its result has the name itself
            result = by_place[(statement.index, rate.place)] if rate and not stated.indicator else stated
            quantity, named = mention.quantity, result.indicator
            before, after = statement.flat[: quantity.start], statement.flat[quantity.end : quantity.end + 30]
            group = None if statement.index in spread else statement.group
            yield Target(
                group=group or (named.group if named else None),
                comparator=comparator("" if _MUCH_AS.search(before) else before[-30:], after, quantity),
                value=(quantity.value,) if quantity.until is None else (quantity.value, quantity.until),
                unit=PLAIN_UNITS.get(quantity.unit or "", quantity.unit or ""),
                indicator=named.id if named else None,
                text=statement.quote(mention),
                line=statement.line_at(quantity.start),
            )
