"""The journal tells who did what, newest first, what was undone, and leads back to where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Verdict
from inspection.model.events import NoteWritten, VerdictGiven
from tests.sittings import settled
from tui.screens.figures import FiguresScreen
from tui.screens.journal import JournalScreen
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.session import Session
    from tui.app import KiemtraApp


async def test_the_newest_stands_first_and_undone_is_said(
    session: Session, open_app: Callable[..., KiemtraApp]
) -> None:
    session.record(VerdictGiven(item="posted", verdict=Verdict.MET))
    session.record(NoteWritten(item="posted", note="đã xem bảng niêm yết"))
    session.undo()
    app = open_app("journal")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows = [row.plain for row in app.screen.query_one("#journal-rows", RowList).lines]
        assert len(rows) == len(app.session.entries)
        note, verdict = (next(n for n, row in enumerate(rows) if word in row) for word in ("niêm yết", "Đạt"))
        assert note < verdict
        assert "đã lùi lại" in rows[note]
        assert "đã lùi lại" not in rows[verdict]
        assert all("Hoa" in row for row in rows)


async def test_words_narrow_it_down(session: Session, open_app: Callable[..., KiemtraApp]) -> None:
    session.record(NoteWritten(item="posted", note="bảng niêm yết cũ"))
    app = open_app("journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"niem yet", "enter")
        await settled(pilot)
        assert len(app.screen.query_one("#journal-rows", RowList).lines) == 1
        await pilot.press("slash", *" xyz", "enter")
        assert "Không có dòng nào" in await settled(pilot)


async def test_back_leads_to_where_it_was_asked_for(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("figures")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("H")
        await settled(pilot)
        assert isinstance(app.screen, JournalScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, FiguresScreen)
