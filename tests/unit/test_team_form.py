"""A team typed in by hand: what is kept, what is refused, what is worth knowing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection.model.codes import GroupCode, Role
from inspection.model.inspection import Member, Team
from inspection.paths import SAMPLES
from inspection.team_file import read_team
from tui.new_form import NewForm
from tui.team_form import head_of, notes, rows, value, with_field, with_group, with_member, with_role

NAMES = {group: group.value for group in GroupCode}
TEAM = Team(members=(Member(name="Trịnh Công Lập", role=Role.HEAD), Member(name="Âu Thị Diệp", role=Role.SECRETARY)))


def told(team: Team) -> set[str]:
    return {note.text.removeprefix("team_sheet.") for note in notes(team, NAMES)}


def test_a_field_is_typed_and_recipients_are_parted() -> None:
    team = with_field(TEAM, "recipients", " UBND tỉnh (để báo cáo);  Lưu: VT ;")
    assert team.recipients == ("UBND tỉnh (để báo cáo)", "Lưu: VT")
    assert value(team, "recipients") == "UBND tỉnh (để báo cáo); Lưu: VT"
    assert with_field(TEAM, "signer", " Lương  Bảo Trân ").signer == "Lương Bảo Trân"


def test_there_is_one_head_only() -> None:
    assert with_role(TEAM, 1, Role.HEAD) is None
    freed = with_role(TEAM, 0, Role.DEPUTY)
    assert freed is not None
    changed = with_role(freed, 1, Role.HEAD)
    assert changed is not None
    assert head_of(changed) == changed.members[1]


def test_groups_are_assigned_and_taken_off_in_their_order() -> None:
    team = with_group(with_group(TEAM, 0, GroupCode.DIGITAL), 0, GroupCode.STEERING)
    assert team.members[0].groups == (GroupCode.STEERING, GroupCode.DIGITAL)
    assert with_group(team, 0, GroupCode.DIGITAL).members[0].groups == (GroupCode.STEERING,)


def test_members_are_added_and_taken_off() -> None:
    more = with_member(TEAM, 2, Member(name="Khúc Gia Bình"))
    assert [row.member for row in rows(more)][:4] == [0, 1, 2, None]
    assert with_member(more, 2, None) == TEAM


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        (Team(), set()),
        (TEAM, set()),
        (Team(members=(Member(name="A"),)), {"no_head", "no_secretary"}),
        (replace(TEAM, members=(*TEAM.members, Member(name="AU THI DIEP"))), {"twice"}),
        (with_group(TEAM, 0, GroupCode.DIGITAL), {"unassigned"}),
        (replace(TEAM, team_decision="Quyết định của Chủ tịch UBND tỉnh"), {"no_number"}),
        (replace(TEAM, team_decision="Quyết định số 3360/QĐ-UBND"), {"no_number"}),
        (replace(TEAM, team_decision="Quyết định số 3360/QĐ-UBND ngày 15/9/2025"), set()),
        (replace(TEAM, plan_decision="Kế hoạch số 12/2025/KH-SNV ngày 15/9/2025"), set()),
        (read_team(SAMPLES / "team.toml"), set()),
    ],
)
def test_what_is_worth_knowing_is_told(team: Team, expected: set[str]) -> None:
    assert told(team) == expected


def test_a_typed_team_outlives_the_program() -> None:
    form = NewForm().with_team(None, with_group(TEAM, 1, GroupCode.DIGITAL))
    assert NewForm.from_draft(form.draft()) == form
