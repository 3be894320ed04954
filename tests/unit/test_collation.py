"""Vietnamese order: syllable by syllable, letters before tones, numbers as numbers, whatever form accents come in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.vietnamese import collation_key

ORDERED = [
    ["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"],
    ["d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v"],
    ["ban", "bàn", "bản", "bán", "bạn", "bang", "bàng", "banh"],
    ["ba tay", "bà an", "bà tay", "bác", "bé"],
    ["Phường 2", "Phường 10", "Phường An Biên", "Phường Ân Thi", "Phường Đông Bắc", "Xã Dũng"],
    ["Dương", "Đức Trung", "Em"],
    ["1.9", "1.10", "2.1", "mục 3.07", "mục 3.12"],
    ["Hòa Mai", "Hòa Mai 2", "Hoài Đức", "Hoàng Mai"],
]


@pytest.mark.parametrize("words", ORDERED, ids=lambda words: words[0])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_stand_in_the_order_of_the_dictionary(words: list[str], form: str) -> None:
    given_words = [unicodedata.normalize(form, word) for word in words]  # type: ignore[arg-type]  # one of two forms
    shuffled = given_words[::-1]
    assert sorted(shuffled, key=collation_key) == given_words


def test_capitals_do_not_matter_but_settle_a_tie() -> None:
    assert sorted(["đông", "Đông", "Dung"], key=collation_key) == ["Dung", "Đông", "đông"]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    backwards = texts[::-1]
    assert sorted(backwards, key=collation_key) == sorted(texts, key=collation_key)
