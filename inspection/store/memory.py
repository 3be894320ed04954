"""A store that lives as long as the program: for tests, and for trying something out without a workspace."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspection.fold import Journal, key
from inspection.store.merge import missing
from inspection.store.port import (
    Arrivals,
    Draft,
    OpenRemediation,
    Place,
    Summary,
    Turn,
    by_day,
    still_open,
    summarise,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection


class MemoryStore:
    """Keeps everything in lists; gives the same answers as the store on disk."""

    def __init__(self) -> None:
        self._journal: list[Entry] = []
        """In the order of arrival; an entry's mark is its place counted from 1."""
        self._summaries: dict[str, Summary] = {}
        self._open: dict[str, list[OpenRemediation]] = {}
        self._places: dict[tuple[str, str], Place] = {}
        self._drafts: dict[tuple[str, str, str], Draft] = {}

    def summaries(self) -> tuple[Summary, ...]:
        """Return all inspections, the last changed first."""
        return tuple(sorted(self._summaries.values(), key=lambda s: (s.last_change, s.id), reverse=True))

    def open_remediations(self) -> tuple[OpenRemediation, ...]:
        """Return the findings of all inspections that are not put right yet, by their day."""
        return by_day(row for rows in self._open.values() for row in rows)

    def arrivals(self, inspection: str, after: int = 0) -> Arrivals:
        """Return an inspection's entries that arrived after a mark."""
        news = tuple(entry for entry in self._journal[after:] if entry.inspection == inspection)
        return Arrivals(entries=news, mark=len(self._journal))

    @contextmanager
    def turn(self, inspection: str, after: int) -> Iterator[Turn]:
        """Take the turn; what was written is taken back where the block fails."""
        length, summaries, rows = len(self._journal), dict(self._summaries), dict(self._open)
        try:
            newest = max((entry.clock for entry in self._journal), default=0)
            yield Turn(arrivals=self.arrivals(inspection, after), newest=newest, write=self._write)
        except BaseException:
            del self._journal[length:]
            self._summaries, self._open = summaries, rows
            raise

    def absorb(self, entries: Iterable[Entry]) -> int:
        """Take in entries of another copy; ``StoreError`` where one contradicts what is here."""
        new = missing(entries, {key(entry): entry.id for entry in self._journal})
        self._journal += new
        for inspection in dict.fromkeys(entry.inspection for entry in new):
            journal = Journal.of(entry for entry in self._journal if entry.inspection == inspection)
            self._show(journal.inspection, journal.entries[-1])
        return len(new)

    def version(self) -> tuple[int, int]:
        """Return a value that differs as soon as anybody has written."""
        return len(self._journal), 0

    def place(self, actor: str, inspection: str | None = None) -> Place | None:
        """Return where a person was last."""
        mine = [place for (who, _), place in self._places.items() if who == actor]
        return next((place for place in reversed(mine) if inspection in (None, place.inspection)), None)

    def remember_place(self, actor: str, place: Place, at: datetime) -> None:  # noqa: ARG002  # the order tells the time
        """Keep where a person is."""
        self._places.pop((actor, place.inspection), None)
        self._places[actor, place.inspection] = place

    def drafts(self, actor: str, inspection: str) -> tuple[Draft, ...]:
        """Return a person's unfinished texts in an inspection, the newest first."""
        mine = [draft for (who, where, _), draft in self._drafts.items() if (who, where) == (actor, inspection)]
        return tuple(sorted(mine, key=lambda draft: draft.at, reverse=True))

    def save_draft(self, actor: str, draft: Draft) -> None:
        """Keep an unfinished text."""
        self._drafts[actor, draft.inspection, draft.field] = draft

    def drop_draft(self, actor: str, inspection: str, field: str) -> None:
        """Forget an unfinished text."""
        self._drafts.pop((actor, inspection, field), None)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _write(self, entries: Sequence[Entry], _before: Inspection | None, after: Inspection) -> int:
        self._journal += entries
        self._show(after, entries[-1])
        return len(self._journal)

    def _show(self, inspection: Inspection, last: Entry) -> None:
        self._summaries[inspection.id] = summarise(inspection, last.at, last.actor)
        self._open[inspection.id] = still_open(inspection)
