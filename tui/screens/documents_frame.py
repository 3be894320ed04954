"""The panes of the documents screen: the source, what was read of it, and what is known of the row under the cursor.

Moving among what was read lights the line in the source that it was read from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container, Vertical
from textual.worker import get_current_worker

from inspection.model.corrections import KINDS, keyed, placed
from inspection.vietnamese import fold
from tui.commands.correcting import CORRECTING
from tui.commands.documents import READING
from tui.commands.moving import MOVING
from tui.commands.pointing import POINTING
from tui.reading_look import LABELLED, ReadingLook
from tui.reading_rows import ReadingRows
from tui.restored_words import RestoredWords, words_to_restore
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.pointing_pane import PointingPane
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.corrections import Item, Placed
    from inspection.model.documents import Reading
    from tui.command import Vocabulary
    from tui.reading_sections import ReadingRow

_ORDER, _WEAKEST, _OF_DOCUMENT = "order_of_documents", "weakest", "document"
"""The choice of an order, and what can be chosen."""


class DocumentsFrame(Moving, BaseScreen):
    """The panes and what they show; no command is answered here."""

    VOCABULARY: ClassVar[Vocabulary] = CORRECTING + POINTING + READING + MOVING
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
        self._restored = RestoredWords()

    def body(self) -> ComposeResult:
        """Yield source and reading; side by side where there is room."""
        with Container(id="documents-panes"):
            yield PointingPane(id="documents-source")
            with Vertical(id="documents-read"):
                yield LinePanel(id="documents-section")
                yield RowList(id="documents-rows", covered=LABELLED)
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
            self.pane.show_document(())
            self.run_worker(self._load_source, thread=True, group="source", exclusive=True)
        super().show()
        width = rows.size.width
        shown = [self.look.row(row, width) for row in self.rows]
        headings = frozenset(place for place, row in enumerate(self.rows) if row.heading)
        missing = wrapped(f"  {self.say(f'documents.missing.{self.role}')}", max(20, width), indent=2)
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

    def _load_source(self) -> None:
        """Read the kept copy; runs in a thread, for a scan takes its time."""
        role = self.role
        from inspection.intake.watching import watched  # noqa: PLC0415  # only who reads pays for the reader

        with watched(self.telling(self.reading.source.name if self.reading else "")):
            lines = self.host.inspection_open.source_lines(role)
        folded = [fold(text) for text in lines]
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._has_source, role, lines, folded)

    def _has_source(self, role: str, lines: Sequence[str], folded: Sequence[str]) -> None:
        if role == self.role:
            self.pane.show_document(lines, folded)
            self._show_current()

    @property
    def look(self) -> ReadingLook:
        """Return what puts rows and items into lines."""
        return ReadingLook(self.host.catalogue, self.host.wording)

    @property
    def pane(self) -> PointingPane:
        """Return the source."""
        return self.query_one(PointingPane)

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

    def _show_current(self) -> None:
        row = self.current
        self._places[self.role] = self.query_one("#documents-rows", RowList).cursor
        panel = self.query_one("#documents-details", LinePanel)
        head = self.query_one("#documents-section", LinePanel)
        if row is None:
            panel.set_lines([])
            head.set_lines([])
            return
        self.show_head()
        words = words_to_restore(self._read, row)
        likely = self._restored.of(words)
        line_number = row.line or self.pane.find(row.quote)
        self.pane.light((line_number,) if line_number else (), row.quote)
        seen = row.quote if self.pane.shows_quote else ""
        panel.set_lines(self.look.details(row, panel.size.width, fault=self.fault, likely=likely, seen=seen))
        if words and not self._restored.knows(words):
            self.run_worker(lambda: self._restore(words), thread=True, group="restore", exclusive=True)

    def _restore(self, words: str) -> None:
        """Work out what garbled words may have said; runs in a thread."""
        self._restored.work_out(words)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_current)

    def show_head(self) -> None:
        """Show how far the work is, and the place of the row or of the lines that are pointed at."""
        head, (first, last) = self.query_one("#documents-section", LinePanel), self.pane.marked
        source = self._read.source if self._read else None
        if last:
            where = (self.look.where(source, first, last), "key")
            head.set_lines([line((f" {self.say('documents.pointing')} ", "typing"), "  ", where)])
        elif row := self.current:
            section = (self.say(f"documents.section.{row.section}"), "dim")
            where = (self.look.where(source, row.line, row.line), "key")
            head.set_lines([line((f" {self.look.counts(self.placed)}", "strong"), "  ", where, "  ", section)])

    def on_row_list_moved(self) -> None:
        """Follow the cursor with source and details."""
        self._show_current()
