"""Word files built part by part, and a text turned into one: paragraphs, counted lists, tables, a letterhead."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from inspection.intake.docx.names import MAIN, MATH, RELATIONS
from inspection.intake.docx.reader import DocxReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.source import SourceDocument

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f'xmlns:w="{MAIN}" xmlns:m="{MATH}" xmlns:r="{RELATIONS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_KINDS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


def part(tag: str, content: str) -> str:
    """Return a part of the file with its root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {_SPACES}>{content}</w:{tag}>'


def run(text: str, form: str = "") -> str:
    """Return a run with the words as they are."""
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str, form: str = "") -> str:
    """Return a paragraph: runs in XML, or plain words."""
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{form}</w:pPr>{inside}</w:p>"


def listed(list_id: int, level: int = 0) -> str:
    """Return the property of a paragraph that stands in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def cell(content: str, form: str = "") -> str:
    """Return a cell: paragraphs in XML, or plain words."""
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def row(*cells: str, form: str = "") -> str:
    """Return a row of cells in XML or plain words."""
    parts = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{form}</w:trPr>{''.join(parts)}</w:tr>"


LINED = "<w:tblBorders><w:top w:val='single'/><w:insideV w:val='single'/></w:tblBorders>"


def table(*rows: str, form: str = LINED, widths: Sequence[int] = ()) -> str:
    """Return a table, with lines unless its form says otherwise."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(place: int, form: str, text: str, more: str = "") -> str:
    """Return one level of a list."""
    numbers = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{place}">{numbers}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*abstracts: str, numbers: Sequence[tuple[int, str]] = ()) -> str:
    """Return the numbering part: definitions of levels, and lists as (definition, overrides)."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{name}">{levels}</w:abstractNum>' for name, levels in enumerate(abstracts)
    )
    used = "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        for name, (abstract, override) in enumerate(numbers or [(one, "") for one in range(len(abstracts))], 1)
    )
    return defined + used


def word_file(body: str, *, pages: int | None = None, more: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """Return a Word file with that body and those parts (``styles``, ``numbering``, ``footnotes``, ``endnotes``)."""
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>").encode()}
    related = []
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(name, content).encode()
        related.append((name, f"{RELATIONS}/{_KINDS[name]}", f"{name}.xml"))
    top = [("r1", f"{RELATIONS}/officeDocument", "word/document.xml")]
    if pages is not None:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        files["docProps/app.xml"] = f'<Properties xmlns="{space}"><Pages>{pages}</Pages></Properties>'.encode()
        top.append(("r2", f"{RELATIONS}/extended-properties", "docProps/app.xml"))
    files["_rels/.rels"] = _relations(top)
    files["word/_rels/document.xml.rels"] = _relations(related)
    return zipped(files | (more or {}))


def header_file(body: str, header: str) -> bytes:
    """Return a Word file with a page header."""
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="r1"/></w:sectPr>'
    more = {
        "word/header1.xml": part("hdr", header).encode(),
        "word/_rels/document.xml.rels": _relations([("r1", f"{RELATIONS}/header", "header1.xml")]),
    }
    return word_file(body + reference, more=more)


def _relations(found: Sequence[tuple[str, str, str]]) -> bytes:
    each = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in found)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'.encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def opened(body: str, *, pages: int | None = None, **parts: str) -> SourceDocument:
    """Return what the reader makes of a Word file with that body."""
    return DocxReader().read("a.docx", word_file(body, pages=pages, more=None, **parts))


def shown(body: str, **parts: str) -> list[str]:
    """Return the lines of a Word file with that body."""
    return [line.text for line in opened(body, pages=None, **parts).lines]
