"""Tables of Word files: merged cells, broken rows, nested tables, letterheads and signatures, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.intake.docx.reader import DocxReader
from inspection.intake.pipeline import read_document
from tests.word_files import LINED, cell, header_file, opened, p, row, run, shown, table

if TYPE_CHECKING:
    from inspection.model.documents import Reading

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
TURN = "<w:lastRenderedPageBreak/>"
HEADER = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm")


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def _read(body: str) -> Reading:
    return read_document(opened(body), shipped())


def test_a_cell_is_one_line_and_a_spanned_one_leaves_the_next_empty() -> None:
    rows = (
        row("1", cell(p("Rà soát") + p("quy chế")), "c"),
        row(cell("I. CHỈ ĐẠO", _span(3))),
        row("2", cell("b", _span(2))),
    )
    found = opened(table(*rows)).lines
    assert [line.text for line in found] == ["1\tRà soát quy chế\tc", "I. CHỈ ĐẠO\t\t", "2\tb\t"]
    assert all(line.row for line in found)


def test_a_break_or_a_tab_within_a_cell_is_a_blank() -> None:
    content = "<w:r><w:t>QĐ-</w:t><w:br/><w:t>UBND</w:t><w:tab/><w:t>x</w:t></w:r>"
    assert shown(table(row("1", cell(p(content)), "c"))) == ["1\tQĐ- UBND x\tc"]


def test_rows_may_begin_and_end_inside_the_grid() -> None:
    short = row("b", form='<w:gridBefore w:val="1"/>')
    assert shown(table(row("1", "a", "c"), short, widths=(10, 50, 50))) == ["1\ta\tc", "\tb\t"]


@pytest.mark.parametrize("count", [-5, 10**20])
def test_impossible_places_in_the_grid_lose_no_word(count: int) -> None:
    odd = row("b", cell("c", _span(count)), form=f'<w:gridBefore w:val="{count}"/>')
    assert " ".join(shown(table(row("1", "a", "x"), odd))).split() == ["1", "a", "x", "b", "c"]


def test_dragged_lines_do_not_move_cells_to_other_columns() -> None:
    rows = (
        row("TT", cell("Nội dung", _span(2)), "Chủ trì"),
        row("1", "a", cell("b", _span(2))),
        row(cell("I. NHÓM", _span(3)), "d"),
    )
    assert shown(table(*rows, widths=(500, 3000, 60, 2000))) == ["TT\tNội dung\tChủ trì", "1\ta\tb", "I. NHÓM\t\td"]


def test_tasks_share_the_unit_that_is_merged_over_them() -> None:
    def task(number: str, content: str, lead: str) -> str:
        return row(
            number, content, cell("Văn phòng" if lead == RESTART else "", lead), "Các phòng", "Quý I/2026", "Báo cáo"
        )

    rows = (
        row(*HEADER),
        row(cell("I. Công tác chỉ đạo, điều hành", _span(6))),
        task("1", "Rà soát quy chế làm việc", RESTART),
        task("2", "Ban hành kế hoạch kiểm tra", GOES_ON),
        task("3", "Tổ chức hội nghị sơ kết", GOES_ON),
    )
    found = _read(p("KẾ HOẠCH") + p("Cải cách hành chính phường Hòa Mai năm 2026") + table(*rows)).tasks
    assert [(one.no, one.lead) for one in found] == [("1", "Văn phòng"), ("2", "Văn phòng"), ("3", "Văn phòng")]


def test_tasks_share_the_group_that_is_merged_in_front_of_them() -> None:
    rows = (
        row(cell("Thể chế", RESTART), "1", "Rà soát", "c"),
        row(cell("", GOES_ON), "2", "Ban hành", "d"),
    )
    assert shown(table(*rows)) == ["Thể chế\t1\tRà soát\tc", "Thể chế\t2\tBan hành\td"]


def test_a_row_that_goes_on_says_nothing_twice() -> None:
    rows = (
        row(*HEADER),
        row(
            cell("1", RESTART),
            cell("Rà soát quy chế", RESTART),
            "Văn phòng",
            "a",
            cell("Quý I/2026", RESTART),
            "Quy chế",
        ),
        row(cell("", GOES_ON), cell("", GOES_ON), "Phòng Kinh tế", "Các hội", cell("", GOES_ON), "Báo cáo"),
    )
    assert shown(table(*rows))[2] == "\t\tPhòng Kinh tế\tCác hội\t\tBáo cáo"
    found = _read(p("KẾ HOẠCH") + p("Cải cách hành chính phường Hòa Mai năm 2026") + table(*rows)).tasks
    assert [(one.no, one.content, one.due) for one in found] == [("1", "Rà soát quy chế", "Quý I/2026")]


def test_a_header_of_two_rows_names_all_columns() -> None:
    rows = (
        row(cell("TT", RESTART), cell("Nội dung", RESTART), cell("Cơ quan", _span(2)), cell("Thời gian", RESTART)),
        row(cell("", GOES_ON), cell("", GOES_ON), "Chủ trì", "Phối hợp", cell("", GOES_ON)),
        row("1", "Rà soát quy chế", "Văn phòng", "Các phòng", "Quý I/2026"),
    )
    found = _read(p("KẾ HOẠCH") + p("Cải cách hành chính phường Hòa Mai năm 2026") + table(*rows)).tasks
    assert [(one.lead, one.partners, one.due) for one in found] == [("Văn phòng", "Các phòng", "Quý I/2026")]


def test_deleted_rows_and_cells_are_left_out() -> None:
    gone = row("9", "x", "y", form="<w:del/>")
    assert shown(table(gone, row("1", "a", cell("x", "<w:cellDel/>"), "b"))) == ["1\ta\tb"]


def test_the_old_form_of_merged_cells() -> None:
    first, second = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    assert shown(table(row("1", "a", "b"), row(cell("I. X", first), cell("", second), cell("", second)))) == [
        "1\ta\tb",
        "I. X\t\t",
    ]


def test_rows_and_cells_in_content_controls() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    assert shown(control(table(control(row("1", control(cell("a")), "b"))))) == ["1\ta\tb"]


def test_a_table_in_a_cell_stays_in_its_cell() -> None:
    inner = table(row("x", "y", "z"))
    assert shown(table(row("1", cell(p("a") + inner + p("")), "c"))) == ["1\ta x y z\tc"]


def test_tables_without_cells_say_nothing() -> None:
    assert shown(table() + table(row()) + p("Hết")) == ["Hết"]


# ---- layout

LEFT = p("ỦY BAN NHÂN DÂN") + p("PHƯỜNG HÒA MAI") + p("Số: 12/KH-UBND")
RIGHT = p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")
DATED = p("Hòa Mai, ngày 15 tháng 01 năm 2026")
TITLE = p("KẾ HOẠCH") + p("Cải cách hành chính năm 2026") + p("I. MỤC ĐÍCH, YÊU CẦU") + p("Nâng cao chất lượng.")
SIGNATURE = p("TM. ỦY BAN NHÂN DÂN") + p("KT. CHỦ TỊCH") + p("PHÓ CHỦ TỊCH") + p("") + p("Trần Thị Mai Hoa")
ADDRESSEES = p("Nơi nhận:") + p("- Như trên;") + p("- Lưu: VT.")
LETTERHEADS = {
    "one row": table(row(cell(LEFT), cell(RIGHT + DATED)), form=""),
    "with lines": table(row(cell(LEFT), cell(RIGHT + DATED))),
    "an empty column between": table(row(cell(LEFT), cell(p("")), cell(RIGHT + DATED)), form=""),
    "several rows": table(
        row(cell(p("ỦY BAN NHÂN DÂN") + p("PHƯỜNG HÒA MAI")), cell(RIGHT)),
        row("Số: 12/KH-UBND", cell(DATED)),
        form="",
    ),
    "breaks in one paragraph": table(
        row(
            cell(p("<w:r><w:t>ỦY BAN NHÂN DÂN</w:t><w:br/><w:t>PHƯỜNG HÒA MAI</w:t></w:r>") + p("Số: 12/KH-UBND")),
            cell(RIGHT + DATED),
        ),
        form="",
    ),
    "no table": LEFT + RIGHT + DATED,
}


@pytest.mark.parametrize("form", LETTERHEADS)
def test_a_letterhead_in_a_table_is_read(form: str) -> None:
    signed = table(row(cell(ADDRESSEES), cell(SIGNATURE)), form="")
    found = _read(LETTERHEADS[form] + TITLE + signed)
    assert found.issuing_body == "Ủy ban nhân dân phường Hòa Mai"
    assert (found.ward, found.document_number, found.issue_date) == ("Hòa Mai", "12/KH-UBND", "2026-01-15")
    assert (found.signer, found.signer_title) == ("Trần Thị Mai Hoa", "PHÓ CHỦ TỊCH")
    assert found.signing_for == "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH"


def test_a_layout_table_gives_lines_and_a_lined_one_gives_rows() -> None:
    pair = row(cell(p("a") + p("b")), cell(p("c")))
    assert shown(table(pair, form="")) == ["a", "b", "c"]
    assert shown(table(pair)) == ["a b\tc"]
    assert shown(table(row("Hồ sơ tiếp nhận", "120"), form="")) == ["Hồ sơ tiếp nhận\t120"]


def test_lines_may_come_from_a_style_or_a_cell() -> None:
    styles = f'<w:style w:type="table" w:styleId="G"><w:tblPr>{LINED}</w:tblPr></w:style>'
    pair = row(cell(p("a") + p("b")), cell(p("c")))
    assert shown(table(pair, form='<w:tblStyle w:val="G"/>'), styles=styles) == ["a b\tc"]
    lined = "<w:tcBorders><w:top w:val='single'/></w:tcBorders>"
    assert shown(table(row(cell(p("a") + p("b"), lined), "c"), form="")) == ["a b\tc"]


# ---- pages


def _pages(body: str, pages: int | None = None) -> tuple[list[int | None], int | None]:
    found = opened(body, pages=pages)
    return [line.page for line in found.lines], found.pages


def _turning(before: str, after: str) -> str:
    return p(f"<w:r><w:t>{before}</w:t>{TURN}<w:t>{after}</w:t></w:r>")


HARD = '<w:r><w:br w:type="page"/></w:r>'


def test_pages_are_those_that_word_noted() -> None:
    body = p("a") + _turning("b", "b") + p("c") + _turning("", "d")
    assert _pages(body, 3) == ([1, 1, 2, 3], 3)
    assert _pages(body) == ([1, 1, 2, 3], 3)


def test_a_hard_break_that_word_noted_counts_once() -> None:
    assert _pages(p(run("a") + HARD) + _turning("", "b"), 2) == ([1, 2], 2)


def test_hard_breaks_alone_count_only_where_they_are_all() -> None:
    body = p("a") + p(HARD + run("b")) + p("c", "<w:pageBreakBefore/>") + p("d", "<w:sectPr/>") + p("e")
    assert _pages(body, 4) == ([1, 2, 3, 3, 4], 4)
    assert _pages(body, 9) == ([None] * 5, 9)
    assert _pages(body) == ([None] * 5, None)


def test_a_row_that_a_page_breaks_is_one_row_and_turns_the_page_once() -> None:
    broken = row("1", cell(_turning("Rà soát", "quy chế")), cell(_turning("Văn", "phòng")))
    body = table(row("TT", "b", "c", form="<w:tblHeader/>"), broken, row("2", "x", "y")) + p("Hết")
    assert shown(body) == ["TT\tb\tc", "1\tRà soátquy chế\tVănphòng", "2\tx\ty", "Hết"]
    assert _pages(body, 2) == ([1, 1, 2, 2], 2)


def test_a_row_that_begins_a_page_stands_on_it() -> None:
    assert _pages(table(row("1", "a", "b"), row(cell(_turning("", "2")), "c", "d")), 2) == ([1, 2], 2)


# ---- page headers


def _with_header(content: str, body: str) -> list[str]:
    return [line.text for line in DocxReader().read("a.docx", header_file(body, content)).lines]


def test_page_headers_are_left_out_but_for_a_letterhead_that_stands_nowhere_else() -> None:
    assert _with_header(p("2"), p("KẾ HOẠCH")) == ["KẾ HOẠCH"]
    head = table(row(cell(LEFT), cell(RIGHT)), form="")
    assert _with_header(head, p("KẾ HOẠCH"))[:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG HÒA MAI"]
    assert _with_header(head, p("UBND XÃ HÒA MAI") + p("KẾ HOẠCH")) == ["UBND XÃ HÒA MAI", "KẾ HOẠCH"]
