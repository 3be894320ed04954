"""Tables by field: a row for each field or unit, a column for each thing counted, mostly with a row of sums.

Every number is a figure: a cell counts its row's field alone and bears no indicator; a sum is the ward's and is left
out where the text has told it. Each column's sum splits into what its rows hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.measures import PERCENT
from inspection.intake.language.wordings import words_of
from inspection.intake.report.naming import Surroundings, plain
from inspection.intake.structure.tables import Row, rows
from inspection.model.documents import Breakdown, Figure, Part
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from inspection.intake.report.naming import Namer
    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import Indicator
    from inspection.model.codes import GroupCode

_FIELDS = re.compile(
    r"(?:ten )?(?:linh vuc|don vi(?! (?:do|tinh)\b)|co quan|bo phan|loai|nhom|thu tuc|truong|dia ban|thon|to dan pho"
    r"|khu pho|xom|ap)\b|(?:quy|thang|ky)\W*$"
)
_NUMBER_COLUMN = re.compile(r"s?tt$|so tt$|so thu tu$")
_SUMS = re.compile(
    r"\W*(?:tong(?: so| cong)?\b|(?:cong(?: chung| lai)?|tat ca|chung|toan (?:phuong|xa|dia ban|nam|ky|bo)"
    r"|ca (?:nam|ky|quy|phuong|xa|hai|ba))\W*$)"
)
_SHORTER = re.compile(r"\W*(?:thang|quy) (?:\d|i)")
_LONGER = re.compile(r"\W*(?:quy (?:\d|i)|(?:6|9|06|09|sau|chin) thang|nam\b|ca nam)")
_ALL_TASKS = re.compile(r"(?:so )?(?:nhiem vu )?(?:phai (?:lam|thuc hien)|de ra|theo ke hoach|nhiem vu)")
"""The title of the column that counts all tasks of a group."""
_RATES = re.compile(r"ty le|ti le|%")
_SCORES = re.compile(r"(?:so )?diem\b")
_SCORE = "điểm"
_COUNTER = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?(?:\s*=.*)?")
_NO_NOTE = re.compile(r"ghi chu|nguyen nhan")
_LEAST = 2
"""Columns of numbers, and rows that are summed, that make a table one of this kind."""
_CAPTION = 3
"""Lines above a table among which its title stands."""


@dataclass(frozen=True, slots=True)
class _Matrix:
    titles: tuple[str, ...]
    fields: int
    """The column that names the rows."""
    rows: tuple[Row, ...]
    sums: Row | None
    above: str
    """The words of the caption and of the lines over the table."""
    group: GroupCode | None

    def column(self, place: int) -> list[tuple[str, Decimal]]:
        """Return what each row holds in a column; an empty cell or a dash holds nothing."""
        found = ((_cell(row, self.fields), parse_number(_cell(row, place))) for row in self.rows)
        return [(name, value) for name, value in found if name and value is not None]


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip(" *") if place < len(row.cells) else ""


def _numbers(row: Row) -> int:
    return sum(parse_number(cell.strip(" *%")) is not None for cell in row.cells)


def _titles(head: Sequence[Row]) -> tuple[str, ...]:
    """Return the title of each column; a second row of titles stands below the cells that span it."""
    titles = [cell.strip(" *") for cell in head[0].cells]
    for row in head[1:]:
        spanning = ""
        for place, cell in enumerate(row.cells[: len(titles)]):
            spanning = titles[place] or spanning
            if cell.strip(" *"):
                titles[place] = f"{spanning} {cell.strip(' *')}".strip()
    return tuple(titles)


def _head(table: Sequence[Row]) -> list[Row]:
    """Return the rows of titles: those before the first row with numbers."""
    first = next((place for place, row in enumerate(table) if _numbers(row) >= _LEAST), len(table))
    return list(table[:first])


def _counts_columns(row: Row) -> bool:
    """Tell whether a row only numbers the columns: "A B 1 2 3=1+2"."""
    return bool(row.filled) and all(_COUNTER.fullmatch(flat(cell).strip(" *")) for cell in row.filled)


def _naming_column(titles: Sequence[str], body: Sequence[Row]) -> int | None:
    """Return the column that names the rows; where one only numbers the groups, the one beside it that names them."""
    named = [place for place, title in enumerate(titles) if _FIELDS.match(flat(title).strip(" *"))]
    telling = (place for place in named if body and not _COUNTER.fullmatch(flat(_cell(body[0], place))))
    return next(telling, named[0] if named else None)


def _matrix(table: Sequence[Row], above: str, group: GroupCode | None) -> _Matrix | None:
    body = [row for row in table if not _counts_columns(row)]
    head = _head(body)
    if not head:
        return None
    titles = _titles(head)
    fields = _naming_column(titles, body[len(head) :])
    if fields is None:
        return None
    sums = [row for row in body[len(head) :] if any(_SUMS.match(flat(cell)) for cell in row.filled[:2])]
    if not sums and _of_longer_span([flat(_cell(row, fields)) for row in body[len(head) :]]):
        sums = body[-1:]
    others = tuple(row for row in body[len(head) :] if row not in sums and _cell(row, fields))
    if len(sums) > 1 or len(others) < _LEAST or any(_numbers(row) < _LEAST for row in sums):
        return None
    return _Matrix(titles, fields, others, sums[0] if sums else None, above, group)


def _of_longer_span(labels: Sequence[str]) -> bool:
    """Tell whether the last row is of a longer span than all others: "Tháng 7", "Tháng 8", "Tháng 9", "Quý III"."""
    *others, last = labels or ("",)
    return (
        len(others) >= _LEAST
        and _LONGER.match(last) is not None
        and all(_SHORTER.match(one) and one.split()[0] != last.split()[0] for one in others)
    )


def _tables(passages: Sequence[Passage], found: Outline) -> Iterator[_Matrix]:
    start = 0
    while start < len(passages):
        if not passages[start].table:
            start += 1
            continue
        end = next((index for index in range(start, len(passages)) if not passages[index].table), len(passages))
        lines = [passage.text for passage in passages[max(0, start - _CAPTION) : start] if not passage.table]
        matrix = _matrix(rows(passages, start, end), flat(" . ".join(lines)), found.group_at(start))
        if matrix is not None:
            yield matrix
        start = end


def _named(matrix: _Matrix, title: str, namer: Namer) -> Indicator | None:
    words = flat(title)
    unit = PERCENT if _RATES.search(words) else "hồ sơ" if "ho so" in f"{matrix.above} {words}" else None
    above = words_of(matrix.above)
    return namer.name(Surroundings(words_of(words), ("ho", "so") if unit == "hồ sơ" else (), above, unit, matrix.group))


def _columns(matrix: _Matrix, namer: Namer) -> dict[int, Indicator]:
    """Return what the columns count: of tasks by group those that follow their whole, else each by its own words."""
    if not _of_tasks(matrix):
        named = {place: _named(matrix, title, namer) for place, title in enumerate(matrix.titles)}
        return {place: one for place, one in named.items() if one is not None}
    noun, above = words_of("nhiem vu"), words_of(matrix.above)
    for place, title in enumerate(matrix.titles):
        if _SUMS.match(flat(title)) or _ALL_TASKS.fullmatch(flat(title).strip(" *")):
            words = words_of(flat(title))
            whole = namer.name(Surroundings([*words, *noun], (), above, "nhiệm vụ", matrix.group))
            parts = {} if whole is None else _following(whole, matrix, namer)
            return parts if whole is None else {place: whole, **parts}
    return {}


def _of_tasks(matrix: _Matrix) -> bool:
    """Tell whether the rows are groups of tasks, as the title of their column says or the caption above."""
    fields = flat(matrix.titles[matrix.fields])
    return "nhiem vu" in fields or (
        "nhom" in fields and "nhiem vu" in f"{matrix.above} {flat(' '.join(matrix.titles))}"
    )


def _following(whole: Indicator, matrix: _Matrix, namer: Namer) -> dict[int, Indicator]:
    told = {place: plain(words_of(flat(title)), whole.unit) for place, title in enumerate(matrix.titles)}
    followers = namer.followers.get(whole.id)
    found = {place: followers.named(words, ()) for place, words in told.items() if words} if followers else {}
    return {place: one for place, one in found.items() if one is not None}


def of_fields(
    passages: Sequence[Passage], found: Outline, namer: Namer, told: Sequence[Figure]
) -> tuple[list[Figure], list[Breakdown]]:
    """Return the numbers of the tables that the text has not told already, and each sum with what makes it up."""
    figures: list[Figure] = []
    splits: list[Breakdown] = []
    known = {(figure.indicator, figure.value) for figure in told if figure.indicator}
    for matrix in _tables(passages, found):
        columns = _columns(matrix, namer)
        for place, title in enumerate(matrix.titles):
            words = flat(title).strip(" *")
            if place == matrix.fields or _NUMBER_COLUMN.match(words) or _NO_NOTE.match(words):
                continue
            one = columns.get(place)
            unit = PERCENT if _RATES.search(words) else _SCORE if _SCORES.match(words) else one.unit if one else None
            figures += [_cell_figure(row, matrix, place, unit) for row in matrix.rows if _holds(row, place)]
            total = parse_number(_cell(matrix.sums, place).strip(" %")) if matrix.sums else None
            if matrix.sums is None or total is None:
                continue
            if one is None or (one.id, total) not in known:
                figures.append(_figure(matrix.sums, title, total, unit, indicator=one))
            parts = matrix.column(place)
            if unit != PERCENT and len(parts) >= _LEAST:
                made_of = tuple(Part(label=name, value=value) for name, value in parts)
                splits.append(Breakdown(of=one.id if one else title, total=total, parts=made_of, line=matrix.sums.line))
        splits += _across(matrix, columns)
    return figures, splits


def _across(matrix: _Matrix, columns: dict[int, Indicator]) -> Iterator[Breakdown]:
    """Give what the row of sums tells of a whole and its parts, column by column, where they add up."""
    if matrix.sums is None:
        return
    told = {one.id: (place, parse_number(_cell(matrix.sums, place))) for place, one in columns.items()}
    for one in columns.values():
        total = told[one.id][1]
        parts = [(matrix.titles[place], value) for name, (place, value) in told.items() if name in one.parts and value]
        if total and len(parts) >= _LEAST and sum(value for _, value in parts) == total:
            made_of = tuple(Part(label=name, value=value) for name, value in parts)
            yield Breakdown(of=one.id, total=total, parts=made_of, line=matrix.sums.line)


def _holds(row: Row, place: int) -> bool:
    return parse_number(_cell(row, place).strip(" %")) is not None


def _cell_figure(row: Row, matrix: _Matrix, place: int, unit: str | None) -> Figure:
    field = _cell(row, matrix.fields)
    value = parse_number(_cell(row, place).strip(" %"))
    return _figure(row, f"{matrix.titles[place]}: {field}", value, unit, field=field)


def _figure(  # a number of a row, with what its column counts
    row: Row,
    label: str,
    value: Decimal | None,
    unit: str | None,
    *,
    indicator: Indicator | None = None,
    field: str | None = None,
) -> Figure:
    return Figure(
        indicator=indicator.id if indicator else None,
        label=label,
        value=value,
        unit=unit,
        field=field,
        quote=" | ".join(row.filled),
        line=row.line,
    )
