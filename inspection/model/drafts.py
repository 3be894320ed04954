"""What people decided on the items of a drafted checklist, and the checklist that then holds.

The draft is the machine's and is never changed. A decision names its item by id; ids are made of the words of a task or
target and go on when a document is read again, so a decision finds its item in every later draft. Nothing on which
somebody has said something ever leaves the checklist: it stays, withdrawn, at the end of its group.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from inspection.model.catalogue import Bilingual
from inspection.model.checklist import Checklist, ChecklistItem, Quantity, numbered
from inspection.model.codes import Decision, GroupCode, ItemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDecision:
    """A decision on one drafted item; the newest on an item holds."""

    item: str
    """The drafted item's id."""
    decision: Decision
    reason: str = ""
    words: tuple[str, ...] = ()
    """What is asked in its stead: one wording, or one for each part after a split; an empty part is left out."""
    into: str = ""
    """Of an item that was merged, the item that its words went into."""
    group: GroupCode | None = None
    """Of a question of the team's own, its reform group; None for an item of the draft.

    Each decision on such a question holds all of it: there is no draft that it could be looked up in.
    """
    basis: str = ""
    """Of a question of the team's own, what it rests on; free."""
    by: str = ""
    """The actor; filled in when the journal is folded."""

    @property
    def open(self) -> bool:
        """Tell whether the item still waits for somebody."""
        return self.decision is Decision.LATER


DraftDecisions = Mapping[str, DraftDecision]
"""By the drafted item's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedItem:
    """An item of the draft, or a part of one, as decided."""

    drafted: ChecklistItem
    """The item as it was drafted."""
    item: ChecklistItem
    """What stands for it."""
    part: int = 0
    decision: DraftDecision | None = None
    counts: bool = True
    """Whether it is asked."""

    @property
    def waits(self) -> bool:
        """Tell whether somebody has still to decide on it."""
        return not self.drafted.withdrawn and (self.decision is None or self.decision.open)


_PART = "~"
_WORDING = (Decision.CORRECTED, Decision.SPLIT)
"""Decisions that say in which words an item is asked."""


def part_id(item_id: str, part: int) -> str:
    """Return the id of a part of an item that was split; the first part is the item itself."""
    return item_id if part == 0 else f"{item_id}{_PART}{part + 1}"


def drafted_ids(items: Collection[str], drafted: Checklist) -> set[str]:
    """Return the drafted items that some items of the checklist go back to."""
    known = {item.id for item in drafted.items}
    return {item if item in known else item.rpartition(_PART)[0] or item for item in items}


def drafted_items(drafted: Checklist, decisions: DraftDecisions) -> tuple[DraftedItem, ...]:
    """Return every item as decided, those that are not asked too: of the draft in its order, then the team's own."""
    items = (*drafted.items, *_own_questions(drafted, decisions))
    present = {item.id for item in items}
    return tuple(one for item in items for one in _standing(item, decisions.get(item.id), present))


def _own_questions(drafted: Checklist, decisions: DraftDecisions) -> Iterator[ChecklistItem]:
    """Yield the team's own questions as items, in the order in which they were asked first."""
    known = {item.id for item in drafted.items}
    for one in decisions.values():
        if one.group is not None and one.words and one.item not in known:
            words = one.words[0]
            yield ChecklistItem(
                id=one.item,
                number="",
                kind=ItemKind.OWN,
                group=one.group,
                title=Bilingual(vi=words, en=words),
                basis=Bilingual(vi=one.basis, en=one.basis),
                expected_evidence=Bilingual(vi="", en=""),
            )


def shaped(drafted: Checklist, decisions: DraftDecisions, said: Collection[str]) -> Checklist:
    """Return the checklist that holds after decisions; the very draft where they change nothing.

    ``said`` names the items on which somebody has said something.
    """
    idle = all(one.decision in (Decision.ACCEPTED, Decision.LATER) for one in decisions.values())
    if idle and not any(_PART in own for own in said):
        return drafted
    placed = drafted_items(drafted, decisions)
    merged: dict[str, list[ChecklistItem]] = {}
    for one in placed:
        if one.decision and one.decision.decision is Decision.MERGED and not one.counts:
            merged.setdefault(one.decision.into, []).append(one.drafted)
    items: list[ChecklistItem] = []
    for one in placed:
        if one.counts:
            items.append(_with_merged(one.item, merged.get(one.item.id, [])))
        elif one.item.id in said:
            items.append(_withdrawn(one.item))
    standing = {one.item.id for one in placed}
    for own in sorted(set(said) - standing):
        # A part that was judged before its item was decided on anew, perhaps by a colleague on another copy.
        whole = next((item for item in drafted.items if item.id == own.rpartition(_PART)[0]), None)
        if whole is not None:
            items.append(_withdrawn(replace(_without_figures(whole), id=own)))
    return Checklist(criteria_set=drafted.criteria_set, items=numbered(items))


def _withdrawn(item: ChecklistItem) -> ChecklistItem:
    return replace(item, withdrawn=True, suggestion=None, issues=())


def _standing(item: ChecklistItem, one: DraftDecision | None, present: Collection[str]) -> Iterator[DraftedItem]:
    if one is not None and one.decision is Decision.MERGED and one.into not in present:
        one = None  # a document that was read again no longer has the item that holds the words
    if one is None or item.kind is ItemKind.OWN or one.decision not in _WORDING or not one.words:
        out = one is not None and one.decision in (Decision.DROPPED, Decision.MERGED)
        yield DraftedItem(drafted=item, item=item, decision=one, counts=not out)
        return
    holder = _holder_of_figures(item, one.words)
    for part, words in enumerate(one.words):
        own = replace(item, id=part_id(item.id, part), title=Bilingual(vi=words, en=words) if words else item.title)
        shown = own if part == holder else _without_figures(own)
        yield DraftedItem(drafted=item, item=shown, part=part, decision=one, counts=bool(words))


def _holder_of_figures(item: ChecklistItem, words: tuple[str, ...]) -> int:
    """Return the part that keeps the item's figures: the only one that names the planned number, else the first."""
    if item.planned is None or item.planned.value is None:
        return 0
    number = re.escape(f"{item.planned.value.normalize():f}".replace(".", ","))
    named = re.compile(rf"(?<![\d.,]){number}(?![\d]|[.,]\d)")
    naming = [part for part, text in enumerate(words) if named.search(text)]
    return naming[0] if len(naming) == 1 else 0


def _without_figures(item: ChecklistItem) -> ChecklistItem:
    """Return a part without the figures and the proposal that another part keeps."""
    bare: dict[str, Any] = {"indicator": None, "planned": None, "planned_origin": None, "reported": None}
    return replace(item, **bare, direction="", running=False, suggestion=None, issues=())


def _with_merged(item: ChecklistItem, merged: list[ChecklistItem]) -> ChecklistItem:
    """Return an item with the places, and where it has none the figures, of those whose words went into it."""
    for other in merged:
        item = replace(item, sources=tuple(dict.fromkeys((*item.sources, *other.sources))))
        if not _has_figures(item.planned, item.reported) and _has_figures(other.planned, other.reported):
            item = replace(
                item,
                indicator=other.indicator,
                direction=other.direction,
                planned=other.planned,
                planned_origin=other.planned_origin,
                reported=other.reported,
                running=other.running,
                suggestion=other.suggestion,
            )
    return item


def _has_figures(*quantities: Quantity | None) -> bool:
    return any(quantity is not None for quantity in quantities)


WORDED = frozenset({ItemKind.TASK, ItemKind.TARGET})
"""Kinds whose words come from a document and may be set anew; a criterion is asked as its set has it."""
