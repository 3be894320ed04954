"""What hints call a key: the one that a command has now, be it shipped or of a person's own file.

A sentence names a command and not a key (``{key_of[undo]}``), so that no hint says what does not hold.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from tui.keymap import Keymap

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.command import Command


class NamesOfKeys:
    """The name of each command's key; what keys there are is asked for when the first is named."""

    def __init__(self, keymap: Callable[[], Keymap] = Keymap) -> None:
        self._read = keymap

    @cached_property
    def _keymap(self) -> Keymap:
        return self._read()

    def __getitem__(self, command: str, /) -> str:
        """Return how the first key of a command is written."""
        return self._keymap.name(commands()[command])


@cache
def commands() -> dict[str, type[Command]]:
    """Return all commands by their ids, also of screens that were not shown yet."""
    from pkgutil import iter_modules  # noqa: PLC0415  # as the rest here: not before the first paint

    import tui.commands as room  # noqa: PLC0415  # loads Textual, which the command line seldom needs
    from tui.command import Command  # noqa: PLC0415  # as above

    modules = [import_module(f"{room.__name__}.{one.name}") for one in iter_modules(room.__path__)]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return {kind.id: kind for kind in kinds if issubclass(kind, Command) and kind.id}
