"""Family P, dates in the text: limits within the document's time, one date for a task (domain.md §5.5; P16 to P18)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.model.codes import DocumentKind, Grade
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.due_dates import has_a_day, limits
from inspection.rules.desk.subjects import clause_at, sentence_at, subject
from inspection.rules.engine import rule
from inspection.rules.plans.own_text import AFTER_THE_YEAR
from inspection.vietnamese import fold, format_date, wording_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Task
    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.due_dates import Limit

_OF_OTHERS = re.compile(r"\b(?:giai doan|so voi|lo trinh|nghi quyet so|quyet dinh so|de an \d+)\b")
"""Words of a sentence whose dates may lie outside the document's time: programmes that run longer, what went before."""
_WANTED = re.compile(r"\b(?:hoan thanh|xong|gui|nop|trinh|bao cao|ban hanh|han|cham nhat|khac phuc|cong bo)\b")
_LEFT_BEHIND = re.compile(
    r"\b(?:ban hanh|hinh thanh|phat sinh|tiep nhan|hieu luc|thanh lap|nop|ky|cap|giai quyet|sap xep|hoat dong|ton dong"
    r"|lap|co)\s*$"
)
"""Words right before a date that tell from when something is, not until when it is wanted."""
_DONE = re.compile(r"\bđã\b|\btính đến\b")
_FEWEST = 4
"""Syllables from which a clause tells which task it means."""


@rule("P16")
def limits_within_the_time(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the dates until which the text wants something done: not past already, nor beyond the plan's time."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        rows = {task.line for task in sheet.reading.tasks}
        issued, period = iso(sheet.reading.issue_date), sheet.reading.period
        end = period.end if period and sheet.reading.kind is DocumentKind.PLAN else None
        right = []
        for limit in limits(sheet):
            if limit.line in rows or not _wants(sheet, limit):
                continue
            if end and limit.first > end:
                if not _may_be_later(sheet, limit):
                    yield _outside(sheet, limit, "due_after_period", f"≤ {format_date(end)}")
            elif issued and limit.last < issued:
                if not _looks_back(sheet, limit):
                    yield _outside(sheet, limit, "due_before_issue", f"≥ {format_date(issued)}")
            else:
                right.append(limit.line)
        if right:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(right)), facts={"working": str(len(right))})


def _wants(sheet: Sheet, limit: Limit) -> bool:
    """Tell whether a date is one to come: any of a plan, one among the tasks of the next period in a report."""
    return sheet.reading.kind is DocumentKind.PLAN or limit.line >= sheet.next_period_line


def _outside(sheet: Sheet, limit: Limit, note: str, bound: str) -> Hit:
    quote = sheet.excerpt(limit.line, *sentence_at(sheet.folded[limit.line - 1], limit.start, limit.end))
    stated = sheet.line(limit.line)[limit.start : limit.end]
    return Hit(sheet=sheet, lines=(limit.line,), quote=quote, stated=stated, computed=bound, facts={"note": note})


def _may_be_later(sheet: Sheet, limit: Limit) -> bool:
    line = sheet.folded[limit.line - 1]
    start, end = sentence_at(line, limit.start, limit.end)
    return bool(AFTER_THE_YEAR.search(line, start, end) or _OF_OTHERS.search(line, start, end))


def _looks_back(sheet: Sheet, limit: Limit) -> bool:
    """Tell whether a date of the past is rightly one, for it tells what was done or which things are meant."""
    line = sheet.folded[limit.line - 1]
    start, end = sentence_at(line, limit.start, limit.end)
    said = sheet.line(limit.line)[start:end].lower()
    wanted = _WANTED.search(line, start, limit.end)
    return bool(
        not wanted
        or _DONE.search(said)
        or _OF_OTHERS.search(line, start, end)
        or _LEFT_BEHIND.search(line, start, limit.start)
    )


@rule("P17")
def one_task_once(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no task is listed twice with two times."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    by_words: dict[str, list[Task]] = {}
    for task in sheet.reading.tasks:
        by_words.setdefault(wording_key(task.content), []).append(task)
    for words, tasks in by_words.items():
        for one, other in combinations(tasks, 2) if len(words.split()) >= _FEWEST else ():
            if fold(one.due) == fold(other.due):
                continue
            yield Hit(
                sheet=sheet,
                lines=(one.line, other.line),
                quote=shorten(other.content),
                stated=other.due,
                computed=one.due,
                facts={"task": other.no, "other_task": one.no},
            )
    if sheet.reading.tasks and len(by_words) == len(sheet.reading.tasks):
        yield Pass(sheet=sheet, lines=(sheet.reading.tasks[0].line,), facts={"working": str(len(by_words))})


@rule("P18")
def one_date_in_text_and_annex(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task which the text dates in its words has the same time in the annex."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.tasks:
        return
    first = min(task.line for task in sheet.reading.tasks)
    dated = [(task, subject(task.content)) for task in sheet.reading.tasks if has_a_day(task)]
    for limit in limits(sheet):
        line = sheet.folded[limit.line - 1]
        if limit.line >= first:
            return
        start, end = clause_at(line, limit.start, limit.end)
        told = subject(sheet.line(limit.line)[start : limit.start])
        meant = [(task, words) for task, words in dated if len(told) >= _FEWEST and told <= words]
        if len(meant) != 1:
            continue
        task, words = meant[0]
        facts = {"task": task.no, "working": f"{sheet.line(limit.line)[limit.start : limit.end]} ↔ {task.due}"}
        if _agrees(limit, task):
            yield Pass(sheet=sheet, lines=(limit.line, task.line), facts=facts)
            continue
        yield Hit(
            sheet=sheet,
            lines=(limit.line, task.line),
            quote=sheet.excerpt(limit.line, start, end),
            stated=sheet.line(limit.line)[limit.start : limit.end],
            computed=task.due,
            grade=Grade.CONTRADICTORY if told == words else None,
            facts=facts | {"against": shorten(task.content)},
        )


def _agrees(limit: Limit, task: Task) -> bool:
    """Tell whether a limit of the text and the time of a row can both be kept and are meant as one."""
    start, end = iso(task.due_start), iso(task.due_end)
    if end is None:
        return True
    if start is None:
        return limit.first <= end <= limit.last
    return start <= limit.last and limit.first <= end
