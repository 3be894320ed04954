"""Which issues touch an item, and whether one of them takes away the ground for any verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.checklist import ChecklistItem, Suggestion
from inspection.model.codes import Grade, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.issue import Issue

_CONTRADICTION = {Grade.IMPOSSIBLE, Grade.CONTRADICTORY}


def with_issues(item: ChecklistItem, issues: Sequence[Issue]) -> ChecklistItem:
    """Return the item with the keys of the issues that touch it; a contradictory figure is no ground for a verdict."""
    touching = [issue for issue in issues if _touches(issue, item)]
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


def _touches(issue: Issue, item: ChecklistItem) -> bool:
    return item.indicator in _about(issue) or any(
        place.document == issue.document and place.line in issue.lines for place in item.sources
    )


def _about(issue: Issue) -> set[str]:
    """Return the indicators that an issue names."""
    return {name for fact in ("indicator", "other_indicator") if (name := issue.facts.get(fact))}


def _contradicts(issue: Issue, item: ChecklistItem) -> bool:
    """Tell whether an issue says that the item's reported figure cannot stand; a figure cut or rounded can."""
    sound = issue.grade not in _CONTRADICTION or issue.severity < Severity.MODERATE or issue.document != "report"
    if sound or item.reported is None:
        return False
    about, place = _about(issue), item.reported.source
    if item.indicator in about:
        return True
    if place is None or place.line not in issue.lines:
        return False
    if about or len(issue.lines) > 1:
        return len(issue.lines) > 1
    # A long line holds many figures: an issue on this one line alone has to quote the same words.
    ours, theirs = " ".join(place.quote.split()), " ".join(issue.quote.split())
    return theirs in ours or (bool(ours) and ours in theirs)
