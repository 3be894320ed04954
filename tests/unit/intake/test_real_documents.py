"""The real documents, where they are at hand, against what a careful person reads in them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_file
from inspection.intake.schema import as_json
from inspection.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {
    "an_bien_plan_2025h2": 0.97,
    "luu_kiem_report_2025_10": 0.97,
    "phan_dinh_phung_plan_2025": 0.97,
    "phu_lien_plan_2025h2_ocr": 0.90,
    "tran_hung_dao_plan_2026": 0.97,
}


@pytest.mark.parametrize("name", FLOORS)
def test_a_real_document_is_read_as_a_person_reads_it(shared_documents: Path, tmp_path: Path, name: str) -> None:
    shared = shared_documents.parent
    _, reading = read_file(shared_documents / f"{name}.txt", shipped())
    answer = tmp_path / "reading.json"
    answer.write_text(json.dumps(as_json(reading, Wording())), encoding="utf-8")
    parts = (sys.executable, shared / "tools/score_reading.py", shared / "gold" / f"{name}.json", answer)
    scorer = [str(part) for part in parts]
    done = subprocess.run(
        [*scorer, "--verbose", "--floor", str(FLOORS[name])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_damaged_plan_says_so(shared_documents: Path) -> None:
    _, reading = read_file(shared_documents / "phu_lien_plan_2025h2_ocr.txt", shipped())
    assert len(reading.groups) == 7
    assert "reading.damaged_text" in {issue.rule for issue in reading.issues}
