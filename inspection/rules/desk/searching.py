"""Search many lines at once: a pattern is tried only where a word stands which it cannot match without.

A regular expression that begins with a choice or the edge of a word is tried at every letter of a document, which took
most of the time of judging. A word is found without reading the document again, for a document of eight thousand words
has a thousand different ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from inspection.rules.desk.patterns import clues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk.patterns import Clues

_NUMBER = re.compile(r"\d+")


class Lines:
    """Lines that are searched again and again for other patterns, which are without flags."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._holding: dict[tuple[str, ...], frozenset[int]] = {(): frozenset(range(1, len(lines) + 1))}
        self._counts: dict[int, list[int]] = {}
        """Where the numbers of a line begin."""

    def search(self, pattern: str | re.Pattern[str], before: int | None = None) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every place of a pattern with the number of its line, in order, up to a line that is told."""
        told = clues(pattern if isinstance(pattern, str) else pattern.pattern)
        for number, match in self._at(pattern, told) if told.opening else self._within(pattern, told):
            if before is not None and number >= before:
                return
            yield number, match

    def _within(self, pattern: str | re.Pattern[str], told: Clues) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every place of a pattern, tried in the lines that hold a word which it needs."""
        numbers = self._numbers(told.needed)
        if not numbers:
            return  # before the pattern is compiled, for many a pattern of the catalogue finds no line worth trying
        compiled = re.compile(pattern)
        for number in sorted(numbers):
            line = self._lines[number - 1]
            for match in self._from_numbers(compiled, number) if told.number else compiled.finditer(line):
                yield number, match

    def _from_numbers(self, pattern: re.Pattern[str], number: int) -> Iterator[re.Match[str]]:
        """Give every place of a pattern in a line, tried where a number begins."""
        line, end = self._lines[number - 1], 0
        if number not in self._counts:
            self._counts[number] = [found.start() for found in _NUMBER.finditer(line)]
        for place in self._counts[number]:
            if place >= end and (match := pattern.match(line, place)):
                end = match.end()
                yield match

    def _at(self, pattern: str | re.Pattern[str], told: Clues) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every place of a pattern, tried where a word stands with which it begins."""
        numbers = self._numbers(() if told.needed == told.opening else told.needed)
        places = sorted(chain.from_iterable(map(self._words.places, told.opening))) if numbers else []
        if not places:
            return
        compiled = re.compile(pattern)
        end = 0
        for place in places:
            number = bisect_right(self._starts, place)
            start = self._starts[number - 1]
            if place >= end and number in numbers and (match := compiled.match(self._lines[number - 1], place - start)):
                end = start + match.end()
                yield number, match

    def _numbers(self, words: tuple[str, ...]) -> frozenset[int]:
        """Return the numbers of the lines that hold one of some words; of all lines if there are none."""
        if words not in self._holding:
            places = chain.from_iterable(map(self._words.places, words))
            self._holding[words] = frozenset(bisect_right(self._starts, place) for place in places)
        return self._holding[words]

    @cached_property
    def _starts(self) -> list[int]:
        """Return where each line begins in the text of all."""
        return list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    @cached_property
    def _words(self) -> _Words:
        return _Words("\n".join(self._lines))


class _Words:
    """Where each word of a text stands; looked for among its different words, which are few."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, list[int]] = {}
        standing: dict[str, list[int]] = defaultdict(list)
        place = 0
        for word in text.replace("\n", " ").split(" "):
            standing[word].append(place)
            place += len(word) + 1
        self._standing = list(standing.values())
        self._starts = list(accumulate((len(word) + 1 for word in standing), initial=0))
        self._different = " ".join((*standing, ""))

    def places(self, words: str) -> list[int]:
        """Return where letters stand in the text, be they a part of a word or several words, in any order.

        A blank behind a single word may be the end of a line, where a pattern is then tried in vain.
        """
        if words not in self._found:
            first = words.lstrip(" ") or words
            ahead = len(words) - len(first)
            first = first[: first.find(" ") + 1] or first
            places = self._beginning(first, ahead)
            self._found[words] = (
                places if first == words else [place for place in places if self._text.startswith(words, place)]
            )
        return self._found[words]

    def _beginning(self, first: str, ahead: int) -> list[int]:
        """Return so many letters ahead of where a part of a word stands, which may end with the blank behind it."""
        places: list[int] = []
        found = self._different.find(first)
        while found >= 0:
            word = bisect_right(self._starts, found) - 1
            into = found - self._starts[word] - ahead
            places += [place + into for place in self._standing[word]]
            found = self._different.find(first, found + 1)
        return places
