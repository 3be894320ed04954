"""Choices outlive the sitting, and a file that cannot be used costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.choices import FILE, Choices

if TYPE_CHECKING:
    from pathlib import Path


def test_a_choice_is_there_in_the_next_sitting(tmp_path: Path) -> None:
    Choices(tmp_path / "state").keep("order", "document")
    Choices(tmp_path / "state").keep("other", "mục")
    again = Choices(tmp_path / "state")
    assert again.get("order", "weakest") == "document"
    assert again.get("other", "") == "mục"
    assert again.get("never", "default") == "default"


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"order": 3}'])
def test_a_damaged_file_means_the_default(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert Choices(tmp_path).get("order", "weakest") == "weakest"


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    choices = Choices(tmp_path / "file")
    choices.keep("order", "document")
    assert choices.get("order", "weakest") == "weakest"
