"""What is overdue over all inspections: counted at home, listed latest first, opened where it is followed up."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.events import FindingRecorded
from inspection.model.inspection import Details, Team
from inspection.model.remediation import RemediationReported
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.inspections import Watch
from tests.readings import assert_as_kept
from tests.remediations import REPORT, concluded
from tests.sittings import settled, shown
from tui.app import KiemtraApp
from tui.cli import main
from tui.screens.overdue import OverdueScreen
from tui.screens.remediation import RemediationScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection.session import Session

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Return a workspace whose clock stands still, in a zone that every machine knows."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    watch = Watch(datetime(2025, 11, 17, 9, 0, tzinfo=UTC))
    with Workspace.open(tmp_path / "workspace", name="Hoa", clock=watch) as opened:
        yield opened
    monkeypatch.undo()
    time.tzset()


def begin(workspace: Workspace, ward: str, today: date) -> Session:
    """Begin an inspection with findings late by 3 and 30 days, one reported, one with time left."""
    session = workspace.begin(Details(ward=ward, held_on=today - timedelta(days=90)), Team())
    late = concluded("late", today - timedelta(days=3), condition="Có hồ sơ trả quá hạn", unit="Văn phòng")
    later = concluded("later", today - timedelta(days=30), condition="Chưa niêm yết thủ tục")
    told = concluded("told", today - timedelta(days=40), condition="Chưa có kế hoạch tuyên truyền")
    left = concluded("left", today + timedelta(days=10), condition="Chưa tự kiểm tra")
    session.record(*(FindingRecorded(finding=one) for one in (late, later, told, left)))
    session.record(RemediationReported(finding="told", report=REPORT))
    return session


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_list_looks_as_kept(workspace: Workspace, size: tuple[int, int], language: str) -> None:
    for ward in ("Hòa Mai", "Tân Mai"):
        begin(workspace, ward, workspace.clock().date())
    async with KiemtraApp(workspace, Wording(language), shipped()).run_test(size=size) as pilot:
        await settled(pilot)
        assert "!2" in shown(pilot)
        await pilot.press("Q")
        await settled(pilot)
        assert_as_kept(pilot, f"overdue-{language}")


async def test_one_goes_from_the_list_to_the_follow_up_of_the_finding(workspace: Workspace) -> None:
    begin(workspace, "Hòa Mai", workspace.clock().date())
    async with KiemtraApp(workspace, Wording("vi"), shipped()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("Q")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, OverdueScreen)
        assert "chờ kiểm tra lại" not in shown(pilot)
        await pilot.press("f")
        await settled(pilot)
        assert "chờ kiểm tra lại" in shown(pilot)
        assert "còn 10 ngày" in shown(pilot)
        await pilot.press("f", "home", "j", "enter")
        await settled(pilot)
        opened = pilot.app.screen
        assert isinstance(opened, RemediationScreen)
        assert opened.current is not None
        assert opened.current.finding.id == "late"


async def test_a_colleagues_report_takes_it_off_the_list(workspace: Workspace) -> None:
    session = begin(workspace, "Hòa Mai", workspace.clock().date())
    async with KiemtraApp(workspace, Wording("vi"), shipped()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("Q")
        await settled(pilot)
        session.record(*(RemediationReported(finding=own, report=REPORT) for own in ("late", "later")))
        screen = pilot.app.screen
        assert isinstance(screen, OverdueScreen)
        screen.look_again()
        await settled(pilot)
        assert "Không có tồn tại nào quá hạn" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen is screen


def test_the_command_line_lists_what_is_overdue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--workspace", str(tmp_path / "workspace")]
    with Workspace.open(tmp_path / "workspace", name="Hoa") as workspace:
        assert main(["list", "--overdue", *place]) == 0
        told = capsys.readouterr()
        assert (told.out, "quá hạn" in told.err) == ("", True)
        session = begin(workspace, "Hòa Mai", workspace.clock().date())
    assert main(["list", "--overdue", "--format", "json", *place]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["finding"], row["days_late"], row["state"]) for row in rows] == [
        ("later", 30, "open"),
        ("late", 3, "open"),
    ]
    assert rows[1] | {"due": ""} == {
        "inspection": session.id,
        "ward": "Hòa Mai",
        "ward_type": "phường",
        "city": "",
        "finding": "late",
        "severity": 2,
        "condition": "Có hồ sơ trả quá hạn",
        "unit": "Văn phòng",
        "due": "",
        "state": "open",
        "days_late": 3,
    }
    assert main(["list", "--overdue", *place]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "quá hạn 30 ngày" in lines[2]
    assert "Phường Hòa Mai" in lines[3]
    assert main(["list", *place]) == 0
    assert "Quá hạn" in capsys.readouterr().out
