"""Everything that can happen to an inspection. Events are facts: they are appended, never changed, never removed.

An event says what is now so, not what to do; the newest one on the same thing wins, and undo names the entry that it
withdraws. ``Entry`` is an event with its place in the journal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from inspection.model.checklist import Checklist, Quantity
from inspection.model.closing_events import Approved, MinutesSigned, PointExcused, Reopened
from inspection.model.codes import Origin, Verdict
from inspection.model.corrections import Anchor, Correction
from inspection.model.documents import Reading
from inspection.model.drafts import DraftDecision
from inspection.model.finding import Evidence, Finding
from inspection.model.former import FindingsCarried
from inspection.model.inspection import Details, Registration, Team
from inspection.model.remediation import OnRemediation


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionOpened:
    """An inspection began; always its first event."""

    details: Details
    team: Team


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsChanged:
    """Ward, period, dates or form were set."""

    details: Details


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChanged:
    """The team or its documents were set."""

    team: Team


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRead:
    """A plan or report was read; it replaces the former one in that role."""

    role: str
    """``plan`` or ``report``."""
    reading: Reading
    own: bool = True
    """False for a plan of a sister ward or of another year."""
    anchors: tuple[Anchor, ...] = ()
    """Where items that people had added to the former document stand in this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingCorrected:
    """A person accepted, corrected, split, merged, dropped or added an item of what was read."""

    role: str
    """``plan`` or ``report``."""
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistDrafted:
    """A checklist was built, or built again from a corrected document."""

    checklist: Checklist


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecided:
    """A person accepted, worded anew, split, merged, dropped or put off an item of the drafted checklist."""

    decision: DraftDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGiven:
    """A verdict on an item; None takes it back to "not looked at"."""

    item: str
    verdict: Verdict | None
    origin: Origin = Origin.PERSON
    reason: str = ""
    over: tuple[str, ...] | None = field(default=None, compare=False)
    """Ids of the entries whose value the writer saw and replaced; None where an earlier version wrote it.

    Not part of what is said: events that say the same are equal.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten:
    """The note on an item."""

    item: str
    note: str
    copied_from: str = ""
    """From where it was taken over, in words: ward and period; empty where somebody wrote it here."""
    over: tuple[str, ...] | None = field(default=None, compare=False)
    """As with a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureVerified:
    """The figure that the team found itself; None takes it back."""

    item: str
    verified: Quantity | None
    over: tuple[str, ...] | None = field(default=None, compare=False)
    """As with a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFlagged:
    """An item was flagged for the head of the team, or the flag taken off."""

    item: str
    flagged: bool
    word: str = ""
    """What the head of the team is to know; free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemParked:
    """An item was put off for later, or taken up again."""

    item: str
    parked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemClaimed:
    """Somebody took an item upon herself, or let go of it; no wall, but colleagues see it."""

    item: str
    claimed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecorded:
    """Evidence was added, corrected or struck out (same id)."""

    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecorded:
    """A finding was drafted, edited, confirmed or struck out (same id)."""

    finding: Finding
    """The whole of it, as its writer saw it."""
    changed: tuple[str, ...] | None = field(default=None, compare=False)
    """The fields that the writer set; None where the finding is new, or an earlier version wrote it: then all are.

    So two people's unseen changes of different fields are joined.
    """
    over: tuple[str, ...] | None = field(default=None, compare=False)
    """As with a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDecided:
    """A proposed issue was accepted as a draft finding or dismissed with a reason."""

    issue: str
    """Key of the issue."""
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRegistered:
    """Number, day or place of the notice were set as the registry gave them."""

    registration: Registration


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Entries of one action were withdrawn; they stay in the journal."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redone:
    """Withdrawn entries hold again."""

    entries: tuple[str, ...]


Event = (
    InspectionOpened
    | DetailsChanged
    | TeamChanged
    | DocumentRead
    | ReadingCorrected
    | ChecklistDrafted
    | DraftDecided
    | VerdictGiven
    | NoteWritten
    | FigureVerified
    | ItemFlagged
    | ItemParked
    | ItemClaimed
    | EvidenceRecorded
    | FindingRecorded
    | IssueDecided
    | NoticeRegistered
    | OnRemediation
    | FindingsCarried
    | MinutesSigned
    | PointExcused
    | Approved
    | Reopened
    | Undone
    | Redone
)

EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__args__}
"""Every kind of event by its name, which is what the journal writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event in the journal."""

    id: str
    """Random; the same in every copy of the journal."""
    inspection: str
    clock: int
    """Hybrid logical clock: milliseconds since 1970 shifted left by 16 bits, never falling."""
    actor: str
    """Who, on which installation; with the clock the primary key."""
    at: datetime
    """Wall clock of the writer, with its zone."""
    base: int
    """Clock of the newest entry that the writer had seen."""
    action: str
    """Entries of one key press share it and are undone together."""
    event: Event
