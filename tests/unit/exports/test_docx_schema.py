"""Word refuses or repairs a file whose properties stand in another order than ECMA-376 has them: ours stand in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from exports import TemplateKind, exporter
from exports.docx import starter, template
from tests.three_inspections import THREE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# ECMA-376, part 1, annex A: the sequences of the complex types, as far as anything of ours uses them.
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tc": "tcPr p tbl",
    "tr": "tblPrEx trPr tc",
}


def filled(folder: Path, kind: TemplateKind = TemplateKind.NOTICE) -> bytes:
    """Return the template to begin with, filled in."""
    place = folder / "mau.docx"
    place.write_bytes(starter.template(kind))
    return template.filled(place, THREE["large"](), kind)


UNRULED = {"minutes", "template", "minutes template", "tracking template", "reminder template", "minutes filled"}
"""Files without a table that has lines."""
MADE: dict[str, Callable[[Path], bytes]] = {
    "notice": lambda _: exporter("docx")(THREE["large"]())[0].content,
    "minutes": lambda _: exporter("docx_minutes")(THREE["faulty"]())[0].content,
    "tracking": lambda _: exporter("docx_tracking")(THREE["faulty"]())[0].content,
    "reminder": lambda _: exporter("docx_reminder")(THREE["faulty"]())[0].content,
    "template": lambda _: starter.template(),
    "filled": filled,
    "minutes template": lambda _: starter.template(TemplateKind.MINUTES),
    "tracking template": lambda _: starter.template(TemplateKind.TRACKING),
    "minutes filled": lambda folder: filled(folder, TemplateKind.MINUTES),
    "tracking filled": lambda folder: filled(folder, TemplateKind.TRACKING),
    "reminder template": lambda _: starter.template(TemplateKind.REMINDER),
    "reminder filled": lambda folder: filled(folder, TemplateKind.REMINDER),
}


def parts(content: bytes) -> Iterator[ET.Element]:
    """Return the parts of a file that hold words or looks."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield ET.fromstring(package.read(name))  # noqa: S314  # our own file


@pytest.mark.parametrize("name", MADE)
def test_properties_stand_in_the_order_of_the_format(name: str, tmp_path: Path) -> None:
    looked_at = set()
    for root in parts(MADE[name](tmp_path)):
        for kind, order in ORDER.items():
            places = {word: place for place, word in enumerate(order.split())}
            for element in root.iter(W + kind):
                found = [places[one.tag.removeprefix(W)] for one in element]
                assert found == sorted(found), (kind, [one.tag.removeprefix(W) for one in element])
                looked_at.add(kind)
    assert looked_at == ORDER.keys() - ({"tblBorders"} if name in UNRULED else set())


@pytest.mark.parametrize("name", MADE)
def test_every_style_that_is_used_is_there_and_every_id_is_taken_once(name: str, tmp_path: Path) -> None:
    roots = list(parts(MADE[name](tmp_path)))
    ids = [style.get(f"{W}styleId") for root in roots for style in root.iter(f"{W}style")]
    used = {style.get(f"{W}val") for root in roots for style in root.iter(f"{W}pStyle")}
    assert used <= set(ids)
    assert len(ids) == len(set(ids))
