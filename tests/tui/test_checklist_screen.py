"""The checklist screen, by keys: verdicts, offers that never stand in the way, figures, notes, undo, wayfinding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import Origin, Verdict
from inspection.model.events import VerdictGiven
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.sittings import send, settled, shown
from tui.item_verbs import suggestion_for
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.text_window import Paragraphs, SourceWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.model.inspection import Answer
    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40), (200, 50)]
PLAN, ON_TIME, POSTED = "plan-issued", "on-time", "posted"


def screen(pilot: Pilot[int]) -> ChecklistScreen:
    assert isinstance(pilot.app.screen, ChecklistScreen)
    return pilot.app.screen


def at(pilot: Pilot[int]) -> str:
    item = screen(pilot).current
    return item.id if item else ""


def answer(session: Session, item: str) -> Answer:
    session.refresh()
    return session.inspection.answer(item)


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_card_shows_what_is_asked_the_figures_and_the_place(
    open_app: OpenApp, size: tuple[int, int], language: str
) -> None:
    async with open_app("checklist", language, ON_TIME).run_test(size=size) as pilot:
        await settled(pilot)
        picture = shown(pilot)
        say = Wording(language)
        for words in (
            "Phường Hòa Mai",
            "3.01",
            "Tỷ lệ hồ sơ giải quyết đúng hạn",
            "98%",
            "97,5% (1.204/1.235)",
            say("checklist.planned"),
            say("checklist.saved"),
        ):
            assert words in picture
        assert max(len(row.rstrip()) for row in picture.split("\n")) <= size[0]


async def test_one_key_judges_and_goes_on_and_z_takes_it_back(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "1", "1")
        assert answer(session, PLAN).verdict is Verdict.MET
        assert answer(session, ON_TIME).verdict is Verdict.MET
        assert at(pilot) == POSTED
        await press(pilot, "z")
        assert answer(session, ON_TIME).verdict is None
        assert at(pilot) == ON_TIME
        await press(pilot, "Z")
        assert answer(session, ON_TIME).verdict is Verdict.MET
        assert session.entries[-1].event.__class__.__name__ == "Redone"


async def test_a_failing_verdict_offers_a_finding_and_enter_takes_it(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3")
        assert at(pilot) == ON_TIME
        await press(pilot, "enter")
        session.refresh()
        (finding,) = session.inspection.findings
        assert finding.items == (ON_TIME,)
        assert "97,5%" in finding.condition
        assert at(pilot) == POSTED


@pytest.mark.parametrize("key", ["escape", "1"])
async def test_an_offer_is_left_by_any_other_key(open_app: OpenApp, session: Session, key: str) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3", key)
        assert session.inspection.findings == ()
        assert answer(session, ON_TIME).verdict is Verdict.NOT_MET
        expected = Verdict.MET if key == "1" else None
        assert answer(session, POSTED).verdict is expected


async def test_moving_away_from_an_offer_does_not_jump_twice(open_app: OpenApp) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3", "j")
        assert at(pilot) == POSTED


async def test_not_applicable_takes_a_reason(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "4", "enter")
        await send(pilot, "không phát sinh")
        await press(pilot, "enter")
        assert answer(session, POSTED).verdict is Verdict.NOT_APPLICABLE
        assert answer(session, POSTED).reason == "không phát sinh"


async def test_enter_accepts_the_suggestion_and_says_so(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        await send(pilot, "1190/1235\r")
        suggestion = suggestion_for(session.inspection.items[1], screen(pilot).inspection)
        assert suggestion is not None
        assert suggestion.verdict is Verdict.NOT_MET
        await press(pilot, "enter")
        assert answer(session, ON_TIME).verdict is Verdict.NOT_MET
        assert answer(session, ON_TIME).origin is Origin.SUGGESTION


async def test_a_count_asks_for_its_denominator_and_keeps_the_reported_one(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        await send(pilot, "1190\r")
        await pilot.pause()
        await press(pilot, "enter")
        verified = answer(session, ON_TIME).verified
        assert verified is not None
        assert (str(verified.value), str(verified.numerator), str(verified.denominator)) == ("96.36", "1190", "1235")
        assert "96,36% (1.190/1.235)" in shown(pilot)


async def test_what_is_no_figure_is_refused_and_nothing_is_written(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = len(session.entries)
        await press(pilot, "s")
        await send(pilot, "nhiều lắm\r")
        assert "nhiều lắm" in shown(pilot)
        session.refresh()
        assert len(session.entries) == before


async def test_a_note_half_typed_survives_esc_and_a_new_app(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        await send(pilot, "chưa niêm yết đủ")
        await press(pilot, "escape")
    async with open_app("checklist", item=POSTED).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "c")
        assert "chưa niêm yết đủ" in shown(pilot)
        await press(pilot, "enter")
        assert answer(session, POSTED).note == "chưa niêm yết đủ"


async def test_typing_is_text_and_not_commands_also_decomposed(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "c")
        await send(pilot, "a\x7fa\u0301o ca\u0301o 123 z")
        await press(pilot, "enter")
        assert answer(session, POSTED).note == "áo cáo 123 z"
        assert answer(session, POSTED).verdict is None


async def test_marked_items_get_one_verdict_and_one_undo(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "space", "4")
        assert answer(session, PLAN).verdict is Verdict.NOT_APPLICABLE
        assert answer(session, ON_TIME).verdict is Verdict.NOT_APPLICABLE
        assert answer(session, ON_TIME).origin is Origin.BULK
        await press(pilot, "z")
        assert answer(session, PLAN).verdict is None
        assert answer(session, ON_TIME).verdict is None


async def test_repeat_flag_park_and_clear(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "1", "r", "m")
        assert answer(session, ON_TIME).verdict is Verdict.MET
        assert answer(session, ON_TIME).origin is Origin.COPIED
        assert answer(session, POSTED).flagged
        await press(pilot, "x")
        assert answer(session, POSTED).parked
        await press(pilot, "g")
        await send(pilot, "1.01\r")
        await press(pilot, "0")
        assert answer(session, PLAN).verdict is None


async def test_finding_ones_way(open_app: OpenApp) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "full_stop")
        assert at(pilot) == ON_TIME
        await press(pilot, "j")
        assert at(pilot) == POSTED
        await press(pilot, "comma")
        assert at(pilot) == PLAN
        await press(pilot, "N")
        assert at(pilot) == POSTED
        await press(pilot, "g")
        await send(pilot, "3.01\r")
        assert at(pilot) == ON_TIME
        await press(pilot, "slash")
        await send(pilot, "niem yet\r")
        assert [row.item.id for row in screen(pilot).rows if row.item] == [POSTED]
        await press(pilot, "F")
        assert len([row for row in screen(pilot).rows if row.item]) == 3


async def test_a_filter_with_nothing_in_it_shows_all_again_and_says_so(open_app: OpenApp) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await send(pilot, "khong dat\r")
        await pilot.pause()
        assert len([row for row in screen(pilot).rows if row.item]) == 3
        assert Wording("vi")("checklist.nothing_fits") in shown(pilot)


async def test_source_and_history_open_and_close_on_the_same_item(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, SourceWindow)
        assert "1.204/1.235" in shown(pilot)
        await press(pilot, "escape", "5", "escape", "k", "h")
        assert isinstance(pilot.app.screen, Paragraphs)
        assert Wording("vi")("code.verdict.insufficient") in shown(pilot)
        await press(pilot, "q")
        assert at(pilot) == ON_TIME
        assert answer(session, ON_TIME).verdict is Verdict.INSUFFICIENT


@pytest.mark.parametrize("size", SIZES)
async def test_charts_are_one_key_away_and_follow_each_verdict(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=size) as pilot:
        await settled(pilot)
        if size[0] == 80:
            await press(pilot, "tab")
        say = Wording("vi")
        assert say("chart.scores") in shown(pilot)
        await press(pilot, "tab")
        assert say("chart.figures") in shown(pilot)
        await press(pilot, "tab")
        assert say("chart.nothing") in shown(pilot)
        await press(pilot, "1")
        assert say("chart.verdicts") in shown(pilot)
        assert say("chart.nothing") not in shown(pilot)
        assert "ĐĐĐ" in shown(pilot)


async def test_the_three_figures_are_drawn_side_by_side(open_app: OpenApp) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "tab")
        assert "KH    98" in shown(pilot)
        assert "BC  97,5" in shown(pilot)
        await press(pilot, "s")
        await send(pilot, "1190/1235\r")
        await pilot.pause()
        assert "KC  96,4" in shown(pilot)


async def test_somebody_elses_verdict_is_never_undone_by_me(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "1")
        with Workspace.open(workspace.folder, name="Lan") as theirs:
            theirs.session(session.id).record(VerdictGiven(item=PLAN, verdict=Verdict.NOT_MET))
        await press(pilot, "z")
        assert answer(session, PLAN).verdict is Verdict.NOT_MET
        assert "Lan" in shown(pilot)


async def test_the_palette_finds_a_command_without_accents_and_help_lists_the_keys(open_app: OpenApp) -> None:
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await send(pilot, "ton tai, han che")
        await press(pilot, "enter")
        await settled(pilot)
        assert "Tồn tại, hạn chế" in shown(pilot)
        await press(pilot, "f6", "question_mark")
        assert Wording("vi")("command.repeat_help") in shown(pilot).replace("\n", " ")


@pytest.mark.parametrize("height", [30, 40])
async def test_a_wide_screen_that_is_not_high_keeps_its_whole_list(open_app: OpenApp, height: int) -> None:
    async with open_app("checklist").run_test(size=(104, height)) as pilot:
        await settled(pilot)
        # Status, prompt and keys take three rows; the list has the rest, whatever a slow line would leave of it.
        assert screen(pilot).query_one("#items").size.height == height - 3


async def test_a_message_too_long_for_its_line_goes_on_where_the_keys_stand(open_app: OpenApp) -> None:
    async with open_app("checklist").run_test(size=(80, 24)) as pilot:
        keys = (await settled(pilot)).split("\n")[-1]
        pilot.app.screen.hint("Câu này dài hơn một dòng của màn hình hẹp, " * 3 + "hết.")  # type: ignore[attr-defined]
        foot = " ".join((await settled(pilot)).split("\n")[-2:])
        assert " ".join(foot.split()) == "Câu này dài hơn một dòng của màn hình hẹp, " * 3 + "hết."
        await press(pilot, "j")
        assert (await settled(pilot)).split("\n")[-1] == keys
