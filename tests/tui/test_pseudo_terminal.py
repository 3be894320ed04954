"""An inspection through a real terminal: begin, judge a group, verify, find, undo, kill -9, and go on where it was."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

from inspection.model.codes import FindingState, GroupCode
from inspection.paths import SAMPLES
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.sittings import begin

if TYPE_CHECKING:
    from inspection.model.inspection import Inspection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds to wait for something on the screen; the machine may be busy."""


class Terminal:
    """A program in a pseudo-terminal, and the screen that its user sees."""

    def __init__(self, *arguments: str, size: tuple[int, int], home: Path) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self._screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}
            os.chdir(ROOT)
            os.execve(sys.executable, [sys.executable, "-m", "tui", *arguments], environment)  # noqa: S606  # no shell
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(self._screen.display)

    def read(self, seconds: float) -> None:
        """Take in what the program writes for some seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            if not ready:
                return
            try:
                self._stream.feed(os.read(self._fd, 65536).decode("utf-8", "replace"))
            except OSError:
                return

    def wait(self, pattern: str) -> str:
        """Wait until a pattern is on the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if re.search(pattern, self.text):
                return self.text
            self.read(0.1)
        raise AssertionError(f"{pattern!r} never came:\n{self.text}")

    def type(self, keys: str) -> None:
        """Send keys as a terminal does."""
        os.write(self._fd, keys.encode())
        self.read(0.05)

    def scribble(self) -> None:
        """Let something else write over the screen."""
        self._stream.feed("\x1b[2J\x1b[5;5Hmessage from root")

    def kill(self) -> None:
        """Kill the program as nothing can prepare for."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def leave(self) -> int:
        """Leave the program; return its exit code."""
        self.type("\x11")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self._fd)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program did not leave")


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
    begun = Terminal("new", "--workspace", str(folder), *files, size=size, home=home)
    begun.read(PATIENCE)
    os.waitpid(begun.pid, 0)
    steering = [item for item in state(folder).items if item.group is GroupCode.STEERING]

    app = Terminal("--workspace", str(folder), size=size, home=home)
    app.wait("Hòa Mai")
    app.type("\r")
    app.wait(r"1\.01")
    for number, _ in enumerate(steering, 1):
        app.type("1")
        app.wait(rf"Đ{number}\b")
    app.type("g3.05\r")
    app.wait(r"3\.05 TT")
    app.type("s6102/6170\r")
    app.wait(r"98,9% \(6\.102/6\.170\)")
    app.type("3\r")
    app.wait("C1")
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

    again = Terminal("--workspace", str(folder), size=size, home=home)
    again.wait(r"3\.07 TT · ")
    assert f"Đ{len(steering)}" in again.text
    assert again.leave() == 0
    assert state(folder) == before


@pytest.mark.parametrize("way", ["key", "background"])
def test_what_something_else_wrote_on_the_screen_is_painted_over(tmp_path: Path, home: Path, way: str) -> None:
    app = Terminal("--workspace", str(tmp_path / "workspace"), size=(80, 24), home=home)
    app.wait(Wording("vi")("home.title"))
    app.read(1)
    before = app.text
    app.scribble()
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
    terminal = Terminal(*arguments, size=(100, 30), home=home)
    picture = terminal.wait("Niêm yết công khai")
    assert Wording()("checklist.saved") in picture
    assert terminal.leave() == 0
