"""What people changed in what was read, as rows: the old value, the new one, why, who and when; one row a field.

Only what holds is told, and only what changed something: an accepted item reads as it was read. No program of ours
writes a decision without its item; a file from elsewhere may hold one, and it is told without.
"""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.catalogue import shipped
from inspection.fold import key, withdrawn
from inspection.model.codes import Comparator, Decision, GroupCode
from inspection.model.corrections import title
from inspection.model.documents import IdentityField
from inspection.model.events import ReadingCorrected
from inspection.vietnamese import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from exports.port import Bundle
    from inspection.model.corrections import Correction, Item
    from inspection.wording import Wording

_SILENT = frozenset({Decision.ACCEPTED, Decision.LATER})
_SECTIONS = {"next_period_groups": "next_groups"}
"""Kinds whose name is that of another section."""

Cell = str | int | Decimal | None


def correction_rows(bundle: Bundle, say: Wording) -> Iterator[tuple[Cell, ...]]:
    """Yield document, line, kind, item, decision, field, old value, new value, reason, who, when, quote."""
    when = _when(bundle)
    for role, decided in bundle.inspection.corrections.items():
        for one in decided.values():
            if one.decision in _SILENT:
                continue
            known = next(iter(one.before.items or one.after.items), None)
            at = when.get((role, one.item))
            head = (
                say(f"notice.own.{role}"),
                (known.line or None) if known else None,
                say(f"documents.section.{_SECTIONS.get(one.kind, one.kind)}"),
                _named(known, say) if known else "",
                say(f"code.decision.{one.decision}"),
            )
            tail = (one.reason, name_of(one.by), f"{at:%Y-%m-%d %H:%M}" if at else None, one.quote)
            for changed in _changes(one, say):
                yield (*head, *changed, *tail)


def _when(bundle: Bundle) -> dict[tuple[str, str], datetime]:
    """Return when each decision that holds was made."""
    ordered = sorted(bundle.entries, key=key)
    gone = withdrawn(ordered)
    return {
        (entry.event.role, entry.event.correction.item): entry.at
        for entry in ordered
        if isinstance(entry.event, ReadingCorrected) and entry.id not in gone
    }


def _changes(one: Correction, say: Wording) -> Iterator[tuple[Cell, Cell, Cell]]:
    """Yield field, old value and new value of what a decision changed."""
    before, after = one.before.items, one.after.items
    if one.decision is not Decision.CORRECTED or not before or len(after) != 1:
        yield "", "\n".join(map(title, before)), "\n".join(map(title, after))
        return
    (new,) = after
    for name in (field.name for field in fields(new)):
        was, now = getattr(before[0], name), getattr(new, name)
        own = f"documents.identity.{new.name}" if isinstance(new, IdentityField) else f"documents.field.{name}"
        if was != now and say.knows(own):
            yield say(own), _cell(name, was, say), _cell(name, now, say)


def _named(item: Item, say: Wording) -> str:
    return say(f"documents.identity.{item.name}") if isinstance(item, IdentityField) else title(item)


def _cell(name: str, value: object, say: Wording) -> Cell:
    """Return a value as a cell holds it."""
    if isinstance(value, tuple):
        return "–".join(format_number(one) for one in value)
    if isinstance(value, GroupCode):
        return shipped().group(value).name.vi
    if isinstance(value, Comparator):
        return say(f"documents.compare.{value.name.lower()}")
    if name == "indicator" and value in shipped().indicators:
        return shipped().indicators[str(value)].name.vi
    return value if isinstance(value, Decimal | int) or value is None else str(value)
