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
from inspection.intake.watching import watched
from tests.fuzz.seeds import SLOW
from tests.scans import layered, noise, pictures, printed, saved, worn

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
_TITLE = "<p>KẾ HOẠCH</p><p>Cải cách hành chính phường Suối Mơ năm 2026</p><p>III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH</p>"
_GARBLED = ["1. Ticp tvc ra soat, don gian hoa thu tvc hanh chjnh; 1OO% ho so dvoc giai quyct dvng han, trong"] * 4
_STAMP = ["Ky boi: UBND phuong Suoi Mo", "Thoi gian ky: 05.01.2026 16:21:33 +07:00"]


_TABLE = """<table border='1'><tr><td rowspan="2">STT</td><td rowspan="2">Nội dung nhiệm vụ</td>
<td colspan="2">Cơ quan</td><td rowspan="2">Thời gian</td></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>
<tr><td colspan="5">III. Cải cách hành chính</td></tr>
<tr><td>1</td><td>Rà soát văn bản quy phạm pháp luật trên địa bàn phường</td><td>Văn phòng</td><td>Các phòng</td>
<td>Quý I</td></tr>
<tr><td>2</td><td>Báo cáo kết quả rà soát</td><td>Công an</td><td></td><td>Trước ngày 15/12/2026</td></tr>
</table>"""


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a page of a plan as LibreOffice prints it."""
    return printed(tmp_path_factory.mktemp("scan"), _TITLE + "".join(f"<p>{item}</p>" for item in _ITEMS))


def _picture(pdf: bytes, dpi: int) -> Image.Image:
    return pictures(pdf, dpi)[0]


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
def test_a_page_says_as_a_picture_what_was_printed(tmp_path: Path, plan: bytes, name: str, form: str, dpi: int) -> None:
    document = _opened(tmp_path, name, saved([_picture(plan, dpi)], form, resolution=dpi))
    for item in _ITEMS:
        assert item in _words(document)
    assert (document.format, document.pages, document.recognised) == ("scan", 1, (1,))
    assert "III. CẢI CÁCH" in _words(document)
    assert [line.begins for line in document.lines if line.text[:2] in {"1.", "2.", "3."}] == [True] * 3
    assert _rules(read_document(document, shipped()))["reading.pages_recognised"] == "1"


def test_pages_of_a_file_of_pictures_keep_their_numbers(tmp_path: Path, plan: bytes) -> None:
    page, white = _picture(plan, 200), Image.new("L", (1654, 2339), 255)
    document = _opened(tmp_path, "a.tif", saved([page, white, page], "TIFF"))
    assert document.pages == 3
    assert {line.page for line in document.lines} == {1, 3}
    assert _words(document, 1).split() == _words(document, 3).split()
    assert _rules(read_document(document, shipped()))["reading.pages_without_text"] == "2"


def _with_picture(plan: bytes) -> bytes:
    """Return a PDF of a page with text and of the picture of a page."""
    made = pypdfium2.PdfDocument(plan)
    made.import_pages(pypdfium2.PdfDocument(saved([_picture(plan, 200)], "PDF", resolution=200)))
    whole = BytesIO()
    made.save(whole)
    return whole.getvalue()


def test_only_the_pages_that_are_pictures_are_recognised(tmp_path: Path, plan: bytes) -> None:
    document = _opened(tmp_path, "a.pdf", _with_picture(plan))
    assert (document.format, document.pages, document.recognised) == ("pdf", 2, (2,))
    assert _ITEMS[1] in _words(document, 2)
    assert _words(document, 1) == _words(_opened(tmp_path, "b.pdf", plan))


def test_a_page_whose_text_makes_no_sense_is_read_from_its_picture(tmp_path: Path, plan: bytes) -> None:
    document = _opened(tmp_path, "a.pdf", layered(_picture(plan, 200), _GARBLED, hidden=True))
    assert (document.format, document.recognised) == ("scan", (1,))
    assert all(item in _words(document) for item in _ITEMS)
    assert document.quality > 0.95


def test_a_stamp_of_text_does_not_hide_the_picture_below_it(tmp_path: Path, plan: bytes) -> None:
    document = _opened(tmp_path, "a.pdf", layered(_picture(plan, 200), _STAMP, hidden=False))
    assert document.recognised == (1,)
    assert _ITEMS[1] in _words(document)


def test_text_stays_where_its_picture_says_no_more(tmp_path: Path) -> None:
    document = _opened(tmp_path, "a.pdf", SLOW["plan.pdf"])  # without accents, and printed so
    assert (document.format, document.recognised, document.unclear) == ("pdf", (), ())


def test_a_page_that_was_scanned_askew_with_a_table_is_read_by_its_cells(tmp_path: Path) -> None:
    document = _opened(tmp_path, "a.png", saved([worn(_picture(printed(tmp_path, _TABLE), 200))], "PNG"))
    rows = [tuple(line.text.split("\t")) for line in document.lines if line.row]
    assert rows == [
        ("STT", "Nội dung nhiệm vụ", "Cơ quan", "", "Thời gian"),
        ("", "", "Chủ trì", "Phối hợp", ""),
        ("III. Cải cách hành chính", "", "", "", ""),
        ("1", "Rà soát văn bản quy phạm pháp luật trên địa bàn phường", "Văn phòng", "Các phòng", "Quý I"),
        ("2", "Báo cáo kết quả rà soát", "Công an", "", "Trước ngày 15/12/2026"),
    ]


def test_what_was_recognised_is_kept_for_the_next_time(
    tmp_path: Path, plan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = saved([_picture(plan, 160)], "PNG")
    told: list[tuple[int, int]] = []
    with watched(lambda done, total: told.append((done, total))):
        first = _opened(tmp_path, "a.png", raw)
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\n[ "$1" = --list-langs ] && echo vie\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _opened(tmp_path, "a.png", raw) == first
    assert told == [(1, 1)]
    with pytest.raises(DocumentError, match="picture_empty"):  # another picture, of which this tesseract says nothing
        _opened(tmp_path, "b.png", saved([_picture(plan, 161)], "PNG"))


def test_who_watches_a_long_reading_may_end_it(tmp_path: Path, plan: bytes) -> None:
    def enough(done: int, total: int) -> None:
        raise TimeoutError(f"{done} of {total}")

    page = _picture(plan, 150)
    with pytest.raises(TimeoutError, match="1 of 2"), watched(enough):
        _opened(tmp_path, "a.tif", saved([page, page], "TIFF"))


def test_without_tesseract_a_scan_gets_one_sentence_that_says_how_to_install_it(
    tmp_path: Path, plan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    for name, form in (("a.png", "PNG"), ("a.pdf", "PDF")):
        with pytest.raises(DocumentError) as caught:
            _opened(tmp_path, name, saved([_picture(plan, 72)], form))
        assert caught.value.code == "document.no_recognition"
        assert "tesseract-ocr-vie" in str(caught.value.facts["install"])


def test_without_tesseract_the_pages_with_text_are_read_and_the_others_named(
    tmp_path: Path, plan: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    document = _opened(tmp_path, "a.pdf", _with_picture(plan))
    assert {line.page for line in document.lines} == {1}
    told = _rules(read_document(document, shipped()))
    assert told["reading.pages_unrecognised"] == "2"
    assert "reading.pages_without_text" not in told
    garbled = _opened(tmp_path, "b.pdf", layered(_picture(plan, 72), _GARBLED, hidden=True))
    assert _rules(read_document(garbled, shipped()))["reading.pages_unrecognised"] == "1"


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


def test_pictures_that_hold_nothing_or_are_broken_get_one_sentence(tmp_path: Path, plan: bytes) -> None:
    page = _picture(plan, 100)
    cases = {
        "dot.png": (saved([Image.new("L", (1, 1))], "PNG"), "document.picture_empty"),
        "white.tif": (saved([Image.new("1", (500, 700), 1)], "TIFF"), "document.picture_empty"),
        "noise.png": (saved([noise((700, 900), 127)], "PNG"), "document.picture_empty"),
        "cut.jpg": (saved([page], "JPEG")[:3000], "document.picture_damaged"),
        "head.png": (saved([page], "PNG")[:20], "document.picture_damaged"),
        "sign.tif": (b"II*\x00\xff\xff\xff\xff", "document.picture_damaged"),
        "bomb.png": (_bomb(), "document.picture_large"),
    }
    for name, (raw, code) in cases.items():
        with pytest.raises(DocumentError, match=code) as caught:
            _opened(tmp_path, name, raw)
        assert caught.value.facts["name"] == name
