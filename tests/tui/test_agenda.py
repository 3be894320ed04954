"""The calendar by keys, at both sizes: what is due stands in order, each day leads to its place, nothing is moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import icalendar
import pytest

from inspection.model.codes import DocumentKind, DueKind, FindingState, Frequency
from inspection.model.documents import Period, ReportingDeadline, Task
from inspection.model.events import DocumentRead, FindingRecorded
from tests.inspections import reading
from tests.sittings import drafted, settled, shown
from tui.screens.agenda import AgendaScreen
from tui.screens.dialogs import Notice
from tui.screens.findings import FindingsScreen
from tui.screens.text_window import Paragraphs, SourceWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]
PLAN = (
    "KẾ HOẠCH",
    "Rà soát thủ tục hành chính, trước ngày 30/9/2025",
    "Báo cáo quý gửi trước ngày 05 tháng cuối của quý",
    "Báo cáo theo quy định",
)


def row(line: int, content: str, due: str) -> Task:
    return Task(
        no="1",
        group=None,
        content=content,
        lead="Văn phòng",
        partners="",
        due=f"trước ngày {due}",
        due_kind=DueKind.DEADLINE,
        due_end=due,
        product="",
        line=line,
    )


@pytest.fixture(autouse=True)
def planned(session: Session, workspace: Workspace, tmp_path: Path) -> None:
    """Give the inspection a plan of its own and a finding to be put right, and let it be 20 October 2025."""
    text = "\n".join(PLAN).encode()
    (tmp_path / "ke_hoach.txt").write_bytes(text)
    digest = sha256(text).hexdigest()
    workspace.keep(tmp_path / "ke_hoach.txt", digest)
    plan = reading(
        DocumentKind.PLAN,
        period=Period(start=date(2025, 7, 1), end=date(2025, 12, 31)),
        tasks=(row(2, "Rà soát thủ tục hành chính", "2025-09-30"), row(2, "Công khai thủ tục", "2025-12-06")),
        deadlines=(
            ReportingDeadline(text=PLAN[2], frequency=(Frequency.QUARTERLY,), day=5, line=3),
            ReportingDeadline(text=PLAN[3], line=4),
        ),
    )
    plan = replace(plan, source=replace(plan.source, sha256=digest, name="ke_hoach.txt", lines=len(PLAN)))
    finding = drafted("late", "Hồ sơ quá hạn", state=FindingState.CONFIRMED, due=date(2025, 10, 17))
    session.record(DocumentRead(role="plan", reading=plan), FindingRecorded(finding=finding))
    workspace.clock = lambda: datetime(2025, 10, 20, 9, tzinfo=UTC)


def screen(pilot: Pilot[int]) -> AgendaScreen:
    assert isinstance(pilot.app.screen, AgendaScreen)
    return pilot.app.screen


def at(pilot: Pilot[int]) -> str:
    """Return what is under the cursor."""
    one = screen(pilot).current
    return one.id.split(":")[0] + (f" {one.day}" if one.day else "") if one else ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_days_stand_in_order_from_the_next_one_on(
    open_app: OpenApp, size: tuple[int, int], language: str
) -> None:
    async with open_app("checklist", language).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("at")
        await settled(pilot)
        assert at(pilot) == "deadlines 2025-12-05"
        told = shown(pilot)
        words = (
            ("1 quá hạn", "Tháng 12/2025", "Không rõ ngày (1)", "nghỉ") if language == "vi" else ("1 overdue", "off")
        )
        assert [one for one in words if one not in told] == []
        days = [one.day for one in (screen(pilot).agenda or pytest.fail("no calendar")).days if one.day]
        assert days == sorted(days)


async def test_keys_go_to_what_is_open_and_back(open_app: OpenApp) -> None:
    async with open_app("agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("N")
        assert at(pilot) == "finding 2025-10-17"
        assert "quá hạn 3 ngày" in shown(pilot)
        await pilot.press("N")
        assert "Không còn việc đang mở" in shown(pilot)
        await pilot.press("n", "n")
        assert at(pilot) == "tasks 2025-12-06"
        assert "Ngày nghỉ (cuối tuần); ngày làm việc kế tiếp: 08/12/2025" in shown(pilot)


async def test_only_what_is_open_can_be_shown(open_app: OpenApp) -> None:
    async with open_app("agenda").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "đã qua" in shown(pilot)
        await pilot.press("f")
        assert "đã qua" not in shown(pilot)
        assert at(pilot) == "deadlines 2025-12-05", "the cursor stays on its day"
        await pilot.press("f")
        assert "đã qua" in shown(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_leads_to_its_place_in_the_document(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app("agenda").run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SourceWindow)
        assert PLAN[2] in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert at(pilot) == "deadlines 2025-12-05"


async def test_enter_goes_to_the_finding_and_the_teams_own_day_says_that_it_has_no_place(open_app: OpenApp) -> None:
    async with open_app("agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("N", "k", "v")
        assert at(pilot) == "visit 2025-10-14"
        assert "Đoàn kiểm tra nhập" in shown(pilot)
        await pilot.press("j", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingsScreen)
        assert pilot.app.screen.current
        assert pilot.app.screen.current.id == "late"


async def test_the_file_for_calendars_is_written_and_said(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("agenda").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        (place,) = workspace.exports.glob("*.ics")
        assert isinstance(pilot.app.screen, Paragraphs)
        assert place.name in shown(pilot)
    found = icalendar.Calendar.from_ical(place.read_bytes()).events
    assert date(2025, 12, 6) in [one.start for one in found], "a Saturday stays one"


async def test_a_place_that_cannot_be_written_is_told(open_app: OpenApp, workspace: Workspace) -> None:
    (workspace.folder / "exports").write_text("", encoding="utf-8")
    async with open_app("agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Notice)


async def test_it_is_found_by_its_vietnamese_name(open_app: OpenApp) -> None:
    async with open_app("checklist").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("colon", *"lich", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, AgendaScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, AgendaScreen)
