"""How many duties stand under a heading: its first-level items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.language.markers import Mark
    from inspection.intake.structure.passages import Passage


_OF_DUTIES = re.compile(r"(?:cac |nhung )?(?:nhiem vu|noi dung|giai phap|cong viec)[^:.;]{0,40}:?\s*")
_OF_TARGETS = re.compile(r"(?:cac |nhung |mot so )?(?:chi tieu|muc tieu)\b")


def items(passages: Sequence[Passage], start: int, end: int) -> list[int]:
    """Return the passages from ``start`` to ``end`` that are first-level items: those signed like the first of them.

    Letters skip and repeat (a b c d đ e f, or "d" for "đ" in scans), so items are counted, not letters. Where the
    first level parts targets from duties ("1.1. Chỉ tiêu: …", "1.2. Nhiệm vụ:"), the latter's items are the duties.
    """
    found = _signed_alike(passages, start, end)
    words = [passages[index].flat_body.strip() for index in found]
    of_duties = [place for place, text in enumerate(words) if _OF_DUTIES.fullmatch(text)]
    if len(of_duties) == 1 and any(_OF_TARGETS.match(text) for text in words):
        place = of_duties[0]
        return _signed_alike(passages, found[place] + 1, found[place + 1] if place + 1 < len(found) else end)
    return found


def _signed_alike(passages: Sequence[Passage], start: int, end: int) -> list[int]:
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
