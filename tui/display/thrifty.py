"""An app that writes only the cells that changed.

Textual paints whole regions: every layout writes the screen anew, each piece with its full colours and a reset. On a
line of 64 kbit/s that is ten seconds for a screen. This app takes Textual's own updates, compares them with what the
terminal shows, and writes the difference. It stands on ``App._display``, which is private: Textual is pinned exactly,
and anything unknown falls back to Textual's own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.control import Control
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App

from tui.display.abilities import described
from tui.display.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from textual.screen import Screen
    from textual.strip import Strip

    from tui.display.line_speed import LineSpeed


_PACKET = 1300
"""Bytes that a line carries in one packet and a terminal takes in at once: marks around them would add a tenth."""


class ThriftyApp(App[int]):
    """Writes the difference between what is shown and what is to be shown."""

    _picture: Picture | None = None
    line_speed: LineSpeed | None = None
    """Measures the line where somebody wants to know."""
    _cursor_shown: tuple[int, int] | None = None
    _pointer = "default"
    _painted: Screen[object] | None = None
    """The screen that was painted last; None where one was laid out anew while painting was held back."""

    def on_mount(self) -> None:
        """Paint anew when the program comes back from the background, where the shell has written meanwhile."""
        self.app_resume_signal.subscribe(self, lambda _: self.repaint_all())

    def repaint_all(self) -> None:
        """Forget what the terminal shows and paint everything; for when something else wrote on it."""
        self._picture = None
        self.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        ready = self._driver is not None and not self._driver.is_inline and self._running and not self._closed
        if not isinstance(renderable, LayoutUpdate | ChopsUpdate) or not ready or self.is_headless:
            if renderable is not None:
                self._picture = None
            super()._display(screen, renderable)
            return
        try:
            if self._batch_count:
                self._painted = None
            else:
                self._write_difference(renderable)
        finally:
            self.post_display_hook()

    def holds_back(self, screen: Screen[Any]) -> bool:
        """Tell whether a screen need not be rendered, for what Textual would render now it would throw away.

        While painting is held back a screen is laid out more than once; then it is painted as it is in the end.
        """
        held = bool(self._batch_count) and screen is self.screen and not self.is_inline
        if held:
            self._painted = None
            screen._dirty_widgets.clear()  # noqa: SLF001  # as below
        return held

    def paint_now(self) -> None:
        """Paint what has changed at once, where Textual would wait for its next tick."""
        screen = self.screen
        if screen is not self._painted:
            self._painted = screen
            # All of it in one frame, of which only what differs is written.
            screen._compositor._dirty_regions.add(screen.size.region)  # noqa: SLF001  # as below
            screen.refresh()
        screen._on_timer_update()  # noqa: SLF001  # the tick itself; there is no public way to paint now

    def _set_pointer_shape(self, shape: str) -> None:
        """Tell the terminal another shape of its mouse pointer; Textual tells the same one again on each screen."""
        if shape != self._pointer:
            self._pointer = shape
            super()._set_pointer_shape(shape)

    def _write_difference(self, update: LayoutUpdate | ChopsUpdate) -> None:
        width, height = self.size
        if self._picture is None or not self._picture.fits(width, height):
            self._picture = Picture(width, height, described)
            self._cursor_shown = None
        sequence = self._picture.paint(_pieces(update), self.console._color_system)  # noqa: SLF001  # rich's only way
        cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
        self._previous_cursor_position = cursor
        # The cursor is hidden; where it stands matters to input methods, which ask where a person types.
        moved = self.screen.focused is not None and (sequence or cursor != self._cursor_shown)
        if moved:
            self._cursor_shown = cursor
            sequence += Control.move_to(*cursor).segment.text
        if sequence:
            if self.line_speed is not None:
                sequence = self.line_speed.around(sequence)
            driver = self._driver
            whole = len(sequence.encode()) <= _PACKET
            if driver is not None:
                if not whole:
                    self._begin_update()
                driver.write(sequence)
                if not whole:
                    self._end_update()
                driver.flush()


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Return the strips of one of Textual's updates with their line and column."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x <= last and end > first:
                inside = last > x >= first and end <= last
                yield y, x, chop if inside else chop.crop(0, min(end, last) - x)
