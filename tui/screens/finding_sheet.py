"""The sheet of one finding: its five elements, weight, unit, date and state, edited without ever losing a word.

Ctrl+S saves and closes, Enter does where a value is chosen; Esc leaves with what was typed kept as a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from inspection.model.events import FindingRecorded
from tui.commands.everywhere import GoToStage, Quit, Redo, Undo
from tui.finding_drafts import due_with
from tui.finding_form import FieldError, applied, lacking
from tui.finding_words import with_wording
from tui.screens.base import BaseScreen
from tui.screens.dialogs import Choice
from tui.screens.sheet_frame import SheetFrame
from tui.widgets.typing_fields import ChoiceField

if TYPE_CHECKING:
    from tui.command import Command
    from tui.commands.everywhere import GoBack


class FindingSheet(SheetFrame):
    """One finding being edited."""

    # -- choosing

    @on(ChoiceField.Changed, "#field-severity")
    def propose_date(self, event: ChoiceField.Changed) -> None:
        """Move the due date with the severity while nobody has set another one."""
        former = self.fields.value("due")
        due = due_with(event.field.value, former, self.inspection, self.host.catalogue, self.host.today())
        if due != former:
            self.fields.put("due", due)

    @on(Input.Submitted)
    def next_field(self) -> None:
        """Go on to the next field after a line."""
        self.focus_next()

    @on(ChoiceField.Entered)
    def enter(self) -> None:
        """Save, where Enter is no new line."""
        self.on_save_sheet()

    def on_open_library(self) -> None:
        """Choose a wording for the field in use; it follows what stands there already."""
        name, fields = self.fields.in_use, self.fields
        wordings = self.wordings(name)
        if not wordings:
            self.hint(self.say("finding_sheet.no_library"), "warning")
            return

        def put(chosen: str | None) -> None:
            if chosen:
                fields.put(name, with_wording(name, fields.value(name), chosen))

        title = self.say("finding_sheet.library", field=self.say(f"finding.field.{name}"))
        self.host.push_screen(Choice(title, [(text, text) for text in wordings]), put)

    # -- leaving

    def on_save_sheet(self) -> None:
        """Save what was changed and close; say what stands in the way and stay otherwise."""
        known = {finding.id: finding for finding in self.inspection.findings}
        current = known.get(self.finding.id, self.finding)
        try:
            finding = applied(current, self.opened_as, self.fields.values())
        except FieldError as problem:
            self.fields.use(problem.field)
            self.hint(self.say(problem.text_id, **problem.facts), "error")
            return
        event = FindingRecorded(finding=finding, over=None if self.new else self.seen)
        if (self.new or finding != current) and not self.host.record(event):
            self.keep_draft()
            return
        self.keeping = False
        self.drop_draft()
        missing = ", ".join(self.say(f"finding.field.{name}").lower() for name in lacking(finding))
        text = self.say("finding.saved_lacking" if missing else "finding.saved", missing=missing)
        self._leave(text, "warning" if missing else "met")

    def on_go_back(self, command: GoBack) -> None:
        """Leave with the draft kept."""
        command.stop()
        self._leave(self.say("finding.draft_kept") if self.keep_draft() else "", "warning")

    @on(GoToStage)
    def go_to_stage(self, command: GoToStage) -> None:
        """Leave with the draft kept, then go to the stage."""
        command.stop()
        self.keep_draft()
        self.dismiss()
        self.host.call_later(self.host.go_to, command.stage)

    @on(Quit)
    def quit(self) -> None:
        """Keep the draft before the program ends."""
        self.keep_draft()

    def refusal(self, command: type[Command]) -> str:
        """Take nothing back behind a sheet; its own fields have Ctrl+Z."""
        if issubclass(command, Undo | Redo):
            return self.say("finding_sheet.undo_in_field")
        return super().refusal(command)

    def _leave(self, message: str, look: str) -> None:
        host = self.host
        self.dismiss()

        def tell() -> None:
            host.show_state()
            if message and isinstance(host.screen, BaseScreen):
                host.screen.hint(message, look)

        host.call_later(tell)
