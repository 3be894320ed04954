"""Text in its flat form: no accents, lower case, and as long as before.

``vietnamese.fold`` may shorten a text. Here every letter keeps its place, so that what a pattern finds in the flat text
can be cut out of the original.
"""

from __future__ import annotations

import re
import unicodedata

from inspection.vietnamese import Respelling

_LOOSE_MARKS = re.compile(r"[\u0300-\u036f\u200b-\u200d\ufeff\u00ad]")
_SPECIAL = {"đ": "d", "Đ": "d", "–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'"}
_SPECIAL |= dict.fromkeys("\t\u00a0\u2000\u2002\u2003\u2007\u2009\u202f", " ")


def _plain(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return _SPECIAL.get(letter, base if len(base) == 1 and base.isalnum() and letter.isalpha() else letter)


def _small(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


_flat, _lower = Respelling(_plain), Respelling(_small)


def without_loose_marks(text: str) -> str:
    """Return text without marks that belong to no letter and without characters of no width."""
    return text if text.isascii() else _LOOSE_MARKS.sub("", text)


def lower(text: str) -> str:
    """Return text in lower case, letter by letter: the result is exactly as long."""
    return _lower(text)


def flat(text: str) -> str:
    """Return text without accents, in lower case, letter by letter: the result is exactly as long."""
    return _flat(text)
