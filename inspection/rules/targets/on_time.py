"""Family G, time: what the report calls done in time was due then by the plan (domain.md §5.1, G05, P04; G25)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.due_dates import has_a_day
from inspection.rules.desk.items import FEWEST, ITEM, items_from
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.vietnamese import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.model.documents import Task
    from inspection.rules.desk import Desk, Sheet

_CLAIMED = re.compile(
    r"\b(?:(?:dung thoi (?:han|gian|diem)|(?:dung|kip|bao dam|dam bao|dat) (?:dung )?tien do|dung han"
    r"|truoc (?:thoi )?han)\b"
    r"(?P<by_plan>[^.;,]{0,40}\bke hoach\b)?|(?P<under>(?:thuc hien|theo|trien khai) ke hoach)\b(?! (?:so|von|cua)\b))"
)
"""Words that call something done in time, or done as the plan has it."""
_NO_CLAIM = re.compile(r"\b(?:chua|khong|phai|can|se|de|phan dau|yeu cau|bao dam hoan thanh)\s(?:[a-z]+\s){0,3}$")
_DAY = re.compile(r"\d{1,2}\s*/\s*\d{1,2}\s*/\s*20\d\d|(?:ngay )\d{1,2} thang \d{1,2} nam 20\d\d")
_AS_LIMIT = re.compile(
    r"\b(?:truoc|cham nhat|han(?: la)?|den het|khong qua|thoi han|khong muon hon)\s(?:ngay )?(?:la )?$"
)
_OF_OTHERS = re.compile(r"\bso\s*:?\s*\d{1,5}\s*/\s*(?:20\d\d/)?(?!\w+-(?:ubnd|hdnd|bcd)\b)[\w-]+,? (?:ngay )?$")
"""The number of a document that is not the ward's, before its date."""
_SENTENCE = re.compile(r"\.\s")
_PART = re.compile(r";\s|\.\s")
_ALL = re.compile(r"\b(?:deu|tat ca|toan bo|100%|cac nhiem vu|cac (?:van ban|san pham|viec|dau viec) (?:tren|nay))\b")
"""Words that say something of all items of a list."""
_OF_PLAN = re.compile(r"\bke hoach\b|\bnhiem vu\b")
_IN_TIME = re.compile(r"(?:da )?(?:hoan thanh )?(?:dung|truoc) (?:thoi )?(?:han|tien do|ke hoach)")
_EARLY = 31
"""Days before the time that the plan sets from which something may not be what was planned."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the report calls done in time: the folded words, and the days in them."""

    line: int
    start: int
    end: int
    done: date | None
    limit: date | None
    by_plan: bool
    """It is the plan's time that was kept, by the words themselves."""
    claimed: bool
    """It is called in time, and not merely done under the plan."""


@rule("G25")
def in_time_by_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what the report calls done in time was done by the day that the plan sets, and names that day."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    claims = list(report.search(_CLAIMED, before=report.next_period_line))
    for told in (*_sentences(plan, claims), *_rows(report), *_items(report, claims)):
        words = report.folded[told.line - 1][told.start : told.end]
        found = desk.said_by_plan.task_about(words)
        if found is None or found.said.task is None or not has_a_day(found.said.task):
            continue
        sure = told.by_plan and found.sure
        yield from _judged(report, told, found.said.task, sure=sure)


def _sentences(plan: Sheet, claims: list[tuple[int, re.Match[str]]]) -> Iterator[_Told]:
    """Give the sentences that claim a time, each from the part of it that tells the day."""
    issued = iso(plan.reading.issue_date)
    for number, claim in claims:
        said = claim.string
        if "\t" in said or _NO_CLAIM.search(said, max(0, claim.start() - 40), claim.start()):
            continue
        first = max((one.end() for one in _SENTENCE.finditer(said, 0, claim.start())), default=0)
        ends = _PART.search(said, claim.end())
        end = ends.start() if ends else len(said)
        done, limit, place = _days(said, first, end, claim.start(), issued)
        if (done is None and limit is None) or not _OF_PLAN.search(said, first, end):
            continue
        if place < claim.start():  # of what stands before in the sentence, the part with the day belongs to it
            first = max((one.end() for one in _PART.finditer(said, first, place)), default=first)
            comma = said.find(", ", claim.end(), end)
            end = comma if comma > 0 else end
        yield _Told(number, first, end, done, limit, bool(claim["by_plan"]), claim["under"] is None)


def _items(report: Sheet, claims: list[tuple[int, re.Match[str]]]) -> Iterator[_Told]:
    """Give the items of a list, with their days, of which a sentence beside it says that all kept their time."""
    for number, claim in claims:
        said = claim.string
        start, end = sentence_at(said, *claim.span())
        barred = "\t" in said or _NO_CLAIM.search(said, max(0, claim.start() - 40), claim.start())
        if barred or claim["under"] or not _ALL.search(said, start, end) or _DAY.search(said, start, end):
            continue
        of_plan = bool(_OF_PLAN.search(said, start, end))
        for line in _list_beside(report, number):
            text = report.folded[line - 1]
            days = [d for d in _DAY.finditer(text) if not _OF_OTHERS.search(text[max(0, d.start() - 60) : d.start()])]
            done = [d for d in days if not _AS_LIMIT.search(text[max(0, d.start() - 60) : d.start()])]
            if len(days) == 1 and done:
                yield _Told(line, 0, len(text), parse_date(done[0][0]), None, of_plan, claimed=True)


def _list_beside(report: Sheet, number: int) -> list[int]:
    """Return the items that follow a line which announces them, or else those right before it."""
    line = report.folded[number - 1]
    if line.rstrip().endswith(":"):
        return items_from(report, number + 1)
    before = number - 1
    while before and not ITEM.match(line) and ITEM.match(report.folded[before - 1]):
        before -= 1
    return items_from(report, before + 1) if number - before > FEWEST else []


def _days(said: str, first: int, end: int, claim: int, issued: date | None) -> tuple[date | None, date | None, int]:
    """Return the day on which something was done, nearest to the claim, the day named as its limit, and its place."""
    done: tuple[int, date, int] | None = None
    limit = None
    for found in _DAY.finditer(said, first, end):
        day = parse_date(found[0])
        before = said[max(first, found.start() - 60) : found.start()]
        if day is None or day == issued or _OF_OTHERS.search(before):
            continue
        if _AS_LIMIT.search(before):
            limit = day
        elif done is None or abs(found.start() - claim) < done[0]:
            done = (abs(found.start() - claim), day, found.start())
    return (done[1] if done else None), limit, (done[2] if done else claim)


def _rows(report: Sheet) -> Iterator[_Told]:
    """Give the rows of tables that say "Đúng hạn" of a task, with the day on which it was done."""
    for number, claim in report.search(
        r"\b(?:dung|truoc) (?:thoi han|han|tien do|ke hoach)", before=report.next_period_line
    ):
        line = claim.string
        cells = re.split(r"\t|\|", line)
        if len(cells) == 1 or not any(_IN_TIME.fullmatch(cell.strip(" *.")) for cell in cells):
            continue
        days = [day for cell in cells if (day := parse_date(cell))]
        if days:
            yield _Told(number, 0, len(line), days[-1], days[0] if len(days) > 1 else None, by_plan=True, claimed=True)


def _judged(sheet: Sheet, told: _Told, task: Task, *, sure: bool) -> Iterator[Hit | Pass]:
    due, first = iso(task.due_end), iso(task.due_start)
    if due is None:
        return
    note, stated = "", None
    if told.done and told.done > due:
        note, stated = ("done_late" if told.claimed else "done_later"), told.done
    elif told.limit and told.limit != due and told.claimed:
        note, stated = "other_limit", told.limit
    elif told.done and first and (first - told.done).days > _EARLY:
        note, stated = "done_early", told.done
    facts = {"task": task.no, "working": f"{format_date(told.done or told.limit)} ↔ {task.due}"}
    if stated is None:
        yield Pass(sheet=sheet, lines=(told.line,), facts=facts)
        return
    facts |= {"note": note, "against": f"{shorten(task.content)} – {task.due}"}
    sure = sure and told.claimed and note != "done_early"
    yield Hit(
        sheet=sheet,
        lines=(told.line,),
        quote=sheet.excerpt(told.line, told.start, told.end),
        stated=format_date(stated),
        computed=task.due,
        grade=None if sure else Grade.UNLIKELY,
        facts=facts,
    )
