"""The catalogue that is shipped is whole, and a catalogue that is not says where, all faults of a file at once."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import SCORING, read_catalogue, shipped
from inspection.errors import CatalogueError
from inspection.model.codes import GroupCode
from inspection.model.relations import Relations
from inspection.paths import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.catalogue import Bilingual, CriteriaSet, Criterion, FaultWording

SETS = shipped().criteria_sets
CRITERIA = [criterion for one in SETS for criterion in one.criteria]
ACCENTED = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


def _is_vietnamese(text: str) -> bool:
    return bool(ACCENTED & set(text.lower()))


def _is_translated(pair: Bilingual) -> bool:
    return bool(pair.en.strip()) and _is_vietnamese(pair.vi) and pair.vi != pair.en


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_every_criterion_says_what_it_asks_on_what_basis_and_by_what_proof(criterion: Criterion) -> None:
    assert _is_translated(criterion.question)
    assert _is_translated(criterion.evidence)
    assert _is_translated(criterion.basis)
    assert criterion.scoring[0] in SCORING
    assert criterion.source


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.id)
def test_a_set_covers_the_seven_groups_and_makes_a_hundred_points(one: CriteriaSet) -> None:
    counted = [criterion for criterion in one.criteria if "R6" not in criterion.scoring]
    assert {criterion.group for criterion in counted} == set(GroupCode)
    assert sum(criterion.points for criterion in counted) == Decimal(100)
    assert all(criterion.points > 0 for criterion in counted)


def test_points_without_a_decision_are_never_official() -> None:
    assert [one.id for one in SETS if one.official and not one.decision] == []


def test_the_set_of_a_day_is_the_newest_in_force_and_an_official_one_first() -> None:
    catalogue = shipped()
    assert catalogue.criteria_at(date(2025, 10, 14)) is not None
    assert catalogue.criteria_at(date(2020, 1, 1)) is None
    assert catalogue.criteria_at(date(2020, 1, 1), SETS[0].id) is SETS[0]


def test_targets_of_higher_levels_say_who_set_them_and_how_long_they_hold() -> None:
    for target in shipped().targets:
        assert _is_translated(target.origin)
        assert target.source
        assert target.validity.start is not None


@pytest.mark.parametrize("fault", shipped().faults, ids=lambda fault: fault.id)
def test_every_wording_is_whole_in_both_languages(fault: FaultWording) -> None:
    for part in (fault.condition, fault.cause, fault.effect, fault.recommendation):
        assert _is_translated(part)
        assert part.vi.endswith(".")
        assert part.en.endswith(".")
    assert fault.source


def test_a_wording_belongs_to_the_group_of_its_criteria() -> None:
    group_of = {criterion.id: criterion.group for criterion in CRITERIA}
    for fault in shipped().faults:
        if fault.group is not None and fault.criteria:
            assert fault.group is group_of[fault.criteria[0]]


def test_criteria_by_rate_mostly_have_a_wording_for_their_failure() -> None:
    covered = {criterion for fault in shipped().faults for criterion in fault.criteria}
    by_rate = {criterion.id for criterion in CRITERIA if criterion.scoring[0] in {"R2", "R7"}}
    assert by_rate - covered <= {"TCC-08"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped catalogue to be spoiled."""
    return shutil.copytree(CATALOGUE, tmp_path / "catalogue")


def _refusal(folder: Path) -> tuple[str, str, str]:
    with pytest.raises(CatalogueError) as raised:
        read_catalogue(folder)
    facts = raised.value.facts
    return raised.value.code, str(facts.get("file", "")), str(facts["problem"])


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n" + text, encoding="utf-8")


def test_the_shipped_catalogue_reads_back_equal_from_elsewhere(folder: Path) -> None:
    assert read_catalogue(folder) == shipped()


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    _append(folder / "targets.toml", "[[target]\n")
    code, file, problem = _refusal(folder)
    assert (code, file) == ("catalogue.syntax", "targets.toml")
    assert "line" in problem


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "faults.toml").write_bytes("id = 'Tồn tại'".encode("utf-16"))
    assert _refusal(folder)[:2] == ("catalogue.syntax", "faults.toml")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "rules.toml").unlink()
    assert _refusal(folder)[:2] == ("catalogue.missing", "rules.toml")


def test_an_offices_own_catalogue_may_set_no_terms(folder: Path) -> None:
    (folder / "terms.toml").unlink()
    assert read_catalogue(folder).terms == ()


def test_relations_may_be_missing_but_not_misspelt(folder: Path) -> None:
    relations = folder / "relations.toml"
    relations.unlink()
    assert read_catalogue(folder).relations == Relations()
    relations.write_text("summs = []\n", encoding="utf-8")
    code, file, problem = _refusal(folder)
    assert (code, file) == ("catalogue.fields", "relations.toml")
    assert "summs" in problem


def test_all_faults_of_a_file_are_told_with_their_path(folder: Path) -> None:
    rows = """
        [[unit]]
        name = {vi = "Văn phòng", en = "Office"}
        [[unit]]
        id = "a"
        name = {vi = "Văn phòng"}
        nickname = "VP"
    """
    (folder / "units.toml").write_text(rows, encoding="utf-8")
    code, file, problem = _refusal(folder)
    assert (code, file) == ("catalogue.fields", "units.toml")
    first, second = "$[0]", "$[1]"
    assert first in problem
    assert second in problem
    assert "id" in problem
    assert "nickname" in problem


def test_a_mistyped_table_is_not_lost(folder: Path) -> None:
    (folder / "units.toml").write_text("[[units]]\nid = 'a'\n", encoding="utf-8")
    code, file, problem = _refusal(folder)
    assert (code, file) == ("catalogue.fields", "units.toml")
    assert "$.units" in problem


SET = """
id = "mine"
name = {vi = "Bộ của tôi", en = "Mine"}
official = false
validity = {}
"""

CRITERION = """
[[criterion]]
id = "X-01"
group = "steering"
question = {vi = "Hỏi", en = "Ask"}
evidence = {vi = "Hồ sơ", en = "File"}
basis = {vi = "Căn cứ", en = "Basis"}
scoring = ["R1"]
points = 100
"""


def test_ones_own_set_stands_beside_the_shipped_one(folder: Path) -> None:
    (folder / "criteria" / "mine.toml").write_text(SET + CRITERION, encoding="utf-8")
    assert {one.id for one in read_catalogue(folder).criteria_sets} == {"mine", *(one.id for one in SETS)}


def test_a_criterion_of_an_unknown_group_is_refused_with_its_path(folder: Path) -> None:
    text = SET + CRITERION.replace("steering", "marketing")
    (folder / "criteria" / "mine.toml").write_text(text, encoding="utf-8")
    code, file, problem = _refusal(folder)
    assert (code, file) == ("catalogue.fields", "mine.toml")
    assert "criteria[0].group" in problem


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("points = 100", "points = 90"), "makes 90 points"),
        (("points = 100", "points = -100"), "with -100 points"),
        (('["R1"]', '["R9"]'), "scored by R9"),
        (('["R1"]', "[]"), "without scoring"),
        (('["R1"]', '["R6"]'), "makes 0 points"),
        (("points = 100", 'points = 100\nindicators = ["nothing"]'), "refers to nothing"),
    ],
)
def test_a_set_that_does_not_hold_together_is_refused(folder: Path, change: tuple[str, str], told: str) -> None:
    (folder / "criteria" / "mine.toml").write_text((SET + CRITERION).replace(*change), encoding="utf-8")
    code, _, problem = _refusal(folder)
    assert code == "catalogue.references"
    assert told in problem


def test_repeated_ids_and_dead_references_are_told_together(folder: Path) -> None:
    (folder / "criteria" / "mine.toml").write_text(SET + CRITERION + CRITERION, encoding="utf-8")
    parts = ("condition", "cause", "effect", "recommendation")
    words = "\n".join(f'{part} = {{vi = "Có.", en = "Yes."}}' for part in parts)
    row = f'[[fault]]\nid = "f"\ncriteria = ["X-99"]\n{words}\nsource = "s"\n'
    _append(folder / "faults.toml", row + row)
    target = '[[target]]\nindicator = "nothing"\ncomparator = ">="\nvalue = 1\norigin = {vi = "a", en = "b"}\n'
    _append(folder / "targets.toml", target + 'validity = {}\nsource = "s"\n')
    code, _, problem = _refusal(folder)
    assert code == "catalogue.references"
    for told in ("criterion X-01 twice", "fault f twice", "fault f refers to X-99", "target refers to nothing"):
        assert told in problem
