"""The checklist as rows: group headings and items, each item with the letter of its verdict first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.model.events import VerdictGiven
from inspection.model.inspection import Answer
from tui.theme import Part, line

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import GroupCode
    from inspection.progress import Progress
    from inspection.session import Session
    from inspection.wording import Wording


def mark_of(answer: Answer, wording: Wording) -> Part:
    """Return the one letter that says how an item stands."""
    if answer.verdict:
        return (wording(f"checklist.mark.{answer.verdict}"), str(answer.verdict))
    return (wording("checklist.mark.parked" if answer.parked else "checklist.mark.none"), "dim")


NUMBER = (3, 7)
"""The cells of an item's number, behind the signs of its row."""
RECENT = 10
"""Decisions that stay in sight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """What a row says of an item beside the answer on it."""

    marked: bool = False
    disputed: bool = False
    """People gave two values unseen."""


def item_row(item: ChecklistItem, answer: Answer, wording: Wording, state: RowState, me: str = "") -> Text:
    """Return an item's row; the name of a colleague who claimed it stands behind its number, my own is a sign."""
    sign: Part = " "
    if state.marked:
        sign = ("*", "key")
    elif state.disputed:
        sign = ("≠", "error")
    elif answer.flagged:
        sign = ("!", "warning")
    warning: Part = ("‼", "warning") if item.issues and not answer.verdict else " "
    claimed = answer.claimed_by
    whose: Part = ("» ", "key") if claimed and claimed == me else (f"({called(claimed)}) " if claimed else "", "dim")
    number = f"{item.number} "
    return line(sign, mark_of(answer, wording), warning, number, whose, item.title[wording.language])


def called(actor: str) -> str:
    """Return what colleagues call an actor: the given name, which stands last."""
    return name_of(actor).split(" ")[-1]


def recent_rows(session: Session, wording: Wording) -> list[Text]:
    """Return the last verdicts that stand, mine and my colleagues', the newest first, under their heading."""
    numbers = {item.id: item.number for item in session.inspection.items}
    last = islice(
        (
            (entry, entry.event)
            for entry in reversed(session.entries)
            if isinstance(entry.event, VerdictGiven) and entry.id not in session.withdrawn
        ),
        RECENT,
    )
    rows = [line((wording("checklist.recent"), "title"))]
    for entry, event in last:
        mark = mark_of(Answer(verdict=event.verdict), wording)
        who = wording("checklist.me") if entry.actor == session.actor else called(entry.actor)
        at = f"{entry.at.astimezone():%H:%M}"
        rows.append(line((f"{at} ", "dim"), mark, f" {numbers.get(event.item, event.item)} ", (who, "dim")))
    return rows


def group_row(code: GroupCode, so_far: Progress, catalogue: Catalogue, wording: Wording) -> Text:
    """Return a group's heading with its progress."""
    group = catalogue.group(code)
    count = f"{so_far.judged}/{so_far.items}"
    return line((f"{group.numeral}. ", "title"), (f"{count} ", "dim"), (group.name[wording.language], "title"))
