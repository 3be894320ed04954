"""Family P, order in plans: the results of an event are not due before it (domain.md §5.1, P04; P30)."""

from __future__ import annotations

import re
from itertools import combinations, groupby, product
from operator import attrgetter
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.due_dates import limits
from inspection.rules.engine import rule
from inspection.vietnamese import fold, format_date, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.due_dates import Limit

_EVENT = re.compile(
    r"\b(?:khao sat|phat phieu|kiem tra|tu kiem tra|ra soat|doi thoai|hoi nghi|tap huan|hoi thi|danh gia|kiem ke"
    r"|dieu tra|lay y kien|cuoc thi|cham diem|giam sat|dien tap)\b"
)
_RESULTS = re.compile(
    r"\b(?:bao cao|tong hop|cong bo|thong bao|ban hanh|trinh)(?: [a-z]+){0,4}? (?:ket qua|ket luan)\b"
    r"|\bket luan kiem tra\b|\btrao giai\b|\bbao cao (?:khao sat|ra soat|danh gia|kiem tra|tong ket)\b"
)
_TWO_YEARS = r"\b20\d\d\b.{10,300}\b20\d\d\b"
"""Of a line that may tell two times, as most do not."""
_FEWEST = 2
"""Pairs of syllables of an event that a row on its results must name."""


@rule("P30")
def results_after_the_event(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan wants the results of an event after the time of the event."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    prose = {number for number, _ in sheet.search(_TWO_YEARS) if _tells_of_results(sheet.folded[number - 1])}
    for number, found in groupby(limits(sheet) if prose else (), key=attrgetter("line")):
        line = sheet.folded[number - 1]
        if number in prose:
            for event, results in combinations(found, 2):
                yield from _in_line(sheet, line, event, results)
    yield from _in_rows(desk, sheet)


def _tells_of_results(line: str) -> bool:
    return "\t" not in line and line.count("|") <= 1 and bool(_EVENT.search(line) and _RESULTS.search(line))


def _in_line(sheet: Sheet, line: str, event: Limit, results: Limit) -> Iterator[Hit | Pass]:
    """Judge two limits of a line of which the second is of the results of what the first is of."""
    before, between = line[: event.start], line[event.end : results.start]
    held = _EVENT.findall(before.rpartition(". ")[2])
    told = _RESULTS.search(between)
    if not held or told is None or (_EVENT.search(between, told.end()) and held[-1] not in between):
        return
    facts = {"working": f"{format_date(results.last)} ↔ {format_date(event.first)}"}
    if results.last >= event.first:
        yield Pass(sheet=sheet, lines=(event.line,), facts=facts)
        return
    yield Hit(
        sheet=sheet,
        lines=(event.line,),
        quote=sheet.excerpt(event.line, event.start, results.end, before=60),
        stated=sheet.line(event.line)[results.start : results.end],
        computed=f"≥ {format_date(event.first)}",
        facts=facts,
    )


def _in_rows(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    """Give the rows of the annex on the results of what another row has done later."""
    dated = [(task, fold(task.content)) for task in sheet.reading.tasks if task.due_end]
    told = [(task, content, due) for task, content in dated if _RESULTS.search(content) and (due := iso(task.due_end))]
    held = [
        (task, content, start) for task, content in dated if (start := iso(task.due_start)) and _EVENT.match(content)
    ]
    common = frozenset(desk.relations.common_words)
    for (late, results, due), (event, content, start) in product(told, held):
        own = syllable_pairs(content.partition(",")[0]) - common if due < start else frozenset()
        if event is not late and len(own) >= _FEWEST and own <= syllable_pairs(results):
            yield Hit(
                sheet=sheet,
                lines=(late.line, event.line),
                quote=shorten(late.content),
                stated=late.due,
                computed=event.due,
                facts={"task": late.no, "against": shorten(event.content)},
            )
