"""Family P, lateness denied: no task past its limit is still under way where none is said to be late (P33)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind, Grade
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.due_dates import limits, within
from inspection.rules.desk.subjects import sentence_at, subject
from inspection.rules.engine import rule
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.rules.desk import Desk, Sheet

_WORK = r"(?:nhiem vu|dau viec|cong viec|viec)"
_LATE = r"(?:qua han|tre han|cham(?: (?:tien do|han|muon|so voi [a-z ]{2,20}))?|tre tien do|sau han|het han)"
_NONE_LATE = re.compile(
    rf"\b(?:khong|chua)(?: (?:con|co|de|phat sinh|xay ra))*(?: mot)? {_WORK}\b[^.;:,]{{0,60}}?\b{_LATE}\b"
    rf"|\b{_WORK} [^.;:,]{{0,30}}?\b{_LATE}: ?(?:khong|0+)(?![\d,.]*\d)"
    rf"|\b(?:cac|moi|tat ca|toan bo|100%)(?: cac)? {_WORK}\b[^.;]{{0,60}}?\b(?:dung|bao dam|dam bao|kip) "
    r"(?:thoi han|han|tien do|thoi gian)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:thanh pho|tinh|cap tren|trung uong|chinh phu|chu tich ubnd)\b[^.;]{0,30}\bgiao\b"
    r"|\bgiao\b[^.;]{0,30}\b(?:thanh pho|tinh|cap tren)\b|\bphan dau\b|\byeu cau\b|\bden han\b|\bde khong\b"
)
"""Words of tasks that others gave, or of what is only wanted."""
_OPEN = re.compile(
    r"\b(?:dang (?:tiep tuc )?(?:thuc hien|trien khai|lam|xu ly|hoan thien|lay y kien|soan thao|du thao|tien hanh"
    r"|xay dung|ra soat)|chua (?:xong|hoan thanh|thuc hien|trien khai|ban hanh|lam|bat dau)|con dang do|do dang)\b"
)
_STATE = re.compile(rf"(?:{_OPEN.pattern})[^\d]{{0,30}}")
_CELL = re.compile(r"\t|\|")
_MOST = 0.6
"""The share of the words of a sentence that a line of the plan holds which is about the same."""
_LONGER = re.compile(r"\b(?:gia han|dieu chinh|lui|doi (?:lai )?han|thuong xuyen|dot \d|hang (?:thang|quy))\b")


@rule("P33")
def none_is_late(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no task is open behind its limit where the report says that none of them is late."""
    report = desk.report
    period = report.reading.period if report else None
    if report is None or report.damaged or period is None:
        return
    until = min(period.end, report.day or period.end)
    denial = next(((n, found) for n, found in _denials(report)), None)
    if denial is None:
        return
    number, found = denial
    late = [*_rows(report, until), *_told(desk, report, until)]
    for line, limit, quote, sure in late:
        yield Hit(
            sheet=report,
            lines=tuple(sorted({number, line})),
            quote=quote,
            stated=report.excerpt(number, *found.span()),
            computed=f"≤ {format_date(limit)}",
            grade=None if sure else Grade.UNLIKELY,
            facts={"working": f"{format_date(limit)} < {format_date(until)}"},
        )
    if not late:
        yield Pass(sheet=report, lines=(number,), facts={"working": report.excerpt(number, *found.span())})


def _denials(report: Sheet) -> Iterator[tuple[int, re.Match[str]]]:
    for number, found in report.search(_NONE_LATE, before=report.next_period_line):
        said = found.string[slice(*sentence_at(found.string, *found.span()))]
        if not _OF_OTHERS.search(said):
            yield number, found


def _rows(report: Sheet, until: date) -> Iterator[tuple[int, date, str, bool]]:
    """Give the rows of a table whose limit is past and whose state says that they are under way."""
    for number in dict.fromkeys(n for n, _ in report.search(_OPEN)):
        line = report.folded[number - 1]
        cells = [cell.strip(" *") for cell in _CELL.split(line)]
        if len(cells) <= 2 or _LONGER.search(line) or not any(map(_STATE.fullmatch, cells)):  # noqa: PLR2004
            continue
        limits = [span for cell in cells if (span := within(cell))]
        if len(limits) == 1 and limits[0][1] < until:
            yield number, limits[0][1], shorten(report.line(number).strip("| \t")), True


def _told(desk: Desk, report: Sheet, until: date) -> Iterator[tuple[int, date, str, bool]]:
    """Give the sentences that tell as under way what the plan wanted done before."""
    if desk.plan is None or not desk.case.plan_is_own or desk.plan.damaged:
        return
    for number, found in report.search(_OPEN, before=report.next_period_line):
        line = found.string
        start, end = sentence_at(line, *found.span())
        if "\t" in line or line.count("|") > 1 or _LONGER.search(line, start, end):
            continue
        like = desk.said_by_plan.task_about(line[start:end])
        task = like.said.task if like and like.sure else None
        due = iso(task.due_end) if task and task.due_kind is DueKind.DEADLINE else None
        due = due or (None if desk.said_by_plan.tasks else _due_of_line(desk.plan, report.line(number)[start:end]))
        if due is not None and due < until:
            yield number, due, report.excerpt(number, start, end), False


def _due_of_line(plan: Sheet, words: str) -> date | None:
    """Return the one limit of the line of a plan, which has no list of tasks, that names most of some words."""
    said, days = subject(words.partition(":")[0]), set()
    for limit in limits(plan):
        if said and len(said & subject(plan.line(limit.line))) > _MOST * len(said):
            days.add(limit.last)
    return days.pop() if len(days) == 1 else None
