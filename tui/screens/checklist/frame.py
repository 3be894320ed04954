"""The panes of the checklist screen and what they show; no command is answered here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Horizontal, Vertical

from inspection.progress import progress
from inspection.repeats import former_of as former_of_item
from tui.commands.items import ITEM_WORK
from tui.commands.judging import JUDGING
from tui.commands.moving import MOVING
from tui.former_rows import former_lines
from tui.item_conflicts import conflicts_of
from tui.item_copies import former_of
from tui.item_facts import facts_of
from tui.item_walk import fits, in_order
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import Part, line
from tui.widgets import bar_chart
from tui.widgets.item_card import ItemCard
from tui.widgets.item_rows import NUMBER, RowState, called, group_row, item_row, recent_rows
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList
from tui.widgets.score_charts import Chart, ScoreCharts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import GroupCode
    from inspection.progress import Progress
    from tui.command import Vocabulary


class Row(NamedTuple):
    """A row of the list: an item, or the heading of its group."""

    group: GroupCode
    item: ChecklistItem | None


class ChecklistFrame(Moving, BaseScreen):
    """List, card, bars and chart of the checklist."""

    STAGE: ClassVar[str] = "checklist"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012  # as Textual declares it
    VOCABULARY: ClassVar[Vocabulary] = JUDGING + ITEM_WORK + MOVING

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.marked: set[str] = set()
        self.filter = ""
        """Name of the filter; empty shows all."""
        self.search: list[str] = []
        """Folded words that an item must hold."""
        self.chart = Chart.SCORES
        self.disputed: set[str] = set()
        """Items with two values that were given unseen."""
        self.standing: dict[GroupCode | None, Progress] = {}
        """Items and verdicts of each group, and of all under None."""
        self._made: dict[str, tuple[object, Text]] = {}
        """The row of each item with what it was made of."""
        self._drawn: object = None
        """What the chart in sight was drawn from."""
        self._gets_ready = False
        """Whether what draws the chart is being loaded."""
        self._card: ItemCard | None = None
        self._charts: ScoreCharts | None = None

    def body(self) -> ComposeResult:
        """Yield list, card and the side with bars and chart."""
        with Horizontal(id="checklist"):
            # The card beside it says the words; each verdict would write them twice again.
            yield RowList(id="items", covered=NUMBER)
            yield LinePanel(id="card")
            with Vertical(id="side"):
                yield LinePanel(id="bars")
                yield LinePanel(id="chart")
                yield LinePanel(id="recent")

    # -- what is shown

    def show(self) -> None:
        """Bring list, card, bars and chart up to date."""
        current = self.current
        before = self.query_one("#items", RowList).cursor
        self.rows = list(self._visible())
        self.standing = progress(self.inspection)
        self.disputed = {conflict.thing for conflict in self.session.conflicts}
        place = self.place_of(current.id if current else self.host.resume_item)
        headings = frozenset(number for number, row in enumerate(self.rows) if row.item is None)
        rows = [self._row_text(row) for row in self.rows]
        self.query_one("#items", RowList).set_rows(rows, self._near(before) if place is None else place, headings)
        self.show_card()
        self.show_charts()
        super().show()

    def _row_text(self, row: Row) -> Text:
        """Return a row; one that did not change since it was last shown is not made again."""
        if row.item is None:
            return group_row(row.group, self.standing[row.group], self.host.catalogue, self.host.wording)
        answer = self.inspection.answer(row.item.id)
        look = RowState(marked=row.item.id in self.marked, disputed=row.item.id in self.disputed)
        state = (row.item, answer, look)
        kept = self._made.get(row.item.id)
        if kept is None or kept[0] != state:
            kept = self._made[row.item.id] = (
                state,
                item_row(row.item, answer, self.host.wording, look, self.session.actor),
            )
        return kept[1]

    def show_card(self) -> None:
        """Bring the card up to date."""
        panel = self.query_one("#card", LinePanel)
        item = self.current
        if not panel.size.width:  # not laid out yet: its size will ask for the lines
            return
        if item is None:
            panel.set_lines([line(), line((self.say("checklist.empty"), "dim"))])
            return
        self._card = self._card or ItemCard(self.host.wording, self.host.catalogue)
        opened = self.host.inspection_open
        facts = facts_of(item, self.inspection, opened.judgement, self.host.catalogue, self.host.wording.language)
        facts = replace(
            facts,
            conflicts=conflicts_of(item.id, self.session.conflicts),
            former=former_of(item, opened.earlier),
            of_a_colleague=called(facts.answer.claimed_by) if facts.answer.claimed_by != self.session.actor else "",
        )
        panel.set_lines(self._card.lines(facts, *panel.size))

    def show_charts(self) -> None:
        """Bring bars, chart and last decisions up to date; out of sight they cost nothing.

        On an item of a re-inspection what was concluded then stands in place of the chart.
        """
        bars, chart = self.query_one("#bars", LinePanel), self.query_one("#chart", LinePanel)
        former = former_of_item(self.current.id, self.inspection) if self.current else None
        if bars.size.width:
            bars.set_lines([self._bar(group.code, bars.size.width) for group in self.host.catalogue.groups])
        recent = self.query_one("#recent", LinePanel)
        if recent.size.width:
            recent.set_lines(recent_rows(self.session, self.host.wording))
        assessment = self.host.inspection_open.assessment
        group = self.current.group if self.current and self.chart is Chart.FIGURES else None
        wanted = (former or assessment, self.chart, group, chart.size.width)
        if chart.size.width and former and wanted != self._drawn:
            self._drawn = wanted
            chart.set_lines(former_lines(former, self.host.wording, max(20, chart.size.width)))
        elif chart.size.width and assessment and wanted != self._drawn:
            if not bar_chart.loaded():
                self._get_ready_to_draw()
                return
            self._drawn = wanted
            self._charts = self._charts or ScoreCharts(self.host.wording, self.host.catalogue)
            chart.set_lines(self._charts.lines(self.chart, assessment, group, chart.size.width))

    def _get_ready_to_draw(self) -> None:
        """Load what draws in a thread and show the chart then; the first verdict must not wait for it."""

        def load() -> None:
            bar_chart.load()
            self.app.call_from_thread(self.host.show_state)

        if not self._gets_ready:
            self._gets_ready = True
            self.run_worker(load, thread=True, group="charts")

    def status(self) -> Text:
        """Return ward, progress, verdict counts and the time that is left at this pace."""
        so_far = self.standing[None]
        parts: list[Part] = [(f" {self.host.place_name()} ", "title"), f" {so_far.judged}/{so_far.items} "]
        parts += [
            (f" {self.say(f'checklist.mark.{verdict}')}{times}", str(verdict))
            for verdict, times in so_far.verdicts.items()
        ]
        parts.append(f"  {self.say('checklist.left', left=so_far.left)}")
        minutes = self.host.pace.minutes_left(so_far.left)
        if minutes is not None:
            parts.append(f" · {self.say('checklist.minutes', minutes=minutes)}")
        if self.filter or self.search:
            shown = " ".join((self.say(f"checklist.filter.{self.filter}") if self.filter else "", *self.search)).strip()
            parts.append((f"  [{shown}]", "warning"))
        parts.append((f"  {self.say('checklist.saved')}", "dim"))
        return line(*parts)

    # -- what is under the cursor

    @property
    def current(self) -> ChecklistItem | None:
        """Return the item under the cursor."""
        cursor = self.query_one("#items", RowList).cursor
        return self.rows[cursor].item if cursor < len(self.rows) else None

    def go_to_item(self, item_id: str) -> None:
        """Put the cursor on an item that is in sight of the filter."""
        place = self.place_of(item_id)
        if place is not None:
            self.query_one("#items", RowList).move_to(place)

    def on_row_list_moved(self) -> None:
        """Show the item that the cursor came to, and remember the place for the next sitting."""
        self.show_card()
        if self.chart is Chart.FIGURES or self.inspection.former:
            self.show_charts()
        if self.current:
            self.host.remember_place(self.STAGE, self.current.id)

    # -- how it is made

    @property
    def items(self) -> list[ChecklistItem]:
        """Return the items in sight of the filter, in their order."""
        return [row.item for row in self.rows if row.item]

    def _visible(self) -> Iterable[Row]:
        inspection, group = self.inspection, None
        for item in in_order(inspection, self.host.catalogue):
            if not fits(item, inspection, self.filter, self.search, self.session.actor):
                continue
            if item.group is not group:
                group = item.group
                yield Row(group, None)
            yield Row(item.group, item)

    def place_of(self, item_id: str) -> int | None:
        """Return the row of an item; None where the filter hides it."""
        return next((number for number, row in enumerate(self.rows) if row.item and row.item.id == item_id), None)

    def _near(self, place: int) -> int:
        """Return the row of an item at a place or after it, else the last one before."""
        rows = [number for number, row in enumerate(self.rows) if row.item]
        return next((number for number in rows if number >= place), rows[-1] if rows else 0)

    def _bar(self, code: GroupCode, width: int) -> Text:
        so_far = self.standing[code]
        group = self.host.catalogue.group(code)
        room = max(4, width - 18)
        filled = round(room * so_far.judged / so_far.items) if so_far.items else 0
        here = self.current is not None and self.current.group is code
        return line(
            (f"{group.numeral:>3} {group.short:<4}", "strong" if here else ""),
            "▓" * filled,
            ("░" * (room - filled), "dim"),
            f" {so_far.judged:>3}/{so_far.items:<3}",
        )
