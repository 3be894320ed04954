"""Splits over time in running text: "quý I 1.987, quý II 2.131 hồ sơ, …", "nửa đầu năm 21 hồ sơ, nửa cuối năm 6 hồ sơ".

Numbers that stand each behind their span of time and add up to a count near by are its parts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement

_SPAN = re.compile(
    r"(?P<span>quy (?:iv|i{1,3}|[1-4])|thang \d{1,2}|(?:6|06|sau|9|chin|3|ba) thang(?: dau| cuoi)?(?: nam)?"
    r"|nua (?:dau|cuoi)(?: nam)?)\b(?P<rest>[^.;:\d%()]{0,40})$"
)
_WHOLE = re.compile(r"\b(?:ca|tong|cong|luy ke)\b")
_LEAST, _LEAST_TOTAL = 2, 20
_REACH = 4
"""Statements around a list among which its total is looked for."""


def _spans(statement: Statement) -> list[tuple[str, Mention]]:
    """Return the counts that stand behind a span of time, each with it."""
    found = []
    for mention in statement.mentions:
        start = mention.quantity.start
        said = _SPAN.search(statement.flat, max(mention.before, start - 90), start)
        alone = not mention.quantity.percent and mention.quantity.denominator is None
        if said and alone and not _WHOLE.search(said["rest"]):
            found.append((said["span"], mention))
    return found


def _runs(statement: Statement) -> Iterator[list[tuple[str, Mention]]]:
    """Yield each run of counts of different spans of one kind: quarters, months, halves or parts of the year."""
    run: list[tuple[str, Mention]] = []
    for span, mention in _spans(statement):
        if span in {told for told, _ in run}:
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append((span, mention))
    if len(run) >= _LEAST:
        yield run


def time_lists(
    statements: Sequence[Statement], found: Sequence[Stated], known: Sequence[Breakdown]
) -> Iterator[Breakdown]:
    """Yield the splits over time that are not known yet."""
    said = {(split.total, tuple(sorted(part.value for part in split.parts))) for split in known}
    for place, statement in enumerate(statements):
        if len(statement.mentions) < _LEAST or not re.search(r"\b(?:quy|thang|nua)\b", statement.flat):
            continue
        near = {one.index for one in statements[max(0, place - _REACH) : place + _REACH + 1]}
        for run in _runs(statement):
            made = sum((mention.quantity.value for _, mention in run), Decimal(0))
            places = {mention.place for _, mention in run}
            kinds = frozenset().union(*(kinds_of(mention.quantity.unit) for _, mention in run))
            total = next(
                (
                    one
                    for one in sorted(found, key=lambda one: abs(one.statement - statement.index))
                    if one.figure.value == made
                    and one.statement in near
                    and (one.statement != statement.index or one.place not in places)
                    and (not kinds or kinds & kinds_of(one.figure.unit))
                ),
                None,
            )
            key = (made, tuple(sorted(mention.quantity.value for _, mention in run)))
            if total is None or made < _LEAST_TOTAL or key in said:
                continue
            said.add(key)
            yield Breakdown(
                of=total.figure.indicator or total.figure.label,
                total=made,
                parts=tuple(Part(label=span, value=mention.quantity.value) for span, mention in run),
                line=statement.line_at(run[0][1].quantity.start),
            )
