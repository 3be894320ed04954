"""The command line: words in, data on stdout, talk on stderr, an exit code that a script can rely on."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest

from inspection.intake.reader import open_document
from inspection.model.codes import FindingState
from inspection.model.documents import Period
from inspection.model.events import NoticeRegistered
from inspection.model.inspection import Registration
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.word_from_text import word_from_text
from tui.cli import crowd, main
from tui.cli.options import COMMANDS, build_parser, without_command
from tui.cli.tables import cells, table, wrap

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "datasets" / "samples"
PLAN, REPORT = SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt"


def run(*arguments: object) -> int:
    """Run the command line in this process; return its exit code, also where argparse ended it."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], None, "vi"),
        (["--lang", "en"], None, "en"),
        (["list", "--lang=en"], None, "en"),
        ([], "en", "en"),
        (["--lang", "vi"], "en", "vi"),
    ],
)
def test_language_is_that_of_the_call_then_of_the_environment(
    arguments: list[str],
    environment: str | None,
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if environment:
        monkeypatch.setenv("KIEMTRA_LANG", environment)
    run(*arguments, "--help")
    assert Wording(language)("cli.help.help") in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("command", [["list"], ["--help"]], ids=str)
def test_settings_that_cannot_be_understood_stop_the_work_but_not_the_help(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIEMTRA_LANG", "fr")
    assert run(*command) == (0 if command == ["--help"] else 2)
    told = capsys.readouterr()
    assert ("KIEMTRA_LANG" in told.err) is (command != ["--help"])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS if name != "app")], ids=str)
def test_help_speaks_the_language(command: list[str], language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", language, *command, "--help") == 0
    said = capsys.readouterr().out
    assert "cli." not in said
    assert Wording(language)("cli.help.help") in " ".join(said.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read"], "FILE"),
        (["raed"], "raed"),
        (["list", "--format", "xml"], "xml"),
        (["list", "--fast"], "--fast"),
        (["new", "--plan"], "--plan"),
        (["new", "--held-on", "31/02/2026"], "31/02/2026"),
        (["export", "--format", "toml,pdf"], "pdf"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_wrong_word_is_named_and_nothing_is_done(
    arguments: list[str], words: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--lang", language, *arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    assert "invalid choice" not in told.err
    assert "arguments are required" not in told.err


def test_options_of_all_commands_are_taken_before_and_after_the_command() -> None:
    parser = build_parser(Wording())
    for words in (["--workspace", "a", "list"], ["list", "--workspace", "a"]):
        assert parser.parse_args(words).workspace == Path("a")


@pytest.mark.parametrize(
    "words",
    [[], ["--workspace", "a b"], ["--lang=en"], ["--low-bandwidth", "--lang", "vi", "--workspace=a"]],
    ids=" ".join,
)
def test_a_call_without_a_command_is_understood_as_with_all_of_them(words: list[str]) -> None:
    assert without_command(words) == build_parser(Wording()).parse_args(words)


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["--workspace", "a", "read", "f"],
        ["--help"],
        ["--lang", "fr"],
        ["--workspace"],
        ["--work", "a"],
        ["x"],
    ],
    ids=" ".join,
)
def test_whatever_else_a_call_says_is_left_to_the_parser_of_all_commands(words: list[str]) -> None:
    assert without_command(words) is None


def test_table_lines_up_and_wraps_only_in_a_terminal() -> None:
    rows = [("1", "Số hồ sơ đã giải quyết đúng hạn trong kỳ báo cáo"), ("22", "x\ty\x1b[2J")]
    wide = table(["n", "text"], rows, None)
    assert wide[2] == " 1  Số hồ sơ đã giải quyết đúng hạn trong kỳ báo cáo"
    assert wide[3] == "22  x y␛[2J"
    narrow = table(["n", "text"], rows, 30)
    assert max(map(cells, narrow)) <= 30
    assert len(narrow) > len(wide)


def test_wrap_breaks_a_word_that_is_too_long_and_loses_no_letter() -> None:
    lines = wrap("ngắn " + "dài" * 20, 10)
    assert max(map(cells, lines)) <= 10
    assert "".join(lines).replace(" ", "") == "ngắn" + "dài" * 20


def test_decomposed_letters_take_one_cell() -> None:
    assert cells("e\u0302\u0301") == 1


def data(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what a command printed as JSON."""
    return json.loads(capsys.readouterr().out)


def test_read_prints_one_object_for_one_file_and_an_array_for_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", REPORT, "--format", "json") == 0
    one = data(capsys)
    assert (one["schema"], one["kind"], one["ward"]) == ("kiemtra/reading/1", "report", "Hòa Mai")
    assert run("read", PLAN, REPORT, "--format", "json") == 0
    assert [reading["kind"] for reading in data(capsys)] == ["plan", "report"]


def test_word_files_are_read_and_begun_with_like_texts(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, report = tmp_path / "ke_hoach.docx", tmp_path / "bao_cao.docx"
    for word, text in ((plan, PLAN), (report, REPORT)):
        word.write_bytes(word_from_text(open_document(text)))
    assert run("read", report, "--format", "json") == 0
    one = data(capsys)
    assert (one["source"]["format"], one["kind"], one["ward"]) == ("docx", "report", "Hòa Mai")
    assert run("new", "--plan", plan, "--report", report) == 0
    assert capsys.readouterr().out.strip()
    assert {path.suffix for path in (workspace / "documents").iterdir()} == {".docx"}


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trống.txt").write_bytes(b"")
    assert run("read", tmp_path / "trống.txt", tmp_path / "không có.txt", REPORT, "--format", "json") == 3
    told = capsys.readouterr()
    assert [reading["kind"] for reading in json.loads(told.out)] == ["report"]
    assert len(told.err.splitlines()) == 2
    assert "trống.txt" in told.err
    assert "không có.txt" in told.err


def test_a_folder_is_gone_through_in_order_and_what_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_bytes((PLAN, REPORT)[number % 2].read_bytes())
    (tmp_path / "4.txt").write_bytes(b"")
    (tmp_path / ".an.txt").write_bytes(PLAN.read_bytes())
    (tmp_path / "anh.xyz").write_bytes(b"\x89PNG")
    below = tmp_path / "quý 2"
    below.mkdir()
    (below / "a.md").write_bytes(PLAN.read_bytes())
    assert run("read", tmp_path, "--format", "json") == 3
    told = capsys.readouterr()
    names = [reading["source"]["name"] for reading in json.loads(told.out)]
    assert names == [f"{number}.txt" for number in range(9) if number != 4] + ["a.md"]
    assert len(told.err.splitlines()) == 1
    assert "4.txt" in told.err
    assert run("read", tmp_path) == 3
    assert capsys.readouterr().out.count("Hòa Mai") >= 9


def test_a_folder_with_nothing_to_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "anh.xyz").write_bytes(b"\x89PNG")
    assert run("read", tmp_path, "--format", "json") == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert tmp_path.name in told.err


def _fragile(path: Path) -> str:
    """Stand for a reader: one document ends the whole process, as a fault in a library would."""
    if path.name == "5":
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def test_a_document_that_ends_its_process_is_named_and_the_others_are_read() -> None:
    paths = [Path(str(number)) for number in range(40)]
    done = list(crowd.each(_fragile, paths, lambda path: f"crashed {path.name}"))
    assert done == ["crashed 5" if path.name == "5" else path.name for path in paths]


def test_no_data_is_printed_where_nothing_could_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", tmp_path / "nothing.txt", "--format", "json") == 3
    assert capsys.readouterr().out == ""


def test_control_characters_of_a_document_reach_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = REPORT.read_text(encoding="utf-8").replace("Vũ Thị Hạnh", "Vũ \x1b]0;title\x07Thị\x9b2J Hạnh\u202e")
    hostile = tmp_path / "bao_cao\x1b[2J.txt"
    hostile.write_text(text, encoding="utf-8")
    for form in ("table", "json"):
        assert run("read", hostile, "--format", form) == 0
        told = capsys.readouterr()
        assert not set(told.out + told.err) & set("\x1b\x07\x9b\u202e")


def test_a_fault_of_the_program_is_not_taken_for_issues_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(COMMANDS, "doctor", ("tui.cli.doctor", "no such function"))
    assert run("doctor") == 70
    assert "AttributeError" in capsys.readouterr().err


def test_a_closed_pipe_ends_quietly() -> None:
    command = [sys.executable, "-m", "tui", "read", str(PLAN)]
    ended = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert ended.stdout
    ended.stdout.close()
    assert ended.wait(60) == 141
    assert ended.stderr
    with ended.stderr as talk:
        assert talk.read() == b""


def test_doctor_names_versions_and_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--workspace", tmp_path / "w", "--lang", "en") == 0
    shown = capsys.readouterr().out
    for words in ("textual", "SQLite", str(ROOT / "datasets"), str(tmp_path / "w")):
        assert words in shown
    assert not (tmp_path / "w").exists()


def test_doctor_says_that_a_workspace_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("doctor", "--workspace", tmp_path / "file", "--lang", "en") == 4
    assert "--workspace" in capsys.readouterr().out


def test_list_of_an_empty_workspace_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--workspace", tmp_path / "w") == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert str(tmp_path / "w") in told.err
    assert run("list", "--workspace", tmp_path / "w", "--format", "json") == 0
    assert data(capsys) == []


def test_read_shows_people_every_list_with_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("read", PLAN, "--lang", "en") == 0
    shown = capsys.readouterr().out
    for words in ("Plan", "Reform groups (7)", "Tasks (30)", "Targets (", "Phòng Văn hóa - Xã hội"):
        assert words in shown
    assert "cli." not in shown


def test_check_finds_what_the_sample_hides_and_says_so_by_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", REPORT, "--plan", PLAN, "--format", "json") == 1
    answer = data(capsys)
    assert answer["schema"] == "kiemtra/check/1"
    assert answer["issues"]
    assert answer["passed"]
    assert run("check", REPORT, "--plan", PLAN) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert answer["issues"][0]["message"][:30] in shown


def test_a_plan_given_alone_is_judged_on_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--plan", PLAN, "--format", "json") == 1
    asked = data(capsys)
    assert run("check", PLAN, "--format", "json") == 1
    told = capsys.readouterr()
    assert json.loads(told.out) == asked
    assert "--plan" in told.err


def test_check_refuses_two_plans(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", PLAN, "--plan", PLAN) == 3
    assert "--plan" in capsys.readouterr().err


def test_check_needs_something_to_check() -> None:
    assert run("check") == 2


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "workspace"
    monkeypatch.setenv("KIEMTRA_WORKSPACE", str(folder))
    return folder


def begun(capsys: pytest.CaptureFixture[str], *options: object) -> str:
    """Begin the sample inspection; return its id."""
    assert run("new", "--plan", PLAN, "--report", REPORT, "--team", SAMPLES / "team.toml", *options) == 0
    return capsys.readouterr().out.strip()


def test_new_prints_the_id_that_list_and_export_take(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = begun(capsys, "--held-on", "24/10/2025")
    assert run("list", "--format", "json") == 0
    (one,) = data(capsys)
    assert (one["id"], one["ward"], one["period"]["end"]) == (made, "Hòa Mai", "2025-10-15")
    assert datetime.fromisoformat(one["last_change"]).tzinfo
    assert run("list") == 0
    assert made in capsys.readouterr().out
    assert run("export", made[:6], "--format", "toml,csv,text") == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {path.suffix for path in paths} == {".toml", ".csv", ".txt"}
    assert all(path.parent == workspace / "exports" and path.stat().st_size for path in paths)


def test_the_criteria_set_is_named_or_refused_with_those_that_there_are(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "--report", REPORT, "--criteria", "none") == 2
    told = capsys.readouterr()
    assert "Không có bộ tiêu chí none" in told.err
    assert "proposal-2025" in told.err
    assert run("new", "--report", REPORT, "--held-until", "25/10/2025") == 2
    assert "--held-until phải đi cùng --held-on" in capsys.readouterr().err
    made = begun(capsys, "--criteria", "proposal-2025", "--held-on", "24/10/2025", "--held-until", "25/10/2025")
    with Workspace.open(workspace) as opened:
        checklist = opened.session(made).inspection.checklist
    assert checklist is not None
    assert checklist.criteria_set == "proposal-2025"


def test_two_inspections_are_set_side_by_side(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = begun(capsys, "--from", "1/1/2024", "--until", "31/12/2024")
    second = begun(capsys)
    assert run("compare", second, first) == 0
    shown = capsys.readouterr().out
    assert "01/01–31/12/2024  →" in shown
    assert "không bên nào có tồn tại" in shown
    assert run("compare", first, second, "--all", "--format", "json") == 0
    found = data(capsys)
    assert found["schema"] == "kiemtra/comparison/1"
    assert (found["before"]["id"], found["after"]["id"]) == (first, second)
    assert {pair["trend"] for pair in found["verdicts"]} == {"same"}
    assert all(Decimal(pair["difference"]) == 0 for pair in found["figures"])
    assert run("compare", first, "none") == 2
    assert workspace.is_dir()


def test_options_count_before_what_the_documents_say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = begun(capsys, "--from", "2025-07-01", "--until", "2025-09-30", "--city", "Nam Đăng", "--form", "thematic")
    with Workspace.open(workspace) as opened:
        details = opened.session(made).inspection.details
    assert details.period == Period(start=date(2025, 7, 1), end=date(2025, 9, 30))
    assert (details.ward, details.city, details.form) == ("Hòa Mai", "Nam Đăng", "thematic")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ([], 2, "--plan"),
        (["--report", PLAN], 3, "ke_hoach.txt"),
        (["--plan", "không có.txt"], 3, "không có.txt"),
        (["--plan", PLAN, "--from", "2025-07-01"], 2, "--until"),
        (["--plan", PLAN, "--ward", "Vân Sơn"], 3, "Vân Sơn"),
        (["--plan", PLAN, "--team", PLAN], 2, "ke_hoach.txt"),
    ],
)
def test_what_cannot_be_begun_leaves_no_inspection(
    options: list[object], code: int, words: str, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", *options) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert words in told.err
    run("list", "--workspace", workspace, "--format", "json")
    assert data(capsys) == []


def test_export_without_an_id_takes_the_last_changed(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export") == 2
    assert str(workspace) in capsys.readouterr().err
    first, second = begun(capsys), begun(capsys)
    assert run("export", "--format", "toml", "--to", tmp_path / "out") == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert second in Path(path).read_text(encoding="utf-8")
    assert run("export", "no such id") == 2
    assert "kiemtra list" in capsys.readouterr().err
    assert first != second


def test_number_and_day_of_the_registry_are_filled_in_where_they_are_given(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(capsys, "--held-on", "24/10/2025")
    for options, told in (
        ((), ("Số:       /TB-SNV", "ngày … tháng … năm 20…")),
        (("--number", "7", "--issued", "5/11/2025"), ("Số: 07/TB-SNV", "ngày 05 tháng 11 năm 2025")),
        (("--number", "345a", "--issued", "2025-10-24"), ("Số: 345a/TB-SNV", "ngày 24 tháng 10 năm 2025")),
    ):
        assert run("export", "--format", "text", *options) == 0
        (path,) = capsys.readouterr().out.splitlines()
        assert all(words in Path(path).read_text(encoding="utf-8") for words in told)
    for refused in (("--issued", "23/10/2025"), ("--issued", "31/12/2199"), ("--number", "bảy")):
        assert run("export", *refused, "--to", workspace / "other") == 2
        assert refused[1] in capsys.readouterr().err
    assert not (workspace / "other").exists()


def test_what_the_app_recorded_of_the_registry_stands_in_the_exports(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = begun(capsys, "--held-on", "24/10/2025")
    with Workspace.open(workspace) as opened:
        registration = Registration(number="31", issued=date(2025, 11, 5), place="Nam Đăng")
        opened.session(made).record(NoticeRegistered(registration=registration))
    for options, told in (
        ((), ("Số: 31/TB-SNV", "Nam Đăng, ngày 05 tháng 11 năm 2025")),
        (("--number", "32"), ("Số: 32/TB-SNV", "ngày 05 tháng 11 năm 2025")),
    ):
        assert run("export", "--format", "text,markdown", *options) == 0
        for path in capsys.readouterr().out.splitlines():
            assert all(words in Path(path).read_text(encoding="utf-8") for words in told)


def test_a_template_is_begun_looked_over_and_filled_in(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(capsys)
    mau = tmp_path / "mẫu sở.docx"
    assert run("template") == 0
    assert "{{nguoi_ky}}" in capsys.readouterr().out
    assert run("template", "--new", mau) == 0
    assert capsys.readouterr().out.strip() == str(mau)
    assert run("template", mau) == 0
    assert capsys.readouterr().out == ""
    assert run("export", "--format", "docx", "--template", mau) == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert Path(path).parent == workspace / "exports"
    document = docx.Document(str(mau))
    document.add_paragraph("{{khong_co}}")
    document.save(str(mau))
    assert run("template", mau) == 1
    assert "khong_co" in capsys.readouterr().out
    assert run("export", "--format", "docx,text", "--template", mau, "--to", tmp_path / "out") == 5
    assert "khong_co" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert run("export", "--format", "text", "--template", mau) == 2
    assert "docx" in capsys.readouterr().err
    assert run("template", tmp_path / "thiếu.docx") == 3


@pytest.mark.parametrize("kind", ["minutes", "tracking"])
def test_minutes_and_sheet_have_templates_too(
    kind: str, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(capsys)
    mau = tmp_path / f"{kind}.docx"
    assert run("template", kind) == 0
    assert "{{trich_yeu}}" in capsys.readouterr().out
    assert run("template", kind, "--new", mau) == 0
    assert run("template", kind, mau) == 0
    capsys.readouterr()
    assert run("template", mau) == 1, "it is none for the notice"
    assert "{{ton_tai}}" in capsys.readouterr().out
    assert run("template", kind, mau, mau) == 2
    assert run("export", "--format", f"text,docx_{kind}", "--template", f"{kind}={mau}") == 0
    told = capsys.readouterr()
    assert mau.name in told.err
    assert [Path(line).suffix for line in told.out.splitlines()] == [".txt", ".docx"]
    assert run("export", "--format", "text", "--template", f"{kind}={mau}") == 2
    assert f"docx_{kind}" in capsys.readouterr().err
    assert run("export", "--template", f"letter={mau}") == 2
    assert "letter" in capsys.readouterr().err
    mau.rename(workspace / f"{kind}-template.docx")
    document = docx.Document(str(workspace / f"{kind}-template.docx"))
    document.add_paragraph("Mẫu riêng của Sở")
    document.save(str(workspace / f"{kind}-template.docx"))
    assert run("export", "--format", f"docx_{kind}") == 0
    (path,) = capsys.readouterr().out.splitlines()
    assert docx.Document(path).paragraphs[-1].text == "Mẫu riêng của Sở"
    assert run("doctor") == 0
    document.add_paragraph("{{khong_co}}")
    document.save(str(workspace / f"{kind}-template.docx"))
    assert run("doctor") == 2
    assert "khong_co" in capsys.readouterr().out


def test_a_workspaces_own_template_is_taken_and_looked_over(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun(capsys)
    own = workspace / "notice-template.docx"
    assert run("template", "--new", own) == 0
    document = docx.Document(str(own))
    document.add_paragraph().add_run("Mẫu riêng của Sở").font.name = "Arial"
    document.save(str(own))
    assert run("doctor") == 0
    assert own.name in "".join(capsys.readouterr().out.split())
    assert run("export", "--format", "docx") == 0
    told = capsys.readouterr()
    assert own.name in told.err
    assert "Arial" in told.err
    assert docx.Document(told.out.strip()).paragraphs[-1].text == "Mẫu riêng của Sở"
    document.add_paragraph("{{khong_co}}")
    document.save(str(own))
    assert run("doctor") == 2
    assert "khong_co" in capsys.readouterr().out


def test_an_exported_inspection_goes_on_elsewhere(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = begun(capsys)
    run("export", "--format", "toml")
    (path,) = capsys.readouterr().out.splitlines()
    there = tmp_path / "elsewhere"
    assert run("import", path, "--workspace", there) == 0
    assert capsys.readouterr().out.strip() == made
    with Workspace.open(workspace) as here, Workspace.open(there) as other:
        assert other.session(made).inspection == here.session(made).inspection
        report = here.session(made).inspection.report
        assert report
        assert other.document(report.source.sha256).read_bytes() == REPORT.read_bytes()
    assert run("import", PLAN, "--workspace", there) == 3


def test_demo_without_a_terminal_ends_with_a_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("demo", "--to", tmp_path / "demo") == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    notice = next(path for path in paths if path.suffix == ".txt").read_text(encoding="utf-8")
    assert "THÔNG BÁO" in notice
    assert "Hòa Mai" in notice
    with Workspace.open(tmp_path / "demo") as opened:
        inspection = opened.session(opened.inspections()[0].id).inspection
    assert all(inspection.answer(item.id).verdict for item in inspection.items)
    assert [finding.state for finding in inspection.findings] == [FindingState.CONFIRMED] * len(inspection.findings)
    assert len(inspection.findings) >= 2
    assert not any(inspection.answer(item.id).note for item in inspection.items)


def test_the_app_is_refused_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "--help" in capsys.readouterr().err


def test_sample_readme_tells_the_truth(capsys: pytest.CaptureFixture[str]) -> None:
    promised = re.findall(r"^\| ([A-Z]\d\d) \|", (SAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    run("check", REPORT, "--plan", PLAN, "--format", "json")
    found = {issue["rule"] for issue in data(capsys)["issues"]}
    assert len(promised) > 12
    assert set(promised) - found == set()
