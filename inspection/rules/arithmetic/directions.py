"""Family A, directions: higher is higher, a better rank is a smaller number (domain.md §5.1, A07; A29)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.percentage import HUNDRED
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_TIME = r"(?:nam 20\d\d|quy [ivx\d]+(?:/20\d\d)?|thang \d{1,2}(?:/20\d\d)?|cung ky|(?:ky|nam|thang|quy) truoc)"
_COMPARED = re.compile(
    r"\b(?P<way>cao hon|tang|nhieu hon|vuot|thap hon|giam|it hon)\b(?: so)?(?: voi)?"
    rf"[^.;()\d]{{0,60}}?{_TIME}[^.;()\d]{{0,30}}\((?P<inside>[^()]{{0,60}})\)"
)
"""Two numbers of which words say which is higher, without how much: "đạt 91,2%, cao hơn năm 2024 (92,4%)"."""
_RISES = frozenset(("cao hon", "tang", "nhieu hon", "vuot"))
_PLACE = r"(?:vi tri|hang|thu|xep(?: thu| hang)?)(?: thu)? ?(?P<{0}>\d{{1,3}})\b(?!%|[.,]\d)"
_MOVED = re.compile(
    rf"\btu {_PLACE.format('old')}[^.;]{{0,60}}?\b(?P<way>len|xuong)\b[^.;\d]{{0,15}}?{_PLACE.format('new')}"
)
_RANKED = re.compile(
    rf"\b(?:xep|dung) {_PLACE.format('new')}[^.;]{{0,60}}?\b(?P<way>tang|giam|len|tut|xuong)\b (?P<much>\d{{1,3}}) "
    rf"(?:bac|hang|thu bac)\b[^.;]{{0,60}}?{_PLACE.format('old')}"
)
_SHARE_OF_PLAN = re.compile(
    r"(?<![\d.,])(?P<rate>\d{1,3}(?:,\d+)?)% (?:so voi )?(?P<plan>ke hoach|du toan)\b(?! (?:quy|thang|6))"
    r"[^.;%]{0,60}?[,;] ?(?:da )?(?P<way>vuot|chua dat|khong dat) (?P=plan)\b(?! (?:quy|thang|6|nam truoc))"
)
_FROM_TO = re.compile(
    r"\b(?P<way>tang|nang|giam|rut ngan|rut|cat giam|ha)\b(?: [a-z]+){0,4}? tu (?P<old>\d[\d.]*(?:,\d+)?)"
    r"(?P<unit>%| [a-z]+)[^.;\d]{0,25}\b(?:len|xuong|con|thanh)(?: con| den| thanh)? "
    r"(?P<new>\d[\d.]*(?:,\d+)?)(?P=unit)"
)
_RISING = frozenset(("tang", "nang"))
_UP = frozenset(("tang", "len"))


@rule("A29")
def directions(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "cao hơn năm 2024 (92,4%)" and "từ vị trí 28 lên vị trí 41" by the two numbers that are told."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    yield from _levels(sheet)
    yield from _shares_of_plans(sheet)
    yield from _between_ends(sheet)
    yield from _ranks(sheet)


def _levels(sheet: Sheet) -> Iterator[Hit | Pass]:
    for number, said, start in statements(sheet, r"\b(?:cao|thap|nhieu|it) hon\b|\b(?:tang|giam|vuot)\b"):
        for found in _COMPARED.finditer(said):
            then = list(amounts(found["inside"]))
            before = [one for one in amounts(said[: found.start()]) if then and one.unit == then[0].unit]
            if len(then) != 1 or not before or re.search(r"\d", said[before[-1].end : found.start()]):
                continue
            now, base, rises = before[-1].value, then[0].value, found["way"] in _RISES
            sign = "%" if then[0].unit == RATE else ""
            facts = {"working": f"{show(now)}{sign} ↔ {show(base)}{sign}"}
            if now == base or (now > base) == rises:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
            else:
                quote = sheet.excerpt(number, start + before[-1].start, start + found.end(), before=60)
                way = sheet.line(number)[start + found.start("way") : start + found.end("way")]
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=way, computed=facts["working"], facts=facts)


def _between_ends(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge "giảm từ 12 hồ sơ xuống còn 15 hồ sơ" by its two ends."""
    for number, said, start in statements(sheet, r"\btu \d"):
        for found in _FROM_TO.finditer(said):
            old, new = (parse_number(found[name].rstrip(".,")) for name in ("old", "new"))
            if old is None or new is None or old == new:
                continue
            facts = {"working": f"{show(old)} → {show(new)}"}
            if (new > old) == (found["way"] in _RISING):
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
                continue
            quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=40, after=15)
            way = sheet.line(number)[start + found.start("way") : start + found.end("way")]
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=way, computed=facts["working"], facts=facts)


def _shares_of_plans(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge "bằng 91,1% dự toán (10,34 tỷ đồng), vượt dự toán": less than all is not more than the plan."""
    for number, said, start in statements(sheet, r"\b(?:vuot|chua dat|khong dat)\b"):
        for found in _SHARE_OF_PLAN.finditer(said):
            rate = parse_number(found["rate"])
            if rate is None:
                continue
            right = (rate > HUNDRED) if found["way"] == "vuot" else (rate < HUNDRED)
            facts = {"working": f"{show(rate)}% ↔ 100%"}
            if right:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
                continue
            quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=60)
            way = sheet.line(number)[start + found.start("way") : start + found.end("way")]
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=way, computed=facts["working"], facts=facts)


def _ranks(sheet: Sheet) -> Iterator[Hit | Pass]:
    for number, said, start in statements(
        sheet, r"\bvi tri (?:thu )?\d|\b(?:xep|dung) (?:thu|hang|vi tri)\b|\btu (?:hang|thu) \d"
    ):
        for pattern in (_MOVED, _RANKED):
            for found in pattern.finditer(said):
                old, new = int(found["old"]), int(found["new"])
                much = found.groupdict().get("much")
                up = found["way"] in _UP
                facts = {"working": f"{old} → {new}"}
                if (new < old) == up and (much is None or abs(old - new) == int(much)):
                    yield Pass(sheet=sheet, lines=(number,), facts=facts)
                    continue
                quote = sheet.excerpt(number, start + found.start(), start + found.end(), before=40, after=20)
                way = sheet.line(number)[start + found.start("way") : start + found.end("much" if much else "way")]
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=way, computed=facts["working"], facts=facts)
