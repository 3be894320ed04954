"""Family G, levels in words: one measure has one level, also where it goes by other words (domain.md §5.5; G33)."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.measured_levels import SCOPE, level_shown, levels
from inspection.rules.desk.subjects import clause_at, sentence_at, subject
from inspection.rules.engine import rule
from inspection.rules.targets.levels import AS_PLANNED, one_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.measured_levels import Level

_SAID_OF_MANY = frozenset(("thu", "tuc", "hanh", "chinh", "giai", "quyet", "nguoi", "dan", "doanh", "nghiep"))
"""Syllables that most sentences on reform may hold beside what they measure."""
_FEWEST = 3
"""Syllables from which a clause tells its measure."""
_ALIKE = 0.8
"""The share of the syllables of two whole sentences in common from which they measure one thing."""


@rule("G33")
def one_measure_one_level(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan sets one level for what its words measure, and that the report quotes that one."""
    if desk.plan is None or desk.plan.damaged:
        return
    planned = list(levels(desk.plan))
    for one, other in combinations(planned, 2):
        if (
            one.line != other.line
            and _comparable(one, other)
            and _one_measure(one, other)
            and not _known(desk.plan, one, other)
        ):
            yield _judged(desk.plan, other, desk.plan, one, sure=one.clause == other.clause)
    if desk.report is None or not desk.case.plan_is_own:
        return
    for told in _ascribed(desk.report):
        meant = [one for one in planned if _comparable(told, one) and _names(told, one)]
        if len(meant) == 1:
            yield _judged(desk.report, told, desk.plan, meant[0], sure=False)


def _ascribed(report: Sheet) -> Iterator[Level]:
    """Give the levels that a report says to be the plan's, with the words before it says so."""
    for told in levels(report):
        line = report.folded[told.line - 1]
        start, end = clause_at(line, told.start, told.end)
        if said := AS_PLANNED.search(line, start, end):
            clause, scope = (
                subject(report.line(told.line)[start : said.start()]),
                SCOPE.findall(line, start, said.start()),
            )
            yield replace(told, clause=clause, scope=frozenset(scope))


def _comparable(one: Level, other: Level) -> bool:
    return one.unit == other.unit and one.ceiling == other.ceiling and one.scope == other.scope


def _one_measure(one: Level, other: Level) -> bool:
    """Tell whether the words of two levels name one measure: each clause lies in the other's sentence, or all do."""
    if min(len(one.clause), len(other.clause)) >= _FEWEST and (
        one.clause <= other.sentence and other.clause <= one.sentence
    ):
        return True
    told = [level.sentence - _SAID_OF_MANY for level in (one, other)]
    return (
        one.alone
        and other.alone
        and min(map(len, told)) > _FEWEST
        and len(told[0] & told[1]) >= _ALIKE * len(told[0] | told[1])
    )


def _names(told: Level, planned: Level) -> bool:
    """Tell whether a level that a report ascribes to the plan is of a measure that the plan names more fully."""
    return len(told.clause) >= _FEWEST and told.clause <= planned.clause


def _known(plan: Sheet, one: Level, other: Level) -> bool:
    """Tell whether reading has named both measures, so that the rule on targets judges them."""
    first, second = ([t for t in plan.reading.targets if t.line == level.line] for level in (one, other))
    year = plan.reading.period.end.year if plan.reading.period else None
    return any(one_target(a, b, year) for a in first for b in second)


def _judged(sheet: Sheet, told: Level, plan: Sheet, against: Level, *, sure: bool) -> Hit | Pass:
    lines = (told.line, against.line) if sheet is not plan else tuple(sorted({told.line, against.line}))
    facts = {"working": f"{level_shown(told)} ↔ {level_shown(against)}"}
    if told.value == against.value:
        return Pass(sheet=sheet, lines=lines, facts=facts)
    return Hit(
        sheet=sheet,
        lines=(told.line,) if sheet is not plan else lines,
        quote=_quote(sheet, told),
        stated=level_shown(told),
        computed=level_shown(against),
        grade=Grade.CONTRADICTORY if sure else None,
        facts=facts | {"against": _quote(plan, against)},
    )


def _quote(sheet: Sheet, level: Level) -> str:
    return sheet.excerpt(level.line, *sentence_at(sheet.folded[level.line - 1], level.start, level.end))
