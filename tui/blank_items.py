"""Items that a person makes of some lines by hand: their words, and nothing that the lines do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Comparator
from inspection.model.documents import (
    Citation,
    Figure,
    Recommendation,
    ReportingDeadline,
    Responsibility,
    Shortcoming,
    Target,
    Task,
)
from tui.item_fields import with_due

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection.intake.fragment import Fragment
    from inspection.model.corrections import Item
    from inspection.model.documents import Period


def _task(of: Fragment) -> Item:
    return Task(no="", group=of.group, content=of.text, lead="", partners="", due=of.due, product="", line=of.line)


def _target(of: Fragment) -> Item:
    return Target(group=of.group, comparator=Comparator.EQUAL, value=(), unit="", text=of.text, line=of.line)


_MADE: Mapping[str, Callable[[Fragment], Item]] = {
    "tasks": _task,
    "targets": _target,
    "figures": lambda of: Figure(indicator=None, label=of.text, value=None, quote=of.text, line=of.line),
    "deadlines": lambda of: ReportingDeadline(text=of.text, line=of.line),
    "responsibilities": lambda of: Responsibility(unit=of.text, duties=0, line=of.line),
    "citations": lambda of: Citation(number="", quote=of.text, line=of.line),
    "shortcomings": lambda of: Shortcoming(text=of.text, line=of.line),
    "recommendations": lambda of: Recommendation(to="", text=of.text, line=of.line),
}

BY_HAND = (*_MADE, "groups")
"""Kinds of which an item can be made so; a group's section needs its group, which a person chooses first."""


def blank_item(kind: str, fragment: Fragment, period: Period | None) -> Item:
    """Return an item of a kind from the words of some lines."""
    item = _MADE[kind](fragment)
    return with_due(item, period) if isinstance(item, Task) and item.due else item
