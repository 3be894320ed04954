"""Two inspections side by side (S): findings repeated, new or put right, verdicts and figures that changed, points.

The open inspection is set beside the same ward's period before, or beside any other one of the workspace. It shows and
writes nothing; what colleagues change in the open one shows at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.worker import get_current_worker

from inspection.errors import InspectionError
from tui.commands.comparing import COMPARING
from tui.commands.moving import MOVING
from tui.comparison_words import ComparisonRow, ComparisonWords
from tui.phrases import fitted
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.comparison import Comparison
    from inspection.model.inspection import Inspection
    from tui.command import Vocabulary

_CHANGE = 19
"""Cells of what was and what is."""


class ComparisonFrame(Moving, BaseScreen):
    """The open inspection beside another one."""

    VOCABULARY: ClassVar[Vocabulary] = COMPARING + MOVING
    STAGE = "comparison"
    CSS_PATH = "../styles/comparison.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.other: Inspection | None = None
        self.comparison: Comparison | None = None
        self.rows: list[ComparisonRow] = []
        self._looking = True
        """Whether the other inspection is still being looked up."""
        self.everything = False

    def body(self) -> ComposeResult:
        """Yield the two names, the rows, and the row under the cursor in full."""
        yield LinePanel(id="comparison-head")
        yield RowList(id="comparison-rows")
        yield LinePanel(id="comparison-details")

    def on_mount(self) -> None:
        """Look for the ward's period before."""
        self.look_up("")

    def look_up(self, inspection_id: str) -> None:
        """Find the other inspection by its id; nothing for the ward's period before."""
        self.run_worker(lambda: self._open_other(inspection_id), thread=True, group="other", exclusive=True)

    def _open_other(self, inspection_id: str) -> None:
        """Fold the other journal; runs in a thread, on a connection of its own."""
        from inspection.earlier import others  # noqa: PLC0415  # what only this screen needs

        found, problem = None, None
        try:
            with self.host.workspace.beside() as workspace:
                if not inspection_id:
                    before = [one for one in others(self.inspection, workspace.inspections()) if one.earlier]
                    inspection_id = before[0].summary.id if before else ""
                found = workspace.session(inspection_id).inspection if inspection_id else None
        except InspectionError as error:
            problem = error
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._has_other, found, problem)

    def _has_other(self, found: Inspection | None, problem: InspectionError | None) -> None:
        self._looking = False
        if problem is not None:
            self.host.show_error(problem)
        self.other = found or self.other
        self.show()

    # -- showing

    def show(self) -> None:
        """Compare anew and show it."""
        super().show()
        rows, head = self.query_one("#comparison-rows", RowList), self.query_one("#comparison-head", LinePanel)
        if self.other is None:
            self.rows = []
            text = self.say("comparison.looking" if self._looking else "comparison.no_other")
            head.set_lines([])
            rows.set_rows(wrapped(f"  {text}", rows.size.width, indent=2))
            self._show_details()
            return
        from inspection.comparison import compare, in_order  # noqa: PLC0415  # what only this screen needs

        first, second = in_order(self.other, self.inspection)
        self.comparison = compare(first, second)
        words = self._words
        self.rows = words.rows(self.comparison, everything=self.everything)
        names = f" {words.name(first)}  →  {words.name(second)}"
        head.set_lines([line((names, "strong")), line((f" {words.remark(self.comparison)}", "dim"))])
        headings = frozenset(place for place, row in enumerate(self.rows) if row.heading)
        shown = [self._row(row, rows.size.width) for row in self.rows]
        rows.set_rows(shown, max(1, rows.cursor), headings)
        self._show_details()

    @property
    def _words(self) -> ComparisonWords:
        return ComparisonWords(self.host.catalogue, self.host.wording)

    @staticmethod
    def _row(row: ComparisonRow, width: int) -> Text:
        if row.heading:
            return line((f"── {row.text} ".ljust(width, "─"), "title"))
        room = max(10, width - _CHANGE - 6)
        return line(
            " ", (row.sign, row.look), " ", (fitted(row.change, _CHANGE), "strong"), " ", fitted(row.text, room)
        )

    @property
    def current(self) -> ComparisonRow | None:
        """Return the row under the cursor."""
        place = self.query_one("#comparison-rows", RowList).cursor
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        return row if row and not row.heading else None

    def _show_details(self) -> None:
        panel, row = self.query_one("#comparison-details", LinePanel), self.current
        lines = [line(("─" * panel.size.width, "dim"))]
        for text in row.details if row else ():
            lines += wrapped(f" {text}", panel.size.width - 1, indent=1)
        panel.set_lines(lines)

    def on_row_list_moved(self) -> None:
        """Follow the cursor."""
        self._show_details()
