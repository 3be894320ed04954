"""What the follow-up asks for in words: the ward's report, and until when a finding is to be put right.

Each answer is recorded as it is given, so that nothing typed is lost where somebody stops in the middle; an answer that
cannot be is asked for again with the reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.remediation import RemediationReported, WardReport
from inspection.vietnamese import format_date, parse_date
from tui.remediation_typed import due_typed, number_and_day, received_fault, term_start
from tui.remediation_words import counted, doubt_words
from tui.screens.remediation_frame import RemediationFrame

if TYPE_CHECKING:
    from inspection.follow_up import Followed
    from inspection.model.remediation import RemediationDueSet


class RemediationAsking(RemediationFrame):
    """Asks one thing after the other."""

    # -- the report of the ward

    def on_take_report(self) -> None:
        """Ask when the report came in, then for its number and day, then for what it says."""
        if self.current:
            shown = self.current.remediation.report
            day = shown.received if shown else self.host.today()
            self._ask_received(self.current, self.say("remediation.ask_received"), format_date(day))

    def _ask_received(self, row: Followed, question: str, shown: str) -> None:
        self.ask(question, lambda typed: self._received(row, typed), shown, draft=f"received:{row.finding.id}")

    def _received(self, row: Followed, typed: str | None) -> bool:
        """Take the day; False where it cannot be, so that what was typed is kept."""
        if typed is None:
            return False
        day, held_on, today = parse_date(typed), self.inspection.details.held_on, self.host.today()
        fault = received_fault(day, held_on, today)
        if fault or day is None:
            facts = {"today": format_date(today), "held_on": format_date(held_on)}
            self._ask_received(row, self.say(f"remediation.{fault}", **facts), typed)
            return False
        known = self._report_of(row)
        if not self._take(row, replace(known, received=day) if known else WardReport(received=day)):
            return False
        named = self._report_of(row)
        shown = f"{named.number} {format_date(named.dated)}".strip() if named else ""
        draft = f"report:{row.finding.id}"
        self.ask(self.say("remediation.ask_number"), lambda text: self._named(row, text), shown, draft=draft)
        return True

    def _named(self, row: Followed, typed: str | None) -> bool:
        """Take number and day of the report, both of which may be missing."""
        known = self._report_of(row)
        if typed is None or known is None:
            return False
        number, dated = number_and_day(typed)
        named = replace(known, number=number, dated=dated)
        if not self._take(row, named):
            return False
        draft = f"done:{row.finding.id}"
        self.ask(self.say("remediation.ask_done"), lambda text: self._done(row, text), named.text, draft=draft)
        return True

    def _done(self, row: Followed, typed: str | None) -> bool:
        known = self._report_of(row)
        if typed is None or known is None or not self._take(row, replace(known, text=typed)):
            return False
        self.hint(self.say("remediation.reported", place=row.place), "met")
        return True

    def _report_of(self, row: Followed) -> WardReport | None:
        return self.inspection.remediation(row.finding.id).report

    def _take(self, row: Followed, report: WardReport) -> bool:
        """Record what changed; True where all is safe."""
        unchanged = report == self._report_of(row)
        return unchanged or self.host.record(RemediationReported(finding=row.finding.id, report=report))

    # -- until when

    def on_set_remediation_due(self) -> None:
        """Ask for a day, or a term from the day of the notice; nothing is the notice's own day."""
        if self.current:
            start, since = term_start(self.inspection, self.host.today())
            named = self.say(f"remediation.since.{since}")
            question = self.say("remediation.ask_due", since=named, day=format_date(start))
            self._ask_due(self.current, question, format_date(self.current.due))

    def _ask_due(self, row: Followed, question: str, shown: str) -> None:
        self.ask(question, lambda typed: self._due(row, typed), shown, draft=f"due:{row.finding.id}")

    def _due(self, row: Followed, typed: str | None) -> bool:
        """Take the day; False where it cannot be, so that what was typed is kept."""
        if typed is None:
            return False
        event = due_typed(row, typed, self.inspection, self.days, self.host.today())
        if isinstance(event, str):
            held_on = format_date(self.inspection.details.held_on)
            self._ask_due(row, self.say(f"remediation.{event}", held_on=held_on), typed)
            return False
        return self._settled(row, event)

    def _settled(self, row: Followed, event: RemediationDueSet) -> bool:
        if not self.host.record(event):
            return False
        say = self.host.wording
        told = format_date(event.due) or self.say("remediation.as_concluded")
        words = [self.say("remediation.due_set", place=row.place, due=told)]
        if event.term and event.start and event.due:
            words.append(f"({counted(event.term, event.start, say)})")
            words += doubt_words(self.days.doubts(event.start, event.due), say)
        self.hint(" ".join(words), "warning" if len(words) > 2 else "met")  # noqa: PLR2004  # more than day and count
        return True
