"""The real documents, where they are at hand, against what a careful person reads in them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_file
from inspection.intake.schema import as_json
from inspection.wording import Wording

FLOORS = {
    "an_bien_plan_2025h2": 0.97,
    "luu_kiem_report_2025_10": 0.97,
    "phan_dinh_phung_plan_2025": 0.97,
    "phu_lien_plan_2025h2_ocr": 0.90,
    "tran_hung_dao_plan_2026": 0.97,
}


def _shared() -> Path:
    here = next(
        (parent / "shared" for parent in Path(__file__).resolve().parents if (parent / "shared/gold").is_dir()), None
    )
    if here is None:
        pytest.skip("the real documents and their gold files are not beside this project")
    return here


@pytest.mark.parametrize("name", FLOORS)
def test_a_real_document_is_read_as_a_person_reads_it(tmp_path: Path, name: str) -> None:
    shared = _shared()
    _, reading = read_file(shared / "documents" / f"{name}.txt", shipped())
    answer = tmp_path / "reading.json"
    answer.write_text(json.dumps(as_json(reading, Wording())), encoding="utf-8")
    parts = (sys.executable, shared / "tools/score_reading.py", shared / "gold" / f"{name}.json", answer)
    scorer = [str(part) for part in parts]
    done = subprocess.run(
        [*scorer, "--verbose", "--floor", str(FLOORS[name])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_damaged_plan_says_so() -> None:
    _, reading = read_file(_shared() / "documents/phu_lien_plan_2025h2_ocr.txt", shipped())
    assert len(reading.groups) == 7
    assert "reading.damaged_text" in {issue.rule for issue in reading.issues}
