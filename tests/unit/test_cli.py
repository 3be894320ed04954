"""The command line: words in, data on stdout, talk on stderr, an exit code that a script can rely on."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from inspection.wording import Wording
from tui.cli import main
from tui.cli.options import COMMANDS, build_parser
from tui.cli.tables import cells, table, wrap

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "datasets" / "samples"
PLAN, REPORT = SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt"


@pytest.fixture(autouse=True)
def _nobody_s_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("KIEMTRA_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))


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
