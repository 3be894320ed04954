"""Family B, bases: what shares are counted out of, and all that there are, is one number (domain.md §5.1, B02).

"7.023 trên 7.298 hồ sơ đã giải quyết" says how many files were resolved, and "Toàn bộ 376 thủ tục" how many procedures
there are, as surely as the sentences that tell so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.arithmetic.slips import one_digit_other
from inspection.rules.arithmetic.sums import same_period
from inspection.rules.desk import Hit, lines_of, show
from inspection.rules.desk.amounts import RATE, Amount, alike, amounts, one_units
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.model.documents import Figure
    from inspection.model.relations import CountedBase
    from inspection.rules.desk import Desk, Sheet

_OUT_OF = r"(?:\b(?:trong|tren|cua)(?: tong)?(?: so)? |/)(?P<n>\d[\d.]*) (?:{words})"
_ALL = re.compile(
    r"\b(?:toan bo|tat ca|ca) (?P<n>\d[\d.]*) (?P<unit>[a-z]+)\b(?![^.;,]{0,30}\b(?:nay|noi tren|con lai|chua|khac)\b)"
)
_OF_SOME = re.compile(
    r"\b(?:rieng|linh vuc|cung ky|ky truoc|nam truoc|quy|thang|tuan|nhom|loai|con lai|truoc day|don vi khac)\b"
)
"""Words of a count that is not of all, or not of the document's time."""
_NO_COUNTS = frozenset(("thang", "nam", "quy", "ngay", "tuan", "gio", "phut", "buoi", "dong", "trieu", "ty", "lan"))
_OWN_BASE = re.compile(
    r"\brieng\b|\blinh vuc\b|\btinh tren\b|\bxet\b|\bcung ky\b|\bden han\b"
    r"|\bso (?:[a-z]+ ){0,4}?(?:phai|da|can|duoc|dang) (?:giai quyet|xu ly|xong|hoan thanh|ket thuc|lam)"
)
"""Words of a rate that is not out of all there are."""
_RATIO = re.compile(r"\d/\d")
_NEAR = 20
"""The share of a number, one in so many, up to which another one is meant to be it."""
_FEWEST = 20
_BEFORE = 2
"""Lines above in which what "toàn bộ" speaks of was counted."""


@rule("B23")
def bases_as_counted(desk: Desk) -> Iterator[Hit]:
    """Judge the number that a share is counted out of by how many there are elsewhere."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for base in desk.relations.counted_bases:
        counted = [one for one in sheet.figures(base.indicator) if one.value is not None]
        for number, found in sheet.search(_OUT_OF.format(words=base.words), before=sheet.next_period_line):
            value = parse_number(found["n"].rstrip("."))
            other = _meant(value, counted) if value else None
            if (
                value
                and other
                and not _OF_SOME.search(found.string, *sentence_at(found.string, *found.span()))
                and not _with_others(sheet, value, other)
            ):
                yield _differing(sheet, number, found, value, other, base)


def _meant(value: Decimal, counted: list[Figure]) -> Figure | None:
    """Return the count that a number must be, where it is none of those there are but comes near one."""
    if value < _FEWEST or any(one.value == value for one in counted):
        return None
    return next((one for one in counted if one.value and _may_be(value, one.value)), None)


def _may_be(value: Decimal, other: Decimal) -> bool:
    """Tell whether a number is meant to be another one: it comes near it, or one digit is another."""
    return _NEAR * abs(other - value) <= other or one_digit_other(show(value), show(other))


def _with_others(sheet: Sheet, value: Decimal, other: Figure) -> bool:
    """Tell whether one of two counts has others in it that stand beside it: files carried over among those received."""
    return other.value is not None and sheet.writes(other.line, abs(other.value - value))


def _differing(
    sheet: Sheet, number: int, found: re.Match[str], value: Decimal, other: Figure, base: CountedBase
) -> Hit:
    return Hit(
        sheet=sheet,
        lines=tuple(sorted({number, other.line})),
        quote=sheet.excerpt(number, *found.span(), before=80, after=30),
        stated=show(value),
        computed=show(other.value),
        facts={
            "indicator": base.indicator,
            "working": f"{show(value)} ≠ {show(other.value)}",
            "against": other.quote,
        },
    )


def divided_by_another(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    """Give the divisions whose base is another number than the document states for it ("16/28" of 30 tasks)."""
    for rate in sheet.reading.results:
        known = desk.indicator(rate.indicator)
        if known is None or rate.denominator is None or _has_own_base(rate):
            continue
        stated = _counted(sheet, known.denominator, rate)
        if not stated or rate.denominator in {f.value for f in stated}:
            continue
        others = set(desk.relations.bases.get(known.id, ())) - {known.denominator}
        told = [one.value for name in others for one in sheet.figures(name)]
        if others and not _is_but_for_a_digit(rate.denominator, stated, told):
            continue  # it may well be counted out of something else
        first = stated[0]
        yield Hit(
            sheet=sheet,
            lines=lines_of([first, rate]),
            quote=rate.quote,
            stated=show(rate.denominator),
            computed=show(first.value),
            grade=Grade.UNLIKELY,
            facts={
                "indicator": known.denominator or "",
                "working": f"{show(first.value)} ≠ {show(rate.denominator)}",
                "against": first.quote,
            },
        )


def _counted(sheet: Sheet, name: str | None, rate: Figure) -> list[Figure]:
    """Return the figures of a rate's base in the results, but those read from the very words of the rate."""
    given = [f for f in sheet.figures(name) if f.value is not None and f.line < sheet.next_period_line]
    return [f for f in given if same_period(sheet, f, rate) and f.quote != rate.quote]


def _is_but_for_a_digit(base: Decimal, stated: list[Figure], others: list[Decimal | None]) -> bool:
    """Tell whether a base must be a stated number but for a digit, as it is none of the others that it may be."""
    return base not in others and all(one_digit_other(show(base), show(f.value)) for f in stated)


def _has_own_base(rate: Figure) -> bool:
    """Tell whether a rate is told of some of all, or of another count that its own sentence names."""
    said = fold(rate.quote)
    return _OWN_BASE.search(said) is not None or _RATIO.search(said) is None


@rule("B24")
def all_of_them_as_counted(desk: Desk) -> Iterator[Hit]:
    """Judge "Toàn bộ 376 thủ tục" by the number of them that was told right before."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    units = one_units(desk.relations.units)
    for number, found in sheet.search(_ALL, before=sheet.next_period_line):
        value = parse_number(found["n"].rstrip("."))
        if not value or value < _FEWEST or found["unit"] in _NO_COUNTS:
            continue
        told = _told_before(sheet, number, found, units)
        if not told or value in {one.value for one in told}:
            continue
        near = [one for one in told if _may_be(value, one.value)]
        if near:
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *found.span(), before=100, after=40),
                stated=show(value),
                computed=show(near[0].value),
                facts={"working": f"{show(value)} ≠ {show(near[0].value)}"},
            )


def _told_before(sheet: Sheet, number: int, found: re.Match[str], units: Sequence[frozenset[str]]) -> list[Amount]:
    """Return the counts of a unit before a place in its line, or in the lines right above; the nearest first."""
    lines = [found.string[: found.start()], *reversed(sheet.folded[max(0, number - 1 - _BEFORE) : number - 1])]
    told = [one for line in lines for one in reversed([*amounts(line)]) if one.unit and one.unit != RATE]
    own = Amount(Decimal(0), found["unit"], 0, 0)
    return [one for one in told if alike(one, [own], units)]
