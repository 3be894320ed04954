"""Tables: frameless ones that set texts side by side, and ruled ones whose head stands again on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from exports.docx import measure
from exports.docx.decree import decree
from exports.docx.writing import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.table import Table

    from inspection.model.notice import NoticeTable

_PADDING = 1.5
"""Millimetres between a cell's frame and its text, left and right."""
_LONG = 600
"""Characters of a row that may be parted between two pages; a shorter one stays whole."""


def frameless(document: Document, *, rows: int, widths: Sequence[float]) -> Table:
    """Add a table without lines, of columns of some widths in millimetres; its cells are to be written into."""
    table = _grid(document, rows, widths, padding=0)
    for row in table.rows:
        _keep_whole(row._tr)
    return table


def ruled(document: Document, content: NoticeTable, width: float) -> None:
    """Add a table with lines over a width in millimetres; its first row is repeated where it goes on to a new page."""
    widths = columns(content, width)
    table = _grid(document, len(content.rows) + 1, widths, padding=_PADDING)
    _frame(table)
    for row, cells in zip(table.rows, (content.header, *content.rows), strict=True):
        head = cells is content.header
        if head or sum(map(len, cells)) < _LONG:
            _keep_whole(row._tr)
        if head:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, text in zip(row.cells, cells, strict=True):
            write(cell, "column" if head else "cell", text)


def columns(content: NoticeTable, width: float) -> tuple[float, ...]:
    """Return the widths of a table's columns: none breaks its longest word, and what is over goes to the long texts."""
    size = decree().styles["column"].size.value
    least, wanted = [], []
    for texts in zip(content.header, *content.rows, strict=True):
        words = (measure.length(word, size) for text in texts for word in text.split())
        least.append(min(max(words, default=0), width / 4) + 2 * _PADDING)
        wanted.append(sum(measure.length(text, size) for text in texts) ** 0.5)
    spare = width - sum(least)
    if spare < 0:
        return tuple(width * one / sum(least) for one in least)
    return tuple(own + spare * share / sum(wanted) for own, share in zip(least, wanted, strict=True))


def _grid(document: Document, rows: int, widths: Sequence[float], *, padding: float) -> Table:
    """Add a table whose columns keep their widths, with empty cells: they are no valid cells before they are filled."""
    table: Table = document.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(padding).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            cell._tc.clear_content()
    return table


def _keep_whole(row: CT_Row) -> None:
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _frame(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")
