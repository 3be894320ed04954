"""Family G, assessments: a row that says "Đạt" holds a result that reaches its target (domain.md §5.1, G02; G23)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Comparator
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import fold, format_date, parse_date, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

_REACHED = re.compile(
    r"(?:da )?(?:dat|vuot|dat va vuot|hoan thanh)(?: (?:va )?vuot)?(?: (?:muc )?(?:chi tieu|ke hoach))?"
)
_MISSED = re.compile(r"(?:chua|khong) (?:dat|hoan thanh)(?: (?:muc )?(?:chi tieu|ke hoach))?")
_SIGNS = (
    (Comparator.AT_MOST, re.compile(r"\b(?:khong qua|khong vuot(?: qua)?|toi da)\b|≤|<=|\btro xuong\b")),
    (Comparator.AT_LEAST, re.compile(r"\b(?:tu|toi thieu|it nhat|khong duoi|khong thap hon)\b|≥|>=|\btro len\b")),
    (Comparator.BELOW, re.compile(r"\bduoi\b|<")),
    (Comparator.ABOVE, re.compile(r"\btren\b|>")),
)
_NUMBER = re.compile(r"(?<![\d.,/])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?![\d/]|[.,]\d)\s*(?P<unit>%|[a-z]*)")
_IN_TIME = re.compile(
    r"(?:hoan thanh |xong |dat )?(?:(?P<in_time>(?:dung|truoc|trong)(?: thoi)? (?:han|tien do)|kip thoi)"
    r"|(?:qua|tre|cham)(?: thoi)? (?:han|tien do))"
)
_DUE_AND_DONE = 2
"""Days of a row: when something was due, and when it was done."""
_CELL = re.compile(r"\t|\|")
_ALL = "100%"
_TIMES = frozenset(("thang", "quy", "nam"))
_ONE_UNIT = 2
"""Units of a level and its result with none at all: either may leave its unit out."""
_LONGEST = 40
"""Characters of a cell that holds a level or a result and not a sentence."""


@rule("G23")
def assessed_as_it_is(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the word in a table's last column by the target and the result of its row."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, line in enumerate(sheet.lines, 1):
        if "\t" not in line and "|" not in line:
            continue
        cells = [cell.strip(" *") for cell in _CELL.split(line.strip("| \t"))]
        yield from _dated(sheet, number, cells)
        said = [_verdict(fold(cell)) for cell in cells]
        places = [place for place, verdict in enumerate(said) if verdict is not None]
        row = _row(cells[: places[0]]) if len(places) == 1 else None
        if row is None:
            continue
        target, result, sign, level, value = row
        facts = {"working": f"{result} ↔ {target}"}
        if _meets(sign, level, value) == said[places[0]]:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            quote = shorten(line.strip("| \t"))
            stated = cells[places[0]]
            yield Hit(
                sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=f"{result} ↔ {target}", facts=facts
            )


def _dated(sheet: Sheet, number: int, cells: list[str]) -> Iterator[Hit | Pass]:
    """Judge "Đúng hạn" in a row with the day that something was due and the day that it was done."""
    said = [_IN_TIME.fullmatch(fold(cell).strip(" .;")) for cell in cells]
    days = [day for cell in cells if len(cell) <= _LONGEST and (day := parse_date(cell))]
    verdicts = [(place, found) for place, found in enumerate(said) if found]
    if len(days) != _DUE_AND_DONE or len(verdicts) != 1:
        return
    place, verdict = verdicts[0]
    due, done = days
    facts = {"working": f"{format_date(done)} ↔ {format_date(due)}"}
    if (done <= due) == bool(verdict["in_time"]):
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    else:
        quote = shorten(sheet.line(number).strip("| \t"))
        computed = facts["working"]
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=cells[place], computed=computed, facts=facts)


def _verdict(folded: str) -> bool | None:
    """Return what a cell says of the row: reached, missed, or nothing."""
    folded = folded.strip(" .;")
    return True if _REACHED.fullmatch(folded) else False if _MISSED.fullmatch(folded) else None


def _row(cells: list[str]) -> tuple[str, str, Comparator, Decimal, Decimal] | None:
    """Return target and result of a row, as written and as numbers: the one cell with a sign, and the next number."""
    levels = [(place, sign) for place, cell in enumerate(cells) if (sign := _sign(cell)) is not None]
    if not levels and _ALL in cells:
        levels = [(cells.index(_ALL), Comparator.AT_LEAST)]  # all of it needs no sign
    if len(levels) != 1:
        return None
    place, sign = levels[0]
    level = _NUMBER.search(fold(cells[place]))
    results = [
        (cell, found)
        for cell in cells[place + 1 :]
        if len(cell) <= _LONGEST and (found := _NUMBER.match(fold(cell))) and not _is_span(level, found)
    ]
    if level is None or len(results) != 1 or len({level["unit"], results[0][1]["unit"], ""}) > _ONE_UNIT:
        return None
    told, result = results[0]
    low, value = (parse_number(found[0].removesuffix(found["unit"])) for found in (level, result))
    return None if low is None or value is None else (cells[place], told, sign, low, value)


def _is_span(level: re.Match[str] | None, found: re.Match[str]) -> bool:
    """Tell whether a cell names the time that its row is of ("9 tháng"), where the level is no time."""
    return found["unit"] in _TIMES and (level is None or level["unit"] != found["unit"])


def _sign(cell: str) -> Comparator | None:
    """Return how a short cell with one number bounds it; None where it does not."""
    folded = fold(cell)
    if len(cell) > _LONGEST or len(_NUMBER.findall(folded)) != 1:
        return None
    return next((sign for sign, words in _SIGNS if words.search(folded)), None)


def _meets(sign: Comparator, level: Decimal, value: Decimal) -> bool:
    match sign:
        case Comparator.AT_MOST:
            return value <= level
        case Comparator.BELOW:
            return value < level
        case Comparator.ABOVE:
            return value > level
        case _:
            return value >= level
