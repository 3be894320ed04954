"""The table floor: the least that Textual needs for a list, an input and a second screen, with its own widgets.

Keys: j and k move, o opens a window, q closes it and leaves, / goes to the input and Esc back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, DataTable, Footer, Header, Input, Static

from benchmarks.floors.rows import HEAD, ROWS, WIDTHS

if TYPE_CHECKING:
    from typing import ClassVar

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key


class Window(ModalScreen[None]):
    """The second screen."""

    CSS = (
        "Window { align: center middle; } "
        "Window > Vertical { width: 60; height: 10; border: solid $primary; padding: 1 2; background: $surface; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [("q", "app.pop_screen", "Đóng")]

    def compose(self) -> ComposeResult:
        """Yield a line and a button."""
        with Vertical():
            yield Static("Hồ sơ đang xem")
            yield Button("Đóng")


class TableFloor(App[None]):
    """A table, an input, header and footer."""

    CSS = "Input { dock: bottom; } DataTable { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "quit", "Thoát"),
        ("o", "open", "Mở"),
        ("slash", "find", "Tìm"),
        ("j", "down", "Xuống"),
        ("k", "up", "Lên"),
    ]

    def compose(self) -> ComposeResult:
        """Yield what Textual brings."""
        yield Header()
        yield DataTable(cursor_type="row")
        yield Input(placeholder="Tìm", select_on_focus=False)
        yield Footer()

    @property
    def table(self) -> DataTable[str]:
        """Return the table."""
        return self.query_one(DataTable)

    def on_mount(self) -> None:
        """Fill the table."""
        for name, width in zip(HEAD, WIDTHS, strict=True):
            self.table.add_column(name, width=width - 2)
        for row in ROWS:
            self.table.add_row(*row)
        self.table.focus()

    def action_down(self) -> None:
        """Move down."""
        self.table.action_cursor_down()

    def action_up(self) -> None:
        """Move up."""
        self.table.action_cursor_up()

    def action_open(self) -> None:
        """Open the window."""
        self.push_screen(Window())

    def action_find(self) -> None:
        """Go to the input."""
        self.query_one(Input).focus()

    def on_key(self, event: Key) -> None:
        """Go back to the table."""
        if event.key == "escape":
            self.table.focus()


if __name__ == "__main__":
    TableFloor().run()
