"""The panes of the notice screen: the words as they will stand, and what keeps them from being sound.

Working the notice out takes the assessment and the judgement, so a worker does it; the screen shows the last one
meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.worker import get_current_worker

from tui.commands.notice import NOTICE
from tui.notice_lines import Preview, preview
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from exports import Bundle
    from inspection.model.inspection import Inspection
    from inspection.model.notice import Blocker, ConclusionNotice
    from inspection.wording import Wording
    from tui.command import Vocabulary


class NoticeFrame(Moving, BaseScreen):
    """Preview and blockers."""

    STAGE: ClassVar[str] = "notice"
    VOCABULARY: ClassVar[Vocabulary] = NOTICE
    CSS_PATH = "../styles/notice.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.bundle: Bundle | None = None
        """The notice with the state that it was worked out from."""
        self._working_on: Inspection | None = None
        self.page: Preview | None = None

    def body(self) -> ComposeResult:
        """Yield the notice and what blocks it."""
        with Container(id="notice"):
            yield LinePanel(id="notice-text")
            with Container(id="notice-side"):
                yield LinePanel(id="notice-count")
                yield RowList(id="notice-blockers")

    # -- what is shown

    def show(self) -> None:
        """Show the notice, and have it worked out again where the inspection moved on."""
        super().show()
        if self._working_on is not self.inspection:
            self._working_on = self.inspection
            self.run_worker(self._work_out, thread=True, exclusive=True, group="notice", exit_on_error=False)
        self._lay_out()

    def status(self) -> Text:
        """Say what stands in the way."""
        blockers = self.notice.blockers if self.notice else ()
        hard = sum(one.hard for one in blockers)
        text = self.say("notice_screen.state", hard=hard, soft=len(blockers) - hard) if self.notice else ""
        return line(
            (f" {self.say('notice_screen.title')} ", "title"),
            f" {self.host.place_name()}  ",
            (text, "error" if hard else "met"),
        )

    @property
    def notice(self) -> ConclusionNotice | None:
        """Return the notice, once it is worked out."""
        return self.bundle.notice if self.bundle else None

    def _work_out(self) -> None:
        worker = get_current_worker()
        bundle = self.host.inspection_open.conclude(self.host.wording, self.host.today())
        if not worker.is_cancelled:
            self.host.call_from_thread(self._take, bundle)

    def _take(self, bundle: Bundle) -> None:
        self.bundle, self.page = bundle, None
        self._lay_out()
        super().show()

    def _lay_out(self) -> None:
        text = self.query_one("#notice-text", LinePanel)
        if self.notice is None:
            text.set_lines([line(), line((f" {self.say('notice_screen.working')}", "dim"))])
            return
        if self.page is None or self.page.width != max(30, text.size.width):
            self.page = preview(self.notice, text.size.width)
        text.set_lines(self.page.lines)
        rows = self.query_one("#notice-blockers", RowList)
        rows.set_rows([_row(one, self.host.wording) for one in self.notice.blockers])
        self._count()

    def _count(self) -> None:
        blockers = self.notice.blockers if self.notice else ()
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


def _row(blocker: Blocker, wording: Wording) -> Text:
    """Return a blocker's row: its weight first, then what it is about."""
    mark = "hard" if blocker.hard else "soft"
    look = "error" if blocker.hard else "warning"
    said = f" {wording(f'blocker.{blocker.code}')}"
    return line((wording(f"notice_screen.{mark}"), look), said, (f" · {blocker.label}", "dim"))
