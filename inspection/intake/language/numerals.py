"""How a number is written: "8.823", "11 482", "18,2 nghìn", "31 tỷ 250 triệu", "hai trăm (208)", "03 (ba)".

Digits may be grouped by blanks only where nothing else can be meant: the whole stands at a unit, or the same text
groups others so. Words beside digits say the same once more; they are passed over. A number in words alone ("chín hồ
sơ") is read from the accented text, up to ninety-nine and only right before what it counts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.alternation import any_of
from inspection.intake.language.flat import lower
from inspection.intake.language.measures import PERCENT, kinds_of, unit_at
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_NUMBER = 19
"""Characters of the longest run of digits that is read as a number."""
_DIGITS = re.compile(r"(?<![\w.,/:])\d++(?:[.,]\d++)*+(?:(?!\w)|(?=(?:km2|m2|ha|km|nguoi|ho so)\b))")
_BLANKS = re.compile(r"(?<![\w.,/:])(?<!\d )\d{1,3}(?: \d{3}){1,3}(?![\w./]|,\d| \d)")
_STOP = re.compile(r"\s*(?:[,;.)(]|$)")
_TIMES = re.compile(r"\s(nghin|ngan|van|trieu)(?=\s)")
_TIMES_BEGIN = frozenset({"ng", "va", "tr"})
_FACTORS = {"nghin": Decimal(1000), "ngan": Decimal(1000), "van": Decimal(10000), "trieu": Decimal(1000000)}
_MILLIONS = re.compile(r"\s(\d{1,3}(?:,\d{1,3})?)\s?(?:trieu|tr)(?: dong)?\b")
_BILLIONS = frozenset({"tỷ", "tỷ đồng"})
_SAID = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|nghin|ngan|linh|le|trieu|ty)"
_IN_WORDS = re.compile(rf"\s?\({_SAID}(?: {_SAID})*\)(?=\s)")
_AFTER_WORDS = re.compile(rf"\b{_SAID} \($")

_ONES = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7}
_ONES |= {"tám": 8, "chín": 9}
_ONE = any_of(_ONES)
_FEW = any_of(_ONES.keys() - {"một", "mốt", "tư", "lăm"})
_WORDED = re.compile(
    rf"(?<![\w(-])(?:(?:(?P<tens>{_ONE}) mươi|(?P<ten>mười))(?: (?P<ones>{_ONE}))?|(?P<few>{_FEW}))(?= \w)"
)
_MAY_SAY = re.compile(r"(?:hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mươi|mười) (?=[^\W\d])")
"""What every number in words holds; most texts hold none of it."""
_YEAR = re.compile(r"\b(?:trong|cả|hằng|hàng|đầu|cuối|mỗi|một|của|hết|giữa|suốt|các|những|nhiều|mấy|\d) $")
"""Words before "năm" that make it a year, not a five."""
_TIMES_AND_TURNS = frozenset({"ngày", "tháng", "giờ", "phút", "giây", "lần", "kỳ", "buổi", "đợt", "quý"})
"""Units of which words tell when or how often ("ba tháng cuối năm", "hai lần"), not how many there are."""


class Numeral(NamedTuple):
    """A number in a text: the digits as written, what they say (None where that is not clear), where it ends."""

    words: str
    value: Decimal | None
    end: int


def numeral_at(text: str, start: int) -> Numeral | None:
    """Return the number whose digits begin at an offset of a flat text, or None where none does."""
    digits = _DIGITS.match(text, start)
    if digits is None:
        return None
    end = digits.end()
    spaced = _BLANKS.match(text, start) if text[end + 1 : end + 2].isdigit() else None
    if spaced is not None and _grouped(text, spaced):
        return Numeral(spaced[0], Decimal(spaced[0].replace(" ", "")), spaced.end())
    value = parse_number(digits[0]) if len(digits[0]) <= LONGEST_NUMBER else None
    times = _TIMES.match(text, end) if text[end + 1 : end + 3] in _TIMES_BEGIN else None
    if value is not None and times is not None and _counts(text, times.end()):
        counted = value * _FACTORS[times[1]]
        return Numeral(digits[0], Decimal(int(counted)) if counted % 1 == 0 else counted, times.end())
    return Numeral(digits[0], value, end)


def _counts(text: str, end: int) -> bool:
    """Tell whether a unit other than money and per cent stands at an offset."""
    unit = unit_at(text, end)
    return unit is not None and unit[0] != PERCENT and "money" not in kinds_of(unit[0])


def _grouped(text: str, spaced: re.Match[str]) -> bool:
    if _counts(text, spaced.end()):
        return True
    others = (one for one in _BLANKS.finditer(text) if one.start() != spaced.start())
    return _STOP.match(text, spaced.end()) is not None and any(_counts(text, one.end()) for one in others)


def past_words(text: str, start: int, end: int) -> int:
    """Return where the unit of a number is looked for: behind "(ba)" in "03 (ba)", behind the ")" of "ba (03)"."""
    repeated = _IN_WORDS.match(text, end) if "(" in text[end : end + 2] else None
    if repeated is not None:
        return repeated.end()
    enclosed = text.startswith(")", end) and _AFTER_WORDS.search(text, max(0, start - 12), start)
    return end + 1 if enclosed else end


def with_millions(text: str, value: Decimal, unit: str, end: int) -> tuple[Decimal, str, int]:
    """Join "31 tỷ 250 triệu đồng" to 31,25 tỷ đồng; anything else is returned as it is."""
    more = _MILLIONS.match(text, end) if unit in _BILLIONS else None
    millions = parse_number(more[1]) if more else None
    if more is None or millions is None:
        return value, unit, end
    return value + millions / 1000, "tỷ đồng", more.end()


def worded(text: str, flat_text: str) -> Iterator[Numeral]:
    """Yield the numbers that stand in words alone before what they count; ``flat_text`` is the text letter for letter.

    "một" alone is an article as often as a number, and spans of time name periods: neither is read. A number begins at
    ``end - len(words)``.
    """
    text = lower(text)
    for said in _WORDED.finditer(text) if _MAY_SAY.search(text) else ():
        unit = unit_at(flat_text, said.end())
        if unit is None or unit[0] in _TIMES_AND_TURNS or kinds_of(unit[0]) & {"time", "money", "percent"}:
            continue
        if said[0] == "năm" and _YEAR.search(text, max(0, said.start() - 8), said.start()):
            continue
        if said["few"]:
            value = _ONES[said["few"]]
        else:
            tens = _ONES[said["tens"]] if said["tens"] else 1
            value = 10 * tens + (_ONES[said["ones"]] if said["ones"] else 0)
        yield Numeral(said[0], Decimal(value), said.end())
