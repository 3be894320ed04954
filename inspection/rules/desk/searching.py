"""Search many lines at once: a pattern is tried only where words stand which it cannot match without.

A regular expression that begins with a choice or the edge of a word is tried at every letter of a document, which took
most of the time of judging. A document of eight thousand words has few different ones. The lines of each are kept as
the bits of a number, so that the lines with all that a pattern needs, which are few, are told at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from inspection.rules.desk.patterns import ANY_DIGIT, clues, is_of_a_word
from inspection.vietnamese import words_of_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection.rules.desk.patterns import Phrase

_DIGIT = re.compile(r"\d")


class Lines:
    """Folded lines that are searched again and again for other patterns, which are without flags."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._holding = _Holding(lines)

    def search(
        self, pattern: str | re.Pattern[str], before: int | None = None, among: Iterable[int] | None = None
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every place of a pattern with the number of its line, in order, up to a line or among some of them."""
        told = clues(pattern if isinstance(pattern, str) else pattern.pattern)
        worth_trying = self._holding.one_of_each(told.needed)
        if among is not None:
            worth_trying &= sum(1 << number - 1 for number in set(among))
        if not worth_trying:
            return  # before the pattern is compiled, for many a pattern of the catalogue finds no line worth trying
        compiled = re.compile(pattern)
        for place in _bits(worth_trying):
            if before is not None and place + 1 >= before:
                return
            line = self._lines[place]
            for match in _tried(compiled, line, told.opening) if told.opening else compiled.finditer(line):
                yield place + 1, match


class _Holding(dict[str, int]):
    """The lines that hold a word, a part of one or a sign, as it stands in a phrase: a bit each, the lowest the first.

    What is asked for is worked out once.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = lines
        self._whole: dict[str, int] = defaultdict(int)
        for place, words in enumerate(words_of_each(lines)):
            line = 1 << place
            for word in words:
                self._whole[word] |= line
        self._words = f" {' '.join(self._whole)} "

    def one_of_each(self, needed: tuple[tuple[Phrase, ...], ...]) -> int:
        """Return the lines that hold all of one phrase of each choice."""
        found = (1 << len(self._lines)) - 1
        for phrases in needed:
            left = 0
            for phrase in phrases:
                holding = found
                for word in phrase:
                    holding &= self[word]
                left |= holding
            found = left
        return found

    def __missing__(self, word: str) -> int:
        if word == ANY_DIGIT:
            found = sum(1 << place for place, line in enumerate(self._lines) if _DIGIT.search(line))
        elif word[0] == word[-1] == " ":
            found = self._whole.get(word[1:-1], 0)
        elif is_of_a_word(word.strip(" ")):
            found = self._with_part(word)
        else:
            found = sum(1 << place for place, line in enumerate(self._lines) if word in line)
        self[word] = found
        return found

    def _with_part(self, part: str) -> int:
        """Return the lines of the words that hold some letters, begin with them or end with them."""
        found, place = 0, self._words.find(part)
        while place >= 0:
            start, end = self._words.rfind(" ", 0, place + 1) + 1, self._words.find(" ", place + 1)
            found |= self._whole[self._words[start:end]]
            place = self._words.find(part, end)
        return found


def _bits(number: int) -> Iterator[int]:
    """Give the places of the bits that are set, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _tried(pattern: re.Pattern[str], line: str, opening: tuple[str, ...]) -> list[re.Match[str]]:
    """Return every place of a pattern in a line, tried where a word stands with which it begins."""
    places: list[int] = []
    for word in opening:
        if word == ANY_DIGIT:
            places += [digit.start() for digit in _DIGIT.finditer(line)]
            continue
        place = line.find(word)
        while place >= 0:
            places.append(place)
            place = line.find(word, place + 1)
    found: list[re.Match[str]] = []
    end = 0
    for place in sorted(places):
        if place >= end and (match := pattern.match(line, place)):
            end = match.end()
            found.append(match)
    return found
