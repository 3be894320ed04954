"""Family A, cumulated numbers: spans make them, and time only adds (domain.md §5.1, A01; A32)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, Amount, amounts
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet

_ALL = re.compile(
    r"\b(?:luy ke|cong don|cong lai|tong cong|tinh chung|ca (?:hai|ba|bon|nam|sau|chin|\d{1,2}) (?:thang|quy)"
    r"|ca (?:ky|quy|nam)|tong (?:so )?(?:ca )?(?:hai|ba|bon|\d) (?:thang|quy))\b"
)
_DAY = r"\d{1,2}/\d{1,2}(?:/20\d\d)?"
_SPAN = re.compile(
    rf"\b(?:(?:rieng |trong )?(?P<what>thang|quy) (?P<no>\d{{1,2}}|i{{1,3}}|iv)(?:/20\d\d| nam 20\d\d)?\b"
    rf"|tu (?:ngay )?{_DAY} (?:den|-) (?:het )?(?:ngay )?{_DAY})"
)
_TALE = re.compile(r"[^.;\d]{0,60}?(?P<n>\d[\d.]*)(?![\d/%]|[.,]\d| ?%) ?(?P<unit>[a-z]*)")
"""What a span counts, behind its name."""
_ADDED = re.compile(
    r"(?P<old>\d[\d.]*) (?P<unit>[a-z]+)[^.;\d]{0,40}\bcong (?:them|ca|voi)[^.;\d]{0,20}"
    r"\b(?:thang|quy) (?:\d{1,2}|[iv]+)[^.;\d]{0,40}(?:\((?P<more>\d[\d.]*)[^()]{0,30}\))?[^.;\d]{0,30}"
    r"\b(?:thanh|la|duoc|bang|len) (?P<new>\d[\d.]*)"
    r" (?P=unit)\b"
)
_UNTIL = re.compile(
    r"\b(?:den|tinh den)(?: het)?(?: ngay| thang)? (?P<d>\d{1,2})(?:/(?P<m>\d{1,2}))?(?:/(?P<y>20\d\d))?"
    r"(?: la| dat| co|:)* (?P<n>\d[\d.]*) (?P<unit>[a-z]+)"
)
_NEAR = Decimal("0.12")
"""The share of a sum by which a number misses it and is still meant to be it."""
_TWO = 2


@rule("A32")
def cumulated(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "tháng 7 …, tháng 8 …; lũy kế …" by the sum of its spans, and that no later day has less."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number in dict.fromkeys(number for number, _ in sheet.search(_ALL, before=sheet.next_period_line)):
        yield from _of_spans(sheet, number)
        yield from _growing(sheet, number)
    for number in dict.fromkeys(n for n, _ in sheet.search(r"\bcong (?:them|ca|voi)\b", before=sheet.next_period_line)):
        for found in _ADDED.finditer(sheet.folded[number - 1]):
            yield from _added(sheet, number, found)


def _of_spans(sheet: Sheet, number: int) -> Iterator[Hit | Pass]:
    """Judge a number of all by the spans before it in its line."""
    text = sheet.folded[number - 1]
    whole = next((one for one in _ALL.finditer(text) if _total(text, one)), None)
    total = _total(text, whole) if whole else None
    if whole is None or total is None or "|" in text or "\t" in text:
        return
    spans = _spans(text[: whole.start()], total.unit)
    if len(spans) < _TWO:
        return
    made = sum((one.value for one in spans), Decimal(0))
    facts = {"working": f"{' + '.join(show(one.value) for one in spans)} = {show(made)}"}
    if made == total.value:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    elif abs(made - total.value) <= _NEAR * made and total.value > max(one.value for one in spans):
        quote = sheet.excerpt(number, spans[0].start, total.end, before=30, after=15)
        stated, computed = show(total.value), show(made)
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _total(text: str, whole: re.Match[str]) -> Amount | None:
    """Return the first number behind words such as "lũy kế", in their sentence."""
    end = next((one.start() for one in re.finditer(r"\.\s|;", text) if one.start() > whole.end()), len(text))
    found = (one for one in amounts(text[: end + 1]) if one.start >= whole.end() and one.unit != RATE)
    return next(found, None)


def _spans(text: str, unit: str) -> list[Amount]:
    """Return what each of some spans counts that follow each other, none of them twice and all in one unit."""
    told: list[Amount] = []
    names: list[str] = []
    for span in _SPAN.finditer(text):
        tale = _TALE.match(text, span.end())
        value = parse_number(tale["n"].rstrip(".")) if tale else None
        if tale is None or value is None or (tale["unit"] != unit and unit and tale["unit"]):
            continue
        if span[0] in names or (span["no"] and not _follows(names, span["no"])):
            return []
        names.append(span["no"] or span[0])
        told.append(Amount(value, tale["unit"], span.start(), tale.end()))
    numbers = [one for one in amounts(text) if one.unit == unit]
    return told if len(numbers) == len(told) else []


def _follows(names: Sequence[str], name: str) -> bool:
    """Tell whether a month is the one behind the last; of quarters and days only that they differ."""
    if not names or not name.isdecimal() or not names[-1].isdecimal():
        return name not in names
    return int(name) in {int(names[-1]) + 1, 1}


def _growing(sheet: Sheet, number: int) -> Iterator[Hit | Pass]:
    """Judge that what is cumulated up to a later day is not less than up to an earlier one."""
    text = sheet.folded[number - 1]
    for whole in _ALL.finditer(text):
        if whole[0] not in {"luy ke", "cong don"}:
            continue
        end = text.find(". ", whole.end())
        told = [
            (_order(one), value, one)
            for one in _UNTIL.finditer(text, whole.end(), end if end >= 0 else len(text))
            if (value := parse_number(one["n"].rstrip("."))) is not None
        ]
        for (first, less, one), (last, more, other) in pairwise(told):
            if one["unit"] != other["unit"] or first >= last:
                continue
            facts = {"working": f"{show(less)} → {show(more)}"}
            if more >= less:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
                continue
            quote = sheet.excerpt(number, one.start(), other.end(), before=60, after=15)
            stated, computed = show(more), f"≥ {show(less)}"
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)
        return


def _order(found: re.Match[str]) -> tuple[int, int, int]:
    """Return a day, or a month, as numbers that can be put in order."""
    if found["m"] is None:
        return (0, int(found["d"]), 31)
    return (int(found["y"] or 0), int(found["m"]), int(found["d"]))


def _added(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge "nhận 5.100 hồ sơ, cộng thêm tháng 10 thành 7.200 hồ sơ" by what came in the period of the report."""
    old, new = (parse_number(found[name].rstrip(".")) for name in ("old", "new"))
    more = parse_number(found["more"].rstrip(".")) if found["more"] else sheet.value("files_received")
    if old is None or new is None or more is None:
        return
    made = old + more
    facts = {"working": f"{show(old)} + {show(more)} = {show(made)}"}
    if made == new:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    elif abs(made - new) <= _NEAR * made:
        quote = sheet.excerpt(number, *found.span(), before=40)
        stated, computed = show(new), show(made)
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)
