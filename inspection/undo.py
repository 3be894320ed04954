"""Undo without erasing: which action a person takes back next, and who stands in the way. Pure.

Undo is per person and by action: what one key press wrote goes and comes back together. It is read from the journal
alone, so it survives leaving the program, and it never reaches over what a colleague has since done to the same thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from inspection.fold import Journal, key
from inspection.model.closing_events import Approved, MinutesSigned, PointExcused, Reopened
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
from inspection.model.remediation import (
    RemediationDueSet,
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    RemediationUnitSet,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.inspection import Inspection

Action = tuple[Entry, ...]
"""The entries of one key press, in key order."""

_SEALS = (Approved, Reopened)
"""Signatures and new versions: nothing that was done before the last of them is taken back or done again by one key."""

LASTING = (InspectionOpened, DocumentRead, ChecklistDrafted, *_SEALS)
"""Not taken back by one key: too much hangs on them, and each has its own way of being replaced."""


class Subject(NamedTuple):
    """The one thing that an event sets; two events on the same subject are in each other's way."""

    kind: str
    id: str = ""


class Outcome(StrEnum):
    """What became of an undo or a redo."""

    DONE = "done"
    NOTHING = "nothing"
    """There was nothing to take back, or to bring back."""
    BLOCKED = "blocked"
    """Somebody else has since changed the same thing."""
    SEALED = "sealed"
    """What could be taken back lies before a signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an undo or redo changed on one subject."""

    event: Event
    """The event that was withdrawn or that holds again."""
    before: object
    """The subject's value that was shown until now; None where there was none."""
    after: object
    """Its value now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """The result of an undo or a redo, for the screen to tell."""

    outcome: Outcome
    steps: tuple[Step, ...] = ()
    blocked_by: Entry | None = None
    """The entry that stands in the way: another person's, or the last signature or new version."""


_OWN: dict[type[Event], Callable[[Any], str]] = {
    EvidenceRecorded: lambda event: event.evidence.id,
    FindingRecorded: lambda event: event.finding.id,
    IssueDecided: lambda event: event.issue,
    PointExcused: lambda event: event.point,
    ReadingCorrected: lambda event: f"{event.role} {event.correction.item}",
    DraftDecided: lambda event: event.decision.item,
    RemediationProved: lambda event: f"{event.finding} {event.evidence.id}",
}
"""What an event names that is of several; others name an item, a finding, or what stands once in an inspection."""


def subject(event: Event) -> Subject:
    """Return what an event sets."""
    own = _OWN.get(type(event))
    named = own(event) if own else getattr(event, "item", getattr(event, "finding", ""))
    return Subject(type(event).__name__, named)


_VALUES: dict[type[Event], Callable[[Inspection, str], object]] = {
    VerdictGiven: lambda inspection, item: inspection.answer(item).verdict,
    NoteWritten: lambda inspection, item: inspection.answer(item).note,
    FigureVerified: lambda inspection, item: inspection.answer(item).verified,
    ItemFlagged: lambda inspection, item: inspection.answer(item).flagged,
    ItemClaimed: lambda inspection, item: inspection.answer(item).claimed_by,
    ItemParked: lambda inspection, item: inspection.answer(item).parked,
    EvidenceRecorded: lambda inspection, own: next((e for e in inspection.evidence if e.id == own), None),
    FindingRecorded: lambda inspection, own: next((f for f in inspection.findings if f.id == own), None),
    IssueDecided: lambda inspection, own: inspection.issue_decisions.get(own),
    ReadingCorrected: lambda inspection, own: _correction(inspection, *own.split(" ", 1)),
    DraftDecided: lambda inspection, item: inspection.draft_decisions.get(item),
    MinutesSigned: lambda inspection, _: inspection.minutes,
    PointExcused: lambda inspection, own: inspection.excuses.get(own),
    DetailsChanged: lambda inspection, _: inspection.details,
    TeamChanged: lambda inspection, _: inspection.team,
    NoticeRegistered: lambda inspection, _: inspection.registration,
    RemediationUnitSet: lambda inspection, own: inspection.remediation(own).unit,
    RemediationDueSet: lambda inspection, own: inspection.remediation(own).due,
    RemediationReported: lambda inspection, own: inspection.remediation(own).report,
    RemediationRetested: lambda inspection, own: inspection.remediation(own).verdict,
    RemediationNoted: lambda inspection, own: inspection.remediation(own).note,
    RemediationProved: lambda inspection, own: _proof(inspection, *own.split(" ", 1)),
}


def _proof(inspection: Inspection, finding: str, own: str = "") -> object:
    return next((one for one in inspection.remediation(finding).evidence if one.id == own), None)


def _correction(inspection: Inspection, role: str, item: str = "") -> object:
    return inspection.corrections_of(role).get(item)


def value(inspection: Inspection, event: Event) -> object:
    """Return what an inspection holds of the thing that an event sets; None where it holds nothing."""
    read = _VALUES.get(type(event))
    return read(inspection, subject(event).id) if read else None


def steps(action: Action, before: Inspection, after: Inspection) -> tuple[Step, ...]:
    """Return what a reversal changed, thing by thing; what one action set twice is told once."""
    last = {subject(entry.event): entry.event for entry in action}
    return tuple(Step(event=event, before=value(before, event), after=value(after, event)) for event in last.values())


def standing(journal: Journal, actor: str) -> tuple[list[Action], list[Action]]:
    """Return a person's actions that undo can take back and those that redo can bring back, the next one last."""
    done: list[Action] = []
    undone: list[Action] = []
    for action in _actions(journal, actor):
        first = action[0].event
        if isinstance(first, Undone):
            _move(first.entries, done, undone)
        elif isinstance(first, Redone):
            _move(first.entries, undone, done)
        elif not any(isinstance(entry.event, LASTING) for entry in action):
            done.append(action)
            undone.clear()
    # A journal that was merged may hold withdrawals by others; what they took back is not ours to take back again.
    gone = journal.withdrawn
    return (
        [action for action in done if not any(e.id in gone for e in action)],
        [action for action in undone if all(e.id in gone for e in action)],
    )


def seal(journal: Journal, action: Action) -> Entry | None:
    """Return the last signature or new version since an action; None where there is none."""
    since = (e for e in reversed(journal.entries) if isinstance(e.event, _SEALS) and e.id not in journal.withdrawn)
    last = next(since, None)
    return last if last and key(last) > key(action[0]) else None


def blocker(journal: Journal, action: Action, actor: str) -> Entry | None:
    """Return the newest later entry of somebody else on a thing that the action sets; None where the way is free."""
    own: dict[Subject, list[Entry]] = {}
    for entry in action:
        own.setdefault(subject(entry.event), []).append(entry)
    for other in reversed(journal.entries):
        if other.actor == actor or other.id in journal.withdrawn:
            continue
        mine = own.get(subject(other.event), ())
        if any(key(other) > key(entry) and _meet(entry.event, other.event) for entry in mine):
            return other
    return None


def _meet(one: Event, other: Event) -> bool:
    """Tell whether two events on one subject set the same of it: changes of different fields of a finding do not."""
    if not isinstance(one, FindingRecorded) or not isinstance(other, FindingRecorded):
        return True
    return one.changed is None or other.changed is None or not set(one.changed).isdisjoint(other.changed)


def _actions(journal: Journal, actor: str) -> list[Action]:
    grouped: dict[str, list[Entry]] = {}
    for entry in journal.entries:
        if entry.actor == actor:
            grouped.setdefault(entry.action, []).append(entry)
    return [tuple(group) for group in grouped.values()]


def _move(names: tuple[str, ...], source: list[Action], target: list[Action]) -> None:
    """Move the action that an undo or redo names from one stack to the other."""
    for place in reversed(range(len(source))):
        if any(entry.id in names for entry in source[place]):
            target.append(source.pop(place))
            return
