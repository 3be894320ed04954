"""What can be done on the sheet of a team."""

from __future__ import annotations

from tui.command import Command, Vocabulary
from tui.commands.inspections import ChangeField, ClearField


class AddMember(Command):
    """Add a member of the team."""

    id, keys, label = "add_member", "b", "b"


class LoadTeam(Command):
    """Take the team of a file."""

    id, keys, label = "load_team", "r", "r"


class SameTeam(Command):
    """Take the team of an earlier inspection."""

    id, keys, label = "same_team", "p", "p"


TEAM = Vocabulary(ChangeField, ClearField, AddMember, SameTeam, LoadTeam)
