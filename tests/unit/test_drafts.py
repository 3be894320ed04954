"""Decisions on a drafted checklist: what is asked after them, and that nothing judged ever leaves it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import Decision, GroupCode, ItemKind
from inspection.model.drafts import DraftDecision, drafted_ids, drafted_items, shaped
from inspection.model.source import SourceRef
from tests.inspections import item, two

if TYPE_CHECKING:
    from collections.abc import Collection


def task(item_id: str, words: str, planned: str | None = None, line: int = 1) -> ChecklistItem:
    quantity = Quantity(value=Decimal(planned), unit="%") if planned else None
    source = SourceRef(document="plan", line=line, quote=words)
    plain = item(item_id, GroupCode.STEERING)
    return replace(plain, kind=ItemKind.TASK, title=two(words), planned=quantity, sources=(source,))


DRAFT = Checklist(
    criteria_set="test",
    items=(
        task("a", "Niêm yết thủ tục", line=1),
        task("b", "Kiểm tra công vụ và đạt tỷ lệ 95%", "95", line=2),
        task("c", "Báo cáo quý", line=3),
    ),
)


def after(*decisions: DraftDecision, said: Collection[str] = ()) -> Checklist:
    return shaped(DRAFT, {one.item: one for one in decisions}, said)


def words(checklist: Checklist) -> list[str]:
    return [one.title.vi for one in checklist.items]


def test_taking_and_putting_off_change_nothing() -> None:
    taken = DraftDecision(item="a", decision=Decision.ACCEPTED)
    later = DraftDecision(item="b", decision=Decision.LATER)
    assert after(taken, later) is DRAFT
    placed = drafted_items(DRAFT, {"a": taken, "b": later})
    assert [one.waits for one in placed] == [False, True, True]


def test_a_dropped_item_is_asked_no_more_and_numbers_close_up() -> None:
    held = after(DraftDecision(item="a", decision=Decision.DROPPED, reason="trùng"))
    assert [(one.id, one.number) for one in held.items] == [("b", "1.01"), ("c", "1.02")]


def test_a_dropped_item_that_was_judged_stays_withdrawn() -> None:
    held = after(DraftDecision(item="a", decision=Decision.DROPPED, reason="trùng"), said={"a"})
    assert [(one.id, one.withdrawn) for one in held.items] == [("b", False), ("c", False), ("a", True)]


def test_new_words_are_asked_and_the_rest_stays() -> None:
    held = after(DraftDecision(item="b", decision=Decision.CORRECTED, words=("Kiểm tra công vụ",)))
    assert words(held)[1] == "Kiểm tra công vụ"
    assert held.item("b").planned == DRAFT.item("b").planned


def test_the_part_that_names_the_number_keeps_it() -> None:
    parts = ("Kiểm tra công vụ", "đạt tỷ lệ 95%")
    held = after(DraftDecision(item="b", decision=Decision.SPLIT, words=parts))
    assert words(held)[1:3] == list(parts)
    first, second = held.item("b"), held.item("b~2")
    assert first.planned is None
    assert second.planned == DRAFT.item("b").planned
    assert first.sources == second.sources == DRAFT.item("b").sources


def test_a_number_inside_another_one_is_not_that_number() -> None:
    held = after(DraftDecision(item="b", decision=Decision.SPLIT, words=("xử lý 195 hồ sơ", "và 95,5 giờ")))
    assert held.item("b").planned is not None
    assert held.item("b~2").planned is None


def test_a_part_that_is_left_out_does_not_move_the_others() -> None:
    decision = DraftDecision(item="a", decision=Decision.SPLIT, words=("một", "", "ba"))
    held = after(decision)
    assert [one.id for one in held.items][:2] == ["a", "a~3"]
    again = after(decision, said={"a~2"})
    assert again.item("a~2").withdrawn
    assert drafted_ids({"a~2", "c"}, DRAFT) == {"a", "c"}


def test_a_merged_item_leaves_its_place_and_its_figures() -> None:
    joined = DraftDecision(item="a", decision=Decision.CORRECTED, words=("Niêm yết thủ tục, kiểm tra công vụ",))
    merged = DraftDecision(item="b", decision=Decision.MERGED, into="a")
    held = after(joined, merged)
    assert [one.id for one in held.items] == ["a", "c"]
    assert held.item("a").planned == DRAFT.item("b").planned
    assert [source.line for source in held.item("a").sources] == [1, 2]


def test_words_come_back_when_the_item_that_holds_them_is_gone() -> None:
    merged = DraftDecision(item="b", decision=Decision.MERGED, into="gone")
    assert after(merged).item("b").title == DRAFT.item("b").title
    assert drafted_items(DRAFT, {"b": merged})[1].waits
