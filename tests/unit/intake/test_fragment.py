"""Lines that a person points at: read by the ordinary readers as they read them in the whole document."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.intake.fragment import Fragment, read_fragment
from inspection.intake.pipeline import read_document, read_file
from inspection.intake.reader import open_document
from inspection.model.codes import Comparator, Frequency, GroupCode
from inspection.model.corrections import KINDS
from inspection.paths import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """ỦY BAN NHÂN DÂN PHƯỜNG HÒA MAI
KẾ HOẠCH
Cải cách hành chính năm 2026
Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ;
I. MỤC TIÊU
Nâng cao chất lượng phục vụ.
II. NHIỆM VỤ
1. Công tác chỉ đạo, điều hành
Ban hành kế hoạch.
2. Cải cách thủ tục hành chính
Phấn đấu ít nhất 95% hồ sơ được giải quyết
đúng hạn, trước ngày 30/6/2026 rà soát quy chế một cửa.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Ủy ban nhân dân: theo dõi, đôn đốc.
Báo cáo quý trước ngày 10 của tháng cuối quý.
"""


def of(folder: Path, first: int, last: int = 0, text: str = PLAN) -> Fragment:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    document = open_document(path)
    return read_fragment(document, first, last or first, read_document(document, shipped()), shipped())


def test_two_lines_are_one_text_below_their_group(tmp_path: Path) -> None:
    found = of(tmp_path, 11, 12)
    assert found.text.startswith("Phấn đấu ít nhất 95% hồ sơ được giải quyết đúng hạn")
    assert found.quote == "\n".join(PLAN.splitlines()[10:12])
    assert (found.line, found.group, found.due) == (11, GroupCode.PROCEDURES, "trước ngày 30/6/2026")
    (target,) = found.found.targets
    assert (target.comparator, target.value, target.group) == (
        Comparator.AT_LEAST,
        (Decimal(95),),
        GroupCode.PROCEDURES,
    )


def test_every_reader_answers_wherever_the_line_stands(tmp_path: Path) -> None:
    (citation,) = of(tmp_path, 4).found.citations
    assert (citation.number, citation.basis, citation.line) == ("76/NQ-CP", True, 4)
    (group,) = of(tmp_path, 10).found.groups
    assert (group.code, group.ordinal, group.title) == (GroupCode.PROCEDURES, "2", "Cải cách thủ tục hành chính")
    (unit,) = of(tmp_path, 14).found.responsibilities
    assert unit.unit == "Văn phòng Ủy ban nhân dân"
    (deadline,) = of(tmp_path, 15).found.deadlines
    assert (deadline.frequency, deadline.day) == ((Frequency.QUARTERLY,), 10)


def test_a_line_that_says_nothing_gives_its_words_and_no_more(tmp_path: Path) -> None:
    found = of(tmp_path, 6)
    assert found.text == "Nâng cao chất lượng phục vụ."
    assert (found.found.items, found.due) == ((), "")


@pytest.mark.parametrize("name", ["ke_hoach.txt", "bao_cao.txt"])
def test_a_line_alone_is_read_as_in_the_whole_document(name: str) -> None:
    document, reading = read_file(SAMPLES / name, shipped())
    asked = [("citations", 0.95), ("targets", 0.95), ("tasks", 0.9), ("deadlines", 0.7), ("figures", 0.8)]
    alone = {
        line: read_fragment(document, line, line, reading, shipped()).found
        for line in {item.line for kind, _ in asked for item in getattr(reading, kind)}
    }
    for kind, share in asked:
        items = getattr(reading, kind)
        same = sum(item in getattr(alone[item.line], kind) for item in items)
        assert same >= share * len(items), kind
    lines = {one.line for found in alone.values() for kind in KINDS for one in getattr(found, kind)}
    assert lines <= set(alone)
