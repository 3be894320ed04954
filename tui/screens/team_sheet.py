"""The sheet of an inspection team: members with their roles and groups, the decisions behind them, who signs.

It lies over the form of a new inspection and over the details of an open one; who opened it says where the team is read
from and how a change is kept, so that both behave the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on

from inspection.model.codes import GroupCode, Role
from inspection.model.inspection import Member
from tui import team_form
from tui.commands.everywhere import GoToStage
from tui.commands.moving import MOVING
from tui.commands.team import TEAM
from tui.phrases import fitted
from tui.screens.dialogs import Choice
from tui.screens.moving import Moving
from tui.screens.team_taking import TeamTaking
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.inspection import Team
    from tui.command import Vocabulary
    from tui.commands.everywhere import GoBack
    from tui.team_form import TeamRow

_LABEL = 28


class TeamSheet(Moving, TeamTaking):
    """A team being put together."""

    VOCABULARY: ClassVar[Vocabulary] = TEAM + MOVING
    STAGE = "team_sheet"
    CSS_PATH = "../styles/team.tcss"

    def body(self) -> ComposeResult:
        """Yield members and fields and, below, what belongs to the row under the cursor."""
        yield RowList(id="team-rows")
        yield LinePanel(id="team-notes")

    def on_mount(self) -> None:
        """Go to the field that was asked for; a head is made of a member."""
        fields = [row.field for row in team_form.rows(self.team)]
        if self.at in fields and self.at:
            self.query_one("#team-rows", RowList).cursor = fields.index(self.at)

    # -- showing

    def show(self) -> None:
        """Show the team."""
        super().show()
        rows, team = self.query_one("#team-rows", RowList), self.team
        rows.set_rows([self._row(row, team, rows.size.width) for row in team_form.rows(team)])
        self._show_notes()

    def on_row_list_moved(self) -> None:
        """Show what belongs to the row."""
        self._show_notes()

    @property
    def current(self) -> TeamRow:
        """Return the row under the cursor."""
        known = team_form.rows(self.team)
        return known[min(self.query_one("#team-rows", RowList).cursor, len(known) - 1)]

    def _row(self, row: TeamRow, team: Team, width: int) -> Text:
        if row.member is not None:
            return line("  ", (fitted(self._member(team.members[row.member]), width - 3), ""))
        if not row.field:
            return line((f"  {self.say('team_sheet.add')}", "key"))
        value = team_form.value(team, row.field)
        label = (f"  {fitted(self.say(f'team_sheet.field.{row.field}'), _LABEL)} ", "strong")
        shown = fitted(value or self.say("new_inspection.not_given"), max(8, width - _LABEL - 4))
        return line(label, (shown, "" if value else "dim"))

    def _member(self, one: Member) -> str:
        groups = " ".join(self.host.catalogue.group(group).short for group in one.groups)
        role = self.say(f"code.role.{one.role}")
        post = ", ".join(part for part in (one.post, one.agency) if part)
        return " · ".join(part for part in (one.name, role, groups, post) if part)

    def _show_notes(self) -> None:
        panel, row, team = self.query_one("#team-notes", LinePanel), self.current, self.team
        width = max(20, panel.size.width - 2)
        names = {group.code: group.short for group in self.host.catalogue.groups}
        texts = []
        for note in team_form.notes(team, names):
            facts = {
                name: self.say(f"team_sheet.field.{fact}") if name == "field" else fact
                for name, fact in note.facts.items()
            }
            texts.append((f"! {self.say(note.text, **facts)}", "warning"))
        whole = self._member(team.members[row.member]) if row.member is not None else ""
        whole = whole or (team_form.value(team, row.field) if row.field else "")
        texts = [(whole, ""), *texts] if whole else texts
        help_id = f"team_sheet.{row.field}_help" if row.field else "team_sheet.member_help"
        if self.host.wording.knows(help_id):
            texts.append((self.say(help_id), "dim"))
        lines = [line(("─" * panel.size.width, "dim"))]
        lines += [line(" ", (piece.plain, look)) for text, look in texts for piece in wrapped(text, width, indent=2)]
        panel.set_lines(lines)

    # -- commands

    def on_change_field(self) -> None:
        """Type or choose what stands under the cursor."""
        row, team = self.current, self.team
        if row.member is not None:
            self._change_member(row.member)
        elif not row.field:
            self.on_add_member()
        else:
            self.ask(
                self.say(f"team_sheet.field.{row.field}"), self._typed(row.field), team_form.value(team, row.field)
            )

    def _typed(self, field: str) -> Callable[[str | None], None]:
        def take(typed: str | None) -> None:
            if typed is not None:
                self.put(team_form.with_field(self.team, field, typed))

        return take

    def on_clear_field(self) -> None:
        """Empty the field, or take the member off the team."""
        row = self.current
        if row.member is not None:
            name = self.team.members[row.member].name
            if self.put(team_form.with_member(self.team, row.member, None)):
                self.hint(self.say("team_sheet.removed", name=name), "warning")
        elif row.field:
            self.put(team_form.with_field(self.team, row.field, ""))

    def on_add_member(self) -> None:
        """Ask for a name, then for the rest of the member."""

        def add(typed: str | None) -> None:
            name = " ".join((typed or "").split())
            if not name:
                return
            place = len(self.team.members)
            if self.put(team_form.with_member(self.team, place, Member(name=name))):
                self.query_one("#team-rows", RowList).move_to(place)
                self._change_member(place)

        self.ask(self.say("team_sheet.add_name"), add)

    def on_go_back(self, command: GoBack) -> None:
        """Close the sheet; everything is kept already."""
        command.stop()
        self.dismiss()
        self.host.call_later(self.host.show_state)

    @on(GoToStage)
    def go_to_stage(self, command: GoToStage) -> None:
        """Close the sheet, then go to the stage."""
        command.stop()
        self.dismiss()
        self.host.call_later(self.host.go_to, command.stage)

    # -- one member

    def _change_member(self, place: int) -> None:
        member = self.team.members[place]
        options = [
            (f"{self.say(f'team_sheet.member.{name}')}: {self._of(member, name)}", name)
            for name in team_form.MEMBER_FIELDS
        ]

        def chosen(name: str | None) -> None:
            if name == "role":
                self._choose_role(place)
            elif name == "groups":
                self._choose_groups(place)
            elif name:
                self.ask(
                    self.say(f"team_sheet.member.{name}"),
                    lambda typed: self._set(place, name, typed),
                    self._of(member, name),
                )

        self.host.push_screen(Choice(member.name, options), chosen)

    def _of(self, member: Member, name: str) -> str:
        if name == "role":
            return self.say(f"code.role.{member.role}")
        if name == "groups":
            return ", ".join(self._group(group) for group in member.groups)
        return str(getattr(member, name))

    def _group(self, group: GroupCode) -> str:
        return self.host.catalogue.group(group).name[self.host.wording.language]

    def _set(self, place: int, name: str, typed: str | None) -> None:
        text = " ".join((typed or "").split())
        if typed is None or (name == "name" and not text):
            return
        changes: dict[str, Any] = {name: text}
        self.put(team_form.with_member(self.team, place, replace(self.team.members[place], **changes)))

    def _choose_role(self, place: int) -> None:
        options = [(self.say(f"code.role.{role}"), role) for role in Role]

        def chosen(role: Role | None) -> None:
            if role is None:
                return
            changed = team_form.with_role(self.team, place, role)
            head = team_form.head_of(self.team)
            if changed is None:
                self.hint(self.say("team_sheet.second_head", name=head.name if head else ""), "warning")
            else:
                self.put(changed)

        self.host.push_screen(Choice(self.say("team_sheet.member.role"), options), chosen)

    def _choose_groups(self, place: int) -> None:
        """Assign groups one after the other; Esc ends it."""
        member = self.team.members[place]
        options = [(f"{'✓' if group in member.groups else '·'} {self._group(group)}", group) for group in GroupCode]

        def chosen(group: GroupCode | None) -> None:
            if group is not None and self.put(team_form.with_group(self.team, place, group)):
                self._choose_groups(place)

        title = self.say("team_sheet.groups_of", name=member.name)
        self.host.push_screen(Choice(title, options), chosen)
