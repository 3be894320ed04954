"""Building the checklist, by keys: each action at both sizes, what it writes, and that the checklist follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import Decision, ItemKind, Verdict
from inspection.model.drafts import DraftDecision
from inspection.model.events import DraftDecided, VerdictGiven
from inspection.model.inspection import Details, Team
from inspection.paths import SAMPLES
from inspection.preparation import prepare, redraft
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import assert_as_kept
from tests.sittings import press, send, settled
from tui.app import KiemtraApp
from tui.screens.building import BuildingScreen
from tui.screens.checklist.screen import ChecklistScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@pytest.fixture
def session(workspace: Workspace) -> Session:
    """Return a session on the sample inspection, nothing decided."""
    return prepare(workspace, Details(ward=""), Team(), SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt")


def _app(workspace: Workspace, session: Session, language: str = "vi") -> KiemtraApp:
    place = Place(inspection=session.id, screen="building")
    return KiemtraApp(workspace, Wording(language), shipped(), place=place)


def _screen(pilot: Pilot[int]) -> BuildingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, BuildingScreen)
    return screen


def _to_task(pilot: Pilot[int], place: int = 0) -> str:
    """Go to a task of the plan and return its id."""
    screen = _screen(pilot)
    tasks = [one.item.id for one in screen.items if one.drafted.kind is ItemKind.TASK]
    screen.to_item(tasks[place])
    return tasks[place]


def _decision(app: KiemtraApp, item: str) -> Decision | None:
    one = app.session.inspection.draft_decisions.get(item)
    return one.decision if one else None


@SIZES
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_screen_looks_as_kept(
    workspace: Workspace, session: Session, size: tuple[int, int], language: str
) -> None:
    app = _app(workspace, session, language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _to_task(pilot)
        await settled(pilot)
        assert_as_kept(pilot, f"building-{language}")


@SIZES
async def test_enter_takes_and_goes_on_and_undo_comes_back(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        shown = await settled(pilot)
        total = len(app.session.inspection.items)
        assert f"Trích {total} · nhận 0 · bỏ 0 · còn {total}" in shown
        first = _screen(pilot).one.item.id
        await pilot.press("enter")
        assert f"nhận 1 · bỏ 0 · còn {total - 1}" in await settled(pilot)
        assert _screen(pilot).one.item.id != first
        assert app.session.inspection.checklist == app.session.inspection.drafted
        await pilot.press("z")
        assert f"nhận 0 · bỏ 0 · còn {total}" in await settled(pilot)
        assert _screen(pilot).one.item.id == first


@SIZES
async def test_an_item_is_dropped_with_a_reason_and_taken_back(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        task = _to_task(pilot)
        await pilot.press("3", "enter")
        assert "Cần ghi lý do" in await settled(pilot)
        await pilot.press("3", *"trung muc 2", "enter")
        await settled(pilot)
        assert task not in {one.id for one in app.session.inspection.items}
        _screen(pilot).to_item(task)
        assert "bỏ · Hoa · trung muc 2" in await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(app.screen, ChecklistScreen)
        assert task not in {one.id for one in app.screen.items}
        await pilot.press("f4")
        await settled(pilot)
        _screen(pilot).to_item(task)
        await pilot.press("enter")
        await settled(pilot)
        assert task in {one.id for one in app.session.inspection.items}


@SIZES
async def test_a_task_is_split_merged_and_worded_anew(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        task = _to_task(pilot)
        whole = _screen(pilot).one.item.title.vi
        await pilot.press("plus", "down", "enter")
        await settled(pilot)
        first, second = (app.session.inspection.checklist.item(own).title.vi for own in (task, f"{task}~2"))  # type: ignore[union-attr]  # drafted above
        assert f"{first} {second}" == whole
        assert len(first.split()) == 2
        _screen(pilot).to_item(f"{task}~2")
        await pilot.press("equals_sign")
        await settled(pilot)
        assert _decision(app, task) is Decision.ACCEPTED
        await pilot.press("c", *["backspace"] * len(whole), *"Viec khac", "enter")
        shown = await settled(pilot)
        assert app.session.inspection.checklist is not None
        assert app.session.inspection.checklist.item(task).title.vi == "Viec khac"
        assert "Lúc lập: " in shown
        await pilot.press("c", *["backspace"] * 9, "enter")
        assert "không được để trống" in await settled(pilot)


@SIZES
async def test_a_whole_group_is_taken_with_one_key_and_given_back_with_one(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        group = _screen(pilot).one.item.group
        count = len([one for one in _screen(pilot).items if one.item.group is group])
        await pilot.press("asterisk")
        shown = await settled(pilot)
        assert f"Đã nhận {count} mục của nhóm" in shown
        assert _screen(pilot).one.item.group is not group
        await pilot.press("comma", "asterisk")
        assert "Mọi mục của nhóm này đã được quyết" in await settled(pilot)
        await pilot.press("z")
        shown = await settled(pilot)
        assert "Đã lùi" in shown
        if size[0] > 100:
            assert f"và {count - 2} thao tác nữa" in " ".join(shown.split()) or "…" in shown
        assert not app.session.inspection.draft_decisions


@SIZES
async def test_what_is_put_off_stays_asked_and_comes_last(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        first = _screen(pilot).one.item.id
        await pilot.press("x")
        await settled(pilot)
        assert _decision(app, first) is Decision.LATER
        assert first in {one.id for one in app.session.inspection.items}
        rest = [one for one in _screen(pilot).items if one.decision is None]
        app.session.record(*(DraftDecided(decision=_taken(one.item.id)) for one in rest))
        app.show_state()
        await pilot.press("n")
        await settled(pilot)
        assert _screen(pilot).one.item.id == first
        await pilot.press("enter")
        assert "Mọi mục đã được quyết" in await settled(pilot)
        await pilot.press("n")
        assert "Mọi mục đã được quyết" in await settled(pilot)


def _taken(item: str) -> DraftDecision:
    return DraftDecision(item=item, decision=Decision.ACCEPTED)


async def test_what_was_judged_cannot_be_dropped(workspace: Workspace, session: Session) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        task = _to_task(pilot)
        app.session.record(VerdictGiven(item=task, verdict=Verdict.MET))
        await pilot.press("3")
        assert "đã có kết quả" in await settled(pilot)
        app.session.undo()
        await pilot.press("3", *"nham", "enter")
        await settled(pilot)
        assert _decision(app, task) is Decision.DROPPED


async def test_a_criterion_keeps_its_words(workspace: Workspace, session: Session) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert _screen(pilot).one.drafted.kind is ItemKind.CRITERION
        for key in ("c", "plus", "equals_sign"):
            await pilot.press(key)
            assert "theo bộ tiêu chí" in await settled(pilot)


@SIZES
async def test_the_paragraph_is_lit_in_its_document(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _to_task(pilot, 3)
        shown = await settled(pilot)
        line = _screen(pilot).one.item.sources[0].line
        assert f"▶{line:>5} " in shown
        assert f"Kế hoạch, dòng {line}" in shown


async def test_decisions_stand_when_the_app_comes_back_and_a_reason_half_typed_too(
    workspace: Workspace, session: Session
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        task = _to_task(pilot)
        await pilot.press("enter")
        _to_task(pilot, 1)
        await pilot.press("3", *"trung voi", "escape")
        await settled(pilot)
    again = KiemtraApp(workspace, Wording("vi"), shipped(), place=workspace.place())
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        redraft(workspace.session(session.id), workspace)
        assert _decision(again, task) is Decision.ACCEPTED
        await pilot.press("3")
        assert "trung voi" in await settled(pilot)


async def test_words_are_found_accents_or_not(workspace: Workspace, session: Session) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        assert "Chưa tìm gì" in await settled(pilot)
        await pilot.press("slash", *"sang kien", "enter")
        await settled(pilot)
        assert "sáng kiến" in _screen(pilot).one.item.title.vi.lower()
        await pilot.press("J", "K", "F", "full_stop", "comma", "N")
        await settled(pilot)


@SIZES
async def test_a_question_of_ones_own_is_asked_judged_and_outlives_a_new_draft(
    workspace: Workspace, session: Session, size: tuple[int, int]
) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        _to_task(pilot)
        group = _screen(pilot).one.item.group
        await press(pilot, "b", "enter")
        assert "câu hỏi không được để trống" in await settled(pilot)
        await press(pilot, "b")
        await send(pilot, "Có sổ giao ban không?\r")
        await send(pilot, "Quy chế làm việc\r")
        shown = await settled(pilot)
        assert "Đã thêm câu hỏi" in shown
        assert "CH Có sổ giao ban không?" in shown
        own = _screen(pilot).one.item
        assert (own.kind, own.group) == (ItemKind.OWN, group)
        await press(pilot, "z")
        assert own.id not in {one.id for one in app.session.inspection.items}
        await press(pilot, "Z", "f6")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ChecklistScreen)
        screen.go_to_item(own.id)
        shown = await settled(pilot)
        assert "câu hỏi của Đoàn" in shown
        assert "Quy chế làm việc" in shown
        await press(pilot, "1")
        assert app.session.inspection.answer(own.id).verdict is Verdict.MET
    redraft(workspace.session(session.id), workspace, catalogue=shipped())
    held = workspace.session(session.id).inspection
    (item,) = (one for one in held.items if one.id == own.id)
    (shown_as,) = (one.number for one in app.session.inspection.items if one.id == own.id)
    assert (item.number, item.withdrawn) == (shown_as, False)


async def test_words_of_a_question_survive_leaving_before_its_basis(workspace: Workspace, session: Session) -> None:
    app = _app(workspace, session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "b")
        await send(pilot, "Có sổ giao ban không?\r")
        await press(pilot, "escape", "b")
        assert "Có sổ giao ban không?" in await settled(pilot)
