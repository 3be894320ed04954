"""The checklist: what is asked, on what basis, with the figures known before anybody looked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from inspection.model.catalogue import Bilingual
from inspection.model.codes import Comparator, GroupCode, ItemKind, Verdict
from inspection.model.source import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it was made of."""

    value: Decimal | None
    unit: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    """Only a planned figure has another one than ``=``."""
    upper: Decimal | None = None
    """Upper end of a planned range."""
    source: SourceRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A verdict that the program proposes, with its reason; a person decides."""

    verdict: Verdict
    reason: str
    """Text id of the sentence that gives the reason."""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One thing to judge."""

    id: str
    """Stable: a criterion's id, or made of the words of the task or target."""
    number: str
    """What people call it, such as ``3.07``: group and place in the group."""
    kind: ItemKind
    group: GroupCode
    title: Bilingual
    basis: Bilingual
    expected_evidence: Bilingual
    sources: tuple[SourceRef, ...] = ()
    """Where plan and report speak of it."""
    indicator: str | None = None
    direction: str = ""
    """Which way the indicator is better: ``up``, ``down``, ``equal``, ``information``; empty where unknown."""
    planned: Quantity | None = None
    planned_origin: Bilingual | None = None
    """Where the planned figure comes from, if not from the ward's own plan: a higher level, a sister ward's plan."""
    reported: Quantity | None = None
    running: bool = False
    """The span in which the figure grows was not over when it was reported: falling short is no fault yet."""
    points: Decimal | None = None
    scoring: tuple[str, ...] = ()
    unit: str | None = None
    """The ward's unit in charge, as the plan names it."""
    due: str | None = None
    """The plan's words for when."""
    issues: tuple[str, ...] = ()
    """Keys of the issues that touch the item."""
    suggestion: Suggestion | None = None
    withdrawn: bool = False
    """No longer in the documents; kept because somebody had judged it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """All items, in the order in which an inspection goes through them."""

    criteria_set: str
    """Id of the criteria set that it was built from; an inspection stays with it."""
    items: tuple[ChecklistItem, ...]

    def item(self, item_id: str) -> ChecklistItem:
        """Return an item by its id; KeyError where there is none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def of_group(self, code: GroupCode) -> tuple[ChecklistItem, ...]:
        """Return a group's items."""
        return tuple(item for item in self.items if item.group is code)


def numbered(items: Iterable[ChecklistItem]) -> tuple[ChecklistItem, ...]:
    """Return items group by group with their numbers, such as 3.07; withdrawn ones last in their group."""
    known = tuple(items)
    found: list[ChecklistItem] = []
    for place, group in enumerate(GroupCode, start=1):
        of_group = sorted((item for item in known if item.group is group), key=lambda item: item.withdrawn)
        found += [replace(item, number=f"{place}.{number:02d}") for number, item in enumerate(of_group, start=1)]
    return tuple(found)
