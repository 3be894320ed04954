"""Lists as lines: the items that follow one another under one kind of sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk.sheets import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Sheet

ITEM = re.compile(r"^\s*(?P<sign>[-+*•–]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
FEWEST = 3
"""Items from which lines make a list."""


def items_from(sheet: Sheet, first: int) -> list[int]:
    """Return the lines of the list that begins at a line or at the next one that holds something."""
    found: list[int] = []
    kind = ""
    for number in range(first, len(sheet.folded) + 1):
        line = sheet.folded[number - 1]
        if not line.strip():
            continue
        item = ITEM.match(line)
        own = _kind(item["sign"]) if item and "\t" not in line else ""
        if not own or (kind and own != kind):
            break
        kind = own
        found.append(number)
    return found


def item_lists(sheet: Sheet) -> Iterator[list[int]]:
    """Give the lines of each list of a document that has some items."""
    number = 1
    while number <= len(sheet.folded):
        found = items_from(sheet, number) if ITEM.match(sheet.folded[number - 1]) else []
        if len(found) >= FEWEST:
            yield found
        number = found[-1] + 1 if found else number + 1


def item_text(sheet: Sheet, number: int) -> str:
    """Return an item's line without its sign, cut at a word."""
    return shorten(sheet.line(number).strip("-+*• "))


def _kind(sign: str) -> str:
    return "1" if sign.strip("(.)").isdigit() else "a" if sign[0].isalpha() else sign
