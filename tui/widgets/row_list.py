"""A list with a cursor, one line a row; a move repaints two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.theme import LOOKS
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual import events

BEGINNING = 9
"""Cells of a mark and a number: a cursor that covers these alone, as on slow lines, writes no words again."""


class RowList(LinePanel, can_focus=True):
    """Rows, one of them under the cursor."""

    class Moved(Message):
        """The cursor went to another row."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """Return the list, for selectors."""
            return self.rows

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002  # Textual's name
        classes: str | None = None,
        covered: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        self.headings: frozenset[int] = frozenset()
        """Rows that the cursor jumps over."""
        self.covered = covered
        """First cell under the cursor and the one behind the last; None for the whole width.

        What it does not cover costs a move nothing.
        """

    def set_rows(self, rows: Sequence[Text], cursor: int | None = None, headings: frozenset[int] = frozenset()) -> None:
        """Show new rows, the cursor where it was unless told otherwise."""
        before = self.cursor
        self.headings = headings
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, len(rows) - 1))
        self.set_lines(rows)
        self._follow(before)

    @property
    def last(self) -> int:
        """Return the last row's place."""
        return len(self.lines) - 1

    def move(self, by: int) -> None:
        """Move the cursor by some rows, no further than the ends."""
        self.move_to(self.cursor + by)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row."""
        before = self.cursor
        step = 1 if index >= before else -1
        target = max(0, min(index, self.last))
        while target in self.headings and 0 <= target + step <= self.last:
            target += step
        if target in self.headings:
            target = before
        self.cursor = target
        if self.cursor != before:
            self._follow(before)
            self.post_message(self.Moved(self, self.cursor))

    def text_at(self, index: int) -> Text | None:
        """Return a row; the one under the cursor reversed where the cursor covers it."""
        text = super().text_at(index)
        if text is None or index != self.cursor:
            return text
        marked = text.copy()
        covered = (0, BEGINNING) if self.covered is None and self.app.has_class("-low") else self.covered
        if covered is not None:
            marked.stylize(LOOKS["cursor"], *covered)
            return marked
        marked.truncate(self.size.width)
        marked.pad_right(max(0, self.size.width - marked.cell_len))
        marked.stylize(LOOKS["cursor"])
        return marked

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the row that was clicked."""
        if event.y + self._top < len(self.lines):
            self.move_to(event.y + self._top)

    def _follow(self, before: int) -> None:
        height = max(1, self.size.height)
        top = min(self._top, max(0, len(self.lines) - height))
        # Most of the pane is left for where the cursor is going: a scroll repaints all of it.
        if self.cursor < top:
            top = max(0, self.cursor - 2 * height // 3)
        elif self.cursor >= top + height:
            top = max(0, min(self.cursor - height // 3, len(self.lines) - height))
        if top != self._top:
            self._top = top
            self.refresh()
        elif before != self.cursor:
            self._repaint({y for y in (before - top, self.cursor - top) if 0 <= y < height})
