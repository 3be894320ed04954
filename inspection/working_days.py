"""Terms in working days and in calendar days, with the public holidays of Vietnam. Pure.

The first day of a term is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2), and a term in calendar days whose last
day is off ends with the next working day (Điều 148 khoản 5). Offices work five days a week. The holidays are data
(``datasets/catalogue/holidays.toml``); in a year whose notice is not in it only the weekends and the holidays with a
date of their own are off, and ``doubts`` says so: no due date is given out as surer than it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection.model.codes import DayKind, TermUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.catalogue import Bilingual, Holidays, SpecialDays
    from inspection.model.remediation import Term

_DAY = timedelta(days=1)
_SATURDAY = 5
LONGEST = 999
"""Days of the longest term that can be set; no remediation takes years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What may make a count of working days wrong."""

    years: tuple[int, ...] = ()
    """Years whose days off are not all known."""
    unsettled: tuple[SpecialDays, ...] = ()
    """Days that were counted as the week has them and may turn out to be off."""

    def __bool__(self) -> bool:
        return bool(self.years or self.unsettled)


class WorkingDays:
    """Which days are worked, and how far apart they lie."""

    def __init__(self, holidays: Holidays) -> None:
        self._known = {one.year for one in holidays.known}
        self._yearly_rows = holidays.yearly
        self._yearly = tuple((one.month, one.day) for one in holidays.yearly)
        self._special = {day: row for row in holidays.special for day in _days_of(row)}
        self._by_law: dict[int, frozenset[date]] = {}

    def works_on(self, day: date) -> bool:
        """Tell whether offices are open on a day."""
        row = self._special.get(day)
        if row and row.kind is not DayKind.UNSETTLED:
            return row.kind is DayKind.WORKING
        return not _is_weekend(day) and (day.year in self._known or day not in self._off_by_law(day.year))

    def holiday(self, day: date) -> Bilingual | None:
        """Return which holiday closes offices on a day; None on any other day, a weekend among them."""
        if self.works_on(day):
            return None
        row = self._special.get(day)
        named = {(one.month, one.day): one.name for one in self._yearly_rows}
        return row.name if row else named.get((day.month, day.day))

    def after(self, start: date, count: int) -> date:
        """Return the working day that is ``count`` after a day, which is not counted; 0 gives the day itself."""
        return self._walked(start, count, _DAY)

    def before(self, end: date, count: int) -> date:
        """Return the working day that is ``count`` before a day, which is not counted; 0 gives the day itself."""
        return self._walked(end, count, -_DAY)

    def between(self, start: date, end: date) -> int:
        """Return how many working days lie after ``start`` and not after ``end``; below 0 where ``end`` is earlier."""
        if end < start:
            return -self.between(end, start)
        return sum(self.works_on(start + _DAY * step) for step in range(1, (end - start).days + 1))

    def ending(self, day: date) -> date:
        """Return the day itself, or the next working day where it is off."""
        while not self.works_on(day):
            day += _DAY
        return day

    def due(self, start: date, term: Term) -> date:
        """Return the last day of a term that runs from a day."""
        if term.unit is TermUnit.WORKING:
            return self.after(start, term.count)
        return self.ending(start + _DAY * term.count)

    def doubts(self, start: date, end: date) -> Doubts:
        """Return what may make a count between two days wrong; a span of weekends only has no doubt about it."""
        first, last = sorted((start, end))
        rows = {row.start: row for day, row in self._special.items() if first < day <= last}
        unsettled = [row for row in rows.values() if row.kind is DayKind.UNSETTLED]
        years = {(first + _DAY).year, *range(first.year + 1, last.year + 1)} if first < last else set()
        return Doubts(
            years=tuple(sorted(years - self._known)), unsettled=tuple(sorted(unsettled, key=lambda row: row.start))
        )

    def _walked(self, day: date, count: int, step: timedelta) -> date:
        while count > 0:
            day += step
            count -= self.works_on(day)
        return day

    def _off_by_law(self, year: int) -> frozenset[date]:
        """Return the holidays of a year that has no notice yet.

        One that falls on a weekend is made up for on the next working day (Bộ luật Lao động 2019, Điều 111 khoản 3).
        """
        if year not in self._by_law:
            off = {date(year, month, day) for month, day in self._yearly}
            for day in sorted(off):
                made_up = day
                while _is_weekend(day) and (_is_weekend(made_up) or made_up in off):
                    made_up += _DAY
                off.add(made_up)
            self._by_law[year] = frozenset(off)
        return self._by_law[year]


def _is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _days_of(row: SpecialDays) -> Iterator[date]:
    day = row.start
    while day <= (row.end or row.start):
        yield day
        day += _DAY
