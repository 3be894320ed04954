"""Whatever text a notice holds in whatever field: the Word file is sound, and says that text and nothing else."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import exporter
from exports.docx.text import plain
from inspection.vietnamese import nfc
from tests import notices
from tests.office import converted
from tests.word_outline import body, part, style_of, w, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exports import Bundle

HOSTILE = (
    "",
    "</w:t></w:r><w:p/>&amp;<!-- ]]> --><![CDATA[x",
    "\"Thứ Bảy\" ‘số’ “ngoặc” «lạ» 'đơn'",
    '=HYPERLINK("http://x")  {{ tên }} {number} %s \\n',
    "a\x00b\x01c\x0bd\x0ce\x1bf\x7fg\x85h\x9bi",
    "xuống\ndòng\r\nvà\ttab\u2028rồi\u2029hết",
    "nửa cặp \ud83d rồi \ude00, không phải ký tự \ufffe\uffff",
    "đảo \u202egnoc \u2066chiều\u2069 \u200f",
    "Ho\u0300a Mai, Nguyê\u0303n Thi\u0323 Hươ\u0309ng",
    "Ủy ban nhân dân " + "phường Rất Dài Tên " * 60,
    "W" * 4000,
    "🏛 𠀀 ห้า ١٢٣",
)


def filled(value: Any, text: Callable[[], str]) -> Any:
    """Return a value in which every text is another one."""
    if isinstance(value, str):
        return text()
    if isinstance(value, tuple):
        return tuple(filled(one, text) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: filled(getattr(value, field.name), text) for field in fields(value)})
    return value


def made_of(text: str) -> Bundle:
    """Return a bundle whose notice says a text in every field."""
    bundle = notices.bundle()
    team = filled(replace(bundle.inspection.team, members=()), lambda: text)
    return replace(bundle, notice=filled(bundle.notice, lambda: text), inspection=replace(bundle.inspection, team=team))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_field_holds_hostile_text_as_it_is(text: str) -> None:
    content = exporter("docx")(made_of(text))[0].content
    said: dict[str, set[str]] = {key: set() for key in map(style_of, body(content).iter(w("p")))}
    for paragraph in body(content).iter(w("p")):
        said[style_of(paragraph)].add(words(paragraph))
    for key in ("agency", "basis", "title", "summary", "authority", "signer", "cell", "column", "short_cell"):
        assert said.get(key, {plain(text)}) == {plain(text)}, key
    assert f"- {plain(text)}" in said["recipient"]
    assert {plain(text), f"- {plain(text)}"} >= said["body"]
    assert part(content, "docProps/core.xml") is not None


@given(text=st.text(max_size=200))
def test_any_text_can_be_written(text: str) -> None:
    written = plain(text)
    assert not set(written) & {"\n", "\r", "\t", "\x00", "\x1b", "\u202e"}
    assert plain(written) == written
    assert len(written) == len(nfc(text)), "each sign has its sign"


def test_libreoffice_opens_a_notice_that_holds_all_of_it(tmp_path: Path) -> None:
    texts = cycle(HOSTILE)
    bundle = notices.bundle()
    word = tmp_path / "hostile.docx"
    word.write_bytes(exporter("docx")(replace(bundle, notice=filled(bundle.notice, lambda: next(texts))))[0].content)
    pages = pypdfium2.PdfDocument(converted(word, "pdf"))
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    for sign in ("]]>", "{{ tên }}", "«lạ»", "W" * 20):
        assert sign in printed
