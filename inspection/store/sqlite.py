"""The workspace's database: journal and projections in SQLite, durable at the end of every turn.

Several people on one server write to the same file: write-ahead logging lets readers go on meanwhile, ``writing`` takes
the write lock before it looks at anything (a plain BEGIN lost 353 of 400 concurrent writes), and synchronous=FULL makes
an acknowledged write outlive a power cut. The home list is the first thing a person sees: reading it imports neither
sqlite-utils nor the codec nor the larger part of the model.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from inspection.errors import StoreError
from inspection.store import rows, schema
from inspection.store.failures import plainly, refusal
from inspection.store.port import Arrivals, Draft, OpenRemediation, Place, Summary, Turn, summarise
from inspection.store.projections import project, project_anew

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection

PATIENCE = 5.0
"""Seconds to wait for another writer; with eight busy writers the slowest wait measured was 4.1 s."""

_GROUP_WRITABLE = 0o660


class SqliteStore:
    """One database file; a connection of its own, to be used by the thread that opened it."""

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        self.path = path
        self._own_writes = 0
        _create(path)
        with plainly(path):
            self._connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                self._prepare(patience)
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self, patience: float) -> None:
        run = self._connection.execute
        given_up = time.monotonic() + patience
        while run("pragma journal_mode = wal").fetchone() != ("wal",):
            # While another program opens the same new file, SQLite answers at once instead of waiting.
            if time.monotonic() > given_up:
                raise StoreError("store.locked", path=self.path, problem="journal_mode")
            time.sleep(0.02)
        run("pragma synchronous = full")
        behind = schema.taken(self._connection)
        if newer := behind - set(schema.STEPS):
            raise StoreError("store.newer", path=self.path, version=max(newer))
        if behind != set(schema.STEPS):
            with self.writing() as db:
                schema.migrate(db)

    @cached_property
    def _db(self) -> Database:
        from sqlite_utils import Database  # noqa: PLC0415  # 80 ms that the first paint need not wait for

        return Database(self._connection, execute_plugins=False)

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Hold the write lock for the block: all that it writes is durable at its end, or none of it is there."""
        db = self._db
        with plainly(self.path):
            self._connection.execute("begin immediate")
            try:
                yield db
                self._connection.execute("commit")
            except BaseException:
                self._connection.rollback()
                raise

    def summaries(self) -> tuple[Summary, ...]:
        """Return all inspections, the last changed first."""
        with plainly(self.path):
            found = self._connection.execute(
                "select id, ward, ward_type, city, period_start, period_end, items, judged, findings, last_change, "
                "last_actor, verdicts, (select group_concat(due) from follow_up where follow_up.inspection = "
                "inspection.id and state not in ('reported', 'corrected')) "
                "from inspection order by last_change desc, id desc"
            )
            return tuple(rows.summary(row) for row in found)

    def open_remediations(self) -> tuple[OpenRemediation, ...]:
        """Return the findings of all inspections that are not put right yet, by their day."""
        with plainly(self.path):
            found = self._connection.execute(
                "select inspection.id, ward, ward_type, city, finding, severity, condition, unit, due, state "
                "from follow_up join inspection on inspection.id = follow_up.inspection "
                "where state <> 'corrected' order by due is null, due, ward, inspection.id, finding"
            )
            return tuple(rows.open_remediation(row) for row in found)

    def arrivals(self, inspection: str, after: int = 0) -> Arrivals:
        """Return an inspection's entries that arrived after a mark."""
        with plainly(self.path):
            found = self._connection.execute(
                "select arrival, id, inspection, clock, actor, at, base, action, kind, payload from journal "
                "where inspection = ? and arrival > ? order by arrival",
                [inspection, after],
            ).fetchall()
        mark = found[-1][0] if found else after
        return Arrivals(entries=tuple(rows.entry(row[1:]) for row in found), mark=mark)

    @contextmanager
    def turn(self, inspection: str, after: int) -> Iterator[Turn]:
        """Take the turn to write to an inspection."""
        with self.writing():
            yield Turn(arrivals=self.arrivals(inspection, after), newest=_newest(self._connection), write=self._write)

    def absorb(self, entries: Iterable[Entry]) -> int:
        """Take in entries of another copy; ``StoreError`` where one contradicts what is here."""
        from inspection.store.merge import missing  # noqa: PLC0415  # brings the whole model, which the list needs not

        with self.writing():
            known = self._connection.execute("select clock, actor, id from journal")
            new = missing(entries, {(clock, actor): own for clock, actor, own in known})
            self._append(new)
            for inspection in dict.fromkeys(entry.inspection for entry in new):
                self._project_anew(inspection)
        return len(new)

    def version(self) -> tuple[int, int]:
        """Return a value that differs as soon as anybody has written: others by SQLite's word, ourselves by ours."""
        with plainly(self.path):
            (others,) = self._connection.execute("pragma data_version").fetchone()
        return others, self._own_writes

    def place(self, actor: str, inspection: str | None = None) -> Place | None:
        """Return where a person was last."""
        with plainly(self.path):
            found = self._connection.execute(
                "select inspection, screen, item from place where actor = :actor "
                "and inspection = coalesce(:inspection, inspection) order by at desc limit 1",
                {"actor": actor, "inspection": inspection},
            ).fetchone()
        return Place(inspection=found[0], screen=found[1], item=found[2]) if found else None

    def remember_place(self, actor: str, place: Place, at: datetime) -> None:
        """Keep where a person is."""
        row = {"inspection": place.inspection, "screen": place.screen, "item": place.item}
        with self.writing() as db:
            db.table("place").upsert({"actor": actor, "at": _utc(at), **row}, pk=("actor", "inspection"))

    def drafts(self, actor: str, inspection: str) -> tuple[Draft, ...]:
        """Return a person's unfinished texts in an inspection, the newest first."""
        with plainly(self.path):
            found = self._connection.execute(
                "select inspection, field, text, at from draft where actor = ? and inspection = ? order by at desc",
                [actor, inspection],
            ).fetchall()
        return tuple(
            Draft(inspection=where, field=field, text=text, at=datetime.fromisoformat(at))
            for where, field, text, at in found
        )

    def save_draft(self, actor: str, draft: Draft) -> None:
        """Keep an unfinished text."""
        row = {"inspection": draft.inspection, "field": draft.field, "text": draft.text, "at": _utc(draft.at)}
        with self.writing() as db:
            db.table("draft").upsert({"actor": actor, **row}, pk=("actor", "inspection", "field"))

    def drop_draft(self, actor: str, inspection: str, field: str) -> None:
        """Forget an unfinished text."""
        with self.writing() as db:
            db.table("draft").delete_where("actor = ? and inspection = ? and field = ?", [actor, inspection, field])

    def faults(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the file, in its own words; reads all of it."""
        with plainly(self.path):
            found = [text for (text,) in self._connection.execute("pragma integrity_check")]
        return tuple(text for text in found if text != "ok")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _append(self, entries: Sequence[Entry]) -> int:
        """Write entries to the journal; return the mark of the last one."""
        (last,) = self._connection.execute("select coalesce(max(arrival), 0) from journal").fetchone()
        new = [rows.entry_row(entry, last + place) for place, entry in enumerate(entries, 1)]
        self._db.table("journal").insert_all(new)
        self._own_writes += 1
        return int(last) + len(new)

    def _write(self, entries: Sequence[Entry], before: Inspection | None, after: Inspection) -> int:
        mark = self._append(entries)
        project(self._db, before, after, summarise(after, entries[-1].at, entries[-1].actor))
        return mark

    def _project_anew(self, inspection: str) -> None:
        from inspection.fold import Journal  # noqa: PLC0415  # as above

        journal = Journal.of(self.arrivals(inspection).entries)
        last = journal.entries[-1]
        project_anew(self._db, journal.inspection, summarise(journal.inspection, last.at, last.actor))


def _newest(connection: sqlite3.Connection) -> int:
    (clock,) = connection.execute("select coalesce(max(clock), 0) from journal").fetchone()
    return int(clock)


def _utc(at: datetime) -> str:
    """Return a time as text that sorts, whatever zones people write from."""
    return at.astimezone(UTC).isoformat()


def _create(path: Path) -> None:
    """Make the empty file before SQLite does, for SQLite would let nobody but its owner write to it.

    An existing file is left alone and above all not opened: closing it would drop the locks that this program's other
    connections hold on it.
    """
    if path.exists():
        return
    try:
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _GROUP_WRITABLE)
    except FileExistsError:
        return
    except OSError as problem:
        raise refusal(problem, path) from problem
    os.fchmod(made, _GROUP_WRITABLE)
    os.close(made)
