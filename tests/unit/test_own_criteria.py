"""An office's own criteria sets from the workspace: read from TOML and CSV, refused with every fault at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import CatalogueError
from inspection.model.codes import GroupCode
from inspection.own_criteria import FOLDER
from inspection.own_indicators import catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 5, 1)
TOML = """
id = "so-noi-vu-2026"
name = "Bộ tiêu chí của Sở"
decision = "12/QĐ-SNV"
validity = { start = 2026-01-01 }

[[criterion]]
id = "CD-01"
group = "steering"
question = "Kế hoạch được ban hành kịp thời"
evidence = "Kế hoạch"
basis = "Nghị quyết 76/NQ-CP"
scoring = ["R3"]
points = 40

[[criterion]]
id = "TT-01"
group = "procedures"
question = { vi = "Hồ sơ đúng hạn", en = "Dossiers in time" }
evidence = "Trích xuất hệ thống"
basis = "Nghị định 118/2025/NĐ-CP"
scoring = ["R7"]
points = 60
indicators = ["files_on_time_rate"]
"""
CSV = (
    "Mã;Lĩnh vực;Tiêu chí;Tài liệu kiểm chứng;Căn cứ;Cách chấm;Điểm;Chỉ tiêu;Quyết định;Hiệu lực từ\n"
    "CD-01;I;Kế hoạch được ban hành kịp thời;Kế hoạch;Nghị quyết 76/NQ-CP;R3;39,5;;12/QĐ-SNV;2026-01-01\n"
    "TT-01;Cải cách thủ tục hành chính;Hồ sơ đúng hạn;Trích xuất;Nghị định 118;R7;60,5;files_on_time_rate;;\n"
)


def put(workspace: Path, **files: str) -> None:
    folder = workspace / FOLDER
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def refusal(workspace: Path) -> str:
    with pytest.raises(CatalogueError) as refused:
        catalogue_of(workspace)
    return str(refused.value.facts["problem"])


def test_without_files_the_shipped_sets_hold(tmp_path: Path) -> None:
    assert catalogue_of(tmp_path) is shipped()


@pytest.mark.parametrize(("name", "text", "points"), [("bo_toml", TOML, "40"), ("bo_csv", CSV, "39.5")])
def test_a_set_of_the_office_goes_before_those_shipped(tmp_path: Path, name: str, text: str, points: str) -> None:
    put(tmp_path, **{name: text})
    chosen = catalogue_of(tmp_path).criteria_at(DAY)
    assert chosen is not None
    assert (chosen.own, chosen.official, chosen.decision) == (True, True, "12/QĐ-SNV")
    first, second = chosen.criteria
    assert (first.group, first.points) == (GroupCode.STEERING, Decimal(points))
    assert first.question.en == first.question.vi
    assert (second.group, second.indicators) == (GroupCode.PROCEDURES, ("files_on_time_rate",))
    assert catalogue_of(tmp_path).criteria_at(date(2025, 9, 1)) == shipped().criteria_at(date(2025, 9, 1))


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_a_table_may_end_its_lines_as_any_spreadsheet_does(tmp_path: Path, end: str) -> None:
    put(tmp_path, bo_csv=CSV)
    plain = catalogue_of(tmp_path).criteria_at(DAY)
    (tmp_path / FOLDER / "bo.csv").write_bytes(CSV.replace("\n", end).encode())
    assert catalogue_of(tmp_path).criteria_at(DAY) == plain


def test_a_set_without_a_decision_stays_a_proposal(tmp_path: Path) -> None:
    put(tmp_path, bo_csv=CSV.replace("12/QĐ-SNV", ""))
    chosen = catalogue_of(tmp_path).criteria_at(DAY)
    assert chosen is not None
    assert (chosen.id, chosen.official) == ("bo", False)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    wrong = CSV.replace(";I;", ";Hậu cần;").replace("60,5", "sáu mươi").replace("\nTT-01", "\n")
    put(tmp_path, a_csv=wrong, b_toml=TOML.replace("points = 60", "points = 50").replace("R7", "R9"))
    told = refusal(tmp_path)
    for place in ('a.csv: dòng 2: linh vuc: "Hậu cần"?', "a.csv: dòng 3: ma?", 'a.csv: dòng 3: diem: "sáu mươi"?'):
        assert place in told
    assert "b.toml: criterion TT-01 scored by R9" in told
    assert "b.toml: criteria set so-noi-vu-2026 makes 90 points, not 100" in told


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bo_csv", "Mã;Điểm\n1;2\n", "dòng 1: linh vuc, tieu chi?"),
        ("bo_csv", "", "dòng 1"),
        ("bo_csv", CSV + "x" * 200_000, "bo.csv: CSV?"),
        ("bo_toml", "id = ", "bo.toml"),
        ("bo_toml", TOML.replace('id = "so-noi-vu-2026"', f'id = "{shipped().criteria_sets[0].id}"'), "× 2"),
    ],
)
def test_a_file_that_is_no_set_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    put(tmp_path, **{name: text})
    assert said in refusal(tmp_path)
