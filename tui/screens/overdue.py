"""What is overdue in all inspections of the workspace (Q), the latest first; one key from there to its follow-up.

It shows the store's projection and folds no journal; what colleagues record appears by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.moving import MOVING
from tui.commands.overdue import OVERDUE, OpenOverdue
from tui.phrases import fitted, ward_name
from tui.remediation_rows import LOOKS, urgency_look
from tui.remediation_words import days_words, unit_words
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from datetime import date

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.store.port import OpenRemediation
    from inspection.wording import Wording
    from tui.command import Command, Vocabulary

_DAYS, _WARD, _UNIT = 17, 22, 26
_ROOM_FOR_UNIT = 100
"""Cells from which on the unit is shown too."""
_POLL = 2.0
"""Seconds between two looks at whether anybody has written."""


class OverdueScreen(Moving, BaseScreen):
    """Findings of all inspections that wait for their ward."""

    VOCABULARY: ClassVar[Vocabulary] = OVERDUE + MOVING
    STAGE = "overdue"
    CSS_PATH = "../styles/home.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[OpenRemediation, ...] = ()
        self._shown: list[OpenRemediation] = []
        self._everything = False
        self._version: object = None

    def body(self) -> ComposeResult:
        """Yield the head of the columns and the list."""
        yield LinePanel(id="home-head")
        yield RowList(id="home-rows")

    def on_mount(self) -> None:
        """Read the list and keep looking for changes."""
        self._load()
        self.set_interval(_POLL, self.look_again)

    def show(self) -> None:
        """Show the list, the cursor on the same finding."""
        super().show()
        wanted, today = self.current, self.host.today()
        late = [one for one in self._all if one.days_late(today) > 0]
        self._shown = list(self._all) if self._everything else late
        say, width = self.host.wording, self.size.width
        self.query_one("#home-head", LinePanel).set_lines([_head(say, width)])
        empty = [line((f" {self.say('overdue.nothing')}", "met"))]
        place = next((n for n, one in enumerate(self._shown) if wanted and one.finding == wanted.finding), 0)
        self.query_one(RowList).set_rows([_row(one, today, say, width) for one in self._shown] or empty, place)

    @property
    def current(self) -> OpenRemediation | None:
        """Return the finding under the cursor."""
        place = self.query_one(RowList).cursor
        return self._shown[place] if place < len(self._shown) else None

    def status(self) -> Text:
        """Say how much is overdue in how many inspections."""
        late = [one for one in self._all if one.days_late(self.host.today()) > 0]
        where = len({one.inspection for one in late})
        told = self.say("overdue.count", count=len(late), inspections=where)
        return line((f" {self.say('overdue.title')} ", "title"), " ", (told, "error" if late else ""))

    def _load(self) -> None:
        store = self.host.workspace.store
        self._version = self.host.guarded(store.version)
        self._all = self.host.guarded(store.open_remediations) or ()

    def look_again(self) -> None:
        """Show what others have written since the last look; where nobody has, this costs microseconds."""
        if self.is_current and self.host.workspace.store.version() != self._version:
            self._load()
            self.show()

    def refusal(self, command: type[Command]) -> str:
        """Say why nothing can be opened where there is nothing."""
        if issubclass(command, OpenOverdue) and self.current is None:
            return self.say("overdue.nothing")
        return super().refusal(command)

    def on_open_overdue(self) -> None:
        """Open the inspection at the finding's follow-up."""
        if self.current:
            self.host.open_inspection(self.current.inspection, "remediation", self.current.finding)

    def on_show_all_open(self) -> None:
        """Show everything that is open, or only what is overdue."""
        self._everything = not self._everything
        self.show()


def _head(say: Wording, width: int) -> Text:
    names = [("days", _DAYS), ("ward", _WARD), *([("unit", _UNIT)] if width >= _ROOM_FOR_UNIT else [])]
    cells = " ".join(fitted(say(f"overdue.{name}"), cells) for name, cells in names)
    return line((f" {cells} {say('overdue.finding')}", "dim"))


def _row(one: OpenRemediation, today: date, say: Wording, width: int) -> Text:
    since = (today - one.due).days if one.due else 0
    look = urgency_look(one.days_late(today), one.state)
    ward = ward_name(one.ward_type, one.ward)
    named = fitted(unit_words(one.unit, one.ward_type, one.ward, say), _UNIT)
    unit = f"{named} " if width >= _ROOM_FOR_UNIT else ""
    return line(
        " ",
        (fitted(days_words(since, one.due, one.state, say), _DAYS), look),
        f" {fitted(ward, _WARD)} {unit}",
        (say(f"remediation.mark.{one.state}"), LOOKS[one.state]),
        f" {one.condition}",
    )
