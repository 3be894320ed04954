"""Family G, levels: a target has one level wherever it stands (domain.md §5.1 G, §5.5)."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.rules.desk import Hit, Pass, shorten, wanted
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
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")
_NEXT = 2
"""Lines between neighbours in a list or a table."""
_FEWEST_WORDS = 3
_ALIKE = 75
"""Likeness of the words of two measures from which they are one; what one says more narrows it."""
_AS_PLANNED = re.compile(r"\btheo (?:dung )?(?:chi tieu|muc|muc tieu)\b[^.;]{0,30}\bke hoach\b")
"""Words by which an aim for the next period is ascribed to the plan too."""
_OF_PLAN = re.compile(r"\bke hoach\b|\bchi tieu\b|\bmuc tieu\b")


def _measure(target: Target) -> str:
    """Return the folded words of the clause that states the level, without those of the level itself.

    "Hướng dẫn bà con, đưa tỷ lệ hồ sơ trực tuyến đạt ít nhất 80%" measures "ho so truc tuyen".
    """
    words = ""
    for clause in reversed(_CLAUSE.split(fold(target.text))):
        if (words or _DIGIT.search(clause)) and len(words.split()) < _FEWEST_WORDS:
            words = f"{_LEVEL.sub(' ', clause)} {words}"
    return " ".join(_WORD.findall(words))


def one_target(one: Target, other: Target) -> bool:
    """Tell whether two targets are of one measure, one scope and one time, by indicator and by words."""
    if one.indicator is None or one.indicator != other.indicator or one.unit != other.unit:
        return False
    if abs(one.line - other.line) <= _NEXT:
        return False  # items side by side in a list are two things, however alike their words
    scopes = [set(_SCOPE.findall(fold(target.text))) for target in (one, other)]
    return scopes[0] == scopes[1] and fuzz.token_sort_ratio(_measure(one), _measure(other)) >= _ALIKE


@rule("G21")
def one_target_one_level(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan sets one level for one target wherever it names it."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    for one, other in combinations(sheet.reading.targets, 2):
        if not one_target(one, other):
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
                facts=facts | {"against": shorten(one.text)},
            )


@rule("G22")
def level_of_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a level which the report ascribes to the plan is the plan's own."""
    if desk.plan is None or desk.report is None or not desk.case.plan_is_own or desk.plan.damaged:
        return
    for told in desk.report.reading.targets:
        ascribed = _OF_PLAN if told.line < desk.report.next_period_line else _AS_PLANNED
        if ascribed.search(fold(told.text)):
            yield from _ascribed(told, desk.plan, desk.report)


def _ascribed(told: Target, plan: Sheet, report: Sheet) -> Iterator[Hit | Pass]:
    known = [one for one in plan.reading.targets if told.indicator and one.indicator == told.indicator]
    known = [one for one in known if one.unit == told.unit]
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
            facts=facts | {"against": shorten(known[0].text)},
        )
