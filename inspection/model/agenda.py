"""A day on which something is due: what, by whose words, and how it stands on the day that somebody looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspection.model.catalogue import Bilingual
from inspection.model.codes import AgendaKind, AgendaState, Frequency
from inspection.model.documents import Period
from inspection.model.source import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """One thing on one day."""

    id: str
    """The same however often it is worked out, also when words or the day are corrected."""
    kind: AgendaKind
    day: date | None
    """None where the words tell no day; none is then made up."""
    until: date | None = None
    """The last day, where it takes several."""
    about: str = ""
    """What it is about, in the document's or the finding's own words."""
    words: str = ""
    """The words that set the day, as they stand in the document."""
    frequency: Frequency | None = None
    """How often it comes again, for a report."""
    span: Period | None = None
    """What it is on, for a report that comes again: a month, a quarter, half a year or a year."""
    unit: str = ""
    """Who is to do it."""
    source: SourceRef | None = None
    finding: str = ""
    item: str = ""
    """The checklist item that goes back to it."""
    state: AgendaState = AgendaState.LATER
    off: bool = False
    """Offices are closed on that day; it is never moved."""
    holiday: Bilingual | None = None
    """Which holiday it is; None for a weekend."""
    works_next: date | None = None
    """The next day that is worked, where the day is off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All days of an inspection, the earliest first, and what is said without a day."""

    days: tuple[AgendaDay, ...]
    undated: tuple[AgendaDay, ...] = ()
    foreign_plan: bool = False
    """The plan at hand is another ward's or another year's: its days bind nobody here and are left out."""
