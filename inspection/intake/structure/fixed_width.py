"""Tables that are set with blanks only: their columns are the stretches of blanks that run through all rows.

A table is believed only below a header that names a column of numbers or is ruled off by dashes, and only where the
rows have exactly the header's columns; all else stays running text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.source import Line

_GAP = re.compile(r"\s{2,}")
_RULE = re.compile(r"\s*[-=_+–—─]{3,}[\s\-=_+–—─]*")
_NUMBERED = ("tt ", "stt ", "số tt ")
_COLUMNS = 3
_HEADING_CELLS = 2
_LONGEST = 400
"""Characters of a row; longer lines are running text."""
_MOST_ROWS = 500


def with_rows(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the rows of such tables told as rows, tabs between their cells.

    A rule, and a line that goes on with the row above it, is no row of its own: it is left empty.
    """
    found: dict[int, str] = {}
    place = 0
    while place < len(lines):
        if not _may_head(lines, place):
            place += 1
            continue
        end = _end(lines, place)
        found |= _read(lines[place:end])
        place = end
    if not found:
        return lines
    return [
        replace(line, text=text, row=bool(text)) if (text := found.get(line.number)) is not None else line
        for line in lines
    ]


def _may_head(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    if "  " not in text or "\t" in text or "|" in text or len(text) > _LONGEST:
        return False
    ruled = place + 1 < len(lines) and _RULE.fullmatch(lines[place + 1].text[:_LONGEST]) is not None
    if not ruled and not text.lstrip().casefold().startswith(_NUMBERED):
        return False
    return len(_GAP.split(text.strip())) >= _COLUMNS


def _end(lines: Sequence[Line], start: int) -> int:
    """Return where the table ends: at an empty line that no further row follows, or a line without columns."""
    last = start
    for place in range(start + 1, min(len(lines), start + _MOST_ROWS)):
        text = lines[place].text
        if not text.strip():
            if place - last > 1:
                break
            continue
        if _RULE.fullmatch(text[:_LONGEST]):
            last = place
        elif len(text) > _LONGEST or not (_GAP.search(text.strip()) or text.startswith("  ")):
            break
        else:
            last = place
    return last + 1


def _blank(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of blanks that run through all lines, those at the margin left out."""
    width = max(map(len, lines))
    free = [True] * width
    for line in lines:
        for column, char in enumerate(line):
            if char != " ":
                free[column] = False
    found: list[tuple[int, int]] = []
    start = None
    for column, empty in enumerate([*free, False]):
        if empty and start is None:
            start = column
        elif not empty and start is not None:
            found.append((start, column))
            start = None
    return [(begin, end) for begin, end in found if begin and end < width]


def _read(table: Sequence[Line]) -> dict[int, str]:
    """Return what each line of a table becomes; nothing where its rows have not the header's columns."""
    full = [line for line in table if line.text.strip() and not _RULE.fullmatch(line.text)]
    titles = len(_GAP.split(full[0].text.strip()))
    even = [line.text.rstrip() for line in full if len(_GAP.split(line.text.strip())) > _HEADING_CELLS]
    gaps = [gap for gap in _blank(even) if gap[1] - gap[0] > 1] if len(even) > 1 else []
    if len(gaps) + 1 != titles:
        return {}
    cuts = [end for _, end in gaps]
    rows: list[tuple[int, list[str]]] = []
    found = {line.number: "" for line in table if line.text.strip()}
    for line in full:
        text = line.text.rstrip()
        parts = _GAP.split(text.strip())
        if line.text[:1].strip() and len(parts) <= _HEADING_CELLS:  # a group's name that runs over the columns
            cells = [*parts, *[""] * (titles - len(parts))]
        else:
            cells = [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        if cells[0] or not rows:
            rows.append((line.number, cells))
        else:
            rows[-1] = (rows[-1][0], [f"{one} {more}".strip() for one, more in zip(rows[-1][1], cells, strict=True)])
    return found | {number: "\t".join(cells) for number, cells in rows}
