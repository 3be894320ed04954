"""The close-out by keys: what is open and its place, minutes, signatures, unlocking, clashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection.content import digest
from inspection.model.codes import EvidenceMethod, FindingState, Role, Verdict
from inspection.model.documents import Period
from inspection.model.events import DetailsChanged, EvidenceRecorded, FindingRecorded, TeamChanged, VerdictGiven
from inspection.model.finding import Evidence
from inspection.model.inspection import Member
from inspection.session import Session
from inspection.vietnamese import format_date
from tests.sittings import HELD, drafted, settled, shown
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.close_out import CloseOutScreen
from tui.screens.details import DetailsScreen
from tui.screens.findings import FindingsScreen
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]
CONDITION = "Hồ sơ trả quá hạn tại thời điểm kiểm tra"
HEAD = Member(name="Trịnh Công Lập", post="Phó Giám đốc", role=Role.HEAD)
MEMBER = Member(name="Âu Thị Vân", post="Chuyên viên")
WHOLE = drafted(
    "late",
    CONDITION,
    items=("posted",),
    state=FindingState.CONFIRMED,
    criteria="Nghị định 118/2025/NĐ-CP",
    cause="Thiếu nhân sự",
    effect="Người dân chờ lâu",
    recommendation="Bố trí đủ người",
    unit="Văn phòng",
    due=date(2099, 1, 15),
)


def screen(pilot: Pilot[int]) -> CloseOutScreen:
    assert isinstance(pilot.app.screen, CloseOutScreen)
    return pilot.app.screen


@pytest.fixture
def sound(session: Session) -> Session:
    """Bring the inspection to where nothing hard is open."""
    inspection = session.inspection
    period = Period(start=date(2025, 1, 1), end=date(2025, 9, 30))
    session.record(
        DetailsChanged(details=replace(inspection.details, period=period, remediation_due=date(2099, 2, 1))),
        TeamChanged(team=replace(inspection.team, members=(HEAD, MEMBER))),
        VerdictGiven(item="posted", verdict=Verdict.NOT_MET),
        FindingRecorded(finding=WHOLE),
        EvidenceRecorded(
            evidence=Evidence(id="e", item="posted", method=EvidenceMethod.EXAMINE, description="Xem bảng niêm yết")
        ),
    )
    return session


async def sign(pilot: Pilot[int], who: str) -> None:
    """Sign for a member by keys: who, the day as it stands, yes."""
    await pilot.press("s")
    await pilot.press(*who)
    await pilot.press("enter", "enter")
    await pilot.pause()
    await pilot.press("enter")
    await settled(pilot)


async def to_point(pilot: Pilot[int], code: str) -> None:
    place = next(number for number, one in enumerate(screen(pilot).points) if one.code == code)
    screen(pilot).query_one("#close-out-points", RowList).move_to(0)
    await pilot.press(*["j"] * place)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_list_and_the_signatures_are_shown(open_app: OpenApp, size: tuple[int, int], language: str) -> None:
    async with open_app("close_out", language).run_test(size=size) as pilot:
        await settled(pilot)
        text = shown(pilot)
        assert ("PHẢI SỬA" if language == "vi" else "MUST FIX") in text
        assert ("CHƯA KÝ" if language == "vi" else "NOT SIGNED") in text
        assert "Nguyễn Thị Hoa" in text
        await pilot.press("v")
        await pilot.pause()
        assert digest(screen_below(pilot).inspection)[:12] in shown(pilot)


def screen_below(pilot: Pilot[int]) -> CloseOutScreen:
    below = pilot.app.screen_stack[-2]
    assert isinstance(below, CloseOutScreen)
    return below


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_to_the_place_and_escape_comes_back_to_the_next_point(
    open_app: OpenApp, session: Session, size: tuple[int, int]
) -> None:
    session.record(FindingRecorded(finding=replace(WHOLE, criteria="", recommendation="")))
    async with open_app("close_out").run_test(size=size) as pilot:
        await settled(pilot)
        await to_point(pilot, "finding_criteria")
        following = screen(pilot).points[screen(pilot).points.index(screen(pilot).current) + 1]
        await pilot.press("enter")
        await settled(pilot)
        there = pilot.app.screen
        assert isinstance(there, FindingsScreen)
        assert there.current
        assert there.current.id == "late"
        await pilot.press("escape")
        await settled(pilot)
        assert screen(pilot).current == following


@pytest.mark.parametrize(("code", "where"), [("item_not_judged", ChecklistScreen), ("details_missing", DetailsScreen)])
async def test_every_kind_of_point_has_its_place_and_the_way_back(open_app: OpenApp, code: str, where: type) -> None:
    async with open_app("close_out").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await to_point(pilot, code)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, where)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, CloseOutScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, CloseOutScreen)


async def test_n_goes_round_what_must_be_put_right(open_app: OpenApp) -> None:
    async with open_app("close_out").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        seen = []
        for _ in range(sum(one.hard for one in screen(pilot).points) + 1):
            await pilot.press("n")
            seen.append(screen(pilot).current)
        assert all(one and one.hard for one in seen)
        assert seen[0] == seen[-1]


async def test_nobody_signs_while_something_hard_is_open(open_app: OpenApp, session: Session) -> None:
    async with open_app("close_out").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        assert "Chưa ký được" in shown(pilot)
    assert session.inspection.approvals == ()


@pytest.mark.parametrize("size", SIZES)
async def test_everybody_signs_by_keys_and_the_soft_points_are_confirmed_once(
    open_app: OpenApp, sound: Session, size: tuple[int, int]
) -> None:
    async with open_app("close_out").run_test(size=size) as pilot:
        await settled(pilot)
        assert sum(one.hard for one in screen(pilot).points) == 0
        soft = len(screen(pilot).points)
        assert soft
        await pilot.press("s", *"van", "enter", "enter")
        await pilot.pause()
        assert f"{soft} điểm còn để ngỏ" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "KÝ MỘT PHẦN" in shown(pilot)
        await sign(pilot, "lap")
        assert "ĐÃ KÝ" in shown(pilot)
        await pilot.press("s")
        assert "Mọi thành viên đã ký" in shown(pilot)
    sound.refresh()
    given = sound.inspection.approvals
    assert [(one.name, one.role) for one in given] == [("Âu Thị Vân", Role.MEMBER), ("Trịnh Công Lập", Role.HEAD)]
    assert {one.content for one in given} == {digest(sound.inspection)}
    assert len(given[0].accepted) == soft


async def test_escape_signs_nothing(open_app: OpenApp, sound: Session) -> None:
    async with open_app("close_out").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter", "enter")
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert "CHƯA KÝ" in shown(pilot)
    sound.refresh()
    assert sound.inspection.approvals == ()


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_signature_is_neither_back_dated_nor_in_the_future(
    open_app: OpenApp, sound: Session, workspace: Workspace, days: int
) -> None:
    day = format_date(workspace.clock().date() + timedelta(days=days))
    async with open_app("close_out").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter", *["backspace"] * 10, *day, "enter")
        await settled(pilot)
        assert "Chưa ký gì" in " ".join(shown(pilot).replace("│", " ").split())
    sound.refresh()
    assert sound.inspection.approvals == ()


async def test_what_is_signed_answers_every_changing_key_and_unlocking_begins_version_two(
    open_app: OpenApp, sound: Session
) -> None:
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await sign(pilot, "lap")
        entries = len(pilot.app.session.entries)  # type: ignore[attr-defined]  # the app under test
        for stage, keys in (
            ("f3", "enter c 3 x plus equals_sign b r"),
            ("f4", "enter 3 x plus equals_sign c asterisk C"),
            ("f5", "enter 4"),
            ("f6", "1 2 3 4 5 0 enter r s b t c x m"),
            ("f7", "enter 1 2 4 t b K J"),
            ("f8", "b 1 c"),
            ("D", "enter"),
        ):
            await pilot.press(stage)
            await settled(pilot)
            for key in keys.split():
                await pilot.press(key)
                await pilot.pause()
                assert len(pilot.app.screen_stack) == 2, (stage, key)
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press("1")
        assert "không sửa được nữa" in shown(pilot)
        await pilot.press("z")
        await settled(pilot)
        assert "Không lùi quá lần ký" in shown(pilot)
        assert len(pilot.app.session.entries) == entries  # type: ignore[attr-defined]  # as above
        await pilot.press("colon", *"mokhoa", "enter")
        await pilot.pause()
        await pilot.press(*"Sua so lieu", "enter")
        await settled(pilot)
        assert "phiên bản 2" in shown(pilot)
        await pilot.press("f8")
        await settled(pilot)
        assert "MẤT HIỆU LỰC" in shown(pilot)
        assert "Sua so lieu" in shown(pilot)
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
    sound.refresh()
    assert len(sound.entries) == entries + 2


async def test_a_change_after_signing_is_told_with_field_person_and_time(
    open_app: OpenApp, sound: Session, workspace: Workspace
) -> None:
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await sign(pilot, "van")
        other = Session(workspace.store, sound.id, "Binh@khac", workspace.clock)
        other.record(FindingRecorded(finding=replace(WHOLE, condition=CONDITION + "!")))
        pilot.app.session.refresh()  # type: ignore[attr-defined]  # the app under test
        await pilot.press("f8")
        await settled(pilot)
        text = " ".join(shown(pilot).split())
        assert "CHỮ KÝ MẤT HIỆU LỰC" in text
        await pilot.press("v")
        await pilot.pause()
        lines = pilot.app.screen.query_one("#window-text", LinePanel).lines
        text = " ".join(" ".join(line.plain for line in lines).split())
        assert "hiện trạng" in text
        assert f"“{CONDITION}” → “{CONDITION}!”" in text
        assert "Binh" in text
        await pilot.press("escape", "f9")
        await settled(pilot)
        assert "MẤT HIỆU LỰC" in shown(pilot)


async def test_minutes_are_recorded_with_the_confirmed_findings(open_app: OpenApp, sound: Session) -> None:
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert any(one.code == "minutes_missing" for one in screen(pilot).points)
        await pilot.press("b", "enter")
        await settled(pilot)
        assert not any(one.code == "minutes_missing" for one in screen(pilot).points)
        assert format_date(HELD) in shown(pilot)
    sound.refresh()
    assert sound.inspection.minutes is not None
    assert sound.inspection.minutes.conditions == {"late": CONDITION}


async def test_a_missing_cause_stands_with_a_reason(open_app: OpenApp, sound: Session) -> None:
    sound.record(FindingRecorded(finding=replace(WHOLE, cause="")))
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("c", *"Cho ket luan", "enter")
        await settled(pilot)
        assert not any(one.hard for one in screen(pilot).points)
        await to_point(pilot, "item_not_judged")
        await pilot.press("c")
        assert "không bỏ qua bằng lý do được" in shown(pilot)


async def test_the_next_point_of_a_kind_is_offered_the_same_reason(open_app: OpenApp, sound: Session) -> None:
    other = replace(WHOLE, id="other", condition="Niêm yết thiếu", cause="", effect="")
    sound.record(FindingRecorded(finding=replace(WHOLE, cause="")), FindingRecorded(finding=other))
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("c", *"Cho ket luan", "enter")
        await settled(pilot)
        await pilot.press("n", "c", "enter")
        await settled(pilot)
        (left,) = (one for one in screen(pilot).points if one.hard)
        assert left.code == "finding_effect"  # of another kind: nothing is offered
        await to_point(pilot, "finding_effect")
        await pilot.press("c")
        assert "Cho ket luan" not in shown(pilot).splitlines()[-2]
    sound.refresh()
    assert sound.inspection.excuses == {"finding_cause late": "Cho ket luan", "finding_cause other": "Cho ket luan"}


@pytest.mark.parametrize(("key", "kept"), [("1", Verdict.MET), ("2", Verdict.PARTLY)])
async def test_a_clash_shows_both_values_and_a_digit_chooses(
    open_app: OpenApp, sound: Session, workspace: Workspace, key: str, kept: Verdict
) -> None:
    other = Session(workspace.store, sound.id, "Binh@khac", workspace.clock)
    sound.refresh()
    other.record(VerdictGiven(item="on-time", verdict=Verdict.MET))
    sound.record(VerdictGiven(item="on-time", verdict=Verdict.PARTLY))
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        point = screen(pilot).current
        assert point
        assert point.code == "clash"
        text = " ".join(shown(pilot).split())
        assert "Binh: Đạt" in text
        assert "Hoa: Đạt một phần" in text
        await pilot.press(key)
        await settled(pilot)
        assert not any(one.code == "clash" for one in screen(pilot).points)
    sound.refresh()
    assert sound.inspection.answer("on-time").verdict is kept


@pytest.mark.parametrize(("key", "kept"), [("1", "Thiếu máy"), ("2", "Nghỉ thai sản")])
async def test_two_words_for_one_field_of_a_finding_stand_there_and_a_digit_chooses(
    open_app: OpenApp, sound: Session, workspace: Workspace, key: str, kept: str
) -> None:
    other = Session(workspace.store, sound.id, "Binh@khac", workspace.clock)
    sound.refresh()
    other.record(FindingRecorded(finding=replace(WHOLE, cause="Thiếu máy", unit="Phòng Văn hóa")))
    sound.record(FindingRecorded(finding=replace(WHOLE, cause="Nghỉ thai sản", effect="Dân đi lại nhiều lần")))
    async with open_app("close_out").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        (point,) = (one for one in screen(pilot).points if one.code == "clash")
        assert point.hard
        assert point is screen(pilot).current
        text = " ".join(shown(pilot).split())
        assert "nguyên nhân" in text
        assert "Binh: “Thiếu máy”; Hoa: “Nghỉ thai sản”" in text
        await pilot.press(key)
        await settled(pilot)
        assert not any(one.code == "clash" for one in screen(pilot).points)
    sound.refresh()
    found = sound.inspection.finding("late")
    assert (found.cause, found.unit, found.effect) == (kept, "Phòng Văn hóa", "Dân đi lại nhiều lần")
