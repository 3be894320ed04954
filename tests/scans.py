"""Scans for tests: what LibreOffice prints, as pictures of its pages, straight or as a scanner leaves them."""

from __future__ import annotations

from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from tests.office import converted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STYLE = """@page {size: A4; margin: 2cm 2cm 2cm 3cm} body {font-family: "Liberation Serif"; font-size: 14pt}
p {text-align: justify; text-indent: 1.27cm; margin: 0 0 6pt 0} td, th {font-size: 12pt; padding: 2pt}"""
_CELLS = (
    ("<td", '<td style="border: 0.5pt solid #000000"'),
    ("<table border='1'>", "<table cellspacing='0' width='100%'>"),
)


def printed(folder: Path, body: str) -> bytes:
    """Return a PDF of a web page's body, its tables ruled; skips without LibreOffice."""
    for plain, ruled in _CELLS:
        body = body.replace(plain, ruled)
    page = folder / "printed.html"
    head = f"<html><head><meta charset='utf-8'><style>{STYLE}</style></head><body>"
    page.write_text(f"{head}{body}</body></html>", encoding="utf-8")
    return converted(page, "pdf").read_bytes()


def pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    pages = pypdfium2.PdfDocument(pdf)
    return [pages[number].render(scale=dpi / 72, grayscale=True).to_pil().copy() for number in range(len(pages))]


def noise(size: tuple[int, int], spread: int) -> Image.Image:
    """Return grey noise about the middle, the same in every run."""
    drawn = Image.frombytes("L", size, Random(1).randbytes(size[0] * size[1]))  # noqa: S311 - noise
    return drawn.point([128 + (grey - 128) * spread // 128 for grey in range(256)])


def worn(picture: Image.Image, degrees: float = 0.5, spread: int = 10) -> Image.Image:
    """Return a picture as a scanner leaves it: a little askew, soft and speckled."""
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    return ImageChops.add(turned, noise(turned.size, spread), 1, -128)


def saved(pages: Sequence[Image.Image], form: str, **how: float) -> bytes:
    """Return pictures as one file."""
    made = BytesIO()
    several = {"save_all": True, "append_images": list(pages[1:])} if len(pages) > 1 else {}
    pages[0].save(made, form, **several, **how)
    return made.getvalue()


def layered(picture: Image.Image, words: Sequence[str], *, hidden: bool) -> bytes:
    """Return a PDF of one page: a picture and above it lines of ASCII, seen or (as recognition leaves them) not."""
    jpeg = saved([picture], "JPEG", quality=90)
    text = "".join(f"({line}) Tj 0 -12 Td " for line in words)
    content = f"q 595 0 0 842 0 0 cm /Im Do Q BT {3 if hidden else 0} Tr /F1 9 Tf 60 800 Td {text}ET".encode()
    held = b"/XObject << /Im 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    about = b"/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode" % picture.size
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>" % held,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image %s /Length %d >>\nstream\n%s\nendstream" % (about, len(jpeg), jpeg),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end
