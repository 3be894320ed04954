"""How many duties stand under a heading: its first-level items."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.markers import Mark
    from inspection.intake.passages import Passage


def items(passages: Sequence[Passage], start: int, end: int) -> list[int]:
    """Return the passages from ``start`` to ``end`` that are first-level items: those signed like the first of them.

    Letters skip and repeat (a b c d đ e f, or "d" for "đ" in scans), so items are counted, not letters.
    """
    kind: Mark | None = None
    found = []
    for index in range(start, end):
        marker = passages[index].marker
        if marker is None or passages[index].table:
            continue
        if kind is None:
            kind = marker.kind
        if marker.kind is kind:
            found.append(index)
    return found
