"""Screens that show what follows from the whole inspection: the notice and the close-out list.

Working them out takes the assessment and the judgement, so a worker does it; the screen shows the last ones meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from exports import Bundle
    from inspection.model.inspection import Inspection
    from inspection.model.notice import Blocker, ConclusionNotice


class Concluding(BaseScreen):
    """Has the notice worked out whenever the inspection moved on."""

    def __init__(self) -> None:
        super().__init__()
        self.bundle: Bundle | None = None
        """The notice with the state that it was worked out from."""
        self._working_on: Inspection | None = None

    def show(self) -> None:
        """Show what is there, and have the rest worked out."""
        super().show()
        if self._working_on is not self.inspection:
            self._working_on = self.inspection
            self.run_worker(self._work_out, thread=True, exclusive=True, group="notice", exit_on_error=False)
        self.lay_out()

    def lay_out(self) -> None:
        """Fill the panes from the bundle."""
        raise NotImplementedError

    def taken(self) -> None:
        """Do what belongs to a new bundle, before it is laid out."""

    @property
    def notice(self) -> ConclusionNotice | None:
        """Return the notice, once it is worked out."""
        return self.bundle.notice if self.bundle else None

    @property
    def points(self) -> tuple[Blocker, ...]:
        """Return the points of the close-out list."""
        return self.notice.blockers if self.notice else ()

    @property
    def up_to_date(self) -> bool:
        """Tell whether the notice is that of the inspection as it now stands."""
        return self.bundle is not None and self.bundle.inspection is self.inspection

    def _work_out(self) -> None:
        worker = get_current_worker()
        bundle = self.host.inspection_open.conclude(self.host.wording, self.host.today())
        if not worker.is_cancelled:
            self.host.call_from_thread(self._take, bundle)

    def _take(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.taken()
        self.lay_out()
        super().show()
