"""Several items at once: marked one by one or by a range; what is done next is done to all of them as one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.checklist.wayfinding import Wayfinding

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem


class Marking(Wayfinding):
    """Commands that mark; marks are of this screen only and written nowhere."""

    def chosen(self) -> list[ChecklistItem]:
        """Return the marked items, in their order; without any, the one under the cursor."""
        marked = [item for item in self.items if item.id in self.marked]
        return marked or ([self.current] if self.current else [])

    def on_mark_item(self) -> None:
        """Mark the item, or take the mark off, and go down a row."""
        item = self.current
        if item:
            self.marked.symmetric_difference_update({item.id})
            self._tell()
            self.moving_rows.move(1)

    def on_mark_down(self) -> None:
        """Mark the item and the next one, which the cursor goes to."""
        self._extend(1)

    def on_mark_up(self) -> None:
        """Mark the item and the one before, which the cursor goes to."""
        self._extend(-1)

    def unmark(self) -> bool:
        """Take all marks off; tell whether there were any."""
        had = bool(self.marked)
        self.marked = set()
        if had:
            self.show()
        return had

    def _extend(self, step: int) -> None:
        here = self.current
        if here is None:
            return
        self.moving_rows.move(step)
        there = self.current
        if there is not None and there is not here and there.id in self.marked and here.id in self.marked:
            self.marked.discard(here.id)  # back over the range: it gets shorter
        else:
            self.marked |= {item.id for item in (here, there) if item}
        self._tell()

    def _tell(self) -> None:
        self.show()
        if self.marked:
            self.hint(self.say("checklist.marked", count=len(self.marked)), "key")
