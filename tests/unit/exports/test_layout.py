"""File names are readable, safe everywhere, and an office's own pattern is obeyed or refused with a reason."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.layout import marks, safe, stem
from inspection.errors import ExportError
from inspection.model.inspection import Details, Inspection
from tests import notices


def test_the_usual_name_is_plain_ascii() -> None:
    assert stem(notices.inspection()) == "ket-luan_phuong_hoa-mai_2025-10-22"


def test_vietnamese_letters_stay_composed_where_wanted() -> None:
    decomposed = unicodedata.normalize("NFD", "Hòa Mai")
    inspection = replace(notices.inspection(), details=replace(notices.details(), ward=decomposed))
    name = stem(inspection, "{ward_type} {ward}, {period_start}", ascii_only=False)
    assert name == unicodedata.normalize("NFC", "phường Hòa Mai, 2025-07-01")


def test_blanks_that_are_not_known_leave_no_gap() -> None:
    inspection = Inspection(id="0a", details=Details(ward="Hòa Mai"))
    assert stem(inspection) == "ket-luan_phuong_hoa-mai"
    assert stem(inspection, "{ward}-{period_end}-{kind}", kind="lich") == "hoa-mai-lich"
    assert stem(inspection, "{held_on}-{ward}--{id}") == "hoa-mai--0a"
    assert stem(Inspection(id="0a", details=Details(ward="")), "{ward}") == "ket-luan_0a"


@pytest.mark.parametrize("pattern", ["{name}", "{ward", "{}", "{0}", "{ward!r}", "{ward:>{id}}", "{ward[0]}"])
def test_a_pattern_with_an_unknown_blank_is_refused(pattern: str) -> None:
    with pytest.raises(ExportError) as caught:
        stem(notices.inspection(), pattern)
    assert "held_on" in str(caught.value.facts["known"])


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("dòng\nhai\x1b[0m", "dòng-hai-[0m"),
        ("đuôi... ", "đuôi"),
    ],
)
def test_no_name_leaves_its_folder_or_fools_a_system(given_name: str, name: str) -> None:
    assert safe(given_name) == name


@given(ward=st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=300))
def test_any_ward_gives_a_name_that_every_file_system_takes(ward: str) -> None:
    inspection = Inspection(id="0a", details=Details(ward=ward))
    for ascii_only in (True, False):
        name = stem(inspection, "{ward}", ascii_only=ascii_only)
        assert name
        assert len(name.encode()) <= 150
        assert not set(name) & set('\\/:*?"<>|\n\t\0')
        assert name.strip(" .") == name
        assert not ascii_only or name.isascii()


@pytest.mark.parametrize("sign", [*'\\/:*?"<>|', "\n", "\t", "\x00", "\x1b", "\x7f"])
def test_a_sign_that_no_name_may_hold_is_refused_in_a_pattern_and_made_safe_in_a_name(sign: str) -> None:
    with pytest.raises(ExportError, match=r"export\.pattern_signs"):
        stem(notices.inspection(), f"{{ward}}{sign}{{id}}")
    inspection = Inspection(id="0a", details=Details(ward=f"Hòa{sign}Mai"))
    assert stem(inspection, "{ward}", ascii_only=False) == "Hòa-Mai"


def test_names_that_differ_in_case_only_are_told_apart() -> None:
    told = marks({"a1b2c3d4e5": "Hoa", "b1b2c3d4e5": "hoa", "c": "mai"})
    assert told == {"a1b2c3d4e5": "_a1b2c3d4", "b1b2c3d4e5": "_b1b2c3d4", "c": ""}
    assert marks({"a1b2c3d4x": "hoa", "a1b2c3d4y": "hoa"}) == {"a1b2c3d4x": "_a1b2c3d4x", "a1b2c3d4y": "_a1b2c3d4y"}
