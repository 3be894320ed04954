"""Going back to the last screen, and leaving: what the sitting did is told, and where it did nothing nobody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import Verdict
from inspection.model.events import NoteWritten, VerdictGiven
from tests.sittings import ON_TIME, POSTED, press, send, settled, shown
from tui.frame import STAGES
from tui.screens.leaving import Leaving

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.session import Session
    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]


def stage(pilot: object) -> str:
    return str(pilot.app.screen.STAGE)  # type: ignore[attr-defined]


async def test_one_key_goes_to_and_fro_between_two_screens(open_app: OpenApp) -> None:
    async with open_app("checklist").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key, where in (("f7", "findings"), ("minus", "checklist"), ("minus", "findings"), ("f2", "home")):
            await press(pilot, key)
            assert stage(pilot) == where
        await press(pilot, "minus")
        assert stage(pilot) == "findings"


@pytest.mark.parametrize("one", sorted(set(STAGES) - {"new_inspection", "home"}))
async def test_the_last_screen_is_there_from_every_stage(open_app: OpenApp, one: str) -> None:
    async with open_app("checklist").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.go_to(one)  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "minus")
        assert stage(pilot) == ("home" if one == "checklist" else "checklist")


async def test_where_nothing_was_done_leaving_asks_nothing(open_app: OpenApp) -> None:
    async with open_app("home").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "q")
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_who_leaves_is_told_what_the_sitting_did_and_what_waits(
    open_app: OpenApp, session: Session, workspace: Workspace, size: tuple[int, int]
) -> None:
    session.record(NoteWritten(item=POSTED, note="của buổi trước"))
    async with open_app("checklist", item=ON_TIME).run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "m", "1", "z", "1", "c")
        await send(pilot, "đã xem sổ\r")
        await press(pilot, "c")
        await send(pilot, "dở")
        await press(pilot, "escape", "f2", "q")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Leaving)
        text = shown(pilot)
        assert "Phường Hòa Mai: 1 kết quả · 1 ghi chú · 1 thao tác khác" in text
        for waits in ("Còn lại: 2 mục chưa xem", "1 mục có cờ", "gõ dở"):
            assert waits in text
        assert "Tất cả đã lưu" in text
        await press(pilot, "escape")
        assert stage(pilot) == "home"
        await press(pilot, "q", "q")
    assert pilot.app.return_code == 0
    assert len(workspace.drafts(session.id)) == 1


async def test_what_a_colleague_does_meanwhile_is_not_told_as_mine(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        with type(workspace).open(workspace.folder, name="Bình") as theirs:
            theirs.session(session.id).record(VerdictGiven(item=POSTED, verdict=Verdict.MET))
        pilot.app.session.refresh()  # type: ignore[attr-defined]
        await press(pilot, "f2", "q")
    assert pilot.app.return_code == 0
