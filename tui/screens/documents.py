"""Documents (F3): the source on one side, what was read of it on the other; moving on one lights the line on the other.

Trust comes from seeing. Before an inspector relies on a figure, this screen shows the sentence that it was read from,
and what could not be read stands first, not last.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspection.errors import InspectionError
from inspection.vietnamese import fold, words
from tui.commands.documents import SearchBack, SearchOn
from tui.new_form import NewForm, Paper, faults_with
from tui.screens.dialogs import Choice
from tui.screens.document_picker import DocumentPicker
from tui.screens.documents_correcting import DocumentsCorrecting
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.documents import Reading
    from tui.command import Command
    from tui.new_form import Fault

_ROLES = ("plan", "report")


class DocumentsScreen(DocumentsCorrecting):
    """Plan and report as they were sent and as they were understood."""

    def refusal(self, command: type[Command]) -> str:
        """Say why there is nothing to search on."""
        if issubclass(command, SearchOn | SearchBack) and not self.sought:
            return self.say("documents.nothing_sought")
        return super().refusal(command)

    def on_switch_document(self) -> None:
        """Show the other document, where its cursor was; one that is missing can be added there."""
        self.role = _ROLES[1 - _ROLES.index(self.role)]
        self.show()

    def on_next_section(self) -> None:
        """Go to the next section."""
        self._to_section(1)

    def on_previous_section(self) -> None:
        """Go to the section before."""
        self._to_section(-1)

    def _to_section(self, by: int) -> None:
        rows = self.query_one("#documents-rows", RowList)
        heads = [place for place, row in enumerate(self.rows) if row.heading]
        ahead = [p for p in heads if p > rows.cursor] if by > 0 else [p for p in heads if p < rows.cursor - 1][::-1]
        if ahead:
            # The first entry, not the heading: it has a line to show.
            rows.move_to(ahead[0] + 1)

    def on_read_again(self) -> None:
        """Choose the corrected document."""
        role = self.role

        def remarks(path: Path, reading: Reading) -> Sequence[Fault]:
            return faults_with(self._form_without(role), role, Paper(path=path, reading=reading))

        picker = DocumentPicker(self.say(f"documents.choose.{role}"), self.host.files_from, remarks)
        self.host.push_screen(picker, lambda path: self._taken(role, path) if path else None)

    def _form_without(self, role: str) -> NewForm:
        """Return the inspection as a form, without the document that is to be replaced."""
        details = self.inspection.details
        other = "report" if role == "plan" else "plan"
        reading = self.inspection.reading(other)
        papers = {other: Paper(path=Path(reading.source.name), reading=reading)} if reading else {}
        typed = {"ward": details.ward, "ward_type": details.ward_type}
        return NewForm(papers=papers, typed=typed, plan_is_own=None if role == "plan" else self.inspection.plan_is_own)

    def _taken(self, role: str, path: Path) -> None:
        """Take a document; of a plan that is another ward's or year's, ask what it counts for."""
        self.host.files_from = path.parent
        reading = self.host.previews.known(path)
        form = self._form_without(role)
        if role == "plan" and reading and not form.with_paper(role, Paper(path=path, reading=reading)).own_by_documents:
            options = [(self.say("new_inspection.own_is.no"), False), (self.say("new_inspection.own_is.yes"), True)]
            choice = Choice(self.say("new_inspection.own"), options)
            self.host.push_screen(choice, lambda own: self._replace(role, path, own=own) if own is not None else None)
        else:
            self._replace(role, path)

    def _replace(self, role: str, path: Path, *, own: bool | None = None) -> None:
        self.hint(self.say("documents.reading", name=path.name))
        self.run_worker(lambda: self._read_again(role, path, own), thread=True, group="replace", exclusive=True)

    def _read_again(self, role: str, path: Path, own: bool | None) -> None:  # noqa: FBT001  # three states of one answer
        """Read, judge and draft anew; runs in a thread, with a connection of its own."""
        from inspection.intake.watching import watched  # noqa: PLC0415  # as below
        from inspection.preparation import replace_document  # noqa: PLC0415  # brings the readers and rules

        problem = None
        try:
            with watched(self.telling(path.name)), self.host.workspace.beside() as workspace:
                replace_document(workspace.session(self.session.id), workspace, role, path, plan_is_own=own)
        except InspectionError as error:
            problem = error
        self.app.call_from_thread(self._has_replaced, path, problem)

    def _has_replaced(self, path: Path, problem: InspectionError | None) -> None:
        if problem is not None:
            self.hint("")
            self.host.show_error(problem)
            return
        self.host.guarded(self.session.refresh)
        self.show()
        self.hint(self.say("documents.replaced", name=path.name), "met")
        self.run_worker(self.host.inspection_open.judge, thread=True, group="judge", exclusive=True)

    def on_scroll_source(self) -> None:
        """Scroll the source forward."""
        self.pane.scroll_lines(5)

    def on_scroll_source_back(self) -> None:
        """Scroll the source back."""
        self.pane.scroll_lines(-5)

    def on_search_reading(self) -> None:
        """Ask for words."""
        self.ask(self.say("documents.find"), self._search, self.sought)

    def on_search_on(self) -> None:
        """Go to the next row with the words."""
        self._find(1)

    def on_search_back(self) -> None:
        """Go to the row before with the words."""
        self._find(-1)

    def _search(self, typed: str | None) -> None:
        if typed:
            self.sought = typed
            self._find(1)

    def _find(self, by: int) -> None:
        """Go to the nearest row with all the words, round the end; in the source to the nearest line."""
        if self.in_source:
            self.find_in_source(by)
            return
        rows = self.query_one("#documents-rows", RowList)
        wanted = words(self.sought)
        count = len(self.rows)
        for step in range(1, count + 1):
            place = (rows.cursor + by * step) % count
            row = self.rows[place]
            haystack = fold(f"{row.label} {row.text} {row.quote} {' '.join(value for _, value in row.details)}")
            if not row.heading and all(word in haystack for word in wanted):
                rows.move_to(place)
                return
        self.hint(self.say("documents.not_there", words=self.sought), "warning")
