"""The picture that the terminal shows, cell by cell: new strips are compared with it, the difference is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from tui.display.abilities import Abilities
from tui.display.looks import BLANK, PLAIN, Cell, Looks, change
from tui.display.pen import Pen, forward, size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.color import ColorSystem
    from textual.strip import Strip

Row = list[Cell]
"""Cells of a line."""

_SCROLLING = 24
"""Bytes that asking the terminal to move lines takes at least."""
_WIDEST_GAP = 12
"""Unchanged cells that nobody need ask about whether writing them again is shorter than going over them."""
_CLEAR = "\x1b[m\x1b[H\x1b[2J"


class Moved(NamedTuple):
    """Lines that show what others did: how far below them those stood, the first and the last."""

    by: int
    first: int
    last: int


class Picture:
    """A terminal's cells; the first thing written to it clears it, for nobody knows what it shows."""

    def __init__(self, width: int, height: int, abilities: Callable[[], Abilities] = Abilities) -> None:
        self.width = width
        self.height = height
        self._abilities = abilities
        self._rows: list[Row] = [[BLANK] * width for _ in range(height)]
        self._looks = Looks()
        self._cleared = False

    def fits(self, width: int, height: int) -> bool:
        """Tell whether the picture is that of a terminal of this size."""
        return (width, height) == (self.width, self.height)

    def paint(self, pieces: Iterable[tuple[int, int, Strip]], colours: ColorSystem | None) -> str:
        """Take in strips at (line, column) and return what to write so that the terminal shows them."""
        changed = self._changed(pieces, colours)
        ways = [self._way(changed)]
        if self._cleared and (moved := self._moved(changed)):
            ways.append(self._way(changed, moved))
        self._cleared = True
        sequence, self._rows = min(ways, key=lambda way: len(way[0]))
        return sequence

    def _way(self, changed: Mapping[int, Row], moved: Moved | None = None) -> tuple[str, list[Row]]:
        """Return a way to show lines that changed, where told so by moving others first, and what is shown then."""
        pen = Pen(self.width, self._abilities, PLAIN)
        if not self._cleared:
            pen.send(_CLEAR, (0, 0), PLAIN)
        rows = self._scrolled(moved, pen) if moved else self._rows[:]
        # what was moved along and had its place shows again what it did
        wanted = {y: row for y, row in enumerate(self._rows) if rows[y] is not row} | {**changed}
        for y in sorted(wanted):
            self._write_row(y, rows[y], wanted[y], pen)
            rows[y] = wanted[y]
        pen.dress(PLAIN)
        return pen.sequence, rows

    def _changed(self, pieces: Iterable[tuple[int, int, Strip]], colours: ColorSystem | None) -> dict[int, Row]:
        """Return the lines that differ from the picture, with the pieces laid over them."""
        rows: dict[int, Row] = {}
        for y, x, strip in pieces:
            if 0 <= y < self.height and x < self.width:
                row = rows.setdefault(y, self._rows[y][:])
                cells = self._cells(strip, colours)[: self.width - x]
                row[x : x + len(cells)] = cells
        return {y: row for y, row in rows.items() if row != self._rows[y]}

    def _cells(self, strip: Strip, colours: ColorSystem | None) -> list[Cell]:
        cells: list[Cell] = []
        for text, style, control in strip:
            if control:
                continue
            look, known = self._looks.of(style, colours)
            if text.isascii() or cell_len(text) == len(text):
                cells += [known[char] for char in text]
                continue
            for char in text:
                width = cell_len(char)
                if width == 0 and cells:
                    cells[-1] = (cells[-1][0] + char, look)
                else:
                    cells.append(known[char])
                    cells += [known[""]] * (width - 1)
        return cells

    def _write_row(self, y: int, old: Row, new: Row, pen: Pen) -> None:
        """Write the stretches of a line that differ; blanks up to its end are erased."""
        end = self.width
        while end and new[end - 1] == BLANK:
            end -= 1
        tail = None
        for first, last in self._stretches(old, new):
            if last >= end and self.width - max(first, end) > len("\x1b[K"):
                tail = max(first, end) if tail is None else tail
                last = tail - 1  # noqa: PLW2901  # the rest of the stretch is erased
            if first <= last:
                pen.go(y, first)
                pen.write(new[first : last + 1])
        if tail is not None:
            pen.go(y, min(max(end, pen.column), tail))  # what is blank before it may be erased once more
            pen.erase_line()

    def _stretches(self, old: Row, new: Row) -> list[tuple[int, int]]:
        """Return first and last column of each stretch to write; short gaps are written again where that is shorter."""
        found: list[tuple[int, int]] = []
        for x, (was, now) in enumerate(zip(old, new, strict=True)):
            if was is now or was == now or (found and x <= found[-1][1]):
                continue
            start, last = x, x
            while start and new[start][0] == "":  # never begin inside a wide character
                start -= 1
            while last + 1 < self.width and new[last + 1][0] == "":  # nor end there
                last += 1
            if found and (start == found[-1][1] + 1 or self._bridged(new, found[-1][1], start)):
                found[-1] = (found[-1][0], last)
            else:
                found.append((start, last))
        return found

    def _bridged(self, new: Row, last: int, x: int) -> bool:
        """Tell whether what lies between two changed cells is written rather than gone over."""
        gap = new[last + 1 : x]
        if len(gap) > _WIDEST_GAP:
            return False
        before, after = new[last][1], new[x][1]
        return size_of(gap, before, after) <= len(forward(len(gap))) + len(change(before, after))

    def _scrolled(self, moved: Moved, pen: Pen) -> list[Row]:
        """Let the terminal move lines up or down together; return what it shows then."""
        by = moved.by
        top, bottom = (moved.first, moved.last + by) if by > 0 else (moved.first + by, moved.last)
        # A line feed at the region's edge scrolls it on every terminal; SU and SD are not known to all of them.
        edge, feed = (bottom, "\x1bD") if by > 0 else (top, "\x1bM")
        scrolling = f"\x1b[{top + 1};{bottom + 1}r\x1b[{edge + 1}H{feed * abs(by)}\x1b[r"
        pen.send(scrolling, None, PLAIN)  # giving up the region sends the cursor home, but not on every terminal
        before = self._rows[top : bottom + 1]
        blank: list[Row] = [[BLANK] * self.width for _ in range(abs(by))]
        inside = before[by:] + blank if by > 0 else blank + before[:by]
        return [*self._rows[:top], *inside, *self._rows[bottom + 1 :]]

    def _moved(self, changed: Mapping[int, Row]) -> Moved | None:
        """Return the lines with most letters that moved together; none where moving them could save nothing."""
        places: dict[str, list[int]] = {}
        for y, row in enumerate(self._rows):
            places.setdefault(_letters(row), []).append(y)
        best: tuple[int, Moved] | None = None
        runs: dict[int, tuple[int, Moved]] = {}
        """By distance, the run of lines that ends above the one in hand, and its letters."""
        for y in sorted(changed):
            letters = _letters(changed[y])
            going_on = {}
            for by in [source - y for source in places.get(letters, ()) if letters and source != y]:
                count, run = runs.get(by, (0, Moved(by, y, y)))
                if run.last not in (y, y - 1):
                    count, run = 0, Moved(by, y, y)
                going_on[by] = (count + len(letters), run._replace(last=y))
            runs = going_on
            best = max([*filter(None, [best]), *runs.values()], default=None)
        return best[1] if best and best[0] > _SCROLLING else None


def _letters(row: Row) -> str:
    """Return what a line says, without the blanks behind it."""
    return "".join([text for text, _ in row]).rstrip()
