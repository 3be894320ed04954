"""The way through a checklist: its order, the next undecided item, groups, numbers, words, filters.

Pure: items and answers in, an item out. The checklist screen and the line mode walk by the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.model.codes import Verdict
from inspection.vietnamese import fold
from tui.item_verbs import contradicts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem
    from inspection.model.inspection import Inspection


def _mine(inspection: Inspection, item: ChecklistItem, actor: str) -> bool:
    """Tell whether somebody claimed the item, or the team's list gives her its group."""
    claimed = inspection.answer(item.id).claimed_by
    if claimed:
        return claimed == actor
    name = fold(name_of(actor))
    return any(item.group in one.groups and fold(one.name) == name for one in inspection.team.members)


FILTERS: dict[str, Callable[[Inspection, ChecklistItem, str], bool]] = {
    "undecided": lambda inspection, item, _: inspection.answer(item.id).verdict is None,
    "failed": lambda inspection, item, _: inspection.answer(item.id).verdict in (Verdict.NOT_MET, Verdict.PARTLY),
    "checks": lambda _, item, __: bool(item.issues),
    "no_evidence": lambda inspection, item, _: not inspection.evidence_for(item.id),
    "flagged": lambda inspection, item, _: inspection.answer(item.id).flagged,
    "parked": lambda inspection, item, _: inspection.answer(item.id).parked,
    "mine": _mine,
    "against": lambda inspection, item, _: contradicts(item, inspection),
}
"""What the list can be narrowed down to; the last value is the actor who looks."""


def in_order(inspection: Inspection, catalogue: Catalogue) -> list[ChecklistItem]:
    """Return all items in the order in which they are gone through: group by group."""
    return [item for group in catalogue.groups for item in inspection.items if item.group is group.code]


def fits(item: ChecklistItem, inspection: Inspection, narrowed_to: str, search: Sequence[str], actor: str = "") -> bool:
    """Tell whether an item is in sight of a filter (empty: all are) and holds all folded words that are searched."""
    if narrowed_to and not FILTERS[narrowed_to](inspection, item, actor):
        return False
    if not search:
        return True
    text = fold(f"{item.number} {item.id} {item.title.vi} {item.title.en} {item.unit or ''}")
    return all(word in text for word in search)


def undecided_from(
    items: Sequence[ChecklistItem], here: ChecklistItem, inspection: Inspection, step: int = 1
) -> str | None:
    """Return the nearest undecided item in a direction, from the end on to the beginning; parked ones come last."""
    start = next((place for place, item in enumerate(items) if item.id == here.id), 0)
    ring = [items[(start + step * distance) % len(items)] for distance in range(1, len(items))]
    answers = [(item.id, inspection.answer(item.id)) for item in ring]
    undecided = [(item, answer) for item, answer in answers if answer.verdict is None]
    fresh = [item for item, answer in undecided if not answer.parked]
    return next(iter(fresh), undecided[0][0] if undecided else None)


def group_from(items: Sequence[ChecklistItem], here: ChecklistItem, step: int) -> ChecklistItem | None:
    """Return the first item of the next group in a direction, round the end; None where there is no other group."""
    groups = list(dict.fromkeys(item.group for item in items))
    if len(groups) <= 1 or here.group not in groups:
        return None
    wanted = groups[(groups.index(here.group) + step) % len(groups)]
    return next(item for item in items if item.group is wanted)


def numbered(items: Sequence[ChecklistItem], typed: str) -> ChecklistItem | None:
    """Return the item of a number such as ``3.07`` (or ``3.7``) or of an id; nothing typed means the first one."""
    wanted = typed.strip().casefold()
    if not wanted:
        return next(iter(items), None)
    exact = (item for item in items if wanted in (item.number, item.number.replace(".0", "."), item.id.casefold()))
    beginning = (item for item in items if item.number.startswith(wanted))
    return next(exact, None) or next(beginning, None)
