"""Family X, claims: what a report says without a reason, a base or a proof (domain.md §5.1, X03, X10 to X15; A17)."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from inspection.rules.arithmetic.sums import same_period
from inspection.rules.claims.cross import LATE
from inspection.rules.desk import Hit, Pass, amount, lines_of, show
from inspection.rules.desk.percentage import HUNDRED, percent, share
from inspection.rules.engine import rule
from inspection.rules.references.legal import asked
from inspection.vietnamese import fold, format_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.model.documents import Figure, Reading
    from inspection.model.relations import Benchmark
    from inspection.rules.desk import Desk, Sheet

_CAUSE = re.compile(
    # with accents, for "đó" and "độ" are no "do"; who gave a task is no reason why it is late
    r"\bnguyên nhân\b|\blý do\b|\bdo\s(?!(?:ubnd|ủy ban|uỷ ban|hđnd|hội đồng|chủ tịch|cấp|thành phố|tỉnh|sở|bộ|các)\b)"
)
_CAUSES = re.compile(r"^[\W_]*(?:\w{1,3}[.)]\s*)*(?:ve )?nguyen nhan\b")
"""A heading or item that gives the causes of all that was left undone."""
_BELOW = 3
"""Lines below a figure in which its cause may stand."""
_FEW = 3
"""Counts from which on a list is called for."""
_LASTS = 550
"""Days before and after which a mean says nothing any more."""
_FAR = 10
"""Points that a perfect rate lies above the mean to be asked about."""


@rule("A17")
def count_with_its_base(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a count of what was answered or checked comes with how much there was."""
    sheet = desk.report
    if sheet is None:
        return
    for some in desk.relations.based:
        figure = sheet.figure(some.indicator)
        if figure is None or not figure.value or figure.line >= sheet.next_period_line:
            continue
        facts = {"indicator": some.indicator, "working": amount(figure.value, figure.unit)}
        named = some.unless and re.search(some.unless, _around(sheet, figure.line))
        if figure.denominator or named or any(sheet.figure(base) for base in some.bases):
            yield Pass(sheet=sheet, lines=(figure.line,), facts=facts)
        else:
            stated = amount(figure.value, figure.unit)
            yield Hit(sheet=sheet, lines=(figure.line,), quote=figure.quote, stated=stated, facts=facts)


def _around(sheet: Sheet, number: int) -> str:
    return " ".join(sheet.folded[max(0, number - 2) : number + 1])


@rule("X03")
def perfect_beside_the_mean(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge whether a perfect rate lies far above what the whole city or country reached; then a sample tells."""
    sheet = desk.report
    if sheet is None or sheet.day is None:
        return
    for mean in desk.relations.benchmarks:
        figure = sheet.figure(mean.indicator)
        if figure is None or figure.value is None or figure.unit != "%" or not _holds(mean, sheet.day, sheet.reading):
            continue
        if figure.value < HUNDRED or mean.mean + _FAR > HUNDRED:
            continue
        yield Hit(
            sheet=sheet,
            lines=(figure.line,),
            quote=figure.quote,
            stated=amount(figure.value, figure.unit),
            computed=f"{show(mean.mean)}%",
            facts={
                "indicator": mean.indicator,
                "working": f"{show(figure.value)} ↔ {show(mean.mean)}",
                "source": mean.source,
            },
        )


def _holds(mean: Benchmark, day: date, reading: Reading) -> bool:
    """Tell whether a mean says something of a day and a place."""
    return abs((day - mean.day).days) <= _LASTS and (not mean.area or mean.area in fold(reading.city or ""))


@rule("X10")
def low_share_unsaid(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a low share which two counts make is spoken of, not only the high ones beside it."""
    sheet = desk.report
    if sheet is None:
        return
    for telling in desk.relations.telling:
        part, whole = sheet.figure(telling.part), sheet.figure(telling.whole)
        if part is None or whole is None or part.value is None or not whole.value or part.value > whole.value:
            continue
        made = share(part.value, whole.value)
        working = f"{show(part.value)}/{show(whole.value)} = {percent(made, 2)}"
        facts = {"indicator": telling.part, "other_indicator": telling.whole, "working": working}
        facts["note"] = "" if same_period(sheet, part, whole) else "other_span"
        lines = lines_of([part, whole])
        if made >= telling.below or any(sheet.figure(name) for name in telling.rates):
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=part.quote,
                stated=show(part.value),
                computed=percent(made, 2),
                facts=facts | {"against": whole.quote if whole.quote != part.quote else ""},
            )


@rule("X11")
def lateness_explained(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what is late or overdue comes with its cause."""
    sheet = desk.report
    if sheet is None or not sheet.lines:
        return
    causes = sheet.first(_CAUSES)
    for name in desk.relations.explained:
        figure = next((f for f in sheet.figures(name) if f.value and f.line < sheet.next_period_line), None)
        if figure is None:
            continue
        facts = {"indicator": name, "working": amount(figure.value or HUNDRED, figure.unit)}
        nearby = (n for n in _lines_below(sheet, figure.line) if _CAUSE.search(sheet.line(n).lower()))
        cause = next(nearby, causes or _cause_of(sheet, "ho so" if name.startswith("files") else "nhiem vu"))
        if cause is not None:
            yield Pass(sheet=sheet, lines=tuple(sorted({figure.line, cause})), facts=facts)
        else:
            yield Hit(sheet=sheet, lines=(figure.line,), quote=figure.quote, stated=facts["working"], facts=facts)


def _cause_of(sheet: Sheet, subject: str) -> int | None:
    """Return a line that says of the late ones of a subject why they are."""
    late = (number for number, _ in sheet.search(LATE))
    told = (n for n in late if subject in sheet.folded[n - 1] and _CAUSE.search(sheet.line(n).lower()))
    return next(told, None)


def _lines_below(sheet: Sheet, number: int) -> list[int]:
    """Return a line and the next ones that hold something."""
    filled = (n for n in range(number, len(sheet.lines) + 1) if sheet.line(n).strip())
    return list(islice(filled, 1 + _BELOW))


@rule("X12")
def none_of_the_usual(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge whether nothing occurred of what hardly ever fails to occur."""
    sheet = desk.report
    if sheet is None or sheet.day is None:
        return
    for usual in desk.relations.nones:
        figures = [f for name in usual.indicators for f in sheet.figures(name) if f.line < sheet.next_period_line]
        if sheet.day < usual.since or not figures:
            continue
        first, facts = figures[0], {"indicator": figures[0].indicator or "", "source": usual.source}
        if any(figure.value for figure in figures):
            yield Pass(sheet=sheet, lines=lines_of(figures), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(first.line,),
                quote=first.quote,
                stated="0" if first.value is not None else None,
                facts=facts | {"since": format_date(usual.since)},
            )


@rule("X13")
def claims_with_proof(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a claim such as a new way of working comes with a decision or an effect that can be shown."""
    sheet = desk.report
    if sheet is None:
        return
    for question in desk.relations.proofs:
        yield from (hit for hit in asked(sheet, question) if hit.lines[0] < sheet.next_period_line)


@rule("X14")
def counts_without_a_list(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge whether counts of one kind of thing, in different places, can be told apart."""
    sheet = desk.report
    if sheet is None:
        return
    for names in desk.relations.tallies:
        figures = [f for name in names if (f := sheet.figure(name)) and f.line < sheet.next_period_line]
        if len(figures) < _FEW or len({f.line for f in figures}) == 1:
            continue
        figures.sort(key=lambda figure: figure.line)
        yield Hit(
            sheet=sheet,
            lines=lines_of(figures),
            quote=figures[0].quote,
            stated="; ".join(amount(f.value, f.unit) for f in figures if f.value is not None),
            facts={"against": figures[-1].quote},
        )


@rule("X15")
def acts_and_heads(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge whether acts that concern one person each are as many as some number of persons in the report."""
    sheet = desk.report
    if sheet is None:
        return
    for pair in desk.relations.counterparts:
        acts = sheet.figure(pair.acts)
        heads = [figure for name in pair.heads if (figure := sheet.figure(name))]
        if acts is None or acts.value is None or not heads:
            continue
        known = {*(f.value for f in heads), *_blocks(sheet, heads)}
        shown = ", ".join(dict.fromkeys(show(f.value) for f in heads))
        facts = {"indicator": pair.acts, "working": f"{show(acts.value)} ↔ {shown}"}
        lines = lines_of([acts, *heads])
        if acts.value in known:
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        else:
            yield Hit(sheet=sheet, lines=lines, quote=acts.quote, stated=show(acts.value), computed=shown, facts=facts)


def _blocks(sheet: Sheet, heads: list[Figure]) -> set[object]:
    """Return what neighbouring blocks of the heads make, such as the committee's with the council's."""
    named = {figure.indicator for figure in heads}
    parts = [[part.value for part in b.parts] for b in sheet.reading.breakdowns if b.of in named]
    return {one + other for values in parts for one, other in pairwise(values)} | {
        v for values in parts for v in values
    }
