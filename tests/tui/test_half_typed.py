"""What is half typed when a sitting ends: kept through Esc, SIGHUP and kill -9, and offered with its difference."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import Verdict
from inspection.model.events import NoteWritten, VerdictGiven
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.pseudo_terminal import PseudoTerminal, program
from tests.sittings import ON_TIME, POSTED, at, begin, press, send, settled, shown
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.finding_sheet import FindingSheet
from tui.screens.half_typed import HalfTypedWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SAY = Wording("vi")


def left(workspace: Workspace, session: Session, field: str, text: str) -> None:
    workspace.save_draft(session.id, field, text)


async def test_the_difference_is_shown_and_typing_goes_on_where_it_stopped(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    session.record(NoteWritten(item=POSTED, note="đã xem sổ theo dõi hồ sơ"))
    left(workspace, session, f"note:{POSTED}", "đã xem sổ theo dõi, thiếu chữ ký")
    async with open_app("checklist", item=ON_TIME).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, HalfTypedWindow)
        assert "− đã xem sổ theo dõi hồ sơ" in shown(pilot)
        assert "+ đã xem sổ theo dõi, thiếu chữ ký" in shown(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "end")
        await send(pilot, " và dấu\r")
        session.refresh()
        assert session.inspection.answer(POSTED).note == "đã xem sổ theo dõi, thiếu chữ ký và dấu"
        assert at(pilot) == POSTED
        assert workspace.drafts(session.id) == ()


async def test_one_is_dropped_by_two_presses_and_the_rest_waits(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    session.record(VerdictGiven(item=ON_TIME, verdict=Verdict.INSUFFICIENT))
    left(workspace, session, f"reason:{ON_TIME}", "thiếu trích xuất")
    left(workspace, session, f"figure:{POSTED}", "12/1")
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "2", "j", "k", "2")
        assert len(workspace.drafts(session.id)) == 2
        await press(pilot, "2")
        (rest,) = workspace.drafts(session.id)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ChecklistScreen)
        await press(pilot, "colon")
        await send(pilot, "go do\r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HalfTypedWindow)
        assert rest.text in shown(pilot)


async def test_a_finding_half_typed_opens_its_sheet(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "t", "tab")
        await send(pilot, "Trễ hạn. ")
        await press(pilot, "escape")
        await settled(pilot)
    async with open_app("charts").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "Trễ hạn." in shown(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(pilot.app.screen_stack[-2], FindingSheet)
        assert session.inspection.findings == ()


async def test_what_says_nothing_new_is_not_offered(open_app: OpenApp, session: Session, workspace: Workspace) -> None:
    session.record(NoteWritten(item=POSTED, note="đã xem"))
    left(workspace, session, f"note:{POSTED}", "đã xem")
    async with open_app("checklist", item=ON_TIME).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChecklistScreen)


@pytest.mark.parametrize(
    ("blow", "keys"),
    [(signal.SIGHUP, "c"), (signal.SIGKILL, "5\r"), (signal.SIGKILL, "b"), (signal.SIGKILL, "s")],
)
def test_letters_typed_survive_a_dropped_line_and_kill_9(tmp_path: Path, blow: signal.Signals, keys: str) -> None:
    home, folder = tmp_path / "home", tmp_path / "workspace"
    home.mkdir()
    with Workspace.open(folder, name="Hoa") as workspace:
        begin(workspace, tmp_path)
    arguments = ("--workspace", str(folder))
    app = PseudoTerminal(program(*arguments), size=(80, 24), home=home)
    app.wait("Hòa Mai")
    app.type("\r")
    app.wait(r"1\.01")
    app.type(f"g3.02\r{keys}")
    app.type("1.234 thi\x7fiếu")
    app.wait("1.234 thiếu")
    os.kill(app.pid, blow)
    app.left()
    again = PseudoTerminal(program(*arguments), size=(80, 24), home=home)
    again.wait(r"\+ 1\.234 thiếu")
    again.type("\r")
    again.wait(r"1\.234 thiếu")
    again.type("\x1b")
    again.kill()
