"""Search many lines at once: a pattern is tried only at lines that hold a word which it cannot match without.

A regular expression that begins with a choice or a digit is tried at every letter of a document, which took most of the
time of judging; a word is found by the string itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PART = re.compile(
    r"(?:(?P<plain>[^\\\[\]().|^$?*+{}]+)|\\(?P<escaped>.)|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|:))?)|(?P<close>\))"
    r"|(?P<or>\|)|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$])(?P<times>(?:[?*+]|\{[\d,]*\})[?+]?)?"
)
"""A part of a pattern with how often it may stand: letters, a sign, a bracket, a choice, a class, any sign, an end."""
_ASIDE = "=!"
"""How the brackets end whose contents are no text of the match."""
_OPTIONAL = ("?", "*", "{0", "{,")
_SHORTEST = 3
"""Letters from which a word is worth looking for."""
_MOST = 8
"""Words from which on looking for them takes longer than trying the pattern."""
_RARE = 6
"""Letters that a sign such as a stroke is worth, for few lines hold one."""
_USUAL = " -"
"""Signs that most lines hold."""


class Lines:
    """Lines that are searched again and again for other patterns, which are without flags."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._holding: dict[str, frozenset[int]] = {}
        self._worth_trying: dict[tuple[str, ...], Sequence[int]] = {(): range(1, len(lines) + 1)}

    def search(self, pattern: str | re.Pattern[str], before: int | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every place of a pattern with the number of its line, in order, up to a line that is told."""
        words = needed(pattern if isinstance(pattern, str) else pattern.pattern)
        if words not in self._worth_trying:
            self._worth_trying[words] = sorted(frozenset().union(*map(self._numbers, words)))
        numbers = self._worth_trying[words]
        if not numbers:
            return  # before the pattern is compiled, for many a pattern of the catalogue finds no line worth trying
        compiled = re.compile(pattern)
        for number in numbers:
            if before is not None and number >= before:
                return
            for match in compiled.finditer(self._lines[number - 1]):
                yield number, match

    def _numbers(self, word: str) -> frozenset[int]:
        """Return the numbers of the lines that hold a word."""
        if word not in self._holding:
            whole, starts = self._whole
            numbers, place = [], whole.find(word)
            while place >= 0:
                numbers.append(bisect_right(starts, place))
                place = whole.find(word, starts[numbers[-1]])
            self._holding[word] = frozenset(numbers)
        return self._holding[word]

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        """Return all lines as one text, and where each begins."""
        return "\n".join(self._lines), list(accumulate((len(line) + 1 for line in self._lines), initial=0))


@lru_cache(maxsize=512)
def needed(pattern: str) -> tuple[str, ...]:
    """Return words of which at least one stands in everything that a pattern matches; none where that is not known."""
    return _choices(_PART.finditer(pattern))[0]


def _choices(parts: Iterator[re.Match[str]]) -> tuple[tuple[str, ...], bool]:
    """Return the words that the choices of a group need, and whether the group itself may be left out."""
    needs: list[tuple[str, ...]] = []
    telling: tuple[str, ...] = ()
    run, optional = "", False
    for part in parts:
        times = part["times"] or ""
        optional = times.startswith(_OPTIONAL)
        letters = part["plain"] or ("" if (part["escaped"] or "0").isalnum() else part["escaped"])
        run += letters[: len(letters) - optional]
        if letters and not times:
            continue
        telling, run = max((run,), telling, key=_worth), ""
        if part["open"]:
            inner, left_out = _choices(parts)
            if not left_out and part["open"][-1] not in _ASIDE:
                telling = max(inner, telling, key=_worth)
        elif part["or"]:
            needs.append(telling)
            telling = ()
        elif part["close"]:
            break
    needs.append(max((run,), telling, key=_worth))
    words = tuple(dict.fromkeys(chain.from_iterable(needs)))
    return (words if len(words) <= _MOST and all(map(_tells, needs)) else ()), optional


def _worth(words: tuple[str, ...]) -> tuple[int, int]:
    """Return how much some words tell, as much as the least of them does, and then how few they are."""
    return min(map(_length, words), default=0), -len(words)


def _tells(words: tuple[str, ...]) -> bool:
    return _worth(words)[0] >= _SHORTEST


def _length(word: str) -> int:
    return len(word) + _RARE * any(not (sign.isalnum() or sign in _USUAL) for sign in word)
