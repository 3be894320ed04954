"""A new inspection: from two files to a checklist, with what was read of each to be seen before going on.

Reading and making run in a thread, so that no key waits for them. Each change is kept as a draft; whoever leaves, or is
cut off, finds the form as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.worker import get_current_worker

from inspection.errors import InspectionError
from inspection.paths import SAMPLES
from tui.commands.inspections import MAKING
from tui.commands.moving import MOVING
from tui.new_form import DOCUMENTS, TYPED, NewForm, Paper
from tui.new_form_lines import FormLines
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from rich.text import Text
    from textual.app import ComposeResult

    from tui.command import Vocabulary

ROWS = ("plan", "report", "own", "criteria", "team", *TYPED, "create")
DRAFT = "new_inspection"


class FormFilling(Moving, BaseScreen):
    """The form, its fields and what is read into them; commands are answered by the screen."""

    VOCABULARY: ClassVar[Vocabulary] = MAKING + MOVING
    STAGE = "new_inspection"
    CSS_PATH = "../styles/new_inspection.tcss"

    def __init__(self, *, sample: bool = False) -> None:
        super().__init__()
        self.form = NewForm()
        self.sample = sample
        """Whether the sample documents are shown; a draft of the person's own then stays untouched."""
        self.making = False

    def body(self) -> ComposeResult:
        """Yield the fields and, below, what was read and what is missing."""
        yield RowList(id="new-rows")
        yield LinePanel(id="new-notes")

    def on_mount(self) -> None:
        """Take up the draft, if there is one."""
        if self.sample:
            self._take_up(NewForm.of_files(SAMPLES))
            self.query_one("#new-rows", RowList).cursor = len(ROWS) - 1
            return
        draft = self.host.guarded(lambda: self.host.workspace.draft("", DRAFT))
        if draft is not None:
            self._take_up(NewForm.from_draft(draft))
            self.call_after_refresh(self.hint, self.say("new_inspection.taken_up"))

    def _take_up(self, form: NewForm) -> None:
        """Go on with a form whose files have still to be read."""
        self.form = form
        for role, paper in form.papers.items():
            self._read(role, paper.path)
        if form.team_path is not None:
            self.take_team(form.team_path)

    # -- showing

    def status(self) -> Text:
        """Say what is being made; the open inspection, if there is one, has no part in it."""
        return line((f" {self.say('new_inspection.title')} ", "title"))

    def show(self) -> None:
        """Show the form."""
        super().show()
        rows = self.query_one("#new-rows", RowList)
        lines = self._lines()
        rows.set_rows([lines.row(name, rows.size.width) for name in ROWS])
        self._show_notes()

    def on_row_list_moved(self) -> None:
        """Show what belongs to the field under the cursor."""
        self._show_notes()

    @property
    def current(self) -> str:
        """Return the field under the cursor."""
        return ROWS[self.query_one("#new-rows", RowList).cursor]

    def _show_notes(self) -> None:
        panel = self.query_one("#new-notes", LinePanel)
        panel.set_lines(self._lines().notes(self.current, panel.size.width))

    def _lines(self) -> FormLines:
        return FormLines(self.form, self.host.wording, self.host.catalogue, self.host.today())

    def change(self, form: NewForm) -> None:
        """Take over a change, keep it as a draft and show it."""
        self.form = form
        if not self.sample:
            self.host.guarded(lambda: self.host.workspace.save_draft("", DRAFT, form.draft()))
        self.show()

    def move_on(self, name: str) -> None:
        """Go to the next thing that is to be done."""
        order = [*DOCUMENTS, "create"]
        rest = [later for later in order[order.index(name) + 1 :] if later not in self.form.papers]
        self.query_one("#new-rows", RowList).move_to(ROWS.index(rest[0] if rest else "create"))

    # -- documents and team

    def take(self, role: str, path: Path | None) -> None:
        """Take a document into a role and have it read; None changes nothing."""
        if path is None:
            return
        self.host.files_from = path.parent
        self.change(self.form.with_paper(role, Paper(path=path)))
        self.move_on(role)
        self._read(role, path)

    def _read(self, role: str, path: Path) -> None:
        self.run_worker(lambda: self._reading(role, path), thread=True, group=role, exclusive=True)

    def _reading(self, role: str, path: Path) -> None:
        """Read a document; runs in a thread and touches nothing but the file."""
        from inspection.intake.watching import watched  # noqa: PLC0415  # only who reads pays for the reader

        paper = Paper(path=path)
        try:
            with watched(self.telling(path.name)):
                paper = Paper(path=path, reading=self.host.previews.read(path, self.host.catalogue))
        except InspectionError as problem:
            paper = Paper(path=path, problem=self.host.sentence(problem))
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._has_read, role, paper)

    def _has_read(self, role: str, paper: Paper) -> None:
        # Meanwhile it may have been exchanged, cleared or chosen anew.
        for name, now in self.form.papers.items():
            if now.path == paper.path and (now.pending or name == role):
                self.form = self.form.with_paper(name, paper)
        self.show()

    def take_team(self, path: Path) -> None:
        """Take the team of a file again, with a form that was left."""
        from inspection.team_file import read_team  # noqa: PLC0415  # only who names a file pays for its reader

        team = self.host.guarded(lambda: read_team(path))
        if team is not None:
            self.change(self.form.with_team(path, team))
