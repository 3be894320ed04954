"""The way back from a TOML export: checked from the outside in, and taken whole or not at all.

A file is taken only if its journal is complete and folds to the state that the file itself tells; so a file that was
cut, damaged or edited by hand is refused, with the reason and the tables concerned.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from exports import records, signing
from exports.port import Bundle, Original
from inspection import codec
from inspection.errors import DocumentError
from inspection.fold import fold, key
from inspection.model.events import Entry, InspectionOpened
from inspection.model.kpi import Assessment
from inspection.model.notice import ConclusionNotice

if TYPE_CHECKING:
    from pathlib import Path

_OUR_SCHEMA = re.compile(r"kiemtra/inspection/\d+")


def read(path: Path) -> tuple[Entry, ...]:
    """Return the journal of an exported inspection; ``DocumentError`` says what is wrong with the file."""
    return _entries(path, _tables(path))


def read_with_originals(path: Path) -> tuple[tuple[Entry, ...], tuple[Original, ...]]:
    """Return the journal and the documents that travelled with it; ``DocumentError`` as above."""
    tables = _tables(path)
    return _entries(path, tables), _originals(path, tables)


def read_bundle(path: Path) -> Bundle:
    """Return all of an exported file: the journal, and what had been made of the inspection when it was exported."""
    tables = _tables(path)
    entries = _entries(path, tables)
    try:
        return Bundle(
            inspection=fold(entries),
            entries=entries,
            notice=codec.from_plain(ConclusionNotice, tables.get("notice"), sparse=True),
            assessment=codec.from_plain(Assessment, tables.get("assessment"), sparse=True),
            judgement=records.judgement(tables.get("checks", {})),
            originals=_originals(path, tables),
        )
    except (AttributeError, TypeError, ValueError) as problem:
        raise DocumentError("import.fields", file=path, problem=problem) from problem


def _tables(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)
    except OSError as problem:
        raise DocumentError("import.missing", file=path, problem=problem.strerror or problem) from problem
    except (ValueError, RecursionError) as problem:  # wrong UTF-8, wrong TOML, endless nesting
        raise DocumentError("import.syntax", file=path, problem=problem) from problem
    schema = tables.get("schema")
    if schema == records.SCHEMA:
        return tables
    ours = isinstance(schema, str) and _OUR_SCHEMA.fullmatch(schema)
    raise DocumentError("import.newer" if ours else "import.foreign", file=path, schema=schema)


def _entries(path: Path, tables: dict[str, Any]) -> tuple[Entry, ...]:
    rows, inspection = tables.get("journal"), tables.get("id")
    if not isinstance(rows, list) or not rows or not isinstance(inspection, str):
        raise DocumentError("import.journal", file=path, problem="id, journal")
    found, wrong = [], []
    for place, row in enumerate(rows):
        try:
            found.append(records.entry(inspection, row))
        except (TypeError, ValueError) as problem:
            wrong += [f"journal[{place}]: {line}" for line in str(problem).splitlines()]
    if wrong:
        raise DocumentError("import.fields", file=path, problem="\n".join(wrong))
    _check(path, tuple(found), tables)
    return tuple(found)


def _originals(path: Path, tables: dict[str, Any]) -> tuple[Original, ...]:
    try:
        return tuple(records.original(table) for table in tables.get("originals", ()))
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise DocumentError("import.originals", file=path, problem=problem) from problem


def _check(path: Path, entries: tuple[Entry, ...], tables: dict[str, Any]) -> None:
    """Refuse a journal with a gap, and tables that it does not fold to."""
    first = min(entries, key=key)
    once = {entry.id for entry in entries}, {key(entry) for entry in entries}
    if not isinstance(first.event, InspectionOpened) or any(len(each) < len(entries) for each in once):
        raise DocumentError("import.journal", file=path, problem=first.id)
    try:
        altered = [*records.altered(fold(entries), tables), *signing.altered(entries, tables.get("sign_off"))]
    except (AttributeError, KeyError, TypeError) as problem:  # a table where text is expected, or the reverse
        raise DocumentError("import.fields", file=path, problem=problem) from problem
    if altered:
        raise DocumentError("import.altered", file=path, tables=", ".join(altered))
