"""Family G, all done: what is said of every task or target of the plan holds for each (domain.md §5.1, G02, G05; G39).

A report says that all tasks are done, that none is overdue or that all targets are reached, and tells elsewhere of one
that is not, or the plan shows that it is overdue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind, Grade
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.rules.targets.comparing import direction, met, under_way
from inspection.rules.targets.results import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Task
    from inspection.rules.desk import Desk, Sheet

_ALL = r"(?:toan bo|tat ca|100%|ca \d{1,3}|\d{1,3}/\d{1,3})(?: cac| so| \d{1,3})*"
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})\b")
_DONE = re.compile(
    rf"\bhoan thanh (?:dung han |xong |dat )?{_ALL} (?:nhiem vu|dau viec)\b"
    rf"|\b{_ALL} (?:nhiem vu|dau viec)\b[^.;\d]{{0,60}}?\b(?:da|deu)(?: da)?(?: duoc)? "
    r"(?:hoan thanh|xong|lam xong|thuc hien xong)\b"
    r"|(?<![\d/])\d{1,3}/\d{1,3} nhiem vu\b[^.;\d]{0,40}\b(?:da |duoc )?hoan thanh\b"
)
"""Words that call every task done."""
_NONE_LATE = re.compile(
    r"\bkhong (?:co|con|de|phat sinh)(?: xay ra)?(?: bat ky| mot)?(?: truong hop)? (?:nhiem vu|dau viec)\b"
    r"[^.;:]{0,60}?\b(?:qua han|tre han|cham han|cham tien do|bi cham|bi tre)\b"
)
_REACHED = re.compile(
    rf"\b(?:{_ALL}) (?:chi tieu|muc tieu)\b[^.;]{{0,60}}?\b(?:deu |da |duoc )*"
    r"(?:dat|hoan thanh|vuot|dat va vuot)\b(?! (?:duoc )?\d)"
    rf"|\b(?:hoan thanh|dat|dat va vuot|vuot) {_ALL} (?:chi tieu|muc tieu)\b"
)
_WANTED = re.compile(
    r"\b(?:phan dau|chi tieu:|muc tieu|bao dam|dam bao|yeu cau|tap trung|se|de|can|quyet tam|cam ket|nham|chua|khong)"
    r"\b[^.;:]{0,60}$"
)
"""Words before a claim by which it is wanted, not told."""
_OF_OTHERS = re.compile(
    r"\b(?:thanh pho|tinh|cap tren|trung uong|dang uy|hdnd)\b[^.;]{0,40}\bgiao\b|\bden han\b|\bco han\b"
)
_OF_PLAN = re.compile(r"\bke hoach\b|\bcchc\b|\bcai cach hanh chinh\b")
_UNDER_WAY = (
    r"(?:dang (?:duoc )?(?:thuc hien|trien khai|lam|tien hanh|hoan thien|xay dung|soan|lay y kien|trinh|to chuc)"
    r"|chua (?:duoc )?(?:hoan thanh|thuc hien|trien khai|xong|to chuc|ban hanh|lam)\b|con o (?:buoc|khau)|con dang)"
)
_BEGUN = re.compile(
    r"\b(?:dang (?:duoc )?(?:hoan thien|xay dung|soan|lay y kien|trinh|tham dinh|lam|to chuc|thuc hien|trien khai"
    r"|ra soat|tong hop|du thao|lua chon|mua sam)"
    r"|chua (?:duoc )?(?:cong bo|ban hanh|phe duyet|trinh|hoan thanh|thuc hien|trien khai|xong|to chuc|nghiem thu|lam"
    r"|bao cao|van hanh|ky|tong hop|thong qua)"
    r"|moi (?:xong|o|dung o|hoan thanh) (?:buoc )?du thao)\b(?! (?:thuong xuyen|hang))"
)
"""Words that tell of something which is not finished, whatever it is."""
_DONE_ALL = re.compile(r"\b(?:da|duoc) (?:cong bo|ban hanh|phe duyet|hoan thanh|nghiem thu)\b")
_FEWEST = 2
"""Pairs of syllables in common from which a statement is about a task."""
_NUMBER = r"(?:0*[1-9]\d?|mot|hai|ba|bon|nam|sau|bay|tam|chin)"
_OPEN = re.compile(
    r"\b(?:nhiem vu|dau viec|nv) (?:so )?(?P<one>\d{1,3})\b(?! ?(?:thang|nam\b|quy|%|/|nhiem vu))"
    rf"[^.;]{{0,120}}?\b{_UNDER_WAY}"
    rf"|(?<![\d/.,]){_NUMBER} (?:nhiem vu|dau viec)\b(?! (?:da|hoan thanh))[^.;]{{0,160}}?\b{_UNDER_WAY}"
    r"|\b(?:dang (?:thuc hien|trien khai|lam)|chua (?:hoan thanh|thuc hien|trien khai|xong)):? "
    rf"{_NUMBER} (?:nhiem vu|dau viec)\b"
)
"""Words that tell of a task which is open, by its number or with how many there are."""
_LISTED = re.compile(
    rf"\b{_UNDER_WAY}[^.;()]{{0,40}}\((?:gom )?(?:cac )?(?:nhiem vu )?so "
    r"(?P<list>\d{1,3}(?:(?:, | va |; )\d{1,3})*)\)"
)
_FAILED = re.compile(
    r"\b(?:chi tieu|ty le|muc tieu)\b[^.;]{0,100}\b(?:chua|khong) dat (?:chi tieu|ke hoach|muc|muc tieu|yeu cau)\b"
    rf"|(?<![\d/.,]){_NUMBER} (?:chi tieu|muc tieu)\b[^.;\d]{{0,40}}\b(?:chua|khong) (?:dat|hoan thanh)\b"
)
_CELL_OPEN = re.compile(r"(?:dang|chua) (?:duoc )?(?:thuc hien|trien khai|lam|hoan thanh|xong)|chua dat|qua han")
_CELL_FAILED = re.compile(r"(?:chua|khong) (?:dat|hoan thanh)(?: (?:chi tieu|ke hoach|muc tieu))?")
_CELL_LATE = re.compile(r"(?:hoan thanh )?(?:bi )?(?:qua han|tre han|cham|cham han|cham tien do)")
"""Words that fill a cell of a row which tells of such a task or target."""
_TASKS, _TARGETS = re.compile(r"\bnhiem vu\b|\bdau viec\b"), re.compile(r"\bchi tieu\b|\bmuc tieu\b")
_CELLS = re.compile(r"\t|\|")
_OR_OPEN = re.compile(r"\s*(?:hoac|va|,)\s*(?:dang|co ban|cham|qua)\b")
"""Words behind a claim that take it back."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that tells of a task or target which is not as it is said of all."""

    line: int
    start: int
    end: int
    tasks: tuple[str, ...] = ()
    """The numbers of the tasks that it names."""
    of_plan: bool = False
    """By its own words it is the plan's."""


@rule("G39")
def nothing_open_of_all(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that nothing is open, overdue or missed of what a report calls done, in time or reached altogether."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, claim in _claims(sheet, _DONE):
        places = (*_open(sheet, _OPEN), *_rows(sheet, _CELL_OPEN, _TASKS), *_begun(desk, sheet))
        yield _judged(sheet, number, claim, list(places))
    for number, claim in _claims(sheet, _REACHED):
        yield _judged(
            sheet, number, claim, [*_missed(desk, sheet), *_open(sheet, _FAILED), *_rows(sheet, _CELL_FAILED, _TARGETS)]
        )
    for number, claim in _claims(sheet, _NONE_LATE):
        late = list(_rows(sheet, _CELL_LATE, _TASKS))
        yield _judged(sheet, number, claim, late) if late else _by_plan(desk, sheet, number, claim)


def _claims(sheet: Sheet, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Give the claims of a kind that the results make of the plan's tasks or targets."""
    for number, found in sheet.search(pattern, before=sheet.next_period_line):
        text = found.string
        start, end = sentence_at(text, *found.span())
        told = text[start:end]
        parts = _FRACTION.search(found[0])
        if parts and int(parts[1]) != int(parts[2]):
            continue
        barred = _WANTED.search(text[start : found.start()]) or _OR_OPEN.match(text, found.end())
        if barred or _OF_OTHERS.search(told) or "\t" in text or text.count("|") > 1:
            continue
        before = text[: found.end()]
        own = _OF_PLAN.search(told) or (_OF_PLAN.search(before) and not _OF_OTHERS.search(before))
        if own:
            yield number, found


def _open(sheet: Sheet, pattern: re.Pattern[str]) -> Iterator[_Place]:
    """Give the sentences of the results that tell of the plan's tasks or targets which are open."""
    for number, found in sheet.search(pattern, before=sheet.next_period_line):
        text = found.string
        told = text[slice(*sentence_at(text, *found.span()))]
        if "\t" in text or text.count("|") > 1 or _OF_OTHERS.search(told):
            continue
        tasks = tuple(filter(None, (found["one"],))) if pattern is _OPEN else ()
        yield _Place(number, *found.span(), tasks, of_plan=bool(tasks or _OF_PLAN.search(told)))


def _begun(desk: Desk, sheet: Sheet) -> Iterator[_Place]:
    """Give the statements of the results that tell of a task of the ward's own plan as one that is not finished."""
    if desk.plan is None or not desk.case.plan_is_own or desk.plan.damaged:
        return
    for number, found in sheet.search(_BEGUN, before=sheet.next_period_line):
        text = found.string
        start, end = sentence_at(text, *found.span())
        if "\t" in text or text.count("|") > 1 or _DONE_ALL.search(text, start, end):
            continue
        like = desk.said_by_plan.task_about(text[start : found.start()])
        if like and like.sure and like.shared >= _FEWEST:
            yield _Place(number, start, end, tuple(t.no.strip(".") for t in (like.said.task,) if t))


def _missed(desk: Desk, sheet: Sheet) -> Iterator[_Place]:
    """Give the results that lie below their targets in the ward's own plan."""
    for match in desk.case.targets if desk.plan and desk.case.plan_is_own else ():
        figure = match.figure
        if figure is None or figure.value is None or match.likeness < SURE or figure.unit != match.target.unit:
            continue
        if not met(match.target, figure.value, direction(desk, figure.indicator)) and not under_way(
            desk, figure.indicator, figure.unit
        ):
            start = max(0, sheet.line(figure.line).find(figure.quote))
            yield _Place(figure.line, start, start + len(figure.quote))


def _rows(sheet: Sheet, cell: re.Pattern[str], titled: re.Pattern[str]) -> Iterator[_Place]:
    """Give the rows of a table of tasks, or of targets, in which a cell tells that one is open."""
    for number in dict.fromkeys(number for number, _ in sheet.search(cell)):
        text = sheet.folded[number - 1]
        if not _CELLS.search(text) or not any(cell.fullmatch(one.strip(" *.")) for one in _CELLS.split(text)):
            continue
        first = number
        while first > 1 and _CELLS.search(sheet.folded[first - 2]):
            first -= 1
        if first < number and titled.search(sheet.folded[first - 1]):
            yield _Place(number, 0, len(text), of_plan=True)


def _judged(sheet: Sheet, number: int, claim: re.Match[str], places: list[_Place]) -> Hit | Pass:
    quote = sheet.excerpt(number, *claim.span(), before=40, after=40)
    apart = [one for one in places if one.line != number or one.start > claim.end() or one.end < claim.start()]
    if not apart:
        return Pass(sheet=sheet, lines=(number,), facts={"working": quote})
    place = next((one for one in apart if one.line in {number, number + 1}), apart[0])
    against = shorten(sheet.excerpt(place.line, place.start, place.end, after=40).strip("| \t."))
    return Hit(
        sheet=sheet,
        lines=tuple(sorted({number, place.line})),
        quote=quote,
        computed=against,
        grade=None if place.of_plan or place.line == number else Grade.UNLIKELY,
        facts={"against": against, "note": "one_open"},
    )


def _by_plan(desk: Desk, sheet: Sheet, number: int, claim: re.Match[str]) -> Hit | Pass:
    """Judge that none of the tasks which the report says are under way was due before the end of its period."""
    quote = sheet.excerpt(number, *claim.span(), before=40, after=40)
    for place in (*_open(sheet, _OPEN), *_listed(sheet), *_begun(desk, sheet)):
        task = next((task for task in _overdue(desk, sheet) if task.no.strip(".") in place.tasks), None)
        if task is None:
            continue
        against = f"{shorten(task.content)} – {task.due}"
        told = sheet.excerpt(place.line, place.start, place.end)
        return Hit(
            sheet=sheet,
            lines=tuple(sorted({number, place.line})),
            quote=quote,
            computed=told,
            grade=None if place.of_plan else Grade.UNLIKELY,
            facts={"against": against, "task": task.no, "note": "one_overdue"},
        )
    return Pass(sheet=sheet, lines=(number,), facts={"working": quote})


def _listed(sheet: Sheet) -> Iterator[_Place]:
    for number, found in sheet.search(_LISTED, before=sheet.next_period_line):
        tasks = tuple(one.lstrip("0") for one in re.findall(r"\d+", found["list"]))
        yield _Place(number, *found.span(), tasks, of_plan=True)


def _overdue(desk: Desk, sheet: Sheet) -> list[Task]:
    """Return the tasks of the ward's own plan that were due before the report's period ended."""
    plan, period = desk.plan, sheet.reading.period
    if plan is None or plan.damaged or not desk.case.plan_is_own or period is None:
        return []
    dated = [task for task in plan.reading.tasks if task.due_kind is DueKind.DEADLINE]
    return [task for task in dated if (due := iso(task.due_end)) is not None and due < period.end]
