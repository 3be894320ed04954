"""Command keys stay commands: under a Vietnamese input method, and where a key is held down or bounces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import Verdict
from inspection.wording import Wording
from tests.sittings import ON_TIME, PLAN, POSTED, at, press, send, settled, shown
from tui.screens.checklist.screen import ChecklistScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SAY = Wording("vi")
KEPT = (PLAN, ON_TIME, POSTED)


def verdicts(session: Session) -> list[Verdict | None]:
    session.refresh()
    return [session.inspection.answer(item).verdict for item in KEPT]


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ("\x7f", ON_TIME),
        ("\x7f\x7f", ON_TIME),
        ("á", ON_TIME),
        ("a\u0301", ON_TIME),
        ("\x7fá", ON_TIME),
        ("k\x7fấ", PLAN),
        ("\x7f\x7fvà", ON_TIME),  # a macro: "v " becomes "và"
        ("\x7fjjj", ON_TIME),
        ("\x7f\x7fkhông", ON_TIME),
        ("\x7fk", PLAN),
    ],
)
async def test_what_an_input_method_rewrites_is_no_command(
    open_app: OpenApp, session: Session, sent: str, place: str
) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await send(pilot, sent)
        assert isinstance(pilot.app.screen, ChecklistScreen)
        assert at(pilot) == place
        assert verdicts(session) == [None, None, None]
        ignored = any(not c.isascii() for c in sent) or "jjj" in sent
        assert (SAY("app.input_method") in shown(pilot)) is ignored
        await press(pilot, "1")
        assert [verdict for verdict in verdicts(session) if verdict] == [Verdict.MET]


@pytest.mark.parametrize("sent", ["đ", "\x7fđ"])
async def test_d_that_became_another_letter_is_d(open_app: OpenApp, sent: str) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await send(pilot, sent)
        assert SAY("checklist.no_checks") in shown(pilot)
        await send(pilot, "Đ")
        await settled(pilot)
        assert SAY("details.title") in shown(pilot)


async def test_after_a_command_that_opens_a_field_the_same_read_is_text(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await send(pilot, "ca\x7fáo\x7f\x7fáo cáo đ\r")
        session.refresh()
        assert session.inspection.answer(POSTED).note == "áo cáo đ"


@pytest.mark.parametrize("sent", ["1", "\r"])
async def test_a_key_held_down_judges_one_item_and_says_so(
    open_app: OpenApp, session: Session, monkeypatch: pytest.MonkeyPatch, sent: str
) -> None:
    monkeypatch.setattr("tui.screens.checklist.judging.BOUNCE", 0.08)
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        await send(pilot, "1190/1235\r")
        await send(pilot, sent * 5)
        assert sum(verdict is not None for verdict in verdicts(session)) == 1
        key = SAY("command.met" if sent == "1" else "command.confirm")
        assert SAY("checklist.bounced", key=key)[:30] in shown(pilot)
        await pilot.pause(0.1)
        await press(pilot, "1")
        assert sum(verdict is not None for verdict in verdicts(session)) == 2


async def test_different_keys_of_one_read_all_count(
    open_app: OpenApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.checklist.judging.BOUNCE", 0.08)
    async with open_app("checklist", item=PLAN).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await send(pilot, "121")
        assert verdicts(session) == [Verdict.MET, Verdict.PARTLY, Verdict.MET]
