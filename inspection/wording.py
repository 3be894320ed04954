"""Words for people: one text id, two languages, facts in the blanks.

Every sentence that a user reads stands in ``datasets/texts/vi.toml`` and ``en.toml`` under the same id with the same
blanks. Facts travel as values through the program; they become sentences here, at the edge.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from inspection.paths import TEXTS

LANGUAGES = ("vi", "en")


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = str(value)
    return flat


@cache
def texts(language: str) -> dict[str, str]:
    """Return all texts of a language by their id."""
    with (TEXTS / f"{language}.toml").open("rb") as file:
        return _flatten(tomllib.load(file))


class Wording:
    """The sentences of one language."""

    def __init__(self, language: str = "vi") -> None:
        self.language = language if language in LANGUAGES else "vi"
        self._texts = texts(self.language)

    def __call__(self, text_id: str, /, **facts: object) -> str:
        """Return the sentence of an id with its blanks filled; an unknown id shows itself, for no screen may fail."""
        template = self._texts.get(text_id)
        if template is None:
            return text_id
        return template.format_map(_Facts(facts)) if "{" in template else template

    def knows(self, text_id: str) -> bool:
        """Tell whether there is such a text."""
        return text_id in self._texts


class _Facts(dict[str, object]):
    """Blanks without a fact stay visible instead of failing."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"
