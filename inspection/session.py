"""One person at work on one inspection: actions become entries, entries become the state that screens show.

The only way to change an inspection. An action is durable when ``record`` returns; what colleagues wrote meanwhile is
folded in on the way. The session holds no state of its own beside the journal it has seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.approval import SignOff, approval, closed, is_closed, refuse_day, refuse_if_closed, sign_off
from inspection.clock import Clock, system_clock, tick
from inspection.conflicts import Conflict, conflicts, knowing
from inspection.errors import ClosedError, StoreError
from inspection.fold import Journal
from inspection.model.approval import Version
from inspection.model.closing_events import Approved, Reopened
from inspection.model.events import (
    DraftDecided,
    Entry,
    Event,
    EvidenceRecorded,
    FindingRecorded,
    InspectionOpened,
    Redone,
    Undone,
)
from inspection.model.remediation import OnRemediation
from inspection.undo import Action, Outcome, Reversal, blocker, seal, standing, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from inspection.model.inspection import Details, Inspection, Member, Team
    from inspection.model.notice import Blocker
    from inspection.store.port import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One line of an item's history."""

    entry: Entry
    holds: bool
    """False where it was undone."""


class Session:
    """One actor's work on one inspection of a store."""

    def __init__(self, store: Store, inspection_id: str, actor: str, clock: Clock = system_clock) -> None:
        self.id = inspection_id
        self.actor = actor
        self._store = store
        self._clock = clock
        self._version = store.version()
        arrivals = store.arrivals(inspection_id)
        if not arrivals.entries:
            raise StoreError("store.no_inspection", inspection=inspection_id)
        self._mark = arrivals.mark
        self._journal = Journal.of(arrivals.entries)
        self._clashes: tuple[Journal, tuple[Conflict, ...]] | None = None
        self._signed: tuple[Journal, SignOff] | None = None

    @classmethod
    def begin(
        cls, store: Store, details: Details, team: Team, *events: Event, actor: str, clock: Clock = system_clock
    ) -> Session:
        """Open a new inspection; the events given with it are written in the same breath."""
        inspection = uuid4().hex
        with store.turn(inspection, 0) as turn:
            first = InspectionOpened(details=details, team=team)
            stamp = _Stamp(inspection=inspection, actor=actor, at=clock(), base=0)
            entries = stamp.on((first, *events), turn.newest)
            turn.write(entries, None, Journal.of(entries).inspection)
        return cls(store, inspection, actor, clock)

    @property
    def inspection(self) -> Inspection:
        """Return the inspection as it now stands."""
        return self._journal.inspection

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the journal in key order."""
        return self._journal.entries

    @property
    def withdrawn(self) -> frozenset[str]:
        """Return the ids of the entries that were taken back."""
        return self._journal.withdrawn

    def record(self, *events: Event) -> Inspection:
        """Write events as one action and return the new state; both are durable when this returns.

        ``StoreError`` where that failed; then nothing was written and the state is the former one. ``ClosedError``
        where the head has signed.
        """
        self._act(_work(events))
        return self.inspection

    @property
    def sign_off(self) -> SignOff:
        """Return how the sign-off stands; worked out once for each state of the journal."""
        if self._signed is None or self._signed[0] is not self._journal:
            self._signed = (self._journal, sign_off(self._journal))
        return self._signed[1]

    @property
    def closed(self) -> ClosedError | None:
        """Return why nothing can be changed any more; None while it can."""
        return closed(self._journal) if is_closed(self._journal) else None

    def check_day(self, day: date) -> bool:
        """Return True for a day on which the content may be signed; ``ClosedError`` says why it may not."""
        refuse_day(self._journal, day, self._clock().date())
        return True

    def approve(self, member: Member, day: date, points: Sequence[Blocker], reviewed: str) -> Inspection:
        """Sign for a member what was reviewed, by its hash; ``ClosedError`` says why that is refused."""

        def decide(journal: Journal) -> tuple[Event, ...]:
            today = self._clock().date()
            return (Approved(approval=approval(journal, member, day, today, points, reviewed)),)

        self._act(decide)
        return self.inspection

    def reopen(self, reason: str) -> Inspection:
        """Begin a new version of signed content; ``ClosedError`` where the head has not signed, or without a reason."""

        def decide(journal: Journal) -> tuple[Event, ...]:
            if not reason.strip():
                raise ClosedError("approval.no_reason")
            if not is_closed(journal):
                raise ClosedError("approval.open")
            number = journal.inspection.version + 1
            return (Reopened(version=Version(number=number, reason=reason.strip())),)

        self._act(decide)
        return self.inspection

    def amend(self, *events: Event) -> Inspection:
        """Write events as a part of this person's last action, so that one undo takes back both.

        They are an action of their own where nothing of hers stands. Durable and refused as with ``record``.
        """
        stack = standing(self._journal, self.actor)[0]
        self._act(_work(events), stack[-1][0].action if stack else "")
        return self.inspection

    def undo(self) -> Reversal:
        """Take back this person's last action that still stands."""
        return self._reverse(lambda journal: standing(journal, self.actor)[0], Undone)

    def redo(self) -> Reversal:
        """Bring back this person's last undone action; a new action in between makes it final."""
        return self._reverse(lambda journal: standing(journal, self.actor)[1], Redone)

    def refresh(self) -> bool:
        """Fold in what others wrote; tell whether there was anything. Costs microseconds where there was not."""
        version = self._store.version()
        if version == self._version:
            return False
        arrivals = self._store.arrivals(self.id, self._mark)
        self._version, self._mark = version, arrivals.mark
        self._journal = self._journal.plus(arrivals.entries)
        return bool(arrivals.entries)

    def history(self, item_id: str) -> tuple[Past, ...]:
        """Return everything that was ever said on an item, with its evidence and findings; the newest last."""
        findings = {
            entry.event.finding.id
            for entry in self.entries
            if isinstance(entry.event, FindingRecorded) and item_id in entry.event.finding.items
        }
        return tuple(
            Past(entry=entry, holds=entry.id not in self._journal.withdrawn)
            for entry in self.entries
            if _concerns(entry.event, item_id, findings)
        )

    def history_of_finding(self, finding_id: str) -> tuple[Past, ...]:
        """Return everything that was ever said on a finding and its remediation; the newest last."""
        return tuple(
            Past(entry=entry, holds=entry.id not in self._journal.withdrawn)
            for entry in self.entries
            if (isinstance(entry.event, OnRemediation) and entry.event.finding == finding_id)
            or (isinstance(entry.event, FindingRecorded) and entry.event.finding.id == finding_id)
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what several people set to different values unseen; worked out once for each state of the journal."""
        if self._clashes is None or self._clashes[0] is not self._journal:
            self._clashes = (self._journal, conflicts(self._journal))
        return self._clashes[1]

    def _act(self, decide: Callable[[Journal], Sequence[Event]], action: str = "") -> Journal:
        """Write what is decided on the newest state, while nobody else writes; return that state."""
        seen = self._journal
        with self._store.turn(self.id, self._mark) as turn:
            known = after = self._journal.plus(turn.arrivals.entries)
            mark = turn.arrivals.mark
            if events := decide(known):
                stamp = _Stamp(inspection=self.id, actor=self.actor, at=self._clock(), base=seen.newest, action=action)
                entries = stamp.on(knowing(events, seen), turn.newest)
                after = known.plus(entries)
                mark = turn.write(entries, known.inspection, after.inspection)
            version = self._store.version()
        self._journal, self._mark, self._version = after, mark, version
        return known

    def _reverse(self, candidates: Callable[[Journal], list[Action]], withdrawal: type[Undone | Redone]) -> Reversal:
        result = Reversal(outcome=Outcome.NOTHING)
        action: Action = ()

        def decide(journal: Journal) -> tuple[Event, ...]:
            nonlocal action, result
            if not (stack := candidates(journal)):
                return ()
            if sealed := seal(journal, stack[-1]):
                result = Reversal(outcome=Outcome.SEALED, blocked_by=sealed)
                return ()
            if other := blocker(journal, stack[-1], self.actor):
                result = Reversal(outcome=Outcome.BLOCKED, blocked_by=other)
                return ()
            action = stack[-1]
            return (withdrawal(entries=tuple(entry.id for entry in action)),)

        before = self._act(decide)
        if not action:
            return result
        return Reversal(outcome=Outcome.DONE, steps=steps(action, before.inspection, self.inspection))


def _work(events: Sequence[Event]) -> Callable[[Journal], Sequence[Event]]:
    """Return what decides to write events, unless the inspection is closed."""

    def decide(journal: Journal) -> Sequence[Event]:
        refuse_if_closed(journal, events)
        return events

    return decide


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stamp:
    """What the entries of one action share."""

    inspection: str
    actor: str
    at: datetime
    base: int
    action: str = ""
    """The action that the entries belong to; empty for one of their own."""

    def on(self, events: Sequence[Event], newest: int) -> Action:
        """Return the entries of events; their clocks follow on the newest one in the store."""
        action = self.action or uuid4().hex
        first = tick(self.at, newest)
        return tuple(
            Entry(
                id=uuid4().hex,
                inspection=self.inspection,
                clock=first + place,
                actor=self.actor,
                at=self.at,
                base=self.base,
                action=action,
                event=event,
            )
            for place, event in enumerate(events)
        )


def _concerns(event: Event, item_id: str, findings: set[str]) -> bool:
    match event:
        case EvidenceRecorded():
            return event.evidence.item == item_id
        case FindingRecorded():
            return event.finding.id in findings
        case DraftDecided():
            return event.decision.item == item_id
        case _:
            return getattr(event, "item", None) == item_id
