"""The conclusion notice as lines on a screen, and where its sections begin; the same words as in the files. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.theme import line, wrapped

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.model.notice import ConclusionNotice, NoticeTable, Paragraph

_DASHED = 4


@dataclass
class Preview:
    """Lines in the order of the notice."""

    width: int
    lines: list[Text] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The line at which each section begins."""

    def add(self, text: str, look: str = "", indent: int = 0, first: str = "") -> None:
        """Add a wrapped paragraph."""
        self.lines += wrapped(first + text, self.width, look, indent)

    def centred(self, text: str, look: str = "strong") -> None:
        """Add a centred text."""
        for piece in wrapped(text, self.width - 4, look):
            self.lines.append(line(" " * max(0, (self.width - piece.cell_len) // 2), (piece.plain, look)))

    def gap(self) -> None:
        """Add an empty line."""
        self.lines.append(line())

    def start(self) -> None:
        """Begin a section here."""
        self.starts.append(len(self.lines))


def preview(notice: ConclusionNotice, width: int) -> Preview:
    """Return the notice laid out for a width in cells."""
    page = Preview(width=max(30, width))
    page.start()
    for text in (notice.superior, notice.agency):
        if text:
            page.centred(text, "")
    page.centred(f"{notice.number or '…'}/{notice.symbol} · {notice.place}, {notice.date}", "dim")
    page.gap()
    page.lines += wrapped(notice.void, page.width, "error") if notice.void else []
    page.centred(notice.title)
    page.centred(notice.summary)
    page.gap()
    for text in (*notice.basis, *notice.opening):
        page.add(text)
    for section in notice.sections:
        page.gap()
        page.start()
        page.add(f"{section.numeral}. {section.title}", "title")
        for paragraph in section.paragraphs:
            _paragraph(page, paragraph)
    page.gap()
    page.start()
    page.add(notice.closing)
    page.gap()
    for text in (*notice.signing_for, notice.signer_title, notice.signer):
        if text:
            page.centred(text)
    page.gap()
    for text in notice.recipients:
        page.add(text, "dim", 2, "- ")
    for table in notice.annexes:
        _table(page, table)
    return page


def _paragraph(page: Preview, paragraph: Paragraph) -> None:
    if paragraph.level == _DASHED:
        page.add(paragraph.text, "", 2, "- ")
    else:
        page.add(paragraph.text, "strong" if paragraph.level else "")


def _table(page: Preview, table: NoticeTable) -> None:
    """Add a table row by row, each cell behind its heading: eight columns do not fit a terminal."""
    page.gap()
    page.start()
    page.add(table.title, "title")
    for row in table.rows:
        cells = list(zip(table.header, row, strict=True))
        first = "  ".join(cell for _, cell in cells[:2] if cell)
        rest = "; ".join(f"{head}: {cell}" for head, cell in cells[2:] if cell)
        page.add(f"{first} · {rest}" if rest else first, "", 4)
