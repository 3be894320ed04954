"""``list --overdue``: the findings of all inspections that were not put right when their day was past."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from inspection.vietnamese import format_date
from tui.cli import tables
from tui.cli.workplace import open_workspace, today
from tui.phrases import ward_name
from tui.remediation_words import days_words, unit_words

if TYPE_CHECKING:
    from tui.cli.call import Call

_COLUMNS = ("late", "due", "ward", "in_charge", "state", "finding", "id")


def list_overdue(call: Call) -> int:
    """Print what is overdue, the latest first, as a table or as JSON."""
    say, day = call.wording, today()
    with open_workspace(call) as workspace:
        late = [one for one in workspace.store.open_remediations() if one.days_late(day) > 0]
    if call.options.format == "json":
        call.put_json([asdict(one) | {"days_late": one.days_late(day)} for one in late])
        return 0
    if not late:
        call.say("cli.list.nothing_overdue")
        return 0
    rows = [
        (
            days_words(one.days_late(day), one.due, one.state, say),
            format_date(one.due),
            ward_name(one.ward_type, one.ward),
            unit_words(one.unit, one.ward_type, one.ward, say),
            say(f"code.remediation_state.{one.state}"),
            one.condition,
            one.inspection,
        )
        for one in late
    ]
    for line in tables.table([say(f"cli.column.{name}") for name in _COLUMNS], rows, tables.room()):
        call.put(line)
    return 0
