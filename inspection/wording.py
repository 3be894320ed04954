"""Words for people: one text id, two languages, facts in the blanks.

Every sentence that a user reads stands in ``datasets/texts/vi.toml`` and ``en.toml`` under the same id with the same
blanks. Facts travel as values through the program; they become sentences here, at the edge.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Protocol

from inspection.paths import TEXTS

LANGUAGES = ("vi", "en")

_HEAD = re.compile(r"^\[(\w+)", re.MULTILINE)
"""The head of a table; its first name is the part of the program that speaks."""


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = str(value)
    return flat


class Texts(Mapping[str, str]):
    """The texts of a TOML file by their id, each part of the program's parsed when its first one is asked for.

    Parsing all of them would take 7 % of the time to the first paint, which shows a few parts of fifty.
    """

    def __init__(self, source: str) -> None:
        heads = [*_HEAD.finditer(source)]
        ends = [head.start() for head in heads[1:]] + [len(source)]
        self._sources: dict[str, str] = defaultdict(str)
        """By part, its tables as they are written."""
        for head, end in zip(heads, ends, strict=True):
            self._sources[head[1]] += source[head.start() : end]
        self._parts: dict[str, dict[str, str]] = {}

    def _part(self, name: str) -> dict[str, str]:
        if name not in self._parts and name in self._sources:
            self._parts[name] = _flatten(tomllib.loads(self._sources[name]))
        return self._parts.get(name, {})

    def __getitem__(self, text_id: str) -> str:
        return self._part(text_id.partition(".")[0])[text_id]

    def __iter__(self) -> Iterator[str]:
        for name in self._sources:
            yield from self._part(name)

    def __len__(self) -> int:
        return sum(len(self._part(name)) for name in self._sources)


@cache
def texts(language: str) -> Texts:
    """Return all texts of a language by their id."""
    return Texts((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))


class KeyNames(Protocol):
    """How the key of a command is written, by the command's id."""

    def __getitem__(self, command: str, /) -> str:
        """Return the name of the key that carries out a command."""


class _Unnamed:
    """Key names where nobody knows any keys: the command's id."""

    def __getitem__(self, command: str, /) -> str:
        return command


class Wording:
    """The sentences of one language; ``{key_of[undo]}`` in one is the key that undo has."""

    def __init__(self, language: str = "vi", key_names: KeyNames | None = None) -> None:
        self.language = language if language in LANGUAGES else "vi"
        self.key_of: KeyNames = key_names or _Unnamed()
        self._texts = texts(self.language)

    def with_keys(self, key_names: KeyNames) -> Wording:
        """Return the same sentences with other names of keys."""
        return Wording(self.language, key_names)

    def __call__(self, text_id: str, /, **facts: object) -> str:
        """Return the sentence of an id with its blanks filled; an unknown id shows itself, for no screen may fail."""
        template = self._texts.get(text_id)
        if template is None:
            return text_id
        return template.format_map(_Facts(facts, key_of=self.key_of)) if "{" in template else template

    def knows(self, text_id: str) -> bool:
        """Tell whether there is such a text."""
        return text_id in self._texts


class _Facts(dict[str, object]):
    """Blanks without a fact stay visible instead of failing."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
