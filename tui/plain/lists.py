"""Lists in lines: items, choices by number, how far the inspection has come, the letters and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.progress import progress
from inspection.vietnamese import words
from tui.plain.card import verdict_words
from tui.plain.keys import KEYS, OWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.checklist import ChecklistItem
    from inspection.progress import Progress
    from tui.plain.desk import Desk

_INDENT = 2


def list_items(desk: Desk, items: Sequence[ChecklistItem]) -> None:
    """List items by number, title and what was said on them."""
    desk.voice.say("plain.items", items=len(items))
    for item in items:
        answer = desk.inspection.answer(item.id)
        parts = [f"{item.number} {item.title[desk.say.language]}: {verdict_words(answer.verdict, desk.say)}"]
        parts += [desk.say(f"checklist.{name}") for name in ("flagged", "parked") if getattr(answer, name)]
        desk.voice.put(" ".join(parts), indent=_INDENT)


def list_left(desk: Desk) -> None:
    """List what is still undecided among the items in sight."""
    left = [item for item in desk.in_sight() if desk.inspection.answer(item.id).verdict is None]
    if left:
        list_items(desk, left)
    else:
        desk.voice.say("plain.all_judged")


def tell_progress(desk: Desk) -> None:
    """Tell how far all and each group have come, with the verdicts that were given."""
    so_far = progress(desk.inspection)
    desk.voice.put(desk.say("plain.progress", what=desk.say("plain.whole"), **_counts(desk, so_far[None])))
    for group in desk.catalogue.groups:
        if so_far[group.code].items:
            what = f"{group.numeral}. {group.name[desk.say.language]}"
            desk.voice.put(desk.say("plain.progress", what=what, **_counts(desk, so_far[group.code])), indent=_INDENT)


def _counts(desk: Desk, so_far: Progress) -> dict[str, object]:
    given = [f"{desk.say(f'code.verdict.{verdict}')} {times}" for verdict, times in so_far.verdicts.items() if times]
    verdicts = f" ({', '.join(given)})" if given else ""
    return {"judged": so_far.judged, "items": so_far.items, "left": so_far.left, "verdicts": verdicts}


def help_on(desk: Desk) -> None:
    """Tell of every letter: its name and what it does."""
    desk.voice.say("plain.help")
    for letter, command in KEYS.items():
        named = desk.say("plain.labelled", label=letter or "Enter", text=desk.say(f"plain.key.{command}"))
        about = "" if command in OWN else f"command.{command}_help"
        helped = f" – {desk.say(about)}" if about and desk.say.knows(about) else ""
        desk.voice.put(f"{named}{helped}", indent=_INDENT)


def choose(
    desk: Desk, title: str, options: Sequence[tuple[str, str]], typed: str = "", standing: str = "", beside: str = ""
) -> str:
    """Return the value of an option chosen by its number or the beginning of its words; nothing for none.

    Values that are numbers go by these, others by their place; ``beside`` is
    an answer that is none of them and goes through. What cannot be understood is asked for again.
    """
    by_value = all(value.isdecimal() for value, _ in options)
    numbers = {value if by_value else str(place): value for place, (value, _) in enumerate(options, 1)}
    listed = ", ".join(f"{number} {dict(options)[value]}" for number, value in numbers.items())
    shown = dict(options).get(standing, "")
    while True:
        answer = typed or desk.ask(desk.say("plain.choose", question=title, options=listed), shown)
        if not answer:
            return ""
        if answer == shown:
            return standing
        if answer == beside:
            return beside
        if answer in numbers:
            return numbers[answer]
        begun = [value for value, label in options if words(answer) and _begins(label, answer)]
        if begun:
            return begun[0]
        desk.voice.say("plain.no_such_choice", typed=answer)
        typed = ""


def _begins(label: str, typed: str) -> bool:
    return " ".join(words(label)).startswith(" ".join(words(typed)))
