"""The window that chooses a document: what the program reads in the file under the cursor, before it is taken.

Reading waits until the cursor rests, runs in a thread and is given up when the cursor goes on; no key waits for it.
"""

from __future__ import annotations

from asyncio import CancelledError
from datetime import datetime
from typing import TYPE_CHECKING

from textual.containers import Container, Vertical
from textual.worker import get_current_worker

from inspection.errors import InspectionError
from tui.file_choice import READABLE
from tui.reading_summary import ReadingSummary
from tui.screens.file_picker import FilePicker, size_words
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.prompt_line import PromptInput
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.timer import Timer

    from inspection.model.documents import Reading
    from tui.file_choice import Entry
    from tui.new_form import Fault

    Remarks = Callable[[Path, Reading], Sequence[Fault]]
    """Says what is wrong or worth knowing if a file is taken here."""

_REST = 0.12
"""Seconds that the cursor rests on a file before it is read."""


class DocumentPicker(FilePicker):
    """Choose a document and see what is in it; returns its path, or nothing after Esc."""

    CSS_PATH = "../styles/file_picker.tcss"

    def __init__(self, title: str, folder: Path, remarks: Remarks) -> None:
        super().__init__(title, folder, READABLE)
        self._remarks = remarks
        self._timer: Timer | None = None
        self._shown: Path | None = None
        """The file that the preview is of."""

    def compose(self) -> ComposeResult:
        """Lay out title, field, rows beside or above the preview, and keys."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-title")
            yield PromptInput(id="window-input")
            with Container(id="picker-panes"):
                yield RowList(id="window-rows")
                yield LinePanel(id="picker-preview")
            yield LinePanel(id="window-keys")

    def on_row_list_moved(self) -> None:
        """Look into the file under the cursor as soon as the cursor rests."""
        self.looked()

    def looked(self) -> None:
        """Show what is known of the file under the cursor, and have it read where nothing is."""
        entry = self.entry
        path = entry.path if entry and not entry.folder else None
        if self._timer is not None:
            self._timer.stop()
        if path is None or entry is None:
            self._shown = None
            self._put([])
            return
        self._shown = path
        known = self.host.previews.known(path)
        if known is not None:
            self._show_reading(path, known)
            return
        self._put(self._facts(entry, self.host.wording("file_picker.reading") if entry.likely else ""))
        if entry.likely:
            self._timer = self.set_timer(_REST, lambda: self._begin(path))

    def _begin(self, path: Path) -> None:
        self.run_worker(lambda: self._read(path), thread=True, group="preview", exclusive=True, exit_on_error=False)

    def _read(self, path: Path) -> None:
        """Read a file; runs in a thread and ends early when nobody waits for it."""
        from inspection.intake.watching import watched  # noqa: PLC0415  # only who reads pays for the reader

        worker = get_current_worker()

        def tell(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise CancelledError
            words = self.host.wording("documents.recognising", name=path.name, done=done, total=total)
            self.app.call_from_thread(self._say_of, path, words, "warning")

        try:
            with watched(tell):
                reading = self.host.previews.read(path, self.host.catalogue)
        except InspectionError as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._say_of, path, self.host.sentence(problem), "error")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_reading, path, reading)

    # -- showing

    def _show_reading(self, path: Path, reading: Reading) -> None:
        entry = self.entry
        if path != self._shown or entry is None:
            return
        panel, summary = self.query_one("#picker-preview", LinePanel), ReadingSummary(self.host.wording)
        width = panel.size.width
        lines = [*self._facts(entry, ""), *summary.faults(self._remarks(path, reading), width)]
        self._put([*lines, *summary.lines(reading, width)])

    def _say_of(self, path: Path, words: str, look: str) -> None:
        entry = self.entry
        if path == self._shown and entry is not None:
            self._put(self._facts(entry, words, look))

    def _facts(self, entry: Entry, words: str, look: str = "dim") -> list[Text]:
        """Return the file's name, size and time of change, then what there is to say of its reading."""
        width = self.query_one("#picker-preview", LinePanel).size.width
        try:
            changed = datetime.fromtimestamp(entry.path.stat().st_mtime).astimezone().strftime("%d/%m/%Y %H:%M")
        except OSError:
            changed = ""
        told = " · ".join(part for part in (size_words(entry.size), changed) if part)
        lines = [line(("─" * width, "dim")), line((f" {entry.name}", "title")), line((f" {told}", "dim"))]
        return [*lines, *(wrapped(f" {words}", width - 1, look, indent=1) if words else [])]

    def _put(self, lines: Sequence[Text]) -> None:
        self.query_one("#picker-preview", LinePanel).set_lines(lines)
