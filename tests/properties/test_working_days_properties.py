"""Working days: counting and walking agree, in both directions, in known and unknown years."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspection.catalogue import shipped
from inspection.model.codes import TermUnit
from inspection.model.remediation import Term
from inspection.working_days import LONGEST, WorkingDays

DAYS = WorkingDays(shipped().holidays)
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
counts = st.integers(min_value=0, max_value=80)


@given(days, counts)
def test_what_was_walked_is_what_is_counted(start: date, count: int) -> None:
    end = DAYS.after(start, count)
    assert DAYS.between(start, end) == count
    assert count == 0 or DAYS.works_on(end)
    assert DAYS.after(DAYS.before(end, count), count) == (end if count else start)


@given(days, counts, counts)
def test_two_terms_end_where_their_sum_does(start: date, first: int, second: int) -> None:
    assert DAYS.after(DAYS.after(start, first), second) == DAYS.after(start, first + second)


@given(days, days, days)
def test_counts_add_up_and_turn_round(a: date, b: date, c: date) -> None:
    assert DAYS.between(a, b) + DAYS.between(b, c) == DAYS.between(a, c)
    assert DAYS.between(a, b) == -DAYS.between(b, a)


@given(days, days, st.integers(min_value=1, max_value=LONGEST), st.sampled_from(TermUnit))
def test_a_later_start_never_gives_an_earlier_end(a: date, b: date, count: int, unit: TermUnit) -> None:
    first, last = sorted((a, b))
    term = Term(count=count, unit=unit)
    assert DAYS.due(first, term) <= DAYS.due(last, term)
    assert DAYS.works_on(DAYS.due(first, term))


@given(days, st.integers(min_value=0, max_value=500))
def test_a_span_inside_known_years_has_no_unknown_one(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    known = {one.year for one in shipped().holidays.known}
    inside = all((start + timedelta(days=n)).year in known for n in range(1, length + 1))
    assert (not DAYS.doubts(start, end).years) == inside
    assert DAYS.doubts(start, end) == DAYS.doubts(end, start)
