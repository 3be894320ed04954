"""Family B, swapped digits: 1.846 and 1.864 of one thing are likely one number, typed wrongly once (B02; B10)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.engine import rule
from inspection.vietnamese import syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

_BEFORE, _BEHIND = 80, 50
"""Characters around a number whose words tell what it counts."""
_WORDS = {2: 4, 3: 3, 4: 2}
"""Pairs of syllables that two numbers of so many digits must have in common: short ones are alike by chance."""
_ACTS = re.compile(
    r"\b(?:tiep nhan|nhan moi|phai giai quyet|da giai quyet|giai quyet|da xu ly|xu ly|tra ket qua|so hoa|truc tuyen"
    r"|truc tiep|dung han|qua han|truoc han|tre han|duoc giao|co mat|phat ra|thu ve|hoan thanh|phat hien)\b"
)
"""What is done with the things counted: received and resolved are two numbers."""
_MOST = 6
"""Places of a number from which it is no slip."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A number with its unit, its line and where it stands in it."""

    value: Decimal
    unit: str
    line: int
    start: int
    end: int


@rule("B10")
def swapped_digits(desk: Desk) -> Iterator[Hit]:
    """Give the numbers of one thing of which one is the other with two neighbouring digits swapped."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    common = frozenset(desk.relations.common_words)
    places = _places(sheet)
    by_digits: dict[str, list[Decimal]] = defaultdict(list)
    for value in places:
        by_digits["".join(sorted(_digits(value)))].append(value)
    for values in by_digits.values():
        for one, other in combinations(values, 2):
            if _swapped(_digits(one), _digits(other)) and min(len(places[one]), len(places[other])) == 1:
                yield from _alike(sheet, places[one], places[other], common)


def _places(sheet: Sheet) -> dict[Decimal, list[_Place]]:
    """Return the counts of the results by their value."""
    places: dict[Decimal, list[_Place]] = defaultdict(list)
    for number, line in enumerate(sheet.folded[: sheet.next_period_line - 1], 1):
        for one in amounts(line):
            if one.unit != RATE and len(_digits(one.value)) > 1:
                places[one.value].append(_Place(one.value, one.unit, number, one.start, one.end))
    return places


def _digits(value: Decimal) -> str:
    return str(value).replace(".", "")


def _swapped(one: str, other: str) -> bool:
    """Tell whether two numbers differ by two neighbouring digits that changed places."""
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1  # noqa: PLR2004 - two digits


def _alike(sheet: Sheet, ones: list[_Place], others: list[_Place], common: frozenset[str]) -> Iterator[Hit]:
    """Give the pair whose words say the same; the number that stands in fewer places is the doubtful one."""
    first, second = sorted((ones, others), key=lambda some: (-len(some), some[0].line))
    slip = second[0]
    if len(first) > _MOST:
        return
    needed = _WORDS.get(len(_digits(slip.value)), 1)
    words = _words(sheet, slip) - common
    for right in first:
        if right.unit != slip.unit or right.line == slip.line:
            continue
        if _acts(sheet, slip) == _acts(sheet, right) and len(words & _words(sheet, right)) >= needed:
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted((right.line, slip.line))),
                quote=sheet.excerpt(slip.line, slip.start, slip.end, before=_BEFORE, after=_BEHIND),
                stated=show(slip.value),
                computed=show(right.value),
                facts={
                    "working": f"{show(slip.value)} ↔ {show(right.value)}",
                    "against": sheet.excerpt(right.line, right.start, right.end, before=_BEFORE, after=_BEHIND),
                },
            )
            return


def _acts(sheet: Sheet, place: _Place) -> frozenset[str]:
    line = sheet.folded[place.line - 1]
    return frozenset(_ACTS.findall(line, max(0, place.start - _BEFORE), place.end + _BEHIND))


def _words(sheet: Sheet, place: _Place) -> frozenset[str]:
    line = sheet.folded[place.line - 1]
    return frozenset(syllable_pairs(line[max(0, place.start - _BEFORE) : place.start])) | frozenset(
        syllable_pairs(line[place.end : place.end + _BEHIND])
    )
