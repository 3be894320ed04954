"""Keep the projections true: write what an action changed, or all of an inspection where entries came in by union."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.store import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlite_utils import Database

    from inspection.model.inspection import Inspection
    from inspection.store.port import Summary
    from inspection.store.rows import Row

_KEYS = {"answer": "item", "finding": "id", "evidence": "id", "follow_up": "finding"}
"""The tables of an inspection's parts, and what tells their rows apart within it."""

_MAKERS: dict[str, Callable[[str, Any], Row]] = {
    "finding": rows.finding_row,
    "evidence": rows.evidence_row,
    "follow_up": rows.follow_up_row,
}

Parts = dict[str, "Mapping[str, Any]"]


def project(db: Database, before: Inspection | None, after: Inspection, summary: Summary) -> None:
    """Bring an inspection's rows from one state to the next; what did not change is not written."""
    db.table("inspection").upsert(rows.inspection_row(after, summary), pk="id")
    # Answers show number and group of their item: another checklist may change them all.
    same_items = before is not None and (before.checklist is after.checklist or before.checklist == after.checklist)
    old: Parts = _parts(before) if before else {key: {} for key in _KEYS}
    for table, new in _parts(after).items():
        known = old[table]
        certain = known if same_items or table != "answer" else {}
        changed = [own for own, value in new.items() if certain.get(own) != value]
        if changed:
            db.table(table).upsert_all(_rows(table, after, changed), pk=("inspection", _KEYS[table]))
        for own in known.keys() - new.keys():
            db.table(table).delete((after.id, own))


def project_anew(db: Database, after: Inspection, summary: Summary) -> None:
    """Throw an inspection's rows away and write them again."""
    for table in _KEYS:
        db.table(table).delete_where("inspection = ?", [after.id])
    project(db, None, after, summary)


def _parts(inspection: Inspection) -> Parts:
    from inspection.follow_up import followed  # noqa: PLC0415  # the home list is read without it

    return {
        "answer": inspection.answers,
        "finding": {finding.id: finding for finding in inspection.findings},
        "evidence": {evidence.id: evidence for evidence in inspection.evidence},
        "follow_up": {one.finding.id: one for one in followed(inspection)},
    }


def _rows(table: str, inspection: Inspection, changed: list[str]) -> list[Row]:
    values = _parts(inspection)[table]
    if table == "answer":
        return rows.answer_rows(inspection, changed)
    return [_MAKERS[table](inspection.id, values[own]) for own in changed]
