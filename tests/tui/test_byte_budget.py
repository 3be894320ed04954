"""What the screens may cost a terminal, in bytes: counted through a pseudo-terminal on the sample inspection.

Bytes are the same on every machine, so that a budget is a test. What is typed and judged is real: each key is answered
from the journal. A move on the checklist shows another card: on a wide terminal beside the list, on a narrow one with
lines that go all across it.
"""

from __future__ import annotations

from statistics import mean, median
from typing import TYPE_CHECKING

import pytest

from inspection.workspace import Workspace
from tests.pseudo_terminal import PseudoTerminal, program
from tui.cli.demo import begin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZES = [(120, 40), (80, 24)]
START, STAGE, VERDICT, PAGE, MOVE, MEAN, LETTER = 15_000, 8_000, 1_000, 1_000, 450, 1_600, 250
"""Most bytes of a start, a screen, a verdict, a move with a page of its source, a move, moves on average, a letter."""
WIDER = 1.5
"""How much more a move may cost where lines go all across the terminal."""
KEYS, MOVES = 20, 40
DOCUMENTS, FIGURES, CHECKLIST, FINDINGS, NOTICE = "\x1bOR", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[20~"

pytestmark = pytest.mark.xdist_group("bytes")


@pytest.fixture(scope="module", params=SIZES, ids=["120x40", "80x24"])
def terminal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PseudoTerminal]:
    """Return the program on the checklist of the sample inspection; the tests press their keys one after the other."""
    folder: Path = tmp_path_factory.mktemp("bytes")
    with Workspace.open(folder / "workspace", name="Hoa") as workspace:
        begin(workspace)
    started = PseudoTerminal(program("--workspace", str(folder / "workspace"), "step"), size=request.param, home=folder)
    started.wait(r"1\.01")
    started.settle(2)
    yield started
    assert started.leave() == 0


def sent(terminal: PseudoTerminal, keys: str) -> list[int]:
    """Return the bytes that each key costs."""
    return [terminal.press(key, 0.12).bytes for key in keys]


def test_start_and_silence(terminal: PseudoTerminal) -> None:
    assert terminal.received <= START
    before = terminal.received
    terminal.read(3)
    assert terminal.received == before


def test_verdicts_with_progress_group_bar_and_advance(terminal: PseudoTerminal) -> None:
    verdicts = sent(terminal, "1" * KEYS)
    assert f"Đ{KEYS}" in terminal.text
    assert median(verdicts) <= VERDICT
    assert mean(verdicts) <= MEAN


def budget(terminal: PseudoTerminal) -> float:
    """Return what a move may cost in the median."""
    return MOVE if terminal.screen.columns > 100 else WIDER * MOVE


def test_moves_on_the_checklist_and_letters_typed(terminal: PseudoTerminal) -> None:
    terminal.press("g")
    terminal.press("\r")
    moves = sent(terminal, "j" * MOVES)
    assert median(moves) <= budget(terminal)
    assert mean(moves) <= MEAN
    terminal.press("c")
    assert max(sent(terminal, "cong khai")) <= LETTER
    foot = terminal.screen.display[terminal.screen.cursor.y]
    assert foot[: terminal.screen.cursor.x].rstrip().endswith("cong khai")  # where an input method looks for it
    before = terminal.received
    terminal.read(1.5)
    assert terminal.received == before  # no blinking either
    terminal.press("\x1b")


def test_windows_and_stages(terminal: PseudoTerminal) -> None:
    costs: dict[tuple[str, int], int] = {}
    for key in ("?", "\x1b", FIGURES, CHECKLIST, FINDINGS, CHECKLIST, NOTICE, CHECKLIST, "B", CHECKLIST):
        costs[key, len(costs)] = terminal.press(key, 0.4).bytes
    assert all(0 < cost <= STAGE for cost in costs.values()), costs


def test_moves_among_what_was_read(terminal: PseudoTerminal) -> None:
    assert terminal.press(DOCUMENTS, 1).bytes <= STAGE
    moves = sent(terminal, "j" * KEYS)
    assert mean(moves) <= MEAN
    assert median(moves) <= budget(terminal)


def test_building_the_checklist(terminal: PseudoTerminal) -> None:
    assert terminal.press("\x1bOS", 0.6).bytes <= STAGE
    moves, taken = sent(terminal, "j" * KEYS), sent(terminal, "\r" * KEYS)
    for costs in (moves, taken):
        assert median(costs) <= PAGE
        assert mean(costs) <= MEAN
    for key in ("S", "V", "D", CHECKLIST):
        assert 0 < terminal.press(key, 0.6).bytes <= STAGE
