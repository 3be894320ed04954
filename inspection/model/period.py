"""A span of days, of a document or an inspection; alone, for the list of inspections loads no other value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days, both ends included."""

    start: date
    end: date

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the span that ``str`` wrote; ``ValueError`` where it wrote none such."""
        start, _, end = text.partition("/")
        return cls(start=date.fromisoformat(start), end=date.fromisoformat(end))

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"
