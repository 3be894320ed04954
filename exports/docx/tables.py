"""Tables: frameless ones that set texts side by side, and ruled ones whose head stands again on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
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
_SLACK = 1
"""Millimetres by which a program may set a word wider than the letters are."""
_SHORT = 15
"""Characters up to which the texts of a column stand in its middle: numbers, days, verdicts."""
_LONG = 600
"""Characters of a row that may be parted between two pages; a shorter one stays whole."""


def frameless(document: Document, *, rows: int, widths: Sequence[float]) -> Table:
    """Add a table without lines, of columns of some widths in millimetres; its cells are to be written into."""
    table = _grid(document, rows, widths, padding=0)
    for row in table.rows:
        _keep_whole(row._tr)
    return table


def ruled(document: Document, content: NoticeTable, width: float, *, pen: bool = False) -> None:
    """Add a table with lines over a width in millimetres; its first row is repeated where it goes on to a new page.

    With ``pen``, columns of empty cells are for somebody to write in.
    """
    widths = columns(content, width, pen=pen)
    table = _grid(document, len(content.rows) + 1, widths, padding=_PADDING)
    _frame(table)
    head, *rows = table.rows
    head._tr.get_or_add_trPr().extend([OxmlElement("w:cantSplit"), OxmlElement("w:tblHeader")])
    for cell, text in zip(head.cells, content.header, strict=True):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        write(cell, "column", text)
    styles = ["short_cell" if max(map(len, texts)) <= _SHORT else "cell" for texts in zip(*content.rows, strict=True)]
    for row, texts in zip(rows, content.rows, strict=True):
        if sum(map(len, texts)) < _LONG:
            _keep_whole(row._tr)
        for cell, style, text in zip(row.cells, styles, texts, strict=True):
            write(cell, style, text)


def columns(content: NoticeTable, width: float, *, pen: bool = False) -> list[float]:
    """Return the widths of a table's columns, in millimetres; together they are the table's width.

    Each holds its longest word, but none more than a quarter; what is over goes where long texts are, as browsers do.
    A column that waits for the pen has an even share.
    """
    size = decree().styles["column"].size.value
    least, most = [], []
    for head, *texts in zip(content.header, *content.rows, strict=True):
        word = max((measure.length(word, size) for text in (head, *texts) for word in text.split()), default=0)
        waits = pen and not any(texts)
        least.append(width / len(content.header) if waits else min(word + _SLACK, width / 4) + 2 * _PADDING)
        wish = 0 if waits else max(measure.length(text, size) for text in (head, *texts)) + 2 * _PADDING
        most.append(max(least[-1], min(width, wish)))
    spare, wished = width - sum(least), sum(most) - sum(least)
    if spare < 0 or not wished:
        return [width * one / sum(least) for one in least]
    return [low + spare * (high - low) / wished for low, high in zip(least, most, strict=True)]


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
