"""Scans and photographs of pages: what was printed comes back; without tesseract, or of broken files, one sentence."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from inspection.catalogue import shipped
from inspection.errors import DocumentError
from inspection.intake.pipeline import read_document
from inspection.intake.reader import open_document
from inspection.intake.scan import engine
from tests.office import converted

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.documents import Reading
    from inspection.model.source import SourceDocument

pytestmark = [
    pytest.mark.xdist_group("scan"),  # one worker, for the printed pages are made once
    pytest.mark.skipif(not engine.available(), reason=f"no tesseract with Vietnamese: {engine.INSTALL}"),
]

_ITEMS = (
    "1. Tiếp tục rà soát, đơn giản hóa thủ tục hành chính; 100% hồ sơ được giải quyết đúng hạn, trong đó 1.234 hồ sơ.",
    "2. Ủy ban nhân dân phường giao Văn phòng chủ trì thực hiện Quyết định số 27/QĐ-UBND ngày 15/3/2026 của thành phố.",
    "3. Tỷ lệ giải ngân vốn đầu tư công đạt 95,5% trở lên; mức độ hài lòng của người dân đạt trên 90%.",
)
_STYLE = """@page {size: A4; margin: 2cm} body {font-family: "Liberation Serif"; font-size: 14pt}
p {text-align: justify; text-indent: 1.27cm; margin: 0 0 6pt 0}"""
_TITLE = "<p>KẾ HOẠCH</p><p>Cải cách hành chính phường Suối Mơ năm 2026</p><p>I. CẢI CÁCH THỦ TỤC HÀNH CHÍNH</p>"


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a page of a plan as LibreOffice prints it."""
    page = tmp_path_factory.mktemp("scan") / "plan.html"
    body = _TITLE + "".join(f"<p>{item}</p>" for item in _ITEMS)
    page.write_text(
        f"<html><head><meta charset='utf-8'><style>{_STYLE}</style></head><body>{body}</body></html>", encoding="utf-8"
    )
    return converted(page, "pdf").read_bytes()


def _picture(pdf: bytes, dpi: int) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    return document[0].render(scale=dpi / 72, grayscale=True).to_pil().copy()  # type: ignore[no-any-return]  # no types


def _saved(pictures: list[Image.Image], form: str, **how: float) -> bytes:
    made = BytesIO()
    pictures[0].save(made, form, **({"save_all": True, "append_images": pictures[1:]} if pictures[1:] else {}), **how)
    return made.getvalue()


def _opened(folder: Path, name: str, raw: bytes) -> SourceDocument:
    (folder / name).write_bytes(raw)
    return open_document(folder / name)


def _words(document: SourceDocument, page: int | None = None) -> str:
    return " ".join(line.text for line in document.lines if page in {None, line.page})


def _rules(reading: Reading) -> dict[str, str]:
    return {issue.rule: issue.facts.get("pages", "") for issue in reading.issues}


@pytest.mark.parametrize(
    ("name", "form", "dpi"), [("a.png", "PNG", 150), ("a.jpg", "JPEG", 200), ("a.pdf", "PDF", 200)]
)
def test_a_page_says_as_a_picture_what_was_printed(
    tmp_path: Path, printed: bytes, name: str, form: str, dpi: int
) -> None:
    document = _opened(tmp_path, name, _saved([_picture(printed, dpi)], form, resolution=dpi))
    for item in _ITEMS:
        assert item in _words(document)
    assert (document.format, document.pages, document.recognised) == ("scan", 1, (1,))
    assert [line.begins for line in document.lines if line.text[:2] in {"1.", "2.", "3."}] == [True] * 3
    assert _rules(read_document(document, shipped()))["reading.pages_recognised"] == "1"


def test_pages_of_a_file_of_pictures_keep_their_numbers(tmp_path: Path, printed: bytes) -> None:
    page, white = _picture(printed, 200), Image.new("L", (1654, 2339), 255)
    document = _opened(tmp_path, "a.tif", _saved([page, white, page], "TIFF"))
    assert document.pages == 3
    assert {line.page for line in document.lines} == {1, 3}
    assert _words(document, 1).split() == _words(document, 3).split()
    assert _rules(read_document(document, shipped()))["reading.pages_without_text"] == "2"


def _with_picture(printed: bytes) -> bytes:
    """Return a PDF of a page with text and of the picture of a page."""
    made = pypdfium2.PdfDocument(printed)
    made.import_pages(pypdfium2.PdfDocument(_saved([_picture(printed, 200)], "PDF", resolution=200)))
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def test_only_the_pages_that_are_pictures_are_recognised(tmp_path: Path, printed: bytes) -> None:
    document = _opened(tmp_path, "a.pdf", _with_picture(printed))
    assert (document.format, document.pages, document.recognised) == ("pdf", 2, (2,))
    assert _ITEMS[1] in _words(document, 2)
    assert _words(document, 1) == _words(_opened(tmp_path, "b.pdf", printed))


def test_without_tesseract_a_scan_gets_one_sentence_that_says_how_to_install_it(
    tmp_path: Path, printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    for name, form in (("a.png", "PNG"), ("a.pdf", "PDF")):
        with pytest.raises(DocumentError) as caught:
            _opened(tmp_path, name, _saved([_picture(printed, 72)], form))
        assert caught.value.code == "document.no_recognition"
        assert "tesseract-ocr-vie" in str(caught.value.facts["install"])


def test_without_tesseract_the_pages_with_text_are_read_and_the_others_named(
    tmp_path: Path, printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    document = _opened(tmp_path, "a.pdf", _with_picture(printed))
    assert {line.page for line in document.lines} == {1}
    told = _rules(read_document(document, shipped()))
    assert told["reading.pages_unrecognised"] == "2"
    assert "reading.pages_without_text" not in told


def test_a_model_without_vietnamese_counts_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nprintf 'List of available languages (1):\\neng\\n'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not engine.available()


def _bomb() -> bytes:
    """Return a PNG of a few hundred bytes that says it is 50,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    lines = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def test_pictures_that_hold_nothing_or_are_broken_get_one_sentence(tmp_path: Path, printed: bytes) -> None:
    page = _picture(printed, 100)
    cases = {
        "dot.png": (_saved([Image.new("L", (1, 1))], "PNG"), "document.picture_empty"),
        "white.tif": (_saved([Image.new("1", (500, 700), 1)], "TIFF"), "document.picture_empty"),
        "noise.png": (_saved([Image.effect_noise((700, 900), 120)], "PNG"), "document.picture_empty"),
        "cut.jpg": (_saved([page], "JPEG")[:3000], "document.picture_damaged"),
        "head.png": (_saved([page], "PNG")[:20], "document.picture_damaged"),
        "sign.tif": (b"II*\x00\xff\xff\xff\xff", "document.picture_damaged"),
        "bomb.png": (_bomb(), "document.picture_large"),
    }
    for name, (raw, code) in cases.items():
        with pytest.raises(DocumentError, match=code) as caught:
            _opened(tmp_path, name, raw)
        assert caught.value.facts["name"] == name
