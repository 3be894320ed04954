"""Parts and wholes: no part exceeds its whole, and all that a ward has is one number (domain.md §5.1, A08, B02)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.arithmetic.bare_rates import of_a_plan
from inspection.rules.arithmetic.rates import is_formula, rates_of
from inspection.rules.arithmetic.sums import same_period
from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.amounts import RATE, SENTENCE, Amount, alike, amounts, one_units
from inspection.rules.desk.percentage import HUNDRED, decimals, percent
from inspection.rules.engine import rule
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection.model.documents import Figure
    from inspection.model.relations import Whole
    from inspection.rules.desk import Desk, Sheet

_AMONG = re.compile(r"[^.;:\d]{0,90}(?:\btrong (?:so )?do\b(?: co)?:?|[;,] rieng\b[^.;:\d]{0,40}?) ")
"""What stands between a number and one that it holds ("131 tin, bài, trong đó có 68 tin, bài")."""
_APART = re.compile(r"\brieng\b")
"""What is told apart is mostly, not always, some of what was told before."""
_CHANGE = re.compile(r"\b(?:tang|giam|them|con lai|con)\b[^,.;]{0,12}$")
"""Words before a number that is no whole but what came to it or was left of it."""
_ALL_OF = r"/\s*\d{{1,4}}\s+{noun}\b"
_PART = re.compile(r"(?<![\d.,/])\d{1,4}\s*$")
_PAIR = re.compile(r"(\d+)\s*/\s*(\d+)")
_POINTS = re.compile(r"(?P<part>\d(?<![\d/.,].)\d{0,2}(?:,\d+)?)/(?P<whole>\d{1,3}(?:,\d+)?) diem\b")
_OF_THESE = re.compile(
    r"(?P<part>\d(?<![\d/.,].)(?:\d{0,2}(?:\.\d{3})+|\d*)) (?P<unit>[a-z]+)(?: [a-z]+){0,3}? trong so (?:nay|do|tren)\b"
)
_FIELDS = 3
"""Rows from which a breakdown is a table by field."""
_LEAST_FIELD = 5
"""Letters of a field's name that is looked for."""
_NARROWING = 50
"""Characters around a count in which words may narrow it to some of the whole."""


@rule("A08")
def part_within_whole(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no part exceeds its whole and no share leaves 0 to 100."""
    for sheet in desk.sheets:
        yield from _shares_in_range(desk, sheet)
        yield from _inside(sheet)
        yield from _flows(desk, sheet)
        yield from _points(sheet)
        yield from _out_of_these(desk, sheet)
        words = " ".join(sheet.folded)
        for relation in desk.relations.parts:
            part, whole = sheet.figure(relation.part), sheet.figure(relation.whole)
            if part is None or whole is None or part.value is None or whole.value is None:
                continue
            if not same_period(sheet, part, whole) or not _counted_alike(desk, part, whole):
                continue
            facts = {"indicator": relation.part, "other_indicator": relation.whole}
            if any((one.value or 0) >= part.value for one in sheet.figures(relation.whole)):
                continue  # the first number of the whole's name is that of some of it
            if _told_the_other_way(sheet, part, whole):
                continue
            if part.value > whole.value and not any(word in words for word in relation.unless):
                yield Hit(
                    sheet=sheet,
                    lines=lines_of([part, whole]),
                    quote=part.quote,
                    stated=show(part.value),
                    computed=f"≤ {show(whole.value)}",
                    grade=Grade.UNLIKELY
                    if abs(part.line - whole.line) > 1 or _of_another_kind(desk, part, whole)
                    else _surely(sheet, part, whole, Grade.CONTRADICTORY if relation.unless else None),
                    facts=facts | {"working": f"{show(part.value)} > {show(whole.value)}", "against": whole.quote},
                )


def _told_the_other_way(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """Tell whether the words say that the smaller number is among the larger one: the names are the wrong way round."""
    if part.line != whole.line or not 0 < part.line <= len(sheet.folded):
        return False
    values = [re.escape(show(figure.value)) for figure in (part, whole)]
    return (
        re.search(
            rf"(?<![\d.,/]){values[0]} [^.;\d]{{0,90}}\btrong (?:so )?do\b(?: co)?:? 0*{values[1]}",
            sheet.folded[part.line - 1],
        )
        is not None
    )


def _flows(desk: Desk, sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge in each sentence that no more comes back than went out: forms handed out and returned."""
    for flow in desk.relations.flows:
        pattern = (
            rf"(?:{flow.out})(?: \w+){{0,3}}? (?P<out>\d[\d.]*) (?P<noun>{flow.noun})\b[^.;\d]{{0,60}}?"
            rf"\b(?:{flow.back})(?: \w+){{0,3}}? (?P<back>\d[\d.]*)(?![\d/%]|[.,]\d| ?%)(?! (?!{flow.noun})[a-z])"
        )
        for number, found in sheet.search(pattern):
            out, back = (parse_number(found[side].rstrip(".")) for side in ("out", "back"))
            if out is None or back is None:
                continue
            noun = sheet.line(number)[found.start("noun") : found.end("noun")]
            facts = {"indicator": noun, "working": f"{show(back)} ≤ {show(out)}"}
            if back <= out:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
                continue
            quote = sheet.excerpt(number, *found.span())
            facts["working"] = f"{show(back)} > {show(out)}"
            stated, computed = show(back), f"≤ {show(out)}"
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _points(sheet: Sheet) -> Iterator[Hit]:
    """Give the points that exceed the most that can be had ("28,25/26 điểm")."""
    for number, found in sheet.search(_POINTS):
        part, whole = (parse_number(found[side]) for side in ("part", "whole"))
        if part is not None and whole is not None and part > whole:
            quote = sheet.excerpt(number, *found.span(), before=60)
            facts = {"indicator": "điểm", "working": f"{show(part)} > {show(whole)}"}
            yield Hit(
                sheet=sheet, lines=(number,), quote=quote, stated=show(part), computed=f"≤ {show(whole)}", facts=facts
            )


def _out_of_these(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    """Give the counts "trong số này" that exceed every count of their unit before them in the line."""
    units = one_units(desk.relations.units)
    for number, found in sheet.search(_OF_THESE):
        part = parse_number(found["part"])
        before = [one for one in amounts(found.string[: found.start()]) if one.unit != RATE]
        own = [Amount(Decimal(0), found["unit"], *found.span())]
        wholes = [one.value for one in before if one.unit and alike(one, own, units)]
        if part is None or not wholes or part <= max(wholes):
            continue
        facts = {"indicator": found["unit"], "working": f"{show(part)} > {show(max(wholes))}"}
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, *found.span(), before=100),
            stated=show(part),
            computed=f"≤ {show(max(wholes))}",
            grade=Grade.CONTRADICTORY,
            facts=facts,
        )


def _counted_alike(desk: Desk, part: Figure, whole: Figure) -> bool:
    """Tell whether two counts are of one kind: units that are spelled in two ways were understood by their names."""
    kinds = [known.unit for figure in (part, whole) if (known := desk.indicator(figure.indicator))]
    return len(set(kinds)) == 1 or not part.unit or not whole.unit or part.unit == whole.unit


def _surely(sheet: Sheet, part: Figure, whole: Figure, grade: Grade | None) -> Grade | None:
    """Return the grade, or that of a question where a larger count without a name stands by the whole ("lũy kế")."""
    larger = (
        f.value is not None and f.value >= (part.value or 0) and f.indicator is None and f.unit == whole.unit
        for f in sheet.figures_on([whole.line])
    )
    return Grade.UNLIKELY if any(larger) else grade


def _of_another_kind(desk: Desk, part: Figure, whole: Figure) -> bool:
    """Tell whether one of two numbers stands in the unit of other indicators ("2.358 hồ sơ" of "196 TTHC")."""
    own = {known.unit for figure in (part, whole) if (known := desk.indicator(figure.indicator))}
    others = {known.unit for known in desk.catalogue.indicators.values()} - own
    return part.unit != whole.unit and not others.isdisjoint((part.unit, whole.unit))


def _shares_in_range(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    for figure, stated in rates_of(sheet):
        if figure.indicator is None or figure.indicator in desk.relations.open_ended:
            continue
        # Numbers that only reading brought together may be those of a month and of the year.
        over = is_formula(figure) and (figure.numerator or 0) > (figure.denominator or 0)
        if (0 <= stated <= HUNDRED and not over) or of_a_plan(figure):
            continue
        yield Hit(
            sheet=sheet,
            lines=(figure.line,),
            quote=figure.quote,
            stated=percent(stated, decimals(stated)),
            computed="0 – 100%",
            facts={
                "indicator": figure.indicator or "",
                "working": f"{show(figure.numerator)} > {show(figure.denominator)}" if over else f"{show(stated)}%",
            },
        )


def _inside(sheet: Sheet) -> Iterator[Hit]:
    """Give the numbers that exceed the one they are said to be among, in one breath and of one unit."""
    for whole, part in pairwise(sheet.reading.figures):
        if part.line != whole.line or part.unit != whole.unit or part.unit in {None, "%"}:
            continue
        if part.value is None or whole.value is None or part.value <= whole.value:
            continue
        said = sheet.folded[part.line - 1] if 0 < part.line <= len(sheet.folded) else ""
        if "trong do" not in said and "trong so do" not in said and " rieng " not in said:
            continue
        values = [re.escape(show(figure.value)) for figure in (whole, part)]
        found = re.search(rf"(?<![\d.,/])0*{values[0]} {_AMONG.pattern}0*{values[1]}(?![\d/]|[.,]\d)", said)
        if found is None or _CHANGE.search(said, 0, found.start()) or _of_more(said, found.start(), part):
            continue
        yield Hit(
            sheet=sheet,
            lines=(part.line,),
            quote=sheet.excerpt(part.line, *found.span(), before=40, after=30),
            stated=show(part.value),
            computed=f"≤ {show(whole.value)}",
            grade=Grade.UNLIKELY if _APART.search(found[0]) else None,
            facts={
                "indicator": part.indicator or part.label,
                "working": f"{show(part.value)} > {show(whole.value)}",
            },
        )


def _of_more(said: str, place: int, part: Figure) -> bool:
    """Tell whether a larger number of one unit stands before a place in its sentence, which may hold a part as well."""
    start = max((one.end() for one in SENTENCE.finditer(said, 0, place)), default=0)
    unit = fold(part.unit or "").split(" ")[0]
    return any(one.unit == unit and one.value >= (part.value or 0) for one in amounts(said[start:place]))


def of_all(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    """Give the counts of all of something in the ward ("21/21 thôn") that differ from how many there are elsewhere."""
    for whole in desk.relations.wholes:
        stated = [f for f in sheet.figures(whole.indicator) if f.value is not None and f.line < sheet.next_period_line]
        known = [(show(f.value), f.quote, f.line) for f in stated]
        places = [place for place in _counts_of(sheet, whole.noun) if _of_the_ward(sheet, whole, *place)]
        counted = [(*_PAIR.findall(sheet.folded[n - 1][start:end])[0], n, start, end) for n, start, end in places]
        if not known:
            some = [(made, number, start, end) for part, made, number, start, end in counted if int(part) < int(made)]
            known = [(made, _around(sheet, number, start, end), number) for made, number, start, end in some]
        for part, made, number, start, end in counted:
            if int(part) != int(made) or not known or str(int(made)) in {value for value, _, _ in known}:
                continue
            value, quote, line = known[0]
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted({line, number})),
                quote=_around(sheet, number, start, end),
                stated=str(int(made)),
                computed=value,
                grade=Grade.UNLIKELY,
                facts={"indicator": whole.indicator, "working": f"{value} ≠ {int(made)}", "against": quote},
            )


def of_fields(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge what is said of one field against the row of that field in a table of the same number."""
    for table in sheet.reading.breakdowns:
        rows = {fold(part.label).strip(): part.value for part in table.parts}
        for figure in sheet.figures(table.of) if len(table.parts) >= _FIELDS else ():
            field = _field_of(figure, rows) if figure.line != table.line else None
            if field is None or figure.value is None or figure.value == table.total:
                continue
            lines, made = tuple(sorted({figure.line, table.line})), show(rows[field])
            facts = {"indicator": table.of, "working": f"{show(figure.value)} ↔ {made}"}
            if figure.value == rows[field]:
                yield Pass(sheet=sheet, lines=lines, facts=facts)
            else:
                label = next(part.label for part in table.parts if fold(part.label).strip() == field)
                yield Hit(
                    sheet=sheet,
                    lines=lines,
                    quote=figure.quote,
                    stated=show(figure.value),
                    computed=made,
                    grade=Grade.UNLIKELY,
                    facts=facts | {"against": f"{label}: {made}"},
                )


def _field_of(figure: Figure, rows: Mapping[str, Decimal]) -> str | None:
    """Return the one field of some rows that the words before a figure's number name."""
    before = fold(figure.quote).partition(show(figure.value))[0]
    named = [row for row in rows if len(row) >= _LEAST_FIELD and row in before]
    named = [row for row in named if re.search(rf"\b{re.escape(row)}\b", before)]
    return named[0] if len(named) == 1 and "linh vuc" in before else None


def _counts_of(sheet: Sheet, noun: str) -> Iterator[tuple[int, int, int]]:
    """Give line, start and end of every "16/19 thôn", which is looked for by its stroke."""
    for number, whole in sheet.search(_ALL_OF.format(noun=noun)):
        if part := _PART.search(whole.string, 0, whole.start()):
            yield number, part.start(), whole.end()


def _around(sheet: Sheet, number: int, start: int, end: int) -> str:
    return sheet.excerpt(number, start, end, before=40, after=20)


def _of_the_ward(sheet: Sheet, whole: Whole, number: int, start: int, end: int) -> bool:
    """Tell whether a count in a document's results is of all that the ward has, not of some kind of it."""
    said = sheet.folded[number - 1]
    before = re.split(r"[.;]\s", said[max(0, start - _NARROWING) : start])[-1]
    part, made = _PAIR.findall(said[start:end])[0]
    # "19/22 bản có sóng" counts some of all; "19/19 bản có sóng" may be all of those with it
    behind = re.split(r"[.;,]", said[end : end + _NARROWING])[0] if int(part) == int(made) else ""
    return number < sheet.next_period_line and not re.search(whole.unless, before + behind)
