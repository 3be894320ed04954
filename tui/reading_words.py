"""How values of a reading are put into words: groups, indicators, targets, amounts, dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.documents import Period
from inspection.vietnamese import format_number
from tui.phrases import period_words

if TYPE_CHECKING:
    from inspection.model.catalogue import Catalogue
    from inspection.model.codes import GroupCode
    from inspection.model.documents import Figure, IdentityField, Target
    from inspection.wording import Wording

_SIGNS = {"=": "", "range": "", ">=": "≥ ", "<=": "≤ "}


class ReadingWords:
    """Puts values into the language of the interface."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._catalogue = catalogue
        self._say = say

    def group(self, code: GroupCode | None) -> str:
        """Return the letters of a group; a dash for none."""
        return self._catalogue.group(code).short if code else "–"

    def indicator(self, name: str | None) -> str:
        """Return the name of an indicator; nothing where it is not known."""
        found = self._catalogue.indicators.get(name or "")
        return found.name[self._say.language] if found else ""

    @staticmethod
    def identity(one: IdentityField) -> str:
        """Return what a document says of itself as people write it; nothing where it does not say it."""
        if one.name == "period" and one.value:
            return period_words(Period.of(one.value))
        return day_words(one.value) if one.name == "issue_date" else one.value or ""

    def aim(self, target: Target) -> str:
        """Return what a target wants to reach."""
        numbers = "–".join(format_number(value) for value in target.value)
        sign = _SIGNS.get(target.comparator, f"{target.comparator} ")
        return with_unit(f"{sign}{numbers}", target.unit)

    def amount(self, figure: Figure) -> str:
        """Return a figure's number, with what it was made of."""
        value = with_unit("?" if figure.value is None else format_number(figure.value), figure.unit)
        if figure.numerator is None or figure.denominator is None:
            return value
        return f"{value} ({format_number(figure.numerator)}/{format_number(figure.denominator)})"


def with_unit(number: str, unit: str | None) -> str:
    """Return a number with its unit; the per cent sign stands close to it."""
    return f"{number}%" if unit == "%" else f"{number} {unit or ''}".strip()


def day_words(day: str | None) -> str:
    """Return an ISO date, month or year as Vietnam writes it; nothing for none."""
    return "/".join(reversed(day.split("-"))) if day else ""
