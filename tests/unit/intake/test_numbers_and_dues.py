"""Numbers and times as plans and reports word them: cases as data in ``tests/cases/reading``."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.intake.language.flat import flat
from inspection.intake.language.periods import stated
from inspection.intake.language.quantities import quantities
from inspection.intake.plan.dues import due_of
from inspection.model.documents import Period

if TYPE_CHECKING:
    from decimal import Decimal

CASES = Path(__file__).resolve().parents[2] / "cases" / "reading"
YEAR = Period(start=date(2026, 1, 1), end=date(2026, 12, 31))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


@pytest.mark.parametrize(("text", "expected"), _read("dues.toml")["due"].items())
def test_due(text: str, expected: list[str]) -> None:
    due = due_of(text, YEAR)
    assert [due.kind or "", due.start or "", due.end or "", due.frequency or ""] == expected


@pytest.mark.parametrize(("text", "expected"), _read("dues.toml")["period"].items())
def test_period(text: str, expected: list[str]) -> None:
    period = stated(flat(text))
    assert period is not None
    assert [period.start.isoformat(), period.end.isoformat()] == expected


@pytest.mark.parametrize("case", _read("quantities.toml")["case"], ids=lambda case: case["text"][:40])
def test_quantities(case: dict[str, Any]) -> None:
    found = quantities(flat(case["text"]), case["text"] if case.get("in_words") else "")
    assert [
        [_plain(q.value), q.unit or "", _plain(q.numerator), _plain(q.denominator), _plain(q.until)]
        for q in found.quantities
    ] == case["found"]
    assert [words for _, words in found.unclear] == case.get("unclear", [])


@given(st.text(max_size=200))
def test_the_flat_form_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(flat(text.replace("İ", "I"))) == len(text)


@given(st.text(alphabet="0123456789.,/%-() ahồsơđạtlàtrêntổngsố", max_size=60))
def test_no_number_is_read_that_is_not_written(text: str) -> None:
    digits = "".join(filter(str.isdigit, text))
    for quantity in quantities(flat(text)).quantities:
        written = "".join(filter(str.isdigit, str(quantity.value)))
        assert written.strip("0") in digits
