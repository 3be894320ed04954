"""Undo, redo, and a new version of what was signed: the app's answers to who wants something back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.frame import Frame
from tui.screens.base import BaseScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.undo import Reversal


class TakingBack(Frame):
    """Takes back and does again on every screen."""

    def on_undo(self) -> None:
        """Take back my last action."""
        if self.opened:
            self._reverse(self.session.undo, "undone")

    def on_redo(self) -> None:
        """Do again what was taken back."""
        if self.opened:
            self._reverse(self.session.redo, "redone")

    def _reverse(self, reverse: Callable[[], Reversal], done: str) -> None:
        from inspection.model.events import ReadingCorrected  # noqa: PLC0415  # the whole model: not before the first paint
        from tui.story import Story  # noqa: PLC0415  # as above

        reversal = self.guarded(reverse)
        if reversal is None or not isinstance(self.screen, BaseScreen):
            return
        self.show_state()
        if any(isinstance(step.event, ReadingCorrected) for step in reversal.steps):
            self.follow_corrections()
        self.screen.show_reversal(reversal)
        story = Story(self.session.inspection, self.wording)
        self.screen.hint(story.reversal(reversal, done), "warning")

    def on_unlock(self) -> None:
        """Ask why signed content is opened again, and begin a new version."""
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return

        def reopen(reason: str | None) -> None:
            if reason is not None and self.guarded(lambda: self.session.reopen(reason)) is not None:
                self.show_state()
                screen.hint(self.wording("app.unlocked", version=self.session.inspection.version), "warning")

        screen.ask(self.wording("app.why_unlock"), reopen, draft="unlock")
