"""Levels as a text states them: a number, whether it is a floor or a ceiling, and the words of what it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.rules.desk import show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.subjects import clause_at, sentence_at, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from inspection.rules.desk import Sheet

_FLOOR = r"(?:toi thieu|it nhat|khong (?:duoi|thap hon|it hon)|(?:len )?tren|cao hon|tu)"
_CEILING = r"(?:toi da|khong (?:qua|vuot qua)|duoi|con duoi)"
LEVEL = re.compile(
    rf"\b(?:(?P<floor>{_FLOOR})|(?P<ceiling>{_CEILING}))\s+(?:dat\s+)?(?P<number>\d[\d.,]*)\s*%?(?: \w+)?"
    r"(?P<up> tro len)?"
)
SCOPE = re.compile(
    r"\b(?:quy (?:i{1,3}|iv|[1-4])|thang \d{1,2}|(?:sau|chin|[69]) thang|20\d\d|giai doan|rieng|trong do|doi voi"
    r"|linh vuc|den (?:het )?ngay|them|tang them|giam)\b"
)
"""Words that tell of what part, or of what time, a level is."""


@dataclass(frozen=True, slots=True)
class Level:
    """A floor or a ceiling that a line states."""

    line: int
    start: int
    end: int
    """Its place in the line, with the words that make it a level."""
    value: Decimal
    unit: str
    """The first folded word of the unit, "%" for a rate."""
    ceiling: bool
    clause: frozenset[str]
    """The syllables that name what it measures, in its own clause."""
    sentence: frozenset[str]
    """Those of the whole sentence."""
    scope: frozenset[str]
    alone: bool
    """Nothing else in its sentence has a level."""


def levels(sheet: Sheet, among: Iterable[int] | None = None) -> Iterator[Level]:
    """Give the levels of a document, or of some of its lines, in order."""
    for number, found in sheet.search(LEVEL, among=among):
        line = sheet.folded[number - 1]
        one = next((a for a in amounts(line[found.start("number") : found.end() + 12])), None)
        if one is None or one.start or (found["floor"] == "tu" and not _opens_upwards(line, found, one.end)):
            continue
        clause, sentence = clause_at(line, *found.span()), sentence_at(line, *found.span())
        yield Level(
            line=number,
            start=found.start(),
            end=found.start("number") + one.end,
            value=one.value,
            unit=one.unit,
            ceiling=bool(found["ceiling"]),
            clause=subject(sheet.line(number)[slice(*clause)]),
            sentence=subject(sheet.line(number)[slice(*sentence)]),
            scope=frozenset(SCOPE.findall(line, *clause)),
            alone=line.count(RATE, *sentence) <= 1 and len(LEVEL.findall(line, *sentence)) == 1,
        )


def _opens_upwards(line: str, found: re.Match[str], end: int) -> bool:
    """Tell whether "từ 90%" is a floor: with "trở lên" behind it, in its clause."""
    start = found.start("number") + end
    return "tro len" in line[start : clause_at(line, start, start)[1]]


def level_shown(level: Level) -> str:
    """Return a level with its sign; of units only the per cent sign is told."""
    return f"{'≤' if level.ceiling else '≥'} {show(level.value)}{level.unit if level.unit == RATE else ''}"
