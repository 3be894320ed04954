"""A finding as a person edits it: every field as text, what is wrong with it, and its draft between two sittings.

Pure: the sheet shows it. Only the fields that a person changed are taken over, so a colleague's later change of another
field stands.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection import codec
from inspection.model.codes import FindingKind, FindingState, Severity
from inspection.model.finding import Finding
from inspection.vietnamese import format_date, nfc, parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TEXTS = ("condition", "criteria", "cause", "effect", "recommendation", "explanation")
"""Fields of several lines."""
LINES = ("unit", "explained_by")
DAYS = ("due", "explained_on")
FIELDS = (
    "severity",
    "condition",
    "criteria",
    "cause",
    "effect",
    "recommendation",
    "unit",
    "due",
    "kind",
    "in_conclusion",
    "explanation",
    "explained_by",
    "explained_on",
    "state",
)
"""All fields, in the order in which they are gone through."""
YES, NO = "yes", "no"

_AROUND = 6
"""Words shown before and after a change."""

_DUE = re.compile(r"(\d{1,2})[\s/.-]?(\d{1,2})[\s/.-]?(\d{4})")


class FieldError(Exception):
    """A field cannot be taken over as it was typed; ``text_id`` says why."""

    def __init__(self, field: str, text_id: str, **facts: str) -> None:
        super().__init__(text_id)
        self.field = field
        self.text_id = text_id
        self.facts = facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that was typed but not saved."""

    field: str
    saved: str
    typed: str


def texts_of(finding: Finding) -> dict[str, str]:
    """Return a finding's fields as they are shown."""
    shown = {name: nfc(str(getattr(finding, name))) for name in (*TEXTS, *LINES)}
    shown["severity"] = str(int(finding.severity))
    shown["kind"] = finding.kind.value
    shown["state"] = finding.state.value
    shown["in_conclusion"] = YES if finding.in_conclusion else NO
    shown |= {name: format_date(getattr(finding, name)) for name in DAYS}
    return {name: shown[name] for name in FIELDS}


def applied(current: Finding, before: Mapping[str, str], typed: Mapping[str, str]) -> Finding:
    """Return the finding as it now stands in the store with what a person changed; ``FieldError`` where that fails."""
    changes: dict[str, object] = {}
    for name in FIELDS:
        text = nfc(typed[name]).strip()
        if text == before[name].strip():
            continue
        match name:
            case "severity":
                changes[name] = Severity(int(text))
            case "kind":
                changes[name] = FindingKind(text)
            case "state":
                changes[name] = FindingState(text)
            case "in_conclusion":
                changes[name] = text == YES
            case "due" | "explained_on":
                changes[name] = read_day(text, name)
            case _:
                changes[name] = text
    finding = replace(current, **changes)  # type: ignore[arg-type]  # the names are fields of Finding
    if not finding.condition:
        raise FieldError("condition", "finding.no_condition")
    return finding


def read_day(text: str, field: str = "due") -> date | None:
    """Return a date typed as dd/mm/yyyy, or nothing for nothing; ``FieldError`` names the field where it is no date."""
    if not text.strip():
        return None
    found = _DUE.fullmatch(text.strip())
    day = parse_date("/".join(found.groups())) if found else None
    if day is None:
        raise FieldError(field, "finding.not_a_date", typed=text)
    return day


def lacking(finding: Finding) -> tuple[str, ...]:
    """Return the elements that are still empty; allowed on site, asked for before the notice."""
    return tuple(
        name for name in ("criteria", "cause", "effect", "recommendation", "unit", "due") if not getattr(finding, name)
    )


def differences(saved: Mapping[str, str], typed: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the fields in which two versions differ, in their order."""
    return tuple(
        Difference(field=name, saved=saved[name], typed=typed[name])
        for name in FIELDS
        if saved[name].strip() != typed[name].strip()
    )


def where_they_differ(saved: str, typed: str) -> tuple[str, str]:
    """Return two versions of a text without the words that both begin and end with, but for a few around the change."""
    old, new = saved.split(), typed.split()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start, end = max(0, same - _AROUND), max(0, tail - _AROUND)

    def cut(words: list[str]) -> str:
        kept = words[start : len(words) - end]
        return " ".join(("…" if start else "", *kept, "…" if end else "")).strip()

    return cut(old), cut(new)


def draft_keys(finding: Finding, *, new: bool) -> tuple[str, ...]:
    """Return under which names a finding's unfinished text is kept, the first one to write to.

    A new finding goes by its item, or is the new one, for it will have another id the next time; what was typed for an
    item is also found once the item has its finding.
    """
    by_item = f"finding:item:{finding.items[0]}" if finding.items else ""
    if new:
        return (by_item or "finding:new",)
    return (f"finding:{finding.id}", by_item) if by_item else (f"finding:{finding.id}",)


def as_draft(finding: Finding, typed: Mapping[str, str]) -> str:
    """Return a draft as text for the store: the finding that it belongs to and the fields as typed."""
    return json.dumps({"finding": codec.to_plain(finding), "fields": dict(typed)}, ensure_ascii=False)


def from_draft(text: str) -> tuple[Finding, dict[str, str]] | None:
    """Return what ``as_draft`` wrote; None for a text that is none of its."""
    try:
        data = json.loads(text)
        finding = codec.from_plain(Finding, data["finding"])
        known = texts_of(finding)  # a draft of an earlier version knows fewer fields
        fields = {name: str(data["fields"].get(name, known[name])) for name in FIELDS}
    except (AttributeError, ValueError, KeyError, TypeError):
        return None
    return finding, fields
