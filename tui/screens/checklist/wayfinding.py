"""Finding one's way in the checklist: next undecided, groups, numbers, words, filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Verdict
from inspection.vietnamese import fold, words
from tui.screens.checklist.frame import ChecklistFrame
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.checklist import ChecklistItem
    from inspection.model.inspection import Inspection

FILTERS: dict[str, Callable[[Inspection, ChecklistItem], bool]] = {
    "undecided": lambda inspection, item: inspection.answer(item.id).verdict is None,
    "failed": lambda inspection, item: inspection.answer(item.id).verdict in (Verdict.NOT_MET, Verdict.PARTLY),
    "checks": lambda _, item: bool(item.issues),
    "no_evidence": lambda inspection, item: not inspection.evidence_for(item.id),
    "flagged": lambda inspection, item: inspection.answer(item.id).flagged,
    "parked": lambda inspection, item: inspection.answer(item.id).parked,
}
"""What the list can be narrowed down to."""


class Wayfinding(ChecklistFrame):
    """Commands that move and narrow, and write nothing."""

    def _fits(self, item: ChecklistItem) -> bool:
        if self.filter and not FILTERS[self.filter](self.inspection, item):
            return False
        if not self.search:
            return True
        text = fold(f"{item.number} {item.id} {item.title.vi} {item.title.en} {item.unit or ''}")
        return all(word in text for word in self.search)

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
        items = [row.item for row in self.rows if row.item]
        start = next((place for place, item in enumerate(items) if item.id == here.id), 0)
        ring = [items[(start + step * distance) % len(items)] for distance in range(1, len(items))]
        answers = [(item.id, self.inspection.answer(item.id)) for item in ring]
        undecided = [(item, answer) for item, answer in answers if answer.verdict is None]
        fresh = [item for item, answer in undecided if not answer.parked]
        return next(iter(fresh), undecided[0][0] if undecided else None)

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
        groups = list(dict.fromkeys(row.group for row in self.rows))
        if self.current and len(groups) > 1:
            wanted = groups[(groups.index(self.current.group) + step) % len(groups)]
            first = next(row.item for row in self.rows if row.item and row.group is wanted)
            self.go_to_item(first.id)

    def on_go_to_item(self) -> None:
        """Ask for a number such as 3.07 and go there; nothing typed goes to the first item."""
        self.ask(self.say("checklist.go_to"), self._go_to_number)

    def _go_to_number(self, typed: str | None) -> None:
        if typed is None:
            return
        items = [row.item for row in self.rows if row.item]
        wanted = typed.strip().casefold()
        fitting = [i for i in items if wanted in (i.number, i.number.replace(".0", "."), i.id.casefold())]
        fitting += [i for i in items if wanted and i.number.startswith(wanted)]
        if not wanted and items:
            fitting = items
        if fitting:
            self.go_to_item(fitting[0].id)
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
