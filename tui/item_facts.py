"""All that is shown of one item beside the inspection itself, gathered for a card or for lines of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.rules.sentence import say as say_issue
from tui.item_verbs import contradicts, findings_of, suggestion_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.conflicts import Conflict
    from inspection.model.case import Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem, Suggestion
    from inspection.model.finding import Evidence, Finding
    from inspection.model.inspection import Answer, Inspection
    from inspection.model.issue import Issue, PassedCheck
    from inspection.model.source import SourceRef
    from tui.item_copies import Former


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """All that is shown of one item."""

    item: ChecklistItem
    answer: Answer
    suggestion: Suggestion | None
    evidence: Sequence[Evidence]
    findings: Sequence[Finding]
    checks: Sequence[tuple[str, str]]
    """Look and sentence of each check that touches the item."""
    against: bool = False
    """The verdict is another one than what is suggested."""
    conflicts: Sequence[Conflict] = ()
    """Fields that people set to different values unseen."""
    former: Former | None = None
    """What an earlier period of the ward says on the item."""
    of_a_colleague: str = ""
    """Who else took the item upon herself."""


def facts_of(
    item: ChecklistItem, inspection: Inspection, judgement: Judgement | None, catalogue: Catalogue, language: str
) -> ItemFacts:
    """Return what is to be shown of an item; without a judgement no check touches it yet."""
    return ItemFacts(
        item=item,
        answer=inspection.answer(item.id),
        suggestion=suggestion_for(item, inspection),
        against=contradicts(item, inspection),
        evidence=inspection.evidence_for(item.id),
        findings=findings_of(item, inspection),
        checks=[
            (
                "error" if issue.grade in ("impossible", "contradictory") else "warning",
                say_issue(issue, catalogue, language),
            )
            for issue in issues_of(item, judgement)
        ],
    )


def issues_of(item: ChecklistItem, judgement: Judgement | None) -> list[Issue]:
    """Return the issues that touch an item."""
    return [issue for issue in (judgement.issues if judgement else ()) if issue.key in item.issues]


def passed_of(item: ChecklistItem, judgement: Judgement | None) -> list[PassedCheck]:
    """Return the checks that came out right on a line which the item goes back to."""
    lines = {(place.document, place.line) for place in places_of(item)}
    checks = judgement.passed if judgement else ()
    return [one for one in checks if any((one.document, line) in lines for line in one.lines)]


def places_of(item: ChecklistItem) -> list[SourceRef]:
    """Return where the documents speak of an item: the places of its figures, then the other ones."""
    figures = [figure.source for figure in (item.reported, item.planned) if figure and figure.source]
    return [*figures, *item.sources]
