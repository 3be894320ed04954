"""Numbers that stand apart from the report's own: a survey's answers on one field, and what a rate is worked out of.

"Riêng đất đai có 74 phiếu hợp lệ, 67 phiếu hài lòng, đạt 90,54%" is no part of how content all are; "Lấy 2.541 chia cho
5.402 hồ sơ thì được 47,04%" tells the base of its rate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Statement

_SATISFIED, _LAND = "satisfaction_rate", "satisfaction_land_rate"
_FORMS = frozenset({"survey_forms", "survey_satisfied", "satisfaction_rate", "satisfaction_land_rate", None})
_ONE_FIELD = re.compile(r"\b(?:rieng|linh vuc|nhom (?:thu tuc )?|khoi)\s*(?:ve )?[^.;\d]{0,60}?(?=\d)")
_LAND_WORDS = re.compile(r"\bdat dai\b")
_COUNTED_FORMS = 2
_DIVIDES = re.compile(r"\b(?:lay|dem)\b[^.;]{0,20}$")
_BY = re.compile(r"[^.;\d]{0,60}\b(?:chia cho|so voi|tren)(?: tong)?(?: so)? ")
_MAKES = re.compile(r"[^.;\d]{0,60}\b(?:bang|duoc|la|dat|ra)(?: ty le)? ")


def set_apart(statements: Sequence[Statement], found: Sequence[Stated], namer: Namer) -> None:
    """Give the answers on one field and the rates that are worked out in words what they are."""
    by_statement: dict[int, list[Stated]] = defaultdict(list)
    for one in found:
        if one.place is not None:
            by_statement[one.statement].append(one)
    for statement in statements:
        if "hai long" in statement.flat and "phieu" in statement.flat:
            _of_one_field(statement, by_statement[statement.index], namer)
        if "lay " in statement.flat or "dem " in statement.flat:
            _divided(statement, by_statement[statement.index], namer)


def _of_one_field(statement: Statement, found: Sequence[Stated], namer: Namer) -> None:
    """Take the names of all answers from those on one field, and give their rate its own base."""
    for said in _ONE_FIELD.finditer(statement.flat):
        if not namer.fields_of(said[0]):
            continue
        first = next((m for m in statement.mentions if m.quantity.start >= said.end()), None)
        inside = [
            one
            for one in found
            if one.place is not None
            and first is not None
            and one.place >= first.place
            and statement.mentions[one.place].sentence == first.sentence
        ]
        if not all(one.figure.indicator in _FORMS for one in inside):
            continue
        rate = next((one for one in inside if one.figure.unit == "%"), None)
        counts = [one for one in inside if one.figure.unit != "%" and rate is not None and one.order < rate.order]
        if rate is None or len(counts) != _COUNTED_FORMS:
            continue
        for one in counts:
            one.figure, one.indicator = replace(one.figure, indicator=None), None
        base, satisfied = (one.figure.value for one in counts)
        rate.indicator = namer.indicators.get(_LAND) if _LAND_WORDS.search(said[0]) else None
        rate.figure = replace(
            rate.figure,
            indicator=rate.indicator.id if rate.indicator else None,
            numerator=satisfied,
            denominator=base,
        )


def _divided(statement: Statement, found: Sequence[Stated], namer: Namer) -> None:
    """Give a rate the two numbers before it, "lấy a chia cho b thì được c%", and its name where they tell it."""
    mentions = statement.mentions
    by_place = {one.place: one for one in found}
    for part, whole, rate in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if not (
            rate.quantity.percent
            and rate.quantity.numerator is None
            and _DIVIDES.search(statement.flat, part.sentence[0], part.quantity.start)
            and _BY.fullmatch(statement.flat, part.quantity.end, whole.quantity.start)
            and _MAKES.fullmatch(statement.flat, whole.quantity.end, rate.quantity.start)
        ):
            continue
        one, base, made = by_place.get(part.place), by_place.get(whole.place), by_place.get(rate.place)
        if one is None or base is None or made is None:
            continue
        if one.indicator is None:
            again = (same for same in found if same.figure.value == one.figure.value and same.indicator is not None)
            one.indicator = next(again, one).indicator
            one.figure = replace(one.figure, indicator=one.indicator.id if one.indicator else None)
        if base.indicator is one.indicator:
            base.figure, base.indicator = replace(base.figure, indicator=None), None
        told = {other.figure.indicator for other in found}
        rates = [named for named in namer.rate_of.get(one.figure.indicator or "", ()) if named.id not in told]
        if made.indicator is None and len(rates) == 1:
            made.indicator = rates[0]
        made.figure = replace(
            made.figure,
            indicator=made.indicator.id if made.indicator else None,
            numerator=one.figure.value,
            denominator=base.figure.value,
        )
