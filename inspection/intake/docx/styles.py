"""Styles as far as they decide what is read: fonts of old encodings, capitals, hidden words, numbering, table lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.docx.names import PARAGRAPH_FORM, RUN_FORM, VAL, on, value, w, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LONGEST_CHAIN = 20
"""Styles that rest on each other; Word allows eleven."""
_FONTS, _HIGH, _LOW, _THEMES = w("rFonts"), w("hAnsi"), w("ascii"), (w("hAnsiTheme"), w("asciiTheme"))
_STYLE, _BASE, _NUMBERING = w("style"), w("basedOn"), w("numPr")
_RAISED = 4
"""Half points above the line from which on a digit is seen as raised."""
_NO_LINE = frozenset({"nil", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a run stands there."""

    font: str = ""
    hidden: bool = False
    capitals: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list and the level of a paragraph; None where that is left to a style."""

    list_id: str | None
    level: int | None


def look_of(form: Element | None, base: Look) -> Look:
    """Return a look as a run's own properties change it."""
    if form is None or not len(form):
        return base
    font = base.font
    fonts = form.find(_FONTS)
    if fonts is not None:
        own = fonts.get(_HIGH) or fonts.get(_LOW)
        font = own or ("" if any(fonts.get(theme) for theme in _THEMES) else font)
    hidden, capitals = on(form, w("vanish")), on(form, w("caps"))
    place, height = value(form, w("vertAlign")), whole(value(form, w("position")))
    return Look(
        font=font,
        hidden=base.hidden if hidden is None else hidden,
        capitals=base.capitals if capitals is None else capitals,
        raised=height >= _RAISED if place is None and height else place == "superscript" if place else base.raised,
    )


def numbered_of(form: Element | None) -> Numbered | None:
    """Return the numbering that the properties of a paragraph or a style name."""
    numbering = form.find(_NUMBERING) if form is not None else None
    if numbering is None:
        return None
    level = value(numbering, w("ilvl"))
    return Numbered(value(numbering, w("numId")), None if level is None else whole(level))


def lined(borders: Element | None) -> bool | None:
    """Tell whether a table or a cell has visible lines; None where nothing is said."""
    if borders is None:
        return None
    return any(line.get(VAL, "none") not in _NO_LINE for line in borders)


class Styles:
    """The styles of a document; all answers are remembered."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._paragraph: str | None = None
        self._base = Look()
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        self._numbered: dict[str | None, Numbered | None] = {}
        if root is None:
            return
        default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RUN_FORM}")
        self._base = look_of(default, self._base)
        for style in root.iterfind(_STYLE):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self._paragraph = name

    def _chain(self, name: str | None) -> Iterator[tuple[str, Element]]:
        """Return a style and those that it rests on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name) if name else None
            if style is None or name is None:
                return
            yield name, style
            name = value(style, _BASE)

    def look(self, paragraph: str | None, character: str | None = None) -> Look:
        """Return how words of a paragraph style and a character style stand there."""
        key = (paragraph, character)
        if key not in self._looks:
            look = self._base if character is None else self.look(paragraph)
            chain = [*self._chain(character if character is not None else paragraph or self._paragraph)]
            for _, style in reversed(chain):
                look = look_of(style.find(RUN_FORM), look)
            self._looks[key] = look
        return self._looks[key]

    def numbered(self, paragraph: str | None) -> tuple[Numbered, str] | None:
        """Return the numbering of a paragraph style and the style that names it."""
        for name, style in self._chain(paragraph or self._paragraph):
            found = numbered_of(style.find(PARAGRAPH_FORM))
            if found is not None and found.list_id is not None:
                return found, name
        return None

    def list_of(self, style: str | None) -> str | None:
        """Return the list of a numbering style."""
        found = self._styles.get(style) if style else None
        numbered = numbered_of(found.find(PARAGRAPH_FORM)) if found is not None else None
        return numbered.list_id if numbered else None

    def lined(self, table: str | None) -> bool:
        """Tell whether a table style draws lines."""
        for _, style in self._chain(table):
            drawn = lined(style.find(f"{w('tblPr')}/{w('tblBorders')}"))
            if drawn is not None:
                return drawn
        return False
