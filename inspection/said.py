"""What a person said on an item or of a finding, in a few words: for several people's words side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.events import FigureVerified, FindingRecorded, NoteWritten, VerdictGiven
from inspection.quantities import quantity_text
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from inspection.model.events import Event
    from inspection.model.finding import Finding
    from inspection.wording import Wording


def value_words(event: Event, say: Wording, field: str = "") -> str:
    """Return a value as people read it; of a finding the one of a ``field``."""
    match event:
        case VerdictGiven(verdict=verdict, reason=reason):
            name = say(f"code.verdict.{verdict}") if verdict else say("checklist.undecided")
            return f"{name} ({reason.rstrip('. ')})" if reason else name
        case NoteWritten(note=note):
            return f"“{note}”" if note else "–"
        case FigureVerified(verified=verified):
            return quantity_text(verified) or "–"
        case FindingRecorded(finding=finding):
            return _field_words(finding, field, say)
        case _:
            raise TypeError(event)


def _field_words(finding: Finding, field: str, say: Wording) -> str:
    match field:
        case "state":
            name = say(f"code.finding_state.{finding.state}")
            return f"{name} ({finding.struck_reason.rstrip('. ')})" if finding.struck_reason else name
        case "kind":
            return say(f"code.finding_kind.{finding.kind}")
        case "severity":
            return say(f"code.severity.{int(finding.severity)}")
        case "in_conclusion":
            return say("finding.in_long" if finding.in_conclusion else "finding.out_long")
        case "due" | "explained_on":
            return format_date(getattr(finding, field)) or "–"
        case _:
            text = getattr(finding, field)
            return f"“{text}”" if text else "–"
