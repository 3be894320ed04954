"""The way from a judged case and a criteria set to a numbered checklist with proposals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.checklist.doubts import Doubts, with_issues
from inspection.checklist.figures import CaseFigures
from inspection.checklist.identity import identify
from inspection.checklist.items import criterion_item, target_item, task_item
from inspection.model.checklist import Checklist, numbered
from inspection.model.codes import ItemKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from inspection.model.case import Case, Judgement, TargetMatch
    from inspection.model.catalogue import Catalogue, CriteriaSet
    from inspection.model.checklist import ChecklistItem


def build(
    case: Case,
    judgement: Judgement,
    criteria: CriteriaSet,
    catalogue: Catalogue,
    previous: Checklist | None = None,
    judged: Collection[str] = (),
) -> Checklist:
    """Return the checklist of a case: the criteria of each group, then the plan's tasks and targets of that group.

    ``previous`` is the checklist that it replaces; its ids go on. ``judged`` names the items on which somebody has
    said something: one of them that the documents no longer hold stays, withdrawn, at the end of its group. What a
    re-inspection carries over from an earlier inspection goes on, before everything else of its group.
    """
    growing = {name for criterion in criteria.criteria if criterion.cumulative for name in criterion.indicators}
    figures = CaseFigures(case, catalogue, frozenset(growing))
    drafts = _drafts(figures, criteria)
    former = previous.items if previous else ()
    items = [replace(draft, id=known) for draft, known in zip(drafts, identify(drafts, former), strict=True)]
    doubts = Doubts(judgement.issues)
    items = [with_issues(item, doubts) for item in items]
    carried = [item for item in former if item.kind is ItemKind.FOLLOW_UP]
    items = [*carried, *items]
    present = {item.id for item in items}
    items += [
        replace(item, withdrawn=True, suggestion=None, issues=())
        for item in former
        if item.id in judged and item.id not in present
    ]
    return Checklist(criteria_set=criteria.id, items=numbered(items))


def _drafts(figures: CaseFigures, criteria: CriteriaSet) -> list[ChecklistItem]:
    asked = [criterion_item(criterion, figures) for criterion in criteria.criteria]
    drafts = [item for item, _ in asked]
    plan = figures.case.plan
    if plan is None:
        return drafts
    covered = {id(match) for _, match in asked if match is not None}
    in_rows: dict[int, TargetMatch] = {}
    rows = {match.task.line for match in figures.case.tasks}
    for match in figures.case.targets:
        if match.target.line in rows and match.target.line not in in_rows:
            in_rows[match.target.line] = match
            covered.add(id(match))
    drafts += [task_item(match, plan, figures, in_rows.get(match.task.line)) for match in figures.case.tasks]
    drafts += [target_item(match, plan, figures) for match in figures.case.targets if id(match) not in covered]
    return drafts
