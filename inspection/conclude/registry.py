"""What the registry gives a notice, as it is typed: a number without its symbol, a day that a notice can be of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.conclude.phrases import tidy

if TYPE_CHECKING:
    from datetime import date

_NUMBER = re.compile(r"\d{1,6}\w{0,3}")
"""Arabic numerals (Decree 30/2020, annex I, II.3); a letter may tell a number that was put in between: ``345a``."""


def number_of(typed: str, symbol: str) -> str | None:
    """Return the number that was typed, without the notice's own symbol; None where it is no number."""
    number = tidy(typed).removesuffix(f"/{tidy(symbol)}").strip()
    return number if not number or _NUMBER.fullmatch(number) else None


def day_fault(issued: date, last_day: date | None, today: date) -> str:
    """Return why a notice cannot be of a day: ``early``, before the last day on site, or ``future``; else nothing."""
    if last_day and issued < last_day:
        return "early"
    return "future" if issued > today else ""
