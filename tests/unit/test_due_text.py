"""Due dates as people type them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from inspection.due_text import TypedDue, typed_due
from inspection.model.codes import TermUnit
from inspection.model.remediation import Term

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "calendar" / "due_texts.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["typed"] or "nothing")
def test_what_is_typed_means_a_day_or_a_term(case: dict[str, Any]) -> None:
    expected = None
    if "day" in case:
        expected = TypedDue(day=case["day"])
    elif "term" in case:
        expected = TypedDue(term=Term(count=case["term"], unit=TermUnit(case["unit"])), start=case.get("start"))
    assert typed_due(case["typed"]) == expected
