"""Two values for one field of a finding, in words, and what is written when a person chooses between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.conflicts import FINDING_FIELDS
from inspection.model.events import FindingRecorded
from inspection.said import value_words
from tui.finding_form import LINES, TEXTS
from tui.finding_merge import joined
from tui.theme import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from inspection.conflicts import Conflict
    from inspection.model.events import Entry, Event
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording


def conflicts_of_finding(finding_id: str, found: Sequence[Conflict]) -> list[Conflict]:
    """Return the fields of a finding on which people disagree, in the order in which they are told."""
    own = (one for one in found if one.thing == finding_id and one.field)
    return sorted(own, key=lambda one: FINDING_FIELDS.index(one.field))


def last_choice(conflict: Conflict) -> int:
    """Return the highest number to choose: one for each value, and one for all of them where they are texts."""
    return len(conflict.entries) + (conflict.field in (*TEXTS, *LINES))


def settling_finding(conflict: Conflict, number: int, inspection: Inspection) -> list[Event]:
    """Return what is written so that the value of a number holds, counted from 1; past the last one, the texts of all.

    Over which entries it is written the session fills in: over all that were seen.
    """
    current, field = inspection.finding(conflict.thing), conflict.field
    versions = [_finding(entry) for entry in conflict.entries]
    if number <= len(versions):
        chosen = versions[number - 1]
        changes = {name: getattr(chosen, name) for name in _set_by(field)}
    else:
        text = ""
        for one in versions:
            text = joined(text, getattr(one, field), "; " if field in LINES else "\n")
        changes = {field: text}
    return [FindingRecorded(finding=replace(current, **changes), changed=tuple(changes))]


def choices_of(conflict: Conflict, say: Wording) -> list[str]:
    """Return what can be chosen, in the order of its numbers."""
    told = [f"{name_of(one.actor)}: {value_words(one.event, say, conflict.field)}" for one in conflict.entries]
    return [*told, *([say("finding.keep_both")] if last_choice(conflict) > len(told) else [])]


def disputed_lines(conflicts: Sequence[Conflict], say: Wording, width: int) -> list[Text]:
    """Return the first field with two values, each with the digit that keeps it; one question at a time."""
    if not conflicts:
        return []
    field = say(f"finding.field.{conflicts[0].field}").lower()
    lines = wrapped(say("checklist.two_values", field=field), width, "error", 2)
    for number, told in enumerate(choices_of(conflicts[0], say), 1):
        lines += wrapped(f"{number} {told}", width, "strong", 2)
    return lines


def settled_words(conflict: Conflict, number: int, say: Wording) -> str:
    """Return what was chosen."""
    if number > len(conflict.entries):
        return say("finding.both_kept")
    return say("finding.value_kept", who=name_of(conflict.entries[number - 1].actor))


def _finding(entry: Entry) -> Finding:
    if not isinstance(entry.event, FindingRecorded):
        raise TypeError(entry.event)
    return entry.event.finding


def _set_by(field: str) -> tuple[str, ...]:
    """Return what is set with a field: why a finding was struck out goes with its state."""
    return (field, "struck_reason") if field == "state" else (field,)
