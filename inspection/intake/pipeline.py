"""The door of intake: a file in, its document and its reading out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.intake.citations import citations
from inspection.intake.confidence import weaknesses
from inspection.intake.identity import Identity, identify
from inspection.intake.language.quality import DAMAGED_BELOW
from inspection.intake.notes import missing_appendix, missing_groups, remarks
from inspection.intake.plan.announced import tasks_by_group, tasks_in_tables, tasks_split
from inspection.intake.plan.deadlines import deadlines
from inspection.intake.plan.duties import items
from inspection.intake.plan.listed_tasks import listed_tasks
from inspection.intake.plan.responsibilities import responsibilities
from inspection.intake.plan.situation import results_before
from inspection.intake.plan.targets import targets
from inspection.intake.plan.tasks import tasks
from inspection.intake.reader import open_document
from inspection.intake.report.contents import Results, results
from inspection.intake.report.naming import namer_of
from inspection.intake.structure.fixed_width import with_rows
from inspection.intake.structure.outline import Group, Outline, outline
from inspection.intake.structure.passages import Running, passages
from inspection.intake.structure.repair import mended_lines
from inspection.intake.structure.roles import Role
from inspection.model.codes import DocumentKind
from inspection.model.documents import Footnote, GroupSection, Reading, Task

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.catalogue import Catalogue
    from inspection.model.source import SourceDocument


@dataclass(frozen=True, slots=True)
class Material:
    """All that is known of a document while its parts are gathered."""

    document: SourceDocument
    running: Running
    identity: Identity
    outline: Outline
    catalogue: Catalogue
    damaged: bool


def _sections(material: Material, *, next_period: bool) -> tuple[GroupSection, ...]:
    """Return the group sections of the main part, or those of a report's next period."""
    report = material.identity.kind is DocumentKind.REPORT
    found = material.outline.of(Role.NEXT) if next_period else _main(material.outline, report=report)
    lines = material.running.passages
    return tuple(
        GroupSection(
            code=group.code,
            ordinal=lines[group.start].ordinal,
            title=lines[group.start].body.partition(":")[0].strip(" ."),  # what runs on behind a colon is text
            duties=None if report and not next_period else len(items(lines, group.start + 1, group.end)),
            line=lines[group.start].line,
        )
        for group in found
    )


def _main(found: Outline, *, report: bool) -> tuple[Group, ...]:
    """Return the groups of the section that the document is about."""
    order = (
        ((Role.RESULTS,), (Role.RESULTS, Role.GENERAL, Role.HEAD, Role.ASSESSMENT))
        if report
        else ((Role.WORK,), (Role.WORK, Role.HEAD, Role.PURPOSE), (Role.TARGETS,), (Role.ORGANISING,))
    )
    runs = [found.of(*roles) for roles in order]
    return max(runs, key=lambda run: len({group.code for group in run}), default=())


def read_document(document: SourceDocument, catalogue: Catalogue) -> Reading:
    """Return what an opened document says, with the items that may have been misread."""
    reading = _understood(document, catalogue)
    return replace(reading, weaknesses=weaknesses(reading, document.lines))


def _understood(document: SourceDocument, catalogue: Catalogue) -> Reading:
    damaged = document.quality < DAMAGED_BELOW
    document = replace(document, lines=mended_lines(with_rows(document.lines)))
    running = passages(document.lines, document.quality)
    identity = identify(document, running.passages)
    found = outline(running.passages, identity.kind, catalogue.groups, period=identity.period, damaged=damaged)
    material = Material(document, running, identity, found, catalogue, damaged)
    report = identity.kind is DocumentKind.REPORT
    groups = _sections(material, next_period=False)
    head = next((index for index, role in enumerate(found.roles) if role is not Role.HEAD), 0)
    rows, unclear = tasks(running.passages, catalogue, identity.period, groups, damaged=damaged)
    if not rows and not report:
        rows = listed_tasks(running.passages, found, identity.period)
    said = _told(material, rows)
    return Reading(
        source=document.info,
        kind=identity.kind,
        title=identity.title,
        ward=identity.ward,
        ward_type=identity.ward_type,
        district=identity.district,
        city=identity.city,
        issuing_body=identity.issuing_body,
        period=identity.period,
        document_number=identity.document_number,
        issue_date=identity.issue_date,
        signer=identity.signer,
        signer_title=identity.signer_title,
        signing_for=identity.signing_for,
        citations=citations(
            running.passages,
            running.footnotes,
            head,
            identity.kind,
            (identity.document_number, identity.issue_date),
        ),
        groups=groups,
        targets=(
            *targets(running.passages, found, identity, rows, catalogue, damaged=damaged),
            *said.targets,
        ),
        tasks=rows,
        responsibilities=() if report else responsibilities(running.passages, found, catalogue.units, damaged=damaged),
        deadlines=deadlines(running.passages, found, rows, identity.period, kind=identity.kind),
        next_period_groups=_sections(material, next_period=True) if report else (),
        next_period_line=_turn(material) if report else None,
        figures=said.figures,
        breakdowns=said.breakdowns,
        shortcomings=said.shortcomings,
        recommendations=said.recommendations,
        footnotes=tuple(Footnote(mark=note.ordinal, text=note.text, line=note.line) for note in running.footnotes),
        issues=(
            *remarks(document, running, identity, groups),
            *missing_groups(identity.kind, groups, catalogue.groups),
            *missing_appendix(running, identity.kind, tasks=bool(rows)),
            *unclear,
            *said.issues,
        ),
    )


def _turn(material: Material) -> int | None:
    """Return the line under which a report tells of the next period alone, down to its groups or its last part."""
    lines, roles = material.running.passages, material.outline.roles
    groups = material.outline.of(Role.NEXT)
    starts = [section.start for section in material.outline.sections if section.role is Role.NEXT]
    first = groups[0].start if groups else max(starts, default=None)
    while first and roles[first - 1] is Role.NEXT:
        first -= 1
    return None if first is None else lines[first].line


def _told(material: Material, rows: tuple[Task, ...]) -> Results:
    """Return what a report tells, or what a plan tells of the time before it and how it spreads its tasks."""
    passages, period = material.running.passages, material.identity.period
    if material.identity.kind is DocumentKind.REPORT:
        return results(passages, material.outline, namer_of(material.catalogue), period)
    before = results_before(passages, material.outline, material.catalogue, period)
    said = next((figure for figure in before.figures if figure.indicator == "plan_tasks_total"), None)
    spread = (
        *tasks_split(passages),
        *(tasks_in_tables(passages, material.catalogue.groups, said) if said else ()),
        *tasks_by_group(rows, material.catalogue.groups),
    )
    return replace(before, breakdowns=(*before.breakdowns, *spread))


def read_file(path: Path, catalogue: Catalogue) -> tuple[SourceDocument, Reading]:
    """Open and read a file; ``DocumentError`` where it cannot be read."""
    document = open_document(path)
    return document, read_document(document, catalogue)
