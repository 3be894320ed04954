"""Family T, units: of amounts of money that are listed none is left without its unit (domain.md §5.1; T24)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_LISTED = r"\b(?:trieu|ty|nghin)(?: dong)?\b[^.]{5,200}?\b(?:trieu|ty|nghin)\b"
_NUMBER = r"\d(?<![\d/,.-].)\d*(?:\.\d{3})*(?:,\d+)?"
_MONEY = re.compile(rf"{_NUMBER} (?P<unit>(?:trieu|ty|nghin)(?: dong)?|dong)\b")
_BARE = re.compile(rf"{_NUMBER}(?=\s*(?:;|,\s|\.\s|\.?$))")
"""A number at the end of a piece of a list."""
_WORDS = re.compile(r"(?:\d (?:trieu|ty|nghin)(?: dong)? (?:va )?)?(?P<what>[a-z][^;,.:\d]{3,60}:?\s)$")
"""The words before it of what it is the amount."""
_NO_AMOUNT = re.compile(
    r"\b(?:so|ngay|thang|quy|nam|dieu|khoan|muc|nhom|to|phong|khu|thu|lan thu|giai doan|phien ban|tcvn iso|iso"
    r"|lan luot|truong|cap do|muc do|hang|thu hang|xep|[\d/]+)$"
)
"""Words before a number that numbers or dates something, or that shares the unit behind a later one."""
_ITS_UNIT = re.compile(r"\b(?:don vi tinh|dvt|trieu dong\)|ty dong\))")
_FEWEST = 2
"""Amounts with a unit from which a list is one of money."""


@rule("T24")
def amounts_alike(desk: Desk) -> Iterator[Hit]:
    """Judge that a list of amounts of money names the unit of each ("thiết bị 80 triệu đồng; tập huấn 12.")."""
    for sheet in desk.sheets:
        if not sheet.damaged:
            for number in dict.fromkeys(number for number, _ in sheet.search(_LISTED)):
                yield from _bare(sheet, number)


def _bare(sheet: Sheet, number: int) -> Iterator[Hit]:
    """Give the amounts without a unit of the sentences of a line that list amounts with one."""
    line, start = sheet.folded[number - 1], 0
    if "\t" in line or line.count("|") > 1 or _ITS_UNIT.search(line):
        return
    for end in (*(found.end() for found in re.finditer(r"\.\s", line)), len(line)):
        amounts = list(_MONEY.finditer(line, start, end))
        if len(amounts) >= _FEWEST and len({one["unit"] for one in amounts}) == 1:
            for bare in _BARE.finditer(line, amounts[0].end(), end):
                words = _WORDS.search(line, start, bare.start())
                if words and not _NO_AMOUNT.search(words["what"].strip(": ")):
                    yield Hit(
                        sheet=sheet,
                        lines=(number,),
                        quote=sheet.excerpt(number, start, end),
                        stated=sheet.line(number)[words.start("what") : bare.end()],
                        computed=sheet.line(number)[amounts[0].start("unit") : amounts[0].end("unit")],
                    )
        start = end
