"""The window that offers what was typed and not saved, with the plain difference; nothing is dropped unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from tui.finding_form import where_they_differ
from tui.finding_words import shown
from tui.screens.dialogs import Dialog
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.finding_form import Difference

RESTORE, DISCARD = "restore", "discard"
"""Its answers."""


class DraftOffer(Dialog[str]):
    """Take up the draft, drop it, or leave both for later with Esc."""

    CSS_PATH = "../styles/findings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter,1", "answer('restore')", ""),
        ("2", "answer('discard')", ""),
        ("j,down", "scroll_by(1)", ""),
        ("k,up", "scroll_by(-1)", ""),
        ("pagedown,space", "scroll_by(8)", ""),
        ("pageup", "scroll_by(-8)", ""),
    ]

    def __init__(self, found: Sequence[Difference]) -> None:
        super().__init__()
        self._differences = found

    def compose(self) -> ComposeResult:
        """Lay out the question above and the difference below."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-title")
            yield LinePanel(id="window-text")
            yield LinePanel(id="window-keys")

    def on_line_panel_resized(self) -> None:
        """Fill it once its width is known, and again when that changes."""
        self._fill()

    def action_answer(self, answer: str) -> None:
        """Return what was chosen."""
        self.dismiss(answer)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the difference."""
        self.query_one("#window-text", LinePanel).scroll_lines(lines)

    def _fill(self) -> None:
        say = self.host.wording
        panel = self.query_one("#window-text", LinePanel)
        lines: list[Text] = []
        for one in self._differences:
            saved, typed = where_they_differ(*(shown(one.field, text, say) for text in (one.saved, one.typed)))
            lines.append(line((say(f"finding.field.{one.field}"), "strong")))
            lines += wrapped(f"− {saved or say('finding.empty')}", panel.size.width, "dim", 2)
            lines += wrapped(f"+ {typed or say('finding.empty')}", panel.size.width, "met", 2)
            lines.append(line())
        self.query_one("#window-title", LinePanel).set_lines([line((say("finding.draft_found"), "title"))])
        self.query_one("#window-keys", LinePanel).set_lines([line((say("finding.draft_keys"), "key"))])
        panel.set_lines(lines)
