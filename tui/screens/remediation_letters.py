"""The reminder of what is overdue, written from the follow-up: by when to answer is asked, the rest is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.due_text import typed_due
from inspection.errors import InspectionError
from inspection.follow_up import overdue
from inspection.vietnamese import format_date
from tui.reinspecting import begin_again
from tui.screens.remediation_asking import RemediationAsking
from tui.screens.text_window import Paragraphs

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class RemediationLetters(RemediationAsking):
    """Writes the reminder, and begins the re-inspection."""

    def on_write_reminder(self) -> None:
        """Ask by when the ward is to answer, and write the letter; say so where nothing is overdue."""
        if not overdue(self.inspection, self.host.today()):
            self.hint(self.say("remediation.nothing_overdue"), "met")
            return
        self._ask_answer_by(self.say("remediation.ask_answer_by"), "")

    def on_reinspect(self) -> None:
        """Begin the re-inspection of this inspection."""
        begin_again(self, self.session.id)

    def on_report_back(self) -> None:
        """Write what this re-inspection found into the follow-up of the inspection before."""
        from inspection.reinspection import report_back  # noqa: PLC0415  # what only a re-inspection needs

        host = self.host
        done = host.guarded(lambda: report_back(host.workspace, self.session))
        if done is None:
            return
        told = self.say("remediation.reported_back", count=done.written)
        if done.unproved:
            told += " " + self.say("remediation.unproved", count=done.unproved)
        self.hint(told, "warning" if done.unproved else "met")

    def _ask_answer_by(self, question: str, shown: str) -> None:
        self.ask(question, self._answer_by, shown)

    def _answer_by(self, typed: str | None) -> None:
        if typed is None:
            return
        today, day = self.host.today(), self._day(typed)
        if typed and (day is None or day <= today):
            fault = "not_due" if day is None else "answer_early"
            self._ask_answer_by(self.say(f"remediation.{fault}", today=format_date(today)), typed)
            return
        self.hint(self.say("notice_screen.writing"))
        self.run_worker(lambda: self._write(day), thread=True, group="export", exit_on_error=False)

    def _day(self, typed: str) -> date | None:
        """Return the day that was typed, or at which a typed term ends; None where neither was."""
        asked = typed_due(typed)
        if asked is None or asked.term is None:
            return asked.day if asked else None
        return self.days.due(asked.start or self.host.today(), asked.term)

    def _write(self, answer_by: date | None) -> None:
        from exports import REMINDER, own_templates, write  # noqa: PLC0415  # nobody who only records pays for the exporters

        host = self.host
        bundle = replace(host.inspection_open.conclude(host.wording, host.today()), answer_by=answer_by)
        workspace = host.workspace
        try:
            places = write(bundle, [REMINDER], workspace.exports, templates=own_templates(workspace.folder))
        except InspectionError as problem:
            host.call_from_thread(host.show_error, problem)
        else:
            host.call_from_thread(self._written, places)

    def _written(self, places: tuple[Path, ...]) -> None:
        self.hint(self.say("remediation.reminder_written"), "met")
        paragraphs = [("", str(place)) for place in places]
        self.host.push_screen(Paragraphs(self.say("remediation.reminder_written"), paragraphs))
