"""Workspaces to measure on: the sample inspection alone, and two hundred inspections with checklists as long as its."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.events import ChecklistDrafted
from inspection.model.inspection import Team
from inspection.workspace import Workspace
from tui.cli.demo import DETAILS, begin

if TYPE_CHECKING:
    from pathlib import Path

MANY = 200


def sample(folder: Path) -> Path:
    """Begin the sample inspection in a folder."""
    with Workspace.open(folder, name="Hoa") as workspace:
        begin(workspace)
    return folder


def two_hundred(folder: Path) -> Path:
    """Begin two hundred inspections in a folder."""
    with Workspace.open(folder, name="Hoa") as workspace:
        session = begin(workspace)
        drafted = next(one.event for one in session.entries if isinstance(one.event, ChecklistDrafted))
        for place in range(1, MANY):
            details = replace(DETAILS, ward=f"{DETAILS.ward} {place}")
            workspace.begin(details, Team(name=f"Đoàn kiểm tra số {place}"), drafted)
    return folder
