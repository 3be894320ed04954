"""Family G, tasks as given: the report names their lead and product as the plan does (domain.md §5.1; G46)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.model.documents import Task
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.desk.sayings import Sayings
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.rules.plans.group_leads import one_unit
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_CELLS = re.compile(r"\t|(?<!\\)\|")
_TITLES = (
    r"\b(?:noi dung|nhiem vu|cong viec)\b[^.;\t|]{0,60}[\t|].{0,120}?"
    r"\b(?:dau moi|chu tri|don vi thuc hien|co quan thuc hien|phu trach|san pham)\b"
)
_CONTENT = re.compile(r"\b(?:noi dung|nhiem vu|ten nhiem vu|cong viec)\b(?! so\b)")
_LEAD = re.compile(r"\b(?:dau moi|chu tri|don vi thuc hien|co quan thuc hien|phu trach)\b(?!.*\bphoi hop\b)")
_PRODUCT = re.compile(r"\bsan pham\b")
_NUMBER = re.compile(r"(?:nv ?)?0*(\d{1,3})\.?")
_UNIT_WORDS = re.compile(r"^\W*(?:van phong|phong|ban|trung tam|cong an|to|vp|ttpvhcc|bo phan)\b")
_KINDS = ("ke hoach", "quyet dinh", "bao cao", "thong bao", "to trinh", "cong van")
"""Kinds of documents of which one is not issued as another; a statute is issued by a decision."""
_DOCUMENT = re.compile(rf"\b({'|'.join(_KINDS)}) so\b")
_FEWEST_CELLS = 3
_FEWEST_SHARED = 2
_NAME = r"(?:van phong|phong|trung tam|cong an|ban|to)\b[^.;:,()]{3,60}?(?:, ha tang[^.;:,()]{0,20}?)?"
_SAID = re.compile(
    rf"\b(?P<unit>{_NAME}) "
    r"(?:da |duoc giao |duoc phan cong |duoc |co trach nhiem |la |lam |giu vai tro |dam nhan ){0,3}"
    r"(?:co quan |don vi |phong |dau moi ){0,2}(?:chu tri|dau moi|phu trach chinh|chiu trach nhiem chinh)\b"
)
"""A unit that leads something, in a sentence."""
_BESIDE = re.compile(rf"\b(?:chu tri|dau moi)(?: thuc hien)? ?: ?(?P<unit>{_NAME})\s*(?:[.;,)]|$)")
"""A unit behind the word for the lead: "Đơn vị chủ trì: Phòng Kinh tế"."""
_DUTY = re.compile(r"\bchu tri\b|\bdau moi\b|\bphu trach\b")
_BY_UNIT = re.compile(
    r"^[\W\d]*(?P<unit>(?:van phong|phong|trung tam|cong an)\b[^.;:]{3,60}?)(?::| (?:co trach nhiem|chu tri)\b)"
)


_WORK = re.compile(
    r"[^.;,()]*?\b(?:chu tri|dau moi|chinh)\b(?: (?:cong tac|viec|nhiem vu|thuc hien))?(?P<what>[^.;,()]*)"
)
"""Behind a unit: that it leads, and what."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table of tasks in the report."""

    line: int
    number: str
    content: str
    lead: str
    product: str


@rule("G46")
def tasks_as_given(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the report names the lead and the kind of product of a task as the plan does."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    tasks = {task.no.strip("."): task for task in plan.reading.tasks}
    numbered = len(tasks) == len(plan.reading.tasks)
    for row in _rows(report) if tasks else ():
        task = _meant(desk, tasks if numbered else {}, row)
        if task is not None:
            yield from _judged(report, row, task)
    yield from _said(desk, plan, report)


def _rows(report: Sheet) -> Iterator[_Row]:
    """Give the rows of the tables that name leads or products of tasks."""
    for number in dict.fromkeys(number for number, _ in report.search(_TITLES)):
        titles = [one.strip(" *") for one in _CELLS.split(report.folded[number - 1].strip("| "))]
        content = next((place for place, title in enumerate(titles) if _CONTENT.search(title)), None)
        lead = next((place for place, title in enumerate(titles) if _LEAD.search(title)), None)
        product = next((place for place, title in enumerate(titles) if _PRODUCT.search(title)), None)
        if len(titles) < _FEWEST_CELLS or content is None or (lead is None and product is None):
            continue
        line = number + 1
        while line <= len(report.lines) and _CELLS.search(report.lines[line - 1]):
            cells = [one.strip(" *") for one in _CELLS.split(report.lines[line - 1].strip("| "))]
            if len(cells) == len(titles):
                told = _NUMBER.fullmatch(fold(cells[0]))
                yield _Row(
                    line,
                    told[1] if told else "",
                    cells[content],
                    cells[lead] if lead is not None else "",
                    cells[product] if product is not None else "",
                )
            line += 1


def _meant(desk: Desk, tasks: dict[str, Task], row: _Row) -> Task | None:
    """Return the plan's task of a row: by its number where words of both agree, else by words alone."""
    task = tasks.get(row.number)
    said = syllable_pairs(fold(row.content)) - frozenset(desk.relations.common_words)
    if task is not None and said & syllable_pairs(fold(task.content)):
        return task
    found = desk.said_by_plan.task_about(fold(row.content))
    return found.said.task if found and found.sure else None


def _judged(report: Sheet, row: _Row, task: Task) -> Iterator[Hit | Pass]:
    quote = shorten(report.line(row.line).strip("| \t"))
    facts = {"task": task.no, "against": shorten(task.content)}
    if row.lead and task.lead.strip() and _UNIT_WORDS.match(fold(row.lead)):
        if any(one_unit(row.lead, unit) for unit in (task.lead, task.partners) if unit.strip()):
            yield Pass(sheet=report, lines=(row.line,), facts={"task": task.no, "working": row.lead})
        else:
            told = facts | {"note": "other_lead"}
            yield Hit(
                sheet=report, lines=(row.line,), quote=quote, stated=row.lead, computed=task.lead.strip(), facts=told
            )
    kinds = _DOCUMENT.findall(fold(row.product))
    planned = [kind for kind in _KINDS if kind in fold(task.product)]
    if kinds and len(planned) == 1 and planned[0] not in kinds and planned[0] not in fold(row.product):
        told = facts | {"note": "other_product"}
        yield Hit(
            sheet=report,
            lines=(row.line,),
            quote=quote,
            stated=shorten(row.product),
            computed=task.product.strip(),
            grade=Grade.UNLIKELY,
            facts=told,
        )


def _said(desk: Desk, plan: Sheet, report: Sheet) -> Iterator[Hit | Pass]:
    """Judge a sentence that names a lead by the one whom the plan gives the same work."""
    told = sorted(
        (number, *found.span("unit"), found.string)
        for pattern in (_SAID, _BESIDE)
        for number, found in report.search(pattern, before=report.next_period_line)
        if "\t" not in found.string and found.string.count("|") <= 1
    )
    if not told:
        return
    annex, duties = desk.said_by_plan, _duties(desk, plan)
    for number, start, end, text in told:
        first, last = sentence_at(text, start, end)
        work = _WORK.match(text, end)
        what = frozenset(syllable_pairs(work["what"]) if work else ()) - frozenset(desk.relations.common_words)
        about = _about(report, annex, number, text[first:last]) or _about(report, duties, number, text[first:last])
        about = about or _holding(duties, what)
        unit = report.line(number)[start:end].strip()
        if about is None or not about.lead.strip():
            continue
        if one_unit(unit, about.lead):
            yield Pass(sheet=report, lines=(number,), facts={"task": about.no, "working": unit})
            continue
        yield Hit(
            sheet=report,
            lines=(number,),
            quote=report.excerpt(number, start, end, before=40, after=80),
            stated=unit,
            computed=about.lead.strip(),
            grade=Grade.UNLIKELY,
            facts={"task": about.no, "against": shorten(plan.line(about.line).strip("-+*•| ")), "note": "other_lead"},
        )


def _about(report: Sheet, given: Sayings, number: int, sentence: str) -> Task | None:
    """Return the work of the plan that a sentence is surely about, told by it or with the line that it follows."""
    before = report.folded[number - 2] if number > 1 else ""
    for words in (sentence, f"{before} {sentence}"):
        found = given.task_about(words)
        if found and found.sure and found.shared >= _FEWEST_SHARED and found.said.task:
            return found.said.task
    return None


def _holding(given: Sayings, what: frozenset[str]) -> Task | None:
    """Return the work that holds all of some words, where one unit leads all such work."""
    holding = [said.task for said in given.statements if said.task and what and what <= said.pairs]
    return holding[0] if len({fold(task.lead) for task in holding}) == 1 else None


def _duties(desk: Desk, plan: Sheet) -> Sayings:
    """Return the work that lines of a plan's text give a unit to lead."""
    duties = []
    for number in dict.fromkeys(number for number, _ in plan.search(_DUTY)):
        text, line = plan.folded[number - 1], plan.line(number)
        if "\t" in text or text.count("|") > 1:
            continue
        if found := _BESIDE.search(text) or _BY_UNIT.match(text):
            what = line[: found.start()] if found.re is _BESIDE else line[found.end("unit") :]
            unit = line[found.start("unit") : found.end("unit")].strip()
            duties.append(
                Task(no="", group=None, content=what, lead=unit, partners="", due="", product="", line=number)
            )
    return Sayings(plan.lines, duties, frozenset(desk.relations.common_words))
