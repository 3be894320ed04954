"""Plain tables for people: columns that line up in a terminal, whole texts where the output goes into a file."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from inspection.vietnamese import nfc, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "
NARROWEST = 20
"""Cells that the widest column keeps however narrow the terminal is."""


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def room() -> int | None:
    """Return the width of the terminal on stdout; None where stdout is none, so that nothing is cut there."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many cells, broken between words where that is possible."""
    lines, line = [], ""
    for word in text.split():
        rest = word
        if line and cells(line) + 1 + cells(rest) > width:
            lines.append(line)
            line = ""
        while cells(rest) > width:
            lines.append(rest[:width])
            rest = rest[width:]
        line = f"{line} {rest}".strip()
    return [*lines, line]


def table(header: Sequence[str], rows: Iterable[Sequence[object]], width: int | None) -> list[str]:
    """Return a table's lines; the widest column gives way and wraps where the terminal is too narrow."""
    body = [[visible(nfc(" ".join(str(cell).split()))) for cell in row] for row in rows]
    widths = [max(cells(row[place]) for row in (list(header), *body)) for place in range(len(header))]
    if width is not None:
        widest = widths.index(max(widths))
        spare = width - (len(widths) - 1) * len(GAP) - sum(widths) + widths[widest]
        widths[widest] = min(widths[widest], max(spare, NARROWEST))
    counts = [
        any(column) and all(cell.isdecimal() or not cell for cell in column) for column in zip(*body, strict=True)
    ]
    lines = _row(header, widths, counts or [False] * len(widths))
    lines.append(GAP.join("─" * width for width in widths))
    for row in body:
        lines += _row(row, widths, counts)
    return lines


def _row(row: Sequence[str], widths: Sequence[int], to_the_right: Sequence[bool]) -> list[str]:
    columns = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for parts in zip_longest(*columns, fillvalue=""):
        padded = []
        for part, width, right in zip(parts, widths, to_the_right, strict=True):
            blanks = " " * (width - cells(part))
            padded.append(blanks + part if right else part + blanks)
        lines.append(GAP.join(padded).rstrip())
    return lines
