"""Low bandwidth: what it leaves out, what it then costs, and that it chooses itself on slow lines only."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import pytest

from inspection.choices import Choices
from inspection.settings import Settings
from inspection.workspace import Workspace
from tests.pseudo_terminal import PseudoTerminal, program
from tui.cli.demo import begin
from tui.display.line_speed import QUESTION, LineSpeed

if TYPE_CHECKING:
    from pathlib import Path

SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
SLOW, FAST = 8_000.0, 1_000_000.0
"""Bytes a second: 64 kbit/s, and a line in a house."""
BY_ITSELF, ON, OFF = "đã tự bật chế độ nhẹ", "Đã bật chế độ nhẹ", "Đã tắt chế độ nhẹ"
START, SCREEN, VERDICT = 8_000, 2_000, 1_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample inspection in a workspace."""
    made: Path = tmp_path_factory.mktemp("low")
    with Workspace.open(made / "workspace", name="Hoa") as workspace:
        begin(workspace)
    return made


def opened(folder: Path, home: Path, *options: str, rate: float | None = None, ssh: bool = False) -> PseudoTerminal:
    command = program(*options, "--workspace", str(folder / "workspace"), "step")
    terminal = PseudoTerminal(command, home=home, rate=rate, environment=SSH if ssh else {})
    terminal.wait(r"\d\.\d\d")
    terminal.settle(1)
    return terminal


def test_screens_are_small_and_have_no_frames(folder: Path, tmp_path: Path) -> None:
    terminal = opened(folder, tmp_path, "--low-bandwidth")
    assert terminal.received <= START
    assert "░" not in terminal.text  # no bars beside the card
    window = terminal.press("?")
    assert not set("╭╮╰╯│") & set(terminal.text)
    costs = [window.bytes, terminal.press("\x1b").bytes]
    for stage in ("\x1b[15~", "\x1b[18~", "\x1b[20~", "B", "\x1bOR"):
        costs += [terminal.press(stage, 0.6).bytes, terminal.press("\x1b[17~", 0.6).bytes]
    assert max(costs) <= SCREEN, costs
    assert median(terminal.press("1", 0.15).bytes for _ in range(12)) <= VERDICT
    terminal.press("\t")
    assert "░" in terminal.text  # but when they are asked for
    assert terminal.leave() == 0


def test_a_slow_line_turns_it_on_and_a_person_off(folder: Path, tmp_path: Path) -> None:
    terminal = opened(folder, tmp_path, rate=SLOW, ssh=True)
    terminal.wait(BY_ITSELF)
    assert "░" not in terminal.text
    terminal.press(":")
    terminal.press("nhe")
    terminal.press("\r")
    terminal.wait(OFF)
    terminal.wait("░")
    assert terminal.leave() == 0
    again = opened(folder, tmp_path, rate=SLOW, ssh=True)
    assert "░" in again.text
    assert BY_ITSELF not in again.text
    for key in (":", "nhe", "\r"):
        again.press(key)
    again.wait(ON)
    assert again.leave() == 0


@pytest.mark.parametrize(("rate", "ssh"), [(FAST, True), (SLOW, False)], ids=["fast over SSH", "slow but not over SSH"])
def test_it_leaves_other_lines_alone(folder: Path, tmp_path: Path, rate: float, *, ssh: bool) -> None:
    terminal = opened(folder, tmp_path, rate=rate, ssh=ssh)
    assert BY_ITSELF not in terminal.text
    assert "░" in terminal.text
    assert terminal.leave() == 0


def test_the_line_is_measured_by_its_first_picture_only() -> None:
    speed = LineSpeed()
    asked = speed.around("x" * 996)
    assert asked == f"{QUESTION}{'x' * 996}{QUESTION}"
    assert speed.around("y") == "y"
    assert speed.answered(10.0) is None
    assert speed.answered(10.5) == pytest.approx(2000)
    assert speed.answered(11.0) is None


def test_an_answer_to_nobody_s_question_is_no_measure() -> None:
    speed = LineSpeed()
    assert speed.answered(1.0) is None
    assert speed.answered(2.0) is None


def test_settings_say_it_and_choices_keep_it(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("low_bandwidth = true\n", encoding="utf-8")
    assert Settings.read(environment={}, user_file=tmp_path / "own.toml").low_bandwidth is True
    assert Settings.read(environment={}, user_file=tmp_path / "none.toml").low_bandwidth is None
    Choices(tmp_path).keep("low_bandwidth", "on")
    assert Choices(tmp_path).get("low_bandwidth", "") == "on"
