"""The help screen: every key of the place it was called from, made from the commands themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keymap import key_name
from tui.screens.text_window import TextWindow
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from rich.text import Text

    from tui.command import Vocabulary

_KEY_COLUMN = 16


class HelpScreen(TextWindow):
    """Keys and what they do."""

    def __init__(self, title: str, stage: str, vocabulary: Vocabulary) -> None:
        super().__init__(title)
        self._stage = stage
        self._vocabulary = vocabulary

    def text_lines(self, width: int) -> list[Text]:
        """Return what the stage is for, then its keys."""
        say = self.host.wording
        lines = [*wrapped(say(f"help.{self._stage}"), width), line()]
        for command in self._vocabulary.commands:
            name, help_id = say(f"command.{command.id}"), f"command.{command.id}_help"
            what = f"{name}. {say(help_id)}" if say.knows(help_id) else name
            first, *rest = wrapped(what, width - _KEY_COLUMN - 1)
            lines.append(
                line((f"{key_name(self.host.keymap.keys_of(command)):<{_KEY_COLUMN}}", "key"), " ", first.plain)
            )
            lines += [line(" " * (_KEY_COLUMN + 1), more.plain) for more in rest]
        return lines
