"""The figures (F5): what the rules found in plan and report, each with its working, for a person to take or to leave.

The rules propose, a person decides: an accepted issue becomes a draft finding, a dismissed one keeps its reason. What
came out right can be shown too, for it is why the rest is believed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.drafting import finding_from_issue
from inspection.model.codes import FindingState
from inspection.model.events import FindingRecorded, IssueDecided
from inspection.rules.sentence import say as say_issue
from inspection.wording import Wording
from tui.commands.documents import AcceptIssue, DismissIssue, NextIssue, PreviousIssue, ViewIssueSource
from tui.screens.figures_frame import FiguresFrame
from tui.screens.text_window import SourceWindow
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspection.model.finding import Finding
    from inspection.model.issue import Issue
    from inspection.undo import Reversal
    from tui.command import Command

_NOTICE_LANGUAGE = "vi"
"""Findings are written for the notice, which is Vietnamese whatever the language of the screens."""


class FiguresScreen(FiguresFrame):
    """Issues and passed checks, to be decided."""

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to the issue whose decision was taken back or done again."""
        keys = {step.event.issue for step in reversal.steps if isinstance(step.event, IssueDecided)}
        place = next((n for n, row in enumerate(self.rows) if row.issue and row.issue.key in keys), None)
        if place is not None:
            self.query_one("#figures-rows", RowList).move_to(place)

    # -- commands

    def refusal(self, command: type[Command]) -> str:
        """Say why there is nothing to decide or to look at."""
        row = self.current
        if (
            issubclass(command, AcceptIssue | DismissIssue | NextIssue | PreviousIssue | ViewIssueSource)
            and row is None
        ):
            return self.say("figures.none")
        if issubclass(command, AcceptIssue | DismissIssue) and row and row.issue is None:
            return self.say("figures.came_out_right")
        if issubclass(command, AcceptIssue) and row and row.issue and self._finding(row.issue):
            return self.say("figures.already")
        return super().refusal(command)

    def on_accept_issue(self) -> None:
        """Take the issue over as a draft finding, in one action that one undo takes back."""
        issue = self.current.issue if self.current else None
        if issue is None:
            return
        catalogue = self.host.catalogue
        finding = finding_from_issue(
            issue,
            say_issue(issue, catalogue, _NOTICE_LANGUAGE),
            self.inspection,
            catalogue,
            Wording(_NOTICE_LANGUAGE),
            finding_id=uuid4().hex,
            today=self.host.today(),
        )
        if self.host.record(IssueDecided(issue=issue.key, accepted=True), FindingRecorded(finding=finding)):
            self.hint(self.say("figures.accepted"), "met")
            self._to_undecided(1)

    def on_dismiss_issue(self) -> None:
        """Ask why the issue is put aside."""
        issue = self.current.issue if self.current else None
        if issue is not None:
            decision = self.decision(issue)
            self.ask(
                self.say("figures.why"), lambda why: self._dismiss(issue, why), decision.reason if decision else ""
            )

    def _dismiss(self, issue: Issue, reason: str | None) -> None:
        if reason is None:
            return
        if not reason:
            self.hint(self.say("figures.reason_needed"), "warning")
            return
        events: list[IssueDecided | FindingRecorded] = [IssueDecided(issue=issue.key, accepted=False, reason=reason)]
        if (finding := self._finding(issue)) is not None:
            struck = replace(finding, state=FindingState.STRUCK, struck_reason=reason)
            events.append(FindingRecorded(finding=struck))
        if self.host.record(*events):
            self.hint(self.say("figures.dismissed"))
            self._to_undecided(1)

    def _finding(self, issue: Issue) -> Finding | None:
        """Return the finding that stands for an issue, if there is one."""
        standing = (f for f in self.inspection.findings if f.state is not FindingState.STRUCK)
        return next((finding for finding in standing if finding.issue == issue.key), None)

    def on_next_issue(self) -> None:
        """Go to the next issue that waits for a decision."""
        self._to_undecided(1)

    def on_previous_issue(self) -> None:
        """Go to the issue before that waits for a decision."""
        self._to_undecided(-1)

    def _to_undecided(self, by: int) -> None:
        rows = self.query_one("#figures-rows", RowList)
        count = len(self.rows)
        for step in range(1, count + 1):
            place = (rows.cursor + by * step) % count
            issue = self.rows[place].issue
            if issue is not None and self.decision(issue) is None:
                rows.move_to(place)
                return
        self.hint(self.say("figures.all_decided"), "met")

    def on_show_passed(self) -> None:
        """Show or hide what came out right."""
        self.with_passed = not self.with_passed
        self.show()
        judgement = self.host.inspection_open.judgement
        name = "figures.passed_shown" if self.with_passed else "figures.passed_hidden"
        self.hint(self.say(name, count=len(judgement.passed) if judgement else 0))

    def on_view_issue_source(self) -> None:
        """Show the place in the document."""
        row = self.current
        if row is None:
            return
        source = self.host.inspection_open.source_lines(row.check.document)
        number = row.check.lines[0] if row.check.lines else 1
        if not source:
            self.hint(self.say("figures.no_source"), "warning")
            return
        title = self.say("figures.place", document=self.say(f"code.document_kind.{row.check.document}"), lines=number)
        quote, figure = (row.issue.quote, row.issue.stated or "") if row.issue else ("", "")
        self.host.push_screen(SourceWindow(title, source, number, quote, figure))
