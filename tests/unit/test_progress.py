"""Progress counts what was judged and says nothing about how good it is."""

from __future__ import annotations

from dataclasses import replace

from inspection.model.catalogue import Bilingual
from inspection.model.checklist import Checklist, ChecklistItem
from inspection.model.codes import GroupCode, ItemKind, Verdict
from inspection.model.inspection import Answer, Details, Inspection
from inspection.progress import Pace, progress

NOTHING = Bilingual(vi="", en="")


def an_item(name: str, group: GroupCode) -> ChecklistItem:
    return ChecklistItem(
        id=name,
        number=name,
        kind=ItemKind.CRITERION,
        group=group,
        title=NOTHING,
        basis=NOTHING,
        expected_evidence=NOTHING,
    )


ITEMS = (an_item("a", GroupCode.STEERING), an_item("b", GroupCode.STEERING), an_item("c", GroupCode.DIGITAL))
INSPECTION = Inspection(
    id="x",
    details=Details(ward="Hòa Mai"),
    checklist=Checklist(criteria_set="s", items=ITEMS),
    answers={"a": Answer(verdict=Verdict.NOT_MET), "b": Answer(note="xem lại"), "gone": Answer(verdict=Verdict.MET)},
)


def test_only_verdicts_on_items_count() -> None:
    so_far = progress(INSPECTION)[None]
    assert (so_far.items, so_far.judged, so_far.left, so_far.percent) == (3, 1, 2, 33)
    assert so_far.verdicts[Verdict.NOT_MET] == 1
    assert so_far.verdicts[Verdict.MET] == 0


def test_a_group_is_counted_alone() -> None:
    assert progress(INSPECTION)[GroupCode.STEERING].percent == 50
    assert progress(INSPECTION)[GroupCode.DIGITAL].judged == 0
    assert progress(INSPECTION)[GroupCode.PROCEDURES].percent == 0


def test_withdrawn_items_are_left_out() -> None:
    gone = replace(ITEMS[0], withdrawn=True)
    checklist = Checklist(criteria_set="s", items=(gone, *ITEMS[1:]))
    assert progress(replace(INSPECTION, checklist=checklist))[None].items == 2


def test_the_pace_is_not_guessed_and_leaves_breaks_out() -> None:
    pace = Pace()
    for second in (0, 10, 20):
        pace.verdict_given(second)
    assert pace.minutes_left(60) is None
    pace.verdict_given(2000)
    assert pace.minutes_left(60) is None
    pace.verdict_given(2010)
    assert pace.minutes_left(60) == 10
    assert pace.minutes_left(0) == 0
