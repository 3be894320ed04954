"""``demo``: the sample inspection in a folder of its own; without a terminal the same work, headless, to the notice.

The headless way records exactly the events that the keys of the screens record, one action for each key.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.catalogue import shipped
from inspection.drafting import draft_finding, finding_from_issue
from inspection.model.checklist import Quantity
from inspection.model.codes import EvidenceMethod, FindingState, Origin, Verdict
from inspection.model.documents import Period
from inspection.model.events import (
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    IssueDecided,
    NoteWritten,
    VerdictGiven,
)
from inspection.model.finding import Evidence
from inspection.model.inspection import Details
from inspection.paths import SAMPLES
from inspection.preparation import prepare
from inspection.rules.sentence import say
from inspection.team_file import read_team
from inspection.wording import Wording
from inspection.workspace import Workspace
from tui.cli.options import EXPORT_FORMATS
from tui.cli.screen import show
from tui.cli.workplace import terminal, write_notice
from tui.opened import Opened

if TYPE_CHECKING:
    from inspection.session import Session
    from tui.cli.call import Call

DETAILS = Details(
    ward="Hòa Mai",
    city="Hải Đăng",
    period=Period(start=date(2025, 7, 1), end=date(2025, 10, 15)),
    held_on=date(2025, 10, 24),
    place="Trụ sở UBND phường Hòa Mai",
    remediation_due=date(2025, 12, 15),
)
"""The sample inspection; its documents lie in ``datasets/samples``."""

VERIFIED = ("files_on_time_rate", Decimal(6102), Decimal(6170))
"""What the sample team counts itself: files on time, of those solved."""

FINDINGS = 2
"""How many findings from items, and how many from checks, the headless way confirms."""


def demo(call: Call) -> int:
    """Open the sample inspection, or do its work without a screen and print the paths of the notice."""
    folder = call.options.to or Path(mkdtemp(prefix="kiemtra-demo-"))
    shown = terminal() and not call.options.headless
    with Workspace.open(folder) as workspace:
        session = begin(workspace)
        if not shown:
            _go_through(session, workspace, call)
    if shown:
        call.say("cli.demo.opened", folder=folder)
        return show(call.settings, folder, session.id)
    call.say("cli.demo.done", folder=folder)
    return 0


def begin(workspace: Workspace) -> Session:
    """Begin the sample inspection in a workspace."""
    plan, report = SAMPLES / "ke_hoach.txt", SAMPLES / "bao_cao.txt"
    return prepare(workspace, DETAILS, read_team(SAMPLES / "team.toml"), plan, report)


def _go_through(session: Session, workspace: Workspace, call: Call) -> None:
    """Do the work of the screens and write the notice."""
    opened = Opened(session, workspace, shipped())
    opened.judge()
    _inspect(session, opened)
    for path in write_notice(opened, EXPORT_FORMATS, workspace.exports, call.wording):
        call.put(str(path))


def _inspect(session: Session, opened: Opened) -> None:
    """Go through the checklist as a team would: verdicts, a figure of its own, evidence, findings, a slip undone."""
    for item in session.inspection.items:
        if item.suggestion:
            given = VerdictGiven(item=item.id, verdict=item.suggestion.verdict, origin=Origin.SUGGESTION)
        else:
            given = VerdictGiven(item=item.id, verdict=Verdict.PARTLY if item.issues else Verdict.MET)
        session.record(given)
    _verify(session)
    _find(session, opened)
    session.record(NoteWritten(item=session.inspection.items[0].id, note=Wording("vi")("cli.demo.note")))
    session.undo()


def _verify(session: Session) -> None:
    """Count files again where the plan set a level and the report gave a figure."""
    indicator, numerator, denominator = VERIFIED
    rate = (100 * numerator / denominator).quantize(Decimal("0.01"))
    figure = Quantity(value=rate, unit="%", numerator=numerator, denominator=denominator)
    for item in session.inspection.items:
        if item.indicator == indicator:
            seen = Evidence(
                id=uuid4().hex,
                item=item.id,
                method=EvidenceMethod.EXAMINE,
                description=Wording("vi")("cli.demo.evidence"),
            )
            session.record(FigureVerified(item=item.id, verified=figure))
            session.record(EvidenceRecorded(evidence=seen))


def _find(session: Session, opened: Opened) -> None:
    """Confirm a few findings: from items that were not met, and from the gravest of the report's contradictions."""
    words, catalogue = Wording("vi"), shipped()  # a finding speaks the language of the notice
    short = (Verdict.NOT_MET, Verdict.PARTLY)
    failed = [i for i in session.inspection.items if session.inspection.answer(i.id).verdict in short]
    for item in failed[:FINDINGS]:
        inspection = session.inspection
        answer = inspection.answer(item.id)
        drafted = draft_finding(item, answer, inspection, catalogue, words, finding_id=uuid4().hex)
        session.record(FindingRecorded(finding=drafted))
        session.record(FindingRecorded(finding=replace(drafted, state=FindingState.CONFIRMED)))
    for issue in opened.judgement.issues[:FINDINGS] if opened.judgement else ():
        sentence = say(issue, catalogue, words.language)
        drafted = finding_from_issue(issue, sentence, session.inspection, catalogue, words, finding_id=uuid4().hex)
        session.record(IssueDecided(issue=issue.key, accepted=True), FindingRecorded(finding=drafted))
        session.record(FindingRecorded(finding=replace(drafted, state=FindingState.CONFIRMED)))
