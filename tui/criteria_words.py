"""What people are told of a criteria set before they ask by it: its name, whose it is, since when, how it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.scoring import BONUS
from inspection.vietnamese import format_date, format_number

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.catalogue import Catalogue, CriteriaSet
    from inspection.wording import Wording


class CriteriaWords:
    """Tells of criteria sets in one language."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._catalogue = catalogue
        self._say = say

    def find(self, set_id: str | None, day: date) -> CriteriaSet | None:
        """Return the named set, or the one in force on a day; None where there is none."""
        return self._catalogue.criteria_at(day, set_id)

    def line(self, one: CriteriaSet) -> str:
        """Return a set in one line: whether it is official or a proposal, and its name."""
        return f"[{self._standing(one)}] {one.name[self._say.language]}"

    def about(self, one: CriteriaSet, day: date) -> list[str]:
        """Return what is known of a set: source, decision, validity, weight of each group."""
        say = self._say
        source = say("criteria.own" if one.own else "criteria.shipped", id=one.id)
        start, end = (format_date(day) if day else "…" for day in (one.validity.start, one.validity.end))
        lines = [f"{self._standing(one)} · {source}", say("criteria.validity", start=start, end=end)]
        asked = [criterion for criterion in one.criteria if BONUS not in criterion.scoring]
        groups = [
            f"{group.short} {format_number(sum(c.points for c in asked if c.group is group.code))}"
            for group in self._catalogue.groups
        ]
        lines.append(say("criteria.points", count=len(one.criteria), groups=" · ".join(groups)))
        if not one.validity.holds(day):
            lines.append(say("criteria.not_in_force", day=format_date(day)))
        return lines

    def options(self) -> list[tuple[str, str]]:
        """Return all sets to choose from, each by its id."""
        return [(self.line(one), one.id) for one in self._catalogue.criteria_sets]

    def _standing(self, one: CriteriaSet) -> str:
        return self._say("criteria.official", decision=one.decision) if one.decision else self._say("criteria.proposal")
