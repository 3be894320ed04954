"""The amounts of a sentence by what they count: levels that a plan sets, results that a report holds against them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

_AMOUNT = re.compile(
    r"(?P<n>\d(?<![\d.,/-]\d)[\d.]*(?:,\d+)?)(?:\s*/\s*(?P<of>\d[\d.]*))?(?![\d/]|[.,]\d)\s*"
    r"(?P<unit>%|(?:[a-z]+ ?){0,2})"
)
_OF_DATES = re.compile(r"\b(?:ngay|thang|quy|nam|(?<!tong )so|dieu|khoan|nhom|phan|lan thu|ky)\s*$")
"""Words before a number that dates or numbers something."""
_TIME = frozenset(("thang", "nam", "quy", "gio", "tuan", "phut"))
_MINUTES = frozenset(("phut",))
_DAYS, _WORKING_DAYS = "ngay", "ngay lam viec"
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAME = {"co": "don", "tthc": "thu", "bai": "tin", "mo": "sang", "can": "nguoi", "cong": "nguoi"}
"""First syllables of words for one thing: cơ quan and đơn vị, TTHC and thủ tục, mô hình and sáng kiến."""
_CEILING = re.compile(
    r"(?:khong (?:de )?(?:qua|vuot(?: qua)?|cao hon|lon hon)|toi da|\bduoi|khong che[^.;%\d]{0,40}|xuong(?: con| duoi)?"
    r"|it hon|thap hon|≤|<)\s*(?:muc |la |o muc |con )?$"
)
_BAD = re.compile(r"\b(?:qua han|tre han|tre hen|cham han|sai sot)\b")
_GOOD = re.compile(r"\b(?:tu|tren|toi thieu|it nhat|khong duoi)\s*$")
RATE = "%"


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount with the key of what it counts; what has the same key counts the same kind of thing."""

    value: Decimal
    kind: str
    start: int
    end: int
    of: Decimal | None = None
    """What it is a part of, where it is written so: 3/4 lớp."""
    ceiling: bool = False
    """What is measured ought not to be more than this."""

    def met_by(self, value: Decimal) -> bool:
        """Tell whether a result reaches this level, or stays within it."""
        return value <= self.value if self.ceiling else value >= self.value


def measures(folded: str, start: int = 0, end: int | None = None, *, minutes: bool = False) -> Iterator[Measure]:
    """Give the amounts of folded words that count or measure something, without dates and spans of time.

    Minutes are told only where they are asked for: what somebody waits is a result, when a meeting begins is none.
    """
    timed = _TIME - _MINUTES if minutes else _TIME
    for found in _AMOUNT.finditer(folded, start, len(folded) if end is None else end):
        value, words = parse_number(found["n"].rstrip(".")), found["unit"].split()
        before = folded[max(0, found.start() - 60) : found.start()]
        if value is None or not words or words[0] in timed or _OF_DATES.search(before):
            continue
        if (words[0] == _DAYS and words[-1] not in _WORKING_DAYS) or (_YEAR.fullmatch(found["n"]) and words[0] != RATE):
            continue
        bad = bool(_BAD.search(before)) and not _GOOD.search(before) and words[0] == RATE
        yield Measure(
            value=value,
            kind=_SAME.get(words[0], words[0]),
            start=found.start(),
            end=found.start("unit") + len(_WORKING_DAYS if words[0] == _DAYS else words[0]),
            of=parse_number(found["of"]) if found["of"] else None,
            ceiling=bad or bool(_CEILING.search(before)),
        )
