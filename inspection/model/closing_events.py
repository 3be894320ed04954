"""What happens when an inspection is closed: minutes, signatures, reasons, a new version. Part of ``model.events``."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.model.approval import Approval, SignedMinutes, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSigned:
    """Both sides signed the minutes; None takes it back."""

    minutes: SignedMinutes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointExcused:
    """An open point of the close-out list was let stand for a reason; an empty reason takes that back."""

    point: str
    """Its code and place."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """A member of the team signed the content."""

    approval: Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """Signed content was unlocked: a new version begins, and all signatures under the former one are void."""

    version: Version
