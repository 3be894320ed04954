"""Formats without a null: what is None is left out and comes back as None, and nothing else may be missing."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from inspection import codec
from inspection.model import checklist, documents, events, finding, inspection, issue, kpi, notice, source

MODULES = (checklist, documents, events, finding, inspection, issue, kpi, notice, source)


def has_none(plain: object) -> bool:
    if isinstance(plain, dict):
        return any(has_none(value) for value in plain.values())
    return any(map(has_none, plain)) if isinstance(plain, list) else plain is None


@pytest.mark.parametrize(
    "value",
    [
        events.VerdictGiven(item="TT-01", verdict=None),
        events.FigureVerified(item="TT-01", verified=None),
        events.FigureVerified(item="TT-01", verified=checklist.Quantity(value=None, numerator=Decimal("1.50"))),
        documents.Figure(indicator=None, label="x", value=None, quote="", line=1),
    ],
)
def test_none_is_left_out_and_comes_back(value: object) -> None:
    plain = codec.to_plain(value, sparse=True)
    assert not has_none(plain)
    assert codec.from_plain(type(value), plain, sparse=True) == value


def test_only_a_field_that_may_be_none_may_be_missing() -> None:
    with pytest.raises(ValueError, match=r"\$\.item"):
        codec.from_plain(events.VerdictGiven, {"verdict": "met"}, sparse=True)
    with pytest.raises(ValueError, match="verdict"):
        codec.from_plain(events.VerdictGiven, {"item": "TT-01"})


def test_something_else_than_a_table_is_a_fault_with_its_path() -> None:
    with pytest.raises(ValueError, match=r"invalid value.*\$\.source"):
        codec.from_plain(documents.Reading, {"kind": "plan", "source": ["?"]}, sparse=True)


def test_no_field_of_the_model_has_a_default_that_none_would_be_taken_for() -> None:
    wrong = [
        f"{kind.__name__}.{field.name}"
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind)
        for field in dataclasses.fields(kind)
        if NoneType in get_args(get_type_hints(kind)[field.name]) and field.default not in {None, dataclasses.MISSING}
    ]
    assert not wrong
