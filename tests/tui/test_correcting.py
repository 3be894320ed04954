"""Deciding on what was read, by keys: each action, both sizes, and what it does to the inspection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import Decision
from inspection.model.inspection import Details, Team
from inspection.paths import SAMPLES
from inspection.preparation import prepare
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import begin_with_both
from tests.sittings import settled
from tui.app import KiemtraApp
from tui.screens.documents import DocumentsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


def _app(workspace: Workspace, folder: Path, *, weak: bool = False) -> KiemtraApp:
    session = begin_with_both(workspace, folder, weak=weak)
    return KiemtraApp(workspace, Wording("vi"), shipped(), place=Place(inspection=session.id, screen="documents"))


def _go(pilot: Pilot[int], kind: str) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, DocumentsScreen)
    screen.to_key(next(one.key for one in screen.placed if one.kind == kind))


def _key(screen: DocumentsScreen, kind: str) -> str:
    return next(one.key for one in screen.placed if one.kind == kind)


def _decisions(app: KiemtraApp, role: str = "plan") -> list[Decision]:
    return [one.decision for one in app.session.inspection.corrections_of(role).values()]


@SIZES
async def test_enter_takes_an_item_and_undo_gives_it_back(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        before = app.session.inspection.plan
        await pilot.press("enter")
        assert "nhận 1 · bỏ 0 · còn 10" in await settled(pilot)
        assert app.session.inspection.plan is before
        await pilot.press("z")
        assert "nhận 0 · bỏ 0 · còn 11" in await settled(pilot)
        assert not _decisions(app)


@SIZES
async def test_an_item_is_dropped_with_a_reason_and_taken_back(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        await pilot.press("3", "enter")
        assert not _decisions(app)
        await pilot.press("3", *"trung", "enter")
        assert "bỏ 1" in await settled(pilot)
        assert app.session.inspection.plan is not None
        assert not app.session.inspection.plan.tasks
        _go(pilot, "tasks")
        await pilot.press("enter")
        await settled(pilot)
        assert len(app.session.inspection.plan.tasks) == 1


@SIZES
async def test_a_number_is_corrected_and_no_nonsense_is_taken(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        _go(pilot, "figures")
        await pilot.press("c", *"gia tri", "enter", "x", "enter")
        assert "không phải một con số" in await settled(pilot)
        await pilot.press(*["backspace"] * 12, *"1.236", "enter")
        await settled(pilot)
        assert app.session.inspection.report is not None
        assert int(app.session.inspection.report.figures[0].value or 0) == 1236
        assert int(app.session.inspection.as_read["report"].figures[0].value or 0) == 1235
        assert _decisions(app, "report") == [Decision.CORRECTED]
        shown = await settled(pilot)
        assert "Trước khi sửa · Giá trị: 1.235" in shown
        row = next(line for line in shown.split("\n") if "1.236 hồ sơ" in line)
        assert "(trước: 1.235)" in row


@SIZES
async def test_a_task_is_split_and_its_halves_merged_again(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        await pilot.press("plus", "down", "enter")
        await settled(pilot)
        assert app.session.inspection.plan is not None
        read = app.session.inspection.as_read["plan"].tasks[0].content
        first, second = (task.content for task in app.session.inspection.plan.tasks)
        assert f"{first} {second}" == read
        assert len(first.split()) == 2
        await pilot.press("j", "equals_sign")
        await settled(pilot)
        assert [task.content for task in app.session.inspection.plan.tasks] == [read]


@SIZES
async def test_the_weakest_stand_first_behind_what_was_not_read(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path, weak=True)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("d")
        assert "Kém chắc chắn" in await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        assert screen.rows[1].section == "issues"
        known = [row.confidence for row in screen.rows if row.placed]
        assert known == sorted(known)
        assert known[0] < 1


async def test_the_order_chosen_is_kept_for_the_next_sitting(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path, weak=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        _go(pilot, "citations")
        await pilot.press("s")
        assert "Kém chắc chắn" not in await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        assert screen.item().kind == "citations"
    again = KiemtraApp(workspace, Wording("vi"), shipped(), place=workspace.place())
    async with again.run_test(size=(80, 24)) as pilot:
        assert "Kém chắc chắn" not in await settled(pilot)
        await pilot.press("s")
        assert "Kém chắc chắn" in await settled(pilot)


async def test_a_decision_leaves_a_weak_item_where_it_was(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path, weak=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        _go(pilot, "targets")
        before = [row.placed.key for row in screen.rows if row.placed]
        await pilot.press("enter")
        await settled(pilot)
        assert [row.placed.key for row in screen.rows if row.placed] == before
        assert screen.item().key == before[before.index(_key(screen, "targets")) + 1]


async def test_what_is_put_off_stays_undecided(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        await pilot.press("x")
        assert "còn 11" in await settled(pilot)
        assert _decisions(app) == [Decision.LATER]


async def test_what_cannot_be_split_says_why(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        _go(pilot, "citations")
        await pilot.press("plus")
        assert "Chỉ tách, gộp được" in await settled(pilot)


@SIZES
async def test_what_was_half_typed_is_offered_again(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        await pilot.press("3", *"trung voi", "escape")
        await pilot.press("c", *"chu tri", "enter", *[" "], *"moi", "escape")
        await settled(pilot)
    again = KiemtraApp(workspace, Wording("vi"), shipped(), place=workspace.place())
    async with again.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("escape")  # the offer of what was half typed
        _go(pilot, "tasks")
        await pilot.press("c", *"chu tri", "enter")
        shown = await settled(pilot)
        assert "(đang gõ dở)" in shown
        assert "Văn phòng moi" in shown
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("3")
        assert "trung voi" in await settled(pilot)
        await pilot.press(*" muc 2", "enter")
        await settled(pilot)
        (one,) = again.session.inspection.corrections_of("plan").values()
        assert (one.decision, one.reason) == (Decision.DROPPED, "trung voi muc 2")
        assert not workspace.drafts(again.session.id)


@SIZES
async def test_what_the_document_says_of_itself_is_corrected(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = _app(workspace, tmp_path, weak=True)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)

        def at(name: str) -> None:
            screen.to_key(next(one.key for one in screen.placed if getattr(one.item, "name", "") == name))

        at("city")  # the plan's lines do not name it
        assert "không có đúng chữ này trong văn bản" in await settled(pilot)
        await pilot.press("c", *["backspace"] * 20, *"Hai Dang", "enter")
        await settled(pilot)
        at("period")
        await pilot.press("c", *["backspace"] * 30, *"quy 5", "enter")
        assert "không phải một thời kỳ" in await settled(pilot)
        await pilot.press(*["backspace"] * 30, *"6 thang dau nam 2025", "enter")
        await settled(pilot)
        at("issue_date")
        await pilot.press("c", *"3/2/2025", "enter")
        await settled(pilot)
        at("document_number")
        await pilot.press("3", *"sai", "enter")
        await settled(pilot)
        plan = app.session.inspection.plan
        assert plan is not None
        assert plan.period is not None
        assert (plan.city, str(plan.period)) == ("Hai Dang", "2025-01-01/2025-06-30")
        assert (plan.issue_date, plan.document_number) == ("2025-02-03", None)
        assert app.session.inspection.as_read["plan"].document_number == "12/KH-UBND"
        await pilot.press("z")
        await settled(pilot)
        assert app.session.inspection.plan is not None
        assert app.session.inspection.plan.document_number == "12/KH-UBND"


@pytest.mark.parametrize("stage", ["f6", "f3"])
async def test_the_checklist_follows_at_once_what_is_taken_back_on_any_screen(workspace: Workspace, stage: str) -> None:
    plan, report = SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt"
    session = prepare(workspace, Details(ward=""), Team(), plan, report)
    whole = len(session.inspection.items)
    place = Place(inspection=session.id, screen="documents")
    app = KiemtraApp(workspace, Wording("vi"), shipped(), place=place)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        await pilot.press("3", *"trung", "enter")
        await settled(pilot)
        assert len(app.session.inspection.items) == whole - 1
        await pilot.press(stage)
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert len(app.session.inspection.items) == whole
        assert workspace.session(session.id).inspection == app.session.inspection
        await pilot.press("Z")
        await settled(pilot)
        assert len(app.session.inspection.items) == whole - 1


async def test_undo_goes_to_the_item_in_its_document(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        _go(pilot, "tasks")
        await pilot.press("3", *"trung", "enter", "d")
        await settled(pilot)
        await pilot.press("z")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        assert (screen.role, screen.item().kind) == ("plan", "tasks")
