"""The details of an inspection (D): ward, period, days and team, to be corrected at any time until the notice.

The day on site and the date of remediation are often known only later, and a notice without them is held back. Each
change is one action that undo takes back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from inspection.model.events import DetailsChanged, TeamChanged
from inspection.vietnamese import format_date, parse_date
from tui.closed import closed_refusal
from tui.command import Vocabulary
from tui.commands.inspections import ChangeField, ClearField
from tui.commands.moving import MOVING
from tui.new_form import FORMS, TYPED, WARD_TYPES, NewForm
from tui.phrases import fitted
from tui.screens.criteria_choosing import CriteriaChoosing
from tui.screens.dialogs import Choice
from tui.screens.moving import Moving
from tui.screens.team_sheet import TeamSheet
from tui.theme import line, rule, wrapped
from tui.typed_days import days_text, parse_days, parse_period, period_text
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.inspection import Team
    from tui.command import Command
    from tui.commands.everywhere import GoBack

_ROWS = (*TYPED, "criteria", "team")
_LABEL = 24
_NEEDED = ("ward", "ward_type", "form")
"""Fields that cannot be emptied."""


class DetailsScreen(Moving, CriteriaChoosing):
    """What is known of the inspection beside its documents."""

    VOCABULARY: ClassVar[Vocabulary] = Vocabulary(ChangeField, ClearField) + MOVING
    STAGE = "details"
    CSS_PATH = "../styles/details.tcss"

    def __init__(self, *, at: str = "") -> None:
        super().__init__()
        self._at = at
        """The field that was asked for; one of the team opens its sheet."""

    def on_mount(self) -> None:
        """Go to the field that was asked for."""
        if self._at in _ROWS:
            self.query_one("#details-rows", RowList).cursor = _ROWS.index(self._at)
        elif self._at:
            self.query_one("#details-rows", RowList).cursor = _ROWS.index("team")
            self.call_after_refresh(self._open_team, self._at)

    def _open_team(self, at: str = "") -> None:
        self.host.push_screen(
            TeamSheet(lambda: self.inspection.team, self._keep_team, whose=self.host.place_name(), at=at)
        )

    def body(self) -> ComposeResult:
        """Yield the fields and, below, what belongs to the one under the cursor."""
        yield RowList(id="details-rows")
        yield LinePanel(id="details-notes")

    # -- showing

    def show(self) -> None:
        """Show the fields."""
        super().show()
        rows = self.query_one("#details-rows", RowList)
        rows.set_rows([self._row(name, rows.size.width) for name in _ROWS])
        self._show_notes()

    def status(self) -> Text:
        """Say of which inspection."""
        return line((f" {self.say('details.title')} ", "title"), f" {self.host.place_name()}")

    @property
    def current(self) -> str:
        """Return the field under the cursor."""
        return _ROWS[self.query_one("#details-rows", RowList).cursor]

    def value(self, name: str) -> str:
        """Return what stands in a field, as it is typed."""
        details = self.inspection.details
        if name == "team":
            team = self.inspection.team
            return f"{self.say('new_inspection.members', count=len(team.members))} · {team.name or team.agency or '–'}"
        if name == "criteria":
            return self.criteria.line(self.criteria_used) if self.criteria_used else ""
        if name == "period":
            return period_text(details.period) if details.period else ""
        if name == "held_on":
            return days_text(details)
        if name == "remediation_due":
            return format_date(details.remediation_due)
        return str(getattr(details, name))

    def _row(self, name: str, width: int) -> Text:
        value = self.value(name)
        value = self.say(f"code.inspection_form.{value}") if name == "form" else value
        label = (f"  {fitted(self.say(f'new_inspection.{name}'), _LABEL)} ", "strong")
        return line(
            label,
            (fitted(value or self.say("new_inspection.not_given"), width - _LABEL - 4), "" if value else "warning"),
        )

    def on_row_list_moved(self) -> None:
        """Show what belongs to the field."""
        self._show_notes()

    def _show_notes(self, problem: str = "") -> None:
        panel = self.query_one("#details-notes", LinePanel)
        width = max(20, panel.size.width - 2)
        texts = [(problem, "error")] if problem else []
        if self.current == "team":
            team = self.inspection.team
            facts = (team.plan_decision, team.team_decision, team.schedule_notice, f"{team.signer_title} {team.signer}")
            texts += [(text.strip(), "") for text in facts if text.strip()]
            texts += [
                (f"{one.name}: {self.say(f'code.role.{one.role}')}, {one.post} {one.agency}".rstrip(" ,"), "")
                for one in team.members
            ]
        if self.current == "criteria" and self.criteria_used:
            texts += [(text, "") for text in self.criteria.about(self.criteria_used, self.criteria_day)]
        texts.append((self.say(f"new_inspection.{self.current}_help"), "dim"))
        lines = [rule(panel.size.width, drawn=not self.host.low)]
        lines += [line(" ", (piece.plain, look)) for text, look in texts for piece in wrapped(text, width, indent=2)]
        panel.set_lines(lines)

    # -- commands

    def refusal(self, command: type[Command]) -> str:
        """Change nothing of what was signed."""
        return (closed_refusal(self.host) if issubclass(command, ChangeField | ClearField) else "") or super().refusal(
            command
        )

    def on_change_field(self) -> None:
        """Type or choose what stands under the cursor."""
        name = self.current
        if name == "team":
            self._open_team()
        elif name == "criteria":
            self.on_choose_criteria()
        elif name == "form":
            forms = [(self.say(f"code.inspection_form.{form}"), form) for form in FORMS]
            self.host.push_screen(Choice(self.say("new_inspection.form"), forms), lambda form: self._set(name, form))
        elif name == "ward_type":
            kinds = [(kind, kind) for kind in WARD_TYPES]
            self.host.push_screen(
                Choice(self.say("new_inspection.ward_type"), kinds), lambda kind: self._set(name, kind)
            )
        else:
            self._ask(name, self.value(name))

    def on_clear_field(self) -> None:
        """Empty the field."""
        if self.current in (*_NEEDED, "criteria", "team"):
            self.hint(self.say("details.needed"), "warning")
        else:
            self._set(self.current, "")

    def on_go_back(self, event: GoBack) -> None:
        """Go back to where the details were asked for."""
        event.stop()
        self.host.go_to(self.came_from)

    def _ask(self, name: str, initial: str) -> None:
        self.ask(self.say(f"new_inspection.{name}"), lambda typed: self._set(name, typed), initial)

    def _set(self, name: str, typed: str | None) -> None:
        """Write a field; what cannot be understood is said and asked for again, nothing typed is lost."""
        if typed is None or (typed == self.value(name)):
            return
        fault = self._fault(name, typed)
        if fault:
            self._show_notes(f"{self.say(f'new_inspection.{name}')}: {self.say(fault)}")
            self._ask(name, typed)
            return
        form = NewForm(typed={field: self.value(field) for field in TYPED}).with_typed(name, typed)
        set_here = {field: getattr(form.details(), field) for field in (*TYPED, "held_until")}
        details = replace(self.inspection.details, **set_here)
        if self.host.record(DetailsChanged(details=details)):
            self.hint(self.say("details.saved"), "met")

    def _fault(self, name: str, typed: str) -> str:
        """Return the text id of what is wrong with a field; nothing where it can be taken."""
        if not typed.strip():
            return "new_inspection.no_ward" if name in _NEEDED else ""
        readers = {
            "period": (parse_period, "new_inspection.bad_period"),
            "held_on": (parse_days, "new_inspection.bad_days"),
            "remediation_due": (parse_date, "new_inspection.bad_date"),
        }
        read, fault = readers.get(name, (str, ""))
        return "" if read(typed) else fault

    def _keep_team(self, team: Team) -> bool:
        return self.host.record(TeamChanged(team=team))
