"""Pages to lines in reading order, with what the layout tells: rows, columns apart, where a paragraph begins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.pdf.grid import Grid, grids
from inspection.intake.pdf.written import Written, written
from inspection.model.source import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.intake.pdf.content import Content

_INDENT = 8.0
_STRAY = 3.0
_SHORT = 0.15
"""Of a line's width: what a line that is not the last of its paragraph never leaves free at its end."""
_FULL = 6.0
_OTHER_SIZE = 0.2
"""Of a line's height: letters of a second font may stand this much higher."""
_HEADER_ROWS = 2
_NUMBER = re.compile(r"\s*(?:[-–]\s*\d{1,3}\s*[-–]|\d{1,3}|(?:Trang|Page)\s+\d{1,3}(?:\s*/\s*\d{1,3})?)\s*")
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")


@dataclass(slots=True)
class _Margins:
    left: float
    right: float
    indent: float
    """Where most indented lines begin; the left edge where none are."""


def _margins(lines: Sequence[list[Written]]) -> _Margins:
    """Return where most lines begin and end: the left and right edge of running text."""
    whole = [line[0] for line in lines if len(line) == 1]
    lefts = Counter(round(line.left) for line in whole)
    rights = Counter(round(line.right) for line in whole)
    most = max(lefts.values(), default=0)
    often = max(rights.values(), default=0)
    left = min((place for place, times in lefts.items() if times * 2 >= most), default=0.0)
    right = max((place for place, times in rights.items() if times * 2 >= often), default=0.0)
    indents = Counter({place: times for place, times in lefts.items() if place > left + _INDENT and times > 1})
    return _Margins(left, right, max(indents, key=lambda place: indents[place], default=left))


def _without_number(lines: list[list[Written]]) -> list[list[Written]]:
    """Drop the page's number: the first or last line, when it stands alone."""
    for end in (0, -1):
        if lines and len(lines[end]) == 1 and _NUMBER.fullmatch(lines[end][0].text):
            del lines[end]
    return lines


class _Lines:
    """Collects the lines of a document page by page."""

    def __init__(self) -> None:
        self.found: list[Line] = []
        self.before: Written | None = None
        self.table: Grid | None = None
        self.heads: list[list[str]] = []

    def _add(self, written: Written, page: int, *, begins: bool | None = None) -> None:
        number = len(self.found) + 1
        self.found.append(Line(number=number, text=written.text, page=page, begins=begins, unsure=written.unsure))

    def _add_row(self, cells: Sequence[str], page: int, unsure: tuple[str, ...]) -> None:
        number = len(self.found) + 1
        self.found.append(Line(number=number, text="\t".join(cells), page=page, row=True, unsure=unsure))

    def columns_apart(self, pieces: Sequence[Written], page: int) -> None:
        """Add a line whose pieces stand far apart, as one with tabs."""
        unsure = tuple(word for piece in pieces for word in piece.unsure)
        text = "\t".join(piece.text for piece in pieces)
        self.found.append(Line(number=len(self.found) + 1, text=text, page=page, unsure=unsure))
        self.before = None

    def rows(self, grid: Grid, page: int) -> None:
        """Add a table; one that goes on from the page before loses its repeated header, a cut row is joined."""
        before = self.table
        goes_on = before is not None and len(before.columns) == len(grid.columns)
        rows = list(grid.rows)
        if goes_on:
            while rows and rows[0] in self.heads:
                del rows[0]
            if rows and not rows[0][0] and self.found[-1].row:
                last, rest = self.found.pop(), rows.pop(0)
                cells = [f"{old} {new}".strip() for old, new in zip(last.text.split("\t"), rest, strict=True)]
                self._add_row(cells, page - 1, last.unsure + grid.unsure_in(rest))
        else:
            self.heads = [row for row in rows[:_HEADER_ROWS] if sum(map(bool, row)) > 1]
        for row in rows:
            self._add_row(row, page, grid.unsure_in(row))
        self.table, self.before = grid, None

    def line(self, line: Written, page: int, margins: _Margins) -> None:
        """Add a line of running text."""
        self._add(line, page, begins=self._begins(line, margins))
        self.before, self.table = line, None

    def columns(self, block: Sequence[list[Written]], page: int) -> None:
        """Add lines in two columns: all of the left one, then all of the right one."""
        edge = min(line[1].left for line in block if len(line) > 1)
        pieces = [piece for line in block for piece in line]
        for side in (False, True):
            for piece in pieces:
                if (piece.left >= edge - _STRAY * 10) is side:
                    self._add(piece, page)
        self.before = self.table = None

    def _begins(self, line: Written, margins: _Margins) -> bool | None:
        """Tell from indent and the line before whether a paragraph begins; None where both are possible."""
        width = margins.right - margins.left
        before = self.before
        if _NOTE.match(line.text) or before is None or abs(before.size - line.size) > _OTHER_SIZE * line.size:
            return None
        indent = line.left - margins.left
        if indent > _INDENT:
            return True if abs(line.left - margins.indent) <= _STRAY else None
        if abs(indent) > _STRAY or width <= 0:
            return None
        if before.right >= margins.right - _FULL:
            return False if before.left <= line.left + width * _SHORT else None
        return True if before.right < margins.right - width * _SHORT else None


def _in_columns(lines: Sequence[list[Written]], start: int) -> int:
    """Return the end of a block in two columns that begins at a line, or its start where there is none."""
    if len(lines[start]) != 2:  # noqa: PLR2004 - two columns
        return start
    low, high = lines[start][0].right, lines[start][1].left
    end, times = start + 1, 1
    while end < len(lines):
        line = lines[end]
        if lines[end - 1][0].base - line[0].base > 4 * line[0].size:
            break
        lefts, rights = (line[0].right, line[1].left) if len(line) == 2 else (low, high)  # noqa: PLR2004 - as above
        if len(line) > 2 or max(low, lefts) >= min(high, rights):  # noqa: PLR2004 - as above
            break
        if len(line) == 1 and line[0].right > high and line[0].left < high:
            break
        low, high, times = max(low, lefts), min(high, rights), times + (len(line) > 1)
        end += 1
    return end if end - start > 1 else start


def _text(into: _Lines, lines: Sequence[list[Written]], page: int, margins: _Margins) -> None:
    at = 0
    while at < len(lines):
        end = _in_columns(lines, at)
        if end > at:
            into.columns(lines[at:end], page)
            at = end
            continue
        if len(lines[at]) == 1:
            into.line(lines[at][0], page, margins)
        else:
            into.columns_apart(lines[at], page)
        at += 1


def lines_of(pages: Iterable[Content]) -> list[Line]:
    """Return the lines of a document, numbered from 1."""
    into = _Lines()
    for page, held in enumerate(pages, 1):
        tables = grids(held)
        loose = [char for char in held.chars if not any(table.holds(char) for table in tables)]
        lines = _without_number(written(loose))
        margins = _margins(lines)
        for table in tables:
            above = [line for line in lines if line[0].base > table.top]
            _text(into, above, page, margins)
            lines = lines[len(above) :]
            into.rows(table, page)
        _text(into, lines, page, margins)
    return into.found
