"""The frame around all screens: owner of the open inspection, the one way to write, the one surface for errors.

It is the only object that writes to the session; screens post commands and are told to show the new state.
"""

from __future__ import annotations

from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from inspection.errors import InspectionError
from inspection.progress import Pace
from tui import garbage
from tui.key_names import NamesOfKeys
from tui.keymap import Keymap
from tui.low_bandwidth import LowBandwidth
from tui.previews import Previews
from tui.screens.base import BaseScreen
from tui.sitting import Sitting
from tui.theme import THEME

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.binding import BindingType

    from inspection.model.catalogue import Catalogue
    from inspection.model.events import Event
    from inspection.session import Session
    from inspection.store.port import Place
    from inspection.wording import Wording
    from inspection.workspace import Workspace
    from tui.opened import Opened

T = TypeVar("T")

STAGES = {
    "home": ("tui.screens.home", "HomeScreen"),
    "new_inspection": ("tui.screens.new_inspection", "NewInspectionScreen"),
    "documents": ("tui.screens.documents", "DocumentsScreen"),
    "building": ("tui.screens.building", "BuildingScreen"),
    "figures": ("tui.screens.figures", "FiguresScreen"),
    "checklist": ("tui.screens.checklist.screen", "ChecklistScreen"),
    "findings": ("tui.screens.findings", "FindingsScreen"),
    "close_out": ("tui.screens.close_out", "CloseOutScreen"),
    "notice": ("tui.screens.notice", "NoticeScreen"),
    "remediation": ("tui.screens.remediation", "RemediationScreen"),
    "overdue": ("tui.screens.overdue", "OverdueScreen"),
    "overview": ("tui.screens.overview", "OverviewScreen"),
    "comparison": ("tui.screens.comparison", "ComparisonScreen"),
    "agenda": ("tui.screens.agenda", "AgendaScreen"),
    "charts": ("tui.screens.charts", "ChartsScreen"),
    "journal": ("tui.screens.journal", "JournalScreen"),
    "details": ("tui.screens.details", "DetailsScreen"),
}
"""Where each stage's screen stands; imported when it is first shown."""
WITHOUT_INSPECTION = ("home", "new_inspection", "overdue", "overview")
"""Stages that need no open inspection."""


class Frame(LowBandwidth):
    """Owns the open inspection, writes to it, shows stages and errors."""

    CSS_PATH = ["styles/base.tcss", "styles/home.tcss"]  # noqa: RUF012  # as Textual declares it
    # The styles of the first screen are read with the app's: a screen's own have Textual parse all of them once more.
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "Kiemtra"

    def __init__(
        self,
        workspace: Workspace,
        wording: Wording,
        catalogue: Catalogue | Callable[[], Catalogue],
        *,
        place: Place | None = None,
        low_bandwidth: bool | None = None,
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__(low=low_bandwidth)
        self.workspace = workspace
        self.keymap = keymap or Keymap()
        self.wording = wording.with_keys(NamesOfKeys(lambda: self.keymap))
        self._catalogue = catalogue
        self.fault: InspectionError | None = None
        """Why the app could not go on and left."""
        self.opened: Opened | None = None
        self.pace = Pace()
        self.sitting = Sitting()
        self.set_keymap(self.keymap.given)
        self._start = place
        """Where the last sitting ended; the app stands there again."""
        self._items: dict[str, str] = {}
        """By stage, the item or finding that the cursor was on."""
        self.visited_from = ""
        """The stage that sent the person to the one in sight, to put something right; the way back leads there."""
        self.files_from = Path.cwd()
        """The folder in which windows that choose a file open: where the last one came from."""
        self.previews = Previews()
        self.register_theme(THEME)
        # What has no style yet need not be told of the theme: setting it would parse all styles once more.
        self.set_reactive(Frame.theme, THEME.name)
        self.stylesheet.set_variables(self.get_css_variables())

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the catalogue; 200 ms of reading that the list of inspections never waits for."""
        return self._catalogue() if callable(self._catalogue) else self._catalogue

    # -- the open inspection

    @property
    def session(self) -> Session:
        """Return the open session; a screen of an inspection is never shown without one."""
        return self.inspection_open.session

    @property
    def inspection_open(self) -> Opened:
        """Return the open inspection with what is worked out from it."""
        if self.opened is None:
            raise LookupError("no inspection is open")
        return self.opened

    def place_name(self) -> str:
        """Return which ward is being inspected, for status lines; nothing while none is."""
        if self.opened is None:
            return ""
        details = self.opened.session.inspection.details
        kind = details.ward_type
        return f"{kind[:1].upper()}{kind[1:]} {details.ward}".strip()

    def open_inspection(self, inspection_id: str, stage: str = "", item: str = "") -> None:
        """Open an inspection of the workspace at a stage, by default where the last sitting on it ended."""
        session = self.guarded(lambda: self.workspace.session(inspection_id))
        if session is None:
            return
        from tui.opened import Opened  # noqa: PLC0415  # brings the exports, which the list of inspections goes without

        self.opened = Opened(session, self.workspace, self.catalogue)
        self.sitting.opened(session)
        self.pace = Pace()
        place = self.workspace.place(inspection_id)
        known = place if place and place.screen in STAGES else None
        self._items = dict.fromkeys(("checklist", known.screen), known.item) if known else {}
        stage = stage or (known.screen if known else "checklist")
        if item:
            self._items[stage] = item
        self.go_to(stage)
        # Not earlier: a thread at work takes half of the time that painting the screen needs.
        self.call_after_refresh(self.follow_corrections)

    def _work_out(self) -> None:
        """Load what is heavy while the person reads the first screen."""
        opened = self.inspection_open
        self._redraft()
        opened.judge()
        opened.assess()
        opened.look_back()
        self.call_from_thread(self.show_state)

    def _redraft(self) -> None:
        """Bring the checklist up to corrected readings; runs in a thread, on a connection of its own."""
        from inspection.model.events import ReadingCorrected  # noqa: PLC0415  # the whole model: not before the first paint

        # A person who signed must not find the signature void for what the program did by itself.
        if self.session.sign_off.stands:
            return
        # Not what holds now: a correction that was taken back has left its mark on the checklist too.
        if not any(isinstance(entry.event, ReadingCorrected) for entry in self.session.entries):
            return
        from inspection.preparation import redraft  # noqa: PLC0415  # brings the readers and rules

        with self.workspace.beside() as workspace:
            redraft(workspace.session(self.session.id), workspace, catalogue=self.catalogue)
        self.call_from_thread(self.session.refresh)

    def follow_corrections(self) -> None:
        """Judge, and draft again what was corrected, beside the person's work."""
        self.run_worker(self._work_out, thread=True, exclusive=True, group="work-out", exit_on_error=False)

    def record(self, *events: Event, amending: bool = False) -> bool:
        """Write one action, or more of the last one; True when it is safe on disk. The screen then shows what is."""
        write = self.session.amend if amending else self.session.record
        done = self.guarded(lambda: write(*events))
        if done is None:
            return False
        self.show_state()
        return True

    def show_state(self) -> None:
        """Let the screen in sight show the inspection as it is now."""
        if isinstance(self.screen, BaseScreen) and self.screen.is_mounted:
            self.screen.show()

    def remember_place(self, screen: str, item: str = "") -> None:
        """Keep where this person is, so that the next sitting starts there; at home it starts at home again."""
        if self.opened is None:
            return
        if item:
            self._items[screen] = item
        # A screen without places of its own keeps the item of the checklist, which is where the work goes on.
        at = self._items.get(screen) or self._items.get("checklist", "")
        inspection = "" if screen == "home" else self.session.id
        self.guarded(lambda: self.workspace.remember_place(inspection, screen, at))

    @property
    def resume_item(self) -> str:
        """Return the item that the screen in sight was left on; nothing for none."""
        return self._items.get(self.screen.STAGE, "") if isinstance(self.screen, BaseScreen) else ""

    def today(self) -> date:
        """Return the day it is."""
        return self.workspace.clock().date()

    # -- errors

    def guarded(self, act: Callable[[], T]) -> T | None:
        """Do something that may not be able to go on; None after saying why."""
        try:
            return act()
        except InspectionError as problem:
            self.show_error(problem)
            return None

    def show_error(self, problem: InspectionError) -> None:
        """Say what happened, what is safe and what to do; the one place where errors come to light."""
        from tui.screens.dialogs import Notice  # noqa: PLC0415  # the first paint goes without windows

        self.push_screen(Notice(self.wording("app.error"), self.sentence(problem)))

    def sentence(self, problem: InspectionError) -> str:
        """Return an error in the language of the interface."""
        return self.wording(f"error.{problem.code}", **{name: str(value) for name, value in problem.facts.items()})

    # -- stages

    def on_mount(self) -> None:
        """Start where the last sitting ended, or with the list of inspections."""
        self.call_after_refresh(garbage.look_from_now_on)
        if self._start:
            self.open_inspection(self._start.inspection, self._start.screen, self._start.item)
        if self.opened is None:
            self.go_to("home")
            self.call_after_refresh(self.run_worker, partial(_read_ahead, self), thread=True, exit_on_error=False)

    def go_to(self, stage: str, **how: object) -> None:
        """Show a stage in place of the one in sight, and let it know which one that was."""
        module, name = STAGES[stage]
        screen = cast("BaseScreen", getattr(import_module(module), name)(**how))
        here = self.screen
        if isinstance(here, BaseScreen):
            screen.came_from = here.STAGE if stage != here.STAGE else here.came_from
        if stage != "new_inspection":
            # Writing brings sqlite-utils, which no screen need wait for that somebody comes back to.
            self.call_after_refresh(self.remember_place, stage)
        self.visited_from = ""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)


def _read_ahead(app: Frame) -> None:
    """Read the catalogue while the list is being looked at; where it cannot be read, the app cannot go on."""
    try:
        app.catalogue  # noqa: B018  # asking for it reads it
    except InspectionError as problem:
        app.fault = problem
        app.call_from_thread(app.exit)
