"""Judging: one key a verdict, on to the next undecided, and an offer at the foot that never stands in the way.

After ``2`` or ``3`` the foot offers a finding, after ``4`` or ``5`` a reason: Enter takes the offer, Esc goes on, and
any other key means what it always means, so nobody has to answer.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import on

from inspection.model.codes import Origin, Verdict
from inspection.model.events import FindingRecorded, VerdictGiven
from tui.commands.everywhere import GoBack, Undo
from tui.commands.judging import (
    Confirm,
    GiveVerdict,
    GoToItem,
    NextGroup,
    NextUndecided,
    PreviousGroup,
    PreviousUndecided,
    RepeatVerdict,
)
from tui.screens.checklist.wayfinding import Wayfinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.checklist import ChecklistItem
    from tui.command import Command

_WITH_FINDING = (Verdict.PARTLY, Verdict.NOT_MET)
_MOVES_ITSELF = (NextUndecided, PreviousUndecided, NextGroup, PreviousGroup, GoToItem, Undo)


class Judging(Wayfinding):
    """Commands that give verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[str, Verdict] | None = None
        """The item and verdict that the foot of the screen makes an offer for."""
        self._last: VerdictGiven | None = None

    def before(self, command: type[Command]) -> None:
        """End an open offer when something else is done; a further verdict goes to the next item."""
        super().before(command)
        if self._offered and not issubclass(command, Confirm | GoBack):
            self._offered = None
            if issubclass(command, GiveVerdict | RepeatVerdict) and command.id != "clear_verdict":
                self.go_undecided(1)

    @on(GiveVerdict)
    def give_verdict(self, command: GiveVerdict) -> None:
        """Record the verdict of the key on the item, or on all marked ones."""
        self.judge(self._chosen(), command.verdict)

    def on_repeat_verdict(self) -> None:
        """Record the last verdict and its reason on this item too."""
        if self._last is None:
            self.hint(self.say("checklist.nothing_to_repeat"), "warning")
        else:
            self.judge(self._chosen(), self._last.verdict, reason=self._last.reason, origin=Origin.COPIED)

    def judge(
        self,
        items: Sequence[ChecklistItem],
        verdict: Verdict | None,
        *,
        reason: str = "",
        origin: Origin = Origin.PERSON,
    ) -> None:
        """Record one verdict on some items as one action, then go on."""
        if not items:
            return
        if len(items) > 1:
            origin = Origin.BULK
        events = [VerdictGiven(item=item.id, verdict=verdict, origin=origin, reason=reason) for item in items]
        if not self.host.record(*events):
            return
        self.marked.clear()
        self._last = events[-1] if verdict else self._last
        self.host.pace.verdict_given(monotonic())
        against = self.suggestion(items[-1])
        if verdict is None:
            self.show()
        elif verdict is Verdict.MET or origin is not Origin.PERSON:
            self.go_undecided(1)
            self.show()
        else:
            self._offer(items[-1], verdict)
        if verdict and against and against.verdict is not verdict and not self._offered:
            self.hint(self.say("checklist.against", number=items[-1].number), "warning")

    def on_confirm(self) -> None:
        """Take the open offer; without one, accept the suggestion."""
        if self._offered:
            self._take_offer()
            return
        item = self.current
        suggestion = self.suggestion(item) if item else None
        if item is None or suggestion is None:
            self.hint(self.say("checklist.no_suggestion"), "warning")
        else:
            self.judge([item], suggestion.verdict, origin=Origin.SUGGESTION)

    def on_go_back(self, command: GoBack) -> None:
        """Esc on an open offer goes on to the next item; otherwise it leaves the screen."""
        if self._offered:
            command.stop()
            self._offered = None
            self.go_undecided(1)

    def _chosen(self) -> list[ChecklistItem]:
        marked = [row.item for row in self.rows if row.item and row.item.id in self.marked]
        return marked or ([self.current] if self.current else [])

    def _offer(self, item: ChecklistItem, verdict: Verdict) -> None:
        self._offered = (item.id, verdict)
        text = "checklist.offer_finding" if verdict in _WITH_FINDING else "checklist.offer_reason"
        self.show()
        self.hint(self.say(text, number=item.number, verdict=self.say(f"code.verdict.{verdict}")), "key")

    def _take_offer(self) -> None:
        item_id, verdict = self._offered or ("", Verdict.MET)
        self._offered = None
        if verdict not in _WITH_FINDING:
            self.ask(self.say("checklist.reason"), lambda reason: self._give_reason(item_id, verdict, reason))
            return
        item = self.inspection.checklist.item(item_id) if self.inspection.checklist else None
        if item is None:
            return
        finding = self.draft_for(item)
        if self.host.record(FindingRecorded(finding=finding)):
            self.go_undecided(1)
            self.hint(self.say("checklist.finding_drafted", number=item.number), "met")

    def _give_reason(self, item_id: str, verdict: Verdict, reason: str | None) -> None:
        if reason:
            self._last = VerdictGiven(item=item_id, verdict=verdict, reason=reason)
            self.host.record(self._last)
        self.go_undecided(1)
