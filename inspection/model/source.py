"""A document as it was sent: its lines, and how to point at them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document."""

    number: int
    """Counted from 1, as an editor counts them."""
    text: str
    """In NFC, without its line end, never otherwise changed."""
    page: int | None = None
    """The page, where the format has pages."""
    begins: bool | None = None
    """Whether the format or the layout shows that a paragraph begins here; None where it does not tell."""
    row: bool = False
    """A row of a table, its cells parted by tabs; a merged cell stands once and leaves the cells after it empty."""
    unsure: tuple[str, ...] = ()
    """Words of the line of which a scan's recognition was not sure; they stand as they were recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """What is kept of a document beside its reading."""

    name: str
    sha256: str
    format: str
    encoding: str
    pages: int | None
    lines: int
    quality: float
    page_starts: tuple[int, ...] = ()
    """The first line of each page, in order; empty where the format has no pages."""

    def page_of(self, line: int) -> int | None:
        """Return the page, counted from 1, on which a line stands; None where there are no pages."""
        return bisect_right(self.page_starts, line) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document that was opened and decoded, but not yet understood."""

    name: str
    """The file's name without its folder."""
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    format: str
    """text, markdown, docx, pdf, scan."""
    encoding: str
    """How the bytes were decoded, such as utf-8."""
    lines: tuple[Line, ...]
    pages: int | None = None
    """How many pages, where the format has pages."""
    quality: float = 1.0
    """The share of words that are possible Vietnamese syllables with their accents (0..1)."""
    recognised: tuple[int, ...] = ()
    """Pages whose words were recognised in their picture."""
    unrecognised: tuple[int, ...] = ()
    """Pages that would have to be recognised, but for lack of the program that can were not."""
    unclear: tuple[int, ...] = ()
    """Pages that the program could not recognise."""

    def line(self, number: int) -> str:
        """Return the text of a line, or nothing where there is no such line."""
        return self.lines[number - 1].text if 0 < number <= len(self.lines) else ""

    @property
    def info(self) -> SourceInfo:
        """Return what is kept of it beside its reading."""
        return SourceInfo(
            name=self.name,
            sha256=self.sha256,
            format=self.format,
            encoding=self.encoding,
            pages=self.pages,
            lines=len(self.lines),
            quality=self.quality,
            page_starts=self._page_starts(),
        )

    def _page_starts(self) -> tuple[int, ...]:
        """Return the first line of each page; a page without words starts where the next one does."""
        starts: list[int] = []
        for line in self.lines:
            while line.page and len(starts) < line.page:
                starts.append(line.number)
        return tuple(starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A place in a document of the inspection."""

    document: str
    """``plan`` or ``report``."""
    line: int
    page: int | None = None
    quote: str = ""
    """The words at that place, as they stand there."""
