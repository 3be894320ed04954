"""Looks without colours of their own: high contrast, NO_COLOR, and never more than the terminal's sixteen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from inspection.workspace import Workspace
from tests.pseudo_terminal import PseudoTerminal, program
from tui.cli.demo import begin

if TYPE_CHECKING:
    from pathlib import Path

SIXTEEN = {str(number) for base in (30, 40, 90, 100) for number in range(base, base + 8)} | {"39", "49"}
ATTRIBUTES = {"", "0", "1", "4", "7"}
DIM = "2"


@pytest.mark.parametrize(
    ("settings", "environment", "allowed", "size"),
    [
        ("", {}, SIXTEEN | {DIM}, (80, 24)),
        ("", {}, SIXTEEN | {DIM}, (200, 50)),
        ("", {"NO_COLOR": "1"}, {DIM}, (120, 40)),
        ("high_contrast = true", {}, {"36"}, (80, 24)),  # the frame of a window is all that has a colour
        ("high_contrast = true", {}, {"36"}, (120, 40)),
    ],
    ids=["sixteen narrow", "sixteen broad", "no colour", "high contrast narrow", "high contrast"],
)
def test_charts_and_checklist_use_no_other_looks(
    tmp_path: Path, settings: str, environment: dict[str, str], allowed: set[str], size: tuple[int, int]
) -> None:
    with Workspace.open(tmp_path / "workspace", name="Hoa") as workspace:
        begin(workspace)
    (tmp_path / ".config" / "kiemtra").mkdir(parents=True)
    (tmp_path / ".config" / "kiemtra" / "settings.toml").write_text(settings, encoding="utf-8")
    command = program("--workspace", str(tmp_path / "workspace"), "step")
    terminal = PseudoTerminal(command, size=size, home=tmp_path, environment=environment)
    terminal.wait(r"1\.01")
    terminal.press("1")
    for key in ("B", "2", "3", "4", "d", "\x1b[17~", "?", "\x1b"):
        terminal.press(key)
    sent = b"".join(data for _, data in terminal.chunks).decode()
    used = {part for look in re.findall(r"\x1b\[([0-9;]*)m", sent) for part in look.split(";")}
    assert used - ATTRIBUTES - allowed == set()
    assert terminal.leave() == 0
