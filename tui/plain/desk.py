"""Where a person is in the line mode: the open inspection, the item in hand, what is in sight, the one way to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from inspection.errors import InspectionError
from tui.item_walk import fits, in_order, undecided_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import GroupCode, Verdict
    from inspection.model.events import Event, VerdictGiven
    from inspection.model.inspection import Inspection
    from inspection.session import Session
    from inspection.workspace import Workspace
    from tui.opened import Opened
    from tui.plain.voice import Voice

T = TypeVar("T")

STAGE = "checklist"
"""The screen of the app that goes on where the line mode ended, and the other way round."""


class Desk:
    """One person's sitting over one inspection, by lines."""

    def __init__(
        self,
        opened: Opened,
        workspace: Workspace,
        catalogue: Catalogue,
        voice: Voice,
        *,
        group: GroupCode | None = None,
        every: bool = False,
    ) -> None:
        self.opened = opened
        self.workspace = workspace
        self.catalogue = catalogue
        self.voice = voice
        self.say = voice.wording
        self.group = group
        """The one group that is gone through; None for all."""
        self.every = every
        """Whether judged items are gone through too."""
        self.filter = ""
        self.search: tuple[str, ...] = ()
        self.here: ChecklistItem | None = None
        self.shown = ""
        """The item that was last told of."""
        self.told_verdict: Verdict | None = None
        """The verdict that the item had when it was told of."""
        self.offered: VerdictGiven | None = None
        """The verdict for which the prompt offers a finding or a reason."""
        self.last: VerdictGiven | None = None
        self.written = 0
        """Actions of this sitting that are safe on disk."""

    # -- what is known

    @property
    def session(self) -> Session:
        """Return the open session."""
        return self.opened.session

    @property
    def inspection(self) -> Inspection:
        """Return the inspection as it now stands."""
        return self.session.inspection

    @property
    def item(self) -> ChecklistItem:
        """Return the item in hand as it now stands; there is one as long as commands are asked for."""
        if self.here is None:
            raise LookupError("no item is in hand")
        own = self.here.id
        return next((item for item in self.inspection.items if item.id == own), self.here)

    def in_sight(self) -> list[ChecklistItem]:
        """Return the items that are gone through, in their order."""
        inspection = self.inspection
        return [
            item
            for item in in_order(inspection, self.catalogue)
            if self.group in (None, item.group) and fits(item, inspection, self.filter, self.search, self.session.actor)
        ]

    # -- going

    def go_to(self, item: ChecklistItem | None) -> None:
        """Take an item in hand, and remember it for the next sitting; an open offer ends."""
        self.offered = None
        if item is None:
            return
        self.here, self.shown = item, ""
        self.guarded(lambda: self.workspace.remember_place(self.session.id, STAGE, item.id))

    def after(self, item: ChecklistItem) -> ChecklistItem | None:
        """Return where to go when an item is done with: the next undecided one, or the next one where all are asked."""
        if self.every:
            return self.neighbour(item, 1)
        return self.named(undecided_from(self.in_sight(), item, self.inspection))

    def go_on(self, then: ChecklistItem | None) -> None:
        """Go on after an item; where nothing is left, say so and stay."""
        if then is None:
            self.offered = None
            self.voice.say("plain.end_of_list" if self.every else "plain.all_judged")
        else:
            self.go_to(then)

    def neighbour(self, item: ChecklistItem, step: int) -> ChecklistItem | None:
        """Return the item in sight before or after one, which may itself be out of sight; None at the ends."""
        order = [one.id for one in in_order(self.inspection, self.catalogue)]
        here = order.index(item.id) if item.id in order else 0
        beyond = [one for one in self.in_sight()[::step] if step * (order.index(one.id) - here) > 0]
        return next(iter(beyond), None)

    def named(self, item_id: str | None) -> ChecklistItem | None:
        """Return the item of an id; None where there is none."""
        return next((item for item in self.inspection.items if item.id == item_id), None)

    # -- writing

    def record(self, *events: Event) -> bool:
        """Write one action; True when it is safe on disk."""
        if self.guarded(lambda: self.session.record(*events)) is None:
            return False
        self.written += 1
        return True

    def guarded(self, act: Callable[[], T | None]) -> T | None:
        """Do something that may not be able to go on; None after saying why.

        From a pipe the sitting ends there: the next lines of a script were meant for what should have come next.
        """
        try:
            return act()
        except InspectionError as problem:
            if not self.voice.terminal:
                raise
            self.voice.say(f"error.{problem.code}", **{name: str(fact) for name, fact in problem.facts.items()})
            return None

    # -- asking

    def ask(self, question: str, standing: str = "") -> str:
        """Ask for a line: Enter keeps what stands, a hyphen empties it."""
        if not standing:
            answer = self.voice.ask(question)
        else:
            answer = self.voice.ask(self.say("plain.ask", question=question, standing=standing)) or standing
        return "" if answer == "-" else answer
