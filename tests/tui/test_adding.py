"""Adding an item by pointing at lines of the source: the machine reads them, the person corrects and confirms."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import Comparator, Decision, GroupCode
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import PLAN, begin_with_both
from tests.sittings import settled
from tui.app import KiemtraApp
from tui.screens.documents import DocumentsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.model.corrections import Correction
    from inspection.model.documents import Reading
    from inspection.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


def _app(workspace: Workspace, folder: Path) -> KiemtraApp:
    session = begin_with_both(workspace, folder)
    return KiemtraApp(workspace, Wording("vi"), shipped(), place=Place(inspection=session.id, screen="documents"))


def _screen(pilot: Pilot[int]) -> DocumentsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, DocumentsScreen)
    return screen


async def _point(pilot: Pilot[int], line: int) -> None:
    """Go to the source and to a line, by keys."""
    await settled(pilot)
    await pilot.press("tab", "home", *["j"] * (line - 1))
    assert _screen(pilot).pane.marked == (line, line)


def _plan(app: KiemtraApp) -> Reading:
    assert app.session.inspection.plan is not None
    return app.session.inspection.plan


def _added(app: KiemtraApp) -> Correction:
    (one,) = app.session.inspection.corrections_of("plan").values()
    assert one.decision is Decision.ADDED
    return one


@SIZES
async def test_the_machine_reads_the_line_and_enter_takes_what_it_found(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await _point(pilot, 5)
        await pilot.press("b")
        assert "Chỉ tiêu: " in await settled(pilot)
        await pilot.press("enter")
        assert "Thêm vào: Chỉ tiêu" in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        made = _plan(app).targets[-1]
        assert (made.comparator, made.value, made.unit, made.line) == (Comparator.AT_LEAST, (Decimal(98),), "%", 5)
        assert _added(app).quote == PLAN[4]
        assert not _screen(pilot).in_source
        assert _screen(pilot).item().item == made
        await pilot.press("z")
        await settled(pilot)
        assert len(_plan(app).targets) == 1


@SIZES
async def test_from_the_list_the_key_goes_to_the_line_of_the_item(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = _screen(pilot)
        screen.to_key(next(one.key for one in screen.placed if one.kind == "citations"))
        await pilot.press("b")
        assert "BẢN GỐC" in await settled(pilot)
        assert screen.pane.marked == (8, 8)
        await pilot.press("k", "enter")
        await settled(pilot)
        assert screen.item().item.line == 7
        await pilot.press("left", "escape")
        assert not screen.in_source
        assert app.screen is screen


@SIZES
async def test_several_lines_are_marked_and_make_one_item(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await _point(pilot, 3)
        await pilot.press("v", "j")
        assert "dòng 3–4" in await settled(pilot)
        await pilot.press("v")
        assert _screen(pilot).pane.marked == (4, 4)
        await pilot.press("shift+up", "b")
        await settled(pilot)
        await pilot.press(*"kien nghi nhap tay", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        made = _plan(app).recommendations[0]
        assert (made.text, made.line) == (f"{PLAN[2]} {PLAN[3]}", 3)
        assert _added(app).quote == "\n".join(PLAN[2:4])


async def test_what_the_machine_found_is_corrected_before_it_is_added(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await _point(pilot, 8)
        await pilot.press("b")
        assert "Văn bản viện dẫn: Nghị quyết · 76/NQ-CP · 15/07/2021 · Chính phủ" in await settled(pilot)
        await pilot.press("enter", *"ngay", "enter", *["backspace"] * 10, *"16/7/21", "enter")
        assert "không phải một ngày" in await settled(pilot)
        await pilot.press(*["backspace"] * 8, *"16/7/2021", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert (_plan(app).citations[-1].number, _plan(app).citations[-1].date) == ("76/NQ-CP", "2021-07-16")


async def test_what_was_corrected_and_left_is_offered_again(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await _point(pilot, 5)
        await pilot.press("b")
        await settled(pilot)
        await pilot.press("enter", *"gia tri", "enter", *["backspace"] * 2, *"95", "enter")
        await settled(pilot)
        await pilot.press("escape")
        assert "Chưa thêm" in await settled(pilot)
        assert not app.session.inspection.corrections
    again = KiemtraApp(workspace, Wording("vi"), shipped(), place=workspace.place())
    async with again.run_test(size=(80, 24)) as pilot:
        await _point(pilot, 5)
        await pilot.press("b")
        assert "Đang làm dở" in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert _plan(again).targets[-1].value == (Decimal(95),)
        await _point(pilot, 5)
        await pilot.press("b")
        assert "Đang làm dở" not in await settled(pilot)


@pytest.mark.parametrize(
    ("kind", "field", "answer"),
    [("chi tieu", "value", ["9", "0"]), ("so lieu", "label", []), ("van ban vien", "number", [*"12/QĐ-UBND"])],
)
async def test_each_kind_is_made_by_hand_where_the_machine_reads_nothing(
    workspace: Workspace, tmp_path: Path, kind: str, field: str, answer: list[str]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await _point(pilot, 3)
        await pilot.press("b")
        await settled(pilot)
        await pilot.press(*f"{kind} nhap tay", "enter")
        await settled(pilot)
        await pilot.press("enter")
        if answer:
            assert "Còn thiếu" in await settled(pilot)
            assert not app.session.inspection.corrections
            await pilot.press(*answer, "enter")
            await settled(pilot)
            await pilot.press("enter")
        await settled(pilot)
        (made,) = _added(app).after.items
        assert getattr(made, field)
        assert made.line == 3


async def test_a_group_needs_to_be_told(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await _point(pilot, 4)
        await pilot.press("b")
        await settled(pilot)
        await pilot.press(*"nhom linh vuc nhap tay", "enter")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        made = next(one for one in _plan(app).groups if one.line == 4)
        assert (made.code, made.title) == (GroupCode.INSTITUTIONS, PLAN[3])


async def test_deciding_waits_until_the_list_has_the_keys(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await _point(pilot, 2)
        await pilot.press("c")
        assert "Đang ở bản gốc" in await settled(pilot)
        await pilot.press("enter")
        assert "chưa đọc được mục nào" in await settled(pilot)
        await pilot.press("slash", *"chu tri", "enter")
        await settled(pilot)
        assert _screen(pilot).pane.marked == (7, 7)
        await pilot.press("G", "home")
        assert _screen(pilot).pane.marked == (1, 1)
