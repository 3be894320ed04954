"""The journal (H): who changed what and when, the newest first; nothing ever leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from inspection.actor import name_of
from inspection.fold import withdrawn
from inspection.vietnamese import fold, words
from tui.commands.journal import JOURNAL
from tui.commands.moving import MOVING
from tui.phrases import fitted, moment_words
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.story import Story
from tui.theme import line, rule, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.events import Entry
    from tui.command import Vocabulary
    from tui.commands.everywhere import GoBack
    from tui.widgets.prompt_line import PromptLine

_WHEN, _WHO = 14, 12


class JournalScreen(Moving, BaseScreen):
    """Every entry of the open inspection."""

    VOCABULARY: ClassVar[Vocabulary] = JOURNAL + MOVING
    STAGE = "journal"
    CSS_PATH = "../styles/journal.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._wanted = ""

    def body(self) -> ComposeResult:
        """Yield the entries and, below, the one under the cursor in full."""
        yield RowList(id="journal-rows")
        yield LinePanel(id="journal-entry")

    def show(self) -> None:
        """Show the entries that hold the words looked for."""
        super().show()
        story = Story(self.inspection, self.host.wording)
        gone = withdrawn(self.session.entries)
        today = self.host.today()
        wanted = words(self._wanted)
        rows, self._entries = [], []
        for entry in reversed(self.session.entries):
            told = story.event(entry.event)
            if not all(word in fold(f"{entry.actor} {told}") for word in wanted):
                continue
            self._entries.append(entry)
            when = fitted(moment_words(entry.at, today, self.host.wording), _WHEN)
            undone = f"  ({self.say('journal.undone')})" if entry.id in gone else ""
            look = "dim" if undone else ""
            rows.append(line((f" {when}", "dim"), f" {fitted(name_of(entry.actor), _WHO)} ", (told + undone, look)))
        panel = self.query_one("#journal-rows", RowList)
        panel.set_rows(rows or [line((f"  {self.say('journal.nothing', words=self._wanted)}", "dim"))])
        self._show_entry()

    def status(self) -> Text:
        """Say of which inspection, and how much has happened."""
        count = self.say("journal.count", count=len(self.session.entries))
        sought = f"  /{self._wanted}" if self._wanted else ""
        return line(
            (f" {self.say('journal.title')} ", "title"), f" {self.host.place_name()}  {count}", (sought, "warning")
        )

    def on_row_list_moved(self) -> None:
        """Show the entry in full."""
        self._show_entry()

    def _show_entry(self) -> None:
        panel = self.query_one("#journal-entry", LinePanel)
        place = self.query_one("#journal-rows", RowList).cursor
        lines = [rule(panel.size.width, drawn=not self.host.low)]
        if place < len(self._entries):
            told = Story(self.inspection, self.host.wording).entry(self._entries[place])
            lines += [line(" ", piece.plain) for piece in wrapped(told, max(20, panel.size.width - 2), indent=2)]
        panel.set_lines(lines)

    def on_go_back(self, event: GoBack) -> None:
        """Go back to where the journal was asked for."""
        event.stop()
        self.host.go_to(self.came_from)

    def on_search_journal(self) -> None:
        """Ask for words; the list narrows down while they are typed."""
        self.ask(self.say("journal.find"), self._found, self._wanted)

    def on_prompt_line_typed(self, event: PromptLine.Typed) -> None:
        """Narrow down while typing."""
        self._found(event.value)

    def _found(self, typed: str | None) -> None:
        self._wanted = typed or ""
        self.show()
