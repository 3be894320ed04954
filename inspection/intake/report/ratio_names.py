"""Which names a ratio may bear: "2.358/2.604 hồ sơ" makes no rate of procedures, "22/22 thôn" are all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.measures import kinds_of
from inspection.intake.language.wordings import words_of
from inspection.intake.report.naming import SURE

if TYPE_CHECKING:
    from inspection.intake.report.naming import Namer, Surroundings
    from inspection.intake.report.statements import Mention
    from inspection.model.catalogue import Indicator

_PERSON = "person"


def of_ratio(
    mention: Mention, found: list[tuple[float, Indicator]], around: Surroundings, namer: Namer
) -> list[tuple[float, Indicator]]:
    """Return the names that a ratio may bear: the words behind it may name its base, but not where both are one."""
    noun = words_of(flat(mention.quantity.unit or ""))
    led = {one.id for score, one in namer.candidates(around._replace(after=noun)) if score >= SURE}
    kept = [(score, one) for score, one in found if one.id in namer.rate_of or one.id in led]
    if kept or mention.quantity.denominator != mention.quantity.numerator:
        return kept
    called = {one.id for _, one in namer.candidates(around._replace(before=(), after=noun))}
    return [(score, one) for score, one in found if score >= SURE and one.id not in called]  # "22/22 thôn có tổ …"


def rates_alike(mention: Mention, one: Indicator, namer: Namer) -> bool:
    """Tell whether a rate may be made of what its formula counts: "2.358/2.604 hồ sơ" makes no rate of procedures.

    Persons stand for what they have: an account, a signature.
    """
    formula = mention.quantity.formula
    counted = kinds_of(formula.unit) if mention.quantity.percent and formula else frozenset()
    part = namer.indicators.get(one.numerator or "")
    return not counted or _PERSON in counted or part is None or bool(counted & namer.kinds(part))
