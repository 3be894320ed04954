"""A due date as people type it: a day, or a term in working or calendar days, from a day of its own or the usual one.

A bare number counts working days, for that is how offices set terms; "15 ngày" means days of the calendar, as the law
has it where nothing else is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import TermUnit
from inspection.model.remediation import Term
from inspection.vietnamese import fold, parse_date
from inspection.working_days import LONGEST

if TYPE_CHECKING:
    from datetime import date

_DATE = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_DAY = re.compile(rf"(?:ngay\s+)?(?P<day>{_DATE})")
_TERM = re.compile(
    r"(?P<count>\d{1,3})\s*(?P<unit>ngay lam viec|nlv|working days?|ngay|days?)?"
    rf"(?:\s+(?:ke )?(?:tu|from)\s+(?:ngay\s+)?(?P<start>{_DATE}))?"
)
_CALENDAR = ("ngay", "day", "days")
_YEARS = range(1990, 2200)
"""Years that a due date may lie in or be counted from; a slip of the finger is none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDue:
    """What was typed: a day, or a term with the day that it runs from, if one was typed too."""

    day: date | None = None
    term: Term | None = None
    start: date | None = None


def typed_due(text: str) -> TypedDue | None:
    """Return what a text says of a due date; None where it says none, or a day or term that cannot be."""
    folded = " ".join(fold(text).split())
    if found := _DAY.fullmatch(folded):
        day = _day(found["day"])
        return TypedDue(day=day) if day else None
    found = _TERM.fullmatch(folded)
    if found is None or not 0 < int(found["count"]) <= LONGEST:
        return None
    start = _day(found["start"]) if found["start"] else None
    if found["start"] and start is None:
        return None
    unit = TermUnit.CALENDAR if found["unit"] in _CALENDAR else TermUnit.WORKING
    return TypedDue(term=Term(count=int(found["count"]), unit=unit), start=start)


def _day(text: str) -> date | None:
    day = parse_date(text)
    return day if day and day.year in _YEARS else None
