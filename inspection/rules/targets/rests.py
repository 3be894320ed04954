"""Family G, rests: nothing is left undone of what the results say was done in full (domain.md §5.1, G08; G24)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.percentage import HUNDRED
from inspection.rules.engine import rule
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk

_REST = re.compile(
    r"\b(?:con|van con)(?: lai)? (?P<n>0*[1-9]\d{0,3})(?![\d/%]|[.,]\d) (?P<noun>[a-z]+(?: [a-z]+)?)"
    r"(?P<what>[^.;()]{0,90}?)\b(?:chua|khong|bi|cham|tre)\b(?P<undone>[^.;,()]{3,70})"
)
_LEAST = 2
"""Pairs of syllables in common from which two sentences speak of one thing."""
_NOT_YET = re.compile(r"\bchua den (?:han|ky|thoi han)\b|\btrong han\b")
"""Work that is not due yet leaves nothing undone."""


@rule("G24")
def nothing_left_of_what_is_done(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no number is left undone of what the results say was done in full ("19/19 đơn vị", "100%")."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    common = frozenset(desk.relations.common_words)
    full = [
        (figure, syllable_pairs(fold(figure.quote)) - common) for figure in sheet.reading.results if _in_full(figure)
    ]
    for number, left in sheet.search(r"\bcon (?:lai )?0*[1-9]", before=sheet.next_period_line):
        found = _REST.match(left.string, left.start())
        if found is None or _NOT_YET.search(found[0]):
            continue
        said = syllable_pairs(f"{found['noun']} {found['what']} {found['undone']}") - common
        against = next((f for f, words in full if f.line != number and len(said & words) >= _LEAST), None)
        if against is None:
            continue
        yield Hit(
            sheet=sheet,
            lines=tuple(sorted((against.line, number))),
            quote=shorten(sheet.excerpt(number, *found.span())),
            stated=found["n"].lstrip("0"),
            computed=_told(against),
            facts={"indicator": against.indicator or "", "against": against.quote},
        )


def _in_full(figure: Figure) -> bool:
    """Tell whether a result says that all of something was done."""
    if figure.unit == "%":
        return figure.value == HUNDRED
    return figure.value is not None and figure.value == figure.denominator and bool(figure.value)


def _told(figure: Figure) -> str:
    return "100%" if figure.unit == "%" else f"{show(figure.value)}/{show(figure.denominator)}"
