"""What a person typed and had not entered when the last sitting ended, whatever ended it: Esc, a dropped line, kill -9.

Pure: drafts of the store in, what they are and where they belong out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.finding_form import differences, from_draft, texts_of
from tui.finding_words import shown
from tui.item_verbs import figure_as_typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.model.checklist import ChecklistItem
    from inspection.model.inspection import Inspection
    from inspection.store.port import Draft
    from inspection.wording import Wording

ON_ITEM = {"note": "note", "reason": "reason", "figure": "verify", "flag": "flag_word", "evidence": "evidence"}
"""What is typed on an item of the checklist, and the command that asks for it."""

_STAGES = {
    **dict.fromkeys(ON_ITEM, "checklist"),
    "finding": "findings",
    "building": "building",
    "registry": "notice",
    "excuse": "close_out",
    "unlock": "close_out",
    **dict.fromkeys(
        ("retest", "received", "report", "done", "due", "remedy-note", "remedy-unit"),
        "remediation",
    ),
}
"""Where each kind is typed; what is not named here belongs to the documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfTyped:
    """One unfinished text."""

    field: str
    """Its name in the store."""
    label: str
    """What it was typed into, in words."""
    saved: str
    """What holds there now."""
    typed: str
    stage: str
    """The screen on which it goes on."""
    item: str = ""
    """The item or finding there."""
    command: str = ""
    """The command that opens its field; empty where a person has to go to it."""


def stage_of(field: str) -> str:
    """Return the screen on which a text is typed, by its name in the store."""
    return _STAGES.get(field.partition(":")[0], "documents")


def half_typed(drafts: Iterable[Draft], inspection: Inspection, say: Wording) -> list[HalfTyped]:
    """Return the unfinished texts that say something else than what holds, the newest first."""
    items = {item.id: item for item in inspection.items}
    found = (_told(draft, items, inspection, say) for draft in drafts)
    return [one for one in found if one is not None and one.typed.strip() != one.saved.strip()]


def _told(draft: Draft, items: dict[str, ChecklistItem], inspection: Inspection, say: Wording) -> HalfTyped | None:
    kind, _, own = draft.field.partition(":")
    if kind == "adding":
        return None  # an item half made, not words: it is offered at its lines of the document
    if kind in ON_ITEM and own in items:
        item = items[own]
        label = f"{item.number} · {say(f'half_typed.{kind}')}"
        saved = _saved(kind, item, inspection)
        return HalfTyped(
            field=draft.field,
            label=label,
            saved=saved,
            typed=draft.text,
            stage="checklist",
            item=own,
            command=ON_ITEM[kind],
        )
    if kind == "finding":
        return _finding(draft, own.removeprefix("item:"), items, inspection, say)
    stage = stage_of(draft.field)
    return HalfTyped(field=draft.field, label=say(f"{stage}.title"), saved="", typed=draft.text, stage=stage)


def _saved(kind: str, item: ChecklistItem, inspection: Inspection) -> str:
    answer = inspection.answer(item.id)
    match kind:
        case "note":
            return answer.note
        case "reason":
            return answer.reason
        case "flag":
            return answer.flag_word
        case "figure":
            return figure_as_typed(item, inspection)
        case _:
            return ""


def _finding(
    draft: Draft, own: str, items: dict[str, ChecklistItem], inspection: Inspection, say: Wording
) -> HalfTyped | None:
    kept = from_draft(draft.text)
    if kept is None:
        return None
    finding, fields = kept
    known = {one.id: one for one in inspection.findings}
    found = differences(texts_of(known.get(own, finding)), fields)
    if not found:
        return None
    parts = [
        [f"{say(f'finding.field.{one.field}')}: {shown(one.field, text, say)}" for one, text in side]
        for side in ([(one, one.saved) for one in found], [(one, one.typed) for one in found])
    ]
    number = ", ".join(items[one].number for one in finding.items if one in items)
    on_item = own in items
    return HalfTyped(
        field=draft.field,
        label=" · ".join(part for part in (number, say("half_typed.finding")) if part),
        saved="\n".join(parts[0]),
        typed="\n".join(parts[1]),
        stage="checklist" if on_item else "findings",
        item=own if on_item or own in known else "",
        command="finding" if on_item else "open_finding" if own in known else "",
    )
