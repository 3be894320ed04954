"""The words in question and the figure in them are found in a document's line, and nothing is marked by guess."""

from __future__ import annotations

import pytest

from tui.screens.text_window import marks_in

LINE = "- Số hồ sơ quá hạn: 49 hồ sơ (05 hồ sơ bảo trợ, 49 hồ sơ hộ tịch), chiếm tỷ lệ 0,79%."

# What is sought: quote, figure → the marked words with their look.
SOUGHT = [
    ("quá hạn: 49 hồ sơ", "49", [("quá hạn: 49 hồ sơ", "match"), ("49", "cursor")]),
    ("QUA HAN: 49", "49", [("quá hạn: 49", "match"), ("49", "cursor")]),
    ("tỷ lệ 0,79%", "0,79%", [("tỷ lệ 0,79%", "match"), ("0,79", "cursor")]),
    ("tỷ lệ 0,79%", "79", [("tỷ lệ 0,79%", "match")]),
    ("bảo trợ", "49", [("bảo trợ", "match")]),
    ("không có ở đây", "0,79%", [("0,79", "cursor")]),
    ("không có ở đây", "49", [(LINE, "strong")]),
    ("không có ở đây", "", [(LINE, "strong")]),
    ("", "", []),
]


@pytest.mark.parametrize(("quote", "figure", "marked"), SOUGHT)
def test_what_is_sought_is_marked(quote: str, figure: str, marked: list[tuple[str, str]]) -> None:
    assert [(LINE[start:end], look) for start, end, look in marks_in(LINE, quote, figure)] == marked
