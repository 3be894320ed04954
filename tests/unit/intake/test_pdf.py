"""PDF as an office program writes it: words, paragraphs, tables; and files that nobody can read."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from inspection.catalogue import shipped
from inspection.errors import DocumentError
from inspection.intake.pdf.reader import PdfReader
from inspection.intake.pipeline import read_document
from tests.fuzz.seeds import SLOW

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.source import SourceDocument

_LONG = "Ủy ban nhân dân xã Suối Mơ ban hành Kế hoạch cải cách hành chính nhà nước năm 2026 với các nội dung sau đây"
_ROWS = "".join(
    f"<tr><td>{number}</td><td>Nhiệm vụ thứ {number} về thể chế, được ghi dài để dòng gập lại trong ô</td>"
    f"<td>Quý {'I' * (number % 3 + 1)}</td></tr>"
    for number in range(1, 41)
)
_PAGE = f"""<html><head><meta charset="utf-8"><style>@page {{size: A4; margin: 2cm}}
body {{font-family: "Liberation Serif"; font-size: 14pt}}
p {{text-align: justify; text-indent: 1.27cm; margin: 0 0 6pt 0}}
td, th {{border: 1px solid black; font-size: 11pt}}</style></head><body>
<p>KẾ HOẠCH</p><p>{_LONG}, {_LONG}.</p><p>{_LONG}.</p>
<table border="1" cellspacing="0" width="100%"><thead><tr><th>TT</th><th>Nhiệm vụ</th><th>Thời gian</th></tr>
</thead><tbody><tr><td colspan="3">I. Cải cách thể chế</td></tr>{_ROWS}</tbody></table></body></html>"""


@pytest.fixture(scope="session")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a plan of several pages as LibreOffice writes it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed: no PDF to read")
    folder: Path = tmp_path_factory.mktemp("pdf")
    (folder / "plan.html").write_text(_PAGE, encoding="utf-8")
    command = [
        office,
        f"-env:UserInstallation={(folder / 'office').as_uri()}",
        "--headless",
        "--infilter=HTML (StarWriter)",
    ]
    command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(folder / "plan.html")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "plan.pdf").read_bytes()


@pytest.fixture(scope="session")
def read(pdf: bytes) -> SourceDocument:
    return PdfReader().read("plan.pdf", pdf)


def test_words_and_pages_are_those_of_the_document(read: SourceDocument) -> None:
    running = " ".join(line.text for line in read.lines if not line.row)
    assert running == f"KẾ HOẠCH {_LONG}, {_LONG}. {_LONG}."
    assert read.format == "pdf"
    assert read.pages == max(line.page or 0 for line in read.lines) > 1


def test_wrapped_lines_go_on_and_an_indent_begins(read: SourceDocument) -> None:
    running = [line for line in read.lines if not line.row]
    assert all(line.begins is False for line in running if line.text[0].islower())
    assert [line.begins for line in running if line.text.startswith("Ủy ban nhân dân xã Suối Mơ ban")] == [True, True]


def test_a_table_over_pages_is_one_table(read: SourceDocument) -> None:
    rows = [line.text.split("\t") for line in read.lines if line.row]
    assert rows[0] == ["TT", "Nhiệm vụ", "Thời gian"]
    assert rows[1] == ["I. Cải cách thể chế", "", ""]
    assert [row[0] for row in rows[2:]] == [str(number) for number in range(1, 41)]
    assert all(row[1] == f"Nhiệm vụ thứ {row[0]} về thể chế, được ghi dài để dòng gập lại trong ô" for row in rows[2:])


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj<</Pages 1 0 R/Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>"]
)
def test_a_broken_file_gets_one_sentence(raw: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        PdfReader().read("plan.pdf", raw)
    assert caught.value.code == "document.pdf_damaged"


def test_pages_without_text_are_told_and_never_left_out_in_silence() -> None:
    sound = pypdfium2.PdfDocument(SLOW["plan.pdf"])
    sound.new_page(595, 842)
    made = BytesIO()
    sound.save(made)
    reading = read_document(PdfReader().read("a.pdf", made.getvalue()), shipped())
    told = [issue.facts["pages"] for issue in reading.issues if issue.rule == "reading.pages_without_text"]
    assert told == ["2"]


def test_a_folder_of_our_name_at_hand_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inspection").mkdir()
    (tmp_path / "inspection" / "__init__.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert PdfReader().read("a.pdf", SLOW["plan.pdf"]).pages == 1
