"""What was said on the same item elsewhere: in the ward's last period, or in another inspection; shown, and taken over.

What is taken over says from where. A verdict is never taken over, for it has to be given; nor is a place in a document
of that other time, which says nothing of this one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.model.events import EvidenceRecorded, NoteWritten
from tui.phrases import period_words, ward_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.checklist import ChecklistItem
    from inspection.model.documents import Period
    from inspection.model.events import Event
    from inspection.model.finding import Evidence
    from inspection.model.inspection import Answer, Inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What was said on an item in another inspection."""

    place: str
    """Ward and period, in words."""
    answer: Answer
    evidence: tuple[Evidence, ...]

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to show or to take over."""
        return bool(self.answer.verdict or self.answer.note or self.evidence)


def former_of(item: ChecklistItem, earlier: Sequence[tuple[Period, Inspection]]) -> Former | None:
    """Return what the latest of the earlier periods says on an item; None where none says anything."""
    found = (former_in(item, inspection, period) for period, inspection in reversed(earlier))
    return next((one for one in found if one.says_something), None)


def former_in(item: ChecklistItem, inspection: Inspection, period: Period | None) -> Former:
    """Return what an inspection says on an item that has the same id there."""
    details = inspection.details
    period = period or details.period
    words = (ward_name(details.ward_type, details.ward), period_words(period))
    return Former(
        place=", ".join(word for word in words if word),
        answer=inspection.answer(item.id),
        evidence=tuple(map(_without_place, filter(_lasting, inspection.evidence_for(item.id)))),
    )


def copied(former: Former, item: ChecklistItem, inspection: Inspection) -> list[Event]:
    """Return what is written to take over note and evidence; nothing where all of it stands here already."""
    events: list[Event] = []
    own = inspection.answer(item.id).note
    if former.answer.note and former.answer.note not in own:
        note = "; ".join(part for part in (own, former.answer.note) if part)
        events.append(NoteWritten(item=item.id, note=note, copied_from=former.place))
    known = {one.description for one in inspection.evidence_for(item.id)}
    events += [
        EvidenceRecorded(evidence=replace(one, id=uuid4().hex, item=item.id, finding="", copied_from=former.place))
        for one in former.evidence
        if one.description not in known
    ]
    return events


def _lasting(evidence: Evidence) -> bool:
    """Tell whether a piece of evidence is more than a place in a document of its time."""
    return evidence.source is None or bool(evidence.document_number or evidence.sha256)


def _without_place(evidence: Evidence) -> Evidence:
    return replace(evidence, source=None)
