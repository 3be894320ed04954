"""What a regular expression tells of itself before it is tried: what its line holds, and words that it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(
    r"(?:(?P<plain>[^\\\[\]().|^$?*+{}]+)|(?P<edge>\\b|[\^$])|(?P<blank>\\[sW])|(?P<digit>\\d)|\\(?P<escaped>.)"
    r"|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:))?)|(?P<close>\))|(?P<or>\|)"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\.)(?P<times>(?:[?*+]|\{[\d,]*\})[?+]?)?"
)
"""A part of a pattern with how often it may stand: letters, an edge, what is no letter, a digit, a sign, a bracket, a
choice, a class, any sign."""
_ASIDE = "=!"
"""How the brackets end whose contents are no text of the match."""
_OPTIONAL = ("?", "*", "{0", "{,")
_SHORTEST = 2
"""Letters from which a word tells enough to look for it."""
_RARE = 6
"""Letters that a sign such as a stroke is worth, for few lines hold one."""
_NO_LETTER = re.compile(r"[^a-zA-Z0-9]")
_TELLING = re.compile(r"([^a-zA-Z0-9 -])\1*")
"""A sign that few lines hold, as often as it stands in a row."""
_WORD = re.compile(r" ?[^ ]{2,} ?| [^ ] ?|[^ ] ")
"""A word with the blanks that tell where it begins or ends; a single letter says nothing without one."""
_LEAST = re.compile(r"\{(\d+)")
"""How often something stands at least."""

ANY_DIGIT = r"\d"
"""What stands in a phrase for any digit."""

_T = TypeVar("_T")


class _Sign(Enum):
    """What stands in a text of which the letters are not known."""

    EDGE = auto()
    """Nothing, where a word begins or ends."""
    BLANK = auto()
    """Neither letter nor digit."""
    DIGIT = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True)
class _Group:
    choices: tuple[_Parts, ...]
    times: str
    """How often it may stand, as it is written; nothing where it stands once."""


_Parts = tuple[str | _Group | _Sign, ...]
"""What stands one after the other: letters, one of several choices, or other signs."""

Phrase = tuple[str, ...]
"""Words of a line, with a blank on each side where the word is known to begin or end there; and signs as they stand."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Where a pattern can match at all; nothing where that is not known."""

    needed: tuple[tuple[Phrase, ...], ...]
    """Of each choice of phrases, all of one stands in every line with a match; the choice that tells most is first."""
    opening: tuple[str, ...]
    """Words, or any digit, with one of which everything begins that the pattern matches."""


def is_of_a_word(letters: str) -> bool:
    """Tell whether letters are such as words are made of: a sign such as "²" parts them, as in ``vietnamese.words``."""
    return letters.isascii() and letters.isalnum()


@lru_cache(maxsize=512)
def clues(pattern: str) -> Clues:
    """Return what a pattern without flags tells of itself."""
    choices = _read(_TOKEN.finditer(pattern))[0].choices
    opening = _all(map(_opening, choices))
    needed = _needed_by_one(choices, begins=False, ends=False)
    return Clues(
        needed=tuple(sorted(dict.fromkeys(needed), key=_worth, reverse=True)),
        opening=opening if _is_quick(opening) else (),
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
                parts.append(_Group(inner.choices, times))
        elif token["close"]:
            break
        elif token["or"]:
            choices.append(tuple(parts))
            parts = []
        elif letters := _letters(token):
            joined = f"{parts.pop()}{letters}" if parts and isinstance(parts[-1], str) else letters
            parts += [joined, _Sign.ANY] if times else [joined]
        elif token["edge"]:
            parts.append(_Sign.EDGE)
        elif times.startswith(_OPTIONAL):
            parts.append(_Sign.ANY)
        else:
            parts.append(_Sign.BLANK if token["blank"] else _Sign.DIGIT if token["digit"] else _Sign.ANY)
    return _Group((*choices, tuple(parts)), ""), times


def _letters(token: re.Match[str]) -> str:
    """Return the letters of a token as often as they stand at least; how often is said of the last one."""
    letters, times = token["plain"] or ("" if (token["escaped"] or "0").isalnum() else token["escaped"]), token["times"]
    if times and times.startswith(_OPTIONAL):
        return letters[:-1]
    least = _LEAST.match(times or "")
    return letters + letters[-1:] * (int(least[1]) - 1) if least else letters


def _needed(parts: _Parts, *, begins: bool, ends: bool) -> Iterator[tuple[Phrase, ...]]:
    """Give what a text needs, at whose own ends words are known to begin or to end."""
    for place, part in enumerate(parts):
        if part is _Sign.DIGIT:
            yield ((ANY_DIGIT,),)
        if isinstance(part, _Sign) or (isinstance(part, _Group) and part.times.startswith(_OPTIONAL)):
            continue
        whole_first = _is_parted(parts[:place], -1, otherwise=begins)
        whole_last = _is_parted(parts[place + 1 :], 0, otherwise=ends)
        if isinstance(part, _Group):
            once = not part.times
            yield from _needed_by_one(part.choices, begins=once and whole_first, ends=once and whole_last)
        elif phrase := _phrase(part, whole_first=whole_first, whole_last=whole_last):
            yield (phrase,)


def _needed_by_one(choices: Sequence[_Parts], *, begins: bool, ends: bool) -> tuple[tuple[Phrase, ...], ...]:
    """Return what one of several texts needs: a phrase of each, or all that the only one needs."""
    needs = [tuple(_needed(parts, begins=begins, ends=ends)) for parts in choices]
    if len(needs) == 1:
        return needs[0]
    joined = _all(need[0] if len(need) == 1 else max(need, key=_worth, default=()) for need in needs)
    return (joined,) if joined else ()


def _is_parted(parts: _Parts, near: int, *, otherwise: bool) -> bool:
    """Tell whether no word goes on into parts, of which the first or the last is near: 0 or -1."""
    for part in parts if near == 0 else reversed(parts):
        if isinstance(part, str):
            return not is_of_a_word(part[near])
        if isinstance(part, _Sign):
            return part is _Sign.EDGE or part is _Sign.BLANK
        if not all(_is_parted(choice, near, otherwise=False) for choice in part.choices):
            return False
        if not part.times.startswith(_OPTIONAL):
            return True
    return otherwise


def _phrase(letters: str, *, whole_first: bool, whole_last: bool) -> Phrase:
    """Return the words and signs of some letters, whose first and last words may be parts of longer ones."""
    spaced = f"{' ' * whole_first}{letters}{' ' * whole_last}"
    return (*(found[0] for found in _TELLING.finditer(letters)), *_WORD.findall(_NO_LETTER.sub("  ", spaced)))


def _opening(parts: _Parts) -> tuple[str, ...]:
    """Return words with one of which a text begins."""
    found: tuple[str, ...] = ()
    for part in parts:
        if part is _Sign.EDGE:
            continue
        if part is _Sign.DIGIT:
            return (*found, ANY_DIGIT)
        if isinstance(part, _Sign):
            break
        words = (part,) if isinstance(part, str) else _all(map(_opening, part.choices))
        found += words
        if not words or isinstance(part, str) or not part.times.startswith(_OPTIONAL):
            return found if words else ()
    return ()


def _is_quick(opening: tuple[str, ...]) -> bool:
    """Tell whether words are found quicker than a pattern that begins with them, which is quick for digits alone."""
    words = [word for word in opening if word != ANY_DIGIT]
    return min(map(_length, words), default=0) >= _SHORTEST


def _all(choices: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    """Return what all choices hold together, or nothing where one holds nothing."""
    choices = list(choices)
    return tuple(dict.fromkeys(chain.from_iterable(choices))) if all(choices) else ()


def _worth(phrases: tuple[Phrase, ...]) -> tuple[int, int]:
    """Return how much some phrases tell, as much as the least of them does, and then how few they are."""
    return min((sum(map(_length, phrase)) for phrase in phrases), default=0), -len(phrases)


@lru_cache(maxsize=2048)
def _length(word: str) -> int:
    if word == ANY_DIGIT:
        return 1
    return len(word) + _RARE * bool(_TELLING.search(word))
