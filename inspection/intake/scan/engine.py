"""Tesseract as a program of its own: pictures in, words with their places out.

Called as it is and not through a wrapper: wrappers are no quicker and no better (ecosystem.md §2.3). Only its
Vietnamese model is used: the English one loses nearly every accent, and both together gain nothing.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from PIL.Image import Image

    Form = Literal["page", "cell"]

INSTALL = "sudo apt-get install tesseract-ocr tesseract-ocr-vie"
LANGUAGE = "vie"
SECONDS = 30
"""For one page; a page of text takes one to three, a page of noise may take minutes."""
DENSITY = 200
"""Pixels an inch of the pictures that are given to it; its model sees lines 36 pixels high, about what 14 points make.

Measured on three plans and reports rendered at 300 dpi: of 1,000 words 6 were wrong at 300 dpi, 1 to 3 at 200 dpi with
a little softness, in half the time.
"""

_FORMS = {"page": "4", "cell": "6"}
"""How tesseract is told to part a picture: a column of text in several sizes, one block of text."""
_TAG = re.compile(
    r"<(?:div|span) class='(?P<kind>ocr_page|ocrx_word|ocr_[a-z]+)'[^>]*? title=(?P<q>['\"])(?P<title>.*?)(?P=q)[^>]*>"
    r"(?:<(?:strong|em)>)*(?P<text>[^<]*)"
)
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")


class RecognitionError(Exception):
    """A picture took more time or memory than a page may take, or what was recognised is no more than guesses."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word; places are pixels of its picture, y grows downwards."""

    text: str
    left: float
    right: float
    base: float
    """The line that it stands on."""
    size: float
    """Height of its line's letters, from the lowest to the highest."""
    line: int
    """Counts the lines of its picture."""
    sure: float
    """How sure tesseract is of it (0..1)."""


def available() -> bool:
    """Tell whether tesseract and its Vietnamese model are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        said = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=SECONDS, text=True)  # noqa: S603 - found above
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in said.stdout.split()


def _bytes(pictures: Sequence[Image]) -> bytes:
    """Return pictures as one file of as many pages."""
    made = BytesIO()
    pictures[0].save(made, "TIFF", save_all=True, append_images=pictures[1:])
    return made.getvalue()


def recognised(pictures: Sequence[Image], form: Form) -> list[list[Word]]:
    """Return the words of each picture; ``RecognitionError`` where they take longer than a page may.

    One start of tesseract reads them all, for loading the model takes as long as reading three cells.
    """
    command = [
        "tesseract",
        "stdin",
        "stdout",
        "-l",
        LANGUAGE,
        "--psm",
        _FORMS[form],
        "--dpi",
        str(DENSITY),
        "hocr",
    ]
    ours = os.environ | {"OMP_THREAD_LIMIT": "1"}  # more threads for one page lose more than they gain
    try:
        done = subprocess.run(  # noqa: S603 - the program that ``available`` found
            command, input=_bytes(pictures), capture_output=True, check=False, timeout=SECONDS, env=ours
        )
    except subprocess.TimeoutExpired as problem:
        raise RecognitionError from problem
    pages = list(_pages(done.stdout.decode("utf-8", errors="replace")))
    if len(pages) != len(pictures):
        raise RecognitionError
    return pages


def _written(told: str) -> str:
    """Return a word as it was written: its model tells a Đ now and then as the Eth of Iceland, or as both."""
    return unicodedata.normalize("NFC", html.unescape(told).strip()).replace("ĐÐ", "Đ").replace("Ð", "Đ")


def _pages(told: str) -> Iterator[list[Word]]:
    """Yield the words of each page of tesseract's hOCR, which is the one of its forms that tells where lines stand."""
    words: list[Word] | None = None
    line, (left, bottom), (slope, rise), size = 0, (0.0, 0.0), (0.0, 0.0), 0.0
    for tag in _TAG.finditer(told):
        title, box = tag["title"], _BOX.search(tag["title"])
        if tag["kind"] == "ocr_page":
            if words is not None:
                yield words
            words = []
        elif box is None or words is None:
            continue
        elif tag["kind"] == "ocrx_word":
            if text := _written(tag["text"]):
                start, end = float(box[1]), float(box[3])
                base = bottom + rise + slope * ((start + end) / 2 - left)
                sure = int(found[1]) / 100 if (found := _SURE.search(title)) else 0.0
                words.append(Word(text, start, end, base, size, line, sure))
        elif (base_line := _BASE.search(title)) and (height := _SIZE.search(title)):
            line += 1
            left, bottom = float(box[1]), float(box[4])
            slope, rise, size = float(base_line[1]), float(base_line[2]), float(height[1])
    if words is not None:
        yield words
