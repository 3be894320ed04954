"""The notice as text: every line fits, nothing acts on a terminal, and Markdown shows people's words as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from exports import markdown_notice, text_notice
from inspection.model.notice import ConclusionNotice, NoticeSection, Paragraph
from tests import notices

if TYPE_CHECKING:
    from collections.abc import Callable


def noticed(text: str) -> ConclusionNotice:
    """Return a notice with one paragraph of a text."""
    section = NoticeSection(code="x", numeral="I", title="X", paragraphs=(Paragraph(text=text, level=4),))
    return replace(notices.bundle().notice, sections=(section,), annexes=())


def test_lines_fit_the_width_and_end_without_blanks() -> None:
    for width in (60, 78, 100):
        lines = text_notice.render(notices.bundle().notice, width).splitlines()
        assert max(map(len, lines)) <= width
        assert all(line == line.rstrip() for line in lines)


def test_every_paragraph_and_cell_of_the_notice_is_there() -> None:
    notice = notices.bundle().notice
    printed = " ".join(text_notice.render(notice).split())
    for section in notice.sections:
        assert f"{section.numeral}. {section.title}" in printed
        assert [p.text for p in section.paragraphs if " ".join(p.text.split()) not in printed] == []
    for table in notice.annexes:
        assert [cell for row in table.rows for cell in row if " ".join(cell.split()) not in printed] == []
    assert notice.closing in printed


def test_items_of_a_list_stand_together() -> None:
    assert "- Diện tích tự nhiên: 43,27 km²;\n- Dân số: 49.376 người;\n" in text_notice.render(notices.bundle().notice)


def test_an_annex_without_a_row_says_so() -> None:
    notice = notices.bundle().notice
    empty = replace(notice, annexes=tuple(replace(table, rows=()) for table in notice.annexes))
    assert text_notice.render(empty).count("\nKhông có.") == len(notice.annexes)


@pytest.mark.parametrize("render", [text_notice.render, markdown_notice.render])
def test_a_notice_with_hard_blockers_is_marked_as_a_draft(render: Callable[[ConclusionNotice], str]) -> None:
    notice = notices.bundle().notice
    assert "DỰ THẢO: còn 1 điểm" in render(notice)
    soft = tuple(blocker for blocker in notice.blockers if not blocker.hard)
    assert soft
    assert "DỰ THẢO" not in render(replace(notice, blockers=soft))


def test_nothing_acts_on_a_terminal() -> None:
    for render in (text_notice.render, markdown_notice.render):
        printed = render(noticed("a\x1b]0;x\x07\x9b31m\u202eb"))
        assert not set(printed) & {"\x1b", "\x07", "\x9b", "\u202e"}


def shown(markdown: str) -> str:
    """Return the words that a Markdown program would show."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    parts = [child for token in tokens if token.type == "inline" for child in token.children or ()]
    assert {part.type for part in parts} <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}
    return "".join(part.content for part in parts if part.type != "softbreak")


@pytest.mark.parametrize(
    "text",
    [
        "# không phải tiêu đề",
        "1. không phải danh sách",
        "1) cũng không",
        "- gạch đầu dòng",
        "+ cộng",
        "*nghiêng* và **đậm** và _gạch_",
        "[liên kết](http://x) <b>thẻ</b> &amp; `mã`",
        "a | b | c",
        "~~xóa~~ \\ ![ảnh](x)",
        "===",
        "---",
        "> trích",
    ],
)
def test_markdown_makes_nothing_of_peoples_text(text: str) -> None:
    assert shown(markdown_notice.plain(text)) == text


@given(text=st.text(st.sampled_from("ab1. )#*_-+=>|[]()<!`~\\&;:/đ"), min_size=1, max_size=30))
def test_markdown_makes_nothing_of_any_text(text: str) -> None:
    assert shown(markdown_notice.plain(text)) == " ".join(text.split())
