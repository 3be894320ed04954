"""Family G, levels: a target has one level wherever it stands (domain.md §5.1 G, §5.5)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.model.codes import Grade
from inspection.rules.counts.balance import TARGET_BESIDE
from inspection.rules.desk import Hit, Pass, shorten, wanted
from inspection.rules.desk.subjects import subject
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Target
    from inspection.rules.desk import Desk, Sheet

_SCOPE = re.compile(
    r"\b(?:quy (?:i{1,3}|iv|[1-4])|thang \d{1,2}|(?:sau|chin|[69]) thang|nam 20\d\d|20\d\d|giai doan"
    r"|rieng|doi voi|thuoc linh vuc|linh vuc|trong do|cap \w+|khoi \w+)\b"
)
"""Words that tell of what part, or of what time, a level is."""
_LEVEL = re.compile(
    r"\d[\d.,]*\s*%?|\b(?:tu|tren|duoi|tro len|tro xuong|it nhat|toi thieu|toi da|khong (?:duoi|qua|thap hon)"
    r"|dat|phan dau|trong nam|nham|dua|bao dam|dam bao|ty le|huong dan|van dong|to chuc|thuc hien|nang)\b"
)
"""A level, and the words that lead to it or ask for work on it: they name no measure."""
_CLAUSE = re.compile(r"[,;]\s")
_OUT_OF = re.compile(r"\b(?:tren |trong |so voi )?tong so\b[^,;\d]*")
"""What a share is out of, which one place tells and the other leaves out."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")
_NEXT = 2
"""Lines between neighbours in a list or a table."""
_FEWEST_WORDS = 3
_ALIKE = 75
"""Likeness of the words of two measures from which they are one; what one says more narrows it."""
_PART = re.compile(r"^[\W_]*(?:(?:[ivx]{1,5}|phan (?:thu )?[a-z]+)\s*[.:)]|(?:phu luc|bieu|bang|danh muc)\b)")
_HELPS = re.compile(
    r"^\W*(?:nhiem vu \d+\W+)?(?:dua|nang|tang|duy tri|giu)\b"
    r"|\b(?:gop phan|dat muc tieu|thuc hien muc tieu|phan dau|bao dam|dam bao|de dat|nham dat)\b"
)
"""Words by which work is to help reach an aim."""
AS_PLANNED = re.compile(r"\btheo (?:dung )?(?:chi tieu|muc|muc tieu)\b[^.;]{0,30}\bke hoach\b")
"""Words by which an aim for the next period is ascribed to the plan too."""
_OF_PLAN = re.compile(r"\bke hoach\b|\bchi tieu\b|\bmuc tieu\b")
_PLANNED = re.compile(r"\bke hoach\b(?! von| dau tu| thu\b| chi\b)")
_OF_OTHERS = re.compile(
    r"\b(?:thanh pho|tinh|cap tren|trung uong|chinh phu|so noi vu|hdnd|hoi dong nhan dan|nghi quyet|du toan|bo chi so)"
    r"\b"
)
_ABOVE, _HEADING = 5, 160
"""Lines above a table that may head it, and the characters of one that does."""
_MEANT = 0.6
"""The share of what a row of the report measures from which a target of one name with it may be meant."""


def _measure(target: Target) -> str:
    """Return the folded words of the clause that states the level, without those of the level itself.

    "Hướng dẫn bà con, đưa tỷ lệ hồ sơ trực tuyến đạt ít nhất 80%" measures "ho so truc tuyen".
    """
    words = ""
    for clause in reversed(_CLAUSE.split(fold(target.text))):
        if (words or _DIGIT.search(clause)) and len(words.split()) < _FEWEST_WORDS:
            words = f"{_LEVEL.sub(' ', clause)} {words}"
    return " ".join(_WORD.findall(words))


def one_target(one: Target, other: Target, year: int | None = None) -> bool:
    """Tell whether two targets are of one measure, one scope and one time, by indicator and by words.

    The year that the whole plan is for tells none of them apart.
    """
    apart = abs(one.line - other.line) > _NEXT and _one_scope(one, other, year)
    return apart and fuzz.token_sort_ratio(_measure(one), _measure(other)) >= _ALIKE


def _one_scope(one: Target, other: Target, year: int | None, *, last: bool = False) -> bool:
    """Tell whether two targets have one indicator, one unit, one scope and one time, by all their words or the last."""
    if one.indicator is None or one.indicator != other.indicator or one.unit != other.unit:
        return False
    told = (_CLAUSE.split(fold(target.text))[-1] if last else fold(target.text) for target in (one, other))
    first, second = ({part for part in _SCOPE.findall(words) if str(year) not in part} for words in told)
    return first == second


def _may_be_one(sheet: Sheet, one: Target, other: Target, year: int | None) -> bool:
    """Tell whether a target that work is to help reach, in another part, may be one of the plan's aims."""
    return (
        _one_scope(one, other, year, last=True)
        and bool(_HELPS.search(fold(other.text)))
        and any(_PART.match(line) for line in sheet.folded[one.line : other.line - 1])
        and fuzz.token_set_ratio(_OUT_OF.sub("", _measure(one)), _OUT_OF.sub("", _measure(other))) >= _ALIKE
    )


@rule("G21")
def one_target_one_level(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan sets one level for one target wherever it names it."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    year = sheet.reading.period.end.year if sheet.reading.period else None
    for one, other in combinations(sheet.reading.targets, 2):
        sure = one_target(one, other, year)
        if not sure and not _may_be_one(sheet, one, other, year):
            continue
        facts = {"indicator": one.indicator or "", "working": f"{wanted(one)} ↔ {wanted(other)}"}
        lines = (one.line, other.line)
        if one.value == other.value:
            yield Pass(sheet=sheet, lines=lines, facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=shorten(other.text),
                stated=wanted(other),
                computed=wanted(one),
                grade=None if sure else Grade.UNLIKELY,
                facts=facts | {"against": shorten(one.text)},
            )


@rule("G22")
def level_of_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a level which the report ascribes to the plan is the plan's own."""
    if desk.plan is None or desk.report is None or not desk.case.plan_is_own or desk.plan.damaged:
        return
    for told in desk.report.reading.targets:
        said = fold(told.text)
        if TARGET_BESIDE.search(said):
            if _table_of_plan(desk.report, told.line):
                yield from _ascribed(told, desk.plan, desk.report, in_row=True)
            continue
        ascribed = _OF_PLAN if told.line < desk.report.next_period_line else AS_PLANNED
        if ascribed.search(said):
            yield from _ascribed(told, desk.plan, desk.report)


def _table_of_plan(report: Sheet, line: int) -> bool:
    """Tell whether the table of a row holds results against the plan, by its titles or the lines above it."""
    grid = next((one for one in report.grids if any(row.line == line for row in one.all_rows)), None)
    if grid is None:
        return False
    first = grid.rows[0].line
    above = report.folded[max(0, first - 1 - _ABOVE) : first - 1]
    said = " ".join((*grid.titles, *(one for one in above if len(one) <= _HEADING)))
    return bool(_PLANNED.search(said)) and not _OF_OTHERS.search(said)


def _ascribed(told: Target, plan: Sheet, report: Sheet, *, in_row: bool = False) -> Iterator[Hit | Pass]:
    known = [one for one in plan.reading.targets if told.indicator and one.indicator == told.indicator]
    known = [one for one in known if one.unit == told.unit and not (in_row and _likeness(told, one) < _MEANT)]
    if not known:
        return
    facts = {"indicator": told.indicator or "", "working": f"{wanted(told)} ↔ {wanted(known[0])}"}
    if any(one.value == told.value for one in known):
        yield Pass(sheet=report, lines=(told.line,), facts=facts)
    else:
        yield Hit(
            sheet=report,
            lines=(told.line,),
            quote=shorten(told.text),
            stated=wanted(told),
            computed=wanted(known[0]),
            grade=Grade.UNLIKELY if in_row and _likeness(told, known[0]) < 1 else None,
            facts=facts | {"against": shorten(known[0].text)},
        )


def _likeness(told: Target, planned: Target) -> float:
    """Return how much of what a row measures the plan's words name; less than all where their scopes differ."""
    row = TARGET_BESIDE.split(fold(told.text))[0]
    named, of_plan = subject(told.text[: len(row.rstrip())]), subject(planned.text)
    share = len(named & of_plan) / len(named) if named else 0.0
    same = set(_SCOPE.findall(row)) == set(_SCOPE.findall(fold(planned.text)))
    return share if same else min(share, _MEANT)
