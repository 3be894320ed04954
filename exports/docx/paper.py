"""Empty sheets in the decree's layout: A4, margins, the page number in the middle of the top margin from page 2 on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from exports.docx import styles
from exports.docx.decree import decree

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_SURPLUS = ("stylesWithEffects", "webSettings", "fontTable", "customXml", "numbering", "theme", "thumbnail")
"""Parts of python-docx's template that a notice does without: fonts and colours of another house, and a picture."""
_AFTER_NUMBERS = ("w:cols", "w:titlePg", "w:docGrid")
"""What follows the page numbers in a section's properties: the file format prescribes an order."""


def blank(*, wide: bool = False) -> Document:
    """Return an empty document with one section, upright or across."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in (*_SURPLUS, "extended-properties"):
                del relations[name]
    _settings(document)
    styles.define(document)
    section = document.sections[0]
    _set_up(section, wide=wide)
    _number(section)
    return document


def annex_section(document: Document, *, wide: bool) -> Section:
    """Begin an annex on a new page, upright or across; its pages count from 1 on their own."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = decree().styles["rule"].name  # it holds the break; a full line might need a page
    _set_up(section, wide=wide)
    if section._sectPr.find(qn("w:pgNumType")) is None:  # a new section takes over what the one before it has
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(numbers, *_AFTER_NUMBERS)
    return section


def close(document: Document) -> None:
    """End a document: after a table a paragraph must follow, and an ordinary one might begin a page of its own."""
    document.add_paragraph(style=decree().styles["rule"].name)


def _settings(document: Document) -> None:
    """Say that the file is of today's Word, or it opens it in a mode for old files; drop its template's traces."""
    settings = document.settings.element
    for name in ("w:rsids", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults", "w:savePreviewPicture"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_up(section: Section, *, wide: bool) -> None:
    paper, margins = decree().paper, decree().margins
    sides = (paper.height, paper.width) if wide else (paper.width, paper.height)
    section.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = map(Mm, sides)
    section.top_margin, section.bottom_margin = Mm(margins.top.value), Mm(margins.bottom.value)
    section.left_margin, section.right_margin = Mm(margins.left.value), Mm(margins.right.value)
    section.header_distance = section.footer_distance = Mm(paper.header)
    section.gutter = Mm(0)
    section.different_first_page_header_footer = True


def _number(section: Section) -> None:
    """Put the page number into the header; the first page's header stays empty, later sections take over both."""
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    for header in (section.first_page_header, section.header):
        header.paragraphs[0].style = decree().styles["page_number"].name
    paragraph = section.header.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"  # what stands there until a program counts
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
