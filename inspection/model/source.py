"""A document as it was sent: its lines, and how to point at them."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A document that was opened and decoded, but not yet understood."""

    name: str
    """The file's name without its folder."""
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    format: str
    """text, markdown, later docx, pdf, scan."""
    encoding: str
    """How the bytes were decoded, such as utf-8."""
    lines: tuple[Line, ...]
    pages: int | None = None
    """How many pages, where the format has pages."""
    quality: float = 1.0
    """The share of words that are possible Vietnamese syllables with their accents (0..1)."""

    def line(self, number: int) -> str:
        """Return the text of a line, or nothing where there is no such line."""
        return self.lines[number - 1].text if 0 < number <= len(self.lines) else ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A place in a document of the inspection."""

    document: str
    """``plan`` or ``report``."""
    line: int
    page: int | None = None
    quote: str = ""
    """The words at that place, as they stand there."""
