"""How remediation stands: what the ward owes, what the team has to look at again, what is done; undone and merged."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.follow_up import followed, most_urgent_first
from inspection.model.codes import FindingKind, FindingState, RemediationState, RetestVerdict
from inspection.model.events import DetailsChanged, FindingRecorded
from inspection.model.remediation import (
    RemediationDueSet,
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    RemediationUnitSet,
)
from inspection.session import Session
from inspection.store import schema
from inspection.store.memory import MemoryStore
from inspection.store.sqlite import SqliteStore
from inspection.undo import Outcome
from tests.inspections import BINH, begun, details
from tests.remediations import DUE, REPORT, concluded, proof

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.events import Event
    from inspection.store.port import Store

LATER = DUE + timedelta(days=3)


def retested(verdict: RetestVerdict | None, reason: str = "") -> RemediationRetested:
    return RemediationRetested(finding="f", verdict=verdict, reason=reason, on=LATER)


REPORTED = RemediationReported(finding="f", report=REPORT)
STANDS: list[tuple[list[Event], RemediationState, int]] = [
    ([], RemediationState.OPEN, 3),
    ([REPORTED], RemediationState.REPORTED, 0),
    ([REPORTED, RemediationReported(finding="f", report=None)], RemediationState.OPEN, 3),
    ([REPORTED, proof(), retested(RetestVerdict.CORRECTED)], RemediationState.CORRECTED, 0),
    ([REPORTED, retested(RetestVerdict.PARTLY)], RemediationState.PARTLY, 3),
    ([retested(RetestVerdict.NOT_CORRECTED)], RemediationState.NOT_CORRECTED, 3),
    ([retested(RetestVerdict.UNVERIFIABLE)], RemediationState.UNVERIFIABLE, 3),
    ([retested(RetestVerdict.PARTLY), REPORTED], RemediationState.REPORTED, 0),
    ([retested(RetestVerdict.PARTLY), retested(None)], RemediationState.OPEN, 3),
    ([RemediationDueSet(finding="f", due=LATER)], RemediationState.OPEN, 0),
    ([RemediationDueSet(finding="f", due=LATER), RemediationDueSet(finding="f", due=None)], RemediationState.OPEN, 3),
]


@pytest.mark.parametrize(("events", "state", "late"), STANDS)
def test_a_finding_stands_as_the_last_word_on_it_says(events: list[Event], state: RemediationState, late: int) -> None:
    session = begun()
    session.record(FindingRecorded(finding=concluded()))
    for event in events:
        session.record(event)
    (row,) = followed(session.inspection)
    assert (row.state, row.days_late(LATER)) == (state, late)
    assert row.is_overdue(LATER) == (late > 0)


def test_evidence_is_corrected_and_struck_out_under_its_id_and_a_verdict_taken_back_is_nobody_s() -> None:
    session = begun()
    session.record(FindingRecorded(finding=concluded()), proof(), proof(own="q"), proof(text="Sổ mới"))
    known = session.inspection.remediation("f")
    assert [(one.id, one.description) for one in known.proof] == [("q", "Sổ theo dõi hồ sơ"), ("p", "Sổ mới")]
    struck = replace(proof(own="q").evidence, struck=True)
    session.record(RemediationProved(finding="f", evidence=struck), retested(RetestVerdict.CORRECTED))
    known = session.inspection.remediation("f")
    assert ([one.id for one in known.proof], len(known.evidence), known.by) == (["p"], 2, session.actor)
    session.record(retested(None))
    assert session.inspection.remediation("f").by == ""


def test_only_what_was_concluded_and_asks_something_is_followed_up() -> None:
    session = begun()
    findings = (
        concluded("f0"),
        concluded("f1", state=FindingState.DRAFT),
        concluded("f2", state=FindingState.STRUCK),
        concluded("f3", in_conclusion=False),
        concluded("f4", kind=FindingKind.GOOD_PRACTICE),
        concluded("f5", None, kind=FindingKind.IMPROVEMENT),
    )
    session.record(*(FindingRecorded(finding=one) for one in findings))
    assert [row.finding.id for row in followed(session.inspection)] == ["f0", "f5"]
    assert [row.due for row in followed(session.inspection)] == [DUE, None]
    session.record(DetailsChanged(details=replace(details(), remediation_due=LATER)))
    assert [row.due for row in followed(session.inspection)] == [DUE, LATER]


def test_the_most_urgent_comes_first() -> None:
    session = begun()
    for name, days in (("done", -9), ("soon", 2), ("late", -3), ("later", -8), ("told", -5), ("open", None)):
        due = None if days is None else LATER + timedelta(days=days)
        session.record(FindingRecorded(finding=concluded(name, due=due)))
    session.record(RemediationReported(finding="told", report=REPORT))
    session.record(RemediationRetested(finding="done", verdict=RetestVerdict.CORRECTED, on=LATER))
    rows = most_urgent_first(followed(session.inspection), LATER)
    assert [row.finding.id for row in rows] == ["later", "late", "told", "soon", "open", "done"]


def test_each_part_is_taken_back_by_itself() -> None:
    session = begun()
    session.record(FindingRecorded(finding=concluded()))
    first = session.inspection
    done: list[Event] = [
        RemediationUnitSet(finding="f", unit="Văn phòng"),
        RemediationDueSet(finding="f", due=LATER),
        REPORTED,
        proof(),
        RemediationNoted(finding="f", note="Hẹn làm việc thứ năm"),
        retested(RetestVerdict.PARTLY, "Còn 2 hồ sơ"),
    ]
    states = [first, *(session.record(event) for event in done)]
    for event, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        reversal = session.undo()
        assert [step.event for step in reversal.steps] == [event]
        assert reversal.steps[0].before != reversal.steps[0].after
        assert session.inspection.remediations.get("f") == before.remediations.get("f")


def test_a_colleague_who_changed_the_same_part_is_in_the_way_and_another_part_is_not() -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(FindingRecorded(finding=concluded()))
    hoa.record(retested(RetestVerdict.PARTLY))
    binh = Session(store, hoa.id, BINH)
    binh.record(RemediationNoted(finding="f", note="Đã gọi điện"))
    assert hoa.undo().outcome is Outcome.DONE
    hoa.record(retested(RetestVerdict.PARTLY))
    binh.refresh()
    binh.record(retested(RetestVerdict.CORRECTED))
    assert hoa.undo().outcome is Outcome.BLOCKED
    assert hoa.inspection.remediation("f").by == BINH


@pytest.mark.parametrize("kind", ["memory", "disk"])
def test_what_is_open_is_seen_over_all_inspections_without_folding(kind: str, tmp_path: Path) -> None:
    store: Store = SqliteStore(tmp_path / "kiemtra.db") if kind == "disk" else MemoryStore()
    first, second = begun(store), begun(store)
    for session, name, due in ((first, "a", LATER), (first, "b", DUE), (second, "c", None), (second, "d", DUE)):
        session.record(FindingRecorded(finding=concluded(name, due=due, unit="Văn phòng")))
    second.record(RemediationReported(finding="d", report=REPORT))
    rows = store.open_remediations()
    assert sorted(row.finding for row in rows[:2]) == ["b", "d"]
    assert [row.finding for row in rows[2:]] == ["a", "c"]
    assert {row.finding: row.days_late(LATER) for row in rows} == {"a": 0, "b": 3, "c": 0, "d": 0}
    assert {one.id: one.overdue(LATER) for one in store.summaries()} == {first.id: 1, second.id: 0}
    first.record(RemediationRetested(finding="b", verdict=RetestVerdict.CORRECTED, on=LATER))
    assert "b" not in {row.finding for row in store.open_remediations()}
    assert {one.overdue(LATER) for one in store.summaries()} == {0}
    store.close()


def test_a_workspace_of_before_shows_its_findings_as_open(tmp_path: Path) -> None:
    path, step = tmp_path / "kiemtra.db", "0004_follow_up"
    assert step in schema.STEPS
    store = SqliteStore(path)
    begun(store).record(
        FindingRecorded(finding=concluded()), FindingRecorded(finding=concluded("g", kind=FindingKind.GOOD_PRACTICE))
    )
    store.close()
    with sqlite3.connect(path) as connection:  # as it was before the step was made
        connection.execute("drop table follow_up")
        connection.execute("delete from _sqlite_migrations where name = ?", [step])
    connection.close()
    store = SqliteStore(path)
    assert [(row.finding, row.state, row.due) for row in store.open_remediations()] == [
        ("f", RemediationState.OPEN, DUE)
    ]
    assert store.summaries()[0].overdue(LATER) == 1
    store.close()
