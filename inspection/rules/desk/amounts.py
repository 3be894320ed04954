"""The amounts of a line with their units: what rules that work on words compute with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from inspection.vietnamese import fold, parse_number, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

_NUMBER = re.compile(
    r"(?P<number>\d(?<![\w.,/-].)(?:\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d*(?:,\d+)?))(?![\d/]|[.,]\d)"
    r"\s*(?P<unit>%|diem (?:phan tram|%)|[a-z]*)"
)
_DATE_WORDS = ("quy", "thang", "ngay")
_DATED = re.compile(rf"\b({'|'.join(_DATE_WORDS)})\s*$")
"""Words before a number that is a date's; behind "năm" only a year is one, for "nam" are men as well."""
_LAST = {"quy": 4, "thang": 12, "ngay": 31}
_DATE_WORD = 12
"""Letters in which such a word stands before its number."""
_OF_YEAR = ("nam ", "nam")
_YEAR_DIGITS = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPANS = frozenset(("thang", "nam", "quy", "ngay", "tuan", "dau", "cuoi"))
"""Words behind a number that counts time, or that belongs to a date."""
_LASTS = re.compile(r"(?! ?\d| (?:dau|cuoi|truoc|sau)\b)")
"""What does not follow a span that something lasts: "6 ngày", not "6 tháng đầu năm"."""
_JOINING = frozenset(("so", "tuc", "tuong", "va", "bang", "o", "dat", "trong", "do", "cua", "la"))
"""Words behind a number that are no unit."""
RATE = "%"
COUNT = r"(?P<{0}>\d{{1,3}}(?:\.\d{{3}})+|\d+)(?![\d/%]|[.,]\d| ?%)"
"""A named number in a pattern that is no rate, no date and no division."""
SENTENCE = re.compile(r"\.\s|;(?![^(]*\))")
"""Where one statement of a line ends and the next begins; a semicolon in brackets ends none."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a line with the first word of its unit; ``%`` for rates and for points between rates."""

    value: Decimal
    unit: str
    start: int
    end: int


def amounts(line: str, *, spans: bool = False) -> Iterator[Amount]:
    """Give the numbers of a line that are amounts: no dates, no years, no spans of time unless they are asked for."""
    for match in _NUMBER.finditer(line):
        number, unit = match.group("number", "unit")
        start, end = match.span()
        value = parse_number(number)
        if value is None or (unit in _SPANS and not (spans and _LASTS.match(line, end))):
            continue
        if (dated := _date_word(line, start)) and value <= _LAST[dated]:
            continue
        if unit.startswith("diem "):
            unit = RATE
        if len(number) == _YEAR_DIGITS and _YEAR.fullmatch(number) and (not unit or line.endswith(_OF_YEAR, 0, start)):
            continue
        yield Amount(value, "" if unit in _JOINING else unit, start, end)


def _date_word(line: str, start: int) -> str | None:
    """Return the word before a number that makes it a date's, if there is one."""
    near = max(0, start - _DATE_WORD)
    if not line[near:start].rstrip().endswith(_DATE_WORDS):
        return None
    dated = _DATED.search(line, near, start)
    return dated[1] if dated else None


def alike(one: Amount, parts: Sequence[Amount], units: Sequence[frozenset[str]]) -> bool:
    """Tell whether a number may count what its parts count: one unit, by whichever name, or none written."""
    named = {part.unit for part in parts} - {""}
    return not one.unit or not named or one.unit in named or any(one.unit in same and named & same for same in units)


def same_unit(one: str | None, other: str | None, names: Sequence[tuple[str, ...]], *, fuller: bool = False) -> bool:
    """Tell whether two units are one by any of their names; "cơ quan, đơn vị" is "đơn vị" named more fully.

    Where only the number tells what is counted, the fuller name may be that of another thing.
    """
    if one == other or any({one, other} <= set(same) for same in names):
        return True
    short, long = sorted((words(name or "") for name in (one, other)), key=len)
    return fuller and bool(short) and short in (long[: len(short)], long[-len(short) :])


@lru_cache(maxsize=1)
def one_units(units: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    """Return the first words of each unit's names."""
    return tuple(frozenset(fold(name).split()[0].strip(",") for name in names) for names in units)
