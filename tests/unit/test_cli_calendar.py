"""``kiemtra calendar``: what is due and overdue on a day, for people, for programs and for calendars."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from inspection.model.events import DocumentRead
from inspection.paths import SAMPLES
from inspection.workspace import Workspace
from tui.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PLAN, REPORT = SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "workspace"
    monkeypatch.setenv("KIEMTRA_WORKSPACE", str(folder))
    return folder


@pytest.fixture
def begun(workspace: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Begin the sample inspection; return its id."""
    days = ("--held-on", "24/10/2025", "--remediation-due", "20/12/2025", "--workspace", workspace)
    assert run("new", "--plan", PLAN, "--report", REPORT, *days) == 0
    return capsys.readouterr().out.strip()


def run(*words: object) -> int:
    """Run the program; argparse ends it by itself."""
    try:
        return main(list(map(str, words)))
    except SystemExit as end:
        return int(end.code or 0)


def days(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "kiemtra/calendar/1"
    found: list[dict[str, Any]] = told["days"]
    return found


def test_a_day_can_be_asked_for_and_changes_how_things_stand(begun: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calendar", begun[:8], "--on", "24/10/2025", "--format", "json") == 0
    before = {one["id"]: one for one in days(capsys)}
    assert (before["visit"]["state"], before["remediation"]["state"]) == ("today", "later")
    assert run("calendar", "--on", "2025-12-21", "--format", "json") == 0
    after = {one["id"]: one for one in days(capsys)}
    assert after["remediation"]["state"] == "passed", "nothing was asked, nothing is overdue"
    assert after.keys() == before.keys()
    quarter = [one for one in before.values() if one["title"] == "Báo cáo quý IV/2025"]
    assert [(one["day"], one["words"], one["document"]) for one in quarter] == [
        (
            "2025-12-05",
            "Các phòng, đơn vị thực hiện chế độ báo cáo: báo cáo quý gửi trước ngày 05 tháng cuối của quý",
            "plan",
        )
    ]


def test_people_see_the_days_in_order_with_what_is_off(begun: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calendar", begun, "--on", "24/10/2025") == 0
    told = capsys.readouterr()
    lines = told.out.splitlines()
    remediation = next(line for line in lines if "Báo cáo kết quả khắc phục" in line)
    assert remediation.startswith("T7 20/12/2025  còn 57 ngày")
    assert "Ngày nghỉ (cuối tuần); ngày làm việc kế tiếp: 22/12/2025" in remediation
    shown = [date(*map(int, reversed(line[3:13].split("/")))) for line in lines[2:] if line[:1] in "TC"]
    assert shown == sorted(shown)
    assert "0 việc quá hạn, 1 việc đến hạn hôm nay, 2 việc trong 7 ngày tới" in told.err
    assert run("calendar", "--open", "--on", "24/10/2025") == 0
    assert "đã qua" not in capsys.readouterr().out


def test_a_file_for_calendars_holds_all_inspections(
    begun: str, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "--plan", PLAN) == 0
    capsys.readouterr()
    assert run("calendar", "--all", "--ics", tmp_path / "lịch.ics") == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "lịch.ics")
    found = icalendar.Calendar.from_ical((tmp_path / "lịch.ics").read_bytes()).events
    assert len({str(one["uid"]) for one in found}) == len(found)
    assert sum(one.start == date(2025, 12, 5) for one in found) == 2
    assert workspace.is_dir()
    assert run("calendar", "--ics", tmp_path) == 5
    assert run("export", begun, "--format", "ics") == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert path.endswith("_lich.ics")


def test_another_wards_plan_is_said_to_be_left_out(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--plan", PLAN, "--report", REPORT, "--other-plan") == 0
    made = capsys.readouterr().out.strip()
    assert run("calendar", "--format", "json") == 0
    assert {one["document"] for one in days(capsys)} <= {None, "report"}
    assert run("calendar") == 0
    assert "đơn vị khác" in capsys.readouterr().err
    with Workspace.open(workspace) as opened:
        assert any(isinstance(entry.event, DocumentRead) for entry in opened.session(made).entries)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--on", "hôm qua"), 2), (("--ward", "Không Có"), 2), (("0z",), 2), (("--all", "0a"), 2)],
)
def test_what_cannot_be_meant_is_told(words: tuple[str, ...], code: int, begun: str) -> None:
    assert begun
    assert run("calendar", *words) == code
