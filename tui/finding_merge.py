"""Two findings that are one thing: what the joined finding says, and what becomes of the other. Pure.

Nothing is lost: the words of both stand in the joined one, and the other is struck out with the reason, so that it can
be restored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection.model.codes import FindingState
from inspection.model.events import EvidenceRecorded, FindingRecorded
from inspection.wording import Wording
from tui.finding_form import TEXTS
from tui.finding_words import NOTICE_LANGUAGE

if TYPE_CHECKING:
    from inspection.model.events import Event
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection


def merging(into: Finding, other: Finding, inspection: Inspection) -> list[Event]:
    """Return what is written to join a finding with another one of its group: one action, one undo."""
    reason = Wording(NOTICE_LANGUAGE)("finding.merged_into", condition=into.condition)
    struck = replace(other, state=FindingState.STRUCK, struck_reason=reason)
    own = [one for one in inspection.evidence if one.finding == other.id and not one.struck]
    moved = [EvidenceRecorded(evidence=replace(one, finding=into.id)) for one in own]
    return [FindingRecorded(finding=merged(into, other)), FindingRecorded(finding=struck), *moved]


def merged(into: Finding, other: Finding) -> Finding:
    """Return a finding that says what both say: the weightier severity, the earlier day, a draft until it is confirmed.

    A text that the other one holds already is not said twice.
    """
    texts: dict[str, Any] = {name: joined(getattr(into, name), getattr(other, name)) for name in TEXTS}
    days = [one.due for one in (into, other) if one.due]
    return replace(
        into,
        **texts,
        items=tuple(dict.fromkeys((*into.items, *other.items))),
        sources=tuple(dict.fromkeys((*into.sources, *other.sources))),
        severity=max(into.severity, other.severity),
        due=min(days, default=None),
        unit=into.unit or other.unit,
        explained_by=into.explained_by or other.explained_by,
        explained_on=into.explained_on or other.explained_on,
        in_conclusion=into.in_conclusion or other.in_conclusion,
        state=FindingState.DRAFT,
    )


def joined(own: str, other: str, between: str = "\n") -> str:
    """Return two texts in one; a text that the other one holds already is not said twice."""
    if other.strip() in own:
        return own
    return other if own.strip() in other else f"{own.rstrip()}{between}{other.strip()}"
