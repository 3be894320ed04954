"""Why nothing of an inspection can be changed any more, in one line for the foot of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.frame import Frame


def closed_refusal(host: Frame) -> str:
    """Return why the open inspection takes no change; nothing where it does, or where none is open."""
    closed = host.session.closed if host.opened else None
    return host.wording("app.closed", **{name: str(value) for name, value in closed.facts.items()}) if closed else ""
