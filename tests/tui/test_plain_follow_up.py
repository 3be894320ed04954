"""The follow-up of findings in the line mode: one letter, a number, what is recorded; nothing goes that must not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.follow_up import followed
from inspection.model.codes import RemediationState, RetestVerdict
from inspection.model.events import FindingRecorded
from inspection.vietnamese import format_date
from tests.remediations import concluded
from tests.tui.test_plain import sit

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.follow_up import Followed
    from inspection.session import Session
    from inspection.workspace import Workspace


@pytest.fixture
def told(
    workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Return what goes through a sitting and returns what was printed."""
    today = workspace.clock().date()
    session.record(
        FindingRecorded(finding=concluded("late", today - timedelta(days=3), condition="Trả kết quả chậm")),
        FindingRecorded(finding=concluded("posting", today + timedelta(days=9), condition="Niêm yết thiếu")),
    )

    def answered(*lines: str) -> str:
        assert sit(workspace, list(lines), monkeypatch=monkeypatch) == 0
        session.refresh()
        return " ".join(capsys.readouterr().out.split())

    return answered


def row(session: Session, finding: str = "late") -> Followed:
    return next(one for one in followed(session.inspection) if one.finding.id == finding)


def test_what_is_overdue_stands_first_and_enter_records_nothing(session: Session, told: Callable[..., str]) -> None:
    before = session.entries
    printed = told("T", "")
    assert printed.index("1 quá hạn 3 ngày: Trả kết quả chậm") < printed.index("2 còn 9 ngày: Niêm yết thiếu")
    assert session.entries == before
    assert "Không có lựa chọn “7”" in told("T", "7")


def test_the_wards_report_is_taken_and_a_day_that_cannot_be_is_asked_again(
    workspace: Workspace, session: Session, told: Callable[..., str]
) -> None:
    today = workspace.clock().date()
    late = format_date(today + timedelta(days=1))
    lines = ("T", "1", "1", late, format_date(today), "88/BC-UBND ngày 01/10/2025", "Đã trả hết hồ sơ")
    assert "Không được sau hôm nay" in told(*lines)
    report = row(session).remediation.report
    assert report
    assert (report.received, report.number, report.text) == (today, "88/BC-UBND", "Đã trả hết hồ sơ")
    assert row(session).state is RemediationState.REPORTED


def test_put_right_needs_evidence_anything_else_a_reason(session: Session, told: Callable[..., str]) -> None:
    assert "phải có bằng chứng" in told("T", "1", "3")
    assert "cần một dòng lý do" in told("T", "1", "4", "")
    assert row(session).remediation.verdict is None
    told("T", "1", "2", "Sổ theo dõi hồ sơ", "1")
    assert [one.description for one in row(session).remediation.proof] == ["Sổ theo dõi hồ sơ"]
    told("T", "1", "3")
    assert row(session).remediation.verdict is RetestVerdict.CORRECTED
    told("T", "2", "5", "Chưa làm")
    assert row(session, "posting").remediation.reason == "Chưa làm"


def test_the_day_is_set_in_working_days_and_a_note_is_kept_and_undone(
    session: Session, told: Callable[..., str]
) -> None:
    assert "hạn" in told("T", "1", "7", "hôm kia", "15")
    assert row(session).remediation.term
    told("T", "1", "8", "Đã nhắc qua điện thoại")
    assert row(session).remediation.note == "Đã nhắc qua điện thoại"
    told("z")
    assert row(session).remediation.note == ""


def test_where_nothing_is_concluded_it_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], session: Session
) -> None:
    assert session.inspection.findings == ()
    assert sit(workspace, ["T"], monkeypatch=monkeypatch) == 0
    assert "chỉ theo dõi tồn tại đã xác nhận" in " ".join(capsys.readouterr().out.split())
