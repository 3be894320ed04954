"""Word templates with anything in them: faults that are told, a filled file, or one sentence; never another error.

``HYPOTHESIS_PROFILE=search pytest tests/fuzz`` looks for new counter-examples.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.docx import lint, starter, template
from inspection.errors import InspectionError
from inspection.wording import Wording
from tests import notices
from tests.fuzz.bending import BENDS, bent
from tests.word_files import zipped

_GOOD = starter.template()
_BUNDLE = notices.bundle()
with zipfile.ZipFile(BytesIO(_GOOD)) as _package:
    _PARTS = {name: _package.read(name) for name in _package.namelist()}
_XML = sorted(name for name in _PARTS if name.endswith((".xml", ".rels")))
_PIECES = re.compile(r'"[^"]*"|</?w:\w+/?>|\{\{|\}\}')
_PUT = st.sampled_from(
    [
        '""',
        '"-5"',
        '"99999999999999999999"',
        '"x"',
        "",
        "<w:p/>",
        "<w:tc/>",
        "<w:tbl/>",
        "<w:sectPr/>",
        "{{",
        "}}",
        "{{noi_dung}}",
        "{{phu_luc_diem}}",
        "{{so}}",
        "{% x %}",
    ]
)


FEW = settings(max_examples=max(25, settings().max_examples // 10))
"""Each example opens, fills and packs a whole document, which takes some 0.2 seconds."""


def _used(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "mau.docx"
        place.write_bytes(raw)
        try:
            for fault in template.faults(place):
                assert lint.told(fault, Wording("vi"))
            assert template.filled(place, _BUNDLE).startswith(b"PK")
        except InspectionError:
            return


@FEW
@given(BENDS)
def test_bent_files(bends: list[tuple[str, float, int, bytes]]) -> None:
    _used(bent(_GOOD, bends))


@FEW
@given(st.sampled_from(_XML), BENDS)
def test_bent_parts(name: str, bends: list[tuple[str, float, int, bytes]]) -> None:
    _used(zipped(_PARTS | {name: bent(_PARTS[name], bends)}))


@FEW
@given(st.sampled_from(_XML), st.data())
def test_elements_and_values_that_should_not_stand_there(name: str, data: st.DataObject) -> None:
    text = _PARTS[name].decode()
    for _ in range(data.draw(st.integers(1, 3))):
        places = [found.span() for found in _PIECES.finditer(text)]
        begin, end = places[data.draw(st.integers(0, len(places) - 1))]
        text = text[:begin] + data.draw(_PUT) + text[end:]
    _used(zipped(_PARTS | {name: text.encode()}))


@FEW
@given(st.sets(st.sampled_from(sorted(_PARTS)), min_size=1, max_size=3))
def test_parts_that_are_missing(names: set[str]) -> None:
    _used(zipped({name: content for name, content in _PARTS.items() if name not in names}))
