"""Two values for one thing: what several people said on an item without having seen each other's word. Pure.

The journal folds by the newest entry, so that all copies agree; the other value would only stand in the history. Here
both are found again, for a person to choose. An entry names those that its writer replaced knowingly (``over``), which
holds across laptops that were away from each other, where a clock could not tell. Evidence never clashes: it adds up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.model.events import Entry, Event, FigureVerified, NoteWritten, VerdictGiven

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.fold import Journal

Said = VerdictGiven | NoteWritten | FigureVerified
"""What can be said twice on one item."""

_Subject = tuple[type[Said], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values of several people for one field of an item; the last one holds until somebody chooses."""

    item: str
    entries: tuple[Entry, ...]
    """Each with its value, in key order; at least two."""

    @property
    def kind(self) -> type[Event]:
        """Return which field it is: the kind of event that sets it."""
        return type(self.entries[0].event)


def conflicts(journal: Journal) -> tuple[Conflict, ...]:
    """Return every field that people set to different values unseen, in the order in which the clashes came about."""
    if len({entry.actor for entry in journal.entries}) < 2:  # noqa: PLR2004  # one person agrees with herself
        return ()
    found = []
    for (_, item), entries in _by_subject(journal.entries).items():
        heads = _heads(entries, journal.withdrawn)
        different = [one for place, one in enumerate(heads) if not any(_agree(one, other) for other in heads[:place])]
        if len(different) > 1:
            found.append(Conflict(item=item, entries=tuple(different)))
    return tuple(sorted(found, key=lambda one: one.entries[-1].clock))


def knowing(events: Iterable[Event], seen: Journal) -> tuple[Event, ...]:
    """Return events that name the entries which their writer, who has ``seen`` this journal, replaces by them."""
    listed = tuple(events)
    if not any(isinstance(event, Said) for event in listed):
        return listed
    standing = _by_subject(seen.entries)

    def naming(event: Event) -> Event:
        if not isinstance(event, Said):
            return event
        heads = _heads(standing.get((type(event), event.item), ()), seen.withdrawn)
        return replace(event, over=tuple(entry.id for entry in heads))

    return tuple(naming(event) for event in listed)


def _by_subject(entries: Iterable[Entry]) -> dict[_Subject, list[Entry]]:
    grouped: dict[_Subject, list[Entry]] = {}
    for entry in entries:
        if isinstance(entry.event, Said):
            grouped.setdefault((type(entry.event), entry.event.item), []).append(entry)
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


def _agree(one: Entry, other: Entry) -> bool:
    match one.event, other.event:
        case VerdictGiven() as left, VerdictGiven() as right:
            reasons = {left.reason.strip(), right.reason.strip()} - {""}
            return left.verdict is right.verdict and len(reasons) <= 1
        case NoteWritten() as left, NoteWritten() as right:
            return left.note.strip() == right.note.strip()
        case FigureVerified() as left, FigureVerified() as right:
            return left.verified == right.verified
        case _:
            return False
