"""The app: the frame, and its answers to the commands that hold everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.commands.everywhere import GoBack, GoToStage
from tui.frame import STAGES, WITHOUT_INSPECTION
from tui.low_bandwidth import CHOICE, LowBandwidth
from tui.screens.base import BaseScreen
from tui.taking_back import TakingBack

if TYPE_CHECKING:
    from tui.half_typed import HalfTyped


_COLLEAGUES = 2.0
"""Seconds between two looks; what several people write meanwhile is painted once."""


class KiemtraApp(TakingBack):
    """The dashboard."""

    def on_mount(self) -> None:
        """Look now and then whether colleagues wrote something; asking costs microseconds, and nothing is painted."""
        self.set_interval(_COLLEAGUES, self._see_colleagues)

    def _see_colleagues(self) -> None:
        if self.opened and self.guarded(self.session.refresh):
            self.show_state()

    @on(GoToStage)
    def go_to_stage(self, command: GoToStage) -> None:
        """Go to the stage that was asked for."""
        self.go_to(command.stage)

    def open_inspection(self, inspection_id: str, stage: str = "", item: str = "") -> None:
        """Open an inspection, and offer what the last sitting on it left half typed."""
        super().open_inspection(inspection_id, stage, item)
        if self.opened and self.session.id == inspection_id:
            self.call_after_refresh(self._offer_half_typed)

    def _offer_half_typed(self) -> bool:
        """Show the unfinished texts; tell whether there are any."""
        drafts = self.guarded(lambda: self.workspace.drafts(self.session.id))
        if not drafts:
            return False
        from tui.half_typed import half_typed  # noqa: PLC0415  # only who left something half typed pays for it
        from tui.screens.half_typed import HalfTypedWindow  # noqa: PLC0415  # as above

        found = half_typed(drafts, self.session.inspection, self.wording)
        if found and isinstance(self.screen, BaseScreen):
            self.push_screen(HalfTypedWindow(self.session.id, found), self._go_on_typing)
        return bool(found)

    def _go_on_typing(self, one: HalfTyped | None) -> None:
        """Go to where a text was typed and open its field; what is kept stands in it."""
        if one is None:
            return
        if one.item:
            self.remember_place(one.stage, one.item)
        self.go_to(one.stage)
        if isinstance(self.screen, BaseScreen):
            self.screen.begins_with = one.command

    def on_show_half_typed(self) -> None:
        """Show the unfinished texts once more."""
        if (self.opened is None or not self._offer_half_typed()) and isinstance(self.screen, BaseScreen):
            self.screen.hint(self.wording("half_typed.none"))

    def letters_ignored(self) -> None:
        """Tell a person whose input method is on that commands work all the same."""
        if isinstance(self.screen, BaseScreen):
            self.screen.hint(self.wording("app.input_method"), "warning")

    # -- what holds everywhere

    def on_open_palette(self) -> None:
        """Find a command by its name and carry it out on the screen below."""
        from tui.screens.dialogs import Palette  # noqa: PLC0415  # the first paint goes without windows

        screen = self.screen
        if isinstance(screen, BaseScreen):
            self.push_screen(Palette(screen.VOCABULARY), lambda name: screen.action_command(name) if name else None)

    def on_show_help(self) -> None:
        """Show the keys of this place."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415  # as above

        if isinstance(self.screen, BaseScreen):
            title = self.wording(f"{self.screen.STAGE}.title")
            self.push_screen(HelpScreen(title, self.screen.STAGE, self.screen.VOCABULARY))

    def on_go_back(self) -> None:
        """Go back to where somebody was sent from, or to the list of inspections; from there, leave."""
        if isinstance(self.screen, BaseScreen) and self.screen.STAGE == "home":
            self.leave()
        else:
            self.go_to(self.visited_from or "home")

    def leave(self) -> None:
        """Leave after telling what this sitting did and what waits; where there is nothing to tell, at once."""
        drafts = {one: len(self.workspace.drafts(one)) for one in self.sitting.inspections}
        told = [text for one, count in drafts.items() for text in self.sitting.told(one, count, self.wording)]
        if not told:
            self.exit(0)
            return
        from tui.screens.leaving import Leaving  # noqa: PLC0415  # the first paint goes without it

        self.push_screen(Leaving(told), lambda sure: self.exit(0) if sure else None)

    def on_go_to_last_screen(self) -> None:
        """Go to the screen that was in sight before this one; from a sheet that is the one below it."""
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return
        refused = self.stage_refusal(screen.came_from)
        if screen.STAGE not in STAGES:
            screen.action_command(GoBack.id)
        elif refused or screen.came_from == screen.STAGE:
            screen.hint(refused or self.wording("app.no_last_screen"), "warning")
        else:
            self.go_to(screen.came_from)

    def stage_refusal(self, stage: str) -> str:
        """Return why a stage cannot be shown now; nothing where it can."""
        return self.wording("app.no_inspection") if stage not in WITHOUT_INSPECTION and self.opened is None else ""

    def visit(self, stage: str, place: str = "") -> None:
        """Show a stage with the cursor on a place; the next way back leads here again."""
        here = self.screen.STAGE if isinstance(self.screen, BaseScreen) else ""
        if stage == "details":
            self.go_to(stage, at=place)
        else:
            self.remember_place(stage, place)
            self.go_to(stage)
        self.visited_from = here if here != stage else ""

    def on_use_low_bandwidth(self) -> None:
        """Leave out what a slow line cannot carry, or show it again; also in the sittings to come."""
        self.use_low_bandwidth(on=not self.low)
        self.choices.keep(CHOICE, "on" if self.low else "off")
        self._say_line("app.low_bandwidth.on" if self.low else "app.low_bandwidth.off")

    def on_low_bandwidth_slow_line(self, event: LowBandwidth.SlowLine) -> None:
        """Say that the setting has chosen itself, and how to turn it off."""
        self._say_line("app.low_bandwidth.by_itself", rate=round(event.rate * 8 / 1000))

    def _say_line(self, text_id: str, **facts: object) -> None:
        if isinstance(self.screen, BaseScreen):
            self.screen.hint(self.wording(text_id, **facts), "warning")

    def on_repaint(self) -> None:
        """Paint everything anew."""
        self.repaint_all()

    def on_quit(self) -> None:
        """Leave; everything is on disk already."""
        self.exit(0)
