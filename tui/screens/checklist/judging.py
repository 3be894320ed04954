"""Judging: one key a verdict, on to the next undecided, and an offer at the foot that never stands in the way.

After ``2`` or ``3`` the foot offers a finding, after ``4`` or ``5`` a reason: Enter takes the offer, Esc goes on, and
any other key means what it always means, so nobody has to answer.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual import on

from inspection.model.codes import Origin
from inspection.model.events import FindingRecorded, VerdictGiven
from tui.commands.everywhere import GoBack
from tui.commands.judging import (
    Confirm,
    GiveVerdict,
    RepeatVerdict,
)
from tui.item_verbs import WITH_FINDING, draft_for, offers_something, suggestion_for, verdict_events
from tui.screens.checklist.wayfinding import Wayfinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import Verdict
    from tui.command import Command


class Offer(NamedTuple):
    """What the foot of the screen offers something for, and where it goes on afterwards."""

    item: ChecklistItem
    verdict: Verdict
    then: str | None


class Judging(Wayfinding):
    """Commands that give verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Offer | None = None
        self._last: VerdictGiven | None = None

    def before(self, command: type[Command]) -> None:
        """End an open offer when something else is done; a further verdict goes to the next item."""
        super().before(command)
        if self._offered and not issubclass(command, Confirm | GoBack):
            offered, self._offered = self._offered, None
            if issubclass(command, GiveVerdict | RepeatVerdict) and command.id != "clear_verdict":
                self.go_on(offered.item, offered.then)

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
        last, then = items[-1], self.undecided_from(items[-1])
        events = verdict_events(items, verdict, reason=reason, origin=origin)
        marked, self.marked = self.marked, set()
        if not self.host.record(*events):
            self.marked = marked
            return
        if verdict is None:
            return
        self._last = events[-1]
        self.host.pace.verdict_given(monotonic())
        if not offers_something(self._last):
            self.go_on(last, then)
            suggested = suggestion_for(last, self.inspection)
            if suggested and suggested.verdict is not verdict:
                self.hint(self.say("checklist.against", number=last.number), "warning")
        else:
            self._offered = Offer(last, verdict, then)
            text = "checklist.offer_finding" if verdict in WITH_FINDING else "checklist.offer_reason"
            self.hint(self.say(text, number=last.number, verdict=self.say(f"code.verdict.{verdict}")), "key")

    def on_confirm(self) -> None:
        """Take the open offer; without one, accept the suggestion."""
        if self._offered:
            self._take_offer(self._offered)
            return
        item = self.current
        suggestion = suggestion_for(item, self.inspection) if item else None
        if item is None or suggestion is None:
            self.hint(self.say("checklist.no_suggestion"), "warning")
        else:
            self.judge([item], suggestion.verdict, origin=Origin.SUGGESTION)

    def on_go_back(self, command: GoBack) -> None:
        """Esc on an open offer goes on to the next item; otherwise it leaves the screen."""
        if self._offered:
            command.stop()
            offered, self._offered = self._offered, None
            self.go_on(offered.item, offered.then)

    def _chosen(self) -> list[ChecklistItem]:
        marked = [row.item for row in self.rows if row.item and row.item.id in self.marked]
        return marked or ([self.current] if self.current else [])

    def _take_offer(self, offered: Offer) -> None:
        self._offered = None
        item = offered.item
        if offered.verdict not in WITH_FINDING:
            self.ask(self.say("checklist.reason"), lambda reason: self._give_reason(offered, reason))
        elif self.host.record(
            FindingRecorded(finding=draft_for(item, self.inspection, self.host.catalogue, self.host.today()))
        ):
            self.go_on(item, offered.then)
            self.hint(self.say("checklist.finding_drafted", number=item.number), "met")

    def _give_reason(self, offered: Offer, reason: str | None) -> None:
        if reason:
            self._last = VerdictGiven(item=offered.item.id, verdict=offered.verdict, reason=reason)
            self.host.record(self._last)
        self.go_on(offered.item, offered.then)
