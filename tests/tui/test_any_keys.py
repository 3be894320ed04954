"""Any keys in any order on the checklist and the findings: the journal only grows, and ``z`` leads back to the start.

Keys are drawn by chance from all that these screens know, and from what windows and fields take; a seed makes a run
again. What was typed into fields, chosen in lists and put off with Esc is among them.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection.fold import fold
from inspection.model.events import FindingRecorded
from inspection.workspace import Workspace
from tests.sittings import PLAN, drafted, press, send, settled
from tui.app import KiemtraApp
from tui.commands.everywhere import EVERYWHERE, GoBack, GoToChecklist, GoToFindings, Quit
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.findings import FindingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.session import Session
    from tui.command import Vocabulary

    OpenApp = Callable[..., KiemtraApp]

KEYS = 100
LEFT_OUT = {*(command.id for command in EVERYWHERE.commands), Quit.id, GoBack.id}
"""Other stages have tests of their own; leaving is done at the end."""
WRITING = (*"12345014rsbtcxmMRlLpK", "enter", "shift+down")
"""Keys that write, on one of the screens or on both."""
IN_FIELDS = (
    "1",
    "7",
    "b",
    "ă",
    "slash",
    *["enter"] * 4,
    "ctrl+s",
    "tab",
    "down",
    *["escape"] * 3,
    "backspace",
    "space",
)


def keys_of(vocabulary: Vocabulary) -> list[str]:
    """Return the keys of a place, without those that lead elsewhere."""
    return [key for one in vocabulary.commands if one.id not in LEFT_OUT for key in one.keys.split(",") if key]


def drawn(chance: random.Random, pilot: Pilot[int]) -> str:
    """Return a key by chance: a command where one may be given, else what fields and windows take."""
    app = pilot.app
    assert isinstance(app, KiemtraApp)
    if app.typing or not isinstance(app.screen, ChecklistScreen | FindingsScreen):
        return chance.choice(IN_FIELDS)
    also = ["z", "Z", GoToChecklist.keys, GoToFindings.keys, "tab", "backspace", "ă"]
    keys: list[str] = chance.choice([list(WRITING), list(WRITING), keys_of(app.screen.VOCABULARY), also])
    return chance.choice(keys)


async def back(pilot: Pilot[int]) -> None:
    """Leave windows and fields without anything taken from them, and go to the checklist."""
    for _ in range(6):
        if not isinstance(pilot.app.screen, ChecklistScreen | FindingsScreen):
            await press(pilot, "escape")
    await press(pilot, "escape", GoToChecklist.keys)
    await settled(pilot)


@pytest.mark.parametrize("seed", range(1, 4))
async def test_as_many_undos_lead_back_whatever_was_pressed(
    open_app: OpenApp, workspace: Workspace, session: Session, seed: int
) -> None:
    with Workspace.open(workspace.folder, name="Lan") as theirs:
        there = replace(drafted("there", "Niêm yết chậm"), items=(PLAN,))
        theirs.session(session.id).record(FindingRecorded(finding=there))
    session.refresh()
    first, before = session.inspection, session.entries
    start = len(before)
    chance = random.Random(seed)  # noqa: S311  # chance, not secrets
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for _ in range(KEYS):
            key = drawn(chance, pilot)
            await press(pilot, key)
            session.refresh()
            assert session.entries[: len(before)] == before, key
            before = session.entries
            assert pilot.app.is_running, key
        await back(pilot)
        assert isinstance(pilot.app.screen, ChecklistScreen)
        session.refresh()
        assert len(session.entries) > start + 8, "the keys said next to nothing"
        await send(pilot, "z" * (len(session.entries) + 1))
    session.refresh()
    assert session.entries[: len(before)] == before
    assert session.inspection == fold(session.entries) == first
