"""Minutes and tracking sheet: what was found and only that, blanks for the pen, the places of the notice's annex."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exports import Bundle, exporter
from exports.docx.package import material
from inspection.conclude.minutes import minutes
from inspection.conclude.tracking import tracking
from inspection.model.inspection import Details, Team
from tests import notices
from tests.three_inspections import THREE
from tests.word_outline import body, style_of, w, words

if TYPE_CHECKING:
    from inspection.model.notice import NoticeSection


def section(code: str, bundle: Bundle | None = None) -> NoticeSection:
    """Return a section of the minutes."""
    made = minutes(material(bundle or notices.bundle()))
    return next(one for one in made.sections if one.code == code)


def text(code: str, bundle: Bundle | None = None) -> str:
    """Return the paragraphs of a section of the minutes."""
    return "\n".join(paragraph.text for paragraph in section(code, bundle).paragraphs)


def test_minutes_tell_what_was_found_and_the_ward_answers_in_its_own_section() -> None:
    assert "Có 26/1.215 hồ sơ giải quyết quá hạn (2,14%)" in text("found")
    assert "Đoàn kiểm tra xác minh 97,86% (1.189/1.215)" in text("found")
    assert '"Thứ Bảy hỗ trợ số"' in text("found")
    assert "quá tải" not in text("found")
    assert "quá tải" in text("opinions")


def test_minutes_hold_no_draft_and_nothing_struck() -> None:
    said = "\n".join(text(code) for code in ("found", "opinions", "recommendations"))
    assert "BẢN NHÁP" not in said
    assert "ĐÃ GẠCH" not in said


def test_minutes_name_the_team_and_leave_the_ward_and_the_hours_to_the_pen() -> None:
    made = minutes(material(notices.bundle()))
    assert made.opening[0] == "Thời gian bắt đầu: … giờ … phút, ngày 22 tháng 10 năm 2025."
    present = text("present").splitlines()
    assert "Ông (bà) Trịnh Công Lập, Phó Giám đốc Sở Nội vụ, Trưởng đoàn;" in present
    assert present[-1].startswith("Ông (bà) …")
    assert [one.name for one in made.signatures] == ["", "Trịnh Công Lập", "Âu Thị Vân"]
    assert made.basis[-1].startswith("Căn cứ Báo cáo"), "the visit itself is no basis yet"


def test_minutes_of_an_inspection_without_anything_are_whole() -> None:
    empty = replace(notices.inspection(), details=Details(ward="Hòa Mai"), team=Team(), answers={}, findings=())
    nothing = replace(notices.bundle(empty), assessment=replace(notices.assessment(), groups=(), indicators=()))
    made = minutes(material(nothing))
    assert text("found", nothing) == "Đoàn kiểm tra chưa đánh giá nội dung nào."
    assert made.agency == "ĐOÀN KIỂM TRA CẢI CÁCH HÀNH CHÍNH"
    assert exporter("docx_minutes")(nothing)[0].suffix == "_bien-ban.docx"


def test_the_sheets_rows_have_the_places_of_the_annex() -> None:
    for make in THREE.values():
        bundle = make()
        annex = bundle.notice.annexes[3]
        untouched = replace(bundle, inspection=replace(bundle.inspection, remediations={}))
        rows = tracking(material(untouched), notices.TODAY).table.rows
        assert [(row[0], row[1]) for row in rows] == [(row[0], row[2]) for row in annex.rows]
        assert [row[5:] for row in rows] == [("", "", "")] * len(rows)


def test_both_sides_sign_the_minutes_two_by_two() -> None:
    content = exporter("docx_minutes")(notices.bundle())[0].content
    signing = list(body(content).iter(w("tbl")))[-1]
    cells = [
        [words(one) for one in cell.iter(w("p")) if style_of(one) == "authority"] for cell in signing.iter(w("tc"))
    ]
    assert cells == [["ĐẠI DIỆN", "ĐƠN VỊ ĐƯỢC KIỂM TRA"], ["TRƯỞNG ĐOÀN"], [], ["THƯ KÝ"]]


def test_all_signatures_stay_on_one_page() -> None:
    content = exporter("docx_minutes")(notices.bundle())[0].content
    *rows, _ = list(body(content).iter(w("tbl")))[-1].iter(w("tr"))
    paragraphs = [one for row in rows for one in row.iter(w("p"))]
    assert paragraphs
    assert all(one.find(f"{w('pPr')}/{w('keepNext')}") is not None for one in paragraphs if words(one))


def test_a_sheet_without_a_finding_says_so() -> None:
    content = exporter("docx_tracking")(THREE["clean"]())[0].content
    assert "Không có." in [words(one) for one in body(content).iter(w("p"))]
