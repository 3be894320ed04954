"""The results that a plan tells: of the situation before it, beside its targets, in columns of what was reached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of
from inspection.intake.language.periods import month_span
from inspection.intake.language.periods import stated as stated_period
from inspection.intake.plan.announced import announced
from inspection.intake.plan.past import is_past
from inspection.intake.plan.target_tables import cells_of_targets
from inspection.intake.report.contents import Results, splits_of
from inspection.intake.report.figures import figures
from inspection.intake.report.naming import namer_of
from inspection.intake.report.statements import REACH, of_passages, statements
from inspection.intake.structure.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement
    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Period

_MAY_TELL = (
    re.compile(  # a pattern that begins with its letters is found several times as fast as one that begins with \b
        r"n(?<!\w.)am 20\d\d\b|\d\s?/\s?\d"
        r"|h(?<!\w.)ien (?:nay |tai |dang )?(?:co|quan ly)\b"
        r"|[duhmc](?<!\w.)(?:(?<=d)a|(?<=u)oc|(?<=h)ien|(?<=m)oi|(?<=c)hi)(?: nay| tai| thuc hien)? (?:dat|la)\b"
    )
)
_MADE_UP = re.compile(
    r"\d (?:dau moi|co quan|don vi|phong|truong|trung tam|thon|xom|ap|khom|khu pho|to dan pho|ban|buon)\b"
    r"[^.;:()\d]{0,50}(?P<open>\(|: ?|\b(?:bao )?gom:? )(?:gom:? |co )?(?=\d{1,3} [a-z])"
)
"""Behind how many offices a ward has and before their kinds: "15 đầu mối (03 phòng, 01 Trung tâm, 11 trường)"."""
_LIST_ENDS = re.compile(r"[.;](?=\s|$)")
_UNIT = "unit"
_LEAST_PARTS = 2
_PLANNED = re.compile(r"\b(?:du toan|ke hoach|von)(?: [a-z]+){0,4}? ?(?:\(|la )$")
"""Before what a plan of money comes to: "đạt từ 100% dự toán (42,6 tỷ đồng)"."""
_COSTS = re.compile(r"(?:\W*tong )?kinh phi (?:thuc hien|du kien|bao dam|cho)\b")
_MONEY = "đồng"
_PLAN = "_plan"
_WHOLE_BUDGET = frozenset(
    {"state_revenue", "local_revenue", "local_expenditure"}
    | {"state_revenue_plan", "local_revenue_plan", "local_expenditure_plan"}
)
_SITUATION = frozenset({Role.RESULTS})


def _told(passages: Sequence[Passage], found: Outline) -> Iterator[tuple[int, Passage]]:
    """Yield the passages outside the situation that may tell a result."""
    for index, passage in enumerate(passages):
        if passage.table or found.roles[index] in _SITUATION:
            continue
        text = passage.flat
        if _MAY_TELL.search(text) or _MADE_UP.search(text) or ("dong" in text and _planned_money(text)):
            yield index, passage


def _planned_money(text: str) -> bool:
    """Tell whether a text may say what a plan of money comes to."""
    return "du toan (" in text or "ke hoach (" in text or "giao (" in text or "von (" in text


def _is_planned(statement: Statement, mention: Mention) -> bool:
    """Tell whether an amount says in brackets what the plan of money comes to that is to be reached."""
    quantity = mention.quantity
    money = quantity.numerator is None and (quantity.unit or "").endswith(_MONEY)
    return money and _PLANNED.search(statement.flat, max(0, quantity.start - 60), quantity.start) is not None


def _made_up(statement: Statement) -> frozenset[int]:
    """Return the places of numbers that tell how many offices there are and of which kinds."""
    kept: set[int] = set()
    for found in _MADE_UP.finditer(statement.flat):
        close = statement.flat.find(")", found.end()) if found["open"] == "(" else -1
        stop = _LIST_ENDS.search(statement.flat, found.end())
        end = close if close >= 0 else stop.start() if stop else len(statement.flat)
        within = [m for m in statement.mentions if found.start() < m.quantity.end and m.quantity.start < end]
        units = all(_UNIT in kinds_of(m.quantity.unit) and m.quantity.numerator is None for m in within)
        if (
            units
            and len(within) > _LEAST_PARTS
            and within[0].quantity.value == sum(m.quantity.value for m in within[1:])
        ):
            kept.update(m.place for m in within)
    return frozenset(kept)


def _kept(said: Sequence[Statement], year: int | None) -> list[Statement]:
    """Return the statements with the numbers alone that tell the past."""
    for statement in said:
        made_up = _made_up(statement)
        statement.mentions = [
            m
            for m in statement.mentions
            if m.place in made_up or _is_planned(statement, m) or is_past(statement.flat, m.quantity, year)
        ]
        end = 0
        for place, mention in enumerate(statement.mentions):
            mention.place, mention.chained = place, None
            mention.before = max(end, mention.sentence[0], mention.quantity.start - REACH)  # past what is no result
            end = mention.quantity.end
    return [statement for statement in said if statement.mentions]


def _funding(passages: Sequence[Passage], found: Outline) -> list[Statement]:
    """Return the statements of what the plan costs, with the amounts of money alone."""
    told = [
        (index, passage)
        for index, passage in enumerate(passages)
        if not passage.table
        and (found.roles[index] is Role.FUNDING or _COSTS.match(passage.flat_body.strip()))
        and "dong" in passage.flat
    ]
    said = list(of_passages(told, found))
    for statement in said:
        statement.mentions = [m for m in statement.mentions if (m.quantity.unit or "").endswith(_MONEY)]
        for place, mention in enumerate(statement.mentions):
            mention.place, mention.chained = place, None
    return [statement for statement in said if statement.mentions]


def _before(passages: Sequence[Passage], found: Outline, statement: Statement, own: Period | None) -> Period | None:
    """Return the time that the heading above a result names, or the year before the plan."""
    above = [section.start for section in found.sections if section.start <= statement.index]
    told = stated_period(passages[max(above)].flat) if above else None
    return told or (month_span(own.start.year - 1, 1, 12) if own else None)


def _as_planned(stated: Stated, namer: Namer) -> Stated:
    """Return an amount as what the plan of money comes to, for it is none that came in or was spent."""
    name = stated.figure.indicator
    if name is None or name.endswith(_PLAN):
        return stated
    named = namer.indicators.get(f"{name}{_PLAN}")
    return replace(stated, indicator=named, figure=replace(stated.figure, indicator=named.id if named else None))


def _as_cost(stated: Stated) -> Stated:
    """Return an amount that the plan costs without the name of the ward's whole money that it is taken from."""
    if stated.figure.indicator not in _WHOLE_BUDGET:
        return stated
    return replace(stated, indicator=None, figure=replace(stated.figure, indicator=None))


def results_before(
    passages: Sequence[Passage], found: Outline, catalogue: Catalogue, period: Period | None = None
) -> Results:
    """Return the results that a plan tells, and how its situation splits them.

    They stand in the situation, beside the targets, and in columns of what was reached.
    """
    year = period.start.year if period else None
    namer = namer_of(catalogue)
    situation = list(statements(passages, found, _SITUATION)) if Role.RESULTS in found.roles else []
    costs = _funding(passages, found)
    money = {statement.index for statement in costs}
    beside = _kept(list(of_passages([one for one in _told(passages, found) if one[0] not in money], found)), year)
    columns = [(cell.index, cell.passage) for cell in cells_of_targets(passages, catalogue.groups, year) if cell.past]
    stated = figures([*situation, *beside, *costs], namer) + figures(list(of_passages(columns, found)), namer)
    past = {statement.index: _before(passages, found, statement, period) for statement in situation}
    planned = {(one.index, m.place) for one in beside for m in one.mentions if _is_planned(one, m)}
    stated = [
        _as_planned(one, namer)
        if (one.statement, one.place) in planned
        else _as_cost(one)
        if one.statement in money
        else one
        for one in stated
    ]
    told = [
        replace(one.figure, period=one.figure.period or past.get(one.statement))
        for one in stated
        if not one.demanded and not one.aim
    ]
    own = [passage for index, passage in enumerate(passages) if found.roles[index] not in _SITUATION]
    known = {one.indicator for one in told if one.period is None}
    told += [one for one in announced(own) if one.indicator not in known]
    splits = splits_of([*situation, *beside, *costs], stated, namer)
    return Results(
        figures=tuple(sorted(told, key=lambda figure: figure.line)),
        breakdowns=tuple(sorted(splits, key=lambda split: split.line)),
    )
