"""A whole Word file: its parts put together, its lines numbered, its pages and its letterhead found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.errors import DocumentError
from inspection.intake.docx.body import Body
from inspection.intake.docx.names import w, whole
from inspection.intake.docx.notes import Notes
from inspection.intake.docx.numbering import Numbering
from inspection.intake.docx.package import ID, Package
from inspection.intake.docx.styles import Styles
from inspection.intake.docx.words import WordReader
from inspection.intake.language.flat import flat
from inspection.intake.language.quality import soundness
from inspection.model.source import Line, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from inspection.intake.docx.drafts import Draft

_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_RENDERED = w("lastRenderedPageBreak")
_HEADER = w("headerReference")
_TOP = 12
"""Lines in which a letterhead stands."""
_LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|^(?:uy ban nhan dan|ubnd|hoi dong nhan dan)\b")


def read(name: str, raw: bytes, sha256: str) -> SourceDocument:
    """Return the document of a Word file; ``DocumentError`` where it cannot be read."""
    return _Reading(Package(name, raw)).document(sha256)


class _Reading:
    """One Word file while it is read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._targets = package.targets(package.main)
        styles = Styles(package.xml(self._targets.get("styles")))
        self._rendered = next(package.document.iter(_RENDERED), None) is not None
        notes = Notes(package, self._targets)
        self._words = WordReader(styles, notes, rendered=self._rendered)
        numbering = Numbering(package.xml(self._targets.get("numbering")), styles)
        self._body = Body(package.name, self._words, numbering, notes, rendered=self._rendered)

    def document(self, sha256: str) -> SourceDocument:
        """Return the document with its numbered lines."""
        body = self._package.document.find(w("body"))
        drafts = self._body.read(body) if body is not None else []
        if not any(draft.text for draft in drafts):
            raise DocumentError("document.empty", name=self._package.name)
        drafts = [*self._letterhead(drafts), *drafts]
        pages = self._pages()
        paged = pages is not None and (self._rendered or self._body.page == pages)
        lines = tuple(
            Line(number=number, text=draft.text, page=draft.page if paged else None, begins=draft.begins, row=draft.row)
            for number, draft in enumerate(drafts, 1)
        )
        return SourceDocument(
            name=self._package.name,
            sha256=sha256,
            format="docx",
            encoding="/".join(("utf-8", *sorted(self._words.encodings))),
            lines=lines,
            pages=pages,
            quality=soundness("\n".join(draft.text for draft in drafts)),
        )

    def _pages(self) -> int | None:
        """Return how many pages Word counted; without that count, how many it has noted the ends of."""
        about = self._package.xml(self._package.targets("").get("extended-properties"))
        stated = whole(about.findtext(_PROPERTIES)) if about is not None else 0
        counted = self._body.page if self._rendered else 0
        return max(stated, counted) or None

    def _letterhead(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the lines of a page header that holds the letterhead, where the text itself has none."""
        if any(_LETTERHEAD.search(flat(draft.text)) for draft in drafts[:_TOP]):
            return []
        for header in self._headers():
            lines = [draft for draft in self._body.header(header) if draft.text]
            if any(_LETTERHEAD.search(flat(draft.text)) for draft in lines):
                return lines
        return []

    def _headers(self) -> list[Element]:
        """Return the page headers, that of the first page before others."""
        references = sorted(self._package.document.iter(_HEADER), key=lambda found: found.get(w("type")) != "first")
        paths = dict.fromkeys(self._targets.get(f"#{found.get(ID, '')}") for found in references)
        return [header for path in paths if (header := self._package.xml(path)) is not None]
