"""The terminal's cursor as it is led over the screen by the fewest bytes, writing what it is told.

All ways are such as every terminal knows since the VT100, but for the abilities that a terminal has by its description.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tui.display.looks import BLANK, PLAIN, Cell, Look, change, shows_on_blanks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.display.abilities import Abilities

_DOWN = "\v"
"""One line down in the same column; unlike a line feed, no tty layer adds a carriage return."""
_STEPS_DOWN = 4
"""Lines that are worth going down one by one."""


class Pen:
    """Writes cells at places, and remembers where it stands and in which look."""

    def __init__(self, width: int, abilities: Callable[[], Abilities], look: Look | None) -> None:
        self._width = width
        self._abilities = abilities
        self._out: list[str] = []
        self._y: int | None = None
        self._x = 0
        self.look = look
        """The look in which the terminal writes; None where that is not known."""

    @property
    def sequence(self) -> str:
        """Return what is to be sent."""
        return "".join(self._out)

    @property
    def column(self) -> int:
        """Return the column in which it stands, or stood last."""
        return self._x

    def send(self, sequence: str, at: tuple[int, int] | None, look: Look) -> None:
        """Send a sequence after which the cursor stands at a line and column, in a look."""
        self._out.append(sequence)
        self._y, self._x = at or (None, 0)
        self.look = look

    def go(self, y: int, x: int) -> None:
        """Go to a cell."""
        if (self._y, self._x) != (y, x):
            self._out.append(self._way(y, x))
            self._y, self._x = y, x

    def _way(self, y: int, x: int) -> str:
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"]
        if self._y is not None and 0 <= y - self._y <= _STEPS_DOWN:
            down = _DOWN * (y - self._y)
            across = ["\r"] if x == 0 else [f"\x1b[{x + 1}G"]
            if x == self._x:
                across = [""]
            elif x > self._x:
                across.append(forward(x - self._x))
            else:
                across.append("\b" * (self._x - x))
            ways += [down + way for way in across]
        return min(ways, key=len)

    def write(self, cells: Sequence[Cell]) -> None:
        """Write cells from where the pen stands; runs of blanks as shortly as the terminal can."""
        at = 0
        for look, run in groupby(cells, _ink):
            text = [letter for letter, _ in run]
            at += len(text)
            if look is None:
                self._blanks(len(text), more=at < len(cells))
            else:
                self.dress(look)
                self._out.append("".join(text))
                self._on(len(text))

    def erase_line(self) -> None:
        """Blank the line from where the pen stands to its end."""
        self._ground()
        self._out.append("\x1b[K")

    def dress(self, look: Look) -> None:
        """Write in a look from now on."""
        if look is not self.look:
            self._out.append(change(self.look, look))
            self.look = look

    def _blanks(self, count: int, *, more: bool) -> None:
        self._ground()
        erased = f"\x1b[{count}X"
        if len(erased) + (len(forward(count)) if more else 0) < count and self._abilities().erase:
            self._out.append(erased)
            if more:
                self.go(self._y or 0, self._x + count)
            return
        self._out.append(" " * count)
        self._on(count)

    def _on(self, cells: int) -> None:
        self._x += cells
        if self._x >= self._width:  # terminals differ in where the cursor then stands
            self._y = None

    def _ground(self) -> None:
        """Change to the plain look where a blank would show the one that the pen has."""
        if self.look is None or shows_on_blanks(self.look):
            self.dress(PLAIN)


def _ink(cell: Cell) -> Look | None:
    """Return the look in which a cell is written; None where it shows nothing."""
    return None if cell == BLANK else cell[1]


def forward(cells: int) -> str:
    """Return the sequence that goes forward by some cells."""
    return "\x1b[C" if cells == 1 else f"\x1b[{cells}C"


def size_of(cells: Sequence[Cell], look: Look, then: Look) -> int:
    """Return how many bytes it takes to write cells when coming from one look and going on in another."""
    size = 0
    for text, wanted in cells:
        if (text, wanted) != BLANK or shows_on_blanks(look):
            size += len(change(look, wanted))
            look = wanted
        size += _size(text)
    return size + len(change(look, then))


def _size(text: str) -> int:
    return len(text.encode())
