"""How sound a text is: the share of its words that can be Vietnamese syllables with their accents.

Measured on plans (ecosystem.md §2.3): sound texts hold 0.997 possible syllables and 0.9 accented words, a scan that was
read with the wrong language model holds 0.75 and 0.2. One structural pattern is enough to tell them apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from inspection.vietnamese import Respelling

DAMAGED_BELOW = 0.9
"""Texts under this quality are read with fuzzy matching, and the reading says so."""

_ACCENTED_IN_SOUND_TEXT = 0.6
_SAMPLE = 8_000
"""Characters looked at in each of the beginning, the middle and the end; enough to tell, and quick."""
_LONGEST = 12
_MOST_WORDS = 20_000
"""Words that are remembered; a text of nonsense holds ever new ones."""
_POSSIBLE, _ACCENTED, _LEFT_OUT = 1, 2, 4
_words_apart = Respelling(lambda letter: letter if letter.isalnum() else " ")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|iê|yê|uô|ươ|uơ|ưa|ia|ya|ua|uâ|uê|uy|uya|oa|oă|oe|oo|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    r"oai|oay|oao|oeo|uây|uôi|ươi|ươu|uyu|iêu|yêu|[aăâeêioôơuưy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)


_UNACCENTED = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


@lru_cache(maxsize=_MOST_WORDS)
def _sound(word: str) -> tuple[bool, bool]:
    """Tell of a word in lower case whether it is a possible syllable, and whether it bears an accent."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return _SYLLABLE.fullmatch(plain) is not None, not word.isascii()


class _Judgements(dict[str, int]):
    """What ``_sound`` tells of each word as a number, asked once; numbers, abbreviations and addresses are left out."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        if word.isdigit() or word.isupper() or len(word) > _LONGEST:
            judged = _LEFT_OUT
        else:
            is_possible, is_accented = _sound(word.lower())
            judged = _POSSIBLE * is_possible | _ACCENTED * is_accented
        self[word] = judged
        return judged


_judged = _Judgements().__getitem__


def is_syllable(word: str) -> bool:
    """Tell whether a word in lower case can be a Vietnamese syllable."""
    return len(word) <= _LONGEST and _sound(word)[0]


def is_unaccented(text: str) -> bool:
    """Tell whether a text is Vietnamese that was written without accents: nearly all its words are bare syllables."""
    words = [word.lower() for word in _words_apart(_sample(text)).split() if word.isalpha() and not word.isupper()]
    bare = sum(_UNACCENTED.fullmatch(word) is not None for word in words if len(word) <= _LONGEST)
    return bare >= DAMAGED_BELOW * len(words)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


@lru_cache(maxsize=4)  # what decoding has judged, the reader asks again
def soundness(text: str) -> float:
    """Return the quality of a text (0..1); 1 where it holds no words to judge by."""
    judged = bytes(map(_judged, _words_apart(_sample(text)).split()))
    total = len(judged) - judged.count(_LEFT_OUT)
    if not total:
        return 1.0
    both = judged.count(_POSSIBLE | _ACCENTED)
    possible, accented = judged.count(_POSSIBLE) + both, judged.count(_ACCENTED) + both
    return round(possible / total * min(1.0, accented / total / _ACCENTED_IN_SOUND_TEXT), 4)
