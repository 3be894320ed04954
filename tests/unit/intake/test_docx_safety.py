"""Word files that are damaged, hostile or something else: one sentence each, quickly and in little memory."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest

from inspection.errors import DocumentError
from inspection.intake.docx import package
from inspection.intake.docx.reader import DocxReader
from inspection.intake.reader import open_document
from inspection.wording import Wording
from tests.word_files import opened, p, part, shown, table, word_file, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = word_file(p("KẾ HOẠCH") * 400)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MEGA = 1024 * 1024


def _replaced(path: str, content: bytes) -> bytes:
    return word_file(p("KẾ HOẠCH"), more={path: content})


def _with_doctype(encoding: str) -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + part("document", "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>").partition("?>")[2]
    )
    return _replaced("word/document.xml", text.encode(encoding))


def _laughs() -> bytes:
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    text = f'<!DOCTYPE d [<!ENTITY a0 "ha">{"".join(names)}]>' + part("document", "&a11;").partition("?>")[2]
    return _replaced("word/document.xml", text.encode())


def _lying_size() -> bytes:
    """Return a file whose zip states a small size for a part that unpacks to far more."""
    big = part("document", f"<w:body>{p('a' * 60 * MEGA)}</w:body>").encode()
    raw = bytearray(_replaced("word/document.xml", big))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(sign)
        while at >= 0:
            if struct.unpack_from("<I", raw, at + place)[0] == len(big):
                struct.pack_into("<I", raw, at + place, 100)
            at = raw.find(sign, at + 4)
    return bytes(raw)


def _wrong_sum() -> bytes:
    return GOOD.replace(struct.pack("<I", zlib.crc32(_document())), b"\0\0\0\0")


def _document() -> bytes:
    return part("document", f"<w:body>{p('KẾ HOẠCH') * 400}</w:body>").encode()


def _deep(tag: str, times: int) -> bytes:
    inner = f"<w:{tag}>" * times + p("a") + f"</w:{tag}>" * times
    return _replaced("word/document.xml", part("document", f"<w:body>{inner}</w:body>").encode())


def _nested_tables() -> bytes:
    body = p("a")
    for _ in range(5000):
        body = table(f"<w:tr><w:tc>{body}<w:p/></w:tc></w:tr>", form="")
    return word_file(body)


def _many_entries() -> bytes:
    return GOOD + b"PK\x01\x02" * (package.MOST_FILES + 1)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut in half": (lambda: GOOD[: len(GOOD) // 2], "damaged"),
    "only its first bytes": (lambda: b"PK\x03\x04", "damaged"),
    "wrong check sum": (_wrong_sum, "damaged"),
    "xml cut short": (lambda: _replaced("word/document.xml", _document()[:-200]), "damaged"),
    "xml of something else": (lambda: _replaced("word/document.xml", b"<html/>"), "damaged"),
    "an encoding of no Word file": (
        lambda: _replaced("word/document.xml", b"<?xml version='1.0' encoding='cp037'?><a/>"),
        "damaged",
    ),
    "styles cut short": (lambda: word_file(p("a"), styles="", more={"word/styles.xml": b"<w:styles"}), "damaged"),
    "a part of one letter": (lambda: word_file(p("a" * 60 * MEGA)), "swollen"),
    "a part that states another size": (_lying_size, "damaged"),
    "millions of elements": (lambda: word_file("<w:p/>" * 700_000), "swollen"),
    "a list of many files": (_many_entries, "swollen"),
    "an external entity": (lambda: _with_doctype("utf-8"), "entities"),
    "an external entity in UTF-16": (lambda: _with_doctype("utf-16"), "entities"),
    "entities of entities": (_laughs, "entities"),
    "tables within tables": (_nested_tables, "damaged"),
    "encrypted": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an old Word file": (lambda: OLE + "WordDocument".encode("utf-16-le"), "old_word"),
    "an old sheet": (lambda: OLE + "Workbook".encode("utf-16-le"), "old_office"),
    "a sheet": (lambda: zipped({"xl/workbook.xml": b"<workbook/>"}), "other_zip"),
    "an open document": (lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "other_zip"),
    "any zip": (lambda: zipped({"a.txt": b"a"}), "other_zip"),
    "no words": (lambda: word_file(p("") + p(" ")), "empty"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_word_document_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    make, code = HOSTILE[kind]
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(make())
    began = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        open_document(path)
    assert time.monotonic() - began < 5
    assert caught.value.code == f"document.{code}"
    sentence = Wording()(f"error.{caught.value.code}", **caught.value.facts)
    assert path.name in sentence
    assert "\n" not in sentence


def test_the_sentence_names_what_the_zip_really_is() -> None:
    for files, form in (
        ({"xl/workbook.xml": b"<a/>"}, ".xlsx"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, ".odt"),
        ({"readme": b"a"}, ".zip"),
    ):
        with pytest.raises(DocumentError) as caught:
            DocxReader().read("a.docx", zipped(files))
        assert caught.value.facts["form"] == form


@pytest.mark.parametrize("tag", ["ins", "sdtContent", "smartTag", "customXml"])
def test_deep_nesting_is_no_danger(tag: str) -> None:
    assert DocxReader().read("a.docx", _deep(tag, 100_000)).lines[0].text == "a"


def test_a_picture_that_swells_is_never_unpacked() -> None:
    tracemalloc.start()
    try:
        raw = word_file(p("KẾ HOẠCH"), more={"word/media/a.png": bytes(200 * MEGA)})
        tracemalloc.reset_peak()
        DocxReader().read("a.docx", raw)
        assert tracemalloc.get_traced_memory()[1] < 10 * MEGA
    finally:
        tracemalloc.stop()


def test_a_reference_to_another_place_is_not_followed() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationships xmlns="{space}"><Relationship Id="a" Type="{kind}" Target="{{}}"/></Relationships>'
    for target in ("../../../etc/passwd", "/etc/passwd", "http://example.org/a"):
        more = {"word/_rels/document.xml.rels": relation.format(target).encode()}
        assert DocxReader().read("a.docx", word_file(p("a"), more=more)).lines[0].text == "a"


def test_markup_and_control_letters_stay_words() -> None:
    assert shown(p("[bold]&<b>\u202e**")) == ["[bold]&<b>\u202e**"]
    assert opened(p("a")).format == "docx"
