"""What keys cost over a slow line: ``python -m benchmarks.slow_line``, through a real sshd on this machine.

The TCP connection goes through a relay that holds each byte back for half a round trip and lets so many through a
second: 200 ms and 64 kbit/s unless told otherwise. Needs Debian's openssh-server and openssh-client; the daemon, its
keys and its settings live in a temporary folder, listen on 127.0.0.1 only and end with the measurement.
Goals: a verdict within 350 ms, a screen within 1.2 s; the round trip alone takes 230 ms.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from statistics import median, quantiles

from benchmarks import workspaces
from tests.pseudo_terminal import ROOT, Cost, PseudoTerminal, program

PIECE = 160
"""Bytes that travel together: 20 ms of a line of 64 kbit/s, as smoothly as a real line delivers."""
KEYS = 20
STAGES = {"F5": "\x1b[15~", "F7": "\x1b[18~", "F9": "\x1b[20~", "B": "B", "F3": "\x1bOR"}
CHECKLIST = "\x1b[17~"


class OneWay(threading.Thread):
    """One direction of the line."""

    def __init__(self, source: socket.socket, target: socket.socket, delay: float, rate: float) -> None:
        super().__init__(daemon=True)
        self._source, self._target = source, target
        self._delay, self._rate = delay, rate
        self.carried = 0
        self._under_way: deque[tuple[float, bytes]] = deque()
        self._more = threading.Event()

    def run(self) -> None:
        """Take bytes in until the end, and give them on when their time has come."""
        threading.Thread(target=self._give, daemon=True).start()
        free = 0.0
        with suppress(OSError):
            while data := self._source.recv(65536):
                self.carried += len(data)
                free = max(free, time.monotonic())
                for at in range(0, len(data), PIECE):
                    piece = data[at : at + PIECE]
                    free += len(piece) / self._rate
                    self._under_way.append((free + self._delay, piece))
                    self._more.set()
        self._under_way.append((time.monotonic() + self._delay, b""))
        self._more.set()

    def _give(self) -> None:
        while True:
            if not self._under_way:
                self._more.wait(0.2)
                self._more.clear()
                continue
            due, piece = self._under_way.popleft()
            time.sleep(max(0.0, due - time.monotonic()))
            if not piece:
                return
            with suppress(OSError):
                self._target.sendall(piece)


class Line:
    """A relay in front of a port: every connection through it is slow."""

    def __init__(self, port: int, round_trip: float, rate: float) -> None:
        self._port, self._delay, self._rate = port, round_trip / 2, rate
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.down: OneWay | None = None
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                for one in (near, far):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.down = OneWay(far, near, self._delay, self._rate)
                self.down.start()
                OneWay(near, far, self._delay, self._rate).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()


class Daemon:
    """An sshd of our own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("host", "user"):
            key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(key, check=True, stdin=subprocess.DEVNULL)  # noqa: S603  # our own words
        shutil.copy(folder / "user.pub", folder / "authorized")
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port: int = free.getsockname()[1]
        settings = {
            "Port": self.port,
            "ListenAddress": "127.0.0.1",
            "HostKey": folder / "host",
            "AuthorizedKeysFile": folder / "authorized",
            "PidFile": folder / "pid",
            "StrictModes": "no",
            "UsePAM": "no",
            "PasswordAuthentication": "no",
            "PermitRootLogin": "prohibit-password",
            "UseDNS": "no",
            "PrintMotd": "no",
        }
        (folder / "settings").write_text("".join(f"{key} {value}\n" for key, value in settings.items()), "utf-8")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        daemon = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin") or sys.exit("needs openssh-server")
        command = [daemon, "-D", "-f", str(folder / "settings"), "-E", str(folder / "log")]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  # as above
        for _ in range(100):
            with suppress(OSError), closing(socket.create_connection(("127.0.0.1", self.port), 1)):
                return
            time.sleep(0.05)
        sys.exit(f"sshd did not start: {(folder / 'log').read_text('utf-8')}")

    def client(self, port: int, command: list[str], environment: dict[str, str]) -> list[str]:
        """Return the command that runs another one through the daemon."""
        words = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
        given = f"cd {shlex.quote(str(ROOT))} && exec env {words} {shlex.join(command)}"
        known = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "LogLevel=ERROR"]
        options = [part for one in known for part in ("-o", one)]
        where = ["-i", str(self.folder / "user"), "-p", str(port), "-e", "none", "127.0.0.1"]
        return [shutil.which("ssh") or "ssh", "-tt", "-F", "none", *options, *where, given]

    def close(self) -> None:
        """End the daemon."""
        self._process.terminate()
        self._process.wait(5)


def tell(name: str, costs: list[Cost]) -> None:
    """Print what a kind of key cost."""
    last = [one.last for one in costs]
    slowest = quantiles(last, n=20)[-1] if len(last) > 1 else last[0]
    print(
        f"{name:<22} first byte {median(one.first for one in costs):5.0f} ms, last {median(last):5.0f}, "
        f"p95 {slowest:5.0f}, {median(one.bytes for one in costs):6.0f} bytes"
    )


def measure(line: Line, daemon: Daemon, command: list[str], home: Path) -> None:
    """Press keys through the line."""
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    terminal = PseudoTerminal(daemon.client(line.port, command, environment), home=home)
    terminal.wait(r"\d\.\d\d")
    terminal.settle(2)
    first = terminal.chunks[0][0]
    took = 1000 * (terminal.chunks[-1][0] - first)
    print(f"first picture: whole {took:.0f} ms after its first byte, {terminal.received} bytes")
    quiet = 1.0
    tell("move", [terminal.press("j", quiet) for _ in range(KEYS)])
    tell("verdict", [terminal.press("1", quiet) for _ in range(KEYS)])
    terminal.press("c", quiet)
    tell("letter", [terminal.press(letter, quiet) for letter in "kiem tra"])
    terminal.press("\x1b", quiet)
    tell("open a window", [terminal.press("?", quiet)])
    tell("close it", [terminal.press("\x1b", quiet)])
    for name, key in STAGES.items():
        tell(f"open {name}", [terminal.press(key, quiet)])
        tell("  back to the list", [terminal.press(CHECKLIST, quiet)])
    print(f"carried to the terminal, encrypted: {line.down.carried if line.down else 0} bytes")
    terminal.leave()


def main() -> None:
    """Measure with and without low bandwidth."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--round-trip", type=float, default=0.2, help="seconds")
    options.add_argument("--rate", type=float, default=64, help="kbit/s")
    asked = options.parse_args()
    for name, low in (("as it is", "false"), ("low bandwidth", "true")):
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            place = Path(folder)
            settings = place / "home" / ".config" / "kiemtra" / "settings.toml"
            settings.parent.mkdir(parents=True)
            settings.write_text(f"low_bandwidth = {low}\n", encoding="utf-8")
            (place / "keys").mkdir()
            workspace = workspaces.sample(place / "workspace")
            daemon = Daemon(place / "keys")
            stack.callback(daemon.close)
            line = Line(daemon.port, asked.round_trip, asked.rate * 1000 / 8)
            stack.callback(line.close)
            print(f"-- {name}: {1000 * asked.round_trip:.0f} ms, {asked.rate:.0f} kbit/s")
            measure(line, daemon, program("--workspace", str(workspace), "step"), place / "home")


if __name__ == "__main__":
    main()
