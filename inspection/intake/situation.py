"""The results that a plan tells: of the situation before it, beside its targets, in columns of what was reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.announced import announced
from inspection.intake.figures import figures
from inspection.intake.naming import namer_of
from inspection.intake.past import is_past
from inspection.intake.roles import Role
from inspection.intake.statements import REACH, of_passages, statements
from inspection.intake.target_tables import cells_of_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.identity import Identity
    from inspection.intake.outline import Outline
    from inspection.intake.passages import Passage
    from inspection.intake.statements import Statement
    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Figure

_MAY_TELL = re.compile(r"\bnam 20\d\d\b|\b(?:da|uoc|hien|moi|chi)(?: nay| tai| thuc hien)? (?:dat|la)\b|\d\s?/\s?\d")
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


def results_before(
    passages: Sequence[Passage], found: Outline, identity: Identity, catalogue: Catalogue
) -> tuple[Figure, ...]:
    """Return the results that a plan tells: its situation, beside its targets, in columns of what was reached."""
    year = identity.period.start.year if identity.period else None
    namer = namer_of(catalogue)
    situation = list(statements(passages, found, _SITUATION)) if Role.RESULTS in found.roles else []
    beside = _kept(list(of_passages(_told(passages, found), found)), year)
    columns = [(cell.index, cell.passage) for cell in cells_of_targets(passages, catalogue.groups, year) if cell.past]
    stated = figures([*situation, *beside], namer) + figures(list(of_passages(columns, found)), namer)
    told = [one.figure for one in stated if not one.demanded and not one.aim]
    told += [one for one in announced(passages) if all(one.indicator != other.indicator for other in told)]
    return tuple(sorted(told, key=lambda figure: figure.line))
