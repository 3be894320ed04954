"""An office's own template: each fault is told, nothing in it is run, and what fits holds the notice in its looks."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from exports import TemplateKind, exporter, write
from exports.docx import lint, starter, template
from exports.docx.placeholders import placeholders
from exports.docx.preview import preview
from inspection.errors import DocumentError, ExportError
from inspection.wording import Wording
from tests import notices
from tests.office import converted
from tests.three_inspections import THREE
from tests.word_outline import body, style_of, w, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def begun() -> Document:
    """Return the template to begin with, open."""
    return docx.Document(io.BytesIO(starter.template()))


def kept(document: Document, folder: Path) -> Path:
    """Return the file of a template."""
    place = folder / "mau.docx"
    document.save(str(place))
    return place


def texts(content: bytes) -> list[str]:
    """Return the texts of all paragraphs."""
    return [words(one) for one in body(content).iter(w("p"))]


def reworded(old: str, new: str) -> Callable[[Document], None]:
    """Return what changes a text wherever it stands in a template."""

    def change(document: Document) -> None:
        for piece in document.element.iter(qn("w:t")):
            piece.text = (piece.text or "").replace(old, new)

    return change


def margin(document: Document) -> None:
    """Give the first section a margin that the decree does not allow."""
    document.sections[0].left_margin = Mm(25)


def letter(document: Document) -> None:
    """Set the first section on paper of another format."""
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


def other_font(document: Document) -> None:
    """Write one run in another font."""
    document.paragraphs[0].runs[0].font.name = "Arial"


def linked_template(document: Document) -> None:
    """Attach a template that a program would fetch when it opens the file."""
    document.part.relate_to("http://example.org/x.dotm", f"{OFFICE}/attachedTemplate", is_external=True)


def fetched_picture(document: Document) -> None:
    """Link a picture that a program would fetch when it opens the file."""
    document.part.relate_to("http://example.org/x.png", f"{OFFICE}/image", is_external=True)


def command_field(document: Document) -> None:
    """Put in a field that starts another program."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" DDEAUTO c:\\\\cmd.exe &quot;/k calc&quot; "/>'
    document.paragraphs[0]._p.append(parse_xml(field))  # noqa: SLF001  # the library has no word for fields


def scattered_field(document: Document) -> None:
    """Put in such a field inside another one, its name scattered over runs."""
    runs = "".join(
        f"<w:r><w:{tag}</w:r>"
        for tag in (
            'fldChar w:fldCharType="begin"/>',
            "instrText> QUOTE </w:instrText>",
            'fldChar w:fldCharType="begin"/>',
            "instrText> INCLUDE</w:instrText>",
            'instrText>TEXT "http://x"</w:instrText>',
            'fldChar w:fldCharType="end"/>',
            'fldChar w:fldCharType="end"/>',
        )
    )
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))


def harmless_fields(document: Document) -> None:
    """Put in a link for readers whose address holds words that fields are called by."""
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" HYPERLINK &quot;http://x/link/if/dde&quot; "/>'
    document.paragraphs[0]._p.append(parse_xml(field))  # noqa: SLF001  # as above


def table_in_a_cell(document: Document) -> None:
    """Put the placeholder of a table into a cell."""
    reworded("{{phu_luc_diem}}", "")(document)
    document.tables[0].cell(0, 0).add_paragraph("{{phu_luc_diem}}")


def style_of_another_font(document: Document) -> None:
    """Set the style of the title on one in another font, and name none in it."""
    base = document.styles.add_style("Chữ khác", WD_STYLE_TYPE.PARAGRAPH)
    base.font.name = "Tahoma"
    title = next(one for one in document.paragraphs if one.text == "{{ten_loai}}").style
    assert title is not None
    title.element.rPr.remove(title.element.rPr.find(qn("w:rFonts")))
    title.element.basedOn_val = base.style_id


FAULTS: dict[str, tuple[Callable[[Document], None], dict[str, bool]]] = {
    "a slip in a name": (reworded("{{co_quan}}", "{{co_qan}}"), {"unknown_alike": True}),
    "a name that nothing is like": (reworded("{{co_quan}}", "{{xyz}}"), {"unknown": True}),
    "nothing between the braces": (reworded("{{co_quan}}", "{{}}"), {"unknown": True}),
    "braces that do not close": (reworded("{{co_quan}}", "{{co_quan}"), {"unclosed": True}),
    "a command of other programs": (reworded("{{co_quan}}", "{% for x in y %}"), {"unclosed": True}),
    "an expression": (reworded("{{co_quan}}", "{{ so.__class__ }}"), {"unknown": True}),
    "a section left out": (reworded("{{ton_tai}}", ""), {"missing": True}),
    "the recipients left out": (reworded("{{noi_nhan}}", ""), {"missing": False}),
    "an annex left out": (reworded("{{phu_luc_diem}}", ""), {"missing": False}),
    "no signer": (reworded("{{nguoi_ky}}", ""), {"signature": True}),
    "no post of the signer": (reworded("{{chuc_vu}}", ""), {"signature": True}),
    "words beside a section": (reworded("{{ton_tai}}", "Gồm: {{ton_tai}}"), {"crowded": True}),
    "two lists in a paragraph": (reworded("{{noi_nhan}}", "{{noi_nhan}} {{can_cu}}"), {"crowded": True}),
    "a table in a table": (table_in_a_cell, {"nested": True}),
    "a margin of 25 mm on the left": (margin, {"margin": False}),
    "paper that is not A4": (letter, {"paper": False}),
    "another font": (other_font, {"font": False}),
    "a style based on one of another font": (style_of_another_font, {"font": False}),
    "an attached template": (linked_template, {"active": True}),
    "a picture elsewhere": (fetched_picture, {"active": True}),
    "a field that fetches, in pieces": (scattered_field, {"active": True}),
    "a link for readers": (harmless_fields, {}),
    "a field that starts a program": (command_field, {"active": True}),
}


def test_the_template_to_begin_with_has_no_fault_and_is_always_the_same(tmp_path: Path) -> None:
    assert lint.faults(begun()) == ()
    assert template.faults(kept(begun(), tmp_path)) == ()
    assert starter.template() == starter.template()


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told(name: str) -> None:
    change, codes = FAULTS[name]
    document = begun()
    change(document)
    found = lint.faults(document)
    assert {one.code: one.hard for one in found} == codes
    for language in ("vi", "en"):
        for one in found:
            said = lint.told(one, Wording(language))
            assert not said.startswith("template.")
            assert all(
                str(fact) in said for key, fact in one.facts.items() if key in {"name", "nearest", "what", "font"}
            )


def test_fonts_of_styles_that_no_word_has_are_not_told() -> None:
    document = begun()
    document.styles.add_style("Không dùng", WD_STYLE_TYPE.PARAGRAPH).font.name = "Arial"
    document.add_paragraph(" ", style="Không dùng")
    assert lint.faults(document) == ()
    document.paragraphs[-1].add_run("chữ")
    assert [one.facts for one in lint.faults(document)] == [{"font": "Arial"}]


def test_a_font_of_the_theme_is_told_by_its_name() -> None:
    document = docx.Document()  # the library's own template: fonts by theme
    document.add_paragraph("chữ")
    document.add_heading("đề mục")
    fonts = {one.facts["font"] for one in lint.faults(document) if one.code == "font"}
    assert fonts == {"Cambria", "Calibri"}


def test_a_template_that_libreoffice_saved_is_as_good(tmp_path: Path) -> None:
    first = tmp_path / "mau.docx"
    first.write_bytes(starter.template())
    saved = converted(converted(first, "odt"), "docx")  # by way of its own format, or it would keep the file as it is
    assert saved.read_bytes() != starter.template(), "it was saved anew"
    assert template.faults(saved) == ()
    bundle = notices.bundle()
    told = [text for text in texts(template.filled(saved, bundle)) if text]
    own = tmp_path / "own.docx"
    own.write_bytes(starter.template())
    assert told == [text for text in texts(template.filled(own, bundle)) if text]


def test_the_larger_placeholder_brings_the_sections_along() -> None:
    document = begun()
    for one in placeholders().values():
        if one.within:
            reworded(f"{{{{{one.name}}}}}", "{{noi_dung}}" if one.name == "khai_quat" else "")(document)
    assert lint.faults(document) == ()


@pytest.mark.parametrize("name", THREE)
def test_a_filled_template_says_what_the_programs_own_notice_says(name: str, tmp_path: Path) -> None:
    bundle = THREE[name]()
    bundle = replace(bundle, notice=replace(bundle.notice, superior="UBND TỈNH X", agency="SỞ NỘI VỤ"))
    filled = [text for text in texts(template.filled(kept(begun(), tmp_path), bundle)) if text]
    own = [text for text in texts(exporter("docx")(bundle)[0].content) if text]
    assert [text for text in filled if "Kèm theo" not in text] == [text for text in own if "Kèm theo" not in text]


def test_what_replaces_a_placeholder_looks_as_its_first_letter(tmp_path: Path) -> None:
    document = begun()
    paragraph = next(one for one in document.paragraphs if one.text == "{{trich_yeu}}")
    paragraph.text = ""
    for text, italic in (("Về việc {", None), ("{trich", True), ("_y", None), ("eu }", None), ("}.", None)):
        paragraph.add_run(text).italic = italic
    content = template.filled(kept(document, tmp_path), notices.bundle())
    made = next(one for one in body(content).iter(w("p")) if words(one).startswith("Về việc"))
    assert words(made) == f"Về việc {notices.bundle().notice.summary}."


def test_text_of_the_notice_is_never_taken_for_a_placeholder(tmp_path: Path) -> None:
    bundle = notices.bundle()
    trap = replace(bundle.notice, place="{{ngay}}", date="{{so}}", signer="{{co_quan}} </w:t>&amp;", basis=("{{so}}",))
    said = texts(template.filled(kept(begun(), tmp_path), replace(bundle, notice=trap)))
    assert "{{ngay}}, {{so}}" in said
    assert "{{co_quan}} </w:t>&amp;" in said
    assert said.count("{{so}}") == 1


def test_lines_that_are_empty_leave_no_gap(tmp_path: Path) -> None:
    bundle = THREE["clean"]()
    sound = replace(bundle.notice, blockers=(), void="", superior="", signing_for=())
    content = template.filled(kept(begun(), tmp_path), replace(bundle, notice=sound))
    styles = [style_of(one) for one in body(content).iter(w("p"))]
    assert "draft" not in styles
    assert "superior" not in styles
    assert styles.count("authority") == 1


def test_headings_of_a_section_are_bold_and_the_sections_break_stays(tmp_path: Path) -> None:
    content = template.filled(kept(begun(), tmp_path), notices.bundle())
    headings = [one for one in body(content).iter(w("p")) if words(one) == "2. Cải cách thể chế"]
    assert all(run.find(f"{w('rPr')}/{w('b')}") is not None for one in headings for run in one.iter(w("r")))
    assert headings
    assert len(list(body(content).iter(w("sectPr")))) == 1 + len(notices.bundle().notice.annexes)


def test_a_template_with_a_hard_fault_writes_nothing(tmp_path: Path) -> None:
    document = begun()
    reworded("{{nguoi_ky}}", "{{nguoi_ki}}")(document)
    with pytest.raises(ExportError, match="nguoi_ki") as refused:
        write(
            notices.bundle(),
            ("text", "docx"),
            tmp_path / "out",
            templates={TemplateKind.NOTICE: kept(document, tmp_path)},
        )
    assert refused.value.code == "export.template"
    assert not (tmp_path / "out").exists()


def test_soft_faults_do_not_keep_a_template_from_being_used(tmp_path: Path) -> None:
    document = begun()
    margin(document)
    (place,) = write(
        notices.bundle(), ("docx",), tmp_path / "out", templates={TemplateKind.NOTICE: kept(document, tmp_path)}
    )
    assert notices.bundle().notice.summary in texts(place.read_bytes())


def _zip(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the template to begin with, one part of it changed."""
    with zipfile.ZipFile(io.BytesIO(starter.template())) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    return _zip(**(parts | {name: change(parts.get(name, b""))}))


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "no Word file": (lambda: b"PK\x03\x04 nothing", "document.damaged"),
    "another zip": (lambda: _zip(a=b"b"), "document.other_zip"),
    "cut off": (lambda: starter.template()[:4000], "document.damaged"),
    "with macros": (
        lambda: changed(
            "[Content_Types].xml",
            lambda xml: xml.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
        "document.word_kind",
    ),
    "with entities in its styles": (
        lambda: changed("word/styles.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml.partition(b"?>")[2]),
        "document.entities",
    ),
    "with styles that nothing refers to": (
        lambda: changed("word/_rels/document.xml.rels", lambda xml: xml.replace(b'/styles"', b'/x"')),
        "document.damaged",
    ),
    "with properties that nothing refers to": (
        lambda: changed("_rels/.rels", lambda xml: xml.replace(b'/core-properties"', b'/x"')),
        "document.damaged",
    ),
    "with a namespace that is none": (
        lambda: changed("word/styles.xml", lambda xml: xml.replace(b"wordprocessingml/2006", b"wordpro[essingml", 1)),
        "document.damaged",
    ),
    "with a swollen picture": (lambda: changed("word/media/x.png", lambda _: bytes(50 << 20)), "document.swollen"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_template_gets_a_clear_sentence(name: str, tmp_path: Path) -> None:
    make, code = BROKEN[name]
    place = tmp_path / "mau.docx"
    place.write_bytes(make())
    with pytest.raises(DocumentError) as refused:
        template.faults(place)
    assert refused.value.code == code


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"mau\.docx"):
        template.faults(tmp_path / "mau.docx")


def test_the_preview_tells_what_the_filled_file_says_and_the_soft_faults(tmp_path: Path) -> None:
    document = begun()
    margin(document)
    bundle = notices.bundle()
    told = preview(kept(document, tmp_path), bundle, Wording("vi"))
    assert [line.text for line in told if line.fault] == [
        "Phần 1: lề trái 25 mm; Nghị định 30/2020/NĐ-CP quy định từ 30 đến 35 mm."
    ]
    assert "III. TỒN TẠI, HẠN CHẾ" in [line.text for line in told if line.strong]
    said = "\n".join(line.text for line in told)
    for section in bundle.notice.sections:
        assert all(paragraph.text in said for paragraph in section.paragraphs)
    for table in bundle.notice.annexes:
        assert all(" │ ".join(row) in said for row in table.rows)


def test_every_placeholder_has_a_place_in_the_template_to_begin_with_or_in_a_larger_one() -> None:
    standing = "".join(text for text in texts(starter.template()))
    larger = {one.within for one in placeholders().values()}
    assert {name for name in placeholders() if f"{{{{{name}}}}}" not in standing} <= larger


def test_libreoffice_opens_what_was_filled_in(tmp_path: Path) -> None:
    word = tmp_path / "filled.docx"
    word.write_bytes(template.filled(kept(begun(), tmp_path), THREE["faulty"]()))
    assert converted(word, "pdf").read_bytes().startswith(b"%PDF")
