"""The union of journals: what another copy holds that this one lacks.

Entries are never changed, so two copies of a journal can only differ in which entries they hold; taking in the missing
ones in any order, as often as one likes, gives every copy the same journal in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.clock import HIGHEST_CLOCK
from inspection.errors import StoreError
from inspection.fold import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection.model.events import Entry


def missing(entries: Iterable[Entry], known: Mapping[tuple[int, str], str]) -> list[Entry]:
    """Return the entries that a journal lacks, in key order; ``known`` gives the id of every key that it has.

    ``StoreError`` where two entries claim one key, or a clock is out of all bounds: taking in either would lose
    something, and an honest copy holds neither.
    """
    keys = dict(known)
    ids = set(keys.values())
    lacking = []
    for entry in sorted(entries, key=key):
        if entry.id in ids:
            continue
        if keys.setdefault(key(entry), entry.id) != entry.id or not 0 < entry.clock < HIGHEST_CLOCK:
            raise StoreError("store.clash", actor=entry.actor, at=entry.at)
        ids.add(entry.id)
        lacking.append(entry)
    return lacking
