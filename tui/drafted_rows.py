"""The drafted checklist as rows, group by group, with what was decided on each item; no widget in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import Decision, GroupCode
from inspection.model.drafts import drafted_items
from inspection.quantities import quantity_text
from tui.phrases import fitted
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.drafts import DraftDecision, DraftedItem
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording

MARKS = {
    Decision.ACCEPTED: "✓",
    Decision.CORRECTED: "c",
    Decision.SPLIT: "+",
    Decision.MERGED: "=",
    Decision.ADDED: "b",
    Decision.DROPPED: "–",
    Decision.LATER: "x",
}
_OUT = (Decision.MERGED, Decision.DROPPED)
_NUMBER = 5
"""Cells of an item's number."""
NUMBERED = (0, 1 + _NUMBER)
"""The cells of a row's mark and number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedRow:
    """A row of the list: a group's heading, or an item."""

    group: GroupCode
    one: DraftedItem | None = None
    number: str = ""
    """What the item is called in the checklist that holds; empty where it is not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How far the decisions on a draft have come."""

    all: int
    accepted: int
    dropped: int
    left: int


def counts(items: Sequence[DraftedItem]) -> Counts:
    """Return how many items were drafted, taken and left out, and how many still wait."""
    asked = [one for one in items if not one.drafted.withdrawn]
    dropped = sum(not one.counts for one in asked)
    left = sum(one.waits for one in asked)
    return Counts(all=len(asked), accepted=len(asked) - dropped - left, dropped=dropped, left=left)


def rows_of(inspection: Inspection) -> list[DraftedRow]:
    """Return a heading for each group that has items, and its items in the order of the draft."""
    if inspection.drafted is None:
        return []
    placed = drafted_items(inspection.drafted, inspection.draft_decisions)
    numbers = {item.id: item.number for item in inspection.items if not item.withdrawn}
    rows: list[DraftedRow] = []
    for group in GroupCode:
        of_group = [one for one in placed if one.item.group is group]
        rows += [DraftedRow(group=group)] if of_group else []
        rows += [DraftedRow(group=group, one=one, number=numbers.get(one.item.id, "")) for one in of_group]
    return rows


class DraftedLook:
    """Puts rows into lines, in the language of the interface."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._catalogue = catalogue
        self._say = say

    def row(self, row: DraftedRow, items: Sequence[DraftedItem], width: int) -> Text:
        """Return a row of the list; ``items`` are all of the draft, for the headings."""
        if row.one is None:
            done = counts([one for one in items if one.item.group is row.group])
            name = self._catalogue.group(row.group).name[self._say.language]
            left = self._say("building.left", left=done.left) if done.left else "✓"
            return line((fitted(f"── {name} · {left} ".ljust(width, "─"), width), "title"))
        kind = self._say(f"building.kind.{row.one.drafted.kind}")
        look = "" if row.one.counts and not row.one.drafted.withdrawn else "dim"
        head = f"{self._mark(row.one)}{row.number or '–':<{_NUMBER}}"
        text = fitted(row.one.item.title[self._say.language], max(8, width - len(head) - len(kind) - 1))
        return line((head, look or "strong"), (f"{kind} ", "dim"), (text, look))

    def counts(self, items: Sequence[DraftedItem]) -> str:
        """Say how far the decisions have come."""
        done = counts(items)
        return self._say("documents.counts", all=done.all, accepted=done.accepted, dropped=done.dropped, left=done.left)

    def details(self, one: DraftedItem, width: int) -> list[Text]:
        """Return what is proposed: the words whole, what they rest on, the figures, what was decided."""
        item, say = one.item, self._say
        lines = [*wrapped(item.title[say.language], width - 1, "strong" if one.counts else "dim")]
        lines += self._decided(one, width)
        facts = {
            "planned": quantity_text(item.planned),
            "reported": quantity_text(item.reported),
            "unit": item.unit or "",
            "due": item.due or "",
            "basis": item.basis[say.language],
            "expected": item.expected_evidence[say.language],
        }
        for name, text in facts.items():
            if text:
                lines += wrapped(f"{say(f'checklist.{name}')}: {text}", width - 1, indent=2)
        return lines

    def _decided(self, one: DraftedItem, width: int) -> list[Text]:
        decision = one.decision
        if one.drafted.withdrawn:
            return wrapped(self._say("building.gone"), width - 1, "warning")
        if decision is None:
            return []
        lines = wrapped(f"{self._say('documents.decided')}: {self._told(decision)}", width - 1, "warning", 2)
        if one.item.title != one.drafted.title:
            was = f"{self._say('building.was')}: {one.drafted.title[self._say.language]}"
            lines += wrapped(was, width - 1, "dim", 2)
        return lines

    def _told(self, decision: DraftDecision) -> str:
        what = self._say(f"code.decision.{decision.decision}")
        return " · ".join(part for part in (what, decision.by.split("@")[0], decision.reason) if part)

    @staticmethod
    def _mark(one: DraftedItem) -> str:
        if one.drafted.withdrawn:
            return "?"
        if one.decision is None:
            return " "
        # A part that was left out of a split item is out like any other.
        decision = one.decision.decision if one.counts or one.decision.decision in _OUT else Decision.DROPPED
        return MARKS[decision]
