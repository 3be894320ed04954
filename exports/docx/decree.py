"""The layout that Decree 30/2020 prescribes, as data: ``datasets/layouts/decree_30_2020.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping  # noqa: TC003  # the codec reads the annotations when the program runs
from dataclasses import dataclass
from functools import cache

from inspection import codec
from inspection.paths import LAYOUTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A length or size: what is written, and the ends of what the decree allows."""

    value: float
    least: float
    most: float

    def allows(self, value: float) -> bool:
        """Tell whether a measure lies inside the ends, a tenth aside, for Word keeps twentieths of points."""
        return self.least - 0.1 <= value <= self.most + 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The sheet, in millimetres."""

    width: float
    height: float
    header: float
    """From the upper edge to the page number."""
    letterhead: float
    """Width of the agency's column."""
    break_before: tuple[str, ...]
    """Words before which an agency's name, in capitals, goes on to a second line where one does not hold it."""
    never_before: tuple[str, ...] = ()
    """Words that begin alike and name no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """From the edges of the sheet to the text, in millimetres."""

    top: Measure
    bottom: Measure
    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Lengths of the lines under a text, as shares of the text's own length."""

    under_motto: Measure
    under_agency: Measure
    under_summary: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Distances in the body."""

    line: Measure
    """Between lines, in lines."""
    between: Measure
    """Between paragraphs, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one element of the document looks; sizes and spaces in points, the indent in millimetres."""

    name: str
    """What Word shows in its list of styles."""
    size: Measure
    bold: bool = False
    italic: bool = False
    align: str = "left"
    """``left``, ``center`` or ``both``, as the file format has it."""
    indent: float = 0
    before: float = 0
    after: float = 0
    outline: int = 0
    """Level in the outline of the document, 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """The layout of an administrative document."""

    source: str
    font: str
    paper: Paper
    margins: Margins
    rules: Rules
    styles: Mapping[str, Style]
    spacing: Spacing
    letters: Mapping[str, str]
    """Letters by their width in thousandths of the size."""

    @property
    def text_width(self) -> float:
        """Return the width between the margins of an upright sheet, in millimetres."""
        return self.paper.width - self.margins.left.value - self.margins.right.value

    @property
    def wide_text_width(self) -> float:
        """Return the same of a sheet that lies across."""
        return self.paper.height - self.margins.left.value - self.margins.right.value


@cache
def decree() -> Decree:
    """Return the layout that the program ships with."""
    with (LAYOUTS / "decree_30_2020.toml").open("rb") as file:
        return codec.from_plain(Decree, tomllib.load(file))
