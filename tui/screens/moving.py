"""The moving keys for screens that have a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.screen import Screen

from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.geometry import Size


class Movable(Protocol):
    """What the moving keys move in: a list, or lines with a cursor."""

    cursor: int

    @property
    def size(self) -> Size:
        """Return how much of it is in sight."""

    @property
    def last(self) -> int:
        """Return the last place."""

    def move(self, by: int) -> None:
        """Move the cursor by some places."""

    def move_to(self, index: int, /) -> None:
        """Put the cursor on a place, or the nearest there is."""


class Moving(Screen[None]):
    """Moves the cursor of the screen's list; the commands are those of ``tui.commands.moving``."""

    @property
    def moving_rows(self) -> Movable:
        """Return what the moving keys move in; by default the first list."""
        return self.query(RowList).first()

    def on_move_down(self) -> None:
        """Go one row down."""
        self.moving_rows.move(1)

    def on_move_up(self) -> None:
        """Go one row up."""
        self.moving_rows.move(-1)

    def on_move_page_down(self) -> None:
        """Go a page down."""
        self.moving_rows.move(max(2, self.moving_rows.size.height - 1))

    def on_move_page_up(self) -> None:
        """Go a page up."""
        self.moving_rows.move(-max(2, self.moving_rows.size.height - 1))

    def on_move_to_first(self) -> None:
        """Go to the first row."""
        self.moving_rows.move_to(0)

    def on_move_to_last(self) -> None:
        """Go to the last row."""
        self.moving_rows.move_to(self.moving_rows.last)
