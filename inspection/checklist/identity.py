"""Which item of a rebuilt checklist is which item of the former one, so that verdicts stay with what they were about.

A criterion is known by its id. A task or target is known by its words: the same words first, then the most alike ones
of the same kind and group. Its id is made of its words once and stays, even when a corrected document changes them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.model.codes import ItemKind
from inspection.vietnamese import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import GroupCode

SAME_WORDING = 90
"""Least likeness at which two wordings of one kind and group are one item, corrected."""

Key = tuple[ItemKind, "GroupCode", str]


def identify(drafts: Sequence[ChecklistItem], former: Iterable[ChecklistItem]) -> list[str]:
    """Return the drafts' ids in their order: a criterion's own, a former item's, or a new one of the words.

    Ids never repeat, and a new id is never one that a former item carries.
    """
    ids = {place: draft.id for place, draft in enumerate(drafts) if draft.kind is ItemKind.CRITERION}
    open_former = [item for item in former if item.kind is not ItemKind.CRITERION]
    taken = {*ids.values(), *(item.id for item in open_former)}
    open_former = _take_exact(drafts, open_former, ids)
    _take_alike(drafts, open_former, ids)
    for place, draft in enumerate(drafts):
        if place not in ids:
            ids[place] = _new_id(draft, taken)
            taken.add(ids[place])
    return [ids[place] for place in range(len(drafts))]


def _key(item: ChecklistItem) -> Key:
    text = " ".join(words(item.title.vi))
    if item.kind is ItemKind.TARGET and item.planned is not None:
        # One sentence may hold two targets; their numbers tell them apart.
        text += f" {item.planned.comparator} {item.planned.value} {item.planned.unit}"
    return item.kind, item.group, text


def _take_exact(
    drafts: Sequence[ChecklistItem], former: list[ChecklistItem], ids: dict[int, str]
) -> list[ChecklistItem]:
    """Give drafts the ids of former items of the same words, in order; return the former items that are left."""
    waiting = defaultdict(list)
    for item in former:
        waiting[_key(item)].append(item)
    for place, draft in enumerate(drafts):
        same = waiting[_key(draft)] if place not in ids else []
        if same:
            ids[place] = same.pop(0).id
    return [item for items in waiting.values() for item in items]


def _take_alike(drafts: Sequence[ChecklistItem], former: list[ChecklistItem], ids: dict[int, str]) -> None:
    """Give the remaining drafts the ids of the most alike former items, the best pair first."""
    pairs = [
        (-score, place, other)
        for place, draft in enumerate(drafts)
        if place not in ids
        for other, item in enumerate(former)
        if (item.kind, item.group) == (draft.kind, draft.group)
        and (score := fuzz.ratio(_key(draft)[2], _key(item)[2], score_cutoff=SAME_WORDING))
    ]
    used: set[int] = set()
    for _, place, other in sorted(pairs):
        if place not in ids and other not in used:
            ids[place] = former[other].id
            used.add(other)


def _new_id(draft: ChecklistItem, taken: set[str]) -> str:
    digest = hashlib.sha256("|".join(_key(draft)).encode()).hexdigest()[:8]
    base = f"{draft.kind}-{digest}"
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found
