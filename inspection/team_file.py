"""A team's ``team.toml``: who inspects, by which decisions, who signs. All its faults are told at once.

The keys are the fields of ``inspection.model.inspection.Team``, members as ``[[members]]``; the sample beside the
sample ward shows them all.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from inspection import codec
from inspection.errors import SettingsError
from inspection.model.codes import Role
from inspection.model.inspection import Team
from inspection.vietnamese import nfc

if TYPE_CHECKING:
    from pathlib import Path


def read_team(path: Path) -> Team:
    """Return the team that a file describes; ``SettingsError`` with every fault and its place in the file."""
    try:
        text = nfc(path.read_text(encoding="utf-8-sig"))
        data = tomllib.loads(text)
    except OSError as problem:
        raise SettingsError("settings.unreadable", file=path, problem=problem.strerror) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError("settings.syntax", file=path, problem=problem) from problem
    try:
        team = codec.from_plain(Team, data)
    except ValueError as problem:
        raise SettingsError("settings.team", file=path, problem=problem) from problem
    if faults := _faults(team, data):
        raise SettingsError("settings.team", file=path, problem="\n".join(faults))
    return team


def _faults(team: Team, data: dict[str, Any]) -> list[str]:
    """Return what the types cannot tell: nameless members, and more heads than a team can have."""
    faults = [f"name empty @ $.members[{place}]" for place, one in enumerate(team.members) if not one.name.strip()]
    heads = [place for place, one in enumerate(data.get("members", ())) if one.get("role") == Role.HEAD]
    return faults + [f"second head @ $.members[{place}].role" for place in heads[1:]]
