"""Characters to written lines: by the line they stand on, whatever font they come from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.intake.pdf.content import Char

_SAME_LINE = 0.15
_RAISED = 0.7
_SMALL = 0.8
_WORD_GAP = 0.13
"""Of the height of the letters; Vietnamese fonts set blanks of a fifth and more."""
_COLUMN_GAP = 1.3
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Written:
    """A written line, or one column's piece of it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    unsure: tuple[str, ...] = ()
    """Words of which recognition was not sure."""


def _rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Return characters that stand on one line; raised figures come to the line that they belong to."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: -char.base):
        if rows and rows[-1][0].base - char.base <= _SAME_LINE * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    joined: list[list[Char]] = []
    for row in rows:
        above = joined[-1] if joined else []
        size = max(char.size for char in row)
        if above and _is_raised(above, row[0].base, size):
            row.extend(_raised(char) for char in joined.pop())
        joined.append(row)
    return joined


def _is_raised(above: Sequence[Char], base: float, size: float) -> bool:
    return above[0].base - base < _RAISED * size and all(
        (char.text.isdigit() and char.size < _SMALL * size) or char.text.isspace() for char in above
    )


def _raised(char: Char) -> Char:
    text = char.text.translate(_RAISED_DIGITS)
    return type(char)(text, char.left, char.right, char.base, char.size, char.sure)


def unsure_words(chars: Iterable[Char]) -> tuple[str, ...]:
    """Return the words of which recognition was not sure."""
    return tuple(char.text for char in chars if not char.sure)


def _piece(chars: Sequence[Char]) -> Written | None:
    parts: list[str] = []
    size = max((char.size for char in chars if not char.text.isspace()), default=0.0)
    before = None
    for char in chars:
        if before is not None and char.left - before.right > _WORD_GAP * size:
            parts.append(" ")
        parts.append(char.text)
        before = char
    text = " ".join(unicodedata.normalize("NFC", "".join(parts)).split())
    drawn = [char for char in chars if not char.text.isspace()]
    if not text or not drawn:
        return None
    base = max(drawn, key=lambda char: char.size).base
    return Written(text, drawn[0].left, max(char.right for char in drawn), base, size, unsure_words(drawn))


def written(chars: Iterable[Char]) -> list[list[Written]]:
    """Return the lines from above, each as its pieces from the left: a wide gap parts columns."""
    lines = []
    for row in _rows(chars):
        drawn = sorted((char for char in row), key=lambda char: char.left)
        pieces: list[list[Char]] = [[]]
        last = None
        for char in drawn:
            if not char.text.isspace():
                if last is not None and char.left - last.right > _COLUMN_GAP * max(char.size, last.size):
                    pieces.append([])
                last = char
            pieces[-1].append(char)
        found = [piece for part in pieces if (piece := _piece(part)) is not None]
        if found:
            lines.append(found)
    return lines
