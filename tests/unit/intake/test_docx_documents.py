"""The same content as text and as a Word file gives the same reading."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from inspection.catalogue import shipped
from inspection.intake.docx.reader import DocxReader
from inspection.intake.pipeline import read_document
from inspection.intake.reader import open_document
from inspection.intake.schema import as_json
from inspection.intake.structure.passages import passages
from inspection.paths import SAMPLES
from inspection.wording import Wording
from tests.office import converted
from tests.word_from_text import html_from_text, word_from_text

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.documents import Reading
    from inspection.model.source import SourceDocument

REAL = (
    *("an_bien_plan_2025h2", "luu_kiem_report_2025_10", "phan_dinh_phung_plan_2025"),
    *("phu_lien_plan_2025h2_ocr", "tran_hung_dao_plan_2026"),
)
_SAMPLES = ("ke_hoach.txt", "bao_cao.txt")


def _as_word(document: SourceDocument) -> SourceDocument:
    return DocxReader().read("a.docx", word_from_text(document))


_PLACES = frozenset(("line", "lines", "next_period_line", "source"))


def _placeless(reading: Reading) -> Any:
    """Return a reading as it is told, without its source and without the lines, which differ between two files."""

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: without(one) for name, one in value.items() if name not in _PLACES}
        return [without(one) for one in value] if isinstance(value, list) else value

    return without(as_json(reading, Wording()))


@pytest.mark.parametrize("name", _SAMPLES)
def test_a_sample_as_a_word_file_says_the_same(name: str) -> None:
    text = open_document(SAMPLES / name)
    assert _placeless(read_document(_as_word(text), shipped())) == _placeless(read_document(text, shipped()))


@pytest.mark.parametrize("name", _SAMPLES)
def test_libreoffice_writes_a_word_file_that_says_the_same(tmp_path: Path, name: str) -> None:
    text = open_document(SAMPLES / name)
    page = tmp_path / "document.html"
    page.write_text(html_from_text(text), encoding="utf-8")
    word = open_document(converted(page, "docx"))
    assert _placeless(read_document(word, shipped())) == _placeless(read_document(text, shipped()))


PAGE = """<html><head><meta charset='utf-8'></head><body>
<ol type="I"><li>Một<ol><li>Hai</li><li>Ba<ol type="a"><li>Bốn</li></ol></li></ol></li><li>Năm</li></ol>
<ul><li>Sáu</li></ul>
<table border="1"><tr><th rowspan="2">TT</th><th rowspan="2">Nội dung</th><th colspan="2">Cơ quan</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td>1</td><td>Rà soát<br>quy chế</td><td rowspan="2">Văn phòng</td><td>Các phòng</td></tr>
<tr><td>2</td><td>Báo cáo</td><td>Công an</td></tr>
<tr><td colspan="4">I. Nhóm</td></tr></table>
<p>150 m<sup>2</sup> &ge; 95%</p></body></html>"""


def test_lists_and_merged_cells_of_libreoffice_are_read(tmp_path: Path) -> None:
    page = tmp_path / "document.html"
    page.write_text(PAGE, encoding="utf-8")
    assert [line.text for line in open_document(converted(page, "docx")).lines] == [
        *("I. Một", "1. Hai", "2. Ba", "a. Bốn", "II. Năm", "• Sáu"),
        *("TT\tNội dung\tCơ quan\t", "TT\tNội dung\tChủ trì\tPhối hợp"),
        *("1\tRà soát quy chế\tVăn phòng\tCác phòng", "2\tBáo cáo\tVăn phòng\tCông an", "I. Nhóm\t\t\t"),
        "150 m² ≥ 95%",
    ]


@pytest.mark.parametrize("name", REAL)
def test_counted_signs_are_those_that_were_typed(shared_documents: Path, name: str) -> None:
    text = open_document(shared_documents / f"{name}.txt")
    expected, found = (
        [one.text for one in passages(document.lines).passages if one.marker and not one.table]
        for document in (text, replace(_as_word(text), quality=text.quality))
    )
    assert found == expected


@pytest.mark.parametrize("name", REAL)
def test_a_real_document_as_a_word_file_scores_as_its_text(shared_documents: Path, tmp_path: Path, name: str) -> None:
    shared = shared_documents.parent
    text = open_document(shared_documents / f"{name}.txt")
    scores = []
    for document in (text, _as_word(text)):
        answer = tmp_path / "reading.json"
        answer.write_text(json.dumps(as_json(read_document(document, shipped()), Wording())), encoding="utf-8")
        parts = (sys.executable, shared / "tools/score_reading.py", shared / "gold" / f"{name}.json", answer)
        done = subprocess.run([str(one) for one in parts], capture_output=True, text=True, check=True)
        scores.append(done.stdout)
    assert scores[0] == scores[1]
