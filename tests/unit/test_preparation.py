"""From the sample ward's two files to an inspection, and what is refused on the way."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import CatalogueError, DocumentError, InspectionError
from inspection.fold import fold
from inspection.model.catalogue import Bilingual
from inspection.model.codes import Decision, EvidenceMethod, ItemKind, Verdict
from inspection.model.corrections import Correction, Parts, keyed
from inspection.model.documents import Period, Shortcoming, Task
from inspection.model.drafts import DraftDecision
from inspection.model.events import (
    DocumentRead,
    DraftDecided,
    EvidenceRecorded,
    FindingRecorded,
    NoteWritten,
    ReadingCorrected,
    VerdictGiven,
)
from inspection.model.finding import Evidence
from inspection.model.inspection import Details, Team
from inspection.paths import SAMPLES
from inspection.preparation import choose_criteria, prepare, read_papers, redraft, replace_document
from inspection.undo import Outcome
from inspection.wording import LANGUAGES, Wording
from inspection.workspace import Workspace
from tests.inspections import Watch, finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection.model.catalogue import Catalogue
    from inspection.session import Session

PLAN, REPORT = SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt"
UNKNOWN = Details(ward="")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Workspace.open(tmp_path / "team", clock=Watch()) as opened:
        yield opened


def changed(source: Path, folder: Path, former: str, new: str) -> Path:
    """Return a copy of a document in which words were replaced everywhere, in capitals too."""
    text = source.read_text(encoding="utf-8")
    assert former in text
    path = folder / f"sua_{source.name}"
    path.write_text(text.replace(former, new).replace(former.upper(), new.upper()), encoding="utf-8")
    return path


def test_two_files_make_an_inspection(workspace: Workspace) -> None:
    session = prepare(workspace, UNKNOWN, Team(name="Đoàn"), PLAN, REPORT)
    made = session.inspection
    assert made.plan is not None
    assert made.report is not None
    assert (made.details.ward, made.details.ward_type, made.team.name) == ("Hòa Mai", "phường", "Đoàn")
    assert made.details.period == made.report.period
    assert made.plan_is_own
    assert made.checklist is not None
    assert {item.group for item in made.items} == {group.code for group in shipped().groups}
    assert [type(entry.event).__name__ for entry in session.entries] == [
        "InspectionOpened",
        "DocumentRead",
        "DocumentRead",
        "ChecklistDrafted",
    ]
    for reading, path in ((made.plan, PLAN), (made.report, REPORT)):
        assert workspace.document(reading.source.sha256).read_bytes() == path.read_bytes()
    assert workspace.session(session.id).inspection == made
    assert workspace.inspections()[0].items == len(made.items)


def test_the_reports_contradictions_reach_the_checklist(workspace: Workspace) -> None:
    made = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT).inspection
    assert any(item.issues for item in made.items)


@pytest.mark.parametrize(("plan", "report"), [(PLAN, None), (None, REPORT)])
def test_one_document_is_enough(workspace: Workspace, plan: Path | None, report: Path | None) -> None:
    made = prepare(workspace, UNKNOWN, Team(), plan, report).inspection
    assert made.details.ward == "Hòa Mai"
    assert (made.plan is None, made.report is None) == (plan is None, report is None)
    assert made.items


def test_without_documents_the_standard_criteria_are_asked(workspace: Workspace) -> None:
    made = prepare(workspace, Details(ward="Tân An"), Team(), None, None).inspection
    assert made.checklist is not None
    assert len(made.items) == len(shipped().criteria_sets[0].criteria)


def test_what_a_person_says_wins_over_the_documents(workspace: Workspace) -> None:
    period = Period(start=date(2025, 7, 1), end=date(2025, 9, 30))
    said = Details(ward="Phường Hoà Mai", city="Hải Đăng", period=period)
    made = prepare(workspace, said, Team(), PLAN, REPORT).inspection
    assert made.details == said


def test_a_sister_wards_plan_is_compared_but_does_not_name_the_ward(workspace: Workspace, tmp_path: Path) -> None:
    sister = changed(PLAN, tmp_path, "Hòa Mai", "Tân An")
    made = prepare(workspace, UNKNOWN, Team(), sister, REPORT, plan_is_own=False).inspection
    assert (made.details.ward, made.plan_is_own) == ("Hòa Mai", False)
    with pytest.raises(DocumentError, match=r"document\.no_ward"):
        prepare(workspace, UNKNOWN, Team(), sister, None, plan_is_own=False)


def refusal(*arguments: object, **options: object) -> InspectionError:
    """Return the error that preparing ends with; both languages must have a whole sentence for it."""
    with pytest.raises(InspectionError) as refused:
        prepare(*arguments, **options)  # type: ignore[arg-type]  # passed on
    for language in LANGUAGES:
        sentence = Wording(language)(f"error.{refused.value.code}", **refused.value.facts)
        assert "{" not in sentence
        assert sentence != f"error.{refused.value.code}"
    return refused.value


def test_a_plan_is_no_report_and_a_report_no_plan(workspace: Workspace) -> None:
    assert refusal(workspace, UNKNOWN, Team(), None, PLAN).code == "document.is_plan"
    assert refusal(workspace, UNKNOWN, Team(), REPORT, None).code == "document.is_report"
    assert refusal(workspace, UNKNOWN, Team(), REPORT, PLAN).exit_code == 3
    assert workspace.inspections() == ()


def test_a_text_that_is_neither_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    letter = tmp_path / "thu.txt"
    letter.write_text("Kính gửi ông Bình,\nHẹn gặp ông vào thứ Hai.\n" * 5, encoding="utf-8")
    assert refusal(workspace, UNKNOWN, Team(), None, letter).code == "document.unknown_kind"
    assert refusal(workspace, UNKNOWN, Team(), tmp_path / "nowhere.txt", None).code == "document.missing"
    assert list(workspace.folder.glob("documents/*")) == []


def test_a_plan_that_names_another_ward_is_compared_as_a_sister_wards(workspace: Workspace, tmp_path: Path) -> None:
    made = prepare(workspace, UNKNOWN, Team(), changed(PLAN, tmp_path, "Hòa Mai", "Tân An"), REPORT).inspection
    assert (made.details.ward, made.plan_is_own) == ("Hòa Mai", False)
    assert prepare(workspace, UNKNOWN, Team(), PLAN, REPORT).inspection.plan_is_own


def test_a_plan_said_to_be_own_must_name_the_reports_ward(workspace: Workspace, tmp_path: Path) -> None:
    sister = changed(PLAN, tmp_path, "Hòa Mai", "Tân An")
    problem = refusal(workspace, UNKNOWN, Team(), sister, REPORT, plan_is_own=True)
    assert (problem.code, problem.facts) == ("document.two_wards", {"plan": "Tân An", "report": "Hòa Mai"})


def test_another_wards_document_is_refused_unless_confirmed(workspace: Workspace) -> None:
    other = Details(ward="Tân An")
    problem = refusal(workspace, other, Team(), PLAN, REPORT)
    assert (problem.code, problem.facts["found"]) == ("document.other_ward", "Hòa Mai")
    made = prepare(workspace, other, Team(), PLAN, REPORT, ward_confirmed=True).inspection
    assert made.details.ward == "Tân An"


def test_a_name_that_may_be_misread_is_let_pass(workspace: Workspace) -> None:
    assert prepare(workspace, Details(ward="Hòa Mại"), Team(), PLAN, REPORT).inspection.details.ward == "Hòa Mại"
    assert prepare(workspace, Details(ward="Hoa Maii"), Team(), PLAN, REPORT).inspection.details.ward == "Hoa Maii"


def test_the_type_of_the_ward_comes_from_the_documents_with_its_name(workspace: Workspace, tmp_path: Path) -> None:
    rural = changed(REPORT, tmp_path, "phường Hòa Mai", "xã Hòa Mai")
    assert prepare(workspace, UNKNOWN, Team(), None, rural).inspection.details.ward_type == "xã"
    said = Details(ward="Hòa Mai", ward_type="phường")
    assert prepare(workspace, said, Team(), None, rural).inspection.details.ward_type == "phường"


def test_a_damaged_text_is_not_believed_on_names(workspace: Workspace, tmp_path: Path) -> None:
    sound = changed(PLAN, tmp_path, "Hòa Mai", "Phir Lien")
    garbled = tmp_path / "ocr.txt"
    letters = unicodedata.normalize("NFD", sound.read_text(encoding="utf-8"))
    garbled.write_text("".join(c for c in letters if not unicodedata.combining(c)), encoding="utf-8")
    made = prepare(workspace, UNKNOWN, Team(), garbled, REPORT).inspection
    assert made.plan is not None
    assert any(issue.rule == "reading.damaged_text" for issue in made.plan.issues)
    assert made.plan.ward == "Phir Lien"
    assert made.details.ward == "Hòa Mai"
    assert refusal(workspace, UNKNOWN, Team(), garbled, None).code == "document.no_ward"


def test_a_day_without_criteria_is_told(workspace: Workspace) -> None:
    nothing = replace(shipped(), criteria_sets=())
    assert refusal(workspace, UNKNOWN, Team(), PLAN, None, catalogue=nothing).code == "catalogue.no_criteria"


def test_reading_alone_writes_nothing(workspace: Workspace) -> None:
    papers = read_papers(PLAN, REPORT, shipped())
    assert papers.plan is not None
    assert len(papers.plan.lines) == papers.plan.reading.source.lines
    assert workspace.inspections() == ()


# ---- a corrected document


def test_a_corrected_report_keeps_the_verdicts(workspace: Workspace, tmp_path: Path) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    task = next(item for item in session.inspection.items if item.kind == "task")
    asked = next(item for item in session.inspection.items if item.kind == "criterion")
    session.record(VerdictGiven(item=task.id, verdict=Verdict.NOT_MET))
    session.record(VerdictGiven(item=asked.id, verdict=Verdict.MET), NoteWritten(item=asked.id, note="đủ"))
    answers = session.inspection.answers
    corrected = tmp_path / "bao_cao_sua.txt"
    corrected.write_text(REPORT.read_text(encoding="utf-8") + "\nĐính chính.\n", encoding="utf-8")
    state = replace_document(session, workspace, "report", corrected)
    assert state.answers == answers
    assert [item.id for item in state.items] == [item.id for item in session.inspection.items]
    assert state.report is not None
    assert state.report.source.name == corrected.name
    assert workspace.document(state.report.source.sha256).read_bytes() == corrected.read_bytes()
    last = session.entries[-2:]
    assert [type(entry.event).__name__ for entry in last] == ["DocumentRead", "ChecklistDrafted"]
    assert last[0].action == last[1].action
    assert session.inspection == workspace.session(session.id).inspection


def test_the_checklist_follows_what_was_corrected_and_taken_back(workspace: Workspace) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    first = session.inspection.checklist
    assert session.inspection.plan is not None
    key, task = next(keyed(session.inspection.plan, "tasks"))
    dropped = Correction(item=key, decision=Decision.DROPPED, before=Parts.of("tasks", task), reason="trùng")
    session.record(ReadingCorrected(role="plan", correction=dropped))
    redraft(session, workspace)
    assert first is not None
    assert len(session.inspection.items) == len(first.items) - 1
    written = len(session.entries)
    redraft(session, workspace)
    assert len(session.entries) == written
    assert session.undo().outcome is Outcome.DONE
    redraft(session, workspace)
    assert [item.title for item in session.inspection.items] == [item.title for item in first.items]
    assert session.inspection == workspace.session(session.id).inspection


def test_a_correction_outlives_a_document_that_comes_again(workspace: Workspace, tmp_path: Path) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    assert session.inspection.plan is not None
    key, task = next(keyed(session.inspection.plan, "tasks"))
    assert isinstance(task, Task)
    right = replace(task, lead="Công an phường")
    one = Correction(
        item=key, decision=Decision.CORRECTED, before=Parts.of("tasks", task), after=Parts.of("tasks", right)
    )
    session.record(ReadingCorrected(role="plan", correction=one))
    again = tmp_path / "ke_hoach_2.txt"
    again.write_text("\n\n" + PLAN.read_text(encoding="utf-8"), encoding="utf-8")
    state = replace_document(session, workspace, "plan", again)
    assert state.plan is not None
    assert (state.plan.tasks[0].lead, state.plan.tasks[0].line) == ("Công an phường", task.line + 2)
    assert state.as_read["plan"].tasks[0].lead == task.lead


def test_an_added_item_goes_where_its_words_went(workspace: Workspace, tmp_path: Path) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    text = PLAN.read_text(encoding="utf-8")
    line, quote = next((n, words) for n, words in enumerate(text.split("\n"), 1) if n > 20 and len(words.split()) > 9)
    made = Parts(shortcomings=(Shortcoming(text="Điều đoàn thấy ở đây", line=line),))
    one = Correction(item="shortcomings:+a", decision=Decision.ADDED, after=made, quote=quote)
    session.record(ReadingCorrected(role="plan", correction=one))

    def read(name: str, content: str) -> tuple[int, ...]:
        (tmp_path / name).write_text(content, encoding="utf-8")
        state = replace_document(session, workspace, "plan", tmp_path / name)
        assert state == fold(session.entries) == workspace.session(session.id).inspection
        assert state.plan is not None
        return tuple(added.line for added in state.plan.shortcomings)

    assert read("moved.txt", f"\n\n{text}") == (line + 2,)
    assert read("without.txt", text.replace(quote, "")) == ()
    assert "shortcomings:+a" in session.inspection.corrections_of("plan")
    assert read("back.txt", f"\n{text}") == (line + 1,)
    session.undo()
    assert session.inspection.corrections_of("plan") == {}
    session.redo()
    assert session.inspection.plan is not None
    assert [added.line for added in session.inspection.plan.shortcomings] == [line + 1]


def test_judged_items_stay_although_their_document_went(workspace: Workspace, tmp_path: Path) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    tasks = [item for item in session.inspection.items if item.kind == "task"]
    judged, seen, found, untouched = tasks[:4]
    evidence = Evidence(id="e", item=seen.id, method=EvidenceMethod.EXAMINE, description="sổ")
    session.record(VerdictGiven(item=judged.id, verdict=Verdict.MET))
    session.record(EvidenceRecorded(evidence=evidence), FindingRecorded(finding=finding("f", "Chậm", found.id)))
    text = PLAN.read_text(encoding="utf-8")
    for number, task in enumerate(tasks[:4]):
        assert task.title.vi in text
        text = text.replace(task.title.vi, f"Việc hoàn toàn khác, thứ {number}")
    corrected = tmp_path / "ke_hoach_sua.txt"
    corrected.write_text(text, encoding="utf-8")
    state = replace_document(session, workspace, "plan", corrected)
    assert {item.id for item in state.items if item.withdrawn} == {judged.id, seen.id, found.id}
    assert untouched.id not in {item.id for item in state.items}
    assert state.answer(judged.id).verdict is Verdict.MET


def test_a_document_that_comes_later_is_added(workspace: Workspace) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, None)
    before = session.inspection.checklist
    state = replace_document(session, workspace, "report", REPORT)
    assert state.report is not None
    at_once = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT).inspection
    assert state.checklist == at_once.checklist
    assert state.checklist != before


def test_a_replacement_of_the_wrong_kind_or_ward_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    entries = session.entries
    sister = changed(PLAN, tmp_path, "Hòa Mai", "Tân An")
    with pytest.raises(DocumentError, match=r"document\.is_plan"):
        replace_document(session, workspace, "report", PLAN)
    with pytest.raises(DocumentError, match=r"document\.other_ward"):
        replace_document(session, workspace, "plan", sister)
    assert session.entries == entries
    state = replace_document(session, workspace, "plan", sister, plan_is_own=False)
    assert (state.plan_is_own, state.details.ward) == (False, "Hòa Mai")
    assert isinstance(session.entries[-2].event, DocumentRead)


def test_the_other_documents_copy_may_be_lost(workspace: Workspace) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    assert session.inspection.plan is not None
    workspace.document(session.inspection.plan.source.sha256).unlink()
    state = replace_document(session, workspace, "report", REPORT)
    assert state.plan == session.inspection.plan


def test_a_replacement_stays_with_the_criteria_set_it_was_begun_with(workspace: Workspace) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, None)
    known = shipped()
    newer = replace(known.criteria_sets[0], id="newer", official=True)
    both = replace(known, criteria_sets=(*known.criteria_sets, newer))
    state = replace_document(session, workspace, "report", REPORT, catalogue=both)
    assert state.checklist is not None
    assert state.checklist.criteria_set == known.criteria_sets[0].id
    with pytest.raises(CatalogueError, match=r"catalogue\.no_criteria"):
        replace_document(session, workspace, "report", REPORT, catalogue=replace(known, criteria_sets=(newer,)))


# ---- decisions on the draft


def _decide(session: Session, *decisions: DraftDecision) -> None:
    session.record(*(DraftDecided(decision=one) for one in decisions))


def test_decisions_on_the_draft_outlive_reading_and_drafting_again(workspace: Workspace, tmp_path: Path) -> None:
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT)
    dropped, split, judged, *_ = (one for one in session.inspection.items if one.kind is ItemKind.TASK)
    _decide(
        session,
        DraftDecision(item=dropped.id, decision=Decision.DROPPED, reason="trùng"),
        DraftDecision(item=split.id, decision=Decision.SPLIT, words=("việc thứ nhất", "việc thứ hai")),
        DraftDecision(item=judged.id, decision=Decision.CORRECTED, words=("lời mới",)),
    )
    session.record(VerdictGiven(item=judged.id, verdict=Verdict.MET))
    session.record(VerdictGiven(item=f"{split.id}~2", verdict=Verdict.NOT_MET))
    before = {one.id for one in session.inspection.items}
    assert dropped.id not in before
    redraft(session, workspace)
    assert {one.id for one in session.inspection.items} == before
    other_words = changed(PLAN, tmp_path, split.title.vi, "Một việc hoàn toàn khác hẳn")
    replace_document(session, workspace, "plan", other_words)
    held = {one.id: one for one in session.inspection.items}
    assert held[f"{split.id}~2"].withdrawn
    assert held[judged.id].title.vi == "lời mới"
    assert dropped.id not in held
    assert fold(session.entries) == session.inspection


# ---- another criteria set


def _office(asked: dict[str, str]) -> Catalogue:
    """Return a catalogue with an office's set beside the shipped one; some codes ask something else there."""
    first = shipped().criteria_sets[0]
    criteria = tuple(
        replace(one, question=Bilingual(vi=asked[one.id], en=asked[one.id])) if one.id in asked else one
        for one in first.criteria
    )
    return replace(shipped(), criteria_sets=(first, replace(first, id="office", own=True, criteria=criteria)))


def test_the_criteria_are_chosen_by_hand_or_by_the_day(workspace: Workspace) -> None:
    catalogue = _office({"CD-01": "Câu hỏi khác"})
    by_day = prepare(workspace, UNKNOWN, Team(), PLAN, None, catalogue=catalogue)
    chosen = prepare(workspace, UNKNOWN, Team(), PLAN, None, criteria_set="proposal-2025", catalogue=catalogue)
    assert by_day.inspection.checklist is not None
    assert chosen.inspection.checklist is not None
    assert by_day.inspection.checklist.criteria_set == "office"
    assert chosen.inspection.checklist.criteria_set == "proposal-2025"
    with pytest.raises(CatalogueError, match="no_criteria"):
        prepare(workspace, UNKNOWN, Team(), PLAN, None, criteria_set="none", catalogue=catalogue)


def test_another_criteria_set_keeps_verdicts_and_reopens_decisions_on_other_questions(workspace: Workspace) -> None:
    catalogue = _office({"CD-01": "Câu hỏi khác"})
    session = prepare(workspace, UNKNOWN, Team(), PLAN, REPORT, criteria_set="proposal-2025", catalogue=catalogue)
    session.record(VerdictGiven(item="CD-02", verdict=Verdict.MET))
    for item in ("CD-01", "CD-03"):
        _decide(session, DraftDecision(item=item, decision=Decision.DROPPED, reason="ngoài phạm vi"))
    choose_criteria(session, workspace, "office", catalogue=catalogue)
    held = {one.id: one for one in session.inspection.items}
    assert held["CD-01"].title.vi == "Câu hỏi khác"
    assert "CD-03" not in held
    assert session.inspection.answer("CD-02").verdict is Verdict.MET
    redraft(session, workspace, catalogue=catalogue)
    assert session.inspection.checklist is not None
    assert session.inspection.checklist.criteria_set == "office"


def test_a_verdict_never_slips_under_another_question(workspace: Workspace) -> None:
    catalogue = _office({"CD-01": "Câu hỏi khác"})
    session = prepare(workspace, UNKNOWN, Team(), PLAN, None, criteria_set="proposal-2025", catalogue=catalogue)
    session.record(VerdictGiven(item="CD-01", verdict=Verdict.MET))
    before = session.inspection
    with pytest.raises(CatalogueError, match="other_question") as caught:
        choose_criteria(session, workspace, "office", catalogue=catalogue)
    assert caught.value.facts["items"] == "CD-01"
    assert session.inspection == before
