"""What a number without a unit counts: "trả lời 30" after "nhận 31 phản ánh", "Số hồ sơ đúng hạn: 115".

The noun is taken from the number before it in the same list, or from the label that the number stands behind. It only
helps to find the indicator; nothing is read from it that the words do not say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.measures import PERCENT, unit_at

if TYPE_CHECKING:
    from inspection.intake.report.statements import Mention, Statement

_CLOSED = re.compile(r"\s*(?:[,;.):]|\(|va\b|$)")
_SENTENCE = re.compile(r"\.\s")
_MONEY = re.compile(r"\b(?:kinh phi|so tien|tien|von|ngan sach|thu|chi)\b")
"""Words of an amount of money: it counts nothing that stands before it."""
_LABEL = re.compile(r"(?:tong so |tong |so luong |so |cac )?")
_LONGEST = 70


def implied_unit(statement: Statement, mention: Mention) -> str | None:
    """Return the unit that a bare number at the end of its clause takes over, or None."""
    quantity, text = mention.quantity, statement.flat
    if quantity.unit is not None or not _CLOSED.match(text, quantity.end):
        return None
    return _of_label(text, mention) or _of_list(statement, mention)


def _of_label(text: str, mention: Mention) -> str | None:
    """Return the noun that the words up to a colon begin with: "Số hồ sơ đúng hạn: 115"."""
    before = text[mention.before : mention.quantity.start].rstrip(" (")
    if not before.endswith(":"):
        return None
    label = re.split(r"[.;,:]\s", before.rstrip(": "))[-1].strip(" ,;")
    begin = _LABEL.match(label)
    unit = unit_at(label, begin.end() if begin else 0)
    return unit[0] if unit and unit[0] != PERCENT else None


def _of_list(statement: Statement, mention: Mention) -> str | None:
    """Return the unit of the nearest number before it in one list, without the end of a sentence between."""
    text, end = statement.flat, mention.quantity.start
    for one in reversed(statement.mentions[: mention.place]):
        gap = text[one.quantity.end : end]
        if len(gap) > _LONGEST or _SENTENCE.search(gap) or _MONEY.search(gap):
            return None
        if one.quantity.unit is not None and not one.quantity.percent:
            return one.quantity.unit
        end = one.quantity.start
    return None
