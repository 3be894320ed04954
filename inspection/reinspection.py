"""A re-inspection (kiểm tra lại): a new inspection of the same ward that starts from what an earlier one concluded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.checklist.former import former_item
from inspection.errors import SettingsError
from inspection.model.checklist import Checklist, numbered
from inspection.model.events import ChecklistDrafted
from inspection.model.former import FindingsCarried
from inspection.model.inspection import Details
from inspection.own_indicators import catalogue_of
from inspection.repeats import carried

if TYPE_CHECKING:
    from datetime import date

    from inspection.session import Session
    from inspection.workspace import Workspace


def reinspect(workspace: Workspace, inspection_id: str, *, held_on: date | None = None) -> Session:
    """Begin the re-inspection of an inspection; its findings are the items to judge.

    Ward and team go on; the decisions that the earlier visit rested on, its period and its days do not.
    ``SettingsError`` where nothing was concluded that could be looked at again.
    """
    former = workspace.session(inspection_id).inspection
    findings = carried(former)
    details = former.details
    if not findings:
        raise SettingsError("reinspection.nothing", ward=f"{details.ward_type} {details.ward}".strip())
    criteria = former.checklist.criteria_set if former.checklist else ""
    if not criteria:
        known = catalogue_of(workspace.folder).criteria_at(held_on or workspace.clock().date())
        criteria = known.id if known else ""
    return workspace.begin(
        Details(
            ward=details.ward,
            ward_type=details.ward_type,
            city=details.city,
            place=details.place,
            held_on=held_on,
        ),
        replace(former.team, plan_decision="", team_decision="", schedule_notice=""),
        FindingsCarried(findings=findings),
        ChecklistDrafted(
            checklist=Checklist(criteria_set=criteria, items=numbered([former_item(one) for one in findings]))
        ),
    )
