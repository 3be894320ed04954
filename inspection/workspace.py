"""A workspace: one folder with the database, copies of the documents and what was exported.

Somebody working alone has one in their data folder, which nobody else may enter. A team shares one on its server: a
folder made here for them is writable for its group, and so is everything in it.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, BinaryIO, Self
from uuid import uuid4

from inspection.actor import identify
from inspection.clock import Clock, system_clock
from inspection.errors import DocumentError, StoreError
from inspection.folders import default_workspace, state_folder
from inspection.store.failures import refusal
from inspection.store.port import Draft, Place
from inspection.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inspection.model.events import Entry, Event
    from inspection.model.inspection import Details, Team
    from inspection.session import Session
    from inspection.store.port import Store, Summary

DATABASE = "kiemtra.db"

_PRIVATE, _SHARED = 0o700, 0o2770
_KEPT = 0o440
_BLOCK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


class Workspace:
    """An open workspace and the person who works in it."""

    def __init__(self, folder: Path, store: Store, actor: str, clock: Clock = system_clock) -> None:
        self.folder = folder
        self.store = store
        self.actor = actor
        self.clock = clock

    @classmethod
    def open(cls, folder: Path | None = None, *, name: str = "", clock: Clock = system_clock) -> Workspace:
        """Open a workspace, making it where there is none; None opens the person's own.

        ``StoreError`` where it cannot be written, is damaged, or was written by a newer version.
        """
        place = (folder or default_workspace()).expanduser().absolute()
        _make(place, _SHARED if folder else _PRIVATE)
        store = SqliteStore(place / DATABASE)
        return cls(place, store, identify(name, (state_folder(), place)), clock)

    def beside(self) -> Workspace:
        """Return the same workspace for the same person on a connection of its own, for work in another thread."""
        return Workspace(self.folder, SqliteStore(self.folder / DATABASE), self.actor, self.clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    # ---- inspections

    def inspections(self) -> tuple[Summary, ...]:
        """Return all inspections, the last changed first."""
        return self.store.summaries()

    def session(self, inspection_id: str) -> Session:
        """Return a session on an inspection; ``StoreError`` where there is none of that id."""
        from inspection.session import Session  # noqa: PLC0415  # brings the whole model; the home list goes without

        return Session(self.store, inspection_id, self.actor, self.clock)

    def begin(self, details: Details, team: Team, *events: Event) -> Session:
        """Open a new inspection."""
        from inspection.session import Session  # noqa: PLC0415  # as above

        return Session.begin(self.store, details, team, *events, actor=self.actor, clock=self.clock)

    def absorb(self, entries: Iterable[Entry]) -> int:
        """Take in the journal of another copy; return how many entries were new."""
        return self.store.absorb(entries)

    # ---- files

    @property
    def exports(self) -> Path:
        """Return the folder for what leaves the house."""
        return self.room("exports")

    def keep(self, path: Path, sha256: str) -> Path:
        """Keep a copy of a document under its hash and return it.

        ``DocumentError`` where the file is no longer the one that was read, ``StoreError`` where no copy can be made.
        """
        suffix = path.suffix.lower()
        kept = self.room("documents") / f"{sha256}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
        if kept.exists():
            return kept
        fresh = kept.with_name(f".{uuid4().hex}")
        try:
            source = path.open("rb")
        except OSError as problem:
            raise DocumentError("document.unreadable", name=path.name, problem=problem.strerror) from problem
        try:
            with source:
                if _copy(source, fresh) != sha256:
                    raise DocumentError("document.changed", name=path.name)
            fresh.chmod(_KEPT)
            fresh.replace(kept)
        except OSError as problem:
            raise refusal(problem, kept) from problem
        finally:
            fresh.unlink(missing_ok=True)
        return kept

    def document(self, sha256: str) -> Path:
        """Return the copy of a document; ``StoreError`` where the workspace holds none."""
        found = (self.folder / "documents").glob(f"{sha256}*") if _SHA256.fullmatch(sha256) else ()
        for path in found:
            return path
        raise StoreError("store.no_document", sha256=sha256[:12])

    # ---- where somebody was, and what they had not finished

    def place(self, inspection_id: str | None = None) -> Place | None:
        """Return where this person was last, in one inspection or at all."""
        return self.store.place(self.actor, inspection_id)

    def remember_place(self, inspection_id: str, screen: str = "", item: str = "") -> None:
        """Keep where this person is."""
        place = Place(inspection=inspection_id, screen=screen, item=item)
        self.store.remember_place(self.actor, place, self.clock())

    def drafts(self, inspection_id: str) -> tuple[Draft, ...]:
        """Return this person's unfinished texts in an inspection, the newest first."""
        return self.store.drafts(self.actor, inspection_id)

    def draft(self, inspection_id: str, field: str) -> str | None:
        """Return the unfinished text of a field; None where there is none."""
        return next((draft.text for draft in self.drafts(inspection_id) if draft.field == field), None)

    def save_draft(self, inspection_id: str, field: str, text: str) -> None:
        """Keep the unfinished text of a field."""
        draft = Draft(inspection=inspection_id, field=field, text=text, at=self.clock())
        self.store.save_draft(self.actor, draft)

    def drop_draft(self, inspection_id: str, field: str) -> None:
        """Forget the unfinished text of a field."""
        self.store.drop_draft(self.actor, inspection_id, field)

    def room(self, name: str) -> Path:
        """Return a folder of the workspace, made with the rights of the workspace where it is missing."""
        room = self.folder / name
        _make(room, stat.S_IMODE(self.folder.stat().st_mode))
        return room


def _make(folder: Path, mode: int) -> None:
    """Make a folder where there is none; ``StoreError`` where it cannot be used to write in."""
    if folder.exists() and not folder.is_dir():
        raise StoreError("store.not_a_folder", path=folder)
    try:
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(mode)
    except OSError as problem:
        raise refusal(problem, folder) from problem
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise StoreError("store.read_only", path=folder)


def _copy(source: BinaryIO, target: Path) -> str:
    """Copy a file durably and return the hash of what was copied, whatever happened to the source meanwhile."""
    import hashlib  # noqa: PLC0415  # loads OpenSSL, which the list of inspections goes without

    digest = hashlib.sha256()
    with target.open("wb") as written:
        while block := source.read(_BLOCK):
            digest.update(block)
            written.write(block)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()
