"""How values are written in lines: periods, moments, units; short enough for a column, long enough to be plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from inspection.vietnamese import format_date, visible

if TYPE_CHECKING:
    from datetime import date, datetime

    from inspection.model.documents import Period
    from inspection.wording import Wording


def period_words(period: Period | None) -> str:
    """Return a period as ``01/07–15/10/2025``, or with both years where they differ; nothing for none."""
    if period is None:
        return ""
    same = period.start.year == period.end.year
    return f"{period.start:%d/%m}{'' if same else f'/{period.start.year}'}–{format_date(period.end)}"


def moment_words(moment: datetime, today: date, wording: Wording) -> str:
    """Return when something happened: the time today, day and time this year, else the date."""
    local = moment.astimezone()
    if local.date() == today:
        return wording("home.today", time=f"{local:%H:%M}")
    return f"{local:%d/%m %H:%M}" if local.year == today.year else format_date(local.date())


def ward_name(ward_type: str, ward: str) -> str:
    """Return a ward's name as a title has it, such as ``Phường Hòa Mai``."""
    name = f"{ward_type} {ward}".strip()
    return name[:1].upper() + name[1:]


def fitted(text: str, width: int) -> str:
    """Return a text of exactly so many cells: cut with an ellipsis, or filled with spaces."""
    plain = visible(text).replace("\n", " ").replace("\t", " ")
    if cell_len(plain) <= width:
        return plain + " " * (width - cell_len(plain))
    return set_cell_size(plain, max(0, width - 1)) + "…"
