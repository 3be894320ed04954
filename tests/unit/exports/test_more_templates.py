"""Templates for the minutes and the tracking sheet: to begin with, looked over fault by fault, filled in, previewed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.shared import Mm

from exports import TemplateKind, exporter, own_templates, write
from exports.docx import lint, starter, template
from exports.docx.placeholders import placeholders
from exports.docx.preview import preview
from inspection.errors import ExportError
from inspection.wording import Wording
from tests import notices
from tests.three_inspections import THREE
from tests.unit.exports.test_templates import (
    command_field,
    kept,
    letter,
    linked_template,
    margin,
    other_font,
    reworded,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document

    from exports import Bundle

MINUTES, TRACKING, REMINDER = TemplateKind.MINUTES, TemplateKind.TRACKING, TemplateKind.REMINDER
OTHERS = [MINUTES, TRACKING, REMINDER]
LATE = date(2030, 1, 10)
"""A day on which what the invented inspections ask is overdue."""


def late_bundle() -> Bundle:
    """Return an invented inspection on a day on which something is overdue."""
    return replace(notices.bundle(), day=LATE)


def begun(kind: TemplateKind) -> Document:
    return docx.Document(io.BytesIO(starter.template(kind)))


def turned(document: Document) -> None:
    """Let the first sheet lie the other way."""
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    upright = section.orientation is WD_ORIENTATION.PORTRAIT
    section.orientation = WD_ORIENTATION.LANDSCAPE if upright else WD_ORIENTATION.PORTRAIT


def narrow(document: Document) -> None:
    document.sections[0].top_margin = Mm(5)


FAULTS: list[tuple[TemplateKind, str, Callable[[Document], None], dict[str, bool]]] = [
    *(
        (kind, name, fault, codes)
        for kind in OTHERS
        for name, fault, codes in (
            ("a slip in a name", reworded("{{co_quan}}", "{{co_qan}}"), {"unknown_alike": True}),
            ("a name that nothing is like", reworded("{{co_quan}}", "{{xyz}}"), {"unknown": True}),
            ("braces that do not close", reworded("{{co_quan}}", "{{co_quan}"), {"unclosed": True}),
            ("an expression", reworded("{{co_quan}}", "{{ so.__class__ }}"), {"unknown": True}),
            ("the summary left out", reworded("{{trich_yeu}}", ""), {"missing": False}),
            ("a margin of 25 mm on the left", margin, {"margin": False}),
            ("a margin of 5 mm above", narrow, {"margin": False}),
            ("paper that is not A4", letter, {"paper": False}),
            ("another font", other_font, {"font": False}),
            ("a template to be fetched", linked_template, {"active": True}),
            ("a field that starts a program", command_field, {"active": True}),
        )
    ),
    (MINUTES, "a section left out", reworded("{{ket_qua}}", ""), {"missing": True}),
    (MINUTES, "no place for the unit to sign", reworded("{{dai_dien_don_vi}}", ""), {"signature": True}),
    (MINUTES, "no name of the head", reworded("{{truong_doan}}", ""), {"signature": True}),
    (MINUTES, "no post of the head", reworded("{{chuc_vu_truong_doan}}", ""), {"signature": True}),
    (MINUTES, "no secretary", reworded("{{thu_ky}}", ""), {"signature": False}),
    (MINUTES, "words beside a section", reworded("{{ket_qua}}", "Gồm: {{ket_qua}}"), {"crowded": True}),
    (MINUTES, "a name of the notice's", reworded("{{co_quan}}", "{{nguoi_ky}}"), {"unknown": True}),
    (MINUTES, "a sheet that lies across", turned, {"across": False}),
    (REMINDER, "nobody addressed", reworded("{{kinh_gui}}", ""), {"missing": True}),
    (REMINDER, "nothing asked", reworded("{{yeu_cau}}", ""), {"missing": True}),
    (REMINDER, "no table", reworded("{{bang_qua_han}}", ""), {"missing": True}),
    (REMINDER, "words beside the table", reworded("{{bang_qua_han}}", "Gồm: {{bang_qua_han}}"), {"crowded": True}),
    (REMINDER, "no name of the signer", reworded("{{nguoi_ky}}", ""), {"signature": True}),
    (REMINDER, "no post of the signer", reworded("{{chuc_vu}}", ""), {"signature": True}),
    (REMINDER, "no recipients", reworded("{{noi_nhan}}", ""), {"missing": False}),
    (REMINDER, "a name of the notice's", reworded("{{co_quan}}", "{{ten_loai}}"), {"unknown": True}),
    (REMINDER, "a sheet that lies across", turned, {"across": False}),
    (TRACKING, "no table", reworded("{{bang_theo_doi}}", ""), {"missing": True}),
    (TRACKING, "words beside the table", reworded("{{bang_theo_doi}}", "x {{bang_theo_doi}}"), {"crowded": True}),
    (TRACKING, "a sheet that stands upright", turned, {"upright": False}),
]


@pytest.mark.parametrize("kind", TemplateKind)
def test_what_one_begins_with_is_fit_and_names_everything(kind: TemplateKind) -> None:
    assert lint.faults(begun(kind), kind) == ()
    standing = "".join(texts(starter.template(kind)))
    named = {one.name for one in placeholders(kind).values() if not one.within or one.need != "may"}
    assert {name for name in named if f"{{{{{name}}}}}" not in standing} - {"noi_dung"} == set()
    assert starter.template(kind) == starter.template(kind)


@pytest.mark.parametrize(("kind", "name", "fault", "codes"), FAULTS, ids=[f"{one[0]}: {one[1]}" for one in FAULTS])
def test_each_fault_is_told_and_a_hard_one_lets_nothing_be_made(
    kind: TemplateKind,
    name: str,
    fault: Callable[[Document], None],
    codes: dict[str, bool],
    tmp_path: Path,
) -> None:
    document = begun(kind)
    fault(document)
    place = kept(document, tmp_path)
    found = template.faults(place, kind)
    told = {one.code: one.hard for one in found}
    assert told | codes == told, name
    for language in ("vi", "en"):
        assert all("{" not in lint.told(one, Wording(language)).replace("{{", "") for one in found)
    if any(codes.values()):
        with pytest.raises(ExportError, match=r"export\.template"):
            write(late_bundle(), [kind.export_format], tmp_path / "out", templates={kind: place})
        assert not (tmp_path / "out").exists()
    else:
        assert write(late_bundle(), [kind.export_format], tmp_path / "out", templates={kind: place})


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("name", THREE)
def test_the_words_are_those_of_the_programs_own_file(kind: TemplateKind, name: str, tmp_path: Path) -> None:
    bundle = replace(THREE[name](), day=LATE)
    filled = template.filled(kept(begun(kind), tmp_path), bundle, kind)
    made = exporter(kind.export_format)(bundle)
    if not made:  # a clean inspection has nothing to remind of
        assert (kind, name, filled) == (REMINDER, "clean", b"")
        return
    own = made[0].content
    # the program itself parts an agency's long name in two lines
    assert " ".join(" ".join(texts(filled)).split()) == " ".join(" ".join(texts(own)).split())
    assert "{{" not in "".join(texts(filled))


@pytest.mark.parametrize("kind", OTHERS)
def test_the_same_bytes_each_time_and_the_name_of_its_kind(kind: TemplateKind, tmp_path: Path) -> None:
    place = kept(begun(kind), tmp_path)
    paths = [write(late_bundle(), [kind.export_format], tmp_path / n, templates={kind: place})[0] for n in "ab"]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].name == exporter_name(kind)


def exporter_name(kind: TemplateKind) -> str:
    suffix = exporter(kind.export_format)(late_bundle())[0].suffix
    return f"ket-luan_phuong_hoa-mai_2025-10-22{suffix}"


@pytest.mark.parametrize("kind", OTHERS)
def test_a_preview_tells_words_and_soft_faults(kind: TemplateKind, tmp_path: Path) -> None:
    document = begun(kind)
    other_font(document)
    told = preview(kept(document, tmp_path), late_bundle(), Wording("vi"), kind)
    assert [line.fault for line in told[:2]] == [True, False]
    assert any(name in line.text.upper() for line in told for name in ("BIÊN BẢN", "THEO DÕI", "ĐÔN ĐỐC"))
    assert any("26/1.215" in line.text for line in told)


def test_where_nothing_is_overdue_no_letter_is_made_and_the_preview_says_so(tmp_path: Path) -> None:
    place = kept(begun(REMINDER), tmp_path)
    early = replace(notices.bundle(), day=date(2025, 10, 23))
    assert write(early, ["docx_reminder"], tmp_path / "out", templates={REMINDER: place}) == ()
    first, *lines = preview(place, early, Wording("vi"), REMINDER)
    assert first.fault
    assert "không có nội dung nào quá hạn" in first.text
    assert any("{{kinh_gui}}" in line.text for line in lines)


def test_the_day_to_answer_by_stands_in_the_letter(tmp_path: Path) -> None:
    asked = replace(late_bundle(), answer_by=date(2030, 1, 31))
    filled = template.filled(kept(begun(REMINDER), tmp_path), asked, REMINDER)
    assert "chậm nhất ngày 31/01/2030" in " ".join(texts(filled))


def test_a_workspace_may_hold_one_of_each_kind(tmp_path: Path) -> None:
    assert own_templates(tmp_path) == {}
    for kind in TemplateKind:
        (tmp_path / kind.file_name).write_bytes(starter.template(kind))
    assert own_templates(tmp_path) == {kind: tmp_path / f"{kind}-template.docx" for kind in TemplateKind}
