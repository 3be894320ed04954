"""Garbled words: what they may have been is suggested and matched on, and nothing that counts is ever changed."""

from __future__ import annotations

import pytest

from inspection.catalogue import shipped
from inspection.intake.language.restoration import recognised, suggestion
from inspection.intake.pipeline import read_document
from inspection.intake.schema import as_json
from inspection.intake.text.reader import TextReader
from inspection.paths import SAMPLES
from inspection.wording import Wording
from tests.garbling import garbled, likeness

CLEAN = "cán bộ xã phải giải quyết đúng hạn mọi hồ sơ của người dân và báo cáo kết quả trước ngày 15 hằng tháng"


def test_most_misread_words_come_back() -> None:
    seen = garbled(CLEAN, 3).replace("\n", " ")
    likely = suggestion(seen)
    assert likely is not None
    wrong_before = sum(a != b for a, b in zip(CLEAN.split(), seen.split(), strict=True))
    wrong_after = sum(a != b for a, b in zip(CLEAN.split(), likely.text.split(), strict=True))
    assert wrong_after * 4 < wrong_before
    assert 0.3 <= likely.confidence <= 1


@pytest.mark.parametrize("kept", ["1O0%", "2O25", "DDCI", "12/KH-UBND", "8.823", "PAPI"])
def test_numbers_and_abbreviations_stay(kept: str) -> None:
    text = f"thuc hien nhiem vu {kept} cua phuong"
    likely = suggestion(text)
    assert likely is not None
    assert kept in likely.text
    assert kept in recognised(text)


def test_what_is_matched_on_is_as_long_as_what_is_shown() -> None:
    for line in garbled((SAMPLES / "ke_hoach.txt").read_text(encoding="utf-8")).split("\n"):
        assert len(recognised(line)) == len(line)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_garbled_plan_keeps_its_structure(seed: int) -> None:
    text = (SAMPLES / "ke_hoach.txt").read_text(encoding="utf-8")
    clean, damaged = (
        read_document(TextReader().read("a.txt", one.encode()), shipped()) for one in (text, garbled(text, seed))
    )
    alike = likeness(clean, damaged)
    assert alike["groups"] >= 0.95
    assert alike["responsibilities"] >= 0.9
    assert any(group["suggestion"] for group in as_json(damaged, Wording())["groups"])
    assert "suggestion" not in as_json(clean, Wording())["groups"][0]
