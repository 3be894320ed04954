"""Tables of Word: where each cell stands, what a merged cell means, and which tables are only layout.

A cell that is merged over several rows stands in each of them where the row is one of its own: three tasks with one
lead unit have that lead unit each, and the second row of a header names all columns. Where a row only goes on (its
first cell is part of the merge, and no cell of it is a number), the merged cells stay empty: nothing is said twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.intake.docx.names import CELL, value, w, whole, within
from inspection.intake.docx.styles import lined
from inspection.intake.language.flat import flat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from inspection.intake.docx.drafts import Draft
    from inspection.intake.docx.styles import Styles

_LAYOUT_COLUMNS = 2
_LAYOUT_ROWS = 8
_WIDEST = 200
"""Columns; Word allows 63."""
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*\s?[.)]?|[IVX]{1,5}\s?[.)]|[a-zđ]\s?[.)]")
_LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia|doc lap - tu do|noi nhan")
"""Words of a letterhead or of the place for the signature, which stand in tables without being one."""


@dataclass(slots=True)
class Cell:
    """A cell, where it begins in the grid, and what stands in it."""

    element: Element
    begin: int
    goes_on: bool
    """It is the continuation of the cell above it."""
    drafts: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return its words in one line."""
        return " ".join(words for draft in self.drafts if (words := draft.text.replace("\t", " ").strip()))


@dataclass(slots=True)
class Row:
    """A row: its cells from left to right, and the page on which it begins."""

    cells: list[Cell]
    page: int = 0


def is_deleted(row: Element) -> bool:
    """Tell whether a row was taken out, with the change still tracked."""
    form = row.find(w("trPr"))
    return form is not None and form.find(w("del")) is not None


def cells_of(row: Element) -> list[Cell]:
    """Return the cells of a row without their content."""
    form = row.find(w("trPr"))
    place = min(max(whole(value(form, w("gridBefore"))), 0), _WIDEST)
    found = []
    for element in within(row, (CELL,)):
        about = element.find(w("tcPr"))
        if about is not None and about.find(w("cellDel")) is not None:
            continue
        merge = about.find(w("vMerge")) if about is not None else None
        goes_on = merge is not None and merge.get(w("val"), "continue") == "continue"
        found.append(Cell(element, place, goes_on))
        place += min(max(whole(value(about, w("gridSpan")), 1), 1), _WIDEST)
    return found


def _edges(table: Element, rows: Sequence[Row]) -> list[int]:
    """Return where each column of the grid begins, as far from the left as the file says."""
    widest = max((cell.begin for row in rows for cell in row.cells), default=0)
    widths = [whole(column.get(w("w"))) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    edges = [0]
    for place in range(widest):
        edges.append(edges[-1] + max(widths[place] if place < len(widths) else 1, 1))
    return edges


def _places(row: Row, begins: Sequence[int], edges: Sequence[int]) -> list[int]:
    """Return the columns in which the cells of a row stand.

    Columns are those of the row with the most cells. A row with as many cells has them in the same columns, also where
    somebody dragged their lines; a cell of another row stands where its left edge is nearest.
    """
    count = len(row.cells)
    if count == len(begins):
        return list(range(count))
    found: list[int] = []
    for index, cell in enumerate(row.cells):
        first = found[-1] + 1 if found else 0
        last = len(begins) - (count - index)
        left = edges[cell.begin]
        found.append(min(range(first, last + 1), key=lambda column: abs(edges[begins[column]] - left)))
    return found


def texts(table: Element, rows: Sequence[Row]) -> list[list[str]]:
    """Return the words of each row, cell by cell, all rows of the same width."""
    begins = max(([cell.begin for cell in row.cells] for row in rows), key=len, default=[])
    edges = _edges(table, rows)
    above: dict[int, str] = {}
    joined: set[int] = set()
    found = []
    for row in rows:
        words = [""] * len(begins)
        places = _places(row, begins, edges)
        own = [column for cell, column in zip(row.cells, places, strict=True) if not cell.goes_on]
        whole_row = _is_own(row) or (bool(own) and joined.issuperset(own))
        for cell, column in zip(row.cells, places, strict=True):
            if not cell.goes_on:
                above[column] = cell.text
            words[column] = above.get(column, "") if whole_row or not cell.goes_on else ""
        found.append(words)
        joined = _joined(places, len(begins))
    return found


def _is_own(row: Row) -> bool:
    """Tell whether a row says something of its own: it begins with a cell of its own, or one of them is a number."""
    own = [cell for cell in row.cells if not cell.goes_on]
    return bool(own) and (own[0] is row.cells[0] or any(_ORDINAL.fullmatch(cell.text) for cell in own))


def _joined(places: Sequence[int], width: int) -> set[int]:
    """Return the columns that a row joins to one: what stands below only under them divides a heading."""
    spans = zip(places, [*places[1:], width], strict=True) if places else ()
    return {column for begin, end in spans if end - begin > 1 for column in range(begin, end)}


def is_layout(table: Element, rows: Sequence[Row], styles: Styles) -> bool:
    """Tell whether a table only puts words side by side: a letterhead, a signature beside its addressees, a box."""
    columns = {cell.begin for row in rows for cell in row.cells if cell.text}
    if len(columns) > _LAYOUT_COLUMNS or len(rows) > _LAYOUT_ROWS:
        return False
    cells = [cell for row in rows for cell in row.cells if cell.text]
    if len(cells) <= 1 or any(_LETTERHEAD.search(flat(cell.text)) for cell in cells):
        return True
    several = any(sum(1 for draft in cell.drafts if draft.text) > 1 for cell in cells)
    return several and not _is_lined(table, rows, styles)


def _is_lined(table: Element, rows: Sequence[Row], styles: Styles) -> bool:
    form = table.find(w("tblPr"))
    own = lined(form.find(w("tblBorders"))) if form is not None else None
    drawn = own if own is not None else styles.lined(value(form, w("tblStyle")))
    return drawn or any(lined(cell.element.find(f"{w('tcPr')}/{w('tcBorders')}")) for row in rows for cell in row.cells)


def columnwise(rows: Sequence[Row]) -> list[Draft]:
    """Return the lines of a layout table: all of its left column, then all of the right one."""
    columns = sorted({cell.begin for row in rows for cell in row.cells})
    return [
        draft
        for column in columns
        for row in rows
        for cell in row.cells
        if cell.begin == column
        for draft in cell.drafts
    ]
