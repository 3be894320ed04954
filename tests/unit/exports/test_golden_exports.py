"""Exports of one invented inspection, byte for byte; of a Word file its outline, for its bytes are the libraries'.

KIEMTRA_UPDATE_GOLDEN=1 writes them anew; look at the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports import exporter, formats
from tests import notices
from tests.word_outline import outline

if TYPE_CHECKING:
    from exports import NoticeFile

UPDATE = "KIEMTRA_UPDATE_GOLDEN" in os.environ  # looked up before the tests forget whoever runs them
GOLDEN = Path(__file__).resolve().parents[2] / "golden"


def kept(file: NoticeFile) -> tuple[str, bytes]:
    """Return name and content of what is kept of a file."""
    if file.suffix.endswith(".docx"):
        return f"hoa-mai{file.suffix}.txt", outline(file.content).encode()
    return f"hoa-mai{file.suffix}", file.content


@pytest.mark.parametrize("name", formats())
def test_exports_are_the_golden_ones(name: str) -> None:
    made = dict(map(kept, exporter(name)(notices.bundle())))
    folder = GOLDEN / name
    if UPDATE:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in made.items():
            (folder / file).write_bytes(content)
    assert made == {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
