"""Many wards at once (V): progress, points per group and one indicator for every inspection of the workspace.

The list shows at once from the store's projection; the numbers follow one inspection after the other from a thread, as
they stood when the screen was opened.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual.worker import get_current_worker

from inspection.errors import InspectionError
from inspection.vietnamese import fold, words
from tui.commands.inspections import OpenInspection
from tui.commands.moving import MOVING
from tui.commands.overview import OVERVIEW
from tui.overview_rows import ORDERS, OverviewLook, OverviewRow, ordered
from tui.phrases import period_words, ward_name
from tui.screens.base import BaseScreen
from tui.screens.dialogs import Choice
from tui.screens.moving import Moving
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.store.port import Summary
    from inspection.ward_figures import WardFigures
    from tui.command import Command, Vocabulary

_INDICATOR, _ORDER = "overview_indicator", "overview_order"
"""The choices that are kept for the next sitting."""
_AT_ONCE = 8
"""Inspections that are worked out between two paints."""


class OverviewScreen(Moving, BaseScreen):
    """All inspections with their numbers."""

    VOCABULARY: ClassVar[Vocabulary] = OVERVIEW + MOVING
    STAGE = "overview"
    CSS_PATH = "../styles/overview.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._summaries: tuple[Summary, ...] = ()
        self._known: dict[str, WardFigures] = {}
        """By inspection, as far as they were worked out."""
        self.rows: list[OverviewRow] = []
        self._wanted = ""
        self._indicator = ""
        self._order = ORDERS[0]

    def body(self) -> ComposeResult:
        """Yield the head of the columns, the list, and the spread of the indicator."""
        yield LinePanel(id="overview-head")
        yield RowList(id="overview-rows")
        yield LinePanel(id="overview-details")

    def on_mount(self) -> None:
        """Read the list, take up what was chosen last, and begin to work the numbers out."""
        self._summaries = self.host.guarded(self.host.workspace.inspections) or ()
        self._indicator = self.host.choices.get(_INDICATOR, "")
        order = self.host.choices.get(_ORDER, ORDERS[0])
        self._order = order if order in ORDERS else ORDERS[0]
        self.run_worker(self._work_out, thread=True, group="overview", exclusive=True)

    def _work_out(self) -> None:
        """Fold one journal after the other; runs in a thread, on a connection of its own."""
        from inspection.ward_figures import figures_of  # noqa: PLC0415  # what only this screen needs

        worker = get_current_worker()
        found: dict[str, WardFigures] = {}
        with self.host.workspace.beside() as workspace:
            for summary in self._summaries:
                if worker.is_cancelled:
                    return
                try:
                    found[summary.id] = figures_of(workspace.session(summary.id).inspection)
                except InspectionError:
                    continue  # its row stays without numbers; opening it says why
                if len(found) == _AT_ONCE:
                    self.app.call_from_thread(self._has, found)
                    found = {}
        if not worker.is_cancelled:
            self.app.call_from_thread(self._has, found)

    def _has(self, found: dict[str, WardFigures]) -> None:
        self._known |= found
        if not self._indicator:
            told = Counter(name for one in self._known.values() for name in one.figures)
            self._indicator = max(told, key=lambda name: (told[name], name), default="")
        self.show()

    # -- showing

    def show(self) -> None:
        """Show the wards in order; the cursor stays on its ward."""
        super().show()
        here = self.current.summary.id if self.current else ""
        wanted = words(self._wanted)
        rows = [
            OverviewRow(summary=one, known=self._known.get(one.id))
            for one in self._summaries
            if all(word in fold(f"{one.ward} {one.city}") for word in wanted)
        ]
        self.rows = ordered(rows, self._order, self._indicator)
        look, pane = self._look, self.query_one("#overview-rows", RowList)
        self.query_one("#overview-head", LinePanel).set_lines([look.head()])
        place = next((n for n, row in enumerate(self.rows) if row.summary.id == here), 0)
        empty = [line(f"  {self.say('home.nothing')}")]
        pane.set_rows([look.row(row) for row in self.rows] or empty, place)
        self._show_details()

    @property
    def _look(self) -> OverviewLook:
        return OverviewLook(self.host.catalogue, self.host.wording, self.size.width, self._indicator)

    @property
    def current(self) -> OverviewRow | None:
        """Return the inspection under the cursor."""
        place = self.query_one("#overview-rows", RowList).cursor
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def status(self) -> Text:
        """Say how many inspections there are, and in which order."""
        count = self.say("home.count", count=len(self._summaries))
        order = self.say(f"overview.order.{self._order}")
        sought = self.say("home.sought", words=self._wanted, count=len(self.rows)) if self._wanted else ""
        return line((f" {self.say('overview.title')} ", "title"), f" {count} · {order} ", (sought, "warning"))

    def _show_details(self) -> None:
        panel, look, row = self.query_one("#overview-details", LinePanel), self._look, self.current
        width = panel.size.width
        lines = [line(("─" * width, "dim"))]
        lines += wrapped(f" {self.say('overview.indicator')}: {look.indicator()}", width - 1, "strong", indent=1)
        lines += wrapped(f" {look.spread(self.rows)}", width - 1, indent=1)
        if row:
            one = row.summary
            parts = (ward_name(one.ward_type, one.ward), one.city, period_words(one.period))
            lines += wrapped(f" {' · '.join(part for part in parts if part)}", width - 1, indent=1)
        panel.set_lines([*lines, line((f" {self.say('overview.formula')}", "dim"))])

    def on_row_list_moved(self) -> None:
        """Follow the cursor."""
        self._show_details()

    # -- commands

    def refusal(self, command: type[Command]) -> str:
        """Say why nothing can be opened."""
        if issubclass(command, OpenInspection) and self.current is None:
            return self.say("home.nothing")
        return super().refusal(command)

    def on_open_inspection(self) -> None:
        """Open the inspection under the cursor where it was left."""
        if self.current is not None:
            self.host.open_inspection(self.current.summary.id)

    def on_choose_indicator(self) -> None:
        """Choose among the indicators that some ward has a figure of."""
        told = Counter(name for one in self._known.values() for name in one.figures)
        known, language = self.host.catalogue.indicators, self.host.wording.language
        options = [
            (f"{known[name].name[language] if name in known else name} · {self.say('home.count', count=count)}", name)
            for name, count in told.most_common()
        ]
        if not options:
            self.hint(self.say("overview.no_figure"), "warning")
            return
        self.host.push_screen(Choice(self.say("overview.choose"), options), self._take_indicator)

    def _take_indicator(self, name: str | None) -> None:
        if name:
            self._indicator = name
            self.host.choices.keep(_INDICATOR, name)
            self.show()

    def on_sort_wards(self) -> None:
        """Go on to the next order."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.host.choices.keep(_ORDER, self._order)
        self.show()

    def on_find_inspection(self) -> None:
        """Ask for words of a ward's name."""
        self.ask(self.say("home.find"), self._found, self._wanted)

    def _found(self, typed: str | None) -> None:
        self._wanted = typed or ""
        self.show()
