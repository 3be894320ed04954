"""What charts draw: levels reached, overdue dossiers by field, rates over periods; counted, never averaged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.earlier import earlier_periods
from inspection.kpi import overdue, targets, trends
from inspection.model.catalogue import Bilingual
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import Comparator, GroupCode
from inspection.model.documents import Breakdown, Part, Period
from inspection.model.events import ChecklistDrafted
from inspection.model.inspection import Answer, Details, Inspection, Team
from inspection.model.source import SourceRef
from inspection.workspace import Workspace
from tests.inspections import details, item, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

D = Decimal
PROCEDURES, DIGITAL = GroupCode.PROCEDURES, GroupCode.DIGITAL
YEARS = tuple(Period(start=date(year, 1, 1), end=date(year, 12, 31)) for year in (2023, 2024, 2025))


def per_cent(value: str | None, comparator: Comparator = Comparator.EQUAL) -> Quantity:
    return Quantity(value=None if value is None else D(value), unit="%", comparator=comparator)


def level(item_id: str, planned: str, reported: str | None = None) -> ChecklistItem:
    return replace(
        item(item_id, PROCEDURES),
        indicator=item_id,
        direction="up",
        planned=per_cent(planned, Comparator.AT_LEAST),
        reported=None if reported is None else per_cent(reported),
    )


def inspected(*asked: ChecklistItem, verified: dict[str, str] | None = None) -> Inspection:
    answers = {name: Answer(verified=per_cent(value)) for name, value in (verified or {}).items()}
    return Inspection(id="i", details=details(), checklist=Checklist(criteria_set="test", items=asked), answers=answers)


# -- levels reached


def test_levels_are_counted_with_what_report_and_team_say_of_them() -> None:
    found = targets(
        inspected(level("a", "98", "99"), level("b", "98", "97"), level("c", "98"), verified={"a": "97", "b": "98"})
    )
    assert [one.group for one in found] == list(GroupCode)
    mine = found[2]
    assert (mine.planned, mine.reported, mine.reported_reached) == (3, 2, 1)
    assert (mine.verified, mine.verified_reached) == (2, 1)
    assert (mine.reported_missed, mine.verified_missed) == (("b",), ("a",))
    assert all(one.planned == 0 for one in found if one.group is not PROCEDURES)


def test_what_cannot_be_held_against_a_level_is_not_counted_as_missed() -> None:
    of_people = replace(level("a", "98"), reported=Quantity(value=D(3), unit="người"))
    files = Quantity(value=D(98), unit="hồ sơ")
    either_way = replace(level("b", "98"), direction="", planned=files, reported=files)
    (_, _, mine, *_) = targets(inspected(of_people, either_way, level("c", "98")))
    assert (mine.planned, mine.reported, mine.reported_reached) == (3, 0, 0)


def test_a_foreign_plan_and_a_withdrawn_item_bind_nobody() -> None:
    foreign = replace(
        level("a", "98", "90"),
        planned=replace(per_cent("98"), source=SourceRef(document="plan", line=1)),
        planned_origin=Bilingual(vi="KH phường khác", en="another ward's plan"),
    )
    gone = replace(level("b", "98", "90"), withdrawn=True)
    assert targets(inspected(foreign, gone))[2].planned == 0


def test_a_level_that_a_task_is_to_reach_counts_once() -> None:
    criterion, task = level("a", "98", "90"), replace(level("b", "98", "90"), indicator="a")
    other = replace(level("c", "95", "90"), indicator="a")
    (_, _, mine, *_) = targets(inspected(criterion, task, other))
    assert (mine.planned, mine.reported, mine.reported_missed) == (2, 2, ("a", "c"))
    (_, _, mine, *_) = targets(inspected(criterion, task, verified={"b": "99"}))
    assert (mine.planned, mine.verified, mine.verified_reached, mine.reported_missed) == (1, 1, 1, ("b",))


# -- overdue by field


def split(*parts: tuple[str, int], of: str = "files_overdue", total: int | None = None) -> Breakdown:
    told = tuple(Part(label=label, value=D(value)) for label, value in parts)
    return Breakdown(of=of, total=None if total is None else D(total), parts=told, line=12)


def by_field(*splits: Breakdown) -> list[tuple[str, int, str]]:
    found = overdue(reading(breakdowns=splits), shipped().fields)
    return [(one.field, int(one.count), str(one.share)) for one in found]


def test_overdue_dossiers_stand_by_field_the_most_first() -> None:
    told = split(("hồ sơ lĩnh vực chứng thực", 3), ("hồ sơ thuộc lĩnh vực đất đai", 9), total=13)
    assert by_field(told) == [("đất đai", 9, "75.00"), ("chứng thực", 3, "25.00")]
    (first, _) = overdue(reading(breakdowns=(told,)), shipped().fields)
    assert (first.total, first.stated, first.line) == (D(12), D(13), 12)


@pytest.mark.parametrize(
    "parts",
    [
        (("trực tuyến", 4), ("trực tiếp", 8)),
        (("đã trả kết quả", 4), ("đang giải quyết về đất đai", 8)),
    ],
)
def test_other_parts_are_no_fields(parts: tuple[tuple[str, int], ...]) -> None:
    assert by_field(split(*parts)) == []


def test_a_field_that_no_list_knows_counts_where_the_report_calls_it_one() -> None:
    assert by_field(split(("lĩnh vực thăm dò", 1), ("lĩnh vực hải đảo", 2)))[0] == ("hải đảo", 2, "66.67")


def test_other_totals_and_repetitions_are_left_out() -> None:
    told = (("đất đai", 9), ("hộ tịch", 1))
    assert by_field(split(*told, of="files_received")) == []
    again = (("lĩnh vực Hộ tịch", 1), ("Đất đai", 9))
    assert len(by_field(split(*told), split(*again))) == 2
    assert len(by_field(split(*told), split(*again[:1], ("Đất đai", 8)))) == 4
    assert overdue(None, shipped().fields) == ()


def test_no_dossier_at_all_has_no_share() -> None:
    assert by_field(split(("đất đai", 0), ("hộ tịch", 0))) == [("đất đai", 0, "0"), ("hộ tịch", 0, "0")]


# -- rates over periods


def test_a_rate_is_followed_over_periods_the_verified_figure_first() -> None:
    years = [inspected(level("a", "95", "91")), inspected(level("a", "96", "99"), verified={"a": "93.5"})]
    (trend,) = trends(zip(YEARS, years, strict=False))
    assert (trend.indicator, trend.group) == ("a", PROCEDURES)
    assert [(str(one.held), one.change) for one in trend.points] == [("91", None), ("93.5", D("2.5"))]
    assert [one.period for one in trend.points] == list(YEARS[:2])
    assert trend.points[1].planned == D(96)


def test_a_period_that_tells_nothing_is_passed_over() -> None:
    years = [inspected(level("a", "95", "91")), inspected(level("a", "95")), inspected(level("a", "95", "90"))]
    (trend,) = trends(zip(YEARS, years, strict=True))
    assert [one.period.end.year for one in trend.points] == [2023, 2025]
    assert trend.points[1].change == D(-1)


def test_one_period_and_counts_make_no_trend() -> None:
    counted = replace(level("a", "5"), planned=None, reported=Quantity(value=D(5), unit="hồ sơ"))
    assert trends([(YEARS[0], inspected(level("a", "95", "91")))]) == ()
    assert trends([(period, inspected(counted)) for period in YEARS]) == ()


def test_trends_stand_in_the_order_of_the_latest_checklist() -> None:
    digital = replace(level("d", "95", "91"), group=DIGITAL)
    first = inspected(digital, level("a", "95", "91"), level("b", "95", "91"))
    last = inspected(level("b", "95", "91"), level("a", "95", "91"), digital)
    assert [one.indicator for one in trends(zip(YEARS, (first, last), strict=False))] == ["b", "a", "d"]


# -- the same ward's earlier periods


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    ticks = iter(range(1, 60))
    with Workspace.open(
        tmp_path / "workspace", name="Hoa", clock=lambda: datetime(2026, 1, 5, 8, next(ticks), tzinfo=UTC)
    ) as opened:
        yield opened


def begin(workspace: Workspace, period: Period | None, ward: str = "Hòa Mai", city: str = "Hải Phòng") -> Inspection:
    drafted = ChecklistDrafted(checklist=Checklist(criteria_set="test", items=(level("a", "95", "91"),)))
    told = Details(ward=ward, city=city, period=period)
    return workspace.begin(told, Team(), drafted).inspection


def test_earlier_periods_of_the_same_ward_are_found(workspace: Workspace) -> None:
    begin(workspace, YEARS[0])
    second = begin(workspace, YEARS[1], city="thành phố Hải Phòng")
    begin(workspace, YEARS[0], ward="Hòa Lan")
    begin(workspace, YEARS[0], city="Hải Dương")
    begin(workspace, None)
    begin(workspace, YEARS[2])
    ((period, found),) = earlier_periods(second, workspace)
    assert period == YEARS[0]
    assert (found.details.ward, found.details.city) == ("Hòa Mai", "Hải Phòng")


def test_of_one_period_the_inspection_changed_last_counts(workspace: Workspace) -> None:
    begin(workspace, YEARS[0])
    again = begin(workspace, YEARS[0])
    now = begin(workspace, YEARS[1])
    assert [one.id for _, one in earlier_periods(now, workspace)] == [again.id]


def test_without_a_period_there_is_nothing_before(workspace: Workspace) -> None:
    begin(workspace, YEARS[0])
    assert earlier_periods(begin(workspace, None), workspace) == ()
