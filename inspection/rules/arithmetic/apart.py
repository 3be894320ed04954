"""Family A, numbers apart: ranks and means by what the lines above tell (domain.md §5.1, A07, A14; A38, A39)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_MOVED = re.compile(r"\b(?P<way>tang|len|giam|tut|xuong|lui) (?P<much>\d{1,3}) (?:bac|hang|thu bac)\b")
_RANK = re.compile(r"\b(?:xep|dung|vi tri|hang)(?: (?:thu|hang|vi tri))? (?P<rank>\d{1,3})/(?P<all>\d{1,3})\b(?!/)")
_UP = frozenset(("tang", "len"))
_ABOVE = 6
"""Lines above within which what is spoken of stands."""
_TWO = 2

_MONEY = r"(?P<{0}>\d[\d.]*(?:,\d+)?) (?P<{1}>ty|trieu|nghin)? ?dong\b"
_MEAN = re.compile(
    r"\b(?:binh quan|trung binh)(?: moi| mot)? (?P<unit>nguoi|ho|don vi|truong hop|can bo|doi tuong|suat)\b"
    r"[^.;\d]{0,40}" + _MONEY.format("mean", "scale")
)
_TOTAL = re.compile(
    r"\b(?:tong|so tien|kinh phi|chi tra)\b[^.;\d]{0,60}(?:\d{1,5} [a-z]+[^\d]{0,20})?" + _MONEY.format("sum", "of")
)
_SCALE = {None: 1, "nghin": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000}
_NEAR = Decimal("0.25")
_ROUNDED = Decimal("0.01")
_TENS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
"""How far off a mean is with its point in the wrong place."""


@rule("A38")
def moves_between_ranks(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "tăng 15 bậc" by the two ranks that the lines above tell: a better rank is a smaller number."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_MOVED, before=sheet.next_period_line):
        first = max(1, number - _ABOVE)
        text = "\n".join((*sheet.folded[first - 1 : number - 1], found.string[: found.start()]))
        ranks = list(_RANK.finditer(text))
        if len(ranks) != _TWO or len({one["all"] for one in ranks}) > 1 or _RANK.search(found.string, found.end()):
            continue
        old, new = (int(one["rank"]) for one in ranks)
        facts = {"working": f"{old} → {new}"}
        lines = tuple(sorted({*(first + text.count("\n", 0, one.start()) for one in ranks), number}))
        if (new < old) == (found["way"] in _UP) and abs(old - new) == int(found["much"]):
            yield Pass(sheet=sheet, lines=lines, facts=facts)
            continue
        quote = sheet.excerpt(number, *found.span(), before=60, after=20)
        stated = sheet.line(number)[slice(*found.span())]
        yield Hit(sheet=sheet, lines=lines, quote=quote, stated=stated, computed=f"{old} → {new}", facts=facts)


@rule("A39")
def means_of_sums(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "bình quân mỗi người được nhận" by the sum and the number of people that stand together above."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_MEAN, before=sheet.next_period_line):
        mean = _money(found["mean"], found["scale"])
        told = _divided(sheet, number, found)
        if mean is None or not mean or told is None:
            continue
        line, total, many = told
        made = total / many
        facts = {"working": f"{show(total)} / {show(many)} = {show(made.quantize(Decimal(1)))}"}
        lines = tuple(sorted({line, number}))
        if abs(made - mean) <= _ROUNDED * made:
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        elif abs(made - mean) <= _NEAR * made or any(abs(made - mean * ten) <= _ROUNDED * made for ten in _TENS):
            stated, computed = show(mean), show(made.quantize(Decimal(1)))
            quote = sheet.excerpt(number, *found.span())
            yield Hit(sheet=sheet, lines=lines, quote=quote, stated=stated, computed=computed, facts=facts)


def _divided(sheet: Sheet, number: int, mean: re.Match[str]) -> tuple[int, Decimal, Decimal] | None:
    """Return the nearest line with one sum of money and one number of those who share it."""
    counted = re.compile(rf"(?<![\d.,/])(\d{{1,5}}) {mean['unit']}\b")
    for line in range(number, max(0, number - _ABOVE), -1):
        text = sheet.folded[line - 1][: mean.start() if line == number else None]
        sums, many = list(_TOTAL.finditer(text)), set(counted.findall(text))
        if len(sums) == 1 and len(many) == 1:
            total = _money(sums[0]["sum"], sums[0]["of"])
            share = Decimal(many.pop())
            return (line, total, share) if total and share else None
    return None


def _money(written: str, scale: str | None) -> Decimal | None:
    value = parse_number(written.rstrip("."))
    return value * _SCALE[scale] if value is not None else None
