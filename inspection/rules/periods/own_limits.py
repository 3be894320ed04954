"""Family P, limits: what is called in time was done by the limit told beside it (domain.md §5.1, P02; P31)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.vietnamese import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_CLAIMED = re.compile(
    r"\b(?:hoan thanh|xong|dat|bao dam|dam bao|gui|thuc hien|bao cao|nop)?\s?"
    r"(?:truoc|dung|kip|som hon) (?:thoi )?(?:han|tien do|thoi gian)(?! (?:bao cao|giai quyet ho so))\b"
)
_NO_CLAIM = re.compile(r"\b(?:chua|khong|phai|can|se|de|phan dau|yeu cau|du kien)\s(?:[a-z]+\s){0,4}$")
_DAY = re.compile(r"\d{1,2}\s*/\s*\d{1,2}\s*/\s*20\d\d|(?<=ngay )\d{1,2} thang \d{1,2} nam 20\d\d")
_AS_LIMIT = re.compile(
    r"\b(?:truoc|cham nhat|han(?: la| cuoi| chot)?|den het|khong qua|thoi han|khong muon hon|xong|hoan thanh trong)"
    r"\s(?:la )?(?:ngay )?(?:la )?$"
)
_OF_OTHERS = re.compile(r"/(?:20\d\d/)?(?!\w+-(?:ubnd|hdnd|bcd)\b)[a-z][\w-]*,? ngay $")
"""The number of a document that is not the ward's, before its date."""


@rule("P31")
def done_by_its_own_limit(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what a report calls done in time was done by the limit that it tells beside it."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    seen: set[int] = set()
    for number, claim in sheet.search(_CLAIMED, before=sheet.next_period_line):
        line = claim.string
        barred = "\t" in line or line.count("|") > 1 or number in seen
        if not barred and not _NO_CLAIM.search(line, max(0, claim.start() - 40), claim.start()):
            seen.add(number)
            yield from _judged(sheet, number, claim)


def _judged(sheet: Sheet, number: int, claim: re.Match[str]) -> Iterator[Hit | Pass]:
    line = claim.string
    start, end = sentence_at(line, *claim.span())
    days = [(found, line[max(0, found.start() - 60) : found.start()]) for found in _DAY.finditer(line, 0, end)]
    limits = [found for found, before in days if _AS_LIMIT.search(before)]
    done = [one for one, before in days if one not in limits and one.start() >= start and not _OF_OTHERS.search(before)]
    if len(limits) != 1 or len(done) != 1 or limits[0].start() > done[0].start():
        return
    limit, day = parse_date(limits[0][0]), parse_date(done[0][0])
    if limit is None or day is None:
        return
    facts = {"working": f"{format_date(day)} {'≤' if day <= limit else '>'} {format_date(limit)}"}
    if day <= limit:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
        return
    yield Hit(
        sheet=sheet,
        lines=(number,),
        quote=sheet.excerpt(number, limits[0].start(), end, before=60),
        stated=format_date(day),
        computed=f"≤ {format_date(limit)}",
        grade=None if limits[0].start() >= start else Grade.UNLIKELY,
        facts=facts,
    )
