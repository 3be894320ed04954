"""Family T, digits and words: "05 (năm)" names one number (domain.md §5.1, T; T18)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_UNITS = {
    **{word: n for n, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])},
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "nhăm": 5,
}
_TEN = {"mười": 10, "mươi": 10}
_SCALES = {"trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_JOINING = frozenset(("linh", "lẻ", "và"))
_WORD = "|".join((*_UNITS, *_TEN, *_SCALES, *_JOINING))
_BOTH = re.compile(
    rf"(?<![\d/.,])(?P<digits>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}})(?: đồng)? ?"
    rf"\((?:(?:viết )?bằng chữ:? |số tiền bằng chữ:? )?"
    rf"(?P<word>(?:{_WORD})(?:,? (?:{_WORD}))*)(?: đồng)?(?:,? chẵn)?\)",
    re.IGNORECASE,
)
"""With accents, for "nam" is "năm" as well as "nam"."""
_LIKELY = r"\d(?: dong)? ?\((?:[a-z ]{0,20}bang chu:? )?(?:khong|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b"


@rule("T18")
def digits_and_words(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a number which stands in digits and in words is one."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number in dict.fromkeys(number for number, _ in sheet.search(_LIKELY)):
            for found in _BOTH.finditer(sheet.line(number)):
                named = _number(found["word"].lower())
                if named is None:
                    continue
                digits = found["digits"].lstrip("0") or "0"
                facts = {"working": f"{digits} ↔ {found['word']}"}
                if int(digits.replace(".", "")) == named:
                    yield Pass(sheet=sheet, lines=(number,), facts=facts)
                    continue
                quote = sheet.excerpt(number, *found.span(), before=30, after=40)
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=digits, computed=found["word"], facts=facts)


def _number(words: str) -> int | None:
    """Return the number that words name ("ba mươi hai" is 32), or None where they name none."""
    total, below, unit = 0, 0, None
    for word in words.replace(",", "").split():
        if word in _UNITS:
            if unit is not None:
                return None  # digits read out one by one
            unit = _UNITS[word]
        elif word in _TEN:
            below, unit = below + 10 * (1 if unit is None else unit), None
        elif word == "trăm":
            below, unit = below + _SCALES[word] * (1 if unit is None else unit), None
        elif word in _SCALES:
            total, below, unit = total + _SCALES[word] * (below + (unit or 0)), 0, None
    return total + below + (unit or 0)
