"""The wheel holds what the program needs to run, and nothing that it does not."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {"tui", "inspection", "exports", "datasets"}
JUNK = {"__pycache__", ".DS_Store"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def _files(room: str, pattern: str) -> set[str]:
    found = (path for path in (ROOT / room).rglob(pattern) if path.is_file() and not JUNK & set(path.parts))
    return {path.relative_to(ROOT).as_posix() for path in found}


@pytest.mark.xdist_group("wheel")
def test_wheel_holds_all_data_styles_and_code(wheel: zipfile.ZipFile) -> None:
    wanted = _files("datasets", "*") | _files("tui", "*.tcss")
    for room in ROOMS:
        wanted |= _files(room, "*.py")
    assert wanted - set(wheel.namelist()) == set()


@pytest.mark.xdist_group("wheel")
def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    roots = {name.split("/")[0] for name in wheel.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == ROOMS


@pytest.mark.xdist_group("wheel")
def test_wheel_starts_the_program(wheel: zipfile.ZipFile) -> None:
    points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "kiemtra = tui.cli:main" in wheel.read(points).decode()


def test_datasets_hold_no_code() -> None:
    # A package of that name would overwrite a well-known library's, or be overwritten by it, without a word.
    assert _files("datasets", "*.py") == set()


@pytest.mark.parametrize("name", sorted(ROOMS - {"datasets"}))
def test_no_other_distribution_owns_our_names(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"kiemtra"}
