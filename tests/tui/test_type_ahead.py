"""Keys typed ahead of the screen: at 300 ms a round trip nobody waits for each answer, and none is lost or doubled."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import Verdict
from inspection.model.events import FigureVerified, NoteWritten, VerdictGiven
from inspection.quantities import quantity_text
from inspection.workspace import Workspace
from tests.pseudo_terminal import PseudoTerminal, program
from tui.cli.demo import begin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection.session import Session

ROUND_TRIP = 0.3
REPEAT = 0.033
"""Seconds between two presses of a key that is held down."""
TYPED = 0.12
"""Seconds between two keys of somebody quick."""
AHEAD, HELD = 16, 24


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with the sample inspection."""
    with Workspace.open(tmp_path / "workspace", name="Hoa") as workspace:
        begin(workspace)
    return tmp_path / "workspace"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[PseudoTerminal]:
    """Return the program on the checklist."""
    started = PseudoTerminal(program("--workspace", str(folder), "step"), home=tmp_path)
    started.wait(r"1\.01")
    started.settle(1)
    yield started
    assert started.leave() == 0


def send(terminal: PseudoTerminal, *pieces: str | bytes, every: float = ROUND_TRIP) -> None:
    """Write pieces one after the other, each when the last is read; what comes back is taken in and not waited for."""
    for piece in pieces:
        terminal.write(piece)
        terminal.taken()
        end = time.monotonic() + every
        while (left := end - time.monotonic()) > 0:
            terminal.read(left)


def journal(folder: Path) -> Session:
    with Workspace.open(folder, name="reader") as workspace:
        (summary,) = workspace.inspections()
        return workspace.session(summary.id)


def given(folder: Path) -> list[tuple[str, Verdict | None]]:
    """Return what was judged, in the order of the journal."""
    events = [entry.event for entry in journal(folder).entries]
    return [(event.item, event.verdict) for event in events if isinstance(event, VerdictGiven)]


def test_each_key_judges_its_item_once_and_a_held_one_a_single_item(terminal: PseudoTerminal, folder: Path) -> None:
    send(terminal, *"1" * AHEAD, every=TYPED)
    send(terminal, *"j" * HELD, every=REPEAT)
    # Bouncing or forgotten under a finger: refused, and said so. A slow line brings a held key's letters together.
    send(terminal, "1" * HELD, every=REPEAT)
    terminal.wait(rf"Đ{AHEAD + 1}\b")
    terminal.settle(1)
    items = [item.id for item in journal(folder).inspection.items]
    assert given(folder) == [(item, Verdict.MET) for item in (*items[:AHEAD], items[AHEAD + HELD])]


def test_keys_of_one_read_and_pieces_of_letters_lose_nothing(terminal: PseudoTerminal, folder: Path) -> None:
    letter = "ộ".encode()
    send(
        terminal,
        "131z",  # judged three times, the last one taken back
        "g3.05\rs6102/6170\r",  # a field is opened, filled and left before anything was painted
        b"c" + "co\x7fông ".encode() + letter[:1],  # an input method's correction; a letter cut between two reads
        letter[1:] + b" ok\r",
        "jj",
        "kk1",
    )
    terminal.wait(r"Đ2\b")
    session = journal(folder)
    events = [entry.event for entry in session.entries]
    items = [item for item in session.inspection.items if not item.withdrawn]
    asked = next(item for item in items if item.number == "3.05")
    judged = [items[0].id, items[1].id, items[2].id, asked.id]
    verdicts = [Verdict.MET, Verdict.NOT_MET, Verdict.MET, Verdict.MET]
    assert given(folder) == list(zip(judged, verdicts, strict=True))
    assert session.inspection.answer(items[2].id).verdict is None
    assert session.inspection.answer(asked.id).verdict is Verdict.MET
    notes = [event for event in events if isinstance(event, NoteWritten)]
    assert notes == [NoteWritten(item=asked.id, note="công ộ ok")]
    (figure,) = [event for event in events if isinstance(event, FigureVerified)]
    assert quantity_text(figure.verified) == "98,9% (6.102/6.170)"


def test_a_burst_over_screens_ends_where_the_last_key_leads(terminal: PseudoTerminal, folder: Path) -> None:
    send(terminal, "\x1b[15~\x1b[17~1", "\x1b[18~", "\x1b[17~1j", "1", every=0.1)
    terminal.wait(r"Đ3\b")
    assert len({item for item, _ in given(folder)}) == 3
