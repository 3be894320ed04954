"""Two values for one thing: what several people said without having seen each other's word. Pure.

The journal folds by the newest entry, so that all copies agree; the other value would only stand in the history. Here
both are found again, for a person to choose. An entry names those that its writer replaced knowingly (``over``), which
holds across laptops that were away from each other, where a clock could not tell. Evidence never clashes: it adds up.

A finding clashes field by field: unseen changes of different fields are joined, and only a field that was set to two
values stands here. One thing more does: a finding that one strikes out while another, unseen, still works on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.model.closing import Clash
from inspection.model.codes import FindingState
from inspection.model.events import Entry, Event, FigureVerified, FindingRecorded, NoteWritten, VerdictGiven
from inspection.model.finding import changed_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.fold import Journal

Said = VerdictGiven | NoteWritten | FigureVerified
"""What can be said twice on one item."""

FINDING_FIELDS = (
    "state",
    "condition",
    "criteria",
    "cause",
    "effect",
    "recommendation",
    "unit",
    "due",
    "severity",
    "kind",
    "in_conclusion",
    "explanation",
    "explained_by",
    "explained_on",
)
"""Fields of a finding that two people can set to two values; its state goes with the reason for striking it out."""

_STANDS = "stands"
"""No field: whether a finding stands, which everyone says who works on it."""
_Subject = tuple[type[Event], str, str]
"""Kind of event, item or finding, and the finding's field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values of several people for one field of an item or a finding; one of them holds until somebody chooses."""

    thing: str
    """The item or the finding."""
    entries: tuple[Entry, ...]
    """Each with its value, in key order; at least two."""
    field: str = ""
    """The finding's field; empty for an item, whose field the kind of event tells."""

    @property
    def kind(self) -> type[Event]:
        """Return which field it is: the kind of event that sets it."""
        return type(self.entries[0].event)

    @property
    def clash(self) -> Clash:
        """Return it as the close-out list takes it."""
        return Clash(kind=self.kind.__name__, id=self.thing, entries=self.entries, field=self.field)


def conflicts(journal: Journal) -> tuple[Conflict, ...]:
    """Return every field that people set to different values unseen, in the order in which the clashes came about."""
    if len({entry.actor for entry in journal.entries}) < 2:  # noqa: PLR2004  # one person agrees with herself
        return ()
    found: dict[tuple[type[Event], str, str], Conflict] = {}
    for (kind, thing, field), entries in _by_subject(journal.entries).items():
        if all(entry.actor == entries[0].actor for entry in entries):
            continue
        heads = _heads(entries, journal.withdrawn)
        different = [
            one for place, one in enumerate(heads) if not any(_agree(one, other, field) for other in heads[:place])
        ]
        if len(different) > 1:
            told = "state" if field == _STANDS else field
            found.setdefault((kind, thing, told), Conflict(thing=thing, entries=tuple(different), field=told))
    return tuple(sorted(found.values(), key=lambda one: one.entries[-1].clock))


def knowing(events: Iterable[Event], seen: Journal) -> tuple[Event, ...]:
    """Return events that name the entries which their writer, who has ``seen`` this journal, replaces by them.

    A finding names its changed fields too. What an event of a finding names already holds: its writer opened it
    before the journal went on.
    """
    listed = tuple(events)
    if not any(isinstance(event, Said | FindingRecorded) for event in listed):
        return listed
    standing = _by_subject(seen.entries)

    def naming(event: Event) -> Event:
        if isinstance(event, FindingRecorded):
            named = _with_changes(event, seen)
            return named if named.over is not None else replace(named, over=_over(named))
        return replace(event, over=_over(event)) if isinstance(event, Said) else event

    def _over(event: Event) -> tuple[str, ...]:
        heads = (head for one in _subjects(event) for head in _heads(standing.get(one, ()), seen.withdrawn))
        return tuple(dict.fromkeys(head.id for head in heads))

    return tuple(naming(event) for event in listed)


def seen_of_finding(finding: str, seen: Sequence[Entry], withdrawn: frozenset[str]) -> tuple[str, ...]:
    """Return the standing entries on a finding: what whoever opens it now replaces by what is saved later."""
    subjects = _by_subject(seen)
    own = (subjects.get(_of(finding, name), ()) for name in (*FINDING_FIELDS, _STANDS))
    return tuple(dict.fromkeys(head.id for entries in own for head in _heads(entries, withdrawn)))


def _with_changes(event: FindingRecorded, seen: Journal) -> FindingRecorded:
    known = next((one for one in seen.inspection.findings if one.id == event.finding.id), None)
    if known is None or event.changed is not None:
        return event
    return replace(event, changed=changed_fields(known, event.finding))


def _of(finding: str, name: str) -> _Subject:
    return FindingRecorded, finding, name


def _subjects(event: Event) -> tuple[_Subject, ...]:
    """Return what an event sets, as far as two people can set it; work on a finding also says whether it stands."""
    if isinstance(event, Said):
        return ((type(event), event.item, ""),)
    if not isinstance(event, FindingRecorded):
        return ()
    changed = FINDING_FIELDS if event.changed is None else event.changed
    names = [name for name in FINDING_FIELDS if name in changed]
    return tuple(_of(event.finding.id, name) for name in (*names, *([_STANDS] if names else ())))


def _by_subject(entries: Iterable[Entry]) -> dict[_Subject, list[Entry]]:
    grouped: dict[_Subject, list[Entry]] = {}
    for entry in entries:
        for one in _subjects(entry.event):
            grouped.setdefault(one, []).append(entry)
    return grouped


def _heads(entries: Sequence[Entry], withdrawn: frozenset[str]) -> list[Entry]:
    """Return the standing entries on one subject that no other standing one replaces knowingly; in key order."""
    seen_by: dict[str, frozenset[str]] = {}
    last_of: dict[str, str] = {}
    heads: list[Entry] = []
    for entry in entries:
        replaced = _replaced(entry, entries)
        if entry.actor in last_of:
            replaced |= {last_of[entry.actor]}
        known = replaced.union(*(seen_by.get(own, frozenset()) for own in replaced))
        seen_by[entry.id] = known
        last_of[entry.actor] = entry.id
        if entry.id not in withdrawn:
            heads = [*(head for head in heads if head.id not in known), entry]
    return heads


def _replaced(entry: Entry, entries: Sequence[Entry]) -> frozenset[str]:
    """Return what an entry names; one of an earlier version names nothing and is taken to have seen what it follows."""
    over = getattr(entry.event, "over", None)
    if over is not None:
        return frozenset(over)
    return frozenset(other.id for other in entries if other.clock <= entry.base and other.id != entry.id)


def _agree(one: Entry, other: Entry, field: str) -> bool:
    match one.event, other.event:
        case VerdictGiven() as left, VerdictGiven() as right:
            reasons = {left.reason.strip(), right.reason.strip()} - {""}
            return left.verdict is right.verdict and len(reasons) <= 1
        case NoteWritten() as left, NoteWritten() as right:
            return left.note.strip() == right.note.strip()
        case FigureVerified() as left, FigureVerified() as right:
            return left.verified == right.verified
        case FindingRecorded() as left, FindingRecorded() as right:
            return _value(left, field) == _value(right, field)
        case _:
            return False


def _value(event: FindingRecorded, field: str) -> object:
    finding = event.finding
    if field == _STANDS:
        return finding.state is not FindingState.STRUCK
    if field == "state":
        return finding.state, finding.struck_reason.strip()
    value = getattr(finding, field)
    return value.strip() if isinstance(value, str) else value
