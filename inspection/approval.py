"""Which signatures stand under an inspection, which are void and why; and who may sign what when. Pure.

A signature stands as long as nothing of the content that it was given for was changed. Signing names, for each actor,
the newest entry that the signer's copy held; so what was signed can be folded again, whatever was merged in since, and
everything else in the journal came later or was not known. The first such entry that changes content makes the
signature void for good, also where the words are changed back; only what was undone counts as never done. All of it is
read from the journal alone and does not depend on the order in which entries arrived.

While the signature of the head stands, the inspection is closed: nothing of it is changed but by a new version.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.content import Difference, Part, Parts, differences, digest, digest_of, part_of, parts
from inspection.errors import ClosedError
from inspection.fold import Journal, key
from inspection.model.approval import Approval
from inspection.model.closing_events import Approved, Reopened
from inspection.model.codes import Role
from inspection.model.events import ItemFlagged, ItemParked, Redone, Undone
from inspection.vietnamese import fold as folded
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from inspection.model.approval import Version
    from inspection.model.events import Entry, Event
    from inspection.model.inspection import Member
    from inspection.model.notice import Blocker


class State(StrEnum):
    """How far the sign-off is."""

    UNSIGNED = "unsigned"
    PARTLY = "partly"
    """Members have signed, the head has not."""
    SIGNED = "signed"
    """The signature of the head stands."""
    VOID = "void"
    """Somebody's signature is void and was not given again."""


class Cause(StrEnum):
    """Why a signature does not stand."""

    CHANGED = "changed"
    REOPENED = "reopened"
    """Its version was unlocked."""
    UNPROVEN = "unproven"
    """What it was given for cannot be made from the journal: that was tampered with, or is not all there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field of content that is no longer what was signed, and the entry that made it so."""

    difference: Difference
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One signature, and whether it stands."""

    approval: Approval
    entry: Entry
    cause: Cause | None = None
    """None: it stands."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionHistory:
    """One version of the content with all signatures that were ever given under it."""

    number: int
    opened: tuple[tuple[Version, Entry], ...]
    """Why and by whom it was begun; nothing for the first one, more than one where copies did so at a time."""
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """The sign-off of an inspection as its journal tells it."""

    state: State
    version: int
    content: str
    """The hash of the content as it is now."""
    standings: tuple[Standing, ...]
    """The newest signature of each person, in the order in which they were given."""
    versions: tuple[VersionHistory, ...]

    @property
    def head(self) -> Standing | None:
        """Return the newest signature of the head of the team."""
        given = [one for one in self.standings if one.approval.role is Role.HEAD]
        return given[-1] if given else None

    def of(self, member: Member) -> Standing | None:
        """Return a member's newest signature."""
        return next((one for one in self.standings if _person(one.approval.name) == _person(member.name)), None)

    @property
    def stands(self) -> bool:
        """Tell whether any signature stands."""
        return any(one.cause is None for one in self.standings)

    @property
    def voided(self) -> tuple[Standing, ...]:
        """Return the signatures that do not stand and were not given again."""
        return tuple(one for one in self.standings if one.cause)


def sign_off(journal: Journal) -> SignOff:
    """Return how the sign-off of an inspection stands."""
    inspection = journal.inspection
    now = parts(inspection)
    content = digest_of(now)
    given = [
        entry for entry in journal.entries if isinstance(entry.event, Approved) and entry.id not in journal.withdrawn
    ]
    standings = [_standing(journal, entry, now, content) for entry in given]
    newest = {_person(one.approval.name): one for one in standings}
    history = _versions(journal, standings)
    ordered = tuple(one for one in standings if newest[_person(one.approval.name)] is one)
    return SignOff(
        state=_state(ordered), version=inspection.version, content=content, standings=ordered, versions=history
    )


def is_closed(journal: Journal) -> bool:
    """Tell whether the signature of the head stands; costs nothing where nobody has signed."""
    heads = [one for one in journal.inspection.approvals if one.role is Role.HEAD]
    if not heads or heads[-1].version != journal.inspection.version:
        return False
    return heads[-1].content == digest(journal.inspection) and sign_off(journal).state is State.SIGNED


def is_work(event: Event) -> bool:
    """Tell whether an event is part of the work that a closed inspection does not take any more."""
    return part_of(event) is not None or isinstance(event, ItemFlagged | ItemParked)


def refuse_if_closed(journal: Journal, events: Iterable[Event]) -> None:
    """Raise ``ClosedError`` where the head has signed and an event would change the inspection."""
    if any(is_work(event) for event in events) and is_closed(journal):
        raise closed(journal)


def closed(journal: Journal) -> ClosedError:
    """Return the refusal that a closed inspection gives."""
    head = sign_off(journal).head
    who, day = (head.approval.name, format_date(head.approval.day)) if head else ("", "")
    return ClosedError("approval.closed", who=who, day=day)


def approval(
    journal: Journal, member: Member, day: date, today: date, points: Sequence[Blocker], reviewed: str
) -> Approval:
    """Return the signature of a member under what a journal amounts to; ``ClosedError`` says why it is refused.

    ``points`` are the open points of the content whose hash ``reviewed`` is: what the signer has seen.
    """
    if member not in journal.inspection.team.members:
        raise ClosedError("approval.stranger", who=member.name)
    content = digest(journal.inspection)
    if content != reviewed:
        raise ClosedError("approval.moved")
    if hard := sum(point.hard for point in points):
        raise ClosedError("approval.hard", count=hard)
    before = sign_off(journal).of(member)
    if before is not None and before.cause is None:
        raise ClosedError("approval.given", who=member.name, day=format_date(before.approval.day))
    refuse_day(journal, day, today)
    newest: dict[str, int] = {}
    for entry in journal.entries:
        newest[entry.actor] = entry.clock
    return Approval(
        name=member.name,
        role=member.role,
        post=member.post,
        day=day,
        version=journal.inspection.version,
        content=content,
        seen=newest,
        accepted=tuple(point.point for point in points),
    )


def refuse_day(journal: Journal, day: date, today: date) -> None:
    """Raise ``ClosedError`` for a day of signature in the future, or before the newest entry of the journal."""
    if day > today:
        raise ClosedError("approval.future", day=format_date(day), today=format_date(today))
    last = max(journal.entries, key=lambda entry: entry.at)
    if day < last.at.astimezone().date():
        at = last.at.astimezone()
        raise ClosedError(
            "approval.backdated", day=format_date(day), who=name_of(last.actor), last=f"{at:%d/%m/%Y %H:%M}"
        )


def _person(name: str) -> str:
    return " ".join(folded(name).split())


def _state(standings: Sequence[Standing]) -> State:
    heads = [one for one in standings if one.approval.role is Role.HEAD]
    if heads and heads[-1].cause is None:
        return State.SIGNED
    if any(one.cause for one in standings):
        return State.VOID
    return State.PARTLY if standings else State.UNSIGNED


def _versions(journal: Journal, standings: Sequence[Standing]) -> tuple[VersionHistory, ...]:
    opened: dict[int, list[tuple[Version, Entry]]] = {}
    for entry in journal.entries:
        if isinstance(entry.event, Reopened) and entry.id not in journal.withdrawn:
            opened.setdefault(entry.event.version.number, []).append((entry.event.version, entry))
    return tuple(
        VersionHistory(
            number=number,
            opened=tuple(opened.get(number, ())),
            standings=tuple(one for one in standings if one.approval.version == number),
        )
        for number in sorted({1, *opened, *(one.approval.version for one in standings)})
    )


def _standing(journal: Journal, entry: Entry, now: Parts, content: str) -> Standing:
    """Judge one signature: its version, then entry by entry what the signer did not know."""
    event = entry.event
    if not isinstance(event, Approved):
        raise TypeError(f"no signature: {event!r}")
    given = event.approval
    if given.version != journal.inspection.version:
        return Standing(approval=given, entry=entry, cause=Cause.REOPENED)
    known, unknown = _parted(journal, given)
    if not unknown and given.content == content:
        return Standing(approval=given, entry=entry)
    if not known:
        return Standing(approval=given, entry=entry, cause=Cause.UNPROVEN)
    signed = Journal.of(known)
    before = parts(signed.inspection)
    if digest_of(before) != given.content:
        return Standing(approval=given, entry=entry, cause=Cause.UNPROVEN)
    first = _first_change(signed, before, unknown)
    if first is None:
        return Standing(approval=given, entry=entry)
    told = differences(before, now) or first
    changes = tuple(Change(difference=one, entry=_maker(one.part, one.field, unknown, journal)) for one in told)
    return Standing(approval=given, entry=entry, cause=Cause.CHANGED, changes=changes)


def _parted(journal: Journal, given: Approval) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that the signer knew, and those others that may have changed content and hold."""
    known = [entry for entry in journal.entries if entry.clock <= given.seen.get(entry.actor, 0)]
    unknown = [
        entry
        for entry in journal.entries
        if entry.clock > given.seen.get(entry.actor, 0)
        and entry.id not in journal.withdrawn
        and (part_of(entry.event) or isinstance(entry.event, Undone | Redone))
    ]
    return known, unknown


def _first_change(signed: Journal, before: Parts, unknown: Sequence[Entry]) -> tuple[Difference, ...] | None:
    """Return what the first entry that changed anything changed; None where none did."""
    journal = signed
    for entry in unknown:
        journal = journal.plus((entry,))
        if found := differences(before, parts(journal.inspection)):
            return found
    return None


def _maker(part: Part, field: str, unknown: Sequence[Entry], journal: Journal) -> Entry:
    """Return the newest entry that set a field, or else the newest one at all: items change with their documents."""
    by_id = {entry.id: entry for entry in journal.entries}
    named = {"item": "checklist", "order": "checklist"}
    for entry in reversed(unknown):
        event = entry.event
        touched = (
            [by_id[one].event for one in event.entries if one in by_id]
            if isinstance(event, Undone | Redone)
            else [event]
        )
        for one in touched:
            place = part_of(one)
            if place and place[0] in (part, Part(named.get(part.kind, ""))) and place[1] in ("", field):
                return entry
    return max(unknown, key=key)
