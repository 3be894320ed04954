"""The sheet of a team, by keys, over the details of an inspection and over the form of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import GroupCode, Role
from inspection.paths import SAMPLES
from inspection.wording import Wording
from tests.readings import assert_as_kept
from tests.sittings import settled
from tui.app import KiemtraApp
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.details import DetailsScreen
from tui.screens.form_filling import ROWS
from tui.screens.new_inspection import NewInspectionScreen
from tui.screens.notice import NoticeScreen
from tui.screens.team_sheet import TeamSheet
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


async def _open_sheet(pilot: Pilot[int]) -> str:
    await settled(pilot)
    await pilot.press("end", "enter")
    return await settled(pilot)


@SIZES
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_sheet_looks_as_kept(
    open_app: Callable[..., KiemtraApp], size: tuple[int, int], language: str
) -> None:
    app = open_app("details", language)
    app.files_from = SAMPLES
    async with app.run_test(size=size) as pilot:
        await _open_sheet(pilot)
        await pilot.press("r")
        await settled(pilot)
        await pilot.press(*"team", "enter", "home")
        await settled(pilot)
        assert_as_kept(pilot, f"team-{language}")


@SIZES
async def test_a_member_is_added_with_role_and_groups_and_taken_back(
    open_app: Callable[..., KiemtraApp], size: tuple[int, int]
) -> None:
    app = open_app("details")
    async with app.run_test(size=size) as pilot:
        assert "Nguyễn Thị Hoa · Thành viên" in await _open_sheet(pilot)
        await pilot.press("b", *"Tran Van Binh", "enter")
        await settled(pilot)
        await pilot.press(*"vai", "enter")
        await settled(pilot)
        await pilot.press(*"truong doan", "enter")
        await settled(pilot)
        await pilot.press("enter", *"linh vuc", "enter")
        await settled(pilot)
        await pilot.press(*"the che", "enter")
        await settled(pilot)
        await pilot.press("escape", "enter", *"chuc vu", "enter")
        await settled(pilot)
        await pilot.press(*"Pho Giam doc", "enter")
        shown = await settled(pilot)
        member = app.session.inspection.team.members[1]
        assert (member.name, member.role, member.groups) == ("Tran Van Binh", Role.HEAD, (GroupCode.INSTITUTIONS,))
        assert "Trưởng đoàn · TC · Pho Giam doc" in shown
        await pilot.press("home", "enter", *"vai", "enter")
        await settled(pilot)
        await pilot.press(*"truong doan", "enter")
        assert "Đoàn đã có trưởng đoàn là Tran Van Binh" in await settled(pilot)
        await pilot.press("j", "0")
        assert "Đã đưa Tran Van Binh ra khỏi đoàn" in await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert app.session.inspection.team.members[1] == member
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, DetailsScreen)
        assert "2 thành viên" in await settled(pilot)


@SIZES
async def test_decisions_are_looked_at_for_number_and_date(
    open_app: Callable[..., KiemtraApp], size: tuple[int, int]
) -> None:
    app = open_app("details")
    async with app.run_test(size=size) as pilot:
        await _open_sheet(pilot)
        await pilot.press("j", "j", "j", "enter", *"Quyet dinh cua Chu tich", "enter")
        assert "chưa thấy đủ số, ký hiệu và ngày" in await settled(pilot)
        await pilot.press("enter", *" so 3360/QĐ-UBND ngay 15/9/2025", "enter")
        assert "chưa thấy đủ số" not in await settled(pilot)
        assert app.session.inspection.team.team_decision.endswith("3360/QĐ-UBND ngay 15/9/2025")
        await pilot.press("0")
        await settled(pilot)
        assert app.session.inspection.team.team_decision == ""
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(app.screen, ChecklistScreen)
        assert len(app.screen_stack) == 2


async def test_the_team_of_an_earlier_inspection_goes_into_the_form_and_stays(
    workspace: Workspace, session: Session
) -> None:
    app = KiemtraApp(workspace, Wording("vi"), shipped())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        app.screen.query_one("#new-rows", RowList).move_to(ROWS.index("team"))
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TeamSheet)
        await pilot.press("p", "enter")
        assert "Nguyễn Thị Hoa" in await settled(pilot)
        await pilot.press("escape")
        assert "1 thành viên · Đoàn kiểm tra số 1" in await settled(pilot)
    again = KiemtraApp(workspace, Wording("vi"), shipped())
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(again.screen, NewInspectionScreen)
        assert again.screen.form.team == session.inspection.team


async def test_without_an_earlier_team_there_is_none_to_take(workspace: Workspace) -> None:
    app = KiemtraApp(workspace, Wording("vi"), shipped())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        app.screen.query_one("#new-rows", RowList).move_to(ROWS.index("team"))
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("p")
        assert "Chưa có cuộc kiểm tra nào có đoàn" in await settled(pilot)


@SIZES
async def test_what_the_notice_lacks_leads_to_its_field(
    open_app: Callable[..., KiemtraApp], size: tuple[int, int]
) -> None:
    app = open_app("notice")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, NoticeScreen)
        assert screen.notice is not None
        places = [blocker.place for blocker in screen.notice.blockers]
        for place, row in (
            ("remediation_due", "Hạn báo cáo"),
            ("period", "Thời kỳ"),
            ("team_decision", "Quyết định lập đoàn"),
        ):
            if place not in places:
                continue
            app.go_to("notice")
            await settled(pilot)
            app.screen.query_one(RowList).move_to(places.index(place))
            await pilot.press("enter")
            await settled(pilot)
            rows = app.screen.query(RowList).first()
            assert row in rows.lines[rows.cursor].plain
            await pilot.press("escape")
            await settled(pilot)
        assert {"period", "team_decision"} <= set(places)
