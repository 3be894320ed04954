"""Exports of one invented inspection, byte for byte.

KIEMTRA_UPDATE_GOLDEN=1 writes them anew; look at the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exports import exporter, formats
from tests import notices

UPDATE = "KIEMTRA_UPDATE_GOLDEN" in os.environ  # while a test runs, our own variables are taken away
GOLDEN = Path(__file__).resolve().parents[2] / "golden"


@pytest.mark.parametrize("name", formats())
def test_exports_are_the_golden_ones(name: str) -> None:
    files = exporter(name)(notices.bundle())
    folder = GOLDEN / name
    if UPDATE:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            (folder / f"hoa-mai{file.suffix}").write_bytes(file.content)
    assert {f"hoa-mai{file.suffix}": file.content for file in files} == {
        path.name: path.read_bytes() for path in sorted(folder.iterdir())
    }
