"""Tables as they stand in text: tabs or Markdown, headers repeated on each page, rows cut in two by a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.structure.passages import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.structure.passages import Passage

_LONGEST_HEADER = 80
"""Characters of a column's title."""
_LONGEST_HEADERS = 400
"""Characters of a row of titles; rows of tasks are longer, and most rows are tasks."""
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_RULE_CELL = re.compile(r":?-{2,}:?|")


@dataclass(slots=True)
class Row:
    """One row: its cells without marks, and where it stands. A passage of running text between rows has one cell."""

    cells: list[str]
    line: int
    table: bool = True

    @property
    def filled(self) -> list[str]:
        """Return the cells that hold something."""
        return [cell for cell in self.cells if cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it; ``columns`` names what each column holds."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def cells(text: str) -> list[str]:
    """Return the cells of a row."""
    if "\t" in text:
        parts = text.split("\t")
    else:
        parts = _PIPE.split(text.strip())
        parts = parts[1 if parts and not parts[0].strip() else 0 :]
        parts = parts[:-1] if parts and not parts[-1].strip() else parts
    if "<" in text:
        parts = [_BREAK.sub(" ", part) for part in parts]
    return [clean(part.replace("\\|", "|"))[0] for part in parts]


def _is_rule(row: list[str]) -> bool:
    return bool(row) and all(_RULE_CELL.fullmatch(cell.replace(" ", "")) for cell in row) and any(row)


def rows(passages: Sequence[Passage], start: int = 0, end: int | None = None) -> list[Row]:
    """Return all rows of a stretch of passages, the running text between them as rows of one cell."""
    found = []
    for passage in passages[start:end]:
        if not passage.table:
            found.append(Row([passage.text], passage.line, table=False))
            continue
        parts = cells(passage.text)
        if not _is_rule(parts) and any(parts):
            found.append(Row(parts, passage.line))
    return found


def named_columns(row: Row, names: Sequence[tuple[str, re.Pattern[str]]]) -> tuple[str, ...] | None:
    """Return what each column of a header holds, or None where the row is no such header."""
    if sum(map(len, row.cells)) > _LONGEST_HEADERS:
        return None
    found: list[str] = []
    for cell in row.cells:
        words = flat(cell).strip(" .:*")
        free = names if words and len(words) <= _LONGEST_HEADER else ()
        found.append(next((name for name, pattern in free if name not in found and pattern.search(words)), ""))
    return tuple(found)
