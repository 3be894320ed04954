"""``kiemtra export`` of one inspection and of many: which are meant, how their files are called, what a fault costs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports import formats
from inspection.content import digest
from inspection.model.codes import Role
from inspection.model.documents import Period
from inspection.model.events import ChecklistDrafted, VerdictGiven
from inspection.model.inspection import Details
from inspection.workspace import Workspace
from tests import notices
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST, LAST = date(2025, 7, 1), date(2025, 10, 15)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "workspace"
    monkeypatch.setenv("KIEMTRA_WORKSPACE", str(folder))
    return folder


@pytest.fixture
def begin(workspace: Path) -> Callable[..., str]:
    """Return what makes an inspection of a ward; its id."""

    def begun(ward: str, *, start: date = FIRST, end: date = LAST, judged: int = 0) -> str:
        with Workspace.open(workspace, clock=lambda: datetime(2025, 11, 3, 8, tzinfo=UTC)) as opened:
            items = notices.checklist().items[:judged]
            given = [VerdictGiven(item=item.id, verdict=item.suggestion.verdict) for item in items if item.suggestion]
            details = Details(ward=ward, period=Period(start=start, end=end), held_on=date(2025, 10, 22))
            return opened.begin(details, notices.team(), ChecklistDrafted(checklist=notices.checklist()), *given).id

    return begun


def run(*words: object) -> int:
    """Run ``kiemtra export`` and return its exit code; argparse ends the program by itself."""
    try:
        return main(["export", *map(str, words)])
    except SystemExit as end:
        return int(end.code or 0)


def names(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return sorted(Path(line).name for line in capsys.readouterr().out.splitlines())


def test_all_are_written_under_names_by_the_pattern(
    begin: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    begin("Hòa Mai")
    begin("Vân Sơn", start=date(2025, 1, 1), end=date(2025, 6, 30))
    assert run("--all", "--format", "text,docx_minutes,csv", "--name", "{ward}.{period}.{kind}") == 0
    tables = ["chi-tieu", "chu-ky", "dinh-chinh", "ket-qua", "khac-phuc", "so-lieu", "ton-tai"]
    kinds = sorted(["bien-ban.docx", "ket-luan.txt", *(f"{name}.csv" for name in tables)])
    assert names(capsys) == [
        f"{start}.{kind}"
        for start in ("hoa-mai.2025-07-01_2025-10-15", "van-son.2025-01-01_2025-06-30")
        for kind in kinds
    ]


def test_every_format_is_written_at_once(begin: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    begin("Hòa Mai")
    assert run("--format", "all") == 0
    made = names(capsys)
    assert len(set(made)) == len(made)
    assert {Path(name).suffix for name in made} == {".docx", ".toml", ".csv", ".txt", ".md", ".ics"}
    assert len(made) > len(formats())


@pytest.mark.parametrize(
    ("options", "wards"),
    [
        (["--ward", "hoa"], {"hoa-mai", "hoa-son"}),
        (["--ward", "Sơn Hòa"], {"hoa-son"}),
        (["--until", "2025-06-30"], {"hoa-son"}),
        (["--from", "1/7/2025"], {"hoa-mai", "van-dinh"}),
        (["--from", "2025-06-01", "--until", "2025-07-02"], {"hoa-mai", "hoa-son", "van-dinh"}),
        (["--state", "new"], {"hoa-mai", "hoa-son"}),
        (["--state", "begun"], {"van-dinh"}),
        (["--state", "new", "--ward", "mai"], {"hoa-mai"}),
    ],
)
def test_inspections_are_described(
    options: list[str], wards: set[str], begin: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    begin("Hòa Mai")
    begin("Hòa Sơn", start=date(2025, 1, 1), end=date(2025, 6, 30))
    begin("Vân Đình", judged=4)
    assert run(*options, "--format", "text", "--name", "{ward}") == 0
    assert set(names(capsys)) == {f"{ward}.txt" for ward in wards}


def test_the_signed_are_described_as_long_as_the_signature_stands(
    begin: Callable[..., str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("Hòa Mai")
    signed, changed = begin("Hòa Sơn"), begin("Vân Đình")
    with Workspace.open(workspace, clock=lambda: datetime(2025, 11, 3, 8, tzinfo=UTC)) as opened:
        for own in (signed, changed):
            session = opened.session(own)
            head = next(one for one in session.inspection.team.members if one.role is Role.HEAD)
            session.approve(head, date(2025, 11, 3), (), digest(session.inspection))
        opened.session(changed).reopen("sửa lỗi đánh máy")
    assert run("--state", "signed", "--format", "text", "--name", "{ward}") == 0
    assert names(capsys) == ["hoa-son.txt"]


def test_several_ids_are_taken_each_once(begin: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    first, second = begin("Hòa Mai"), begin("Vân Sơn")
    begin("Hòa Sơn")
    assert run(first, second[:9], first, "--format", "text", "--name", "{ward}") == 0
    assert names(capsys) == ["hoa-mai.txt", "van-son.txt"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--all", "--number", "7"], "--number"),
        (["--all", "--issued", "2025-11-05"], "--issued"),
        (["--all", "0a"], "--all"),
        (["--ward", "Không Có"], "kiemtra list"),
        (["--name", "{ward}-{quarter}"], "{quarter}"),
        (["--name", "{ward}-{quarter}"], "{period_start}"),
        (["--name", "{ward!r:>9}"], "{ward!r}"),
        (["--name", "{ward.__class__}"], "{ward.__class__}"),
        (["--name", "{"], "{kind}"),
        (["--name", "../{ward}"], "/"),
        (["--name", "{ward}?{kind}"], "?"),
        (["--name", "{ward}\n"], "ký tự"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(
    options: list[str],
    words: str,
    begin: Callable[..., str],
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    begin("Hòa Mai")
    begin("Vân Sơn")
    assert run(*options) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert not (workspace / "exports").exists()


def test_inspections_of_one_name_are_told_apart_by_their_ids(
    begin: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    alike, other = [begin("Hòa Mai"), begin("HOA MAI")], begin("Vân Sơn")
    assert run("--all", "--format", "text,csv", "--name", "{ward}") == 0
    told = capsys.readouterr()
    made = sorted(Path(line).name for line in told.out.splitlines())
    assert [name for name in made if name.endswith(".txt")] == sorted(
        [*(f"hoa-mai_{own[:8]}.txt" for own in alike), "van-son.txt"]
    )
    assert f"hoa-mai_{alike[0][:8]}_ton-tai.csv" in made
    assert all(ward in told.err for ward in ("2 cuộc kiểm tra", "phường Hòa Mai", "phường HOA MAI"))
    assert other[:8] not in told.out


def test_a_failing_inspection_does_not_keep_the_others_from_their_files(
    begin: Callable[..., str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("Hòa Mai")
    broken = begin("Vân Sơn")
    begin("Hòa Sơn")
    with Workspace.open(workspace) as opened:
        _spoil(opened, broken)
    assert run("--all", "--format", "text", "--name", "{ward}") == 5
    told = capsys.readouterr()
    assert sorted(Path(line).name for line in told.out.splitlines()) == ["hoa-mai.txt", "hoa-son.txt"]
    assert f"Vân Sơn ({broken})" in told.err
    assert "2/3" in told.err


def test_a_damaged_template_costs_the_files_that_it_is_for(
    begin: Callable[..., str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("Hòa Mai")
    begin("Vân Sơn")
    (workspace / "minutes-template.docx").write_bytes(b"PK\x03\x04")
    assert run("--all", "--format", "docx_minutes") == 5
    assert "0/2" in capsys.readouterr().err
    assert run("--all", "--format", "text") == 0


def test_a_folder_that_cannot_be_made_is_told_for_each_and_ends_with_5(
    begin: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin("Hòa Mai")
    begin("Vân Sơn")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("--all", "--format", "text", "--to", tmp_path / "file" / "under") == 5
    told = capsys.readouterr()
    assert told.out == ""
    assert "0/2" in told.err


def _spoil(opened: Workspace, inspection: str) -> None:
    """Add an entry that a newer program wrote."""
    import sqlite3  # noqa: PLC0415  # what only this test needs

    with sqlite3.connect(opened.folder / "kiemtra.db") as db:
        db.execute(
            "insert into journal values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (10**6, 10**15, "x", "x", inspection, "2025-11-03T08:00:00+00:00", 0, "x", "Later", json.dumps({})),
        )
    db.close()


def test_export_says_whether_anybody_has_signed(begin: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    begin("Hòa Mai")
    assert run("--format", "text") == 0
    assert "Chữ ký: Chưa ai ký (phiên bản 1)" in capsys.readouterr().err
