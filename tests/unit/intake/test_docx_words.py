"""The words of paragraphs as Word shows them."""

from __future__ import annotations

import pytest

from inspection.intake.structure.passages import passages
from inspection.intake.text import encodings
from tests.word_files import cell, opened, p, row, run, shown, table

BOX = "<w:txbxContent>{}</w:txbxContent>"
SHAPE = "<w:drawing><wps:txbx>{}</wps:txbx></w:drawing>"


def _field(instruction: str, result: str) -> str:
    def sign(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{sign('begin')}{instruction}{sign('separate')}{result}{sign('end')}"


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


WORDS = {
    "split runs": (run("Kế ho") + run("ạch"), "Kế hoạch"),
    "letters in parts": (run("Ke\u0302\u0301 hoa\u0323ch"), "Kế hoạch"),
    "tracked": (
        f"<w:ins>{run('mới ')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>{run('văn')}",
        "mới văn",
    ),
    "moved": (f"<w:moveFrom>{run('a')}</w:moveFrom>{run('b')}<w:moveTo>{run('a')}</w:moveTo>", "ba"),
    "wrapped": (
        f"<w:hyperlink>{run('a')}<w:smartTag>{run('b')}</w:smartTag></w:hyperlink><w:fldSimple>{run('c')}</w:fldSimple>",
        "abc",
    ),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>", "a"),
    "control not filled in": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Bấm vào')}</w:sdtContent></w:sdt>{run('a')}",
        "a",
    ),
    "field": (_field("<w:r><w:instrText>REF x</w:instrText></w:r>", run("12")) + run(" văn bản"), "12 văn bản"),
    "field in the instruction": (_field(_field(run("a"), run("b")), run("c")), "c"),
    "field that never ends": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
    "hidden": (run("a", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "b"),
    "capitals": (run("Kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
    "hyphens": ("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r>", "QĐ-UBND"),
    "tabs": ("<w:r><w:tab/><w:t>a</w:t><w:tab/><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
    "sign": ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 95%"), "≥ 95%"),
    "sign as a letter": (run("\uf0a3 5%", _font("Symbol")), "≤ 5%"),
    "sign that is none": ('<w:r><w:sym w:font="Symbol" w:char="x"/><w:sym w:char="D800"/></w:r>' + run("a"), "a"),
    "raised": (run("150 m") + run("2", '<w:vertAlign w:val="superscript"/>'), "150 m²"),
    "raised by height": (run("150 m") + run("2", '<w:position w:val="8"/>'), "150 m²"),
    "formula": (
        (
            "<m:oMath><m:f><m:num><m:r><m:t>6.397</m:t></m:r></m:num><m:den><m:r><m:t>8.823</m:t></m:r></m:den></m:f>"
            "<m:r><m:t>=72,5%</m:t></m:r></m:oMath>"
        ),
        "6.397/8.823=72,5%",
    ),
    "raised in a formula": (
        "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
        "m²",
    ),
}


@pytest.mark.parametrize("what", WORDS)
def test_words_come_out_as_word_shows_them(what: str) -> None:
    content, expected = WORDS[what]
    assert shown(p(content) + p("Hết"))[:2] == [expected, "Hết"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    assert shown(p("Một ", "<w:rPr><w:del/></w:rPr>") + p("hai")) == ["Một hai"]
    assert shown(p(f"<w:moveFrom>{run('x')}</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>") + p("hai")) == ["hai"]


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    old = f"<w:pict><v:textbox xmlns:v='urn:v'>{BOX.format(p('Khung'))}</v:textbox></w:pict>"
    new = SHAPE.format(BOX.format(p("Khung")))
    both = f"<mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    empty = f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    for drawing in (old, new, both, empty):
        assert shown(p(f"{run('Chữ')}<w:r>{drawing}</w:r>")) == ["Chữ", "Khung"]


def test_a_text_box_in_a_text_box_stands_once() -> None:
    inner = f"<w:r>{SHAPE.format(BOX.format(p('Trong')))}</w:r>"
    assert shown(p(f"<w:r>{SHAPE.format(BOX.format(p(run('Ngoài') + inner)))}</w:r>")) == ["", "Ngoài", "Trong"]


def _broken(*parts: str) -> list[tuple[str, bool | None]]:
    words = "<w:br/>".join(f"<w:t>{part}</w:t>" for part in parts)
    return [(line.text, line.begins) for line in opened(p(f"<w:r>{words}</w:r>")).lines]


def test_a_break_within_a_paragraph_goes_on_or_begins_by_what_follows() -> None:
    assert _broken("Rà soát quy chế", "làm việc;", "- Báo cáo") == [
        ("Rà soát quy chế", True),
        ("làm việc;", False),
        ("- Báo cáo", True),
    ]
    assert _broken("", "KẾ HOẠCH", "Cải cách") == [("KẾ HOẠCH", True), ("Cải cách", None)]


def _notes(kind: str, *texts: str) -> str:
    tag = kind.removesuffix("s")
    return f'<w:{tag} w:id="-1"><w:p/></w:{tag}>' + "".join(
        f'<w:{tag} w:id="{name}">{p(f"<w:r><w:{tag}Ref/></w:r>" + run(f" {text}"))}</w:{tag}>'
        for name, text in enumerate(texts, 1)
    )


def _reference(kind: str, name: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference {more} w:id="{name}"/></w:r>'


def test_notes_stand_behind_their_paragraph_under_the_same_mark() -> None:
    body = (
        p(run("Ban hành 3 văn bản") + _reference("footnote", 2) + run(" đúng hạn.") + _reference("endnote", 1))
        + p(run("Tiếp nhận") + _reference("footnote", 1))
        + p("Hết")
    )
    found = opened(body, footnotes=_notes("footnotes", "Một", "Hai"), endnotes=_notes("endnotes", "Cuối"))
    assert [line.text for line in found.lines] == [
        *("Ban hành 3 văn bản¹ đúng hạn.²", "¹ Hai", "² Cuối"),
        *("Tiếp nhận³", "³ Một", "Hết"),
    ]
    running = passages(found.lines)
    assert [one.text for one in running.passages] == ["Ban hành 3 văn bản đúng hạn.", "Tiếp nhận", "Hết"]
    assert [(one.ordinal, one.text) for one in running.footnotes] == [("1", "Hai"), ("2", "Cuối"), ("3", "Một")]


def test_a_note_of_several_paragraphs_is_one_note() -> None:
    note = f'<w:footnote w:id="1">{p("Gồm:")}{p("- Một;")}{p("- Hai.")}</w:footnote>'
    found = opened(p(run("Văn bản") + _reference("footnote", 1)) + p("Hết"), footnotes=note)
    running = passages(found.lines)
    assert [one.text for one in running.footnotes] == ["Gồm: - Một; - Hai."]
    assert [one.text for one in running.passages] == ["Văn bản", "Hết"]


def test_notes_of_a_table_stand_behind_it_and_missing_ones_are_no_harm() -> None:
    cells = row(cell(p(run("a") + _reference("footnote", 1))), "b", cell(p(run("c") + _reference("footnote", 7))))
    assert shown(table(cells) + p("Hết"), footnotes=_notes("footnotes", "Một")) == ["a¹\tb\tc", "¹ Một", "Hết"]


def test_a_mark_of_the_author_is_kept() -> None:
    reference = _reference("footnote", 1, 'w:customMarkFollows="1"') + run("*")
    assert shown(p(run("a") + reference), footnotes=_notes("footnotes", "* Một")) == ["a*", "* Một"]


SENTENCE = "Ủy ban nhân dân phường đề nghị các cơ quan, đơn vị thực hiện đúng tiến độ được giao"
TO_TCVN3 = {after: before for before, after in encodings.TCVN3.items()} | {ord("Ủ"): "ñ"}


def test_a_font_tells_the_old_encoding_of_its_words() -> None:
    words = SENTENCE.replace("Ủ", "Đ").translate(TO_TCVN3)
    half = words.index("c¬")
    content = run(words[:half], _font(".VnTime")) + run(words[half:], _font(".VnArial")) + run(" ở xã", _font("Arial"))
    found = opened(p(content))
    assert found.lines[0].text == SENTENCE.replace("Ủ", "Đ") + " ở xã"
    assert found.encoding == "utf-8/tcvn3"


def test_a_capital_font_shows_capitals() -> None:
    assert shown(p(run("kÕ ho¹ch", _font(".VnTimeH")))) == ["KẾ HOẠCH"]


def test_vni_is_decoded_over_the_ends_of_runs() -> None:
    content = run("UÛy ban nhaân daân phöô", _font("VNI-Times")) + run("øng ñeà nghò", _font("VNI-Times"))
    assert shown(p(content)) == ["Ủy ban nhân dân phường đề nghị"]


def test_unicode_words_in_an_old_font_stay() -> None:
    assert shown(p(run(SENTENCE, _font(".VnTime")))) == [SENTENCE]


def test_the_font_may_come_from_a_style() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{_font(".VnTime")}</w:rPr></w:style>'
        f'<w:style w:type="character" w:styleId="C"><w:rPr>{_font("Arial")}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr></w:style>'
    )
    body = p("kÕ ho¹ch") + p(run("¹", '<w:rStyle w:val="C"/>')) + p(run("¹"), '<w:pStyle w:val="T"/>')
    assert shown(body, styles=styles) == ["kế hoạch", "¹", "¹"]
