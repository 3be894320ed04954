"""What is content and what is not; the hash is the same on every machine and in every later version."""

from __future__ import annotations

from dataclasses import fields, replace

from inspection.content import Part, differences, digest, part_of, parts
from inspection.model.events import EVENTS
from inspection.model.inspection import Inspection
from tests import notices

CONTENT = {
    "details",
    "team",
    "plan",
    "plan_is_own",
    "report",
    "checklist",
    "answers",
    "evidence",
    "findings",
    "former",
    "issue_decisions",
    "minutes",
    "excuses",
}
NO_CONTENT = {
    "id": "names the inspection, says nothing",
    "as_read": "the machine's reading; what holds is in plan and report",
    "corrections": "how plan and report came to hold what they do",
    "drafted": "the machine's own checklist; what holds is in checklist",
    "draft_decisions": "how the checklist came to hold what it does",
    "registration": "the registry's, given after the signatures",
    "remediations": "what follows on the notice",
    "approvals": "the signatures themselves",
    "versions": "which of them stand",
}
SILENT = {
    "InspectionOpened": "the first one; whoever signs has seen it",
    "ItemFlagged": "a mark for the work",
    "ItemParked": "a mark for the work",
    "ItemClaimed": "who works on it",
    "Approved": "a signature",
    "NoticeRegistered": "the registry's number and day, given after the signatures",
    "RemediationUnitSet": "what follows on the notice",
    "RemediationDueSet": "what follows on the notice",
    "RemediationReported": "what follows on the notice",
    "RemediationProved": "what follows on the notice",
    "RemediationRetested": "what follows on the notice",
    "RemediationNoted": "what follows on the notice",
    "Reopened": "a new version of the same content",
    "Undone": "counts by what it withdraws",
    "Redone": "counts by what it brings back",
}


def test_every_field_of_an_inspection_is_content_or_said_not_to_be() -> None:
    assert {field.name for field in fields(Inspection)} == CONTENT | NO_CONTENT.keys()


def test_every_kind_of_event_sets_content_or_is_said_not_to() -> None:
    from inspection.content import _PARTS  # noqa: PLC0415  # what the test is about

    assert {kind.__name__ for kind in _PARTS} | SILENT.keys() == set(EVENTS)
    assert part_of(next(entry.event for entry in notices.entries())) is None


def test_the_hash_is_pinned() -> None:
    """Another value means that every signature ever given would be void: add fields with defaults instead."""
    assert digest(notices.inspection()) == "4fb1af6f7e9bc82b46116c4ab4ce6d15fdf33fb0930c5cc4c2c55306c68c98b9"


def test_content_is_taken_apart_by_what_people_speak_of() -> None:
    made = parts(notices.inspection())
    assert {"details", "team", "plan", "report", "item", "answer", "evidence", "finding"} <= {p.kind for p in made}
    assert made[Part("finding", "f-late")]["condition"]


def test_content_differs_from_itself_in_nothing() -> None:
    made = parts(notices.inspection())
    assert differences(made, made) == ()


def test_half_a_surrogate_pair_counts_as_what_a_file_makes_of_it() -> None:
    inspection = notices.inspection()
    halves = replace(inspection, details=replace(inspection.details, place="x\ud83dy"))
    written = replace(inspection, details=replace(inspection.details, place="x\ufffdy"))
    assert digest(halves) == digest(written)
