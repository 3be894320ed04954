"""The window that offers, at the beginning of a sitting, what the last one left half typed, with the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from tui.finding_form import where_they_differ
from tui.phrases import fitted
from tui.screens.dialogs import Dialog
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.half_typed import HalfTyped


class HalfTypedWindow(Dialog["HalfTyped"]):
    """Go on with one of them, drop one, or leave all for later with Esc; nothing is dropped by one key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter,1", "take", ""),
        ("2", "drop", ""),
        ("j,down", "move(1)", ""),
        ("k,up", "move(-1)", ""),
        ("q", "leave", ""),
    ]

    def __init__(self, inspection_id: str, found: Sequence[HalfTyped]) -> None:
        super().__init__()
        self._inspection = inspection_id
        self._found = list(found)
        self._doomed = ""
        """The one that goes when 2 is pressed again."""

    def compose(self) -> ComposeResult:
        """Lay out the list above and the difference of the one under the cursor below."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-title")
            yield RowList(id="window-rows")
            yield LinePanel(id="window-text")
            yield LinePanel(id="window-keys")

    def on_line_panel_resized(self) -> None:
        """Fill it once its width is known, and again when that changes."""
        self._fill()

    def on_row_list_moved(self) -> None:
        """Show the difference of another one."""
        self._fill()

    def action_move(self, by: int) -> None:
        """Move in the list."""
        self._doomed = ""
        self.query_one(RowList).move(by)

    def action_take(self) -> None:
        """Go on with the one under the cursor."""
        self.dismiss(self._here)

    def action_drop(self) -> None:
        """Drop the one under the cursor, on the second press."""
        here = self._here
        if self._doomed != here.field:
            self._doomed = here.field
        else:
            self.host.guarded(lambda: self.host.workspace.drop_draft(self._inspection, here.field))
            self._found.remove(here)
            self._doomed = ""
            if not self._found:
                self.dismiss(None)
                return
        self._fill()

    @property
    def _here(self) -> HalfTyped:
        return self._found[min(self.query_one(RowList).cursor, len(self._found) - 1)]

    def _fill(self) -> None:
        say = self.host.wording
        rows = self.query_one(RowList)
        room = max(8, rows.size.width - 1)
        first = [" ".join((one.label, "", one.typed.partition("\n")[0])) for one in self._found]
        rows.set_rows([line(f" {fitted(text, room)}") for text in first])
        here, panel = self._here, self.query_one("#window-text", LinePanel)
        saved, typed = where_they_differ(here.saved, here.typed)
        width = panel.size.width
        panel.set_lines(
            [
                line(("─" * width, "dim")),
                *wrapped(f"− {saved or say('finding.empty')}", width, "dim", 2),
                *wrapped(f"+ {typed or say('finding.empty')}", width, "met", 2),
            ]
        )
        self.query_one("#window-title", LinePanel).set_lines([line((say("half_typed.title"), "title"))])
        keys = "half_typed.once_more" if self._doomed == here.field else "half_typed.keys"
        self.query_one("#window-keys", LinePanel).set_lines(wrapped(say(keys), width, "key"))
