"""The help screen: every key of the place it was called from, made from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from tui.screens.dialogs import Dialog, key_name
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.command import Vocabulary

_KEY_COLUMN = 16


class HelpScreen(Dialog[None]):
    """Keys and what they do; scrolls with the moving keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q,question_mark,f1,enter", "leave", ""),
        ("j,down", "scroll_by(1)", ""),
        ("k,up", "scroll_by(-1)", ""),
        ("pagedown,space", "scroll_by(12)", ""),
        ("pageup", "scroll_by(-12)", ""),
    ]

    def __init__(self, stage: str, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._stage = stage
        self._vocabulary = vocabulary

    def compose(self) -> ComposeResult:
        """Lay out one scrolling pane."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-text")

    def on_mount(self) -> None:
        """Fill it once its width is known."""
        self.call_after_refresh(self._fill)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(LinePanel).scroll_lines(lines)

    def _fill(self) -> None:
        say = self.host.wording
        panel = self.query_one(LinePanel)
        width = panel.size.width
        lines: list[Text] = [line((say(f"{self._stage}.title"), "title"), "  ", (say("help.leave"), "dim")), line()]
        lines += wrapped(say(f"help.{self._stage}"), width)
        lines.append(line())
        for command in self._vocabulary.commands:
            keys = key_name(command.keys)
            text = say(f"command.{command.id}_help") if say.knows(f"command.{command.id}_help") else ""
            name = say(f"command.{command.id}")
            what = f"{name}. {text}" if text else name
            first, *rest = wrapped(what, width - _KEY_COLUMN - 1)
            lines.append(line((f"{keys:<{_KEY_COLUMN}}", "key"), " ", first.plain))
            lines += [line(" " * (_KEY_COLUMN + 1), more.plain) for more in rest]
        panel.set_lines(lines)
