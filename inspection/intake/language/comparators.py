"""How a number compares: "từ 95%", "không quá 02 ngày", "80% trở lên", told by the words on both sides of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.model.codes import Comparator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.intake.language.quantities import Quantity

_MARK = r"(?: (?:o )?(?:muc|moc|nguong))?"
_MORE = r"(?:vuot(?: qua)?|qua|tren|(?:cao|lon|nhieu) hon)"
_LESS = r"(?:(?:xuong )?duoi|(?:thap|nho|it|kem) hon|kem)"
_TU = r"(?<!dien )(?<!trinh )(?<!trat )(?<!theo thu )(?<!dau )(?<!vat )\btu"
"""The word "từ", and no "điện tử", "trình tự", "trật tự", "đầu tư", whose accents are gone as well."""
_AT_LEAST = re.compile(
    rf"(?:toi thieu|it nhat|it ra|thap nhat|{_TU})(?: (?:la|dat|tren|co|phai dat|phai co|o muc|muc))*\s*:?\s*$"
    rf"|\bkhong (?:duoc |the )?{_LESS}{_MARK}\s*(?:la|dat|co|:)?\s*$"
    rf"|\bkhong de\b[^.;,\d]{{0,40}}?\b{_LESS}{_MARK}\s*$"
    r"|(?:≥|>\s?=|\bbang hoac (?:(?:cao|lon|nhieu) hon|tren)|\b(?:cao|lon|nhieu) hon hoac bang"
    r"|\b(?:dat|bang) (?:va|hoac) vuot)\s*(?:muc)?\s*$"
)
_AT_MOST = re.compile(
    r"(?:toi da|nhieu nhat|trong thoi han|trong vong|xuong con)\s*(?:la|con)?\s*$"
    rf"|\bkhong (?:duoc |the |de )?{_MORE}{_MARK}\s*(?:la|con)?\s*$"
    rf"|\bkhong (?:de|co)\b[^.;,\d]{{0,40}}?\b{_MORE}{_MARK}\s*$"
    r"|\bkhong che\b[^.;,\d]{0,40}? (?:o |trong )?muc\s*$"
    r"|(?:≤|<\s?=|\bbang hoac (?:(?:thap|nho|it) hon|duoi)|\b(?:thap|nho|it) hon hoac bang)\s*(?:muc)?\s*$"
)
"""Words before a ceiling, and before a floor; what nothing may pass or fall below is the one or the other."""
_ABOVE = re.compile(r"(?:\btren|\bhon|\bvuot|\bcao hon|\blon hon|>)\s*(?:muc|moc|nguong)?\s*$")
_BELOW = re.compile(r"(?:\bduoi|\bthap hon|\bnho hon|\bit hon|<)\s*(?:muc|moc|nguong)?\s*$")
_OF_WHAT = r"\s*(?:/nam\s*)?(?:(?!(?:va|den|hoac|tu|len|tro)\b)[a-z]+ ){0,5}?"
_OR_MORE = re.compile(rf"{_OF_WHAT}(?:tro len|hoac cao hon)")
_OR_LESS = re.compile(rf"{_OF_WHAT}(?:tro xuong|hoac thap hon)")
_WORDS_AFTER = re.compile(r"\s*([a-z0-9]+ [a-z0-9]+)")
_LIKE = 80
"""How much alike damaged words and those meant are, of 100."""


def _comes_to_more(after: str) -> bool:
    """Tell whether damaged words after a number mean "trở lên"."""
    words = _WORDS_AFTER.match(after)
    return words is not None and fuzz.ratio(words[1].replace("1", "l"), "tro len") >= _LIKE


def comparator(before: str, after: str, quantity: Quantity, *, damaged: bool = False) -> Comparator:
    """Return how a target compares, from the flat words on both sides of its number."""
    asked = _comparators(before, after, quantity, damaged=damaged)
    return next((compares for compares, said in asked if said), Comparator.EQUAL)


def _comparators(before: str, after: str, quantity: Quantity, *, damaged: bool) -> Iterator[tuple[Comparator, object]]:
    """Yield one comparator after the other with what says it, if anything does."""
    yield Comparator.AT_MOST, _AT_MOST.search(before) or _OR_LESS.match(after)
    yield Comparator.RANGE, quantity.until is not None
    yield Comparator.AT_LEAST, _OR_MORE.match(after) or _AT_LEAST.search(before)
    yield Comparator.AT_LEAST, damaged and _comes_to_more(after)
    yield Comparator.BELOW, _BELOW.search(before)
    yield Comparator.ABOVE, _ABOVE.search(before)
