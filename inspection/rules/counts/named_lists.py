"""Things that are counted and then named one by one: as many names as the count (domain.md §5.1, B04; B08)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Sheet

_COUNTED = re.compile(
    r"(?P<n>\d(?<![\d/.,].)\d?) (?P<noun>[a-z]+)(?P<about>[^.;:()\d]{0,50}?)"
    r"(?:\s?(?::\s|\((?:gom|bao gom)?:? ?)|,? (?:gom|bao gom|la):? )(?P<list>[^.:\d()]{10,400})(?=[.)]|$)"
)
_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/20\d\d)?(?![\d/])")
_DATED = re.compile(
    r"(?P<n>\d(?<![\d/.,].)\d?) (?:phien|cuoc|lan|dot|lop|hoi nghi|buoi|ky)\b"
    r"(?:[^.;:()\d]|(?:thang|quy|nam) \d{1,4}(?:/20\d\d)?){0,60}"
    r"\((?:gom |vao |trong )?(?:cac )?(?P<list>ngay \d[^();:]*)\)"
)
"""So many meetings with the day of each: "03 phiên (ngày 12/8/2025 và ngày 15/9/2025)"."""
_BODIES = frozenset(("phong", "co", "don", "ban", "van", "lan", "luot", "nguoi", "can", "cong", "vien", "ho", "y"))
"""How the units begin whose names hold commas themselves, or which are told of and not named."""
_ITEMS = re.compile(r";\s*(?:và\s+)?")
_NAMES = re.compile(r",\s*(?:và\s+)?|\s+và\s+")
_NAME = re.compile(r"[A-ZÀ-ỸĐ][^\W\d]*(?:[ -][A-ZÀ-ỸĐ\d][^\W]*){0,4}")
"""A proper name: every word of it begins with a capital letter."""
_FEWEST, _FAR = 3, 2
"""Names that make a list, and by how many it may miss the count and still be meant to be whole."""
_OPEN = re.compile(r"\.\.\.|…|\bv\.?v\b|\bnhu\b|\btrong do\b|\btieu bieu\b|\bnoi bat\b|\bdien hinh\b")
"""Words of a list that names some only."""


@dataclass(frozen=True, slots=True)
class NamedList:
    """A count with how many things are named behind it, and where in the line it stands."""

    line: int
    span: tuple[int, int]
    stated: int
    named: int


def named_lists(sheet: Sheet) -> Iterator[NamedList]:
    """Give the counts of a document behind which things are named: each begins with the noun, or is a proper name."""
    for number, found in sheet.search(_COUNTED):
        if _OPEN.search(found["about"]) or _OPEN.search(found["list"]):
            continue
        listed = sheet.line(number)[found.start("list") : found.end("list")].strip(" ;,")
        named, stated = _named(listed, found["noun"]), int(found["n"])
        if named >= _FEWEST and stated >= _FEWEST and abs(named - stated) <= _FAR:
            yield NamedList(number, found.span(), stated, named)


def dated_lists(sheet: Sheet) -> Iterator[NamedList]:
    """Give the counts of meetings and the like behind which brackets hold the day of each."""
    for number, found in sheet.search(_DATED):
        days = len(_DAY.findall(found["list"]))
        if days > 1 and int(found["n"]) != days and abs(int(found["n"]) - days) <= _FAR:
            yield NamedList(number, found.span(), int(found["n"]), days)


def _named(listed: str, noun: str) -> int:
    """Return how many things a list names; none where its pieces are no names."""
    items = [item.strip() for item in _ITEMS.split(listed) if item.strip()]
    if len(items) >= _FEWEST:
        return len(items) if all(_begins(item, noun) for item in items) else 0
    names = [name.strip() for name in _NAMES.split(listed) if name.strip()]
    return len(names) if noun not in _BODIES and all(_NAME.fullmatch(name) for name in names) else 0


def _begins(item: str, noun: str) -> bool:
    return fold(item).startswith(f"{noun} ")
