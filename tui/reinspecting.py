"""Begin the re-inspection of an inspection from wherever it is in sight.

The day on site is asked for first: it may stay open, and Esc leaves without a new inspection, which no key could take
back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import parse_date

if TYPE_CHECKING:
    from datetime import date

    from tui.screens.base import BaseScreen


def begin_again(
    screen: BaseScreen, inspection_id: str, question: str = "reinspecting.held_on", shown: str = ""
) -> None:
    """Ask for the day on site, begin the re-inspection of an inspection and open it at its checklist."""

    def take(typed: str | None) -> None:
        day = parse_date(typed or "")
        if typed and day is None:
            begin_again(screen, inspection_id, "reinspecting.not_a_day", typed)
        elif typed is not None:
            _begin(screen, inspection_id, day)

    screen.ask(screen.say(question), take, shown)


def _begin(screen: BaseScreen, inspection_id: str, held_on: date | None) -> None:
    from inspection.reinspection import reinspect  # noqa: PLC0415  # brings the builder of checklists

    host = screen.host
    session = host.guarded(lambda: reinspect(host.workspace, inspection_id, held_on=held_on))
    if session is not None:
        host.open_inspection(session.id, "checklist")
