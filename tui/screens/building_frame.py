"""Building the checklist (F4): the paragraph of the source on one side, the item proposed from it on the other.

It shows the draft as the program made it with what people decided on it. Whoever is in a hurry may pass it by: items on
which nobody decided stay in the checklist as drafted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical
from textual.worker import get_current_worker

from inspection.model.events import DraftDecided
from inspection.vietnamese import fold
from tui.commands.building import BUILDING
from tui.commands.moving import MOVING
from tui.drafted_rows import NUMBERED, DraftedLook, DraftedRow, rows_of
from tui.screens.criteria_choosing import CriteriaChoosing
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.codes import GroupCode
    from inspection.model.drafts import DraftDecision, DraftedItem
    from inspection.model.source import SourceRef
    from tui.command import Vocabulary


class BuildingFrame(Moving, CriteriaChoosing):
    """The panes and what they show; no command is answered here."""

    VOCABULARY: ClassVar[Vocabulary] = BUILDING + MOVING
    STAGE = "building"
    CSS_PATH = "../styles/building.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DraftedRow] = []
        self._made_of: tuple[object, ...] = ()
        """What the rows were made of."""
        self._sources: dict[str, tuple[Sequence[str], Sequence[str]]] = {}
        """Lines of each document, as they stand and as they are searched."""
        self._arrived = False
        """Whether the cursor was put where the work goes on."""
        self.sought = ""

    def body(self) -> ComposeResult:
        """Yield source and draft; side by side where there is room."""
        with Container(id="building-panes"):
            yield SourcePane(id="building-source")
            with Vertical(id="building-draft"):
                yield LinePanel(id="building-head")
                yield RowList(id="building-rows", covered=NUMBERED)
                yield LinePanel(id="building-details")

    def on_mount(self) -> None:
        """Read the documents that the items were drafted from."""
        self.run_worker(self._load_sources, thread=True, group="source", exclusive=True)
        if not self.inspection.draft_decisions:
            self.call_after_refresh(self.hint, self.say("building.first"), "dim")

    def _load_sources(self) -> None:
        """Read the kept copies; runs in a thread, for a scan takes its time."""
        from inspection.intake.watching import watched  # noqa: PLC0415  # only who reads pays for the reader

        for role in ("plan", "report"):
            reading = self.inspection.reading(role)
            with watched(self.telling(reading.source.name if reading else "")):
                lines = self.host.inspection_open.source_lines(role)
            if get_current_worker().is_cancelled:
                return
            self._sources[role] = (lines, [fold(text) for text in lines])
            self.app.call_from_thread(self.show_current)

    # -- showing

    @property
    def items(self) -> list[DraftedItem]:
        """Return every drafted item, as decided."""
        return [row.one for row in self.rows if row.one is not None]

    @property
    def list(self) -> RowList:
        """Return the list."""
        return self.query_one("#building-rows", RowList)

    @property
    def current(self) -> DraftedItem | None:
        """Return the item under the cursor."""
        place = self.list.cursor
        return self.rows[place].one if 0 <= place < len(self.rows) else None

    @property
    def group(self) -> GroupCode | None:
        """Return the reform group in which the cursor stands."""
        place = self.list.cursor
        return self.rows[place].group if 0 <= place < len(self.rows) else None

    def show(self) -> None:
        """Show the draft; the cursor stays on its item."""
        super().show()
        here = self.current.item.id if self.current else self.host.resume_item
        made_of = (self.inspection.checklist, self.inspection.draft_decisions)
        if made_of != self._made_of:
            self._made_of = made_of
            self.rows = rows_of(self.inspection)
        rows, look, items = self.list, DraftedLook(self.host.catalogue, self.host.wording), self.items
        headings = frozenset(place for place, row in enumerate(self.rows) if row.one is None)
        shown = [look.row(row, items, rows.size.width) for row in self.rows]
        place = self._place_of(here) if self._arrived or here else self._first_waiting()
        self._arrived = True
        rows.set_rows(shown or [line(f"  {self.say('building.empty')}")], place, headings)
        self.show_current()

    def show_current(self) -> None:
        """Follow the cursor with source and details."""
        panel = self.query_one("#building-details", LinePanel)
        look = DraftedLook(self.host.catalogue, self.host.wording)
        one = self.current
        self.query_one("#building-head", LinePanel).set_lines([self._head(look)])
        panel.set_lines(look.details(one, panel.size.width) if one else [])
        self._light(one)

    def _head(self, look: DraftedLook) -> Text:
        place = self._place(self.current)
        document = self.say(f"checklist.document.{place.document}") if place else ""
        where = self.say("checklist.place", document=document, line=place.line) if place else ""
        return line((f" {look.counts(self.items)}", "strong"), "  ", (where or self.say("building.no_place"), "key"))

    def _light(self, one: DraftedItem | None) -> None:
        """Light the lines that an item was drafted from, in whichever document they stand."""
        pane, place = self.query_one(SourcePane), self._place(one)
        if place is None:
            if not pane.last and self._sources:
                pane.show_document(*next(source for source in self._sources.values()))
            pane.light(())
            return
        if place.document in self._sources:
            pane.show_document(*self._sources[place.document])
            pane.light((place.line,), place.quote)

    @staticmethod
    def _place(one: DraftedItem | None) -> SourceRef | None:
        return next(iter(one.item.sources), None) if one else None

    def _place_of(self, item_id: str) -> int:
        """Return the row of an item, else where the cursor is."""
        found = (place for place, row in enumerate(self.rows) if row.one and row.one.item.id == item_id)
        return next(found, max(1, self.list.cursor))

    def _first_waiting(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row.one and row.one.waits), 1)

    def to_item(self, item_id: str) -> None:
        """Go to the row of an item."""
        self.list.move_to(self._place_of(item_id))

    def status(self) -> Text:
        """Say of which inspection, and by which criteria it was drafted."""
        used, drafted = self.criteria_used, self.inspection.drafted
        name = self.criteria.line(used) if used else drafted.criteria_set if drafted else ""
        return line((f" {self.say('building.title')} ", "title"), f" {self.host.place_name()} · ", (name, "dim"))

    def on_row_list_moved(self) -> None:
        """Follow the cursor."""
        one = self.current
        if one is not None:
            self.host.remember_place(self.STAGE, one.item.id)
        self.show_current()

    # -- writing

    def write(self, *decisions: DraftDecision) -> bool:
        """Write decisions as one action; tell whether they are written."""
        return self.host.record(*(DraftDecided(decision=one) for one in decisions)) if decisions else True
