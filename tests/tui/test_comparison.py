"""Two inspections side by side, by keys: the period before comes by itself, another one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import GroupCode, Verdict
from inspection.model.events import FindingRecorded, VerdictGiven
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import assert_as_kept
from tests.sittings import drafted, settled
from tests.wards import inspected
from tui.app import KiemtraApp
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.comparison import ComparisonScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@pytest.fixture
def two(workspace: Workspace) -> tuple[Session, Session]:
    """Return the sessions of two years of a ward."""
    before = inspected(workspace, 2024, "95.5", "nnm")
    before.record(FindingRecorded(finding=drafted("f1", "Hồ sơ trễ hạn", items=("on-time",))))
    before.record(FindingRecorded(finding=drafted("f2", "Chưa ban hành kế hoạch", GroupCode.STEERING, items=("plan",))))
    after = inspected(workspace, 2025, "97.5", "mnn")
    after.record(FindingRecorded(finding=drafted("g1", "Còn hồ sơ trễ hạn", items=("on-time",))))
    after.record(FindingRecorded(finding=drafted("g2", "Bảng niêm yết thiếu thủ tục", items=("posted",))))
    return before, after


def _app(workspace: Workspace, session: Session, language: str = "vi") -> KiemtraApp:
    place = Place(inspection=session.id, screen="comparison")
    return KiemtraApp(workspace, Wording(language), shipped(), place=place)


@SIZES
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_screen_looks_as_kept(
    workspace: Workspace, two: tuple[Session, Session], size: tuple[int, int], language: str
) -> None:
    app = _app(workspace, two[1], language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert_as_kept(pilot, f"comparison-{language}")


@SIZES
async def test_the_period_before_comes_by_itself(
    workspace: Workspace, two: tuple[Session, Session], size: tuple[int, int]
) -> None:
    app = _app(workspace, two[1])
    async with app.run_test(size=size) as pilot:
        shown = await settled(pilot)
        assert "lặp lại 1 · mới 1 · đã khắc phục 1" in shown
        assert "95,5 → 97,5" in shown
        assert "+2 điểm %" in shown
        assert "3.01" not in shown  # judged the same both times
        await pilot.press("d")
        assert "3.01 Tỷ lệ hồ sơ" in await settled(pilot)
        await pilot.press("full_stop", "comma")
        await pilot.press("home", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ChecklistScreen)
        assert app.screen.current is not None
        assert app.screen.current.id == "on-time"


@SIZES
async def test_another_ward_is_chosen(
    workspace: Workspace, two: tuple[Session, Session], size: tuple[int, int]
) -> None:
    inspected(workspace, 2025, "99", "mmm", ward="Tân Lập")
    app = _app(workspace, two[1])
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("p", *"tan lap", "enter")
        shown = await settled(pilot)
        assert "Phường Tân Lập" in shown
        assert "chỉ đơn vị sau 2" in shown
        assert "khắc phục" not in shown


async def test_the_open_inspection_shows_at_once_what_is_recorded(
    workspace: Workspace, two: tuple[Session, Session]
) -> None:
    app = _app(workspace, two[1])
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app.record(VerdictGiven(item="on-time", verdict=Verdict.MET))
        assert "tốt lên 2" in await settled(pilot)


async def test_without_another_inspection_it_says_so(workspace: Workspace) -> None:
    app = _app(workspace, inspected(workspace, 2025, "97", "---"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "không có kỳ trước" in await settled(pilot)
        for key, said in (
            ("p", "không có cuộc kiểm tra nào khác"),
            ("d", "Nhấn p để chọn"),
            ("enter", "Nhấn p để chọn"),
        ):
            await pilot.press(key)
            assert said in await settled(pilot)
        assert isinstance(app.screen, ComparisonScreen)


async def test_the_palette_knows_it_by_its_name(workspace: Workspace, two: tuple[Session, Session]) -> None:
    app = _app(workspace, two[1])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        await _command(pilot, "sosanh")
        assert isinstance(app.screen, ComparisonScreen)


async def _command(pilot: Pilot[int], name: str) -> None:
    await pilot.press("colon")
    await settled(pilot)
    await pilot.press(*name, "enter")
    await settled(pilot)
