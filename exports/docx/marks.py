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


def roots(document: Document) -> Iterator[BaseOxmlElement]:
    """Return the parts of a document that hold words: its body, its headers and footers."""
    yield document.element
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in _PARTS:
            yield relation.target_part.element


def paragraphs(document: Document) -> Iterator[BaseOxmlElement]:
    """Return all paragraphs of a document, those of tables and text boxes as well."""
    for root in roots(document):
        yield from root.iter(qn("w:p"))


def field_codes(document: Document) -> Iterator[str]:
    """Return the codes of a document's fields, such as ``PAGE``, however many runs each is scattered over."""
    for root in roots(document):
        yield from (one.get(qn("w:instr"), "") for one in root.iter(qn("w:fldSimple")))
        begun: list[str] = []
        for one in root.iter(qn("w:fldChar"), qn("w:instrText")):
            if one.tag == qn("w:instrText"):
                begun = [*begun[:-1], "".join((*begun[-1:], one.text or ""))]
            elif one.get(qn("w:fldCharType")) == "begin":
                begun.append("")
            elif one.get(qn("w:fldCharType")) == "end" and begun:
                yield begun.pop()
        yield from begun


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
