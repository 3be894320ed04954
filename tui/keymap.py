"""Keys of one's own: ``keys.toml`` beside a person's settings gives commands others; how keys are written everywhere.

    [keys]
    park = "X"
    go_notice = ["F9", "Ctrl+N"]

Names are those of the commands; the help of each place (``?``) shows the keys that hold. Every fault of the file is
told at once, and the program does not begin with keys that would do something else than is said.
"""

from __future__ import annotations

import tomllib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from inspection.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from inspection.wording import Wording
    from tui.command import Command, Vocabulary

FILE = "keys.toml"

NAMES = {
    "question_mark": "?",
    "colon": ":",
    "full_stop": ".",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "equals_sign": "=",
    "plus": "+",
    "at": "@",
    "asterisk": "*",
    "slash": "/",
    "minus": "-",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "left": "←",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
}
"""Keys as people write them, where that is not as Textual does."""

_WRITTEN = {written.casefold(): name for name, written in NAMES.items()} | {
    "esc": "escape",
    "down": "down",
    "up": "up",
    "left": "left",
    "right": "right",
    "return": "enter",
}

_TONES = frozenset("aeiouywAEIOUYW[]")
"""What an input method makes of, or rewrites by: never a command."""
_TERMINAL = ("backspace", "delete", "ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z", "f10", "f11", "escape")
"""What terminals take for themselves or send for another key, and the way back."""

_SHEETS = {
    "finding_sheet": ("tui.screens.finding_sheet", "FindingSheet"),
    "team_sheet": ("tui.screens.team_sheet", "TeamSheet"),
}
"""Screens that are no stages."""


def key_name(keys: str) -> str:
    """Return keys, parted by commas, as people write them."""
    return " ".join(_written(key) for key in keys.split(","))


def _written(key: str) -> str:
    head, plus, last = key.rpartition("+")
    name = NAMES.get(last, last.upper() if head or (last[:1] == "f" and last[1:].isdigit()) else last)
    return f"{head.title()}{plus}{name}"


def key_of(written: str) -> str | None:
    """Return the key that people write so, in Textual's name; None where there is none of that name."""
    text = written.strip()
    if len(text) == 1 and text.isprintable() and text != " ":
        return _WRITTEN.get(text, text if text.isalnum() else None)
    *heads, last = text.split("+")
    if any(head.casefold() not in {"ctrl", "shift"} for head in heads):
        return None
    name = _WRITTEN.get(last.casefold(), last.casefold())
    known = name in NAMES or name in {"backspace", "delete"} or (name[:1] == "f" and name[1:].isdigit())
    if not known and not (heads and len(name) == 1 and name.isalnum()):
        return None
    return "+".join((*(head.casefold() for head in heads), name))


class Keymap:
    """Which keys commands have: their own ones, but where a person gave others."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self.given: dict[str, str] = dict(given or {})
        """By the command's id, keys parted by commas; for ``App.set_keymap``."""

    def keys_of(self, command: type[Command]) -> str:
        """Return a command's keys, parted by commas."""
        return self.given.get(command.id, command.keys)

    def label(self, command: type[Command]) -> str:
        """Return how a command's key is written in the key strip."""
        return key_name(self.given[command.id].split(",")[0]) if command.id in self.given else command.label

    def name(self, command: type[Command]) -> str:
        """Return how a command's first key is written in a sentence."""
        return key_name(self.keys_of(command).split(",")[0])

    @classmethod
    def read(cls, path: Path, say: Wording) -> Keymap:
        """Return the keys of a file, the shipped ones where there is none; ``SettingsError`` names every fault."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (FileNotFoundError, NotADirectoryError):
            return cls()
        except OSError as problem:
            raise SettingsError("settings.unreadable", file=path, problem=problem.strerror) from problem
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
            raise SettingsError("settings.syntax", file=path, problem=problem) from problem
        places = vocabularies()
        keymap = cls()
        faults = [say("keymap.table", name=name) for name in data if name != "keys"]
        faults += keymap._take(data.get("keys", {}), places, say)
        faults += keymap._clashes(places, say)
        if faults:
            raise SettingsError("settings.keys", file=path, problem="\n".join(dict.fromkeys(faults)))
        return keymap

    def _take(self, table: Any, places: Mapping[str, Vocabulary], say: Wording) -> list[str]:
        """Take over what a table gives; return what is wrong with it."""
        if not isinstance(table, dict):
            return [say("keymap.table", name="keys")]
        from difflib import get_close_matches  # noqa: PLC0415  # only for a file of one's own keys

        known = {command.id for place in places.values() for command in place.commands}
        faults = []
        for name, value in table.items():
            if name not in known:
                nearest = get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.0)[0]
                faults.append(say("keymap.no_command", name=name, nearest=nearest))
                continue
            written = value if isinstance(value, list) else [value]
            keys = [key_of(one) if isinstance(one, str) else None for one in written]
            wrong = [str(one) for one, key in zip(written, keys, strict=True) if key is None]
            held = [key for key in keys if key and (key in _TERMINAL or key in _TONES)]
            faults += [say("keymap.no_key", name=name, key=one) for one in wrong]
            faults += [say("keymap.reserved", name=name, key=key_name(key)) for key in held]
            if keys and not wrong and not held:
                always = ["escape"] if name == "back" else []  # the way back must always be there
                self.given[name] = ",".join([key for key in keys if key] + always)
        return faults

    def _clashes(self, places: Mapping[str, Vocabulary], say: Wording) -> Iterator[str]:
        """Yield where one key would do two things in one place; what the program has so by itself is not told."""
        for stage, vocabulary in places.items():
            by_key: dict[str, list[type[Command]]] = {}
            for command in vocabulary.commands:
                for key in filter(None, self.keys_of(command).split(",")):
                    by_key.setdefault(key, []).append(command)
            for key, commands in by_key.items():
                if len(commands) > 1 and any(command.id in self.given for command in commands):
                    names = " – ".join(f"{command.id} ({say(f'command.{command.id}')})" for command in commands)
                    yield say("keymap.clash", key=key_name(key), place=say(f"{stage}.title"), commands=names)


def vocabularies() -> dict[str, Vocabulary]:
    """Return what can be done on each screen; loads all of them, which only a file of one's own keys asks for."""
    from tui.frame import STAGES  # noqa: PLC0415  # the frame knows the keymap

    return {name: getattr(import_module(module), kind).VOCABULARY for name, (module, kind) in _places(STAGES)}


def _places(stages: Mapping[str, tuple[str, str]]) -> Iterable[tuple[str, tuple[str, str]]]:
    return [*stages.items(), *_SHEETS.items()]
