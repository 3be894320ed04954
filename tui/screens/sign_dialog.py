"""The window before a signature: who signs what and when, and what is open and known. Enter signs, Esc does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from inspection.approval_words import SHORT_HASH
from inspection.model.codes import Role
from inspection.vietnamese import format_date
from tui.point_rows import known_lines
from tui.screens.dialogs import Dialog
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from inspection.model.inspection import Member
    from inspection.model.notice import Blocker


class SignDialog(Dialog[bool]):
    """One confirmation for all soft points."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "sign", ""),
        ("q", "leave", ""),
        ("j,down", "scroll_by(1)", ""),
        ("k,up", "scroll_by(-1)", ""),
        ("pagedown,space", "scroll_by(12)", ""),
        ("pageup", "scroll_by(-12)", ""),
    ]

    def __init__(  # all that a signature says
        self, member: Member, day: date, points: Sequence[Blocker], content: str, version: int, others: Sequence[str]
    ) -> None:
        super().__init__()
        self._member = member
        self._day = day
        self._points = points
        self._content = content
        self._version = version
        self._others = others
        """Who else has not signed."""

    def compose(self) -> ComposeResult:
        """Lay out the text above the keys."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-text")
            yield LinePanel(id="window-keys")

    def on_mount(self) -> None:
        """Fill it once its width is known."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        say, member = self.host.wording, self._member
        panel = self.query_one("#window-text", LinePanel)
        width = panel.size.width
        role = say(f"code.role.{member.role}")
        facts = {"who": member.name, "role": role, "day": format_date(self._day), "version": self._version}
        lines = [line((say("close_out.sign_off"), "title")), line()]
        lines += wrapped(say("close_out.about_to_sign", **facts, content=self._content[:SHORT_HASH]), width, "strong")
        if member.role is Role.HEAD:
            lines += [line(), *wrapped(say("close_out.head_closes"), width)]
            if self._others:
                lines += wrapped(say("close_out.others_open", names=", ".join(self._others)), width, "warning", 2)
        head = say("close_out.known_open", count=len(self._points)) if self._points else say("close_out.nothing_open")
        lines += [line(), *wrapped(head, width, "warning" if self._points else "met")]
        panel.set_lines([*lines, *known_lines(self._points, say, width)])
        self.query_one("#window-keys", LinePanel).set_lines([line((say("close_out.sign_keys"), "key"))])

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#window-text", LinePanel).scroll_lines(lines)

    def action_sign(self) -> None:
        """Sign."""
        self.dismiss(True)  # the window's answer
