"""Family X, norms: what is said to meet a norm that the sentence names does (domain.md §5.1, X; X20)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import amounts
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.amounts import Amount

_N = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_MEETS = re.compile(
    r"\b(?:dap ung|bao dam|dam bao|phu hop(?: voi)?|dung|dat|nam trong|trong) (?:[a-z-]+ ){0,3}?"
    r"(?:quy dinh|huong dan|tieu chuan|dinh muc|khung|quy mo|yeu cau|tieu chi|muc|chuan|han muc)\b[^.;%\d]{0,60}?"
    rf"(?:(?P<low>{_N}) ?(?:m2|m²|%|[a-z]+)? ?(?:-|–|den) ?(?P<high>{_N})"
    rf"|(?:toi thieu|it nhat|khong duoi|khong it hon|tu) (?P<floor>{_N})"
    rf"|(?:toi da|khong qua|khong vuot qua|khong vuot|khong qua muc) (?P<ceiling>{_N}))"
    r"(?![\d/.]) ?(?P<unit>m2|m²|%|[a-z]+)"
)
"""A claim that a norm is met, with the norm: a span, a floor or a ceiling, and its unit."""
_NOT = re.compile(r"\b(?:chua|khong|de|nham|can|phai|se|phan dau|yeu cau)\b[^.;,]{0,25}$")
_SENTENCE = re.compile(r"\.\s|;")
_OF_TIME = frozenset(("ngay", "thang", "nam", "gio", "phut", "tuan", "quy"))


@rule("X20")
def norms_that_are_met(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a number which is said to meet a norm lies within it, where one sentence names both."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, claim in sheet.search(_MEETS, before=sheet.next_period_line):
        text = claim.string
        start = max((one.end() for one in _SENTENCE.finditer(text, 0, claim.start())), default=0)
        told = _told(text[start : claim.start()], claim["unit"])
        if told is None or _NOT.search(text, start, claim.start()):
            continue
        yield from _judged(sheet, number, claim, start, told)


def _told(before: str, unit: str) -> Amount | None:
    """Return the one amount before a claim that has the norm's unit."""
    same = [one for one in amounts(before.replace("m²", "m2")) if _unit(one, before) == unit.replace("²", "2")]
    return same[0] if len(same) == 1 and unit not in _OF_TIME else None


def _unit(one: Amount, before: str) -> str:
    return "m2" if before.replace("²", "2")[one.start : one.end + 1].endswith("m2") else one.unit


def _judged(sheet: Sheet, number: int, claim: re.Match[str], start: int, told: Amount) -> Iterator[Hit | Pass]:
    low, high = (
        parse_number(claim[name] or claim[other] or "") for name, other in (("low", "floor"), ("high", "ceiling"))
    )
    within = (low is None or told.value >= low) and (high is None or told.value <= high)
    norm = _norm(low, high)
    facts = {"working": f"{show(told.value)} ↔ {norm}"}
    if within:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
        return
    quote = sheet.excerpt(number, start + told.start, claim.end())
    yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=show(told.value), computed=norm, facts=facts)


def _norm(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return f"{show(low)} – {show(high)}"
    return f"≥ {show(low)}" if low is not None else f"≤ {show(high)}"
