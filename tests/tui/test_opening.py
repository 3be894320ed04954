"""The program in a real terminal: opened from the command line, each key on disk, killed and opened again."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

from inspection.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
COLUMNS, LINES = 120, 40
PATIENCE = 60
"""Seconds until a screen that has not come is given up; a busy machine is slow."""


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, program: subprocess.Popen[bytes], handle: int) -> None:
        self.program = program
        self._handle = handle
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)

    def press(self, keys: str) -> None:
        """Send keys as a terminal does."""
        os.write(self._handle, keys.encode())

    def wait_for(self, words: str) -> str:
        """Return the screen once it shows some words."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self._handle], [], [], 0.1)[0]:
                try:
                    self._stream.feed(os.read(self._handle, 65536))
                except OSError:  # the program has gone and taken its side of the line with it
                    break
            if words in (shown := "\n".join(self._screen.display)):
                return shown
        pytest.fail(f"{words!r} never came:\n" + "\n".join(self._screen.display))


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Start the program in a pseudo-terminal; whatever happens, it is gone afterwards."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(program, ours)
    finally:
        program.kill()
        program.wait()
        os.close(ours)


@pytest.mark.xdist_group("terminal")
def test_demo_opens_keeps_a_verdict_over_kill_and_stands_there_again(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    with terminal("demo", "--to", str(folder)) as first:
        first.wait_for("1.01")
        first.press("1")
        first.wait_for("Đ1")
        first.program.send_signal(signal.SIGKILL)
        first.program.wait(PATIENCE)
    with Workspace.open(folder) as workspace:
        (summary,) = workspace.inspections()
        assert summary.judged == 1
    with terminal("--workspace", str(folder)) as second:
        assert "Hòa Mai" in second.wait_for("Đ1")
        second.press("\x11")
        assert second.program.wait(PATIENCE) == 0
