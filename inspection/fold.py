"""Events to state: what a journal amounts to. Pure; it neither reads nor writes anything.

Entries are folded in the order of their key (clock, actor), so that every copy of a journal gives the same inspection
in whatever order its entries arrived. ``Undone`` and ``Redone`` are data about other entries: what the newest of them
says of an entry holds. Events about items that no checklist knows are kept; they wait for their item and harm nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any, TypeVar

from inspection.model.closing_events import Approved, MinutesSigned, PointExcused, Reopened
from inspection.model.corrections import Correction, Corrections, anchored, corrected
from inspection.model.drafts import DraftDecision, shaped
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    DocumentRead,
    DraftDecided,
    Entry,
    Event,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    InspectionOpened,
    IssueDecided,
    ItemClaimed,
    ItemFlagged,
    ItemParked,
    NoteWritten,
    NoticeRegistered,
    ReadingCorrected,
    Redone,
    TeamChanged,
    Undone,
    VerdictGiven,
)
from inspection.model.finding import as_explained, with_changed
from inspection.model.former import FindingsCarried
from inspection.model.inspection import Answer, Details, Inspection, IssueDecision
from inspection.model.remediation import OnRemediation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection.model.finding import Evidence, Finding

OnItem = VerdictGiven | NoteWritten | FigureVerified | ItemFlagged | ItemParked | ItemClaimed
"""What is said on an item; each sets one field of its answer."""

_UNTOUCHED = Answer()

_Recorded = TypeVar("_Recorded", bound="Evidence | Finding")


def key(entry: Entry) -> tuple[int, str]:
    """Return an entry's place in the order of all entries."""
    return entry.clock, entry.actor


def apply(inspection: Inspection, event: Event, *, by: str = "") -> Inspection:
    """Return the inspection after an event of the actor ``by``; ``Undone`` and ``Redone`` change nothing here."""
    after = _after(inspection, event, by)
    return _with_checklist(after) if _shapes(event, after) else after


def _after(inspection: Inspection, event: Event, by: str) -> Inspection:
    if isinstance(event, OnItem):
        answer = _said(event, inspection.answer(event.item), by)
        return replace(inspection, answers={**inspection.answers, event.item: answer})
    if isinstance(event, DraftDecided):
        drafts = {**inspection.draft_decisions, event.decision.item: replace(event.decision, by=by)}
        return replace(inspection, draft_decisions=drafts)
    if isinstance(event, ReadingCorrected):
        decided = {**inspection.corrections_of(event.role), event.correction.item: _decided(event, by)}
        return _with_corrections(inspection, {event.role: decided})
    if isinstance(event, OnRemediation):
        known = inspection.remediation(event.finding).after(event, by)
        return replace(inspection, remediations={**inspection.remediations, event.finding: known})
    return _applied(event, inspection)


def withdrawn(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids that are undone and not redone; ``entries`` in key order."""
    gone: set[str] = set()
    for entry in entries:
        if isinstance(entry.event, Undone):
            gone.update(entry.event.entries)
        elif isinstance(entry.event, Redone):
            gone.difference_update(entry.event.entries)
    return frozenset(gone)


def fold(entries: Iterable[Entry]) -> Inspection:
    """Return the inspection that a journal amounts to; ``ValueError`` where there is no entry at all."""
    return Journal.of(entries).inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The entries of one inspection in key order, and what they fold to."""

    entries: tuple[Entry, ...]
    withdrawn: frozenset[str]
    inspection: Inspection

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Journal:
        """Return the journal of an inspection's entries in any order; ``ValueError`` where there is none."""
        ordered = tuple(sorted(entries, key=key))
        if not ordered:
            raise ValueError("no entry, no inspection")
        gone = withdrawn(ordered)
        state = Inspection(id=ordered[0].inspection, details=Details(ward=""))
        answers: dict[str, Answer] = {}
        corrections: dict[str, dict[str, Correction]] = {}
        drafts: dict[str, DraftDecision] = {}
        # As ``apply`` would, but what grows grows in place: undo folds everything again and must not be felt.
        for entry in ordered:
            event = entry.event
            if entry.id in gone:
                continue
            if isinstance(event, OnItem):
                answers[event.item] = _said(event, answers.get(event.item, _UNTOUCHED), entry.actor)
            elif isinstance(event, ReadingCorrected):
                corrections.setdefault(event.role, {})[event.correction.item] = _decided(event, entry.actor)
            elif isinstance(event, OnRemediation):
                state = apply(state, event, by=entry.actor)
            elif isinstance(event, DraftDecided):
                drafts[event.decision.item] = replace(event.decision, by=entry.actor)
            else:
                if isinstance(event, DocumentRead):
                    held = corrections.get(event.role, {})
                    corrections[event.role] = dict(anchored(held, event.anchors))
                state = _applied(event, state)
        state = _with_corrections(replace(state, answers=answers, draft_decisions=drafts), corrections)
        state = _with_checklist(state)
        return cls(entries=ordered, withdrawn=gone, inspection=state)

    @property
    def newest(self) -> int:
        """Return the clock of the newest entry."""
        return self.entries[-1].clock

    def plus(self, entries: tuple[Entry, ...]) -> Journal:
        """Return the journal with more entries; quick where they only go on from its end."""
        if not entries:
            return self
        added = tuple(sorted(entries, key=key))
        goes_on = key(added[0]) > key(self.entries[-1])
        if not goes_on or any(isinstance(e.event, Undone | Redone) or e.id in self.withdrawn for e in added):
            return Journal.of((*self.entries, *added))
        state = self.inspection
        for entry in added:
            state = apply(state, entry.event, by=entry.actor)
        return replace(self, entries=(*self.entries, *added), inspection=state)


@singledispatch
def _applied(_event: Event, inspection: Inspection) -> Inspection:
    return inspection


@_applied.register
def _(event: InspectionOpened, inspection: Inspection) -> Inspection:
    return replace(inspection, details=event.details, team=event.team)


@_applied.register
def _(event: DetailsChanged, inspection: Inspection) -> Inspection:
    return replace(inspection, details=event.details)


@_applied.register
def _(event: TeamChanged, inspection: Inspection) -> Inspection:
    return replace(inspection, team=event.team)


@_applied.register
def _(event: DocumentRead, inspection: Inspection) -> Inspection:
    known = replace(inspection, as_read={**inspection.as_read, event.role: event.reading})
    if event.role == "plan":
        known = replace(known, plan_is_own=event.own)
    return _with_corrections(known, {event.role: anchored(inspection.corrections_of(event.role), event.anchors)})


def _decided(event: ReadingCorrected, by: str) -> Correction:
    return replace(event.correction, by=by)


def _with_corrections(inspection: Inspection, corrections: Mapping[str, Corrections]) -> Inspection:
    """Return the inspection with the decisions on some of its documents, and with what they make of these."""
    changes: dict[str, Any] = {}
    for role, decided in corrections.items():
        reading = inspection.as_read.get(role)
        if reading is not None and role in {"plan", "report"}:
            changes[role] = corrected(reading, decided)
    held = {role: decided for role, decided in corrections.items() if decided}
    return replace(inspection, corrections={**inspection.corrections, **held}, **changes)


@_applied.register
def _(event: ChecklistDrafted, inspection: Inspection) -> Inspection:
    return replace(inspection, drafted=event.checklist)


def _shapes(event: Event, inspection: Inspection) -> bool:
    """Tell whether an event changes which items the checklist holds: also a word on one that was left out does."""
    items: tuple[str | None, ...]
    match event:
        case ChecklistDrafted() | DraftDecided():
            return True
        case EvidenceRecorded(evidence=evidence):
            items = (evidence.item,)
        case FindingRecorded(finding=finding):
            items = finding.items
        case _:
            items = (event.item,) if isinstance(event, OnItem) else ()
    return bool(items) and not {None, *(item.id for item in inspection.items)}.issuperset(items)


def _with_checklist(inspection: Inspection) -> Inspection:
    """Return the inspection with the checklist that its draft and the decisions on it make."""
    drafted = inspection.drafted
    if drafted is None:
        return inspection
    return replace(inspection, checklist=shaped(drafted, inspection.draft_decisions, inspection.touched))


def _said(event: OnItem, answer: Answer, by: str) -> Answer:
    match event:
        case VerdictGiven():
            return replace(answer, verdict=event.verdict, origin=event.origin, reason=event.reason, by=by)
        case NoteWritten():
            return replace(answer, note=event.note, note_from=event.copied_from)
        case FigureVerified():
            return replace(answer, verified=event.verified)
        case ItemFlagged():
            return replace(answer, flagged=event.flagged, flag_word=event.word if event.flagged else "")
        case ItemParked():
            return replace(answer, parked=event.parked)
        case ItemClaimed():
            return replace(answer, claimed_by=by if event.claimed else "")


def _recorded(known: tuple[_Recorded, ...], new: _Recorded) -> tuple[_Recorded, ...]:
    """Return the values with one replaced in its place, or added at the end."""
    if any(one.id == new.id for one in known):
        return tuple(new if one.id == new.id else one for one in known)
    return (*known, new)


@_applied.register
def _(event: EvidenceRecorded, inspection: Inspection) -> Inspection:
    return replace(inspection, evidence=_recorded(inspection.evidence, event.evidence))


@_applied.register
def _(event: FindingRecorded, inspection: Inspection) -> Inspection:
    known = next((one for one in inspection.findings if one.id == event.finding.id), None)
    new = event.finding if known is None or event.changed is None else with_changed(known, event.finding, event.changed)
    return replace(inspection, findings=_recorded(inspection.findings, as_explained(known, new)))


@_applied.register
def _(event: IssueDecided, inspection: Inspection) -> Inspection:
    decision = IssueDecision(accepted=event.accepted, reason=event.reason)
    return replace(inspection, issue_decisions={**inspection.issue_decisions, event.issue: decision})


@_applied.register
def _(event: NoticeRegistered, inspection: Inspection) -> Inspection:
    return replace(inspection, registration=event.registration)


@_applied.register
def _(event: MinutesSigned, inspection: Inspection) -> Inspection:
    return replace(inspection, minutes=event.minutes)


@_applied.register
def _(event: PointExcused, inspection: Inspection) -> Inspection:
    others = {point: reason for point, reason in inspection.excuses.items() if point != event.point}
    return replace(inspection, excuses=others | ({event.point: event.reason} if event.reason else {}))


@_applied.register
def _(event: Approved, inspection: Inspection) -> Inspection:
    return replace(inspection, approvals=(*inspection.approvals, event.approval))


@_applied.register
def _(event: Reopened, inspection: Inspection) -> Inspection:
    return replace(inspection, versions=(*inspection.versions, event.version))


@_applied.register
def _(event: FindingsCarried, inspection: Inspection) -> Inspection:
    return replace(inspection, former=event.findings)
