"""A Word file told in lines that people can compare: sheets, paragraphs with their style, tables row by row."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    """Return a name of the file format in full."""
    return _W + name


def part(content: bytes, name: str) -> ET.Element:
    """Return a part of a Word file, such as ``word/document.xml``."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314  # our own file


def body(content: bytes) -> ET.Element:
    """Return the body of a Word file."""
    found = part(content, "word/document.xml").find(w("body"))
    assert found is not None
    return found


def words(element: ET.Element) -> str:
    """Return the text below an element."""
    return "".join(one.text or "" for one in element.iter(w("t")))


def style_of(paragraph: ET.Element) -> str:
    """Return the key of a paragraph's style."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def outline(content: bytes) -> str:
    """Return the outline of a Word file."""
    return "\n".join(_lines(body(content))) + "\n"


def _lines(parent: ET.Element) -> Iterator[str]:
    for element in parent:
        if element.tag == w("p"):
            yield f"[{style_of(element)}] {words(element)}".rstrip()
            for section in element.iter(w("sectPr")):
                yield _sheet(section)
        elif element.tag == w("tbl"):
            yield from _rows(element)
        elif element.tag == w("sectPr"):
            yield _sheet(element)


def _rows(table: ET.Element) -> Iterator[str]:
    widths = [column.get(w("w"), "") for column in table.iter(w("gridCol"))]
    yield f"-- table {' '.join(widths)}"
    for row in table.iter(w("tr")):
        marks = "".join(
            " " + name for name in ("tblHeader", "cantSplit") if row.find(f"{w('trPr')}/{w(name)}") is not None
        )
        yield f"   row{marks}"
        for cell in row.iter(w("tc")):
            yield from (f"   | {line}" for line in _lines(cell))


def _sheet(section: ET.Element) -> str:
    """Tell the sheet on which all stands that came before."""
    told = [f"{one.tag.removeprefix(_W)} {' '.join(one.attrib.values())}".rstrip() for one in section]
    return "== " + "; ".join(told)
