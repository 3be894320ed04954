"""What every store does, and what a reader of SQL sees in the one on disk."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.errors import StoreError
from inspection.model.codes import EvidenceMethod, Verdict
from inspection.model.events import ChecklistDrafted, EvidenceRecorded, FindingRecorded, NoteWritten, VerdictGiven
from inspection.model.finding import Evidence
from inspection.session import Session
from inspection.store import schema
from inspection.store.memory import MemoryStore
from inspection.store.port import Draft, Place
from inspection.store.sqlite import SqliteStore
from tests.inspections import BINH, HOA, Watch, begun, checklist, finding
from tests.remediations import concluded, follow_ups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.store.port import Store

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiemtra.db"


@pytest.fixture
def disk(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path)
    yield store
    store.close()


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "memory":
        return MemoryStore()
    found: SqliteStore = request.getfixturevalue("disk")
    return found


def met(item: str) -> VerdictGiven:
    return VerdictGiven(item=item, verdict=Verdict.MET)


def tables(path: Path, inspection: str) -> dict[str, list[tuple[object, ...]]]:
    """Return what a reader of SQL sees of an inspection."""
    with sqlite3.connect(path) as connection:
        parts = ("answer", "finding", "evidence", "follow_up")
        keys = {"inspection": "id", **dict.fromkeys(parts, "inspection")}
        found = {
            table: connection.execute(f"select * from {table} where {key} = ? order by 1, 2", [inspection]).fetchall()  # noqa: S608  # names from above
            for table, key in keys.items()
        }
    connection.close()
    return found


# ---- what every store does


def test_entries_come_back_as_they_were_written(store: Store) -> None:
    session = begun(store)
    session.record(met("a"), NoteWritten(item="a", note="đủ hồ sơ\n“thật”"))
    assert store.arrivals(session.id).entries == session.entries
    assert Session(store, session.id, BINH).inspection == session.inspection


def test_the_home_list_counts_what_is_asked_judged_and_found(store: Store) -> None:
    watch = Watch()
    first = begun(store, "a", "b", watch=watch)
    watch.wind(60)
    second = begun(store, "a", watch=watch)
    watch.wind(60)
    first.record(met("a"), met("gone"), FindingRecorded(finding=finding("f")))
    newest, older = store.summaries()
    assert (newest.id, newest.items, newest.judged, newest.findings) == (first.id, 2, 1, 1)
    assert (newest.ward, newest.last_actor, newest.last_change) == ("Hòa Mai", HOA, watch.now)
    assert newest.period == first.inspection.details.period
    assert (older.id, older.items, older.judged) == (second.id, 1, 0)
    first.undo()
    assert (store.summaries()[0].judged, store.summaries()[0].findings) == (0, 0)


def test_absorbing_twice_changes_nothing(store: Store) -> None:
    origin = begun()
    origin.record(met("a"))
    assert store.absorb(origin.entries) == 3
    assert store.absorb(origin.entries) == 0
    assert Session(store, origin.id, BINH).inspection == origin.inspection
    assert store.summaries()[0].judged == 1
    assert sum(store.summaries()[0].verdicts.values()) == 1


def test_a_contradicting_copy_is_refused_whole(store: Store) -> None:
    session = begun(store)
    new = begun(watch=Watch(Watch().now.replace(year=2026)))
    forged = [*new.entries, replace(session.entries[0], id="another")]
    with pytest.raises(StoreError, match=r"store\.clash"):
        store.absorb(forged)
    assert [summary.id for summary in store.summaries()] == [session.id]
    assert store.arrivals(new.id).entries == ()


@pytest.mark.parametrize("clock", [0, -1, 1 << 62, 1 << 63])
def test_a_clock_out_of_all_bounds_is_refused(store: Store, clock: int) -> None:
    with pytest.raises(StoreError, match=r"store\.clash"):
        store.absorb([replace(begun().entries[0], clock=clock)])
    assert store.summaries() == ()


def test_two_sessions_on_one_store_see_each_other(store: Store) -> None:
    hoa = begun(store)
    binh = Session(store, hoa.id, BINH)
    hoa.record(met("a"))
    assert binh.refresh()
    assert binh.inspection == hoa.inspection
    assert not hoa.refresh()


def test_places_are_kept_per_person_and_inspection(store: Store) -> None:
    watch = Watch()
    assert store.place(HOA) is None
    for number, place in enumerate([Place(inspection="i", item="a"), Place(inspection="j", item="b")]):
        watch.wind(number)
        store.remember_place(HOA, place, watch())
    store.remember_place(BINH, Place(inspection="i", screen="figures"), watch())
    assert store.place(HOA) == Place(inspection="j", item="b")
    assert store.place(HOA, "i") == Place(inspection="i", item="a")
    watch.wind(1)
    store.remember_place(HOA, Place(inspection="i", item="c"), watch())
    assert store.place(HOA) == Place(inspection="i", item="c")
    assert store.place(BINH) == Place(inspection="i", screen="figures")


def test_drafts_are_kept_until_they_are_dropped(store: Store) -> None:
    watch = Watch()
    for field, text in (("note:a", "hồ"), ("finding:f", "chậm"), ("note:a", "hồ sơ")):
        watch.wind(1)
        store.save_draft(HOA, Draft(inspection="i", field=field, text=text, at=watch()))
    assert [(draft.field, draft.text) for draft in store.drafts(HOA, "i")] == [
        ("note:a", "hồ sơ"),
        ("finding:f", "chậm"),
    ]
    assert store.drafts(BINH, "i") == ()
    store.drop_draft(HOA, "i", "note:a")
    store.drop_draft(HOA, "i", "note:a")
    assert [draft.field for draft in store.drafts(HOA, "i")] == ["finding:f"]


def test_an_action_that_fails_half_way_leaves_nothing(store: Store) -> None:
    session = begun(store)

    def fail() -> None:
        with store.turn(session.id, 0) as turn:
            turn.write([replace(session.entries[0], id="new", clock=turn.newest + 1)], None, session.inspection)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert store.arrivals(session.id).entries == session.entries


# ---- the file


def test_people_of_a_group_can_share_the_file(disk: SqliteStore) -> None:
    begun(disk)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in disk.path.parent.iterdir()}
    assert set(modes.values()) == {0o660}
    assert set(modes) == {"kiemtra.db", "kiemtra.db-wal", "kiemtra.db-shm"}


def test_the_list_is_read_without_the_journal(disk: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(disk)
    monkeypatch.setattr("inspection.store.rows.entry", None)
    assert len(disk.summaries()) == 1


def test_the_file_is_durable_and_strict(disk: SqliteStore) -> None:
    with disk.writing() as db:
        assert next(iter(db.query("pragma journal_mode")))["journal_mode"] == "wal"
        assert next(iter(db.query("pragma synchronous")))["synchronous"] == 2
        assert next(iter(db.query("pragma busy_timeout")))["timeout"] >= 5000
        ours = [table for table in db.tables if not table.name.startswith(("_", "sqlite_"))]
        assert len(ours) == 8
        assert all(table.strict for table in ours)
        assert db.table("journal").pks == ["clock", "actor"]


@pytest.mark.parametrize("change", ["update journal set payload = '{}'", "delete from journal"])
def test_the_journal_is_only_ever_appended_to(disk: SqliteStore, change: str) -> None:
    session = begun(disk)
    with pytest.raises(sqlite3.IntegrityError, match="only ever appended"), disk.writing() as db:
        db.execute(change)
    assert disk.arrivals(session.id).entries == session.entries


def test_another_connection_sees_what_was_written(disk: SqliteStore, path: Path) -> None:
    hoa = begun(disk)
    other = SqliteStore(path)
    binh = Session(other, hoa.id, BINH)
    assert not binh.refresh()
    hoa.record(met("a"))
    assert binh.refresh()
    assert binh.inspection == hoa.inspection
    binh.record(met("b"))
    assert hoa.refresh()
    other.close()


def test_reading_the_list_needs_no_more_than_it_must(disk: SqliteStore, path: Path) -> None:
    begun(disk)
    heavy = ("sqlite_utils", "cattrs", "polars", "inspection.model.events")
    code = (
        "import sys, pathlib; from inspection.store.sqlite import SqliteStore\n"
        f"print(len(SqliteStore(pathlib.Path({str(path)!r})).summaries()))\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["1", "[]"]


moves = st.lists(
    st.sampled_from(["undo", "redo"])
    | st.builds(VerdictGiven, item=st.sampled_from("abx"), verdict=st.none() | st.sampled_from(Verdict))
    | st.builds(FindingRecorded, finding=st.builds(finding, st.sampled_from("fg"), st.text(max_size=3)))
    | st.builds(
        EvidenceRecorded,
        evidence=st.builds(
            Evidence,
            id=st.sampled_from("pq"),
            item=st.just("a"),
            method=st.sampled_from(EvidenceMethod),
            description=st.text(max_size=3),
        ),
    )
    | st.builds(FindingRecorded, finding=st.builds(concluded, st.sampled_from("fg")))
    | follow_ups(st.sampled_from("fg"), st.text(max_size=3))
    | st.builds(ChecklistDrafted, checklist=st.builds(checklist, st.sampled_from("ab"), st.sampled_from("cx"))),
    max_size=15,
)


@settings(max_examples=40)
@given(moves)
def test_projections_show_what_the_journal_folds_to(done: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        grown, anew = Path(folder, "grown.db"), Path(folder, "anew.db")
        first, second = SqliteStore(grown), SqliteStore(anew)
        session = begun(first)
        for move in done:
            match move:
                case "undo":
                    session.undo()
                case "redo":
                    session.redo()
                case _:
                    session.record(move)  # type: ignore[arg-type]  # what is not a word is an event
        second.absorb(session.entries)
        assert tables(grown, session.id) == tables(anew, session.id)
        assert first.summaries() == second.summaries()
        assert Session(first, session.id, BINH).inspection == session.inspection
        first.close()
        second.close()


def test_an_older_workspace_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = dict(schema.STEPS)
    first = next(iter(steps))
    monkeypatch.setattr(schema, "STEPS", {first: steps[first]})
    SqliteStore(path).close()
    monkeypatch.setattr(schema, "STEPS", steps)
    store = SqliteStore(path)
    session = begun(store)
    session.record(met("a"))
    assert store.summaries()[0].judged == 1
    with store.writing() as db:
        assert [row["name"] for row in db.query("select name from _sqlite_migrations order by id")] == list(steps)
    store.close()
