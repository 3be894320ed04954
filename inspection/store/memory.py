"""A store that lives as long as the program: for tests, and for trying something out without a workspace."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspection.clock import HIGHEST_CLOCK
from inspection.errors import StoreError
from inspection.fold import Journal, key
from inspection.store.port import Arrivals, Draft, Place, Summary, Turn, summarise

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
        self._places: dict[tuple[str, str], Place] = {}
        self._drafts: dict[tuple[str, str, str], Draft] = {}

    def summaries(self) -> tuple[Summary, ...]:
        """Return all inspections, the last changed first."""
        return tuple(sorted(self._summaries.values(), key=lambda s: (s.last_change, s.id), reverse=True))

    def arrivals(self, inspection: str, after: int = 0) -> Arrivals:
        """Return an inspection's entries that arrived after a mark."""
        news = tuple(entry for entry in self._journal[after:] if entry.inspection == inspection)
        return Arrivals(entries=news, mark=len(self._journal))

    @contextmanager
    def turn(self, inspection: str, after: int) -> Iterator[Turn]:
        """Take the turn; what was written is taken back where the block fails."""
        length, summaries = len(self._journal), dict(self._summaries)
        try:
            yield _MemoryTurn(self, self.arrivals(inspection, after))
        except BaseException:
            del self._journal[length:]
            self._summaries = summaries
            raise

    def absorb(self, entries: Iterable[Entry]) -> int:
        """Take in entries of another copy; ``StoreError`` where one contradicts what is here."""
        new = unknown(entries, self._journal)
        self._journal += new
        for inspection in dict.fromkeys(entry.inspection for entry in new):
            journal = Journal.of(entry for entry in self._journal if entry.inspection == inspection)
            last = journal.entries[-1]
            self._summaries[inspection] = summarise(journal.inspection, last.at, last.actor)
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


class _MemoryTurn:
    def __init__(self, store: MemoryStore, arrivals: Arrivals) -> None:
        self._store = store
        self.arrivals = arrivals

    @property
    def newest(self) -> int:
        return max((entry.clock for entry in self._store._journal), default=0)  # noqa: SLF001  # the store's own turn

    def write(self, entries: Sequence[Entry], before: Inspection | None, after: Inspection) -> int:  # noqa: ARG002
        store = self._store
        store._journal += entries  # noqa: SLF001  # the store's own turn
        store._summaries[after.id] = summarise(after, entries[-1].at, entries[-1].actor)  # noqa: SLF001
        return len(store._journal)  # noqa: SLF001


def unknown(entries: Iterable[Entry], journal: Iterable[Entry]) -> list[Entry]:
    """Return the entries that a journal lacks, in key order.

    ``StoreError`` where two entries claim one key, or a clock is out of all bounds: taking in either would lose
    something, and an honest copy holds neither.
    """
    known = {entry.id: entry for entry in journal}
    keys = {key(entry): entry.id for entry in known.values()}
    new = []
    for entry in sorted(entries, key=key):
        if entry.id in known:
            continue
        if keys.setdefault(key(entry), entry.id) != entry.id or not 0 < entry.clock < HIGHEST_CLOCK:
            raise StoreError("store.clash", actor=entry.actor, at=entry.at)
        known[entry.id] = entry
        new.append(entry)
    return new
