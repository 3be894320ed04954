"""Rates: whatever two numbers give, rounded or cut, is never called wrong; and no sum that holds makes an issue."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from inspection.rules.desk.percentage import Fit, fit, possible, share

counts = st.integers(min_value=1, max_value=200_000)
digits = st.integers(min_value=0, max_value=3)


@given(counts, counts, digits)
def test_what_two_numbers_give_always_fits(numerator: int, denominator: int, places: int) -> None:
    top, bottom = Decimal(min(numerator, denominator)), Decimal(denominator)
    digit = Decimal(1).scaleb(-places)
    exact = share(top, bottom)
    assert fit(exact.quantize(digit, ROUND_HALF_UP), top, bottom) is Fit.ROUNDED
    assert fit(exact.quantize(digit, ROUND_DOWN), top, bottom) <= Fit.TRUNCATED
    assert possible(exact.quantize(digit, ROUND_HALF_UP), bottom)
    assert possible(exact.quantize(digit, ROUND_DOWN), bottom)


@given(counts, counts, digits, st.integers(min_value=2, max_value=50))
def test_two_digits_away_never_fits(numerator: int, denominator: int, places: int, away: int) -> None:
    top, bottom = Decimal(min(numerator, denominator)), Decimal(denominator)
    digit = Decimal(1).scaleb(-places)
    assert fit(share(top, bottom).quantize(digit, ROUND_HALF_UP) + away * digit, top, bottom) is Fit.OFF
