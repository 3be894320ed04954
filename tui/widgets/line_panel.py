"""Lines that repaint only where they changed: the floor that every pane of the program stands on.

Textual repaints a whole widget when its content changes. Behind a slow line that is what a key costs, so a pane here is
a list of lines, new lines are compared with the old ones, and only those that differ are sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.lazy_lines import LazyLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text


class LinePanel(Widget):
    """A pane of ready-made lines; it cuts what does not fit and scrolls by itself only when told to."""

    class Resized(Message):
        """The pane got another size."""

        def can_replace(self, message: Message) -> bool:
            """Many panes change together: one message is enough."""
            return isinstance(message, LinePanel.Resized)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self._lines: Sequence[Text] = []
        self._top = 0

    def on_resize(self) -> None:
        """Tell the screen, which makes the lines."""
        self.post_message(self.Resized())

    @property
    def lines(self) -> Sequence[Text]:
        """Return all lines, also those out of sight."""
        return self._lines

    @property
    def top(self) -> int:
        """Return the index of the first line in sight."""
        return self._top

    def set_lines(self, lines: Sequence[Text]) -> None:
        """Show new lines; only those in sight that differ are painted."""
        old, self._lines = self._lines, lines if isinstance(lines, LazyLines) else list(lines)
        self._top = min(self._top, max(0, len(self._lines) - 1))
        self._repaint(
            {y for y in range(self.size.height) if _at(old, y + self._top) != _at(self._lines, y + self._top)}
        )

    def scroll_lines(self, by: int) -> None:
        """Move the window over the lines."""
        top = max(0, min(self._top + by, max(0, len(self._lines) - self.size.height)))
        if top != self._top:
            self._top = top
            self.refresh()

    def show_line(self, index: int, context: int = 3) -> None:
        """Bring a line into sight with some lines around it."""
        height = self.size.height
        if not self._top + context <= index < self._top + height - context:
            self._top = max(0, min(index - height // 3, max(0, len(self._lines) - height)))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line, cut or filled to the pane's width."""
        text = self.text_at(y + self._top)
        if text is None:
            return Strip.blank(self.size.width)
        return Strip(text.render(self.app.console)).adjust_cell_length(self.size.width)

    def text_at(self, index: int) -> Text | None:
        """Return the line of an index; None past the end."""
        return _at(self._lines, index)

    def _repaint(self, rows: set[int]) -> None:
        if rows:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in sorted(rows)))


def _at(lines: Sequence[Text], index: int) -> Text | None:
    return lines[index] if 0 <= index < len(lines) else None
