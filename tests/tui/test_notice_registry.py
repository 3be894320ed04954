"""Number, day and place of the notice, typed on its screen: what is taken, and what is answered with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.model.inspection import Registration
from inspection.vietnamese import format_date
from tests.sittings import HELD, settled, shown
from tui.screens.notice import NoticeScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]


async def answer(pilot: Pilot[int], text: str) -> None:
    """Replace what stands in the prompt and enter it."""
    await pilot.press("ctrl+u", *text, "enter")
    await settled(pilot)


def page_of(pilot: Pilot[int]) -> str:
    """Return the words of the notice as the screen lays it out."""
    screen = pilot.app.screen
    assert isinstance(screen, NoticeScreen)
    assert screen.page
    return " ".join(" ".join(line.plain.split()) for line in screen.page.lines)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_recorded_and_stands_in_the_notice(
    open_app: OpenApp, session: Session, size: tuple[int, int], workspace: Workspace
) -> None:
    async with open_app("notice").run_test(size=size) as pilot:
        await settled(pilot)
        assert "ngày … tháng … năm" in page_of(pilot)
        await pilot.press("r")
        await answer(pilot, "7")
        await answer(pilot, "20/10/2025")
        await answer(pilot, "Hải Đăng")
        assert "Đã ghi" in shown(pilot)
        for words in ("07/TB-SNV", "Hải Đăng, ngày 20 tháng 10 năm 2025"):
            assert words in page_of(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
    session.refresh()
    assert session.inspection.registration == Registration(number="7", issued=date(2025, 10, 20), place="Hải Đăng")
    (text,) = workspace.exports.glob("*.txt")
    assert "Số: 07/TB-SNV" in text.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (format_date(HELD - timedelta(days=1)), "Trước ngày kiểm tra 14/10/2025"),
        ("31/12/2199", "Sau ngày hôm nay"),
        ("31/02/2026", "Không có ngày này"),
        ("hôm qua", "Không có ngày này"),
    ],
)
@pytest.mark.parametrize("size", SIZES)
async def test_a_day_that_cannot_be_is_answered_with_the_reason_and_asked_for_again(
    open_app: OpenApp, session: Session, typed: str, reason: str, size: tuple[int, int]
) -> None:
    async with open_app("notice").run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("r", "enter")
        await answer(pilot, typed)
        assert reason in shown(pilot)
        assert typed in shown(pilot), "what was typed stays to be corrected"
        await answer(pilot, "14/10/2025")
        assert "Địa danh" in shown(pilot)
        await pilot.press("escape")
    session.refresh()
    assert session.inspection.registration == Registration(issued=HELD), "the day of the inspection itself can be"


async def test_a_number_is_taken_without_the_symbol_and_other_words_are_none(
    open_app: OpenApp, session: Session
) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await answer(pilot, "bảy/TB-SNV")
        assert "12 hoặc 345a" in shown(pilot)
        await answer(pilot, "345a/TB-SNV")
        await pilot.press("escape")
    session.refresh()
    assert session.inspection.registration == Registration(number="345a")


async def test_leaving_in_the_middle_keeps_what_was_given_and_what_was_half_typed(
    open_app: OpenApp, session: Session
) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await answer(pilot, "12")
        await pilot.press(*"05/11", "escape", "r", "enter")
        await settled(pilot)
        assert "05/11" in shown(pilot)
        await pilot.press("escape")
    session.refresh()
    assert session.inspection.registration == Registration(number="12")


async def test_undo_takes_it_back_and_empty_answers_leave_it_blank(open_app: OpenApp, session: Session) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = len(session.entries)
        await pilot.press("r", "enter", "enter", "enter")
        session.refresh()
        assert len(session.entries) == before, "nothing given, nothing recorded"
        await pilot.press("r")
        await answer(pilot, "12")
        await pilot.press("escape", "z")
        await settled(pilot)
        assert "Số, ngày, nơi ban hành thông báo: 12" in shown(pilot)
        assert "…/TB-SNV" in page_of(pilot)
    session.refresh()
    assert session.inspection.registration == Registration()
