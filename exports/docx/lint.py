"""What is wrong with an office's template, told before use: placeholders, signature, page, what must not be run."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from exports.docx import fonts, marks
from exports.docx.decree import decree
from exports.docx.kinds import TemplateKind
from exports.docx.placeholders import MARK, placeholders
from inspection.model.catalogue import Bilingual
from inspection.vietnamese import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from exports.docx.placeholders import Placeholder
    from inspection.wording import Wording

_LYING = frozenset({TemplateKind.TRACKING})
"""Kinds of template whose tables need the sheet to lie across."""
_ALIKE = 0.7
"""From this likeness on (0 to 1) a known name is offered for an unknown one."""
_ALONE = ("text", "table")
"""Kinds of placeholders that have their paragraph to themselves."""
_ACTIVE = (
    "vbaProject",
    "attachedTemplate",
    "oleObject",
    "control",
    "activeXControl",
    "frame",
    "subDocument",
    "aFChunk",
)
"""Kinds of relations by which a file brings along what another program would run or fetch."""
_FETCHING = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "MACROBUTTON", "DATABASE", "IMPORT", "IF")
"""Fields that fetch, run or decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with a template; its sentence is ``template.<code>``."""

    code: str
    hard: bool
    """A template with a hard fault is not filled in; a soft one is told."""
    facts: Mapping[str, object] = field(default_factory=dict)


def faults(document: Document, kind: TemplateKind = TemplateKind.NOTICE) -> tuple[Fault, ...]:
    """Return all faults of a template, the hard ones first, each once."""
    known = placeholders(kind)
    found = [*_active(document), *_placeholders(document, known), *_sheets(document, kind), *_fonts(document)]
    once = {(one.code, *one.facts.values()): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: not one.hard))


def told(fault: Fault, wording: Wording) -> str:
    """Return a fault as a sentence."""
    facts = dict(fault.facts)
    if isinstance(about := facts.get("about"), Bilingual):
        facts["about"] = about[wording.language]
    for key in ("stated", "least", "most"):
        if isinstance(length := facts.get(key), float):
            written = format_number(Decimal(f"{length:.1f}"))
            facts[key] = written if wording.language == "vi" else written.replace(",", ".")
    if "side" in facts:
        facts["side"] = wording(f"template.side.{facts['side']}")
    return wording(f"template.{fault.code}", **facts)


def _active(document: Document) -> Iterator[Fault]:
    """Find what a program that opens the file would run, fetch or link to; a plain link for readers is none of it."""
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in _ACTIVE or (relation.is_external and kind != "hyperlink"):
                yield Fault(code="active", hard=True, facts={"what": kind})
    for code in marks.field_codes(document):
        kind = code.strip().partition(" ")[0].upper()
        if kind in _FETCHING:
            yield Fault(code="active", hard=True, facts={"what": kind})


def _placeholders(document: Document, known: Mapping[str, Placeholder]) -> Iterator[Fault]:
    found = set()
    for paragraph in marks.paragraphs(document):
        text, names = marks.text_of(paragraph), marks.names(paragraph)
        rest = MARK.sub("", text)
        for sign in ("{{", "}}", "{%", "{#"):
            if sign in rest:
                yield Fault(code="unclosed", hard=True, facts={"sign": sign, "text": text.strip()[:60]})
        for name in names:
            if name not in known:
                alike = get_close_matches(name, known, n=1, cutoff=_ALIKE)
                code = "unknown_alike" if alike else "unknown"
                yield Fault(code=code, hard=True, facts={"name": name, "nearest": alike[0] if alike else ""})
        yield from _misplaced(paragraph, names, rest, known)
        found.update(names)
    yield from _missing(found & known.keys(), known)


def _misplaced(
    paragraph: BaseOxmlElement, names: list[str], rest: str, known: Mapping[str, Placeholder]
) -> Iterator[Fault]:
    """Find placeholders that bring more than a line and do not have the paragraph, or the page, to themselves."""
    for name in names:
        kind = known[name].kind if name in known else "line"
        if (kind != "line" and len(names) > 1) or (kind in _ALONE and rest.strip()):
            yield Fault(code="crowded", hard=True, facts={"name": name})
        if kind == "table" and paragraph.getparent().tag != qn("w:body"):
            yield Fault(code="nested", hard=True, facts={"name": name})


def _missing(found: set[str], known: Mapping[str, Placeholder]) -> Iterator[Fault]:
    for name, one in known.items():
        if one.need == "may" or name in found or one.within in found:
            continue
        code = "signature" if one.signs else "missing"
        yield Fault(code=code, hard=one.need == "must", facts={"name": name, "about": one.about})


def _sheets(document: Document, kind: TemplateKind) -> Iterator[Fault]:
    """Hold each section against the decree: paper, how its first sheet lies, margins."""
    first = document.sections[0]
    across = (first.page_width or 0) > (first.page_height or 0)
    if across is not (kind in _LYING):
        yield Fault(code="across" if across else "upright", hard=False)
    paper = sorted((decree().paper.width, decree().paper.height))
    for place, section in enumerate(document.sections, start=1):
        sides = sorted(side.mm for side in (section.page_width, section.page_height) if side)
        if len(sides) < len(paper) or any(abs(a - b) > 1 for a, b in zip(sides, paper, strict=True)):
            stated = " × ".join(f"{side:.0f}" for side in sides)
            yield Fault(code="paper", hard=False, facts={"section": place, "stated": stated})
        yield from _margins(section, place)


def _margins(section: Section, place: int) -> Iterator[Fault]:
    margins = decree().margins
    for side in ("top", "bottom", "left", "right"):
        stated, allowed = getattr(section, f"{side}_margin"), getattr(margins, side)
        if stated is None or not allowed.allows(stated.mm):
            facts = {"section": place, "side": side, "stated": stated.mm if stated is not None else "?"}
            yield Fault(code="margin", hard=False, facts=facts | {"least": allowed.least, "most": allowed.most})


def _fonts(document: Document) -> Iterator[Fault]:
    """Find words in other fonts than the decree's."""
    for font in sorted(fonts.used(document) - {decree().font}):
        yield Fault(code="font", hard=False, facts={"font": font})
