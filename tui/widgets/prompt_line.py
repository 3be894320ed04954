"""The one line at the foot of a screen: messages, and the place where words are typed.

A prompt takes the line, says loudly that letters are now text and not commands, and gives the line back. What was typed
is not lost by Esc: the asker keeps it as a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message

from inspection.vietnamese import nfc
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.typing_fields import WordingInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult
    from textual.widgets import Input


class PromptInput(WordingInput):
    """One line of typing that Esc leaves."""

    def on_key(self, event: events.Key) -> None:
        """Hand Esc to the prompt line before the screen sees it."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(PromptLine.Left())


class PromptLine(Horizontal):
    """A message, or a question with its answer being typed."""

    class Left(Message):
        """Esc was pressed while typing."""

    class Typed(Message):
        """The answer changed; for drafts and for searching while typing."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def __init__(self) -> None:
        super().__init__(id="prompt-line")
        self._then: Callable[[str | None], object] | None = None

    def compose(self) -> ComposeResult:
        """Lay out question and answer."""
        yield LinePanel(id="prompt-message")
        field = PromptInput(id="prompt-input")
        field.display = False
        yield field

    @property
    def typing(self) -> bool:
        """Tell whether a question is open."""
        return self._then is not None

    def say(self, message: Text) -> None:
        """Show a message; an open question stays."""
        if not self.typing:
            self._message.styles.width = "1fr"
            self._message.set_lines([message])

    def ask(
        self,
        question: str,
        then: Callable[[str | None], object],
        initial: str = "",
        wordings: Sequence[str] = (),
    ) -> None:
        """Ask for a line of text, with wordings to pick from; ``then`` gets it, or None after Esc."""
        self._then = then
        label = line((f" {question} ", "typing"), " ")
        self._message.styles.width = min(label.cell_len, max(12, self.size.width - 16))
        self._message.set_lines([label])
        field = self._field
        field.display = True
        field.offer(wordings)
        field.value = nfc(initial)
        field.cursor_position = len(field.value)
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is being typed."""
        event.stop()
        if self.typing:
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer."""
        event.stop()
        self._finish(nfc(event.value).strip())

    def on_prompt_line_left(self, event: PromptLine.Left) -> None:
        """Give the line back without an answer."""
        event.stop()
        self._finish(None)

    def _finish(self, answer: str | None) -> None:
        then, self._then = self._then, None
        self._field.display = False
        self._message.styles.width = "1fr"
        self._message.set_lines([])
        self.screen.set_focus(None)
        if then is not None:
            then(answer)

    @property
    def _message(self) -> LinePanel:
        return self.query_one("#prompt-message", LinePanel)

    @property
    def _field(self) -> PromptInput:
        return self.query_one("#prompt-input", PromptInput)
