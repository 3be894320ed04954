"""The list of inspections as lines: columns that fit the width, the ward's taking what the others leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from tui.phrases import fitted, moment_words, period_words, ward_name
from tui.theme import Part, line

if TYPE_CHECKING:
    from datetime import date

    from rich.text import Text

    from inspection.store.port import Summary
    from inspection.wording import Wording

_COLUMNS = (("period", 16), ("progress", 12), ("findings", 7), ("change", 13))
_MORE_COLUMNS = (*_COLUMNS[:2], ("verdicts", 22), *_COLUMNS[2:], ("person", 12))
_ROOM_FOR_MORE = 100
"""Cells from which on verdict counts and the person of the last change are shown too."""
_LOOKS = {"ward": "strong", "change": "dim", "person": "dim"}


class SummaryRows:
    """Makes the lines of the list in one language for one width."""

    def __init__(self, say: Wording, today: date, width: int) -> None:
        self._say = say
        self._today = today
        fixed = _COLUMNS if width < _ROOM_FOR_MORE else _MORE_COLUMNS
        self._columns = (("ward", max(12, width - 3 - sum(cells + 1 for _, cells in fixed))), *fixed)

    def head(self) -> Text:
        """Return the names of the columns."""
        cells = (fitted(self._say(f"home.{name}"), width) for name, width in self._columns)
        return line((f"  {' '.join(cells)}", "dim"))

    def row(self, summary: Summary) -> Text:
        """Return the line of an inspection."""
        cells = self._cells(summary)
        parts: list[Part] = ["  "]
        overdue = summary.overdue(self._today)
        for name, width in self._columns:
            if name == "findings" and overdue:
                parts += [f"{summary.findings:>3} ", (fitted(f"!{overdue}", width - 4), "error"), " "]
                continue
            parts += [(fitted(cells[name], width), _LOOKS.get(name, "")), " "]
        return line(*parts)

    def _cells(self, summary: Summary) -> dict[str, str]:
        where = f", {summary.city}" if summary.city else ""
        share = 100 * summary.judged // summary.items if summary.items else 0
        marks = ((self._say(f"checklist.mark.{verdict}"), count) for verdict, count in summary.verdicts.items())
        return {
            "ward": f"{ward_name(summary.ward_type, summary.ward)}{where}",
            "period": period_words(summary.period) or "–",
            "progress": f"{summary.judged:>3}/{summary.items:<3} {share:>3}%",
            "verdicts": " ".join(f"{mark}{count}" for mark, count in marks) or "·",
            "findings": f"{summary.findings or '·':>6}",
            "person": name_of(summary.last_actor),
            "change": moment_words(summary.last_change, self._today, self._say),
        }
