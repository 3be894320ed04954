"""Placeholders in a Word file: found and replaced though Word scatters a word over several runs.

A paragraph's words lie in ``w:t`` elements, one or more for each run; spelling marks, a change of language or a click
in the wrong place split them anywhere. What replaces a placeholder looks as its first letter does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exports.docx.placeholders import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_PARTS = ("header", "footer")
"""Kinds of parts beside the body in which an office may have put a placeholder."""


def paragraphs(document: Document) -> Iterator[BaseOxmlElement]:
    """Return all paragraphs of a document: of its body, tables, text boxes, headers and footers."""
    yield from document.element.iter(qn("w:p"))
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in _PARTS:
            yield from relation.target_part.element.iter(qn("w:p"))


def pieces(paragraph: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Return the elements that hold a paragraph's own words, those of a text box inside it left out."""
    return [one for one in paragraph.iter(qn("w:t")) if next(one.iterancestors(qn("w:p"))) is paragraph]


def text_of(paragraph: BaseOxmlElement) -> str:
    """Return a paragraph's own words."""
    return "".join(piece.text or "" for piece in pieces(paragraph))


def names(paragraph: BaseOxmlElement) -> list[str]:
    """Return the names of the placeholders in a paragraph."""
    return MARK.findall(text_of(paragraph))


def put(paragraph: BaseOxmlElement, texts: Mapping[str, str]) -> None:
    """Put texts in the places of a paragraph's placeholders, by their names; what a text holds is no placeholder."""
    places = [(found.span(), texts[found[1]]) for found in MARK.finditer(text_of(paragraph)) if found[1] in texts]
    for (start, end), text in reversed(places):  # from the end, so that earlier places stay where they are
        _replace(pieces(paragraph), start, end, text)


def _replace(parts: list[BaseOxmlElement], start: int, end: int, text: str) -> None:
    at = 0
    for part in parts:
        words = part.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        if first < last:
            part.text = words[:first] + text + words[last:]
            part.set(qn("xml:space"), "preserve")
            text = ""
        at += len(words)
