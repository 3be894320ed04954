"""Terms as people count them on the calendar, and a calendar that contradicts itself is refused."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inspection.catalogue import faults_of_holidays, shipped
from inspection.model.catalogue import Bilingual, Holidays, KnownYear, SpecialDays, YearlyHoliday
from inspection.model.codes import DayKind, TermUnit
from inspection.model.remediation import Term
from inspection.working_days import WorkingDays

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "calendar" / "working_days.toml").read_text("utf-8"))
DAYS = WorkingDays(shipped().holidays)
NAME = Bilingual(vi="Ngày nghỉ", en="Day off")


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_a_term_ends_where_the_calendar_says(case: dict[str, Any]) -> None:
    unit = TermUnit.WORKING if "working" in case else TermUnit.CALENDAR
    start = case["from"]
    due = DAYS.due(start, Term(count=case[unit], unit=unit))
    assert due == case["due"]
    doubts = DAYS.doubts(start, due)
    assert list(doubts.years) == case.get("unknown", [])
    assert [row.start for row in doubts.unsettled] == case.get("unsettled", [])


def test_every_row_of_the_shipped_calendar_has_its_source() -> None:
    holidays = shipped().holidays
    sources = [row.source for rows in (holidays.known, holidays.yearly, holidays.special) for row in rows]
    assert all(sources)
    known = {one.year for one in holidays.known}
    assert {row.start.year for row in holidays.special} == known


@pytest.mark.parametrize("year", [one.year for one in shipped().holidays.known])
def test_a_known_year_has_the_eleven_holidays_of_the_law(year: int) -> None:
    """Each is off itself or made up for; a swapped Saturday makes one more day off."""
    weekdays = sum(date.fromordinal(day).weekday() < 5 for day in range(*_ordinals(year)))
    worked = sum(DAYS.works_on(date.fromordinal(day)) for day in range(*_ordinals(year)))
    assert weekdays - worked == 11


def _ordinals(year: int) -> tuple[int, int]:
    return date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()


def test_a_calendar_that_contradicts_itself_is_refused() -> None:
    row = SpecialDays(start=date(2026, 3, 2), end=date(2026, 3, 4), kind=DayKind.OFF, name=NAME, source="x")
    year = KnownYear(year=2026, source="x")
    leap = YearlyHoliday(month=2, day=29, name=NAME, source="x")
    faulty = Holidays(
        known=(year, year),
        yearly=(leap,),
        special=(row, replace(row, start=date(2026, 3, 4)), replace(row, start=date(2026, 5, 2), end=date(2026, 5, 1))),
    )
    assert faults_of_holidays(faulty) == [
        "yearly 29/2",
        "special 2026-03-04–2026-03-04",
        "special 2026-05-02–2026-05-01",
        "known 2026 twice",
    ]
    assert faults_of_holidays(shipped().holidays) == []
