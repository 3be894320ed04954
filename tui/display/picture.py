"""The picture that the terminal shows, cell by cell: new strips are compared with it, the difference is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.display.looks import PLAIN, Look, Looks, change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.color import ColorSystem
    from textual.strip import Strip

Cell = tuple[str, Look]
"""What a cell holds; the second half of a wide character is an empty text."""
Row = list[Cell | None]
"""Cells of a line; None is a cell that nothing is known of."""

_GAP = 6
"""Unchanged cells that are cheaper to write again than to jump over."""
_SCROLL_ROWS = 5
"""Lines that must have moved together before the terminal is asked to move them."""


class Picture:
    """A terminal's cells, as far as they are known."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._rows: list[Row] = [[None] * width for _ in range(height)]
        self._looks = Looks()

    def fits(self, width: int, height: int) -> bool:
        """Tell whether the picture is that of a terminal of this size."""
        return (width, height) == (self.width, self.height)

    def paint(self, pieces: Iterable[tuple[int, int, Strip]], colours: ColorSystem | None) -> str:
        """Take in strips at (line, column) and return what to write so that the terminal shows them."""
        changed = self._changed(pieces, colours)
        out: list[str] = []
        if len(changed) > _SCROLL_ROWS:
            self._scroll(changed, out)
        look: Look | None = None
        for y in sorted(changed):
            look = self._write_row(y, changed[y], look, out)
            self._rows[y] = changed[y]
        if look is not None and any(look):
            out.append("\x1b]8;;\x1b\\\x1b[m" if look.link else "\x1b[m")
        return "".join(out)

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
            look = self._looks.of(style, colours)
            if text.isascii() or cell_len(text) == len(text):
                cells += [(char, look) for char in text]
                continue
            for char in text:
                width = cell_len(char)
                if width == 0 and cells:
                    cells[-1] = (cells[-1][0] + char, look)
                else:
                    cells.append((char, look))
                    cells += [("", look)] * (width - 1)
        return cells

    def _write_row(self, y: int, new: Row, look: Look | None, out: list[str]) -> Look | None:
        """Write the runs of a line that differ; return the look in which the terminal is left."""
        at = -1
        for first, last in _runs(self._rows[y], new):
            start = first
            while start and (new[start] or (" ", PLAIN))[0] == "":
                start -= 1
            out.append(f"\x1b[{start - at}C" if 0 <= at < start else f"\x1b[{y + 1};{start + 1}H")
            for cell in new[start : last + 1]:
                text, wanted = cell or (" ", PLAIN)
                if wanted is not look:
                    out.append(change(look, wanted))
                    look = wanted
                out.append(text)
            at = last + 1
        return look

    def _scroll(self, changed: dict[int, Row], out: list[str]) -> None:
        """Let the terminal move whole lines that went up or down together, then mend what lies beside them."""
        count, by, first, last = self._moved_block(changed)
        if count < _SCROLL_ROWS:
            return
        top, bottom = (first, last + by) if by > 0 else (first + by, last)
        # A line feed at the region's edge scrolls it on every terminal; SU and SD are not known to all of them.
        edge, feed = (bottom, "\x1bD") if by > 0 else (top, "\x1bM")
        out.append(f"\x1b[m\x1b[{top + 1};{bottom + 1}r\x1b[{edge + 1};1H{feed * abs(by)}\x1b[r")
        before = self._rows[top : bottom + 1]
        blank: list[Row] = [[None] * self.width for _ in range(abs(by))]
        moved = before[by:] + blank if by > 0 else blank + before[:by]
        for y, row in enumerate(before, top):
            changed.setdefault(y, [cell or (" ", PLAIN) for cell in row])
        self._rows[top : bottom + 1] = moved

    def _moved_block(self, changed: dict[int, Row]) -> tuple[int, int, int, int]:
        """Return the longest run of lines that all moved by the same distance: length, distance, first, last."""
        best = (0, 0, 0, 0)
        ys = sorted(changed)
        for by in (1, -1, 2, -2, 3, -3):
            start: int | None = None
            for y in range(ys[0], ys[-1] + 2):
                source = y + by
                same = y in changed and 0 <= source < self.height and _same_text(changed[y], self._rows[source])
                if same and start is None:
                    start = y
                elif not same and start is not None:
                    best = max(best, (y - start, by, start, y - 1))
                    start = None
        return best


def _runs(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return first and last column of each stretch that must be written."""
    runs: list[tuple[int, int]] = []
    for x, (was, now) in enumerate(zip(old, new, strict=True)):
        if was == now:
            continue
        if runs and x - runs[-1][1] <= _GAP:
            runs[-1] = (runs[-1][0], x)
        else:
            runs.append((x, x))
    return runs


def _same_text(new: Row, old: Row) -> bool:
    return any(cell and cell[0].strip() for cell in new) and all(
        (a or (" ",))[0] == (b or (" ",))[0] for a, b in zip(new, old, strict=True)
    )
