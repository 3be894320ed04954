"""For slow lines: fewer lines in sight, no frames around windows, charts on demand, fewer pictures a second, no mouse.

An option or the settings choose it, or what the person chose last; where nobody has, it chooses itself over SSH when
the first picture took long to arrive. Colours are the terminal's own sixteen in any case.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.message import Message

from inspection.choices import Choices
from tui.display.line_speed import LineSpeed
from tui.key_order import KeyOrder
from tui.screens.fitting import fit

if TYPE_CHECKING:
    from textual.events import CursorPosition

SLOW = 32_000
"""Bytes a second below which a line is slow: 256 kbit/s, where a verdict begins to be waited for."""
CHOICE = "low_bandwidth"
"""The name under which the choice is kept."""
_PERIOD = 0.12
"""Seconds between two pictures: at 64 kbit/s a verdict's bytes take as long."""


class LowBandwidth(KeyOrder):
    """Knows whether the line is slow, and what is left out then."""

    class SlowLine(Message):
        """The line was found to be slow, and the setting has chosen itself."""

        def __init__(self, rate: float) -> None:
            super().__init__()
            self.rate = rate
            """Bytes a second."""

    def __init__(self, *, low: bool | None = None) -> None:
        super().__init__(ansi_color=True)
        self.choices = Choices()
        """How this person last chose to see things."""
        self.low = False
        chosen = self.choices.get(CHOICE, "")
        if low is None and not chosen and _over_ssh():
            self.line_speed = LineSpeed()
        self._set_low(on=chosen == "on" if low is None else low)

    def _set_low(self, *, on: bool) -> None:
        self.low = on
        self.set_class(on, "-low")
        self.frame_period = _PERIOD if on else 0.0

    def use_low_bandwidth(self, *, on: bool) -> None:
        """Leave out what a slow line cannot carry, or show it again."""
        self._set_low(on=on)
        for screen in self.screen_stack:
            fit(screen, low=on)
        turn = getattr(self._driver, f"_{'disable' if on else 'enable'}_mouse_support", None)
        if turn is not None:
            turn()
        self.refresh_css(animate=False)

    def on_cursor_position(self, event: CursorPosition) -> None:
        """Take the terminal's answer; where the line turns out to be slow, say so."""
        rate = self.line_speed.answered(event.time) if self.line_speed else None
        if rate is not None and rate < SLOW:
            self.use_low_bandwidth(on=True)
            self.post_message(self.SlowLine(rate))


def _over_ssh() -> bool:
    return any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
