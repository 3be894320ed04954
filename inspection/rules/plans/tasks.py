"""Family G, tasks: who does what until when, and whether the plan covers the reform (domain.md §5.1, G05 to G11)."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind, Frequency, Grade, GroupCode
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.engine import rule
from inspection.rules.plans.plan_lists import aims_without_number
from inspection.rules.references.legal import asked
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import GroupSection, Task
    from inspection.rules.desk import Desk, Sheet

_NOBODY = re.compile(r"^(?:cac\s|tat ca|thu truong cac|toan the|don vi co lien quan)")
_PUT_OFF = re.compile(r"^\W*(?:chua (?:phan cong|xac dinh|ro|co|giao)|(?:xac dinh|phan cong|bo sung) sau)\b")
"""A cell that says nothing yet: "chưa phân công"."""
_PARTS = re.compile(r"\s*[;,/]\s*")
_UNIT = re.compile(r"(?:Văn phòng|Phòng|Ban|Trung tâm|Trạm|Trường|Tổ|Đội|Công an|Quân sự|UBND|HĐND)\b")
_LEADS = re.compile(r"chu tri|tham muu|chiu trach nhiem|phu trach|dau moi|theo doi")
_PLACE = r"(?:[ivx]{1,5}|\d{1,2})"
_PLACES = re.compile(rf"\b(?:muc|phan|nhom)\s+(?P<list>{_PLACE}\b(?:\s*(?:,|;|\bva\b|\bmuc\b)\s*{_PLACE}\b)*)")
"""Headings named by their numbers ("chủ trì mục II, V, VI")."""
_CHAPTER = re.compile(r"^[\W_]*(?:[ivx]+\s*[.:)]|phan\s+(?:thu\s+)?\w+\s*(?:[.:)]|$))")
_LETTERED = re.compile(r"^[\W_]*[A-H]\s*[.:)]")
THIS_PLAN = re.compile(r"(?:ban hanh|xay dung)[^.;]{0,30}ke hoach cai cach hanh chinh")
"""A task that the plan itself fulfils."""
_NUMBERED = re.compile(r"^[\W_]*(?:\d{1,2}|[ivx]{1,4})\s*[.)]\s")
_OPENING = 60
"""Characters of a line in which its subject stands."""
_WHOLE = 0.9
"""A span that covers this share of the plan's period is no deadline."""
_EVERY = {
    Frequency.MONTHLY: re.compile(r"\bhang thang\b|\bmoi thang\b"),
    Frequency.QUARTERLY: re.compile(r"\b(?:hang|moi|tung) quy\b|\b(?:thang )?(?:dau|cuoi) (?:moi |tung )?quy\b"),
    Frequency.HALF_YEAR: re.compile(
        r"\b(?:dinh ky|hang|moi) (?:0?6|sau) thang\b|\b(?:0?6|sau) thang (?:mot|1|01) lan\b"
    ),
    Frequency.ANNUAL: re.compile(r"\bhang nam\b|\bmoi nam\b"),
    Frequency.WEEKLY: re.compile(r"\bhang tuan\b|\bmoi tuan\b"),
}
_OWN_RHYTHM = re.compile(
    r"^\W*(?:dinh ky,?\s+)?(?:hang|moi)\s+(?:thang|quy|tuan|nam)|\bdinh ky (?:hang|moi) (?:thang|quy|tuan)"
    r"|\b(?:hang|moi) (?:thang|quy|tuan|nam) (?:it nhat |toi thieu )?(?:mot|hai|ba|\d+) (?:dot|lan|ky|buoi|cuoc)\b"
)


@rule("G05")
def tasks_counted(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the report counts as many tasks as the ward's own plan lists."""
    if desk.plan is None or desk.report is None or not desk.case.plan_is_own:
        return
    tasks, groups = desk.plan.reading.tasks, desk.plan.reading.groups
    # A row or heading that was not read would make a contradiction of nothing: the list must be whole to be sure.
    pairs = (
        ("plan_tasks_total", len(tasks), [t.no for t in tasks] == [str(n) for n in range(1, len(tasks) + 1)]),
        ("plan_groups", len(groups), len(groups) == len(GroupCode)),
    )
    for name, listed, complete in pairs:
        figure, said = desk.report.figure(name), desk.plan.value(name)
        # Without its annex a plan is held by what it says of itself.
        rows, whole = (int(said), True) if said and not tasks else (listed, complete)
        if figure is None or figure.value is None or not rows:
            continue
        facts = {"indicator": name, "working": f"{figure.value} ↔ {rows}"}
        if figure.value == rows:
            yield Pass(sheet=desk.report, lines=(figure.line,), facts=facts)
        else:
            yield Hit(
                sheet=desk.report,
                lines=(figure.line,),
                quote=figure.quote,
                stated=str(figure.value),
                computed=str(rows),
                grade=None if whole else Grade.UNLIKELY,
                facts=facts,
            )


_VAGUE = re.compile(r"khi (?:co|du) (?:dieu kien|kinh phi)|theo kha nang|tuy (?:tinh hinh|dieu kien)|neu co dieu kien")
"""A time that never comes due: "khi có điều kiện"."""


_OF_TIME = frozenset(("no_deadline", "vague_deadline", "due_before_plan"))


@rule("G06")
def tasks_complete(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task has one lead, a deadline that can be checked, and a product."""
    sheet = desk.plan
    if sheet is None or not sheet.reading.tasks:
        return
    tasks = sheet.reading.tasks
    wanting = {
        "empty_deadline": [t for t in tasks if _is_blank(t.due)],
        "no_deadline": [t for t in tasks if not _is_blank(t.due) and _endless(sheet, t)],
        "vague_deadline": [t for t in tasks if _VAGUE.search(fold(t.due))],
        "no_single_lead": [t for t in tasks if not _has_one_lead(t.lead.strip())],
        "no_product": [t for t in tasks if _is_blank(t.product)],
        "due_before_plan": [t for t in tasks if _due_before(sheet, t)],
    }
    for note, found in wanting.items():
        facts = {"note": note, "working": f"{len(found)}/{len(tasks)}", "tasks": ", ".join(t.no for t in found)}
        if found:
            first = found[0]
            words = first.lead if note == "no_single_lead" else first.due if note in _OF_TIME else ""
            words = "" if _is_blank(words) else words
            words = words or first.content
            facts["against"] = "; ".join(dict.fromkeys(t.lead for t in found if t.lead != first.lead))
            facts["against"] = facts["against"] if note == "no_single_lead" else ""
            yield Hit(
                sheet=sheet,
                lines=tuple(t.line for t in found),
                quote=shorten(words),
                stated=str(len(found)),
                facts=facts | {"of": str(len(tasks))},
            )
        elif note != "empty_deadline":  # the next one says that all can be checked
            yield Pass(sheet=sheet, lines=(tasks[0].line,), facts=facts)


def _is_blank(cell: str) -> bool:
    """Tell whether a cell says nothing: it is empty, holds a dash or dots, or puts it off."""
    return not any(map(str.isalnum, cell)) or bool(_PUT_OFF.match(fold(cell.strip())))


def _has_one_lead(lead: str) -> bool:
    """Tell whether a cell names one unit: not "Các phòng", nor "Phòng A; Phòng B"; a name may hold "và"."""
    if _is_blank(lead) or _NOBODY.search(fold(lead)):
        return False
    units = [_UNIT.match(part) for part in _PARTS.split(lead)]
    return len(units) == 1 or not all(units)


def _due_before(sheet: Sheet, task: Task) -> bool:
    """Tell whether a task was due before the plan was issued; the issuing of the plan itself may be a task."""
    issued, end = iso(sheet.reading.issue_date), iso(task.due_end)
    return bool(issued and end and end < issued) and not THIS_PLAN.search(fold(task.content))


def _endless(sheet: Sheet, task: Task) -> bool:
    """Tell whether a task's time is none that can be checked: always, or as long as the plan itself."""
    if task.due_kind is DueKind.CONTINUOUS:
        return True
    start, end, period = iso(task.due_start), iso(task.due_end), sheet.reading.period
    if task.due_kind is not DueKind.INTERVAL or start is None or end is None or period is None:
        return False
    return (end - start).days >= _WHOLE * (period.end - period.start).days


@rule("G07")
def groups_led(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that every reform group of the plan has an office that leads it."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.responsibilities:
        return
    first = min(r.line for r in sheet.reading.responsibilities)
    said = [line for line in sheet.folded[first - 1 :] if _LEADS.search(line)]
    by_tasks = {task.group for task in sheet.reading.tasks if task.lead.strip()}
    by_place = {
        place for line in said for match in _PLACES.finditer(line) for place in re.findall(r"\w+", match["list"])
    }
    led: list[GroupSection] = []
    not_led: list[GroupSection] = []
    for group in sheet.reading.groups:
        names = desk.relations.lead_words.get(group.code.value, ())
        named = group.code in by_tasks or group.ordinal.lower() in by_place
        (led if named or any(name in line for line in said for name in names) else not_led).append(group)
    if not led:
        return  # this plan gives out single duties, not groups
    for group in not_led if said else ():
        yield Hit(
            sheet=sheet,
            lines=(group.line, first),
            quote=_chapter(sheet, first) or group.title,
            stated=group.title,
            facts={"group": group.code.value},
        )
    yield Pass(sheet=sheet, lines=tuple(g.line for g in led), facts={"working": str(len(led))})


@rule("G13")
def one_lead_for_a_group(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no two units are told to lead one reform group."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.folded:
        return
    units = sorted(sheet.reading.responsibilities, key=lambda unit: unit.line)
    single: list[int] = []
    leading_lines = {number for number, _ in sheet.search("chu tri")}
    for group in sheet.reading.groups:
        names = desk.relations.lead_words.get(group.code.value, ())
        leading: dict[str, int] = {}
        for unit, following in zip_longest(units, units[1:]):
            end = following.line - 1 if following else len(sheet.folded)
            for number in sorted(leading_lines.intersection(range(unit.line, end + 1))):
                if any(_leads(sheet.folded[number - 1], name) for name in names):
                    leading.setdefault(unit.unit, number)
        if len(leading) > 1:
            (first, one), (second, other) = list(leading.items())[:2]
            yield Hit(
                sheet=sheet,
                lines=(one, other),
                quote=shorten(sheet.line(one).strip("-+* ")),
                stated=first,
                computed=second,
                facts={"group": group.code.value, "against": shorten(sheet.line(other).strip("-+* "))},
            )
        single += leading.values() if len(leading) == 1 else ()
    if single:
        yield Pass(sheet=sheet, lines=tuple(sorted(set(single))), facts={"working": str(len(single))})


def _leads(folded: str, name: str) -> bool:
    """Tell whether a duty tells a unit to lead a group's reform, not merely to take part in it."""
    if name not in folded:
        return False
    match = re.search(rf"chu tri[^.;]{{0,120}}\b(?:cai cach|noi dung|nhiem vu)[^.;]{{0,60}}\b{re.escape(name)}", folded)
    return match is not None


@rule("G10")
def rhythm_of_tasks(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task's content and its time column name one rhythm ("hằng tháng" against "Hàng quý")."""
    sheet = desk.plan
    if sheet is None:
        return
    for task in sheet.reading.tasks:
        content = fold(task.content)
        if not _OWN_RHYTHM.search(content):
            continue
        in_due, in_content = rhythms(fold(task.due)), rhythms(content)
        if not in_due or not in_content:
            continue
        if in_due & in_content:
            yield Pass(sheet=sheet, lines=(task.line,), facts={"task": task.no, "working": task.due})
        else:
            yield Hit(
                sheet=sheet,
                lines=(task.line,),
                quote=shorten(task.content),
                stated=task.due,
                computed=", ".join(sorted(_as_written(task.content, content, every) for every in in_content)),
                facts={"task": task.no},
            )


def rhythms(folded: str) -> set[Frequency]:
    """Return how often folded words say that something is done."""
    return {every for every, pattern in _EVERY.items() if pattern.search(folded)}


def _as_written(text: str, folded: str, every: Frequency) -> str:
    match = _EVERY[every].search(folded)
    return text[match.start() : match.end()] if match else ""


@rule("G12")
def aims_with_a_measure(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan's aims can be shown as reached."""
    if desk.plan is None:
        return
    for question in desk.relations.vague:
        yield from asked(desk.plan, question)
    if not desk.plan.damaged:
        yield from aims_without_number(desk.plan)


@rule("G11")
def groups_complete(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that all seven reform groups have their place."""
    for sheet in desk.sheets:
        have = {group.code for group in sheet.reading.groups}
        if len(have) < len(GroupCode) // 2 or sheet.damaged:
            continue  # a document that is not ordered by groups, or one whose headings cannot be trusted
        missing = [code for code in GroupCode if code not in have and not _opens(desk, sheet, code)]
        lines = tuple(group.line for group in sheet.reading.groups)
        working = f"{len(have)}/{len(GroupCode)}"
        if not missing:
            yield Pass(sheet=sheet, lines=lines, facts={"working": working})
        for code in missing:
            yield Hit(
                sheet=sheet,
                lines=lines[:1],
                quote=_chapter(sheet, min(lines)) or sheet.reading.groups[0].title,
                stated=desk.catalogue.group(code).name.vi,
                facts={"group": code.value, "working": working},
            )


def _opens(desk: Desk, sheet: Sheet, code: GroupCode) -> bool:
    """Tell whether a numbered line opens with a group's words though it is no heading of its own."""
    names = desk.relations.lead_words.get(code.value, ())
    openings = (line[:_OPENING] for line in sheet.folded if _NUMBERED.match(line))
    return any(name in opening for opening in openings for name in names)


def _chapter(sheet: Sheet, first: int) -> str:
    """Return the heading of the chapter that a line stands in."""
    for number, folded in reversed(list(enumerate(sheet.folded[: first - 1], 1))):
        if _CHAPTER.match(folded) or _LETTERED.match(sheet.line(number)):
            return shorten(sheet.line(number).strip("#* "))
    return ""
