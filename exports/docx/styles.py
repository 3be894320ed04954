"""The decree's styles in a Word document, one for each element: whoever edits it in Word changes a style once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from exports.docx.decree import decree

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from exports.docx.decree import Style

_BUILT_IN = "Heading"
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
"""Word chooses a font for each script; Vietnamese letters fall into several."""
_BODY = "body"
TABLES = ("column", "cell", "short_cell")
"""Styles of ruled tables, by their key."""


def define(document: Document) -> None:
    """Put the decree's styles into a document in the place of those of the library's own template."""
    layout = decree()
    root = document.styles.element
    for style in list(root.style_lst):
        if style.get(qn("w:default")) is None:
            root.remove(style)
    _defaults(document)
    for key, style in layout.styles.items():
        _add(document, key, style)


def complete(document: Document) -> None:
    """Give a document of another house the styles of ruled tables, where it lacks them."""
    names = {style.name for style in document.styles}
    for key in TABLES:
        if (look := decree().styles[key]).name not in names:
            _add(document, key, look)


def _defaults(document: Document) -> None:
    """Set what holds where no style says otherwise: the decree's font, single lines, no space; and the language."""
    root = document.styles.element
    root.remove(root.find(qn("w:docDefaults")))
    normal = document.styles["Normal"]
    for properties in (normal.element.rPr, normal.element.pPr):
        if properties is not None:
            normal.element.remove(properties)
    _font(normal, decree().styles[_BODY].size.value)
    language = OxmlElement("w:lang")
    for slot in ("w:val", "w:eastAsia"):
        language.set(qn(slot), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = decree().spacing.line.value


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name = decree().font
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in _FONT_SLOTS:
        fonts.set(qn(slot), decree().font)


def _add(document: Document, key: str, look: Style) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name.startswith(_BUILT_IN))
    style.element.set(qn("w:styleId"), key)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, look.size.value)
    style.font.bold, style.font.italic = look.bold, look.italic
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.first_line_indent = Mm(look.indent)
    form.keep_with_next = bool(look.outline)
    form.widow_control = True
    properties = style.element.get_or_add_pPr()
    alignment = properties.get_or_add_jc()
    alignment.set(qn("w:val"), look.align)
    if look.outline:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline - 1))
        properties.append(level)
