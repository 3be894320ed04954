"""The lines floor: the same with a list of one-line strips of which only the changed ones are refreshed, no header.

Keys as those of the table floor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Button, Footer, Input, Static

from benchmarks.floors.rows import ROWS, WIDTHS, as_line

if TYPE_CHECKING:
    from typing import ClassVar

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key


class Lines(ScrollView, can_focus=True):
    """Rows, one of them reversed."""

    DEFAULT_CSS = "Lines { height: 1fr; scrollbar-size: 0 0; }"
    cursor = 0

    def on_mount(self) -> None:
        """Say how large the list is."""
        self.virtual_size = Size(sum(WIDTHS) + 2, len(ROWS))

    def render_line(self, y: int) -> Strip:
        """Return a line."""
        place = y + self.scroll_offset.y
        if place >= len(ROWS):
            return Strip.blank(self.size.width, self.rich_style)
        text = f" {as_line(ROWS[place])}".ljust(self.size.width)[: self.size.width]
        look = self.rich_style + Style(reverse=True) if place == self.cursor else self.rich_style
        return Strip([Segment(text, look)])

    def move(self, by: int) -> None:
        """Move the cursor, refreshing the two lines that change."""
        before, self.cursor = self.cursor, max(0, min(len(ROWS) - 1, self.cursor + by))
        top = self.scroll_offset.y
        if top <= self.cursor < top + self.size.height:
            self.refresh(*(Region(0, place - top, self.size.width, 1) for place in (before, self.cursor)))
        else:
            self.scroll_to(y=self.cursor - self.size.height + 1 if by > 0 else self.cursor, animate=False)
            self.refresh()


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


class LinesFloor(App[None]):
    """The list, an input of one line, a footer."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Input { dock: bottom; height: 1; border: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "quit", "Thoát"),
        ("o", "open", "Mở"),
        ("slash", "find", "Tìm"),
        ("j", "move(1)", "Xuống"),
        ("k", "move(-1)", "Lên"),
    ]

    def compose(self) -> ComposeResult:
        """Yield list, input and footer."""
        yield Lines()
        yield Input(placeholder="Tìm", select_on_focus=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Lines).focus()

    def action_move(self, by: int) -> None:
        """Move in the list."""
        self.query_one(Lines).move(by)

    def action_open(self) -> None:
        """Open the window."""
        self.push_screen(Window())

    def action_find(self) -> None:
        """Go to the input."""
        self.query_one(Input).focus()

    def on_key(self, event: Key) -> None:
        """Go back to the list."""
        if event.key == "escape":
            self.query_one(Lines).focus()


if __name__ == "__main__":
    LinesFloor().run(mouse=False)
