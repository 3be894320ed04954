"""Family G, limitations: what a report says is lacking has a figure and a measure (domain.md §5.1, G08; G14, G15)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, amount, shorten, show
from inspection.rules.desk.items import FEWEST, items_from
from inspection.rules.desk.percentage import HUNDRED
from inspection.rules.desk.subjects import clause_at
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.model.relations import Measure
    from inspection.rules.desk import Desk, Sheet

_SYLLABLE = re.compile(r"[a-z]+|\d+")
_JOINING = frozenset(
    (
        "cua",
        "va",
        "cac",
        "nhung",
        "con",
        "chua",
        "da",
        "duoc",
        "la",
        "o",
        "tai",
        "trong",
        "theo",
        "cho",
        "voi",
        "mot",
        "so",
        "moi",
        "thi",
        "de",
        "nhu",
        "hon",
        "do",
        "vi",
        "den",
        "tu",
        "tren",
        "duoi",
        "nay",
        "khi",
        "neu",
        "se",
        "dang",
        "cung",
        "rat",
        "can",
        "phai",
        "bi",
        "co",
        "khong",
        "ve",
        "viec",
        "vao",
        "ra",
        "boi",
    )
)
"""Folded syllables that only join words."""
_LIMITS = re.compile(
    r"^[\W_]*(?:[ivx]+|\d{1,2}(?:\.\d{1,2})*|[a-h])?[.)]?\s*(?:nhung |mot so |cac |ve )?"
    r"(?:kho khan|han che|ton tai|vuong mac)\b[^.;\d]{0,60}$"
)
"""A heading of what is lacking."""
_MEASURES = re.compile(
    r"^[\W_]*(?:[ivx]+|\d{1,2}(?:\.\d{1,2})*|[a-h])?[.)]?\s*(?:nhung |mot so |cac |ve )?"
    r"(?:nhiem vu|giai phap|bien phap|phuong huong|huong khac phuc)\b[^.;]{0,80}$"
)
"""A heading of what is to be done."""
_LOW = re.compile(r"\b(?:con|van|rat|kha|muc|dat) thap\b(?! hon)|\bchua cao\b|\bcon (?:rat |kha )?(?:han che|it)\b")
"""Words that call a rate low."""
_SOME = re.compile(
    r"\bmot (?:so|vai|bo phan)\b|\brieng\b|\bdoi voi\b|\blinh vuc\b|\b(?:o|tai) (?:cac|nhung)\b|\bso voi\b"
    r"|\bnguoi (?:cao tuoi|gia|lon tuoi)\b|\bchat luong\b|\bky nang\b|\bnhan thuc\b|\d"
)
"""Words of a part of what is measured, or of something that the rate does not measure."""
_HIGH = 95
"""Per cent from which a rate is not called low."""
_ABSENCE = re.compile(r"\b(?:chua co|khong co|chua phat sinh|thieu|kinh phi|chua duoc (?:bo tri|cap|giao))\b")
"""What is lacking altogether has no rate."""


@rule("G14")
def limits_with_measures(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a limitation has a measure among the next tasks, or is asked of somebody else.

    Two syllables in a row make most Vietnamese words; a line that holds any pair of a limitation, but for those that
    all sentences on reform hold, is taken to speak of it.
    """
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    if not sheet.reading.next_period_groups:
        yield from _in_short(desk, sheet)
        return
    common = {tuple(words.split()) for words in desk.relations.common_words}
    asked = {one.line for one in sheet.reading.recommendations}
    ahead = [n for n in range(1, len(sheet.folded) + 1) if n >= sheet.next_period_line or n in asked]
    limits = [(limit, _telling(fold(limit.text)) - common) for limit in sheet.reading.shortcomings]
    wanted = frozenset().union(*(said for _, said in limits))
    held = {number: wanted.intersection(_pairs(sheet.folded[number - 1])) for number in ahead}
    for limit, said in limits:
        measure = next((number for number, words in held.items() if not said.isdisjoint(words)), None)
        if measure is not None:
            yield Pass(sheet=sheet, lines=(limit.line, measure))
        elif said and ahead:
            yield Hit(sheet=sheet, lines=(limit.line,), quote=shorten(limit.text))


def _in_short(desk: Desk, sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge the listed limits of a short report by the list of measures behind them, where most have one."""
    common = {tuple(words.split()) for words in desk.relations.common_words}
    for number, _ in sheet.search(_LIMITS):
        limits = items_from(sheet, number + 1)
        heading = next((line for line, _ in sheet.search(_MEASURES) if limits and line > limits[-1]), None)
        measures = items_from(sheet, heading + 1) if heading else []
        if len(limits) < FEWEST or not measures:
            continue
        answered = {pair for line in measures for pair in _pairs(sheet.folded[line - 1])}
        telling = {line: _telling(sheet.folded[line - 1]) - common for line in limits}
        open_ones = [line for line, said in telling.items() if said and said.isdisjoint(answered)]
        if len(open_ones) * 2 > len(limits):
            continue  # the measures are told in other words
        for line in open_ones:
            yield Hit(sheet=sheet, lines=(line,), quote=shorten(sheet.line(line).strip("-+* ")), grade=Grade.UNLIKELY)
        yield Pass(sheet=sheet, lines=tuple(line for line in limits if line not in open_ones))


def _pairs(folded: str) -> Iterator[tuple[str, str]]:
    return pairwise(_SYLLABLE.findall(folded))


def _telling(folded: str) -> set[tuple[str, ...]]:
    """Return the pairs of syllables in a row of which neither only joins others."""
    return {pair for pair in _pairs(folded) if _JOINING.isdisjoint(pair)}


@rule("G15")
def limits_with_figures(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a limitation comes with the figure that measures it, and that the figure shows it."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for limit in sheet.reading.shortcomings:
        folded = fold(limit.text)
        measure = next((m for m in desk.relations.measures if re.search(m.pattern, folded)), None)
        if measure is None or _ABSENCE.search(folded):
            continue
        figures = _measuring(sheet, measure)
        facts = {"indicator": (figures[0].indicator or "") if figures else measure.indicators[0]}
        if not figures:
            if not re.search(r"\d", limit.text):
                yield Hit(
                    sheet=sheet,
                    lines=(limit.line,),
                    quote=shorten(limit.text),
                    facts=facts | {"note": "limit_unmeasured"},
                )
            continue
        best = [figure for figure in figures if _perfect(desk, figure)]
        lines = tuple(sorted({limit.line, figures[0].line}))
        if len(best) == len(figures):
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=shorten(limit.text),
                stated=_said(best[0]),
                grade=Grade.UNLIKELY,
                facts=facts | {"note": "limit_without_trace", "against": best[0].quote},
            )
        else:
            yield Pass(sheet=sheet, lines=lines, facts=facts | {"working": show(figures[0].value)})
    yield from _called_low(desk, sheet)


def _called_low(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    """Give the rates that a sentence calls low and that all figures of the report show to be high."""
    for number, found in sheet.search(_LOW, before=sheet.next_period_line):
        start, end = clause_at(found.string, *found.span())
        clause = found.string[start:end]
        measure = next((m for m in desk.relations.measures if re.search(m.pattern, clause)), None)
        if measure is None or _SOME.search(clause) or _ABSENCE.search(clause) or "\t" in clause or "|" in clause:
            continue
        figures = [f for f in _measuring(sheet, measure) if f.unit == "%"]
        rates = [f for f in figures if _should_rise(desk, f) and f.line != number]
        if not rates or len(rates) != len(figures) or any((f.value or 0) < _HIGH or f.value == HUNDRED for f in rates):
            continue
        yield Hit(
            sheet=sheet,
            lines=tuple(sorted({number, rates[0].line})),
            quote=sheet.excerpt(number, start, end),
            stated=_said(rates[0]),
            grade=Grade.UNLIKELY,
            facts={"indicator": rates[0].indicator or "", "note": "limit_without_trace", "against": rates[0].quote},
        )


def _should_rise(desk: Desk, figure: Figure) -> bool:
    known = desk.indicator(figure.indicator)
    return known is not None and known.direction == "up"


def _said(figure: Figure) -> str:
    return amount(figure.value, figure.unit) if figure.value is not None else ""


def _measuring(sheet: Sheet, measure: Measure) -> list[Figure]:
    found = [f for name in measure.indicators for f in sheet.figures(name) if f.value is not None]
    return [figure for figure in found if figure.line < sheet.next_period_line]


def _perfect(desk: Desk, figure: Figure) -> bool:
    """Tell whether a figure shows no limitation at all: all of a rate that should rise, none of what should fall."""
    known = desk.indicator(figure.indicator)
    if known is None:
        return False
    return figure.value == 0 if known.direction == "down" else known.direction == "up" and figure.value == HUNDRED
