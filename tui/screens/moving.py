"""The moving keys for screens that have a list."""

from __future__ import annotations

from textual.screen import Screen

from tui.widgets.row_list import RowList


class Moving(Screen[None]):
    """Moves the cursor of the screen's list; the commands are those of ``tui.commands.moving``."""

    @property
    def moving_rows(self) -> RowList:
        """Return the list that the moving keys move; by default the first one."""
        return self.query(RowList).first()

    def on_move_down(self) -> None:
        """Go one row down."""
        self.moving_rows.move(1)

    def on_move_up(self) -> None:
        """Go one row up."""
        self.moving_rows.move(-1)

    def on_move_page_down(self) -> None:
        """Go a page down."""
        self.moving_rows.move(max(1, self.moving_rows.size.height - 1))

    def on_move_page_up(self) -> None:
        """Go a page up."""
        self.moving_rows.move(-max(1, self.moving_rows.size.height - 1))

    def on_move_to_first(self) -> None:
        """Go to the first row."""
        self.moving_rows.move_to(0)

    def on_move_to_last(self) -> None:
        """Go to the last row."""
        self.moving_rows.move_to(len(self.moving_rows.lines) - 1)
