"""The store when things go wrong: what was acknowledged is there, and what cannot go on says why."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection.errors import StoreError
from inspection.model.codes import Verdict
from inspection.model.events import NoteWritten, VerdictGiven
from inspection.session import Session
from inspection.store.memory import MemoryStore
from inspection.store.sqlite import SqliteStore
from tests.inspections import BINH, HOA, begun
from tests.privileges import unprivileged

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiemtra.db"


@pytest.fixture
def disk(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path)
    yield store
    store.close()


def met(item: str) -> VerdictGiven:
    return VerdictGiven(item=item, verdict=Verdict.MET)


def tables(path: Path, inspection: str) -> dict[str, list[tuple[object, ...]]]:
    """Return what a reader of SQL sees of an inspection."""
    with sqlite3.connect(path) as connection:
        keys = {"inspection": "id", "answer": "inspection", "finding": "inspection", "evidence": "inspection"}
        found = {
            table: connection.execute(f"select * from {table} where {key} = ? order by 1, 2", [inspection]).fetchall()  # noqa: S608  # names from above
            for table, key in keys.items()
        }
    connection.close()
    return found


WRITER = """
import sys, pathlib
from inspection.model.codes import Verdict
from inspection.model.events import VerdictGiven
from inspection.session import Session
from inspection.store.sqlite import SqliteStore
path, inspection, actor, times = sys.argv[1:]
session = Session(SqliteStore(pathlib.Path(path), patience=60), inspection, actor)
for number in range(int(times)):
    session.record(VerdictGiven(item=f"{actor}-{number}", verdict=Verdict.MET))
    print(number, flush=True)
"""


def writer(path: Path, inspection: str, actor: str, times: int) -> subprocess.Popen[str]:
    """Start a process that records verdicts and acknowledges each on its output."""
    command = [sys.executable, "-c", WRITER, str(path), inspection, actor, str(times)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("acknowledged", [1, 17, 60])
def test_kill_loses_nothing_that_was_acknowledged(disk: SqliteStore, path: Path, acknowledged: int) -> None:
    session = begun(disk)
    child = writer(path, session.id, BINH, 100_000)
    assert child.stdout is not None
    for _ in range(acknowledged):
        child.stdout.readline()
    # At any moment of a later write: some milliseconds, other ones in each run.
    with pytest.raises(subprocess.TimeoutExpired):
        child.wait(timeout=random.random() / 50)  # noqa: S311  # no secret
    child.send_signal(signal.SIGKILL)
    told = acknowledged + len([line for line in child.stdout.read().split("\n")[:-1] if line])
    child.wait()
    child.stdout.close()
    again = SqliteStore(path)
    state = Session(again, session.id, HOA).inspection
    kept = [item for item in state.answers if item.startswith(BINH)]
    assert len(kept) in {told, told + 1}
    assert len(tables(path, session.id)["answer"]) == len(kept)
    assert again.faults() == ()
    session.record(met("a"))
    again.close()


def test_several_processes_write_at_once(disk: SqliteStore, path: Path) -> None:
    session = begun(disk)
    actors = [f"p{number}@host" for number in range(3)] + ["p0@host"]
    children = [writer(path, session.id, actor, 25) for actor in actors]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    assert session.refresh()
    entries = session.entries
    assert len(entries) == 2 + 4 * 25
    assert len({(entry.clock, entry.actor) for entry in entries}) == len(entries)
    assert len(session.inspection.answers) == 3 * 25
    other = MemoryStore()
    other.absorb(entries)
    assert disk.summaries() == other.summaries()


def test_a_full_disk_loses_only_the_last_action(disk: SqliteStore) -> None:
    session = begun(disk)
    session.record(met("a"))
    with disk.writing() as db:
        (pages,) = db.execute("pragma page_count").fetchone()
    disk._connection.execute(f"pragma max_page_count = {pages}")  # noqa: SLF001  # no other way to a full disk without one
    before = session.inspection
    with pytest.raises(StoreError, match=r"store\.full") as refused:
        session.record(NoteWritten(item="a", note="x" * 100_000))
    assert refused.value.exit_code == 4
    assert session.inspection == before
    assert Session(disk, session.id, HOA).inspection == before
    disk._connection.execute("pragma max_page_count = 100000")  # noqa: SLF001
    session.record(NoteWritten(item="a", note="x" * 100_000))
    assert Session(disk, session.id, HOA).inspection == session.inspection


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a tiny disk")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], check=False)
    if done.returncode:
        pytest.skip("this machine mounts no tmpfs")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S607


def test_a_really_full_disk_loses_only_the_last_action(tiny_disk: Path) -> None:
    store = SqliteStore(tiny_disk / "kiemtra.db")
    session = begun(store)

    def fill() -> None:
        for number in range(1000):
            session.record(NoteWritten(item=str(number), note="x" * 5000))

    with pytest.raises(StoreError, match=r"store\.full"):
        fill()
    kept = session.inspection
    store.close()
    again = SqliteStore(tiny_disk / "kiemtra.db")
    assert Session(again, session.id, HOA).inspection == kept
    again.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that everybody may enter, which tmp_path is not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("known", [True, False], ids=["existing", "new"])
def test_a_read_only_folder_is_refused(open_folder: Path, *, known: bool) -> None:
    path = open_folder / "kiemtra.db"
    if known:
        store = SqliteStore(path)
        begun(store)
        store.close()
        path.chmod(0o444)
    open_folder.chmod(0o555)
    with unprivileged(), pytest.raises(StoreError, match=r"store\.(read_only|no_access)"):
        SqliteStore(path)
    assert path.exists() == known


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_bytes("Đây là một bức thư.".encode() * 100)
    with pytest.raises(StoreError, match=r"store\.damaged"):
        SqliteStore(path)
    assert path.read_bytes().startswith("Đây".encode())


def test_a_damaged_file_is_noticed(disk: SqliteStore, path: Path) -> None:
    session = begun(disk, *map(str, range(300)))
    disk.close()
    content = bytearray(path.read_bytes())
    assert len(content) > 3 * 4096
    content[2 * 4096 :] = b"\xff" * (len(content) - 2 * 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"store\.damaged"):
        Session(SqliteStore(path), session.id, HOA)


def test_an_entry_that_is_not_what_it_says_is_refused(disk: SqliteStore) -> None:
    session = begun(disk)
    row = "insert into journal values (99, 1, 'x', 'x', ?, '2025-10-14T08:00:00+00:00', 0, 'x', ?, ?)"
    with disk.writing() as db:
        db.execute(row, [session.id, "VerdictGiven", '{"item": 3}'])
    with pytest.raises(StoreError, match=r"store\.entry"):
        session.record(met("a"))
    with disk.writing() as db:
        db.execute("drop trigger journal_refuses_update")
        db.execute("update journal set kind = 'FromTheFuture' where id = 'x'")
    with pytest.raises(StoreError, match=r"store\.newer"):
        Session(disk, session.id, HOA)


def test_a_newer_workspace_is_refused_untouched(disk: SqliteStore, path: Path) -> None:
    with disk.writing() as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('kiemtra', '9999_later', '')"
        )
    with pytest.raises(StoreError, match="9999_later"):
        SqliteStore(path)


def test_who_waits_too_long_for_another_writer_is_told(disk: SqliteStore, path: Path) -> None:
    hasty = SqliteStore(path, patience=0.05)
    session = begun(hasty)
    before = session.inspection
    with disk.writing(), pytest.raises(StoreError, match=r"store\.locked"):
        session.record(met("a"))
    assert session.inspection == before
    session.record(met("a"))
    hasty.close()


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        SqliteStore(tmp_path)
    with pytest.raises(StoreError):
        SqliteStore(tmp_path / "nowhere" / "kiemtra.db")


def test_many_open_the_same_new_workspace_at_once(path: Path) -> None:
    code = f"import pathlib; from inspection.store.sqlite import SqliteStore; SqliteStore(pathlib.Path({str(path)!r}))"
    children = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(4)]
    assert [child.wait() for child in children] == [0] * 4
