"""Many wards at once, by keys: numbers appear, the order and the indicator are chosen and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import assert_as_kept
from tests.sittings import settled
from tests.wards import inspected
from tui.app import KiemtraApp
from tui.screens.comparison import ComparisonScreen
from tui.screens.overview import OverviewScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from inspection.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@pytest.fixture
def wards(workspace: Workspace) -> list[str]:
    """Return the names of three wards that were inspected."""
    inspected(workspace, 2025, "97.5", "mmm", ward="Hòa Mai")
    inspected(workspace, 2025, "99", "mnn", ward="Tân Lập")
    inspected(workspace, 2025, "91", "n--", ward="An Đông")
    return ["An Đông", "Hòa Mai", "Tân Lập"]


def _app(workspace: Workspace, language: str = "vi") -> KiemtraApp:
    place = Place(inspection=workspace.inspections()[0].id, screen="overview")
    return KiemtraApp(workspace, Wording(language), shipped(), place=place)


def _order(pilot: Pilot[int]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, OverviewScreen)
    return [row.summary.ward for row in screen.rows]


@SIZES
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_screen_looks_as_kept(
    workspace: Workspace, wards: list[str], size: tuple[int, int], language: str
) -> None:
    assert wards
    app = _app(workspace, language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert_as_kept(pilot, f"overview-{language}")


@SIZES
async def test_wards_are_put_in_order_and_the_order_is_kept(
    workspace: Workspace, wards: list[str], size: tuple[int, int]
) -> None:
    app = _app(workspace)
    async with app.run_test(size=size) as pilot:
        shown = await settled(pilot)
        assert "thấp nhất 91 (An Đông) · trung vị 97,5 · cao nhất 99 (Tân Lập)" in " ".join(shown.split())
        assert _order(pilot) == ["An Đông", "Tân Lập", "Hòa Mai"]
        await pilot.press("s")
        await settled(pilot)
        assert _order(pilot) == ["An Đông", "Hòa Mai", "Tân Lập"]  # 91 · 97,5 · 99
        await pilot.press("s", "s")
        assert "theo tên" in await settled(pilot)
        assert _order(pilot) == wards
    again = _app(workspace)
    async with again.run_test(size=size) as pilot:
        assert "theo tên" in await settled(pilot)


@SIZES
async def test_an_indicator_is_chosen_and_a_ward_found_and_opened(
    workspace: Workspace, wards: list[str], size: tuple[int, int]
) -> None:
    assert wards
    app = _app(workspace)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("c", *"dung han", "enter")
        assert "đúng hạn" in await settled(pilot)
        await pilot.press("slash", *"tan lap", "enter")
        await settled(pilot)
        assert _order(pilot) == ["Tân Lập"]
        await pilot.press("enter")
        await settled(pilot)
        assert app.opened is not None
        assert app.session.inspection.details.ward == "Tân Lập"


async def test_it_needs_no_open_inspection(workspace: Workspace) -> None:
    app = KiemtraApp(workspace, Wording("vi"), shipped())
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("S")
        assert "Chưa mở cuộc kiểm tra nào" in await settled(pilot)
        assert not isinstance(app.screen, ComparisonScreen)
        await pilot.press("V")
        await settled(pilot)
        assert isinstance(app.screen, OverviewScreen)
        for key in ("c", "enter"):
            await pilot.press(key)
            await settled(pilot)
        assert isinstance(app.screen, OverviewScreen)
