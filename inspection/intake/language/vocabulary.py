"""Which Vietnamese words there are in this field, how frequent they are and which follow which.

Counted when a damaged text first asks, from data that is ours: the catalogue, the interface's sentences, the samples
and a written list (``datasets/vocabulary.txt``). No ward's document is in it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from inspection.intake.language.quality import is_syllable
from inspection.paths import CATALOGUE, DATASETS, SAMPLES, TEXTS
from inspection.vietnamese import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RUN = re.compile(r"[^\W\d_]+(?:[ \u00a0-]+[^\W\d_]+)*")
_BETWEEN = re.compile(r"[ \u00a0-]+")
_FOREIGN = frozenset({"en", "id", "code"})
"""Keys of the data files whose strings are not Vietnamese."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in small letters."""

    often: Mapping[str, int]
    """How often each word stands in the data."""
    preceding: Mapping[str, Mapping[str, int]]
    """Of each word those that stand right before it, and how often."""
    by_fold: Mapping[str, tuple[str, ...]]
    """The words that are alike without their accents, the most frequent first."""
    total: int


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _FOREIGN:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _texts() -> Iterator[str]:
    for path in sorted((*CATALOGUE.rglob("*.toml"), TEXTS / "vi.toml")):
        for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            if not text.isascii():  # ids, file names and patterns are no words
                yield text
    for path in sorted(SAMPLES.glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for line in (DATASETS / "vocabulary.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary; counted once."""
    often: Counter[str] = Counter()
    preceding: dict[str, Counter[str]] = defaultdict(Counter)
    runs = Counter(run for text in _texts() for run in _RUN.findall(nfc(text)))
    for run, times in runs.items():
        words = [word.lower() for word in _BETWEEN.split(run) if not (len(word) > 1 and word.isupper())]
        words = [word for word in words if is_syllable(word)]
        for word in words:
            often[word] += times
        for before, word in pairwise(words):
            preceding[word][before] += times
    alike: dict[str, list[str]] = defaultdict(list)
    for word, _ in often.most_common():
        alike[fold(word)].append(word)
    return Vocabulary(often, preceding, {key: tuple(words) for key, words in alike.items()}, often.total())
