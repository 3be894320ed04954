"""The running text of a Word file as lines: paragraph by paragraph, row by row, with notes and text boxes behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import DocumentError
from inspection.intake.docx import tables
from inspection.intake.docx.drafts import Draft
from inspection.intake.docx.names import PARAGRAPH, PARAGRAPH_FORM, ROW, RUN_FORM, TABLE, on, value, w, within
from inspection.intake.language.markers import marker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from inspection.intake.docx.notes import Notes
    from inspection.intake.docx.numbering import Numbering
    from inspection.intake.docx.words import WordReader, Words

_BLOCKS = (PARAGRAPH, TABLE)
_DEEPEST = 30
"""Tables and text boxes within each other; beyond that no program shows anything."""
_GONE = (w("del"), w("moveFrom"))


class Body:
    """Reads blocks in order and counts pages and lists as it goes."""

    def __init__(self, name: str, words: WordReader, numbering: Numbering, notes: Notes, *, rendered: bool) -> None:
        self._name = name
        self._words = words
        self._numbering = numbering
        self._notes = notes
        self._rendered = rendered
        self._carried = ""
        """Words of a paragraph whose end was taken out: they belong to the next one."""
        self._waiting: list[tuple[str, str, str]] = []
        """Notes whose place is behind the paragraph or the row that is being read."""
        self._begun = False
        self.page = 1

    def read(self, container: Element, depth: int = 0) -> list[Draft]:
        """Return the lines of all blocks of a container; ``DocumentError`` where it is nested beyond reason."""
        if depth > _DEEPEST:
            raise DocumentError("document.damaged", name=self._name)
        found: list[Draft] = []
        for block in within(container, _BLOCKS):
            found += self._paragraph(block, depth) if block.tag == PARAGRAPH else self._table(block, depth)
            if not depth:
                found += self._taken_notes()
        return found

    def header(self, container: Element) -> list[Draft]:
        """Return the lines of a page header, which stands on the first page whenever it is read."""
        self.page, behind = 1, self.page
        found = self.read(container)
        for draft in found:
            draft.page = 1
        self.page = behind
        return found

    # ---- paragraphs

    def _paragraph(self, paragraph: Element, depth: int) -> list[Draft]:
        form = paragraph.find(PARAGRAPH_FORM)
        if not self._rendered and self._begun and on(form, w("pageBreakBefore")):
            self.page += 1
        self._begun = True
        words = self._words.read(paragraph)
        page = self.page + words.turned_before
        self.page += words.turned
        self._waiting += words.notes
        text = self._carried + words.text
        mark = form.find(RUN_FORM) if form is not None else None
        if mark is not None and any(mark.find(gone) is not None for gone in _GONE):
            self._carried = text
            return self._boxes(words, depth)
        self._carried = ""
        label = self._numbering.label(form, value(form, w("pStyle")))
        found = self._lines(label, text, page)
        found += self._boxes(words, depth)
        if not self._rendered and self._ends_page(form):
            self.page += 1
        return found

    @staticmethod
    def _ends_page(form: Element | None) -> bool:
        """Tell whether a section ends here and the next one begins on a page of its own."""
        section = form.find(w("sectPr")) if form is not None else None
        return section is not None and value(section, w("type")) not in {"continuous", "nextColumn"}

    def _boxes(self, words: Words, depth: int) -> list[Draft]:
        return [draft for box in words.boxes for draft in self.read(box, depth + 1)]

    @staticmethod
    def _lines(label: str, text: str, page: int) -> list[Draft]:
        """Return a paragraph's lines: a break within it goes on in small letters and begins behind a sign.

        For all other lines the words decide, as they do in text: a title of two lines is one, two short lines are two.
        """
        parts = [part for line in text.split("\n") if (part := _tidy(line))]
        if not parts:  # Word counts an empty item and shows its bare label, which says nothing
            return [Draft("", page)]
        found = [Draft(label + parts[0], page)]
        for part in parts[1:]:
            begins = True if marker(part) else False if part[0].islower() else None
            found.append(Draft(part, page, begins))
        return found

    # ---- tables

    def _table(self, table: Element, depth: int) -> list[Draft]:
        rows = [self._row(row, depth) for row in within(table, (ROW,)) if not tables.is_deleted(row)]
        if tables.is_layout(table, rows, self._words.styles):
            return tables.columnwise(rows)
        found = []
        for row, words in zip(rows, tables.texts(table, rows), strict=True):
            found.append(Draft("\t".join(words), row.page, row=True))
        return found

    def _row(self, element: Element, depth: int) -> tables.Row:
        """Return a row with its content; where it runs over pages, all of its cells began on the same one."""
        row = tables.Row(tables.cells_of(element), self.page)
        begin = end = self.page
        for cell in row.cells:
            self.page = begin
            cell.drafts = self.read(cell.element, depth + 1)
            end = max(end, self.page)
        row.page = next((draft.page for cell in row.cells for draft in cell.drafts if draft.text), begin)
        self.page = end
        return row

    # ---- notes

    def _taken_notes(self) -> list[Draft]:
        """Return the notes that the block before refers to."""
        found: list[Draft] = []
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for kind, name, mark in waiting:
                note = self._notes.take(kind, name)
                if note is not None:
                    found += self._note(self.read(note, 1), mark)
        return found

    @staticmethod
    def _note(drafts: Iterable[Draft], mark: str) -> list[Draft]:
        lines = [draft for draft in drafts if draft.text]
        for draft in lines[1:]:
            draft.begins = False
        if lines and mark:
            lines[0].text = f"{mark} {lines[0].text}"
        return lines


def _tidy(text: str) -> str:
    """Return a line without the blanks and tabs that only place it on the page."""
    if "\t" not in text:
        return text.strip()
    return "\t".join(filter(None, (part.strip() for part in text.split("\t"))))
