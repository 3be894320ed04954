"""Finding one's way in the checklist: next undecided, groups, numbers, words, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import words
from tui.item_walk import FILTERS, group_from, numbered, undecided_from
from tui.screens.checklist.frame import ChecklistFrame
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem


class Wayfinding(ChecklistFrame):
    """Commands that move and narrow, and write nothing."""

    def on_next_undecided(self) -> None:
        """Go to the next item without a verdict, from the end on to the beginning."""
        self.go_undecided(1)

    def on_previous_undecided(self) -> None:
        """Go to the item without a verdict before this one."""
        self.go_undecided(-1)

    def go_undecided(self, step: int) -> None:
        """Go to the nearest undecided item in a direction."""
        here = self.current
        if here:
            self.go_on(here, self.undecided_from(here, step))

    def undecided_from(self, here: ChecklistItem, step: int = 1) -> str | None:
        """Return the nearest undecided item in a direction, from the end on to the beginning; parked ones come last."""
        return undecided_from(self.items, here, self.inspection, step)

    def go_on(self, here: ChecklistItem, then: str | None) -> None:
        """Go to an item; without one, say that nothing is left undecided."""
        if then:
            self.go_to_item(then)
        elif self.inspection.answer(here.id).verdict is not None:
            self.hint(self.say("checklist.all_judged"), "met")

    def on_next_group(self) -> None:
        """Go to the first item of the next group."""
        self._go_group(1)

    def on_previous_group(self) -> None:
        """Go to the first item of the group before."""
        self._go_group(-1)

    def _go_group(self, step: int) -> None:
        first = group_from(self.items, self.current, step) if self.current else None
        if first:
            self.go_to_item(first.id)

    def on_go_to_item(self) -> None:
        """Ask for a number such as 3.07 and go there; nothing typed goes to the first item."""
        self.ask(self.say("checklist.go_to"), self._go_to_number)

    def _go_to_number(self, typed: str | None) -> None:
        if typed is None:
            return
        found = numbered(self.items, typed)
        if found:
            self.go_to_item(found.id)
        else:
            self.hint(self.say("checklist.no_such_item", number=typed), "warning")

    def on_search_items(self) -> None:
        """Narrow the list to items that hold the words typed, accents or not."""
        self.ask(self.say("checklist.search"), self._search_for, " ".join(self.search))

    def _search_for(self, typed: str | None) -> None:
        if typed is None:
            return
        self.search = words(typed)
        self._say_if_empty()

    def on_filter_items(self) -> None:
        """Choose a filter."""
        options = [(self.say(f"checklist.filter.{name}"), name) for name in FILTERS]
        self.host.push_screen(Choice(self.say("checklist.filter.title"), options), self._filter_by)

    def _filter_by(self, name: str | None) -> None:
        if name:
            self.filter = name
            self._say_if_empty()

    def on_clear_filter(self) -> None:
        """Show all items again."""
        self.filter, self.search = "", []
        self.show()

    def _say_if_empty(self) -> None:
        self.show()
        if not self.rows:
            self.filter, self.search = "", []
            self.show()
            self.hint(self.say("checklist.nothing_fits"), "warning")
