"""What a page holds: its characters with their places and its ruled lines, as pdfium sees them.

Lengths are points; y grows upwards. Characters are taken one by one because a document whose font lacks Vietnamese
letters takes them from a second font, and readers that go by pieces of text then part the words (ecosystem.md §2.2).
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

_STRAIGHT = 1.0
"""How far a ruled line may lean."""
_SHORTEST = 6.0
_MOST_OBJECTS = 20_000
_MOST_CHARACTERS = 60_000
_DEEPEST = 4
FEW_CHARACTERS = 500
"""A stamp of the signature, a header, a page's number: what may stand above the picture of a page."""


@dataclass(frozen=True, slots=True)
class Char:
    """A character, its ends, the line it stands on and the size of its font; of a scan a whole word."""

    text: str
    left: float
    right: float
    base: float
    size: float
    sure: bool = True
    """Whether it is what stands there; False where recognition of a picture may be wrong."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: ``at`` is its y where it lies, its x where it stands."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Content:
    """One page."""

    chars: tuple[Char, ...]
    lying: tuple[Ruling, ...]
    standing: tuple[Ruling, ...]
    pictured: float = 0.0
    """Share of the page that pictures cover."""
    drawn: bool = False
    """Whether anything at all is drawn on it."""


def _chars(page: pypdfium2.PdfPage) -> Iterator[Char]:
    """Yield the characters that are drawn; blanks that pdfium itself adds are left out."""
    text = page.get_textpage()
    raw = text.raw
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code < ord(" ") or pdfium.FPDFText_IsGenerated(raw, index) == 1 or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        size = abs(box.top - box.bottom) or pdfium.FPDFText_GetFontSize(raw, index)
        yield Char("-" if code == 2 else chr(code), box.left, box.right, y.value, size)  # noqa: PLR2004 - pdfium's soft hyphen


def _points(item: object) -> Iterator[list[tuple[float, float]]]:
    """Yield the strokes of a path in the page's own measure."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    stroke: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            if stroke:
                yield stroke
            stroke = []
        stroke.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            stroke.append(stroke[0])
    if stroke:
        yield stroke


def _rulings(page: pypdfium2.PdfPage) -> tuple[list[Ruling], list[Ruling]]:
    """Return the lines that lie and those that stand; the edges of a thin box count as lines."""
    lying, standing = [], []
    for number in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for stroke in _points(item):
            for (x0, y0), (x1, y1) in pairwise(stroke):
                if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
                    lying.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
                    standing.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return lying, standing


def _pictured(page: pypdfium2.PdfPage) -> float:
    """Return the share of a page that its pictures cover; scanners cut a page into stripes now and then."""
    covered = 0.0
    for number, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)):
        if number >= _MOST_OBJECTS:
            break
        left, bottom, right, top = item.get_bounds()
        covered += (right - left) * (top - bottom)
    width, height = page.get_size()
    return float(min(1.0, covered / max(width * height, 1.0)))


def content(page: pypdfium2.PdfPage) -> Content:
    """Return what a page holds."""
    lying, standing = _rulings(page)
    chars = tuple(_chars(page))
    return Content(chars, tuple(lying), tuple(standing), _pictured(page), pdfium.FPDFPage_CountObjects(page.raw) > 0)
