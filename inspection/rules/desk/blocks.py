"""The lines that a sentence goes on from: those before it up to a heading, which say what it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk.measures import measures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Sheet

_HEADING = re.compile(r"^\s*(?:[ivx]+\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-h]\)|\*\*)\s*")
_FAR = 8
"""Lines before a sentence that may belong to it."""


def block_to(sheet: Sheet, number: int) -> Iterator[int]:
    """Give a line and those before it that belong together, the nearest first, up to a heading and with it."""
    yield number
    for line in range(number - 1, max(0, number - 1 - _FAR), -1):
        text = sheet.folded[line - 1]
        if not text.strip() or "\t" in text or text.count("|") > 1:
            return
        yield line
        heading = _HEADING.match(text)
        if heading and next(measures(text, heading.end(), minutes=True), None) is None:
            return


def words_before(sheet: Sheet, number: int, place: int) -> str:
    """Return the folded words of the block that stand before a place of its last line."""
    lines = [sheet.folded[line - 1] for line in block_to(sheet, number)]
    return " ".join((*reversed(lines[1:]), lines[0][:place]))
