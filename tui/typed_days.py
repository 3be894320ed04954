"""Days and spans of days as people type them in a form, and as a form shows them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from inspection.model.documents import Period
from inspection.vietnamese import format_date, parse_date

if TYPE_CHECKING:
    from inspection.model.inspection import Details

_YEAR = re.compile(r"(?:năm\s*)?([12]\d{3})")
_DAY = re.compile(r"\d{1,2}\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*\d{4})?")
_DAYS_OF_A_MONTH = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})/(\d{1,2}/\d{4})")
"""Such as 21-22/10/2025."""


class DaysOnSite(NamedTuple):
    """The days of an inspection."""

    first: date
    last: date | None = None
    """None for a single day."""


def period_text(period: Period) -> str:
    """Return a period as it is typed: ``01/07/2025 - 15/10/2025``."""
    return f"{format_date(period.start)} - {format_date(period.end)}"


def parse_period(text: str) -> Period | None:
    """Return the period that was typed: two dates with a dash or "đến" between them, or a year; None otherwise."""
    text = text.strip()
    if year := _YEAR.fullmatch(text.lower()):
        return Period(start=date(int(year[1]), 1, 1), end=date(int(year[1]), 12, 31))
    days = _DAY.findall(text)
    if len(days) != 2:  # noqa: PLR2004  # a period has two ends
        return None
    end = parse_date(days[1])
    start = parse_date(days[0]) or (parse_date(f"{days[0]}/{end.year}") if end else None)
    return Period(start=start, end=end) if start and end and start <= end else None


def days_text(details: Details) -> str:
    """Return the days on site as they are typed: one day, or the first and the last."""
    first, last = details.held_on, details.held_until
    if first is None:
        return ""
    return period_text(Period(start=first, end=last)) if last else format_date(first)


def parse_days(text: str) -> DaysOnSite | None:
    """Return the days on site that were typed: one date, or two with a dash or "đến" between them; None otherwise."""
    if short := _DAYS_OF_A_MONTH.fullmatch(text.strip()):
        text = f"{short[1]}/{short[3]} - {short[2]}/{short[3]}"
    if len(_DAY.findall(text)) < 2:  # noqa: PLR2004  # a span has two ends
        only = parse_date(text.strip())
        return DaysOnSite(only) if only else None
    span = parse_period(text)
    return DaysOnSite(span.start, span.end if span.end > span.start else None) if span else None
