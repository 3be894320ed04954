"""Several people on one checklist: who took what upon herself, and two values that were given unseen.

A claim is no wall: whoever writes on a colleague's item is asked once for each colleague and group, by having to press
the same key again. Two values for one field are shown on the card, and a digit chooses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.vietnamese import collation_key
from tui.item_conflicts import conflicts_of, settling
from tui.item_verbs import claims_turned
from tui.screens.checklist.marking import Marking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.conflicts import Conflict
    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import GroupCode


class Teamwork(Marking):
    """Commands that show colleagues what I am at, and that settle what we said twice."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: set[tuple[str, GroupCode]] = set()
        """Colleagues and groups of theirs that I was asked about."""

    def on_claim_item(self) -> None:
        """Claim the marked items or the one under the cursor, or let go of them."""
        self._claim(self.chosen())

    def on_claim_group(self) -> None:
        """Claim all items of the group, or let go of them."""
        here = self.current
        if here:
            self._claim([item for item in self.inspection.items if item.group is here.group and not item.withdrawn])

    def _claim(self, items: Sequence[ChecklistItem]) -> None:
        turned = claims_turned(items, self.inspection, self.session.actor)
        if turned and self.host.record(*turned):
            self.unmark()
            text = "checklist.claimed" if turned[0].claimed else "checklist.unclaimed"
            self.hint(self.say(text, count=len(turned)), "met")

    def wants_a_second_key(self, items: Sequence[ChecklistItem]) -> bool:
        """Say whose items these are, the first time; tell whether the key has to be pressed again."""
        mine = self.session.actor
        theirs = [(self.inspection.answer(item.id).claimed_by, item) for item in items]
        asked = {(who, item.group) for who, item in theirs if who and who != mine} - self._asked
        if not asked:
            return False
        self._asked |= asked
        names = ", ".join(sorted({name_of(who) for who, _ in asked}, key=collation_key))
        self.hint(self.say("checklist.of_a_colleague", who=names), "warning")
        return True

    def settle(self, number: int) -> bool:
        """Choose one of the values that people gave unseen; tell whether there was anything to choose."""
        item = self.current
        found = conflicts_of(item.id, self.session.conflicts) if item and not self.marked else []
        if item is None or not found:
            return False
        conflict = found[0]
        if number > len(conflict.entries) + 1 or number == 0:
            self.hint(self.say("checklist.choose_value", last=len(conflict.entries) + 1), "warning")
            return True
        if self.host.record(*settling(conflict, number, self.inspection)):
            self.hint(self._settled(item, conflict, number), "met")
        return True

    def _settled(self, item: ChecklistItem, conflict: Conflict, number: int) -> str:
        if number > len(conflict.entries):
            return self.say("checklist.both_kept", number=item.number)
        who = name_of(conflict.entries[number - 1].actor)
        return self.say("checklist.value_kept", number=item.number, who=who)
