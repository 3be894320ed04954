"""Opening documents: every encoding gives the same text, and what cannot be read says why."""

from __future__ import annotations

import codecs
import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from inspection.errors import DocumentError
from inspection.intake.reader import open_document
from tests.old_encodings import to_tcvn3, to_windows_1258

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Số: 12/KH-UBND
KẾ HOẠCH
Cải cách hành chính phường Hòa Mai năm 2026

Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ về cải cách hành chính nhà nước.
Ủy ban nhân dân phường đề nghị các cơ quan, đơn vị thực hiện nghiêm túc, bảo đảm đúng tiến độ đã được giao.
"""


FORMS = {
    "utf-8": TEXT.encode(),
    "bom": codecs.BOM_UTF8 + TEXT.encode(),
    "nfd": unicodedata.normalize("NFD", TEXT).encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-le without mark": TEXT.encode("utf-16-le"),
    "cp1258": to_windows_1258(TEXT),
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "no last line end": TEXT.rstrip("\n").encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_encoding_gives_the_same_lines(tmp_path: Path, form: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(FORMS[form])
    document = open_document(path)
    assert [line.text for line in document.lines] == TEXT.splitlines()
    assert document.quality > 0.95


@pytest.mark.parametrize("stored", ["latin-1", "utf-8"])
def test_tcvn3_is_recognised_as_bytes_and_when_stored_as_utf8(tmp_path: Path, stored: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(to_tcvn3(TEXT).encode(stored))
    assert [line.text for line in open_document(path).lines] == TEXT.splitlines()


def test_vni_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "vni.txt"
    path.write_bytes(
        "UÛy ban nhaân daân phöôøng thöïc hieän caûi caùch haønh chính naêm nay, ñaûm baûo ñuùng haïn.".encode("cp1252")
    )
    assert open_document(path).lines[0].text == (
        "Ủy ban nhân dân phường thực hiện cải cách hành chính năm nay, đảm bảo đúng hạn."
    )


def _code(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        open_document(path)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document.empty"),
        (b" \n\t\r\n", "document.empty"),
        (b"%PDF-1.7\nx", "document.pdf_damaged"),
        (b"PK\x03\x04zip", "document.damaged"),
        (b"\x00\x01\x02\x03" * 500, "document.binary"),
        (bytes(range(256)) * 20, "document.binary"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    assert _code(path) == code


def test_places_that_hold_no_document_are_refused(tmp_path: Path) -> None:
    assert _code(tmp_path) == "document.folder"
    assert _code(tmp_path / "none.txt") == "document.missing"
    assert _code(tmp_path / "name\x00.txt") == "document.unreadable"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert _code(pipe) == "document.device"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert _code(path) == "document.too_large"


def test_a_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert _code(path) == "document.unreadable"
