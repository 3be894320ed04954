"""The zip of a Word file, opened with distrust: only the parts that hold words, within limits, without DTD or entities.

Pictures and embedded files are never unpacked, so nothing in them can swell. A part is unpacked up to its limit and no
further, whatever size the zip states. A part with a document type is refused before its first element: entities that
swell or fetch other files are declared nowhere else.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from inspection.errors import DocumentError
from inspection.intake.docx.names import RELATIONS, SHEET, STRICT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MEGA = 1024 * 1024
LARGEST_PART = 48 * _MEGA
"""Bytes of one part unpacked; the text of 1,000 pages takes about 30 MB."""
LARGEST_TOTAL = 96 * _MEGA
"""Bytes of all parts that are read."""
MOST_MARKS = 600_000
"""Opening brackets of one part, up to twice its elements: the text of 500 pages; as many paragraphs take 6 seconds."""
MOST_FILES = 10_000
"""Files in the zip; the list alone would fill the memory otherwise."""
ID = f"{{{RELATIONS}}}id"
"""The attribute by which a part names another one."""
_ENTRY = b"PK\x01\x02"
_ENCODINGS = frozenset({"utf-8", "utf-16"})
_OTHERS = (("xl/", ".xlsx"), ("ppt/", ".pptx"), ("visio/", ".vsdx"))
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
    b"application/epub+zip": ".epub",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What a damaged zip raises: wrong sums, cut streams, unknown methods, passwords, places outside the file."""


class _RootReachedError(Exception):
    """The document type would have stood before: none is there."""


class Package:
    """The parts of a Word file; ``DocumentError`` where it is none, is damaged or swells."""

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self._left = LARGEST_TOTAL
        if raw.count(_ENTRY) > MOST_FILES:
            raise DocumentError("document.swollen", name=name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except _BROKEN as problem:
            raise DocumentError("document.damaged", name=name) from problem
        self.main = self._main()
        self.document = self._document()

    def _main(self) -> str:
        """Return the path of the part with the text."""
        main = self.targets("").get("officeDocument", "")
        if not main or main.startswith(tuple(folder for folder, _ in _OTHERS)):
            raise DocumentError("document.other_zip", name=self.name, form=self._form())
        return main

    def _document(self) -> Element:
        document = self.xml(self.main)
        if document is None or document.tag != SHEET:
            raise DocumentError("document.damaged", name=self.name)
        return document

    def _form(self) -> str:
        """Return the ending that the zip should have had."""
        kind = (self.unpacked("mimetype") or b"").strip()
        found = (form for folder, form in _OTHERS if any(path.startswith(folder) for path in self._zip.namelist()))
        return _OPEN_DOCUMENT.get(kind) or next(found, ".zip")

    def unpacked(self, path: str) -> bytes | None:
        """Return the bytes of a part, or None where there is no such part."""
        try:
            entry = self._zip.getinfo(path)
        except KeyError:
            return None
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(entry) as file:
                content = file.read(limit + 1)
        except _BROKEN as problem:
            raise DocumentError("document.damaged", name=self.name) from problem
        if len(content) > limit:
            raise DocumentError("document.swollen", name=self.name)
        self._left -= len(content)
        return content

    def xml(self, path: str | None) -> Element | None:
        """Return the root of a part, or None where there is no such part."""
        content = self.unpacked(path) if path else None
        if content is None:
            return None
        if content.count(b"<") > MOST_MARKS:
            raise DocumentError("document.swollen", name=self.name)
        for strict, everyday in STRICT.items():
            content = content.replace(strict.encode(), everyday.encode())
        try:
            self._look_ahead(content)
            return ET.fromstring(content)  # noqa: S314 - no document type got past the line before
        except (ET.ParseError, expat.ExpatError, LookupError, ValueError) as problem:
            raise DocumentError("document.damaged", name=self.name) from problem

    def _look_ahead(self, content: bytes) -> None:
        """Read up to the root element; refuse a document type and encodings that the format does not know."""

        def doctype(*_: object) -> None:
            raise DocumentError("document.entities", name=self.name)

        def declared(_: str, encoding: str | None, __: int) -> None:
            if encoding and encoding.lower() not in _ENCODINGS:
                raise DocumentError("document.damaged", name=self.name)

        def root(*_: object) -> None:
            raise _RootReachedError

        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = doctype
        parser.XmlDeclHandler = declared
        parser.StartElementHandler = root
        try:
            parser.Parse(content, True)
        except _RootReachedError:
            return

    def targets(self, path: str) -> dict[str, str]:
        """Return what a part refers to, by kind ("footnotes") and by id ("#rId7"): paths in the zip."""
        folder, file = posixpath.split(path)
        relations = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in relations if relations is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            where = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.setdefault(relation.get("Type", "").rpartition("/")[2], where)
            found[f"#{relation.get('Id')}"] = where
        return found
