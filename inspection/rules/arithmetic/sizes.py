"""Family A, sizes in words: "hơn một nửa", "gấp 3 lần", a mean beside its ends (domain.md §5.1, A04, X04; A26, A27)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.arithmetic.bounds import of_rates
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, Amount, amounts
from inspection.rules.desk.percentage import HUNDRED, percent, share
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_COUNTED = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_DIVIDED = {"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_FRACTION = re.compile(
    rf"\b(?P<sign>hon|tren|qua|gan|khoang|chua (?:den|toi|duoc|day)|chua|duoi|it hon|khong (?:den|toi))? ?"
    rf"(?:(?P<half>mot nua|nua so|qua nua|hon nua)"
    rf"|(?P<part>{'|'.join(_COUNTED)})(?: |/)phan (?P<whole>{'|'.join(_DIVIDED)}))\b"
)
_OUT_OF = re.compile(
    r"(?<![\d.,/])(?P<part>\d[\d.]*) (?:[a-z]+ ){0,4}?(?:trong|tren)(?: tong)?(?: so)? "
    r"(?P<whole>\d[\d.]*)(?![\d/,]|\.\d)"
)
"""A part and its whole: "1.148 trong số 2.460 yêu cầu"."""
_DIGIT = re.compile(r"\d")
_OVER = frozenset(("hon", "tren", "qua"))
_ROUGHLY = frozenset(("gan", "khoang"))
_EXACT = Decimal(2)
"""Points by which a share may miss the fraction that is to tell it without a word such as "gần"."""
_ROUGH = Decimal(7)
"""The same with such a word."""
_TIMES = re.compile(
    r"\bgap(?: (?P<sign>hon|gan|khoang|tren))? (?P<n>\d+(?:,\d+)?|doi|hai|ba|bon|nam|sau|bay|tam|chin|muoi) ?(?:lan)?\b"
    r"[^.;\d]{0,60}?(?:\(|\bso voi\b|\b(?:thang|quy|ky|nam) (?:truoc|lien truoc|ngoai)\b)"
)
_THE_LAST = re.compile(r"\b(?:thang|quy|ky|nam) (?:truoc|lien truoc|ngoai)\b")
"""What names the span before: its number is the one told before."""
_WORDS = {"doi": 2, **_COUNTED, "muoi": 10}
_SLACK = Decimal("0.06")
"""The share of a multiple by which two numbers may miss it, for multiples are told roughly."""
_LEAST = re.compile(r"\b(?:ngan|thap|it|nho|nhanh) nhat(?: la| dat| chi| voi)?:? (?=\d)")
_MOST = re.compile(r"\b(?:dai|cao|nhieu|lon|lau|cham) nhat(?: la| dat| den| toi| voi)?:? (?=\d)")
_MEAN = re.compile(
    r"\b(?:binh quan|trung binh|tinh chung|chung (?:ca|toan)|gop chung)\b[^\d;]{0,60}?"
    r"(?:\b(?:dat|la|den ngay [\d/]+ dat) )?(?=\d)"
)
_ALL_PARTS = re.compile(r"\b(?:tinh chung|chung ca|gop chung)\b")


@rule("A26")
def fractions_and_multiples(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "chưa tới hai phần ba" by the part and the whole before it, "gấp 3 lần" by both its numbers."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for pattern, judge in (
        (r"\bphan (?:hai|ba|tu|nam|sau|bay|tam|chin|muoi)\b|\bnua\b", _fractions),
        (r"\bgap\b", _multiples),
    ):
        for number, said, start in statements(sheet, pattern):
            yield from judge(sheet, number, said, start)
    yield from of_rates(sheet)


def _fractions(sheet: Sheet, number: int, said: str, start: int) -> Iterator[Hit | Pass]:
    for found in _FRACTION.finditer(said):
        pair = _part_of_whole(sheet, number, start + found.start())
        if pair is None:
            continue
        part, whole = pair
        made, told = share(part, whole), _told(found)
        sign = (found["sign"] or "").split(" ")[0] or ("hon" if (found["half"] or "")[:3] in {"qua", "hon"} else "")
        facts = {"working": f"{show(part)}/{show(whole)} = {percent(made, 1)}"}
        if _fits(sign, made, told):
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=80)
            stated = sheet.line(number)[start + found.start() : start + found.end()].strip()
            computed = percent(made, 1)
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _part_of_whole(sheet: Sheet, number: int, place: int) -> tuple[Decimal, Decimal] | None:
    """Return the last number before a place and the next larger one of its unit before it, in one line."""
    told = list(_OUT_OF.finditer(sheet.folded[number - 1], 0, place))
    if told and not _DIGIT.search(sheet.folded[number - 1], told[-1].end(), place):
        some, all_of_it = parse_number(told[-1]["part"]), parse_number(told[-1]["whole"])
        return (some, all_of_it) if some is not None and all_of_it and some < all_of_it else None
    before = [one for one in amounts(sheet.folded[number - 1][:place]) if one.unit != RATE]
    if len(before) < 2:  # noqa: PLR2004 - a part and its whole
        return None
    part = before[-1]
    whole = next((one for one in reversed(before[:-1]) if one.unit == part.unit and one.value > part.value), None)
    return (part.value, whole.value) if whole else None


def _told(found: re.Match[str]) -> Decimal:
    """Return what a fraction in words is in per cent."""
    if found["half"]:
        return HUNDRED / 2
    return HUNDRED * _COUNTED[found["part"]] / _DIVIDED[found["whole"]]


def _fits(sign: str, made: Decimal, told: Decimal) -> bool:
    if sign in _OVER:
        return made > told
    if sign in _ROUGHLY:
        return abs(made - told) <= _ROUGH
    return made < told if sign else abs(made - told) <= _EXACT


def _multiples(sheet: Sheet, number: int, said: str, start: int) -> Iterator[Hit | Pass]:
    for found in _TIMES.finditer(said):
        told = _WORDS.get(found["n"]) or parse_number(found["n"])
        now = [one for one in amounts(said[: found.start()]) if one.unit != RATE]
        then = next((one for one in amounts(said[found.end() - 1 :]) if one.unit != RATE), None)
        if then is None and len(now) > 1 and _THE_LAST.search(found[0]):
            then = now[-2]
        if not told or not now or then is None or not then.value or now[-1].unit not in {then.unit, ""}:
            continue
        made = now[-1].value / then.value
        facts = {"working": f"{show(now[-1].value)}/{show(then.value)} = {show(made.quantize(Decimal('0.01')))}"}
        if abs(made - told) <= _SLACK * told or _roughly(found["sign"], made, Decimal(told)):
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=60, after=30)
            computed = show(made.quantize(Decimal("0.01")))
            stated = show(Decimal(told))
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _roughly(sign: str | None, made: Decimal, told: Decimal) -> bool:
    """Tell whether a multiple is what a word such as "hơn" or "gần" makes of the one that is told."""
    if sign in _OVER:
        return made > told
    return bool(sign) and (told - 1 < made < told if sign == "gan" else abs(made - told) < 1)


@rule("A27")
def means_between_their_ends(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a mean lies between the least and the most, and a rate of all between those of the parts."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, r"\bbinh quan\b|\btrung binh\b|\btinh chung\b|\bchung ca\b", ";"):
        found = _MEAN.search(said)
        mean = next((one for one in amounts(said) if found and one.start == found.end()), None)
        if found is None or mean is None:
            continue
        ends = _ends(said, mean) or (_parts(said, found) if _ALL_PARTS.search(found[0]) else None)
        if ends is None:
            continue
        least, most = ends
        facts = {"working": f"{show(least)} ≤ {show(mean.value)} ≤ {show(most)}"}
        if least <= mean.value <= most:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = sheet.excerpt(number, start + found.start(), start + mean.end, before=100)
            computed = f"{show(least)} – {show(most)}"
            yield Hit(
                sheet=sheet, lines=(number,), quote=quote, stated=show(mean.value), computed=computed, facts=facts
            )


def _ends(said: str, mean: Amount) -> tuple[Decimal, Decimal] | None:
    """Return the least and the most that a statement gives in the unit of its mean."""
    values = []
    for pattern in (_LEAST, _MOST):
        found = pattern.search(said)
        value = next((one for one in amounts(said) if found and one.start == found.end()), None)
        if value is None or value.unit != mean.unit:
            return None
        values.append(value.value)
    return (values[0], values[1]) if values[0] <= values[1] else None


def _parts(said: str, found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest of the rates before that of all, where nothing else stands between them."""
    rates = [one.value for one in amounts(said[: found.start()]) if one.unit == RATE]
    return (min(rates), max(rates)) if len(rates) > 1 else None
