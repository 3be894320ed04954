"""Where a phrase stands among words: its words in order or turned, with few others between them.

Many phrases are looked for around each number: those that lack a word are told by it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPAN = 2.2
_SPAN_TURNED = 1.5
_LAST_STARTS = 12
"""Places, the last ones before the end, at which a phrase is tried: the nearest words name a number."""

Fit = tuple[int, int]
"""How many words stand between those of a phrase, and how far its nearest word is from the number."""


class Stretch:
    """The words of a stretch of text."""

    __slots__ = ("known", "words")

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.known = frozenset(words)

    def window(self, phrase: tuple[str, ...], pivot: int) -> Fit | None:
        """Return how a phrase fits with its words in order; of several places the tightest and nearest."""
        if not self.known.issuperset(phrase):
            return None
        words = self.words
        best: Fit | None = None
        least = 0
        start, times = -1, words.count(phrase[0])
        for left in range(times, 0, -1):
            start = words.index(phrase[0], start + 1)
            if left > _LAST_STARTS:
                continue
            place = start
            try:
                for word in phrase[1:]:
                    place = words.index(word, place + 1)
            except ValueError:
                return best  # the later starts lack it too
            if place - start + 1 <= len(phrase) * _SPAN + 2:
                extra, away = place - start + 1 - len(phrase), _away(start, place, pivot)
                if best is None or extra * 2 + away < least:
                    best, least = (extra, away), extra * 2 + away
        return best

    def turned(self, phrase: tuple[str, ...], pivot: int) -> Fit | None:
        """Return how a phrase fits whose words stand together in another order: "hồ sơ đã số hóa"."""
        best: Fit | None = None
        least = 0
        reach = len(phrase) * _SPAN_TURNED
        own = [(place, word) for place, word in enumerate(self.words) if word in phrase]
        for first in range(len(own) - len(phrase) + 1):
            start = own[first][0]
            wanted = list(phrase)
            for place, word in own[first:]:
                if place - start >= reach:
                    break
                if word in wanted:
                    wanted.remove(word)
                if not wanted:
                    extra, away = place - start + 1 - len(phrase), _away(start, place, pivot)
                    if best is None or extra * 2 + away < least:
                        best, least = (extra, away), extra * 2 + away
                    break
        return best

    def holds(self, phrase: tuple[str, ...]) -> bool:
        """Tell whether a phrase stands somewhere in it, its words in order."""
        return self.known.issuperset(phrase) and self.window(phrase, len(self.words)) is not None


def _away(start: int, end: int, pivot: int) -> int:
    """Return how many words lie between a phrase and the number; none where the number stands in it."""
    if start <= pivot <= end + 1:
        return 0
    return max(0, pivot - end - 1 if end < pivot else start - pivot)
