"""The signs at the start of a line: ordinals, letters and dashes, which tell headings, items and their levels.

Ward documents number in many ways ("I.", "1.", "1)", "2.1.", "a)", "a.", "đ)", "-", "+", "- +", "•"), and a scan may
change a sign ("¢)" for "c)", "?)" for "f)"). Markdown marks are no help for levels: converters set them at random
(domain.md I01).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_SHORT = 12


class Mark(StrEnum):
    """What kind of sign a line starts with, outer kinds first."""

    PART = "part"
    CAPITAL = "capital"
    ROMAN = "roman"
    NUMBER = "number"
    MULTI = "multi"
    LETTER = "letter"
    DASH = "dash"
    PLUS = "plus"
    STAR = "star"


DEPTH = {kind: depth for depth, kind in enumerate(Mark)}
ORDINALS = frozenset({Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.NUMBER, Mark.MULTI, Mark.LETTER})


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign, its value such as "2.1", and where the words after it begin."""

    kind: Mark
    value: str
    end: int


_BULLET = r"(?P<dash>[-–—•●▪·➢✓])|(?P<plus>[+◦○])|(?P<star>\*)"  # a ring is Word's second level, as "+" is the hand's
_PATTERN = re.compile(
    r"[ \t\u00a0]*(?:"
    r"(?P<part>(?:PHẦN|Phần|PHAN|Phan|CHƯƠNG|Chương)\s+(?:(?:thứ|THỨ|Thứ|thu|THU)\s+\w+|[IVX]{1,4}|\d{1,2}|[A-HĐ](?=\s?[-–.:])|(?i:một|hai|ba|bốn|năm|sáu|bảy|nhất)(?=\s?[-–.:]|$))\b(?:[.:]|\s?[-–](?=\s))?|(?:ĐIỀU|Điều)\s+\d{1,2}[.:])"
    r"|(?P<group>(?:Nhóm|NHÓM)\s+(?:\d{1,2}|[IVX]{1,4})\s?[.:](?=\s+[A-ZÀ-ỸĐ]))"
    r"|(?P<roman>[IVX]{1,5})\s?(?:[.)/](?![.\d])|[-–](?=\s))"
    r"|(?P<multi>(?:[IVX]{1,5}\.)?\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}\.\d{1,2})(?:[.)](?!\d)|(?=\s+[^\W\d]))"
    r"|(?P<number>\d{1,3})\s?(?:[.)](?!\d|\.)|/(?=\s)|\.(?=\d{2,3}\s?%)|[-–](?=\s+[^\W\d]))"
    r"|(?P<letter>[a-zđ¢][a-z¢]?|[A-ZĐ?øö](?=\)))\s?(?:[.)/](?=\s|[^\W\d]))"
    r"|(?P<capital>[A-HKĐ])\s?\.(?=\s)"
    rf"|(?:{_BULLET})(?![\d*+-]|\w)"
    r")[ \t\u00a0]*"
)
_NESTED = re.compile(r"[ \t\u00a0]*[-–—][ \t\u00a0]+(?=(?:\+|[-–•*]|[a-zđ]\)|\d{1,2}\))[ \t\u00a0])")


def marker(text: str) -> Marker | None:
    """Return the sign that a line starts with, or None. Of "- +" and "- g)" the inner sign counts."""
    if not text or (text[0].isalpha() and len(text) > _SHORT and not _short_start(text)):
        return None
    outer = _NESTED.match(text)
    start = outer.end() if outer else 0
    found = _PATTERN.match(text, start)
    if found is None or found.lastgroup is None:
        return None
    kind = Mark.ROMAN if found.lastgroup == "group" else Mark(found.lastgroup)
    return Marker(kind, found[found.lastgroup].strip(" .:"), found.end())


def _short_start(text: str) -> bool:
    """Tell whether an ordinal can stand at the start: a sign within a few letters, or the word "Phần"."""
    return (
        any(char in ".)/" for char in text[1:6])
        or (text[0] in "IVX" and any(char in "-–" for char in text[1:6]))
        or (text[:4].casefold() in {"phần", "phan", "chươ", "điều", "nhóm"})
    )
