"""A reading as plain tables for people; made from the same data that ``--format json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.model.codes import GroupCode
from inspection.vietnamese import visible
from tui.cli.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.model.catalogue import Catalogue
    from inspection.wording import Wording

SECTIONS: dict[str, tuple[str, ...]] = {
    "groups": ("ordinal", "group", "title", "duties", "line"),
    "targets": ("group", "comparator", "value", "unit", "text", "line"),
    "tasks": ("no", "group", "content", "lead", "due", "line"),
    "responsibilities": ("unit", "duties", "line"),
    "deadlines": ("text", "date", "line"),
    "figures": ("indicator", "label", "value", "unit", "line"),
    "breakdowns": ("of", "parts", "line"),
    "legal_bases": ("number", "type", "date", "line"),
    "shortcomings": ("text", "line"),
    "recommendations": ("to", "text", "line"),
    "issues": ("severity", "message", "line"),
}
"""The lists of a reading, and which of their fields a person is shown, in order."""

HEADINGS = {"of": "label", "text": "text", "to": "addressee", "no": "number", "code": "group"}
"""Fields whose column is named by another word than their own."""

IDENTITY = ("title", "ward", "city", "period", "document_number", "issue_date", "signer")


def lines(reading: dict[str, Any], wording: Wording, catalogue: Catalogue, width: int | None) -> list[str]:
    """Return the lines that show a reading: the file, who wrote it and when, then each list that holds something."""
    source = reading["source"]
    kind = wording(f"code.document_kind.{reading['kind']}")
    shown = [f"{visible(source['name'])} — {kind}", wording("cli.read.source", **source)]
    shown += [f"{wording(f'cli.read.{name}')}: {_plain(reading.get(name))}" for name in IDENTITY if reading.get(name)]
    for section, fields in SECTIONS.items():
        if entries := reading.get(section):
            header = [wording(f"cli.column.{HEADINGS.get(name, name)}") for name in fields]
            rows = ([_cell(name, entry, wording, catalogue) for name in fields] for entry in entries)
            shown += ["", f"{wording(f'cli.read.{section}')} ({len(entries)})", *table(header, rows, width)]
    return [*shown, ""]


def _cell(name: str, entry: dict[str, Any], wording: Wording, catalogue: Catalogue) -> str:
    if name == "group":
        code = entry.get("group", entry.get("code"))
        return catalogue.group(GroupCode(code)).short if code in set(GroupCode) else ""
    if name == "severity":
        return wording(f"code.severity.{entry[name]}")
    if name == "parts":
        return " + ".join(f"{part['value']} {part['label']}" for part in entry[name])
    return _plain(entry.get(name))


def _plain(value: object) -> str:
    """Return a value of the schema in one line; nothing where there is none."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return " – ".join(_many(value.values()))
    if isinstance(value, list):
        return " – ".join(_many(value))
    return visible(str(value))


def _many(values: Iterable[object]) -> Iterable[str]:
    return (_plain(value) for value in values)
