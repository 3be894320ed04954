"""A plan's targets and tasks find what the report says of them, and nothing that it does not say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from inspection.matching import match
from inspection.model.catalogue import Catalogue, Indicator
from inspection.model.codes import Comparator, DocumentKind, GroupCode
from inspection.model.documents import Figure, GroupSection, Reading, Target, Task
from tests.inspections import reading, two

ON_TIME = Indicator(
    id="files_on_time_rate",
    code="K24",
    group=GroupCode.PROCEDURES,
    name=two("Tỷ lệ đúng hạn"),
    unit="%",
    direction="up",
)
DONE = replace(ON_TIME, id="done_rate", name=two("Tỷ lệ hoàn thành"), numerator="done", denominator="assigned")
CATALOGUE = Catalogue(
    groups=(),
    criteria_sets=(),
    indicators={ON_TIME.id: ON_TIME, DONE.id: DONE},
    targets=(),
    rules={},
    legal={},
    faults=(),
    units=(),
)


def target(text: str, indicator: str | None = None, line: int = 5, unit: str = "%") -> Target:
    return Target(
        group=None,
        comparator=Comparator.AT_LEAST,
        value=(Decimal(95),),
        unit=unit,
        indicator=indicator,
        text=text,
        line=line,
    )


def figure(label: str, value: str | None = "97.5", line: int = 40, indicator: str | None = None) -> Figure:
    number = None if value is None else Decimal(value)
    return Figure(indicator=indicator, label=label, value=number, unit="%", quote=f"{label}: {value}%", line=line)


def task(content: str, line: int = 60) -> Task:
    return Task(no="1", group=None, content=content, lead="", partners="", due="", product="", line=line)


def plan(*targets: Target, tasks: tuple[Task, ...] = ()) -> Reading:
    return reading(DocumentKind.PLAN, targets=targets, tasks=tasks)


def test_a_target_finds_the_figure_of_its_indicator() -> None:
    wanted = figure("hồ sơ trước và đúng hạn", indicator="files_on_time_rate")
    report = reading(figures=(figure("hồ sơ giải quyết đúng hạn", line=30), wanted))
    (found,) = match(plan(target("Tỷ lệ đúng hạn", "files_on_time_rate")), report, CATALOGUE).targets
    assert (found.figure, found.likeness) == (wanted, 100)


def test_of_two_figures_of_an_indicator_the_one_with_a_number_answers() -> None:
    words = figure("đúng hạn", None, indicator="files_on_time_rate")
    number = figure("đúng hạn", "98", line=44, indicator="files_on_time_rate")
    report = reading(figures=(words, number))
    (found,) = match(plan(target("đúng hạn", "files_on_time_rate")), report, CATALOGUE).targets
    assert found.figure == number


@pytest.mark.parametrize(
    ("done", "assigned", "made"),
    [("17", "28", ("60.71", "17", "28")), (None, "0", (None, None, "0")), (None, "28", None), ("17", None, None)],
)
def test_a_rate_that_is_not_stated_is_made_of_its_two_numbers(
    done: str | None, assigned: str | None, made: tuple[str | None, ...] | None
) -> None:
    report = reading(figures=(figure("đã xong", done, 30, "done"), figure("được giao", assigned, 29, "assigned")))
    (found,) = match(plan(target("hoàn thành 95%", "done_rate")), report, CATALOGUE).targets
    if made is None:
        assert found.figure is None
    else:
        assert found.figure is not None
        told = (found.figure.value, found.figure.numerator, found.figure.denominator)
        assert told == tuple(Decimal(one) if one else None for one in made)
        assert (found.figure.line, found.likeness) == (30 if done else 29, 100)


def test_a_rate_of_another_unit_is_not_made() -> None:
    report = reading(figures=(figure("đã xong", "17", 30, "done"), figure("được giao", "28", 29, "assigned")))
    (found,) = match(plan(target("hoàn thành 20 việc", "done_rate", unit="việc")), report, CATALOGUE).targets
    assert found.figure is None


def test_without_indicator_like_words_match_in_spite_of_lost_accents() -> None:
    wanted = figure("Ty le giai ngan von dau tu cong")
    report = reading(figures=(figure("Tỷ lệ hộ nghèo của phường"), wanted))
    (found,) = match(plan(target("Tỷ lệ giải ngân vốn đầu tư công đạt 95%")), report, CATALOGUE).targets
    assert found.figure == wanted
    assert 80 <= found.likeness < 100


def test_two_different_indicators_never_match_however_like_their_words() -> None:
    report = reading(figures=(figure("Tỷ lệ giải ngân vốn đầu tư công", indicator="public_investment_rate"),))
    wanted = target("Tỷ lệ giải ngân vốn đầu tư công", "files_on_time_rate")
    (found,) = match(plan(wanted), report, CATALOGUE).targets
    assert found.figure is None


def test_another_unit_does_not_match() -> None:
    report = reading(figures=(figure("Tỷ lệ giải ngân vốn đầu tư công"),))
    wanted = target("Tỷ lệ giải ngân vốn đầu tư công", unit="tỷ đồng")
    assert match(plan(wanted), report, CATALOGUE).targets[0].figure is None


def test_what_the_report_intends_for_its_next_period_answers_nothing() -> None:
    section = GroupSection(code=GroupCode.PROCEDURES, ordinal="3", title="TTHC", duties=2, line=50)
    intended = figure("đúng hạn", line=55, indicator="files_on_time_rate")
    report = reading(figures=(intended,), next_period_groups=(section,))
    lines = ["…"] * 54 + ["Ban hành kế hoạch tuyên truyền cải cách hành chính"]
    tasks = (task("Ban hành kế hoạch tuyên truyền cải cách hành chính"),)
    case = match(plan(target("đúng hạn", "files_on_time_rate"), tasks=tasks), report, CATALOGUE, report_lines=lines)
    assert case.targets[0].figure is None
    assert case.tasks[0].line is None


def test_a_task_finds_the_clause_that_speaks_of_it() -> None:
    lines = [
        "Phần I",
        "Trong kỳ có nhiều việc; đã ban hành kế hoạch tuyên truyền cải cách hành chính; tiếp tục rà soát.",
    ]
    tasks = (task("Ban hành kế hoạch tuyên truyền cải cách hành chính"), task("Kiểm kê tài sản công", line=61))
    case = match(plan(tasks=tasks), reading(), CATALOGUE, report_lines=lines)
    spoken, silent = case.tasks
    assert spoken.line == 2
    assert spoken.quote == "đã ban hành kế hoạch tuyên truyền cải cách hành chính;"
    assert silent.line is None


def test_a_task_told_in_other_words_is_found_by_what_is_particular_to_it() -> None:
    lines = [
        *(
            f"Nội dung khác thứ {word} của báo cáo được nêu đầy đủ ở đây."
            for word in ("nhất", "hai", "ba", "tư", "năm")
        ),
        "UBND phường tiếp tục triển khai công tác của năm.",
        "Đã ban hành Kế hoạch số 61/KH-UBND ngày 16/10/2025 để theo dõi tình hình thi hành pháp luật năm 2025.",
    ]
    tasks = (
        task("Tiếp tục triển khai công tác theo dõi tình hình thi hành pháp luật hằng năm"),
        task("Tiếp tục triển khai công tác phòng cháy hằng năm", line=61),
        task("Tiếp tục triển khai công tác kiểm kê tài sản hằng năm", line=62),
    )
    monitoring, *others = match(plan(tasks=tasks), reading(), CATALOGUE, report_lines=lines).tasks
    assert monitoring.line == 7
    assert monitoring.likeness < 80
    assert [other.line for other in others] == [None, None]


def test_a_target_in_a_tasks_own_row_lends_it_its_figure() -> None:
    report = reading(figures=(figure("thanh toán", line=70, indicator="files_on_time_rate"),))
    row = plan(target("…", "files_on_time_rate", line=60), tasks=(task("Tỷ lệ hồ sơ đúng hạn từ 95%", line=60),))
    (found,) = match(row, report, CATALOGUE).tasks
    assert (found.line, found.likeness) == (70, 100)


def test_without_lines_the_quotes_of_the_figures_are_searched() -> None:
    report = reading(figures=(figure("Đã kiểm kê tài sản công", line=33),))
    (found,) = match(plan(tasks=(task("Kiểm kê tài sản công"),)), report, CATALOGUE).tasks
    assert found.line == 33


def test_one_document_alone_makes_a_case() -> None:
    wanted = target("đúng hạn", "files_on_time_rate")
    lonely = match(plan(wanted, tasks=(task("Kiểm kê"),)), None, CATALOGUE, plan_is_own=False)
    assert [(t.figure, t.likeness) for t in lonely.targets] == [(None, 0)]
    assert [t.line for t in lonely.tasks] == [None]
    assert not lonely.plan_is_own
    report_only = match(None, reading(), CATALOGUE, report_lines=["a"])
    assert (report_only.targets, report_only.tasks, report_only.report_lines) == ((), (), ("a",))
