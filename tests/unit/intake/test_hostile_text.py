"""Text made to hurt: it is read in bounded time, and nothing of it is invented."""

from __future__ import annotations

import time

import pytest

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_document
from inspection.intake.text.reader import TextReader

REPORT = "BÁO CÁO\nKết quả cải cách hành chính năm 2025 phường Hòa Mai\n\nII. KẾT QUẢ\n1. Cải cách thủ tục hành chính\n"
PLAN = "KẾ HOẠCH\nCải cách hành chính phường Hòa Mai năm 2026\n\nII. NHIỆM VỤ\n1. Cải cách thủ tục hành chính\n"
ASSIGNMENT = PLAN + "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa\n- "
HEADER = "TT\tNội dung\tChủ trì\tThời gian\tSản phẩm\n"
SECONDS = 10
"""The promise for any file; these are smaller and take far less even on a busy machine."""

TEXTS = {
    "one line of five megabytes": "a b " * 1_250_000,
    "a long line of figures": REPORT + "- " + "Số hồ sơ 12 hồ sơ, " * 100_000,
    "many short lines": "x y\n" * 100_000,
    "long runs of digits and signs": REPORT + "- " + "1" * 19_000 + "\n- " + "1." * 9_000 + "\n- " + "1,2/" * 4_000,
    "open brackets": REPORT + "- " + "(" * 19_000 + "\n- " + "12 hồ sơ (" * 1_500 + "\n1. " + "(" * 170,
    "a paragraph without an end": REPORT + "chữ viết dài không có dấu chấm câu nào cả ở trong đoạn này nhé\n" * 20_000,
    "rows that are never full": PLAN + HEADER + "1\ta\n" * 8_000 + "\t" * 19_000,
    "pipes": PLAN + "| TT | Nội dung | Chủ trì | Thời gian |\n" + "|" * 19_000,
    "headings": PLAN + "1. Cải cách thể chế\na) việc\n" * 5_000,
    "a chain of equal signs": REPORT + "- " + "1 lượt = " * 1_500,
    "shares of shares": REPORT + "- " + "12 hồ sơ, đạt 5%, " * 1_000,
    "deadlines": ASSIGNMENT + "báo cáo quý, " * 1_500,
    "formulas": REPORT + "- " + "$\\frac{" * 2_000 + "\\text{" * 2_000,
    "capitals": ("A" * 15_000 + "\n") * 20 + "PHƯỜNG " * 2_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text_is_read_in_bounded_time(name: str) -> None:
    text = TEXTS[name]
    begun = time.process_time()
    reading = read_document(TextReader().read("hostile.txt", text.encode()), shipped())
    assert time.process_time() - begun < SECONDS
    assert all(item.line <= text.count("\n") + 1 for item in reading.figures)


def test_an_overlong_line_is_told() -> None:
    reading = read_document(TextReader().read("x.txt", (REPORT + "a b " * 10_000).encode()), shipped())
    assert "reading.long_line" in {issue.rule for issue in reading.issues}


def test_what_a_document_lacks_is_told() -> None:
    reading = read_document(TextReader().read("x.txt", "Một văn bản bất kỳ không có gì.".encode()), shipped())
    assert {issue.rule for issue in reading.issues} >= {
        "reading.unknown_kind",
        "reading.no_ward",
        "reading.no_period",
        "reading.no_groups",
    }
