"""In which fonts the words of a Word file stand, whatever else its styles name.

A program's own template brings dozens of styles that nobody uses; only what a run's words come to counts: its own font,
that of its character style, of its paragraph's style and of what that is based on, of the document at large. A font of
the theme is looked up there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from exports.docx import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_SLOTS = ("ascii", "hAnsi")
"""Where Latin letters get their font, those of Vietnamese included."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 50
"""Styles that a style may be based on, one on the other, before it is taken for a circle."""


def used(document: Document) -> set[str]:
    """Return the names of the fonts in which any word stands."""
    looks = _Looks(document)
    return {
        font
        for paragraph in marks.paragraphs(document)
        for piece in marks.pieces(paragraph)
        if (piece.text or "").strip()
        for font in looks.of(paragraph, piece.getparent())
    }


class _Looks:
    """The styles of a document, seen for their fonts."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        default = [one for one in self._styles.values() if one.get(qn("w:default")) and _kind(one) == "paragraph"]
        self._default = default[0].get(qn("w:styleId")) if default else None
        self._at_large = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self._theme = _theme(document)

    def of(self, paragraph: BaseOxmlElement, run: BaseOxmlElement) -> set[str]:
        """Return the fonts of a run's Latin letters; nothing where nobody names one."""
        sources = list(self._sources(paragraph, run))
        return {font for slot in _SLOTS if (font := next(filter(None, (self._font(one, slot) for one in sources)), ""))}

    def _sources(self, paragraph: BaseOxmlElement, run: BaseOxmlElement) -> Iterator[BaseOxmlElement | None]:
        yield run.find(qn("w:rPr"))
        yield from self._chain(_value(run, "w:rPr", "w:rStyle"))
        yield from self._chain(_value(paragraph, "w:pPr", "w:pStyle") or self._default)
        yield self._at_large

    def _chain(self, style: str | None) -> Iterator[BaseOxmlElement | None]:
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if element is None:
                return
            yield element.find(qn("w:rPr"))
            style = _value(element, "w:basedOn")

    def _font(self, properties: BaseOxmlElement | None, slot: str) -> str:
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        if fonts is None:
            return ""
        theme = fonts.get(qn(f"w:{slot}Theme"), "")
        return self._theme.get(theme[:5], "") or fonts.get(qn(f"w:{slot}"), "")


def _kind(style: BaseOxmlElement) -> str:
    return str(style.get(qn("w:type"), ""))


def _value(element: BaseOxmlElement, *path: str) -> str | None:
    found = element.find("/".join(map(qn, path)))
    return None if found is None else str(found.get(qn("w:val")))


def _theme(document: Document) -> dict[str, str]:
    """Return the theme's fonts by ``major`` and ``minor``."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/theme"):
            root = parse_xml(relation.target_part.blob)
            faces = {kind: root.find(f".//{_DRAWING}{kind}Font/{_DRAWING}latin") for kind in ("major", "minor")}
            return {kind: face.get("typeface", "") for kind, face in faces.items() if face is not None}
    return {}
