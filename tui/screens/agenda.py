"""The calendar (@, :lich): what is due and overdue today, by the ward's documents and by the inspection itself.

A day on which offices are closed says so and stays where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.agenda import CLOSED
from inspection.errors import InspectionError
from inspection.working_days import WorkingDays
from tui.commands.agenda import OpenDue, SeeDueSource, WriteCalendar
from tui.screens.agenda_frame import AgendaFrame
from tui.screens.text_window import Paragraphs, SourceWindow
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tui.command import Command
    from tui.commands.everywhere import GoBack


class AgendaScreen(AgendaFrame):
    """Goes to what is due, writes the days into a file."""

    def refusal(self, command: type[Command]) -> str:
        """Say why nothing can be opened, seen or written."""
        one = self.current
        if command is SeeDueSource and (one is None or one.source is None):
            return self.say("agenda.no_source")
        if command is OpenDue and (one is None or not (one.item or one.finding or one.source)):
            return self.say("agenda.no_source")
        if command is WriteCalendar and not (self.agenda and self.agenda.days):
            return self.say("agenda.nothing")
        return super().refusal(command)

    def on_open_due(self) -> None:
        """Go to the finding or the item; else show the place in the document."""
        one = self.current
        if one is None:
            return
        self.host.remember_place(self.STAGE, one.id)
        if one.finding or one.item:
            stage = "findings" if one.finding else "checklist"
            self.host.remember_place(stage, one.finding or one.item)
            self.host.go_to(stage)
        else:
            self.on_see_due_source()

    def on_see_due_source(self) -> None:
        """Show the place in the document."""
        one = self.current
        if one is None or one.source is None:
            return
        source = one.source
        lines = self.host.inspection_open.source_lines(source.document)
        if not lines:
            self.hint(self.say("agenda.no_copy"), "warning")
            return
        name = self.say(f"finding.place.{source.document}", line=source.line)
        self.host.push_screen(SourceWindow(name, lines, source.line, one.words))

    def on_next_open(self) -> None:
        """Go to the next open day."""
        self._move_to(place for place in self._open() if place > self.query_one(RowList).cursor)

    def on_previous_open(self) -> None:
        """Go to the open day before."""
        self._move_to(place for place in reversed(self._open()) if place < self.query_one(RowList).cursor)

    def _move_to(self, places: Iterable[int]) -> None:
        place = next(iter(places), None)
        if place is None:
            self.hint(self.say("agenda.no_more"), "warning")
        else:
            self.query_one(RowList).move_to(place)

    def _open(self) -> list[int]:
        """Return the rows of what is open."""
        days = self.shown.days if self.shown else []
        return [place for place, one in enumerate(days) if one and one.day and one.state not in CLOSED]

    def on_only_open(self) -> None:
        """Hide what is done or past, or show it again."""
        self.only_open = not self.only_open
        self.show()
        self.hint(self.say("agenda.only_open" if self.only_open else "agenda.all_shown"))

    def on_write_calendar(self) -> None:
        """Write the file in a thread: its library takes a moment to load."""
        self.hint(self.say("notice_screen.writing"))
        self.run_worker(self._write, thread=True, exclusive=True, group="calendar", exit_on_error=False)

    def _write(self) -> None:
        from exports.ical_calendar import render  # noqa: PLC0415  # brings its library
        from exports.layout import stem  # noqa: PLC0415  # as above
        from exports.writing import write_whole  # noqa: PLC0415  # as above

        inspection, working = self.inspection, WorkingDays(self.host.catalogue.holidays)
        try:
            name = f"{stem(inspection)}_{self.say('notice.file.calendar')}.ics"
            place = self.host.workspace.exports / name
            write_whole(place, render([(inspection, self.session.entries)], working))
        except InspectionError as problem:
            self.host.call_from_thread(self.host.show_error, problem)
        else:
            self.host.call_from_thread(self._written, place)

    def _written(self, place: Path) -> None:
        self.hint(self.say("agenda.written"), "met")
        told = [("strong", f"{place.parent}/"), ("", f"  {place.name}")]  # whole, however long the folder's name is
        self.host.push_screen(Paragraphs(self.say("agenda.written"), told))

    def on_go_back(self, event: GoBack) -> None:
        """Go back to where the calendar was asked for."""
        event.stop()
        self.host.go_to(self.came_from)
