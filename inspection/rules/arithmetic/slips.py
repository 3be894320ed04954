"""Family A, slips of the pen: a rate that fits nothing would fit its two counts if one digit were another (A50).

Reading names what it knows, and the words that tie a rate to its counts are many. Where nothing in the report gives
the rate, but one digit of it, or of the count before it, is all that parts it from a count and its whole in the same
place, somebody typed a wrong digit (domain.md §5.1, A04).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from inspection.rules.desk import Hit, show
from inspection.rules.desk.amounts import RATE, Amount, alike, amounts, one_units
from inspection.rules.desk.percentage import HUNDRED, Fit, decimals, fit, percent, share, working
from inspection.rules.engine import rule
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet

_TOLD = re.compile(r"(?P<rate>\d(?<![\d.,/].)\d?,\d{1,2}) ?%")
_NO_SHARE = re.compile(
    r"\b(?:tang|giam|hon|so voi|kem|cung ky|nam truoc|ky truoc|tren|duoi|tu|den|vuot|qua|thieu|gan|khoang|it nhat"
    r"|toi thieu|toi da|muc|chi tieu|ke hoach|du toan|yeu cau|giao)\b[^\d.;,()%]{0,25}$|[<>≥≤+–-] ?$"
)
"""What stands before a rate that is no share of the counts before it: a growth, a bound, a target, another year's."""
_BEHIND = re.compile(r"%[^\d.;%]{0,40}\((?P<part>\d[\d.]*)(?![\d/]|[.,]\d)")
"""A count in brackets right behind its rate."""
_OUT_OF = re.compile(r"(?:[^\d.;]|\b\d\b){0,60}(?:\b(?:trong|tren|so voi|cho)\b(?: tong)?(?: so)?|/) ?$")
"""Words between a part and the whole that it is told of, whatever each counts."""
_LINES_BEFORE = 3
"""How many lines back the whole of a share may stand."""
_FEWEST = 20
"""The least whole of which a share tells its count: of 12 any digit gives some other share."""
_NAMED = re.compile(r"\b(?:muc do|muc|nhom|loai|hang|cap|khu|lop) \d(?!\d)|\([^()]*\)")
"""A number that is part of a name ("mức độ 2"); and what is said aside in brackets."""
_RATIO = re.compile(r"(?P<part>\d(?<![\d/.,].)[\d.]*)/(?P<whole>\d[\d.]*)(?![\d/]|[.,]\d)")
_OF = re.compile(r"\b(?:trong|tren)(?: tong)?(?: so)? $")
_NEIGHBOURS = 2


class _Pair(NamedTuple):
    part: Amount
    whole: Amount


class _Units(NamedTuple):
    known: frozenset[str]
    """First words of the units in which the report's figures are counted."""
    alike: Sequence[frozenset[str]]

    @classmethod
    def of(cls, sheet: Sheet, names: Sequence[frozenset[str]]) -> _Units:
        written = {figure.unit for figure in sheet.reading.figures if figure.unit}
        return cls(frozenset(fold(unit).split(" ")[0] for unit in written), names)


@rule("A50")
def one_digit_off(desk: Desk) -> Iterator[Hit]:
    """Ask for the digit that parts a rate from the count before it and a whole near by."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    units = _Units.of(sheet, one_units(desk.relations.units))
    tabular = {row.line for grid in sheet.grids for row in grid.all_rows}
    for number, found in sheet.search(_TOLD, before=sheet.next_period_line):
        stated = parse_number(found["rate"])
        if number in tabular or not stated or _NO_SHARE.search(found.string, 0, found.start()):
            continue
        pairs = _pairs(sheet, number, found, units)
        slip = next((pair for pair in pairs if _slipped(stated, pair.part.value, pair.whole.value)), None)
        if slip is None or _is_explained(sheet, number, stated, pairs):
            continue
        top, base = slip.part.value, slip.whole.value
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, *found.span(), before=120, after=30),
            stated=percent(stated, decimals(stated)),
            computed=percent(share(top, base), decimals(stated)),
            facts={"working": working(stated, top, base)},
        )


def _pairs(sheet: Sheet, number: int, found: re.Match[str], units: _Units) -> list[_Pair]:
    """Return the count that a rate stands beside with each larger one of its unit near by, and with each part of it."""
    line = found.string
    behind = _BEHIND.match(line, found.end() - 1)
    told = list(_counts(units, line, found.start(), behind.end("part") if behind else 0))
    before = [one for one in told if one.end <= found.start()]
    own = told[-1] if behind and told else before[-1] if before else None
    if own is None or any(own.end <= ratio.start() < found.start() for ratio in _RATIO.finditer(line)):
        return []  # behind its own division a rate is no share of the counts before that
    lines = sheet.folded[max(0, number - 1 - _LINES_BEFORE) : number - 1]
    above = [one for said in lines for one in _counts(units, said)]
    near = [one for one in (*reversed(told), *reversed(above)) if one is not own and alike(one, [own], units.alike)]
    pairs = [_Pair(one, other) for one, other in pairwise(told) if _OUT_OF.match(line[one.end : other.start])]
    pairs = [pair for pair in pairs if own in pair]
    pairs += [_Pair(own, one) for one in near if own.value < one.value or _OF.search(line, 0, one.start)]
    pairs += [_Pair(one, own) for one in near if one in before and one.value < own.value]
    return [pair for pair in pairs if pair.whole.value >= _FEWEST]


def _counts(units: _Units, line: str, place: int = 0, end: int = 0) -> Iterator[Amount]:
    """Give the counts of a line up to an end; before a place none of those in brackets that are closed by then.

    A word that is no unit of the report's figures ("1.087 nộp") is none.
    """
    said = _NAMED.sub(lambda found: " " * len(found[0]), line[:place]) + line[place : end or None]
    for one in amounts(said):
        if one.unit != RATE and one.value:
            yield one if one.unit in units.known else replace(one, unit="")


def _slipped(stated: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Tell whether one other digit in a rate, or in one of its two counts, makes the rate right."""
    digits = decimals(stated)
    if one_digit_other(percent(share(part, whole), digits), percent(stated, digits)):
        return True
    half = Decimal(1).scaleb(-digits) / 2
    low, high = stated - half, stated + half
    parts = _whole_numbers(low * whole / HUNDRED, high * whole / HUNDRED)
    wholes = _whole_numbers(HUNDRED * part / high, HUNDRED * part / low)
    return any(one_digit_other(show(part), show(Decimal(one))) for one in parts) or any(
        one_digit_other(show(whole), show(Decimal(one))) for one in wholes
    )


def _whole_numbers(low: Decimal, high: Decimal) -> range:
    return range(int(low.to_integral_value(ROUND_CEILING)), int(high.to_integral_value(ROUND_FLOOR)) + 1)


def one_digit_other(one: str, other: str) -> bool:
    """Tell whether two numbers as written differ in one digit, or in two neighbours that changed places."""
    if len(one) != len(other):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == _NEIGHBOURS and places[1] == places[0] + 1:
        return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    return len(places) == 1


def _is_explained(sheet: Sheet, number: int, stated: Decimal, pairs: Sequence[_Pair]) -> bool:
    """Tell whether any two counts of the line give a rate, or its own count on any number of the report."""
    line = sheet.folded[number - 1]
    beside = sorted({one.value for one in amounts(line) if one.unit != RATE and one.value})
    owned = {(pair.part.value, pair.part.unit) for pair in pairs}
    named = {(figure.value, fold(figure.unit or "").split(" ")[0]) for figure in sheet.reading.figures if figure.value}
    tried = {*combinations(beside, 2), *((pair.part.value, pair.whole.value) for pair in pairs)}
    tried |= {(part, whole) for part, unit in owned for whole, other in named if unit in {other, ""} and part < whole}
    return any(abs(share(*pair) - stated) < 1 and fit(stated, *pair) < Fit.OFF for pair in tried)
