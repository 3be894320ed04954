"""Lines as they were meant: what converters, typewriters and page ends leave behind goes, the words and places stay."""

from __future__ import annotations

import pytest

from inspection.intake.structure.passages import passages
from inspection.intake.structure.repair import mended, mended_lines
from inspection.model.source import Line


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        (r"$6.397/8.823 = 72,5\%$", "6.397/8.823 = 72,5%"),
        (r"\frac{7.840}{8.000} \times 100\%", "7.840/8.000 x 100%"),
        (r"$\text{tỷ lệ} \geq 98{,}5 \%$", "tỷ lệ ≥ 98,5 %"),
        (r"\(x \leq 3\)", "x ≤ 3"),
        ("diện tích 18 km^2, 20 m<sup>2</sup>", "diện tích 18 km2, 20 m2"),
        ("hồ sơ<sup>12</sup> và đơn$^{3}$", "hồ sơ[^12] và đơn[^3]"),
        ("<b>KẾ HOẠCH</b>", "**KẾ HOẠCH**"),
        ("Văn hóa &amp; Xã hội &ge;&nbsp;98%<br>", "Văn hóa & Xã hội ≥ 98%"),
        ("R&D; A&B;", "R&D; A&B;"),
        ("x < 5 và y > 3", "x < 5 và y > 3"),
        ("thi\u00adhành\u200b án", "thihành án"),
        ("K Ế   H O Ạ C H", "KẾ HOẠCH"),
        ("B Á O C Á O", "BÁO CÁO"),
        ("a, b, c, d", "a, b, c, d"),
        ("1  2  3", "1 2 3"),
        ("I\tCải cách\tNăm", "I\tCải cách\tNăm"),
        ("UBND PHƯỜNG      CỘNG HÒA", "UBND PHƯỜNG      CỘNG HÒA"),
    ],
)
def test_a_line_is_mended(stored: str, meant: str) -> None:
    assert mended(stored) == meant


def _lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(number=number, text=text) for number, text in enumerate(texts, 1))


def test_loose_marks_are_marks_only_where_their_note_stands() -> None:
    texts = ("Đã có kế hoạch1. Theo mẫu số 1.", "Gồm (2) nhóm và báo cáo(2).", "¹ Kế hoạch số 5.", "(2) Báo cáo số 7.")
    found = mended_lines(_lines(*texts))
    assert [line.text for line in found] == [
        "Đã có kế hoạch[^1]. Theo mẫu số 1.",
        "Gồm (2) nhóm và báo cáo[^2].",
        "¹ Kế hoạch số 5.",
        "[^2] Báo cáo số 7.",
    ]
    alone = _lines("Tuyến xã1. Gồm (1) một việc", "(1) Việc một", "(2) Việc hai; xem[5]")
    assert mended_lines(alone) == alone


@pytest.mark.parametrize(
    ("lines", "text", "places"),
    [
        (("- Bồi dưỡng nghiệp-", "vụ cho công chức"), "- Bồi dưỡng nghiệp vụ cho công chức", [(0, 1), (19, 2)]),
        (("- Bồi dưỡng ngh-", "iệp vụ"), "- Bồi dưỡng nghiệp vụ", [(0, 1), (15, 2)]),
        (("1. Phòng Kinh tế -", "Hạ tầng và Đô thị"), "1. Phòng Kinh tế - Hạ tầng và Đô thị", [(0, 1), (19, 2)]),
        (("Căn cứ Quyết định số 5/QĐ-", "TTg"), "Căn cứ Quyết định số 5/QĐ-TTg", [(0, 1), (26, 2)]),
        (("- Phát triển kinh tế-", "xã hội"), "- Phát triển kinh tế-xã hội", [(0, 1), (21, 2)]),
    ],
)
def test_what_a_line_end_cut_is_joined_and_keeps_its_lines(
    lines: tuple[str, ...], text: str, places: list[tuple[int, int]]
) -> None:
    (passage,) = passages(_lines(*lines)).passages
    assert (passage.text, passage.pieces) == (text, places)
    assert len(passage.flat) == len(text)


def test_headers_that_differ_in_their_page_only_are_no_text() -> None:
    texts = [part for page in range(1, 6) for part in (f"Báo cáo CCHC quý - Trang {page}", f"Việc thứ {page} đã xong.")]
    assert [p.text for p in passages(_lines(*texts)).passages] == [f"Việc thứ {page} đã xong." for page in range(1, 6)]
