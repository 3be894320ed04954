"""``step``: go through the checklist of an inspection, in the app or by lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.errors import InspectionError, SettingsError
from inspection.own_indicators import catalogue_of
from inspection.progress import progress
from inspection.vietnamese import fold, nfc
from tui.cli.screen import show
from tui.cli.workplace import chosen, open_workspace, terminal
from tui.opened import Opened
from tui.phrases import ward_name
from tui.plain import sitting
from tui.plain.desk import STAGE, Desk
from tui.plain.keys import LineKeys
from tui.plain.voice import Voice

if TYPE_CHECKING:
    from inspection.model.catalogue import Catalogue
    from inspection.model.codes import GroupCode
    from inspection.workspace import Workspace
    from tui.cli.call import Call


def step(call: Call) -> int:
    """Go through an inspection's checklist; without ``--plain`` in the app, where there is a terminal for it."""
    options = call.options
    if options.who:
        call = replace(call, settings=replace(call.settings, name=nfc(options.who).strip()))
    with open_workspace(call) as workspace:
        inspection = _meant(workspace, options.inspection)
        if options.plain or not terminal():
            _by_lines(call, workspace, inspection)
            return 0
        place = workspace.place(inspection)
        workspace.remember_place(inspection, STAGE, place.item if place else "")
    return show(call.settings, call.settings.workspace, inspection)


def _meant(workspace: Workspace, beginning: str | None) -> str:
    """Return the id of the inspection whose id begins so; without one, of the only one that there is.

    Not of the last changed one: a verdict in the wrong inspection would stand in its journal.
    """
    summaries = workspace.inspections()
    if beginning is None and len(summaries) > 1:
        names = "; ".join(f"{one.id} ({one.ward_type} {one.ward})" for one in summaries)
        raise SettingsError("cli.which_inspection", count=len(summaries), names=names)
    return chosen(workspace, beginning).id


def _by_lines(call: Call, workspace: Workspace, inspection: str) -> None:
    """Sit over the checklist by lines; however it ends, what is safe is told where anybody can hear it."""
    catalogue = catalogue_of(workspace.folder)
    group = _group(call.options.group, catalogue) if call.options.group else None
    voice = Voice(call.wording.with_keys(LineKeys(call.wording.key_of)))
    opened = Opened(workspace.session(inspection), workspace, catalogue)
    desk = Desk(opened, workspace, catalogue, voice, group=group, every=call.options.all)
    _greet(desk, workspace)
    try:
        sitting.sit(desk)
    except (KeyboardInterrupt, InspectionError):
        voice.put("")
        sitting.tell_what_is_safe(desk)
        raise
    except BrokenPipeError:
        call.say("plain.closed", actions=desk.written)
        raise
    sitting.tell_what_is_safe(desk)


def _greet(desk: Desk, workspace: Workspace) -> None:
    details, so_far = desk.inspection.details, progress(desk.inspection)[None]
    desk.voice.say(
        "plain.begin",
        ward=ward_name(details.ward_type, details.ward),
        items=so_far.items,
        judged=so_far.judged,
        who=name_of(workspace.actor),
    )


def _group(typed: str, catalogue: Catalogue) -> GroupCode:
    """Return the group of a number, a Roman numeral, a short name or a code."""
    for place, group in enumerate(catalogue.groups, 1):
        if fold(nfc(typed).strip()) in (str(place), fold(group.numeral), fold(group.short), group.code):
            return group.code
    known = ", ".join(f"{place} {group.short} ({group.code})" for place, group in enumerate(catalogue.groups, 1))
    raise SettingsError("cli.unknown_group", group=typed, known=known)
