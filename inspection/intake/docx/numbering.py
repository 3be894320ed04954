"""Automatic numbering as Word shows it: the labels are written nowhere, they must be counted (ECMA-376 part 1, 17.9).

Lists that share an abstract definition go on counting together; an override of the start begins anew where its list
is used first; a level begins anew below a higher one, unless the definition says otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.docx.names import RUN_FORM, on, value, w, whole
from inspection.intake.docx.signs import bullet
from inspection.intake.docx.styles import Look, look_of, numbered_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from inspection.intake.docx.styles import Styles

_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 32_767
"""The highest number that Word counts to."""
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is labelled."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    behind: str = " "
    """What parts label and words; a tab of Word is a blank here."""
    plain: bool = False
    """All numbers of the label are written as decimals (isLgl)."""
    restart: int | None = None
    """The level, counted from 1, behind which it begins anew; 0 for never, None for any higher one."""


def roman(number: int) -> str:
    """Return a number in small Roman digits."""
    parts = []
    for worth, sign in _ROMANS:
        times, number = divmod(number, worth)
        parts.append(sign * times)
    return "".join(parts)


def _letters(number: int) -> str:
    """Return a to z, then aa to zz: the letter again and again, as Word does; its own alphabet, without đ."""
    turns, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * (turns + 1)


def written(number: int, form: str) -> str:
    """Return a number in a form of Word; forms that no office here uses are written as decimals."""
    if form == "none":
        return ""
    if form in {"lowerRoman", "upperRoman", "lowerLetter", "upperLetter"} and 0 < number <= _MOST:
        label = roman(number) if form.endswith("Roman") else _letters(number)
        return label.upper() if form.startswith("upper") else label
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _level(element: Element) -> Level:
    form = value(element, w("numFmt")) or "decimal"
    text = value(element, w("lvlText")) or ""
    if form == "bullet":
        text = bullet(text, look_of(element.find(RUN_FORM), Look()).font)
    restart = value(element, w("lvlRestart"))
    return Level(
        start=whole(value(element, w("start"))),
        form=form,
        text=text,
        behind="" if value(element, w("suff")) == "nothing" else " ",
        plain=bool(on(element, w("isLgl"))),
        restart=None if restart is None else whole(restart),
    )


def _place(element: Element) -> int:
    return whole(element.get(w("ilvl")), -1)


class _Abstract:
    """A definition of nine levels and how far it has counted."""

    def __init__(self, element: Element) -> None:
        self.levels: dict[int, Level] = {}
        self.styles: dict[str, int] = {}
        self.link = value(element, w("numStyleLink"))
        self.counts: dict[int, int] = {}
        for level in element.iterfind(w("lvl")):
            self.levels[_place(level)] = _level(level)
            style = value(level, w("pStyle"))
            if style:
                self.styles[style] = _place(level)


class _List:
    """One list: a definition and what the list overrides of it."""

    def __init__(self, abstract: _Abstract, element: Element) -> None:
        self.abstract = abstract
        self.levels = dict(abstract.levels)
        self.starts: dict[int, int] = {}
        self.styles = dict(abstract.styles)
        for override in element.iterfind(w("lvlOverride")):
            place = _place(override)
            level = override.find(w("lvl"))
            if level is not None:
                self.levels[place] = _level(level)
                style = value(level, w("pStyle"))
                self.styles |= {style: place} if style else {}
            start = value(override, w("startOverride"))
            if start is not None:
                self.starts[place] = whole(start)
        self.used = False

    def start(self, place: int) -> int:
        """Return the first number of a level."""
        return self.starts.get(place, self.levels.get(place, Level()).start)


class Numbering:
    """All lists of a document, counted in the order in which they are asked."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstracts = {element.get(w("abstractNumId")): _Abstract(element) for element in root.iterfind(w("abstractNum"))}
        numbers = {element.get(w("numId"), ""): element for element in root.iterfind(w("num"))}
        for name, element in numbers.items():
            abstract = abstracts.get(value(element, w("abstractNumId")))
            if abstract is not None and abstract.link:  # the levels are those of a numbering style
                linked = numbers.get(styles.list_of(abstract.link) or "")
                abstract = abstracts.get(value(linked, w("abstractNumId"))) or abstract
            if abstract is not None:
                self._lists[name] = _List(abstract, element)

    def label(self, form: Element | None, style: str | None) -> str:
        """Count a paragraph with such properties and return its label with what parts it from the words."""
        own, inherited = numbered_of(form), self._styles.numbered(style)
        list_id = own.list_id if own and own.list_id is not None else inherited[0].list_id if inherited else None
        found = self._lists.get(list_id or "")
        if found is None:
            return ""
        place = own.level if own else None
        if place is None and inherited:
            place = found.styles.get(inherited[1], inherited[0].level)
        place = place or 0
        if not 0 <= place < _LEVELS or place not in found.levels:
            return ""
        self._count(found, place)
        return self._shown(found, place)

    @staticmethod
    def _count(numbers: _List, place: int) -> None:
        counts = numbers.abstract.counts
        if not numbers.used:
            numbers.used = True
            for overridden in numbers.starts:
                counts.pop(overridden, None)
        counts[place] = counts[place] + 1 if place in counts else numbers.start(place)
        for below in [other for other in counts if other > place]:
            restart = numbers.levels.get(below, Level()).restart
            if restart is None or place < restart:
                del counts[below]

    @staticmethod
    def _shown(numbers: _List, place: int) -> str:
        level = numbers.levels[place]
        if level.form == "bullet":
            return level.text + level.behind if level.text else ""

        def number(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            form = numbers.levels.get(other, Level()).form
            count = numbers.abstract.counts.get(other, numbers.start(other))
            return written(count, "decimal" if level.plain and form != "none" else form)

        text = _PLACE.sub(number, level.text)
        return text + level.behind if text.strip() else ""
