"""How long a text is on paper: to draw lines as long as the decree wants them, and to part tables into columns.

Word alone knows where it breaks lines; the letters' widths of the font give it within a few per cent, which is what
a line under a text and the width of a column need.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from exports.docx.decree import decree

MM_PER_POINT = 25.4 / 72
_USUAL = 0.6
"""Width of a letter that the table lacks, in sizes."""


class _Letters(dict[str, float]):
    """Widths by letter; an accented letter is as wide as the bare one."""

    def __missing__(self, letter: str) -> float:
        bare = unicodedata.normalize("NFD", letter)
        horned = unicodedata.normalize("NFC", bare[0] + "\u031b") if "\u031b" in bare else bare[0]
        self[letter] = self[horned] if horned != letter else _USUAL
        return self[letter]


@cache
def _letters() -> _Letters:
    return _Letters({one: int(width) / 1000 for width, group in decree().letters.items() for one in group})


def length(text: str, size: float) -> float:
    """Return a text's length on one line in millimetres, at a size in points."""
    letters = _letters()
    return sum(letters[one] for one in text) * size * MM_PER_POINT


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return the lines into which a text breaks in a column of a width in millimetres."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and length(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
