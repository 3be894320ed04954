"""The tables of a document as rules see them: the titles of their columns, and the number that each cell holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s:|-]+")
_VALUE = re.compile(
    r"(?P<sign>[+−-]|tang|giam)? ?(?P<number>\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    r"\s*(?P<percent>%?)(?: ?[a-z][a-z /]{0,24})?"
)
"""All that a cell with one number holds: its sign, and a unit behind it."""
_FALLS = frozenset(("-", "−", "giam"))
_COUNTER = re.compile(r"\(?\d{1,2}\)?(?: ?= ?(?P<made>[()\d+/x*% -]+))?")
_ORDER = re.compile(r"s?tt|so tt|so thu tu|stt/tt")
_SUM = re.compile(
    r"(?:tong(?: (?:so|cong|chung|hop))?|cong(?: chung)?|(?:toan|ca) (?:phuong|xa|dia ban|nam|ky)|tat ca|chung)"
    r"(?: \([^)]*\))?"
)
_SHARE = re.compile(r"\bt[yi] le\b|%|\bt[yi] trong\b")
_RANKS = (
    re.compile(r"[ivx]{1,4}\.?"),
    re.compile(r"[a-h]\.?"),
    re.compile(r"\d{1,2}\.?"),
    re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?"),
)
_BELOW = re.compile(r"^(?:[-+•]|trong do\b|[a-h]\) )")
_SPAN = re.compile(r"\d{1,2} thang(?: (?:dau|cuoi|cua))?(?: nam)?(?: 20\d\d)?|20\d\d|\d (?:quy|nam)(?: dau)?")
"""A title that names a span of time, and is no amount: "6 tháng", "2025"."""
_LONGEST = 40
"""Characters of a cell that holds a number and not a sentence."""
_FEWEST = 2
"""Rows, and cells with a number, from which something is a table of numbers."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, its cells, and the number of each cell, negative for a fall."""

    line: int
    cells: tuple[str, ...]
    numbers: tuple[Decimal | None, ...]
    shares: frozenset[int]
    """The columns whose number is written with a per cent sign."""


@dataclass(frozen=True)
class Grid:
    """A table: its folded titles, the rows below them and the row of sums, each as it stands."""

    titles: tuple[str, ...]
    counters: tuple[str, ...]
    """What a row of counters says of each column, such as "(5)=(3)+(4)"; nothing where there is none."""
    rows: tuple[Row, ...]
    sums: Row | None

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Return the columns of counts and amounts."""
        return tuple(place for place in self._filled if not self._is_share(place))

    @cached_property
    def shares(self) -> tuple[int, ...]:
        """Return the columns of rates."""
        return tuple(place for place in self._filled if self._is_share(place))

    @cached_property
    def all_rows(self) -> tuple[Row, ...]:
        """Return the rows with that of the sums."""
        return (*self.rows, self.sums) if self.sums else self.rows

    @cached_property
    def label(self) -> int:
        """Return the column that names the rows: the first one of words."""
        words = (
            place
            for place in range(len(self.titles))
            if not _ORDER.fullmatch(self.titles[place])
            and sum(row.numbers[place] is None and bool(row.cells[place]) for row in self.rows) > len(self.rows) // 2
        )
        return next(words, 0)

    def ranks(self) -> tuple[tuple[Row, ...], ...]:
        """Return the rows by their rank in a list with items below items; one group where all are of one rank."""
        ranked: dict[int, list[Row]] = {}
        for row in self.rows:
            ranked.setdefault(self._rank(row), []).append(row)
        return tuple(tuple(rows) for _, rows in sorted(ranked.items()))

    def kinds(self) -> tuple[tuple[Row, ...], ...]:
        """Return the rows by what a first column says that they split the whole by: sex, age, degree."""
        words = {
            place for row in self.rows for place, cell in enumerate(row.cells) if cell and row.numbers[place] is None
        }
        if self.label + 1 not in words:
            return ()
        kinds = tuple(tuple(rows) for _, rows in groupby(self.rows, lambda row: fold(row.cells[self.label])))
        names = {fold(rows[0].cells[self.label]) for rows in kinds}
        alone = any(len(rows) < _FEWEST for rows in kinds)
        return () if alone or len(kinds) < _FEWEST or len(names) < len(kinds) or "" in names else kinds

    def _rank(self, row: Row) -> int:
        first, label = fold(row.cells[0]).strip(), fold(row.cells[self.label]).strip()
        if _BELOW.match(first) or _BELOW.match(label):
            return len(_RANKS)
        return next((rank for rank, pattern in enumerate(_RANKS) if pattern.fullmatch(first)), 2)

    @cached_property
    def _filled(self) -> tuple[int, ...]:
        return tuple(
            place
            for place, title in enumerate(self.titles)
            if not _ORDER.fullmatch(title)
            and not self._counts_rows(place)
            and sum(row.numbers[place] is not None for row in self.all_rows) >= _FEWEST
        )

    def _counts_rows(self, place: int) -> bool:
        """Tell whether a first column without a title only numbers the rows."""
        return place == 0 and [row.numbers[0] for row in self.rows] == list(range(1, len(self.rows) + 1))

    def _is_share(self, place: int) -> bool:
        written = sum(place in row.shares for row in self.all_rows)
        return bool(_SHARE.search(self.titles[place])) or 2 * written > len(self.all_rows)


def grids(lines: Sequence[str]) -> Iterator[Grid]:
    """Give the tables of some lines in order, those with numbers in them."""
    table: list[tuple[int, list[str]]] = []
    for number, line in enumerate((*lines, ""), 1):
        if "\t" in line.strip() or line.count("|") >= _FEWEST:
            if not _RULE.fullmatch(line):
                table.append((number, _cells(line)))
            continue
        if table and line.strip():
            yield from _of_each(table)
            table = []
    yield from _of_each(table)


def _of_each(table: list[tuple[int, list[str]]]) -> Iterator[Grid]:
    for part in _parted(table):
        yield from _grid(part)


def _cells(line: str) -> list[str]:
    parts = line.split("\t") if "\t" in line.strip() else _CELL.split(line.strip().removeprefix("|").removesuffix("|"))
    return [part.strip(" *") for part in parts]


def _parted(table: list[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    """Give the rows of each of some tables that follow one another: new titles open a new one, the same go on."""
    first: Sequence[str] = table[0][1] if table else ()
    part: list[tuple[int, list[str]]] = []
    for number, cells in table:
        if part and all(cells) and len(cells) > _FEWEST and not any(_value(cell) for cell in cells):
            if [*map(fold, cells)] == [*map(fold, first)]:
                continue
            if _has_numbers(_row(*part[-1])):
                yield part
                first, part = cells, []
        part.append((number, cells))
    yield part


def _grid(table: list[tuple[int, list[str]]]) -> Iterator[Grid]:
    """Give the grid of some rows; the first rows without numbers hold the titles, the next one may count columns."""
    width = max((len(cells) for _, cells in table), default=0)
    rows = [_row(number, cells + [""] * (width - len(cells))) for number, cells in table]
    numbered = (place for place, row in enumerate(rows) if _is_counted(row) or _has_numbers(row))
    first = next((place for place in numbered if place or not _names_spans(rows[0])), 0)
    if not first:
        return
    titles = _titles(rows[:first])
    counters = ("",) * width
    if _is_counted(rows[first]):
        counters, first = rows[first].cells, first + 1
    body = [row for row in rows[first:] if _has_numbers(row)]
    sums = next((row for row in body if any(_SUM.fullmatch(fold(cell).strip(" :.")) for cell in row.cells)), None)
    others = tuple(row for row in body if row is not sums)
    if len(others) >= _FEWEST:
        yield Grid(titles=titles, counters=counters, rows=others, sums=sums)


def _titles(head: Sequence[Row]) -> tuple[str, ...]:
    """Return the folded title of each column; a second row of titles stands below the cells that span it."""
    titles = [fold(cell).strip() for cell in head[0].cells]
    for row in head[1:]:
        spanning = ""
        for place, cell in enumerate(row.cells):
            spanning = titles[place] or spanning
            if cell:
                titles[place] = f"{spanning} {fold(cell).strip()}".strip()
    return tuple(titles)


def _row(number: int, cells: Sequence[str]) -> Row:
    values, shares = [], set()
    for place, cell in enumerate(cells):
        found = _value(cell)
        value = parse_number(found["number"]) if found else None
        if found and found["percent"]:
            shares.add(place)
        values.append(-value if value is not None and found and found["sign"] in _FALLS else value)
    return Row(line=number, cells=tuple(cells), numbers=tuple(values), shares=frozenset(shares))


def _value(cell: str) -> re.Match[str] | None:
    return _VALUE.fullmatch(fold(cell)) if cell and len(cell) <= _LONGEST else None


def _has_numbers(row: Row) -> bool:
    return any(value is not None for value in row.numbers[1:])


def _names_spans(row: Row) -> bool:
    """Tell whether all numbers of a row are those of spans of time, as in titles: "Quý I | Quý II | 6 tháng"."""
    spans = [bool(_SPAN.fullmatch(fold(cell))) for cell, value in zip(row.cells, row.numbers, strict=True) if value]
    return bool(row.cells[0]) and row.numbers[0] is None and all(spans)


def _is_counted(row: Row) -> bool:
    """Tell whether a row counts the columns: 1, 2, 3 or (1), (2), (3)=(1)+(2)."""
    counted = [cell for cell in row.cells if cell]
    found = [_COUNTER.fullmatch(cell) for cell in counted]
    if len(counted) <= _FEWEST or not all(found):
        return False
    numbers = [int(re.sub(r"\D", "", cell.partition("=")[0])) for cell in counted]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= _FEWEST
