"""The real documents, where they are at hand, as scans of what an office prints: they say what their text says."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_file
from inspection.intake.reader import open_document
from inspection.intake.scan import engine
from inspection.intake.schema import as_json
from inspection.wording import Wording
from tests.scans import pictures, printed, saved
from tests.word_from_text import html_from_text

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.xdist_group("scan"),
    pytest.mark.skipif(not engine.available(), reason=f"no tesseract with Vietnamese: {engine.INSTALL}"),
]

FLOOR = 0.95
CLEAN = ("an_bien_plan_2025h2", "luu_kiem_report_2025_10", "phan_dinh_phung_plan_2025", "tran_hung_dao_plan_2026")


@pytest.mark.parametrize("name", CLEAN)
def test_a_real_document_as_a_scan_scores_as_its_text(shared_documents: Path, tmp_path: Path, name: str) -> None:
    shared = shared_documents.parent
    page = printed(tmp_path, html_from_text(open_document(shared_documents / f"{name}.txt")))
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(saved(pictures(page, 200), "PDF", resolution=200, quality=90))
    answer = tmp_path / "reading.json"
    answer.write_text(json.dumps(as_json(read_file(scan, shipped())[1], Wording())), encoding="utf-8")
    parts = (sys.executable, shared / "tools/score_reading.py", shared / "gold" / f"{name}.json", answer)
    scorer = [*map(str, parts), "--verbose", "--floor", str(FLOOR)]
    done = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
