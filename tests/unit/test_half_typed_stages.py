"""Every text that is kept while it is typed has the screen on which it goes on, in the window and in the close-out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from inspection.model.notice import Blocker
from tests import notices
from tui import half_typed
from tui.half_typed import stage_of
from tui.point_rows import Target, target_of

TUI = Path(half_typed.__file__).parent
KINDS = {
    kind
    for path in TUI.rglob("*.py")
    for kind in re.findall(r'draft\w* ?= ?f?"([a-z-]+)[:"]', path.read_text(encoding="utf-8"))
}
STAGES = {
    "note:TT-06": "checklist",
    "flag:TT-06": "checklist",
    "finding:f-late": "findings",
    "building:TT-06:words": "building",
    "registry:number": "notice",
    "excuse:finding_cause f-late": "close_out",
    "unlock": "close_out",
    "retest:f-late": "remediation",
    "report:f-late": "remediation",
    "done:f-late": "remediation",
    "reading:report:x:0": "documents",
}


def test_every_kind_that_a_screen_keeps_is_known() -> None:
    assert {"note", "excuse", "unlock", "report", "done", "building"} <= KINDS
    assert {kind for kind in KINDS if stage_of(kind) == "documents"} <= {"reading", "adding"}


@pytest.mark.parametrize(("field", "stage"), STAGES.items())
def test_a_point_of_the_close_out_leads_to_where_the_text_was_typed(field: str, stage: str) -> None:
    point = Blocker(code="unsaved_text", hard=False, place=field, label="")
    assert stage_of(field) == stage
    assert target_of(point, notices.inspection()).stage == stage


def test_a_finding_that_is_not_written_yet_is_typed_on_its_item() -> None:
    point = Blocker(code="unsaved_text", hard=False, place="finding:item:TT-06", label="")
    assert target_of(point, notices.inspection()) == Target("checklist", "TT-06")
    words = Blocker(code="unsaved_text", hard=False, place="building:TT-06:words", label="")
    assert target_of(words, notices.inspection()) == Target("building", "TT-06")
