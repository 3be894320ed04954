"""Which issues touch an item, and whether one of them takes away the ground for any verdict."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.checklist import ChecklistItem, Suggestion
from inspection.model.codes import Grade, Severity, Verdict
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.issue import Issue

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")

_COMMON = range(10)
"""Numbers so small that two of them are equal by chance."""

_CONTRADICTION = {Grade.IMPOSSIBLE, Grade.CONTRADICTORY}


class Doubts:
    """The issues of a case, found by indicator and by line."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self._issues = issues
        self._by_indicator: dict[str | None, list[int]] = defaultdict(list)
        self._by_place: dict[tuple[str, int], list[int]] = defaultdict(list)
        for number, issue in enumerate(issues):
            for name in _about(issue):
                self._by_indicator[name].append(number)
            for line in issue.lines:
                self._by_place[issue.document, line].append(number)

    def touching(self, item: ChecklistItem) -> list[Issue]:
        """Return the issues on an item's indicator or on the lines that speak of it, most serious first."""
        found = set(self._by_indicator.get(item.indicator, ()))
        for place in item.sources:
            found.update(self._by_place.get((place.document, place.line), ()))
        return [self._issues[number] for number in sorted(found)]


def with_issues(item: ChecklistItem, doubts: Doubts) -> ChecklistItem:
    """Return the item with the keys of the issues that touch it; a contradictory figure is no ground for a verdict."""
    touching = doubts.touching(item)
    if not touching:
        return item
    item = replace(item, issues=tuple(dict.fromkeys(issue.key for issue in touching)))
    against = next((issue for issue in touching if _contradicts(issue, item)), None)
    if against is None:
        return item
    working = against.facts.get("working") or " ≠ ".join(part for part in (against.stated, against.computed) if part)
    doubt = Suggestion(
        verdict=Verdict.INSUFFICIENT,
        reason="suggestion.contradicted",
        facts={"rule": against.rule, "working": working or against.quote},
    )
    return replace(item, suggestion=doubt)


def _about(issue: Issue) -> set[str]:
    """Return the indicators that an issue names."""
    return {name for fact in ("indicator", "other_indicator") if (name := issue.facts.get(fact))}


def _contradicts(issue: Issue, item: ChecklistItem) -> bool:
    """Tell whether an issue that touches an item says that its reported figure cannot stand; one cut or rounded can."""
    sound = issue.grade not in _CONTRADICTION or issue.severity < Severity.MODERATE or issue.document != "report"
    if sound or item.reported is None:
        return False
    if item.indicator in _about(issue):
        return True
    # A long line holds many figures: the issue has to reckon with this one.
    reckoning = " ".join(part for part in (issue.facts.get("working"), issue.stated, issue.computed) if part)
    numbers = {parse_number(token) for token in _NUMBER.findall(reckoning)}
    ours = {item.reported.value, item.reported.numerator, item.reported.denominator} - {None}
    return any(number in numbers for number in ours if number not in _COMMON)
