"""Folding goes letter by letter, whichever way a text goes: a rare letter beside usual ones changes none of them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspection.intake.language.flat import flat
from inspection.intake.language.wordings import PlacedWords, words_of
from inspection.vietnamese import Respelling, fold, is_usual, words, words_of_each

LETTERS = "aàáảãạăằâấbcdđĐeêếghiịkÀÁẢĂẮÂẤĐÊẾƠỚƯỰỲỴ –—“”’…≥≤≠²½ß\u0301\u0323\u212a\u212b\u00a0\t1.,%/()"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=60) | st.text(max_size=60)


@given(TEXTS)
@example("Đ/c Nguyễn Văn “Ẩn” – 98,5% ≠ 100%…")
@example("Tỷ lệ ≠ 100%")
@example("§ Đạt")
def test_each_letter_is_changed_alone(text: str) -> None:
    assert flat(text) == "".join(map(flat, text))
    assert fold(text) == "".join(map(fold, text))


@given(TEXTS)
@example("İ…")
def test_every_text_keeps_its_length_in_the_flat_form(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(TEXTS)
def test_folding_leaves_no_mark_and_no_capital(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(letter) for letter in folded)
    assert folded == folded.lower().replace("đ", "d")


@given(TEXTS)
@example("Số 15/QĐ-UBND § 2")
def test_words_are_the_runs_of_letters_and_digits(text: str) -> None:
    assert words(text) == re.findall(r"[a-z0-9]+", fold(text))


@given(st.lists(TEXTS, max_size=5))
@example(["Tỷ lệ ½", "", "한 98%"])
def test_many_texts_have_the_words_of_each(texts: list[str]) -> None:
    assert words_of_each(texts) == [words(text) for text in texts]


@given(TEXTS)
@example("Đạt ≥ 98,5% – “tốt”")
@example("Đạt » 98%")
def test_a_usual_text_holds_usual_letters_only(text: str) -> None:
    assert is_usual(text) == all(map(is_usual, text))


PIECES = (
    *("5", "km", "qua han", "cham", "so voi han", "dung han, truoc han", "tthc", "12/15", "2.358/2.604", "ho so"),
    *("ngay 15/7/2025", "118/kh-ubnd", " ", ", ", "/", "(", "trang, cong thong tin dien tu", "xong"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.data())
def test_words_with_places_are_those_of_the_stretch(text: str, data: st.DataObject) -> None:
    placed = PlacedWords(text)
    for _ in range(5):
        start, end = (data.draw(st.integers(0, len(text))) for _ in range(2))
        assert placed.between(start, end) == words_of(text[start:end])


def test_flat_text_is_plain_where_a_pattern_looks() -> None:
    assert flat("Đã\txử lý “quá hạn” – Ủy") == 'da xu ly "qua han" - uy'


def test_a_usual_letter_must_stay_one_letter() -> None:
    with pytest.raises(ValueError, match="one letter"):
        Respelling(lambda letter: letter * 2)
