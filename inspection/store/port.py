"""What the session asks of a store, whichever it is.

A store keeps the journal and what SQL readers and the home list want to see of it. Whoever writes takes a turn: while
it lasts nobody else writes, the writer is shown what came in since, decides, and writes; the turn's end is durable.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from inspection.model.codes import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

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
    )
