"""Many items at once, reasons and their wordings, and verdicts against the suggestion, by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.codes import Origin, Verdict
from inspection.model.issue import PassedCheck
from inspection.wording import Wording
from tests.sittings import ON_TIME, PLAN, POSTED, at, press, send, settled, shown
from tui.key_names import NamesOfKeys
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SAY = Wording("vi", NamesOfKeys())


def undone(session: Session) -> int:
    """Take everything back and return how many undos that took."""
    session.refresh()
    return sum(session.undo().outcome == "done" for _ in range(20))


async def test_a_range_gets_one_verdict_one_reason_and_one_undo(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        first = session.inspection
        await press(pilot, "shift+down", "shift+down", "4")
        assert SAY("checklist.offer_common_reason", count=3, verdict=SAY("code.verdict.not_applicable"))[:30] in shown(
            pilot
        )
        await press(pilot, "enter", "tab", "enter")
        session.refresh()
        answers = [session.inspection.answer(item) for item in (PLAN, ON_TIME, POSTED)]
        assert {answer.verdict for answer in answers} == {Verdict.NOT_APPLICABLE}
        assert {answer.reason for answer in answers} == {"Không phát sinh trong thời kỳ kiểm tra."}
        assert {answer.origin for answer in answers} == {Origin.BULK}
        await press(pilot, "z")
        session.refresh()
        assert session.inspection == first


async def test_a_range_gets_shorter_on_the_way_back_and_esc_takes_marks_off(open_app: OpenApp) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "shift+down", "shift+down", "shift+up")
        assert pilot.app.screen.marked == {PLAN, ON_TIME}  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert pilot.app.screen.marked == set()  # type: ignore[attr-defined]
        assert at(pilot) == ON_TIME


async def test_one_undo_takes_back_a_verdict_with_its_reason(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "enter", "down", "down", "enter")
    assert session.refresh()
    assert session.inspection.answer(POSTED).reason.startswith("Hồ sơ xuất trình chưa đầy đủ")
    assert undone(session) == 1


async def test_the_arrows_bring_back_what_was_typed(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "4", "enter")
        await send(pilot, "chờ Sở")
        await press(pilot, "down", "up", "enter")
        session.refresh()
        assert session.inspection.answer(POSTED).reason == "chờ Sở"


async def test_tab_takes_the_wording_that_begins_so_accents_or_not(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "4", "enter")
        await send(pilot, "chua den")
        await press(pilot, "tab", "enter")
        session.refresh()
        assert session.inspection.answer(POSTED).reason.startswith("Chưa đến thời hạn")


async def test_a_reason_half_typed_is_offered_again(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "5", "enter")
        await send(pilot, "thiếu sổ")
        await press(pilot, "escape")
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "R")
        assert "thiếu sổ" in shown(pilot)
        await press(pilot, "enter")
        session.refresh()
        assert session.inspection.answer(POSTED).reason == "thiếu sổ"
        assert session.inspection.answer(POSTED).verdict is Verdict.INSUFFICIENT


async def test_a_verdict_against_the_suggestion_asks_why_after_going_on(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        await send(pilot, "1190/1235\r")
        await press(pilot, "1")
        assert at(pilot) == POSTED
        assert SAY("checklist.against", number="3.01") in shown(pilot)
        await press(pilot, "R")
        await send(pilot, "lỗi Hệ thống\r")
        session.refresh()
        assert session.inspection.answer(ON_TIME).reason == "lỗi Hệ thống"
        assert session.inspection.answer(POSTED).reason == ""
        await press(pilot, "k")
        assert SAY("checklist.is_against") in shown(pilot)


async def test_the_question_why_stands_in_nobodys_way(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        await send(pilot, "1190/1235\r")
        await press(pilot, "1", "2")
        session.refresh()
        assert session.inspection.answer(POSTED).verdict is Verdict.PARTLY
        await press(pilot, "f")
        await send(pilot, "trai goi y\r")
        assert at(pilot) == ON_TIME


async def test_without_a_suggestion_enter_tells_what_the_verdicts_mean(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choice)
        assert SAY("checklist.meaning.insufficient") in shown(pilot)
        await send(pilot, "5\r")
        session.refresh()
        assert session.inspection.answer(POSTED).verdict is Verdict.INSUFFICIENT


async def test_the_last_verdict_is_repeated_in_a_later_sitting_too(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "4", "enter", "tab", "enter")
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        session.refresh()
        assert session.inspection.answer(POSTED).verdict is Verdict.NOT_APPLICABLE
        assert session.inspection.answer(POSTED).reason == session.inspection.answer(PLAN).reason
        assert session.inspection.answer(POSTED).origin is Origin.COPIED


async def test_a_flag_takes_a_word_for_the_head(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "m", "M")
        await send(pilot, "hỏi lại Chủ tịch\r")
        session.refresh()
        assert session.inspection.answer(POSTED).flagged
        assert session.inspection.answer(POSTED).flag_word == "hỏi lại Chủ tịch"
        assert "hỏi lại Chủ tịch" in shown(pilot)
        await press(pilot, "m")
        session.refresh()
        assert not session.inspection.answer(POSTED).flagged
        assert session.inspection.answer(POSTED).flag_word == ""


async def test_a_screen_is_found_by_its_name_in_one_word(open_app: OpenApp) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "colon")
        await send(pilot, "tontai,hanche\r")
        await settled(pilot)
        assert SAY("findings.title") in shown(pilot).split("\n")[0]
        await press(pilot, "colon")
        await send(pilot, "nhatky\r")
        await settled(pilot)
        assert SAY("journal.title") in shown(pilot).split("\n")[0]


async def test_checks_that_came_out_right_are_shown_too(open_app: OpenApp) -> None:
    check = PassedCheck(rule="A01", document="report", lines=(3,), facts={})
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        opened = pilot.app.opened  # type: ignore[attr-defined]
        documents, judgement = opened._judged  # noqa: SLF001  # what the rules would find in a fuller report
        opened._judged = (documents, replace(judgement, passed=(check,)))  # noqa: SLF001  # as above
        await press(pilot, "d")
        assert f"A01 · {SAY('checklist.passed')}" in shown(pilot)
