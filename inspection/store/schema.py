"""The tables, and every step by which they came to be. Steps are only ever added; a released one is never edited.

A change to the fields of an event needs a step too, even an empty one: an older program then says that the workspace is
newer than itself instead of failing on the first entry that it does not understand. A step that calls
``table.transform()`` must make the triggers again, for transform drops them without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from sqlite_utils import Database

SET = "kiemtra"
"""Our name in the table where sqlite-utils notes which steps were taken."""


def _first(db: Database) -> None:
    text, whole = str, int
    db.table("journal").create(
        {
            "arrival": whole,  # counts entries as they came into this file, for "what is new since"
            "clock": whole,
            "actor": text,
            "id": text,
            "inspection": text,
            "at": text,
            "base": whole,
            "action": text,
            "kind": text,
            "payload": text,
        },
        pk=("clock", "actor"),
        not_null={"arrival", "id", "inspection", "at", "base", "action", "kind", "payload"},
        strict=True,
    )
    db.table("journal").create_index(["id"], unique=True)
    db.table("journal").create_index(["arrival"], unique=True)
    db.table("journal").create_index(["inspection", "arrival"], unique=True)
    for change in ("update", "delete"):
        db.execute(
            f"create trigger journal_refuses_{change} before {change} on journal "
            "begin select raise(abort, 'the journal is only ever appended to'); end"
        )
    _projections(db)
    db.table("place").create(
        {"actor": text, "inspection": text, "screen": text, "item": text, "at": text},
        pk=("actor", "inspection"),
        not_null={"screen", "item", "at"},
        strict=True,
    )
    db.table("draft").create(
        {"actor": text, "inspection": text, "field": text, "text": text, "at": text},
        pk=("actor", "inspection", "field"),
        not_null={"text", "at"},
        strict=True,
    )


def _projections(db: Database) -> None:
    """Make the tables that the journal is shown in; they can be thrown away and made again from it."""
    text, whole = str, int
    for name, pk, columns in (
        (
            "inspection",
            ("id",),
            {"id": text, "ward": text, "ward_type": text, "city": text, "form": text, "team": text}
            | {"period_start": text, "period_end": text, "held_on": text, "criteria_set": text}
            | {"items": whole, "judged": whole, "findings": whole, "last_change": text, "last_actor": text},
        ),
        (
            "answer",
            ("inspection", "item"),
            {"inspection": text, "item": text, "number": text, "group_code": text, "verdict": text, "origin": text}
            | {"reason": text, "note": text, "verified": text, "unit": text, "numerator": text, "denominator": text}
            | {"flagged": whole, "parked": whole, "by": text},
        ),
        (
            "finding",
            ("inspection", "id"),
            {"inspection": text, "id": text, "group_code": text, "items": text, "kind": text, "severity": whole}
            | {"condition": text, "criteria": text, "cause": text, "effect": text, "recommendation": text}
            | {"unit": text, "due": text, "explanation": text, "state": text, "in_conclusion": whole}
            | {"origin": text, "issue": text, "rank": whole, "struck_reason": text},
        ),
        (
            "evidence",
            ("inspection", "id"),
            {"inspection": text, "id": text, "item": text, "method": text, "description": text}
            | {"document_number": text, "file_name": text, "sha256": text, "document": text, "line": whole}
            | {"page": whole, "struck": whole},
        ),
    ):
        db.table(name).create(columns, pk=pk, strict=True)


def _verdict_counts(db: Database) -> None:
    """Let the home list say how often each verdict was given; filled in at an inspection's next action."""
    db.table("inspection").add_column("verdicts", str)


def _more_is_corrected(db: Database) -> None:
    """Change nothing: decisions on what was read hold more fields, which an older program would not understand."""
    del db


def _follow_up(db: Database) -> None:
    """Show how remediation stands; findings of inspections that were there before begin as nothing was reported."""
    text, whole = str, int
    columns = {"inspection": text, "finding": text, "group_code": text, "severity": whole, "condition": text}
    columns |= {"unit": text, "due": text, "state": text, "reported": text, "verdict": text, "retested_on": text}
    db.table("follow_up").create(columns, pk=("inspection", "finding"), strict=True)
    db.execute(
        "insert into follow_up (inspection, finding, group_code, severity, condition, unit, due, state) "
        "select inspection, id, group_code, severity, condition, unit, due, 'open' from finding "
        "where state = 'confirmed' and in_conclusion and kind <> 'good_practice'"
    )


def _more_is_said_on_items(db: Database) -> None:
    """Change nothing: what is said on an item holds more fields, which an older program would not understand."""
    del db


def _repeats(db: Database) -> None:
    """Let SQL readers see which finding of an earlier inspection one repeats; known since the findings say so."""
    db.table("finding").add_column("repeats", str)


STEPS: dict[str, Callable[[Database], None]] = {
    "0001_journal": _first,
    "0002_verdict_counts": _verdict_counts,
    "0003_more_is_corrected": _more_is_corrected,
    "0004_follow_up": _follow_up,
    "0005_more_is_said_on_items": _more_is_said_on_items,
    "0006_repeats": _repeats,
}
"""In the order in which they are taken."""


def taken(connection: sqlite3.Connection) -> set[str]:
    """Return the steps that a file has behind it; read without sqlite-utils, for the home list must not wait for it."""
    if not connection.execute("select 1 from sqlite_master where name = '_sqlite_migrations'").fetchone():
        return set()
    rows = connection.execute("select name from _sqlite_migrations where migration_set = ?", [SET])
    return {name for (name,) in rows}


def migrate(db: Database) -> None:
    """Take the steps that a file has not behind it."""
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415  # slow to import, and needed once in a file's life

    migrations = Migrations(SET)
    for name, step in STEPS.items():
        migrations(name=name)(step)
    migrations.apply(db)
