"""Word files with anything in them: a document or one sentence, never another error.

``HYPOTHESIS_PROFILE=search pytest tests/fuzz`` looks for new counter-examples.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from inspection.errors import DocumentError
from inspection.intake.docx.reader import DocxReader
from tests.word_files import cell, level, listed, lists, p, part, row, run, table, word_file, zipped

_BODY = (
    p("KẾ HOẠCH")
    + p(run("Ban hành") + '<w:r><w:footnoteReference w:id="1"/></w:r>', listed(1))
    + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    + table(
        row(cell("1", '<w:vMerge w:val="restart"/>'), cell("a", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), "b", "c", form='<w:gridBefore w:val="1"/>'),
        widths=(100, 200),
    )
    + p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>')
)
_NUMBERS = lists(
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>"),
    numbers=[(0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>')],
)
_GOOD = word_file(
    _BODY, pages=2, numbering=_NUMBERS, footnotes=f'<w:footnote w:id="1">{p("Một")}</w:footnote>', styles="<w:style/>"
)
_PARTS = {name: zipfile.ZipFile(BytesIO(_GOOD)).read(name) for name in zipfile.ZipFile(BytesIO(_GOOD)).namelist()}
_PLACES = [
    found.span()
    for found in re.finditer(r'w:val="[^"]*"|</?w:\w+/?>|w:id="[^"]*"', _PARTS["word/document.xml"].decode())
]
_VALUES = st.sampled_from(
    ['w:val=""', 'w:val="-5"', 'w:val="99999999999999999999"', 'w:val="x"', "", "<w:p/>", "<w:tc/>"]
)


def _read(raw: bytes) -> None:
    try:
        document = DocxReader().read("a.docx", raw)
    except DocumentError:
        return
    assert all("\n" not in line.text and line.number for line in document.lines)


@given(st.lists(st.tuples(st.integers(0, len(_GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_changed_bytes_of_the_file(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(_GOOD)
    for place, byte in changes:
        raw[place] = byte
    _read(bytes(raw))


@given(st.integers(0, len(_GOOD)))
def test_a_file_cut_anywhere(end: int) -> None:
    _read(_GOOD[:end])


@given(st.sampled_from(sorted(_PARTS)), st.data())
def test_changed_bytes_of_a_part(name: str, data: st.DataObject) -> None:
    content = bytearray(_PARTS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _read(zipped(_PARTS | {name: bytes(content)}))


@given(st.integers(0, len(_PLACES) - 1), _VALUES)
def test_elements_and_values_that_should_not_stand_there(place: int, value: str) -> None:
    text = _PARTS["word/document.xml"].decode()
    begin, end = _PLACES[place]
    _read(zipped(_PARTS | {"word/document.xml": f"{text[:begin]}{value}{text[end:]}".encode()}))


_TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "tcPr",
        "pPr",
        "rPr",
        "numPr",
        "sdt",
        "sdtContent",
        "ins",
        "fldSimple",
        "drawing",
    ]
)
_TREES = st.recursive(
    st.text(alphabet="aế <1\t", max_size=4).map(run),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", _TAGS, st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.lists(_TREES, max_size=4))
def test_elements_in_any_order(trees: list[str]) -> None:
    body = part("document", f"<w:body>{''.join(trees)}</w:body>").encode()
    _read(zipped(_PARTS | {"word/document.xml": body}))
