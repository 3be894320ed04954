"""How far an inspection has come: what was judged, how, and how long the rest will take. Never a grade."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.model.codes import GroupCode, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.model.inspection import Inspection

_LONGEST_PAUSE = 300.0
"""Seconds; a longer gap between two verdicts is a break and says nothing about the pace."""
_ENOUGH = 3
"""Verdicts before a pace is worth saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Items of a group, or of all."""

    items: int
    judged: int
    verdicts: Mapping[Verdict, int]

    @property
    def left(self) -> int:
        """Return how many items have no verdict."""
        return self.items - self.judged

    @property
    def percent(self) -> int:
        """Return the judged share in whole per cent; 0 where there is nothing to judge."""
        return 100 * self.judged // self.items if self.items else 0


def progress(inspection: Inspection) -> dict[GroupCode | None, Progress]:
    """Count items and verdicts of each group, and over all under None; withdrawn items are left out."""
    items: Counter[GroupCode | None] = Counter()
    given: Counter[tuple[GroupCode | None, Verdict]] = Counter()
    for item in inspection.items:
        if item.withdrawn:
            continue
        answer = inspection.answers.get(item.id)
        for group in (None, item.group):
            items[group] += 1
            if answer and answer.verdict:
                given[group, answer.verdict] += 1
    return {
        group: Progress(
            items=items[group],
            judged=sum(given[group, verdict] for verdict in Verdict),
            verdicts={verdict: given[group, verdict] for verdict in Verdict},
        )
        for group in (None, *GroupCode)
    }


@dataclass(slots=True)
class Pace:
    """How quickly verdicts come in this sitting."""

    _last: float | None = None
    _gaps: list[float] = field(default_factory=list)

    def verdict_given(self, now: float) -> None:
        """Note a verdict at a monotonic time in seconds."""
        if self._last is not None and 0 <= now - self._last <= _LONGEST_PAUSE:
            self._gaps.append(now - self._last)
        self._last = now

    def minutes_left(self, items: int) -> int | None:
        """Return how many minutes the remaining items will take; None while that is a guess."""
        if len(self._gaps) < _ENOUGH:
            return None
        return max(1, round(items * sum(self._gaps) / len(self._gaps) / 60)) if items else 0
