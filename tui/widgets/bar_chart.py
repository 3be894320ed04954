"""Horizontal bars drawn by plotext, as lines that a pane can compare; the only place that knows plotext.

plotext has one figure per process, caps sizes at the terminal's and leaves out the first and last bar when it chooses a
range by itself; all three are settled here. Bars are told apart by what they are made of, so that they are without
colours too.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from inspection.vietnamese import nfc, visible
from tui.theme import colour_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_LOCK = threading.Lock()
_LOADED = threading.Event()
_SIGNS = {"planned": "─", "reported": "▒", "verified": "█"}
"""What the bars of the three figures are made of: the level is a line, what is checked is solid."""
_PLAIN = "▇"
_NARROWEST = 12
"""Below this many cells a chart says nothing."""
_GOOD, _FAIR = 80, 50
"""Per cent from which a bar is drawn as good and as fair; a look only, the figure stands beside it."""


class Part(NamedTuple):
    """A part of a bar: how long, which look, and the sign that it is made of where the look does not say."""

    value: float
    look: str = ""
    sign: str = ""

    @property
    def made_of(self) -> str:
        """Return the sign that fills the part."""
        return self.sign or _SIGNS.get(self.look, _PLAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: what stands before it, and its parts one after the other; without any it is empty."""

    label: str
    parts: tuple[Part, ...] = ()

    @property
    def value(self) -> float:
        """Return how long the bar is."""
        return sum(part.value for part in self.parts)


def look_of_score(percent: Decimal | None) -> str:
    """Return the look of a score's bar; none where there is no score."""
    return "" if percent is None else "met" if percent >= _GOOD else "partly" if percent >= _FAIR else "not_met"


def load() -> None:
    """Load plotext ahead of the first drawing; 90 ms that no key should wait for, and no screen without a chart pay."""
    import plotext  # noqa: F401, PLC0415  # see above

    _LOADED.set()


def loaded() -> bool:
    """Tell whether a chart can be drawn at once."""
    return _LOADED.is_set()


def draw_bars(bars: Sequence[Bar], width: int, *, unit: str = "%", top: float = 100) -> list[Text]:
    """Return bars on a common scale from 0 to ``top``, one line each, and the scale below."""
    if width < _NARROWEST or not any(bar.value for bar in bars):
        return []
    import plotext  # noqa: PLC0415  # see ``load``

    widest = max(len(nfc(bar.label)) for bar in bars)
    labels = [f"{visible(nfc(bar.label)):<{widest}} " for bar in bars]
    positions = list(range(len(bars), 0, -1))
    kinds = list(dict.fromkeys((part.look, part.made_of) for bar in bars for part in bar.parts))
    heights = [[_length(bar, kind, top) for bar in bars] for kind in kinds]
    with _LOCK:
        plotext.terminal.limit(False, False)
        figure = plotext.figure
        figure.clear()
        figure.theme("colorless")
        markers = [plotext.marker(sign, pixel=colour_number(look)) for look, sign in kinds]
        how = {"orientation": "horizontal", "width": 0, "marker": markers, "lines": True, "stacked": True}
        figure.draw(figure.bar(positions, heights, **how))
        figure.axes(False)
        figure.ruler("y").ticks(positions, labels).alignment(tick="left")
        ticks = [tick for tick in (0, top / 2, top) if float(tick).is_integer()]  # what is counted has no halves
        names = [f"{tick:.0f}" for tick in ticks]
        figure.ruler("x").lim(0, top * 1.01).ticks(ticks, [*names[:-1], names[-1] + unit])
        figure.plot_size(width, len(bars) + 1)
        drawn = str(figure.build().string())
    lines = Text.from_ansi(drawn).split("\n")
    for text in lines:
        text.rstrip()
    return list(lines)


def _length(bar: Bar, kind: tuple[str, str], top: float) -> float:
    """Return how long the parts of a kind are in a bar, none beyond the scale."""
    length = sum(part.value for part in bar.parts if (part.look, part.made_of) == kind)
    return min(max(length, 0), top)
