"""Family A, rates: every percentage is computed again from the numbers of the report (domain.md §5.1, A04 to A16)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.arithmetic.bare_rates import (
    is_bound,
    of_amounts_behind,
    of_answers,
    of_brackets,
    of_plans,
    of_what_follows,
    unnamed,
)
from inspection.rules.arithmetic.sums import same_period
from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.amounts import amounts
from inspection.rules.desk.percentage import (
    HUNDRED,
    Fit,
    decimals,
    fit,
    nearest,
    percent,
    possible,
    share,
    within,
    working,
)
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

Pair = tuple[Decimal, Decimal]

_FORMULA = re.compile(r"\d\s*(?:/|\\div|÷)\s*\d|\d:\d")
_PLAN_GIVEN = re.compile(r"(?:du toan|ke hoach)[^.;%]{0,30}?\d[\d.,]*\s*(?:ty|trieu|dong)")
_OWN_BASE = re.compile(
    r"\brieng\b|\btren (?!dia ban|co so|moi truong|he thong|cong|mang|nen tang|toan|pham vi|tong so\b(?! [a-z]))"
)
"""Words of a rate that may name a base of its own: "tỷ lệ đúng hạn trên nhiệm vụ đã xong"."""
_LINES_BEFORE = 2
"""How many lines back a base without a name may stand."""
_LINES_AROUND = 3
"""How many lines back the counts of a rate whose name was misread may stand."""
_FEW_NUMBERS = 4
"""Numbers of a sentence up to which any two of them may make its rate."""
_SLIGHT = Decimal("0.05")
"""A difference up to which a wrong rate changes no conclusion, in points (domain.md §5.1, A04)."""
_MANY_TIMES = Decimal(200)
"""Per cent from which two numbers that are told apart are no part and its whole."""
_BAND = Decimal("0.02")
"""How far two rounded or cut rates may miss 100 together, in points."""


def rates_of(sheet: Sheet) -> Iterator[tuple[Figure, Decimal]]:
    """Give the rates of a document; one that could not be named counts only where its two numbers stand beside it."""
    for figure in sheet.reading.figures:
        if figure.unit == "%" and figure.value is not None and (figure.indicator is not None or _is_divided(figure)):
            yield figure, figure.value


def _is_divided(figure: Figure) -> bool:
    written = figure.numerator is not None and bool(figure.denominator)
    return written and all(show(number) in figure.quote for number in (figure.numerator, figure.denominator))


def is_formula(figure: Figure) -> bool:
    """Tell whether a rate is written as a division."""
    return bool(figure.numerator is not None and figure.denominator and _FORMULA.search(figure.quote))


def numbers_of(sheet: Sheet, name: str | None, rate: Figure) -> list[Decimal]:
    """Return the numbers of an indicator in the period of a rate."""
    return [f.value for f in sheet.figures(name) if f.value is not None and same_period(sheet, f, rate)]


def _expected(desk: Desk, sheet: Sheet, rate: Figure) -> list[Pair]:
    """Return the pairs that the rate should rest on: those beside it, then those of its definition."""
    known = desk.indicator(rate.indicator)
    tops = [rate.numerator] if rate.numerator is not None else []
    bottoms = [rate.denominator] if rate.denominator is not None else []
    if known:
        tops += numbers_of(sheet, known.numerator, rate)
        more = [
            n for name in desk.relations.together.get(known.numerator or "", ()) for n in numbers_of(sheet, name, rate)
        ]
        tops += [top + other for top in tops for other in more]
        bottoms += numbers_of(sheet, known.denominator, rate)
    pairs = list(dict.fromkeys((top, bottom) for top in tops for bottom in bottoms if bottom > 0))
    if rate.value is not None and rate.value <= HUNDRED and not is_formula(rate):
        return [pair for pair in pairs if share(*pair) <= _MANY_TIMES] or pairs
    return pairs


def _plausible(desk: Desk, sheet: Sheet, rate: Figure, expected: list[Pair]) -> list[Pair]:
    """Return further pairs: the same numerator on bases of the catalogue, and on counts nearby without a name."""
    names = desk.relations.bases.get(rate.indicator or "", ())
    bottoms = [value for name in names for value in numbers_of(sheet, name, rate)]
    known = desk.indicator(rate.indicator)
    near = {*range(rate.line - _LINES_BEFORE, rate.line + 1)}
    near.update(lines_of(sheet.figures(known.numerator if known else None)))
    bottoms += [
        f.value
        for f in sheet.figures_on(sorted(near))
        if f.value and f.unit != "%" and (f.line == rate.line or f.indicator is None)
    ]
    return [(top, bottom) for top, _ in expected for bottom in bottoms if bottom > 0 and (top, bottom) not in expected]


def _named_behind(desk: Desk, sheet: Sheet, rate: Figure) -> list[Pair]:
    """Return the pairs of a count in a rate's line with any larger one, where the words behind the rate name its base.

    "Số hóa 4.171 hồ sơ, đạt 97,73% số hồ sơ đã giải quyết": those words may have given the rate a wrong name.
    """
    known = desk.indicator(rate.indicator)
    counted = desk.indicator(known.numerator if known else None)
    if counted is None or not of_what_follows(sheet, rate, counted.unit):
        return []
    counts = [(f.value, f.line) for f in sheet.reading.figures if f.value and f.unit == counted.unit]
    beside = [value for value, line in counts if line == rate.line]
    return [(top, value) for top in beside for value, _ in counts if value > top]


def _around(desk: Desk, sheet: Sheet, rate: Figure) -> list[Pair]:
    """Return the pairs of counts around a rate that is written with decimals: its name may have been misread.

    "Tỷ lệ đúng hạn (tính trên hồ sơ đã giải quyết): 99,44%" names two measures; 9.402 of 9.455 above tells which.
    """
    known = desk.indicator(rate.indicator)
    counted = desk.indicator(known.numerator if known else None)
    if counted is None or rate.value is None or not decimals(rate.value):
        return []
    near = range(rate.line - _LINES_AROUND, rate.line + 1)
    figures = sheet.figures_on(near)
    counts = {f.value for f in figures if f.value and f.unit in {counted.unit, None}}
    counts |= {number for f in figures if f.line == rate.line for number in (f.numerator, f.denominator) if number}
    return list(combinations(sorted(counts), 2))


def _in_its_words(desk: Desk, sheet: Sheet, rate: Figure, expected: list[Pair]) -> list[Pair]:
    """Return the pairs that a rate's own sentence writes; of one with decimals those of its paragraph."""
    own = sorted({one.value for one in amounts(fold(rate.quote)) if one.unit != "%" and one.value})[:_FEW_NUMBERS]
    pairs = [*_plausible(desk, sheet, rate, expected), *_around(desk, sheet, rate), *combinations(own, 2)]
    telling = rate.value is not None and decimals(rate.value) > 1
    return [
        pair
        for pair in pairs
        if all(show(number) in rate.quote or (telling and sheet.writes(rate.line, number)) for number in pair)
    ]


def _beside(desk: Desk, sheet: Sheet, rate: Figure) -> list[Pair]:
    """Return the pair that a rate without a known base makes with the one bare number of its line and its numerator.

    "Thu ngân sách 9,45 tỷ đồng, bằng 118,1% dự toán (8,0 tỷ đồng)": nobody names the second amount.
    """
    known = desk.indicator(rate.indicator)
    tops = [f for f in sheet.figures(known.numerator if known else None) if f.value and f.line == rate.line]
    units = {figure.unit for figure in tops}
    bare = [f.value for f in sheet.figures_on([rate.line]) if f.indicator is None and f.unit in units]
    if len(tops) != 1 or len(bare) != 1 or not bare[0] or tops[0].value is None:
        return []
    return [(tops[0].value, bare[0])]


def _of_amounts(desk: Desk, rate: Figure, numerator: Decimal, denominator: Decimal) -> bool:
    """Tell whether a rate rests on amounts, which are rounded, rather than on counts."""
    known = desk.indicator(rate.indicator)
    counted = desk.indicator(known.numerator if known else None)
    money = counted is not None and counted.unit.endswith("đồng")
    return money or decimals(numerator) > 0 or decimals(denominator) > 0


def _are_no_part(rate: Figure, stated: Decimal, pairs: list[Pair]) -> bool:
    """Tell whether the two numbers of a rate bear names that are not theirs: the part is many times its whole."""
    told_apart = bool(pairs) and stated <= HUNDRED and not is_formula(rate)
    return told_apart and all(share(*pair) > _MANY_TIMES for pair in pairs)


def _judge(desk: Desk, sheet: Sheet, rate: Figure, stated: Decimal) -> Iterator[Hit | Pass]:
    expected = _expected(desk, sheet, rate)
    bare = [] if expected else _beside(desk, sheet, rate)
    if not (expected or bare) or _are_no_part(rate, stated, expected):
        return
    best = min(expected or bare, key=lambda pair: fit(stated, *pair))
    quality = fit(stated, *best)
    name = rate.indicator or ""
    facts = {"indicator": name or rate.label, "working": working(stated, *best)}
    if quality is Fit.OFF:
        if is_bound(rate):
            return
        told = [*_named_behind(desk, sheet, rate), *_in_its_words(desk, sheet, rate, expected)]
        named = next((pair for pair in told if fit(stated, *pair) is Fit.ROUNDED), None)
        if named:
            yield Pass(sheet=sheet, lines=(rate.line,), facts=facts | {"working": working(stated, *named)})
            return
    if quality is Fit.ROUNDED or (_of_amounts(desk, rate, *best) and within(stated, *best)):
        yield Pass(sheet=sheet, lines=(rate.line,), facts=facts)
        return
    note, grade, severity = "truncated", Grade.FORM, Severity.MINOR
    if quality is Fit.NEAR:
        note, grade = _near(desk, sheet, name, stated), Grade.UNLIKELY
    elif quality is Fit.OFF:
        plausible = [*_plausible(desk, sheet, rate, expected), *_around(desk, sheet, rate)]
        other = [pair for pair in plausible if fit(stated, *pair) <= Fit.TRUNCATED]
        if other:
            note, grade, best = "other_base", Grade.UNLIKELY, other[0]
            facts["other_working"] = working(stated, *best)
        else:
            tried = expected or bare
            nearest = min(abs(share(*pair) - stated) for pair in tried)
            best = tried[0]
            note, grade = "no_base", Grade.CONTRADICTORY
            severity = Severity.SERIOUS if nearest > _SLIGHT else Severity.MINOR
            if not name or bare or _may_have_own_base(sheet, rate, tried) or _told_otherwise(sheet, rate, tried):
                grade = Grade.UNLIKELY  # what the two numbers stand for was not understood
            facts["tried"] = "; ".join(working(stated, *pair) for pair in tried)
    yield Hit(
        sheet=sheet,
        lines=(rate.line,),
        quote=rate.quote,
        stated=percent(stated, decimals(stated)),
        computed=percent(share(*best), decimals(stated)),
        severity=severity,
        grade=grade,
        facts=facts | {"note": note},
    )


def _may_have_own_base(sheet: Sheet, rate: Figure, tried: list[Pair]) -> bool:
    """Tell whether a rate names its own base, or stands far from the counts of its name: then others may fit."""
    if _OWN_BASE.search(fold(rate.quote).partition(f"{show(rate.value)}%")[0].partition(f"{show(rate.value)} %")[0]):
        return True
    near = range(max(1, rate.line - _LINES_AROUND), rate.line + 1)
    return bool(sheet.lines) and not any(sheet.writes(line, top) for line in near for top, _ in tried)


def _told_otherwise(sheet: Sheet, rate: Figure, tried: list[Pair]) -> bool:
    """Tell whether another rate of the name fits the numbers in its line: this one may be of another time then."""
    beside = (one for one in sheet.figures(rate.indicator) if one.line == rate.line and one.value != rate.value)
    others = [one.value for one in beside if one.value is not None]
    return any(fit(other, *pair) <= Fit.TRUNCATED for other in others for pair in tried)


def _near(desk: Desk, sheet: Sheet, name: str, stated: Decimal) -> str:
    """Return the note for a rate beside the truth: it may be nothing but what another rate leaves of 100."""
    others = [b if a == name else a for a, b in desk.relations.complements if name in {a, b}]
    return "complement" if any(sheet.value(other) == HUNDRED - stated for other in others) else "near"


@rule("A04")
def rate_of_counts(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "n files, rate x%" on every plausible denominator and name the one that fits."""
    for sheet in desk.sheets:
        for figure, stated in rates_of(sheet):
            open_ended = figure.indicator in desk.relations.open_ended
            if not is_formula(figure) and (open_ended or 0 <= stated <= HUNDRED):
                yield from _judge(desk, sheet, figure, stated)
        yield from unnamed(sheet)
        yield from of_plans(sheet)
        yield from of_brackets(sheet)
        yield from of_amounts_behind(sheet)


@rule("A05")
def complementary_rates(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that on-time and overdue rates make 100 together."""
    for sheet in desk.sheets:
        for one, other in desk.relations.complements:
            first, second = sheet.figure(one), sheet.figure(other)
            if first is None or second is None or first.value is None or second.value is None:
                continue
            if not same_period(sheet, first, second) or is_bound(first) or is_bound(second):
                continue  # "vẫn trên 99%" is no rate that another one completes
            made = first.value + second.value
            if made < HUNDRED and _told_apart(desk, sheet, one):
                continue
            facts = {
                "indicator": one,
                "other_indicator": other,
                "working": f"{show(first.value)} + {show(second.value)} = {show(made)}%",
            }
            lines = lines_of([first, second])
            if made == HUNDRED:
                yield Pass(sheet=sheet, lines=lines, facts=facts)
                continue
            slight = abs(made - HUNDRED) <= _BAND
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=second.quote,
                stated=f"{show(made)}%",
                computed="100%",
                severity=Severity.MINOR if slight else Severity.MODERATE,
                grade=Grade.FORM if slight else Grade.CONTRADICTORY,
                facts=facts | {"against": first.quote},
            )


def _told_apart(desk: Desk, sheet: Sheet, rate: str) -> bool:
    """Tell whether some of what a rate usually counts is stated apart from it, such as files finished early."""
    known = desk.indicator(rate)
    others = desk.relations.together.get(known.numerator or "", ()) if known else ()
    return any(sheet.value(name) for name in others)


@rule("A07")
def written_formula(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge a rate that is written as a division."""
    for sheet in desk.sheets:
        for figure, stated in rates_of(sheet):
            if is_formula(figure):
                yield from _judge(desk, sheet, figure, stated)


@rule("A16")
def share_without_its_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a share of a plan or estimate comes with the plan."""
    for sheet in desk.sheets:
        for figure, stated in rates_of(sheet):
            known = desk.indicator(figure.indicator)
            if known is None or known.denominator is None or known.id not in desk.relations.open_ended:
                continue
            facts = {"indicator": known.id, "other_indicator": known.denominator}
            if (
                figure.denominator
                or numbers_of(sheet, known.denominator, figure)
                or _PLAN_GIVEN.search(fold(figure.quote))
            ):
                yield Pass(sheet=sheet, lines=(figure.line,), facts=facts)
            else:
                shown = percent(stated, decimals(stated))
                yield Hit(sheet=sheet, lines=(figure.line,), quote=figure.quote, stated=shown, facts=facts)


@rule("A15")
def possible_percentage(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge whether any whole number of the base can give the rate at all (the GRIM test)."""
    for sheet in desk.sheets:
        yield from of_answers(desk, sheet)
        for figure, stated in rates_of(sheet):
            known = desk.indicator(figure.indicator)
            if figure.numerator is not None or not 0 <= stated <= HUNDRED:
                continue
            if known and numbers_of(sheet, known.numerator, figure):
                continue
            own = figure.denominator
            bases = [own] if own else numbers_of(sheet, known.denominator if known else None, figure)
            bases = [base for base in bases if base > 0 and base == base.to_integral_value()]
            if not bases:
                continue
            facts = {"indicator": figure.indicator or "", "base": show(bases[0])}
            if any(possible(stated, base) for base in bases):
                yield Pass(sheet=sheet, lines=(figure.line,), facts=facts | {"working": f"? / {show(bases[0])}"})
                continue
            ways = nearest(stated, bases[0])
            yield Hit(
                sheet=sheet,
                lines=(figure.line,),
                quote=figure.quote,
                stated=percent(stated, decimals(stated)),
                computed=ways,
                grade=None if own else Grade.UNLIKELY,
                facts=facts | {"working": ways},
            )
