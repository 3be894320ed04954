"""Horizontal bars drawn by plotext, as lines that a pane can compare; the only place that knows plotext.

plotext has one figure per process, caps sizes at the terminal's and leaves out the first and last bar when it chooses a
range by itself; all three are settled here.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from inspection.vietnamese import nfc, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOCK = threading.Lock()
_COLOURS = {"planned": 4, "reported": 3, "verified": 2, "met": 2, "partly": 3, "not_met": 1, "": 6}
"""Looks as numbers of the terminal's own palette."""
_NARROWEST = 12
"""Below this many cells a chart says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar; a value of None is drawn empty."""

    label: str
    value: float | None
    look: str = ""


def draw_bars(bars: Sequence[Bar], width: int, *, unit: str = "%", top: float = 100) -> list[Text]:
    """Return bars on a common scale from 0 to ``top``, one line each, and the scale below."""
    if width < _NARROWEST or not any(bar.value for bar in bars):
        return []
    import plotext  # noqa: PLC0415  # 90 ms that no screen without a chart should pay

    widest = max(len(nfc(bar.label)) for bar in bars)
    labels = [f"{visible(nfc(bar.label)):<{widest}} " for bar in bars]
    positions = list(range(len(bars), 0, -1))
    with _LOCK:
        plotext.terminal.limit(False, False)
        figure = plotext.figure
        figure.clear()
        figure.theme("colorless")
        markers = [plotext.marker("brick", pixel=_COLOURS[bar.look]) for bar in bars]
        values = [min(max(bar.value or 0, 0), top) for bar in bars]
        figure.draw(figure.bar(positions, values, orientation="horizontal", width=0, marker=markers, lines=True))
        figure.axes(False)
        figure.ruler("y").ticks(positions, labels).alignment(tick="left")
        ticks = [0, top / 2, top]
        names = [f"{tick:.0f}" for tick in ticks]
        figure.ruler("x").lim(0, top * 1.01).ticks(ticks, [*names[:-1], names[-1] + unit])
        figure.plot_size(width, len(bars) + 1)
        drawn = str(figure.build().string())
    lines = Text.from_ansi(drawn).split("\n")
    for text in lines:
        text.rstrip()
    return list(lines)
