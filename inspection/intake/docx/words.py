"""The words of a paragraph as Word shows them: runs, fields, tabs, breaks, signs, marks of notes, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from inspection.intake.docx.formulas import FORMULAS, formula
from inspection.intake.docx.names import (
    ALTERNATIVES,
    PARAGRAPH_FORM,
    RUN,
    RUN_FORM,
    TEXT,
    chosen,
    text_boxes,
    value,
    w,
    whole,
    within,
)
from inspection.intake.docx.signs import SUPERSCRIPTS, charset, decoded, is_capital_font, pictured, sign
from inspection.intake.docx.styles import Look, look_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from inspection.intake.docx.notes import Notes
    from inspection.intake.docx.styles import Styles

_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad", w("cr"): "\n"}
_BREAK, _SYMBOL, _FIELD, _RENDERED = w("br"), w("sym"), w("fldChar"), w("lastRenderedPageBreak")
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_DRAWINGS = frozenset((w("drawing"), w("pict"), w("object"), ALTERNATIVES))
_INLINE = frozenset((RUN, *FORMULAS))
_HEXADECIMAL = 16


@dataclass(slots=True)
class Words:
    """What a paragraph says."""

    parts: list[tuple[str, str]] = field(default_factory=list)
    """Words and the old encoding of their font; a line break is a line end."""
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """Notes that it refers to: (kind, id, mark)."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes that are anchored in it."""
    turned: int = 0
    """Pages that end in it."""
    turned_before: int = 0
    """Pages that end in it before its first word."""

    @property
    def text(self) -> str:
        """Return the words decoded; lines are parted by line ends."""
        return "".join(
            decoded("".join(text for _, text in run), old) for old, run in groupby(self.parts, key=itemgetter(0))
        )


class WordReader:
    """Reads paragraph after paragraph; fields may go on from one to the next."""

    def __init__(self, styles: Styles, notes: Notes, *, rendered: bool) -> None:
        self.styles = styles
        self._notes = notes
        self._rendered = rendered
        """Word has noted where its pages ended; else only ends that the author set are known."""
        self._fields: list[bool] = []
        """For each open field whether its result has begun; what stands before is its instruction."""
        self.encodings: set[str] = set()
        self._takers: dict[str, Callable[[Element, Words, Look], None]] = {
            _BREAK: self._take_break,
            _SYMBOL: self._take_symbol,
            _FIELD: self._take_field,
            _RENDERED: self._take_rendered,
            **dict.fromkeys(_NOTES, self._take_note),
            **dict.fromkeys(_DRAWINGS, self._take_drawing),
        }

    def read(self, paragraph: Element) -> Words:
        """Return the words of a paragraph."""
        words = Words()
        style = value(paragraph.find(PARAGRAPH_FORM), w("pStyle"))
        base = self.styles.look(style)
        for element in within(paragraph, _INLINE):
            if element.tag == RUN:
                self._run(element, words, style, base)
            elif all(self._fields):
                self._say(words, formula(element), Look())
        # An instruction ends with its paragraph at the latest: a field that is damaged must not hide what follows.
        self._fields = [True] * len(self._fields)
        return words

    def _run(self, run: Element, words: Words, style: str | None, base: Look) -> None:
        form = run.find(RUN_FORM)
        look = base
        if form is not None:
            character = value(form, w("rStyle"))
            look = look_of(form, self.styles.look(style, character) if character else base)
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._say(words, child.text or "", look)
            elif tag in _SIGNS:
                self._say(words, _SIGNS[tag], look)
            elif taker := self._takers.get(tag):
                taker(child, words, look)

    def _say(self, words: Words, text: str, look: Look) -> None:
        """Add words that are shown, with a look."""
        if look.hidden or not text or not all(self._fields):
            return
        old = charset(look.font)
        if old and not text.isascii():
            self.encodings.add(old)
        if look.raised and text.strip().isdecimal():
            text = text.translate(SUPERSCRIPTS)
        text = pictured(text, look.font)
        if look.capitals or is_capital_font(look.font):
            text = decoded(text, old).upper()
            old = ""
        words.parts.append((old, text))

    def _take_break(self, element: Element, words: Words, look: Look) -> None:
        if element.get(w("type")) != "page":
            self._say(words, "\n", look)
        elif not self._rendered:
            self._turn(words)

    def _take_rendered(self, _element: Element, words: Words, _look: Look) -> None:
        self._turn(words)

    @staticmethod
    def _turn(words: Words) -> None:
        words.turned += 1
        if not any(text.strip() for _, text in words.parts):
            words.turned_before += 1

    def _take_symbol(self, element: Element, words: Words, look: Look) -> None:
        try:
            code = int(element.get(w("char"), ""), _HEXADECIMAL)
        except ValueError:
            return
        if code in range(1, 0x10000) and not 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - halves of letters are none
            self._say(words, sign(code, element.get(w("font"), "")), look)

    def _take_field(self, element: Element, _words: Words, _look: Look) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _take_note(self, element: Element, words: Words, look: Look) -> None:
        if look.hidden or not all(self._fields):
            return
        kind, name = _NOTES[element.tag], element.get(w("id"), "")
        own = whole(element.get(w("customMarkFollows")))
        mark = "" if own else self._notes.mark(kind, name)
        words.notes.append((kind, name, mark))
        self._say(words, mark, Look())

    def _take_drawing(self, element: Element, words: Words, look: Look) -> None:
        if look.hidden:
            return
        inside = chosen(element) if element.tag == ALTERNATIVES else element
        if inside is not None:
            words.boxes.extend(text_boxes(inside))
