"""Family G, counts of tasks: those of the groups make all, and a heading counts what stands below it (G35)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.amounts import amounts
from inspection.rules.desk.items import items_from
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_LISTED = re.compile(
    r"(?P<total>\d(?<![\d.,].)\d{0,2}) (?:nhiem vu|dau viec|cong viec)\b[^.;:(\d]{0,60}(?:[:(]|\bgom\b)"
    r"(?P<list>[^.()\t]{20,700})"
)
_HEADED = re.compile(
    r"^[\W_]*(?:nhom )?(?:[ivx]{1,5}|[a-h]|\d{1,2})\s*[.):|\t]\s*[^.;]{3,90}\((?P<n>\d{1,2}) (?:nhiem vu|dau viec)\)"
)
_ANNOUNCED = re.compile(
    r"\b(?:ke hoach|tong so|phu luc|bang)\b[^.;:\d]{0,60}?\b(?P<n>\d{1,3}) (?:nhiem vu|dau viec)\b"
    r"(?! (?:trong tam|dot pha|duoc thanh pho|thanh pho))"
)
"""How many tasks the plan says to have."""
_OF_TASKS = re.compile(r"\bnhiem vu\b|\bdau viec\b|\bnhom\b")
_FEWEST = 4
"""Groups with their numbers from which a sentence is one of all."""


@rule("G35")
def tasks_counted_by_group(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the number of all tasks by those of the groups, and the number in a heading by the tasks below it."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_LISTED):
        known = any(one.line == number and one.total == Decimal(found["total"]) for one in sheet.reading.breakdowns)
        if not known:
            yield from _in_sentence(desk, sheet, number, found)
    yield from _under_headings(sheet)
    yield from _in_tables(desk, sheet)


def _in_tables(desk: Desk, sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge the number of all tasks that the text names by a table of the groups with the tasks of each."""
    told = [(number, int(found["n"])) for number, found in sheet.search(_ANNOUNCED)]
    for grid in sheet.grids if told else ():
        rows = [row for row in grid.rows if len(grid.columns) == 1 and row.numbers[grid.columns[0]] is not None]
        named = [row for row in rows if _group(desk, fold(row.cells[grid.label]))]
        if len(named) < _FEWEST or len(named) < len(rows) - 1 or not any(_OF_TASKS.search(one) for one in grid.titles):
            continue
        values = [value for row in rows if (value := row.numbers[grid.columns[0]]) is not None]
        made = sum(values, Decimal(0))
        facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}"}
        number, total = max((one for one in told if one[0] < rows[0].line), default=told[0])
        if made in {value for _, value in told}:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
            continue
        yield Hit(
            sheet=sheet,
            lines=(number, rows[0].line),
            quote=shorten(sheet.line(number).strip("-+*• ")),
            stated=str(total),
            computed=show(made),
            grade=None if len(named) == len(rows) else Grade.UNLIKELY,
            facts=facts,
        )


def _in_sentence(desk: Desk, sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    pieces = [piece for piece in re.split(r";", found["list"]) if piece.strip()]
    counted = [[one.value for one in amounts(piece)] for piece in pieces]
    groups = {_group(desk, piece) for piece in pieces} - {None}
    if len(pieces) < _FEWEST or any(len(values) != 1 for values in counted) or len(groups) < len(pieces) - 1:
        return
    values = [values[0] for values in counted]
    made, total = sum(values, Decimal(0)), Decimal(found["total"])
    facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}"}
    if made == total:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
        return
    quote = sheet.excerpt(number, *found.span(), before=40)
    sure = None if len(groups) == len(pieces) else Grade.UNLIKELY
    yield Hit(
        sheet=sheet, lines=(number,), quote=quote, stated=show(total), computed=show(made), grade=sure, facts=facts
    )


def _group(desk: Desk, piece: str) -> str | None:
    return next((code for code, names in desk.relations.lead_words.items() if any(n in piece for n in names)), None)


def _under_headings(sheet: Sheet) -> Iterator[Hit | Pass]:
    headed = [(number, int(found["n"])) for number, found in sheet.search(_HEADED)]
    tasks = [task.line for task in sheet.reading.tasks]
    beyond = (max(tasks, default=0) + 1, 0)
    for (number, stated), (end, _) in pairwise((*headed, beyond)):
        rows = [line for line in tasks if number < line < end]
        listed = rows or items_from(sheet, number + 1)
        if not listed:
            continue
        facts = {"working": f"{stated} ↔ {len(listed)}"}
        if len(listed) == stated:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
            continue
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=shorten(sheet.line(number).strip("#*| \t")),
            stated=str(stated),
            computed=str(len(listed)),
            grade=None if rows else Grade.UNLIKELY,
            facts=facts,
        )
