"""Footnotes and endnotes: numbered in the order in which the text refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.intake.docx.names import w
from inspection.intake.docx.signs import SUPERSCRIPTS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from inspection.intake.docx.package import Package

_KINDS = (("footnotes", w("footnote")), ("endnotes", w("endnote")))


class Notes:
    """All notes of a document and the marks that they were given.

    Endnotes go on counting behind the footnotes, where Word counts them for themselves in another form: a mark must
    name one note.
    """

    def __init__(self, package: Package, targets: dict[str, str]) -> None:
        self._notes: dict[tuple[str, str], Element] = {}
        self._marks: dict[tuple[str, str], str] = {}
        for kind, tag in _KINDS:
            root = package.xml(targets.get(kind))
            for note in root.iterfind(tag) if root is not None else ():
                self._notes[kind, note.get(w("id"), "")] = note

    def mark(self, kind: str, name: str) -> str:
        """Return the mark of a note as superscript digits; "" where there is no such note."""
        if (kind, name) not in self._notes:
            return ""
        return self._marks.setdefault((kind, name), str(len(self._marks) + 1).translate(SUPERSCRIPTS))

    def take(self, kind: str, name: str) -> Element | None:
        """Return the content of a note, once; None where there is none, or where it was taken before."""
        return self._notes.pop((kind, name), None)
