"""The panes of the documents screen: the source, what was read of it, and what is known of the row under the cursor.

Moving among what was read lights the line in the source that it was read from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical
from textual.worker import get_current_worker

from inspection.model.codes import Decision
from inspection.model.corrections import KINDS, keyed, placed
from tui.commands.correcting import CORRECTING
from tui.commands.documents import READING
from tui.commands.moving import MOVING
from tui.item_fields import typed_form
from tui.phrases import fitted
from tui.reading_rows import ReadingRows
from tui.reading_words import ReadingWords
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

    from inspection.model.corrections import Item, Placed
    from inspection.model.documents import Reading
    from tui.command import Vocabulary
    from tui.reading_sections import ReadingRow

_MARKS = {
    Decision.ACCEPTED: "✓",
    Decision.CORRECTED: "c",
    Decision.SPLIT: "+",
    Decision.MERGED: "=",
    Decision.DROPPED: "–",
    Decision.ADDED: "b",
    Decision.LATER: "x",
}
_LABEL = 14
"""Cells of a row's label."""
_ORDER, _WEAKEST, _OF_DOCUMENT = "order_of_documents", "weakest", "document"
"""The choice of an order, and what can be chosen."""


class DocumentsFrame(Moving, BaseScreen):
    """The panes and what they show; no command is answered here."""

    VOCABULARY: ClassVar[Vocabulary] = CORRECTING + READING + MOVING
    STAGE = "documents"
    CSS_PATH = "../styles/documents.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.role = ""
        self.rows: list[ReadingRow] = []
        self._places: dict[str, int] = {}
        """Where the cursor was in each document."""
        self._read: Reading | None = None
        """The reading whose source is shown."""
        self._made_of: tuple[object, ...] = ()
        """What the rows were made of."""
        self.placed: tuple[Placed, ...] = ()
        """Every item of the document in turn, as decided."""
        self.items_read: dict[str, Item] = {}
        """What the machine read, by its key."""
        self.weakest_first = True
        self.fault = ""
        """What could not be read of what was typed last."""
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

    def on_mount(self) -> None:
        """Take up the order that was chosen last."""
        self.weakest_first = self.host.choices.get(_ORDER, _WEAKEST) == _WEAKEST

    def show(self) -> None:
        """Show the document in turn; its rows are made anew only where it was read anew."""
        if not self.role:
            self.role = "plan" if self.inspection.plan or not self.inspection.report else "report"
        reading = self.inspection.as_read.get(self.role)
        rows = self.query_one("#documents-rows", RowList)
        self._make_rows(reading)
        if reading is not self._read:
            self._read = reading
            self.query_one(SourcePane).show_document(())
            self.run_worker(self._load_source, thread=True, group="source", exclusive=True)
        super().show()
        width = rows.size.width
        shown = [self._row(row, width) for row in self.rows]
        headings = frozenset(place for place, row in enumerate(self.rows) if row.heading)
        missing = [line(f"  {self.say(f'documents.missing.{self.role}')}")]
        rows.set_rows(shown or missing, self._places.get(self.role, 1), headings)
        self._show_current()

    def _make_rows(self, reading: Reading | None) -> None:
        """Make the rows anew where the reading, a decision or the order is another one."""
        decided = self.inspection.corrections_of(self.role)
        made_of = (self.role, reading, decided, self.weakest_first)
        if made_of == self._made_of:
            return
        self._made_of = made_of
        self.placed = placed(reading, decided) if reading else ()
        self.items_read = dict(pair for kind in KINDS for pair in keyed(reading, kind)) if reading else {}
        makes = ReadingRows(self.host.catalogue, self.host.wording)
        self.rows = makes.of_placed(reading, self.placed, weakest_first=self.weakest_first) if reading else []

    def toggle_order(self) -> None:
        """Show the weakest first or the order of the document, also next time; the cursor stays on its item."""
        row = self.current
        self.weakest_first = not self.weakest_first
        self.host.choices.keep(_ORDER, _WEAKEST if self.weakest_first else _OF_DOCUMENT)
        self._places[self.role] = 1
        self.show()
        if row and row.placed:
            self.to_key(row.placed.key, row.placed.part)

    def to_key(self, key: str, part: int = 0) -> None:
        """Go to the row of an item."""
        for place, row in enumerate(self.rows):
            if row.placed and (row.placed.key, row.placed.part) == (key, part):
                self.query_one("#documents-rows", RowList).move_to(place)
                return

    def words_of(self, item: Item, name: str) -> str:
        """Return a field of an item as people read it."""
        known = ReadingWords(self.host.catalogue, self.host.wording)
        value = getattr(item, name)
        if name == "indicator":
            return known.indicator(value)
        if name in {"group", "code"}:
            return known.group(value)
        return typed_form(item, name)

    def counts(self) -> str:
        """Say how many items were read, taken and dropped, and how many are left."""
        read = [one for one in self.placed if not one.gone]
        dropped = sum(not one.counts for one in read)
        left = sum(not one.decided for one in read)
        return self.say(
            "documents.counts", all=len(read), accepted=len(read) - dropped - left, dropped=dropped, left=left
        )

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
        mark, room = self._mark(row), max(8, width - _LABEL - 2)
        return line(
            (mark, "warning"), (fitted(row.label, _LABEL), look or "strong"), " ", (fitted(row.text, room), look)
        )

    @staticmethod
    def _mark(row: ReadingRow) -> str:
        """Return the sign before a row: what was decided, else whether it is weak."""
        one = row.placed
        if one is None or one.correction is None:
            return "!" if row.warning or row.confidence < 1 else " "
        return "?" if one.gone else _MARKS[one.correction.decision]

    def _show_current(self) -> None:
        row = self.current
        self._places[self.role] = self.query_one("#documents-rows", RowList).cursor
        panel = self.query_one("#documents-details", LinePanel)
        head = self.query_one("#documents-section", LinePanel)
        if row is None:
            panel.set_lines([])
            head.set_lines([])
            return
        section = self.say(f"documents.section.{row.section}")
        head.set_lines([line((f" {self.counts()}", "strong"), "  ", (section, "dim"), "  ", (self._where(row), "key"))])
        panel.set_lines(self._detail_lines(row, panel.size.width))
        pane = self.query_one(SourcePane)
        line_number = row.line or pane.find(row.quote)
        pane.light((line_number,) if line_number else (), row.quote)

    def _where(self, row: ReadingRow) -> str:
        """Return line and page of a row; nothing where it stands in no line."""
        if not row.line:
            return ""
        at = self.say("documents.line", line=row.line)
        page = self._read.source.page_of(row.line) if self._read else None
        return f"{at} · {self.say('documents.page', page=page)}" if page else at

    def _detail_lines(self, row: ReadingRow, width: int) -> list[Text]:
        if row.heading:
            return []
        facts = row.details or (((row.label.strip(" –*"), row.text)),)
        lines: list[Text] = [line(f" {self.fault}", "error")] if self.fault else []
        for name, value in facts:
            first, *rest = wrapped(f"{name}: {value}" if name else value, max(20, width - 2), indent=2)
            lines += [line(" ", first.plain), *(line(" ", more.plain) for more in rest)]
        return lines

    def on_row_list_moved(self) -> None:
        """Follow the cursor with source and details."""
        self._show_current()
