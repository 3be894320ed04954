"""One sitting in the line mode: tell of the item in hand, ask, do what was asked, until the person leaves.

Each answer is written as it is given. The end of the input, Ctrl+C and a closed pipe end the sitting at any question;
what was recorded until then is recorded, what was half typed is a draft.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from inspection.errors import InspectionError
from inspection.model.codes import Verdict
from tui.item_verbs import WITH_FINDING, suggestion_for
from tui.item_walk import undecided_from
from tui.plain import closing, evidence, following, judging, lists, lookup, recording, sheet, together, walking
from tui.plain.card import tell
from tui.plain.keys import LETTERS, OF_VERDICT, PROMPTED, understood
from tui.plain.voice import EndedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.checklist import ChecklistItem
    from tui.plain.desk import Desk
    from tui.plain.keys import Typed

DOERS: dict[str, Callable[[Desk], object]] = {
    "clear_verdict": partial(judging.give, verdict=None),
    "confirm": judging.confirm,
    "repeat": judging.repeat,
    "next_undecided": partial(walking.undecided, step=1),
    "previous_undecided": partial(walking.undecided, step=-1),
    "move_down": partial(walking.neighbour, step=1),
    "move_up": partial(walking.neighbour, step=-1),
    "next_group": partial(walking.group, step=1),
    "previous_group": partial(walking.group, step=-1),
    "clear_filter": walking.widen,
    "finding": sheet.finding,
    "park": recording.park,
    "flag": recording.flag,
    "claim": together.claim,
    "copy_earlier": together.copy_earlier,
    "source": lookup.source,
    "checks": lookup.checks,
    "history": lookup.history,
    "undo": walking.undo,
    "redo": walking.redo,
    "again": tell,
    "left": lists.list_left,
    "progress": lists.tell_progress,
    "close_out": closing.tell_close_out,
    "go_remediation": following.follow_up,
    "help": lists.help_on,
}
"""What does each command that stands alone."""

TAKERS: dict[str, Callable[[Desk, str], object]] = {
    "go_to_item": walking.number,
    "search": walking.search,
    "filter": walking.narrow,
    "verify": recording.verify,
    "evidence": evidence.evidence,
    "note": recording.note,
    "reason": together.reason,
    "flag_word": together.flag_word,
}
"""What does each command that may be followed by words."""


def sit(desk: Desk) -> None:
    """Go through the checklist until the person leaves or no answer comes; ``KeyboardInterrupt`` goes through."""
    desk.go_to(_first(desk))
    if desk.here is None:
        desk.voice.say("checklist.empty")
        return
    closing.tell_sign_off(desk)
    try:
        while (asked := _asked(desk)).command != "leave":
            _do(desk, asked)
    except EndedError:
        return


def tell_what_is_safe(desk: Desk) -> None:
    """Tell, at the end, what is recorded and how to go on; also where the store gave out."""
    left = sum(desk.inspection.answer(item.id).verdict is None for item in desk.inspection.items)
    desk.voice.say("plain.saved", actions=desk.written, left=left, inspection=desk.session.id)
    with suppress(InspectionError):
        drafts = desk.workspace.drafts(desk.session.id)
        if drafts:
            desk.voice.say("plain.half_typed", drafts=len(drafts))


def _first(desk: Desk) -> ChecklistItem | None:
    """Return where to begin: where the last sitting ended if that is undecided, else the next undecided item."""
    items = desk.in_sight()
    if desk.every or not items:
        return next(iter(items), None)
    place = desk.guarded(lambda: desk.workspace.place(desk.session.id))
    start = next((item for item in items if place and item.id == place.item), items[0])
    answer = desk.inspection.answer(start.id)
    if answer.verdict is None and not answer.parked:
        return start
    return desk.named(undecided_from(items, start, desk.inspection)) or start


def _asked(desk: Desk) -> Typed:
    """Tell of the item in hand if that was not done yet, and return the command that is typed."""
    desk.guarded(desk.session.refresh)
    answer = desk.inspection.answer(desk.item.id)
    if answer.by not in ("", desk.session.actor) and answer.verdict is not desk.told_verdict:
        desk.shown = ""  # a colleague has judged the item in hand
    if fresh := desk.shown != desk.item.id:
        tell(desk)
    while True:
        line = desk.voice.ask(_prompt(desk, in_words=fresh))
        if asked := understood(line):
            return asked
        desk.voice.say("plain.not_understood", typed=line)


def _do(desk: Desk, asked: Typed) -> None:
    if asked.command in OF_VERDICT:
        judging.give(desk, Verdict(asked.command), asked.words)
    elif asked.command in TAKERS:
        TAKERS[asked.command](desk, asked.words)
    else:
        DOERS[asked.command](desk)


def _prompt(desk: Desk, *, in_words: bool) -> str:
    """Return the prompt: the letters with their words once for each item told of, then the letters alone."""
    say, item = desk.say, desk.item
    if desk.offered:
        text = "plain.offer_finding" if desk.offered.verdict in WITH_FINDING else "plain.offer_reason"
        return say(text, number=item.number)
    if not in_words:
        return say("plain.prompt", number=item.number, keys=" ".join(LETTERS[command] for command in PROMPTED))
    parts = [f"{LETTERS[command]} {say(f'plain.key.{command}')}" for command in PROMPTED]
    if suggestion := suggestion_for(item, desk.inspection):
        accept = f"{LETTERS['confirm']} {say('plain.key.confirm')}"
        parts.insert(0, f"{accept} ({say(f'code.verdict.{suggestion.verdict}')})")
    return say("plain.prompt", number=item.number, keys=", ".join(parts))
