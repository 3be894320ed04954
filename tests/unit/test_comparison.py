"""Two inspections side by side: what is one item, one figure, one finding, and what nobody has proved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from inspection.comparison import compare, in_order
from inspection.earlier import others
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import FindingKind, FindingState, GroupCode, ItemKind, RetestVerdict, Verdict
from inspection.model.comparison import Fate, Trend
from inspection.model.documents import Period
from inspection.model.finding import Finding
from inspection.model.inspection import Answer, Details, Inspection
from inspection.model.remediation import Remediation
from inspection.store.port import summarise
from tests.inspections import Watch, finding, item, two


def rate(own: str, reported: str | None, direction: str = "up", unit: str = "%") -> ChecklistItem:
    quantity = Quantity(value=Decimal(reported), unit=unit) if reported else None
    return replace(item(own), indicator=own, direction=direction, reported=quantity, points=Decimal(2), scoring=("R1",))


def inspected(year: int, *items: ChecklistItem, ward: str = "Hòa Mai", **facts: object) -> Inspection:
    details = Details(ward=ward, period=Period(start=date(year, 1, 1), end=date(year, 9, 30)))
    checklist = Checklist(criteria_set="test", items=items)
    return replace(Inspection(id=f"{ward}-{year}", details=details, checklist=checklist), **facts)  # type: ignore[arg-type]  # each test names its own fields


def judged(**verdicts: Verdict | None) -> dict[str, Answer]:
    return {own: Answer(verdict=verdict) for own, verdict in verdicts.items()}


@pytest.mark.parametrize(
    ("former", "latter", "trend"),
    [
        (Verdict.NOT_MET, Verdict.MET, Trend.BETTER),
        (Verdict.MET, Verdict.PARTLY, Trend.WORSE),
        (Verdict.MET, Verdict.MET, Trend.SAME),
        (Verdict.MET, Verdict.NOT_APPLICABLE, Trend.OTHER),
        (Verdict.INSUFFICIENT, Verdict.MET, Trend.OTHER),
        (None, Verdict.MET, Trend.OTHER),
    ],
)
def test_verdicts_go_up_or_down_or_cannot_be_told(former: Verdict | None, latter: Verdict, trend: Trend) -> None:
    before = inspected(2024, item("a"), answers=judged(a=former))
    (pair,) = compare(before, inspected(2025, item("a"), answers=judged(a=latter))).items
    assert pair.trend is trend
    assert pair.changed is (trend is not Trend.SAME and former is not None)


def test_items_are_one_by_code_and_words_or_by_words_and_never_by_code_alone() -> None:
    def task(own: str, words: str) -> ChecklistItem:
        return replace(item(own), kind=ItemKind.TASK, title=two(words))

    before = inspected(
        2024,
        item("a"),
        replace(item("b"), title=two("Niêm yết thủ tục")),
        task("t1", "Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2024"),
        task("t2", "Tổ chức đối thoại"),
    )
    after = inspected(
        2025,
        item("a"),
        replace(item("b"), title=two("Một câu hỏi khác hẳn")),
        task("t9", "Ban hành Kế hoạch tuyên truyền cải cách hành chính năm 2025"),
        replace(item("w"), withdrawn=True),
    )
    found = compare(before, after)
    assert [(pair.before.id, pair.after.id) for pair in found.items] == [("a", "a"), ("t1", "t9")]
    assert (found.only_before, found.only_after) == (2, 1)


def test_figures_carry_their_difference_and_which_way_is_better() -> None:
    before = inspected(
        2024, rate("on_time", "97.5"), rate("late", "4", "down", "hồ sơ"), rate("people", "9", "information")
    )
    after = inspected(
        2025,
        rate("on_time", "96"),
        rate("late", "2", "down", "hồ sơ"),
        rate("people", "10", "information"),
        rate("fresh", "1"),
        answers={"on_time": Answer(verified=Quantity(value=Decimal(98), unit="%"))},
    )
    found = {pair.indicator: pair for pair in compare(before, after).figures}
    assert found.keys() == {"on_time", "late", "people"}
    assert (found["on_time"].difference, found["on_time"].trend) == (Decimal("0.5"), Trend.BETTER)
    assert (found["on_time"].verified_before, found["on_time"].verified_after) == (False, True)
    assert (found["late"].difference, found["late"].trend) == (Decimal(-2), Trend.BETTER)
    assert found["people"].trend is Trend.OTHER


def test_of_several_items_with_one_figure_a_verified_one_counts_and_else_the_first() -> None:
    figures = [replace(rate(own, reported), indicator="on_time") for own, reported in zip("abc", "123", strict=True)]
    former = inspected(2024, *figures)
    seen = {own: Answer(verified=Quantity(value=Decimal(value), unit="%")) for own, value in (("b", 7), ("c", 8))}
    (pair,) = compare(former, inspected(2025, *figures, answers=seen)).figures
    assert (pair.before.value, pair.after.value, pair.verified_after) == (Decimal(1), Decimal(7), True)


def test_figures_in_other_units_have_no_difference() -> None:
    (pair,) = compare(inspected(2024, rate("a", "90")), inspected(2025, rate("a", "90", unit="hồ sơ"))).figures
    assert (pair.difference, pair.trend) == (None, Trend.OTHER)


def _fates(before: Inspection, after: Inspection) -> dict[str, Fate]:
    return {pair.finding.id: pair.fate for pair in compare(before, after).findings}


def test_a_finding_is_repeated_by_its_item_or_by_its_words() -> None:
    former = (finding("f1", "Hồ sơ quá hạn nhiều", "a"), finding("f2", "Chưa niêm yết công khai thủ tục hành chính"))
    latter = (
        finding("g1", "Còn 12 hồ sơ trễ hạn", "a"),
        finding("g2", "Chưa niêm yết công khai các thủ tục hành chính"),
        finding("g3", "Chưa lập kế hoạch tuyên truyền"),
        replace(finding("g4", "Mô hình hay"), kind=FindingKind.GOOD_PRACTICE),
        replace(finding("g5", "Gạch bỏ"), state=FindingState.STRUCK),
    )
    before = inspected(2024, item("a"), findings=former)
    fates = _fates(before, inspected(2025, item("a"), findings=latter))
    assert fates == {"g1": Fate.REPEATED, "g2": Fate.REPEATED, "g3": Fate.NEW}


def test_put_right_is_only_what_somebody_saw_put_right() -> None:
    former = tuple(finding(f"f-{own}", f"Thiếu sót {own * 9}", own) for own in ("a", "b", "c"))
    before = inspected(
        2024,
        *(item(own) for own in "abc"),
        findings=former,
        remediations={"f-c": Remediation(verdict=RetestVerdict.CORRECTED)},
    )
    after = inspected(2025, *(item(own) for own in "abc"), answers=judged(a=Verdict.MET, b=None))
    assert _fates(before, after) == {"f-a": Fate.FIXED, "f-b": Fate.UNSEEN, "f-c": Fate.FIXED}
    both = inspected(2024, item("a"), item("b"), findings=(finding("f", "Thiếu sót", "a", "b"),))
    assert _fates(both, after) == {"f": Fate.UNSEEN}
    sister = inspected(2025, *(item(own) for own in "abc"), ward="Tân Lập", answers=judged(a=Verdict.MET))
    assert set(_fates(before, sister).values()) == {Fate.UNSEEN}


def test_findings_of_other_groups_are_not_one() -> None:
    one = Finding(id="f", group=GroupCode.DIGITAL, condition="Hồ sơ quá hạn")
    fates = _fates(inspected(2024, findings=(finding("g"),)), inspected(2025, findings=(one,)))
    assert fates == {"f": Fate.NEW, "g": Fate.UNSEEN}


def test_groups_are_compared_by_their_points() -> None:
    before = inspected(2024, rate("a", None), rate("b", None), answers=judged(a=Verdict.MET, b=Verdict.NOT_MET))
    other = replace(rate("c", None), group=GroupCode.DIGITAL)
    after = inspected(2025, rate("a", None), rate("b", None), other, answers=judged(a=Verdict.MET, c=Verdict.MET))
    pair = next(one for one in compare(before, after).groups if one.group is GroupCode.PROCEDURES)
    found = (pair.points_before, pair.possible_before, pair.points_after, pair.possible_after)
    assert found == tuple(map(Decimal, (2, 4, 2, 2)))


def test_the_earlier_period_comes_first() -> None:
    former, latter = inspected(2024), inspected(2025)
    assert in_order(latter, former) == (former, latter)
    assert in_order(former, latter) == (former, latter)
    sister = inspected(2025, ward="Tân Lập")
    assert in_order(sister, latter) == (sister, latter)


def test_the_ward_s_latest_period_before_is_offered_first() -> None:
    here = inspected(2025)
    known = [inspected(2025, ward="Tân Lập"), inspected(2023), inspected(2024), inspected(2026), here]
    summaries = [summarise(one, Watch()(), "hoa") for one in known]
    found = others(here, summaries)
    assert [(one.summary.id, one.earlier) for one in found] == [
        ("Hòa Mai-2024", True),
        ("Hòa Mai-2023", True),
        ("Hòa Mai-2026", False),
        ("Tân Lập-2025", False),
    ]
