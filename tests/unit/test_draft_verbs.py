"""Keys on drafted items: what each amounts to, also on parts, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.checklist import Checklist
from inspection.model.codes import Decision, GroupCode, ItemKind
from inspection.model.drafts import drafted_items, shaped
from tests.inspections import item, two
from tui.draft_verbs import accepted, asked, before_of, dropped, merged, put_off, reworded, split, why_not

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem
    from inspection.model.drafts import DraftDecision, DraftedItem

NOBODY: frozenset[str] = frozenset()


def _task(own: str, words: str) -> ChecklistItem:
    return replace(item(own, GroupCode.STEERING), kind=ItemKind.TASK, title=two(words))


class Desk:
    """A draft of a criterion and three tasks, on which decisions are heaped up."""

    def __init__(self) -> None:
        tasks = (_task("a", "một hai ba"), _task("b", "bốn năm"), _task("c", "sáu"))
        self.draft = Checklist(criteria_set="test", items=(item("k", GroupCode.STEERING), *tasks))
        self.known: dict[str, DraftDecision] = {}

    @property
    def items(self) -> tuple[DraftedItem, ...]:
        """Return all items as decided."""
        return drafted_items(self.draft, self.known)

    def __getitem__(self, own: str) -> DraftedItem:
        return next(one for one in self.items if one.item.id == own)

    def decide(self, *decisions: DraftDecision) -> None:
        """Let decisions hold."""
        self.known |= {one.item: one for one in decisions}

    @property
    def asked(self) -> dict[str, str]:
        """Return the words of the tasks that are asked."""
        held = shaped(self.draft, self.known, ()).items
        return {one.id: one.title.vi for one in held if one.kind is ItemKind.TASK}


def test_taking_decides_once() -> None:
    desk = Desk()
    desk.decide(*accepted(desk["a"], desk.items))
    assert desk.known["a"].decision is Decision.ACCEPTED
    assert accepted(desk["a"], desk.items) == ()
    assert put_off(desk["a"]) == ()
    desk.decide(*put_off(desk["b"]))
    assert desk["b"].waits
    desk.decide(*accepted(desk["b"], desk.items))
    assert not desk["b"].waits


def test_words_of_parts_are_parted_worded_and_joined_again() -> None:
    desk = Desk()
    desk.decide(split(desk["a"], 1))
    desk.decide(split(desk["a~2"], 1))
    assert desk.asked == {"a": "một", "a~2": "hai", "a~3": "ba", "b": "bốn năm", "c": "sáu"}
    desk.decide(reworded(desk["a~2"], "  hai   lần "))
    assert desk.asked["a~2"] == "hai lần"
    desk.decide(*merged(desk["a~2"], desk["a"]))
    assert desk.asked == {"a": "một hai lần", "a~3": "ba", "b": "bốn năm", "c": "sáu"}
    assert before_of(desk["a~3"], desk.items) == desk["a"]
    desk.decide(*merged(desk["a~3"], desk["a"]))
    assert desk.known["a"].decision is Decision.CORRECTED
    assert desk.asked["a"] == "một hai lần ba"


def test_two_halves_that_are_joined_are_the_item_as_it_was_drafted() -> None:
    desk = Desk()
    desk.decide(split(desk["a"], 2))
    desk.decide(*merged(desk["a~2"], desk["a"]))
    assert desk.known["a"].decision is Decision.ACCEPTED
    assert desk.asked["a"] == "một hai ba"


def test_a_part_is_left_out_and_the_last_one_takes_the_item_along() -> None:
    desk = Desk()
    desk.decide(split(desk["a"], 1))
    desk.decide(dropped(desk["a"], "trùng"))
    assert desk.asked == {"a~2": "hai ba", "b": "bốn năm", "c": "sáu"}
    assert why_not(desk["a"], "accept", NOBODY) == "part_is_out"
    desk.decide(dropped(desk["a~2"], "trùng"))
    assert (desk.known["a"].decision, desk.known["a"].reason) == (Decision.DROPPED, "trùng")
    desk.decide(*accepted(desk["a"], desk.items))
    assert desk.asked["a"] == "một hai ba"


def test_a_merged_item_comes_back_and_takes_its_words_along() -> None:
    desk = Desk()
    before = before_of(desk["b"], desk.items)
    assert before == desk["a"]
    desk.decide(*merged(desk["b"], desk["a"]))
    assert desk.asked == {"a": "một hai ba bốn năm", "c": "sáu"}
    assert before_of(desk["c"], desk.items) == desk["a"]
    desk.decide(*accepted(desk["b"], desk.items))
    assert desk.asked == {"a": "một hai ba", "b": "bốn năm", "c": "sáu"}
    assert desk.known["a"].decision is Decision.ACCEPTED


def test_a_part_is_merged_into_another_item() -> None:
    desk = Desk()
    desk.decide(split(desk["b"], 1))
    desk.decide(*merged(desk["b"], desk["a"]))
    assert desk.asked == {"a": "một hai ba bốn", "b~2": "năm", "c": "sáu"}


def test_what_does_not_apply_is_refused_with_its_reason() -> None:
    desk = Desk()
    assert why_not(desk["k"], "drop", NOBODY) == ""
    assert {why_not(desk["k"], verb, NOBODY) for verb in ("reword", "split", "merge")} == {"not_worded"}
    assert why_not(desk["c"], "split", NOBODY) == "one_word"
    assert {why_not(desk["a"], verb, frozenset("a")) for verb in ("drop", "merge")} == {"judged"}
    assert why_not(desk["a"], "split", frozenset("a")) == ""
    desk.decide(split(desk["a"], 1))
    assert why_not(desk["a"], "split", frozenset({"a~2"})) == "one_word"
    desk.decide(reworded(desk["a"], "một rưỡi"))
    assert why_not(desk["a"], "split", frozenset({"a~2"})) == "judged"
    desk.decide(dropped(desk["b"], "trùng"))
    assert why_not(desk["b"], "drop", NOBODY) == "is_out"
    assert why_not(desk["b"], "accept", NOBODY) == ""
    assert before_of(desk["a"], desk.items) is None


def test_a_question_of_the_team_stands_at_the_end_of_its_group_and_comes_back_as_it_was() -> None:
    desk = Desk()
    desk.decide(asked(GroupCode.STEERING, " Đã họp  giao ban? ", "Quy chế"))
    own = desk.items[-1]
    assert (own.item.kind, own.item.title.vi, own.item.basis.vi) == (ItemKind.OWN, "Đã họp giao ban?", "Quy chế")
    assert own.item.number == ""
    assert shaped(desk.draft, desk.known, ()).items[-1].number == "1.05"
    assert not own.waits
    assert accepted(own, desk.items) == put_off(own) == ()
    desk.decide(reworded(own, "Đã họp hằng tuần?"))
    desk.decide(dropped(desk.items[-1], "trùng"))
    assert not desk.items[-1].counts
    assert own.item.id not in {one.id for one in shaped(desk.draft, desk.known, ()).items}
    desk.decide(*accepted(desk.items[-1], desk.items))
    assert desk.items[-1].counts
    assert desk.items[-1].item.title.vi == "Đã họp hằng tuần?"
    assert desk.items[-1].item.basis.vi == "Quy chế"


def test_a_question_of_the_team_is_whole_and_stays_where_it_was_judged() -> None:
    desk = Desk()
    desk.decide(asked(GroupCode.DIGITAL, "Có máy quét?", ""))
    own = desk.items[-1]
    assert why_not(own, "split", NOBODY) == why_not(own, "merge", NOBODY) == "own_whole"
    assert why_not(own, "reword", NOBODY) == why_not(own, "drop", NOBODY) == ""
    assert why_not(own, "drop", frozenset({own.item.id})) == "judged"
    assert before_of(own, desk.items) is None
    desk.decide(dropped(own, "không cần"))
    kept = shaped(desk.draft, desk.known, {own.item.id}).items[-1]
    assert (kept.id, kept.withdrawn) == (own.item.id, True)
