"""What a key on a drafted item amounts to, as decisions to be written together; pure, so that every case can be tested.

A split item is one decision: its parts are worded, parted, merged or left out within it, and a part that is left out
keeps its place, for verdicts are known by the places of the parts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.model.codes import Decision, GroupCode, ItemKind
from inspection.model.drafts import WORDED, DraftDecision, part_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.drafts import DraftedItem

Decisions = tuple[DraftDecision, ...]


def words_of(one: DraftedItem) -> str:
    """Return what an item asks as it stands, as its document or a person has worded it."""
    return one.item.title.vi


def why_not(one: DraftedItem, verb: str, touched: frozenset[str]) -> str:
    """Return the ending of the text that says why a verb does not apply; nothing where it does."""
    parted = one.decision is not None and one.decision.decision is Decision.SPLIT
    later_parts = [part_id(one.drafted.id, part) for part in range(one.part + 1, len(_words(one)))]
    reasons = (
        ("gone", one.drafted.withdrawn),
        ("own_whole", verb in {"split", "merge"} and one.drafted.kind is ItemKind.OWN),
        ("not_worded", verb in {"reword", "split", "merge"} and one.drafted.kind not in (*WORDED, ItemKind.OWN)),
        ("is_out", verb != "accept" and not one.counts),
        ("part_is_out", verb == "accept" and not one.counts and parted),
        ("judged", verb in {"drop", "merge"} and one.item.id in touched),
        ("one_word", verb == "split" and " " not in words_of(one).strip()),
        ("judged", verb == "split" and not touched.isdisjoint(later_parts)),
    )
    return next((why for why, holds in reasons if holds), "")


def asked(group: GroupCode, words: str, basis: str) -> DraftDecision:
    """Return the decision that the team asks a question of its own."""
    question, rests_on = (" ".join(text.split()) for text in (words, basis))
    return DraftDecision(
        item=f"own-{uuid4().hex}", decision=Decision.ADDED, words=(question,), group=group, basis=rests_on
    )


def accepted(one: DraftedItem, items: Sequence[DraftedItem]) -> Decisions:
    """Return the decisions that take an item as it stands; one that is out comes back as it was drafted."""
    if one.counts and not one.waits:
        return ()
    if one.decision is not None and one.decision.group is not None:
        return (replace(one.decision, decision=Decision.ADDED, reason=""),)
    taken = DraftDecision(item=one.drafted.id, decision=Decision.ACCEPTED)
    if one.decision is None or one.decision.decision is not Decision.MERGED:
        return (taken,)
    ending = f" {one.drafted.title.vi}"
    holder = next(
        (o for o in items if o.drafted.id == one.decision.into and o.counts and words_of(o).endswith(ending)), None
    )
    return (taken,) if holder is None else (_worded(holder, words_of(holder).removesuffix(ending)), taken)


def dropped(one: DraftedItem, reason: str) -> DraftDecision:
    """Return the decision that an item is not asked."""
    if one.decision is not None and one.decision.group is not None:
        return replace(one.decision, decision=Decision.DROPPED, reason=reason)
    parts = _with_part(one, "")
    if any(parts):
        return DraftDecision(item=one.drafted.id, decision=Decision.SPLIT, words=parts, reason=reason)
    return DraftDecision(item=one.drafted.id, decision=Decision.DROPPED, reason=reason)


def put_off(one: DraftedItem) -> Decisions:
    """Return the decision that an item waits; none where somebody has decided on it."""
    return (DraftDecision(item=one.drafted.id, decision=Decision.LATER),) if one.waits else ()


def reworded(one: DraftedItem, words: str) -> DraftDecision:
    """Return the decision that an item asks something in other words."""
    if one.decision is not None and one.decision.group is not None:
        return replace(one.decision, words=(" ".join(words.split()),))
    return _worded(one, " ".join(words.split()))


def split(one: DraftedItem, place: int) -> DraftDecision:
    """Return the decision that parts an item before one of its words."""
    words, known = words_of(one).split(), _words(one)
    halves = (" ".join(words[:place]), " ".join(words[place:]))
    parts = (*known[: one.part], *halves, *known[one.part + 1 :])
    return DraftDecision(item=one.drafted.id, decision=Decision.SPLIT, words=parts)


def before_of(one: DraftedItem, items: Sequence[DraftedItem]) -> DraftedItem | None:
    """Return the item that an item can be merged into: the one before it in its group whose words may be set anew."""
    fit = [o for o in items if o.counts and o.drafted.kind in WORDED and not o.drafted.withdrawn]
    same = [o for o in fit if o.item.group is one.item.group]
    place = next((n for n, o in enumerate(same) if o.item.id == one.item.id), 0)
    return same[place - 1] if place else None


def merged(one: DraftedItem, before: DraftedItem) -> Decisions:
    """Return the decisions that put an item's words into the item before it."""
    joined = f"{words_of(before)} {words_of(one)}"
    if before.drafted.id == one.drafted.id:
        halves = {before.part: joined, one.part: ""}
        whole = tuple(halves.get(part, words) for part, words in enumerate(_words(one)))
        return (_of_parts(one, whole),)
    parts = _with_part(one, "")
    if any(parts):
        return (_worded(before, joined), DraftDecision(item=one.drafted.id, decision=Decision.SPLIT, words=parts))
    out = DraftDecision(item=one.drafted.id, decision=Decision.MERGED, into=before.drafted.id)
    return (_worded(before, joined), out)


def _worded(one: DraftedItem, words: str) -> DraftDecision:
    return _of_parts(one, _with_part(one, words))


def _of_parts(one: DraftedItem, parts: tuple[str, ...]) -> DraftDecision:
    """Return the decision that parts amount to: one alone is no split any more."""
    item, (first, *rest) = one.drafted.id, parts
    if any(rest):
        return DraftDecision(item=item, decision=Decision.SPLIT, words=parts)
    if first == one.drafted.title.vi:
        return DraftDecision(item=item, decision=Decision.ACCEPTED)
    return DraftDecision(item=item, decision=Decision.CORRECTED, words=(first,))


def _words(one: DraftedItem) -> tuple[str, ...]:
    """Return the wordings of all parts of the item that one belongs to."""
    decision = one.decision
    split_up = decision is not None and decision.decision is Decision.SPLIT
    return decision.words if decision is not None and split_up else (words_of(one),)


def _with_part(one: DraftedItem, words: str) -> tuple[str, ...]:
    parts = list(_words(one))
    parts[one.part] = words
    return tuple(parts)
