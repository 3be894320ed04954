"""Family G, lists of a plan: what most items of a list name, all of them name (domain.md §5.1, G06; G36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.items import ITEM, item_lists, item_text
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_NAMED = {
    "item_without_lead": (
        re.compile(r"\b(?:chu tri|dau moi|phu trach|co quan thuc hien)\s*:|\bchu tri\s*[);.]"),
        re.compile(r"\b(?:chu tri|dau moi|phu trach|giao (?:van phong|phong|trung tam))\b"),
    ),
    "item_without_due": (
        re.compile(r"\b(?:hoan thanh|thoi han|thoi gian|han|tien do)\s*:"),
        re.compile(
            r"\b(?:hoan thanh|thoi han|thoi gian|tien do|truoc ngay|hang (?:thang|quy)|thuong xuyen|quy [iv]+)\b|20\d\d"
        ),
    ),
    "item_without_product": (re.compile(r"\b(?:san pham|ket qua)\s*:"), re.compile(r"\b(?:san pham|ket qua)\b")),
}
"""By note: the label as most items write it, and whatever else names the same thing."""
_MOST = 0.66
_AIMS = re.compile(r"\b(?:chi tieu|muc tieu)\b")
_VAGUE = re.compile(r"\b(?:cao|tich cuc|chuyen bien|cai thien|ro ret|ro net|tot hon|manh me|tien bo)\b")
_NUMBER = re.compile(r"\d|\b(?:toan bo|tat ca|khong de)\b")
_ABOVE = 3
"""Lines above a list among which its heading stands."""


@rule("G36")
def items_name_the_same(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task of a list names its lead, its time and its product where most tasks of the list do."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.first(r"\b(?:chu tri|hoan thanh|thoi han|san pham)\s*:"):
        return
    for lines in item_lists(sheet):
        for note, (label, named) in _NAMED.items():
            bearing = [n for n in lines if label.search(sheet.folded[n - 1])]
            lacking = [n for n in lines if n not in bearing and not named.search(sheet.folded[n - 1])]
            if len(bearing) < _MOST * len(lines):
                continue
            for number in lacking:
                facts = {"note": note, "working": f"{len(bearing)}/{len(lines)}"}
                yield Hit(sheet=sheet, lines=(number,), quote=item_text(sheet, number), facts=facts)
            if not lacking:
                yield Pass(sheet=sheet, lines=(lines[0],), facts={"working": f"{len(bearing)}/{len(lines)}"})


def aims_without_number(sheet: Sheet) -> Iterator[Hit]:
    """Give the aims of a list that say "high" or "better" where all others of it name a number."""
    if not sheet.first(_AIMS):
        return
    for lines in item_lists(sheet):
        above = sheet.folded[max(0, lines[0] - 1 - _ABOVE) : lines[0] - 1]
        if not any(map(_AIMS.search, above)):
            continue
        bare = [n for n in lines if not _NUMBER.search(ITEM.sub("", sheet.folded[n - 1]))]
        if len(bare) != 1 or not _VAGUE.search(sheet.folded[bare[0] - 1]):
            continue
        facts = {"note": "aim_without_number", "source": "domain.md §5.5 (aims are measurable)"}
        yield Hit(sheet=sheet, lines=(bare[0],), quote=item_text(sheet, bare[0]), facts=facts)
