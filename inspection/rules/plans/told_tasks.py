"""Family G, tasks in prose: each comes due in one rhythm, a list of all leaves none out (domain.md §5.1, G54–G56)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.rules.plans.tasks import rhythms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_ENDLESS = re.compile(
    r"\b(?:thoi (?:gian|han)(?: (?:hoan thanh|thuc hien))?|hoan thanh|han(?: hoan thanh)?|tien do(?: thuc hien)?)"
    r"\s?:\s?(?P<time>(?:trong |suot |ca )?(?:ca )?nam(?: 20\d\d)?|thuong xuyen|lien tuc|hang nam"
    r"|khi co (?:dieu kien|yeu cau))(?: (?:trong|cua) nam(?: 20\d\d)?)?\s*(?:[.;,)]|$)"
)
"""The time of a task that never comes due before the plan ends."""
_TIME = re.compile(
    r"\b(?:thoi (?:gian|han)(?: (?:hoan thanh|thuc hien))?|han(?: hoan thanh)?|tien do(?: thuc hien)?|ky han|dinh ky)"
    r"\s?:\s?(?P<time>[^.;]*?\b(?:hang|moi|tung|cuoi|dau|0?6) (?:thang|quy|tuan|nam)\b[^.;]*)"
)
"""The time of a task that comes again and again."""
_REPORTED = re.compile(r"\bbao cao\b|\btong hop\b")
_TASK = re.compile(r"\b(?:chu tri|don vi thuc hien|phu trach|dau moi|san pham)\b")
_NUMBERED = re.compile(r"^[\W_]*(?:nv|nhiem vu(?: so)?|muc)\s*0*(?P<no>\d{1,2})\b(?! (?:nhiem vu|thang))")
_EACH = re.compile(
    r"\b(?:tung|cac|moi|toan bo|tat ca|ket qua) (?:[a-z]+ ){0,4}?(?:nhiem vu|dau viec)\b[^.;]{0,60}"
    r"(?:\bphu luc\b|\bke hoach\b|:\s*$)"
)
_FEWEST = 3
"""Items from which a list is one of all tasks."""
_MOST = 3
"""Of how many numbers one may be lacking; more of them are left out by rights."""


@rule("G54")
def told_tasks_come_due(desk: Desk) -> Iterator[Hit]:
    """Judge that a task which the text of a plan tells with its lead or product has a time that comes due."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    read = {task.line for task in sheet.reading.tasks}
    for number, found in sheet.search(_ENDLESS):
        line = found.string
        if number in read or "\t" in line or line.count("|") > 1 or not _TASK.search(line):
            continue
        quote = shorten(sheet.line(number).strip("-+*• "))
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=sheet.line(number)[slice(*found.span("time"))])


@rule("G56")
def told_tasks_have_one_rhythm(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the time of a task which the text of a plan tells names the rhythm that the task itself names."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    read = {task.line for task in sheet.reading.tasks}
    for number, found in sheet.search(_TIME):
        line = found.string
        told, due = rhythms(line[: found.start()]), rhythms(found["time"])
        if number in read or "\t" in line or line.count("|") > 1 or len(told) != 1 or not due:
            continue
        if _REPORTED.search(line, 0, found.start()) and _REPORTED.search(found["time"]):
            continue  # what is done every month may be reported every quarter
        facts = {"working": f"{', '.join(sorted(told))} ↔ {', '.join(sorted(due))}"}
        if told & due:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = shorten(sheet.line(number)[: found.start()].strip("-+*• "))
            stated = shorten(sheet.line(number)[slice(*found.span("time"))].strip())
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, facts=facts)


@rule("G55")
def no_task_passed_over(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a list which tells of each task by its number leaves none between them out."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_EACH, before=sheet.next_period_line):
        listed: dict[int, int] = {}
        for line in range(number + 1, len(sheet.folded) + 1):
            item = _NUMBERED.match(sheet.folded[line - 1])
            if item is None:
                break
            listed.setdefault(int(item["no"]), line)
        numbers = list(listed)
        if len(numbers) < _FEWEST or numbers != sorted(numbers):
            continue
        lacking = [one for one in range(numbers[0], numbers[-1]) if one not in listed]
        if not lacking:
            yield Pass(sheet=sheet, lines=(number,), facts={"working": f"{numbers[0]} … {numbers[-1]}"})
        elif len(lacking) * _MOST <= len(numbers):
            first = listed[max(one for one in numbers if one < lacking[0])]
            quote = sheet.excerpt(number, *sentence_at(found.string, *found.span()))
            stated = ", ".join(map(str, lacking))
            yield Hit(sheet=sheet, lines=(number, first), quote=quote, stated=stated)
