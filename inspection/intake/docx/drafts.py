"""A line before it has its number."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Draft:
    """One line to be; fields as in ``model.source.Line``."""

    text: str
    page: int
    begins: bool | None = True
    row: bool = False
