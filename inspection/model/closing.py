"""What keeps an inspection open beside its own state: clashes of two people's values, and text not yet entered."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.model.events import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Several people set one thing to different values, none knowing of the others."""

    kind: str
    """The kind of event that sets it."""
    id: str
    """The item, or another thing."""
    entries: tuple[Entry, ...]
    """Each with its value; at least two."""
    field: str = ""
    """The finding's field; empty for an item."""

    @property
    def place(self) -> str:
        """Return what tells it apart: its kind, the field and, last, the thing."""
        kind = f"{self.kind}.{self.field}" if self.field else self.kind
        return f"{kind}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnds:
    """What the journal and the desk of one person tell of an inspection, and its state does not."""

    clashes: tuple[Clash, ...] = ()
    unsaved: tuple[str, ...] = ()
    """Names of the fields into which this person has typed what is not entered yet."""
    void: str = ""
    """What made a signature void, in Vietnamese: the notice says it on its face."""


NOTHING_OPEN = OpenEnds()
