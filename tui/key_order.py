"""Keys in the order in which they were pressed, each with its whole effect before the next one.

Over a slow line, and from an input method, several keys arrive in one read. Textual hands them all to the field that
has the focus at that moment; what a key does by a binding (Backspace, Tab, a command that opens a field) comes later,
by messages. So "a⌫á" would become "aá" less the last letter, and "s1190" four verdicts. Here a key waits until the one
before has gone its way from the field to the app and back, and what they changed is painted in one frame: a state that
lasts a few milliseconds would cost its bytes twice. Where letters are commands, what an input method makes of them is
seen through (``tui.input_method``).
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import ExitStack
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Key, Paste

from tui.display.thrifty import ThriftyApp
from tui.input_method import PAUSE, command_meant, run_of

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.events import Event
    from textual.message_pump import MessagePump

_LAPS = 2
"""Ways from the field to the app that a key's messages go: the key itself, then what its action posted."""
_PATIENCE = 2.0
"""Seconds after which the next key no longer waits for one whose effect does not end."""


class KeyOrder(ThriftyApp):
    """Feeds keys and pastes one at a time."""

    def __init__(self, *, ansi_color: bool = True) -> None:
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[Key | Paste] = deque()
        self._fed_at: float | None = None
        """When the key was fed whose effect is being waited for."""
        self._held = ExitStack()
        """Holds back painting until the effect of every key is there."""
        self.key_at = 0.0
        """When the key came in whose effect is under way, on the clock of ``time.monotonic``."""
        self.frame_period = 0.0
        """Seconds that a slow line is given between two pictures."""
        self._painted_at = 0.0
        self._paints_later = False

    @property
    def typing(self) -> bool:
        """Tell whether keys are letters of a text now, and not commands."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def letters_ignored(self) -> None:
        """Say that letters of an input method were none of the commands; screens know how."""

    async def on_event(self, event: Event) -> None:
        """Hold back a key while the one before has not had its effect."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._fed_at is None:
            await self._feed()

    async def _feed(self) -> None:
        self._fed_at = None
        if not self._waiting:
            self._show()
            return
        run = [] if self.typing else run_of(self._waiting)
        if run and len(run) == len(self._waiting) and monotonic() - run[-1].time < PAUSE:
            self._fed_at = monotonic()  # the rest of what an input method rewrites may be on its way
            self.set_timer(PAUSE, self._feed)
            return
        event = self._next(len(run) or 1)
        if event is None:
            await self._feed()
            return
        self.key_at = event.time
        self._fed_at = started = monotonic()
        self._held.enter_context(self.batch_update())
        asyncio.get_running_loop().call_later(_PATIENCE, self.call_later, self._lose_patience, started)
        target = self._target()
        await super().on_event(event)
        self._hop([*target.ancestors_with_self], target, _LAPS, started)

    def _show(self) -> None:
        """Paint all that the keys have changed, in one frame, as soon as the line may be given another one."""
        wait = self._painted_at + self.frame_period - monotonic()
        if wait <= 0:
            self._paint()
        elif not self._paints_later:
            self._paints_later = True
            self.set_timer(wait, self._paint)

    def _paint(self) -> None:
        """Paint at once, where Textual would wait for its next tick; a key under way is waited for."""
        self._paints_later = False
        if self._fed_at is not None:
            return
        self._painted_at = monotonic()
        self._held.close()
        self.paint_now()

    def _next(self, count: int) -> Key | Paste | None:
        """Take so many events from the queue and return the one that is meant by them; None where none is."""
        taken = [self._waiting.popleft() for _ in range(count)]
        keys = [event for event in taken if isinstance(event, Key)]
        if self.typing or not keys:
            return taken[0]
        meant = command_meant(keys)
        if meant is None and any(key.key != "backspace" for key in keys):
            self.letters_ignored()
        return meant

    async def _lose_patience(self, started: float) -> None:
        if started == self._fed_at:
            await self._feed()

    def _target(self) -> DOMNode:
        return self.focused or self.screen

    def _busy(self) -> bool:
        """Tell whether the screen is still being made, or anything on it has messages waiting."""
        screen = self.screen
        return not screen.is_mounted or any(node.message_queue_size for node in screen.walk_children(with_self=True))

    def _hop(self, way: list[DOMNode], target: DOMNode, laps: int, started: float) -> None:
        """Send a mark after the key, node by node along the way that the key goes."""
        while way:
            node: MessagePump = way.pop(0)
            if node.is_running and node.call_later(self._hop, way, target, laps, started):
                return
        self.call_later(self._arrived, target, laps, started)

    async def _arrived(self, target: DOMNode, laps: int, started: float) -> None:
        if started != self._fed_at:  # patience ran out meanwhile; another key is under way
            return
        now = self._target()
        # A new field or screen has messages of its own to handle first, and so has a list that tells of its cursor.
        if laps > 1 or now is not target or self._busy():
            self._hop([*now.ancestors_with_self], now, max(1, laps - 1), started)
        else:
            await self._feed()
