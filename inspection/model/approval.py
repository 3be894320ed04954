"""Sign-off: who approved which content when, what the minutes held, and what was let stand with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from inspection.model.codes import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One person's signature under the content of an inspection, as it stood then."""

    name: str
    """The member of the team who signs; the entry says at whose keyboard."""
    role: Role
    post: str = ""
    day: date
    """The day of the signature; never before the newest entry that it speaks for, never in the future."""
    version: int
    content: str
    """The hash of the content (``inspection.content``)."""
    seen: Mapping[str, int] = field(default_factory=dict)
    """For each actor the newest clock that the signer's copy of the journal held: so what was signed can be folded
    again, whatever is merged in later."""
    accepted: tuple[str, ...] = ()
    """The soft points that were open and known when this was signed, each as code and place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the content after the first one: why what was signed had to be opened again."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedMinutes:
    """The minutes that both sides signed, as far as the notice leans on them."""

    day: date
    conditions: Mapping[str, str] = field(default_factory=dict)
    """By finding the words in which the minutes tell it."""
