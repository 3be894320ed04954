"""The inspection that is open, with what is worked out from it: judgement, assessment, the documents' own lines.

Each is worked out once for the state it belongs to. The heavy ones are asked for by a worker thread after the first
paint; until then they are None and the screens do without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.originals import gathered
from inspection.errors import InspectionError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from exports import Bundle, Original
    from inspection.intake.fragment import Fragment
    from inspection.model.case import Case, Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.model.closing import OpenEnds
    from inspection.model.documents import Period, Reading
    from inspection.model.inspection import Inspection
    from inspection.model.kpi import Assessment, FieldCount, TargetCount, Trend
    from inspection.model.source import SourceDocument
    from inspection.session import Session
    from inspection.wording import Wording
    from inspection.workspace import Workspace


class Opened:
    """One open inspection."""

    def __init__(self, session: Session, workspace: Workspace, catalogue: Catalogue) -> None:
        self.session = session
        self._workspace = workspace
        self._catalogue = catalogue
        self._sources: dict[str, SourceDocument] = {}
        self._lines: dict[str, tuple[str, ...]] = {}
        self._judged: tuple[tuple[Reading | None, Reading | None], Judgement] | None = None
        self._assessed: tuple[Inspection, Assessment] | None = None
        self._earlier: tuple[tuple[Period, Inspection], ...] = ()

    @property
    def folder(self) -> Path:
        """Return the folder of the workspace that it lies in."""
        return self._workspace.folder

    @property
    def judgement(self) -> Judgement | None:
        """Return what the rules say of the documents, if it was worked out."""
        return self._judged[1] if self._judged and self._judged[0] == self._documents() else None

    @property
    def assessment(self) -> Assessment | None:
        """Return the assessment of the state as it is now; None until polars was loaded once."""
        if self._assessed is None:
            return None
        if self._assessed[0] is not self.session.inspection:
            self.assess()
        return self._assessed[1]

    def case(self) -> Case:
        """Return plan and report side by side, matched."""
        from inspection.intake.language.restoration import recognised_lines  # noqa: PLC0415  # as below
        from inspection.matching import match  # noqa: PLC0415  # 30 ms that the first paint need not wait for

        inspection = self.session.inspection
        plan, report = inspection.plan, inspection.report
        plan_lines, report_lines = self.source_lines("plan"), self.source_lines("report")
        return match(
            plan,
            report,
            self._catalogue,
            plan_is_own=inspection.plan_is_own,
            plan_lines=plan_lines,
            report_lines=report_lines,
            plan_seen=recognised_lines(plan, plan_lines) if plan else (),
            report_seen=recognised_lines(report, report_lines) if report else (),
        )

    def judge(self) -> Judgement:
        """Work out the judgement; tens of milliseconds."""
        from inspection.rules.engine import run  # noqa: PLC0415  # as above

        documents = self._documents()
        if self._judged is None or self._judged[0] != documents:
            self._judged = (documents, run(self.case(), self._catalogue))
        return self._judged[1]

    def assess(self) -> Assessment:
        """Work out the assessment; the first time loads polars."""
        from inspection.kpi import assess  # noqa: PLC0415  # polars: 110 ms that only charts need

        inspection = self.session.inspection
        assessment = assess(inspection)
        self._assessed = (inspection, assessment)
        return assessment

    def targets(self) -> tuple[TargetCount, ...]:
        """Return per group how many levels there are and how many are reached."""
        from inspection.kpi import targets  # noqa: PLC0415  # polars, as above

        return targets(self.session.inspection)

    def overdue(self) -> tuple[FieldCount, ...]:
        """Return the report's overdue dossiers by field."""
        from inspection.kpi import overdue  # noqa: PLC0415  # as above

        return overdue(self.session.inspection.report, self._catalogue.fields)

    @property
    def earlier(self) -> tuple[tuple[Period, Inspection], ...]:
        """Return the ward's earlier periods as far as they were looked up, the earliest first."""
        return self._earlier

    def look_back(self) -> None:
        """Look up the ward's earlier periods; for a thread, on a connection of its own."""
        from inspection.earlier import earlier_periods  # noqa: PLC0415  # what only trends need

        with self._workspace.beside() as workspace:
            self._earlier = earlier_periods(self.session.inspection, workspace)

    def trends(self) -> tuple[Trend, ...]:
        """Return the rates over the earlier periods that were looked up and this one as it is now."""
        from inspection.kpi import trends  # noqa: PLC0415  # polars, as above

        own = self.session.inspection.period
        return trends((*self._earlier, (own, self.session.inspection))) if own else ()

    def conclude(self, wording: Wording, today: date, number: str = "", issued: date | None = None) -> Bundle:
        """Return the inspection as it now stands with its notice, ready to be written; the one way to a notice.

        ``number`` and ``issued`` are the registry's; without them their places stay blank.
        """
        from exports import Bundle  # noqa: PLC0415  # what only a notice needs
        from inspection.conclude import conclude  # noqa: PLC0415  # as above

        inspection, entries = self.session.inspection, self.session.entries
        judgement, assessment = self.judge(), self.assess()
        return Bundle(
            inspection=inspection,
            entries=entries,
            notice=conclude(
                inspection,
                assessment,
                judgement,
                self._catalogue,
                wording,
                today=today,
                number=number,
                issued=issued,
                open_ends=self._open_ends(),
            ),
            assessment=assessment,
            judgement=judgement,
            originals=self.originals(),
            catalogue=self._catalogue,
            day=today,
        )

    def _open_ends(self) -> OpenEnds:
        """Return what the journal and this person's desk tell beside the state; asked for from any thread."""
        from inspection.approval import State  # noqa: PLC0415  # as above
        from inspection.approval_words import ApprovalWords  # noqa: PLC0415  # as above
        from inspection.model.closing import OpenEnds  # noqa: PLC0415  # as above
        from inspection.wording import Wording  # noqa: PLC0415  # as above

        with self._workspace.beside() as workspace:
            unsaved = workspace.drafts(self.session.id)
        session, off = self.session, self.session.sign_off
        clashes = tuple(one.clash for one in session.conflicts)
        void = ApprovalWords(session.inspection, Wording("vi")).state(off) if off.state is State.VOID else ""
        return OpenEnds(clashes=clashes, unsaved=tuple(sorted(draft.field for draft in unsaved)), void=void)

    def source_lines(self, role: str) -> tuple[str, ...]:
        """Return a document's lines from its copy in the workspace; none where the copy is missing."""
        reading = self._reading(role)
        if reading is None:
            return ()
        own = reading.source.sha256
        if own not in self._lines:
            try:
                document = self._source(reading)
            except InspectionError:
                return ()
            self._lines[own] = tuple(line.text for line in document.lines)
        return self._lines[own]

    def fragment(self, role: str, first: int, last: int) -> Fragment:
        """Return what some lines of a document hold; ``InspectionError`` where its copy cannot be read."""
        from inspection.intake.fragment import read_fragment  # noqa: PLC0415  # brings the readers

        reading = self._reading(role)
        if reading is None:
            raise LookupError(f"no {role} was read")
        return read_fragment(self._source(reading), first, last, reading, self._catalogue)

    def _source(self, reading: Reading) -> SourceDocument:
        from inspection.intake.reader import open_document  # noqa: PLC0415  # as above

        own = reading.source.sha256
        if own not in self._sources:
            self._sources[own] = open_document(self._workspace.document(own))
        return self._sources[own]

    def originals(self) -> tuple[Original, ...]:
        """Return plan and report as they were sent, as far as the workspace has copies."""
        return gathered(self.session.inspection, self._workspace.document)

    def _reading(self, role: str) -> Reading | None:
        inspection = self.session.inspection
        return inspection.plan if role == "plan" else inspection.report

    def _documents(self) -> tuple[Reading | None, Reading | None]:
        """Return what holds of the documents; a correction changes it, an acceptance does not."""
        return self.session.inspection.plan, self.session.inspection.report
