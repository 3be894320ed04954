"""The results that a plan tells: of the situation before it, beside its targets, in columns of what was reached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

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

    from inspection.intake.report.statements import Statement
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
_COSTS = re.compile(r"(?:\W*tong )?kinh phi (?:thuc hien|du kien|bao dam|cho)\b")
_MONEY = "đồng"
_SITUATION = frozenset({Role.RESULTS})


def _told(passages: Sequence[Passage], found: Outline) -> Iterator[tuple[int, Passage]]:
    """Yield the passages outside the situation that may tell a result."""
    for index, passage in enumerate(passages):
        if not passage.table and found.roles[index] not in _SITUATION and _MAY_TELL.search(passage.flat):
            yield index, passage


def _kept(said: Sequence[Statement], year: int | None) -> list[Statement]:
    """Return the statements with the numbers alone that tell the past."""
    for statement in said:
        statement.mentions = [m for m in statement.mentions if is_past(statement.flat, m.quantity, year)]
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
