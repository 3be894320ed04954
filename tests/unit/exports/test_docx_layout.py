"""The Word notice measured in its XML against Decree 30/2020: what the decree says stands here once more, by hand."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from exports import exporter
from inspection.intake.reader import open_document
from tests import notices
from tests.three_inspections import THREE
from tests.word_outline import body, part, style_of, w, words

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree import ElementTree as ET

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

LOOKS = {
    # style: smallest and largest size in points, bold, italic, alignment; Decree 30/2020, Annex I, part II
    "state": (12, 13, True, False, "center"),
    "motto": (13, 14, True, False, "center"),
    "superior": (12, 13, False, False, "center"),
    "agency": (12, 13, True, False, "center"),
    "number": (13, 13, False, False, "center"),
    "dated": (13, 14, False, True, "center"),
    "subject": (12, 13, False, False, "center"),
    "addressee": (13, 14, False, False, "center"),
    "title": (13, 14, True, False, "center"),
    "summary": (13, 14, True, False, "center"),
    "basis": (13, 14, False, True, "both"),
    "body": (13, 14, False, False, "both"),
    "after_table": (13, 14, False, False, "both"),
    "section": (13, 14, True, False, "both"),
    "heading": (13, 14, True, False, "both"),
    "authority": (13, 14, True, False, "center"),
    "signer": (13, 14, True, False, "center"),
    "recipients": (12, 12, True, True, "left"),
    "recipient": (11, 11, False, False, "left"),
    "annex": (14, 14, True, False, "center"),
    "annex_title": (13, 14, True, False, "center"),
    "attached": (13, 14, False, True, "center"),
    "page_number": (13, 14, False, False, "center"),
}

SECTION_ORDER = (
    "headerReference",
    "footerReference",
    "type",
    "pgSz",
    "pgMar",
    "pgNumType",
    "cols",
    "titlePg",
    "docGrid",
)
TABLE_ORDER = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook")


@cache
def content() -> bytes:
    """Return the Word notice of the invented inspection."""
    return exporter("docx")(notices.bundle())[0].content


def value(parent: ET.Element, path: str, name: str = "val") -> str:
    """Return an attribute of an element below another one; nothing where there is none."""
    found = parent.find("/".join(map(w, path.split("/"))))
    return "" if found is None else found.get(w(name), "")


def switched_on(parent: ET.Element, path: str) -> bool:
    """Tell whether a property such as bold is there and not switched off."""
    found = parent.find("/".join(map(w, path.split("/"))))
    return found is not None and found.get(w("val"), "1") not in {"0", "false"}


def styles() -> dict[str, ET.Element]:
    """Return the document's styles by their key."""
    return {one.get(w("styleId"), ""): one for one in part(content(), "word/styles.xml").iter(w("style"))}


def sections() -> list[ET.Element]:
    """Return the properties of the document's sections."""
    return list(body(content()).iter(w("sectPr")))


def test_every_sheet_is_a4_with_the_decrees_margins() -> None:
    for section in sections():
        sides = sorted(float(value(section, "pgSz", side)) / TWIPS for side in ("w", "h"))
        assert sides == pytest.approx([210, 297], abs=0.2)
        margins = {side: float(value(section, "pgMar", side)) / TWIPS for side in ("top", "bottom", "left", "right")}
        assert 20 <= margins["top"] + 0.02 <= 25
        assert 20 <= margins["bottom"] + 0.02 <= 25
        assert 30 <= margins["left"] + 0.02 <= 35
        assert 15 <= margins["right"] <= 20.02
        assert value(section, "pgMar", "gutter") == "0"


def test_the_notice_stands_upright_and_wide_tables_across() -> None:
    across = [value(section, "pgSz", "orient") == "landscape" for section in sections()]
    assert across == [False, *(len(table.header) >= 6 for table in notices.bundle().notice.annexes)]
    for section, lies in zip(sections(), across, strict=True):
        assert (int(value(section, "pgSz", "w")) > int(value(section, "pgSz", "h"))) is lies


def test_pages_are_numbered_in_the_middle_of_the_top_margin_from_the_second_on() -> None:
    first, *annexes = sections()
    assert all(section.find(w("titlePg")) is not None for section in sections())
    assert [value(section, "pgNumType", "start") for section in annexes] == ["1"] * len(annexes)
    assert {one.get(w("type")) for one in first.findall(w("headerReference"))} == {"default", "first"}
    assert all(section.find(w("headerReference")) is None for section in annexes), "annexes take over the headers"
    headers = [part(content(), name) for name in names() if name.startswith("word/header")]
    numbered = [header for header in headers if header.find(f".//{w('fldSimple')}") is not None]
    assert len(headers) == 2
    assert [style_of(paragraph) for paragraph in numbered[0].iter(w("p"))] == ["page_number"]
    assert numbered[0].find(f".//{w('fldSimple')}").get(w("instr")) == "PAGE"  # type: ignore[union-attr]  # found above
    assert float(value(first, "pgMar", "header")) < float(value(first, "pgMar", "top"))


def names() -> list[str]:
    """Return the names of the file's parts."""
    with zipfile.ZipFile(BytesIO(content())) as package:
        return package.namelist()


@pytest.mark.parametrize("key", LOOKS)
def test_each_element_has_the_decrees_size_and_face(key: str) -> None:
    least, most, bold, italic, align = LOOKS[key]
    style = styles()[key]
    assert least <= int(value(style, "rPr/sz")) / 2 <= most
    assert switched_on(style, "rPr/b") is bold
    assert switched_on(style, "rPr/i") is italic
    assert value(style, "pPr/jc") == align


def test_all_letters_are_times_new_roman_and_black() -> None:
    for name in names():
        if name.startswith("word/") and name.endswith(".xml"):
            for fonts in part(content(), name).iter(w("rFonts")):
                assert set(fonts.attrib.values()) == {"Times New Roman"}
            assert {color.get(w("val")) for color in part(content(), name).iter(w("color"))} <= {"000000"}
    slots = {w(slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    for key, style in styles().items():
        if style.get(w("type")) == "paragraph":
            found = style.find(f"{w('rPr')}/{w('rFonts')}")
            assert found is not None, key
            assert set(found.attrib) == slots


def test_paragraphs_of_the_body_are_spaced_and_indented() -> None:
    line, rule = value(styles()["Normal"], "pPr/spacing", "line"), value(styles()["Normal"], "pPr/spacing", "lineRule")
    assert (rule, 240 <= int(line) <= 360) == ("auto", True)
    for key in ("basis", "body", "section", "heading"):
        assert int(value(styles()[key], "pPr/spacing", "after")) >= 6 * 20
        assert 10 - 0.1 <= int(value(styles()[key], "pPr/ind", "firstLine")) / TWIPS <= 12.7 + 0.1


def test_every_paragraph_has_a_style_and_no_look_of_its_own() -> None:
    known = styles()
    for paragraph in body(content()).iter(w("p")):
        assert style_of(paragraph) in known
    for run in body(content()).iter(w("r")):
        assert run.find(w("rPr")) is None


def test_a_document_is_told_in_the_order_of_the_decree() -> None:
    keys = [style_of(paragraph) for paragraph in body(content()).iter(w("p"))]
    agency = ["superior", "superior", "agency", "agency", "rule"]  # names too long for one line go on before the city
    head = [*agency, "state", "motto", "rule", "number", "dated", "draft", "title", "summary", "rule"]
    assert keys[: len(head)] == head
    foot = keys.index("recipients")
    assert keys[foot : keys.index("annex")][-4:] == ["authority", "authority", "signer", "rule"]
    assert keys.index("basis") < keys.index("body") < keys.index("section") < foot


@pytest.mark.parametrize(
    ("agency", "lines"),
    [
        ("Sở Nội vụ thành phố Hải Đăng", ["SỞ NỘI VỤ", "THÀNH PHỐ HẢI ĐĂNG"]),
        ("Sở Nội vụ", ["SỞ NỘI VỤ"]),
        ("Ủy ban nhân dân xã Hòa Mai Thượng", ["ỦY BAN NHÂN DÂN", "XÃ HÒA MAI THƯỢNG"]),
        ("Phòng Văn hóa – Xã hội phường Hòa Mai", ["PHÒNG VĂN HÓA – XÃ HỘI", "PHƯỜNG HÒA MAI"]),
        (
            "Sở Lao động, Thương binh và Xã hội tỉnh Hải Đăng",
            ["SỞ LAO ĐỘNG, THƯƠNG BINH VÀ XÃ HỘI", "TỈNH HẢI ĐĂNG"],
        ),
        ("Sở Lao động – Thương binh và Xã hội", ["SỞ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI"]),
    ],
)
def test_an_agencys_name_goes_on_before_the_place_and_nowhere_else(agency: str, lines: list[str]) -> None:
    found = notices.inspection()
    content = exporter("docx")(notices.bundle(replace(found, team=replace(found.team, agency=agency))))[0].content
    cell = next(body(content).iter(w("tc")))
    assert [words(one) for one in cell.iter(w("p")) if style_of(one) == "agency"] == lines


@pytest.mark.parametrize(
    ("signing_for", "title", "block"),
    [
        ("", "Giám đốc", ["GIÁM ĐỐC"]),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("TL. GIÁM ĐỐC", "Trưởng phòng Cải cách hành chính", ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG CẢI CÁCH HÀNH CHÍNH"]),
        ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", ["TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        ("", "Q. Giám đốc", ["Q. GIÁM ĐỐC"]),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "TM. ỦY BAN NHÂN DÂN/KT. CHỦ TỊCH",
            "PHÓ CHỦ TỊCH",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN", ["TM. ĐOÀN KIỂM TRA", "TRƯỞNG ĐOÀN"]),
    ],
)
def test_every_way_to_sign_has_its_block(signing_for: str, title: str, block: list[str]) -> None:
    found = notices.inspection()
    team = replace(found.team, signing_for=signing_for, signer_title=title)
    made = exporter("docx")(notices.bundle(replace(found, team=team)))[0].content
    signed = [one for one in body(made).iter(w("p")) if style_of(one) in {"authority", "signer"}]
    assert [words(one) for one in signed] == [*block, team.signer]


def test_all_that_the_notice_says_is_there_once_and_in_its_order() -> None:
    notice = notices.bundle().notice
    said = [words(paragraph) for paragraph in body(content()).iter(w("p"))]
    told = [*notice.basis, *notice.opening]
    for section in notice.sections:
        told.append(f"{section.numeral}. {section.title}")
        told += [f"- {one.text}" if one.level == 4 else one.text for one in section.paragraphs]
    told.append(notice.closing)
    start = said.index(told[0])
    assert said[start : start + len(told)] == told
    for table in notice.annexes:
        cells = [cell for row in (table.header, *table.rows) for cell in row]
        place = next(at for at in range(len(said)) if said[at : at + len(table.header)] == list(table.header))
        assert said[place : place + len(cells)] == cells


@pytest.mark.parametrize("name", THREE)
def test_the_programs_own_reader_reads_it_back(name: str, tmp_path: Path) -> None:
    bundle = THREE[name]()
    place = tmp_path / "notice.docx"
    place.write_bytes(exporter("docx")(bundle)[0].content)
    read = [line.text for line in open_document(place).lines]
    for section in bundle.notice.sections:
        assert f"{section.numeral}. {section.title}" in read
        for paragraph in section.paragraphs:
            assert (f"- {paragraph.text}" if paragraph.level == 4 else paragraph.text) in read
    for table in bundle.notice.annexes:
        for row in table.rows:
            assert any(all(cell in line for cell in row) for line in read), row


def test_heads_of_tables_stand_again_on_each_page_and_short_rows_stay_whole() -> None:
    for table in list(body(content()).iter(w("tbl")))[2:]:
        head, *rows = table.iter(w("tr"))
        assert head.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
        assert value(table, "tblPr/tblLayout", "type") == "fixed"


def test_properties_stand_in_the_order_that_word_insists_on() -> None:
    def ordered(element: ET.Element, order: tuple[str, ...]) -> None:
        found = [order.index(one.tag.rpartition("}")[2]) for one in element]
        assert found == sorted(found)
        assert len(set(found) - {0}) == len([one for one in found if one])

    for section in sections():
        ordered(section, SECTION_ORDER)
    for table in body(content()).iter(w("tblPr")):
        ordered(table, TABLE_ORDER)


def test_every_cell_holds_a_paragraph_and_the_last_table_is_followed_by_one() -> None:
    for cell in body(content()).iter(w("tc")):
        assert cell.find(w("p")) is not None
    assert [one.tag for one in body(content())][-2:] == [w("p"), w("sectPr")]


def test_the_same_inspection_gives_the_same_bytes() -> None:
    again = exporter("docx")(notices.bundle())[0].content
    assert again == content()
    with zipfile.ZipFile(BytesIO(content())) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = part(content(), "docProps/core.xml")
    times = {one.tag.rpartition("}")[2]: one.text for one in core if one.tag.endswith(("created", "modified"))}
    journal = notices.entries()
    assert times == {
        "created": f"{journal[0].at:%Y-%m-%dT%H:%M:%SZ}",
        "modified": f"{journal[-1].at:%Y-%m-%dT%H:%M:%SZ}",
    }


def test_nothing_of_the_librarys_own_template_stays() -> None:
    assert set(names()) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
