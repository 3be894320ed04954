"""Family G, groups: the report counts as many tasks of each reform group as the plan (domain.md §5.1, G05; G28)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.grids import Grid

_ALL = re.compile(
    r"^(?:(?:tong )?so(?: luong)?(?: nhiem vu)?(?: (?:duoc )?giao)?|(?:tong )?so nhiem vu (?:theo|trong|cua) ke hoach"
    r"|nhiem vu(?: duoc)?(?: giao)?|nhiem vu (?:theo|trong|cua) ke hoach|(?:duoc )?giao(?: trong| theo)?(?: ke hoach)?"
    r"|theo ke hoach|ke hoach(?: giao)?|tong(?: so| cong)?)$"
)
_OF_TASKS = re.compile(r"\bnhiem vu\b|\bnhom\b")
_COUNTING = re.compile(r"\bnhiem vu\b")
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"[;()]|,(?=\s*\d)|\.(?=\s|$)")
_IN_BRACKETS = re.compile(r"\((\d{1,2} (?:nhiem vu|dau viec))\)")
"""A number of tasks in brackets behind the group that it counts."""
_BEFORE = re.compile(r"^\W*(?:va )?0*(?P<n>\d{1,2})(?: nhiem vu)?(?: (?:ve|thuoc|cua|nhom))*\s")
_BEHIND = re.compile(r"[\s:]0*(?P<n>\d{1,2})(?: nhiem vu)?\W*$")
_OTHERWISE = re.compile(
    r"\b(?:hoan thanh|xong|dang|cham|qua han|chua|con lai)\b|\b(?:thanh pho|tinh|cap tren)\b[^.;]{0,30}\bgiao\b"
)
"""Words of tasks that are done or open, or that others gave: not all those of the plan."""
_BEFORE_FIRST = 70
_FEWEST = 2
"""Groups that a table or a list must count to be one of groups."""
_MOST_WORDS = 14
"""Words of the name of a group, beyond which a piece says something else."""


@dataclass(frozen=True, slots=True)
class _Count:
    """How many tasks of a group a line counts."""

    number: int
    line: int
    quote: str


@rule("G28")
def tasks_of_each_group(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the tasks that the report counts for a group by those that the plan lists or counts for it."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    names = desk.relations.lead_words
    told = _counted(report, names)
    planned = _counted(plan, names) if told else {}
    listed: Counter[str] = Counter()
    if told and plan.reading.tasks and all(task.group for task in plan.reading.tasks):
        listed = Counter(task.group.value for task in plan.reading.tasks if task.group)
    for group, counts in told.items():
        known = [count.number for count in planned.get(group, ())] + [n for n in (listed[group],) if n]
        if not known:
            continue
        count = counts[0]
        facts = {"group": group, "working": f"{count.number} ↔ {' / '.join(map(str, dict.fromkeys(known)))}"}
        if count.number in known:
            yield Pass(sheet=report, lines=(count.line,), facts=facts)
            continue
        against = planned[group][0].quote if planned.get(group) else ""
        yield Hit(
            sheet=report,
            lines=(count.line,),
            quote=count.quote,
            stated=str(count.number),
            computed=str(known[0]),
            grade=None if len(set(known)) == 1 else Grade.UNLIKELY,
            facts=facts | {"against": against},
        )


def _counted(sheet: Sheet, names: Mapping[str, tuple[str, ...]]) -> dict[str, list[_Count]]:
    """Return the tasks that a document counts for each group, in tables and in sentences."""
    found: dict[str, list[_Count]] = defaultdict(list)
    for counted in (*_in_tables(sheet, names), *_in_sentences(sheet, names)):
        if len(counted) >= _FEWEST:
            for group, count in counted.items():
                found[group].append(count)
    return found


def _in_tables(sheet: Sheet, names: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, _Count]]:
    for grid in sheet.grids:
        place = _column(grid)
        if place is None or grid.all_rows[0].line >= sheet.next_period_line:
            continue
        counted: dict[str, _Count] = {}
        for row in grid.rows:
            group, number = _group(fold(row.cells[grid.label]), names), row.numbers[place]
            if group and number is not None and number == int(number):
                counted.setdefault(group, _Count(int(number), row.line, shorten(sheet.line(row.line).strip("| \t"))))
        yield counted


def _column(grid: Grid) -> int | None:
    """Return the column of all tasks of a table by groups."""
    titles = grid.titles
    if not any(_OF_TASKS.search(title) for title in titles):
        return None
    return next((place for place, title in enumerate(titles) if place != grid.label and _ALL.search(title)), None)


def _in_sentences(sheet: Sheet, names: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, _Count]]:
    """Give the sentences that count the tasks of groups, each piece those of one: "thể chế 4", "05 nhiệm vụ về …"."""
    for number in dict.fromkeys(n for n, _ in sheet.search(_COUNTING, before=sheet.next_period_line)):
        line = _IN_BRACKETS.sub(r" \1 ", sheet.folded[number - 1])
        if "\t" in line or line.count("|") > 1:
            continue
        counted: dict[str, _Count] = {}
        for piece in _PIECE.split(line):
            if not _DIGIT.search(piece) or len(piece.split()) > _MOST_WORDS:
                continue
            found = _BEFORE.search(piece) or _BEHIND.search(piece)
            rest = piece[found.end() :] if found and found.re is _BEFORE else piece
            group = _group(rest, names) if found else None
            if not found or not group:
                continue
            start = line.find(piece)
            if not counted and _OTHERWISE.search(line, max(0, start - _BEFORE_FIRST), start + len(piece)):
                break
            quote = sheet.excerpt(number, start, start + len(piece))
            counted.setdefault(group, _Count(int(found["n"]), number, quote))
        yield counted


def _group(words: str, names: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the one group that words name."""
    found = [group for group, known in names.items() if any(name in words for name in known)]
    return found[0] if len(found) == 1 else None
