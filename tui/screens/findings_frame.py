"""The panes of the findings screen: one row a finding by group, and all that is known of the one under the cursor."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from inspection.errors import InspectionError
from inspection.model.codes import FindingState
from inspection.model.events import FindingRecorded
from tui.commands.finding import FINDINGS
from tui.commands.moving import MOVING
from tui.finding_conflicts import conflicts_of_finding
from tui.finding_form import draft_keys
from tui.finding_rows import Row, RowState, card_lines, row_text, rows_of
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.conflicts import Conflict
    from inspection.model.finding import Finding
    from inspection.undo import Reversal
    from tui.command import Vocabulary


class FindingsFrame(Moving, BaseScreen):
    """List and card."""

    STAGE: ClassVar[str] = "findings"
    VOCABULARY: ClassVar[Vocabulary] = FINDINGS + MOVING
    CSS_PATH = "../styles/findings.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.struck = True
        self.wanted = ""
        """The finding that the cursor goes to when the list is shown next."""

    def body(self) -> ComposeResult:
        """Yield the list and the card."""
        with Container(id="findings"):
            yield RowList(id="finding-rows")
            yield LinePanel(id="finding-card")

    # -- what is shown

    def show(self) -> None:
        """Bring list and card up to date, the cursor on the same finding."""
        rows = self.query_one("#finding-rows", RowList)
        wanted = self.wanted or (self.current.id if self.current else self.host.resume_item)
        self.wanted = ""
        disputed = {one.thing for one in self.session.conflicts}
        self.rows = rows_of(self.inspection, self.host.catalogue.groups, struck=self.struck, disputed=disputed)
        unsaved = self._unsaved()
        texts = [
            row_text(
                row,
                self.inspection,
                self.host.wording,
                rows.size.width,
                _state(row.finding, unsaved, disputed) if row.finding else None,
            )
            for row in self.rows
        ]
        rows.set_rows(texts, self._place_of(wanted))
        self._show_card()
        super().show()

    def _show_card(self) -> None:
        panel = self.query_one("#finding-card", LinePanel)
        finding = self.current
        if finding is None:
            panel.set_lines([line((self.say("finding.on_heading"), "dim"))])
            return
        width, conflicts = max(20, panel.size.width), self.conflicts_of(finding)
        panel.set_lines(card_lines(finding, self.inspection, self.host.wording, width, conflicts))

    def conflicts_of(self, finding: Finding) -> list[Conflict]:
        """Return the fields of a finding that wait for a choice between two people's values."""
        return conflicts_of_finding(finding.id, self.session.conflicts)

    def _unsaved(self) -> set[str]:
        """Return the names of the drafts that wait; a mark is not worth a message."""
        with suppress(InspectionError):
            return {draft.field for draft in self.host.workspace.drafts(self.session.id)}
        return set()

    def status(self) -> Text:
        """Say how many findings there are and how many are confirmed."""
        standing = [one for one in self.inspection.findings if one.state is not FindingState.STRUCK]
        confirmed = sum(one.state is FindingState.CONFIRMED for one in standing)
        inside = sum(one.in_conclusion for one in standing)
        return line(
            (f" {self.say('findings.title')} ", "title"),
            f" {self.host.place_name()}  ",
            self.say("finding.summary", all=len(standing), confirmed=confirmed, inside=inside),
        )

    @property
    def current(self) -> Finding | None:
        """Return the finding under the cursor; None on a heading."""
        cursor = self.query_one("#finding-rows", RowList).cursor
        return self.rows[cursor].finding if cursor < len(self.rows) else None

    def _place_of(self, finding_id: str) -> int | None:
        """Return a finding's row, or the first finding's while the list is shown for the first time."""
        places = [number for number, row in enumerate(self.rows) if row.finding and row.finding.id == finding_id]
        if places or self.query_one("#finding-rows", RowList).lines:
            return places[0] if places else None
        return next((number for number, row in enumerate(self.rows) if row.finding), None)

    def on_row_list_moved(self) -> None:
        """Show the finding that the cursor came to."""
        self._show_card()
        if self.current:
            self.host.remember_place(self.STAGE, self.current.id)

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to the finding that was taken back or done again."""
        for step in reversal.steps:
            if isinstance(step.event, FindingRecorded):
                self.wanted = step.event.finding.id
        self.show()

    def go_to_draft(self, by: int, *, aloud: bool = False) -> None:
        """Go to the next finding that is not confirmed, round the end; say so where there is none, if asked to."""
        rows = self.query_one("#finding-rows", RowList)
        count = len(self.rows)
        for step in range(1, count + 1):
            place = (rows.cursor + by * step) % count
            finding = self.rows[place].finding
            if finding and finding.state is FindingState.DRAFT:
                rows.move_to(place)
                return
        if aloud:
            self.hint(self.say("finding.all_confirmed"), "met")


def _state(finding: Finding, unsaved: set[str], disputed: set[str]) -> RowState:
    typed = not unsaved.isdisjoint(draft_keys(finding, new=False))
    return RowState(unsaved=typed, disputed=finding.id in disputed)
