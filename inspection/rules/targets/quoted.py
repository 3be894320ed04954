"""Family G, quotations: a number that the report ascribes to the plan is the plan's (domain.md §5.1, G02, G05; G27)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.amounts import SENTENCE
from inspection.rules.desk.measures import RATE, Measure, measures
from inspection.rules.desk.subjects import subject
from inspection.rules.engine import rule
from inspection.rules.targets.reached import levels_of_block, levels_of_plan
from inspection.vietnamese import fold, format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_PLAN = r"(?:chi tieu|ke hoach|muc tieu)"
_LEAD = (
    r"(?:toi thieu |it nhat |toi da |khong qua |khong duoi |phan dau |tu |tren |duoi |la |: ?|chi tieu |de ra |dat ra "
    r"|duoc giao |giao |an dinh |ke hoach |nam |cua |phuong |xa |cchc |theo |so |\d{1,4}/kh-ubnd |20\d\d )"
)
_NUMBER = r"(?P<{0}>\d[\d.]*(?:,\d+)?)\s*(?:%|[a-z]+)"
_QUOTED = re.compile(
    rf"\b(?:muc|chi tieu|muc tieu|nguong) {_LEAD}{{0,8}}{_NUMBER.format('level')}"
    rf"|\bke hoach {_LEAD}{{1,8}}{_NUMBER.format('planned')}"
)
"""A level behind the words that make it the plan's."""
_BEHIND = re.compile(r"\btheo (?:dung )?(?:chi tieu|muc)\b|\btheo dung ke hoach\b|\bma ke hoach\b")
_TOLD = re.compile(rf"{_NUMBER.format('told')}(?: [a-z]+){{0,6}},? $")
"""A level in front of such words: "từ 90% trở lên theo đúng chỉ tiêu"."""
_OUT_OF = re.compile(
    r"(?<![\d/.,])(?P<done>\d{1,4})\s*/\s*(?P<planned>\d{1,4}) [a-z]+(?: [a-z]+){0,7}? "
    r"(?:theo|cua|trong|so voi)(?: dung| yeu cau| chi tieu)? ke hoach\b"
)
"""What was done of what was planned: "đã mở 03/03 lớp tập huấn theo Kế hoạch"."""
_DIGIT = re.compile(r"\d")
_ANY_RESULT = frozenset(("ket", "qua", "tinh", "luy", "ke", "het", "dat"))
"""Syllables by which any result is told: "Kết quả đến 30/11/2025: 84,4%"."""
_FAR = 80
_OF_PLAN = re.compile(r"\bke hoach\b(?! von| dau tu| thu| chi\b)")
OF_OTHERS = re.compile(
    r"\b(?:thanh pho|tinh|cap tren|trung uong|chinh phu|so noi vu|hdnd|hoi dong nhan dan|nghi quyet|du toan)\b"
)
"""Whose levels are not the plan's own: those of offices above, of councils and of budgets."""
_AHEAD = re.compile(rf"\btheo (?:dung )?{_PLAN}\b")
"""What a report still intends is the plan's only where it says so."""
_TARGET = re.compile(r"^(?:chi tieu|muc tieu|ke hoach|muc (?:chi tieu|phan dau|tieu))\b(?! thuc hien)")
_RESULT = re.compile(r"\b(?:thuc hien|ket qua|dat duoc|da dat)\b")
_UNIT = re.compile(r"\b(?:don vi tinh|dvt)\b")
_MONEY = re.compile(r"(?P<n>\d[\d.]*(?:,\d+)?) (?P<unit>nghin|trieu|ty)? ?(?:dong)\b")
_FUNDS = re.compile(r"\bkinh phi[^.;]{0,30}\b(?:thuc hien|trien khai|du kien|bao dam|cchc|cai cach)\b[^.;]{0,120}")
_AS_GIVEN = re.compile(r"\b(?:nhu|theo|dung|bo tri|da duyet|duoc duyet|phe duyet|duoc giao)\b")
_TIMES = {"": 1, "dong": 1, "nghin": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000}
_SPENT = re.compile(
    r"\b(?:da chi|da su dung|su dung den|giai ngan|thuc chi|quyet toan|con lai|nam trong|trong pham vi|khong vuot)\b"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A level that the report ascribes to the plan, with the folded words that say of what it is."""

    line: int
    words: str
    quote: str
    level: Measure
    unnamed: bool = False
    """Its own sentence does not name what it is a level of: "Tỷ lệ đạt 92%, vượt chỉ tiêu 80% của Kế hoạch"."""


@rule("G27")
def quoted_as_it_is(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge a level, a count or a sum that the report ascribes to the plan by what the plan says of the matter."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    for quoted in (*_in_text(report), *_in_tables(report)):
        if _judged_by_name(desk, quoted):
            continue
        levels = levels_of_plan(desk, quoted.words, quoted.level)
        if not levels and quoted.unnamed:
            place = report.folded[quoted.line - 1].find(quoted.words)
            levels = levels_of_block(desk, report, quoted.line, place, quoted.level)
        if not levels:
            continue
        level, text, sure = levels[0]
        facts = {"working": f"{show(quoted.level.value)} ↔ {' / '.join(show(one.value) for one, _, _ in levels)}"}
        if any(one.value == quoted.level.value for one, _, _ in levels):
            yield Pass(sheet=report, lines=(quoted.line,), facts=facts)
        else:
            yield Hit(
                sheet=report,
                lines=(quoted.line,),
                quote=quoted.quote,
                stated=_shown(quoted.level),
                computed=_shown(level),
                grade=None if sure and len(levels) == 1 else Grade.UNLIKELY,
                facts=facts | {"against": shorten(text)},
            )
    yield from _funds(plan, report)


def _shown(level: Measure) -> str:
    return f"{show(level.value)}{RATE if level.kind == RATE else ''}"


def _judged_by_name(desk: Desk, quoted: _Quoted) -> bool:
    """Tell whether reading knows the indicator of a level in both documents, so that it is judged by that."""
    known = {one.indicator for one in desk.plan.reading.targets if one.indicator} if desk.plan else set()
    told = desk.report.reading.targets if desk.report else ()
    return any(one.line == quoted.line and quoted.level.value in one.value and one.indicator in known for one in told)


def _in_text(report: Sheet) -> Iterator[_Quoted]:
    for number, said, place, last in _levels(report):
        if "\t" in said or said.count("|") > 1:
            continue
        start = max((one.end() for one in SENTENCE.finditer(said, 0, place)), default=0)
        ends = SENTENCE.search(said, last)
        end = ends.start() if ends else len(said)
        ahead = number >= report.next_period_line
        clause = said[start:end]
        if not (_AHEAD if ahead else _OF_PLAN).search(clause) or OF_OTHERS.search(
            said, max(start, place - 40), last + 40
        ):
            continue
        level = next((one for one in measures(said, place, end) if one.start == place), None)
        level = replace(level, value=level.of) if level is not None and level.of else level
        if level is not None and level.kind not in _TIMES:
            words = said[start:place] if place - start > end - place else clause
            yield _Quoted(
                number,
                words,
                report.excerpt(number, start, end),
                level,
                len(subject(_DIGIT.split(report.line(number)[start:place])[0]) - _ANY_RESULT) < _FEWEST,
            )


def _levels(report: Sheet) -> Iterator[tuple[int, str, int, int]]:
    """Give the lines that ascribe a number to a plan, with the places of the number and of the end of the words."""
    for number, found in report.search(_QUOTED):
        yield number, found.string, found.start(found.lastgroup or 0), found.end()
    for number, found in report.search(_OUT_OF):
        yield number, found.string, found.start(), found.end()
    for number, found in report.search(_BEHIND):
        first = max(0, found.start() - _FAR)
        if told := _TOLD.search(found.string[first : found.start()]):
            yield number, found.string, first + told.start("told"), found.end()


def _in_tables(report: Sheet) -> Iterator[_Quoted]:
    """Give the cells of a column of targets beside one of results."""
    for grid in report.grids:
        titles = grid.titles
        places = [place for place, title in enumerate(titles) if place != grid.label and _TARGET.search(title)]
        if len(places) != 1 or not any(_RESULT.search(title) for title in titles):
            continue
        unit = next((place for place, title in enumerate(titles) if _UNIT.search(title)), None)
        for row in grid.all_rows:
            cell = fold(row.cells[places[0]])
            cell += f" {fold(row.cells[unit])}" if unit is not None and RATE not in cell else ""
            found = list(measures(cell))
            if len(found) == 1 and row.line < report.next_period_line:
                quote = shorten(report.line(row.line).strip("| \t"))
                yield _Quoted(row.line, fold(row.cells[grid.label]), quote, found[0])


def _funds(plan: Sheet, report: Sheet) -> Iterator[Hit | Pass]:
    """Judge the money that the report says was given as planned by the total that the plan names."""
    planned = next(_sums(plan), None)
    if planned is None:
        return
    for number, words, value, text in _sums(report):
        if number >= report.next_period_line or not (_OF_PLAN.search(words) and _AS_GIVEN.search(words)):
            continue
        facts = {"working": f"{format_number(value)} ↔ {format_number(planned[2])}", "against": planned[3]}
        if value == planned[2]:
            yield Pass(sheet=report, lines=(number,), facts=facts)
        else:
            stated, computed = (f"{format_number(one)} đồng" for one in (value, planned[2]))
            yield Hit(sheet=report, lines=(number,), quote=text, stated=stated, computed=computed, facts=facts)


def _sums(sheet: Sheet) -> Iterator[tuple[int, str, Decimal, str]]:
    """Give the lines that name the money for the plan's work, each with the first sum in it."""
    for number, found in sheet.search(_FUNDS):
        money = _MONEY.search(found[0])
        if money is None or _SPENT.search(found[0], 0, money.start()):
            continue
        value = Decimal(money["n"].replace(".", "").replace(",", ".")) * _TIMES[money["unit"] or ""]
        yield number, found[0], value, sheet.excerpt(number, found.start(), found.end())
