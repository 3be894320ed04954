"""What the rates of a report are made of, and which rate an unnamed percentage is by the numbers that make it.

A rate takes its numerator and denominator from the lines beside it or from figures of the same report that the
catalogue says it is made of. A percentage that no words name is the rate of the named counts before it where they make
just this number: "đã giải quyết 4.643 hồ sơ, bằng 98,16% số phải giải quyết" beside 4.730 to be solved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.statements import Statement
    from inspection.model.catalogue import Indicator
    from inspection.model.documents import Figure

RATE = re.compile(r"\s*(?:ty|ti) le\b|\s*muc do\b")
"""How words begin that tell a rate."""
_NEAREST = 2
"""Counts before a percentage without decimals that may make it: others come near it by chance."""
_ALL = re.compile(r"\b(?:ca|toan bo|tat ca)(?: cac)? $")
"""Before a number of which all is told."""
_FITS = Decimal("0.1")
_HUNDRED = Decimal(100)


@dataclass(slots=True)
class Stated:
    """A figure while it is being named, with the place of its statement."""

    figure: Figure
    statement: int
    order: int
    indicator: Indicator | None
    demanded: bool = False
    """A range such as 150-200 m2 is a demand, no figure."""
    counted: bool = False
    """Its numerator is the count right before it."""
    place: int | None = None
    """Which mention of its statement it is; None for what is said in words."""
    behind: Decimal | None = None
    """The count that a percentage stands right behind, whatever that counts."""
    written: str = ""
    """The unit of its numerator and denominator, where they stand with it: "11.240/30.500 triệu đồng, đạt 36,85%"."""
    aim: bool = False
    """It is the target that a result is held against, no figure."""


def _place_of(statement: Statement) -> str:
    """Return what a line of a triple is: the rate, its base or its part."""
    if RATE.match(statement.flat):
        return "rate"
    return "total" if statement.flat.startswith("tong so") else "part" if statement.flat.startswith("so ") else ""


def _triples(found: list[Stated], statements: Sequence[Statement], namer: Namer) -> None:
    """Read "Tỷ lệ …: x%", "Tổng số …: b", "Số …: a" in three lines of one kind as one rate and what it is made of."""
    by_statement: dict[int, list[Stated]] = {}
    for stated in found:
        by_statement.setdefault(stated.statement, []).append(stated)
    first = 0
    while first + 3 <= len(statements):
        three = statements[first : first + 3]
        kinds = {one.passage.marker.kind if one.passage.marker else None for one in three}
        single = all(len(by_statement.get(one.index, [])) == 1 for one in three)
        lines = {_place_of(one): by_statement[one.index][0] for one in three} if single and len(kinds) == 1 else {}
        rate = lines.get("rate")
        whole = set(lines) == {"rate", "total", "part"}
        if rate is None or not whole or rate.figure.unit != "%" or rate.figure.numerator is not None:
            first += 1
            continue
        total, part = lines["total"], lines["part"]
        rate.figure = replace(rate.figure, numerator=part.figure.value, denominator=total.figure.value)
        if rate.indicator is not None:
            for stated, name in ((total, rate.indicator.denominator), (part, rate.indicator.numerator)):
                if name:
                    stated.indicator = namer.indicators[name]
                    stated.figure = replace(stated.figure, indicator=name)
        first += 3


_Counts = dict[str | None, list[tuple[int, Decimal]]]
"""The values stated for each indicator with their places; percentages, which may yet get other names, are left out."""


def _counts(found: Sequence[Stated]) -> _Counts:
    counts: _Counts = defaultdict(list)
    for stated in found:
        if stated.figure.value is not None and stated.figure.unit != "%":
            counts[stated.figure.indicator].append((stated.order, stated.figure.value))
    return counts


def _nearest(counts: _Counts, name: str | None, order: int) -> list[Decimal]:
    """Return the values stated for an indicator, the nearest before a place first, then those behind it."""
    hits = counts.get(name, []) if name else []
    return [value for _, value in sorted(hits, key=lambda hit: (hit[0] > order, abs(hit[0] - order)))]


def _bases(counts: _Counts, rate: Indicator, order: int, namer: Namer) -> list[Decimal]:
    """Return what a rate may be a share of: its base, then what that is a part of: the new and the old together."""
    wholes = namer.wholes_of.get(rate.denominator or "", [])
    return [value for name in (rate.denominator, *wholes) for value in _nearest(counts, name, order)]


def _fits(numerator: Decimal, denominator: Decimal, rate: Decimal) -> bool:
    return denominator > 0 and abs(numerator / denominator * _HUNDRED - rate) <= _FITS


def _better(stated: Stated, counts: _Counts, rate: Indicator, namer: Namer) -> Decimal:
    """Return what other good parts of the same whole come to: dossiers solved early count as solved in time."""
    whole = namer.indicators.get(rate.denominator or "")
    others = [name for name in whole.parts if name != rate.numerator] if whole else []
    good = [name for name in others if namer.indicators[name].direction == "up"]
    return sum((value for name in good for value in _nearest(counts, name, stated.order)[:1]), Decimal(0))


def _based(stated: Stated, counts: _Counts, namer: Namer) -> None:
    """Give a rate its numerator and denominator from other figures of the report."""
    figure, indicator = stated.figure, stated.indicator
    if figure.unit != "%" or figure.value is None or figure.denominator is not None or indicator is None:
        return
    rates = namer.rate_of.get(indicator.numerator or "", []) if stated.counted else [indicator]
    options = []
    for rate in rates:
        numerators = (
            [figure.numerator] if figure.numerator is not None else _nearest(counts, rate.numerator, stated.order)[:1]
        )
        if figure.numerator is None:
            numerators = [*numerators, *(n + _better(stated, counts, rate, namer) for n in numerators)]
        options += [(rate, n, d) for n in numerators for d in _bases(counts, rate, stated.order, namer)]
    if not options:
        stated.figure, stated.behind = replace(figure, numerator=None), stated.behind or figure.numerator
        return
    fitting = next((option for option in options if _fits(option[1], option[2], figure.value)), None)
    if fitting is None and all(option[0] is not indicator for option in options):
        # another rate's base is known and does not make this one
        stated.figure, stated.behind = replace(figure, numerator=None), stated.behind or figure.numerator
        return
    best = fitting or options[0]
    if _is_of_another_count(stated, best[1], best[2]):
        stated.indicator, stated.figure = None, replace(figure, indicator=None, numerator=None)
        return
    stated.indicator = best[0]
    stated.figure = replace(figure, indicator=best[0].id, numerator=best[1], denominator=best[2])


def _is_of_another_count(stated: Stated, numerator: Decimal, denominator: Decimal) -> bool:
    """Tell whether a percentage belongs to the count right before it and not to those of its name, which do not fit."""
    value, behind = stated.figure.value, stated.behind
    if value is None or behind is None or _fits(numerator, denominator, value):
        return False
    return behind not in {numerator, denominator}


def _made_of(found: Sequence[Stated], namer: Namer) -> list[Stated]:
    """Return the counts that only a rate's formula states: 248 and 411 of "248/411 giao dịch, đạt 60,34%".

    Where another number was told under the same name it is left without one: the base may be the dossiers newly
    received where all were told, the part those solved early and in time where 497 were told to be in time.
    """
    said = {(one.figure.indicator, one.figure.value) for one in found}
    told = {one.figure.indicator for one in found}
    counts = []
    for stated in found:
        figure, rate = stated.figure, stated.indicator
        if rate is None or figure.unit != "%" or figure.denominator is None or stated.aim or stated.counted:
            continue
        for name, value in ((rate.numerator, figure.numerator), (rate.denominator, figure.denominator)):
            one = namer.indicators.get(name or "")
            if one is None or value is None or (one.id, value) in said:
                continue
            said.add((one.id, value))
            known = None if one.id in told else one
            count = replace(figure, indicator=known.id if known else None, value=value, unit=stated.written or one.unit)
            count = replace(count, numerator=None, denominator=None)
            counts.append(Stated(count, stated.statement, stated.order, known))
    return counts


def _named_by_parts(found: Sequence[Stated], counts: _Counts, namer: Namer) -> None:
    """Name the percentages that no words name by the counts of their own statement, where just one rate fits."""
    told: dict[int, list[Stated]] = defaultdict(list)
    for stated in found:
        before = told[stated.statement]
        fitting = {one[0].id: one for one in _fitting(stated, before, counts, namer)} if _lacks_name(stated) else {}
        if len(fitting) == 1:
            ((rate, part, base),) = fitting.values()
            stated.indicator = rate
            stated.figure = replace(stated.figure, indicator=rate.id, numerator=part, denominator=base)
        before.append(stated)


def _lacks_name(stated: Stated) -> bool:
    """Tell whether a figure is a percentage of results that no words name."""
    return stated.figure.unit == "%" and stated.indicator is None and not stated.aim and not stated.demanded


def _fitting(
    stated: Stated, before: Sequence[Stated], counts: _Counts, namer: Namer
) -> Iterator[tuple[Indicator, Decimal, Decimal]]:
    """Yield the rates that a count before a percentage and a base anywhere in the report make to its very digits."""
    value = stated.figure.value
    if value is None or value == _HUNDRED:
        return  # all of anything makes a hundred
    for count in reversed(before if value % 1 else before[-_NEAREST:]):
        numerator = count.figure.value
        if count.indicator is None or numerator is None:
            continue
        for rate in namer.rate_of.get(count.indicator.id, []):
            bases = _bases(counts, rate, stated.order, namer)
            yield from ((rate, numerator, base) for base in bases if _makes(numerator, base, value))


def _of_counts_told(found: Sequence[Stated]) -> None:
    """Give a percentage right behind a count what the count is a share of, where just one number told makes it.

    A number of the same statement will do; one from elsewhere only where decimals leave little to chance.
    """
    counts = [one for one in found if one.figure.unit != "%" and one.figure.value and not one.aim]
    for stated in found:
        figure, part = stated.figure, stated.behind
        if figure.unit != "%" or figure.value is None or figure.numerator is not None or not part or stated.aim:
            continue
        for some in ([one for one in counts if one.statement == stated.statement], counts if figure.value % 1 else []):
            bases = {one.figure.value for one in some if one.figure.value and one.figure.value > part}
            making = [base for base in bases if _makes(part, base, figure.value)]
            if making:
                if len(making) == 1:
                    stated.figure = replace(figure, numerator=part, denominator=making[0])
                break


def _of_one_sentence(found: Sequence[Stated], statements: Sequence[Statement], namer: Namer) -> None:
    """Give a rate its sentence's ratio that makes it, or what all of it is: "Cả 15 đơn vị đã tự kiểm tra, 100%"."""
    by_index = {one.index: one for one in statements}
    for stated in found:
        figure = stated.figure
        if figure.unit != "%" or not figure.value or figure.numerator is not None or stated.place is None or stated.aim:
            continue
        statement = by_index[stated.statement]
        rate = namer.indicators.get(stated.indicator.numerator or "") if stated.indicator else None
        own = statement.mentions[stated.place]
        for mention in reversed(statement.mentions[: stated.place]):
            quantity = mention.quantity
            if mention.sentence != own.sentence or quantity.percent:
                break
            kinds = kinds_of(quantity.unit)
            if rate is not None and kinds and not kinds & namer.kinds(rate):
                continue
            part, base = quantity.numerator, quantity.denominator
            if base is None and figure.value == _HUNDRED and _ALL.search(statement.flat, 0, quantity.start):
                part = base = quantity.value
            if part is not None and base is not None and _makes(part, base, figure.value):
                stated.figure = replace(figure, numerator=part, denominator=base)
                break


def _told_again(found: Sequence[Stated]) -> None:
    """Give a rate that is told once more, as in a table of targets, what it was made of before."""
    made: dict[tuple[object, ...], Figure] = {}
    for stated in found:
        figure = stated.figure
        key = (figure.indicator, figure.value, figure.period)
        if figure.unit != "%" or figure.indicator is None or stated.aim or stated.demanded:
            continue
        if figure.numerator is not None and figure.denominator is not None:
            made.setdefault(key, figure)
        elif figure.numerator is None and key in made and figure.value != _HUNDRED:
            stated.figure = replace(figure, numerator=made[key].numerator, denominator=made[key].denominator)


def _makes(numerator: Decimal, denominator: Decimal, rate: Decimal) -> bool:
    """Tell whether two numbers make a rate to the digits that it is written with, rounded or cut off."""
    if not denominator:
        return False
    exact, digits = numerator * _HUNDRED / denominator, min(0, int(rate.as_tuple().exponent))
    return rate in {exact.quantize(Decimal(1).scaleb(digits), how) for how in (ROUND_HALF_UP, ROUND_DOWN)}


def complete_rates(found: list[Stated], statements: Sequence[Statement], namer: Namer) -> None:
    """Give rates their parts, add the counts that only a rate's formula states, and name what its parts name."""
    _triples(found, statements, namer)
    found += _made_of(found, namer)
    counts = _counts(found)
    for stated in found:
        _based(stated, counts, namer)
    _named_by_parts(found, counts, namer)
    _of_counts_told(found)
    _of_one_sentence(found, statements, namer)
    _told_again(found)
