"""Vietnamese text: letters folded, numbers read and written, days in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from inspection.vietnamese import (
    fold,
    format_number,
    paper_date,
    parse_date,
    parse_number,
    syllable_pairs,
    wording_key,
    words,
    written_date,
)


def test_accents_and_the_barred_d_fold_away() -> None:
    assert fold("Đường ĐẶNG Ủy uỷ") == "duong dang uy uy"


def test_a_letter_that_is_met_for_the_first_time_folds_as_ever_after() -> None:
    assert [fold("Ǻ § Ḝ"), fold("Ǻ § Ḝ")] == ["a § e", "a § e"]


def test_a_wording_is_its_words_without_its_numbers() -> None:
    assert words("Đã giải quyết 8.785/8.823 hồ sơ") == ["da", "giai", "quyet", "8", "785", "8", "823", "ho", "so"]
    assert wording_key("Đã giải quyết 8.785/8.823 hồ sơ") == "da giai quyet ho so"


def test_two_neighbouring_syllables_make_a_pair_over_what_is_no_letter() -> None:
    assert syllable_pairs("thu tuc 12 hanh chinh") == {"thu tuc", "tuc hanh", "hanh chinh"}
    assert syllable_pairs("mot") == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8.823", "8823"),
        ("1 234 567", "1234567"),
        ("99,56", "99.56"),
        ("12.345,6", "12345.6"),
        ("01", "1"),
        ("1.5", "1.5"),
        ("94.63", "94.63"),
        ("1,234,567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        (" -3 ", "-3"),
        ("0.500", "500"),
        ("1.23.4", None),
        ("1234.567", None),
        ("12,34,56", None),
        ("5.", None),
        ("", None),
        ("mười", None),
    ],
)
def test_a_number_is_read_as_it_is_written_or_not_at_all(text: str, value: str | None) -> None:
    assert parse_number(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("8823", None, "8.823"),
        ("99.560", None, "99,56"),
        ("99.560", 3, "99,560"),
        ("99.567", 2, "99,57"),
        ("100", None, "100"),
        ("100.00", None, "100"),
        ("1234567.5", 0, "1.234.568"),
    ],
)
def test_a_number_is_written_with_dots_and_a_comma(value: str, decimals: int | None, text: str) -> None:
    assert format_number(Decimal(value), decimals) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_a_day_in_words_leads_small_months_with_a_zero(day: date, text: str) -> None:
    assert written_date(day) == text
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2025, 8, 6), "06/8/2025"), (date(2026, 1, 15), "15/01/2026"), (date(2025, 12, 1), "01/12/2025"), (None, "")],
)
def test_a_day_on_paper_leads_small_months_with_a_zero_too(day: date | None, text: str) -> None:
    assert paper_date(day) == text
    assert parse_date(text) == day


def test_a_day_that_is_none_is_none() -> None:
    assert parse_date("ngày 31/02/2026") is None
    assert parse_date("31/12") is None
