"""The panes of the documents screen: the source, what was read of it, and what is known of the row under the cursor.

Moving among what was read lights the line in the source that it was read from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical
from textual.worker import get_current_worker

from tui.commands.documents import READING
from tui.commands.moving import MOVING
from tui.phrases import fitted
from tui.reading_rows import ReadingRow, ReadingRows
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.documents import Reading
    from tui.command import Vocabulary

_LABEL = 14
"""Cells of a row's label."""


class DocumentsFrame(Moving, BaseScreen):
    """The panes and what they show; no command is answered here."""

    VOCABULARY: ClassVar[Vocabulary] = READING + MOVING
    STAGE = "documents"
    CSS_PATH = "../styles/documents.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.role = ""
        self.rows: list[ReadingRow] = []
        self._places: dict[str, int] = {}
        """Where the cursor was in each document."""
        self._read: Reading | None = None
        """The reading that the rows were made of."""
        self.sought = ""

    def body(self) -> ComposeResult:
        """Yield source and reading; side by side where there is room."""
        with Container(id="documents-panes"):
            yield SourcePane(id="documents-source")
            with Vertical(id="documents-read"):
                yield LinePanel(id="documents-section")
                yield RowList(id="documents-rows")
                yield LinePanel(id="documents-details")

    # -- showing

    def show(self) -> None:
        """Show the document in turn; its rows are made anew only where it was read anew."""
        if not self.role:
            self.role = "plan" if self.inspection.plan or not self.inspection.report else "report"
        reading = self.reading
        rows = self.query_one("#documents-rows", RowList)
        if reading is not self._read:
            self._read = reading
            self.rows = ReadingRows(self.host.catalogue, self.host.wording).of(reading) if reading else []
            self.query_one(SourcePane).show_document(())
            self.run_worker(self._load_source, thread=True, group="source", exclusive=True)
        super().show()
        width = rows.size.width
        shown = [self._row(row, width) for row in self.rows]
        headings = frozenset(place for place, row in enumerate(self.rows) if row.heading)
        missing = [line(f"  {self.say(f'documents.missing.{self.role}')}")]
        rows.set_rows(shown or missing, self._places.get(self.role, 1), headings)
        self._show_current()

    def _load_source(self) -> None:
        """Read the kept copy; runs in a thread, for a scan takes its time."""
        role = self.role
        lines = self.host.inspection_open.source_lines(role)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._has_source, role, lines)

    def _has_source(self, role: str, lines: Sequence[str]) -> None:
        if role == self.role:
            self.query_one(SourcePane).show_document(lines)
            self._show_current()

    @property
    def reading(self) -> Reading | None:
        """Return the reading in turn."""
        return self.inspection.plan if self.role == "plan" else self.inspection.report

    @property
    def current(self) -> ReadingRow | None:
        """Return the row under the cursor."""
        place = self.query_one("#documents-rows", RowList).cursor
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def status(self) -> Text:
        """Say which document is shown, of which ward, and how much of it could not be read."""
        reading = self.reading
        name = self.say(f"code.document_kind.{self.role}")
        issues = len(reading.issues) if reading else 0
        doubts = self.say("documents.doubts", count=issues) if issues else ""
        file = reading.source.name if reading else ""
        return line(
            (f" {self.say('documents.title')} ", "title"),
            f" {self.host.place_name()} · ",
            (name, "strong"),
            (f" {doubts}" if doubts else "", "warning"),
            (f"  {file}", "dim"),
        )

    def _row(self, row: ReadingRow, width: int) -> Text:
        look = "warning" if row.warning else ""
        if row.heading:
            return line((f"── {row.label} ".ljust(width, "─"), "warning" if row.warning else "title"))
        mark, room = "!" if row.warning else " ", max(8, width - _LABEL - 2)
        return line(
            (mark, "warning"), (fitted(row.label, _LABEL), look or "strong"), " ", (fitted(row.text, room), look)
        )

    def _show_current(self) -> None:
        row = self.current
        self._places[self.role] = self.query_one("#documents-rows", RowList).cursor
        panel = self.query_one("#documents-details", LinePanel)
        head = self.query_one("#documents-section", LinePanel)
        if row is None:
            panel.set_lines([])
            head.set_lines([])
            return
        at = self.say("documents.line", line=row.line) if row.line else ""
        head.set_lines([line((f" {self.say(f'documents.section.{row.section}')}", "dim"), "  ", (at, "key"))])
        panel.set_lines(self._detail_lines(row, panel.size.width))
        pane = self.query_one(SourcePane)
        line_number = row.line or pane.find(row.quote)
        pane.light((line_number,) if line_number else (), row.quote)

    def _detail_lines(self, row: ReadingRow, width: int) -> list[Text]:
        if row.heading:
            return []
        facts = row.details or (((row.label.strip(" –*"), row.text)),)
        lines: list[Text] = []
        for name, value in facts:
            first, *rest = wrapped(f"{name}: {value}" if name else value, max(20, width - 2), indent=2)
            lines += [line(" ", first.plain), *(line(" ", more.plain) for more in rest)]
        return lines

    def on_row_list_moved(self) -> None:
        """Follow the cursor with source and details."""
        self._show_current()
