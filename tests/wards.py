"""Invented wards that were inspected: three items each, judged, with one verified figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.checklist import Checklist, Quantity
from inspection.model.codes import GroupCode, Verdict
from inspection.model.documents import Period
from inspection.model.events import ChecklistDrafted, FigureVerified, VerdictGiven
from inspection.model.inspection import Details, Team
from tests.sittings import invented_item

if TYPE_CHECKING:
    from inspection.session import Session
    from inspection.workspace import Workspace


def inspected(workspace: Workspace, year: int, rate: str, verdicts: str, ward: str = "Hòa Mai") -> Session:
    """Begin an inspection of three items that were judged: m met, n not met, - not at all."""
    on_time = replace(
        invented_item("on-time", "3.01", "Tỷ lệ hồ sơ giải quyết đúng hạn"),
        indicator="files_on_time_rate",
        direction="up",
        points=Decimal(4),
        scoring=("R7",),
    )
    items = (
        replace(
            invented_item("plan", "1.01", "Kế hoạch được ban hành", GroupCode.STEERING),
            points=Decimal(1),
            scoring=("R1",),
        ),
        on_time,
        replace(invented_item("posted", "3.02", "Niêm yết công khai thủ tục"), points=Decimal(2), scoring=("R1",)),
    )
    period = Period(start=date(year, 1, 1), end=date(year, 12, 31))
    session = workspace.begin(
        Details(ward=ward, city="Hải Đăng", period=period),
        Team(),
        ChecklistDrafted(checklist=Checklist(criteria_set="proposal-2025", items=items)),
    )
    codes = {"m": Verdict.MET, "n": Verdict.NOT_MET}
    for one, letter in zip(items, verdicts, strict=True):
        if letter in codes:
            session.record(VerdictGiven(item=one.id, verdict=codes[letter]))
    session.record(FigureVerified(item="on-time", verified=Quantity(value=Decimal(rate), unit="%")))
    return session
