"""A re-inspection starts from what was concluded, and what comes again says which notice named it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from exports.docx.package import material
from inspection.catalogue import shipped
from inspection.conclude import conclude
from inspection.earlier import earlier_periods
from inspection.errors import SettingsError
from inspection.fold import fold
from inspection.follow_up import followed
from inspection.model.codes import (
    EvidenceMethod,
    FindingKind,
    FindingState,
    ItemKind,
    RemediationState,
    RetestVerdict,
    Severity,
    Verdict,
)
from inspection.model.documents import Period
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    EvidenceRecorded,
    FindingRecorded,
    NoticeRegistered,
    VerdictGiven,
)
from inspection.model.finding import Earlier, Evidence
from inspection.model.inspection import Registration, Team
from inspection.model.remediation import RemediationReported, RemediationRetested
from inspection.model.source import SourceRef
from inspection.preparation import replace_document
from inspection.reinspection import ReportedBack, reinspect, report_back
from inspection.repeats import carried, former_of, repeated
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests import notices
from tests.inspections import checklist, details, team
from tests.remediations import DUE, REPORT, concluded
from tui.item_verbs import draft_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection.session import Session

ISSUED = date(2025, 10, 20)
REGISTERED = NoticeRegistered(registration=Registration(number="45", issued=ISSUED))
PLACE = SourceRef(document="report", line=3)
NAMED = "Thông báo kết luận số 45/TB-SNV ngày 20/10/2025"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Workspace.open(tmp_path / "workspace", name="Hoa") as opened:
        yield opened


@pytest.fixture
def first(workspace: Workspace) -> Session:
    """Return an inspection that concluded two findings and was looked at again once."""
    session = workspace.begin(
        replace(details(), held_on=date(2025, 10, 14)),
        replace(team(), plan_decision="Quyết định số 1/QĐ-UBND"),
        ChecklistDrafted(checklist=replace(checklist("a", "b"), criteria_set="proposal-2025")),
    )
    late = concluded(
        "late", items=("a",), condition="Có hồ sơ trả quá hạn", criteria="Điều 9.", recommendation="Trả hết hồ sơ"
    )
    session.record(
        FindingRecorded(finding=late),
        FindingRecorded(finding=concluded("other", None, condition="Chưa niêm yết", severity=Severity.SERIOUS)),
        FindingRecorded(finding=concluded("left", in_conclusion=False)),
        REGISTERED,
        RemediationReported(finding="late", report=REPORT),
        RemediationRetested(finding="late", verdict=RetestVerdict.PARTLY, reason="Còn 2 hồ sơ", on=date(2025, 11, 20)),
    )
    return session


def test_its_items_are_what_was_concluded_with_what_became_of_it(workspace: Workspace, first: Session) -> None:
    session = reinspect(workspace, first.id, held_on=date(2026, 3, 2))
    inspection = session.inspection
    assert {item.kind for item in inspection.items} == {ItemKind.FOLLOW_UP}
    assert {item.title.vi for item in inspection.items} == {"Có hồ sơ trả quá hạn", "Chưa niêm yết"}
    late = next(item for item in inspection.items if item.id == "former-late")
    assert late.basis.vi == f"Điều 9; {NAMED}, số thứ tự 2"
    assert late.expected_evidence.vi.endswith("Trả hết hồ sơ")
    assert late.suggestion is not None
    assert late.suggestion.verdict is Verdict.PARTLY
    one = former_of(late.id, inspection)
    assert one is not None
    assert (one.state, one.due, one.reason, one.report) == (RemediationState.PARTLY, DUE, "Còn 2 hồ sơ", REPORT)
    assert one.earlier == Earlier(
        inspection=first.id, finding="late", notice="45/TB-SNV", issued=ISSUED, held_on=date(2025, 10, 14)
    )
    assert (inspection.details.ward, inspection.details.held_on) == ("Hòa Mai", date(2026, 3, 2))
    assert inspection.details.period is None
    assert (inspection.team.name, inspection.team.plan_decision) == ("Đoàn kiểm tra số 1", "")
    assert fold(session.entries) == inspection


def test_there_is_nothing_to_look_at_again_before_anything_was_concluded(workspace: Workspace) -> None:
    session = workspace.begin(details(), Team())
    with pytest.raises(SettingsError) as caught:
        reinspect(workspace, session.id)
    assert caught.value.code == "reinspection.nothing"
    assert len(workspace.inspections()) == 1


def test_a_finding_on_an_earlier_one_keeps_its_words_and_names_the_notice(workspace: Workspace, first: Session) -> None:
    session = reinspect(workspace, first.id, held_on=date(2026, 3, 2))
    session.record(VerdictGiven(item="former-late", verdict=Verdict.NOT_MET, reason="Còn 3 hồ sơ"))
    item = next(one for one in session.inspection.items if one.id == "former-late")
    drafted = draft_for(item, session.inspection, shipped(), date(2026, 3, 2))
    assert drafted.condition == (
        "Tồn tại đã kết luận nhưng chưa khắc phục: Có hồ sơ trả quá hạn. Ghi nhận của Đoàn: Còn 3 hồ sơ."
    )
    assert (drafted.kind, drafted.state, drafted.recommendation) == (
        FindingKind.MAJOR,
        FindingState.DRAFT,
        "Trả hết hồ sơ",
    )
    assert drafted.due is not None
    assert drafted.due > date(2026, 3, 2)
    assert drafted.repeats is not None
    assert drafted.repeats.finding == "late"
    session.record(VerdictGiven(item="former-late", verdict=Verdict.MET))
    assert draft_for(item, session.inspection, shipped(), date(2026, 3, 2)).repeats is None


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.PARTLY, "Tồn tại đã kết luận, mới khắc phục được một phần: Có hồ sơ trả quá hạn."),
        (Verdict.INSUFFICIENT, "Tồn tại đã kết luận, chưa đủ căn cứ xác định đã khắc phục: Có hồ sơ trả quá hạn."),
    ],
)
def test_a_finding_that_may_be_put_right_is_not_said_to_be_open(
    workspace: Workspace, first: Session, verdict: Verdict, said: str
) -> None:
    session = reinspect(workspace, first.id, held_on=date(2026, 3, 2))
    session.record(VerdictGiven(item="former-late", verdict=verdict, reason="Còn 1 hồ sơ. "))
    item = next(one for one in session.inspection.items if one.id == "former-late")
    drafted = draft_for(item, session.inspection, shipped(), date(2026, 3, 2))
    assert drafted.condition == f"{said} Ghi nhận của Đoàn: Còn 1 hồ sơ."


def test_a_document_that_comes_later_leaves_the_earlier_findings_where_they_are(
    workspace: Workspace, first: Session, tmp_path: Path
) -> None:
    session = reinspect(workspace, first.id, held_on=date(2026, 3, 2))
    before = session.inspection.items
    session.record(VerdictGiven(item="former-late", verdict=Verdict.PARTLY))
    path = tmp_path / "bao_cao.txt"
    path.write_text(
        "BÁO CÁO\nKết quả công tác cải cách hành chính của phường Hòa Mai\nI. KẾT QUẢ\n1. Cải cách thủ tục hành chính\n"
        "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,5%.\n",
        encoding="utf-8",
    )
    replace_document(session, workspace, "report", path)
    items = session.inspection.items
    assert len(items) > len(before)
    assert [(one.id, one.number) for one in items if one.kind is ItemKind.FOLLOW_UP] == [
        (one.id, one.number) for one in before
    ]
    assert session.inspection.answer("former-late").verdict is Verdict.PARTLY


def test_a_criterion_that_failed_in_an_earlier_period_says_which_notice_named_it(
    workspace: Workspace, first: Session
) -> None:
    later = replace(details(), period=Period(start=date(2026, 1, 1), end=date(2026, 6, 30)))
    session = workspace.begin(later, team(), ChecklistDrafted(checklist=checklist("a", "b")))
    session.record(VerdictGiven(item="a", verdict=Verdict.NOT_MET), VerdictGiven(item="b", verdict=Verdict.NOT_MET))
    earlier = earlier_periods(session.inspection, workspace)
    assert [one.id for _, one in earlier] == [first.id]
    drafts = {
        item.id: draft_for(item, session.inspection, shipped(), date(2026, 7, 1), earlier)
        for item in session.inspection.items
    }
    assert drafts["a"].repeats is not None
    assert (drafts["a"].repeats.notice, drafts["a"].repeats.issued) == ("45/TB-SNV", ISSUED)
    assert drafts["b"].repeats is None


def test_of_several_earlier_periods_the_latest_is_named(first: Session) -> None:
    one = first.inspection
    other = replace(one, id="older", registration=Registration(number="7", issued=date(2024, 10, 1)))
    spans = (
        Period(start=date(2024, 1, 1), end=date(2024, 9, 30)),
        Period(start=date(2025, 1, 1), end=date(2025, 9, 30)),
    )
    found = repeated(("a",), tuple(zip(spans, (other, one), strict=True)))
    assert found is not None
    assert found.notice == "45/TB-SNV"
    assert repeated((), ((spans[0], other),)) is None


@pytest.mark.parametrize(
    ("registration", "held_on", "named"),
    [
        (Registration(number="45", issued=ISSUED), date(2025, 10, 14), NAMED),
        (Registration(number="45"), date(2025, 10, 14), "Thông báo kết luận số 45/TB-SNV"),
        (Registration(), date(2025, 10, 14), "Kết luận kiểm tra ngày 14/10/2025"),
        (Registration(), None, "Kết luận kiểm tra trước"),
    ],
)
def test_the_notice_names_what_came_again_as_far_as_it_is_known(
    registration: Registration, held_on: date | None, named: str
) -> None:
    inspection = notices.inspection()
    former = replace(inspection, registration=registration, details=replace(inspection.details, held_on=held_on))
    taken = carried(former)
    late = replace(notices.LATE, repeats=next(one.earlier for one in taken if one.finding.id == notices.LATE.id))
    again = replace(inspection, findings=(late,), former=taken)
    notice = conclude(
        again, notices.assessment(), notices.judgement(), notices.catalogue(), Wording("vi"), today=notices.TODAY
    )
    section = next(one for one in notice.sections if one.code == "shortcomings")
    assert any(f"Tồn tại, hạn chế này đã được nêu tại {named}." in one.text for one in section.paragraphs)
    assert notice.annexes[3].rows[0][2].endswith(f"(đã nêu tại {named})")
    assert f"Căn cứ {named};" in notice.basis


def test_what_was_not_named_before_says_nothing_of_it() -> None:
    made = material(notices.bundle())
    assert all(finding.repeats is None for finding in made.shortcomings)
    assert "đã được nêu" not in str(notices.bundle().notice)


def test_details_of_a_re_inspection_can_be_set_as_of_any_other(workspace: Workspace, first: Session) -> None:
    session = reinspect(workspace, first.id)
    known = replace(session.inspection.details, held_on=date(2026, 3, 2))
    session.record(DetailsChanged(details=known))
    assert session.inspection.details.held_on == date(2026, 3, 2)
    assert session.inspection.former


def test_what_was_found_again_is_told_to_the_inspection_before_once(workspace: Workspace, first: Session) -> None:
    session = reinspect(workspace, first.id, held_on=date(2026, 3, 2))
    seen = Evidence(
        id="seen", item="former-late", method=EvidenceMethod.TEST, description="Đếm lại 10 hồ sơ", source=PLACE
    )
    session.record(
        VerdictGiven(item="former-late", verdict=Verdict.MET),
        VerdictGiven(item="former-other", verdict=Verdict.NOT_MET, reason="Chưa làm"),
    )
    assert report_back(workspace, session) == ReportedBack(written=1, unproved=1)
    session.record(EvidenceRecorded(evidence=seen))
    assert report_back(workspace, session) == ReportedBack(written=1, unproved=0)
    assert report_back(workspace, session) == ReportedBack(written=0, unproved=0)
    first.refresh()
    late, other = (first.inspection.remediation(own) for own in ("late", "other"))
    assert (late.verdict, late.retested_on) == (RetestVerdict.CORRECTED, date(2026, 3, 2))
    assert [(one.description, one.item, one.source) for one in late.proof] == [("Đếm lại 10 hồ sơ", None, None)]
    assert (other.verdict, other.reason) == (RetestVerdict.NOT_CORRECTED, "Chưa làm")
    assert {row.finding.id: row.state for row in followed(first.inspection)} == {
        "late": RemediationState.CORRECTED,
        "other": RemediationState.NOT_CORRECTED,
    }
    first.undo()
    assert first.inspection.remediation("late").verdict is RetestVerdict.PARTLY


def test_an_item_that_did_not_arise_or_was_not_judged_tells_nothing(workspace: Workspace, first: Session) -> None:
    session = reinspect(workspace, first.id)
    session.record(VerdictGiven(item="former-late", verdict=Verdict.NOT_APPLICABLE))
    before = workspace.session(first.id).entries
    assert report_back(workspace, session) == ReportedBack(written=0, unproved=0)
    assert workspace.session(first.id).entries == before
