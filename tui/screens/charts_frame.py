"""The panes of the charts screen: title and scale, the bars of one chart, the formula of the bar under the cursor.

A chart and its text alternative are made from the same rows. They follow each change, and what did not change is not
drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from inspection.model.source import SourceRef
from tui.chart_rows import ChartRow, ChartRows, top_of
from tui.commands.charts import CHARTING
from tui.commands.moving import MOVING
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line, pieces, rule
from tui.widgets.bar_chart import draw_bars, load
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.codes import GroupCode
    from inspection.model.inspection import Inspection
    from inspection.model.kpi import Assessment
    from tui.command import Vocabulary

CHARTS = ("targets", "progress", "scores", "overdue", "trends")
_PER_CENT = ("figures", "scores", "trends")
CHOICE = "charts_as"
"""Name under which it is kept whether a person wants bars or text."""
_NAME_SHARE = 0.4
"""Of the width, at most for the names."""


class ChartsFrame(Moving, BaseScreen):
    """One chart at a time, its bars as rows; no command is answered here."""

    VOCABULARY: ClassVar[Vocabulary] = CHARTING + MOVING
    STAGE = "charts"
    CSS_PATH = "../styles/charts.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.chart = CHARTS[0]
        self.group: GroupCode | None = None
        """The group whose figures are shown in place of all groups' counts."""
        self.rows: list[ChartRow] = []
        self._ready = False
        self._seen: Inspection | None = None
        self._drawn: tuple[tuple[str, GroupCode | None], int, bool] | None = None
        """What the rows in sight were made from: the inspection, and which chart, how wide, in which form."""

    def body(self) -> ComposeResult:
        """Yield the chart's title with its scale, its bars, and the formula of the bar under the cursor."""
        yield LinePanel(id="chart-head")
        yield RowList(id="chart-rows")
        yield LinePanel(id="chart-details")

    def on_mount(self) -> None:
        """Load what draws and look up earlier periods, while the screen already stands."""
        self.as_text = self.host.choices.get(CHOICE, "text" if self.host.low else "bars") == "text"
        self.run_worker(self._prepare, thread=True, group="charts", exclusive=True)

    def _prepare(self) -> None:
        load()
        self.host.inspection_open.assess()
        self.host.inspection_open.look_back()
        self._ready = True
        self.app.call_from_thread(self.show)

    # -- showing

    @property
    def what(self) -> str:
        """Return which chart is in sight; the figures of a group are one of their own."""
        return "figures" if self.chart == "targets" and self.group else self.chart

    def show(self) -> None:
        """Show the chart for the inspection as it is now; what did not change is not drawn again."""
        super().show()
        panel, head = self.query_one("#chart-rows", RowList), self.query_one("#chart-head", LinePanel)
        assessment = self.host.inspection_open.assessment if self._ready else None
        if assessment is None:
            panel.set_rows([line((f"  {self.say('charts.working')}", "dim"))])
            return
        view = (self.what, self.group)
        state = (view, panel.size.width, self.as_text)
        if self._seen is not self.inspection or state != self._drawn:
            cursor = None if self._drawn and self._drawn[0] == view else 0
            self._seen, self._drawn = self.inspection, state
            self.rows = self._made(assessment)
            lines, scale, names = self._lines(panel.size.width)
            panel.covered = (0, names) if names else None
            head.set_lines([*self._head(head.size.width), scale])
            panel.set_rows(lines or [line((f"  {self.say(f'charts.none.{self.what}')}", "dim"))], cursor)
        self._show_details()

    def _made(self, assessment: Assessment) -> list[ChartRow]:
        """Return the rows of the chart in sight."""
        rows = ChartRows(self.host.wording, self.host.catalogue)
        opened = self.host.inspection_open
        if self.group and self.what == "figures":
            return rows.figures(assessment.indicators, self.inspection, self.group)
        match self.chart:
            case "targets":
                return rows.targets(opened.targets(), self.inspection)
            case "progress":
                return rows.progress(assessment.groups)
            case "scores":
                return rows.scores((assessment.total, *assessment.groups))
            case "overdue":
                counts = opened.overdue()
                lines = opened.source_lines("report")
                texts = [lines[one.line - 1] if one.line <= len(lines) else "" for one in counts]
                places = [
                    SourceRef(document="report", line=one.line, quote=text)
                    for one, text in zip(counts, texts, strict=True)
                ]
                return rows.overdue(counts, places)
            case _:
                return rows.trends(opened.trends(), self.inspection)

    def _lines(self, width: int) -> tuple[list[Text], Text, int | None]:
        """Return the rows as bars, or as text, the scale above them, and how wide the names of bars are.

        The cursor covers these and not the bar, which keeps its look and costs a move nothing.
        """
        if not self.rows or width <= 0:
            return [], line(), None
        shown = max(len(row.shown) for row in self.rows)
        per_cent = self.what in _PER_CENT
        names = min(max(len(row.name) for row in self.rows), int(width * _NAME_SHARE))
        bars = [row.bar(names, shown) for row in self.rows]
        drawn = (
            []
            if self.as_text
            else draw_bars(bars, width, top=top_of(self.rows, per_cent=per_cent), unit="%" if per_cent else "")
        )
        if not drawn:
            return [line(row.text(shown)) for row in self.rows], line(), None
        return drawn[:-1], drawn[-1], max(len(bar.label) for bar in bars)

    def _head(self, width: int) -> list[Text]:
        """Return the chart's name and what its bars count, in two lines."""
        name = self.say(f"chart.{self.what}")
        if self.what == "figures" and self.group:
            name = f"{name} · {self.host.catalogue.group(self.group).name[self.host.wording.language]}"
        formula = pieces(self.say(f"chart.{self.what}_formula"), max(20, width - 2))[0]
        return [line((f" {name}", "strong")), line((f" {formula}", "dim"))]

    def status(self) -> Text:
        """Say of which inspection, and in which form."""
        form = self.say("charts.as_text") if self.as_text else ""
        return line((f" {self.say('charts.title')} ", "title"), f" {self.host.place_name()}  ", (form, "warning"))

    @property
    def current(self) -> ChartRow | None:
        """Return the bar under the cursor."""
        place = self.query_one("#chart-rows", RowList).cursor
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def on_row_list_moved(self) -> None:
        """Show the formula of the bar."""
        self._show_details()

    def _show_details(self) -> None:
        panel = self.query_one("#chart-details", LinePanel)
        width = max(20, panel.size.width - 2)
        lines = [rule(panel.size.width, drawn=not self.host.low)]
        row = self.current
        if row is not None:
            parts = [("strong", row.name), ("", row.formula)]
            if row.source:
                document = self.say(f"checklist.document.{row.source.document}")
                place = self.say("checklist.place", document=document, line=row.source.line)
                parts.append(("dim", f"{place}: “{row.source.quote}”" if row.source.quote else place))
            for look, text in parts:
                lines += [line(" ", (piece, look)) for piece in pieces(text, width)]
        panel.set_lines(lines)
