"""A new inspection: from two files to a checklist, with what was read of each to be seen before going on.

Making it runs in a thread, so that no key waits for it. Whatever goes wrong, the form stays as it is.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspection.errors import InspectionError
from inspection.model.codes import ItemKind
from inspection.model.inspection import Team
from tui.commands.inspections import CreateInspection, ExchangeDocuments
from tui.criteria_words import CriteriaWords
from tui.new_form import DOCUMENTS, FORMS, TYPED, WARD_TYPES, NewForm, Paper, faults_with
from tui.phrases import ward_name
from tui.screens.base import BaseScreen
from tui.screens.dialogs import Choice
from tui.screens.document_picker import DocumentPicker
from tui.screens.form_filling import DRAFT, FormFilling
from tui.screens.team_sheet import TeamSheet
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.command import Command
    from tui.screens.document_picker import Remarks


class NewInspectionScreen(FormFilling):
    """The form of a new inspection."""

    def refusal(self, command: type[Command]) -> str:
        """Say what is missing before the inspection can be made."""
        if self.making:
            return self.say("new_inspection.making")
        if issubclass(command, CreateInspection) and not self.form.ready:
            first = self.form.faults()[0]
            return self.say(first.text, **first.facts)
        if issubclass(command, ExchangeDocuments) and not self.form.papers:
            return self.say("new_inspection.nothing_to_exchange")
        return super().refusal(command)

    def on_change_field(self) -> None:
        """Choose, type or switch what stands under the cursor."""
        name = self.current
        if name in DOCUMENTS:
            picker = DocumentPicker(
                self.say(f"new_inspection.choose.{name}"), self.host.files_from, self._remarks(name)
            )
            self.host.push_screen(picker, lambda path: self.take(name, path))
        elif name == "team":
            whose = ward_name(self.form.value("ward_type"), self.form.value("ward")) if self.form.value("ward") else ""
            self.host.push_screen(TeamSheet(lambda: self.form.team or Team(), self._keep_team, whose=whose))
        elif name == "own":
            self.change(self.form.with_own(not self.form.own))
        elif name == "criteria":
            options = CriteriaWords(self.host.catalogue, self.host.wording).options()
            self.host.push_screen(Choice(self.say("criteria.choose"), options), self._take_criteria)
        elif name == "ward_type":
            kinds = [(kind, kind) for kind in WARD_TYPES]
            self.host.push_screen(Choice(self.say("new_inspection.ward_type"), kinds), self._type_into(name))
        elif name == "form":
            forms = [(self.say(f"code.inspection_form.{form}"), form) for form in FORMS]
            self.host.push_screen(Choice(self.say("new_inspection.form"), forms), self._type_into(name))
        elif name == "create":
            self.action_command(CreateInspection.id)
        else:
            self.ask(self.say(f"new_inspection.{name}"), self._type_into(name), self.form.value(name))

    def _remarks(self, role: str) -> Remarks:
        return lambda path, reading: faults_with(self.form, role, Paper(path=path, reading=reading))

    def _keep_team(self, team: Team) -> bool:
        self.change(self.form.with_team(None, team))
        return True

    def _take_criteria(self, chosen: str | None) -> None:
        if chosen is not None:
            self.change(self.form.with_criteria(chosen))

    def _type_into(self, name: str) -> Callable[[str | None], None]:
        def typed(value: str | None) -> None:
            if value is not None:
                self.change(self.form.with_typed(name, value))

        return typed

    def on_clear_field(self) -> None:
        """Empty the field, or take back what was typed over what was read."""
        name = self.current
        if name in DOCUMENTS:
            self.change(self.form.with_paper(name, None))
        elif name == "team":
            self.change(self.form.with_team(None, None))
        elif name == "own":
            self.change(self.form.with_own(None))
        elif name == "criteria":
            self.change(self.form.with_criteria(None))
        elif name in TYPED:
            self.change(self.form.with_typed(name, None))

    def on_exchange_documents(self) -> None:
        """Put plan and report into each other's place."""
        self.change(self.form.exchanged())

    def on_set_aside(self) -> None:
        """Start afresh."""
        self.change(NewForm())
        self._forget_draft()
        self.query_one("#new-rows", RowList).move_to(0)

    # -- making it

    def on_create_inspection(self) -> None:
        """Make the inspection in a thread; the screen goes on answering."""
        self.making = True
        self.hint(self.say("new_inspection.making"))
        self.run_worker(self._make, thread=True, group="making", exclusive=True)

    def _make(self) -> None:
        """Make it; runs in a thread, with a connection of its own."""
        from inspection.preparation import prepare  # noqa: PLC0415  # brings the readers and rules

        form, team = self.form, self.form.team or Team()
        plan, report = (paper.path if (paper := form.papers.get(role)) else None for role in DOCUMENTS)
        made, problem = "", None
        try:
            with self.host.workspace.beside() as workspace:
                made = prepare(
                    workspace,
                    form.details(),
                    team,
                    plan,
                    report,
                    plan_is_own=form.own,
                    ward_confirmed="ward" in form.typed,
                    criteria_set=form.criteria_set,
                ).id
        except InspectionError as error:
            problem = error
        self.app.call_from_thread(self._made, made, problem)

    def _made(self, inspection_id: str, problem: InspectionError | None) -> None:
        self.making = False
        if problem is not None:
            self.hint("")
            self.host.show_error(problem)
            return
        self._forget_draft()
        self.host.open_inspection(inspection_id, "checklist")
        self.host.call_later(self._tell_made)

    def _tell_made(self) -> None:
        """Say on the next screen what was made and what can be done with it."""
        screen, opened = self.host.screen, self.host.opened
        if isinstance(screen, BaseScreen) and opened:
            counted = Counter(item.kind for item in opened.session.inspection.items)
            say = self.host.wording
            what = [say(f"new_inspection.made_of.{kind}", count=counted[kind]) for kind in ItemKind if counted[kind]]
            screen.hint(say("new_inspection.made", what=", ".join(what)), "met")

    def _forget_draft(self) -> None:
        if not self.sample:
            self.host.guarded(lambda: self.host.workspace.drop_draft("", DRAFT))
