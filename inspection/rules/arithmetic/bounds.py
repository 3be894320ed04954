"""Family A, bounds: "trên 90%" and "124 m² … (150 - 200 m²)" by the numbers beside them (domain.md §5.1, A04).

A bound is no rate that could be computed again, but its two counts must keep it (A26); a size that is said to be what
was asked for lies within what was asked for (A31).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.percentage import percent, share
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_SIGNS = r"tren|hon|gan|duoi|khoang|xap xi|chua (?:den|toi|dat|day)|khong (?:den|toi|qua)"
_RATE = re.compile(
    rf"(?:\b(?:chiem|dat|bang|tuong (?:ung|duong)|tuc|la)(?: ty le| ty trong)?|\() ?"
    rf"(?P<sign>{_SIGNS}) (?P<rate>\d{{1,2}}(?:,\d+)?) ?%"
)
_RATIO_BEHIND = re.compile(
    rf"\b(?P<sign>{_SIGNS}) (?P<rate>\d{{1,2}}(?:,\d+)?) ?%[^.;%\d]{{0,60}}"
    r"\((?P<part>\d[\d.]*)(?:/| trong(?: tong)?(?: so)? | tren(?: tong)?(?: so)? )(?P<whole>\d[\d.]*)(?![\d/]|[.,]\d)"
)
_RATIO = re.compile(r"(?<![\d/.,])(?P<part>\d[\d.]*)/(?P<whole>\d[\d.]*)(?![\d/]|[.,]\d)")
_PLANNED = re.compile(r"\b(?:ke hoach|chi tieu|du toan|muc tieu|yeu cau|phan dau|giao|quy dinh|cung ky)\b")
_OVER = frozenset(("tren", "hon"))
_ROUGHLY = frozenset(("gan", "khoang", "xap"))
_ROUGH = Decimal(5)
"""Points by which a share may miss a rate that is told with "gần" or "khoảng"."""
_TWO = 2

_AREA = r"\bm²|\bm2\b|\bmet vuong\b"
_SIZED = re.compile(
    r"\b(?:dap ung|bao dam|dam bao|dat|dung|phu hop|theo dung)\b[^.;\d]{0,70}"
    r"(?:\(|\b(?:la|tu|toi thieu|it nhat|khong duoi|toi da|khong qua)\b ?)"
    r"(?P<sign>tu|toi thieu|it nhat|khong duoi|toi da|khong qua|tren|duoi)? ?(?P<least>\d[\d.]*(?:,\d+)?)"
    r"(?: ?m²| ?m2)?(?:\s*(?:-|–|den)\s*(?P<most>\d[\d.]*(?:,\d+)?))? ?(?P<unit>m²|m2|met vuong)"
)
"""A size that was asked for, behind the words that say that what there is meets it."""
_LOST = re.compile(r"\b(?:chua|khong) (?:dap ung|bao dam|dam bao|dat|dung|phu hop)\b")
_AT_MOST = frozenset(("toi da", "khong qua", "duoi"))


def of_rates(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge "2.940 hồ sơ trực tuyến, chiếm trên 90%" by the two counts of its sentence."""
    for number, said, start in statements(sheet, rf"\b(?:{_SIGNS}) \d[\d,]* ?%"):
        for found in _RATIO_BEHIND.finditer(said):
            yield from _judged(sheet, number, start, found, _numbers(found))
        for found in _RATE.finditer(said):
            if not _PLANNED.search(said, max(0, found.start() - 40), found.end() + 40):
                yield from _judged(sheet, number, start, found, _before(said[: found.start()]))


def _numbers(found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    part, whole = (parse_number(found[name].rstrip(".")) for name in ("part", "whole"))
    return (part, whole) if part is not None and whole and part <= whole else None


def _before(said: str) -> tuple[Decimal, Decimal] | None:
    """Return the part and the whole before a rate: of the one ratio, else the only two counts, of one unit."""
    ratios = list(_RATIO.finditer(said))
    if ratios:
        return _numbers(ratios[0]) if len(ratios) == 1 else None
    told = list(amounts(said))
    if len(told) != _TWO or told[0].unit != told[1].unit or RATE in {one.unit for one in told}:
        return None
    part, whole = sorted(one.value for one in told)
    return (part, whole) if part < whole else None


def _judged(
    sheet: Sheet, number: int, start: int, found: re.Match[str], pair: tuple[Decimal, Decimal] | None
) -> Iterator[Hit | Pass]:
    rate = parse_number(found["rate"])
    if pair is None or rate is None:
        return
    made = share(*pair)
    facts = {"working": f"{show(pair[0])}/{show(pair[1])} = {percent(made, 1)}"}
    if _keeps(found["sign"].split(" ")[0], made, rate):
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
        return
    stated = sheet.line(number)[start + found.start("sign") : start + found.end("rate")] + "%"
    quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=90, after=20)
    yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=percent(made, 1), facts=facts)


def _keeps(sign: str, made: Decimal, rate: Decimal) -> bool:
    if sign in _OVER:
        return made >= rate
    return abs(made - rate) <= _ROUGH if sign in _ROUGHLY else made <= rate


@rule("A31")
def sizes_as_asked_for(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a size which is said to meet what was asked for lies within what was asked for."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, _AREA):
        found = _SIZED.search(said)
        if found is None or _LOST.search(said):
            continue
        least, most = (parse_number(found[name].rstrip(".")) if found[name] else None for name in ("least", "most"))
        unit = found["unit"].split(" ")[0].rstrip("²2")
        own = [one.value for one in amounts(said[: found.start()]) if one.unit == unit]
        if least is None or len(own) != 1:
            continue
        facts = {"working": f"{show(own[0])} ↔ {show(least)}{f' – {show(most)}' if most else ''}"}
        if _within(own[0], found["sign"] or "", least, most):
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=90, after=10)
            computed = sheet.line(number)[start + found.start("least") : start + found.end("unit")]
            stated = show(own[0])
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=computed, facts=facts)


def _within(value: Decimal, sign: str, least: Decimal, most: Decimal | None) -> bool:
    if most is not None:
        return least <= value <= most
    return value <= least if sign in _AT_MOST else value >= least
