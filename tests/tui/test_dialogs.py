"""The small windows at 80 columns: what a list must cut is whole below it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from inspection.wording import LANGUAGES
from tests.sittings import settled, shown
from tui import commands
from tui.command import Command
from tui.keymap import key_name
from tui.screens.dialogs import Choice, Palette

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


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_words_that_no_option_holds_are_told_of(
    open_app: Callable[..., KiemtraApp], size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.push_screen(Choice("Chọn", [("ngắn", "short"), ("dài", "long")]))
        await settled(pilot)
        await pilot.press(*"1.03")
        await settled(pilot)
        assert "Không có dòng nào có những chữ này" in shown(pilot)
        await pilot.press(*["backspace"] * 4)
        await settled(pilot)
        assert "Không có dòng nào" not in shown(pilot)
        assert "ngắn" in shown(pilot)


def _commands() -> set[type[Command]]:
    """Return every command of the program."""
    for module in iter_modules(commands.__path__):
        import_module(f"tui.commands.{module.name}")
    found, waiting = set(), [Command]
    while waiting:
        waiting += waiting.pop().__subclasses__()
        found |= set(waiting)
    return found


def test_every_key_is_written_as_people_write_it() -> None:
    keys = {command.keys for command in _commands() if command.keys}
    assert len(keys) > 50
    assert {name for name in keys if "_" in key_name(name)} == set()


NAMED = {
    "khacphuc": "go_remediation",
    "lich": "go_agenda",
    "sosanh": "go_comparison",
    "toancanh": "go_overview",
    "nhe": "low_bandwidth",
    "mokhoa": "unlock",
}
"""Names by which hints, manuals and CHANGELOG call commands, whatever the language of the interface."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_command_is_found_by_its_name_in_each_language(
    open_app: Callable[..., KiemtraApp], language: str
) -> None:
    async with open_app("checklist", language).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("colon")
        await settled(pilot)
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        assert {name: palette.fitting(name)[0][1] for name in NAMED if palette.fitting(name)} == NAMED
