"""Make an item of a criterion, of a task or of a target; ids, numbers and doubts come later.

A verdict is proposed only where planned and reported figure are of one indicator: like words are shown beside each
other, but they prove nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.checklist.basis import as_written, bilingual, joined, plan_name, plan_place
from inspection.checklist.figures import CaseFigures, figure_quantity, target_quantity
from inspection.model.checklist import ChecklistItem, Quantity
from inspection.model.codes import GroupCode, ItemKind
from inspection.model.source import SourceRef
from inspection.suggest import propose

if TYPE_CHECKING:
    from inspection.model.case import TargetMatch, TaskMatch
    from inspection.model.catalogue import Bilingual, Criterion
    from inspection.model.documents import Reading

WHOLE_REFORM = GroupCode.STEERING
"""Where a task or target goes that concerns the reform as a whole."""


def criterion_item(criterion: Criterion, figures: CaseFigures) -> tuple[ChecklistItem, TargetMatch | None]:
    """Return a criterion's item, and the target of the plan that it thereby answers."""
    indicator = _decisive(criterion, figures)
    standard = figures.standard(indicator) if indicator else None
    match = figures.target(indicator) if indicator else None
    if standard is not None and not figures.case.plan_is_own:
        # What binds goes before what another ward set itself; that keeps an item of its own.
        match = None
    reported = figures.reported(indicator) if indicator else None
    planned, origin, basis = None, None, criterion.basis
    if match is not None and figures.case.plan is not None:
        planned = target_quantity(match.target)
        origin = _origin(figures)
        basis = joined(basis, plan_place(figures.case.plan, match.target.line, own=figures.case.plan_is_own))
    elif indicator and standard is not None:
        known = figures.catalogue.indicators.get(indicator)
        planned = Quantity(value=standard.value, unit=known.unit if known else "", comparator=standard.comparator)
        origin = standard.origin
    item = ChecklistItem(
        id=criterion.id,
        number="",
        kind=ItemKind.CRITERION,
        group=criterion.group,
        title=criterion.question,
        basis=basis,
        expected_evidence=criterion.evidence,
        sources=_places(planned, reported),
        indicator=indicator,
        direction=_direction(indicator, figures),
        planned=planned,
        planned_origin=origin,
        reported=reported,
        running=figures.running(indicator),
        points=criterion.points,
        scoring=criterion.scoring,
    )
    return _with_proposal(item, figures), match


def task_item(match: TaskMatch, plan: Reading, figures: CaseFigures, target: TargetMatch | None) -> ChecklistItem:
    """Return the item of a task of the plan; ``target`` is the one written in the task's own row."""
    task = match.task
    planned = target_quantity(target.target) if target else None
    reported = _answer(target, figures)
    row = SourceRef(document="plan", line=task.line, quote=task.content)
    spoken = [SourceRef(document="report", line=match.line, quote=match.quote)] if match.line is not None else []
    indicator = target.target.indicator if target else None
    item = ChecklistItem(
        id="",
        number="",
        kind=ItemKind.TASK,
        group=task.group or WHOLE_REFORM,
        title=as_written(task.content),
        basis=plan_place(plan, task.line, own=figures.case.plan_is_own),
        expected_evidence=as_written(task.product) if task.product else bilingual("basis.task_evidence"),
        sources=_distinct([row, *spoken, *_places(None, reported)]),
        indicator=indicator,
        direction=_direction(indicator, figures),
        planned=planned,
        planned_origin=_origin(figures) if planned else None,
        reported=reported,
        running=figures.running(indicator),
        unit=task.lead or None,
        due=task.due or None,
    )
    return _with_proposal(item, figures) if _comparable(target) else item


def target_item(match: TargetMatch, plan: Reading, figures: CaseFigures) -> ChecklistItem:
    """Return the item of a target of the plan that no criterion and no task asks for."""
    target = match.target
    planned, reported = target_quantity(target), _answer(match, figures)
    item = ChecklistItem(
        id="",
        number="",
        kind=ItemKind.TARGET,
        group=target.group or WHOLE_REFORM,
        title=as_written(target.text),
        basis=plan_place(plan, target.line, own=figures.case.plan_is_own),
        expected_evidence=bilingual("basis.target_evidence"),
        sources=_places(planned, reported),
        indicator=target.indicator,
        direction=_direction(target.indicator, figures),
        planned=planned,
        planned_origin=_origin(figures),
        reported=reported,
        running=figures.running(target.indicator),
    )
    return _with_proposal(item, figures) if _comparable(match) else item


def _comparable(match: TargetMatch | None) -> bool:
    """Tell whether a target's answer is a figure of its own indicator, or missing where it would be known."""
    if match is None or match.target.indicator is None:
        return False
    return match.figure is None or match.figure.indicator == match.target.indicator


def _with_proposal(item: ChecklistItem, figures: CaseFigures) -> ChecklistItem:
    return item if figures.case.report is None else replace(item, suggestion=propose(item))


def _decisive(criterion: Criterion, figures: CaseFigures) -> str | None:
    """Return the indicator that speaks for a criterion in this case.

    The first one listed of those on which most is known: a target of the plan before one of a higher level, that
    before a mere figure; the first one listed where nothing is known. Planned and reported thus never differ in kind.
    """

    def known(indicator: str) -> tuple[bool, bool, bool]:
        return (
            figures.target(indicator) is not None,
            figures.standard(indicator) is not None,
            figures.reported(indicator) is not None,
        )

    return max(criterion.indicators, key=known, default=None)


def _answer(match: TargetMatch | None, figures: CaseFigures) -> Quantity | None:
    if match is None:
        return None
    if match.figure is not None:
        return figure_quantity(match.figure, match.target.unit)
    return figures.reported(match.target.indicator) if match.target.indicator else None


def _direction(indicator: str | None, figures: CaseFigures) -> str:
    known = figures.catalogue.indicators.get(indicator or "")
    return known.direction if known else ""


def _origin(figures: CaseFigures) -> Bilingual | None:
    """Return the plan's name where it is not the ward's own, for its targets bind nobody there."""
    plan = figures.case.plan
    return None if plan is None or figures.case.plan_is_own else plan_name(plan, own=False)


def _places(*quantities: Quantity | None) -> tuple[SourceRef, ...]:
    return _distinct([q.source for q in quantities if q is not None and q.source is not None])


def _distinct(places: list[SourceRef]) -> tuple[SourceRef, ...]:
    return tuple(dict.fromkeys(places))
