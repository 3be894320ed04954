"""The card of an item: what it always shows, that each thing keeps its place, and what it leaves out on purpose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from inspection.catalogue import shipped
from inspection.model.checklist import ChecklistItem, Quantity, Suggestion
from inspection.model.codes import Verdict
from inspection.model.inspection import Answer
from inspection.model.source import SourceRef
from inspection.wording import Wording
from tests.sittings import invented_item, on_time_item, two
from tui.item_facts import ItemFacts
from tui.key_names import NamesOfKeys
from tui.widgets.item_card import ROOMY, ItemCard

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOM = (50, 36)
"""The card's cells and lines on a terminal of 120 × 40."""
LOW = (80, 16)
"""The same on one of 80 × 24."""
ALWAYS = ("Căn cứ", "Kế hoạch", "Báo cáo", "Kiểm chứng", "Gợi ý", "Kết quả", "Bằng chứng", "Ghi chú", "Kỳ trước")
PLAIN = invented_item("posted", "3.02", "Niêm yết công khai thủ tục hành chính")


def card(item: ChecklistItem, size: tuple[int, int], *, checks: Sequence[str] = (), reason: str = "") -> list[str]:
    facts = ItemFacts(
        item=item,
        answer=Answer(),
        suggestion=Suggestion(verdict=Verdict.NOT_MET, reason=reason, facts={"day": "14/10/2025"}) if reason else None,
        evidence=(),
        findings=(),
        checks=[("error", check) for check in checks],
    )
    return [text.plain for text in ItemCard(Wording("vi", NamesOfKeys()), shipped()).lines(facts, *size)]


def place(lines: Sequence[str], words: str) -> int:
    return next(number for number, text in enumerate(lines) if words in text)


@pytest.mark.parametrize("size", [ROOM, LOW])
@pytest.mark.parametrize("item", [PLAIN, on_time_item()], ids=["plain", "figures"])
def test_every_card_shows_what_must_be_known_at_every_moment(item: ChecklistItem, size: tuple[int, int]) -> None:
    lines = card(item, size)
    assert [label for label in ALWAYS if label not in "\n".join(lines)] == []
    assert [text for text in lines if cell_len(text) > size[0]] == []


@pytest.mark.parametrize(
    "other",
    [
        on_time_item(),
        replace(PLAIN, title=two("Thủ tục hành chính " * 5)),
        replace(PLAIN, basis=two("Kế hoạch số 12/KH-UBND, mục III.2; " * 2)),
        replace(PLAIN, unit="Văn phòng", due="Hằng quý"),
    ],
    ids=["figures", "long title", "long basis", "task"],
)
def test_a_label_stands_in_the_same_line_on_every_card(other: ChecklistItem) -> None:
    plain, lines = card(PLAIN, ROOM), card(other, ROOM, checks=["Số liệu báo cáo không khớp."])
    assert {label: place(lines, label) for label in ALWAYS} == {label: place(plain, label) for label in ALWAYS}


def test_a_suggestion_with_a_short_reason_moves_nothing_below_it() -> None:
    plain, lines = card(PLAIN, ROOM), card(PLAIN, ROOM, reason="suggestion.former.not_corrected")
    assert "C Không đạt   [Enter]" in lines[place(lines, "Gợi ý")]
    assert place(lines, "Kết quả") == place(plain, "Kết quả")


def test_a_card_that_does_not_fit_gives_up_its_empty_lines_first() -> None:
    many = [f"Đối chiếu thứ {number}" for number in range(20)]
    lines = card(on_time_item(), ROOM, checks=many)
    assert place(lines, "Đối chiếu thứ 19") < ROOM[1]
    assert "" not in lines


def test_on_a_low_screen_several_values_stand_in_a_line() -> None:
    lines = card(on_time_item(), LOW)
    assert place(lines, "Kế hoạch ≥ 98%") == place(lines, "Báo cáo 97,5% (1.204/1.235) dòng 3")
    assert place(lines, "Bằng chứng 0") == place(lines, "Ghi chú –") == place(lines, "Kỳ trước –")
    assert len(card(PLAIN, (80, ROOMY))) > len(card(PLAIN, (80, ROOMY - 1)))


def test_a_source_says_neither_the_place_nor_the_words_that_stand_above() -> None:
    basis = two("Kế hoạch số 12/KH-UBND, dòng 22")
    task = replace(PLAIN, basis=basis, sources=(SourceRef(document="plan", line=22, quote=f"{PLAIN.title.vi};"),))
    assert not any("Nguồn" in text for text in card(task, ROOM))
    elsewhere = replace(task, sources=(SourceRef(document="plan", line=2, quote=PLAIN.title.vi),))
    assert "Nguồn       Kế hoạch, dòng 2" in card(elsewhere, ROOM)
    said = replace(task, sources=(SourceRef(document="report", line=9, quote="đã niêm yết " * 9),))
    assert card(said, ROOM)[-1] == "Nguồn       Báo cáo, dòng 9: đã niêm yết đã niêm …"
    assert "Nguồn       đạt 97,5% (1.204/1.235 hồ sơ)" in [text.rstrip() for text in card(on_time_item(), ROOM)]


def test_a_figure_from_another_document_than_usual_says_from_which() -> None:
    place = SourceRef(document="plan", line=7, quote="đạt 90%")
    odd = replace(PLAIN, reported=Quantity(value=Decimal(90), unit="%", source=place))
    assert "Báo cáo     90%   Kế hoạch, dòng 7" in card(odd, ROOM)


def test_a_card_that_is_too_long_says_how_much_of_it_is_missing_and_where_it_is() -> None:
    many = [f"Đối chiếu thứ {number}" for number in range(40)]
    lines = card(on_time_item(), ROOM, checks=many)
    assert len(lines) == ROOM[1]
    assert lines[-1] == "… còn 20 dòng: d đối chiếu, v nguồn"
