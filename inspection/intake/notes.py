"""What reading noticed in a document: values with a place and a text id, never a guess put in their stead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.quality import DAMAGED_BELOW
from inspection.intake.scan.engine import INSTALL
from inspection.model.codes import DocumentKind, Grade, Severity
from inspection.model.issue import Issue

_APPENDIX = re.compile(r"phu luc[^.;]{0,30}(?:kem theo|dinh kem)|(?:kem theo|dinh kem|chi tiet)[^.;]{0,40}phu luc")
_SHORT = 200
"""Characters of a line that only points to the appendix."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.identity import Identity
    from inspection.intake.structure.passages import Running
    from inspection.model.catalogue import ReformGroup
    from inspection.model.documents import GroupSection
    from inspection.model.source import SourceDocument


def note(
    code: str,
    kind: DocumentKind,
    *,
    severity: Severity = Severity.MINOR,
    grade: Grade = Grade.MISSING,
    line: int | None = None,
    quote: str = "",
    **facts: object,
) -> Issue:
    """Return a remark of reading; ``code`` is its text id below ``reading``."""
    return Issue(
        rule=f"reading.{code}",
        severity=severity,
        grade=grade,
        document="report" if kind is DocumentKind.REPORT else "plan",
        lines=() if line is None else (line,),
        quote=quote,
        facts={name: str(value) for name, value in facts.items()},
    )


def remarks(
    document: SourceDocument, running: Running, identity: Identity, groups: tuple[GroupSection, ...]
) -> tuple[Issue, ...]:
    """Return what is to be said of the document as a whole."""
    kind = identity.kind
    found = []
    if document.quality < DAMAGED_BELOW:
        share = round(document.quality * 100)
        found.append(note("damaged_text", kind, severity=Severity.SERIOUS, grade=Grade.FORM, line=1, share=share))
    if document.recognised:
        found.append(note("pages_recognised", kind, severity=Severity.NOTE, pages=_spans(document.recognised)))
    if document.unrecognised:
        pages = _spans(document.unrecognised)
        found.append(note("pages_unrecognised", kind, severity=Severity.SERIOUS, pages=pages, install=INSTALL))
    if document.unclear:
        pages = _spans(document.unclear)
        found.append(note("pages_unclear", kind, severity=Severity.SERIOUS, pages=pages))
    if empty := _without_text(document):
        found.append(note("pages_without_text", kind, severity=Severity.MODERATE, pages=_spans(empty)))
    found += [note("long_line", kind, grade=Grade.FORM, line=line) for line in running.cut_lines[:20]]
    if kind is DocumentKind.UNKNOWN:
        found.append(note("unknown_kind", kind, severity=Severity.SERIOUS))
    if identity.ward is None:
        found.append(note("no_ward", kind, severity=Severity.MODERATE))
    if identity.period is None:
        found.append(note("no_period", kind, severity=Severity.MODERATE))
    if not groups:
        found.append(note("no_groups", kind, severity=Severity.SERIOUS))
    return tuple(found)


def _without_text(document: SourceDocument) -> list[int]:
    """Return the pages of a PDF or a scan on which no line was read: white ones, and pictures that are not clear."""
    if document.format not in {"pdf", "scan"}:
        return []
    told = {*document.unrecognised, *document.unclear, *(line.page for line in document.lines if line.text.strip())}
    return [page for page in range(1, (document.pages or 0) + 1) if page not in told]


def _spans(pages: Sequence[int]) -> str:
    """Return pages as people write them: "1–3, 7"."""
    spans: list[tuple[int, int]] = []
    for page in pages:
        if spans and spans[-1][1] == page - 1:
            spans[-1] = (spans[-1][0], page)
        else:
            spans.append((page, page))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def missing_groups(
    kind: DocumentKind, groups: tuple[GroupSection, ...], known: tuple[ReformGroup, ...]
) -> tuple[Issue, ...]:
    """Return the reform groups that a document with most of them leaves out; a plan may lack direction on purpose."""
    codes = {group.code for group in groups}
    if len(codes) * 2 <= len(known):
        return ()
    return tuple(
        note("group_missing", kind, severity=Severity.NOTE, group=group.name.vi)
        for group in known
        if group.code not in codes
    )


def missing_appendix(running: Running, kind: DocumentKind, *, tasks: bool) -> tuple[Issue, ...]:
    """Return a remark where a plan refers to an appendix that the file does not hold."""
    if tasks or kind is not DocumentKind.PLAN:
        return ()
    hit = next((p for p in running.passages if len(p.flat) < _SHORT and _APPENDIX.search(p.flat)), None)
    hit = hit or next((p for p in running.passages if _APPENDIX.search(p.flat)), None)
    if hit is None:
        return ()
    return (note("appendix_missing", kind, severity=Severity.MODERATE, line=hit.line, quote=hit.text[:_SHORT]),)
