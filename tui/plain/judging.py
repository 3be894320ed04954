"""Judging by lines: a verdict and on, the offer of a finding or a reason, the suggestion, the last verdict again.

A verdict always goes to the item that was last told of: after ``3`` a further digit corrects that item, and never
judges one that nobody has heard yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Origin, Verdict
from inspection.model.events import FindingRecorded, VerdictGiven
from tui.item_verbs import WITH_FINDING, draft_for, offers_something, suggestion_for, verdict_events
from tui.plain.card import verdict_words

if TYPE_CHECKING:
    from tui.plain.desk import Desk


def give(desk: Desk, verdict: Verdict | None, reason: str = "", origin: Origin = Origin.PERSON) -> None:
    """Record a verdict on the item in hand, then go on or offer what belongs to it."""
    item = desk.item
    then = desk.after(item)
    (event,) = verdict_events([item], verdict, reason=reason, origin=origin)
    if not desk.record(event):
        return
    desk.offered = None
    desk.voice.say("plain.judged", number=item.number, verdict=verdict_words(verdict, desk.say))
    if verdict is None:
        return
    desk.last = event
    if offers_something(event) and (verdict in WITH_FINDING or not reason):
        desk.offered = event
        return
    suggested = suggestion_for(item, desk.inspection)
    if suggested and suggested.verdict is not verdict:
        desk.voice.say("plain.against", number=item.number)
    desk.go_on(then)


def repeat(desk: Desk) -> None:
    """Record the last verdict of this sitting and its reason on this item too."""
    if desk.last is None:
        desk.voice.say("checklist.nothing_to_repeat")
    else:
        give(desk, desk.last.verdict, desk.last.reason, Origin.COPIED)


def confirm(desk: Desk) -> None:
    """Take the open offer; without one, accept the suggestion."""
    suggestion = suggestion_for(desk.item, desk.inspection)
    if desk.offered is not None:
        _take_offer(desk, desk.offered)
    elif suggestion is None:
        desk.voice.say("checklist.no_suggestion")
    else:
        give(desk, suggestion.verdict, origin=Origin.SUGGESTION)


def _take_offer(desk: Desk, offered: VerdictGiven) -> None:
    item = desk.item
    then = desk.after(item)
    if offered.verdict in WITH_FINDING:
        today = desk.workspace.clock().date()
        finding = draft_for(item, desk.inspection, desk.catalogue, today, desk.opened.earlier)
        if not desk.record(FindingRecorded(finding=finding)):
            return
        desk.voice.say("plain.finding_drafted", number=item.number, condition=finding.condition)
    elif reason := desk.ask(desk.say("checklist.reason")):
        event = VerdictGiven(item=item.id, verdict=offered.verdict, reason=reason)
        if not desk.record(event):
            return
        desk.last = event
        desk.voice.say("plain.reason_saved", number=item.number)
    desk.go_on(then)
