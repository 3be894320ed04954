"""Follow-up of findings (:khacphuc): the ward's report, evidence, the retest, days and units, by one key each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.codes import RetestVerdict
from inspection.model.remediation import (
    Remediation,
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    RemediationUnitSet,
)
from tui.commands.remediation import (
    REMEDIATION,
    MarkCorrected,
    NextToRetest,
    PreviousToRetest,
    RepeatReport,
    ReportBack,
)
from tui.remediation_rows import FollowUpText, concluded_lines
from tui.screens.evidence_dialog import EvidenceDialog
from tui.screens.remediation_letters import RemediationLetters
from tui.screens.text_window import Paragraphs, TextWindow
from tui.story import Story
from tui.theme import line

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.follow_up import Followed
    from inspection.model.events import Event
    from inspection.model.finding import Evidence
    from inspection.model.remediation import WardReport
    from tui.command import Command

_ON_A_FINDING = set(REMEDIATION.commands) - {NextToRetest, PreviousToRetest, ReportBack}


class RemediationScreen(RemediationLetters):
    """All findings of the inspection that something was asked on."""

    def refusal(self, command: type[Command]) -> str:
        """Say why nothing can be recorded where nothing was concluded, and what a verdict lacks."""
        row = self.current
        if issubclass(command, ReportBack) and not self.inspection.former:
            return self.say("remediation.no_former")
        if command in _ON_A_FINDING and row is None:
            return self.say("remediation.nothing")
        if row and issubclass(command, MarkCorrected) and not row.remediation.proof:
            return self.say("remediation.needs_proof")
        if issubclass(command, RepeatReport) and self._last_report() is None:
            return self.say("remediation.no_report_yet")
        return super().refusal(command)

    # -- the retest

    def on_mark_corrected(self) -> None:
        """Record that it is put right and go on."""
        self._judge(RetestVerdict.CORRECTED)

    def on_mark_partly_corrected(self) -> None:
        """Ask what is still lacking, record, go on."""
        self._ask_reason(RetestVerdict.PARTLY)

    def on_mark_not_corrected(self) -> None:
        """Ask for the reason, record, go on."""
        self._ask_reason(RetestVerdict.NOT_CORRECTED)

    def on_mark_unverifiable(self) -> None:
        """Ask why it cannot be verified, record, go on."""
        self._ask_reason(RetestVerdict.UNVERIFIABLE)

    def on_clear_retest(self) -> None:
        """Take the verdict back; the journal keeps it."""
        row = self.current
        if row and row.remediation.verdict and self.record(RemediationRetested(finding=row.finding.id, verdict=None)):
            self.hint(self.say("remediation.cleared"), "met")

    def _ask_reason(self, verdict: RetestVerdict) -> None:
        row = self.current
        if row is None:
            return
        known = row.remediation
        question = self.say("remediation.ask_reason", verdict=self.say(f"code.retest_verdict.{verdict}"))

        def judge(reason: str | None) -> bool:
            if not reason and reason is not None:
                self.hint(self.say("remediation.needs_reason"), "warning")
            return bool(reason) and self._judge(verdict, str(reason), row)

        shown = known.reason if known.verdict is verdict else ""
        self.ask(question, judge, shown, draft=f"retest:{row.finding.id}")

    def _judge(self, verdict: RetestVerdict, reason: str = "", row: Followed | None = None) -> bool:
        row = row or self.current
        if row is None:
            return False
        self.wanted = self.next_unsettled() or row.finding.id
        event = RemediationRetested(finding=row.finding.id, verdict=verdict, reason=reason, on=self.host.today())
        if not self.host.record(event):
            return False
        words = self.say(f"code.retest_verdict.{verdict}")
        self.hint(self.say("remediation.judged", place=row.place, verdict=words), "met")
        return True

    # -- what the ward reported and proved

    def on_repeat_report(self) -> None:
        """Take the report recorded last for this finding too, and go to the next one."""
        row, last = self.current, self._last_report()
        if row is None or last is None:
            return
        self.wanted = self._below() or row.finding.id
        if self.record(RemediationReported(finding=row.finding.id, report=replace(last, text=""))):
            self.hint(self.say("remediation.report_repeated", place=row.place), "met")

    def _last_report(self) -> WardReport | None:
        """Return the report that was recorded last and still holds."""
        held = [one.report for one in self.inspection.remediations.values()]
        for entry in reversed(self.session.entries):
            if isinstance(entry.event, RemediationReported) and entry.event.report in held:
                return entry.event.report
        return None

    def _below(self) -> str:
        place = self.moving_rows.cursor + 1
        return self.rows[place].finding.id if place < len(self.rows) else ""

    def on_add_proof(self) -> None:
        """Record what shows that it was put right."""
        row = self.current
        if row is None:
            return

        def keep(evidence: Evidence | None) -> None:
            if evidence is not None:
                own = replace(evidence, item=None, finding=row.finding.id)
                if self.record(RemediationProved(finding=row.finding.id, evidence=own)):
                    self.hint(self.say("remediation.proved"), "met")

        self.host.push_screen(EvidenceDialog(self.inspection), keep)

    def on_note_remediation(self) -> None:
        """Write one line on how things go."""
        row = self.current
        if row is None:
            return

        def note(text: str | None) -> bool:
            return text is not None and self.record(RemediationNoted(finding=row.finding.id, note=text))

        self.ask(self.say("remediation.ask_note"), note, row.remediation.note, draft=f"remedy-note:{row.finding.id}")

    def on_set_remediation_unit(self) -> None:
        """Ask which unit is in charge; nothing is the one that the notice names."""
        row = self.current
        if row is None:
            return

        def give(unit: str | None) -> bool:
            own = "" if unit == row.finding.unit else unit
            return own is not None and self.record(RemediationUnitSet(finding=row.finding.id, unit=own))

        question = self.say("remediation.ask_unit", unit=self.unit_of(replace(row, remediation=Remediation())))
        self.ask(question, give, row.unit, draft=f"remedy-unit:{row.finding.id}")

    # -- going and reading

    def on_next_to_retest(self) -> None:
        """Go to the next finding that the team has to look at."""
        self._go(1)

    def on_previous_to_retest(self) -> None:
        """Go to the one before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        own = self.next_unsettled(by)
        if not own:
            self.hint(self.say("remediation.all_settled"), "met")
            return
        self.moving_rows.move_to(next(place for place, row in enumerate(self.rows) if row.finding.id == own))

    def on_read_whole(self) -> None:
        """Show both halves in full."""
        if self.current:
            title = self.say("remediation.concluded", place=self.current.place)
            self.host.push_screen(_Whole(title, self.current, self))

    def on_remediation_history(self) -> None:
        """Show who changed what on the finding, newest first."""
        if self.current:
            story = Story(self.inspection, self.host.wording)
            found = reversed(self.session.history_of_finding(self.current.finding.id))
            past = [("" if one.holds else "dim", story.past(one)) for one in found]
            self.host.push_screen(Paragraphs(self.say("remediation.history", place=self.current.place), past))

    def record(self, event: Event) -> bool:
        """Write one event; True when it is safe."""
        return self.host.record(event)


class _Whole(TextWindow):
    """A finding and its remediation, one below the other."""

    def __init__(self, title: str, row: Followed, screen: RemediationScreen) -> None:
        super().__init__(title)
        self._row = row
        self._screen = screen

    def text_lines(self, width: int) -> list[Text]:
        """Return what was concluded, then what became of it."""
        say, screen = self.host.wording, self._screen
        told = FollowUpText(say, screen.days, self.host.today()).lines(self._row, screen.unit_of(self._row), width)
        concluded = concluded_lines(self._row, screen.inspection, say, width)
        return [*concluded, line(), line((say("remediation.follow_up"), "title")), *told]
