"""Read plain text and Markdown in any encoding that Vietnamese offices use."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePath

from inspection.errors import DocumentError
from inspection.intake.language.quality import soundness
from inspection.intake.text.decoding import decode
from inspection.model.source import Line, SourceDocument

_SUFFIXES = {".txt": 0.9, ".md": 0.9, ".markdown": 0.9, ".tsv": 0.8, ".csv": 0.6, "": 0.5}
_MARKDOWN = re.compile(r"^(?:#{1,6} |\*\*|\|.+\|\s*$)", re.MULTILINE)
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\x0b\f\r\x1b"})
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_RARE_END = re.compile(r"[\r\x85\u2028\u2029]")
_PAGE_END = "\f"
_PROBE = 8192
_FOREIGN = (
    *(b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"SQLite format 3", b"\x7fELF", b"\x1f\x8b"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8"),
)


def _lines(parts: list[str]) -> tuple[Line, ...]:
    """Return the lines with their numbers; where form feeds end pages, with the page on which each begins."""
    if not any(_PAGE_END in part for part in parts):
        return tuple(Line(number=number, text=line) for number, line in enumerate(parts, 1))
    lines = []
    page = 1
    for number, part in enumerate(parts, 1):
        text = part.lstrip(_PAGE_END)
        page += len(part) - len(text)
        lines.append(Line(number=number, text=text.rstrip(_PAGE_END).replace(_PAGE_END, " "), page=page))
        page += text.count(_PAGE_END)
    return tuple(lines)


class TextReader:
    """Text of one line per paragraph or wrapped, with or without Markdown."""

    def score(self, name: str, head: bytes) -> float:
        """Return how sure it is to be the right reader: nothing for other formats, little for bytes unlike text."""
        if head.startswith(_FOREIGN):
            return 0.0
        wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1::2].count(0) + head[::2].count(0) > len(head) // 4
        if not wide and (len(head) - len(head.translate(None, _CONTROLS))) * 50 > len(head):
            return 0.0
        return _SUFFIXES.get(PurePath(name).suffix.lower(), 0.3)

    def read(self, name: str, raw: bytes) -> SourceDocument:
        """Return the document; ``DocumentError`` where the bytes hold no text."""
        decoded = decode(raw)
        if decoded is None:
            raise DocumentError("document.binary", name=name)
        text, encoding = decoded
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = text.removeprefix("\ufeff")
        if not text.strip():
            raise DocumentError("document.empty", name=name)
        parts = _LINE_ENDS.split(text) if _RARE_END.search(text) else text.split("\n")
        if not parts[-1]:
            parts.pop()
        lines = _lines(parts)
        return SourceDocument(
            name=name,
            sha256=hashlib.sha256(raw).hexdigest(),
            format="markdown" if _MARKDOWN.search(text[:_PROBE]) else "text",
            encoding=encoding,
            lines=lines,
            pages=next((line.page for line in reversed(lines) if line.text.strip()), None),
            quality=soundness(text),
        )
