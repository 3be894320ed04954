"""Family B: heads, units and visits are counted the same everywhere (domain.md §5.1, B01 to B06)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.model.codes import Grade
from inspection.rules.arithmetic import sums
from inspection.rules.arithmetic.estimates import is_estimated
from inspection.rules.arithmetic.wholes import of_all, of_fields
from inspection.rules.counts.bases import divided_by_another
from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.amounts import same_unit
from inspection.rules.desk.percentage import decimals
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspection.model.documents import Figure
    from inspection.model.relations import KindOfPart
    from inspection.rules.desk import Desk, Sheet

ALIKE = 60
"""From which likeness of their words on two figures surely speak of one thing."""


_SURELY = 60
"""The same of the few words right before both numbers, in any order."""
_NEAREST = 8
_NO_RESULT = re.compile(r"chua dat|phan dau|muc tieu|chi tieu|yeu cau|nguyen nhan")
"""Words that make a number an aim, a norm or the share of one cause instead of a result."""

TARGET_BESIDE = re.compile(r"\((?:chi tieu|ke hoach|muc tieu): [^()]*\)")
"""The target that reading quotes beside a result from the row of a table."""

_OF_SOME = re.compile(
    r"\b(?:lien thong|phi dia gioi|khong phu thuoc (?:vao )?dia gioi|rieng|noi bo|toan trinh|mot phan"
    r"|luy ke|cong don|tu dau nam den|cua (?:hai|ba|bon|cac) nhom|nam trong"
    r"|khong (?:thanh|tre|qua|dat|hop le|con)|chua (?:thanh|dat|duoc))\b"
)
"""Words that narrow a count to some of its kind, or widen its span; only counts of the same such words are compared."""

_LACKING = re.compile(r"\bthieu\b|\bchua\b|\bkhong\b")
"""Words of a clause that counts what is not there or was not done."""
_FIELD = re.compile(r"\blinh vuc\b")
_MOSTLY = re.compile(r"\b(?:chu yeu|tap trung|phan lon|da (?:so|phan)|nhat la|nhieu nhat|rieng)\b")
"""What is said of one field is held against the table of fields, not against another field."""

_LEVELS = re.compile(
    r"(?:(?:phan|chia|xet) )?(?:theo |ve |trinh do )?(?:ly luan chinh tri|chuyen mon|trinh do)[a-z ,]{0,30}:"
)
_LEAST_LEVELS = 3
_ALL_HAVE = re.compile(
    r"\bkhong co (?:ai|nguoi nao|truong hop nao|can bo, cong chuc nao)\b[^.;]{0,20}\b(?:chua|khong)\b"
)
"""Words behind a list that say that everybody is in it ("không có ai chưa qua đào tạo")."""

_BOUND = re.compile(
    r"\b(?:(?P<below>duoi|chua (?:den|toi|dat|duoc)|thap hon)|(?P<above>(?<!tinh )tren|hon|vuot)|gan|khoang|xap xi)\s*$"
)
"""Words before a number that make it a bound or a guess: it is no second value of what is told elsewhere."""
_SIGN = {True: "<", False: ">"}
_CLAUSE = re.compile(r"[,;.:]\s")
_HALF = re.compile(r"\b(?:sau|6) thang (?:dau|cuoi)\b|\bnua (?:dau|cuoi) nam\b|\bquy (?:iv|i{1,3}|[1-4])\b")
_MOST_OF_A_YEAR = 270
"""Days from which a report is on a year or nine months, of which a half or a quarter is a part."""
_LATE = re.compile(r"\b(?:qua|tre) han\b")
_PENDING = re.compile(r"(?:dang|chua) (?:giai quyet|xu ly|thuc hien)")
"""Words of what is still open; overdue files among these are others than those among the resolved."""


@rule("B01")
def heads_by_kind(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge headcount = sum by block, by degree, by political theory."""
    yield from sums.judged(desk, "B01")
    heads = {quota.present for quota in desk.relations.quotas}
    for sheet in desk.sheets:
        yield from _levels(sheet, heads)


def _levels(sheet: Sheet, heads: set[str]) -> Iterator[Hit | Pass]:
    """Judge the sentence that gives degrees or political theory behind the headcount of its line: nobody has two.

    Fewer than all may well have one, so a list that falls short is left alone where nothing says that all have one.
    """
    known = {frozenset(part.value for part in b.parts) for b in sheet.reading.breakdowns}
    for total, quote, parts in _listed_levels(sheet, heads):
        if total.value is None or frozenset(parts) in known:
            continue
        if sum(parts) < total.value and not _ALL_HAVE.search(_line_of(sheet, total)):
            continue
        facts = {"indicator": total.indicator or "", "working": sums.working(parts), "against": total.quote}
        if sum(parts) == total.value:
            yield Pass(sheet=sheet, lines=(total.line,), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(total.line,),
                quote=quote,
                stated=show(total.value),
                computed=show(sum(parts, Decimal(0))),
                grade=Grade.UNLIKELY,
                facts=facts,
            )


def _line_of(sheet: Sheet, figure: Figure) -> str:
    return sheet.folded[figure.line - 1] if 0 < figure.line <= len(sheet.folded) else ""


def _listed_levels(sheet: Sheet, heads: set[str]) -> Iterator[tuple[Figure, str, list[Decimal]]]:
    """Give the one headcount of a line with each sentence of the line that lists levels, and the numbers in it."""
    for line in dict.fromkeys(figure.line for figure in sheet.reading.figures if figure.indicator in heads):
        counted: list[Figure] = []
        numbers: dict[str, list[Decimal]] = {}
        for figure in sheet.figures_on([line]):
            if figure.value is None or figure.unit == "%":
                continue
            if _LEVELS.match(fold(figure.quote)):
                numbers.setdefault(figure.quote, []).append(figure.value)
            elif figure.indicator in heads:
                counted.append(figure)
        if len(counted) == 1:
            yield from ((counted[0], quote, parts) for quote, parts in numbers.items() if len(parts) >= _LEAST_LEVELS)


@rule("B02")
def one_quantity_one_value(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a quantity has the same value wherever it stands."""
    families = {name: family for family in desk.relations.same for name in family}
    for sheet in desk.sheets:
        seen: set[str] = set()
        for figure in sheet.reading.figures:
            name = figure.indicator
            if name is None or name in desk.relations.several or name in seen:
                continue
            family = families.get(name, (name,))
            seen.update(family)
            figures = [f for one in family for f in sheet.figures(one) if f.value is not None]
            if len(figures) == 1:
                continue
            parts = _values(sheet, _parts_of(desk, name))
            # "Ba nhiệm vụ làm xong trễ hạn" may count some of the whole, under its name
            figures = [f for f in figures if f.value not in parts or f.value == figures[0].value]
            yield from _compare(desk, sheet, figures, _values(sheet, desk.siblings(name)))
        yield from divided_by_another(desk, sheet)
        yield from of_all(desk, sheet)
        yield from of_fields(sheet)


def _values(sheet: Sheet, names: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(one.value for name in names for one in sheet.figures(name) if one.value is not None)


def _parts_of(desk: Desk, name: str) -> frozenset[str]:
    sums_of = (relation for relation in desk.relations.sums if relation.total == name)
    return frozenset(part for relation in sums_of for part in (*relation.parts, *relation.optional))


def _is_wider(one: Figure, other: Figure, beside: frozenset[Decimal]) -> bool:
    """Tell whether one of two values only counts more in: "đúng hạn" with those before time and without them."""
    values = one.value, other.value
    return None not in values and values[0] != values[1] and abs((values[0] or 0) - (values[1] or 0)) in beside


def _compare(desk: Desk, sheet: Sheet, figures: list[Figure], beside: frozenset[Decimal]) -> Iterator[Hit | Pass]:
    """Judge the first pair that disagrees; where all agree in more than one place, that is a passed check."""
    bounds = {id(f): found for f in figures if (found := _bound(f))}
    yield from _beyond_bounds(desk, sheet, figures, bounds)
    figures = [f for f in figures if id(f) not in bounds]
    places = [
        (a, b) for a, b in combinations(figures, 2) if _comparable(desk, sheet, a, b) and not _is_wider(a, b, beside)
    ]
    unlike = next(((a, b) for a, b in places if not _one_value(a, b) and not _told_apart(sheet, figures, a, b)), None)
    if unlike is None:
        apart = [f for a, b in places if a.value == b.value and a.line != b.line for f in (a, b)]
        if apart:
            facts = {"indicator": apart[0].indicator or "", "working": show(apart[0].value)}
            yield Pass(sheet=sheet, lines=lines_of(apart), facts=facts)
        return
    first, second = unlike
    # Figures of which not even the unit is known may be parts of something.
    alike = (
        bool(first.unit)
        and first.unit == second.unit
        and fuzz.token_set_ratio(fold(first.label), fold(second.label)) >= ALIKE
        and _named_alike(first, second)
    )
    yield Hit(
        sheet=sheet,
        lines=lines_of(unlike),
        quote=second.quote,
        stated=_said(second),
        computed=_said(first),
        grade=None if alike and first.indicator == second.indicator else Grade.UNLIKELY,
        facts={
            "indicator": first.indicator or "",
            "working": f"{_said(first)} ≠ {_said(second)}",
            "against": first.quote,
        },
    )


def _bound(figure: Figure) -> re.Match[str] | None:
    """Return the word that makes a figure a bound or a guess."""
    before, number, _ = fold(figure.quote).partition(show(figure.value))
    return _BOUND.search(before) if number else None


def _beyond_bounds(
    desk: Desk, sheet: Sheet, figures: list[Figure], bounds: Mapping[int, re.Match[str]]
) -> Iterator[Hit]:
    """Give the bounds that another figure of the same thing does not keep: "còn dưới 80%" of 86,4%."""
    for bound in (f for f in figures if id(f) in bounds):
        word = bounds[id(bound)]
        for other in figures:
            if id(other) in bounds or other.value is None or bound.value is None or other.unit != bound.unit:
                continue
            kept = other.value < bound.value if word["below"] else other.value >= bound.value
            if not (word["below"] or word["above"]) or kept or not _comparable(desk, sheet, bound, other):
                continue
            yield Hit(
                sheet=sheet,
                lines=lines_of([bound, other]),
                quote=bound.quote,
                stated=f"{_SIGN[bool(word['below'])]} {_said(bound)}",
                computed=_said(other),
                grade=Grade.UNLIKELY,
                facts={
                    "indicator": bound.indicator or "",
                    "working": f"{_said(other)} ↔ {_said(bound)}",
                    "against": other.quote,
                },
            )
            return


def _one_value(one: Figure, other: Figure) -> bool:
    """Tell whether two figures have one value: "99,05%" and "99,0%" may be the same rate with fewer digits."""
    if one.value is None or other.value is None or one.unit != "%":
        return one.value == other.value
    slack = sum((Decimal(1).scaleb(-decimals(value)) / 2 for value in (one.value, other.value)), Decimal(0))
    rounded = decimals(one.value) != decimals(other.value) and abs(one.value - other.value) <= slack
    return one.value == other.value or rounded


def _named_alike(one: Figure, other: Figure) -> bool:
    """Tell whether the words nearest to both numbers say the same, beyond the unit that they are counted in."""
    unit = set(fold(one.unit or "").split())
    said = [[word for word in fold(figure.label).split() if word not in unit][-_NEAREST:] for figure in (one, other)]
    told = [" ".join(word for word in words if not word[0].isdigit()) for words in said]
    return all(told) and fuzz.token_sort_ratio(*told) >= _SURELY


def _told_apart(sheet: Sheet, figures: list[Figure], one: Figure, other: Figure) -> bool:
    """Tell whether a place also holds the other's value: it tells them apart ("18 files overdue: 12 on land, 6 …")."""
    held = {(figure.line, figure.value) for figure in figures}
    crossed = ((one.line, other.value), (other.line, one.value))
    return any(place in held or sheet.writes(*place) for place in crossed)


def _said(figure: Figure) -> str:
    return show(figure.value) + ("%" if figure.unit == "%" else "")


def _comparable(desk: Desk, sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Tell whether two figures speak of the same: period, unit, and none of them of the time to come."""
    if max(one.line, other.line) >= sheet.next_period_line or one.quote == other.quote:
        return False
    said = [TARGET_BESIDE.sub("", fold(figure.quote)) for figure in (one, other)]
    if any(_NO_RESULT.search(words, 0, _end_of_clause(words, f)) for words, f in zip(said, (one, other), strict=True)):
        return False
    late = any(_LATE.search(words) for words in said)  # overdue ones stand in a clause behind those still open
    open_ones = {bool(_PENDING.search(fold(f.quote) if late else _clause(f))) for f in (one, other)}
    if any(map(_of_a_field, (one, other))) or len(open_ones) > 1:
        return False
    if len({frozenset(_OF_SOME.findall(words)) for words in said}) > 1:
        return False
    if (
        _of_a_half(sheet, one, other)
        or len({(_LACKING.search(_clause(f)) is None, is_estimated(sheet, f)) for f in (one, other)}) > 1
    ):
        return False
    told = one.unit and other.unit
    return one.period == other.period and (not told or same_unit(one.unit, other.unit, desk.relations.units))


def _of_a_half(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Tell whether one of two figures in a report on a year is of a half or a quarter of it by its own words."""
    period = sheet.reading.period
    if period is None or (period.end - period.start).days < _MOST_OF_A_YEAR:
        return False
    return len({_HALF.search(_clause(figure)) is None for figure in (one, other)}) > 1


def _of_a_field(figure: Figure) -> bool:
    """Tell whether a figure is of one field: not where it only says behind the number what most of it is."""
    before, _, behind = TARGET_BESIDE.sub("", fold(figure.quote)).partition(show(figure.value))
    named = _FIELD.search(behind)
    return bool(_FIELD.search(before)) or (named is not None and not _MOSTLY.search(behind, 0, named.start()))


def _clause(figure: Figure) -> str:
    """Return the folded words of the clause that states a figure; the whole quote where none writes its number."""
    words = fold(figure.quote)
    number = _written(figure)
    return next((clause for clause in _CLAUSE.split(words) if number.search(clause)), words)


def _end_of_clause(words: str, figure: Figure) -> int:
    """Return where the clause of a figure's number ends: what follows says nothing of what the number is."""
    number = _written(figure).search(words)
    end = _CLAUSE.search(words, number.end()) if number else None
    return end.start() if end else len(words)


def _written(figure: Figure) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,])0?{re.escape(show(figure.value))}(?![\d]|[.,]\d)")


@rule("B03")
def units_by_kind(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge public service units = sum by type = sum by autonomy group."""
    yield from sums.judged(desk, "B03")
    for sheet in desk.sheets:
        for kind in desk.relations.kinds:
            yield from _counted_apart(sheet, kind)


def _counted_apart(sheet: Sheet, kind: KindOfPart) -> Iterator[Hit | Pass]:
    """Judge a count of one kind of unit against the parts of that kind in the list of all units."""
    counted = sheet.figure(kind.indicator)
    for split in (b for b in sheet.reading.breakdowns if b.of == kind.total):
        parts = [part.value for part in split.parts if fold(part.label).startswith(kind.word)]
        if counted is None or counted.value is None or len(parts) < 2:  # noqa: PLR2004 - one part is no sum
            continue
        lines = tuple(sorted({counted.line, split.line}))
        facts = {"indicator": kind.indicator, "working": sums.working(parts)}
        if sum(parts) == counted.value:
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=counted.quote,
                stated=show(counted.value),
                computed=show(sum(parts, Decimal(0))),
                grade=Grade.UNLIKELY,  # a unit may have come or gone between the two counts
                facts=facts,
            )


@rule("B06")
def visits_by_form(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge citizen visits = regular + periodic + ad hoc."""
    return sums.judged(desk, "B06")
