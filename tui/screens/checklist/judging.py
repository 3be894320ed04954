"""Judging: one key a verdict, on to the next undecided, and an offer at the foot that never stands in the way.

After ``2`` or ``3`` the foot offers a finding, after ``4`` or ``5``, and after one verdict for many, a reason: Enter
takes the offer, Esc goes on, and any other key means what it always means, so nobody has to answer. A verdict against
its suggestion is recorded as any other; the foot asks for the reason after the cursor has gone on.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from textual import on

from inspection.model.codes import Origin, Verdict
from inspection.model.events import FindingRecorded, VerdictGiven
from tui.commands.everywhere import GoBack
from tui.commands.items import GiveReason
from tui.commands.judging import (
    Confirm,
    GiveVerdict,
    RepeatVerdict,
)
from tui.item_verbs import (
    WITH_FINDING,
    contradicts,
    draft_for,
    offers_something,
    reason_given,
    reasons_for,
    suggestion_for,
    verdict_events,
)
from tui.screens.checklist.teamwork import Teamwork
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.checklist import ChecklistItem
    from tui.command import Command


BOUNCE = 0.08
"""Seconds; nobody means the same verdict twice within them."""


class Offer(NamedTuple):
    """What the foot of the screen offers something for, and where it goes on afterwards."""

    items: tuple[ChecklistItem, ...]
    verdict: Verdict
    then: str | None

    @property
    def of_finding(self) -> bool:
        """Tell whether a finding is offered and not a reason; one finding for many would say too little of each."""
        return self.verdict in WITH_FINDING and len(self.items) == 1


class Judging(Teamwork):
    """Commands that give verdicts."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Offer | None = None
        self._pressed = ("", 0.0)
        """The last command, and when its key came in."""
        self._slipped: ChecklistItem | None = None
        """The item that was just judged against its suggestion, while the foot asks why."""

    def refusal(self, command: type[Command]) -> str:
        """Refuse a key that judges where it comes again sooner than fingers can: it is held down, or bounces."""
        (last, at), self._pressed = self._pressed, (command.id, self.host.key_at)
        judges = issubclass(command, GiveVerdict | Confirm | RepeatVerdict)
        if judges and last == command.id and self.host.key_at - at < BOUNCE:
            return self.say("checklist.bounced", key=self.say(f"command.{command.id}"))
        return super().refusal(command)

    def before(self, command: type[Command]) -> None:
        """End an open offer when something else is done; a further verdict goes to the next item."""
        super().before(command)
        if not issubclass(command, GiveReason | GoBack):
            self._slipped = None
        if self._offered and not issubclass(command, Confirm | GoBack):
            offered, self._offered = self._offered, None
            if issubclass(command, GiveVerdict | RepeatVerdict) and command.id != "clear_verdict":
                self.go_on(offered.items[-1], offered.then)

    @on(GiveVerdict)
    def give_verdict(self, command: GiveVerdict) -> None:
        """Record the verdict of the key on the item, or on all marked ones; between two values, choose one."""
        if not self.settle(_DIGITS.index(command.verdict)):
            self.judge(self.chosen(), command.verdict)

    def on_repeat_verdict(self) -> None:
        """Record my last verdict and its reason on this item too."""
        last = self._last_verdict()
        if last is None:
            self.hint(self.say("checklist.nothing_to_repeat"), "warning")
        else:
            self.judge(self.chosen(), last.verdict, reason=last.reason, origin=Origin.COPIED)

    def judge(
        self,
        items: Sequence[ChecklistItem],
        verdict: Verdict | None,
        *,
        reason: str = "",
        origin: Origin = Origin.PERSON,
    ) -> None:
        """Record one verdict on some items as one action, then go on."""
        if not items or self.wants_a_second_key(items):
            return
        last, then = items[-1], self._undecided_after(items)
        events = verdict_events(items, verdict, reason=reason, origin=origin)
        marked, self.marked = self.marked, set()
        if not self.host.record(*events):
            self.marked = marked
            return
        if verdict is None:
            return
        self.host.pace.verdict_given(monotonic())
        if offers_something(events[-1]):
            self._offer(Offer(tuple(items), verdict, then))
            return
        self.go_on(last, then)
        if origin is Origin.PERSON and contradicts(last, self.inspection):
            self._slipped = last
            self.hint(self.say("checklist.against", number=last.number), "warning")

    def on_confirm(self) -> None:
        """Take the open offer, else accept the suggestion; without either, choose a verdict by its meaning."""
        if self._offered:
            self._take_offer(self._offered)
            return
        item = self.current
        suggestion = suggestion_for(item, self.inspection) if item else None
        if item is not None and suggestion is not None:
            self.judge([item], suggestion.verdict, origin=Origin.SUGGESTION)
        elif item is not None:
            options = [(self.say(f"checklist.meaning.{verdict}"), verdict) for verdict in Verdict]
            title = self.say("checklist.choose_verdict", number=item.number)

            def give(verdict: Verdict | None) -> None:
                if verdict:
                    self.judge([item], verdict)

            self.host.push_screen(Choice(title, options), give)

    def on_give_reason(self) -> None:
        """Ask why the verdict was given: of the item that the foot asks for, else of the one under the cursor."""
        item, self._slipped = self._slipped or self.current, None
        if item is None or self.inspection.answer(item.id).verdict is None:
            self.hint(self.say("checklist.no_verdict_yet"), "warning")
            return
        answer = self.inspection.answer(item.id)
        self.ask(
            self.say("checklist.reason_of", number=item.number),
            lambda reason: reason is None or self.host.record(reason_given(item, self.inspection, reason)),
            answer.reason,
            draft=f"reason:{item.id}",
            wordings=reasons_for(answer.verdict, self.inspection, self.host.catalogue),
        )

    def on_go_back(self, command: GoBack) -> None:
        """Esc on an open offer goes on to the next item, and takes off marks; otherwise it leaves the screen."""
        if self._offered:
            command.stop()
            offered, self._offered = self._offered, None
            self.go_on(offered.items[-1], offered.then)
        elif self._slipped:
            command.stop()
            self._slipped = None
        elif self.unmark():
            command.stop()

    def _last_verdict(self) -> VerdictGiven | None:
        """Return my last verdict that stands, also one of an earlier sitting."""
        gone = self.session.withdrawn
        for entry in reversed(self.session.entries):
            event = entry.event
            mine = entry.actor == self.session.actor and entry.id not in gone
            if mine and isinstance(event, VerdictGiven) and event.verdict:
                return event
        return None

    def _undecided_after(self, items: Sequence[ChecklistItem]) -> str | None:
        """Return where the cursor goes from the last of some items; none of themselves."""
        judged = {item.id for item in items}
        then = self.undecided_from(items[-1])
        return None if then in judged else then

    def _offer(self, offered: Offer) -> None:
        self._offered = offered
        one_of_many = "checklist.offer_reason" if len(offered.items) == 1 else "checklist.offer_common_reason"
        text = "checklist.offer_finding" if offered.of_finding else one_of_many
        verdict = self.say(f"code.verdict.{offered.verdict}")
        number, count = offered.items[-1].number, len(offered.items)
        self.hint(self.say(text, number=number, count=count, verdict=verdict), "key")

    def _take_offer(self, offered: Offer) -> None:
        self._offered = None
        item = offered.items[-1]
        if not offered.of_finding:
            self.ask(
                self.say("checklist.reason"),
                lambda reason: self._give_reason(offered, reason),
                draft=f"reason:{item.id}",
                wordings=reasons_for(offered.verdict, self.inspection, self.host.catalogue),
            )
            return
        earlier = self.host.inspection_open.earlier
        draft = draft_for(item, self.inspection, self.host.catalogue, self.host.today(), earlier)
        if self.host.record(FindingRecorded(finding=draft)):
            self.go_on(item, offered.then)
            self.hint(self.say("checklist.finding_drafted", number=item.number), "met")

    def _give_reason(self, offered: Offer, reason: str | None) -> bool:
        """Add the reason to the verdict, so that one undo takes back both; then go on."""
        events = verdict_events(offered.items, offered.verdict, reason=reason or "")
        written = not reason or self.host.record(*events, amending=True)
        self.go_on(offered.items[-1], offered.then)
        return written


_DIGITS = (None, *Verdict)
"""Verdicts by the digit of their key."""
