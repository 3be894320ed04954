"""A picture of a page to what a page of a PDF holds, words and ruled lines at their places: one code lays out both."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from inspection.intake.pdf.content import Char, Content
from inspection.intake.scan import engine, picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from inspection.intake.scan.engine import Word

_POINT = 72 / engine.DENSITY
"""Points of a pixel."""
_BOX = 1.2
"""How much higher than its letters the box of a font is, which is what a PDF tells."""
_SAME_SIZE = 0.25
"""Share of its size by which a line seems larger or smaller for the letters it happens to hold."""
_GUESSED = 0.5
"""A page of whose words most are less sure than this holds none: measured 0.0 to 0.3 on noise, 0.9 on bad scans."""


def recognised(image: Image) -> Content:
    """Return what stands on a page; ``engine.RecognitionError`` where that cannot be told."""
    if picture.is_blank(image):
        return Content((), (), ())
    image = picture.prepared(image)
    words = engine.recognised([image], "page")[0]
    if words and median(word.sure for word in words) < _GUESSED:
        raise engine.RecognitionError
    return Content(tuple(_chars(words, image.height)), (), ())


def _chars(words: Sequence[Word], height: int) -> Iterator[Char]:
    """Yield words as the layout takes characters, a blank between two of one line."""
    if not words:
        return
    usual = median(word.size for word in words)
    before: Word | None = None
    for word in words:
        size = usual if abs(word.size - usual) <= usual * _SAME_SIZE else word.size
        base, high = (height - word.base) * _POINT, size * _POINT * _BOX
        if before is not None and before.line == word.line:
            yield Char(" ", before.right * _POINT, before.right * _POINT, base, high)
        yield Char(word.text, word.left * _POINT, word.right * _POINT, base, high)
        before = word
