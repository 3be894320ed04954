"""Files are found by some letters of their name, accents or not, or by their path with completion."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from tui.file_choice import completed, entries

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt", ".md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with documents, other files, and a folder."""
    names = ("Báo cáo 2025.txt", "ke_hoach.md", "đề cương.txt", "ảnh.png", ".ẩn.txt")
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "phụ lục").mkdir()
    (tmp_path / "phụ lục" / "bảng.txt").write_text("x", encoding="utf-8")
    return tmp_path


def _names(typed: str, folder: Path) -> list[str]:
    return [entry.name for entry in entries(typed, folder, SUFFIXES)]


def test_folders_come_first_then_documents_then_the_rest(folder: Path) -> None:
    assert _names("", folder) == ["../", "phụ lục/", "Báo cáo 2025.txt", "đề cương.txt", "ke_hoach.md", "ảnh.png"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bao cao", ["Báo cáo 2025.txt"]),
        ("báo", ["Báo cáo 2025.txt"]),
        ("2025 bao", ["Báo cáo 2025.txt"]),
        ("de", ["đề cương.txt"]),
        ("hoach", ["ke_hoach.md"]),
        ("không có", []),
        (".", [".ẩn.txt"]),
        (".a", [".ẩn.txt"]),
        ("_", ["ke_hoach.md"]),
        ("phụ lục/", ["../", "bảng.txt"]),
        ("phụ lục/ba", ["bảng.txt"]),
    ],
)
def test_what_is_typed_narrows_down(folder: Path, typed: str, found: list[str]) -> None:
    assert _names(typed, folder) == found


def test_a_whole_path_is_followed(folder: Path, tmp_path: Path) -> None:
    assert _names(f"{folder}/phụ lục/b", tmp_path / "elsewhere") == ["bảng.txt"]


def test_names_of_other_systems_are_composed(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "Tờ trình.txt")).write_text("x", encoding="utf-8")
    assert _names("to trinh", folder) == ["Tờ trình.txt"]


def test_tab_completes_a_folder_and_goes_on_from_there(folder: Path) -> None:
    (entry,) = entries("phu", folder, SUFFIXES)
    typed = completed("phu", entry, folder)
    assert typed == "phụ lục/"
    inside = entries(typed, folder, SUFFIXES)[-1]
    assert completed(typed, inside, folder) == "phụ lục/bảng.txt"


def test_tab_on_the_folder_above_names_it(folder: Path) -> None:
    above = entries("", folder / "phụ lục", SUFFIXES)[0]
    assert completed("", above, folder / "phụ lục") == f"{folder}/"


def test_a_folder_that_is_not_there_is_an_error_of_the_system(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        entries("gone/", folder, SUFFIXES)
