"""Family B, quotas: staff present stay within the quota, and it is not reported as them (domain.md §5.1, B07)."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.model.documents import Figure
    from inspection.model.relations import QuotaRelation
    from inspection.rules.desk import Desk, Sheet

_OF_ASSIGNED = r"[a-z ,]{0,30}(?:tren|so voi|/) ?(?:tong so )?"
_ASSIGNED = r"(?:chi tieu|bien che|vi tri)?[a-z ]{0,20}\bgiao\b"
"""What stands between staff present and their quota, and behind the quota ("325 người trên 318 chỉ tiêu được giao")."""


@rule("B07")
def quota_and_presence(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that staff present stay within the quota, and that a quota is not reported as staff present."""
    for sheet in desk.sheets:
        for quota in desk.relations.quotas:
            present = sheet.figure(quota.present)
            assigned = sheet.figure(quota.assigned) or (_assigned_beside(sheet, present) if present else None)
            if assigned is None or present is None or assigned.value is None or present.value is None:
                continue
            if present.value > assigned.value:
                facts = {"indicator": quota.present, "other_indicator": quota.assigned}
                yield Hit(
                    sheet=sheet,
                    lines=lines_of([assigned, present]),
                    quote=present.quote,
                    stated=show(present.value),
                    computed=f"≤ {show(assigned.value)}",
                    grade=Grade.UNLIKELY,
                    facts=facts
                    | {
                        "note": "over_quota",
                        "working": f"{show(present.value)} > {show(assigned.value)}",
                        "against": assigned.quote,
                    },
                )
                continue
            for reported in sheet.figures(quota.reported):
                yield from _reported(sheet, quota, reported, assigned, present)


def _assigned_beside(sheet: Sheet, present: Figure) -> Figure | None:
    """Return the number right behind the staff present that says itself how many were assigned."""
    figures = sheet.reading.figures
    behind = next((b for a, b in pairwise(figures) if a is present and b.line == present.line), None)
    if behind is None or behind.value is None or behind.indicator is not None:
        return None
    said = sheet.folded[present.line - 1] if 0 < present.line <= len(sheet.folded) else fold(present.quote)
    values = [re.escape(show(figure.value)) for figure in (present, behind)]
    return behind if re.search(rf"(?<![\d.,]){values[0]} {_OF_ASSIGNED}0*{values[1]} {_ASSIGNED}", said) else None


def _reported(
    sheet: Sheet, quota: QuotaRelation, reported: Figure, assigned: Figure, present: Figure
) -> Iterator[Hit | Pass]:
    """Judge a headcount of the general part against the quota and the staff present, whole or by some of its blocks."""
    if reported.value is None or assigned.value is None or present.value is None:
        return
    facts = {"indicator": quota.present, "other_indicator": quota.assigned}
    lines = lines_of([reported, assigned, present])
    if reported.value == present.value:
        yield Pass(sheet=sheet, lines=lines, facts=facts | {"working": show(present.value)})
    elif blocks := _blocks(sheet, quota.present, reported.value):
        working = " + ".join(map(show, blocks)) + f" = {show(reported.value)}"
        yield Pass(sheet=sheet, lines=lines_of([reported, present]), facts=facts | {"working": working})
    elif reported.value == assigned.value:
        gap = assigned.value - present.value
        yield Hit(
            sheet=sheet,
            lines=lines,
            quote=reported.quote,
            stated=show(reported.value),
            computed=show(present.value),
            facts=facts
            | {
                "working": f"{show(assigned.value)} − {show(present.value)} = {show(gap)}",
                "against": present.quote,
                "note": "quota_as_present",
            },
        )
    elif quota.exact:
        yield Hit(
            sheet=sheet,
            lines=lines,
            quote=reported.quote,
            stated=show(reported.value),
            computed=show(present.value),
            grade=Grade.UNLIKELY,
            facts=facts
            | {
                "working": f"{show(reported.value)} ≠ {show(present.value)}, {show(assigned.value)}",
                "against": present.quote,
                "note": "neither",
            },
        )


def _blocks(sheet: Sheet, total: str, value: Decimal) -> tuple[Decimal, ...]:
    """Return the blocks of the staff present that make a headcount which leaves others out, such as the council's."""
    for split in (b for b in sheet.reading.breakdowns if b.of == total):
        parts = [part.value for part in split.parts if part.value]
        for many in range(2, len(parts)):
            for some in combinations(parts, many):
                if sum(some) == value:
                    return some
    return ()
