"""One class for each thing a person can do: message, key, key-strip entry, palette entry and help from one declaration.

A screen lists its commands; pressing a key posts the command to the screen, which handles it as any Textual message
(``on_mark_met`` for ``MarkMet``). Words come from ``datasets/texts`` under ``command.<id>``: the name, and with
``_help`` the sentence of the help screen. A command that does not apply says why instead of vanishing.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.message import Message


class Command(Message):
    """Something a person can do on a screen."""

    id: ClassVar[str] = ""
    """Stable name: of the texts, and of the binding, so that keys can be mapped anew."""
    keys: ClassVar[str] = ""
    """Default keys, parted by commas, in Textual's names."""
    label: ClassVar[str] = ""
    """How the key is written in the key strip; empty: the command is not shown there."""
    changes: ClassVar[bool] = False
    """Whether it changes the inspection; refused once the head of the team has signed."""

    @classmethod
    def binding(cls) -> Binding:
        """Return the Textual binding; its description is the id, words are looked up when they are shown."""
        return Binding(cls.keys, f"command('{cls.id}')", cls.id, show=False, id=cls.id, priority=False)


class Vocabulary:
    """The commands of one screen by their id."""

    def __init__(self, *commands: type[Command]) -> None:
        self.commands = commands
        self._by_id = {command.id: command for command in commands}

    def __getitem__(self, command_id: str) -> type[Command]:
        return self._by_id[command_id]

    def bindings(self) -> list[Binding]:
        """Return the Textual bindings of all of them."""
        return [command.binding() for command in self.commands if command.keys]

    def __add__(self, other: Vocabulary) -> Vocabulary:
        return Vocabulary(*self.commands, *(c for c in other.commands if c.id not in self._by_id))
