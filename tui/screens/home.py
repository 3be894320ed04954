"""Home (F2): the inspections of the workspace, the last changed first.

It shows the store's projections only and folds no journal, so two hundred inspections cost no more than ten. What
colleagues change appears by itself: a poll asks SQLite for one number and paints nothing while that stays the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from inspection.vietnamese import fold, words
from tui.commands.inspections import INSPECTIONS, OpenInspection, Reinspect
from tui.commands.moving import MOVING
from tui.reinspecting import begin_again
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.summary_rows import SummaryRows
from tui.theme import line, wrapped
from tui.widgets.lazy_lines import LazyLines
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.store.port import Summary
    from tui.command import Command, Vocabulary
    from tui.widgets.prompt_line import PromptLine

_FORM = "new_inspection"
"""The stage of the form, and the name of its draft."""
_POLL = 2.0
"""Seconds between two looks at whether anybody has written."""


class HomeScreen(Moving, BaseScreen):
    """Which inspections there are and how far each has come."""

    VOCABULARY: ClassVar[Vocabulary] = INSPECTIONS + MOVING
    STAGE = "home"
    CSS_PATH = "../styles/home.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._summaries: tuple[Summary, ...] = ()
        self._shown: list[Summary] = []
        self._wanted = ""
        self._seeking = False
        self._version: object = None
        self._lines: Sequence[Text] = ()
        self._made_of: object = None
        """What the lines in sight were made of."""

    def body(self) -> ComposeResult:
        """Yield the head of the columns, the list and what to do where it is empty."""
        yield LinePanel(id="home-head")
        yield RowList(id="home-rows")
        yield LinePanel(id="home-empty")

    def on_mount(self) -> None:
        """Read the list and keep looking for changes."""
        self._load()
        self.set_interval(_POLL, self.look_again)
        if self.host.guarded(lambda: self.host.workspace.draft("", _FORM)):
            self.call_after_refresh(self.hint, self.say("home.unfinished"), "warning")

    # -- showing

    def show(self) -> None:
        """Show the list, or what to do where there is none yet."""
        super().show()
        empty = not self._summaries
        self.query_one("#home-rows").display = not empty
        self.query_one("#home-head").display = not empty
        guide = self.query_one("#home-empty", LinePanel)
        guide.display = empty
        if empty:
            guide.set_lines(self._guide(guide.size.width or self.size.width))
            return
        self._show_rows()

    def _show_rows(self) -> None:
        opened = self.host.opened
        wanted_id = self.current.id if self.current else opened.session.id if opened else ""
        wanted = words(self._wanted)
        self._shown = [s for s in self._summaries if all(word in fold(f"{s.ward} {s.city}") for word in wanted)]
        today, width = self.host.today(), self.size.width
        rows = SummaryRows(self.host.wording, today, width)
        self.query_one("#home-head", LinePanel).set_lines([rows.head()])
        made_of = (self._shown, today, width)
        if made_of != self._made_of:
            shown, self._made_of = self._shown, made_of
            self._lines = LazyLines(len(shown), lambda place: rows.row(shown[place]))
        place = next((n for n, s in enumerate(self._shown) if s.id == wanted_id), 0)
        self.query_one("#home-rows", RowList).set_rows(self._lines, place)

    @property
    def current(self) -> Summary | None:
        """Return the inspection under the cursor."""
        place = self.query_one("#home-rows", RowList).cursor
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def status(self) -> Text:
        """Say how many inspections there are and which are shown."""
        count = self.say("home.count", count=len(self._summaries))
        sought = self.say("home.sought", words=self._wanted, count=len(self._shown)) if self._wanted else ""
        today = self.host.today()
        overdue = sum(one.overdue(today) for one in self._summaries)
        late = self.say("home.overdue", count=overdue) if overdue else ""
        return line(
            (f" {self.say('home.title')} ", "title"),
            f" {count}",
            (f"  {late}" if late else "", "error"),
            (f"  {sought}" if sought else "", "warning"),
        )

    def _guide(self, width: int) -> list[Text]:
        lines: list[Text] = [line()]
        for paragraph in ("home.empty", "home.empty_new", "home.empty_sample", "home.empty_where"):
            text = self.say(paragraph, folder=str(self.host.workspace.folder))
            lines += [*wrapped(text, max(20, width - 4), indent=3), line()]
        return [line("  ", one.plain) for one in lines]

    # -- keeping up with others

    def _load(self) -> None:
        workspace = self.host.workspace
        self._version = self.host.guarded(workspace.store.version)
        self._summaries = self.host.guarded(workspace.inspections) or ()

    def look_again(self) -> None:
        """Show what others have written since the last look; where nobody has, this costs microseconds."""
        if self.is_current and self.host.workspace.store.version() != self._version:
            self._load()
            self.show()

    # -- commands

    def refusal(self, command: type[Command]) -> str:
        """Say why nothing can be opened where there is nothing."""
        if issubclass(command, OpenInspection | Reinspect) and self.current is None:
            return self.say("home.nothing")
        return super().refusal(command)

    def on_open_inspection(self) -> None:
        """Open the inspection under the cursor where it was left."""
        if self.current is not None:
            self.host.open_inspection(self.current.id)

    def on_reinspect(self) -> None:
        """Begin the re-inspection of the one under the cursor."""
        if self.current is not None:
            begin_again(self, self.current.id)

    def on_new_inspection(self) -> None:
        """Make a new one."""
        self.host.go_to(_FORM)

    def on_open_sample(self) -> None:
        """Show the form filled in with the sample documents."""
        self.host.go_to(_FORM, sample=True)

    def on_find_inspection(self) -> None:
        """Ask for words; the list narrows down while they are typed."""
        self._seeking = True
        self.ask(self.say("home.find"), self._found, self._wanted)

    def on_prompt_line_typed(self, event: PromptLine.Typed) -> None:
        """Narrow down while typing what is sought; another question's answer is none of it."""
        if self._seeking:
            self._wanted = event.value
            self._show_rows()

    def _found(self, typed: str | None) -> None:
        self._seeking = False
        self._wanted = typed or ""
        self.show()
