"""Family X, places among others: of how many a place is, is one number (domain.md §5.1, B02; X32)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_PLACE = re.compile(
    r"\b(?:xep|thu hang|hang|vi tri|thu bac)\b[^.;\d]{0,40}?(?<![\d/.,])(?P<rank>\d{1,3})"
    r"(?:/| (?:tren|trong)(?: tong so)? )"
    r"(?P<of>\d{2,3})(?![\d/%]|[.,]\d)"
)


@rule("X32")
def places_among_as_many(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "xếp thứ 12/45" and "thứ hạng chưa cao (12/54)": no two digits are swapped."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    places = list(sheet.search(_PLACE))
    for (first, one), (number, other) in pairwise(places):
        facts = {"working": f"{one['of']} ↔ {other['of']}", "against": sheet.excerpt(first, *one.span(), after=30)}
        if one["of"] == other["of"]:
            yield Pass(sheet=sheet, lines=tuple(sorted({first, number})), facts=facts)
        elif sorted(one["of"]) == sorted(other["of"]):
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted({first, number})),
                quote=sheet.excerpt(number, *other.span(), before=20, after=20),
                stated=f"{other['rank']}/{other['of']}",
                computed=f"{one['rank']}/{one['of']}",
                facts=facts,
            )
