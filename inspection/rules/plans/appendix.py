"""Family G, appendix: a plan's tasks against their products, its text and the report (domain.md §5.1, G16 to G18)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind, Severity
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.documents import STANDARD
from inspection.rules.desk.subjects import subject
from inspection.rules.engine import rule
from inspection.rules.plans.tasks import THIS_PLAN
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.model.documents import Task
    from inspection.rules.desk import Desk, Sheet

_ISSUED = re.compile(
    r"\b(?:ban hanh|xay dung|sua doi)\b[^.;]{0,30}?\b(?P<kind>quy che|quy dinh|de an|chuong trinh|ke hoach|quy trinh)\b"
)
_ITEMS = re.compile(r"[;,\n]|\s[-+]\s")
_ISSUED_ONLY = re.compile(r"\b(?:duoc|da) (?:ban hanh|phe duyet|thong qua|cong bo|ky)\b")
"""What a product says of any document: it names none."""
_OF = re.compile(r"\bcua\b|\bnam \d{4}")
_CONDITION = re.compile(r"\b(?:khi|sau khi|neu) (?:co|duoc|thanh pho|tinh|cap tren)\b[^.;)]{0,60}")
_THE_REPORT = re.compile(r"\bbao cao[^.;]{0,40}(?:cai cach hanh chinh|cchc)")
"""A task that the report itself fulfils."""
_SHORT = 60
"""Lines of a report that are too few to tell which words of a task are rare."""
_MOST = 0.6
_FEW = 10
"""Numbers of tasks that a sentence names; more of them tell nothing."""


@rule("G16")
def products_of_the_task(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task to issue a document has that document for its product, not another one of its kind."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    right = []
    for task in sheet.reading.tasks:
        content = fold(task.content)
        issued = _ISSUED.search(content)
        if issued is None:
            continue
        own = syllable_pairs(content)
        named = [(item, _named(fold(item), issued["kind"])) for item in _ITEMS.split(task.product)]
        other = next((item for item, pairs in named if pairs and not pairs & own), None)
        if other is None:
            right += [task.line] if any(pairs for _, pairs in named) else []
            continue
        yield Hit(
            sheet=sheet,
            lines=(task.line,),
            quote=shorten(task.content),
            stated=other.strip(),
            facts={"task": task.no, "against": shorten(task.product)},
        )
    if right:
        yield Pass(sheet=sheet, lines=tuple(right), facts={"working": str(len(right))})


def _named(item: str, kind: str) -> set[str]:
    """Return the pairs of syllables by which a product names a document of a kind; whose it is names nothing."""
    title = _ISSUED_ONLY.sub("", item).strip()
    return syllable_pairs(_OF.split(title.removeprefix(kind))[0]) if title.startswith(kind) else set()


@rule("G17")
def conditions_kept(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what the text makes depend on a condition stands under it in the list of tasks too."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.tasks:
        return
    first = min(task.line for task in sheet.reading.tasks)
    depending: dict[str, tuple[int, str]] = {}
    for number, condition in sheet.search(_CONDITION, before=first):
        clause = re.split(r"[.;]", sheet.line(number)[: condition.start()])[-1]
        for named in STANDARD.findall(clause)[-1:]:
            depending.setdefault(named, (number, sheet.excerpt(number, *condition.span(), before=80)))
    for named, (number, said) in depending.items():
        for task in (task for task in sheet.reading.tasks if named in task.content):
            facts = {"task": task.no, "working": named}
            if _CONDITION.search(fold(f"{task.content} {task.due}")):
                yield Pass(sheet=sheet, lines=(number, task.line), facts=facts)
            else:
                yield Hit(
                    sheet=sheet,
                    lines=(number, task.line),
                    quote=shorten(task.content),
                    stated=task.due,
                    facts=facts | {"against": said},
                )


@rule("G18")
def tasks_answered(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a report speaks of the tasks that were due in its period."""
    if desk.plan is None or desk.report is None or not desk.case.tasks:
        return
    due = [match for match in desk.case.tasks if _due(desk.report, match.task)]
    silent = [match.task for match in due if match.line is None]
    if silent and len(desk.report.folded) <= _SHORT:
        said = [subject(line) for line in desk.report.lines]
        silent = [task for task in silent if not _spoken_of(subject(task.content), said)]
    told = [match.line for match in due if match.line is not None]
    working = f"{len(told)}/{len(due)}"
    note = "" if desk.case.plan_is_own else "other_plan"
    if told:
        facts = {"working": working, "note": note}
        yield Pass(sheet=desk.report, lines=tuple(sorted(set(told))), facts=facts)
    if silent:
        numbers = ", ".join(task.no for task in silent[:_FEW]) + (" …" if len(silent) > _FEW else "")
        yield Hit(
            sheet=desk.plan,
            lines=tuple(task.line for task in silent),
            quote=shorten(silent[0].content),
            stated=str(len(silent)),
            severity=None if desk.case.plan_is_own else Severity.NOTE,
            facts={"of": str(len(due)), "tasks": numbers, "working": working, "note": note},
        )


def _spoken_of(task: frozenset[str], said: Sequence[frozenset[str]]) -> bool:
    """Tell whether a line of a report holds most of what names a task, in whatever order."""
    return any(len(task & line) >= _MOST * len(task) for line in said)


def _due(report: Sheet, task: Task) -> bool:
    """Tell whether a report must speak of a task: one that runs always, has begun, or falls due in its period."""
    content = fold(task.content)
    if task.due_kind is DueKind.EXTERNAL or THIS_PLAN.search(content) or _THE_REPORT.search(content):
        return False  # it waits for somebody else, or the documents themselves fulfil it
    days = task.due_start if task.due_kind in {DueKind.INTERVAL, DueKind.INTERVALS} else task.due_end
    first = iso((days or "").split(";")[0])
    return report.reading.period is None or first is None or first <= report.reading.period.end
