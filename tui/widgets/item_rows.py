"""The checklist as rows: group headings and items, each item with the letter of its verdict first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.theme import Part, line

if TYPE_CHECKING:
    from collections.abc import Collection

    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem
    from inspection.model.codes import GroupCode
    from inspection.model.inspection import Answer
    from inspection.progress import Progress
    from inspection.wording import Wording


def mark_of(answer: Answer, wording: Wording) -> Part:
    """Return the one letter that says how an item stands."""
    if answer.verdict:
        return (wording(f"checklist.mark.{answer.verdict}"), str(answer.verdict))
    return (wording("checklist.mark.parked" if answer.parked else "checklist.mark.none"), "dim")


def item_row(item: ChecklistItem, answer: Answer, wording: Wording, marked: Collection[str]) -> Text:
    """Return an item's row."""
    sign = ("*", "key") if item.id in marked else ("!", "warning") if answer.flagged else " "
    warning: Part = ("‼", "warning") if item.issues and not answer.verdict else " "
    return line(sign, mark_of(answer, wording), warning, (f"{item.number} ", "dim"), item.title[wording.language])


def group_row(code: GroupCode, so_far: Progress, catalogue: Catalogue, wording: Wording) -> Text:
    """Return a group's heading with its progress."""
    group = catalogue.group(code)
    count = f"{so_far.judged}/{so_far.items}"
    return line((f"{group.numeral}. ", "title"), (f"{count} ", "dim"), (group.name[wording.language], "title"))
