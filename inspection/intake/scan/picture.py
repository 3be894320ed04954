"""Pictures as files hold them, and made such that tesseract reads them best: upright, grey, of a known density."""

from __future__ import annotations

import math
import struct
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps, UnidentifiedImageError

from inspection.intake.scan.engine import DENSITY

FORMS = ("PNG", "JPEG", "TIFF")
_FAULTS = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, LookupError, struct.error)
"""What Pillow's readers of formats raise of bytes that are cut off or make no sense."""
MOST_PIXELS = 120_000_000
"""A3 at 600 dpi has 70 million; what has more is made to fill the memory."""
_LONG_SIDE = 297 / 25.4
"""Inches of a page (A4); what a file says of its density is often wrong."""
_LARGEST = 2.5
"""Times that a small picture is enlarged at most."""
_NEAR = 0.1
_SMALLEST_SIDE = 20
"""Pixels; less is no picture of words."""
_SMALL = 3
_WORTH_TURNING = 1.05
"""Times that turned lines must be more level; less is chance."""
_SOFT = 0.6
"""Pixels by which edges are blurred: sharp ones are taken for accents."""
_PATCH = 12
"""Pixels of the patches in which the paper's own shade is looked for."""


class BrokenPictureError(Exception):
    """The bytes are no whole picture; ``reason`` is ``damaged`` or ``large``."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def _opened(raw: bytes) -> Image.Image:
    try:
        picture = Image.open(BytesIO(raw), formats=FORMS)
    except Image.DecompressionBombError as problem:
        raise BrokenPictureError("large") from problem
    except _FAULTS as problem:
        raise BrokenPictureError("damaged") from problem
    return picture


def page_count(raw: bytes) -> int:
    """Return how many pages a file of pictures has; only TIFF has more than one."""
    picture = _opened(raw)
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def page_picture(raw: bytes, number: int) -> Image.Image:
    """Return a page, counted from 0; ``BrokenPictureError`` where it is cut off, damaged or too large."""
    picture = _opened(raw)
    try:
        if number:
            picture.seek(number)
        if picture.width * picture.height > MOST_PIXELS:
            raise BrokenPictureError("large")
        picture.load()
        return grey(ImageOps.exif_transpose(picture))
    except (MemoryError, Image.DecompressionBombError) as problem:
        raise BrokenPictureError("large") from problem
    except _FAULTS as problem:
        raise BrokenPictureError("damaged") from problem


def grey(picture: Image.Image) -> Image.Image:
    """Return a picture in grey, on white where it lets the ground through."""
    if picture.mode in {"I;16", "I;16B", "I", "F"}:
        wide = picture.convert("F")
        lowest, highest = (float(str(end)) for end in wide.getextrema())
        span = max(highest - lowest, 1.0)
        return wide.point(lambda value: value * (255 / span) - lowest * (255 / span)).convert("L")
    if picture.has_transparency_data:
        drawn = picture.convert("RGBA")
        white = Image.new("RGBA", drawn.size, "white")
        return Image.alpha_composite(white, drawn).convert("L")
    return picture.convert("L")


def is_blank(picture: Image.Image) -> bool:
    """Tell whether a picture is too small to hold a word."""
    return min(picture.size) < _SMALLEST_SIDE


def prepared(picture: Image.Image) -> Image.Image:
    """Return a grey picture at the density that tesseract is told, its paper white."""
    scale = _LONG_SIDE * DENSITY / max(picture.size)
    scale = min(scale, _LARGEST)
    if abs(scale - 1) > _NEAR:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return upright(_on_white(picture)).filter(ImageFilter.GaussianBlur(_SOFT))


def upright(picture: Image.Image) -> Image.Image:
    """Return a picture turned by the few degrees at which its lines of text lie level."""
    small = ImageChops.invert(picture.reduce(_SMALL))
    level = _levelness(small, 0)
    coarse = max((step / 2 for step in range(-6, 7)), key=lambda angle: _levelness(small, angle))
    angle = max((coarse + step / 10 for step in range(-4, 5)), key=lambda angle: _levelness(small, angle))
    if _levelness(small, angle) < level * _WORTH_TURNING:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def _levelness(small: Image.Image, angle: float) -> float:
    """Return how sharply rows of ink and empty rows part when a picture is turned by some degrees."""
    turned = small.rotate(angle, Image.Resampling.BILINEAR) if angle else small
    rows = turned.convert("F").resize((1, turned.height), Image.Resampling.BOX)
    sums: tuple[float, ...] = struct.unpack(f"{turned.height}f", rows.tobytes())
    return math.fsum((one - following) ** 2 for one, following in pairwise(sums))


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture without the paper's own shade: shadows of a photograph, yellowed paper, shaded cells."""
    small = picture.reduce(_PATCH).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    paper = small.resize(picture.size, Image.Resampling.BILINEAR)
    return ImageChops.invert(ImageChops.subtract(paper, picture))
