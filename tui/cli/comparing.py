"""``compare``: two inspections of the workspace side by side, as a table or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection import codec
from inspection.comparison import compare as compared
from inspection.comparison import in_order
from inspection.own_indicators import catalogue_of
from tui.cli import tables
from tui.cli.workplace import chosen, open_workspace
from tui.comparison_words import ComparisonWords

if TYPE_CHECKING:
    from inspection.model.comparison import Comparison
    from inspection.model.inspection import Inspection
    from tui.cli.call import Call

SCHEMA = "kiemtra/comparison/1"


def compare(call: Call) -> int:
    """Set two inspections side by side, the one of the earlier period first."""
    options = call.options
    with open_workspace(call) as workspace:
        first, second = (
            workspace.session(chosen(workspace, named).id).inspection for named in (options.first, options.second)
        )
        words = ComparisonWords(catalogue_of(workspace.folder), call.wording)
    found = compared(*in_order(first, second))
    if options.format == "json":
        call.put_json(plain(found))
        return 0
    call.put(f"{words.name(found.before)}  →  {words.name(found.after)}")
    rows = words.rows(found, everything=options.all)
    for head in (row for row in rows if row.heading):
        call.put("")
        call.put(head.text)
        cells = [(row.sign, row.change, row.text) for row in rows if row.section == head.section and not row.heading]
        if cells:
            header = ("", call.wording("comparison.change"), call.wording("cli.column.content"))
            for line in tables.table(header, cells, tables.room()):
                call.put(line)
    call.put("")
    call.put(words.remark(found))
    return 0


def plain(found: Comparison) -> dict[str, Any]:
    """Return a comparison as plain data; the schema only grows."""
    return {
        "schema": SCHEMA,
        "before": _named(found.before),
        "after": _named(found.after),
        "same_ward": found.same_ward,
        "findings": [
            {
                "fate": pair.fate.value,
                "group": pair.finding.group.value,
                "before": pair.before.condition if pair.before else None,
                "after": pair.after.condition if pair.after else None,
            }
            for pair in found.findings
        ],
        "verdicts": [
            {
                "item": pair.after.number,
                "title": pair.after.title.vi,
                "before": pair.verdict_before,
                "after": pair.verdict_after,
                "trend": pair.trend.value,
            }
            for pair in found.items
        ],
        "figures": [
            {
                "indicator": pair.indicator,
                "before": codec.to_plain(pair.before),
                "after": codec.to_plain(pair.after),
                "verified": [pair.verified_before, pair.verified_after],
                "difference": str(pair.difference) if pair.difference is not None else None,
                "trend": pair.trend.value,
            }
            for pair in found.figures
        ],
        "groups": [codec.to_plain(pair) for pair in found.groups],
        "only_before": found.only_before,
        "only_after": found.only_after,
    }


def _named(inspection: Inspection) -> dict[str, Any]:
    details, period = inspection.details, inspection.period
    return {
        "id": inspection.id,
        "ward": details.ward,
        "ward_type": details.ward_type,
        "city": details.city,
        "period": codec.to_plain(period) if period else None,
    }
