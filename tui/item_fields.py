"""The fields of what was read as people see and type them; what is typed is read by the program's own readers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from inspection.model.codes import Comparator, Decision
from inspection.model.corrections import OUT, Correction, Parts
from inspection.model.documents import IdentityField, Period, Task
from inspection.vietnamese import format_date, format_number, parse_date, parse_number
from tui.reading_words import day_words

if TYPE_CHECKING:
    from inspection.model.corrections import Item, Placed

FIELDS = {
    "identity": ("value",),
    "citations": ("number", "type", "date", "issuer"),
    "groups": ("title", "code"),
    "next_period_groups": ("title", "code"),
    "targets": ("comparator", "value", "unit", "indicator", "group", "text"),
    "tasks": ("no", "content", "lead", "partners", "due", "product", "group"),
    "responsibilities": ("unit", "duties"),
    "deadlines": ("text", "date"),
    "figures": ("label", "indicator", "value", "numerator", "denominator", "unit"),
    "breakdowns": ("of", "total"),
    "shortcomings": ("text",),
    "recommendations": ("to", "text"),
}
"""What can be corrected in an item of each kind."""

CHOSEN = frozenset({"comparator", "indicator", "group", "code"})
"""Fields that are chosen from a list and not typed."""

WORDS = {"tasks": "content", "shortcomings": "text", "recommendations": "text"}
"""Kinds whose items are words, so that one can be split and two can be merged; the field that holds them."""

NEEDED = {
    "tasks": "content",
    "targets": "value",
    "figures": "label",
    "deadlines": "text",
    "responsibilities": "unit",
    "groups": "title",
    "citations": "number",
    "shortcomings": "text",
    "recommendations": "text",
}
"""Without which field an item of a kind says nothing."""

DAYS = frozenset({"date"})
"""Fields that hold a day, or the month or year that is known of one."""
_BOTH_ENDS = 2
_NUMBERS = frozenset({"value", "total", "numerator", "denominator", "duties"})
_DAY = re.compile(r"(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d{4})")


def typed_form(item: Item, name: str) -> str:
    """Return a field as it would be typed."""
    value = getattr(item, name)
    if isinstance(item, IdentityField):
        return _typed_identity(item)
    if name in DAYS:
        return day_words(value)
    if isinstance(value, tuple):
        return " – ".join(format_number(one) for one in value)
    if name in _NUMBERS and value is not None:
        return format_number(value)
    return "" if value is None else str(value)


def with_typed(item: Item, name: str, typed: Any, period: Period | None) -> Item | None:
    """Return the item with one field as typed or chosen; None where no number or day can be read in it."""
    value: Any = typed
    if isinstance(item, IdentityField):
        return _with_identity(item, typed.strip())
    if name in DAYS:
        value = typed_day(typed)
        return None if value is None and typed.strip() else with_words(item, name, value)
    if name in _NUMBERS:
        if isinstance(getattr(item, name), tuple):
            return _with_aim(item, typed)
        value = parse_number(typed) if typed.strip() else None
        wrong = value is None if typed.strip() or name == "duties" else False
        if wrong or (name == "duties" and value != int(value)):
            return None
        value = int(value) if name == "duties" else value
    elif name in {"unit", "type", "issuer"} and not typed and not isinstance(getattr(item, name), str):
        value = None
    changed = with_words(item, name, value)
    return with_due(changed, period) if isinstance(changed, Task) and name == "due" else changed


def _with_aim(item: Item, typed: str) -> Item | None:
    """Return a target with one number, or with the two of a range."""
    numbers = [parse_number(part) for part in typed.replace("–", " - ").split(" - ")]
    values = tuple(number for number in numbers if number is not None)
    if len(values) != len(numbers) or len(values) not in (1, 2):
        return None
    former: Any = getattr(item, "comparator", Comparator.EQUAL)
    comparator = Comparator.RANGE if len(values) > 1 else Comparator.EQUAL if former is Comparator.RANGE else former
    changes: dict[str, Any] = {"value": values, "comparator": comparator}
    return replace(item, **changes)


def kind_of_value(item: Item, name: str) -> str:
    """Return what a field holds where not any words will do: ``day``, ``period`` or ``number``; else nothing."""
    if isinstance(item, IdentityField):
        return {"issue_date": "day", "period": "period"}.get(item.name, "")
    return "day" if name in DAYS else "number" if name in _NUMBERS else ""


def _typed_identity(item: IdentityField) -> str:
    if item.name == "period" and item.value:
        period = Period.of(item.value)
        return f"{format_date(period.start)} – {format_date(period.end)}"
    return day_words(item.value) if item.name == "issue_date" else item.value or ""


def _with_identity(item: IdentityField, typed: str) -> Item | None:
    """Return what a document says of itself as typed; None where it is no day or no period."""
    value: str | None = typed or None
    if typed and item.name == "issue_date":
        value = typed_day(typed)
    elif typed and item.name == "period":
        value = typed_period(typed)
    return None if typed and value is None else replace(item, value=value)


def typed_period(typed: str) -> str | None:
    """Return a typed period as an identity holds it: two days, or any wording that a document may have."""
    from inspection.intake.language.flat import flat  # noqa: PLC0415  # only who corrects a period needs its reader
    from inspection.intake.language.periods import stated  # noqa: PLC0415  # as above

    days = [parse_date(part) for part in re.split(r"\s*[–—]\s*|\s+-\s+", typed.strip())]
    if len(days) == _BOTH_ENDS and all(days):
        start, end = days
        return str(Period(start=start, end=end)) if start and end and start <= end else None
    found = stated(flat(typed))
    return str(found) if found else None


def with_due(task: Task, period: Period | None) -> Task:
    """Return a task with its time understood anew."""
    from inspection.intake.plan.dues import due_of  # noqa: PLC0415  # only who corrects a due date needs its reader

    due = due_of(task.due, period)
    return replace(task, due_kind=due.kind, due_start=due.start, due_end=due.end, frequency=due.frequency)


def typed_day(typed: str) -> str | None:
    """Return a typed day, month or year as ISO writes it; None where it is none."""
    found = _DAY.fullmatch(typed.strip())
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        known = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    return known[: 10 if day else 7 if month else 4]


def lacking(kind: str, item: Item) -> str:
    """Return the field without which an item says nothing and that it has not; empty where it has all."""
    name = NEEDED.get(kind, "")
    return name if name and not getattr(item, name) else ""


def with_words(item: Item, name: str, value: Any) -> Item:
    """Return the item with one field set."""
    changes: dict[str, Any] = {name: value}
    return replace(item, **changes)


def decided(  # a decision says all of this
    one: Placed,
    read: Item | None,
    decision: Decision,
    after: tuple[Item, ...] = (),
    *,
    reason: str = "",
    whole: bool = False,
) -> Correction:
    """Return a decision on an item that was ``read``, or added where None.

    A split item is one decision: its parts are changed, parted or left out within it, unless ``whole``.
    """
    known = one.correction
    parts = list(known.after.items) if known and len(known.after.items) > 1 and not whole else []
    if parts and decision in {Decision.CORRECTED, Decision.SPLIT, Decision.MERGED, Decision.DROPPED}:
        parts[one.part : one.part + 1] = after
        after, decision = tuple(parts), Decision.SPLIT if len(parts) > 1 else Decision.CORRECTED
    if read is None:
        after = after or (known.after.items if known else (one.item,))
        decision = decision if decision in OUT else Decision.ADDED
    before = Parts() if read is None else Parts.of(one.kind, read)
    quote = known.quote if known else ""
    parted = Parts.of(one.kind, *after)
    return Correction(item=one.key, decision=decision, reason=reason, before=before, after=parted, quote=quote)
