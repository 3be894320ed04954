"""Splits of units of which some have a name and no number: "12 đơn vị: 04 trường mầm non, 07 tiểu học và Trạm Y tế".

Each name counts one. Such a list is believed only where it makes the whole to the digit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of
from inspection.intake.report.breakdowns import part_label
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement

_OPENS = re.compile(r"[^.;:()\d]{0,80}?(?::|\(|\b(?:gom|trong do|chia ra|la)\b)")
_SENTENCE = re.compile(r"\.(?:\s|$)")
_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[,;]|\bva\b|\bcung\b")
_NAMED = re.compile(
    r"\s*(?:(?:bao )?gom |co )?(?:trung tam|tram|ban|phong|van phong|doi|thanh tra|chi cuc|truong)\b(?! thuoc)"
)
_UNIT = "unit"
_LEAST, _MOST = 2, 60


def named_units(
    statements: Sequence[Statement], found: Sequence[Stated], known: Sequence[Breakdown]
) -> Iterator[Breakdown]:
    """Yield the splits that are not known yet."""
    said = {(split.total, tuple(sorted(part.value for part in split.parts))) for split in known}
    named = {(one.statement, one.place): one for one in found}
    for statement in statements:
        for whole in statement.mentions:
            if _UNIT not in kinds_of(whole.quantity.unit) or not _LEAST <= whole.quantity.value <= _MOST:
                continue
            parts = _listed(statement, whole)
            key = (whole.quantity.value, tuple(sorted(part.value for part in parts)))
            if len(parts) < _LEAST or sum(part.value for part in parts) != whole.quantity.value or key in said:
                continue
            said.add(key)
            stated = named.get((statement.index, whole.place))
            yield Breakdown(
                of=(stated.figure.indicator or stated.figure.label) if stated else part_label(statement, whole),
                total=whole.quantity.value,
                parts=tuple(parts),
                line=statement.line_at(whole.quantity.start),
            )


def _listed(statement: Statement, whole: Mention) -> list[Part]:
    """Return the numbers and names of the list behind a number; none where no name is among them."""
    opened = _OPENS.match(statement.flat, whole.quantity.end)
    if opened is None:
        return []
    closes = statement.flat.find(")", opened.end()) if opened[0].endswith("(") else -1
    stop = _SENTENCE.search(statement.flat, opened.end())
    end = closes if closes >= 0 else stop.start() if stop else len(statement.flat)
    text = _BRACKETS.sub(lambda found: " " * len(found[0]), statement.flat[opened.end() : end])
    numbers = {
        one.quantity.start - opened.end(): one
        for one in statement.mentions
        if opened.end() <= one.quantity.start < end and not text[one.quantity.start - opened.end()].isspace()
    }
    parts: list[Part] = []
    names, begin = 0, 0
    for stop_at in (*(sign.start() for sign in _SIGNS.finditer(text)), len(text)):
        inside = [one for place, one in numbers.items() if begin <= place < stop_at]
        item = text[begin:stop_at].strip(" ,;")
        own = statement.text[opened.end() + begin : opened.end() + stop_at].strip(" ,;")
        if len(inside) == 1 and _UNIT in kinds_of(inside[0].quantity.unit):
            parts.append(Part(label=part_label(statement, inside[0]), value=inside[0].quantity.value))
        elif inside:
            return []
        elif _NAMED.match(item.removeprefix("va ")):
            parts.append(Part(label=own.removeprefix("và "), value=Decimal(1)))
            names += 1
        begin = stop_at
    return parts if names else []
