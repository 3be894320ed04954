"""The sheet of a finding, by keys: what is typed is right, kept, offered again and never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import StoreError
from inspection.model.codes import FindingKind, FindingState, GroupCode, Severity
from inspection.model.events import FindingRecorded
from inspection.session import Session
from inspection.vietnamese import nfc
from tests.sittings import drafted, send, settled, shown
from tui.screens.dialogs import Notice
from tui.screens.draft_offer import DraftOffer
from tui.screens.finding_sheet import FindingSheet
from tui.screens.findings import FindingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.model.finding import Finding
    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]
LATE = "Hồ sơ trả kết quả quá hạn."


@pytest.fixture
def late(session: Session) -> Finding:
    """Return a recorded finding."""
    finding = drafted("late", LATE, criteria="Nghị định số 118/2025/NĐ-CP")
    session.record(FindingRecorded(finding=finding))
    return finding


async def open_sheet(pilot: Pilot[int]) -> None:
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    assert isinstance(pilot.app.screen, FindingSheet | DraftOffer)


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_sheet_shows_the_finding_at_every_size(
    open_app: OpenApp, size: tuple[int, int], language: str
) -> None:
    async with open_app(language=language).run_test(size=size) as pilot:
        await open_sheet(pilot)
        screen = shown(pilot)
        assert LATE in screen
        assert "Ctrl+S" in screen
        assert ("Mức độ" if language == "vi" else "Severity") in screen


@pytest.mark.usefixtures("late")
async def test_severity_and_enter_save_and_propose_a_date(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("3", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingsScreen)
    session.refresh()
    saved = session.inspection.finding("late")
    assert saved.severity is Severity.SERIOUS
    assert saved.due is not None
    assert (saved.condition, saved.criteria) == (LATE, "Nghị định số 118/2025/NĐ-CP")


@pytest.mark.usefixtures("late")
async def test_every_field_can_be_typed_and_is_saved_in_nfc(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("tab")
        await send(pilot, " Thêm dòng.")
        await pilot.press("tab", "tab")
        await send(pilot, "thie\u0302\u0301u ngu\u031bo\u031b\u0300i")  # accents as letters of their own
        await pilot.press("tab")
        await send(pilot, "chậm trễ")
        await pilot.press("tab")
        await send(pilot, "Bổ sung người.")
        await pilot.press("tab")
        await send(pilot, "Văn phòng")
        await pilot.press("tab", "ctrl+u")
        await send(pilot, "30/11/2025")
        await pilot.press("tab", "1")
        await pilot.press("tab", "2")
        await pilot.press("tab")
        await send(pilot, "Phường đã giải trình.")
        await pilot.press("tab")
        await send(pilot, "Bà Mơ")
        await pilot.press("tab")
        await send(pilot, "15/10/2025")
        await pilot.press("tab", "2", "ctrl+s")
        await settled(pilot)
    session.refresh()
    saved = session.inspection.finding("late")
    assert saved.condition == f"{LATE} Thêm dòng."
    assert saved.cause == nfc("thiếu người")
    assert (saved.effect, saved.recommendation, saved.unit) == ("chậm trễ", "Bổ sung người.", "Văn phòng")
    assert saved.due is not None
    assert saved.due.isoformat() == "2025-11-30"
    assert (saved.kind, saved.in_conclusion, saved.state) == (FindingKind.MAJOR, False, FindingState.CONFIRMED)
    assert (saved.explanation, saved.explained_by) == ("Phường đã giải trình.", "Bà Mơ")
    assert saved.explained_on is not None
    assert saved.explained_on.isoformat() == "2025-10-15"


@pytest.mark.usefixtures("late")
async def test_an_input_method_that_rewrites_letters_loses_nothing(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("tab", "tab", "tab")
        # Telex: "a", then backspace and "á" in one read, and so on
        await send(pilot, "qua\x7fá ha\x08ạn")
        await pilot.press("ctrl+s")
        await settled(pilot)
    session.refresh()
    assert session.inspection.finding("late").cause == "quá hạn"


@pytest.mark.usefixtures("late")
@pytest.mark.parametrize("typed", ["31/2/2025", "30/11", "mai", "30/11/25"])
async def test_a_date_that_is_none_is_refused_and_stays_to_be_mended(
    open_app: OpenApp, session: Session, typed: str
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press(*["tab"] * 7, "ctrl+u")
        await send(pilot, typed)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingSheet)
        assert "30/11/2025" in shown(pilot)
    session.refresh()
    assert session.inspection.finding("late").due is None


@pytest.mark.usefixtures("late")
async def test_a_finding_without_a_condition_is_not_saved(open_app: OpenApp) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("tab", "ctrl+u", "ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingSheet)
        assert "Chưa có hiện trạng" in shown(pilot)


async def test_esc_keeps_what_was_typed_for_the_next_time(open_app: OpenApp, session: Session, late: Finding) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("tab", "tab", "tab")
        await send(pilot, "do thiếu người")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingsScreen)
        assert "giữ làm bản gõ dở" in shown(pilot)
    session.refresh()
    assert session.inspection.finding("late") == late
    async with open_app().run_test(size=(80, 24)) as pilot:  # the next sitting
        await open_sheet(pilot)
        assert isinstance(pilot.app.screen, DraftOffer)
        assert "+ do thiếu người" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
    session.refresh()
    assert session.inspection.finding("late").cause == "do thiếu người"


@pytest.mark.usefixtures("late")
async def test_a_draft_is_in_the_store_within_a_second(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("tab", "tab", "tab")
        await send(pilot, "do")
        await pilot.pause(1.0)
        draft = workspace.draft(session.id, "finding:late")  # as a process sees it that starts after kill -9
        assert draft is not None
        assert '"cause": "do"' in draft


@pytest.mark.usefixtures("late")
async def test_an_offered_draft_can_be_dropped_or_left_for_later(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("2", "0", "escape")
        await settled(pilot)
        await open_sheet(pilot)
        await pilot.press("escape")  # for later: the sheet does not open, the draft stays
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingsScreen)
        assert workspace.draft(session.id, "finding:late")
        await open_sheet(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingSheet)
        assert workspace.draft(session.id, "finding:late") is None


async def test_a_colleagues_change_of_another_field_stands(open_app: OpenApp, session: Session, late: Finding) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        session.record(FindingRecorded(finding=replace(late, unit="Trung tâm Phục vụ hành chính công")))
        await pilot.press("tab")
        await send(pilot, " Sửa.")
        pilot.app.session.refresh()  # type: ignore[attr-defined]  # the app's own session, as the clock refreshes it
        await pilot.press("ctrl+s")
        await settled(pilot)
    session.refresh()
    saved = session.inspection.finding("late")
    assert (saved.condition, saved.unit) == (f"{LATE} Sửa.", "Trung tâm Phục vụ hành chính công")


async def test_a_colleagues_word_that_came_in_while_i_typed_another_one_is_not_replaced_silently(
    open_app: OpenApp, session: Session, late: Finding, workspace: Workspace
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        other = Session(workspace.store, session.id, "Binh@khac", workspace.clock)
        other.record(FindingRecorded(finding=replace(late, condition="Lời của Bình")))
        await pilot.press("tab")
        await send(pilot, " Sửa.")
        pilot.app.session.refresh()  # type: ignore[attr-defined]  # as above
        await pilot.press("ctrl+s")
        assert "hai người ghi khác nhau" in await settled(pilot)
    session.refresh()
    assert session.inspection.finding("late").condition == f"{LATE} Sửa."
    assert [one.field for one in session.conflicts] == ["condition"]


@pytest.mark.usefixtures("late")
async def test_stages_can_be_reached_from_a_field_with_the_draft_kept(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("tab", "x", "f7")
        await settled(pilot)
        assert isinstance(pilot.app.screen, FindingsScreen)
        assert workspace.draft(session.id, "finding:late")
        await pilot.press("z")
        await settled(pilot)


@pytest.mark.usefixtures("late")
async def test_hostile_text_is_shown_and_does_nothing(open_app: OpenApp, session: Session) -> None:
    session.record(FindingRecorded(finding=drafted("late", "[red]a[/red] \x1b[2J [/] b")))
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        assert "[red]a[/red] ␛[2J [/] b" in shown(pilot)


@pytest.mark.usefixtures("late")
async def test_the_library_offers_wordings_for_the_field(open_app: OpenApp, session: Session) -> None:
    wordings = [fault.cause.vi for fault in shipped().faults if fault.group is GroupCode.PROCEDURES]
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("ctrl+l")
        assert "không có câu mẫu" in shown(pilot)  # a severity has none
        await pilot.press("tab", "tab", "tab", "down", "down", "up")
        sheet = pilot.app.screen
        assert isinstance(sheet, FindingSheet)
        assert sheet.fields.value("cause") == wordings[0]
        await pilot.press("ctrl+l")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
    session.refresh()
    cause = session.inspection.finding("late").cause
    assert cause.startswith(f"{wordings[0]} ")
    assert cause.removeprefix(f"{wordings[0]} ") in [fault.cause.vi for fault in shipped().faults]


@pytest.mark.usefixtures("late")
async def test_a_unit_is_chosen_instead_of_typed(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press(*["tab"] * 6, "ctrl+l")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter", "ctrl+s")  # a line ends with Enter and goes on to the date
        await settled(pilot)
    session.refresh()
    assert session.inspection.finding("late").unit in {unit.name.vi for unit in shipped().units}


@pytest.mark.usefixtures("late")
async def test_nothing_is_undone_behind_an_open_sheet(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        await pilot.press("z")
        assert "Ctrl+Z" in shown(pilot)
    session.refresh()
    assert session.inspection.finding("late").condition == LATE


@pytest.mark.usefixtures("late")
async def test_a_store_that_cannot_write_is_told_and_keeps_the_words_in_sight(
    open_app: OpenApp, session: Session, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("store.full", path=workspace.folder)

    async with open_app().run_test(size=(120, 40)) as pilot:
        await open_sheet(pilot)
        monkeypatch.setattr(Session, "record", full)
        monkeypatch.setattr(type(workspace), "save_draft", full)
        await pilot.press("tab", "x")
        await pilot.pause(1.0)
        assert "Chưa giữ được bản gõ dở" in shown(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Notice)
        await pilot.press("escape")
        await settled(pilot)
        sheet = pilot.app.screen
        assert isinstance(sheet, FindingSheet)
        assert sheet.fields.value("condition") == f"{LATE}x"
    session.refresh()
    assert session.inspection.finding("late").condition == LATE
