"""The window that chooses a file: type some of its name or path, Tab completes, Enter takes it or opens the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Input

from tui.file_choice import Entry, completed, entries, split
from tui.phrases import fitted
from tui.screens.dialogs import Dialog
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.prompt_line import PromptInput
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult

_KILO = 1024


class FilePicker(Dialog["Path"]):
    """Choose one file; returns its path, or nothing after Esc."""

    CSS_PATH = "../styles/file_picker.tcss"

    def __init__(self, title: str, folder: Path, suffixes: Collection[str]) -> None:
        super().__init__()
        self._title = title
        self._folder = folder
        self._suffixes = suffixes
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """Lay out title, folder, field, rows and keys."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-title")
            yield PromptInput(id="window-input")
            yield RowList(id="window-rows")
            yield LinePanel(id="window-keys")

    def on_mount(self) -> None:
        """Show the folder."""
        self.query_one("#window-keys", LinePanel).set_lines([line((self.host.wording("file_picker.keys"), "dim"))])
        self.query_one(Input).focus()
        self.call_after_refresh(self._look)

    def on_resize(self) -> None:
        """Rows are cut to the width: make them again."""
        self.call_after_refresh(self._look)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down while typing."""
        event.stop()
        self._look()

    def on_prompt_line_left(self) -> None:
        """Leave without a file."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Move in the rows, complete, or go up from an empty field."""
        rows = self.query_one(RowList)
        field = self.query_one(Input)
        if event.key in _STEPS:
            rows.move(_STEPS[event.key])
        elif event.key == "tab" and self._entries:
            field.value = completed(field.value, self._entries[rows.cursor], self._folder)
            field.cursor_position = len(field.value)
        elif event.key == "backspace" and not field.value:
            self._enter_folder(self._folder.resolve().parent)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the file under the cursor, or open the folder; a whole path that was typed counts first."""
        event.stop()
        base, name = split(event.value.strip(), self._folder)
        typed = base / name
        if name and typed.is_file():
            self.dismiss(typed)
        elif self._entries:
            entry = self._entries[self.query_one(RowList).cursor]
            if entry.folder:
                self._enter_folder(entry.path)
            else:
                self.dismiss(entry.path)

    def _enter_folder(self, folder: Path) -> None:
        self._folder = folder
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self._look()

    def _look(self) -> None:
        """List the folder and show what fits."""
        typed = self.query_one(Input).value
        problem = ""
        try:
            self._entries = entries(typed, self._folder, self._suffixes)
        except OSError as error:
            self._entries = []
            problem = self.host.wording("file_picker.no_folder", problem=error.strerror or "")
        base, wanted = split(typed, self._folder)
        where = line((self._title, "title"), "  ", (whole(base), "dim"))
        self.query_one("#window-title", LinePanel).set_lines([where])
        rows = self.query_one(RowList)
        shown = [self._row(entry, rows.size.width) for entry in self._entries]
        if not shown:
            shown = [line((problem or self.host.wording("file_picker.nothing"), "warning"))]
        # Behind typed words the folder above is not what is wanted first.
        first_file = next((n for n, entry in enumerate(self._entries) if entry.name != "../"), 0)
        rows.set_rows(shown, first_file if wanted or len(self._entries) > 1 else 0)
        self.looked()

    @property
    def entry(self) -> Entry | None:
        """Return the file or folder under the cursor."""
        place = self.query_one(RowList).cursor
        return self._entries[place] if place < len(self._entries) else None

    def looked(self) -> None:
        """Follow the list; a window that shows more of a file overrides it."""

    def _row(self, entry: Entry, width: int) -> Text:
        size = "" if entry.folder else size_words(entry.size)
        room = max(10, width - 12)
        look = "strong" if entry.folder else "" if entry.likely else "dim"
        return line(" ", (fitted(entry.name, room), look), (f"{size:>10}", "dim"))


_STEPS: dict[str, int] = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


def size_words(size: int) -> str:
    """Return a file's size as it is shown."""
    return f"{max(1, round(size / _KILO))} kB"


def whole(folder: Path) -> str:
    """Return a folder's whole path, as it is shown."""
    return str(folder.resolve())
