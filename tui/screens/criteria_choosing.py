"""Choosing another criteria set for the open inspection; the checklist is drafted anew beside the person's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import InspectionError
from tui.criteria_words import CriteriaWords
from tui.screens.base import BaseScreen
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.catalogue import CriteriaSet


class CriteriaChoosing(BaseScreen):
    """What the screens share that show by which criteria is asked."""

    @property
    def criteria(self) -> CriteriaWords:
        """Return what tells of criteria sets."""
        return CriteriaWords(self.host.catalogue, self.host.wording)

    @property
    def criteria_day(self) -> date:
        """Return the day on which criteria have to be in force."""
        return self.inspection.details.held_on or self.host.today()

    @property
    def criteria_used(self) -> CriteriaSet | None:
        """Return the set that the checklist goes by; None where there is no checklist, or the set is gone."""
        drafted = self.inspection.drafted
        known = {one.id: one for one in self.host.catalogue.criteria_sets}
        return known.get(drafted.criteria_set) if drafted else None

    def on_choose_criteria(self) -> None:
        """Choose among all sets that there are."""
        title = self.say("criteria.choose")
        self.host.push_screen(Choice(title, self.criteria.options()), self._take_criteria)

    def _take_criteria(self, chosen: str | None) -> None:
        if chosen is None:
            return
        if self.criteria_used and self.criteria_used.id == chosen:
            self.hint(self.say("criteria.same"))
            return
        self.hint(self.say("criteria.changing"))
        self.run_worker(lambda: self._draft_by(chosen), thread=True, group="criteria", exclusive=True)

    def _draft_by(self, chosen: str) -> None:
        """Draft by another set; runs in a thread, with a connection of its own."""
        from inspection.preparation import choose_criteria  # noqa: PLC0415  # brings the readers and rules

        problem = None
        try:
            with self.host.workspace.beside() as workspace:
                session = workspace.session(self.session.id)
                choose_criteria(session, workspace, chosen, catalogue=self.host.catalogue)
        except InspectionError as error:
            problem = error
        self.app.call_from_thread(self._has_drafted, problem)

    def _has_drafted(self, problem: InspectionError | None) -> None:
        self.hint("")
        if problem is not None:
            self.host.show_error(problem)
            return
        self.host.guarded(self.session.refresh)
        self.show()
        used = self.criteria_used
        name = used.name[self.host.wording.language] if used else ""
        self.hint(self.say("criteria.changed", name=name), "met")
