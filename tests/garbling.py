"""Sound text as an OCR program with an English model returns it, and how alike two readings of one text are.

The misreadings are those of real scans: hats and horns become digits and consonants (ố → 6, ư → w, ứ → ir), "l" becomes
"1", a page's lines are cut where the page ends. Digits and dates stay, so that the readings can be compared.
"""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from inspection.model.documents import Reading

_MISREAD = {
    "ế": "é é é e", "ề": "é é é e", "ể": "é é é ê", "ễ": "é é €", "ệ": "é é é e €", "ê": "é é é e", "é": "é e",
    "ư": "u u u w", "ứ": "u ir w", "ừ": "u ir", "ử": "u ir tr", "ữ": "u iru ii", "ự": "u u y w",
    "ơ": "o o o", "ớ": "6 o d", "ờ": "o o d", "ở": "o o ¢", "ỡ": "o", "ợ": "o o g",
    "ô": "o o 6", "ố": "6 6 d b o", "ồ": "6 d o", "ổ": "6 o o", "ỗ": "6 o", "ộ": "o 0 d",
    "ă": "a a i", "ắ": "a i ic", "ằ": "a i", "ẳ": "a", "ẵ": "a", "ặ": "a i", "â": "a a d", "ấ": "a é",
    "ầ": "a i", "ẩ": "a", "ẫ": "a", "ậ": "a a u", "á": "a a a 4", "à": "a a a", "ả": "a a", "ã": "a a 3", "ạ": "a a",
    "ó": "o 6", "ò": "o o", "ỏ": "6 o", "õ": "o 5", "ọ": "o o", "ú": "u u", "ù": "u", "ủ": "u u i", "ũ": "u ii",
    "ụ": "u u y", "í": "i", "ì": "i", "ỉ": "i", "ĩ": "i", "ị": "i", "ý": "y y ¥", "ỳ": "y", "ỷ": "y", "ỹ": "y",
    "đ": "d d d", "Đ": "D D P", "–": "- -", "“": '" *', "”": '"',
}  # fmt: skip
_WIDTH = 82
_PAGE = 38
"""Lines of a page."""


def _word(word: str, chance: random.Random) -> str:
    if word.isascii() and not word.islower():
        return word
    letters = []
    for letter in word:
        capital = letter.isupper() and letter != "Đ"
        ways = _MISREAD.get(letter.lower() if capital else letter)
        if ways is None:
            letters.append("1" if letter == "l" and chance.random() < 0.2 else letter)
        elif capital:
            letters.append(unicodedata.normalize("NFD", letter)[0])
        else:
            letters.append(chance.choice(ways.split()))
    text = "".join(letters)
    return text.replace("m", "rn", 1) if chance.random() < 0.02 else text


def garbled(text: str, seed: int = 1) -> str:
    """Return text as a bad scan gives it: wrapped, cut into pages, its letters misread; the same for one seed."""
    chance = random.Random(seed)  # noqa: S311  # a test's dice
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if "\t" in paragraph or "|" in paragraph:
            lines.append(paragraph)
            continue
        lines += textwrap.wrap(paragraph, _WIDTH + chance.randrange(-4, 4), break_on_hyphens=False) or [""]
    pages: list[str] = []
    for number, line in enumerate(lines, 1):
        misread = re.sub(r"[^\W\d_]+|[–“”]", lambda word: _word(word[0], chance), line)
        if chance.random() < 0.5:
            misread = re.sub(r"^c\)", "¢)", misread)
        pages.append(misread)
        if number % _PAGE == 0:
            pages += ["", str(number // _PAGE + 1), ""]
    return "\n".join(pages)


def _f1(wanted: Iterable[Hashable], got: Iterable[Hashable]) -> float:
    first, second = Counter(wanted), Counter(got)
    if not first and not second:
        return 1.0
    return 2 * (first & second).total() / (first.total() + second.total())


def _alike(first: str | None, second: str | None) -> bool:
    """Tell whether two names are the same but for misread letters."""
    if not first or not second:
        return first == second
    return fuzz.ratio(fold(first), fold(second)) >= 60


def likeness(clean: Reading, other: Reading) -> dict[str, float]:
    """Return how much of a clean reading another one of the same text holds, by section (0..1)."""
    facts = ("kind", "period", "ward_type", "document_number", "issue_date")
    names = ("ward", "city", "title", "signer")
    same = [getattr(clean, name) == getattr(other, name) for name in facts]
    same += [_alike(getattr(clean, name), getattr(other, name)) for name in names]
    return {
        "identity": sum(same) / len(same),
        "citations": _f1((c.number for c in clean.citations), (c.number for c in other.citations)),
        "groups": _f1(((g.code, g.duties) for g in clean.groups), ((g.code, g.duties) for g in other.groups)),
        "targets": _f1(
            ((t.group, t.comparator, t.value, t.unit, t.indicator) for t in clean.targets),
            ((t.group, t.comparator, t.value, t.unit, t.indicator) for t in other.targets),
        ),
        "responsibilities": _f1(
            ((n, r.duties) for n, r in enumerate(clean.responsibilities)),
            ((n, r.duties) for n, r in enumerate(other.responsibilities)),
        ),
        "deadlines": _f1(
            ((d.frequency, d.day, d.date) for d in clean.deadlines),
            ((d.frequency, d.day, d.date) for d in other.deadlines),
        ),
    }
