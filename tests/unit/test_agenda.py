"""The calendar: the days that documents and the inspection set, how they stand on a day, and days that are off."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspection.agenda import agenda
from inspection.agenda.words import closed, standing, title
from inspection.catalogue import shipped
from inspection.fold import fold
from inspection.model.agenda import Agenda, AgendaDay
from inspection.model.codes import (
    AgendaKind,
    AgendaState,
    Decision,
    DocumentKind,
    DueKind,
    FindingKind,
    FindingState,
    Frequency,
    GroupCode,
    ItemKind,
    RetestVerdict,
    Verdict,
)
from inspection.model.corrections import Correction, Parts, keyed
from inspection.model.documents import Period, ReportingDeadline, Task
from inspection.model.events import DocumentRead, Event, InspectionOpened, ReadingCorrected
from inspection.model.finding import Finding
from inspection.model.inspection import Answer, Details, Inspection, Registration
from inspection.model.remediation import Remediation, WardReport
from inspection.model.source import SourceRef
from inspection.wording import Wording
from inspection.working_days import WorkingDays
from tests import inspections, notices

CASES = tomllib.loads((Path(__file__).resolve().parents[1] / "cases/agenda/reports.toml").read_text(encoding="utf-8"))
YEAR = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
TODAY = date(2025, 10, 24)


def looked_at(inspection: Inspection, today: date = TODAY) -> Agenda:
    return agenda(inspection, WorkingDays(shipped().holidays), today)


def of_plan(period: Period | None = YEAR, **parts: Any) -> Inspection:
    """Return an inspection with a plan."""
    plan = inspections.reading(DocumentKind.PLAN, period=period, **parts)
    return Inspection(id="0a", details=Details(ward="Hòa Mai"), plan=plan, as_read={"plan": plan})


def task(content: str = "Rà soát thủ tục", line: int = 7, **facts: Any) -> Task:
    known = {"due": "Trước ngày 30/9/2025", "due_kind": DueKind.DEADLINE, "due_end": "2025-09-30"} | facts
    return Task(no="1", group=None, content=content, lead="Văn phòng", partners="", product="", line=line, **known)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_reports_fall_due_where_the_words_tell_the_day(case: dict[str, Any]) -> None:
    deadline = ReportingDeadline(
        text=case["text"],
        frequency=tuple(map(Frequency, case["frequency"])),
        day=case.get("day"),
        date=case.get("date"),
        line=9,
    )
    also = [ReportingDeadline(text="báo cáo năm", frequency=(Frequency.ANNUAL,), line=10)] * case.get("annual", 0)
    period = Period.of(case["period"]) if "period" in case else None
    found = looked_at(of_plan(period, deadlines=(deadline, *also)))
    say = Wording("vi")
    told = [[str(one.day), title(one, say)] for one in found.days]
    assert told == case.get("expected", [])
    undated = [one for one in found.undated if one.source and one.source.line == deadline.line]
    assert bool(undated) is case.get("undated", False)


def test_tasks_fall_due_at_the_end_of_each_of_their_spans() -> None:
    twice = task(
        "Tự kiểm tra", 8, due_kind=DueKind.INTERVALS, due_end="2025-06-30;2025-11-30", due="Quý II và tháng 11"
    )
    others = [task("Trực", 9, due_kind=DueKind.CONTINUOUS, due_end=None), task("Họp", 10, due_kind=None, due_end=None)]
    days = looked_at(of_plan(tasks=(task(), twice, *others))).days
    assert [(str(one.day), one.about) for one in days] == [
        ("2025-06-30", "Tự kiểm tra"),
        ("2025-09-30", "Rà soát thủ tục"),
        ("2025-11-30", "Tự kiểm tra"),
    ]
    assert days[1].unit == "Văn phòng"
    assert days[1].source == SourceRef(document="plan", line=7, quote="Rà soát thủ tục")


def test_a_row_that_asks_for_a_report_is_told_once_with_its_own_words() -> None:
    row = task("Báo cáo tổng kết năm", 12, due_end="2025-12-05", due="Trước 05/12/2025")
    deadline = ReportingDeadline(text=row.due, frequency=(Frequency.ANNUAL,), date="2025-12-05", line=12)
    (day,) = looked_at(of_plan(tasks=(row,), deadlines=(deadline,))).days
    assert (day.kind, title(day, Wording("vi"))) == (AgendaKind.REPORT, "Báo cáo năm: Báo cáo tổng kết năm")


def test_another_wards_plan_binds_nobody() -> None:
    inspection = of_plan(tasks=(task(),))
    found = looked_at(replace(inspection, plan_is_own=False))
    assert (found.days, found.foreign_plan) == ((), True)


def test_a_reports_deadlines_count_with_their_dates_only() -> None:
    by_day = ReportingDeadline(
        text="báo cáo quý trước ngày 05 tháng cuối", frequency=(Frequency.QUARTERLY,), day=5, line=3
    )
    dated = ReportingDeadline(text="trước 15/11/2025", frequency=(Frequency.ONCE,), date="2025-11-15", line=4)
    report = inspections.reading(
        period=YEAR, deadlines=(by_day, dated), issue_date="2025-10-17", document_number="212/BC"
    )
    found = looked_at(Inspection(id="0a", details=Details(ward="x"), report=report, as_read={"report": report}))
    assert [(one.kind, str(one.day)) for one in found.days] == [("issued", "2025-10-17"), ("report", "2025-11-15")]
    assert [one.source.line for one in found.undated if one.source] == [3]


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict.MET, AgendaState.DONE),
        (Verdict.NOT_APPLICABLE, AgendaState.DONE),
        (Verdict.PARTLY, AgendaState.OVERDUE),
        (Verdict.NOT_MET, AgendaState.OVERDUE),
        (Verdict.INSUFFICIENT, AgendaState.PASSED),
        (None, AgendaState.PASSED),
    ],
)
def test_a_task_whose_day_is_past_stands_as_its_verdict_says(verdict: Verdict | None, state: AgendaState) -> None:
    item = replace(inspections.item("t"), kind=ItemKind.TASK, sources=(SourceRef(document="plan", line=7),))
    checklist = replace(inspections.checklist(), items=(item,))
    inspection = replace(of_plan(tasks=(task(),)), checklist=checklist, answers={"t": Answer(verdict=verdict)})
    (day,) = looked_at(inspection).days
    assert (day.state, day.item) == (state, "t")


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        (date(2025, 9, 1), AgendaState.LATER, "còn 29 ngày"),
        (date(2025, 9, 22), AgendaState.LATER, "còn 8 ngày"),
        (date(2025, 9, 23), AgendaState.SOON, "còn 7 ngày"),
        (date(2025, 9, 30), AgendaState.TODAY, "hôm nay"),
        (date(2025, 10, 1), AgendaState.PASSED, "đã qua 1 ngày"),
    ],
)
def test_a_day_stands_as_it_lies_to_today(today: date, state: AgendaState, words: str) -> None:
    (day,) = looked_at(of_plan(tasks=(task(),)), today).days
    assert (day.state, standing(day, today, Wording("vi"))) == (state, words)


def test_the_inspections_own_days() -> None:
    def finding(own: str, **facts: Any) -> Finding:
        known: dict[str, Any] = {"state": FindingState.CONFIRMED, "due": date(2025, 10, 20), "condition": own}
        return Finding(id=own, group=GroupCode.DIGITAL, **(known | facts))

    inspection = Inspection(
        id="0a",
        details=Details(ward="x", held_on=date(2025, 10, 1), remediation_due=date(2025, 12, 1)),
        registration=Registration(number="7", issued=date(2025, 10, 10)),
        findings=(
            finding("late", unit="Văn phòng"),
            finding("draft", state=FindingState.DRAFT),
            finding("struck", state=FindingState.STRUCK),
            finding("aside", in_conclusion=False),
            finding("good", kind=FindingKind.GOOD_PRACTICE),
            finding("without", due=None),
        ),
    )
    days = looked_at(inspection).days
    assert [(one.id, one.state) for one in days] == [
        ("visit", AgendaState.PASSED),
        ("notice", AgendaState.DONE),
        ("finding:late", AgendaState.OVERDUE),
        ("remediation", AgendaState.LATER),
    ]
    assert standing(days[2], TODAY, Wording("vi")) == "quá hạn 4 ngày"


def test_several_days_on_site_are_today_until_the_last() -> None:
    details = Details(ward="x", held_on=date(2025, 10, 22), held_until=date(2025, 10, 24))
    states = {}
    for day in (21, 22, 23, 24, 25):
        (visit,) = looked_at(Inspection(id="0a", details=details), date(2025, 10, day)).days
        states[day] = visit.state
    assert states == {21: "soon", 22: "today", 23: "today", 24: "today", 25: "passed"}


@pytest.mark.parametrize(
    ("reported", "verdict", "finding", "report"),
    [
        (None, None, AgendaState.OVERDUE, AgendaState.OVERDUE),
        (WardReport(received=date(2025, 10, 21)), None, AgendaState.PASSED, AgendaState.DONE),
        (WardReport(received=date(2025, 10, 21)), RetestVerdict.CORRECTED, AgendaState.DONE, AgendaState.DONE),
        (WardReport(received=date(2025, 10, 21)), RetestVerdict.PARTLY, AgendaState.OVERDUE, AgendaState.DONE),
    ],
)
def test_what_was_put_right_is_overdue_only_while_the_ward_is_waited_for(
    reported: WardReport | None, verdict: RetestVerdict | None, finding: AgendaState, report: AgendaState
) -> None:
    one = Finding(id="f", group=GroupCode.DIGITAL, state=FindingState.CONFIRMED, due=date(2025, 10, 20))
    inspection = Inspection(
        id="0a",
        details=Details(ward="x", remediation_due=date(2025, 10, 22)),
        findings=(one,),
        remediations={"f": Remediation(due=date(2025, 10, 21), report=reported, verdict=verdict)},
    )
    assert [(day.id, str(day.day), day.state) for day in looked_at(inspection).days] == [
        ("finding:f", "2025-10-21", finding),
        ("remediation", "2025-10-22", report),
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-01-28", "Ngày nghỉ (Tết Nguyên đán Ất Tỵ); ngày làm việc kế tiếp: 03/02/2025"),
        ("2035-09-02", "Ngày nghỉ (Quốc khánh); ngày làm việc kế tiếp: 04/09/2035"),
        ("2025-12-06", "Ngày nghỉ (cuối tuần); ngày làm việc kế tiếp: 08/12/2025"),
        ("2025-12-05", ""),
        ("2025-04-26", ""),  # a Saturday that was worked
    ],
)
def test_a_day_that_is_off_says_so_and_stays_where_it_is(day: str, told: str) -> None:
    (one,) = looked_at(of_plan(tasks=(task(due_end=day),))).days
    assert str(one.day) == day
    assert (closed(one, Wording("vi")), one.off) == (told, bool(told))


def test_ids_stay_when_words_and_days_are_corrected_and_are_all_different() -> None:
    rows = (
        task("Rà soát", 7),
        task("Rà soát", 8),
        task("Họp", 9, due_kind=DueKind.INTERVALS, due_end="2025-05-31;2025-10-31"),
    )
    quarterly = ReportingDeadline(text="trước ngày 05 tháng cuối quý", frequency=(Frequency.QUARTERLY,), day=5, line=3)
    plan = inspections.reading(DocumentKind.PLAN, period=YEAR, tasks=rows, deadlines=(quarterly,))
    opened: list[Event] = [
        InspectionOpened(details=Details(ward="x"), team=notices.team()),
        DocumentRead(role="plan", reading=plan),
    ]
    before = looked_at(fold(notices.journal((notices.HEAD, one) for one in opened)))
    (first, _), *_ = keyed(plan, "tasks")
    moved = replace(rows[0], due="Trước 15/11/2025", due_end="2025-11-15", content="Rà soát, công khai")
    one = Correction(item=first, decision=Decision.CORRECTED, before=Parts(tasks=rows[:1]), after=Parts(tasks=(moved,)))
    after = looked_at(
        fold(notices.journal((notices.HEAD, e) for e in (*opened, ReadingCorrected(role="plan", correction=one))))
    )
    assert {day.id for day in after.days} == {day.id for day in before.days}
    assert len({day.id for day in before.days}) == len(before.days) == 8
    days = {day.id: day for day in after.days}
    changed = [(day.day, days[day.id].day) for day in before.days if day.day != days[day.id].day]
    assert changed == [(date(2025, 9, 30), date(2025, 11, 15))]


def test_titles_are_there_in_both_languages() -> None:
    for language in ("vi", "en"):
        say = Wording(language)
        for kind in AgendaKind:
            told = title(AgendaDay(id="a", kind=kind, day=TODAY, about="x"), say)
            assert told.endswith(": x")
            assert "agenda" not in told
        for often in Frequency:
            assert "agenda" not in title(AgendaDay(id="a", kind=AgendaKind.REPORT, day=None, frequency=often), say)
