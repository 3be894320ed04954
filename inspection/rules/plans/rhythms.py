"""Family G, rhythms: how often something is done is told alike everywhere (domain.md §5.1, G02, G10; G49, G50)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from inspection.model.codes import Frequency
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.desk.blocks import words_before
from inspection.rules.desk.items import items_from
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.rules.plans.tasks import rhythms
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Task
    from inspection.rules.desk import Desk, Sheet

_EVERY = re.compile(r"\b(?:hang|moi|tung) (?:thang|quy|tuan|nam)\b|\b(?:dinh ky|moi) 0?6 thang\b")
_REPORTS = re.compile(r"\bbao cao\b|\bgiao ban\b|\bmoi thang 01 lan\b")
"""What is told of reports has rules of its own."""
_KEPT = re.compile(
    r"\b(?:dung|bao dam|dam bao|duy tri|day du|deu dan|thuong xuyen|nghiem tuc)\b[^.;:]{0,40}?"
    r"\b(?:dinh ky|che do hop|(?:hang|moi) (?:thang|quy)|deu dan)\b"
    r"|\b(?:hang|moi) (?:thang|quy)\b[^.;:\d]{0,30}?\b(?:day du|deu dan|dung|bao dam|theo ke hoach)\b"
)
"""Words that say a rhythm was kept."""
_DATED = re.compile(
    r"\bngay (?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})\b|(?<![\d/])(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?=/20\d\d|[,;:. ]|$)"
)
_MET = re.compile(r"\b(?:hop|phien|giao ban|cuoc hop|kiem tra|tiep dan|doi thoai|sinh hoat|ky hop)\b")
_TOLD = re.compile(r"(?<![\d/.,])0?(?P<n>\d{1,2}) (?:phien|cuoc|lan|ky|buoi)\b")
_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3}
_FEWEST = 2
"""Pairs of syllables in common from which two sentences are about one thing."""
_SOME = 3
"""Days from which a list is one of all times."""


@rule("G49")
def one_rhythm_in_text_and_annex(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that work which the text has done every month or quarter has the same rhythm in the annex."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.tasks:
        return
    first = min(task.line for task in sheet.reading.tasks)
    common = frozenset(desk.relations.common_words)
    recurring = [
        (task, syllable_pairs(content) - common, planned)
        for task in sheet.reading.tasks
        if (planned := rhythms(fold(task.due))) and not rhythms(content := fold(task.content))
    ]
    for number, found in sheet.search(_EVERY, before=first) if recurring else ():
        line = found.string
        start, end = sentence_at(line, *found.span())
        told = rhythms(line[start:end])
        if "\t" in line or line.count("|") > 1 or len(told) != 1 or _REPORTS.search(line, start, end):
            continue
        words = f"{words_before(sheet, number, start)} {line[start:end]}"
        pairs = syllable_pairs(line[start:end])
        alike = [(task, planned) for task, content, planned in recurring if len(content & pairs) >= _FEWEST]
        for task, planned in alike if any(not planned & told for _, planned in alike) else ():
            if _about(desk, task, line[start:end]) or _about(desk, task, words):
                yield _compared(sheet, task, (number, start, end), found, agrees=bool(planned & told))


def _about(desk: Desk, task: Task, words: str) -> bool:
    found = desk.said_by_plan.task_about(words)
    return bool(found and found.sure and found.shared >= _FEWEST and found.said.task is task)


def _compared(
    sheet: Sheet, task: Task, place: tuple[int, int, int], found: re.Match[str], *, agrees: bool
) -> Hit | Pass:
    facts = {"task": task.no, "working": f"{found[0]} ↔ {task.due}"}
    lines = (place[0], task.line)
    if agrees:
        return Pass(sheet=sheet, lines=lines, facts=facts)
    return Hit(
        sheet=sheet,
        lines=lines,
        quote=sheet.excerpt(*place),
        stated=sheet.line(place[0])[slice(*found.span())],
        computed=task.due,
        facts=facts | {"against": shorten(task.content)},
    )


@rule("G50")
def rhythms_kept(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what is said to be held as often as planned has no month or quarter left out."""
    report = desk.report
    if report is None or report.damaged:
        return
    for number, found in report.search(_KEPT, before=report.next_period_line):
        line = found.string
        start, end = sentence_at(line, *found.span())
        every = _rhythm(desk, line[start:end]) if _MET.search(line, start, end) else None
        if every is None:
            continue
        months = _months(report, number, (start, end))
        if len(months) >= _SOME:
            yield _left_out(report, (number, start, end), months, _MONTHS[every])
        elif told := _TOLD.search(line, start, end):
            yield from _too_few(report, (number, start, end), int(told["n"]), _MONTHS[every])


def _left_out(report: Sheet, place: tuple[int, int, int], months: set[int], step: int) -> Hit | Pass:
    held = {(month - 1) // step for month in months}
    lacking = [one for one in range(min(held), max(held)) if one not in held]
    facts = {"working": ", ".join(map(str, sorted(months)))}
    if not lacking:
        return Pass(sheet=report, lines=(place[0],), facts=facts)
    first = lacking[0] * step + 1
    return Hit(
        sheet=report,
        lines=(place[0],),
        quote=report.excerpt(*place),
        stated=facts["working"],
        computed=str(first) if step == 1 else f"{first}–{first + step - 1}",
        facts=facts,
    )


def _too_few(report: Sheet, place: tuple[int, int, int], told: int, step: int) -> Iterator[Hit]:
    """Give a number of times that leaves out some of the months or quarters which the period has until its report."""
    period, day = report.reading.period, report.day
    if period is None or day is None:
        return
    end = min(day, period.end + timedelta(days=1))
    due = ((end.year - period.start.year) * 12 + end.month - period.start.month) // step
    if told < due:
        working = f"{told} < {due}"
        quote = report.excerpt(*place)
        yield Hit(
            sheet=report,
            lines=(place[0],),
            quote=quote,
            stated=str(told),
            computed=str(due),
            facts={"working": working, "note": "too_few_times"},
        )


def _rhythm(desk: Desk, said: str) -> Frequency | None:
    """Return the rhythm that a sentence names, else the one that the plan has for what it is about."""
    own = rhythms(said) & _MONTHS.keys()
    plan = desk.plan
    if own or plan is None or plan.damaged:
        return next(iter(own), None)
    pairs = syllable_pairs(said) - frozenset(desk.relations.common_words)
    for _, found in plan.search(_EVERY):
        sentence = found.string[slice(*sentence_at(found.string, *found.span()))]
        if len(pairs & syllable_pairs(sentence)) >= _FEWEST:
            return next(iter(rhythms(sentence) & _MONTHS.keys()), None)
    return None


def _months(report: Sheet, number: int, place: tuple[int, int]) -> set[int]:
    """Return the months of the days that a sentence, or the items below its line, tell."""
    line = report.folded[number - 1]
    if line.rstrip().endswith(":"):
        texts = [report.folded[item - 1] for item in items_from(report, number + 1)]
        found = [day for text in texts if (day := _DATED.search(text))]
    else:
        found = list(_DATED.finditer(line, place[0], place[1]))
    return {int(one["m"] or one["m2"]) for one in found}
