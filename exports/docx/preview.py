"""A filled template as lines to read on a screen: its words and the notice's, in their order, with its soft faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.table import Table

from exports.docx import lint
from exports.docx.kinds import TemplateKind
from exports.docx.template import filled_in, said_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from exports.port import Bundle
    from inspection.wording import Wording

_BETWEEN = " │ "
"""What parts the cells of a row on a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, row of a table or fault."""

    text: str
    strong: bool = False
    fault: bool = False


def preview(path: Path, bundle: Bundle, wording: Wording, kind: TemplateKind = TemplateKind.NOTICE) -> tuple[Line, ...]:
    """Return a filled template, told in lines; errors as ``template.filled`` has them."""
    document, faults = filled_in(path, bundle, kind)
    told = [lint.told(one, wording) for one in faults]
    if said_in(bundle, kind) is None:
        told.append(wording("template.nothing_overdue"))
    return (*(Line(text=text, fault=True) for text in told), *_lines(document))


def _lines(document: Document) -> Iterator[Line]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield Line(text=block.text, strong=_strong(block))


def _rows(table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = (" / ".join(filter(None, (one.text for one in cell.paragraphs))) for cell in row.cells)
        yield Line(text=_BETWEEN.join(cells), strong=row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)


def _strong(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is bold by its style or its runs."""
    style = paragraph.style
    by_style = bool(style is not None and style.font.bold)
    return bool(paragraph.text) and all(by_style if run.bold is None else run.bold for run in paragraph.runs)
