"""The figures screen: what the rules found is shown with its working, taken over, put aside, and taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.case import Judgement
from inspection.model.codes import FindingState, Origin
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import assert_as_kept, begin_with_both, judgement
from tests.sittings import settled
from tui.app import KiemtraApp
from tui.theme import LOOKS
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.case import Case
    from inspection.model.catalogue import Catalogue
    from inspection.model.issue import Issue
    from inspection.workspace import Workspace

SIZES = ((80, 24), (120, 40))


@pytest.fixture(autouse=True)
def _judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the rules say always the same, whatever they learn later."""

    def run(case: Case, catalogue: Catalogue) -> Judgement:
        assert case.report is not None
        assert catalogue is shipped()
        return judgement()

    def say(issue: Issue, catalogue: Catalogue, language: str) -> str:
        assert catalogue is shipped()
        said = {"vi": "Báo cáo ghi", "en": "The report says"}[language]
        return f"{said} {issue.stated} ({issue.facts['working']})"

    monkeypatch.setattr("inspection.rules.engine.run", run)
    monkeypatch.setattr("tui.screens.figures_frame.say_issue", say)
    monkeypatch.setattr("tui.screens.figures.say_issue", say)


def _app(workspace: Workspace, folder: Path, language: str = "vi", item: str = "") -> KiemtraApp:
    session = begin_with_both(workspace, folder)
    place = Place(inspection=session.id, screen="figures", item=item)
    return KiemtraApp(workspace, Wording(language), shipped(), place=place)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_screen_looks_as_kept(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    app = _app(workspace, tmp_path, language)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert_as_kept(pilot, f"figures-{language}")


async def test_enter_makes_a_draft_finding_in_one_action(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        (finding,) = app.session.inspection.findings
        issue = judgement().issues[0]
        assert app.session.inspection.issue_decisions[issue.key].accepted
        assert (finding.issue, finding.state, finding.origin) == (issue.key, FindingState.DRAFT, Origin.MACHINE)
        assert finding.condition == "Báo cáo ghi 1.235 (900 + 325 = 1.225 ≠ 1.235)"
        assert finding.sources[0].line == 6
        assert app.screen.query_one(RowList).cursor == 1
        await pilot.press("z")
        await settled(pilot)
        assert app.session.inspection.findings == ()
        assert app.session.inspection.issue_decisions == {}
        assert app.screen.query_one(RowList).cursor == 0


async def test_an_issue_becomes_one_finding_only(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "k", "enter")
        assert "đã có trong danh sách tồn tại" in await settled(pilot)
        assert len(app.session.inspection.findings) == 1


async def test_an_issue_becomes_a_finding_with_a_day_though_none_is_set_for_the_visit(
    workspace: Workspace, tmp_path: Path
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        session = app.session
        assert session.inspection.details.held_on is None
        (finding,) = session.inspection.findings
        assert finding.due
        assert finding.due > app.today()


async def test_dismissing_asks_for_a_reason(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("4", "enter")
        assert "Cần ghi lý do" in await settled(pilot)
        await pilot.press("4", "escape")
        assert app.session.inspection.issue_decisions == {}
        await pilot.press("4", *"do quy dinh moi", "enter")
        await settled(pilot)
        decision = app.session.inspection.issue_decisions[judgement().issues[0].key]
        assert (decision.accepted, decision.reason) == (False, "do quy dinh moi")


async def test_dismissing_what_was_accepted_strikes_its_finding(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "k", "4", *"nham", "enter")
        await settled(pilot)
        (finding,) = app.session.inspection.findings
        assert (finding.state, finding.struck_reason) == (FindingState.STRUCK, "nham")
        await pilot.press("z")
        await settled(pilot)
        assert app.session.inspection.findings[0].state is FindingState.DRAFT


async def test_the_source_shows_the_place(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        shown = await settled(pilot)
        assert "Đã tiếp nhận 1.235 hồ sơ" in shown


async def test_the_figure_is_lit_where_its_quote_wraps(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = "trực tiếp " + "và qua bưu chính công ích " * 3 + "325 hồ sơ"
    words = f"Đã tiếp nhận 1.235 hồ sơ: trực tuyến 900 hồ sơ, {quote}."
    monkeypatch.setattr("tui.opened.Opened.source_lines", lambda *_: ("", "", "", "", "", words))
    found = replace(judgement().issues[0], quote=quote, stated="325")
    monkeypatch.setattr("inspection.rules.engine.run", lambda *_: Judgement(issues=(found,), passed=()))
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        lines = app.screen.query_one(LinePanel).lines
        lit = dict.fromkeys(("cursor", "match"), "")
        for text in lines:
            for look in lit:
                spans = (span for span in text.spans if span.style == LOOKS[look])
                lit[look] += " ".join(text.plain[span.start : span.end] for span in spans) + " "
        assert lit["cursor"].split() == ["325"]
        assert " ".join(lit["match"].split()) == quote


async def test_passed_checks_are_shown_on_demand_and_not_decided(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1.204/1.235 = 97,49%" not in await settled(pilot)
        await pilot.press("d", "end", "enter")
        shown = await settled(pilot)
        assert "1.204/1.235 = 97,49%" in shown
        assert "cho kết quả đúng" in shown
        assert app.session.inspection.findings == ()


async def test_the_undecided_are_gone_through_in_turn(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter")
        shown = await settled(pilot)
        assert "nhận 2 · bỏ qua 0 · còn 0" in shown
        await pilot.press("n")
        assert "Mọi vấn đề đã được xử lý" in await settled(pilot)


async def test_the_cursor_stands_where_the_last_sitting_ended(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path, item=judgement().issues[1].key)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.screen.query_one(RowList).cursor == 1
        await pilot.press("k")
        await settled(pilot)
    place = workspace.place()
    assert place is not None
    assert (place.screen, place.item) == ("figures", judgement().issues[0].key)


async def test_no_issue_is_said_in_words(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspection.rules.engine.run", lambda *_: Judgement(issues=(), passed=()))
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Không thấy vấn đề nào" in await settled(pilot)
        await pilot.press("enter")
        assert app.session.inspection.findings == ()
