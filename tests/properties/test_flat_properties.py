"""The flat form is letter for letter what the table of letters says, whichever way a text goes."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from inspection.intake.flat import _TABLE, flat

LETTERS = "aàáảãạăằâấbcdđĐeêếghiịkÀÁẢĂẮÂẤĐÊẾƠỚƯỰỲỴ –—“”’…≥≤≠²½ß\u0301\u0323\u212a\u212b\u00a0\t1.,%/()"


@given(st.text(st.sampled_from(LETTERS), max_size=60))
@example("Đ/c Nguyễn Văn “Ẩn” – 98,5% ≠ 100%…")
@example("Tỷ lệ ≠ 100%")
def test_each_letter_becomes_what_the_table_says(text: str) -> None:
    assert flat(text) == text.translate(_TABLE)


@given(st.text(max_size=60))
@example("İ…")
def test_every_text_keeps_its_length(text: str) -> None:
    assert len(flat(text)) == len(text)
