"""Sound files of each format, to be bent."""

from __future__ import annotations

import unicodedata

from inspection.intake.reader import open_document
from inspection.paths import SAMPLES
from inspection.vietnamese import fold
from tests.word_from_text import word_from_text

_ENDS = 45
"""Lines of a sample's beginning and end that are kept: bent files are many, so they are small."""


def _shortened(name: str) -> str:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join([*lines[:_ENDS], *lines[-_ENDS:]])


_PLAN, _REPORT = _shortened("ke_hoach.txt"), _shortened("bao_cao.txt")


def _pdf(lines: list[str]) -> bytes:
    """Return the smallest PDF that shows some lines of ASCII, with a table of its objects."""
    text = "".join(f"({line.replace('(', '').replace(')', '')}) Tj 0 -16 Td " for line in lines)
    content = f"BT /F1 12 Tf 60 780 Td {text}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return made + b"xref\n0 5\n0000000000 65535 f \n" + table + end


SLOW = {"plan.pdf": _pdf(fold(_PLAN).splitlines()[:40])}
"""Each of these is read in a process of its own."""

SEEDS: dict[str, bytes] = {
    "plan.txt": _PLAN.encode(),
    "report.txt": _REPORT.encode(),
    "decomposed.txt": unicodedata.normalize("NFD", _REPORT).encode(),
    "wide.txt": _PLAN.encode("utf-16"),
    "plan.docx": word_from_text(open_document(SAMPLES / "ke_hoach.txt")),
    "lines.md": _PLAN.replace("\n", "\r\n").encode(),
}
