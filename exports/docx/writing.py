"""Paragraphs in the decree's styles, and the lines that it draws under some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from exports.docx import measure
from exports.docx.decree import decree
from exports.docx.text import plain

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from exports.docx.decree import Measure

    Place = Document | _Cell


def write(place: Place, style: str, text: str) -> Paragraph:
    """Add a paragraph in one of the decree's styles, by its key; people's text stays text."""
    return place.add_paragraph(plain(text), style=decree().styles[style].name)


def rule(place: Place, style: str, text: str, share: Measure, width: float) -> None:
    """Draw a line under a text that was written in a style, centred in a width and as long as a share of the text.

    It is the upper border of an empty paragraph: a drawing would move when the text above it is changed.
    """
    last = measure.wrapped(text, decree().styles[style].size.value, width)[-1]
    drawn = min(width, share.value * measure.length(last, decree().styles[style].size.value))
    paragraph = place.add_paragraph(style=decree().styles["rule"].name)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - drawn) / 2)
    borders = OxmlElement("w:pBdr")
    upper = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        upper.set(qn(f"w:{name}"), value)
    borders.append(upper)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
