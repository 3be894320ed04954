"""What the session asks of a store, whichever it is.

A store keeps the journal and what SQL readers and the home list want to see of it. Whoever writes takes a turn: while
it lasts nobody else writes, the writer is shown what came in since, decides, and writes; the turn's end is durable.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from inspection.model.codes import RemediationState, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from inspection.model.documents import Period
    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One inspection in the home list; read without folding its journal."""

    id: str
    ward: str
    ward_type: str
    city: str
    period: Period | None
    items: int
    """Items of the checklist, without those that a corrected document took away."""
    judged: int
    """Those of them with a verdict."""
    findings: int
    """Findings that were not struck out."""
    last_change: datetime
    last_actor: str
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    """How often each verdict was given on these items; none of those never given."""
    dues: tuple[date, ...] = ()
    """The day of each finding that the ward has yet to put right."""

    def overdue(self, today: date) -> int:
        """Return how many of these days are past."""
        return sum(day < today for day in self.dues)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRemediation:
    """A finding of any inspection that is not put right yet; read without folding a journal."""

    inspection: str
    ward: str
    ward_type: str
    city: str
    finding: str
    severity: int
    condition: str
    unit: str
    """The unit in charge; empty for the ward itself."""
    due: date | None
    state: RemediationState

    def days_late(self, today: date) -> int:
        """Return by how many days it is late; 0 or below while there is time or the team has it."""
        return (today - self.due).days if self.due and self.state is not RemediationState.REPORTED else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person was last in an inspection."""

    inspection: str
    screen: str = ""
    item: str = ""
    """The item or finding under the cursor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text that was typed but not yet entered."""

    inspection: str
    field: str
    """What it was typed into, such as ``note:3.07``; the screens' own names."""
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Entries that came into the store, by whatever way, and the mark to ask from the next time."""

    entries: tuple[Entry, ...]
    mark: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The right to write to one inspection while nobody else writes."""

    arrivals: Arrivals
    """What came in since the mark that the turn was asked for with."""
    newest: int
    """The newest clock of all inspections in the store; 0 where it is empty."""
    write: Callable[[Sequence[Entry], Inspection | None, Inspection], int]
    """Append entries, bring the projections from the former state to the new one, and return the new mark."""


class Store(Protocol):
    """Journals, projections, places and drafts. Every method may raise ``StoreError``."""

    def summaries(self) -> tuple[Summary, ...]:
        """Return all inspections, the last changed first, without folding any."""
        ...

    def open_remediations(self) -> tuple[OpenRemediation, ...]:
        """Return the findings of all inspections that are not put right yet, by their day."""
        ...

    def arrivals(self, inspection: str, after: int = 0) -> Arrivals:
        """Return an inspection's entries that arrived after a mark; all of them from 0."""
        ...

    def turn(self, inspection: str, after: int) -> AbstractContextManager[Turn]:
        """Take the turn to write; what was written is durable when the block has ended without an error."""
        ...

    def absorb(self, entries: Iterable[Entry]) -> int:
        """Take in entries of another copy; return how many were new. Doing it twice changes nothing."""
        ...

    def version(self) -> tuple[int, int]:
        """Return a value that differs as soon as anybody has written; costs microseconds."""
        ...

    def place(self, actor: str, inspection: str | None = None) -> Place | None:
        """Return where a person was last, in one inspection or at all."""
        ...

    def remember_place(self, actor: str, place: Place, at: datetime) -> None:
        """Keep where a person is."""
        ...

    def drafts(self, actor: str, inspection: str) -> tuple[Draft, ...]:
        """Return a person's unfinished texts in an inspection, the newest first."""
        ...

    def save_draft(self, actor: str, draft: Draft) -> None:
        """Keep an unfinished text; the newest on a field replaces the former one."""
        ...

    def drop_draft(self, actor: str, inspection: str, field: str) -> None:
        """Forget an unfinished text; nothing happens where there is none."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...


def summarise(inspection: Inspection, changed: datetime, actor: str) -> Summary:
    """Return what the home list shows of an inspection."""
    from inspection.follow_up import followed  # noqa: PLC0415  # the home list is read without it

    asked = {item.id for item in inspection.items if not item.withdrawn}
    given = Counter(a.verdict for item, a in inspection.answers.items() if a.verdict and item in asked)
    details = inspection.details
    return Summary(
        id=inspection.id,
        ward=details.ward,
        ward_type=details.ward_type,
        city=details.city,
        period=details.period,
        items=len(asked),
        judged=sum(given.values()),
        findings=sum(1 for finding in inspection.findings if finding.state != "struck"),
        last_change=changed,
        last_actor=actor,
        verdicts={verdict: given[verdict] for verdict in Verdict if verdict in given},
        dues=tuple(sorted(row.due for row in followed(inspection) if row.due and row.waits_for_ward)),
    )


def still_open(inspection: Inspection) -> list[OpenRemediation]:
    """Return an inspection's findings that are not put right yet."""
    from inspection.follow_up import followed  # noqa: PLC0415  # the home list is read without it

    details = inspection.details
    return [
        OpenRemediation(
            inspection=inspection.id,
            ward=details.ward,
            ward_type=details.ward_type,
            city=details.city,
            finding=row.finding.id,
            severity=row.finding.severity.value,
            condition=row.finding.condition,
            unit=row.unit,
            due=row.due,
            state=row.state,
        )
        for row in followed(inspection)
        if row.state is not RemediationState.CORRECTED
    ]


def by_day(rows: Iterable[OpenRemediation]) -> tuple[OpenRemediation, ...]:
    """Return them in the order of their days, those without one last; of one day by ward, inspection and finding."""
    return tuple(sorted(rows, key=lambda one: (one.due is None, one.due or 0, one.ward, one.inspection, one.finding)))
