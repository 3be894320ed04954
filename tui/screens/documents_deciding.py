"""Writing down what a person decides on an item that was read, and going on to the next undecided one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Decision
from inspection.model.events import ReadingCorrected
from tui.item_fields import decided
from tui.screens.documents_frame import DocumentsFrame
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspection.model.corrections import Item, Placed
    from inspection.undo import Reversal


class DocumentsDeciding(DocumentsFrame):
    """What all commands on an item share."""

    def item(self) -> Placed:
        """Return the item under the cursor; commands on an item are refused where there is none."""
        row = self.current
        if row is None or row.placed is None:
            raise LookupError("no item under the cursor")
        return row.placed

    def before_of(self, one: Placed) -> Placed | None:
        """Return the item before one of the same kind that counts; None where there is none."""
        same = [other for other in self.placed if other.kind == one.kind and other.counts]
        place = same.index(one) if one in same else 0
        return same[place - 1] if place else None

    def said(
        self, one: Placed, decision: Decision, *after: Item, reason: str = "", whole: bool = False
    ) -> ReadingCorrected:
        """Return a decision on an item as an event."""
        read = self.items_read.get(one.key)
        said = decided(one, read, decision, after, reason=reason, whole=whole)
        return ReadingCorrected(role=self.role, correction=said)

    def decide(self, one: Placed, decision: Decision, *after: Item, reason: str = "") -> bool:
        """Write one decision; tell whether it is written."""
        return self.write(self.said(one, decision, *after, reason=reason))

    def write(self, *events: ReadingCorrected) -> bool:
        """Write decisions as one action; judgement and checklist follow beside the work."""
        done = self.host.record(*events)
        if done and any(event.correction.decision not in (Decision.ACCEPTED, Decision.LATER) for event in events):
            self.host.follow_corrections()
        return done

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to the item whose decision was taken back or holds again."""
        for step in reversal.steps:
            if isinstance(step.event, ReadingCorrected):
                if step.event.role != self.role:
                    self.role = step.event.role
                    self.show()
                self.to_key(step.event.correction.item)
                return

    def to_undecided(self, by: int) -> None:
        """Go to the nearest undecided item that was not put off, round the end; else stay."""
        rows = self.query_one("#documents-rows", RowList)
        for step in range(1, len(self.rows) + 1):
            place = (rows.cursor + by * step) % len(self.rows)
            one = self.rows[place].placed
            if one is not None and one.waits and one.correction is None:
                rows.move_to(place)
                return
