"""The panes of the close-out screen: what is open, the point under the cursor in full, and who has signed what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from inspection.conclude import described
from tui.commands.closing import CLOSING
from tui.commands.moving import MOVING
from tui.point_rows import SIGN_LOOKS, point_row, sign_lines
from tui.screens.concluding import Concluding
from tui.screens.moving import Moving
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.notice import Blocker
    from tui.command import Vocabulary

_OWN_KEYS = ("clash", "reasoned", "minutes_missing")
"""Points that are dealt with here, by a key of their own."""


class CloseOutFrame(Moving, Concluding):
    """List, point and sign-off."""

    STAGE: ClassVar[str] = "close_out"
    VOCABULARY: ClassVar[Vocabulary] = CLOSING + MOVING
    CSS_PATH = "../styles/close_out.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[Blocker, ...] | None = None
        """The points as they were last laid out; None before they were for the first time."""

    def body(self) -> ComposeResult:
        """Yield the list with the point in full below it, and the sign-off."""
        with Container(id="close-out"):
            with Container(id="close-out-list"):
                yield RowList(id="close-out-points")
                yield LinePanel(id="close-out-point")
            yield LinePanel(id="close-out-signs")

    # -- what is shown

    def lay_out(self) -> None:
        """Show the points and the sign-off, the cursor on the same point or on the one that took its place."""
        signs = self.query_one("#close-out-signs", LinePanel)
        signs.set_lines(
            sign_lines(self.session.sign_off, self.inspection, self.host.wording, max(20, signs.size.width))
        )
        rows = self.query_one("#close-out-points", RowList)
        if self.notice is None:
            rows.set_rows([line((f" {self.say('notice_screen.working')}", "dim"))])
            return
        cursor = self._place_of_cursor(rows.cursor)
        self._listed = self.points
        empty = [line((f" {self.say('close_out.nothing_open')}", "met"))]
        rows.set_rows([point_row(one, self.host.wording) for one in self.points] or empty, cursor)
        self._show_point()

    def _place_of_cursor(self, cursor: int) -> int:
        """Return where the cursor belongs: on the point that a former visit or the former list had it on."""
        if self._listed is None:
            wanted = self.host.resume_item
        else:
            wanted = self._listed[cursor].point if cursor < len(self._listed) else ""
        return next((place for place, one in enumerate(self.points) if one.point == wanted), cursor)

    def _show_point(self) -> None:
        panel, point = self.query_one("#close-out-point", LinePanel), self.current
        width = max(20, panel.size.width)
        lines = wrapped(described(point, self.host.wording), width, "", 2) if point else []
        how = "reasoned" if point and point.reasoned else point.code if point else ""
        if how in _OWN_KEYS:
            lines += wrapped(self.say(f"close_out.how.{how}"), width, "key", 2)
        panel.set_lines(lines)

    def status(self) -> Text:
        """Say what is open and whether it is signed."""
        hard = sum(one.hard for one in self.points)
        text = self.say("notice_screen.state", hard=hard, soft=len(self.points) - hard) if self.notice else ""
        state = self.session.sign_off.state
        return line(
            (f" {self.say('close_out.title')} ", "title"),
            f" {self.host.place_name()}  ",
            (text, "error" if hard else "met"),
            "  ",
            (self.say(f"close_out.sign.{state}"), SIGN_LOOKS[state]),
        )

    @property
    def current(self) -> Blocker | None:
        """Return the point under the cursor."""
        cursor = self.query_one("#close-out-points", RowList).cursor
        return self.points[cursor] if cursor < len(self.points) else None

    def on_row_list_moved(self) -> None:
        """Show the point in full."""
        self._show_point()
