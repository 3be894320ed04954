"""The list of findings, by keys: confirm, take into the conclusion, strike out with a reason, order, new, source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import EvidenceMethod, FindingState, GroupCode, Origin, Severity
from inspection.model.events import EvidenceRecorded, FindingRecorded
from inspection.model.finding import Evidence, reworded
from inspection.model.source import SourceRef
from inspection.session import Session
from inspection.vietnamese import format_date
from inspection.wording import Wording
from tests.sittings import drafted, send, settled, shown
from tui.screens.finding_sheet import FindingSheet
from tui.screens.findings import FindingsScreen
from tui.screens.text_window import SourceWindow
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]
PLACE = SourceRef(document="report", line=3, quote="đạt 97,5%")


@pytest.fixture(autouse=True)
def found(session: Session) -> None:
    """Record three findings in two groups."""
    session.record(
        FindingRecorded(finding=drafted("late", "Hồ sơ trả quá hạn", sources=(PLACE,), items=("on-time",))),
        FindingRecorded(finding=drafted("posting", "Niêm yết chưa đủ", severity=Severity.SERIOUS)),
        FindingRecorded(finding=drafted("plan", "Kế hoạch ban hành chậm", GroupCode.STEERING)),
    )


def rows(pilot: Pilot[int]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, FindingsScreen)
    return [row.finding.id if row.finding else row.group.code for row in screen.rows]


def card(pilot: Pilot[int]) -> str:
    """Return what is told of the finding under the cursor, its lines joined."""
    lines = pilot.app.screen.query_one("#finding-card", LinePanel).lines
    return " ".join(" ".join(line.plain for line in lines).split())


def state(session: Session, finding_id: str) -> FindingState:
    session.refresh()
    return session.inspection.finding(finding_id).state


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "title"), [("vi", "Tồn tại, hạn chế"), ("en", "Findings")])
async def test_findings_stand_in_their_groups_the_weightiest_first(
    open_app: OpenApp, size: tuple[int, int], language: str, title: str
) -> None:
    async with open_app(language=language).run_test(size=size) as pilot:
        await settled(pilot)
        order = rows(pilot)
        assert [one for one in order if one in ("plan", "posting", "late")] == ["plan", "posting", "late"]
        assert len(order) == 10  # seven groups, three findings
        screen = shown(pilot)
        assert title in screen
        assert "Niêm yết chưa đủ" in screen
        assert "Kế hoạch ban hành chậm" in screen


async def test_one_confirms_and_goes_on_to_the_next_draft(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("1", "1", "1")
        assert [state(session, one) for one in ("plan", "posting", "late")] == [FindingState.CONFIRMED] * 3
        await pilot.press("n")
        assert "Mọi tồn tại đã được xác nhận" in shown(pilot)
        await pilot.press("1")  # once more: a draft again
    assert state(session, "late") is FindingState.DRAFT


async def test_undo_takes_back_a_confirmation_and_goes_there(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("1", "z")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FindingsScreen)
        assert screen.current
        assert screen.current.id == "plan"
    assert state(session, "plan") is FindingState.DRAFT


async def test_two_leaves_a_finding_out_of_the_conclusion(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        session.refresh()
        assert not session.inspection.finding("plan").in_conclusion
        await pilot.press("2")
    session.refresh()
    assert session.inspection.finding("plan").in_conclusion


async def test_striking_out_asks_for_a_reason_and_can_be_restored(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("4", "enter")
        assert "phải ghi lý do" in shown(pilot)
        assert state(session, "plan") is FindingState.DRAFT
        await pilot.press("4")
        await send(pilot, "đã khắc phục\r")
        await settled(pilot)
        assert state(session, "plan") is FindingState.STRUCK
        assert session.inspection.finding("plan").struck_reason == "đã khắc phục"
        await pilot.press("1")
        assert state(session, "plan") is FindingState.STRUCK
        await pilot.press("F")
        await settled(pilot)
        assert "plan" not in rows(pilot)
        await pilot.press("F")
        await settled(pilot)
        await pilot.press("home", "j", "4")
        await settled(pilot)
    assert state(session, "plan") is FindingState.DRAFT
    assert session.inspection.finding("plan").struck_reason == ""


async def test_order_within_a_group_is_the_order_of_the_notice(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "n", "K")  # the lighter one first
        await settled(pilot)
        assert [one for one in rows(pilot) if one in ("late", "posting")] == ["late", "posting"]
        await pilot.press("K")
        assert "đầu hoặc cuối nhóm" in shown(pilot)
        await pilot.press("J")
        await settled(pilot)
        assert [one for one in rows(pilot) if one in ("late", "posting")] == ["posting", "late"]
        await pilot.press("z", "z")
        await settled(pilot)
        assert [one for one in rows(pilot) if one in ("late", "posting")] == ["posting", "late"]
    session.refresh()
    assert {session.inspection.finding(one).rank for one in ("late", "posting")} == {0}


async def test_a_new_finding_belongs_to_the_group_under_the_cursor(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end", "t")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingSheet)
        await pilot.press("tab")
        await send(pilot, "Chưa có quy chế an toàn thông tin")
        await pilot.press("ctrl+s")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FindingsScreen)
        assert screen.current
        assert screen.current.condition == "Chưa có quy chế an toàn thông tin"
    session.refresh()
    new = session.inspection.findings[-1]
    assert (new.group, new.origin, new.items) == (GroupCode.DIGITAL, Origin.PERSON, ())
    assert new.due is not None


async def test_a_new_finding_left_unfinished_is_offered_by_the_next_one(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end", "t")
        await settled(pilot)
        await pilot.press("tab")
        await send(pilot, "Dở dang")
        await pilot.press("escape", "home", "t")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
    session.refresh()
    new = session.inspection.findings[-1]
    assert (new.condition, new.group) == ("Dở dang", GroupCode.DIGITAL)  # where it was begun


async def test_the_source_is_shown_with_its_line(open_app: OpenApp) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        assert "không dẫn về dòng nào" in shown(pilot)
        await pilot.press("n", "n", "v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SourceWindow)
        assert "Báo cáo, dòng 3" in shown(pilot)


async def test_a_key_on_a_heading_says_what_it_would_need(open_app: OpenApp) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("home", "1")
        assert "tên nhóm" in shown(pilot)


async def test_a_struck_finding_can_be_looked_at(open_app: OpenApp, session: Session) -> None:
    struck = replace(session.inspection.finding("plan"), state=FindingState.STRUCK, struck_reason="trùng")
    session.record(FindingRecorded(finding=struck))
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("home", "j", "enter")
        await settled(pilot)
        assert "Đã gạch bỏ" in shown(pilot)


@pytest.mark.parametrize(("place", "item", "finding"), [(0, None, "plan"), (2, "on-time", "")])
async def test_b_records_evidence_for_the_finding_or_its_item(
    open_app: OpenApp, session: Session, place: int, item: str | None, finding: str
) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press(*["n"] * place, "b")
        await settled(pilot)
        await send(pilot, "12/KH\r")
        await settled(pilot)
        assert "12/KH-UBND" in shown(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FindingsScreen)
        assert screen.current
        current = screen.current
    session.refresh()
    (evidence,) = session.inspection.evidence_of(current)
    assert (evidence.item, evidence.finding) == (item, finding)


async def test_unsaved_typing_is_marked_in_the_list(open_app: OpenApp) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "N*" not in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("tab", "x", "escape")
        await settled(pilot)
        assert " N*2 KL" in shown(pilot)


async def test_hostile_words_are_shown_as_they_are(open_app: OpenApp, session: Session) -> None:
    session.record(FindingRecorded(finding=drafted("late", "[b]x[/b] \x1b[31m [/] y")))
    async with open_app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "[b]x[/b] ␛[31m [/] y" in shown(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_r_records_what_the_ward_says_and_the_words_before_it_stay_in_sight(
    open_app: OpenApp, session: Session, size: tuple[int, int]
) -> None:
    async with open_app(item="plan").run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        await send(pilot, "Chờ hướng dẫn của Sở")
        await pilot.press("tab")
        await send(pilot, "Bà Lã Thị Mơ, Phó Chủ tịch")
        await pilot.press("tab")
        await send(pilot, "14/10/2025")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Bà Lã Thị Mơ, Phó Chủ tịch, 14/10/2025" in card(pilot)
        await pilot.press("enter", "tab")
        await settled(pilot)
        await send(pilot, " 10 ngày")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Trước giải trình, hiện trạng: Kế hoạch ban hành chậm" in card(pilot)
    session.refresh()
    plan = session.inspection.finding("plan")
    assert (plan.explained_by, format_date(plan.explained_on)) == ("Bà Lã Thị Mơ, Phó Chủ tịch", "14/10/2025")
    assert reworded(plan) == (("condition", "Kế hoạch ban hành chậm", "Kế hoạch ban hành chậm 10 ngày"),)


async def test_equals_joins_a_finding_with_the_one_above_and_z_parts_them(open_app: OpenApp, session: Session) -> None:
    first = session.inspection.findings
    async with open_app(item="late").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("equals_sign")
        await settled(pilot)
        session.refresh()
        joined, other = session.inspection.finding("posting"), session.inspection.finding("late")
        assert joined.condition == "Niêm yết chưa đủ\nHồ sơ trả quá hạn"
        assert (joined.items, joined.sources, joined.severity) == (("on-time",), (PLACE,), Severity.SERIOUS)
        assert (other.state, other.struck_reason) == (FindingState.STRUCK, "Gộp vào tồn tại: Niêm yết chưa đủ")
        await pilot.press("equals_sign")
        await settled(pilot)
        assert Wording("vi")("finding.nothing_to_merge") in shown(pilot)
        await pilot.press("z")
        await settled(pilot)
        session.refresh()
        assert session.inspection.findings == first


async def test_evidence_of_a_finding_without_item_goes_with_it(open_app: OpenApp, session: Session) -> None:
    proof = Evidence(id="e", item=None, method=EvidenceMethod.TEST, description="Bảng cũ", finding="late")
    session.record(EvidenceRecorded(evidence=proof))
    async with open_app(item="late").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("equals_sign")
        await settled(pilot)
        session.refresh()
        assert [one.finding for one in session.inspection.evidence] == ["posting"]


# -- two people's words


def disputed(session: Session, workspace: Workspace, **fields: tuple[object, object]) -> None:
    """Let two people set fields of one finding to two values, unseen of each other."""
    other = Session(workspace.store, session.id, "Binh@khac", workspace.clock)
    session.refresh()
    other.refresh()
    known = session.inspection.finding("late")
    for place, writer in enumerate((other, session)):
        said = {name: values[place] for name, values in fields.items()}
        writer.record(FindingRecorded(finding=replace(known, **said)))  # type: ignore[arg-type]  # fields of Finding


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "cause"), [("1", "Thiếu người"), ("2", "Thiếu máy"), ("3", "Thiếu người\nThiếu máy"), ("4", "Thiếu máy")]
)
async def test_two_words_for_one_field_stand_on_the_finding_and_a_digit_chooses(
    open_app: OpenApp, session: Session, workspace: Workspace, size: tuple[int, int], key: str, cause: str
) -> None:
    disputed(session, workspace, cause=("Thiếu người", "Thiếu máy"))
    async with open_app("findings").run_test(size=size) as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FindingsScreen)
        while screen.current is None or screen.current.id != "late":
            await pilot.press("j")
        assert "nguyên nhân: hai người ghi khác nhau" in card(pilot)
        assert "1 Binh: “Thiếu người” 2 Hoa: “Thiếu máy” 3 giữ cả hai" in card(pilot)
        assert "N≠" in shown(pilot)
        await pilot.press(key)
        await settled(pilot)
        assert ("hai người ghi khác nhau" in card(pilot)) is (key == "4")
    session.refresh()
    found = session.inspection.finding("late")
    assert (found.cause, found.state, found.in_conclusion) == (cause, FindingState.DRAFT, True)


async def test_what_one_struck_out_and_another_worked_on_stays_in_the_list_until_somebody_chooses(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    known = session.inspection.finding("late")
    session.record(FindingRecorded(finding=replace(known, cause="Chưa rõ")))
    other = Session(workspace.store, session.id, "Binh@khac", workspace.clock)
    session.record(FindingRecorded(finding=replace(session.inspection.finding("late"), effect="Dân chờ")))
    struck = replace(known, cause="Chưa rõ", state=FindingState.STRUCK, struck_reason="trùng")
    other.record(FindingRecorded(finding=struck))
    async with open_app("findings").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FindingsScreen)
        assert "late" in rows(pilot)
        while screen.current is None or screen.current.id != "late":
            await pilot.press("j")
        assert "trạng thái: hai người ghi khác nhau" in card(pilot)
        await pilot.press("1")
        await settled(pilot)
    assert state(session, "late") is FindingState.DRAFT
    assert session.inspection.finding("late").effect == "Dân chờ"


async def test_key_3_says_what_it_is_for(open_app: OpenApp) -> None:
    async with open_app("findings").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("3")
        assert "Phím 3 chỉ dùng khi hai người ghi khác nhau" in await settled(pilot)
