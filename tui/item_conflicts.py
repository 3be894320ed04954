"""Two values for one field of an item, in words, and what is written when a person chooses between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.model.events import FigureVerified, NoteWritten, VerdictGiven
from inspection.said import value_words
from inspection.wording import Wording
from tui.finding_words import NOTICE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.conflicts import Conflict
    from inspection.model.events import Event
    from inspection.model.inspection import Inspection

FIELDS: dict[type[Event], str] = {VerdictGiven: "result", NoteWritten: "note", FigureVerified: "verified"}
"""The word for each field that can be said twice, as the card has it."""


def conflicts_of(item_id: str, found: Sequence[Conflict]) -> list[Conflict]:
    """Return the fields of an item on which people disagree: the verdict first."""
    order = list(FIELDS)
    return sorted((one for one in found if one.thing == item_id), key=lambda one: order.index(_kind(one)))


def settling(conflict: Conflict, number: int, inspection: Inspection) -> list[Event]:
    """Return what is written so that the value of a number holds, counted from 1; past the last one, all are noted.

    Then none of them holds by itself: a verdict or figure has to be given anew, and of two notes one is made. Over
    which entries it is written the session fills in: over all that were seen.
    """
    if number <= len(conflict.entries):
        return [conflict.entries[number - 1].event]
    say = Wording(NOTICE_LANGUAGE)  # a note stands in the minutes, whatever the interface speaks
    told = "; ".join(f"{name_of(one.actor)}: {value_words(one.event, say).strip('“”')}" for one in conflict.entries)
    if _kind(conflict) is NoteWritten:
        return [NoteWritten(item=conflict.thing, note=told)]
    label = say(f"checklist.{FIELDS[_kind(conflict)]}")
    former = inspection.answer(conflict.thing).note
    note = NoteWritten(item=conflict.thing, note=f"{former.rstrip()} [{label}: {told}]".strip())
    if _kind(conflict) is VerdictGiven:
        return [note, VerdictGiven(item=conflict.thing, verdict=None)]
    return [note, FigureVerified(item=conflict.thing, verified=None)]


def _kind(conflict: Conflict) -> type[Event]:
    return conflict.kind
