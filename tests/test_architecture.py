"""The house keeps its shape: who imports whom, what is loaded when, how large a room may grow."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(path for room in ("tui", "exports", "inspection") for path in (ROOT / room).rglob("*.py"))
HEAVY = ("textual", "polars", "plotext", "sqlite_utils", "rich", "docx", "lxml")
"""What takes longer to import than a newcomer's patience for ``--help``."""

MODULE_LINES, CLASS_METHODS, FUNCTION_LINES = 400, 20, 60


def test_contracts_of_pyproject_are_kept() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


LIGHT = ["tui.cli", "inspection.catalogue", "inspection.wording", "inspection.errors", "inspection.vietnamese"]


@pytest.mark.parametrize("module", LIGHT)
def test_import_pulls_in_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


NOT_FOR_THE_LIST = (
    "exports",
    "inspection.catalogue",
    "inspection.model.events",
    "inspection.model.finding",
    "cattrs",
    "_curses",
    "hashlib",
    "polars",
    "sqlite_utils",
    "textual.widgets._text_area",
    "tui.screens.dialogs",
)
"""What the list of inspections is painted without: together more than half of what Textual itself takes to load."""


def test_the_list_of_inspections_is_painted_before_the_model_is_loaded() -> None:
    code = "import sys, tui.cli.entry, tui.cli.screen, tui.wiring, tui.screens.home; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()).isdisjoint(NOT_FOR_THE_LIST)


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=_id)
def test_module_class_and_function_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    too_large = [] if text.count("\n") <= MODULE_LINES else [f"{text.count(chr(10))} lines"]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(member, ast.FunctionDef | ast.AsyncFunctionDef) for member in node.body)
            if methods > CLASS_METHODS:
                too_large.append(f"class {node.name}: {methods} methods")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                too_large.append(f"{node.name}: {length} lines")
    assert too_large == []


@pytest.mark.parametrize("path", CODE, ids=_id)
def test_module_says_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_tests_are_no_package() -> None:
    # An editable install puts the root on sys.path; a package named tests would be importable everywhere.
    assert list((ROOT / "tests").rglob("__init__.py")) == []
