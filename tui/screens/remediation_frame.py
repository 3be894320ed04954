"""The panes of the follow-up: a row a finding, below it what was concluded beside what became of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from inspection.follow_up import followed, most_urgent_first
from inspection.model.codes import RemediationState
from inspection.model.remediation import OnRemediation
from inspection.working_days import WorkingDays
from tui.commands.moving import MOVING
from tui.commands.remediation import REMEDIATION
from tui.remediation_rows import LEAD, FollowUpText, concluded_lines, row_text
from tui.remediation_words import unit_words
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.follow_up import Followed
    from inspection.undo import Reversal
    from tui.command import Vocabulary


class RemediationFrame(Moving, BaseScreen):
    """List, and the two halves of the finding under the cursor."""

    STAGE: ClassVar[str] = "remediation"
    VOCABULARY: ClassVar[Vocabulary] = REMEDIATION + MOVING
    CSS_PATH = "../styles/remediation.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Followed] = []
        self.wanted = ""
        """The finding that the cursor goes to when the list is shown next."""
        self._order: list[str] = []

    def body(self) -> ComposeResult:
        """Yield the list and the two halves."""
        yield RowList(id="remediation-rows")
        with Container(id="remediation-halves"):
            yield LinePanel(id="remediation-concluded")
            yield LinePanel(id="remediation-follow-up")

    @cached_property
    def days(self) -> WorkingDays:
        """Return the calendar of working days."""
        return WorkingDays(self.host.catalogue.holidays)

    @property
    def current(self) -> Followed | None:
        """Return the finding under the cursor; None where there is none."""
        cursor = self.query_one("#remediation-rows", RowList).cursor
        return self.rows[cursor] if cursor < len(self.rows) else None

    def unit_of(self, row: Followed) -> str:
        """Return the unit in charge; the ward's committee where none is named."""
        details = self.inspection.details
        return unit_words(row.unit, details.ward_type, details.ward, self.host.wording)

    def show(self) -> None:
        """Bring list and halves up to date, the cursor on the same finding."""
        rows = self.query_one("#remediation-rows", RowList)
        wanted = self.wanted or (self.current.finding.id if self.current else self.host.resume_item)
        self.wanted = ""
        self.rows = self._in_order()
        today, say = self.host.today(), self.host.wording
        rows.covered = (0, LEAD)
        place = next((n for n, row in enumerate(self.rows) if row.finding.id == wanted), None)
        empty = [line((f" {self.say('remediation.nothing')}", "dim"))]
        texts = [row_text(row, self.unit_of(row), today, say, rows.size.width) for row in self.rows]
        rows.set_rows(texts or empty, place)
        self._show_halves()
        super().show()

    def _in_order(self) -> list[Followed]:
        """Return the most urgent first, as it was when the screen came up: a verdict must not move the list."""
        found = most_urgent_first(followed(self.inspection), self.host.today())
        known = {own: place for place, own in enumerate(self._order)}
        found.sort(key=lambda row: known.get(row.finding.id, len(known)))
        self._order = [row.finding.id for row in found]
        return found

    def _show_halves(self) -> None:
        left, right = (self.query_one(f"#remediation-{name}", LinePanel) for name in ("concluded", "follow-up"))
        row = self.current
        if row is None:
            left.set_lines([])
            right.set_lines([])
            return
        say = self.host.wording
        concluded = concluded_lines(row, self.inspection, say, max(20, left.content_size.width))
        left.set_lines([line((self.say("remediation.concluded", place=row.place), "title")), *concluded])
        width = max(20, right.content_size.width)
        text = FollowUpText(say, self.days, self.host.today()).lines(row, self.unit_of(row), width)
        right.set_lines([line((self.say("remediation.follow_up"), "title")), *text])

    def status(self) -> Text:
        """Say how many findings there are, how many are put right, wait for the team, and are overdue."""
        today = self.host.today()
        overdue = sum(row.is_overdue(today) for row in self.rows)
        done, waiting = (
            sum(row.state is state for row in self.rows)
            for state in (RemediationState.CORRECTED, RemediationState.REPORTED)
        )
        return line(
            (f" {self.say('remediation.title')} ", "title"),
            f" {self.host.place_name()}  ",
            (self.say("remediation.overdue", count=overdue), "error") if overdue else "",
            "  " if overdue else "",
            self.say("remediation.summary", all=len(self.rows), done=done, waiting=waiting),
        )

    def on_row_list_moved(self) -> None:
        """Show the finding that the cursor came to."""
        self._show_halves()
        if self.current:
            self.host.remember_place(self.STAGE, self.current.finding.id)

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to the finding on which something was taken back or done again."""
        for step in reversal.steps:
            if isinstance(step.event, OnRemediation):
                self.wanted = step.event.finding
        self.show()

    def next_unsettled(self, by: int = 1) -> str:
        """Return the next finding that the team has to look at: no verdict yet, or a report after it; none is empty."""
        count = len(self.rows)
        cursor = self.query_one("#remediation-rows", RowList).cursor
        for step in range(1, count):
            row = self.rows[(cursor + by * step) % count]
            if row.remediation.verdict is None or row.remediation.reported_again:
                return row.finding.id
        return ""
