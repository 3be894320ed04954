"""Roman numerals at the start of lines, counted in the picture: "III." is recognised as "II.", "I." as "IL.".

The model merges strokes that stand close. Between the serifs each I is one narrow blot, so the blots are counted; where
they do not look like a numeral's strokes the word stays as it was recognised.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from inspection.intake.scan import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image

    from inspection.intake.scan.engine import Word

_NUMERAL = re.compile(r"(?P<before>[XV]*)(?P<strokes>[IlL|]{1,4})(?P<after>[XV]*)(?P<end>[.,]?)")
_MOST = 3
"""Strokes of one kind in a numeral."""
_HIGH, _LOW = 0.35, 0.65
"""Between these shares of its height a capital has no serifs."""
_SLIM = 0.4
"""Of its height, how wide a stroke is at most."""
_LEAST_HEIGHT = 8
"""Pixels; below no strokes can be told apart."""
_WIDE = 0.6
"""Of its height, how wide one stroke is with its serifs and the blank behind it."""
_STOP = 0.35
"""Of the height of capitals, how wide and high a full stop is at most."""
_BEHIND = 0.2
"""Of the height of the line, how far behind a word its full stop may stand; the next word is further off."""
_BLOTS = {"V": 2, "X": 1}
"""Blots of the other letters at half their height."""


def counted(picture: Image.Image, words: Sequence[Word]) -> list[Word]:
    """Return words with the strokes of the numerals that begin their lines as many as the picture shows."""
    found: list[Word] = []
    for word in words:
        begins = not found or found[-1].line != word.line
        found.append(replace(word, text=_numeral(picture, word)) if begins else word)
    return found


def _numeral(picture: Image.Image, word: Word) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", word.text) if not unicodedata.combining(letter))
    text = _NUMERAL.fullmatch(plain)
    if text is None:
        return word.text
    drawn, box = _letters(picture, word)
    height = box[3] - box[1]
    if height < _LEAST_HEIGHT:
        return word.text
    middle = drawn.crop((0, box[1] + round(height * _HIGH), drawn.width, box[1] + round(height * _LOW)))
    widths = [end - start for start, end in _blots(middle)]
    others = text["before"] + text["after"]
    strokes = len(widths) - sum(_BLOTS[letter] for letter in others)
    wide = (strokes + 1.5 * len(others)) * _WIDE * height + height / 2
    if not 1 <= strokes <= _MOST or max(widths) > _SLIM * height or box[2] - box[0] > wide:
        return word.text
    end = text["end"] or ("." if _has_stop(drawn, box) else "")
    return f"{text['before']}{'I' * strokes}{text['after']}{end}"


def _letters(picture: Image.Image, word: Word) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """Return the ink of a word, with that of a full stop behind it, and the box that it fills."""
    left, right = round(word.left) - 2, round(word.right + word.size * _BEHIND)
    drawn = rules.ink(picture.crop((left, round(word.base - word.size), right, round(word.base) + 1)))
    return drawn, drawn.getbbox() or (0, 0, 0, 0)


def _has_stop(drawn: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Tell whether the last blot is a full stop: small, and on the line."""
    height = box[3] - box[1]
    start, end = list(_blots(drawn))[-1]
    stop = drawn.crop((start, 0, end, drawn.height)).getbbox()
    return end - start <= _STOP * height and stop is not None and stop[1] >= box[3] - _STOP * height


def _blots(band: Image.Image) -> Iterator[tuple[int, int]]:
    """Yield where blots of ink begin and end in a band, from the left."""
    columns, _ = band.getprojection()
    for inked, run in groupby(range(len(columns)), key=columns.__getitem__):
        if inked:
            found = list(run)
            yield found[0], found[-1] + 1
