"""Families G, N, P and T: a plan's annex and references against the plan's own text (domain.md §5.1, §5.5)."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind, Grade
from inspection.rules.desk import Hit, Pass, iso, shorten, show
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure, Task
    from inspection.rules.desk import Desk, Sheet

_ANNEX_OF = re.compile(
    r"kem theo (?:ke hoach|bao cao|quyet dinh)\s+so\s*:?\s*(?P<number>\d{1,4})\s*/\s*(?P<symbol>[a-z][\w-]*)"
)
_GROUP_NAMED = re.compile(
    r"\b(?:tai|theo|thuoc|o|muc|noi dung|chu tri|phu trach)\s+(?:noi dung )?nhom (?:so )?(?P<number>\d{1,2})\b"
    r"(?!\s+(?:xa|phuong|don vi|dia phuong|nhiem vu))"
)
_OFFICE = re.compile(
    r"\b(?:UBND|[ỦU][ỷy] ban nhân dân|Uỷ ban nhân dân|HĐND|Đảng ủy) (?:phường|xã|đặc khu|thị trấn) "
    r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})"
)
_OF_A_WARD = r"(?:ubnd|uy ban nhan dan|hdnd|dang uy) (?:phuong|xa|dac khu|thi tran) "
"""The same in folded text, which is searched faster."""
_OF_OTHERS = re.compile(
    r"\bcu\b|truoc (?:khi )?sap xep|sap nhap|nhap tu|giap|phoi hop|hoc tap|kinh nghiem|nguyen la|truoc day"
)
"""Words by which a plan or report may rightly name another ward."""
_OFFICES = frozenset(
    ("Phòng", "Văn", "Trung", "Công", "Ban", "Các", "Chủ", "Tổ", "Hội", "Mặt", "Ủy", "Thường", "Kế", "Quyết")
)
"""Words that begin the name of an office, not of a ward."""
AFTER_THE_YEAR = re.compile(
    r"\b(?:cham diem|tu danh gia|chi so|xep (?:loai|hang)|tong ket|quyet toan|bao cao nam|ket thuc nam|nam sau)\b"
)
"""Work that can only be done when the plan's year is over."""
_FEW = 3
"""Mentions of another ward's name up to which it looks like a slip."""


@rule("G20")
def annex_counted(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the annex holds as many groups and tasks as the plan says."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.tasks:
        return
    tasks = sheet.reading.tasks
    counted = {"plan_tasks_total": len(tasks)}
    if all(task.group for task in tasks):
        counted["plan_groups"] = len({task.group for task in tasks})
    for name, number in counted.items():
        said = sheet.figure(name)
        if (
            said is None
            or said.value is None
            or (name == "plan_groups" and said.value == len(sheet.reading.groups) == number)
        ):
            continue
        yield _counted(sheet, said, number, sure=_without_gaps(tasks))


def _counted(sheet: Sheet, said: Figure, number: int, *, sure: bool) -> Hit | Pass:
    facts = {"indicator": said.indicator or "", "working": f"{show(said.value)} ↔ {number}"}
    if said.value == number:
        return Pass(sheet=sheet, lines=(said.line,), facts=facts)
    return Hit(
        sheet=sheet,
        lines=(said.line,),
        quote=shorten(said.quote),
        stated=show(said.value),
        computed=str(number),
        grade=None if sure else Grade.UNLIKELY,
        facts=facts,
    )


def _without_gaps(tasks: tuple[Task, ...]) -> bool:
    """Tell whether the tasks are numbered one after the other: then none was lost in reading."""
    numbers = [int(task.no) for task in tasks if task.no.isdigit()]
    whole = len(numbers) == len(tasks) and numbers == list(range(1, len(tasks) + 1))
    each = all(later in {earlier + 1, 1} for earlier, later in pairwise(numbers))
    return whole or (len(numbers) == len(tasks) and each)


@rule("P09")
def tasks_due_within_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no task is due after the time that the plan is for."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or sheet.reading.period is None:
        return
    end = sheet.reading.period.end
    dated = [task for task in sheet.reading.tasks if task.due_kind is not DueKind.CONTINUOUS and iso(task.due_end)]
    late = [task for task in dated if (due := iso(task.due_end)) is not None and due > end]
    late = [task for task in late if not AFTER_THE_YEAR.search(fold(task.content))]
    for task in late:
        yield Hit(
            sheet=sheet,
            lines=(task.line,),
            quote=shorten(task.due),
            stated=task.due,
            computed=f"≤ {end:%d/%m/%Y}",
            facts={"task": task.no, "against": shorten(task.content)},
        )
    if dated and not late:
        yield Pass(sheet=sheet, lines=(dated[0].line,), facts={"working": str(len(dated))})


@rule("N06")
def annex_of_this_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that an annex names the number of the document that it belongs to."""
    for sheet in desk.sheets:
        own = sheet.reading.document_number
        if own is None or not own[:1].isdigit() or sheet.damaged:
            continue
        number, _, symbol = fold(own).partition("/")
        for line, named in sheet.search(_ANNEX_OF):
            if named["symbol"] != symbol:
                continue
            facts = {"working": f"{named['number']} ↔ {number}"}
            if int(named["number"]) == int(number):
                yield Pass(sheet=sheet, lines=(line,), facts=facts)
            else:
                quote = sheet.excerpt(line, *named.span(), after=40).strip("()* ")
                yield Hit(sheet=sheet, lines=(line,), quote=quote, stated=named["number"], computed=own, facts=facts)


@rule("T14")
def groups_referred_to_exist(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a group which the text refers to by its number is one of the document's groups."""
    for sheet in desk.sheets:
        most = len(sheet.reading.groups)
        if most == 0 or sheet.damaged:
            continue
        right = []
        for line, named in sheet.search(_GROUP_NAMED):
            number = int(named["number"])
            if number <= most:
                right.append(line)
                continue
            quote = sheet.excerpt(line, *named.span(), before=60, after=30)
            yield Hit(sheet=sheet, lines=(line,), quote=quote, stated=str(number), computed=f"≤ {most}")
        if right:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(right)), facts={"working": str(most)})


@rule("T15")
def the_wards_own_name(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the offices of the ward are named with its own name, not with that of a ward the text came from."""
    for sheet in desk.sheets:
        own = fold(sheet.reading.ward or "").strip()
        if not own or sheet.damaged:
            continue
        mine: list[int] = []
        others: dict[str, list[tuple[int, tuple[int, int]]]] = {}
        for name, line, place in _named_wards(sheet):
            folded = fold(name)
            if folded.startswith(own) or own.startswith(folded):
                mine.append(line)
            elif not _OF_OTHERS.search(sheet.folded[line - 1]):
                others.setdefault(name, []).append((line, place))
        slips = {name: places for name, places in others.items() if len(places) <= _FEW and len(mine) >= len(places)}
        for name, places in slips.items():
            lines = tuple(dict.fromkeys(line for line, _ in places))
            first, place = places[0]
            quote = sheet.excerpt(first, *place, before=40)
            yield Hit(sheet=sheet, lines=lines, quote=quote, stated=name, computed=sheet.reading.ward)
        if mine and not others:
            yield Pass(sheet=sheet, lines=(mine[0],), facts={"working": str(len(mine))})


def _named_wards(sheet: Sheet) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """Give the name of each ward whose office a document names, its line and the office's place in it."""
    for line, place in sheet.search(_OF_A_WARD):
        if office := _OFFICE.match(sheet.line(line), place.start()):
            name = " ".join(takewhile(str.istitle, office["name"].split()))
            if name and name.split()[0] not in _OFFICES:
                yield name, line, office.span()
