"""The dialog of the key ``b``: find a document that the ward cites, or write what was seen, heard or tried.

One field and one list: typed words narrow the list down, and below it stand the same words as evidence of each kind, so
nothing has to be switched. ``b`` once more takes what was recorded last.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input

from inspection.model.finding import Evidence
from tui.evidence_offers import (
    Offer,
    file_evidence,
    fitting,
    last_evidence,
    offers,
    placed_offers,
    typed_offers,
    typed_path,
)
from tui.screens.dialogs import Dialog
from tui.screens.file_picker import FilePicker
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList
from tui.widgets.typing_fields import LineField

if TYPE_CHECKING:
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

    from inspection.model.inspection import Inspection


class EvidenceDialog(Dialog[Evidence]):
    """Choose or write a piece of evidence for an item, or for a finding without one; None after Esc."""

    CSS_PATH = "../styles/findings.tcss"
    REPEAT: ClassVar[str] = "b"

    def __init__(self, inspection: Inspection, item_id: str | None = None) -> None:
        super().__init__()
        self._inspection = inspection
        self._item_id = item_id
        self._last = last_evidence(inspection, item_id)
        self._offers: list[Offer] = []
        self._shown: list[Offer] = []
        self._before = ""

    def compose(self) -> ComposeResult:
        """Lay out title, field, rows and keys."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-title")
            yield LineField("", id="window-input")
            yield RowList(id="window-rows")
            yield LinePanel(id="window-keys")

    def on_mount(self) -> None:
        """Show everything that is at hand."""
        self._offers = offers(self._inspection, self._item_id, self.host.wording)
        self.query_one(Input).focus()
        self._show()

    def on_line_panel_resized(self) -> None:
        """Rows are cut to the width: make them again."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down while typing; the repeat key alone takes what was last."""
        event.stop()
        first, self._before = not self._before, event.value
        if first and event.value == self.REPEAT and self._last:
            self.dismiss(self._last)
        else:
            self._show()

    def on_key(self, event: events.Key) -> None:
        """Move in the rows while typing; Tab looks for a file."""
        rows = self.query_one(RowList)
        page = max(1, rows.size.height - 1)
        steps = {"down": 1, "up": -1, "pagedown": page, "pageup": -page}
        if event.key in steps:
            rows.move(steps[event.key])
        elif event.key == "tab":
            self._choose_file()
        else:
            return
        event.stop()
        event.prevent_default()

    def _choose_file(self) -> None:
        def take(path: Path | None) -> None:
            if path is not None:
                self.host.files_from = path.parent
                self.run_worker(self._take_file(path), exclusive=True)

        self.host.push_screen(FilePicker(self.host.wording("evidence.choose_file"), self.host.files_from, ()), take)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the row under the cursor; a path is a file to be taken by its hash."""
        event.stop()
        path = typed_path(event.value)
        if path is not None:
            await self._take_file(path)
        elif self._shown:
            self.dismiss(self._shown[self.query_one(RowList).cursor].evidence)

    async def _take_file(self, path: Path) -> None:
        say = self.host.wording
        self._say(say("evidence.hashing", name=path.name))
        try:
            evidence = await asyncio.to_thread(file_evidence, path, self._item_id)
        except OSError as problem:
            self._say(say("evidence.unreadable", name=path.name, problem=problem.strerror or problem), "error")
        else:
            self.dismiss(evidence)

    def _show(self) -> None:
        say, typed = self.host.wording, self.query_one(Input).value
        if typed_path(typed) is not None:
            self._shown, labels = [], [line(f" {say('evidence.take_file', path=typed.strip())}")]
        else:
            lines_of = self.host.inspection_open.source_lines
            placed = placed_offers(typed, self._inspection, self._item_id, lines_of)
            found = fitting(self._offers, typed)
            self._shown = [*placed, *found, *typed_offers(typed, self._item_id, say)]
            labels = [line(f" {one.label}") for one in self._shown]
        self.query_one(RowList).set_rows(labels, 0)
        self.query_one("#window-title", LinePanel).set_lines([line((say("evidence.title"), "title"))])
        repeat = say("evidence.repeat", text=self._last.description) if self._last and not typed else ""
        self._say(repeat or say("evidence.keys"), "dim")

    def _say(self, message: str, look: str = "") -> None:
        self.query_one("#window-keys", LinePanel).set_lines([line((message, look))])
