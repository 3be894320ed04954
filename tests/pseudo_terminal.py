"""A program in a pseudo-terminal: its keys pressed, its screen seen, its bytes counted as a slow line feels them.

It answers the queries that Textual sends, as a modern terminal does, so that what is counted holds the marks of
synchronized output too. Bytes are the same in every run; times are told with the moment at which bytes arrived.
"""

from __future__ import annotations

import codecs
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
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 30.0
"""Seconds to wait for something on the screen; the machine may be busy."""
QUIET = 0.25
"""Seconds of silence after which the answer to a key is taken to be whole."""

SILENT = 3.0
"""Seconds after which a key is taken to have no answer."""

_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p|\x1b\[(6)n|\x1b\[\?(u)")
_UNPLAYED = re.compile("\x1b\\[[<>=][0-9;]*[a-zA-Z]|\x1b\\[\\?[0-9;]*[$u][a-z]?|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)")
"""What pyte would take for something else: keyboard protocols, mode queries, links and colours asked for."""


class Cost(NamedTuple):
    """What a key cost."""

    bytes: int
    first: float
    """Milliseconds to the first byte of the answer."""
    last: float
    """Milliseconds to its last byte."""


def program(*arguments: str) -> list[str]:
    """Return the command that runs our own program from the source tree."""
    return [sys.executable, "-m", "tui", *arguments]


class PseudoTerminal:
    """A program and the terminal that it runs in."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 40),
        home: Path,
        environment: Mapping[str, str] | None = None,
        rate: float | None = None,
    ) -> None:
        self._rate = rate
        """Bytes a second of the line that the terminal plays to be behind; None for a fast one."""
        self._travelled = 0
        """How many bytes have come over that line."""
        self.screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.received = 0
        """Bytes so far."""
        self.chunks: list[tuple[float, bytes]] = []
        """All that came, each with its moment."""
        variables = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        self.began = time.monotonic()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execve(command[0], [*command], {**variables, **(environment or {})})  # noqa: S606  # no shell
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    # -- what is seen

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(self.screen.display)

    def looks(self) -> list[list[tuple[object, ...]]]:
        """Return every cell with all that can be seen of it."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        return [[tuple(buffer[y][x]) for x in columns] for y in range(self.screen.lines)]

    def read(self, seconds: float) -> bool:
        """Take in what the program writes until it is silent for some seconds; tell whether it still runs."""
        while select.select([self._fd], [], [], seconds)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return False
            if not data:
                return False
            self.chunks.append((time.monotonic(), data))
            self.received += len(data)
            for query in _QUERY.finditer(data):
                if self._rate:
                    place = self.received - len(data) + query.start()
                    time.sleep((place - self._travelled) / self._rate)
                    self._travelled = place
                os.write(self._fd, self._answer(query))
            self.play(data)
        return True

    def play(self, data: bytes) -> None:
        """Show bytes on the screen."""
        self._stream.feed(_UNPLAYED.sub("", self._decoder.decode(data)))

    def _answer(self, query: re.Match[bytes]) -> bytes:
        mode, cursor, keyboard = query.groups()
        if cursor:
            place = self.screen.cursor
            return b"\x1b[%d;%dR" % (place.y + 1, place.x + 1)
        if keyboard:
            return b""  # as a terminal without the keyboard protocol
        return b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0)

    def wait(self, pattern: str, *, gone: bool = False) -> str:
        """Wait until a pattern is on the screen, or gone from it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if bool(re.search(pattern, self.text)) != gone:
                return self.text
            if not self.read(0.05):
                break
        if bool(re.search(pattern, self.text)) != gone:
            return self.text
        with suppress(OSError):  # it has ended by itself
            self.kill()
        raise AssertionError(f"{pattern!r} {'stayed' if gone else 'never came'}:\n{self.text}")

    # -- what is done

    def write(self, keys: str | bytes) -> None:
        """Send keys in one write, as a terminal does, and wait for nothing."""
        os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)

    def type(self, keys: str) -> None:
        """Send keys and take in what comes at once."""
        self.write(keys)
        self.read(0.05)

    def press(self, keys: str, quiet: float = QUIET) -> Cost:
        """Send keys, wait for the whole answer, return what it cost; without an answer its times are nought."""
        before, start = self.received, time.monotonic()
        at = len(self.chunks)
        self.write(keys)
        while not select.select([self._fd], [], [], SILENT)[0] and self.busy() and time.monotonic() < start + PATIENCE:
            pass
        self.settle(quiet)
        came = [moment for moment, _ in self.chunks[at:]]
        first, last = (1000 * (came[0] - start), 1000 * (came[-1] - start)) if came else (0.0, 0.0)
        return Cost(self.received - before, first, last)

    def settle(self, quiet: float = 0.6) -> None:
        """Wait until nothing comes any more; a program that waits for its turn on a busy machine is not done."""
        end = time.monotonic() + PATIENCE
        while self.read(quiet) and self.busy() and time.monotonic() < end:
            pass

    def busy(self) -> bool:
        """Tell whether the program has something to do: a thread of it runs, or waits for its turn or for the disk."""
        for place in Path(f"/proc/{self.pid}/task").glob("*/stat"):
            with suppress(OSError):  # a thread that has ended meanwhile
                if place.read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()[0] in "RDT":
                    return True
        return False

    def taken(self) -> None:
        """Wait until the program has read what was typed: what it leaves waiting comes to it with the next key."""
        place = Path(f"/proc/{self.pid}/fd/0")
        if not place.exists():  # only Linux tells
            return
        line = os.open(place.readlink(), os.O_RDWR | os.O_NOCTTY)
        try:
            end = time.monotonic() + PATIENCE
            while any(fcntl.ioctl(line, termios.FIONREAD, bytes(4))) and time.monotonic() < end:
                self.read(0.005)
        finally:
            os.close(line)

    def cpu(self) -> float:
        """Return the processor time that the program has taken, in seconds."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> float:
        """Return the most memory that the program has had, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0

    def kill(self) -> None:
        """Kill the program as nothing can prepare for."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def leave(self, keys: str = "\x11") -> int:
        """Leave the program by a key; return its exit code."""
        self.type(keys)
        return self.left()

    def left(self) -> int:
        """Wait until the program has ended; return its exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                os.close(self._fd)
                return os.waitstatus_to_exitcode(status)
        self.kill()
        raise AssertionError(f"the program did not leave:\n{self.text}")


def painted(terminal: PseudoTerminal, pattern: str) -> float:
    """Return after how many milliseconds the screen first showed a pattern; plays again all that came."""
    size = (terminal.screen.columns, terminal.screen.lines)
    screen = pyte.Screen(*size)
    stream = pyte.Stream(screen)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for moment, data in terminal.chunks:
        stream.feed(_UNPLAYED.sub("", decoder.decode(data)))
        if re.search(pattern, "\n".join(screen.display)):
            return 1000 * (moment - terminal.began)
    raise AssertionError(f"it was never shown:\n{terminal.text}")
