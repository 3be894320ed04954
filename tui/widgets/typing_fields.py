"""Fields for typing Vietnamese: composed letters whatever the input method sends, nothing that acts on the terminal.

Input methods rewrite a letter by Backspace and the accented one, some send the accent as a letter of its own, and what
is pasted may hold anything. The value is in NFC at every moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from inspection.vietnamese import fold, nfc, visible
from tui.theme import line
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


def clean(text: str) -> str:
    """Return text as a field may hold it: composed, lines ended one way, control characters made visible."""
    return visible(nfc(text.replace("\r\n", "\n").replace("\r", "\n")))


class ComposedInput(Input):
    """One line whose letters are composed at every moment."""

    cursor_blink = var(default=False, init=False)
    """Blinking would send bytes while nobody types."""

    def watch_value(self, value: str) -> None:
        """Keep the value in NFC."""
        composed = nfc(value)
        if composed != value:
            shorter = len(value) - len(composed)
            self.value = composed
            self.cursor_position = max(0, self.cursor_position - shorter)


class WordingInput(ComposedInput):
    """One line with a library behind it: the arrows put its wordings in, Tab takes the one that begins as the words do.

    What was typed before the arrows is one of the places that they go through, so nothing typed is lost.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.wordings: Sequence[str] = ()
        self._typed = ""
        self._at = 0

    def offer(self, wordings: Sequence[str]) -> None:
        """Take over the wordings for the next answer."""
        self.wordings, self._typed, self._at = wordings, "", 0

    def on_key(self, event: events.Key) -> None:
        """Go through the wordings, or take one."""
        if event.key in ("down", "up") and self.wordings:
            places = 1 + len(self.wordings)
            if self._at == 0 or self.value != self.wordings[self._at - 1]:
                self._typed, self._at = self.value, 0
            self._at = (self._at + (1 if event.key == "down" else -1)) % places
            self._put(self.wordings[self._at - 1] if self._at else self._typed)
        elif event.key == "tab" and self.wordings:
            begun = fold(self.value.strip())
            self._put(next((one for one in self.wordings if fold(one).startswith(begun)), self.value))
        else:
            return
        event.stop()
        event.prevent_default()

    def _put(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)


class LineField(ComposedInput):
    """One line of typing in a form."""

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(clean(value).replace("\n", " "), id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False


class ChoiceField(LinePanel, can_focus=True):
    """One of a few values; the digits choose, so do the arrows."""

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, field: ChoiceField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> ChoiceField:
            """Return the field, for selectors."""
            return self.field

    class Entered(Message):
        """Enter was pressed on the value."""

    def __init__(  # the digits count the options from ``first``
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        *,
        id: str,  # noqa: A002  # Textual's name
        first: int = 1,
    ) -> None:
        super().__init__(id=id)
        self._options = options
        self._first = first
        self._value = value

    @property
    def value(self) -> str:
        """Return the value chosen."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self._draw()
            self.post_message(self.Changed(self))

    def on_mount(self) -> None:
        """Show the value."""
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Show as many values as there is room for."""
        self.call_after_refresh(self._draw)

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001  # Textual's own form
        """Show what can be chosen while the field has the keys, the value alone otherwise."""
        super().watch_has_focus(has_focus)
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit or arrow."""
        values = [value for value, _ in self._options]
        here = values.index(self._value)
        if event.key.isdigit() and 0 <= int(event.key) - self._first < len(values):
            self.value = values[int(event.key) - self._first]
        elif event.key in ("right", "space"):
            self.value = values[(here + 1) % len(values)]
        elif event.key == "left":
            self.value = values[here - 1]
        elif event.key == "enter":
            self.post_message(self.Entered())
        else:
            return
        event.stop()
        event.prevent_default()

    def _draw(self) -> None:
        here = [value for value, _ in self._options].index(self._value)
        if not self.has_focus:
            self.set_lines([line((self._options[here][1], "strong"))])
            return
        parts: list[str | tuple[str, str]] = []
        for number, (value, label) in enumerate(self._options, self._first):
            parts += [(f"{number} {label}", "cursor" if value == self._value else ""), "  "]
        shown = line(*parts)
        if shown.cell_len > self.size.width + 2:
            last = self._first + len(self._options) - 1
            shown = line((f"{here + self._first} {self._options[here][1]}", "cursor"), f"   {self._first}–{last} ← →")
        self.set_lines([shown])
