"""Evidence by lines: one of what is at hand by its number, words to find or to write, a file, the last one again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inspection.model.events import EvidenceRecorded
from tui.evidence_offers import file_evidence, fitting, last_evidence, offers, placed_offers, typed_offers, typed_path

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.finding import Evidence
    from tui.evidence_offers import Offer
    from tui.plain.desk import Desk

REPEAT = "b"
_SHOWN = 9
"""Offers that are told of at once; words find the others."""
_INDENT = 2


def evidence(desk: Desk, typed: str) -> None:
    """Record what was seen, heard or tried for the item in hand."""
    item = desk.item
    name = f"evidence:{item.id}"
    kept = desk.guarded(lambda: desk.workspace.draft(desk.session.id, name))
    chosen = _chosen(desk, typed or kept or "", name)
    if chosen and desk.record(EvidenceRecorded(evidence=chosen)):
        desk.voice.say("checklist.evidence_saved", number=item.number)
        desk.voice.put(chosen.description)
    if chosen:
        desk.guarded(lambda: desk.workspace.drop_draft(desk.session.id, name))


def _chosen(desk: Desk, typed: str, draft: str) -> Evidence | None:
    """Ask until one is chosen; None where nothing is to be recorded."""
    inspection, item_id, say = desk.inspection, desk.item.id, desk.say
    at_hand = offers(inspection, item_id, say)
    last = last_evidence(inspection, item_id)
    shown = at_hand[:_SHOWN]
    while True:
        if not typed:
            _tell(desk, shown, len(at_hand))
            repeat = say("evidence.repeat", text=last.description) if last else ""
            typed = desk.ask(say("plain.ask_evidence", repeat=repeat))
        if not typed:
            desk.guarded(lambda: desk.workspace.drop_draft(desk.session.id, draft))
            return None
        if typed == REPEAT and last:
            return last
        if typed.isdecimal() and 0 < int(typed) <= len(shown):
            return shown[int(typed) - 1].evidence
        if path := typed_path(typed):
            if found := _file(desk, path):
                return found
        else:  # kept, for a number must follow, which may never come
            desk.guarded(partial(desk.workspace.save_draft, desk.session.id, draft, typed))
            placed = placed_offers(typed, inspection, item_id, desk.opened.source_lines)
            shown = [*placed, *fitting(at_hand, typed)[:_SHOWN], *typed_offers(typed, item_id, say)]
        typed = ""


def _file(desk: Desk, path: Path) -> Evidence | None:
    try:
        return file_evidence(path, desk.item.id)
    except OSError as problem:
        desk.voice.say("evidence.unreadable", name=path.name, problem=problem.strerror or problem)
        return None


def _tell(desk: Desk, shown: list[Offer], all_of_them: int) -> None:
    for place, one in enumerate(shown, 1):
        desk.voice.put(f"{place} {one.label}", indent=_INDENT)
    if len(shown) == _SHOWN < all_of_them:
        desk.voice.say("plain.more_offers", more=all_of_them - _SHOWN)
