"""Home: how far each inspection has come, what to do where there is none, and what colleagues change."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import Verdict
from inspection.model.events import VerdictGiven
from inspection.model.inspection import Details, Team
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.inspections import Watch
from tests.readings import NINE_MONTHS, assert_as_kept, begin_with_both
from tests.sittings import begin, settled
from tui.app import KiemtraApp
from tui.screens.home import HomeScreen
from tui.widgets.row_list import RowList
from tui.wiring import starting_place

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = ((80, 24), (120, 40))


@pytest.fixture
def watch() -> Watch:
    """Return the clock of the workspace."""
    return Watch(datetime(2025, 10, 14, 8, 0, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watch: Watch) -> Iterator[Workspace]:
    """Return a workspace whose clock stands still, in a zone that every machine knows."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    with Workspace.open(tmp_path / "workspace", name="Hoa", clock=watch) as opened:
        yield opened
    monkeypatch.undo()
    time.tzset()


def _app(workspace: Workspace, language: str = "vi") -> KiemtraApp:
    return KiemtraApp(workspace, Wording(language), shipped())


def _begin_many(workspace: Workspace, watch: Watch, *wards: str) -> None:
    for ward in wards:
        watch.wind(60)
        workspace.begin(Details(ward=ward, city="thành phố Hải Đăng", period=NINE_MONTHS), Team())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_list_looks_as_kept(
    workspace: Workspace, watch: Watch, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    _begin_many(workspace, watch, "Hòa Mai", "Tân Lập Đông Nam của một tên rất dài không vừa cột")
    watch.wind(86_400)
    session = begin(workspace, tmp_path)
    session.record(VerdictGiven(item="posted", verdict=Verdict.NOT_MET))
    session.record(VerdictGiven(item="on-time", verdict=Verdict.MET))
    async with _app(workspace, language).run_test(size=size) as pilot:
        await settled(pilot)
        assert_as_kept(pilot, f"home-{language}")


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_an_empty_workspace_says_what_to_do(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(workspace, "folder", Path("/srv/kiemtra"))
    async with _app(workspace, language).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert_as_kept(pilot, f"home-empty-{language}")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_two_hundred_inspections_are_listed_without_folding_one(
    workspace: Workspace, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin_many(workspace, watch, *(f"Phường số {number}" for number in range(200)))

    def refuse(*_: object) -> None:
        raise AssertionError("the list reads a journal")

    monkeypatch.setattr("inspection.store.sqlite.SqliteStore.arrivals", refuse)
    app = _app(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "200 cuộc" in await settled(pilot)
        await pilot.press("end")
        assert "Phường số 0," in await settled(pilot)
        assert app.screen.query_one("#home-rows", RowList).cursor == 199


async def test_wards_are_found_without_accents(workspace: Workspace, watch: Watch) -> None:
    _begin_many(workspace, watch, "Hòa Mai", "Tân Lập", "Đông Sơn")
    async with _app(workspace).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"dong")
        shown = await settled(pilot)
        assert "Đông Sơn" in shown
        assert "Tân Lập" not in shown
        await pilot.press("escape")
        assert "Tân Lập" in await settled(pilot)


async def test_what_a_colleague_does_appears_by_itself(workspace: Workspace, watch: Watch) -> None:
    app = _app(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Chưa có cuộc kiểm tra nào" in await settled(pilot)
        with Workspace.open(workspace.folder, name="Binh", clock=watch) as other:
            _begin_many(other, watch, "Tân Lập")
        screen = app.screen
        assert isinstance(screen, HomeScreen)
        screen.look_again()
        assert "Phường Tân Lập" in await settled(pilot)


async def test_enter_opens_where_it_was_left_and_the_list_remembers_the_row(
    workspace: Workspace, watch: Watch, tmp_path: Path
) -> None:
    session = begin_with_both(workspace, tmp_path)
    workspace.remember_place(session.id, "documents")
    _begin_many(workspace, watch, "Tân Lập")
    app = _app(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "enter")
        assert "Hồ sơ  Phường Hòa Mai" in await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one("#home-rows", RowList).cursor == 1


async def test_a_sitting_that_ended_in_an_inspection_is_taken_up_there(workspace: Workspace, tmp_path: Path) -> None:
    session = begin_with_both(workspace, tmp_path)
    app = _app(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_inspection(session.id, "documents")
        await settled(pilot)
        await pilot.press("f5")
        await settled(pilot)
    place = starting_place(workspace, None)
    assert place is not None
    assert (place.inspection, place.screen) == (session.id, "figures")


async def test_a_sitting_that_ended_at_home_begins_at_home(workspace: Workspace, watch: Watch, tmp_path: Path) -> None:
    session = begin_with_both(workspace, tmp_path)
    app = _app(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.open_inspection(session.id, "documents")
        await settled(pilot)
        watch.wind(1)
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("q")
    assert app.return_value == 0
    assert starting_place(workspace, None) is None
    asked = starting_place(workspace, session.id)
    assert asked is not None
    assert asked.screen == "documents"
