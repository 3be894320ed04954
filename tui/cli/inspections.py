"""``new``, ``list``, ``import``: inspections without a screen; ``tui.cli.exporting`` writes their files."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from exports import toml_import
from exports.originals import handed_over
from inspection.approval import State
from inspection.approval_words import ApprovalWords
from inspection.errors import SettingsError
from inspection.model.codes import InspectionForm
from inspection.model.documents import Period
from inspection.model.inspection import Details, Team
from inspection.own_indicators import catalogue_of
from inspection.preparation import prepare, replace_document
from inspection.reinspection import reinspect
from inspection.team_file import read_team
from inspection.vietnamese import format_date
from tui.cli import tables
from tui.cli.checking import tell_of_sister_plan
from tui.cli.overdue import list_overdue
from tui.cli.workplace import chosen, open_workspace, today

if TYPE_CHECKING:
    import argparse

    from inspection.workspace import Workspace
    from tui.cli.call import Call


def new(call: Call) -> int:
    """Begin an inspection; print its id."""
    options = call.options
    if options.reinspect:
        return _again(call)
    if options.plan is None and options.report is None:
        raise SettingsError("cli.no_document")
    team = read_team(options.team) if options.team else Team()
    own = False if options.other_plan else None
    with open_workspace(call) as workspace:
        criteria = _criteria_set(options.criteria, workspace)
        session = prepare(
            workspace, _details(options), team, options.plan, options.report, plan_is_own=own, criteria_set=criteria
        )
        call.put(session.id)
        inspection = session.inspection
        details = inspection.details
        if own is None and not inspection.plan_is_own:
            tell_of_sister_plan(call, inspection.plan, inspection.report)
        ward = f"{details.ward_type} {details.ward}"
        call.say("cli.new.done", ward=ward, items=len(session.inspection.items), folder=workspace.folder)
    return 0


def _again(call: Call) -> int:
    """Begin a re-inspection, with the documents that are given; print its id."""
    options = call.options
    with open_workspace(call) as workspace:
        session = reinspect(workspace, chosen(workspace, options.reinspect).id, held_on=options.held_on)
        call.put(session.id)
        for role, path in (("plan", options.plan), ("report", options.report)):
            if path:
                replace_document(session, workspace, role, path)
        details = session.inspection.details
        ward, items = f"{details.ward_type} {details.ward}", len(session.inspection.former)
        call.say("cli.new.again", ward=ward, items=items, folder=workspace.folder)
    return 0


def _details(options: argparse.Namespace) -> Details:
    """Return what the options say of the inspection; the blanks are filled from the documents."""
    start, end = options.start, options.end
    if (start is None) != (end is None) or (start and start > end):
        raise SettingsError("cli.half_period")
    held, until = options.held_on, options.held_until
    if until and (held is None or until < held):
        raise SettingsError("cli.half_visit")
    said = {"ward_type": options.ward_type, "held_on": held, "remediation_due": options.remediation_due}
    if until and held and until > held:
        said["held_until"] = until
    return Details(
        ward=options.ward or "",
        city=options.city or "",
        form=InspectionForm(options.form),
        period=Period(start=start, end=end) if start else None,
        place=options.place,
        scope=options.scope,
        **{name: value for name, value in said.items() if value},
    )


def _criteria_set(named: str | None, workspace: Workspace) -> str | None:
    """Return the id of the criteria set that was named; ``SettingsError`` with those that there are."""
    known = [one.id for one in catalogue_of(workspace.folder).criteria_sets]
    if named is not None and named not in known:
        raise SettingsError("cli.no_criteria", set=named, known=", ".join(known))
    return named


_LISTED = ("id", "ward", "period", "judged", "findings", "overdue", "changed")


def list_inspections(call: Call) -> int:
    """Print the inspections of the workspace, the last changed first, or what is overdue in them."""
    if call.options.overdue:
        return list_overdue(call)
    with open_workspace(call) as workspace:
        summaries = workspace.inspections()
        folder = workspace.folder
    if call.options.format == "json":
        call.put_json([asdict(one) for one in summaries])
        return 0
    if not summaries:
        call.say("cli.list.none", folder=folder)
        return 0
    header = [call.wording(f"cli.column.{name}") for name in _LISTED]
    day = today()
    rows = [
        (
            one.id,
            f"{one.ward_type} {one.ward}",
            f"{format_date(one.period.start)}–{format_date(one.period.end)}" if one.period else "",
            f"{one.judged}/{one.items}",
            one.findings,
            one.overdue(day) or "",
            f"{one.last_change.astimezone():%d/%m/%Y %H:%M}",
        )
        for one in summaries
    ]
    for line in tables.table(header, rows, tables.room()):
        call.put(line)
    return 0


def import_inspection(call: Call) -> int:
    """Bring an exported inspection into the workspace; print its id."""
    entries, originals = toml_import.read_with_originals(call.options.file)
    with open_workspace(call) as workspace:
        handed_over(originals, workspace.keep)
        fresh = workspace.absorb(entries)
        session = workspace.session(entries[0].inspection)
    call.put(session.id)
    call.say("cli.import.done", entries=len(entries), fresh=fresh)
    if session.conflicts:
        call.say("cli.import.clashes", count=len(session.conflicts))
    if session.sign_off.state is State.VOID:
        call.say("cli.export.sign_off", state=ApprovalWords(session.inspection, call.wording).state(session.sign_off))
    return 0
