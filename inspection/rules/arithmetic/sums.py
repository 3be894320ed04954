"""Sums: the one machinery behind every rule that says "these parts make that total".

A breakdown is judged where the document makes one; a relation of the catalogue is judged where all its figures stand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.arithmetic.remainders import (
    begins_with_another,
    in_words,
    last_uncounted,
    lines_of_parts,
    stands_unnamed,
)
from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.parts import doubled, nested, outer
from inspection.rules.desk.percentage import decimals
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.model.documents import Breakdown, Figure
    from inspection.model.relations import SumRelation
    from inspection.rules.desk import Desk, Sheet


_TWO_LISTS = 3
"""Halves of the total from which its parts are two lists of it rather than one that does not add up.

Parts of which so many make less than two totals are likelier some of a list than the whole of it.
"""
_BELOW = 3
"""Lines below a total in which another one may stand."""
_SOME = re.compile(r"\btrong do co\b(?!:)")
_REACH = 80
"""Characters behind a total in which the list of its parts opens."""
_TELLING = 100
_SHARED = 2
"""Parts in common from which a second list of a total is the first one, with a wrong number among its parts."""
_ONE_PLACE = 12
"""Lines that a total and its parts may span and still stand in one list."""


def judged(desk: Desk, rule_id: str) -> Iterator[Hit | Pass]:
    """Judge every breakdown and relation that belongs to a rule."""
    relations: dict[str, list[SumRelation]] = {}
    for relation in desk.relations.sums:
        if relation.rule == rule_id:
            relations.setdefault(relation.total, []).append(relation)
    for sheet in desk.sheets:
        for total, ways in relations.items():
            yield from _of_total(desk, sheet, total, ways)


def _of_total(desk: Desk, sheet: Sheet, total: str, ways: list[SumRelation]) -> Iterator[Hit | Pass]:
    split = _whole([b for b in sheet.reading.breakdowns if b.of == total])
    least = min(len(relation.parts) for relation in ways)
    parts, named = _of_most_parts(sheet, ways)
    right = {found.lines[0] for found in named if isinstance(found, Pass)}
    for breakdown in split:
        # Fewer parts than the total is known to have may be a selection, as long as they leave room for more.
        selected = len(breakdown.parts) < least and _made(breakdown) < (breakdown.total or 0)
        # So may a second list where a first one makes the total: not everybody has a degree in political theory.
        if not least:
            selected = _made(breakdown) < (breakdown.total or 0) and any(_complete(b, breakdown) for b in split)
        some = of_some(breakdown, desk.relations.overlapping) or (
            _made(breakdown) < (breakdown.total or 0) and of_some(breakdown, desk.relations.not_all)
        )
        for found in of_breakdown(sheet, breakdown, Grade.UNLIKELY if selected or some else None):
            if some and isinstance(found, Hit):
                found = replace(found, severity=Severity.MINOR)  # noqa: PLW2901 - the same finding, of less weight
            # Parts known by name decide over parts known by place: a list may hold more than the parts.
            if isinstance(found, Pass) or not right.intersection(found.lines):
                yield found
    listed = [b.total for b in split if parts <= _values(b)]
    if right or not listed:
        yield from named
    elif sheet.value(total) not in {*listed, None}:  # a list elsewhere splits another number of the name
        yield from (found for found in named if len(found.lines) == 1)


def _of_most_parts(sheet: Sheet, ways: list[SumRelation]) -> tuple[Counter[Decimal], list[Hit | Pass]]:
    """Return the parts known by name and what they make, by the way of splitting that takes most of them.

    Where visits without an appointment are stated, the sum without them proves nothing. A second total with all its
    parts in its own line, such as that of one kind of file, is judged for itself.
    """
    first = sheet.figure(ways[0].total)
    if first is None:
        return Counter(), []
    parts, verdicts = _by_most(sheet, ways, first)
    for other in sheet.figures(first.indicator):
        if other.line != first.line and other.value not in {None, first.value}:
            verdicts += _by_most(sheet, ways, other, one_line=True)[1]
    return parts, verdicts


def _by_most(
    sheet: Sheet, ways: list[SumRelation], total: Figure, *, one_line: bool = False
) -> tuple[Counter[Decimal], list[Hit | Pass]]:
    made = [
        (len(relation.parts), *found)
        for relation in ways
        if (found := _of_figures(sheet, relation, total, one_line=one_line))
    ]
    most = max((count for count, _, _ in made), default=0)
    named = [(parts, found) for count, parts, found in made if count == most]
    right: list[Hit | Pass] = [found for _, found in named if isinstance(found, Pass)]
    return (named[0][0] if named else Counter()), right or [found for _, found in named]


def _chosen(sheet: Sheet, line: int, total: Decimal) -> bool:
    """Tell whether the words behind a total say that only some of it follows ("17 đơn vị, trong đó có 05 trường …")."""
    folded = sheet.folded[line - 1] if 0 < line <= len(sheet.folded) else ""
    place = folded.find(show(total))
    return bool(_SOME.search(folded, place + 1, place + _REACH)) if place >= 0 else False


def of_some(breakdown: Breakdown, words: Sequence[str]) -> bool:
    """Tell whether the parts are of a kind that not everybody belongs to."""
    labels = fold("\n".join(part.label for part in breakdown.parts))
    return any(word in labels for word in words)


def _whole(split: list[Breakdown]) -> list[Breakdown]:
    """Leave out what only repeats another breakdown of the total: some of its parts, or its parts under another number.

    A list is read by place and again by the names of its parts. Where one reading comes out right, the other one, which
    did not catch every part, proves nothing; and parts that stand beside two numbers belong to the one they come near.
    """
    right = [b for b in split if b.total == _made(b)]
    return [
        one
        for one in split
        if not any(one.total == other.total and _some(one, other) for other in right)
        and not any(_values(one) == _values(other) and _gap(other) < _gap(one) for other in split)
        and not any(_of_other_parts(one, other) for other in right if one not in right)
    ]


def _made(breakdown: Breakdown) -> Decimal:
    return sum((part.value for part in breakdown.parts), Decimal(0))


def _of_other_parts(one: Breakdown, right: Breakdown) -> bool:
    """Tell whether parts of one breakdown belong to another that comes right: two of them, or the largest of each.

    Small numbers are alike by chance, so only large ones tell.
    """
    if one.total == right.total:
        common = _values(one) & _values(right)
        return sum(times for value, times in common.items() if value >= _TELLING) >= _SHARED
    return max(_values(one)) == max(_values(right)) >= _TELLING


def _gap(breakdown: Breakdown) -> Decimal:
    return abs(_made(breakdown) - (breakdown.total or 0))


def _complete(one: Breakdown, other: Breakdown) -> bool:
    """Tell whether a breakdown makes the very total that another one of its line splits."""
    return one.total == other.total == _made(one) and one.line == other.line


def _values(breakdown: Breakdown) -> Counter[Decimal]:
    return Counter(part.value for part in breakdown.parts)


def _some(one: Breakdown, other: Breakdown) -> bool:
    """Tell whether the parts of one breakdown are some of the other's, not all of them."""
    return _values(one) < _values(other)


def unrelated(desk: Desk) -> Iterator[tuple[Sheet, Breakdown]]:
    """Give the breakdowns that no relation speaks of."""
    totals = {relation.total for relation in desk.relations.sums}
    for sheet in desk.sheets:
        others = [b for b in sheet.reading.breakdowns if b.of not in totals]
        right = {(b.of, b.line, b.total) for b in others if b.total == _made(b)}
        for breakdown in others:
            # A second list of a total that a first one makes may be a selection.
            second = (breakdown.of, breakdown.line, breakdown.total) in right
            # Numbers far beyond a total of which nothing is known are the rows of a table, not its parts.
            far = 2 * _made(breakdown) >= _TWO_LISTS * (breakdown.total or 0)
            if not far and (not second or _made(breakdown) >= (breakdown.total or 0)):
                yield sheet, breakdown


def of_breakdown(sheet: Sheet, breakdown: Breakdown, grade: Grade | None = None) -> Iterator[Hit | Pass]:
    """Judge one breakdown; parts in other units than the total make the check unsure of itself."""
    total = sheet.value(breakdown.of) if breakdown.total is None else breakdown.total
    parts = outer([part.value for part in breakdown.parts], total)
    if total is None or len(parts) < 2 or nested(parts):  # noqa: PLR2004 - one part is no sum
        return
    figures = [f for f in sheet.figures(breakdown.of) if f.value == total]
    lines = tuple(sorted({breakdown.line, *lines_of(figures[:1])}))
    place = _place(sheet, breakdown, lines)
    told = lines_of_parts(sheet, breakdown)
    around = tuple(sorted({*lines, *(line for line in told if abs(line - breakdown.line) <= _ONE_PLACE)}))
    if _stands_beside(sheet, breakdown.of, place, total - sum(parts)) or _of_another(
        sheet, breakdown.of, around, parts
    ):
        return
    if sum(parts) > total and _tells(sheet, breakdown.line, sum(parts, Decimal(0))):
        return  # with what was carried over they make the number that stands there too
    left = total - sum(parts)
    if stands_unnamed(sheet, breakdown, told, left) or last_uncounted(sheet, breakdown, left):
        return
    if (
        breakdown.total is None
        or _has_several(sheet, breakdown.of)
        or begins_with_another(sheet, breakdown, parts)
        or any(abs(line - breakdown.line) > _ONE_PLACE for line in told)
        or (sum(parts) < total and _chosen(sheet, breakdown.line, total))
        or doubled(total, parts)
        or sum(parts) - total in parts
        or 2 * sum(parts) >= _TWO_LISTS * total
        or _TWO_LISTS * sum(parts) <= 2 * total
    ):
        grade = Grade.UNLIKELY
    quote = _quote(sheet, breakdown, figures, total, parts)
    facts = {"indicator": breakdown.of, "working": working(parts)}
    yield _verdict(sheet, lines, quote, total, parts, grade=grade, facts=facts)


def _of_figures(
    sheet: Sheet, relation: SumRelation, total: Figure, *, one_line: bool
) -> tuple[Counter[Decimal], Hit | Pass] | None:
    """Return the parts of a relation that a document states by name, and whether they make its total."""
    if total.value is None or not relation.parts:
        return None
    parts = [figure for name in relation.parts if (figure := _beside(sheet, name, total, one_line=one_line))]
    more = [figure for name in relation.optional if (figure := _beside(sheet, name, total, one_line=one_line))]
    if len({one.period is None or sheet.whole(one.period) for one in (total, *parts)}) > 1:
        return None  # the quarter's parts do not make the sum from the beginning of the year on
    if len(parts) < len(relation.parts):
        return None
    values = [f.value for f in parts if f.value is not None]
    wider = values + [f.value for f in more if f.value is not None]
    if total.value == sum(wider):
        values = wider
    ways = {sum(some, Decimal(0)) for some in (values, wider)}
    beside = {f.value for f in sheet.figures(relation.total) if f.line == total.line}
    if total.value not in ways and (ways & beside or any(_tells(sheet, total.line, made) for made in ways)):
        return None  # the parts make another number of its line, such as what came with what was carried over
    lines = lines_of([total, *parts])
    left = total.value - sum(values)
    if _stands_beside(sheet, relation.total, lines, left) or _of_another(sheet, relation.total, lines, values):
        return None
    units = {f.unit for f in (total, *parts) if f.unit}  # visits and cases do not add up surely
    ambiguous = (not one_line and _has_several(sheet, relation.total)) or any(_twice_in_line(sheet, f) for f in parts)
    ambiguous = ambiguous or (not one_line and any(_has_several(sheet, f.indicator) for f in parts if f.indicator))
    verdict = _verdict(
        sheet,
        lines,
        total.quote,
        total.value,
        values,
        grade=Grade.UNLIKELY if len(units) > 1 or lines[-1] - lines[0] > _ONE_PLACE or ambiguous else None,
        facts={
            "indicator": relation.total,
            "working": working(values),
            "against": parts[-1].quote if parts[-1].line != total.line else "",
        },
    )
    return Counter(values), verdict


def _tells(sheet: Sheet, line: int, value: Decimal) -> bool:
    """Tell whether an amount stands in a line, not as the day of a date."""
    return 0 < line <= len(sheet.folded) and any(one.value == value for one in amounts(sheet.folded[line - 1]))


def _has_several(sheet: Sheet, total: str) -> bool:
    """Tell whether the document gives a total's name to several numbers: then one of them may be another thing."""
    return len({f.value for f in sheet.figures(total) if f.value is not None}) > 1


def _twice_in_line(sheet: Sheet, part: Figure) -> bool:
    """Tell whether another number of a part's line bears its name too: one of them is something else."""
    return len({f.value for f in sheet.figures(part.indicator) if f.line == part.line}) > 1


_BROUGHT = re.compile(r"\b(?:chuyen (?:sang|qua)|(?:ky|thang|quy|nam) truoc|ban giao|ton (?:ky|thang|quy|nam|dong))\b")
"""Words of what an earlier period left."""
_CARRIED = "_carried_over"
"""How the ids of indicators end that count what an earlier period left."""


def _place(sheet: Sheet, breakdown: Breakdown, lines: tuple[int, ...]) -> tuple[int, ...]:
    """Return the lines of a breakdown with the one below its last part, where a list of lines may go on."""
    values = _values(breakdown)
    if any(figure.value in values for figure in sheet.figures_on([breakdown.line])):
        return lines
    reach = range(breakdown.line + 1, breakdown.line + _ONE_PLACE)
    below = [figure.line for figure in sheet.figures_on(reach) if figure.value in values]
    return (*lines, below[-1] + 1) if below else lines


def _stands_beside(sheet: Sheet, name: str, lines: tuple[int, ...], left: Decimal) -> bool:
    """Tell whether what is left of a total stands beside its parts as a number that nobody could name.

    It is then the part that was not caught ("19 done, 9 under way, 2 not begun"), and nothing is wrong. A number that
    took the total's own name counts as unnamed; one with another name, of another unit or in another list does not.
    """
    if left < 0:  # what was carried over is dealt with too: 23 done and 2 open of 22 received and 3 carried over
        carried = (f.value for f in sheet.reading.figures if (f.indicator or "").endswith(_CARRIED))
        told = (line for line in lines if 0 < line <= len(sheet.folded) and _BROUGHT.search(sheet.folded[line - 1]))
        return -left in carried or any(_tells(sheet, line, -left) for line in told)
    if left == 0:
        return False
    near = range(lines[0], lines[-1] + 1) if lines[-1] - lines[0] <= _ONE_PLACE else lines
    if in_words(sheet, near, left):
        return True
    figures = [f for f in sheet.figures_on(near) if f.value == left]
    units = {f.unit for f in sheet.figures(name)} | {None}
    unnamed = sum(f.indicator in {None, name} and f.unit in units for f in figures)
    listed = _once([b for b in sheet.reading.breakdowns if b.of == name and b.line in near])
    others = sum(_values(b)[left] for b in listed) - sum(f.indicator not in {None, name} for f in figures)
    return unnamed > max(others, 0)


def _of_another(sheet: Sheet, name: str, lines: tuple[int, ...], parts: list[Decimal]) -> bool:
    """Tell whether the parts make a number without a name that stands with them: they are then its parts.

    "Phải giải quyết 920 hồ sơ. Đã giải quyết 900: đúng hạn 880, quá hạn 20" splits the second number.
    """
    made = sum(parts)
    near = range(lines[0], lines[-1] + _BELOW)
    return sheet.value(name) != made and any(
        f.value == made and f.indicator is None and f.unit != RATE for f in sheet.figures_on(near)
    )


def _once(split: list[Breakdown]) -> list[Breakdown]:
    """Leave out what lists the same parts again, all or some of them."""
    return [
        one
        for place, one in enumerate(split)
        if not any(
            _some(one, other) or (_values(one) == _values(other) and place > at) for at, other in enumerate(split)
        )
    ]


def _beside(sheet: Sheet, name: str, total: Figure, *, one_line: bool) -> Figure | None:
    """Return the figure of a part that speaks of the same period as the total, the nearest one."""
    fitting = [f for f in sheet.figures(name) if f.value is not None and same_period(sheet, f, total)]
    if one_line:
        fitting = [f for f in fitting if f.line == total.line]
    return min(fitting, key=lambda f: abs(f.line - total.line), default=None)


def same_period(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Tell whether two figures may speak of one period: a figure without its own stands for the document's."""
    if one.period is None or other.period is None:
        given = one.period or other.period
        return given is None or sheet.whole(given)
    return one.period == other.period


def _verdict(  # noqa: PLR0913 - one place builds both outcomes
    sheet: Sheet,
    lines: tuple[int, ...],
    quote: str,
    total: Decimal,
    parts: list[Decimal],
    *,
    grade: Grade | None,
    facts: dict[str, str],
) -> Hit | Pass:
    made = sum(parts, Decimal(0))
    slack = Decimal(len(parts)).scaleb(-max(decimals(v) for v in (total, *parts))) / 2
    whole = all(v == v.to_integral_value() for v in (total, *parts))
    if made == total or (not whole and abs(made - total) <= slack):
        return Pass(sheet=sheet, lines=lines, facts=facts | {"working": f"{working(parts)}"})
    return Hit(sheet=sheet, lines=lines, quote=quote, stated=show(total), computed=show(made), grade=grade, facts=facts)


def working(parts: Sequence[Decimal]) -> str:
    """Return the addition in one line."""
    return " + ".join(show(value) for value in parts) + " = " + show(sum(parts, Decimal(0)))


def _quote(sheet: Sheet, breakdown: Breakdown, figures: list[Figure], total: Decimal, parts: list[Decimal]) -> str:
    passage = sheet.passage(breakdown.line, total, *parts)
    if passage:
        return passage
    if figures:
        return figures[0].quote
    return "; ".join(f"{part.label}: {show(part.value)}" for part in breakdown.parts)
