"""What is written and proposed on an item, as values: what a key of the checklist screen or of the line mode records.

Pure: each function returns events, or what they are made of; whoever asked records them through the session.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.drafting import draft_finding
from inspection.model.codes import FindingKind, FindingState, Origin, Verdict
from inspection.model.events import ItemClaimed, ItemFlagged, ItemParked, VerdictGiven
from inspection.quantities import quantity_text
from inspection.repeats import drafted_again, former_of, repeated
from inspection.suggest import suggest
from inspection.vietnamese import format_number
from inspection.wording import Wording
from tui.finding_words import NOTICE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem, Suggestion
    from inspection.model.documents import Period
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection

WITH_FINDING = (Verdict.PARTLY, Verdict.NOT_MET)
"""Verdicts after which a finding is offered; after the other ones but "met" a reason is."""


def verdict_events(
    items: Sequence[ChecklistItem],
    verdict: Verdict | None,
    *,
    reason: str = "",
    origin: Origin = Origin.PERSON,
) -> list[VerdictGiven]:
    """Return one verdict on some items; on several it is marked as given in bulk."""
    origin = Origin.BULK if len(items) > 1 else origin
    return [VerdictGiven(item=item.id, verdict=verdict, origin=origin, reason=reason) for item in items]


def offers_something(event: VerdictGiven) -> bool:
    """Tell whether a verdict calls for a finding or a reason; one that was not given by hand has had its own."""
    return (
        event.verdict not in (None, Verdict.MET) and event.origin in (Origin.PERSON, Origin.BULK) and not event.reason
    )


def contradicts(item: ChecklistItem, inspection: Inspection) -> bool:
    """Tell whether the verdict on an item is another one than what is suggested."""
    verdict, suggested = inspection.answer(item.id).verdict, suggestion_for(item, inspection)
    return verdict is not None and suggested is not None and suggested.verdict is not verdict


def reason_given(item: ChecklistItem, inspection: Inspection, reason: str) -> VerdictGiven:
    """Return the verdict that stands on an item with another reason."""
    answer = inspection.answer(item.id)
    return VerdictGiven(item=item.id, verdict=answer.verdict, origin=answer.origin, reason=reason)


def reasons_for(verdict: Verdict | None, inspection: Inspection, catalogue: Catalogue) -> list[str]:
    """Return wordings of a reason, each once: the library's for the verdict, then those given before."""
    if verdict is None:
        return []
    library = [one.text[NOTICE_LANGUAGE] for one in catalogue.reasons if verdict in one.verdicts]
    given = [one.reason for one in reversed(list(inspection.answers.values())) if one.verdict is verdict and one.reason]
    return list(dict.fromkeys([*library, *given]))


def claims_turned(items: Sequence[ChecklistItem], inspection: Inspection, actor: str) -> list[ItemClaimed]:
    """Return the items claimed by an actor; let go of where all of them are hers already."""
    mine = all(inspection.answer(item.id).claimed_by == actor for item in items)
    return [
        ItemClaimed(item=item.id, claimed=not mine)
        for item in items
        if mine or inspection.answer(item.id).claimed_by != actor
    ]


def flag_turned(item: ChecklistItem, inspection: Inspection) -> ItemFlagged:
    """Return the flag put on, or taken off where it is on."""
    return ItemFlagged(item=item.id, flagged=not inspection.answer(item.id).flagged)


def parking_turned(item: ChecklistItem, inspection: Inspection) -> ItemParked:
    """Return the item put off, or taken up again where it is put off."""
    return ItemParked(item=item.id, parked=not inspection.answer(item.id).parked)


def suggestion_for(item: ChecklistItem, inspection: Inspection) -> Suggestion | None:
    """Return what is proposed for an item as things stand."""
    verified = inspection.answer(item.id).verified
    return suggest(item, verified) if verified else item.suggestion


def figure_as_typed(item: ChecklistItem, inspection: Inspection) -> str:
    """Return the verified figure as it would be typed: ``a/b`` where it has both; nothing where there is none."""
    known = inspection.answer(item.id).verified
    if known and known.numerator is not None and known.denominator is not None:
        return f"{format_number(known.numerator)}/{format_number(known.denominator)}"
    return quantity_text(known).split(" (")[0] if known and not known.numerator else ""


def findings_of(item: ChecklistItem, inspection: Inspection) -> list[Finding]:
    """Return the findings of an item that were not struck out."""
    return [one for one in inspection.findings if item.id in one.items and one.state is not FindingState.STRUCK]


def draft_for(
    item: ChecklistItem,
    inspection: Inspection,
    catalogue: Catalogue,
    today: date,
    earlier: Sequence[tuple[Period, Inspection]] = (),
) -> Finding:
    """Return a new finding filled in from an item's figures and basis; nothing is written yet.

    ``earlier`` is what is known of the ward's earlier periods: a finding that repeats one of theirs says so.
    """
    answer, words, own = inspection.answer(item.id), Wording(NOTICE_LANGUAGE), uuid4().hex
    former = former_of(item.id, inspection)
    if former and answer.verdict is not Verdict.MET:
        return drafted_again(former, answer, inspection, catalogue, words, finding_id=own, today=today)
    finding = draft_finding(item, answer, inspection, catalogue, words, finding_id=own, today=today)
    if finding.kind is FindingKind.GOOD_PRACTICE:
        return finding
    return replace(finding, repeats=repeated(finding.items, earlier))
