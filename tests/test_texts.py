"""Every sentence for people exists in both languages, with the same blanks, and is used."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from enum import Enum, IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inspection.model import codes
from inspection.paths import TEXTS
from inspection.wording import LANGUAGES, Texts, texts
from tui.frame import STAGES
from tui.key_names import commands

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for room in ("tui", "exports", "inspection") for path in (ROOT / room).rglob("*.py"))
TEXT_ID = re.compile(r"[a-z_]+(?:\.[A-Za-z0-9_]+)+")


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_parsed_part_by_part_are_those_of_the_file(language: str) -> None:
    def ids(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
        for name, value in table.items():
            if isinstance(value, dict):
                yield from ids(value, f"{prefix}{name}.")
            else:
                yield prefix + name, value

    whole = tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))
    assert dict(texts(language)) == dict(ids(whole))
    assert len(texts(language)) == len(dict(ids(whole)))


def test_a_part_in_several_places_is_one_and_what_is_not_there_is_not_found() -> None:
    found = Texts('[a]\none = "1"\n[b.c]\ntwo = "2"\n[a.d]\nthree = "3"\n')
    assert dict(found) == {"a.one": "1", "a.d.three": "3", "b.c.two": "2"}
    assert [name in found for name in ("b.c.two", "a.d", "a", "e.one", "")] == [True, False, False, False, False]


def test_both_languages_have_the_same_ids() -> None:
    assert set(texts("vi")) ^ set(texts("en")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    assert [name for name, text in texts(language).items() if not text.strip()] == []


def test_both_languages_have_the_same_blanks() -> None:
    vietnamese, english = texts("vi"), texts("en")
    shared = vietnamese.keys() & english.keys()
    assert {name for name in shared if _blanks(vietnamese[name]) != _blanks(english[name])} == set()


KEY = re.compile(r"key_of\[(\w+)\]")
LINE_MODE = ("plain.", "cli.", "keymap.")
"""Texts in which letters are typed with Enter behind them, and such as speak of keys that nobody has."""
FIXED = ("command.library_help", "finding_sheet.undo_in_field")
"""Texts that name keys of fields, which nobody can map anew."""


def test_every_command_whose_key_a_sentence_names_exists() -> None:
    named = {name for text in texts("vi").values() for name in KEY.findall(text)}
    assert {name for name in named if name not in commands()} == set()
    assert {name for name in named if not commands()[name].keys} == set()


def test_no_hint_names_a_key_that_can_be_given_to_another_command() -> None:
    written = re.compile(r"(?<![\w+])(F[1-9]|Ctrl\+[A-Z])(?!\w)|\([a-zA-Z]\)|(?:[Nn]hấn|[Pp]hím) \S(?!\w)")
    hints = {name: text for name, text in texts("vi").items() if not name.startswith(LINE_MODE)}
    assert {name: text for name, text in hints.items() if written.search(text) and name not in FIXED} == {}


def _literals() -> dict[str, str]:
    """Return every literal of the code that may be a text id, with a file that holds it."""
    found: dict[str, str] = {}
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, path.relative_to(ROOT).as_posix())
    return found


def _families() -> set[str]:
    """Return the beginnings under which the code builds ids: the fixed part before the first blank of an f-string."""
    found = set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                if re.fullmatch(r"[a-z_]+\.(?:[a-z_]+\.)*[a-z_]*", start):
                    found.add(start)
    return found


def _raised(node: ast.AST) -> str | None:
    """Return the code that an error is made with, where it stands there as a literal."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error") and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str) and TEXT_ID.fullmatch(first.value):
            return first.value
    return None


def _error_codes() -> set[str]:
    """Return the codes that errors are raised with; the sentence of each is ``error.<code>``."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in CODE)
    return {code for tree in trees for node in ast.walk(tree) if (code := _raised(node))}


def _areas() -> set[str]:
    return {name.split(".")[0] for name in texts("vi")}


def test_every_text_id_in_the_code_exists() -> None:
    known, areas = set(texts("vi")), _areas()
    known |= {name.removeprefix("error.") for name in known} | _error_codes()
    missing = {
        f"{name} ({place})"
        for name, place in _literals().items()
        if TEXT_ID.fullmatch(name) and name.split(".")[0] in areas and name not in known
    }
    assert missing == set()


def test_every_error_has_its_sentence() -> None:
    assert {code for code in _error_codes() if f"error.{code}" not in texts("vi")} == set()


def test_every_code_has_its_word_and_every_word_its_code() -> None:
    words = {name for name in texts("vi") if name.startswith("code.")}
    vocabularies = {
        re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(): kind
        for kind in vars(codes).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind not in (StrEnum, IntEnum)
    }
    spoken = {name.split(".")[1] for name in words}
    assert spoken <= vocabularies.keys()
    assert words == {f"code.{family}.{member.value}" for family in spoken for member in vocabularies[family]}


def test_no_text_is_unused() -> None:
    literals, families = set(_literals()), _families() - {"error."}
    unused = {
        name
        for name in texts("vi")
        if not name.startswith("code.")  # held by the test above
        and name not in literals
        and name.removeprefix("error.") not in literals
        and not any(name.startswith(family) for family in families)
    }
    assert unused == set()


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_says_on_its_help_screen_what_it_is(stage: str) -> None:
    assert f"help.{stage}" in texts("vi")
