"""A team while it is put together by hand: its fields, its members, and what is wrong or worth knowing; pure.

A team from a file and one typed in come out the same. What is hard is refused at once, so that a team that is kept is
always one that a team file could hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection.model.codes import GroupCode, Role
from inspection.vietnamese import parse_date, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.model.inspection import Member, Team

DECISIONS = ("plan_decision", "team_decision", "schedule_notice")
"""Documents that set the team to work; each has a number and a date."""
FIELDS = (
    "name",
    "team_decision",
    "plan_decision",
    "schedule_notice",
    "superior",
    "agency",
    "place",
    "symbol",
    "signing_for",
    "signer_title",
    "signer",
    "recipients",
)
MEMBER_FIELDS = ("name", "role", "post", "agency", "groups")
_NUMBER = re.compile(r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ][A-ZĐa-z&]*(?:\s*-\s*[A-ZĐ][A-ZĐa-z&]*)*")
"""A document's number and symbol, such as 3360/QĐ-UBND."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A row of the sheet: a field of the team, a member, or the place where one is added."""

    field: str = ""
    member: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamNote:
    """Something worth knowing of a team; nothing that hinders the work."""

    text: str
    """Its text id."""
    facts: Mapping[str, object]


def rows(team: Team) -> tuple[TeamRow, ...]:
    """Return the members, the place where one is added, then the fields."""
    fields = tuple(TeamRow(field=name) for name in FIELDS)
    members = tuple(TeamRow(member=place) for place in range(len(team.members)))
    return (*members, TeamRow(), *fields)


def value(team: Team, field: str) -> str:
    """Return a field of the team as it is typed; several recipients are parted by semicolons."""
    known = getattr(team, field)
    return "; ".join(known) if isinstance(known, tuple) else str(known)


def with_field(team: Team, field: str, typed: str) -> Team:
    """Return the team with a field as typed."""
    text = " ".join(typed.split())
    known: Any = tuple(part for one in text.split(";") if (part := one.strip())) if field == "recipients" else text
    changes: dict[str, Any] = {field: known}
    return replace(team, **changes)


def with_member(team: Team, place: int, member: Member | None) -> Team:
    """Return the team with a member in a place, one added behind the last, or without one."""
    members = list(team.members)
    members[place : place + 1] = [] if member is None else [member]
    return replace(team, members=tuple(members))


def with_role(team: Team, place: int, role: Role) -> Team | None:
    """Return the team with a member in a role; None where another member is its head already."""
    if role is Role.HEAD and any(n != place and one.role is role for n, one in enumerate(team.members)):
        return None
    return with_member(team, place, replace(team.members[place], role=role))


def with_group(team: Team, place: int, group: GroupCode) -> Team:
    """Return the team with a reform group assigned to a member, or taken off again."""
    member = team.members[place]
    groups = {*member.groups} ^ {group}
    return with_member(team, place, replace(member, groups=tuple(one for one in GroupCode if one in groups)))


def head_of(team: Team) -> Member | None:
    """Return the head of the team; None while there is none."""
    return next((one for one in team.members if one.role is Role.HEAD), None)


def notes(team: Team, group_names: Mapping[GroupCode, str]) -> tuple[TeamNote, ...]:
    """Return what is worth knowing: no head, no secretary, groups of nobody, names twice, documents without number."""
    found = []
    if team.members and head_of(team) is None:
        found.append(TeamNote(text="team_sheet.no_head", facts={}))
    if team.members and not any(one.role is Role.SECRETARY for one in team.members):
        found.append(TeamNote(text="team_sheet.no_secretary", facts={}))
    names = [" ".join(words(one.name)) for one in team.members]
    twice = [one.name for place, one in enumerate(team.members) if names.index(names[place]) < place]
    if twice:
        found.append(TeamNote(text="team_sheet.twice", facts={"names": ", ".join(twice)}))
    assigned = {group for one in team.members for group in one.groups}
    if assigned and (free := [group_names[group] for group in GroupCode if group not in assigned]):
        found.append(TeamNote(text="team_sheet.unassigned", facts={"groups": ", ".join(free)}))
    found += [
        TeamNote(text="team_sheet.no_number", facts={"field": field})
        for field in DECISIONS
        if (text := value(team, field)) and not (_NUMBER.search(text) and parse_date(text))
    ]
    return tuple(found)
