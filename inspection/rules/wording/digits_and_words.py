"""Family T, digits and words: "05 (năm)" names one number (domain.md §5.1, T; T18)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BOTH = re.compile(rf"(?<![\d/.,])0?(?P<digits>\d{{1,2}}) ?\((?P<word>{'|'.join(_WORDS)})\)", re.IGNORECASE)
"""With accents, for "nam" is "năm" as well as "nam"."""


@rule("T18")
def digits_and_words(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a number which stands in digits and in words is one."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number in dict.fromkeys(number for number, _ in sheet.search(r"\d ?\([a-z]{2,5}\)")):
            for found in _BOTH.finditer(sheet.line(number)):
                named = _WORDS.index(found["word"].lower())
                facts = {"working": f"{found['digits']} ↔ {found['word']}"}
                if int(found["digits"]) == named:
                    yield Pass(sheet=sheet, lines=(number,), facts=facts)
                else:
                    quote = sheet.excerpt(number, *found.span(), before=30, after=40)
                    stated = found["digits"]
                    yield Hit(
                        sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=found["word"], facts=facts
                    )
