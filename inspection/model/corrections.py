"""What people decided on what was read: accepted, corrected, split, merged, dropped, added; and what then holds.

The machine's reading is never changed. A decision names its item by kind and words, not by line, so that it finds the
item again when the document, or a corrected one, is read anew; one whose item is gone is kept and can be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from hashlib import blake2s
from typing import Any, TypeVar

from inspection.model.codes import Decision
from inspection.model.documents import (
    Breakdown,
    Citation,
    Figure,
    GroupSection,
    IdentityField,
    Part,
    Period,
    Reading,
    Recommendation,
    ReportingDeadline,
    Responsibility,
    Shortcoming,
    Target,
    Task,
)
from inspection.vietnamese import words

Item = (
    IdentityField
    | Citation
    | GroupSection
    | Target
    | Task
    | Responsibility
    | ReportingDeadline
    | Figure
    | Breakdown
    | Shortcoming
    | Recommendation
)
"""One thing that was read at one line."""

_T = TypeVar("_T", bound=Item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Items of a reading by their kind, under the names that ``Reading`` gives them."""

    identity: tuple[IdentityField, ...] = ()
    citations: tuple[Citation, ...] = ()
    groups: tuple[GroupSection, ...] = ()
    next_period_groups: tuple[GroupSection, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    deadlines: tuple[ReportingDeadline, ...] = ()
    figures: tuple[Figure, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()

    @classmethod
    def of(cls, kind: str, *items: Item) -> Parts:
        """Return items of one kind."""
        return cls(**{kind: items})  # type: ignore[arg-type]  # the kind says which type its items have

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all items."""
        return tuple(item for kind in KINDS for item in getattr(self, kind))


KINDS = tuple(field.name for field in fields(Parts))
"""The kinds of items, in the order in which a document is shown."""

LISTED = tuple(kind for kind in KINDS if kind != "identity")
"""Those that a reading lists; what a document says of itself are single fields of a reading."""

_TOLD_BY = {
    "identity": ("name", "value"),
    "citations": ("number", "quote"),
    "groups": ("ordinal", "title"),
    "next_period_groups": ("ordinal", "title"),
    "targets": ("text", "value"),
    "tasks": ("content", "lead", "due", "product"),
    "responsibilities": ("unit", "duties"),
    "deadlines": ("text",),
    "figures": ("label", "value", "quote"),
    "breakdowns": ("of", "total", "parts"),
    "shortcomings": ("text",),
    "recommendations": ("to", "text"),
}
"""What tells an item: what stands in the document, not what was made of it, nor its number and line, which move."""


OUT = frozenset({Decision.MERGED, Decision.DROPPED})
"""Decisions after which an item no longer counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A decision on one item; the newest on an item holds."""

    item: str
    """The item's key."""
    decision: Decision
    reason: str = ""
    before: Parts = Parts()
    """The item as it was read; nothing where it was added."""
    after: Parts = Parts()
    """What stands in its place: one item, or two after a split."""
    quote: str = ""
    """Of an added item the lines that it was made from, as they stand in the document: they tell its place again."""
    by: str = ""
    """The actor; filled in when the journal is folded."""

    @property
    def kind(self) -> str:
        """Return the kind of its item."""
        return self.item.partition(":")[0]


Corrections = Mapping[str, Correction]
"""By the key of their item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the lines that an added item was made from stand in a document that was read anew."""

    item: str
    """The item's key."""
    line: int
    """0 where they stand there no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An item as it now stands, with where it came from."""

    key: str
    kind: str
    item: Item
    part: int = 0
    """Which of the items that stand for the one that was read."""
    correction: Correction | None = None
    gone: bool = False
    """Decided on in a former document; this one does not have it."""

    @property
    def counts(self) -> bool:
        """Tell whether it belongs to the reading."""
        return not self.gone and (self.correction is None or self.correction.decision not in OUT)

    @property
    def decided(self) -> bool:
        """Tell whether somebody has decided on it."""
        return self.correction is not None and self.correction.decision is not Decision.LATER

    @property
    def waits(self) -> bool:
        """Tell whether somebody has still to decide on it; what the document does not say waits for nobody."""
        absent = isinstance(self.item, IdentityField) and self.item.value is None
        return not (self.gone or self.decided or absent)


def keyed(reading: Reading, kind: str) -> Iterator[tuple[str, Item]]:
    """Return the items of a kind with their keys: kind, words, and the place among those with the same words."""
    seen: dict[str, int] = {}
    named = _TOLD_BY[kind]
    for item in getattr(reading, kind):
        told = " ".join(words(" ".join([_text(getattr(item, name)) for name in named])))
        digest = blake2s(told.encode(), digest_size=8).hexdigest()
        seen[digest] = seen.get(digest, 0) + 1
        yield f"{kind}:{digest}:{seen[digest]}", item


def placed(reading: Reading, corrections: Corrections) -> tuple[Placed, ...]:
    """Return every item of the machine's reading and every added one, as decided; gone ones last in their kind."""
    found: list[Placed] = []
    for kind in KINDS:
        known: set[str] = set()
        of_kind: list[Placed] = []
        for key, item in keyed(reading, kind):
            known.add(key)
            one = corrections.get(key)
            for part, stands in enumerate(_stands(item, one)):
                of_kind.append(Placed(key=key, kind=kind, item=stands, part=part, correction=one))
        gone: list[Placed] = []
        for key, one in corrections.items():
            if one.kind != kind or key in known:
                continue
            shown = one.after.items or one.before.items
            here = not one.before.items and all(item.line for item in shown)
            (of_kind if here else gone).extend(
                Placed(key=key, kind=kind, item=item, part=part, correction=one, gone=not here)
                for part, item in enumerate(shown)
            )
        found += [*sorted(of_kind, key=lambda one: one.item.line), *gone]
    return tuple(found)


def anchored(corrections: Corrections, anchors: Iterable[Anchor]) -> Corrections:
    """Return the decisions with added items at their places in a document that was read anew."""
    places = {anchor.item: anchor.line for anchor in anchors}
    return {
        key: one if key not in places else replace(one, after=_at(one, places[key])) for key, one in corrections.items()
    }


def _at(one: Correction, line: int) -> Parts:
    held = {part.name: getattr(one.after, part.name) for part in fields(Parts)}  # of whichever kind they are
    return Parts(**{name: tuple(replace(item, line=line) for item in items) for name, items in held.items()})


def corrected(reading: Reading, corrections: Corrections) -> Reading:
    """Return the reading that holds after decisions; the very same one where they change nothing."""
    if all(one.decision in (Decision.ACCEPTED, Decision.LATER) for one in corrections.values()):
        return reading
    now: dict[str, Any] = {kind: [] for kind in LISTED}
    changed: dict[str, Any] = {}
    for one in placed(reading, corrections):
        if isinstance(one.item, IdentityField):
            changed |= _identity_after(one, reading)
        elif one.counts:
            now[one.kind].append(one.item)
    changed |= {
        kind: tuple(items)
        for kind, items in now.items()
        if sorted(map(id, items)) != sorted(map(id, getattr(reading, kind)))
    }
    return replace(reading, **changed) if changed else reading


def _identity_after(one: Placed, reading: Reading) -> dict[str, Any]:
    """Return what a decision makes of a field of the reading itself; a dropped one says nothing any more."""
    item = one.item
    if not isinstance(item, IdentityField) or one.gone:
        return {}
    value: Any = item.value if one.counts else None
    if item.name == "period" and value:
        value = Period.of(value)
    return {item.name: value} if value != getattr(reading, item.name) else {}


def title(item: Item | None) -> str:
    """Return the words by which people know an item."""
    names = ("content", "label", "text", "title", "unit", "of", "number", "value")
    return str(next((getattr(item, name) for name in names if hasattr(item, name)), "") or "")


def _stands(item: Item, correction: Correction | None) -> tuple[Item, ...]:
    """Return what stands for an item that was read; fields that nobody changed follow the reading."""
    if correction is None or correction.decision not in (Decision.CORRECTED, Decision.SPLIT):
        return (item,)
    before, after = correction.before.items, correction.after.items
    if [type(one) for one in (*before, *after)] != [type(item)] * (1 + len(after)) or not after:
        return (item,)  # no program of ours writes such a decision; a file from elsewhere may hold one
    if len(after) == 1:
        return (_amended(item, before[0], after[0]),)
    return tuple(replace(part, line=item.line) for part in after)


def _amended(item: _T, before: Item, after: Item) -> _T:
    changes = {
        field.name: getattr(after, field.name)
        for field in fields(item)
        if field.name != "line" and getattr(after, field.name) != getattr(before, field.name)
    }
    return replace(item, **changes)


def _text(value: object) -> str:
    """Return what tells an item as text, the same whether a number was written 5, 5.0 or came back from the journal."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return " ".join(map(_text, value))
    if isinstance(value, Part):
        return f"{value.label} {value.value}"
    return "" if value is None else str(value)
