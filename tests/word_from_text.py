"""A text document turned into a Word file as an office would write it: the other form of the same content."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from inspection.intake.language.markers import Mark
from inspection.intake.structure.passages import passages
from inspection.intake.structure.tables import cells
from tests.word_files import cell, level, listed, lists, p, row, table, word_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage, Running
    from inspection.model.source import SourceDocument

_FORMS = {Mark.ROMAN: "upperRoman", Mark.NUMBER: "decimal", Mark.LETTER: "lowerLetter"}
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_TITLE = re.compile("ke hoach|bao cao")
_NOTE_MARK = "<a class='sdfootnoteanc' name='sdfootnote{0}anc' href='#sdfootnote{0}sym'><sup>{0}</sup></a>"
_NOTE = (
    "<div id='sdfootnote{0}'><p><a class='sdfootnotesym' name='sdfootnote{0}sym' href='#sdfootnote{0}anc'>{0}</a>"
    "{1}</p></div>"
)
"""How LibreOffice writes and reads footnotes in web pages."""


def _value(passage: Passage) -> int | None:
    """Return the number of a sign that Word can count; None for "đ", which Word's alphabet does not have."""
    kind, sign = passage.marker.kind if passage.marker else None, passage.ordinal
    if kind is Mark.ROMAN:
        return _ROMANS.index(sign) + 1 if sign in _ROMANS else None
    if kind is Mark.NUMBER and sign.isdecimal() and not sign.startswith("0"):
        return int(sign)
    return ord(sign) - ord("a") + 1 if kind is Mark.LETTER and len(sign) == 1 and "a" <= sign <= "z" else None


class _Lists:
    """Gives paragraphs with a typed sign a list of Word that counts to the same sign."""

    def __init__(self) -> None:
        self.abstracts: list[str] = []
        self.numbers: list[tuple[int, str]] = []
        self._open: dict[tuple[str, str], tuple[int, int]] = {}

    def _new(self, form: str, text: str, start: int) -> int:
        self.abstracts.append(level(0, form, text))
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        self.numbers.append((len(self.abstracts) - 1, override if start != 1 else ""))
        return len(self.numbers)

    def paragraph(self, passage: Passage) -> str:
        """Return the paragraph, its sign counted by Word where Word can count it."""
        marker = passage.marker
        if marker is None:
            return p(passage.text)
        label = passage.text[: marker.end]
        if marker.kind is Mark.DASH and label.strip() == "-":
            key = ("bullet", "-")
            self._open.setdefault(key, (self._new(*key, 1), 1))
            return p(passage.body, listed(self._open[key][0]))
        number, form = _value(passage), _FORMS.get(marker.kind)
        if number is None or form is None or label != f"{label.strip()} " or not passage.body:
            return p(passage.text)
        key = (form, label.strip().replace(passage.ordinal, "%1", 1))
        name, next_number = self._open.get(key, (0, 0))
        if number != next_number:
            name = self._new(*key, number)
        self._open[key] = (name, number + 1)
        return p(passage.body, listed(name))


def _noted(running: Running) -> dict[int, list[int]]:
    """Return the notes, counted from 1, that stand behind each passage, by the passage's line."""
    lines = [passage.line for passage in running.passages if not passage.table]
    found: dict[int, list[int]] = {}
    for number, note in enumerate(running.footnotes, 1):
        found.setdefault(max((line for line in lines if line < note.line), default=lines[0]), []).append(number)
    return found


def _blocks(found: Sequence[Passage], counted: _Lists, noted: dict[int, list[int]]) -> Iterator[str]:
    for is_table, group in groupby(found, key=lambda passage: passage.table):
        if is_table:
            rows = [parts for passage in group if any(parts := cells(passage.text))]
            yield table(*(row(*parts) for parts in rows))
            continue
        for passage in group:
            notes = "".join(f'<w:r><w:footnoteReference w:id="{name}"/></w:r>' for name in noted.get(passage.line, ()))
            yield counted.paragraph(passage).removesuffix("</w:p>") + notes + "</w:p>"


def word_from_text(document: SourceDocument) -> bytes:
    """Return a Word file: what stands above the title as a table of two cells, signs as lists, rows as tables."""
    running = passages(document.lines, document.quality)
    found = running.passages
    title = next((index for index, one in enumerate(found[:12]) if _TITLE.match(one.flat.strip())), 0)
    top = [p(passage.text) for passage in found[:title]]
    head = "".join(top)
    if len(top) > 1:
        head = table(row(cell("".join(top[:-1])), cell(top[-1])), form="")
    counted = _Lists()
    body = "".join(_blocks(found[title:], counted, _noted(running)))
    notes = "".join(
        f'<w:footnote w:id="{name}">{p(note.text)}</w:footnote>' for name, note in enumerate(running.footnotes, 1)
    )
    numbering = lists(*counted.abstracts, numbers=counted.numbers)
    return word_file(head + body, numbering=numbering, footnotes=notes)


def html_from_text(document: SourceDocument) -> str:
    """Return a web page of the same content, from which an office program makes its own kind of Word file."""
    running = passages(document.lines, document.quality)
    noted = _noted(running)
    parts = []
    for is_table, group in groupby(running.passages, key=lambda passage: passage.table):
        if is_table:
            rows = ("".join(f"<td>{escape(words)}</td>" for words in cells(passage.text)) for passage in group)
            parts.append(f"<table border='1'>{''.join(f'<tr>{one}</tr>' for one in rows)}</table>")
            continue
        for passage in group:
            marks = "".join(_NOTE_MARK.format(name) for name in noted.get(passage.line, ()))
            parts.append(f"<p>{escape(passage.text)}{marks}</p>")
    notes = (_NOTE.format(name, escape(note.text)) for name, note in enumerate(running.footnotes, 1))
    return f"<html><head><meta charset='utf-8'></head><body>{''.join((*parts, *notes))}</body></html>"
