"""Automatic numbering: the labels that Word shows and writes nowhere."""

from __future__ import annotations

import pytest

from inspection.intake.docx.numbering import written
from tests.word_files import level, listed, lists, p, run, shown

THREE = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
LEGAL = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>") + level(2, "decimal", "%1.%2.%3.")


def _override(place: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _labels(numbering: str, *items: tuple[int, int], styles: str = "") -> list[str]:
    body = "".join(p("x", listed(name, place)) for name, place in items)
    return [line.removesuffix("x") for line in shown(body, numbering=numbering, styles=styles)]


@pytest.mark.parametrize(
    ("number", "form", "label"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (5, "lowerLetter", "e"),
        (28, "upperLetter", "BB"),
        (53, "lowerLetter", "aaa"),
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "none", ""),
        (0, "upperRoman", "0"),
        (3, "chineseCounting", "3"),
    ],
)
def test_numbers_are_written_in_the_form_of_their_level(number: int, form: str, label: str) -> None:
    assert written(number, form) == label


def test_levels_begin_anew_below_a_higher_one() -> None:
    items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert _labels(lists(THREE), *items) == ["I. ", "1. ", "a) ", "b) ", "2. ", "a) ", "II. ", "1. "]


def test_letters_are_those_of_word_which_knows_no_d_with_a_stroke() -> None:
    assert _labels(lists(THREE), *[(1, 2)] * 6) == ["a) ", "b) ", "c) ", "d) ", "e) ", "f) "]


def test_a_legal_level_writes_the_levels_above_as_decimals() -> None:
    assert _labels(lists(LEGAL), (1, 0), (1, 0), (1, 1), (1, 2)) == ["I. ", "II. ", "2.1. ", "II.1.1. "]


def test_a_level_without_one_above_counts_from_its_start() -> None:
    assert _labels(lists(LEGAL), (1, 1), (1, 1), (1, 0)) == ["1.1. ", "1.2. ", "I. "]


def test_lists_of_one_definition_go_on_and_an_override_begins_anew() -> None:
    numbers = lists(THREE, numbers=[(0, ""), (0, ""), (0, _override(0, 1)), (0, _override(0, 5))])
    items = [(1, 0), (2, 0), (3, 0), (3, 0), (4, 0), (1, 0)]
    assert _labels(numbers, *items) == ["I. ", "II. ", "I. ", "II. ", "V. ", "VI. "]


def test_a_level_may_never_begin_anew_or_only_below_one_level() -> None:
    never = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    assert _labels(lists(never), (1, 0), (1, 1), (1, 0), (1, 1)) == ["I. ", "1. ", "II. ", "2. "]
    first = THREE.replace('<w:numFmt w:val="lowerLetter"/>', '<w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="1"/>')
    items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)]
    assert _labels(lists(first), *items) == ["I. ", "1. ", "a) ", "2. ", "b) ", "II. ", "a) "]


def test_a_list_may_override_the_form_of_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    numbers = lists(THREE, numbers=[(0, ""), (0, override)])
    assert _labels(numbers, (1, 0), (2, 0)) == ["I. ", "b) "]


@pytest.mark.parametrize(
    ("sign", "font", "label"),
    [
        ("-", "Times New Roman", "- "),
        ("–", "", "– "),
        ("+", "", "+ "),
        ("o", "Courier New", "◦ "),
        ("\uf0b7", "Symbol", "• "),
        ("\uf0a7", "Wingdings", "▪ "),
        ("\uf0d8", "Wingdings", "➢ "),
        ("\uf04a", "Wingdings", "- "),
        ("", "", ""),
    ],
)
def test_bullets_come_out_as_their_sign(sign: str, font: str, label: str) -> None:
    form = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    bullets = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/>{form}</w:lvl>'
    assert _labels(lists(bullets), (1, 0)) == [label]


def test_what_parts_label_and_words_is_kept() -> None:
    tight = level(0, "decimal", "%1/", '<w:suff w:val="nothing"/>')
    assert _labels(lists(tight), (1, 0)) == ["1/"]


def test_a_style_brings_the_list_and_its_own_level() -> None:
    linked = level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>') + level(
        1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'
    )
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="H1"><w:pPr>{number}</w:pPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="H2"><w:pPr>{number}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>'
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2b"))
    body += p("x", '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body += p("x", '<w:pStyle w:val="H2"/><w:numPr><w:ilvl w:val="0"/></w:numPr>')
    assert shown(body, numbering=lists(linked), styles=styles) == ["I. x", "1. x", "2. x", "x", "II. x"]


def test_a_definition_may_stand_in_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbers = lists('<w:numStyleLink w:val="L"/>', '<w:styleLink w:val="L"/>' + THREE)
    assert _labels(numbers, (1, 0), (1, 0), styles=styles) == ["I. ", "II. "]


def test_an_empty_item_counts_and_a_deleted_one_does_not() -> None:
    gone = p(f"<w:del>{run('x')}</w:del>", listed(1) + "<w:rPr><w:del/></w:rPr>")
    body = p("x", listed(1)) + p("", listed(1)) + gone + p("x", listed(1))
    assert shown(body, numbering=lists(THREE)) == ["I. x", "", "III. x"]


def test_lists_that_are_not_there_leave_the_words_alone() -> None:
    assert shown(p("x", listed(9)) + p("x", listed(1, 7)), numbering=lists(THREE)) == ["x", "x"]
    assert shown(p("x", listed(1)), numbering='<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>') == ["x"]
    assert shown(p("x", listed(1))) == ["x"]


def test_styles_that_rest_on_themselves_end() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert shown(p("x", '<w:pStyle w:val="A"/>'), styles=styles) == ["x"]
