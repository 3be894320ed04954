"""Where a team comes from and where it goes: a file, an earlier inspection, whoever opened the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.base import BaseScreen
from tui.screens.dialogs import Choice
from tui.screens.file_picker import FilePicker
from tui.theme import line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.text import Text

    from inspection.model.inspection import Team

_LOOKED_BACK = 12
"""Inspections whose teams are offered again; each costs the folding of its journal."""


class TeamTaking(BaseScreen):
    """A sheet that reads a team and hands on changed ones."""

    def __init__(self, read: Callable[[], Team], keep: Callable[[Team], bool], *, whose: str, at: str = "") -> None:
        super().__init__()
        self._read = read
        self._keep = keep
        self._whose = whose
        """The ward that the team inspects; it need not be the open inspection's."""
        self.at = at
        """The field that was asked for; nothing for the first row."""

    def status(self) -> Text:
        """Say whose team it is."""
        return line((f" {self.say('team_sheet.title')} ", "title"), " ", self._whose)

    @property
    def team(self) -> Team:
        """Return the team as it is now."""
        return self._read()

    def put(self, team: Team) -> bool:
        """Keep a changed team and show it; tell whether it is kept."""
        if team == self.team:
            return True
        done = self._keep(team)
        self.show()
        if done:
            self.hint(self.say("team_sheet.saved"), "met")
        return done

    def on_load_team(self) -> None:
        """Choose a team file."""
        picker = FilePicker(self.say("new_inspection.choose.team"), self.host.files_from, (".toml",))
        self.host.push_screen(picker, self._take_file)

    def _take_file(self, path: Path | None) -> None:
        if path is None:
            return
        from inspection.team_file import read_team  # noqa: PLC0415  # only who names a file pays for its reader

        self.host.files_from = path.parent
        team = self.host.guarded(lambda: read_team(path))
        if team is not None:
            self.put(team)

    def on_same_team(self) -> None:
        """Choose among the teams of the inspections that were changed last."""
        workspace = self.host.workspace
        options: list[tuple[str, Team]] = []
        for summary in (self.host.guarded(workspace.inspections) or ())[:_LOOKED_BACK]:
            session = self.host.guarded(lambda own=summary.id: workspace.session(own))  # type: ignore[misc]  # the id of this turn
            team = session.inspection.team if session else None
            if team and team.members and team not in [known for _, known in options]:
                members = self.say("new_inspection.members", count=len(team.members))
                options.append((f"{team.name or team.agency} · {members} · {summary.ward_type} {summary.ward}", team))
        if not options:
            self.hint(self.say("team_sheet.no_former"), "warning")
            return
        self.host.push_screen(Choice(self.say("team_sheet.former"), options), self._take_former)

    def _take_former(self, team: Team | None) -> None:
        if team is not None:
            self.put(team)
