"""A field of several lines, in a module of its own: the first screens are painted without what Textual loads for it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import TextArea

from inspection.vietnamese import nfc
from tui.widgets.typing_fields import clean

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

_STAGES = {f"f{number}" for number in range(1, 13)}


class TextField(TextArea, inherit_bindings=False):
    """Several lines of typing; the keys of the stages stay what they are everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and not _STAGES.intersection(binding.key.split(","))
    ]

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(clean(text), id=id, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def on_mount(self) -> None:
        """Stand behind the text, where most additions go."""
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        """Compose an accent that comes as a letter of its own with the letter before it."""
        mark = event.character or ""
        row, column = self.cursor_location
        if mark and unicodedata.combining(mark) and column and self.selection.is_empty:
            letter = self.document[row][column - 1]
            event.stop()
            event.prevent_default()
            self.replace(nfc(letter + mark), (row, column - 1), (row, column), maintain_selection_offset=False)
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take in what is pasted as clean text."""
        event.text = clean(event.text)
        await super()._on_paste(event)
