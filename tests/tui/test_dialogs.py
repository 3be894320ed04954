"""The small windows at 80 columns: what a list must cut is whole below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sittings import settled, shown
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app import KiemtraApp

LONG = (
    "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết trước hạn và đúng hạn trên tổng số hồ sơ đã giải quyết trong kỳ "
    "báo cáo của đơn vị, tính cả hồ sơ nộp trực tuyến và nộp trực tiếp"
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_option_too_long_for_its_row_is_shown_in_full(
    open_app: Callable[..., KiemtraApp], size: tuple[int, int]
) -> None:
    app = open_app()
    chosen: list[str | None] = []
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.push_screen(Choice("Chọn", [("ngắn", "short"), (LONG, "long")]), chosen.append)
        await settled(pilot)
        assert "pháp" not in shown(pilot)
        assert "trực tiếp" not in shown(pilot)
        await pilot.press("down")
        await settled(pilot)
        whole = " ".join(shown(pilot).replace("│", " ").split())
        assert LONG in whole
        assert "…" in whole
        await pilot.press("up")
        await settled(pilot)
        assert "trực tiếp" not in shown(pilot)
        await pilot.press(*"truc tiep", "enter")
        await settled(pilot)
    assert chosen == ["long"]
