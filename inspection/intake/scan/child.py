"""The process in which pictures are opened and recognised: a file that fells it fells only this process.

The bytes come on standard input; the pages of a PDF that are to be recognised are named in the arguments, its other
pages keep their text. JSON goes to standard output, one object a line: after each page how many are ``done`` and ``of``
how many, last ``lines``, ``pages``, ``recognised`` and ``unclear`` (took too long or are damaged), or ``problem``.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import pypdfium2

from inspection.intake.language.quality import soundness
from inspection.intake.pdf.content import Content, content
from inspection.intake.pdf.layout import lines_of
from inspection.intake.scan import engine, page, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

MEMORY = 1024**3
"""Bytes, for this process and for each tesseract."""
AT_ONCE = 2
MOST_PAGES = 300
SECONDS = 600
"""For all pages of a document; those that are not reached are named."""
_POINTS = 72
_DENSITY = 300
"""Pixels an inch at which pages of a PDF are drawn, before they are made smaller for tesseract."""
_LARGEST_SIDE = 5000
"""Pixels of a page of a PDF that is larger than A3."""


class _Pages(Protocol):
    """A file with pages that are pictures."""

    def count(self) -> int:
        """Return how many pages there are."""

    def image(self, number: int) -> Image:
        """Return a page as a picture; ``BrokenPictureError`` where there is none."""

    def text(self, number: int) -> Content:
        """Return what a page holds without being recognised."""


class _Pdf:
    def __init__(self, raw: bytes) -> None:
        self._document = pypdfium2.PdfDocument(raw)

    def count(self) -> int:
        return len(self._document)

    def image(self, number: int) -> Image:
        one = self._document[number]
        scale = min(_DENSITY / _POINTS, _LARGEST_SIDE / max(*one.get_size(), 1.0))
        return one.render(scale=scale, grayscale=True).to_pil()  # type: ignore[no-any-return]  # the library has no types

    def text(self, number: int) -> Content:
        one = self._document[number]
        try:
            return content(one)
        finally:
            one.close()


class _Pictures:
    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._count = picture.page_count(raw)

    def count(self) -> int:
        return self._count

    def image(self, number: int) -> Image:
        return picture.page_picture(self._raw, number)

    def text(self, number: int) -> Content:  # noqa: ARG002 - a picture holds none
        return Content((), (), ())


def _sense(held: Content) -> float:
    """Return how many words of a page make sense."""
    words = "".join(char.text for char in held.chars)
    return soundness(words) * len(words.split())


def _say(said: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


class _Recognition:
    """Recognises pages, two at a time; the file itself is looked into by one after the other."""

    def __init__(self, pages: _Pages, wanted: Sequence[int]) -> None:
        self.pages, self.wanted = pages, wanted
        self._lock = Lock()
        self._until = time.monotonic() + SECONDS
        self._done = 0
        self.reasons: list[str] = []

    def one(self, number: int) -> Content | None:
        """Return what stands on a page; None where it took too long or its picture is damaged."""
        found = None
        try:
            if time.monotonic() < self._until:
                with self._lock:
                    image = self.pages.image(number)
                found = page.recognised(image)
        except picture.BrokenPictureError as problem:
            self.reasons.append(problem.reason)
        except (engine.RecognitionError, pypdfium2.PdfiumError, MemoryError):
            pass
        with self._lock:
            self._done += 1
            _say({"done": self._done, "of": len(self.wanted)})
        return found

    def run(self) -> dict[int, Content]:
        """Return what stands on the wanted pages that could be recognised, by their number from 0."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            done = zip(self.wanted, pool.map(self.one, self.wanted), strict=True)
            return {number: found for number, found in done if found is not None}


def read(raw: bytes, wanted: Sequence[int]) -> dict[str, object]:
    """Return what a file holds; of a PDF the ``wanted`` pages, counted from 1, as their pictures show them."""
    try:
        pages: _Pages = _Pdf(raw) if b"%PDF-" in raw[:1024] else _Pictures(raw)
        if pages.count() > MOST_PAGES:
            return {"problem": "pages"}
        numbers = [number - 1 for number in wanted] or list(range(pages.count()))
        recognition = _Recognition(pages, numbers)
        found = recognition.run()
        if recognition.reasons and not found:
            return {"problem": recognition.reasons[0]}
        unclear = [number + 1 for number in numbers if number not in found]
        held = []
        for number in range(pages.count()):
            text = pages.text(number)
            if number in found and _sense(found[number]) < _sense(text):
                del found[number]
            held.append(found.get(number, text))
        lines = lines_of(held)
    except picture.BrokenPictureError as problem:
        return {"problem": problem.reason}
    except pypdfium2.PdfiumError:
        return {"problem": "damaged"}
    return {
        "pages": pages.count(),
        "lines": [[line.text, line.page, line.begins, line.row, line.unsure] for line in lines],
        "recognised": [number + 1 for number in found],
        "unclear": unclear,
    }


def main() -> None:
    """Read standard input within the limits."""
    warnings.simplefilter("ignore")  # of odd metadata in pictures, which is not looked at
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    _say(read(sys.stdin.buffer.read(), [int(number) for number in sys.argv[1:]]))


if __name__ == "__main__":
    main()
