"""From two files to an inspection: read, refuse what cannot be meant, judge, draft the checklist, write it down.

Reading needs no store and may run in a thread of its own; only the last step writes, and it writes all at once. A
document that comes later, or comes again corrected, goes the same way and keeps every verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from inspection.checklist import build
from inspection.errors import CatalogueError, DocumentError, StoreError
from inspection.intake.anchoring import anchors
from inspection.intake.language.restoration import recognised_lines
from inspection.intake.pipeline import read_file
from inspection.intake.reader import open_document
from inspection.matching import match
from inspection.model.codes import Decision, DocumentKind
from inspection.model.corrections import anchored, corrected
from inspection.model.drafts import DraftDecision, drafted_ids
from inspection.model.events import ChecklistDrafted, DocumentRead, DraftDecided, Event
from inspection.own_indicators import catalogue_of
from inspection.rules.engine import run
from inspection.vietnamese import words

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from inspection.model.case import Case
    from inspection.model.catalogue import Catalogue, CriteriaSet
    from inspection.model.checklist import Checklist
    from inspection.model.documents import Reading
    from inspection.model.inspection import Details, Inspection, Team
    from inspection.model.source import SourceDocument
    from inspection.session import Session
    from inspection.workspace import Workspace

_SAME_NAME = 75
"""Likeness of two folded names, 0 to 100, from which on they may be one name misread or mistyped."""

_ROLE_FAULTS = {DocumentKind.PLAN: "document.is_plan", DocumentKind.REPORT: "document.is_report"}

_WARD_TYPES = ("phuong", "xa", "thi tran", "dac khu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that was read for an inspection."""

    name: str
    lines: tuple[str, ...]
    """Empty where the workspace has lost its copy."""
    reading: Reading
    seen: tuple[str, ...] = ()
    """The lines as they were recognised where the text is damaged; else none."""

    @property
    def ward(self) -> str | None:
        """Return the ward that it names; None where the text is too damaged to believe a name."""
        damaged = any(issue.rule == "reading.damaged_text" for issue in self.reading.issues)
        return None if damaged else self.reading.ward


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The documents of an inspection to be made; either may be missing."""

    plan: Paper | None = None
    report: Paper | None = None
    plan_is_own: bool = True

    def case(self, catalogue: Catalogue) -> Case:
        """Return plan and report side by side, matched."""
        return match(
            self.plan.reading if self.plan else None,
            self.report.reading if self.report else None,
            catalogue,
            plan_is_own=self.plan_is_own,
            plan_lines=self.plan.lines if self.plan else (),
            report_lines=self.report.lines if self.report else (),
            plan_seen=self.plan.seen if self.plan else (),
            report_seen=self.report.seen if self.report else (),
        )

    @property
    def of_the_ward(self) -> tuple[Paper, ...]:
        """Return the documents that the ward itself wrote, the one that says most of the present first."""
        return tuple(paper for paper in (self.report, self.plan if self.plan_is_own else None) if paper)


def prepare(  # noqa: PLR0913  # the door that screens and command line agreed on
    workspace: Workspace,
    details: Details,
    team: Team,
    plan: Path | None,
    report: Path | None,
    *,
    plan_is_own: bool | None = None,
    ward_confirmed: bool = False,
    criteria_set: str | None = None,
    catalogue: Catalogue | None = None,
) -> Session:
    """Make an inspection from its documents; blank details are filled in from them.

    ``criteria_set`` names the criteria to ask by; None takes those in force on the day of the inspection.
    ``plan_is_own`` None lets the documents say it: a plan that names another ward than the report is taken as a sister
    ward's, to compare with. ``ward_confirmed`` says that ``details.ward`` is right although a document names another
    one. ``DocumentError`` where a document cannot be read, has the other's role, or is another ward's.
    """
    known = catalogue or catalogue_of(workspace.folder)
    papers = read_papers(plan, report, known, plan_is_own=plan_is_own)
    filled = fill_in(details, papers)
    if not ward_confirmed:
        for paper in papers.of_the_ward:
            _check_ward(paper, filled.ward)
    criteria = _criteria(known, filled.held_on or workspace.clock().date(), criteria_set)
    checklist = _draft(papers, criteria, known)
    for path, read in ((plan, papers.plan), (report, papers.report)):
        if path and read:
            workspace.keep(path, read.reading.source.sha256)
    return workspace.begin(filled, team, *_events(papers, checklist))


def read_papers(
    plan: Path | None, report: Path | None, catalogue: Catalogue, *, plan_is_own: bool | None = None
) -> Papers:
    """Read the documents; ``plan_is_own`` None lets them say whose the plan is.

    ``DocumentError`` where one has the other's role, or where they name two wards and the plan was said to be own.
    """
    papers = Papers(
        plan=_read(plan, DocumentKind.PLAN, catalogue) if plan else None,
        report=_read(report, DocumentKind.REPORT, catalogue) if report else None,
        plan_is_own=plan_is_own is not False,
    )
    own = [(paper, ward) for paper in papers.of_the_ward if (ward := paper.ward)]
    if len({_bare(ward) for _, ward in own}) > 1:
        if plan_is_own is None:
            return replace(papers, plan_is_own=False)
        (_, report_ward), (_, plan_ward) = own
        raise DocumentError("document.two_wards", plan=plan_ward, report=report_ward)
    return papers


def fill_in(details: Details, papers: Papers) -> Details:
    """Return the details with their blanks filled from what the ward's own documents say.

    ``DocumentError`` where neither a person nor a document names the ward.
    """
    readings = [paper.reading for paper in papers.of_the_ward if paper.ward]
    periods = [paper.reading.period for paper in papers.of_the_ward]
    first = next(iter(readings), None)
    if not details.ward.strip() and first is None:
        raise DocumentError("document.no_ward")
    # A person who names the ward has named its type too; the default stands for "as the documents have it".
    kind = first.ward_type if first and not details.ward.strip() else None
    return replace(
        details,
        ward=details.ward.strip() or (first.ward if first and first.ward else ""),
        ward_type=kind or details.ward_type,
        city=details.city or next((reading.city for reading in readings if reading.city), ""),
        period=details.period or next((period for period in periods if period), None),
    )


def replace_document(
    session: Session,
    workspace: Workspace,
    role: str,
    path: Path,
    *,
    plan_is_own: bool | None = None,
    catalogue: Catalogue | None = None,
) -> Inspection:
    """Read a document that is new or corrected and draft the checklist again; verdicts stay with their items.

    ``plan_is_own`` None keeps what was said of the plan. ``DocumentError`` as for ``prepare``; then nothing changed.
    """
    known = catalogue or catalogue_of(workspace.folder)
    inspection = session.inspection
    own = inspection.plan_is_own if plan_is_own is None else plan_is_own
    new = _read(path, DocumentKind(role), known)
    if role == DocumentKind.REPORT or own:
        _check_ward(new, inspection.details.ward)
    decided = inspection.corrections_of(role)
    moved = anchors(new.lines, decided)
    held = replace(new, reading=corrected(new.reading, anchored(decided, moved)))
    plan = held if role == DocumentKind.PLAN else _kept(workspace, inspection.plan)
    report = held if role == DocumentKind.REPORT else _kept(workspace, inspection.report)
    papers = Papers(plan=plan, report=report, plan_is_own=own)
    former = inspection.drafted
    today = inspection.details.held_on or workspace.clock().date()
    criteria = _criteria(known, today, former.criteria_set if former else None)
    checklist = _draft(papers, criteria, known, former, _touched(inspection))
    workspace.keep(path, new.reading.source.sha256)
    read = DocumentRead(role=role, reading=new.reading, own=own if role == DocumentKind.PLAN else True, anchors=moved)
    return session.record(read, ChecklistDrafted(checklist=checklist))


def redraft(session: Session, workspace: Workspace, *, catalogue: Catalogue | None = None) -> Inspection:
    """Bring the checklist up to what people corrected in the readings; nothing is written where it would be the same.

    Verdicts stay with their items, as when a document is read again.
    """
    former = session.inspection.drafted
    if former is None:
        return session.inspection
    checklist = _drafted_anew(session.inspection, workspace, former.criteria_set, catalogue)
    return session.inspection if checklist == former else session.record(ChecklistDrafted(checklist=checklist))


def choose_criteria(
    session: Session, workspace: Workspace, criteria_set: str, *, catalogue: Catalogue | None = None
) -> Inspection:
    """Ask by another criteria set; judged items of the former one stay, withdrawn.

    ``CatalogueError`` where there is no such set, and where a code on which somebody has said something asks another
    question there: a verdict must not slip under words that nobody judged. Then nothing changed.
    """
    inspection = session.inspection
    checklist = _drafted_anew(inspection, workspace, criteria_set, catalogue)
    if inspection.drafted is None:
        return session.record(ChecklistDrafted(checklist=checklist))
    asked = {item.id: item.title for item in inspection.drafted.items}
    other = {item.id for item in checklist.items if not item.withdrawn and asked.get(item.id, item.title) != item.title}
    if judged := sorted(other & _touched(inspection)):
        raise CatalogueError("catalogue.other_question", set=criteria_set, items=", ".join(judged))
    # What was decided on another question is open again.
    stale = [item for item in inspection.draft_decisions if item in other]
    reopened = [DraftDecided(decision=DraftDecision(item=item, decision=Decision.LATER)) for item in stale]
    return session.record(ChecklistDrafted(checklist=checklist), *reopened)


def _drafted_anew(
    inspection: Inspection, workspace: Workspace, criteria_set: str, catalogue: Catalogue | None
) -> Checklist:
    known = catalogue or catalogue_of(workspace.folder)
    papers = Papers(
        plan=_kept(workspace, inspection.plan),
        report=_kept(workspace, inspection.report),
        plan_is_own=inspection.plan_is_own,
    )
    criteria = _criteria(known, inspection.details.held_on or workspace.clock().date(), criteria_set)
    return _draft(papers, criteria, known, inspection.drafted, _touched(inspection))


def _read(path: Path, role: DocumentKind, catalogue: Catalogue) -> Paper:
    source, reading = read_file(path, catalogue)
    if reading.kind is DocumentKind.UNKNOWN:
        # The person says which of the two it is; only what looks like neither is refused.
        if not (reading.groups or reading.tasks or reading.figures):
            raise DocumentError("document.unknown_kind", name=path.name)
    elif reading.kind is not role:
        raise DocumentError(_ROLE_FAULTS[reading.kind], name=path.name)
    return _paper(path.name, source, reading)


def _check_ward(paper: Paper, ward: str) -> None:
    if paper.ward and ratio(_bare(paper.ward), _bare(ward)) < _SAME_NAME:
        raise DocumentError("document.other_ward", name=paper.name, found=paper.ward, ward=ward)


def _bare(ward: str) -> str:
    """Return a ward's name as it is compared: folded, without its type."""
    name = " ".join(words(ward))
    kind = next((kind for kind in _WARD_TYPES if name.startswith(f"{kind} ")), "")
    return name.removeprefix(kind).strip()


def _criteria(catalogue: Catalogue, day: date, set_id: str | None = None) -> CriteriaSet:
    found = catalogue.criteria_at(day, set_id)
    if found is None:
        raise CatalogueError("catalogue.no_criteria", day=day, set=set_id or "–")
    return found


def _draft(
    papers: Papers,
    criteria: CriteriaSet,
    catalogue: Catalogue,
    former: Checklist | None = None,
    touched: Collection[str] = (),
) -> Checklist:
    case = papers.case(catalogue)
    return build(case, run(case, catalogue), criteria, catalogue, former, touched)


def _events(papers: Papers, checklist: Checklist) -> list[Event]:
    events: list[Event] = []
    for role, paper in (("plan", papers.plan), ("report", papers.report)):
        if paper:
            own = papers.plan_is_own if role == "plan" else True
            events.append(DocumentRead(role=role, reading=paper.reading, own=own))
    return [*events, ChecklistDrafted(checklist=checklist)]


def _kept(workspace: Workspace, reading: Reading | None) -> Paper | None:
    """Return a document that was read before, its lines from the workspace's copy if that is still there."""
    if reading is None:
        return None
    try:
        source = open_document(workspace.document(reading.source.sha256))
    except (DocumentError, StoreError):
        return Paper(name=reading.source.name, lines=(), reading=reading)
    return _paper(reading.source.name, source, reading)


def _paper(name: str, source: SourceDocument, reading: Reading) -> Paper:
    lines = tuple(line.text for line in source.lines)
    return Paper(name=name, lines=lines, reading=reading, seen=recognised_lines(reading, lines))


def _touched(inspection: Inspection) -> set[str]:
    """Return the drafted items on which somebody has said anything, as such or on a part of them."""
    return drafted_ids(inspection.touched, inspection.drafted) if inspection.drafted else set(inspection.touched)
