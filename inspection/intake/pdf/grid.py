"""Tables by their ruled lines: one row per band between lines that lie, cells between lines that stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.pdf.written import unsure_words, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection.intake.pdf.content import Char, Content, Ruling

_NEAR = 3.0
"""Points within which two lines are one: a thick line is a box of two edges."""
_FEWEST = 3
"""Standing lines of a table: two columns."""
_CUT = re.compile(r"(?<=\w)-\n(?=\w)")


@dataclass(frozen=True, slots=True)
class Frame:
    """What rules draw of a table: the places of its columns' lines from the left, of its rows' lines from above."""

    xs: list[float]
    ys: list[float]
    owner: dict[tuple[int, int], tuple[int, int]]
    """For each place (row, column) the first place of the cell that covers it."""

    def cells(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield the left, bottom, right and top edge of each cell."""
        covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place, first in self.owner.items():
            covered.setdefault(first, []).append(place)
        for places in covered.values():
            rows, columns = [row for row, _ in places], [column for _, column in places]
            yield self.xs[min(columns)], self.ys[max(rows) + 1], self.xs[max(columns) + 1], self.ys[min(rows)]


@dataclass(slots=True)
class Grid:
    """One table of one page: its columns' lines and its rows from above."""

    columns: tuple[float, ...]
    top: float
    bottom: float
    rows: list[list[str]]
    unsure: dict[str, tuple[str, ...]]
    """By a cell's text the words of which recognition was not sure."""

    def holds(self, char: Char) -> bool:
        """Tell whether a character stands in the table."""
        middle = (char.left + char.right) / 2
        return self.columns[0] <= middle <= self.columns[-1] and self.bottom <= char.base <= self.top

    def unsure_in(self, row: Iterable[str]) -> tuple[str, ...]:
        """Return the words of a row of which recognition was not sure."""
        return tuple(word for cell in row for word in self.unsure.get(cell, ()))


def _places(values: Iterable[float]) -> list[float]:
    """Return places, those close to each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _tables(content: Content) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Return the standing and lying lines of each table: standing lines whose heights overlap belong together."""
    groups: list[tuple[float, list[Ruling]]] = []
    for line in sorted(content.standing, key=lambda line: -line.end):
        if groups and line.end >= groups[-1][0] - _NEAR:
            groups[-1][1].append(line)
            groups[-1] = (min(groups[-1][0], line.start), groups[-1][1])
        else:
            groups.append((line.start, [line]))
    found = []
    for bottom, standing in groups:
        top = max(line.end for line in standing)
        left, right = min(line.at for line in standing), max(line.at for line in standing)
        lying = [
            line
            for line in content.lying
            if bottom - _NEAR <= line.at <= top + _NEAR and line.start < right - _NEAR and line.end > left + _NEAR
        ]
        if len(_places(line.at for line in standing)) >= _FEWEST and lying:
            found.append((standing, lying))
    return found


def _drawn(lines: Sequence[Ruling], at: float, middle: float) -> bool:
    return any(abs(line.at - at) <= _NEAR + 1 and line.start - 1 <= middle <= line.end + 1 for line in lines)


def _cell_text(chars: Sequence[Char]) -> str:
    lines = "\n".join(" ".join(piece.text for piece in line) for line in written(chars))
    return _CUT.sub("-", lines).replace("\n", " ")


def _owners(
    xs: Sequence[float], ys: Sequence[float], standing: Sequence[Ruling], lying: Sequence[Ruling]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place of the grid the first place of the cell that covers it."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        height = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            middle = (xs[column] + xs[column + 1]) / 2
            if row and not _drawn(lying, ys[row], middle):
                owner[row, column] = owner[row - 1, column]
            elif column and not _drawn(standing, xs[column], height):
                owner[row, column] = owner[row, column - 1]
            else:
                owner[row, column] = (row, column)
    return owner


def _band(places: Sequence[float], value: float) -> int:
    return max(0, min(len(places) - 2, sum(place <= value for place in places) - 1))


def frames(content: Content) -> list[Frame]:
    """Return what rules draw of the tables of a page, from above."""
    found = []
    for standing, lying in _tables(content):
        xs = _places(line.at for line in standing)
        ends = [end for line in standing for end in (line.start, line.end)]
        ys = _places([*(line.at for line in lying), min(ends), max(ends)])[::-1]
        found.append(Frame(xs, ys, _owners(xs, ys, standing, lying)))
    return found


def grids(content: Content) -> list[Grid]:
    """Return the tables of a page from above."""
    found = []
    for frame in frames(content):
        xs, ys = frame.xs, frame.ys
        grid = Grid(tuple(xs), ys[0], ys[-1], [], {})
        cells: dict[tuple[int, int], list[Char]] = {}
        rising = ys[::-1]
        for char in content.chars:
            if grid.holds(char):
                row = len(ys) - 2 - _band(rising, char.base)
                place = frame.owner[row, _band(xs, (char.left + char.right) / 2)]
                cells.setdefault(place, []).append(char)
        for row in range(len(ys) - 1):
            held = [cells.get((row, column), []) for column in range(len(xs) - 1)]
            texts = [_cell_text(chars) for chars in held]
            grid.unsure.update(
                (text, words) for text, chars in zip(texts, held, strict=True) if (words := unsure_words(chars))
            )
            if any(texts):
                grid.rows.append(texts)
        if grid.rows:
            found.append(grid)
    return found
