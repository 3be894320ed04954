"""The order of many wards: the lowest first, what is not known last, names as Vietnamese sorts them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from inspection.model.checklist import Quantity
from inspection.model.codes import GroupCode
from inspection.model.inspection import Details, Inspection
from inspection.store.port import summarise
from inspection.ward_figures import HeldFigure, Points, WardFigures
from tests.inspections import Watch, item
from tui.overview_rows import OverviewRow, ordered


def row(ward: str, percent: str | None, figure: str | None, judged: int) -> OverviewRow:
    summary = summarise(Inspection(id=ward, details=Details(ward=ward)), Watch()(), "hoa")
    groups = dict.fromkeys(GroupCode, Points(Decimal(0), Decimal(0)))
    if percent:
        groups[GroupCode.DIGITAL] = Points(Decimal(percent), Decimal(100))
    figures = {"rate": HeldFigure(item("a"), Quantity(value=Decimal(figure)), verified=False)} if figure else {}
    known = WardFigures(groups=groups, figures=figures)
    return OverviewRow(summary=replace(summary, items=10, judged=judged), known=known)


ROWS = (row("Đông", "80", None, 3), row("Ân", "0", "5", 9), row("Dân", None, "0", 1))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("score", ["Ân", "Đông", "Dân"]),
        ("figure", ["Dân", "Ân", "Đông"]),
        ("progress", ["Dân", "Đông", "Ân"]),
        ("name", ["Ân", "Dân", "Đông"]),
    ],
)
def test_the_lowest_stands_first_and_the_unknown_last(order: str, expected: list[str]) -> None:
    assert [one.summary.ward for one in ordered(ROWS, order, "rate")] == expected
