"""The panes of the calendar: the days under their months, and the one under the cursor in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from inspection.agenda import agenda
from inspection.model.codes import AgendaState
from inspection.working_days import WorkingDays
from tui.agenda_rows import AgendaRows, in_full
from tui.commands.agenda import AGENDA
from tui.commands.moving import MOVING
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.agenda import Agenda, AgendaDay
    from tui.command import Vocabulary


class AgendaFrame(Moving, BaseScreen):
    """The days of the open inspection."""

    VOCABULARY: ClassVar[Vocabulary] = AGENDA + MOVING
    STAGE = "agenda"
    CSS_PATH = "../styles/agenda.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.agenda: Agenda | None = None
        self.shown: AgendaRows | None = None
        self.only_open = False

    def body(self) -> ComposeResult:
        """Yield the days and, below, the one under the cursor in full."""
        yield RowList(id="agenda-rows")
        yield LinePanel(id="agenda-day")

    # -- showing

    def show(self) -> None:
        """Work the calendar out anew; the cursor stays on its day, at first on the next one that is open."""
        today = self.host.today()
        self.agenda = agenda(self.inspection, WorkingDays(self.host.catalogue.holidays), today)
        super().show()
        panel = self.query_one("#agenda-rows", RowList)
        wanted = self.current.id if self.current else self.host.resume_item
        rows = AgendaRows(say=self.host.wording, today=today, width=panel.size.width)
        rows.fill(self.agenda, only_open=self.only_open)
        self.shown = rows
        place = self._place(rows, wanted)
        panel.set_rows(rows.rows or self._nothing(), place, rows.headings)
        self._show_day()

    def _place(self, rows: AgendaRows, wanted: str) -> int:
        """Return the row of a day, else that of the first one that is not past."""
        known = [place for place, one in enumerate(rows.days) if one and one.id == wanted]
        today = self.host.today()
        ahead = [place for place, one in enumerate(rows.days) if one and one.day and (one.until or one.day) >= today]
        return next(iter((*known, *ahead)), max(0, len(rows.days) - 1))

    def _nothing(self) -> list[Text]:
        return [line((f"  {self.say('agenda.nothing_open' if self.only_open else 'agenda.nothing')}", "dim"))]

    def status(self) -> Text:
        """Say what is overdue and due."""
        states = [one.state for one in self.agenda.days] if self.agenda else []
        overdue = states.count(AgendaState.OVERDUE)
        today, soon = states.count(AgendaState.TODAY), states.count(AgendaState.SOON)
        counts = self.say("agenda.counts", today=today, soon=soon)
        return line(
            (f" {self.say('agenda.title')} ", "title"),
            f" {self.host.place_name()}  ",
            (self.say("agenda.overdue_count", count=overdue), "error" if overdue else "met"),
            f" · {counts}",
        )

    @property
    def current(self) -> AgendaDay | None:
        """Return the day under the cursor."""
        place = self.query_one("#agenda-rows", RowList).cursor
        days = self.shown.days if self.shown else []
        return days[place] if place < len(days) else None

    def on_row_list_moved(self) -> None:
        """Show the day in full."""
        self._show_day()

    def _show_day(self) -> None:
        panel = self.query_one("#agenda-day", LinePanel)
        width, one = max(20, panel.size.width - 2), self.current
        lines = [line(("─" * panel.size.width, "dim"))]
        if one:
            lines += in_full(one, self.host.today(), self.host.wording, width)
        if self.agenda and self.agenda.foreign_plan:
            lines.append(line((f" {self.say('agenda.foreign_plan', ward=self.host.place_name())}", "warning")))
        panel.set_lines(lines)
