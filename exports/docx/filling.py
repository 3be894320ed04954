"""An office's template with what is said in the places of its placeholders; its looks are the office's."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from exports.docx import marks, styles, tables
from exports.docx.decree import decree
from exports.docx.kinds import TemplateKind
from exports.docx.placeholders import content_of, placeholders, written
from inspection.model.notice import NoticeTable
from inspection.model.notice import Paragraph as Told

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from exports.docx.placeholders import Said
    from inspection.wording import Wording

_HEADINGS = (1, 2, 3)
"""Levels of a notice's paragraphs that are headings."""


def fill(document: Document, said: Said, say: Wording, kind: TemplateKind) -> None:
    """Put what is said into a template that was found fit."""
    known, pen = placeholders(kind), kind is TemplateKind.TRACKING
    for paragraph in list(marks.paragraphs(document)):
        contents = {name: content_of(known[name], said, say) for name in marks.names(paragraph)}
        lines = {name: content for name, content in contents.items() if isinstance(content, str)}
        if lines:
            marks.put(paragraph, lines)
            if not any(lines.values()) and not marks.text_of(paragraph).strip():
                _drop(paragraph)
        for name, content in contents.items():
            if isinstance(content, NoticeTable) and content.rows:
                _table(document, paragraph, content, pen=pen)
            elif isinstance(content, NoticeTable):
                marks.put(paragraph, {name: say("notice.letterhead.no_rows")})
            elif not isinstance(content, str):
                _repeat(document, paragraph, name, content)


def _repeat(
    document: Document, paragraph: BaseOxmlElement, name: str, content: tuple[str, ...] | tuple[Told, ...]
) -> None:
    """Repeat a paragraph for each line of a content; the last one keeps the end of a section, if it held one."""
    for line in content:
        made = deepcopy(paragraph)
        for section in list(made.iter(qn("w:sectPr"))):
            section.getparent().remove(section)
        marks.put(made, {name: written(line) if isinstance(line, Told) else line})
        if isinstance(line, Told) and line.level in _HEADINGS:
            _embolden(document, made)
        paragraph.addprevious(made)
    marks.put(paragraph, {name: ""})
    _drop(paragraph)


def _drop(paragraph: BaseOxmlElement) -> None:
    """Remove a paragraph that was emptied, unless it ends a section or is all that its cell or page holds."""
    follows, before = paragraph.getnext(), paragraph.getprevious()
    last = follows is None or follows.tag == qn("w:sectPr")
    needed = last and (before is None or before.tag != qn("w:p"))  # a cell and a page end with a paragraph
    if not needed and paragraph.find(f".//{qn('w:sectPr')}") is None:
        paragraph.getparent().remove(paragraph)


def _embolden(document: Document, element: BaseOxmlElement) -> None:
    """Make a paragraph bold, and keep it with the one that it heads."""
    paragraph = Paragraph(element, document)
    for run in paragraph.runs:
        run.bold = True
    paragraph.paragraph_format.keep_with_next = True


def _table(document: Document, paragraph: BaseOxmlElement, content: NoticeTable, *, pen: bool) -> None:
    """Put a ruled table before a paragraph, which then stays as the empty one that must follow a table."""
    styles.complete(document)
    tables.ruled(document, content, _room(document, paragraph), pen=pen)
    paragraph.addprevious(document.tables[-1]._tbl)
    for run in list(paragraph.iter(qn("w:r"))):
        run.getparent().remove(run)


def _room(document: Document, paragraph: BaseOxmlElement) -> float:
    """Return the width between the margins where a paragraph of the body stands, in millimetres."""
    place = 0
    for element in paragraph.itersiblings(preceding=True):
        place += element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    section = document.sections[place]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    if width is None or left is None or right is None:
        return decree().text_width
    return (width - left - right) / Mm(1)
