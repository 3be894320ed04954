"""The last window: what this sitting did, what waits, and that all of it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from tui.screens.dialogs import Dialog
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType


class Leaving(Dialog[bool]):
    """Shows what was done; Enter leaves, Esc stays."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter,q", "go", "")]

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__()
        self._told = told

    def compose(self) -> ComposeResult:
        """Lay out the sentences."""
        with Vertical(classes="window"):
            yield LinePanel(id="window-text")

    def on_mount(self) -> None:
        """Fill it, as high as it needs to be."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        panel, say = self.query_one("#window-text", LinePanel), self.host.wording
        told = [text for sentence in self._told for text in wrapped(sentence, panel.size.width, indent=2)]
        foot = line((say("leaving.keys"), "dim"))
        lines = [line((say("leaving.title"), "title")), line(), *told, line(), line((say("leaving.safe"), "met")), foot]
        panel.styles.height = len(lines)
        panel.set_lines(lines)

    def action_go(self) -> None:
        """Leave the program."""
        self.dismiss(True)  # Textual's own parameter
