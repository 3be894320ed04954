"""What the screens cost a terminal: ``python -m benchmarks.terminal``, beside bare Textual apps of the same run.

Each program runs in a pseudo-terminal of 120 × 40 that answers queries; rounds alternate between the programs, medians
are told. Read bytes as they stand, for they are the same in every run, and times as ratios. The floors
(``benchmarks/floors``) are the smallest Textual apps that do this kind of work. Goals: 8,000 bytes to open a screen,
15,000 to start; the list of inspections within 1.25 times the table floor. Each of our programs has a workspace of its
own, for what one leaves half typed is offered to the next.

``python -m benchmarks.terminal PATTERN COMMAND…`` starts another program beside them, such as a log viewer on a file,
and takes it to have painted when the pattern is on its screen; Ctrl+C leaves it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import mean, median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import workspaces
from tests.pseudo_terminal import Cost, PseudoTerminal, painted, program

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 5
IDLE = 5.0
"""Seconds without a key."""
TYPED = "kiem tra niem yet"
MOVES = 40
ITEM = r"\d\.\d\d"
"""What shows that the checklist is there."""


class Keys(NamedTuple):
    """Keys to press one by one, and the name under which their cost is told; without a name it is not."""

    keys: Sequence[str]
    name: str = ""


class Program(NamedTuple):
    """A program, how one knows that it has painted, and what is pressed."""

    name: str
    command: list[str]
    shows: str
    keys: Sequence[Keys] = ()
    leave: str = "\x11"


Costs = dict[str, list[Cost]]


def floor(name: str) -> Program:
    """Return one of the floors."""
    keys = (
        Keys("j" * MOVES, "move"),
        Keys("o", "open"),
        Keys("q", "close"),
        Keys("/"),
        Keys(TYPED, "type"),
        Keys(["\x1b"]),
    )
    return Program(f"floor {name}", [sys.executable, "-m", f"benchmarks.floors.{name}"], "HS-0001", keys, "q")


def programs(folder: Path) -> list[Program]:
    """Return the floors and our screens."""

    def step(name: str) -> list[str]:
        return program("--workspace", str(workspaces.sample(folder / name)), "step")

    window = (Keys("?", "open"), Keys(["\x1b"], "close"))
    typing = (Keys("c"), Keys(TYPED, "type"), Keys(["\x1b"]))
    home = (Keys("j" * MOVES, "move"), *window, Keys("/"), Keys(TYPED[:6], "type"), Keys(["\x1b"]))
    judging = (
        Keys("j" * MOVES, "move"),
        Keys(["g", "\r"]),
        Keys("1" * MOVES, "verdict"),
        Keys("3" * 6, "verdict with an offer"),
        Keys("z", "undo"),
        *typing,
        *window,
    )
    stages = [key for stage in ("\x1b[15~", "\x1b[18~", "\x1b[20~", "B") for key in (stage, "\x1b[17~")]
    return [
        floor("table"),
        floor("lines"),
        Program("home", program("--workspace", str(workspaces.two_hundred(folder / "many"))), r"Hòa Mai 19\d", home),
        Program("checklist", step("checklist"), ITEM, judging),
        Program("documents", step("documents"), ITEM, (Keys(["\x1bOR"], "open"), Keys("j" * MOVES, "move"))),
        Program("stages", step("stages"), ITEM, (Keys(stages, "open"),)),
    ]


def start(one: Program, home: Path) -> PseudoTerminal:
    """Start a program and wait until it has painted."""
    terminal = PseudoTerminal(one.command, home=home)
    terminal.wait(one.shows)
    terminal.settle(0.3)
    return terminal


def keys(one: Program, home: Path) -> tuple[Costs, str]:
    """Press a program's keys; return what they cost, and what it costs where nothing happens."""
    terminal = start(one, home)
    terminal.settle(2)
    costs: Costs = defaultdict(list)
    for step in one.keys:
        for key in step.keys:
            cost = terminal.press(key)
            if step.name and not cost.bytes:
                sys.exit(f"{one.name}: {key!r} ({step.name}) changed nothing on\n{terminal.text}")
            costs[step.name].append(cost)
    terminal.settle(1)
    before, spent = terminal.received, terminal.cpu()
    terminal.read(IDLE)
    idle = f"idle {terminal.received - before} bytes, {100 * (terminal.cpu() - spent) / IDLE:.1f} % CPU"
    memory = f"peak {terminal.peak_memory():.0f} MiB"
    terminal.leave(one.leave)
    costs.pop("", None)
    return costs, f"{idle}, {memory}"


def starts(all_of_them: Sequence[Program], home: Path) -> None:
    """Tell how long each takes to its first paint and how many bytes that costs."""
    took: dict[str, list[float]] = defaultdict(list)
    sent: dict[str, int] = {}
    for _ in range(ROUNDS):
        for one in all_of_them:
            terminal = start(one, home)
            took[one.name].append(painted(terminal, one.shows))
            sent[one.name] = terminal.received
            terminal.leave(one.leave)
    base = median(took["floor table"])
    for name, times in took.items():
        print(
            f"start {name:<12} {median(times):7.0f} ms  {median(times) / base:5.2f} x floor table  {sent[name]:7} bytes"
        )


def tell(name: str, costs: Costs, rest: str) -> None:
    """Print what the keys of a program cost."""
    for label, found in costs.items():
        sent, last = [one.bytes for one in found], [one.last for one in found]
        slowest = quantiles(last, n=20)[-1] if len(last) > 1 else last[0]
        print(
            f"{name:<12} {label:<22} {median(sent):7.0f} bytes (mean {mean(sent):6.0f}, most {max(sent):6})"
            f"  last byte {median(last):5.0f} ms, p95 {slowest:5.0f}"
        )
    print(f"{name:<12} {rest}")


def beside(arguments: Sequence[str]) -> list[Program]:
    """Return the other program that is named on the command line, if one is."""
    if not arguments:
        return []
    pattern, command, *rest = arguments
    found = shutil.which(command)
    if found is None:
        sys.exit(f"{command}: not found")
    return [Program(Path(command).name, [found, *rest], pattern, leave="\x03")]


def measure() -> None:
    """Measure starts in turn, then the keys of each."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        found = programs(Path(folder))
        starts([*found[:4], *beside(sys.argv[1:])], home)
        for one in found:
            tell(one.name, *keys(one, home))


if __name__ == "__main__":
    measure()
