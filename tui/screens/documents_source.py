"""Pointing at lines of the source: a cursor of its own, marking several lines, searching, and the way back.

While the source has the keys, the moving keys move in it; what decides on items waits until they are back at the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import fold, words
from tui.commands.correcting import AcceptItem, AddItem
from tui.commands.documents import SearchReading
from tui.commands.everywhere import ShowHelp
from tui.commands.pointing import ExtendDown, ExtendUp, MarkLines, OtherPane
from tui.screens.documents_fields import DocumentsFields
from tui.theme import Part, line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text

    from tui.command import Command
    from tui.commands.everywhere import GoBack
    from tui.screens.moving import Movable

_IN_SOURCE: tuple[tuple[type[Command], str], ...] = (
    (MarkLines, "mark_lines"),
    (AddItem, "add_item"),
    (AcceptItem, "row_of_line"),
    (OtherPane, "reading_pane"),
    (SearchReading, "search_reading"),
    (ShowHelp, "help"),
)
"""What the key strip names while the source has the keys, each command by what it does there."""


class DocumentsSource(DocumentsFields):
    """The source as a place to be in."""

    @property
    def in_source(self) -> bool:
        """Tell whether the source has the keys."""
        return bool(self.pane.cursor)

    @property
    def moving_rows(self) -> Movable:
        """Return where the moving keys move."""
        return self.pane if self.in_source else self.query_one("#documents-rows", RowList)

    def refusal(self, command: type[Command]) -> str:
        """Say why there is nothing to point at."""
        if issubclass(command, (MarkLines, ExtendDown, ExtendUp)) and not self.pane.last:
            return self.say("documents.no_source")
        return super().refusal(command)

    def key_strip(self) -> Text:
        """Return the keys that matter in the pane that has them."""
        if not self.is_mounted or not self.in_source:
            return super().key_strip()
        parts: list[Part] = []
        for command, name in _IN_SOURCE:
            parts += [(f" {self.host.keymap.label(command)}", "key"), f" {self.say(f'command.{name}')}"]
        return line(*parts)

    # -- commands

    def on_other_pane(self) -> None:
        """Give the keys to the other pane."""
        if self.in_source:
            self.to_list()
        else:
            self.to_source()

    def on_to_source_pane(self) -> None:
        """Give the keys to the source."""
        self.to_source()

    def on_to_reading_pane(self) -> None:
        """Give the keys to the list."""
        self.to_list()

    def on_mark_lines(self) -> None:
        """Mark from here on, or mark nothing any more; from the list it goes to the source."""
        if self.in_source:
            self.pane.extend(on=not self.pane.extending)
        else:
            self.to_source()

    def on_extend_down(self) -> None:
        """Mark one line more."""
        self._extend(1)

    def on_extend_up(self) -> None:
        """Mark one line more upwards."""
        self._extend(-1)

    def on_go_back(self, command: GoBack) -> None:
        """Leave the mark first, then the source, then the screen."""
        if not self.in_source:
            return
        command.stop()
        if self.pane.extending:
            self.pane.extend(on=False)
        else:
            self.to_list()

    def on_pointing_pane_pointed(self) -> None:
        """Say which lines are pointed at."""
        self.show_head()

    # -- going over and back

    def to_source(self) -> None:
        """Point at the line that the row under the cursor was read from."""
        if self.in_source:
            return
        if not self.pane.last:
            self.hint(self.say("documents.no_source"), "warning")
            return
        row = self.current
        found = (row.line or self.pane.find(row.quote)) if row else 0
        self.pane.move_to(found or self.pane.top_line)
        self._show_keys()
        self.hint(self.say("documents.in_source"))

    def to_list(self) -> None:
        """Give the keys back to the list."""
        if self.in_source:
            self.pane.leave()
            self._show_keys()
            self.hint("")

    def to_row_of_line(self) -> None:
        """Go to the first item that was read from the lines pointed at."""
        first, last = self.pane.marked
        place = next(
            (n for n, row in enumerate(self.rows) if row.placed and not row.placed.gone and first <= row.line <= last),
            -1,
        )
        if place < 0:
            self.hint(self.say("documents.nothing_on_line"), "warning")
            return
        self.to_list()
        self.query_one("#documents-rows", RowList).move_to(place)

    def find_in_source(self, by: int) -> None:
        """Point at the nearest line with all the words, round the end."""
        wanted = words(self.sought)
        total = self.pane.last
        for step in range(1, total + 1):
            number = (self.pane.cursor - 1 + by * step) % total + 1
            if all(word in fold(self.pane.line_text(number)) for word in wanted):
                self.pane.move_to(number)
                return
        self.hint(self.say("documents.not_there", words=self.sought), "warning")

    def _show_keys(self) -> None:
        """Show which keys matter now; the rows are the same."""
        self.query_one("#keys", LinePanel).set_lines([self.key_strip()])
        self.show_head()

    def _extend(self, by: int) -> None:
        if not self.in_source:
            self.to_source()
        self.pane.extend()
        self.pane.move(by)
