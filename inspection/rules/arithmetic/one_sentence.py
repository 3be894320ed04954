"""Family A, sentences: what is left, an average and shares follow from the numbers of their own sentence.

Only what the words tie together is judged, and a fault is a question: a sentence may leave something unsaid
(domain.md §5.1, A03, A08, X04).
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, Amount, amounts
from inspection.rules.desk.percentage import decimals
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_LEFT = re.compile(r"\bcon (?:lai|thieu)(?: la)? (?=\d)|\bthieu (?=\d)")
_OF_RATIO = re.compile(
    r"(?<![\d/.,])(?P<part>\d[\d.]*)/(?P<whole>\d[\d.]*) (?P<unit>[a-z]+)[^.\d]{0,30}(?:\([\d,]+%\))?[^.\d]{0,40}"
    r"[;,] con (?P<left>\d[\d.]*) (?P=unit)\b"
)
"""What is left of a ratio right behind it: "12/15 đơn vị (80%); còn 03 đơn vị"."""
_TO_DO = re.compile(r"\bcon (?:phai|chua) (?:giai ngan|chi|thu|thuc hien|xu ly|giai quyet|so hoa)(?: la)? (?=\d)")
_RATIO = re.compile(r"(?<![\d/.,])(?P<part>\d[\d.]*)\s*/\s*(?P<whole>\d[\d.]*)(?![\d/]|[.,]\d)\s*(?P<unit>[a-z]*)")
_DIGITS = re.compile(r"\d[\d.,]*")
_PAIR = 2
_NOT_ALL = re.compile(r"\b(?:trong do|gom|rieng|khong ke|ngoai ra|moi ben|tren)\b")
"""Words by which the numbers between a whole and what is left of it are no plain subtraction."""
_WHOLE = re.compile(r"\b(?:giao|tong|ke hoach|phai|can|du kien)\b")
_AVERAGE = re.compile(
    r"\bbinh quan(?: dat| la| khoang)?(?: (?:moi|mot) [a-z]+(?: [a-z]+){0,3}?(?: co| la| dat)?)? "
    r"(?P<n>\d+(?:,\d+)?) (?P<what>[a-z]+)(?: [a-z]+){0,3}?\s*(?:/|tren |moi |mot )\s*(?P<per>[a-z]+)"
)
_SPAN = re.compile(r"(?<![\d/.,])(?P<n>\d{1,3}) (?P<unit>thang|tuan|ngay|buoi|quy)\b(?! \d)")
_DONG = {"nghin": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000}
_PEOPLE = frozenset(("nguoi", "can", "cong", "vien"))
"""How the units begin in which people are counted."""
_RANK = re.compile(
    r"\b(?:xep|dung|vi tri|hang|thu)\b(?: [a-z]+){0,3}? (?:thu |hang )?(?P<n>\d{1,3})/(?P<m>\d{1,3})\b(?!/|\.\d)"
)
_NO_RANK = re.compile(r"\b(?:ngay|thang|so|quy)\b")


@rule("A19")
def what_is_left(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "được giao 45, hiện có 41, còn thiếu 05": what is left is the whole less what there is."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    yield from _left_of_ratios(sheet)
    told = [(_LEFT, one) for one in statements(sheet, _LEFT.pattern)]
    told += [(_TO_DO, one) for one in statements(sheet, _TO_DO.pattern, ";")]
    for pattern, (number, said, start) in told:
        found = pattern.search(said)
        left = next((one for one in amounts(said) if found and one.start == found.end()), None)
        if found is None or left is None:
            continue
        before = said[: found.start()]
        pairs = _wholes(before, left)
        if not pairs:
            continue
        right = next((pair for pair in pairs if pair[0] - pair[1] == left.value), None)
        whole, part = right or pairs[0]
        facts = {"working": f"{show(whole)} − {show(part)} = {show(whole - part)}"}
        if right:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        elif len(pairs) == 1 and whole > part and _is_subtraction(before, left):
            quote = sheet.excerpt(number, start, start + left.end)
            stated, computed = show(left.value), show(whole - part)
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _left_of_ratios(sheet: Sheet) -> Iterator[Hit | Pass]:
    for number in dict.fromkeys(number for number, _ in sheet.search(r"[;,] con \d", before=sheet.next_period_line)):
        for found in _OF_RATIO.finditer(sheet.folded[number - 1]):
            part, whole, left = (parse_number(found[name]) for name in ("part", "whole", "left"))
            if part is None or whole is None or left is None or part > whole:
                continue
            facts = {"working": f"{show(whole)} − {show(part)} = {show(whole - part)}"}
            if whole - part == left:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
            else:
                quote = sheet.excerpt(number, *found.span())
                stated, computed = show(left), show(whole - part)
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _is_subtraction(before: str, left: Amount) -> bool:
    """Tell whether the words before what is left hold a whole and a part of it, and nothing else."""
    told = [one for one in amounts(before) if one.unit != RATE]
    of_a_kind = any(one.unit == left.unit for one in told) or _RATIO.search(before) is not None
    plain = not _NOT_ALL.search(before) and _PAIR in {len(_DIGITS.findall(before)), len(told)}
    return plain and (of_a_kind or _WHOLE.search(before) is not None)


def _wholes(before: str, left: Amount) -> list[tuple[Decimal, Decimal]]:
    """Return the wholes and parts before what is left, in its unit: of ratios, else of any two numbers in order."""
    ratios = [found for found in _RATIO.finditer(before) if found["unit"] in {left.unit, ""} or not left.unit]
    if ratios:
        numbers = [(parse_number(found["whole"]), parse_number(found["part"])) for found in ratios]
        return [(whole, part) for whole, part in numbers if whole is not None and part is not None]
    plain = [one for one in amounts(before) if one.unit != RATE and (one.unit in {left.unit, ""} or not left.unit)]
    return [(one.value, other.value) for one, other in combinations(plain, 2)]


@rule("A20")
def averages(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "42 tổ với 210 thành viên, bình quân 6 thành viên/tổ" by the two numbers of the line."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, _AVERAGE.pattern):
        for found in _AVERAGE.finditer(said):
            stated = parse_number(found["n"])
            before = sheet.folded[number - 1][: start + found.start()]
            counted = list(amounts(before))
            tops = {one.value for one in counted if one.unit == found["what"]}
            tops |= {one.value * _DONG[one.unit] for one in counted if found["what"] == "dong" and one.unit in _DONG}
            bases = {one.value for one in counted if _counts(one.unit, found["per"]) and one.value}
            bases |= {Decimal(span["n"]) for span in _SPAN.finditer(before) if span["unit"] == found["per"]}
            if stated is None or not tops or not bases:
                continue
            made = {(top, base): _rounded(top / base, stated) for top in tops for base in bases}
            top, base = next((pair for pair, value in made.items() if value == stated), next(iter(made)))
            facts = {"working": f"{show(top)}/{show(base)} = {show(made[top, base])}"}
            if made[top, base] == stated:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
            elif len(made) == 1:
                yield Hit(
                    sheet=sheet,
                    lines=(number,),
                    quote=sheet.excerpt(number, start + found.start(), start + found.end(), before=60),
                    stated=show(stated),
                    computed=show(made[top, base]),
                    facts=facts,
                )


def _counts(unit: str, per: str) -> bool:
    """Tell whether a number in one unit counts what an average is taken over: people are counted in several."""
    return unit == per or {unit, per} <= _PEOPLE


def _rounded(value: Decimal, like: Decimal) -> Decimal:
    """Return a value with as many decimals as another one is written with, cut where only that gives the other."""
    digit = Decimal(1).scaleb(-decimals(like))
    return like if like <= value < like + digit else value.quantize(digit)


@rule("A22")
def ranks_within_all(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that nobody is 32nd of 28."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, _RANK.pattern):
        for found in _RANK.finditer(said):
            place, of = int(found["n"]), int(found["m"])
            if _NO_RANK.search(found[0]) or not of:
                continue
            facts = {"working": f"{place} / {of}"}
            if place <= of:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
            else:
                quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=60, after=40)
                stated = f"{place}/{of}"
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=f"≤ {of}", facts=facts)
