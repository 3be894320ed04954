"""Text in its flat form: no accents, lower case, and as long as before.

``vietnamese.fold`` may shorten a text. Here every letter keeps its place, so that what a pattern finds in the flat text
can be cut out of the original. Reading many documents is bound by it, so most lines go a shorter way than through
``str.translate``, which takes 90 ns a letter.
"""

from __future__ import annotations

import re
import unicodedata

_LOOSE_MARKS = re.compile(r"[\u0300-\u036f\u200b-\u200d\ufeff\u00ad]")
_LAST = 0x2500
_SPECIAL = {"đ": "d", "Đ": "d", "–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'"}
_FREQUENT = (("đ", "d"), ("–", "-"), ("“", '"'), ("”", '"'))
"""What is neither of ASCII nor comes apart, but stands in many lines."""
_STROKE = "\u0338"
"""Of ≠ and its like, which mean something else without it."""
_SPACES = "\t\u00a0\u2000\u2002\u2003\u2007\u2009\u202f"


def _table() -> dict[int, str]:
    table = {}
    for code in range(_LAST):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if base != letter and len(base) == 1 and base.isalnum() and letter.isalpha():
            table[code] = base
    table |= {ord(letter): plain for letter, plain in _SPECIAL.items()}
    return table | dict.fromkeys(map(ord, _SPACES), " ")


_TABLE = _table()


def without_loose_marks(text: str) -> str:
    """Return text without marks that belong to no letter and without characters of no width."""
    return text if text.isascii() else _LOOSE_MARKS.sub("", text)


def flat(text: str) -> str:
    """Return text without accents, in lower case, letter by letter: the result is exactly as long."""
    lower = text.lower()
    if lower.isascii():
        return lower
    for letter, plain in _FREQUENT:
        lower = lower.replace(letter, plain)
    apart = unicodedata.normalize("NFD", lower)
    plain = apart.encode("ascii", "ignore").decode("ascii")
    # A letter comes apart into one of ASCII and its marks. Where one was none of ASCII, the length tells.
    if len(plain) == len(text) and _STROKE not in apart:
        return plain
    return text.translate(_TABLE)
