"""What the documents say can be done: commands are run, options parsed, links followed, file names looked up."""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
from contextlib import nullcontext, suppress
from importlib import import_module
from pathlib import Path, PurePosixPath
from pkgutil import iter_modules

import pytest

from inspection.wording import Wording
from tui.cli import main
from tui.cli.options import COMMANDS, build_parser

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "datasets" / "samples"
DOCUMENTS = sorted([*ROOT.glob("*.md"), ROOT / "datasets" / "README.md", SAMPLES / "README.md"])
MANUALS = [ROOT / "README.md", ROOT / "README.vi.md"]
ROOMS = ("tui/", "inspection/", "exports/", "datasets/", "tests/", "docs/", ".ci/")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _blocks(path: Path) -> list[str]:
    """Return the commands of the shell blocks, one for each line and each ``&&``."""
    blocks = re.findall(r"```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [command.strip() for line in lines for command in line.split("&&") if command.strip()]


def _prose(path: Path) -> str:
    return re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _spoken(path: Path) -> set[str]:
    """Return every call of the program, in blocks and in running text."""
    inline = re.findall(r"`(kiemtra(?: [^`]*)?)`", _prose(path))
    return {command for command in [*_blocks(path), *inline] if command.split()[0] == "kiemtra"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_every_call_in_a_document_is_understood(path: Path) -> None:
    for command in sorted(_spoken(path)):
        words = shlex.split(command)[1:]
        if len(words) == 1 and words[0] in COMMANDS:  # spoken of, not called
            continue
        with suppress(SystemExit) if {"--help", "--version"} & set(words) else nullcontext():
            build_parser(Wording("en")).parse_args(words)


@pytest.mark.parametrize("path", MANUALS, ids=_name)
def test_every_command_in_the_manuals_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("KIEMTRA_WORKSPACE", str(tmp_path / "workspace"))
    for sample in SAMPLES.iterdir():
        shutil.copy(sample, tmp_path)
    ran = []
    for command in _blocks(path):
        words = shlex.split(command)
        if words[0] != "kiemtra" or words == ["kiemtra"]:  # the app wants a terminal; tests/tui open it
            continue
        code = main(words[1:])
        assert code == (1 if words[1] == "check" else 0), command
        ran.append(words[1])
    assert {"demo", "new", "export", "read", "check", "doctor"} <= set(ran)


def test_the_manuals_name_every_command() -> None:
    for manual in MANUALS:
        text = manual.read_text(encoding="utf-8")
        missing = [name for name in COMMANDS if name not in {"app", "list"} and f"kiemtra {name}" not in text]
        assert missing == [], manual.name


SIGNS = {"at": "@", "full_stop": ".", "comma": ",", "slash": "/", "question_mark": "?", "colon": ":", "space": "Space"}


def _keys() -> set[str]:
    """Return every key that some command of the app has, as manuals write it."""
    import tui.commands  # noqa: PLC0415  # loads textual, which only this test needs
    from tui.command import Command  # noqa: PLC0415

    for module in iter_modules(tui.commands.__path__):
        import_module(f"tui.commands.{module.name}")
    found: set[str] = set()
    kinds = [Command]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        found |= {SIGNS.get(key, key if len(key) == 1 else key.title()) for key in kind.keys.split(",")}
    return found


@pytest.mark.parametrize("path", MANUALS, ids=_name)
def test_every_key_in_the_manuals_exists(path: Path) -> None:
    text = _prose(path)
    named = set(re.findall(r"(?<![\w/])`([^`\s]|Enter|Space)`", text)) | set(re.findall(r"Ctrl\+[A-Z]|\bF\d\b", text))
    assert len(named) > 15
    assert named - _keys() == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_other_commands_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for command in _blocks(path):
        words = shlex.split(command)
        if words[0] == "make":
            assert set(words[1:]) <= targets, command
        if words[:2] == ["pip", "install"]:
            assert words[2:] in (["."], [".[test]"], ["-e", ".[test]"]), command


def test_the_build_machine_installs_as_the_readme_says() -> None:
    line = "pip install '.[test]'"
    assert f"{line} && pytest" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert line in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=_name)
def test_files_that_are_named_exist(path: Path) -> None:
    named = [name for name in re.findall(r"`([^`\s]+)`", _prose(path)) if name.startswith(ROOMS)]
    if path.parent != ROOT:
        beside = [name for name in re.findall(r"`([^`\s]+\.(?:toml|txt|md))`", _prose(path)) if "/" in name]
        named += [str((path.parent / name).relative_to(ROOT)) for name in beside if not name.startswith(ROOMS)]
    assert [name for name in named if not any(ROOT.glob(name.rstrip("/")))] == []


def test_every_file_of_data_is_described() -> None:
    described = (ROOT / "datasets" / "README.md").read_text(encoding="utf-8")
    files = {path.relative_to(ROOT / "datasets").as_posix() for path in (ROOT / "datasets").rglob("*.toml")}
    patterns = set(re.findall(r"`([^`\s]+\.toml)`", described)) | {"samples/*"}
    assert {name for name in files if not any(PurePosixPath(name).match(one) for one in patterns)} == set()


def test_every_room_of_the_core_is_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    modules = {path.stem for path in (ROOT / "inspection").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert {name for name in modules if not name.startswith("__") and not re.search(rf"\b{name}\b", text)} == set()
