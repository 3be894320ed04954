"""A re-inspection by keys: begun from the list or the follow-up, the conclusion beside each item, findings marked."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import ItemKind, RetestVerdict, Severity, Verdict
from inspection.model.events import FindingRecorded, NoticeRegistered
from inspection.model.inspection import Registration
from inspection.store.port import Place
from inspection.wording import Wording
from tests.remediations import concluded
from tests.sittings import send, settled, shown
from tui.app import KiemtraApp
from tui.cli import main
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.session import Session
    from inspection.workspace import Workspace

    OpenApp = Callable[..., KiemtraApp]


@pytest.fixture(autouse=True)
def found(session: Session) -> None:
    """Conclude two findings."""
    late = concluded(
        "late",
        condition="Có 26 hồ sơ trả quá hạn",
        recommendation="Trả hết hồ sơ, gửi thư xin lỗi",
        severity=Severity.SERIOUS,
    )
    session.record(
        FindingRecorded(finding=late),
        FindingRecorded(finding=concluded("posted", condition="Niêm yết chưa đủ")),
        NoticeRegistered(registration=Registration(number="45")),
    )


async def test_it_begins_from_the_follow_up_and_shows_what_was_concluded_beside_each_item(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("R", "enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ChecklistScreen)
        assert {item.kind for item in screen.items} == {ItemKind.FOLLOW_UP}
        told = shown(pilot)
        assert "ĐÃ KẾT LUẬN, số 1" in told
        assert "Trả hết hồ sơ, gửi" in told
        await pilot.press("j")
        await settled(pilot)
        assert "ĐÃ KẾT LUẬN, số 2" in shown(pilot)


async def test_a_finding_that_comes_again_is_marked_on_every_screen(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("remediation").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("R", "enter")
        await settled(pilot)
        await pilot.press("3", "enter")
        await settled(pilot)
        inspection = workspace.session(workspace.inspections()[0].id).inspection
        (finding,) = inspection.findings
        assert inspection.answer("former-late").verdict is Verdict.NOT_MET
        assert finding.repeats is not None
        assert finding.repeats.notice.startswith("45")
        await pilot.press("f7")
        await settled(pilot)
        assert "LẶP LẠI" in shown(pilot)
        assert "Đã nêu tại Thông báo kết luận số 45" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Đã nêu tại Thông báo kết luận số 45" in shown(pilot)


async def test_on_a_narrow_screen_tab_shows_the_other_half(open_app: OpenApp) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("R", "enter")
        await settled(pilot)
        assert "tồn tại đã kết luận" in shown(pilot)
        assert "ĐÃ KẾT LUẬN" not in shown(pilot)
        await pilot.press("tab")
        await settled(pilot)
        assert "ĐÃ KẾT LUẬN, số 1" in shown(pilot)


async def test_it_begins_from_the_list_of_inspections(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("home").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("R")
        await send(pilot, "02/03/2026")
        await settled(pilot)
        assert "Phường Hòa Mai" in shown(pilot), "an answer is no search"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChecklistScreen)
    assert len(workspace.inspections()) == 2


async def test_nothing_concluded_says_so_and_makes_nothing(workspace: Workspace, session: Session) -> None:
    for own in ("late", "posted"):
        session.record(FindingRecorded(finding=concluded(own, in_conclusion=False)))
    place = Place(inspection=session.id, screen="findings", item="")
    async with KiemtraApp(workspace, Wording("vi"), shipped(), place=place).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("R", "enter")
        await settled(pilot)
        assert "chưa có gì để kiểm tra lại" in " ".join(shown(pilot).split())
    assert len(workspace.inspections()) == 1


def test_the_command_line_begins_one_too(
    workspace: Workspace, session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.close()
    place = ["--workspace", str(tmp_path / "workspace")]
    assert main(["new", "--reinspect", session.id[:8], "--held-on", "02/03/2026", *place]) == 0
    told = capsys.readouterr()
    assert "2 tồn tại đã kết luận" in told.err
    assert main(["list", "--format", "json", *place]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["id"], first["items"], first["ward"]) == (told.out.strip(), 2, "Hòa Mai")
    assert main(["new", "--reinspect", told.out.strip(), *place]) == 2
    assert "chưa có gì để kiểm tra lại" in capsys.readouterr().err


async def test_the_retest_is_written_back_by_one_key(open_app: OpenApp, workspace: Workspace, session: Session) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("K")
        await settled(pilot)
        assert "Chỉ dùng trong cuộc kiểm tra lại" in shown(pilot)
        await pilot.press("R", "enter")
        await settled(pilot)
        await pilot.press("3", "escape", "1")
        await settled(pilot)
        await pilot.press("T")
        await settled(pilot)
        await pilot.press("K")
        await settled(pilot)
        assert "của 1 tồn tại vào cuộc kiểm tra trước" in shown(pilot)
    again = workspace.session(session.id).inspection
    assert again.remediation("late").verdict is RetestVerdict.NOT_CORRECTED
    assert again.remediation("posted").verdict is None


async def test_the_day_may_be_given_and_esc_makes_nothing(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("remediation").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("R", "escape")
        await settled(pilot)
        assert len(workspace.inspections()) == 1
        await pilot.press("R")
        await send(pilot, "hôm nào")
        await pilot.press("enter")
        await settled(pilot)
        assert "Gõ ngày như" in shown(pilot)
        await pilot.press(*["backspace"] * 10)
        await send(pilot, "02/03/2026")
        await pilot.press("enter")
        await settled(pilot)
    made = workspace.session(workspace.inspections()[0].id).inspection
    assert made.details.held_on == date(2026, 3, 2)
