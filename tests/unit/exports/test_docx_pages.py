"""The Word notices of three inspections as LibreOffice sets them: pages, numbers, words and lines, read off the PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_TEXT

from exports import exporter
from tests.office import converted
from tests.three_inspections import THREE

if TYPE_CHECKING:
    from pathlib import Path

MM = 72 / 25.4
TIMES = ("Times", "LiberationSerif", "Tinos")
"""Fonts whose letters are as wide as those of the decree's font."""
PAGES = {"clean": 3, "faulty": 3, "large": 10}
"""Pages of the notice itself, where letters are as wide as the decree's."""

Page = tuple[float, float, str]
"""Width and height in millimetres, and the text."""


@pytest.fixture(scope="module", params=THREE)
def name(request: pytest.FixtureRequest) -> str:
    """Return one inspection's name after the other."""
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(name: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the notice of an inspection as a PDF file."""
    word = tmp_path_factory.mktemp(name) / f"{name}.docx"
    word.write_bytes(exporter("docx")(THREE[name]())[0].content)
    return converted(word, "pdf")


@pytest.fixture
def opened(pdf: Path) -> pypdfium2.PdfDocument:
    """Return the PDF file, open."""
    return pypdfium2.PdfDocument(pdf)


def read(document: pypdfium2.PdfDocument) -> list[Page]:
    """Return the pages of a PDF file."""
    return [(*(side / MM for side in page.get_size()), page.get_textpage().get_text_range()) for page in document]


def parts(pages: list[Page]) -> list[list[Page]]:
    """Return the pages of the notice, and those of each annex."""
    found: list[list[Page]] = [[]]
    for page in pages:
        if re.match(r"Phụ lục [IVX]+\s", page[2]):
            found.append([])
        found[-1].append(page)
    return found


def squeezed(text: str) -> str:
    """Return text without blanks: where lines end is the program's business."""
    return re.sub(r"\s+", "", text)


def test_pages_are_a4_none_is_empty_and_each_part_counts_its_own(opened: pypdfium2.PdfDocument, name: str) -> None:
    notice, *annexes = parts(read(opened))
    assert len(annexes) == len(THREE[name]().notice.annexes)
    for pages in (notice, *annexes):
        for number, (width, height, text) in enumerate(pages, start=1):
            assert sorted((width, height)) == pytest.approx([210, 297], abs=0.3)
            assert len(squeezed(text)) > 20
            shown = re.match(r"(\d+)\s*$", text, re.MULTILINE)
            assert (shown and int(shown[1])) == (number if number > 1 else None)
    assert all(width < height for width, height, _ in notice)


def test_every_word_of_the_notice_is_on_the_pages_in_its_order(opened: pypdfium2.PdfDocument, name: str) -> None:
    notice = THREE[name]().notice
    printed, place = squeezed("\n".join(re.sub(r"\A\d+\s*\n", "", text) for _, _, text in read(opened))), 0
    for text in (
        *notice.basis,
        *(one.text for section in notice.sections for one in section.paragraphs),
        notice.closing,
    ):
        found = printed.find(squeezed(text), place)
        assert found >= 0, text
        place = found + len(squeezed(text))
    for text in (*notice.recipients, notice.signer_title, notice.signer):
        assert squeezed(text) in printed[place:]


def test_signature_stands_with_the_end_of_the_notice(opened: pypdfium2.PdfDocument, name: str) -> None:
    notice = THREE[name]().notice
    last = squeezed(parts(read(opened))[0][-1][2])
    for text in (notice.closing[-20:], notice.signer_title, notice.signer, notice.recipients[-1]):
        assert squeezed(text) in last


def test_nothing_stands_in_the_margins(opened: pypdfium2.PdfDocument) -> None:
    for page in opened:
        width, height = page.get_size()
        for thing in page.get_objects():
            left, bottom, right, top = thing.get_bounds()
            assert left >= 30 * MM - 2
            assert right <= width - 15 * MM + 2
            assert bottom >= 20 * MM - 2
            assert top <= height - (9 if thing.type == FPDF_PAGEOBJ_TEXT else 19) * MM  # the number stands above


def set_in_times(page: pypdfium2.PdfPage) -> None:
    """Skip the test where another font stands in for the decree's, with letters of other widths."""
    fonts = {one.get_font().get_base_name() for one in page.get_objects(filter=(FPDF_PAGEOBJ_TEXT,))}
    if not all(any(name in font for name in TIMES) for font in fonts):
        pytest.skip(f"no font as wide as Times New Roman is installed: {', '.join(sorted(fonts))}")


def drawn(page: pypdfium2.PdfPage) -> list[tuple[float, float, float]]:
    """Return left end, right end and height of the lines on a page, from above."""
    bounds = {one.get_bounds() for one in page.get_objects(filter=(FPDF_PAGEOBJ_PATH,))}
    return sorted(((left, right, top) for left, _, right, top in bounds), key=lambda line: -line[2])


def last_line(page: pypdfium2.PdfPage, text: str) -> tuple[float, float, float]:
    """Return left end, right end and foot of the last line of a text, where it stands for the last time."""
    words = page.get_textpage()
    places = iter(words.search(text, match_case=True).get_next, None)
    *_, found = places
    left, bottom, right, _ = words.get_rect(words.count_rects(*found) - 1)
    return left, right, bottom


def test_lines_are_as_long_as_the_decree_has_them_and_centred(opened: pypdfium2.PdfDocument, name: str) -> None:
    page, notice = opened[0], THREE[name]().notice
    set_in_times(page)
    texts = (
        ("Độc lập - Tự do - Hạnh phúc", 0.97, 1.03),
        ("THÀNH PHỐ HẢI ĐĂNG", 1 / 3, 1 / 2),
        (notice.summary, 1 / 3, 1 / 2),
    )
    for (start, end, height), (text, least, most) in zip(drawn(page), texts, strict=True):
        left, right, foot = last_line(page, text)
        assert least <= (end - start) / (right - left) <= most
        assert (start + end) / 2 == pytest.approx((left + right) / 2, abs=3)
        assert 0 <= foot - height <= 8, "the line stands close below its text"


@pytest.mark.parametrize("form", ["docx_minutes", "docx_tracking", "docx_reminder"])
def test_minutes_and_tracking_sheet_are_set_on_whole_pages(form: str, tmp_path: Path) -> None:
    word = tmp_path / "large.docx"
    word.write_bytes(exporter(form)(replace(THREE["large"](), day=date(2026, 2, 2)))[0].content)
    document = pypdfium2.PdfDocument(converted(word, "pdf"))
    pages = read(document)
    assert len(pages) > 3
    for number, (width, height, text) in enumerate(pages, start=1):
        assert (width > height) is (form == "docx_tracking")
        assert sorted((width, height)) == pytest.approx([210, 297], abs=0.3)
        assert len(squeezed(text)) > 100
        assert text.startswith(f"{number}\r\n") is (number > 1)
    if form == "docx_minutes":
        last = squeezed(pages[-1][2])
        assert all(squeezed(name) in last for name in ("cùng ký tên./.", "Trịnh Công Lập", "THƯ KÝ", "Âu Thị Vân"))


def test_the_notice_has_as_many_pages_as_it_needs(opened: pypdfium2.PdfDocument, name: str) -> None:
    set_in_times(opened[0])
    assert len(parts(read(opened))[0]) == PAGES[name]
