"""What the form of a new inspection makes of two readings and of what a person types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inspection.model.codes import DocumentKind, Grade, Severity
from inspection.model.documents import Period, Reading
from inspection.model.issue import Issue
from tests.readings import NINE_MONTHS, plan_reading, report_reading
from tui.new_form import NewForm, Paper
from tui.typed_days import DaysOnSite, parse_days, parse_period, period_text


def _form(plan: Reading | None = None, report: Reading | None = None) -> NewForm:
    papers = {"plan": plan, "report": report}
    return NewForm(papers={role: Paper(path=Path(role), reading=one) for role, one in papers.items() if one})


def _texts(form: NewForm) -> set[str]:
    return {fault.text.removeprefix("new_inspection.") for fault in form.faults()}


def test_the_report_speaks_before_the_plan() -> None:
    form = _form(plan_reading(ward="Tân Lập"), report_reading())
    assert (form.value("ward"), form.value("ward_type")) == ("Hòa Mai", "phường")
    assert form.details().period == NINE_MONTHS


def test_what_was_typed_wins_and_can_be_taken_back() -> None:
    form = _form(report=report_reading()).with_typed("ward", " Tân Lập ")
    assert form.details().ward == "Tân Lập"
    assert _texts(form) == {"other_ward"}
    assert form.with_typed("ward", None).details().ward == "Hòa Mai"


@pytest.mark.parametrize(
    ("plan", "own"),
    [
        (plan_reading(), True),
        (plan_reading(ward="HÒA  MAI"), True),
        (plan_reading(ward="Tân Lập"), False),
        (plan_reading(period=Period(start=date(2026, 1, 1), end=date(2026, 12, 31))), False),
        (plan_reading(ward=None, period=None), True),
    ],
)
def test_a_plan_of_another_ward_or_year_is_noticed(plan: Reading, own: bool) -> None:  # noqa: FBT001
    form = _form(plan, report_reading())
    assert form.own is own
    assert ("other_plan" in _texts(form)) is not own
    assert form.with_own(not own).own is not own


@pytest.mark.parametrize(
    ("form", "texts", "ready"),
    [
        (NewForm(), {"no_documents", "no_ward", "no_period"}, False),
        (_form(report_reading(), plan_reading()), {"not_a.plan", "not_a.report"}, False),
        (_form(report_reading(), plan_reading()).exchanged(), set(), True),
        (_form(plan_reading(kind=DocumentKind.UNKNOWN)), {"unknown.plan"}, True),
        (_form(report=report_reading(ward=None)), {"no_ward"}, False),
        (_form(report=report_reading(period=None)), {"no_period"}, True),
        (_form(report=report_reading()).with_typed("period", "quý này"), {"bad_period"}, False),
        (_form(report=report_reading()).with_typed("held_on", "31/02/2025"), {"bad_days"}, False),
        (_form(report=report_reading()).with_typed("held_on", "21/10/2025"), set(), True),
        (
            NewForm(papers={"plan": Paper(path=Path("x"))}).with_typed("ward", "A"),
            {"still_reading", "no_period"},
            False,
        ),
        (
            NewForm(papers={"plan": Paper(path=Path("x"), problem="!")}).with_typed("ward", "A"),
            {"not_readable", "no_period"},
            False,
        ),
    ],
)
def test_faults_are_found_and_hard_ones_hold_it_back(form: NewForm, texts: set[str], ready: bool) -> None:  # noqa: FBT001
    assert _texts(form) == texts
    assert form.ready is ready
    assert [fault.hard for fault in form.faults()] == sorted((fault.hard for fault in form.faults()), reverse=True)


def test_the_same_file_twice_is_refused() -> None:
    report = report_reading()
    assert "same_document" in _texts(_form(replace(report, kind=DocumentKind.PLAN), report))


def test_a_name_from_damaged_text_is_to_be_looked_at() -> None:
    damage = Issue(rule="reading.damaged_text", severity=Severity.MODERATE, grade=Grade.FORM)
    form = _form(plan_reading(ward="Hoa Mal", issues=(damage,)))
    assert _texts(form) == {"doubtful_ward"}
    assert _texts(form.with_typed("ward", "Hòa Mai")) == {"other_ward"}


def test_a_draft_is_taken_up_as_it_was_but_for_what_has_to_be_read_again() -> None:
    form = _form(plan_reading(), report_reading()).with_typed("city", "Hải Đăng").with_own(own=False)
    again = NewForm.from_draft(form.draft())
    assert {role: paper.path for role, paper in again.papers.items()} == {
        "plan": Path("plan"),
        "report": Path("report"),
    }
    assert all(paper.pending for paper in again.papers.values())
    assert (again.typed, again.plan_is_own, again.team_path) == ({"city": "Hải Đăng"}, False, None)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"papers": 3}', '{"papers": {}, "team": null, "typed": [], "own": 1}']
)
def test_a_draft_that_is_none_gives_an_empty_form(text: str) -> None:
    assert NewForm.from_draft(text) == NewForm()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("01/07/2025 - 15/10/2025", (2025, 7, 1), (2025, 10, 15)),
        ("1/7/2025 đến 15/10/2025", (2025, 7, 1), (2025, 10, 15)),
        ("từ ngày 01/7 đến ngày 15/10/2025", (2025, 7, 1), (2025, 10, 15)),
        ("năm 2025", (2025, 1, 1), (2025, 12, 31)),
        ("2026", (2026, 1, 1), (2026, 12, 31)),
    ],
)
def test_periods_are_understood(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    period = parse_period(text)
    assert period == Period(start=date(*start), end=date(*end))
    assert parse_period(period_text(period)) == period


@pytest.mark.parametrize("text", ["", "0000", "15/10/2025 - 01/07/2025", "01/07/2025", "31/02/2025 - 01/07/2025", "x"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("21/10/2025", DaysOnSite(date(2025, 10, 21))),
        ("21/10/2025 - 22/10/2025", DaysOnSite(date(2025, 10, 21), date(2025, 10, 22))),
        ("21/10 đến 22/10/2025", DaysOnSite(date(2025, 10, 21), date(2025, 10, 22))),
        ("21-22/10/2025", DaysOnSite(date(2025, 10, 21), date(2025, 10, 22))),
        ("21/10/2025 - 21/10/2025", DaysOnSite(date(2025, 10, 21))),
        ("22/10/2025 - 21/10/2025", None),
        ("31/02/2025", None),
        ("2025", None),
        ("hôm qua", None),
    ],
)
def test_days_on_site_are_understood_or_refused(text: str, days: DaysOnSite | None) -> None:
    assert parse_days(text) == days


def test_days_scope_and_term_go_into_the_details() -> None:
    form = _form(report=report_reading()).with_typed("held_on", "21-22/10/2025").with_typed("scope", " TTHC ")
    assert (form.details().held_on, form.details().last_day, form.details().scope) == (
        date(2025, 10, 21),
        date(2025, 10, 22),
        "TTHC",
    )
    early = form.with_typed("remediation_due", "22/10/2025")
    assert "new_inspection.due_early" in {fault.text for fault in early.faults()}
    assert early.ready
    late = form.with_typed("remediation_due", "23/10/2025")
    assert "new_inspection.due_early" not in {fault.text for fault in late.faults()}
