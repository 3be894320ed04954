"""An inspection through a real terminal: begin, judge a group, verify, find, undo, kill -9, and go on where it was."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from inspection.errors import CatalogueError
from inspection.model.codes import FindingState, GroupCode
from inspection.paths import SAMPLES
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.pseudo_terminal import PseudoTerminal, program
from tests.sittings import begin
from tui.screens.checklist.judging import BOUNCE

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.inspection import Inspection


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home of its own."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def state(folder: Path) -> Inspection:
    with Workspace.open(folder, name="reader") as workspace:
        (summary,) = workspace.inspections()
        return workspace.session(summary.id).inspection


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_inspection_from_two_files_to_a_notice_survives_kill_9(
    tmp_path: Path, home: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "workspace"
    files = ["--plan", str(SAMPLES / "ke_hoach.txt"), "--report", str(SAMPLES / "bao_cao.txt")]
    begun = PseudoTerminal(program("new", "--workspace", str(folder), *files), size=size, home=home)
    assert begun.left() == 0
    steering = [item for item in state(folder).items if item.group is GroupCode.STEERING]

    app = PseudoTerminal(program("--workspace", str(folder)), size=size, home=home)
    app.wait("Hòa Mai")
    app.type("\r")
    app.wait(r"1\.01")
    for number, _ in enumerate(steering, 1):
        app.read(2 * BOUNCE)  # the same key at once would be one that bounces
        app.type("1")
        app.wait(rf"Đ{number}\b")
    app.type("g3.05\r")
    app.wait(r"3\.05 TT")
    app.type("s6102/6170\r")
    app.wait(r"98,9% \(6\.102/6\.170\)")
    app.type("3\r")
    app.wait("C1")
    app.read(2 * BOUNCE)
    app.type("3\r")
    app.wait("C2")
    app.type("1")
    app.wait(rf"Đ{len(steering) + 1}\b")
    app.type("z")
    app.wait(rf"Đ{len(steering)}\b")
    app.wait(r"3\.07 TT · ")
    before = state(folder)
    app.kill()

    assert state(folder) == before
    assert {before.answer(one.id).verdict for one in steering} == {"met"}
    assert len(before.findings) == 2
    assert all(finding.state is FindingState.DRAFT for finding in before.findings)

    again = PseudoTerminal(program("--workspace", str(folder)), size=size, home=home)
    again.wait(r"3\.07 TT · ")
    assert f"Đ{len(steering)}" in again.text
    assert again.leave() == 0
    assert state(folder) == before


@pytest.mark.parametrize("way", ["key", "background"])
def test_what_something_else_wrote_on_the_screen_is_painted_over(tmp_path: Path, home: Path, way: str) -> None:
    app = PseudoTerminal(program("--workspace", str(tmp_path / "workspace")), size=(80, 24), home=home)
    app.wait(Wording("vi")("home.title"))
    app.read(1)
    before = app.text
    app.play(b"\x1b[2J\x1b[5;5Hmessage from root")
    assert "message from root" in app.text
    if way == "key":
        app.type("\x12")
    else:
        os.kill(app.pid, signal.SIGTSTP)
        app.read(1)
        os.kill(app.pid, signal.SIGCONT)
    app.wait(Wording("vi")("home.title"))
    app.read(1)
    assert app.text == before
    assert app.leave() == 0


def test_step_opens_the_app_at_the_checklist_wherever_the_last_sitting_ended(home: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "workspace", name="Hoa") as workspace:
        session = begin(workspace, tmp_path)
        workspace.remember_place(session.id, "findings")
    arguments = ("--workspace", str(tmp_path / "workspace"), "step", "--as", "Hoa")
    terminal = PseudoTerminal(program(*arguments), size=(100, 30), home=home)
    picture = terminal.wait("Niêm yết công khai")
    assert Wording()("checklist.saved") in picture
    assert terminal.leave() == 0


def test_a_faulty_catalogue_of_the_workspace_ends_the_app_with_its_sentence(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with Workspace.open(folder, name="Hoa"):
        (folder / "indicators.toml").write_text('[[indicator]]\nid = "x"\nunknown = 1\n', encoding="utf-8")
    app = PseudoTerminal(program("--workspace", str(folder)), home=home)
    app.wait("indicators.toml")
    assert app.left() == CatalogueError.exit_code
