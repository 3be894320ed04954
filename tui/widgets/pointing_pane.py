"""A source in which lines can be pointed at; the cursor stands in the margin alone, so that a move costs few cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tui.theme import LOOKS
from tui.widgets.source_pane import GUTTER, SourcePane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text


class PointingPane(SourcePane):
    """Numbered lines with a cursor that is there while the pane has the keys."""

    class Pointed(Message):
        """The cursor went to another line, or another stretch of lines is marked."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        """The line that is pointed at; 0 while none is."""
        self._anchor = 0
        """The line at which the marked stretch began; 0 where only the cursor's line is marked."""

    def show_document(self, lines: Sequence[str], folded: Sequence[str] = ()) -> None:
        """Show a document; nothing in it is lit or pointed at."""
        if lines is not self._document:
            self.cursor = self._anchor = 0
        super().show_document(lines, folded)

    def text_at(self, index: int) -> Text | None:
        """Return one row, in its margin whether it is pointed at."""
        shown, number = super().text_at(index), self.number_at(index)
        if shown is None or not self.cursor:
            return shown
        first, last = self.marked
        if number == self.cursor:
            shown.stylize(LOOKS["cursor"], 0, GUTTER - 1)
        if self._anchor and first <= number <= last:
            shown.stylize(LOOKS["typing"], GUTTER - 1, GUTTER)
        return shown

    @property
    def marked(self) -> tuple[int, int]:
        """Return the first and the last of the lines that are pointed at."""
        ends = (self._anchor or self.cursor, self.cursor)
        return min(ends), max(ends)

    @property
    def extending(self) -> bool:
        """Tell whether moving marks more lines."""
        return bool(self._anchor)

    def move(self, by: int) -> None:
        """Move the cursor by some lines; one line at a time it passes over those that are empty."""
        target = self.cursor + by
        while abs(by) == 1 and 1 < target < self.last and not self.line_text(target).strip():
            target += by
        self.move_to(target)

    def move_to(self, number: int) -> None:
        """Put the cursor on a line, the nearest one there is."""
        self._point(max(1, min(number, self.last)) if self.last else 0, self._anchor)

    def extend(self, *, on: bool = True) -> None:
        """Mark from here to wherever the cursor goes, or no more than its line."""
        self._point(self.cursor, (self._anchor or self.cursor) if on else 0)

    def leave(self) -> None:
        """Point at nothing."""
        self._point(0, 0)

    def _point(self, cursor: int, anchor: int) -> None:
        if (cursor, anchor) == (self.cursor, self._anchor):
            return
        before, was = self.cursor, self.marked
        self.cursor, self._anchor = cursor, anchor
        top = self._top
        if cursor and cursor != before:
            self.bring(cursor)
        if self._top == top:
            inside = [range(first, last + 1) for first, last in (was, self.marked)]
            self.repaint_of(lambda number: (number in inside[0]) != (number in inside[1]) or number in (before, cursor))
        self.post_message(self.Pointed())
