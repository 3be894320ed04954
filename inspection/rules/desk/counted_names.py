"""Names with a number each, in words or in a table: "chứng thực 688, hộ tịch 512" (rules that compare them)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Sheet
    from inspection.rules.desk.grids import Grid

_NAMED = re.compile(
    r"\s*(?:[-+*•–]\s*|[a-h0-9]{1,2}[.)]\s+)?(?:(?:gom|trong do|cu the|va|rieng|thuoc|o|nhom|cac|linh vuc|ve)\b:? )*"
    r"(?P<name>[a-z][a-z /-]{2,40}?)(?: (?:co|la|dat|chiem|duoc))?\s*:?\s+(?P<n>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"
    r"(?P<share>\s*%)?(?: (?P<unit>[a-z]+(?: [a-z]+){0,2}))?(?: ?\([^()]*\))?\s*"
)
_NUMBERED = re.compile(
    r"\s*(?:[-+*•–]\s*)?(?:(?:gom|trong do|cu the|va|co)\b:? )*(?P<n>\d{1,3}(?:\.\d{3})+|\d+)(?P<share>\s*%)?"
    r" (?:(?:ho so|truong hop|don|vu|vu viec|luot|phan anh|nhiem vu)\b ?)?(?:(?:thuoc|linh vuc|ve|o|la|cua)\b ?)*"
    r"(?P<name>[a-z][a-z /-]{2,40}?)(?: ?\([^()]*\))?\s*"
)
"""The same with the number first: "11 hồ sơ đất đai"."""
_PARTS = re.compile(r"[;:()]|,(?!\d)|\.(?=\s|$)|\bva\b(?= [a-z ]{3,30} \d)|\bgom\b|\btrong do\b")
_DIGIT = re.compile(r"\d")
_ITEM = re.compile(r"\s*[-+*•–]\s")
_OPENS = frozenset((":", "(", "gom", "trong do"))
_ENDS = frozenset((")", "."))
_NO_NAMES = re.compile(
    r"^(?:ngay|thang|quy|nam \d|so|tong|cong|ho so|tiep nhan|nhan|giai quyet|xu ly|tra|phuong|xa(?! hoi)|tang|giam|hon"
    r"|bang|chiem|tu|den|duoi|tren|khoang)\b|\bcon lai\b|\bkhac\b|\b(?:dung|qua|truoc|trong|tre) han\b|\bla$"
)
"""Words that count something else than one kind of the whole."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class CountedName:
    """A name with its number and line; folded, and as it is written."""

    name: str
    written: str
    number: Decimal
    line: int
    share: bool = False


@dataclass(frozen=True, slots=True)
class CountedNames:
    """A list of such names, with the folded words that lead to it."""

    lead: str
    names: tuple[CountedName, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the lines that the list takes."""
        return tuple(sorted({one.line for one in self.names}))


def in_words(sheet: Sheet, first: int, last: int) -> Iterator[CountedNames]:
    """Give the lists that some lines hold, within one of them or as items one below the other."""
    lead, items = "", []
    for number in range(first, last + 1):
        text = sheet.folded[number - 1]
        if "\t" in text or "|" in text or not text.strip():
            continue
        if _ITEM.match(text) and (one := _counted(sheet, number, 0, len(text.rstrip(" .;,")))):
            items.append(one)
            continue
        yield from _long_enough(lead, items)
        lead, items = text, []
        yield from _in_line(sheet, number)
    yield from _long_enough(lead, items)


def _in_line(sheet: Sheet, number: int) -> Iterator[CountedNames]:
    text = sheet.folded[number - 1]
    names: list[CountedName] = []
    start, lead = 0, 0
    for parted in (*_PARTS.finditer(text), None):
        end = parted.start() if parted else len(text)
        one = _counted(sheet, number, start, end)
        if one:
            names.append(one)
        sign = parted[0] if parted else "."
        if sign in _OPENS or sign in _ENDS or (text[start:end].strip() and not one):
            yield from _long_enough(text[:lead], names)
            names, lead = [], parted.end() if parted else end
        start = parted.end() if parted else end


def _counted(sheet: Sheet, number: int, start: int, end: int) -> CountedName | None:
    """Return the name and the number of a piece of a line that holds nothing else."""
    text = sheet.folded[number - 1]
    if not _DIGIT.search(text, start, end):
        return None
    found = _NAMED.fullmatch(text, start, end) or _NUMBERED.fullmatch(text, start, end)
    value = parse_number(found["n"]) if found else None
    if found is None or value is None or _NO_NAMES.search(found["name"]):
        return None
    written = sheet.line(number)[slice(*found.span("name"))].strip()
    return CountedName(found["name"].strip(), written, value, number, share=bool(found["share"]))


def _long_enough(lead: str, names: list[CountedName]) -> Iterator[CountedNames]:
    if len(names) >= _FEWEST and len({one.share for one in names}) == 1:
        yield CountedNames(lead, tuple(names))


def in_table(grid: Grid, place: int) -> CountedNames:
    """Return the names of the rows of a table with their numbers in one column; its title leads to them."""
    named = ((row, row.cells[grid.label].strip(" .")) for row in grid.rows)
    return CountedNames(
        grid.titles[place],
        tuple(
            CountedName(fold(name), name, value, row.line, share=place in grid.shares)
            for row, name in named
            if (value := row.numbers[place]) is not None and name and not _NO_NAMES.search(fold(name))
        ),
    )
