"""The same words in every encoding give the same reading; what is no encoding stays as it is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_document
from inspection.intake.schema import as_json
from inspection.intake.text.decoding import decode
from inspection.intake.text.encodings import OLD, with_capitals
from inspection.intake.text.reader import TextReader
from inspection.paths import SAMPLES
from inspection.wording import Wording
from tests.old_encodings import FORMS, to_tcvn3, to_vni, twice_utf8, writable

if TYPE_CHECKING:
    from pathlib import Path

REAL = (
    "an_bien_plan_2025h2",
    "luu_kiem_report_2025_10",
    "phan_dinh_phung_plan_2025",
    "phu_lien_plan_2025h2_ocr",
    "tran_hung_dao_plan_2026",
)
INVENTED = ("ke_hoach", "bao_cao")
SENTENCE = "Ủy ban nhân dân phường thực hiện cải cách hành chính, bảo đảm đúng hạn và công khai kết quả."


def _reading(raw: bytes) -> dict[str, Any]:
    reading = as_json(read_document(TextReader().read("ward.txt", raw), shipped()), Wording())
    del reading["source"]
    return reading


def _without_case(value: Any) -> Any:
    """Return a reading in small letters: TCVN3 has no capitals with tones, so what begins a word may be lost."""
    if isinstance(value, dict):
        return {key: _without_case(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_case(one) for one in value]
    return value.casefold() if isinstance(value, str) else value


def _same(text: str, form: str) -> None:
    text = writable(unicodedata.normalize("NFC", text)).lstrip("\ufeff")
    got, wanted = _reading(FORMS[form](text)), _reading(text.encode())
    if "tcvn3" in form:
        got, wanted = _without_case(got), _without_case(wanted)
    assert got == wanted


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_reading(name: str, form: str) -> None:
    _same((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), form)


@pytest.mark.parametrize("name", REAL)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_real_document_gives_the_same_reading(shared_documents: Path, name: str, form: str) -> None:
    if name.endswith("_ocr") and not form.startswith(("nfd", "utf", "cr", "nel", "zeros")):
        pytest.skip("it holds letters that no Vietnamese encoding has")
    _same((shared_documents / f"{name}.txt").read_text(encoding="utf-8"), form)


@pytest.mark.parametrize("legacy", [to_tcvn3, to_vni, lambda text: twice_utf8(text).decode()])
def test_a_document_of_two_times_is_mended_paragraph_by_paragraph(legacy: Any) -> None:
    lines = [SENTENCE, legacy(SENTENCE), "Căn cứ Luật Tổ chức chính quyền địa phương;", legacy(SENTENCE)]
    decoded = decode("\n".join(lines).encode())
    assert decoded is not None
    assert decoded[0].split("\n") == [SENTENCE, SENTENCE, lines[2], SENTENCE]


def test_bytes_of_two_times_are_read_line_by_line() -> None:
    decoded = decode(SENTENCE.encode() + b"\r\n" + to_tcvn3(SENTENCE).encode("latin-1"))
    assert decoded is not None
    assert decoded[0].split("\r\n") == [SENTENCE, SENTENCE]


@pytest.mark.parametrize(
    "text",
    [
        "Nhiém vu cai cach hanh chinh, nghi€ém tuc, hiéu qua; T6 chtrc thuc hién ké hoach; dé nghi cac don vi.",
        "Diện tích 18 m², nhiệt độ 30°C; «Kế hoạch» số 5; © UBND phường; công an¹ và quân sự².",
        "Café, résumé, naïve, Zürich, Ångström, façade, déjà vu.",
        "Thu nhap 1.000£ va 20¥, ¼ dien tich, 50 µm; «x» ± 3; 10 ¢.",
    ],
)
def test_letters_that_are_only_strange_stay_as_they_are(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


def test_the_damaged_plan_is_taken_for_no_old_encoding(shared_documents: Path) -> None:
    raw = (shared_documents / "phu_lien_plan_2025h2_ocr.txt").read_bytes()
    assert decode(raw) == (unicodedata.normalize("NFC", raw.decode()), "utf-8")


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("PHƯờNG Hòa Mai, Kế HOạCH", "PHƯỜNG Hòa Mai, Kế HOẠCH"),
        ("ủY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("Kế HOạCH", "KẾ HOẠCH"),
        ("Số: 12/KH-UBND", "Số: 12/KH-UBND"),
        ("UBND ở TP", "UBND Ở TP"),
        ("d) áp dụng tiêu chuẩn", "d) Áp dụng tiêu chuẩn"),
        ("xã Lê ích Mộc ở Hải Phòng", "xã Lê Ích Mộc ở Hải Phòng"),
        ("Chủ tịch ủy ban nhân dân và cấp ủy Đảng", "Chủ tịch Ủy ban nhân dân và cấp ủy Đảng"),
        ("UBND, Sở Nội vụ ở TP", "UBND, Sở Nội vụ ở TP"),
    ],
)
def test_capitals_that_tcvn3_cannot_hold_are_told_by_the_letters_around(stored: str, meant: str) -> None:
    assert with_capitals(stored) == meant


@pytest.mark.parametrize("name", OLD)
def test_sound_text_is_no_text_of_an_old_encoding(name: str) -> None:
    decoded = decode(SENTENCE.encode())
    assert decoded == (SENTENCE, "utf-8"), name


def test_form_feeds_end_pages_and_line_numbers_stay_those_of_an_editor() -> None:
    document = TextReader().read("a.txt", "Trang một\nhết\n\fTrang hai\n\f\n\fTrang bốn\n\f".encode())
    assert [(line.number, line.page, line.text) for line in document.lines] == [
        (1, 1, "Trang một"),
        (2, 1, "hết"),
        (3, 2, "Trang hai"),
        (4, 3, ""),
        (5, 4, "Trang bốn"),
        (6, 5, ""),
    ]
    assert document.pages == 4


def test_zeros_between_words_say_nothing() -> None:
    assert decode(b"Ke hoach\x00 so 5 " + b"cai cach " * 20) == ("Ke hoach so 5 " + "cai cach " * 20, "utf-8")
