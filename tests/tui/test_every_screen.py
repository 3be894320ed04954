"""Every screen as it is kept, at three sizes: a new stage must be shown here too, and nothing is wider than its screen.

One inspection in the middle of the work, at a moment that stands still. ``SNAPSHOTS=write`` keeps new pictures; look at
them before they are committed.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from inspection.catalogue import shipped
from inspection.model.codes import EvidenceMethod, Verdict
from inspection.model.events import (
    EvidenceRecorded,
    FindingRecorded,
    ItemClaimed,
    ItemFlagged,
    NoteWritten,
    VerdictGiven,
)
from inspection.model.finding import Evidence
from inspection.store.port import Place
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.inspections import Watch
from tests.readings import assert_as_kept
from tests.sittings import ON_TIME, POSTED, begin, drafted, press, settled, shown
from tui.app import KiemtraApp
from tui.frame import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection.session import Session

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=lambda size: "x".join(map(str, size)))
WINDOWS = {
    "help": ("checklist", ["question_mark"]),
    "palette": ("checklist", ["colon"]),
    "evidence": ("checklist", ["b"]),
    "history": ("checklist", ["h"]),
    "filter": ("checklist", ["f"]),
    "meanings": ("checklist", ["k", "enter"]),
    "source": ("checklist", ["v"]),
    "finding-sheet": ("checklist", ["t"]),
    "typing": ("checklist", ["c"]),
}
"""Windows and sheets, the stage below them and the keys that open them."""


@pytest.fixture
def in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Workspace, Session]]:
    """Return a workspace with an inspection half way through, at a moment that stands still."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    with (
        Workspace.open(tmp_path / "workspace", name="Hoa", clock=Watch()) as workspace,
        Workspace.open(tmp_path / "workspace", name="Trần Thị Lan", clock=Watch()) as theirs,
    ):
        session = begin(workspace, tmp_path)
        lan = theirs.session(session.id)
        lan.record(ItemClaimed(item=POSTED, claimed=True), VerdictGiven(item=POSTED, verdict=Verdict.PARTLY))
        session.refresh()
        session.record(VerdictGiven(item=ON_TIME, verdict=Verdict.NOT_MET, reason="14 hồ sơ lệch"))
        session.record(NoteWritten(item=ON_TIME, note="trễ do thiếu cán bộ địa chính"))
        session.record(ItemFlagged(item=ON_TIME, flagged=True, word="hỏi lại Chủ tịch"))
        proof = Evidence(id="e", item=ON_TIME, method=EvidenceMethod.EXAMINE, description="Trích xuất Một cửa 30/9")
        session.record(EvidenceRecorded(evidence=replace(proof, sha256="9f3c" * 16, file_name="trich_xuat.csv")))
        found = drafted("f", "Còn 14 hồ sơ giải quyết quá hạn.", criteria="Kế hoạch số 12/KH-UBND", items=(ON_TIME,))
        session.record(FindingRecorded(finding=found))
        yield workspace, session
    monkeypatch.undo()
    time.tzset()


def opened(workspace: Workspace, session: Session, stage: str) -> KiemtraApp:
    place = Place(inspection=session.id, screen=stage, item=ON_TIME if stage == "checklist" else "")
    return KiemtraApp(workspace, Wording("vi"), shipped(), place=place)


def assert_fits(picture: str, width: int) -> None:
    assert [row for row in picture.split("\n") if cell_len(row.rstrip()) > width] == []


@SIZES
@pytest.mark.parametrize("stage", STAGES)
async def test_every_stage_looks_as_kept(
    in_the_middle: tuple[Workspace, Session], stage: str, size: tuple[int, int]
) -> None:
    async with opened(*in_the_middle, stage).run_test(size=size) as pilot:
        await settled(pilot)
        await settled(pilot)
        assert_fits(shown(pilot), size[0])
        assert_as_kept(pilot, f"every-{stage}")


@SIZES
@pytest.mark.parametrize("name", WINDOWS)
async def test_windows_and_sheets_look_as_kept(
    in_the_middle: tuple[Workspace, Session], name: str, size: tuple[int, int]
) -> None:
    stage, keys = WINDOWS[name]
    async with opened(*in_the_middle, stage).run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        await settled(pilot)
        assert_fits(shown(pilot), size[0])
        assert_as_kept(pilot, f"every-{name}")
