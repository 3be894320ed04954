"""The close-out by lines: what is still open, the hard points first, and how the signatures stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.approval import State
from inspection.approval_words import ApprovalWords
from inspection.conclude import described

if TYPE_CHECKING:
    from tui.plain.desk import Desk

_INDENT = 2


def tell_close_out(desk: Desk) -> None:
    """Tell every point of the close-out list, and how the sign-off stands."""
    say = desk.say
    points = desk.opened.conclude(say, desk.workspace.clock().date()).notice.blockers
    hard = sum(point.hard for point in points)
    desk.voice.say("notice_screen.state", hard=hard, soft=len(points) - hard)
    for point in points:
        mark = say(f"notice_screen.{'hard' if point.hard else 'soft'}").strip()
        desk.voice.put(say("plain.labelled", label=mark, text=described(point, say)), indent=_INDENT)
    tell_sign_off(desk, always=True)


def tell_sign_off(desk: Desk, *, always: bool = False) -> None:
    """Tell how the sign-off stands; unless asked for, only where somebody has signed."""
    off = desk.session.sign_off
    if always or off.state is not State.UNSIGNED:
        desk.voice.put(ApprovalWords(desk.inspection, desk.say).state(off))
