"""Asking for one line of text at the foot of a screen; what is half typed is kept until it is taken.

While letters are text the foot says so in words, with the keys of the field in place of the commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text

    from inspection.model.inspection import Inspection
    from inspection.session import Session
    from tui.app import KiemtraApp


class Asking(Screen[None]):
    """A screen with a prompt line, and what the app lends to it."""

    _typing_strip: Text = line()
    """The keys of the field in which is typed."""
    _rest_of_hint: Text | None = None
    """What of a message did not go into its line; it stands in place of the keys until the next command."""
    _typed_into: tuple[str, str] | None = None
    """The draft that keeps what is being typed, and the text that it began from; None where nothing is kept."""

    def _compositor_refresh(self) -> None:
        if not self.host.holds_back(self):
            super()._compositor_refresh()

    # -- what the app lends

    @property
    def host(self) -> KiemtraApp:
        """Return the app under its own type."""
        return cast("KiemtraApp", self.app)

    @property
    def session(self) -> Session:
        """Return the open session; only screens of an inspection ask for it."""
        return self.host.session

    @property
    def inspection(self) -> Inspection:
        """Return the inspection as it is now."""
        return self.session.inspection

    def say(self, text_id: str, /, **facts: object) -> str:
        """Return a text in the language of the interface."""
        return self.host.wording(text_id, **facts)

    # -- asking

    def key_strip(self) -> Text:
        """Return the line below: the keys of the commands."""
        raise NotImplementedError

    def show_keys(self) -> None:
        """Show which keys hold now: the commands, or those of the field in which is typed."""
        typing = self.query_one(PromptLine).typing
        strip = self._typing_strip if typing else self._rest_of_hint or self.key_strip()
        self.query_one("#keys", LinePanel).set_lines([strip])

    def ask(
        self,
        question: str,
        then: Callable[[str | None], object],
        initial: str = "",
        *,
        draft: str = "",
        wordings: Sequence[str] = (),
    ) -> None:
        """Ask for one line of text at the foot of the screen; None after Esc. ``wordings`` can be picked by the arrows.

        ``draft`` names where what is typed is kept until ``then`` has taken it (a False says that it has not); what
        was half typed before is offered again, and the question says so.
        """
        kept = self.host.guarded(lambda: self.host.workspace.draft(self.session.id, draft)) if draft else None
        self._typed_into = (draft, initial) if draft else None
        if kept is not None and kept != initial:
            question, initial = self.say("app.half_typed", question=question), kept

        def answered(answer: str | None) -> None:
            self._typed_into = None
            self.show_keys()
            if then(answer) is not False and answer is not None and draft:
                self.host.guarded(lambda: self.host.workspace.drop_draft(self.session.id, draft))

        self.query_one(PromptLine).ask(question, answered, initial, wordings)
        keys = [self.say("app.typing_kept" if draft else "app.typing_keys")]
        keys += [self.say("app.typing_wordings")] if wordings else []
        self._typing_strip = line((f" {self.say('app.typing')} ", "typing"), f" {' · '.join(keys)}")
        self.show_keys()

    def on_prompt_line_typed(self, event: PromptLine.Typed) -> None:
        """Keep what is being typed, so that neither Esc nor a dropped line loses it."""
        if self._typed_into is None:
            return
        draft, begun = self._typed_into
        workspace, inspection = self.host.workspace, self.session.id
        if event.value != begun:
            self.host.guarded(lambda: workspace.save_draft(inspection, draft, event.value))
        elif workspace.draft(inspection, draft) is not None:
            self.host.guarded(lambda: workspace.drop_draft(inspection, draft))
