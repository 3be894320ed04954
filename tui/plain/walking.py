"""Going through the checklist by lines: to a neighbour, a group, a number, to words; and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.undo import Outcome
from inspection.vietnamese import words
from tui.item_walk import FILTERS, group_from, numbered, undecided_from
from tui.plain.lists import choose, list_items
from tui.story import Story

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.undo import Reversal
    from tui.plain.desk import Desk


def undecided(desk: Desk, step: int) -> None:
    """Go to the nearest undecided item in a direction."""
    found = undecided_from(desk.in_sight(), desk.item, desk.inspection, step)
    desk.go_on(desk.named(found))


def neighbour(desk: Desk, step: int) -> None:
    """Go to the item before or after, judged or not."""
    found = desk.neighbour(desk.item, step)
    if found is None:
        desk.voice.say("plain.end_of_list" if step > 0 else "plain.start_of_list")
    desk.go_to(found)


def group(desk: Desk, step: int) -> None:
    """Go to the first item of the next group in a direction."""
    found = group_from(desk.in_sight(), desk.item, step)
    if found is None:
        desk.voice.say("plain.one_group")
    desk.go_to(found)


def number(desk: Desk, typed: str) -> None:
    """Go to an item by its number or code; nothing typed goes to the first one."""
    typed = typed or desk.ask(desk.say("checklist.go_to"))
    found = numbered(desk.in_sight(), typed)
    if found is None:
        desk.voice.say("checklist.no_such_item", number=typed)
    desk.go_to(found)


def search(desk: Desk, typed: str) -> None:
    """Narrow down to the items that hold the words typed, accents or not, and go to the first one."""
    typed = typed or desk.ask(desk.say("checklist.search"), " ".join(desk.search))
    desk.search = tuple(words(typed))
    _narrowed(desk)


def narrow(desk: Desk, typed: str) -> None:
    """Narrow down by a filter, and go to the first item that fits."""
    options = [(name, desk.say(f"checklist.filter.{name}")) for name in FILTERS]
    chosen = choose(desk, desk.say("checklist.filter.title"), options, typed)
    if chosen:
        desk.filter = chosen
        _narrowed(desk)


def widen(desk: Desk) -> None:
    """Go through all items again, of every group."""
    desk.filter, desk.search, desk.group = "", (), None
    desk.voice.say("plain.all_in_sight", items=len(desk.in_sight()))


def _narrowed(desk: Desk) -> None:
    found = desk.in_sight()
    if not found:
        desk.filter, desk.search = "", ()
        desk.voice.say("checklist.nothing_fits")
        return
    if desk.filter or desk.search:
        list_items(desk, found)
    if desk.item.id not in [item.id for item in found]:
        desk.go_to(found[0])


def undo(desk: Desk) -> None:
    """Take back this person's last action and go to where it was."""
    _reverse(desk, desk.session.undo, "undone")


def redo(desk: Desk) -> None:
    """Bring back this person's last undone action and go to where it is."""
    _reverse(desk, desk.session.redo, "redone")


def _reverse(desk: Desk, act: Callable[[], Reversal], done: str) -> None:
    reversal = desk.guarded(act)
    if reversal is None:
        return
    desk.voice.put(Story(desk.inspection, desk.say).reversal(reversal, done))
    if reversal.outcome is not Outcome.DONE:
        return
    desk.written += 1
    desk.offered, desk.shown = None, ""
    for step in reversal.steps:
        desk.go_to(desk.named(getattr(step.event, "item", "")))
