"""The title of a document that is cited: the words behind its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.model.documents import Citation
    from inspection.rules.desk import Sheet

_SLASH = re.compile(r"\s*/")
_END = re.compile(r";|\.\s")


def title_behind(sheet: Sheet, citation: Citation) -> str:
    """Return the folded words after a citation, up to the end of what they belong to."""
    if not 0 < citation.line <= len(sheet.folded):
        return ""
    folded = sheet.folded[citation.line - 1]
    number = citation.number.split("/", maxsplit=1)[0]
    place = folded.find(number)
    while place >= 0:
        slash = _SLASH.match(folded, place + len(number))
        if slash and not folded[place - 1 : place].isdigit():
            return _END.split(folded[slash.end() :], maxsplit=1)[0]
        place = folded.find(number, place + 1)
    return ""
