"""A workspace adds indicators and aliases of its own; what is wrong with them is told at once, with its path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import CatalogueError
from inspection.own_indicators import FILE, catalogue_of
from inspection.workspace import Workspace
from tui.cli.entry import main

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """ỦY BAN NHÂN DÂN
PHƯỜNG SUỐI MƠ
Số: 12/BC-UBND
Suối Mơ, ngày 05 tháng 01 năm 2026
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2025
I. KẾT QUẢ
Số cây xanh trồng mới: 417 cây.
Tỷ lệ trả kết quả như lời hứa đạt 97,5%.
"""

OWN = """
[[alias]]
indicator = "files_on_time_rate"
aliases = ["tỷ lệ trả kết quả như lời hứa"]

[[indicator]]
id = "trees_planted"
name = { vi = "Số cây xanh trồng mới", en = "Trees planted" }
unit = "cây"
direction = "up"
aliases = ["cây xanh trồng mới"]
"""


def _refusal(folder: Path, text: str) -> str:
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        catalogue_of(folder)
    assert raised.value.facts["file"] == folder / FILE
    return str(raised.value.facts["problem"])


def test_a_workspace_without_the_file_has_the_shipped_catalogue(tmp_path: Path) -> None:
    assert catalogue_of(tmp_path) is shipped()
    assert catalogue_of(tmp_path / "not made yet") is shipped()


def test_what_is_added_stands_beside_what_is_shipped(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    own, base = catalogue_of(tmp_path), shipped()
    assert set(own.indicators) - set(base.indicators) == {"trees_planted"}
    rate = own.indicators["files_on_time_rate"].aliases
    assert rate == (*base.indicators["files_on_time_rate"].aliases, "tỷ lệ trả kết quả như lời hứa")
    assert catalogue_of(tmp_path) is own, "made ready once"


def test_a_changed_file_holds_at_once(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    assert "trees_planted" in catalogue_of(tmp_path).indicators
    (tmp_path / FILE).write_text(OWN.replace("trees_planted", "trees"), encoding="utf-8")
    assert "trees" in catalogue_of(tmp_path).indicators


def _figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[float, str | None]:
    (folder / "bao_cao.txt").write_text(REPORT, encoding="utf-8")
    assert main(["--workspace", str(folder), "read", str(folder / "bao_cao.txt"), "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    return {float(one["value"]): one["indicator"] for one in figures}


def test_read_names_figures_by_the_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _figures(tmp_path, capsys)
    assert before == {417.0: None, 97.5: None}, "kept and shown, though nothing names them"
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    assert _figures(tmp_path, capsys) == {417.0: "trees_planted", 97.5: "files_on_time_rate"}


def test_all_faults_are_told_at_once_with_their_path(tmp_path: Path) -> None:
    row = """
        [[indicator]]
        id = "files_received"
        code = "K24"
        name = { vi = "Số hồ sơ", en = "Files" }
        unit = "hồ sơ"
        direction = "sideways"
        numerator = "nothing"
        aliases = ["một cụm từ chưa ai dùng", " > "]
        [[alias]]
        indicator = "no_such"
        aliases = ["gì đó", "@no_such_either > gì đó"]
    """
    problem = _refusal(tmp_path, row)
    for place in (
        "$.indicator[0].id",
        "$.indicator[0].code",
        "$.indicator[0].direction",
        "$.indicator[0].numerator",
        "$.indicator[0].aliases[1]",
        "$.alias[0].indicator",
        "$.alias[0].aliases[1]",
    ):
        assert place in problem
    assert "$.indicator[0].aliases[0]" not in problem


def test_a_phrase_of_another_indicator_with_the_same_unit_is_refused(tmp_path: Path) -> None:
    taken = OWN.replace('unit = "cây"', 'unit = "hộ"').replace('"cây xanh trồng mới"', '"HO  gia đình"')
    assert _refusal(tmp_path, taken) == '$.indicator[0].aliases[0]: "HO  gia đình" = households'


@pytest.mark.parametrize("other", ["population", "area_km2"])
def test_a_repeated_phrase_of_the_indicator_itself_is_no_fault(tmp_path: Path, other: str) -> None:
    phrase = shipped().indicators[other].aliases[0]
    (tmp_path / FILE).write_text(f'[[alias]]\nindicator = "{other}"\naliases = ["{phrase}"]\n', encoding="utf-8")
    assert catalogue_of(tmp_path).indicators[other] == shipped().indicators[other]


@pytest.mark.parametrize("text", ["[[indicators]]\n", "[[alias]]\nindicator = 3\n", "[[alias]\n"])
def test_a_mistyped_file_is_named(tmp_path: Path, text: str) -> None:
    assert _refusal(tmp_path, text)


def test_doctor_shows_what_is_added_or_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    main(["--workspace", str(tmp_path), "--lang", "en", "doctor"])
    assert "+1 indicators, +2 aliases" in " ".join(capsys.readouterr().out.split())
    (tmp_path / FILE).write_text(OWN.replace('"up"', '"sideways"'), encoding="utf-8")
    assert main(["--workspace", str(tmp_path), "--lang", "en", "doctor"]) == 2
    assert "$.indicator[0].direction" in capsys.readouterr().out


def test_new_and_export_take_the_workspaces_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "bao_cao.txt"
    report.write_text(REPORT, encoding="utf-8")
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    here = ("--workspace", str(tmp_path))
    assert main([*here, "new", "--report", str(report)]) == 0
    with Workspace.open(tmp_path) as workspace:
        session = workspace.session(workspace.inspections()[0].id)
        kept = session.inspection.report
    assert kept is not None
    assert {"trees_planted", "files_on_time_rate"} <= {figure.indicator for figure in kept.figures}
    (tmp_path / FILE).write_text("[[alias]\n", encoding="utf-8")
    capsys.readouterr()
    assert main([*here, "export", "--format", "text"]) == 2
    assert FILE in capsys.readouterr().err
