"""The dialog of the key ``b``: find a document that the ward cites, or write what was seen, heard or tried.

One field and one list: typed words narrow the list down, and below it stand the same words as evidence of each kind, so
nothing has to be switched; a digit before them asks for one kind alone. ``b`` once more takes what was recorded last.
What is typed is kept until something is recorded.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.widgets import Input

from inspection.model.finding import Evidence
from tui.evidence_kinds import INBOX, METHODS, asked, file_words, waiting_files
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
        self._shown: list[Offer | Path] = []
        self._before = ""
        self._draft = f"evidence:{item_id}" if item_id else ""
        """Where what is typed is kept; the same as in the line mode."""

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
        field = self.query_one(Input)
        kept = self.host.guarded(lambda: self.host.workspace.draft(self._inspection.id, self._draft))
        if self._draft and kept:
            self._before = field.value = kept
            field.cursor_position = len(kept)
        field.focus()
        self._show()

    def on_line_panel_resized(self) -> None:
        """Rows are cut to the width: make them again."""
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down while typing; the repeat key alone takes what was last."""
        event.stop()
        first, changed, self._before = not self._before, event.value != self._before, event.value
        if first and event.value == self.REPEAT and self._last:
            self.take(self._last)
            return
        if changed and self._draft:
            self.host.guarded(lambda: self._keep(event.value))
        self._show()

    def take(self, evidence: Evidence) -> None:
        """Return a piece of evidence; what was typed is no longer needed."""
        if self._draft:
            self.host.guarded(lambda: self._keep(""))
        self.dismiss(evidence)

    def _keep(self, typed: str) -> None:
        if typed:
            self.host.workspace.save_draft(self._inspection.id, self._draft, typed)
        else:
            self.host.workspace.drop_draft(self._inspection.id, self._draft)

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
        chosen = self._shown[self.query_one(RowList).cursor] if self._shown else None
        if path is not None:
            await self._take_file(path)
        elif isinstance(chosen, Offer):
            self.take(chosen.evidence)
        elif chosen is not None:
            await self._take_file(chosen)
        elif asked(event.value)[0] == "file":
            self._choose_file()

    async def _take_file(self, path: Path) -> None:
        say = self.host.wording
        self._say(say("evidence.hashing", name=path.name))
        try:
            evidence = await asyncio.to_thread(file_evidence, path, self._item_id)
        except OSError as problem:
            self._say(say("evidence.unreadable", name=path.name, problem=problem.strerror or problem), "error")
        else:
            self.take(evidence)

    def _show(self) -> None:
        say, typed = self.host.wording, self.query_one(Input).value
        if typed_path(typed) is not None:
            self._shown, labels = [], [line(f" {say('evidence.take_file', path=typed.strip())}")]
        else:
            self._shown = self._fitting(typed)
            labels = [line(f" {self._label(one)}") for one in self._shown]
        self.query_one(RowList).set_rows(labels, 0)
        self.query_one("#window-title", LinePanel).set_lines([line((say("evidence.title"), "title"))])
        self._say(self._foot(typed), "dim")

    def _fitting(self, typed: str) -> list[Offer | Path]:
        """Return what the typed words may mean: of the kind that is asked for first, then whatever they may be."""
        say, (kind, rest) = self.host.wording, asked(typed)
        lines_of = self.host.inspection_open.source_lines
        whole = typed_offers(typed, self._item_id, say)
        if kind == "inbox":
            return [*waiting_files(self.host.workspace.room(INBOX), rest), *(whole if rest else ())]
        if kind == "file":
            return [*(whole if rest else ())]
        placed = placed_offers(rest, self._inspection, self._item_id, lines_of)
        if kind in ("interview", "observation"):
            own = [one for one in typed_offers(rest, self._item_id, say) if one.evidence.method is METHODS[kind]]
            return [*own, *(whole if rest else ())]
        own = typed_offers(rest, self._item_id, say)
        if kind == "document":
            own = [*(one for one in own if one.evidence.method is METHODS[kind]), *(whole if rest else ())]
        return [*placed, *fitting(self._offers, rest), *own]

    def _label(self, one: Offer | Path) -> str:
        if isinstance(one, Offer):
            return one.label
        day = datetime.fromtimestamp(one.stat().st_mtime, tz=UTC).astimezone().date()
        return self.host.wording("evidence.from_inbox", file=file_words(one, day))

    def _foot(self, typed: str) -> str:
        """Return what can be done next, for the line of keys."""
        say, (kind, rest) = self.host.wording, asked(typed)
        if self._last and not typed:
            return say("evidence.repeat", text=self._last.description)
        if kind == "inbox" and not self._shown:
            return say("evidence.empty_inbox", folder=self.host.workspace.room(INBOX))
        if kind == "file" and not rest:
            return say("evidence.ask_file")
        return say("evidence.ask_words") if kind and not self._shown else say("evidence.keys")

    def _say(self, message: str, look: str = "") -> None:
        self.query_one("#window-keys", LinePanel).set_lines([line((message, look))])
