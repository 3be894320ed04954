"""The panes of the notice screen: the words as they will stand, and what keeps them from being sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from tui.commands.notice import NOTICE
from tui.notice_lines import Preview, preview
from tui.point_rows import SIGN_LOOKS, point_row
from tui.screens.concluding import Concluding
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from tui.command import Vocabulary


class NoticeFrame(Moving, Concluding):
    """Preview and blockers."""

    STAGE: ClassVar[str] = "notice"
    VOCABULARY: ClassVar[Vocabulary] = NOTICE
    CSS_PATH = "../styles/notice.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.page: Preview | None = None

    def body(self) -> ComposeResult:
        """Yield the notice and what blocks it."""
        with Container(id="notice"):
            yield LinePanel(id="notice-text")
            with Container(id="notice-side"):
                yield LinePanel(id="notice-count")
                yield RowList(id="notice-blockers")

    # -- what is shown

    def status(self) -> Text:
        """Say what stands in the way."""
        hard = sum(one.hard for one in self.points)
        text = self.say("notice_screen.state", hard=hard, soft=len(self.points) - hard) if self.notice else ""
        off = self.session.sign_off
        signed = self.say(f"close_out.sign.{off.state}")
        return line(
            (f" {self.say('notice_screen.title')} ", "title"),
            f" {self.host.place_name()}  ",
            (text, "error" if hard else "met"),
            "  ",
            (signed, SIGN_LOOKS[off.state]),
        )

    def taken(self) -> None:
        """Lay the words out anew."""
        self.page = None

    def lay_out(self) -> None:
        """Show the words, and below what blocks them."""
        text = self.query_one("#notice-text", LinePanel)
        if self.notice is None:
            text.set_lines([line(), line((f" {self.say('notice_screen.working')}", "dim"))])
            return
        if self.page is None or self.page.width != max(30, text.size.width):
            self.page = preview(self.notice, text.size.width)
        text.set_lines(self.page.lines)
        rows = self.query_one("#notice-blockers", RowList)
        rows.set_rows([point_row(one, self.host.wording) for one in self.notice.blockers])
        self._count()

    def _count(self) -> None:
        blockers = self.points
        cursor = self.query_one("#notice-blockers", RowList).cursor
        head = self.say("notice_screen.blockers", here=cursor + 1, all=len(blockers)) if blockers else ""
        panel = self.query_one("#notice-count", LinePanel)
        panel.set_lines([line((head or self.say("notice_screen.sound"), "strong" if head else "met"))])

    def on_row_list_moved(self) -> None:
        """Say which of the blockers it is."""
        self._count()

    # -- reading

    def on_next_blocker(self) -> None:
        """Go a blocker down."""
        self.moving_rows.move(1)

    def on_previous_blocker(self) -> None:
        """Go a blocker up."""
        self.moving_rows.move(-1)

    def on_read_down(self) -> None:
        """Read a page on."""
        self._scroll(self._height - 2)

    def on_read_up(self) -> None:
        """Read a page back."""
        self._scroll(2 - self._height)

    def on_read_line_down(self) -> None:
        """Read a line on."""
        self._scroll(1)

    def on_read_line_up(self) -> None:
        """Read a line back."""
        self._scroll(-1)

    def on_next_part(self) -> None:
        """Read the next section."""
        text = self.query_one("#notice-text", LinePanel)
        starts = self.page.starts if self.page else []
        text.scroll_lines(next((start for start in starts if start > text.top), text.top) - text.top)

    def on_previous_part(self) -> None:
        """Read the section before."""
        text = self.query_one("#notice-text", LinePanel)
        starts = self.page.starts if self.page else []
        text.scroll_lines(next((start for start in reversed(starts) if start < text.top), 0) - text.top)

    @property
    def _height(self) -> int:
        return max(3, self.query_one("#notice-text", LinePanel).size.height)

    def _scroll(self, by: int) -> None:
        self.query_one("#notice-text", LinePanel).scroll_lines(by)
