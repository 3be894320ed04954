"""Two copies of an inspection brought together by export and import: nothing is lost, clashes are told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.content import digest
from inspection.model.codes import Role
from inspection.model.events import ChecklistDrafted, FindingRecorded
from inspection.session import Session
from inspection.workspace import Workspace
from tests import notices
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2025, 11, 3, 8, tzinfo=UTC)


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Return two workspaces that hold one inspection with one finding."""
    first, second = tmp_path / "server", tmp_path / "laptop"
    with Workspace.open(first, clock=lambda: START) as opened:
        drafted = ChecklistDrafted(checklist=notices.checklist())
        opened.begin(notices.details(), notices.team(), drafted, FindingRecorded(finding=notices.LATE))
    shutil.copytree(first, second)
    return first, second


def change(folder: Path, actor: str, minutes: int, **fields: object) -> None:
    clock = lambda: START + timedelta(minutes=minutes)  # noqa: E731  # as short as what it says
    with Workspace.open(folder, clock=clock) as opened:
        session = Session(opened.store, opened.inspections()[0].id, actor, clock)
        changed = replace(session.inspection.finding(notices.LATE.id), **fields)  # type: ignore[arg-type]  # its fields
        session.record(FindingRecorded(finding=changed))


def carried(source: Path, target: Path, folder: Path) -> bytes:
    """Export from one workspace, import into another, and return the file."""
    assert main(["--workspace", str(source), "export", "--format", "toml", "--to", str(folder)]) == 0
    (file,) = folder.glob("*.toml")
    assert main(["--workspace", str(target), "import", str(file)]) == 0
    return file.read_bytes()


def test_two_copies_meet_field_by_field_and_a_clash_is_told(
    copies: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server, laptop = copies
    change(server, "hoa@server", 1, cause="Thiếu người", unit="Văn phòng")
    change(laptop, "binh@laptop", 2, cause="Thiếu máy", effect="Dân chờ")
    carried(laptop, server, tmp_path / "one")
    assert "Còn 1 chỗ hai người ghi khác nhau" in capsys.readouterr().err
    first = carried(server, laptop, tmp_path / "two")
    second = carried(laptop, server, tmp_path / "three")
    assert first == second
    with Workspace.open(server) as opened:
        session = opened.session(opened.inspections()[0].id)
        found = session.inspection.finding(notices.LATE.id)
        assert (found.unit, found.effect, found.cause) == ("Văn phòng", "Dân chờ", "Thiếu máy")
        assert [one.field for one in session.conflicts] == ["cause"]


def test_a_change_that_comes_in_after_the_head_has_signed_is_told_to_void_the_signature(
    copies: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server, laptop = copies
    change(laptop, "binh@laptop", 2, effect="Dân chờ")
    with Workspace.open(server, clock=lambda: START) as opened:
        session = opened.session(opened.inspections()[0].id)
        head = next(one for one in session.inspection.team.members if one.role is Role.HEAD)
        session.approve(head, START.date(), (), digest(session.inspection))
    carried(laptop, server, tmp_path / "one")
    told = capsys.readouterr().err
    assert "MẤT HIỆU LỰC" in told
    assert "ảnh hưởng" in told
    assert "binh" in told
