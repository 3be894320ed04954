"""Columns of tables: they fill the width, hold their words, and leave room to write in where somebody is to write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.docx import measure
from exports.docx.tables import columns
from inspection.model.notice import NoticeTable

WIDTH = 160.0
CELLS = st.text(st.sampled_from("ab ắW/1-"), max_size=60)
TABLES = st.integers(1, 8).flatmap(
    lambda count: st.lists(st.lists(CELLS, min_size=count, max_size=count).map(tuple), min_size=1, max_size=6)
)


@given(rows=TABLES, pen=st.booleans())
def test_columns_fill_the_width_whatever_they_hold(rows: list[tuple[str, ...]], *, pen: bool) -> None:
    widths = columns(NoticeTable(title="", header=rows[0], rows=tuple(rows[1:])), WIDTH, pen=pen)
    assert sum(widths) == pytest.approx(WIDTH)
    assert all(width > 0 for width in widths)


def test_no_column_breaks_a_word_while_there_is_room() -> None:
    table = NoticeTable(title="", header=("TT", "Nội dung", "Số"), rows=(("1", "rất dài " * 50, "118/2025/NĐ-CP"),))
    numbers, _, symbols = columns(table, WIDTH)
    assert numbers > measure.length("TT", 12) + 3
    assert symbols > measure.length("118/2025/NĐ-CP", 12) + 3


def test_columns_for_the_pen_have_an_even_share() -> None:
    table = NoticeTable(title="", header=("A", "B", "C", "D"), rows=(("dài " * 90, "x", "", ""),))
    assert columns(table, WIDTH, pen=True)[2:] == pytest.approx([40, 40])
    assert columns(table, WIDTH)[2] < 20


def test_letters_with_accents_are_as_wide_as_bare_ones() -> None:
    for accented, bare in (("ẮẶẤ", "ĂĂA"), ("ữ", "ư"), ("Ở", "Ơ"), ("Đ", "D"), ("ế", "e")):
        assert measure.length(accented, 13) == pytest.approx(measure.length(bare, 13))
    assert measure.length("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13) == pytest.approx(95.7, abs=0.1)


def test_a_text_breaks_between_words_where_the_column_ends() -> None:
    assert measure.wrapped("ỦY BAN NHÂN DÂN XÃ", 13, 40) == ["ỦY BAN NHÂN", "DÂN XÃ"]
    assert measure.wrapped("", 13, 40) == [""]
    assert measure.wrapped("MỘTTỪRẤTDÀI", 13, 5) == ["MỘTTỪRẤTDÀI"]
