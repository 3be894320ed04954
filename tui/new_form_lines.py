"""The form of a new inspection as lines: each field with where its value comes from, and what is wrong below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import DocumentKind
from tui.criteria_words import CriteriaWords
from tui.new_form import DOCUMENTS
from tui.phrases import fitted
from tui.reading_summary import ReadingSummary
from tui.theme import line, wrapped
from tui.typed_days import parse_days

if TYPE_CHECKING:
    from datetime import date

    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.wording import Wording
    from tui.new_form import NewForm

_LABEL = 22


class FormLines:
    """Makes the lines of a form in the language of the interface."""

    def __init__(self, form: NewForm, say: Wording, catalogue: Catalogue, today: date) -> None:
        self._form = form
        self._say = say
        self._summary = ReadingSummary(say)
        self._criteria = CriteriaWords(catalogue, say)
        days = parse_days(form.value("held_on"))
        self._day = days.first if days else today

    @property
    def _begun(self) -> bool:
        """Tell whether anything was filled in; nobody is reproached with an empty form."""
        return bool(self._form.papers or self._form.typed)

    # -- the fields

    def row(self, name: str, width: int) -> Text:
        """Return the row of a field."""
        label = (f"  {fitted(self._say(f'new_inspection.{name}'), _LABEL)} ", "strong")
        if name == "create":
            look = "met" if self._form.ready else "dim"
            return line((f"  {self._say('new_inspection.create')}", look))
        value, look, origin = self._value(name)
        room = max(10, width - _LABEL - 4)
        shown = fitted(value, room - len(origin) - 1) if origin else fitted(value, room)
        return line(label, (shown, look), (f" {origin}", "dim"))

    def _value(self, name: str) -> tuple[str, str, str]:
        """Return value, look and origin of a field."""
        if name in DOCUMENTS:
            return *self._paper(name), ""
        special = {"own": self._own, "criteria": self._criteria_set, "team": self._team}
        return special[name]() if name in special else self._typed(name)

    def _own(self) -> tuple[str, str, str]:
        own = self._form.own
        if self._form.reading("plan") is None:
            return "–", "dim", ""
        return self._say(f"new_inspection.own_is.{'yes' if own else 'no'}"), "" if own else "warning", ""

    def _criteria_set(self) -> tuple[str, str, str]:
        used = self._criteria.find(self._form.criteria_set, self._day)
        if used is None:
            return self._say("criteria.none"), "error", ""
        return self._criteria.line(used), "", self._say("criteria.by_day") if self._form.criteria_set is None else ""

    def _team(self) -> tuple[str, str, str]:
        team = self._form.team
        if team is None:
            return self._say("new_inspection.no_team"), "dim", ""
        members = self._say("new_inspection.members", count=len(team.members))
        return f"{members} · {team.name or team.agency}", "", ""

    def _typed(self, name: str) -> tuple[str, str, str]:
        form, value = self._form, self._form.value(name)
        wrong = self._begun and any(fault.hard and fault.place == name for fault in form.faults())
        origin = self._say("new_inspection.typed") if name in form.typed and form.read_value(name) else ""
        look = "error" if wrong else "" if value else "dim"
        value = self._say(f"code.inspection_form.{value}") if name == "form" and value else value
        return value or self._say("new_inspection.not_given"), look, origin

    def _paper(self, role: str) -> tuple[str, str]:
        paper = self._form.papers.get(role)
        if paper is None:
            return self._say("new_inspection.no_paper"), "dim"
        if paper.pending:
            return self._say("new_inspection.reading", name=paper.path.name), "warning"
        if paper.reading is None:
            return self._say("new_inspection.unreadable", name=paper.path.name), "error"
        kind = paper.reading.kind
        look = "error" if kind.value != role and kind is not DocumentKind.UNKNOWN else ""
        return f"{paper.path.name} · {self._summary.identity(paper.reading)}", look

    # -- what is below

    def notes(self, name: str, width: int) -> list[Text]:
        """Return what belongs to the field under the cursor, then what is wrong or worth knowing anywhere."""
        about = self._about(name, width)
        begun = self._begun
        steps = wrapped(f" {self._say('new_inspection.steps')}", width - 1, "key", indent=1)
        faults = self._summary.faults(self._form.faults(), width) if begun else steps
        return [line(("─" * width, "dim")), *faults, *([line()] if faults and about else []), *about]

    def _about(self, name: str, width: int) -> list[Text]:
        paper = self._form.papers.get(name)
        if paper is not None and paper.problem:
            return wrapped(f" {paper.problem}", width - 1, "error")
        if paper is not None and paper.reading is not None:
            return self._summary.lines(paper.reading, width)
        help_id = f"new_inspection.{name}_help"
        known = wrapped(f" {self._say(help_id)}", width - 1, "dim", indent=1) if self._say.knows(help_id) else []
        used = self._criteria.find(self._form.criteria_set, self._day) if name == "criteria" else None
        told = self._criteria.about(used, self._day) if used else []
        return [row for text in told for row in wrapped(f" {text}", width - 1, indent=1)] + known
