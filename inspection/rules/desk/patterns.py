"""What a regular expression tells of itself before it is tried: words that it needs, and words that it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN = re.compile(
    r"(?:(?P<number>\\d\(\?<!\[\\[dw][^\]\\]*\]\.\))|(?P<plain>[^\\\[\]().|^$?*+{}]+)|(?P<edge>\\[bB]|[\^$])"
    r"|\\(?P<escaped>.)|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:))?)|(?P<close>\))|(?P<or>\|)"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\.)(?P<times>(?:[?*+]|\{[\d,]*\})[?+]?)?"
)
"""A part of a pattern with how often it may stand: a digit with none before it, letters, an edge, a sign, a bracket, a
choice, a class, any sign."""
_ASIDE = "=!"
"""How the brackets end whose contents are no text of the match."""
_OPTIONAL = ("?", "*", "{0", "{,")
_SHORTEST = 3
"""Letters from which a word is worth looking for."""
_SHORTEST_OPENING = 2
"""Letters from which a word tells enough to try a pattern wherever it stands."""
_MOST = 8
"""Words from which on looking for them takes longer than trying the pattern."""
_RARE = 6
"""Letters that a sign such as a stroke is worth, for few lines hold one."""
_USUAL = " -"
"""Signs that most lines hold."""


class _Sign(Enum):
    """What stands in a text of which the letters are not known."""

    NUMBER = auto()
    """The first digit of a number."""
    ANY = auto()


@dataclass(frozen=True, slots=True)
class _Group:
    choices: tuple[_Parts, ...]
    optional: bool


_Parts = tuple[str | _Group | _Sign, ...]
"""What stands one after the other: letters, one of several choices, or other signs."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Where a pattern can match at all; nothing where that is not known."""

    needed: tuple[str, ...]
    """Words of which at least one stands in everything that the pattern matches."""
    opening: tuple[str, ...]
    """Words with one of which everything begins that the pattern matches."""
    number: bool
    """Whether everything begins with the first digit of a number."""


@lru_cache(maxsize=512)
def clues(pattern: str) -> Clues:
    """Return what a pattern without flags tells of itself."""
    choices = _read(_TOKEN.finditer(pattern))[0].choices
    needed = _all(map(_needed, choices))
    opening = _all(map(_opening, choices))
    return Clues(
        needed=needed if len(needed) <= _MOST and _worth(needed)[0] >= _SHORTEST else (),
        opening=opening if _worth(opening)[0] >= _SHORTEST_OPENING else (),
        number=all(map(_is_number, choices)),
    )


def _read(tokens: Iterator[re.Match[str]]) -> tuple[_Group, str]:
    """Return what stands up to the end of a bracket, and how often the bracket may stand."""
    choices: list[_Parts] = []
    parts: list[str | _Group | _Sign] = []
    times = ""
    for token in tokens:
        times = token["times"] or ""
        if token["open"]:
            inner, times = _read(tokens)
            if token["open"][-1] not in _ASIDE:
                parts.append(_Group(inner.choices, times.startswith(_OPTIONAL)))
        elif token["close"]:
            break
        elif token["or"]:
            choices.append(tuple(parts))
            parts = []
        elif letters := _letters(token):
            joined = f"{parts.pop()}{letters}" if parts and isinstance(parts[-1], str) else letters
            parts += [joined, _Sign.ANY] if times else [joined]
        elif not token["edge"]:
            parts.append(_Sign.NUMBER if token["number"] else _Sign.ANY)
    return _Group((*choices, tuple(parts)), optional=False), times


def _letters(token: re.Match[str]) -> str:
    """Return the letters of a token that stand at least once."""
    letters = token["plain"] or ("" if (token["escaped"] or "0").isalnum() else token["escaped"])
    return letters[: len(letters) - (token["times"] or "").startswith(_OPTIONAL)]


def _needed(parts: _Parts) -> tuple[str, ...]:
    """Return the words that tell most of a text in which at least one of them stands."""
    needs = (
        (part,) if isinstance(part, str) else _all(map(_needed, part.choices))
        for part in parts
        if isinstance(part, str) or (isinstance(part, _Group) and not part.optional)
    )
    return max(needs, key=_worth, default=())


def _opening(parts: _Parts) -> tuple[str, ...]:
    """Return words with one of which a text begins."""
    found: tuple[str, ...] = ()
    for part in parts:
        if isinstance(part, _Sign):
            break
        words = (part,) if isinstance(part, str) else _all(map(_opening, part.choices))
        found += words
        if not words or isinstance(part, str) or not part.optional:
            return found if words else ()
    return ()


def _is_number(parts: _Parts) -> bool:
    """Tell whether a text begins with the first digit of a number."""
    first = parts[0] if parts else _Sign.ANY
    if isinstance(first, _Group):
        return not first.optional and all(map(_is_number, first.choices))
    return first is _Sign.NUMBER


def _all(choices: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words of all choices, or none where one has none."""
    choices = list(choices)
    return tuple(dict.fromkeys(chain.from_iterable(choices))) if all(choices) else ()


def _worth(words: tuple[str, ...]) -> tuple[int, int]:
    """Return how much some words tell, as much as the least of them does, and then how few they are."""
    return min(map(_length, words), default=0), -len(words)


def _length(word: str) -> int:
    return len(word) + _RARE * any(not (sign.isalnum() or sign in _USUAL) for sign in word)
