"""The checklist of a case: every criterion, then the ward's tasks and targets, with figures, doubts, proposals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.checklist import build
from inspection.matching import match
from inspection.model.case import Case, Judgement
from inspection.model.catalogue import Catalogue, CriteriaSet, Criterion, Indicator, StandardTarget, Validity
from inspection.model.codes import Comparator, DocumentKind, Grade, GroupCode, ItemKind, Severity, Verdict
from inspection.model.documents import Figure, GroupSection, Period, Reading, Target, Task
from inspection.model.issue import Issue
from inspection.model.source import SourceRef
from tests.inspections import reading, two

if TYPE_CHECKING:
    from inspection.model.checklist import Checklist, ChecklistItem

NOTHING = Judgement(issues=(), passed=())
PROCEDURES, DIGITAL = GroupCode.PROCEDURES, GroupCode.DIGITAL


def indicator(
    name: str, unit: str = "%", direction: str = "up", over: str | None = None, under: str | None = None
) -> Indicator:
    return Indicator(
        id=name,
        code=None,
        group=None,
        name=two(name),
        unit=unit,
        direction=direction,
        numerator=over,
        denominator=under,
    )


INDICATORS = (
    indicator("on_time_rate", over="on_time", under="resolved"),
    indicator("on_time", "hồ sơ", "information"),
    indicator("resolved", "hồ sơ", "information"),
    indicator("late_rate", direction="down"),
    indicator("payment_rate"),
    indicator("done_rate"),
)


def criterion(name: str, group: GroupCode, *indicators: str, rule: str = "R2", cumulative: bool = False) -> Criterion:
    return Criterion(
        id=name,
        group=group,
        question=two(f"Hỏi {name}"),
        evidence=two("hồ sơ"),
        basis=two("NĐ 1/2025/NĐ-CP"),
        scoring=(rule,),
        points=Decimal(2),
        indicators=indicators,
        cumulative=cumulative,
    )


CRITERIA = CriteriaSet(
    id="test",
    name=two("thử"),
    decision=None,
    official=False,
    validity=Validity(),
    criteria=(
        criterion("CD-01", GroupCode.STEERING, "done_rate", cumulative=True),
        criterion("TT-05", PROCEDURES, "on_time_rate", "late_rate"),
        criterion("TT-06", PROCEDURES),
        criterion("CQS-06", DIGITAL, "payment_rate", rule="R7"),
    ),
)


def catalogue(*targets: StandardTarget) -> Catalogue:
    return Catalogue(
        groups=(),
        criteria_sets=(CRITERIA,),
        indicators={one.id: one for one in INDICATORS},
        targets=targets,
        rules={},
        legal={},
        faults=(),
        units=(),
    )


def target(text: str, line: int, indicator_id: str | None = None, group: GroupCode | None = PROCEDURES) -> Target:
    return Target(
        group=group,
        comparator=Comparator.AT_LEAST,
        value=(Decimal(98),),
        unit="%",
        indicator=indicator_id,
        text=text,
        line=line,
    )


def figure(indicator_id: str, value: str, line: int = 30, unit: str = "%") -> Figure:
    quote = f"{indicator_id} {value}"
    return Figure(indicator=indicator_id, label=indicator_id, value=Decimal(value), unit=unit, quote=quote, line=line)


def task(content: str, line: int, group: GroupCode | None = PROCEDURES) -> Task:
    return Task(
        no=str(line),
        group=group,
        content=content,
        lead="Văn phòng HĐND và UBND",
        partners="",
        due="Quý III",
        product="Kế hoạch, báo cáo",
        line=line,
    )


PERIOD = Period(start=date(2025, 7, 1), end=date(2025, 10, 15))
HALF_YEAR = Period(start=date(2025, 7, 1), end=date(2025, 12, 31))


def plan(*targets: Target, tasks: tuple[Task, ...] = (), number: str | None = "58/KH-UBND") -> Reading:
    return reading(
        DocumentKind.PLAN,
        targets=targets,
        tasks=tasks,
        document_number=number,
        issue_date="2025-07-30",
        period=HALF_YEAR,
        ward="Hòa Mai",
        ward_type="phường",
    )


def report(*figures: Figure) -> Reading:
    return reading(figures=figures, period=PERIOD)


def built(
    planned: Reading | None = None,
    reported: Reading | None = None,
    *,
    own: bool = True,
    issues: tuple[Issue, ...] = (),
    standards: tuple[StandardTarget, ...] = (),
) -> Checklist:
    known = catalogue(*standards)
    case = match(planned, reported, known, plan_is_own=own)
    return build(case, Judgement(issues=issues, passed=()), CRITERIA, known)


def of_kind(checklist: Checklist, kind: ItemKind) -> list[ChecklistItem]:
    return [item for item in checklist.items if item.kind is kind]


def test_without_documents_it_is_the_criteria() -> None:
    checklist = built()
    assert checklist.criteria_set == "test"
    assert [(item.id, item.number) for item in checklist.items] == [
        ("CD-01", "1.01"),
        ("TT-05", "3.01"),
        ("TT-06", "3.02"),
        ("CQS-06", "7.01"),
    ]
    assert [item.suggestion for item in checklist.items] == [None] * 4


def test_criteria_come_before_tasks_and_tasks_before_targets_in_each_group() -> None:
    checklist = built(plan(target("Tỷ lệ khác", 9), tasks=(task("Niêm yết", 40), task("Rà soát", 41, DIGITAL))))
    assert [(item.number, item.kind.value) for item in checklist.items] == [
        ("1.01", "criterion"),
        ("3.01", "criterion"),
        ("3.02", "criterion"),
        ("3.03", "task"),
        ("3.04", "target"),
        ("7.01", "criterion"),
        ("7.02", "task"),
    ]


def test_what_concerns_the_whole_reform_stands_in_the_first_group() -> None:
    checklist = built(plan(target("Toàn diện", 9, group=None), tasks=(task("Việc chung", 40, None),)))
    assert [item.group for item in checklist.items if item.kind is not ItemKind.CRITERION] == [GroupCode.STEERING] * 2


def test_a_target_that_a_criterion_asks_for_gives_it_its_figure_and_no_second_item() -> None:
    checklist = built(plan(target("đúng hạn từ 98%", 12, "on_time_rate")), report(figure("on_time_rate", "97.5")))
    item = checklist.item("TT-05")
    assert of_kind(checklist, ItemKind.TARGET) == []
    assert item.planned is not None
    assert item.reported is not None
    assert (item.planned.value, item.planned.comparator) == (Decimal(98), Comparator.AT_LEAST)
    assert item.reported.value == Decimal("97.5")
    assert item.planned_origin is None
    assert item.basis.vi == "NĐ 1/2025/NĐ-CP; Kế hoạch số 58/KH-UBND ngày 30/7/2025, dòng 12"
    assert item.basis.en == "NĐ 1/2025/NĐ-CP; Plan 58/KH-UBND of 30/7/2025, line 12"
    assert item.sources == (
        SourceRef(document="plan", line=12, quote="đúng hạn từ 98%"),
        SourceRef(document="report", line=30, quote="on_time_rate 97.5"),
    )
    assert item.suggestion is not None
    assert (item.suggestion.verdict, item.suggestion.reason) == (Verdict.NOT_MET, "suggestion.reported_short")


def test_a_second_target_of_the_same_indicator_keeps_an_item_of_its_own() -> None:
    both = plan(target("đúng hạn", 12, "on_time_rate"), target("đúng hạn lĩnh vực đất đai", 13, "on_time_rate"))
    (extra,) = of_kind(built(both), ItemKind.TARGET)
    assert extra.title.vi == "đúng hạn lĩnh vực đất đai"


def test_a_criterion_takes_the_indicator_on_which_most_is_known() -> None:
    assert built(plan(target("quá hạn", 12, "late_rate"))).item("TT-05").indicator == "late_rate"
    assert built(None, report(figure("late_rate", "0.4"))).item("TT-05").indicator == "late_rate"
    planned_first = built(plan(target("đúng hạn", 12, "on_time_rate")), report(figure("late_rate", "0.4")))
    item = planned_first.item("TT-05")
    assert (item.indicator, item.direction, item.reported) == ("on_time_rate", "up", None)
    assert item.suggestion is not None
    assert item.suggestion.reason == "suggestion.not_reported"


def test_a_rate_that_is_not_stated_follows_from_its_parts() -> None:
    parts = report(figure("on_time", "1190", 31, "hồ sơ"), figure("resolved", "1235", 32, "hồ sơ"))
    reported = built(None, parts).item("TT-05").reported
    assert reported is not None
    assert (reported.value, reported.numerator, reported.denominator) == (
        Decimal("96.36"),
        Decimal(1190),
        Decimal(1235),
    )
    assert reported.source == SourceRef(document="report", line=31, quote="on_time 1190")


def test_a_stated_rate_stands_beside_its_parts() -> None:
    stated = report(
        figure("on_time_rate", "99.5"), figure("on_time", "1190", 31, "hồ sơ"), figure("resolved", "1235", 32, "hồ sơ")
    )
    item = built(None, stated).item("TT-05")
    assert item.reported is not None
    assert (item.reported.value, item.reported.denominator) == (Decimal("99.5"), Decimal(1235))
    assert item.sources == (SourceRef(document="report", line=30, quote="on_time_rate 99.5"),)


def test_a_rate_with_parts_of_its_own_keeps_them() -> None:
    own = replace(figure("on_time_rate", "99.5"), numerator=Decimal(199), denominator=Decimal(200))
    stated = report(own, figure("on_time", "1190", 31, "hồ sơ"), figure("resolved", "1235", 32, "hồ sơ"))
    reported = built(None, stated).item("TT-05").reported
    assert reported is not None
    assert (reported.numerator, reported.denominator) == (Decimal(199), Decimal(200))


def test_a_part_of_nothing_is_no_rate() -> None:
    parts = report(figure("on_time", "0", 31, "hồ sơ"), figure("resolved", "0", 32, "hồ sơ"))
    reported = built(None, parts).item("TT-05").reported
    assert reported is not None
    assert (reported.value, reported.denominator) == (None, Decimal(0))
    due_only = built(None, report(figure("resolved", "0", 32, "hồ sơ"), figure("on_time_rate", "100"))).item("TT-05")
    assert due_only.reported is not None
    assert (due_only.reported.numerator, due_only.reported.denominator) == (None, Decimal(0))
    assert built(None, report(figure("resolved", "5", 32, "hồ sơ"))).item("TT-05").reported is None


def test_a_task_carries_what_the_plan_says_of_it() -> None:
    (item,) = of_kind(built(plan(tasks=(task("Niêm yết công khai", 40),))), ItemKind.TASK)
    assert (item.title.vi, item.title.en) == ("Niêm yết công khai", "Niêm yết công khai")
    assert (item.unit, item.due) == ("Văn phòng HĐND và UBND", "Quý III")
    assert item.expected_evidence.vi == "Kế hoạch, báo cáo"
    assert item.basis.en == "Plan 58/KH-UBND of 30/7/2025, line 40"
    assert item.sources == (SourceRef(document="plan", line=40, quote="Niêm yết công khai"),)
    assert item.suggestion is None


def test_a_task_without_product_asks_for_proof_in_words() -> None:
    bare = replace(task("Niêm yết", 40), product="", lead="", due="")
    (item,) = of_kind(built(plan(tasks=(bare,), number=None)), ItemKind.TASK)
    assert item.expected_evidence.vi.startswith("Văn bản")
    assert (item.unit, item.due, item.basis.en) == (None, None, "Reform plan, line 40")


def test_a_target_in_a_tasks_row_is_the_tasks_figure() -> None:
    planned = plan(target("tiền phí thu trực tuyến 98%", 40, "late_rate"), tasks=(task("Thu phí trực tuyến", 40),))
    checklist = built(replace(planned, targets=(replace(planned.targets[0], indicator=None),)))
    assert of_kind(checklist, ItemKind.TARGET) == []
    (item,) = of_kind(checklist, ItemKind.TASK)
    assert item.planned is not None
    assert item.planned.value == 98


def test_like_words_show_a_figure_but_propose_nothing() -> None:
    loose = replace(figure("x", "40"), indicator=None, label="Tỷ lệ hộ có nước sạch", quote="nước sạch 40%")
    (item,) = of_kind(built(plan(target("Tỷ lệ hộ có nước sạch đạt 98%", 20)), report(loose)), ItemKind.TARGET)
    assert item.reported is not None
    assert item.reported.value == 40
    assert item.suggestion is None


def test_a_higher_levels_target_stands_in_where_the_plan_is_silent() -> None:
    standard = StandardTarget(
        indicator="on_time_rate",
        comparator=Comparator.AT_LEAST,
        value=Decimal(90),
        origin=two("Nghị quyết"),
        validity=Validity(start=date(2025, 1, 1), end=date(2025, 12, 31)),
        source="NQ",
    )
    old = replace(standard, value=Decimal(50), validity=Validity(end=date(2024, 12, 31)))
    item = built(None, report(figure("on_time_rate", "85")), standards=(old, standard)).item("TT-05")
    assert item.planned is not None
    assert (item.planned.value, item.planned.unit, item.planned.source) == (Decimal(90), "%", None)
    assert item.planned_origin == two("Nghị quyết")
    assert item.suggestion is not None
    assert item.suggestion.verdict is Verdict.NOT_MET
    planned = plan(target("đúng hạn", 12, "on_time_rate"))
    own = built(planned, report(figure("on_time_rate", "85")), standards=(standard,)).item("TT-05")
    assert own.planned is not None
    assert own.planned.value == 98
    assert built(standards=(standard,)).item("TT-05").planned is None


def test_a_sister_wards_plan_is_named_and_binds_nobody() -> None:
    planned = plan(target("đúng hạn", 12, "on_time_rate"))
    item = built(planned, report(figure("on_time_rate", "97")), own=False).item("TT-05")
    assert item.planned_origin is not None
    assert item.planned_origin.vi.startswith("Kế hoạch số 58/KH-UBND ngày 30/7/2025 của phường Hòa Mai (")
    assert item.suggestion is not None
    assert item.suggestion.verdict is Verdict.INSUFFICIENT
    nameless = built(replace(planned, ward=None, issue_date=None), own=False).item("TT-05")
    assert nameless.planned_origin is not None
    assert nameless.planned_origin.en.startswith("Plan 58/KH-UBND (a plan for reference")


def test_a_higher_levels_target_goes_before_a_sister_wards() -> None:
    standard = StandardTarget(
        indicator="on_time_rate",
        comparator=Comparator.AT_LEAST,
        value=Decimal(90),
        origin=two("Nghị quyết"),
        validity=Validity(start=date(2025, 1, 1)),
        source="NQ",
    )
    planned = plan(target("đúng hạn", 12, "on_time_rate"))
    checklist = built(planned, report(figure("on_time_rate", "85")), own=False, standards=(standard,))
    item = checklist.item("TT-05")
    assert item.planned_origin == two("Nghị quyết")
    assert item.suggestion is not None
    assert item.suggestion.verdict is Verdict.NOT_MET
    assert [one.title.vi for one in of_kind(checklist, ItemKind.TARGET)] == ["đúng hạn"]


@pytest.mark.parametrize(
    ("planned", "reported", "running"),
    [
        (plan(), report(), True),
        (plan(), reading(period=HALF_YEAR), False),
        (None, report(), True),
        (None, reading(period=HALF_YEAR), False),
        (plan(), None, True),
        (plan(), reading(), True),
    ],
)
def test_a_growing_figure_is_not_blamed_before_its_span_is_over(
    planned: Reading | None,
    reported: Reading | None,
    running: bool,  # noqa: FBT001  # a column of the table
) -> None:
    checklist = built(planned, reported)
    assert checklist.item("CD-01").running is running
    assert not checklist.item("TT-05").running


def test_a_task_with_a_growing_figure_waits_too() -> None:
    planned = plan(target("hoàn thành 98%", 40, "done_rate"), tasks=(task("Hoàn thành kế hoạch", 40),))
    (item,) = of_kind(built(planned, report(figure("done_rate", "60"))), ItemKind.TASK)
    assert item.running
    assert item.suggestion is None


def issue(**facts: object) -> Issue:
    given: dict[str, object] = {
        "rule": "A04",
        "severity": Severity.SERIOUS,
        "grade": Grade.CONTRADICTORY,
        "lines": (30,),
    }
    return Issue(**{**given, **facts})  # type: ignore[arg-type]  # each test names its own fields


@pytest.mark.parametrize(
    "found",
    [
        issue(facts={"working": "97,5 + 3,5 = 101"}),
        issue(lines=(99,), facts={"indicator": "on_time_rate", "working": "1 + 1 = 3"}),
        issue(lines=(99,), facts={"indicator": "late_rate", "other_indicator": "on_time_rate", "working": "1 + 1 = 3"}),
        issue(lines=(29, 30), facts={"indicator": "late_rate", "working": "97,5 + 3,5 = 101"}),
        issue(stated="97,5", computed="97,4"),
    ],
    ids=["same number", "same indicator", "the other indicator", "several lines", "stated and computed"],
)
def test_a_contradictory_figure_is_no_ground_for_a_verdict(found: Issue) -> None:
    item = built(None, report(figure("on_time_rate", "97.5")), issues=(found,)).item("TT-05")
    assert item.issues == (found.key,)
    assert item.suggestion is not None
    assert (item.suggestion.verdict, item.suggestion.reason) == (Verdict.INSUFFICIENT, "suggestion.contradicted")
    assert item.suggestion.facts["working"] in {"97,5 + 3,5 = 101", "1 + 1 = 3", "97,5 ≠ 97,4"}


@pytest.mark.parametrize(
    "found",
    [
        issue(grade=Grade.FORM, stated="97,5"),
        issue(severity=Severity.MINOR, stated="97,5"),
        issue(quote="another figure of the same long line", stated="12"),
        issue(facts={"indicator": "late_rate", "working": "498 - 471 = 27"}),
        issue(lines=(29, 30)),
    ],
    ids=["form", "cut, not wrong", "other number", "other indicator", "no reckoning"],
)
def test_a_lesser_issue_touches_the_item_and_leaves_its_proposal(found: Issue) -> None:
    item = built(None, report(figure("on_time_rate", "97.5")), issues=(found,)).item("TT-05")
    assert item.issues == (found.key,)
    assert item.suggestion is not None
    assert item.suggestion.reason == "suggestion.reported_part"


def test_an_issue_elsewhere_touches_nothing() -> None:
    plan_issue, other = issue(document="plan"), issue(lines=(77,))
    item = built(None, report(figure("on_time_rate", "97.5")), issues=(plan_issue, other)).item("TT-05")
    assert item.issues == ()


def rebuilt(previous: Checklist, planned: Reading, *judged: str) -> Checklist:
    known = catalogue()
    return build(match(planned, None, known), NOTHING, CRITERIA, known, previous, judged)


FIRST = plan(
    target("Tỷ lệ khác", 9),
    tasks=(
        task("Niêm yết công khai thủ tục hành chính tại Trung tâm", 40),
        task("Rà soát quy trình nội bộ giải quyết thủ tục hành chính", 41),
    ),
)


def test_the_same_documents_give_the_same_checklist_again() -> None:
    first = built(FIRST)
    assert rebuilt(first, FIRST) == first
    assert rebuilt(first, FIRST, *(item.id for item in first.items)) == first


def test_a_corrected_wording_keeps_its_id() -> None:
    first = built(FIRST)
    corrected = plan(
        *FIRST.targets,
        tasks=(FIRST.tasks[1], task("Niêm yết công khai thủ tục hành chính tại Trung tâm PVHCC", 44)),
    )
    again = rebuilt(first, corrected)
    by_words = {item.title.vi[:7]: item.id for item in of_kind(first, ItemKind.TASK)}
    assert {item.title.vi[:7]: item.id for item in of_kind(again, ItemKind.TASK)} == by_words


def test_other_words_or_another_group_are_another_item() -> None:
    first = built(FIRST)
    moved = plan(tasks=(replace(FIRST.tasks[0], group=DIGITAL), task("Mua sắm trang thiết bị", 41)))
    known = {item.id for item in of_kind(first, ItemKind.TASK)}
    assert known.isdisjoint(item.id for item in of_kind(rebuilt(first, moved), ItemKind.TASK))


def test_a_judged_item_that_is_gone_stays_withdrawn_at_the_end_of_its_group() -> None:
    first = built(FIRST)
    gone, dropped = of_kind(first, ItemKind.TASK)
    again = rebuilt(first, plan(), gone.id)
    kept = again.item(gone.id)
    assert kept.withdrawn
    assert kept.number == "3.03"
    assert dropped.id not in {item.id for item in again.items}
    back = rebuilt(again, FIRST, gone.id)
    assert not back.item(gone.id).withdrawn


def test_a_judged_criterion_of_another_set_stays_withdrawn() -> None:
    smaller = replace(CRITERIA, id="other", criteria=CRITERIA.criteria[:1])
    again = build(Case(plan=None, report=None), NOTHING, smaller, catalogue(), built(), ["TT-05"])
    assert [(item.id, item.withdrawn) for item in again.items] == [("CD-01", False), ("TT-05", True)]


def test_an_id_is_never_given_to_another_item() -> None:
    first = built(FIRST)
    words = FIRST.tasks[0].content
    corrected = rebuilt(first, plan(tasks=(task(words + " PVHCC", 40),)))
    both = rebuilt(corrected, plan(tasks=(task(words + " PVHCC", 40), task(words, 50))))
    kept, new = of_kind(both, ItemKind.TASK)
    assert kept.id == of_kind(first, ItemKind.TASK)[0].id
    assert new.id == f"{kept.id}-2"


def test_repeated_tasks_have_ids_of_their_own() -> None:
    twice = plan(tasks=(task("Niêm yết", 40), task("Niêm yết", 41)))
    first = built(twice)
    ids = [item.id for item in of_kind(first, ItemKind.TASK)]
    assert len(set(ids)) == 2
    assert [item.id for item in of_kind(rebuilt(first, twice), ItemKind.TASK)] == ids


def test_two_targets_of_one_sentence_are_told_apart_by_their_numbers() -> None:
    text = "hài lòng chung 95%, đất đai 85%"
    pair = plan(target(text, 9), replace(target(text, 9), value=(Decimal(85),)))
    ids = {item.planned.value: item.id for item in of_kind(built(pair), ItemKind.TARGET) if item.planned}
    turned = rebuilt(built(pair), plan(*reversed(pair.targets)))
    assert {i.planned.value: i.id for i in of_kind(turned, ItemKind.TARGET) if i.planned} == ids


def test_what_the_report_intends_next_is_no_result() -> None:
    section = GroupSection(code=PROCEDURES, ordinal="3", title="TTHC", duties=1, line=25)
    intended = replace(report(figure("on_time_rate", "99")), next_period_groups=(section,))
    assert built(None, intended).item("TT-05").reported is None
