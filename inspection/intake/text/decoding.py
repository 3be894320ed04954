"""Bytes to text: Unicode by its form, then the old Vietnamese encodings by what makes sense, paragraph by paragraph.

Documents are put together from parts of many years, so one may be UTF-8 in one line and TCVN3 in the next. A line is
doubted where it holds letters that Vietnamese does not have; it is read anew in the old encoding in which its words are
Vietnamese syllables (ecosystem.md §3.2), but only where all the lines of that encoding make sense together: a scan that
was read with the wrong language holds strange letters too, and must stay as it is.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from inspection.intake.language.quality import is_syllable
from inspection.intake.text.encodings import OLD, WESTERN
from inspection.vietnamese import is_usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TWO_LETTERS = 4
"""Bytes of two letters in UTF-16."""
_PROBE = 60_000
_MAKES_SENSE = 0.9
"""The share of words that must be syllables: sound text has 0.99, text in the wrong encoding below 0.6."""
_TWICE = "utf-8"
_LEAST_WORDS = 3
"""A sign such as © alone is no reason to doubt a document."""
_MOST_NULS = 50
"""One byte in so many may be zero in text; more is no text."""
_LINE_ENDS = re.compile(r"(\r\n|[\n\r])")
_STRANGE = re.compile(r"[\x80-\x84\x86-\x9f¡-¦¨-ª¬\xadµ-¸¼-¿ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿŒœŠšŽžŸƒ†‡ˆ‰™]|»[^\s.,;:)]")
_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""Letters that no Western encoding has: their line is Unicode already."""
_TOKEN = re.compile(r"[^\s\x21-\x40\x5b-\x60\x7b-\x7e–—“”‘’…•]+")
_NOTE_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹⁰"


def _sense(texts: Iterable[str]) -> tuple[float, int]:
    """Return the share of words with letters beyond ASCII that are possible syllables, and how many there are."""
    total = possible = 0
    for text in texts:
        for token in _TOKEN.findall(text):
            word = token.rstrip(_NOTE_SIGNS)
            if not word.isascii():
                total += 1
                possible += is_syllable(word.lower())
    return (possible / total if total else 0.0), total


def _choice(line: str, order: Sequence[str]) -> str | None:
    """Return the encoding in which a line makes sense, those before in the order first; None where it does as it is."""
    if OLD[_TWICE](line) != line:
        return _TWICE  # its bytes have the form of UTF-8, which no other text has by chance
    own, _ = _sense([line])
    scores = {name: _sense([OLD[name](line)])[0] for name in order}
    enough = next((name for name in order if scores[name] >= _MAKES_SENSE), None)
    best = enough or max(order, key=lambda name: scores[name])
    return best if scores[best] > own else None


def _order(lines: Sequence[str]) -> list[str]:
    """Return the old encodings, the likeliest first."""
    probe: list[str] = []
    for line in lines:
        probe.append(line)
        if sum(map(len, probe)) > _PROBE:
            break
    return sorted(OLD, key=lambda name: -_sense(map(OLD[name], probe))[0])


def _chosen(lines: Sequence[str], doubted: Sequence[int]) -> dict[int, str]:
    """Return the lines to be read anew, each with its encoding; only encodings that make sense in all their lines."""
    order = _order([lines[index] for index in doubted])
    found = {index: name for index in doubted if (name := _choice(lines[index], order))}
    for name in set(found.values()):
        share, words = _sense(OLD[name](lines[index]) for index in found if found[index] == name)
        if (share < _MAKES_SENSE and name != _TWICE) or words < _LEAST_WORDS:
            found = {index: other for index, other in found.items() if other != name}
    if found:
        main = Counter(found.values()).most_common(1)[0][0]
        for index, line in enumerate(lines):  # a line whose letters are Vietnamese by chance goes with the rest
            if index not in found and not line.isascii() and not _VIETNAMESE.search(line):
                near = next((found[at] for at in (index - 1, index + 1, index - 2, index + 2) if at in found), main)
                if _sense([OLD[near](line)])[0] >= _sense([line])[0]:
                    found[index] = near
    return found


def _repaired(text: str, wrong: frozenset[int] = frozenset()) -> tuple[str, Counter[str]]:
    """Return text with its wrongly decoded lines read anew, and how many of them in which encoding.

    ``wrong`` are lines that are known to be no Unicode.
    """
    if not wrong and (is_usual(text) or not _STRANGE.search(text)):
        return text, Counter()
    parts = _LINE_ENDS.split(text)
    lines = parts[::2]
    doubted = [
        index
        for index, line in enumerate(lines)
        if index in wrong or (_STRANGE.search(line) and not _VIETNAMESE.search(line))
    ]
    found = _chosen(lines, doubted) if doubted else {}
    for index, name in found.items():
        parts[2 * index] = OLD[name](lines[index])
    return "".join(parts), Counter(found.values())


def _old(raw: bytes) -> tuple[str, str]:
    """Return the text of bytes that are not UTF-8 throughout, and the name of their encoding."""
    parts: list[str] = []
    wrong: list[int] = []
    unicode_lines = 0
    for number, part in enumerate(re.split(rb"(\r\n|[\n\r])", raw)):
        try:
            parts.append(unicodedata.normalize("NFC", part.decode("utf-8")))
            unicode_lines += not part.isascii()
        except UnicodeDecodeError:
            parts.append(part.decode("latin-1").translate(WESTERN))
            wrong.append(number // 2)
    text, found = _repaired("".join(parts), frozenset(wrong))
    name = found.most_common(1)[0][0] if found else "cp1252"
    return text, f"utf-8/{name}" if unicode_lines > len(wrong) else name


def _wide(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 or UTF-32 without a mark: in ASCII letters all bytes but one are zero."""
    probe = raw[:2000]
    if len(probe) < _TWO_LETTERS or b"\x00" not in probe:
        return None
    zeros = [probe[place::4].count(0) * 4 > len(probe) * 0.9 for place in range(4)]
    if zeros[2:] == [True, True] and not zeros[0]:
        return "utf-32-le"
    if zeros[:2] == [True, True] and not zeros[3]:
        return "utf-32-be"
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    if max(even, odd) * 4 < len(probe) // 2 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def decode(raw: bytes) -> tuple[str, str] | None:
    """Return the text of bytes in NFC and the name of their encoding, or None where they are no text."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            text = raw.decode(name, errors="replace")
            if text.count("\ufffd") * 100 > len(text):
                return None
            repaired, _ = _repaired(unicodedata.normalize("NFC", text))
            return repaired, name.removesuffix("-sig")
    order = _wide(raw)
    if order:
        repaired, _ = _repaired(unicodedata.normalize("NFC", raw.decode(order, errors="replace")))
        return repaired, order
    raw = raw.rstrip(b"\x00\x1a")  # some programs fill the last block
    if raw.count(0) * _MOST_NULS > len(raw):
        return None
    raw = raw.replace(b"\x00", b"")
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _old(raw)
    repaired, found = _repaired(text)
    return repaired, f"utf-8/{found.most_common(1)[0][0]}" if found else "utf-8"
