"""The last window: what this sitting did, what waits, and that all of it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.screens.dialogs import TextWindow
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.binding import BindingType


class Leaving(TextWindow[bool]):
    """Shows what was done; Enter leaves, Esc stays."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter,q", "go", "")]

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__()
        self._told = told

    def lines(self, width: int) -> list[Text]:
        """Return what was done and what waits, and that it is saved."""
        say = self.host.wording
        told = [text for sentence in self._told for text in wrapped(sentence, width, indent=2)]
        foot = line((say("leaving.keys"), "dim"))
        return [line((say("leaving.title"), "title")), line(), *told, line(), line((say("leaving.safe"), "met")), foot]

    def action_go(self) -> None:
        """Leave the program."""
        self.dismiss(True)  # Textual's own parameter
