"""With colleagues and earlier periods, by lines: claims, reasons, words for the head, what the last period said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.model.events import ItemFlagged
from inspection.said import value_words
from tui.item_conflicts import FIELDS, conflicts_of
from tui.item_copies import copied, former_of
from tui.item_verbs import claims_turned, reason_given, reasons_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.item_copies import Former
    from tui.plain.desk import Desk


def claim(desk: Desk) -> None:
    """Claim the item, or let go of it."""
    turned = claims_turned([desk.item], desk.inspection, desk.session.actor)
    if turned and desk.record(*turned):
        desk.voice.say("checklist.claimed" if turned[0].claimed else "checklist.unclaimed", count=len(turned))


def reason(desk: Desk, typed: str) -> None:
    """Say why the verdict on the item was given; the library's wordings are told first."""
    item, answer = desk.item, desk.inspection.answer(desk.item.id)
    if answer.verdict is None:
        desk.voice.say("checklist.no_verdict_yet")
        return
    if not typed:
        for wording in reasons_for(answer.verdict, desk.inspection, desk.catalogue):
            desk.voice.put(wording, indent=2)
        typed = desk.ask(desk.say("plain.ask_reason", number=item.number), answer.reason)
    if typed != answer.reason and desk.record(reason_given(item, desk.inspection, typed)):
        desk.voice.say("plain.reason_saved", number=item.number)


def flag_word(desk: Desk, typed: str) -> None:
    """Flag the item and tell the head of the team why."""
    item, former = desk.item, desk.inspection.answer(desk.item.id).flag_word
    typed = typed or desk.ask(desk.say("checklist.ask_flag", number=item.number), former)
    if typed and desk.record(ItemFlagged(item=item.id, flagged=True, word=typed)):
        desk.voice.say("plain.flag_on", number=item.number)


def copy_earlier(desk: Desk) -> None:
    """Take over note and evidence of the item from the ward's last period."""
    former = _former(desk)
    events = copied(former, desk.item, desk.inspection) if former else []
    if former is None:
        desk.voice.say("plain.no_former")
    elif not events:
        desk.voice.say("checklist.nothing_to_copy", place=former.place)
    elif desk.record(*events):
        desk.voice.say("checklist.copied", number=desk.item.number, count=len(events), place=former.place)


def company(desk: Desk) -> Iterator[str]:
    """Yield what colleagues and the last period say of the item in hand; nothing where nobody does."""
    say, answer = desk.say, desk.inspection.answer(desk.item.id)
    if answer.claimed_by and answer.claimed_by != desk.session.actor:
        yield say("checklist.claimed_by", who=name_of(answer.claimed_by))
    for conflict in conflicts_of(desk.item.id, desk.session.conflicts):
        told = "; ".join(f"{name_of(one.actor)}: {value_words(one.event, say)}" for one in conflict.entries)
        yield say("plain.two_values", field=say(f"checklist.{FIELDS[conflict.kind]}").lower(), values=told)


def _former(desk: Desk) -> Former | None:
    """Return what the last period says; looked up when it is asked for, for most sittings never do."""
    desk.guarded(desk.opened.look_back)
    return former_of(desk.item, desk.opened.earlier)
