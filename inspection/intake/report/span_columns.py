"""Tables with a column for each span of time: "Nội dung | 6 tháng | Quý III | 9 tháng".

The document's own column is read as statements; here are the splits that the others tell too: a row over its columns,
each column over the rows of a total, indented below it or above its row of sums.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.flat import flat
from inspection.intake.language.periods import column_span
from inspection.intake.report.tables import PART_ROW
from inspection.intake.structure.tables import rows
from inspection.model.documents import Breakdown, Part
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.intake.structure.tables import Row
    from inspection.model.documents import Period

_LEAST = 2
"""Spans, parts of a sum, and rows that add up before another row that nearly does is read as a sum too."""
_LONGEST_TITLE = 40
_NEARLY = Decimal("0.05")
_SUMS = re.compile(r"\W*(?:tong(?: so| cong)?|cong|tat ca)\b")
_STOCK = re.compile(
    r"chuyen sang|ky truoc|cuoi ky|dau ky|dang (?:giai quyet|xu ly|lam)|\bton\b|con lai|hien co|ty le|%"
)
"""What stands at a day, or is a rate, does not add up over time."""


class _Column(NamedTuple):
    place: int
    title: str
    span: Period


class _Line(NamedTuple):
    label: str
    part: bool
    values: dict[int, Decimal]
    line: int


def _spans(row: Row, period: Period) -> list[_Column]:
    titles = [(place, cell.strip(" *")) for place, cell in enumerate(row.cells) if 0 < len(cell) <= _LONGEST_TITLE]
    found = [(place, title, column_span(flat(title), period)) for place, title in titles if place]
    columns = [_Column(place, title, span) for place, title, span in found if span is not None]
    return columns if len({column.span for column in columns}) == len(columns) >= _LEAST else []


def _tiles(columns: Sequence[_Column]) -> tuple[_Column, list[_Column]] | None:
    """Return the column of the longest span and those that make it up without gap or overlap."""
    whole = max(columns, key=lambda column: column.span.end - column.span.start)
    others = sorted((one for one in columns if one is not whole), key=lambda column: column.span.start)
    parts: list[_Column] = []
    follows = whole.span.start
    for one in others:
        if one.span.start == follows:
            parts.append(one)
            follows = one.span.end + timedelta(days=1)
    complete = len(parts) >= _LEAST and parts[-1].span.end == whole.span.end
    return (whole, parts) if complete else None


def _lines(body: Sequence[Row], columns: Sequence[_Column]) -> list[_Line]:
    first = min(column.place for column in columns)
    found = []
    for row in body:
        label = next((cell for cell in row.cells[:first] if cell.strip(" *") and not cell.strip(" .*").isdigit()), "")
        cells = {one.place: row.cells[one.place].strip(" *") for one in columns if one.place < len(row.cells)}
        values = {place: value for place, cell in cells.items() if (value := parse_number(cell)) is not None}
        if label and values:
            found.append(_Line(label.strip(" *"), PART_ROW.match(label) is not None, values, row.line))
    return found


def _off(total: Decimal, parts: Sequence[Decimal]) -> Decimal:
    return abs(sum(parts, Decimal(0)) - total)


def _split(label: str, total: Decimal, parts: Sequence[tuple[str, Decimal]], line: int) -> Breakdown:
    made_of = tuple(Part(label=name, value=value) for name, value in parts)
    return Breakdown(of=label, total=total, parts=made_of, line=line)


def _over_time(lines: Sequence[_Line], columns: Sequence[_Column]) -> Iterator[Breakdown]:
    """Yield the rows whose columns add up; once some do, also one that nearly does."""
    tiles = _tiles(columns)
    if tiles is None:
        return
    whole, parts = tiles
    counted = [one for one in lines if {whole.place, *(part.place for part in parts)} <= set(one.values)]
    counted = [one for one in counted if not _STOCK.search(flat(one.label))]
    off = {one.line: _off(one.values[whole.place], [one.values[part.place] for part in parts]) for one in counted}
    right = sum(not value for value in off.values())
    for one in counted:
        total = one.values[whole.place]
        if not off[one.line] or (right >= _LEAST and off[one.line] <= total * _NEARLY):
            yield _split(one.label.lstrip("-–+• "), total, [(p.title, one.values[p.place]) for p in parts], one.line)


def _blocks(lines: Sequence[_Line]) -> Iterator[tuple[_Line, list[_Line]]]:
    """Yield each total with the rows that it counts together."""
    for place, one in enumerate(lines):
        if one.part:
            continue
        below = lines[place + 1 :]
        end = next((index for index, other in enumerate(below) if not other.part), len(below))
        if end >= _LEAST:
            yield one, list(below[:end])
        above = [other for other in lines[:place] if not other.part]
        if _SUMS.match(flat(one.label)) and len(above) >= _LEAST:
            yield one, above


def _over_rows(lines: Sequence[_Line], columns: Sequence[_Column]) -> Iterator[Breakdown]:
    """Yield each column of a total and its rows, where one of the columns adds up and this one nearly does."""
    for total, parts in _blocks(lines):
        told = [c for c in columns if all(c.place in one.values for one in (total, *parts))]
        off = {c.place: _off(total.values[c.place], [one.values[c.place] for one in parts]) for c in told}
        if not any(not value for value in off.values()):
            continue
        for column in told:
            value = total.values[column.place]
            if off[column.place] <= value * _NEARLY:
                made_of = [(one.label.lstrip("-–+• "), one.values[column.place]) for one in parts]
                yield _split(f"{total.label} ({column.title})", value, made_of, total.line)


def span_columns(passages: Sequence[Passage], period: Period | None, known: Sequence[Breakdown]) -> Iterator[Breakdown]:
    """Yield the splits of tables by time that are not known yet."""
    if period is None:
        return
    said = {(split.total, tuple(sorted(part.value for part in split.parts))) for split in known}
    start = 0
    while start < len(passages):
        if not passages[start].table:
            start += 1
            continue
        end = next((index for index in range(start, len(passages)) if not passages[index].table), len(passages))
        table = rows(passages, start, end)
        start = end
        columns = _spans(table[0], period) if len(table) > _LEAST else []
        if not columns:
            continue
        lines = _lines(table[1:], columns)
        for split in (*_over_time(lines, columns), *_over_rows(lines, columns)):
            key = (split.total, tuple(sorted(part.value for part in split.parts)))
            if key not in said and split.total:
                said.add(key)
                yield split
