"""The tables open right in a spreadsheet, hold every finding, answer, figure and correction, and run nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exports import exporter
from exports.csv_tables import harmless, written
from inspection.model.checklist import Quantity
from inspection.model.codes import Comparator
from inspection.model.documents import Figure, Period, Target
from inspection.model.inspection import Answer, Inspection
from inspection.wording import Wording
from tests import notices


def table(name: str, inspection: Inspection | None = None, style: str = "csv") -> list[dict[str, str]]:
    """Return a table as a spreadsheet would take it in."""
    separator = ";" if style == "csv" else ","
    files = {file.suffix: file.content for file in exporter(style)(notices.bundle(inspection))}
    text = files[f"_{name}{'_en' * (style == 'csv_en')}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


@pytest.mark.parametrize("style", ["csv", "csv_en"])
def test_files_begin_with_a_byte_order_mark_and_end_lines_as_windows_does(style: str) -> None:
    for file in exporter(style)(notices.bundle()):
        assert file.content.startswith(b"\xef\xbb\xbf")
        assert file.content.count(b"\xef\xbb\xbf") == 1
        assert file.content.endswith(b"\r\n")
        assert not file.content.startswith(b"\xef\xbb\xbfsep=")


def test_every_finding_is_there_with_its_state() -> None:
    rows = table("ton-tai")
    assert [(row["Mã"], row["Trạng thái"]) for row in rows] == [
        ("f-late", "Đã xác nhận"),
        ("f-self", "Đã xác nhận"),
        ("f-model", "Đã xác nhận"),
        ("f-better", "Đã xác nhận"),
        ("f-draft", "Dự thảo"),
        ("f-struck", "Đã gạch bỏ"),
    ]
    assert rows[0]["Hiện trạng"] == notices.LATE.condition
    assert rows[0]["Thời hạn"] == "2025-11-15"
    assert rows[0]["Mục kiểm tra"] == "Mục 3.01\nMục 3.03"


def test_what_was_corrected_is_there_with_old_and_new_value_who_and_when() -> None:
    rows = table("dinh-chinh")
    told = [(row["Trường"], row["Đọc được"], row["Sửa thành"]) for row in rows]
    assert told[:2] == [("Giá trị", "7", "7,5"), ("Đơn vị", "", "km")]
    assert ("Đơn vị", "Hòa Mai", "Hòa Mai Đông") not in told, "only what holds is told"
    dropped, added = rows[-2:]
    assert (dropped["Đọc được"], dropped["Lý do"]) == ("3041/QĐ-UBND", "Không phải văn bản viện dẫn")
    assert (added["Quyết định"], added["Dòng gốc của mục thêm"]) == ("thêm", "'=Niêm yết thủ tục chưa kịp thời")
    assert {row["Người quyết"] for row in rows} <= {"lap", "van"}
    assert all(row["Lúc"].startswith("2025-10-22 ") for row in rows)
    assert "nhận" not in {row["Quyết định"] for row in rows}, "an accepted item reads as it was read"


def test_every_item_is_there_with_what_was_said() -> None:
    rows = {row["Mã"]: row for row in table("ket-qua")}
    assert set(rows) == {item.id for item in notices.checklist().items}
    assert rows["TT-05"]["Kết quả"] == "Đạt một phần"
    assert rows["TT-05"]["Ghi chú"] == "Đã đối chiếu 30 hồ sơ.\nCòn 2 hồ sơ chờ bản giấy."
    assert rows["TT-06"]["Kết quả"] == "Chưa đánh giá"
    assert rows["TT-07"]["Gác lại"] == "Có"
    assert rows["TT-06"]["Mục"] == "Mục 3.02", "a bare 3.02 would become a date"


@pytest.mark.parametrize(("style", "reported"), [("csv", "98,5"), ("csv_en", "98.5")])
def test_figures_are_numbers_of_the_machines_settings(style: str, reported: str) -> None:
    row = table("so-lieu", style=style)[0]
    assert row["Báo cáo"] == reported
    assert (row["Báo cáo: tử số"], row["Báo cáo: mẫu số"]) == ("1197", "1215")
    assert row["Mã chỉ tiêu"] == "files_on_time_rate"
    assert (row["So sánh"], row["Kế hoạch"], row["Đơn vị tính"]) == ("≥", "98", "%")


def test_every_figure_that_the_report_states_is_there_by_indicator() -> None:
    inspection = notices.inspection()
    rows = table("chi-tieu")
    assert inspection.report
    assert len(rows) == len(inspection.report.results)
    area = next(row for row in rows if row["Mã chỉ tiêu"] == "area_km2")
    assert (area["Chỉ tiêu"], area["Báo cáo"], area["Đơn vị tính"]) == ("Diện tích tự nhiên", "43,27", "km2")
    assert (area["Vị trí trong tài liệu"], area["Tên trong tài liệu"]) == ("Báo cáo, dòng 12", "diện tích")
    assert [row["Báo cáo"] for row in rows if row["Tên trong tài liệu"] == "Không rõ"] == ["7,5"]
    assert [row["Báo cáo"] for row in rows if row["Tên trong tài liệu"] == "Không nêu"] == [""]


def test_an_indicator_has_plan_report_recomputed_and_verified_side_by_side() -> None:
    found = notices.inspection()
    own = "files_on_time_rate"
    stated = Figure(
        indicator=own,
        label="=đúng hạn",
        value=Decimal("98.5"),
        unit="%",
        numerator=Decimal(1197),
        denominator=Decimal(1215),
        period=Period(start=date(2025, 7, 1), end=date(2025, 9, 30)),
        quote="@98,5%",
        line=92,
    )
    target = Target(
        group=None,
        comparator=Comparator.AT_LEAST,
        value=(Decimal(98),),
        unit="%",
        indicator=own,
        text="Tối thiểu",
        line=9,
    )
    silent = replace(target, indicator=None, comparator=Comparator.RANGE, value=(Decimal(5), Decimal(7)), text="Khác")
    assert found.plan
    assert found.report
    changed = replace(
        found, report=replace(found.report, figures=(stated,)), plan=replace(found.plan, targets=(target, silent))
    )
    first, second = table("chi-tieu", changed)
    assert [first[name] for name in ("So sánh", "Kế hoạch", "Báo cáo", "Tính lại", "Xác minh", "Mục kiểm tra")] == [
        "≥", "98", "98,5", "98,52", "97,86", "Mục 3.01"
    ]  # fmt: skip
    assert (first["Từ ngày"], first["Đến ngày"]) == ("2025-07-01", "2025-09-30")
    assert (first["Tên trong tài liệu"], first["Trích dẫn"]) == ("'=đúng hạn", "'@98,5%"), "nothing runs"
    assert [second[name] for name in ("Tên trong tài liệu", "So sánh", "Kế hoạch", "Kế hoạch đến", "Báo cáo")] == [
        "Khác", "–", "5", "7", ""
    ]  # fmt: skip
    assert [row["Kế hoạch"] for row in table("chi-tieu", replace(changed, plan_is_own=False))] == [""]


def test_items_without_a_figure_are_not_in_the_figures() -> None:
    assert [row["Mã"] for row in table("so-lieu")] == ["TT-05", "TT-06"]


def test_a_figure_only_verified_is_there_and_a_negative_one_stays_a_number() -> None:
    inspection = notices.inspection()
    answer = Answer(verified=Quantity(value=Decimal("-2.5"), unit="%"))
    rows = table("so-lieu", replace(inspection, answers={**inspection.answers, "TT-07": answer}))
    assert [(row["Xác minh"], row["Đơn vị tính"]) for row in rows if row["Mã"] == "TT-07"] == [("-2,5", "%")]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://x";"y")', '\'=HYPERLINK("http://x";"y")'),
        ("+84 313", "'+84 313"),
        ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\n=1+1"),
        ("\n=1+1", "'\n=1+1"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("- Hồ sơ quá hạn", "'- Hồ sơ quá hạn"),
        ("-5", "-5"),
        ("-2,5 %", "-2,5 %"),
        ("+1.234", "+1.234"),
        ("95%", "95%"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_text_that_would_run_gets_an_apostrophe_and_numbers_do_not(text: str, cell: str) -> None:
    assert harmless(text) == cell


def test_control_characters_become_visible_signs() -> None:
    assert harmless("a\x00b\x1b[31m\x85c") == "a␀b␛[31m�c"


@pytest.mark.parametrize(
    "nasty", ['dấu "nháy" kép', "a;b,c\td", "dòng 1\r\ndòng 2", "'", '"', ";", '";"', "😀", "a\n\n"]
)
def test_peoples_text_comes_back_from_the_table(nasty: str) -> None:
    inspection = notices.inspection()
    changed = replace(inspection, answers={"TT-05": Answer(note=nasty)})
    rows = {row["Mã"]: row for row in table("ket-qua", changed)}
    assert rows["TT-05"]["Ghi chú"] == nasty.replace("\r\n", "\n")
    assert len(rows) == len(inspection.items)


def test_cells_of_each_kind_are_written_plainly() -> None:
    say = Wording("vi")
    cells = (None, True, False, 3, Decimal("1E+3"), Decimal("0.10"), date(2025, 1, 2))
    assert [written(cell, ",", say) for cell in cells] == ["", "Có", "Không", "3", "1000", "0,10", "2025-01-02"]


def test_what_became_of_a_finding_stands_in_a_table_of_its_own() -> None:
    rows = table("khac-phuc")
    assert [row["Số"] for row in rows] == ["1", "2", "3"]
    late = next(row for row in rows if row["Mã tồn tại"] == notices.LATE.id)
    assert (late["Tình trạng"], late["Ngày nhận báo cáo"], late["Số báo cáo"]) == (
        "Khắc phục một phần",
        "2025-11-18",
        "61/BC-UBND",
    )
    assert (late["Kết quả kiểm tra lại"], late["Lý do"]) == ("Khắc phục một phần", "Còn 2 hồ sơ chờ bản giấy")
    other = next(row for row in rows if row["Mã tồn tại"] == notices.SELF_CHECK.id)
    assert (other["Thời hạn"], other["Cách tính hạn"]) == ("2025-11-12", "15 ngày làm việc từ 2025-10-22")


def test_signatures_stand_in_a_table_with_their_version_hash_and_what_became_of_them() -> None:
    rows = table("chu-ky")
    assert [(row["Phiên bản"], row["Người ký"], row["Còn hiệu lực"]) for row in rows] == [
        ("1", "Âu Thị Vân", "Không"),
        ("1", "Trịnh Công Lập", "Không"),
        ("2", "Âu Thị Vân", "Có"),
    ]
    assert {len(row["Mã nội dung (SHA-256)"]) for row in rows} == {64}
    assert rows[2]["Lý do mở phiên bản"].startswith("Tiếp thu giải trình của phường (lap, ")
