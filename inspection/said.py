"""What a person said on an item, in a few words: for lists in which several people's words stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.events import FigureVerified, NoteWritten, VerdictGiven
from inspection.quantities import quantity_text

if TYPE_CHECKING:
    from inspection.model.events import Event
    from inspection.wording import Wording


def value_words(event: Event, say: Wording) -> str:
    """Return a value as people read it."""
    match event:
        case VerdictGiven(verdict=verdict, reason=reason):
            name = say(f"code.verdict.{verdict}") if verdict else say("checklist.undecided")
            return f"{name} ({reason.rstrip('. ')})" if reason else name
        case NoteWritten(note=note):
            return f"“{note}”" if note else "–"
        case FigureVerified(verified=verified):
            return quantity_text(verified) or "–"
        case _:
            raise TypeError(event)
