"""The follow-up by keys: overdue first, the ward's report, evidence before "corrected", reasons, days, undo."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from exports import TemplateKind
from exports.docx import starter
from inspection.model.codes import EvidenceMethod, RemediationState, RetestVerdict, Severity, TermUnit
from inspection.model.events import FindingRecorded, NoticeRegistered
from inspection.model.inspection import Registration
from inspection.model.remediation import RemediationDueSet, Term
from inspection.workspace import Workspace
from tests.inspections import Watch
from tests.readings import assert_as_kept
from tests.remediations import concluded
from tests.sittings import send, settled, shown
from tests.word_outline import body, w, words
from tui.screens.evidence_dialog import EvidenceDialog
from tui.screens.remediation import RemediationScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.follow_up import Followed
    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]
TODAY = date(2025, 11, 17)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Return a workspace whose clock stands still a month after the visit, in a zone that every machine knows."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    watch = Watch(datetime(2025, 11, 17, 9, 0, tzinfo=UTC))
    with Workspace.open(tmp_path / "workspace", name="Hoa", clock=watch) as opened:
        yield opened
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True)
def found(session: Session) -> None:
    """Conclude three findings: one overdue, one with time left, one that has no day."""
    session.record(
        FindingRecorded(
            finding=concluded(
                "late",
                condition="Có 26 hồ sơ trả quá hạn, chưa có thư xin lỗi",
                criteria="Nghị định số 118/2025/NĐ-CP",
                recommendation="Gửi thư xin lỗi, trả hết hồ sơ quá hạn",
                unit="Trung tâm Phục vụ hành chính công",
                severity=Severity.SERIOUS,
                rank=2,
            )
        ),
        FindingRecorded(finding=concluded("posted", date(2025, 12, 1), condition="Niêm yết chưa đủ", rank=1)),
        FindingRecorded(finding=concluded("plan", None, condition="Kế hoạch chưa nêu kinh phí", rank=3)),
        NoticeRegistered(registration=Registration(number="45", issued=date(2025, 10, 20))),
    )


def screen_of(pilot: Pilot[int]) -> RemediationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, RemediationScreen)
    return screen


def under_cursor(pilot: Pilot[int]) -> str:
    current = screen_of(pilot).current
    assert current is not None
    return current.finding.id


def row(pilot: Pilot[int], own: str) -> Followed:
    return next(one for one in screen_of(pilot).rows if one.finding.id == own)


async def typed(pilot: Pilot[int], text: str) -> None:
    await send(pilot, text)
    await pilot.press("enter")
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_follow_up_looks_as_kept(open_app: OpenApp, size: tuple[int, int], language: str) -> None:
    async with open_app("remediation", language).run_test(size=size) as pilot:
        await settled(pilot)
        assert [one.finding.id for one in screen_of(pilot).rows] == ["late", "posted", "plan"]
        assert_as_kept(pilot, f"remediation-{language}")


async def test_corrected_needs_evidence_and_goes_on_to_the_next(open_app: OpenApp, session: Session) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        assert "nhấn b" in shown(pilot)
        assert row(pilot, "late").state is RemediationState.OPEN
        await pilot.press("b")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EvidenceDialog)
        await typed(pilot, "Sổ theo dõi thư xin lỗi")
        (proof,) = row(pilot, "late").remediation.proof
        assert (proof.description, proof.method) == ("Sổ theo dõi thư xin lỗi", EvidenceMethod.EXAMINE)
        assert session.inspection.evidence == ()
        await pilot.press("1")
        await settled(pilot)
        assert row(pilot, "late").state is RemediationState.CORRECTED
        assert under_cursor(pilot) == "posted"
        assert "quá hạn 1" not in shown(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert row(pilot, "late").state is RemediationState.OPEN
        assert under_cursor(pilot) == "late"


@pytest.mark.parametrize(
    ("key", "verdict"),
    [("2", RetestVerdict.PARTLY), ("3", RetestVerdict.NOT_CORRECTED), ("5", RetestVerdict.UNVERIFIABLE)],
)
async def test_the_other_verdicts_take_a_reason(open_app: OpenApp, key: str, verdict: RetestVerdict) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(key, "enter")
        await settled(pilot)
        assert row(pilot, "late").remediation.verdict is None
        await pilot.press(key)
        await typed(pilot, "Còn 2 hồ sơ")
        known = row(pilot, "late").remediation
        assert (known.verdict, known.reason, known.retested_on) == (verdict, "Còn 2 hồ sơ", TODAY)
        assert known.by.startswith("Hoa")
        assert under_cursor(pilot) == "posted"
        await pilot.press("home", "0")
        await settled(pilot)
        assert row(pilot, "late").remediation.verdict is None


async def test_a_report_is_taken_step_by_step_and_tells_of_other_findings_too(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert "Chưa có báo cáo nào" in shown(pilot)
        await pilot.press("enter", *["backspace"] * 10)
        await typed(pilot, "18/11/2025")
        assert "Không được sau hôm nay" in shown(pilot)
        await pilot.press(*["backspace"] * 10)
        await typed(pilot, "13/10/2025")
        assert "trước ngày kiểm tra" in shown(pilot)
        await pilot.press(*["backspace"] * 10)
        await typed(pilot, "16/11/2025")
        await typed(pilot, "88/BC-UBND ngày 14/11/2025")
        await typed(pilot, "Đã gửi 26 thư xin lỗi")
        report = row(pilot, "late").remediation.report
        assert report is not None
        assert (report.received, report.number, report.dated) == (
            date(2025, 11, 16),
            "88/BC-UBND",
            date(2025, 11, 14),
        )
        assert report.text == "Đã gửi 26 thư xin lỗi"
        assert row(pilot, "late").state is RemediationState.REPORTED
        assert "sau hạn 2 ngày" in shown(pilot)
        await pilot.press("j", "p")
        await settled(pilot)
        other = row(pilot, "posted").remediation.report
        assert other is not None
        assert (other.number, other.text) == ("88/BC-UBND", "")
        assert under_cursor(pilot) == "plan"


async def test_what_was_half_typed_of_a_report_is_offered_again(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter")
        await send(pilot, "88/BC")
        await pilot.press("escape")
        await settled(pilot)
        report = row(pilot, "late").remediation.report
        assert report is not None
        assert (report.received, report.number) == (TODAY, "")
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert "88/BC" in shown(pilot)


async def test_a_due_date_is_counted_in_working_days_from_the_notice(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s", *["backspace"] * 10)
        await typed(pilot, "30")
        known = row(pilot, "late").remediation
        assert (known.due, known.term, known.start) == (
            date(2025, 12, 1),
            Term(count=30, unit=TermUnit.WORKING),
            date(2025, 10, 20),
        )
        assert "30 ngày làm việc từ 20/10/2025" in shown(pilot)
        assert not row(pilot, "late").is_overdue(TODAY)
        await pilot.press("s", *["backspace"] * 10)
        await typed(pilot, "hôm nào đó")
        assert "15 (ngày làm việc) hoặc 15 ngày" in shown(pilot)
        await pilot.press(*["backspace"] * 10)
        await typed(pilot, "01/10/2025")
        assert "sau ngày kiểm tra" in shown(pilot)
        await pilot.press(*["backspace"] * 10)
        await typed(pilot, "60 ngày làm việc từ 17/11/2026")
        assert "Chưa có lịch nghỉ của năm 2027" in shown(pilot)
        assert "24/11/2026" in shown(pilot)
        await pilot.press("s", *["backspace"] * 10)
        await typed(pilot, "")
        assert row(pilot, "late").due == date(2025, 11, 14)


async def test_note_unit_history_and_the_whole_text(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("c")
        await typed(pilot, "Hẹn làm việc thứ năm")
        await pilot.press("P", *["backspace"] * 40)
        await typed(pilot, "Văn phòng")
        assert row(pilot, "late").unit == "Văn phòng"
        await pilot.press("v")
        await settled(pilot)
        assert "Nghị định số 118/2025/NĐ-CP" in shown(pilot)
        assert "Hẹn làm việc thứ năm" in shown(pilot)
        await pilot.press("escape", "h")
        await settled(pilot)
        assert "giao Văn phòng" in shown(pilot)
        await pilot.press("escape", "P", *["backspace"] * 40)
        await typed(pilot, "")
        assert row(pilot, "late").unit == "Trung tâm Phục vụ hành chính công"


async def test_n_goes_round_what_is_not_settled(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "3")
        await typed(pilot, "Chưa làm")
        assert under_cursor(pilot) == "plan"
        await pilot.press("n")
        assert under_cursor(pilot) == "late"
        await pilot.press("N")
        assert under_cursor(pilot) == "plan"


async def test_the_stage_is_reached_by_its_key_and_by_its_name(open_app: OpenApp) -> None:
    async with open_app("findings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("T")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RemediationScreen)
        await pilot.press("f7")
        await settled(pilot)
        await pilot.press("colon")
        await typed(pilot, "khacphuc")
        assert isinstance(pilot.app.screen, RemediationScreen)


async def test_nothing_to_follow_up_says_so(open_app: OpenApp, session: Session) -> None:
    for finding in session.inspection.findings:
        session.record(FindingRecorded(finding=concluded(finding.id, in_conclusion=False)))
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Chưa có tồn tại nào để theo dõi" in shown(pilot)
        await pilot.press("1", "n", "v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RemediationScreen)


async def test_the_reminder_is_written_with_the_day_to_answer_by(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("X")
        await typed(pilot, "16/11/2025")
        assert "phải sau hôm nay" in shown(pilot)
        await pilot.press(*["backspace"] * 10)
        await typed(pilot, "10")
        (written,) = workspace.exports.glob("*_don-doc*.docx")
        text = " ".join(words(one) for one in body(written.read_bytes()).iter(w("p")))
        assert "chậm nhất ngày 01/12/2025." in text
        assert "Thông báo kết luận số 45/" in text
        assert "don-doc.docx" in shown(pilot)


async def test_the_reminder_is_written_in_the_offices_own_template(open_app: OpenApp, workspace: Workspace) -> None:
    document = Document(BytesIO(starter.template(TemplateKind.REMINDER)))
    document.add_paragraph("Mẫu riêng của Sở")
    document.save(str(workspace.folder / "reminder-template.docx"))
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("X")
        await typed(pilot, "10")
    (written,) = workspace.exports.glob("*_don-doc*.docx")
    text = " ".join(words(one) for one in body(written.read_bytes()).iter(w("p")))
    assert "chậm nhất ngày 01/12/2025." in text
    assert "Mẫu riêng của Sở" in text


async def test_nothing_overdue_needs_no_reminder(open_app: OpenApp, session: Session) -> None:
    session.record(RemediationDueSet(finding="late", due=date(2025, 11, 30)))
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("X")
        await settled(pilot)
        assert "không cần công văn đôn đốc" in shown(pilot)
