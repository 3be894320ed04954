"""The assessment: progress apart from result, points by the scoring rules, exact figures, quick enough to be live."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from inspection import frames
from inspection.kpi import assess
from inspection.model.catalogue import Bilingual
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import Comparator, GroupCode, Verdict
from inspection.model.inspection import Answer, Inspection
from inspection.model.source import SourceRef
from inspection.scoring import FORMULA, share
from inspection.wording import LANGUAGES, texts
from tests.inspections import details, item

D = Decimal
MET, PARTLY, NOT_MET = Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET


def scored(item_id: str, points: str = "4", rule: str = "R3", group: GroupCode = GroupCode.PROCEDURES) -> ChecklistItem:
    return replace(item(item_id, group), points=D(points), scoring=(rule,), direction="up")


def rate(value: str | None, over: int | None = None, under: int | None = None) -> Quantity:
    return Quantity(
        value=None if value is None else D(value),
        unit="%",
        numerator=None if over is None else D(over),
        denominator=None if under is None else D(under),
    )


def inspected(*answered: tuple[ChecklistItem, Answer | None]) -> Inspection:
    return Inspection(
        id="i",
        details=details(),
        checklist=Checklist(criteria_set="test", items=tuple(asked for asked, _ in answered)),
        answers={asked.id: answer for asked, answer in answered if answer is not None},
    )


def test_an_empty_inspection_has_seven_groups_and_no_result() -> None:
    assessment = assess(Inspection(id="i", details=details()))
    assert [score.group for score in assessment.groups] == list(GroupCode)
    assert (assessment.total.items, assessment.total.percent, assessment.total.progress) == (0, None, 0)
    assert assessment.indicators == ()


def test_verdicts_give_all_half_or_nothing_of_the_points() -> None:
    verdicts = (MET, PARTLY, NOT_MET, Verdict.INSUFFICIENT)
    assessment = assess(inspected(*((scored(v.value), Answer(verdict=v)) for v in verdicts)))
    procedures = assessment.groups[2]
    assert (procedures.points, procedures.possible) == (D(6), D(16))
    assert procedures.percent == D("37.5")
    assert dict(procedures.verdicts) == {v: int(v in verdicts) for v in Verdict}


def test_what_is_not_judged_or_does_not_apply_is_left_out_of_the_possible_points() -> None:
    assessment = assess(
        inspected(
            (scored("a"), Answer(verdict=MET)),
            (scored("b"), Answer(verdict=Verdict.NOT_APPLICABLE)),
            (scored("c"), None),
            (scored("d"), Answer(note="xem sau")),
        )
    )
    assert (assessment.total.points, assessment.total.possible) == (D(4), D(4))
    assert (assessment.total.items, assessment.total.judged, assessment.total.progress) == (4, 2, 50)


def test_progress_and_result_do_not_touch_each_other() -> None:
    bad = assess(inspected((scored("a"), Answer(verdict=NOT_MET)), (scored("b"), Answer(verdict=NOT_MET))))
    assert (bad.total.progress, bad.total.percent) == (100, D("0.0"))
    good = assess(inspected((scored("a"), Answer(verdict=MET)), (scored("b"), None)))
    assert (good.total.progress, good.total.percent) == (50, D("100.0"))


def test_tasks_and_targets_count_for_progress_only() -> None:
    assessment = assess(inspected((item("task-1"), Answer(verdict=MET))))
    assert (assessment.total.judged, assessment.total.possible) == (1, D(0))


def test_groups_add_up_to_the_total() -> None:
    assessment = assess(
        inspected(
            (scored("a", group=GroupCode.STEERING), Answer(verdict=MET)),
            (scored("b", "2.5", group=GroupCode.DIGITAL), Answer(verdict=PARTLY)),
        )
    )
    assert assessment.total.group is None
    assert assessment.total.points == sum((g.points for g in assessment.groups), D(0)) == D("5.25")
    assert assessment.total.verdicts[MET] == 1


def test_a_withdrawn_item_is_no_longer_counted() -> None:
    gone = replace(scored("a"), withdrawn=True, reported=rate("90"))
    assessment = assess(inspected((gone, Answer(verdict=MET)), (scored("b"), None)))
    assert (assessment.total.items, assessment.total.judged, assessment.indicators) == (1, 0, ())


# Points by rate: rule, planned, reported, verified, verdict → share of the points.
RATES = [
    ("R2", None, None, rate(None, 8747, 8785), MET, D(8747) / D(8785)),
    ("R2", None, None, rate("79.99"), MET, D(0)),
    ("R2", None, None, rate("80"), NOT_MET, D("0.8")),
    ("R2", None, None, rate("104"), MET, D(1)),
    ("R2", None, rate("92"), None, MET, D("0.92")),
    ("R2", None, rate("92"), None, PARTLY, D("0.5")),
    ("R2", None, rate("92"), None, NOT_MET, D(0)),
    ("R2", None, rate("100"), rate("90"), MET, D("0.9")),
    ("R2", None, rate("99"), None, Verdict.INSUFFICIENT, D(0)),
    ("R2", None, rate("99"), rate(None, 1, 0), MET, D(1)),
    ("R7", "95", None, rate("96"), PARTLY, D(1)),
    ("R7", "95", None, rate("76"), PARTLY, D("0.8")),
    ("R7", "95", rate("76"), None, MET, D("0.8")),
    ("R7", None, rate("76"), None, MET, D(1)),
    ("R7", "none", rate("76"), None, MET, D(1)),
    ("R3", "95", rate("76"), rate("76"), MET, D(1)),
]


@pytest.mark.parametrize(("rule", "planned", "reported", "verified", "verdict", "expected"), RATES)
def test_points_by_rate(
    rule: str,
    planned: str | None,
    reported: Quantity | None,
    verified: Quantity | None,
    verdict: Verdict,
    expected: Decimal,
) -> None:
    number = D(planned) if planned and planned != "none" else None
    level = Quantity(value=number, unit="%", comparator=Comparator.AT_LEAST) if planned else None
    asked = replace(scored("a", rule=rule), planned=level, reported=reported)
    assert share(asked, Answer(verdict=verdict, verified=verified)) == expected


def test_lower_is_better_where_the_indicator_says_so() -> None:
    level = Quantity(value=D(2), unit="%", comparator=Comparator.AT_MOST)
    asked = replace(scored("a", rule="R7"), direction="down", planned=level)
    assert share(asked, Answer(verdict=MET, verified=rate("1"))) == 1
    assert share(asked, Answer(verdict=NOT_MET, verified=rate("4"))) == D("0.5")
    assert share(replace(asked, scoring=("R2",)), Answer(verdict=PARTLY, verified=rate("4"))) == D("0.5")


def test_a_target_of_nought_that_is_missed_earns_nothing() -> None:
    level = Quantity(value=D(0), unit="", comparator=Comparator.AT_MOST)
    asked = replace(scored("a", rule="R7"), direction="down", planned=level)
    assert share(asked, Answer(verdict=NOT_MET, verified=Quantity(value=D(3)))) == 0


def test_a_growing_figure_and_a_foreign_plan_leave_the_verdict_alone() -> None:
    growing = replace(scored("a", rule="R2"), running=True, reported=rate("60"))
    assert share(growing, Answer(verdict=MET)) == 1
    level = Quantity(value=D(95), unit="%", comparator=Comparator.AT_LEAST, source=SourceRef(document="plan", line=1))
    foreign = replace(scored("a", rule="R7"), planned=level, planned_origin=Bilingual(vi="KH", en="P"))
    assert share(foreign, Answer(verdict=MET, verified=rate("76"))) == 1


@pytest.mark.parametrize(
    ("points", "verdict", "expected"),
    [
        ("2", MET, "2"),
        ("2", PARTLY, "1"),
        ("2", NOT_MET, "0"),
        ("2", Verdict.INSUFFICIENT, "0"),
        ("-1", MET, "0"),
        ("-1", NOT_MET, "-1"),
        ("-1", Verdict.NOT_APPLICABLE, "0"),
        ("-1", Verdict.INSUFFICIENT, "0"),
        ("-1", None, "0"),
    ],
)
def test_bonus_and_penalty_stand_beside_the_hundred_points(points: str, verdict: Verdict | None, expected: str) -> None:
    total = assess(inspected((scored("TP-01", points, "R6"), Answer(verdict=verdict)))).total
    assert (total.bonus, total.points, total.possible) == (D(expected), D(0), D(0))


def test_points_are_rounded_once_so_that_sums_agree() -> None:
    asked = [(scored(f"a{n}", "1", "R2"), Answer(verdict=MET, verified=rate(None, 2, 3))) for n in range(3)]
    asked = [(one, replace(answer, verified=rate(None, 8, 9))) for one, answer in asked]
    assert assess(inspected(*asked)).total.points == D("2.67")


def test_an_indicators_figures_stand_side_by_side() -> None:
    asked = replace(
        scored("TT-05"),
        indicator="files_on_time_rate",
        planned=Quantity(value=D(98), unit="%", comparator=Comparator.AT_LEAST),
        reported=rate("99.56", 8747, 8785),
    )
    (row,) = assess(inspected((asked, Answer(verified=rate(None, 8700, 8785))))).indicators
    assert (row.item, row.group, row.indicator, row.unit) == (
        "TT-05",
        GroupCode.PROCEDURES,
        "files_on_time_rate",
        "%",
    )
    assert row.label == asked.title.vi
    assert (row.planned, row.reported, row.recomputed, row.verified) == (
        D(98),
        D("99.56"),
        D("99.567445"),
        D("99.032442"),
    )


def test_large_and_whole_numbers_stay_as_they_are() -> None:
    money = Quantity(value=D("21738646640"), unit="đồng")
    (row,) = assess(inspected((replace(scored("a"), reported=money), None))).indicators
    assert (str(row.reported), row.unit, row.recomputed, row.verified) == ("21738646640", "đồng", None, None)


def test_an_item_without_figures_has_no_row() -> None:
    assert assess(inspected((scored("a"), Answer(verdict=MET)))).indicators == ()


def test_frames_have_their_declared_schema_even_when_empty() -> None:
    empty = Inspection(id="i", details=details())
    assert dict(frames.answers(empty).schema) == frames.answer_schema()
    full = inspected((replace(scored("a"), reported=rate("90")), Answer(verdict=MET)))
    assert dict(frames.figures(empty).schema) == dict(frames.figures(full).schema) == frames.figure_schema()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_formula_is_one_sentence(language: str) -> None:
    sentence = texts(language)[FORMULA]
    assert sentence.endswith(".")
    assert ". " not in sentence
