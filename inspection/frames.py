"""Answers and figures of an inspection as polars frames with declared schemas: what assessments and charts count on.

Polars takes some 60 MiB and a moment to load, so it is imported where a frame is made and never before the first paint.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection import scoring
from inspection.suggest import is_reference, measured, reached, stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.inspection import Answer, Inspection

_SIX_PLACES = Decimal("0.000001")


def answer_schema() -> dict[str, pl.DataType]:
    """Return the columns of ``answers``: one row an item, with what its verdict earns."""
    import polars as pl  # noqa: PLC0415  # heavy, see above

    points = pl.Decimal(18, 2)
    return {
        "item": pl.String(),
        "group": pl.String(),
        "verdict": pl.String(),
        "points": points,
        "possible": points,
        "bonus": points,
    }


def figure_schema() -> dict[str, pl.DataType]:
    """Return the columns of ``figures``: one row an item that has a figure; exact numbers with six places."""
    import polars as pl  # noqa: PLC0415  # heavy, see above

    number = pl.Decimal(38, 6)
    texts = dict.fromkeys(("item", "group", "indicator", "label", "unit"), pl.String())
    return {**texts, **dict.fromkeys(("planned", "reported", "recomputed", "verified"), number)}


def target_schema() -> dict[str, pl.DataType]:
    """Return the columns of ``targets``: one row a level that binds the ward, and which figures reach it."""
    import polars as pl  # noqa: PLC0415  # heavy, see above

    return {
        "item": pl.String(),
        "group": pl.String(),
        "reported_reached": pl.Boolean(),
        "verified_reached": pl.Boolean(),
    }


def answers(inspection: Inspection) -> pl.DataFrame:
    """Return the answers; withdrawn items are left out, for they are no longer asked."""
    import polars as pl  # noqa: PLC0415  # heavy, see above

    return pl.DataFrame(
        [_answer_row(item, answer) for item, answer in _asked(inspection)], answer_schema(), orient="row"
    )


def figures(inspection: Inspection) -> pl.DataFrame:
    """Return planned, reported, recomputed and verified figures, in the order of the checklist."""
    import polars as pl  # noqa: PLC0415  # heavy, see above

    rows = [_figure_row(item, answer) for item, answer in _asked(inspection)]
    return pl.DataFrame([row for row in rows if any(n is not None for n in row[5:])], figure_schema(), orient="row")


def targets(inspection: Inspection) -> pl.DataFrame:
    """Return the levels to reach, each once; those of a plan that is not the ward's own are left out.

    A level may stand on two items, a criterion and the task that is to reach it; the first one counts, or the one on
    which the team has verified a figure.
    """
    import polars as pl  # noqa: PLC0415  # heavy, see above

    rows: dict[object, tuple[object, ...]] = {}
    for item, answer in _asked(inspection):
        if _binds(item):
            key, row = _level(item), _target_row(item, answer)
            if key not in rows or (rows[key][-1] is None and row[-1] is not None):
                rows[key] = row
    return pl.DataFrame(list(rows.values()), target_schema(), orient="row")


def _level(item: ChecklistItem) -> object:
    """Return what makes the levels of two items one: the indicator, and what it is to reach."""
    planned = item.planned
    if item.indicator is None or planned is None:
        return item.id
    return item.group, item.indicator, planned.comparator, planned.value, planned.upper, planned.unit


def _binds(item: ChecklistItem) -> bool:
    return item.planned is not None and item.planned.value is not None and not is_reference(item)


def _target_row(item: ChecklistItem, answer: Answer) -> tuple[object, ...]:
    found = (
        (item.reported, stated(item.reported) if item.reported else None),
        (answer.verified, measured(answer.verified) if answer.verified else None),
    )
    return (item.id, item.group.value, *(_reached(item, quantity, figure) for quantity, figure in found))


def _reached(item: ChecklistItem, quantity: Quantity | None, figure: Decimal | None) -> bool | None:
    """Tell whether a figure reaches the item's level; None where there is none or it counts something else."""
    planned = item.planned
    if planned is None or quantity is None or figure is None:
        return None
    if planned.unit and quantity.unit and planned.unit != quantity.unit:
        return None
    return reached(planned, figure, item.direction)


def _asked(inspection: Inspection) -> Iterable[tuple[ChecklistItem, Answer]]:
    return ((item, inspection.answer(item.id)) for item in inspection.items if not item.withdrawn)


def _answer_row(item: ChecklistItem, answer: Answer) -> tuple[object, ...]:
    return (
        item.id,
        item.group.value,
        answer.verdict.value if answer.verdict else None,
        scoring.points(item, answer),
        scoring.possible(item, answer),
        scoring.bonus(item, answer),
    )


def _figure_row(item: ChecklistItem, answer: Answer) -> tuple[object, ...]:
    known = next((q for q in (item.reported, item.planned, answer.verified) if q is not None and q.unit), None)
    return (
        item.id,
        item.group.value,
        item.indicator,
        item.title.vi,
        known.unit if known else "",
        _number(item.planned.value if item.planned else None),
        _number(item.reported.value if item.reported else None),
        _number(_recomputed(item.reported)),
        _number(measured(answer.verified) if answer.verified else None),
    )


def _recomputed(reported: Quantity | None) -> Decimal | None:
    """Return a reported rate computed again from its own numerator and denominator."""
    if reported is None or reported.numerator is None or reported.denominator is None:
        return None
    return measured(reported) if reported.unit in {"", "%"} else None


def _number(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_SIX_PLACES)
