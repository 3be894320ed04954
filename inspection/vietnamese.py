"""Vietnamese text: composed letters, folding for search, numbers and dates as Vietnam writes them.

Text is brought to NFC once, at every border. Folding is for searching and matching only; it never replaces the words
of a document. Numbers group by dots and mark decimals by a comma (``8.823``, ``99,56``), but wards mix in other habits.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, filterfalse, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_FOLDED_SYLLABLE = re.compile(r"[a-z]+")

_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_CONTROL_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F], 0xFFFD)

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){2,}|\d+)(?:\.\d{1,2})?")
_SEPARATORS = str.maketrans(",.", ".,")
_WRITTEN_DATE = re.compile(r"(?P<d>\d{1,2})\s*(?:/|-|\.|tháng)\s*(?P<m>\d{1,2})\s*(?:/|-|\.|năm)\s*(?P<y>\d{4})")


def nfc(text: str) -> str:
    """Return text with composed letters; what every border does once."""
    return unicodedata.normalize("NFC", text)


def _usual_letters() -> str:
    """Return the characters of nearly every line of a ward's document, each once; fewer than a byte can tell apart."""
    accented = {nfc(vowel + tone) for vowel in _VOWELS for tone in ("", *_TONES)} | {"đ"}
    letters = sorted(letter for letter in accented if not letter.isascii())
    ascii_ = "\0\t\n" + "".join(map(chr, range(0x20, 0x7F)))
    return ascii_ + "".join(letters) + "".join(letters).upper() + "\u00a0–—“”‘’•…⁰¹²³⁴⁵⁶⁷⁸⁹≤≥"


_NO_LETTER = "\ufffe"
"""What a table of the codecs calls a byte that stands for nothing."""
_USUAL = _usual_letters()
_AS_BYTES = codecs.charmap_build(_USUAL.ljust(256, _NO_LETTER))


def is_usual(text: str) -> bool:
    """Tell whether a text holds only characters that most documents of wards hold; as quick as it can be told."""
    try:
        codecs.charmap_encode(text, "strict", _AS_BYTES)
    except UnicodeEncodeError:
        return False
    return True


class Respelling:
    """A text with each of its characters changed by one rule.

    Documents are folded whole, again and again. A usual text goes through two tables of the codecs, to bytes and back,
    at a tenth of what ``str.translate`` takes; any other one through that.
    """

    def __init__(self, rule: Callable[[str], str]) -> None:
        changed = [rule(letter) for letter in _USUAL]
        if any(len(letter) != 1 for letter in changed):
            raise ValueError("a usual letter must become one letter")
        self._from_bytes = "".join(changed).ljust(256, _NO_LETTER)
        self._rare = _Rare(rule)

    def __call__(self, text: str) -> str:
        """Return the text changed."""
        try:
            return codecs.charmap_decode(
                codecs.charmap_encode(text, "strict", _AS_BYTES)[0], "strict", self._from_bytes
            )[0]
        except UnicodeEncodeError:
            return text.translate(self._rare)


class _Rare(dict[int, str]):
    """What each character is changed to, worked out once when it is first met."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = self._rule(chr(code))
        return self[code]


def _folded(letter: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "d").lower()


def _in_words(letter: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else " " for c in _folded(letter))


_fold, _spaced = Respelling(_folded), Respelling(_in_words)


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Return the key for searching: no accents, đ as d, lower case, so that "Ủy" and "uy" and "uỷ" are alike."""
    return _fold(text)


def words(text: str) -> list[str]:
    """Return the folded words of a text: letters and digits only."""
    return _spaced(text).split()


def words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """Return the folded words of each of many texts; quicker than one after the other."""
    spaced = _spaced("\n".join(texts))
    ends = [*accumulate((len(text) + 1 for text in texts), initial=0)]
    if len(spaced) != ends[-1] - 1:  # a rare letter became several
        return [words(text) for text in texts]
    return [spaced[start:end].split() for start, end in pairwise(ends)]


def syllable_pairs(folded: str) -> set[str]:
    """Return the pairs of neighbouring syllables of a folded text: two in a row make most Vietnamese words."""
    return {f"{one} {other}" for one, other in pairwise(_FOLDED_SYLLABLE.findall(folded))}


def wording(text: str) -> list[str]:
    """Return the folded words of a text without its numbers: what is compared when two wordings are."""
    return [*filterfalse(str.isdigit, words(text))]


def wordings_of_each(texts: Sequence[str]) -> list[list[str]]:
    """Return the folded words of each of many texts without its numbers."""
    return [[*filterfalse(str.isdigit, found)] for found in words_of_each(texts)]


def wording_key(text: str) -> str:
    """Return the wording of a text as one string."""
    return " ".join(wording(text))


def visible(text: str) -> str:
    """Return text in which no control character is left to act on a terminal: each is shown as a sign."""
    return text.translate(_CONTROL_PICTURES).translate(_DIRECTIONS)


Collation = tuple[list[tuple[int, tuple[int, ...], tuple[int, ...]]], str]
"""A sort key: for each syllable or number its kind, letters or value, tones; then the text itself."""


def collation_key(text: str) -> Collation:
    """Return a sort key in the order of Vietnamese dictionaries: syllable by syllable, letters before tones.

    ă and â follow a, đ follows d, ê e, ô and ơ o, ư u; of the same letters the tones go ngang, huyền, hỏi, ngã, sắc,
    nặng, so that "bàn" stands between "ban" and "bang". Numbers count as numbers and stand before letters.
    """
    key: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = []
    for part in _PARTS.findall(nfc(text).lower()):
        if part.isdecimal():
            key.append((0, (int(part),), ()))
        else:
            letters, tones = zip(*(_letter_and_tone(char) for char in part), strict=True)
            key.append((1, letters, tones))
    return key, text


def _letter_and_tone(char: str) -> tuple[int, int]:
    """Return a letter's place in the alphabet and its tone's among the tones; foreign letters stand behind."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES.index(c) + 1 for c in parts if c in _TONES), 0)
    letter = nfc("".join(c for c in parts if c not in _TONES))
    return (_ALPHABET.index(letter) if letter in _ALPHABET else len(_ALPHABET) + ord(letter[:1] or " ")), tone


def quarter_number(written: str) -> int | None:
    """Return the quarter that a folded Roman or Arabic figure writes, None for anything else."""
    return _QUARTERS.get(written)


@lru_cache(maxsize=1024)
def parse_number(text: str) -> Decimal | None:
    """Return the number a text writes, or None where it writes none or is not clear.

    ``8.823`` is 8823, ``99,56`` is 99.56, ``01`` is 1; ``1.5`` and ``94.63`` are read as decimals, since dots group by
    three. Nothing is guessed: ``1.23.4`` is None.
    """
    text = text.strip()
    if text.isdecimal():
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub(r"[.\s\u00a0\u202f]", "", text).replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Return a number as Vietnam writes it; ``decimals`` fixes the digits after the comma."""
    if decimals is not None:
        return f"{Decimal(value):,.{decimals}f}".translate(_SEPARATORS)
    text = f"{Decimal(value):,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_SEPARATORS)


def number_as_written(value: Decimal) -> str:
    """Return a number as Vietnam writes it, with all the decimals that it was given with."""
    return f"{value:,f}".translate(_SEPARATORS)


def parse_date(text: str) -> date | None:
    """Return the first full date in a text ("26/7/2025", "ngày 15 tháng 7 năm 2021"), or None."""
    found = _WRITTEN_DATE.search(nfc(text))
    if found is None:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def format_date(day: date | None) -> str:
    """Return a date as dd/mm/yyyy, or nothing."""
    return f"{day:%d/%m/%Y}" if day else ""


def paper_date(day: date | None) -> str:
    """Return a date as papers have it, 06/8/2025 and 06/01/2026, or nothing; zeros as in ``written_date``."""
    return f"{day:%d}/{_month(day)}/{day.year}" if day else ""


def written_date(day: date) -> str:
    """Return a date in words as Decree 30/2020 has it: days below 10 and the months 1 and 2 with a leading zero."""
    return f"ngày {day:%d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004  # the decree's own limit
