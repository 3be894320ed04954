"""Journals fold to the same inspection in whatever order their entries came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from inspection.fold import Journal, fold
from inspection.model.checklist import Quantity
from inspection.model.codes import DocumentKind, EvidenceMethod, FindingState, Origin, Verdict
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    DocumentRead,
    Entry,
    Event,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    InspectionOpened,
    IssueDecided,
    ItemFlagged,
    ItemParked,
    NoteWritten,
    Redone,
    TeamChanged,
    Undone,
    VerdictGiven,
)
from inspection.model.finding import Evidence, reworded
from inspection.model.inspection import Answer, Inspection, IssueDecision, Team
from tests.inspections import HOA, checklist, details, finding, reading, team


def entry(clock: int, event: Event, actor: str = HOA) -> Entry:
    at = datetime(2025, 10, 14, 8, tzinfo=UTC)
    return Entry(
        id=f"{actor}-{clock}",
        inspection="i",
        clock=clock,
        actor=actor,
        at=at,
        base=0,
        action=f"{actor}-{clock}",
        event=event,
    )


def folded(*events: Event) -> Inspection:
    opened = InspectionOpened(details=details(), team=team())
    return fold([entry(place, event) for place, event in enumerate((opened, *events), 1)])


def test_no_entry_is_no_inspection() -> None:
    with pytest.raises(ValueError, match="no entry"):
        fold([])


def test_opening_sets_details_and_team() -> None:
    state = folded()
    assert (state.id, state.details, state.team, state.checklist) == ("i", details(), team(), None)


def test_later_details_and_team_replace_the_former_ones() -> None:
    state = folded(DetailsChanged(details=details("Tân Mai")), TeamChanged(team=Team(name="Đoàn số 2")))
    assert (state.details.ward, state.team.name) == ("Tân Mai", "Đoàn số 2")


def test_documents_go_to_their_roles() -> None:
    plan, report = reading(DocumentKind.PLAN), reading(DocumentKind.REPORT)
    state = folded(
        DocumentRead(role="plan", reading=plan, own=False),
        DocumentRead(role="report", reading=report),
        ChecklistDrafted(checklist=checklist("a")),
    )
    assert (state.plan, state.plan_is_own, state.report) == (plan, False, report)
    assert [item.id for item in state.items] == ["a"]


def test_answers_grow_field_by_field() -> None:
    figure = Quantity(value=Decimal("99.57"), unit="%")
    state = folded(
        VerdictGiven(item="a", verdict=Verdict.PARTLY, origin=Origin.SUGGESTION, reason="thiếu"),
        NoteWritten(item="a", note="xem lại"),
        FigureVerified(item="a", verified=figure),
        ItemFlagged(item="a", flagged=True),
        ItemParked(item="a", parked=True),
    )
    assert state.answers == {
        "a": Answer(
            verdict=Verdict.PARTLY,
            origin=Origin.SUGGESTION,
            reason="thiếu",
            note="xem lại",
            verified=figure,
            flagged=True,
            parked=True,
            by=HOA,
        )
    }


def test_evidence_and_findings_are_replaced_in_their_place() -> None:
    first = Evidence(id="e1", item="a", method=EvidenceMethod.EXAMINE, description="sổ")
    second = replace(first, id="e2")
    struck = replace(finding("f1"), state=FindingState.STRUCK)
    state = folded(
        EvidenceRecorded(evidence=first),
        EvidenceRecorded(evidence=second),
        EvidenceRecorded(evidence=replace(first, struck=True)),
        FindingRecorded(finding=finding("f1")),
        FindingRecorded(finding=finding("f2")),
        FindingRecorded(finding=struck),
    )
    assert state.evidence == (replace(first, struck=True), second)
    assert state.findings == (struck, finding("f2"))
    assert state.evidence_for("a") == (second,)


def test_issue_decisions_are_kept_by_key() -> None:
    state = folded(IssueDecided(issue="A04|report|x|1", accepted=False, reason="đúng"))
    assert state.issue_decisions == {"A04|report|x|1": IssueDecision(accepted=False, reason="đúng")}


def test_an_item_that_no_checklist_knows_harms_nobody() -> None:
    state = folded(ChecklistDrafted(checklist=checklist("a")), VerdictGiven(item="gone", verdict=Verdict.MET))
    assert state.answer("gone").verdict is Verdict.MET
    assert [item.id for item in state.items] == ["a"]


def test_the_newest_word_on_an_entry_holds() -> None:
    verdict = entry(2, VerdictGiven(item="a", verdict=Verdict.MET))
    opened = entry(1, InspectionOpened(details=details(), team=team()))
    undone, redone = Undone(entries=(verdict.id,)), Redone(entries=(verdict.id,))
    said = [
        fold([opened, verdict, *tail]).answer("a").verdict
        for tail in (
            [entry(3, undone)],
            [entry(3, undone), entry(4, redone)],
            [entry(3, undone), entry(4, redone), entry(5, undone)],
            [entry(4, undone), entry(3, redone)],
        )
    ]
    assert said == [None, Verdict.MET, None, None]


def test_order_is_by_clock_then_actor_whatever_came_first() -> None:
    entries = [
        entry(1, InspectionOpened(details=details(), team=team())),
        entry(5, VerdictGiven(item="a", verdict=Verdict.MET), "a@1"),
        entry(5, VerdictGiven(item="a", verdict=Verdict.NOT_MET), "b@1"),
        entry(4, VerdictGiven(item="a", verdict=Verdict.PARTLY), "c@1"),
    ]
    assert fold(entries) == fold(entries[::-1])
    assert fold(entries).answer("a").verdict is Verdict.NOT_MET


def test_a_late_entry_takes_its_place_in_the_journal() -> None:
    opened = entry(1, InspectionOpened(details=details(), team=team()))
    journal = Journal.of([opened, entry(9, NoteWritten(item="a", note="sau"))])
    grown = journal.plus((entry(5, NoteWritten(item="a", note="trước"), "b@1"),))
    assert grown.inspection.answer("a").note == "sau"
    assert [e.clock for e in grown.entries] == [1, 5, 9]


def test_a_withdrawal_that_came_before_its_entry_still_holds() -> None:
    opened = entry(1, InspectionOpened(details=details(), team=team()))
    late = entry(3, NoteWritten(item="a", note="x"), "b@1")
    journal = Journal.of([opened, entry(2, Undone(entries=(late.id,)))])
    assert journal.plus((late,)).inspection.answers == {}


def test_the_words_before_the_wards_explanation_are_kept_once_the_team_changes_them() -> None:
    first = finding("late", "26 hồ sơ quá hạn")
    explained = replace(first, explanation="Hệ thống lỗi", explained_by="Bà Mơ")
    better = replace(explained, condition="24 hồ sơ quá hạn")
    again = replace(better, condition="22 hồ sơ quá hạn")
    (one,) = folded(*(FindingRecorded(finding=each) for each in (first, explained))).findings
    assert one.explained_of is None, "nothing was changed yet"
    assert reworded(one) == ()
    (one,) = folded(*(FindingRecorded(finding=each) for each in (first, explained, better, again))).findings
    assert reworded(one) == (("condition", "26 hồ sơ quá hạn", "22 hồ sơ quá hạn"),)
    (one,) = folded(*(FindingRecorded(finding=each) for each in (first, better))).findings
    assert reworded(one) == (("condition", "26 hồ sơ quá hạn", "24 hồ sơ quá hạn"),), "both in one save"


def test_a_finding_that_was_never_explained_keeps_no_former_words() -> None:
    (one,) = folded(*(FindingRecorded(finding=finding("late", text)) for text in ("một", "hai"))).findings
    assert one.explained_of is None


def test_words_before_an_explanation_that_was_taken_back_are_let_go() -> None:
    first = finding("late", "một")
    explained = replace(first, condition="hai", explanation="Lỗi")
    back = replace(explained, explanation="")
    (one,) = folded(*(FindingRecorded(finding=each) for each in (first, explained, back))).findings
    assert one.explained_of is None
