"""Family G, completeness: none is left out, or all are done, only where nothing beside it is open (G02, G08; G57)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_NOUN = (
    r"(?P<{0}>don vi|co quan|phong|truong|to dan pho|thon|ap|khom|noi dung|ton tai|kien nghi|van ban|nhiem vu|ho so)"
)
_NONE_LEFT = re.compile(
    r"\bkhong (?:de |he )?(?:bo sot|bo lai|sot|bo qua|thieu|con) (?:mot |bat ky |bat cu )?"
    rf"{_NOUN.format('noun')}(?: [a-z]+){{0,3}}? nao\b"
)
_ALL_DONE = re.compile(
    r"\bda (?:khac phuc|giai quyet|xu ly|hoan thanh|kiem tra|thuc hien|tra loi)(?: xong| dut diem| triet de| day du)* "
    rf"(?:toan bo|tat ca|het|100%)(?: cac| so| moi)* {_NOUN.format('noun')}\b(?! (?:den|toi|qua|co) han)"
)
_WANTED = re.compile(r"\b(?:phan dau|se|yeu cau|can(?! (?:bo|cu)\b)|phai|de nghi|chua|neu|du kien)\b")
_SHARE = re.compile(rf"(?<![\d/.,])(?P<n>\d{{1,4}})/(?P<of>\d{{1,4}}) {_NOUN.format('what')}\b")
_OPEN = re.compile(
    rf"(?<![\d/.,])(?P<n>0*[1-9]\d{{0,2}}) {_NOUN.format('what')}\b(?: ?\([^()]*\))?[^.;,\d]{{0,30}}?"
    r"\b(?:dang|chua|con lai|tiep tuc)\b"
)
_ABOVE = 2
"""Lines above a claim in which the numbers stand that it sums up."""


@rule("G57")
def none_left_open(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no share below one and nothing open stands beside words that nothing was left out or undone."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for pattern in (_NONE_LEFT, _ALL_DONE):
        for number, claim in sheet.search(pattern, before=sheet.next_period_line):
            start, end = sentence_at(claim.string, *claim.span())
            if "\t" not in claim.string and not _WANTED.search(claim.string, start, claim.start()):
                yield from _judged(sheet, number, claim, (start, end))


def _judged(sheet: Sheet, number: int, claim: re.Match[str], place: tuple[int, int]) -> Iterator[Hit | Pass]:
    shares = [one for one in _SHARE.finditer(claim.string, *place) if one["what"] == claim["noun"]]
    part = next((one for one in shares if int(one["n"]) < int(one["of"])), None)
    facts = {"working": part[0] if part else ", ".join(one[0] for one in shares)}
    if part is not None:
        yield _hit(sheet, number, claim, number, part, None)
        return
    for line in range(number, max(0, number - 1 - _ABOVE), -1) if claim.re is _ALL_DONE else ():
        last = claim.start() if line == number else len(sheet.folded[line - 1])
        for left in _OPEN.finditer(sheet.folded[line - 1], 0, last):
            if left["what"] == claim["noun"]:
                yield _hit(sheet, number, claim, line, left, Grade.UNLIKELY)
                return
    if shares:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)


def _hit(
    sheet: Sheet, number: int, claim: re.Match[str], line: int, against: re.Match[str], grade: Grade | None
) -> Hit:
    return Hit(
        sheet=sheet,
        lines=tuple(sorted({line, number})),
        quote=sheet.excerpt(number, *claim.span()),
        stated=sheet.line(number)[slice(*claim.span())],
        computed=sheet.line(line)[slice(*against.span())],
        grade=grade,
        facts={"working": against[0]},
    )
