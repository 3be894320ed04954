"""The charts, driven by keys: each bar has its formula and its way on, the same numbers stand as text, all is live."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import Decision, GroupCode, Verdict
from inspection.model.corrections import Correction, keyed
from inspection.model.documents import Breakdown, Part, Period
from inspection.model.events import ChecklistDrafted, DocumentRead, FigureVerified, ReadingCorrected, VerdictGiven
from inspection.model.inspection import Details, Team
from inspection.store.port import Place
from inspection.wording import LANGUAGES, Wording, texts
from tests.readings import assert_as_kept
from tests.sittings import REPORT, invented_item, invented_report, on_time_item, settled
from tui.app import KiemtraApp
from tui.screens.charts import ChartsScreen
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.text_window import SourceWindow
from tui.theme import LOOKS
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace

SIZES = ((80, 24), (120, 40))
LATE = "Quá hạn 12 hồ sơ: lĩnh vực đất đai 9 hồ sơ, lĩnh vực hộ tịch 4 hồ sơ."


def _items(rate: str) -> tuple[ChecklistItem, ...]:
    figure = Quantity(value=Decimal(rate), unit="%")
    on_time = replace(on_time_item(), indicator="files_on_time_rate", direction="up")
    return (
        invented_item("plan-issued", "1.01", "Kế hoạch được ban hành kịp thời", GroupCode.STEERING),
        replace(on_time, reported=figure) if rate != "97.5" else on_time,
        replace(invented_item("posted", "3.02", "Niêm yết công khai thủ tục hành chính"), points=Decimal(2)),
    )


def _begin(workspace: Workspace, folder: Path, year: int, rate: str) -> Session:
    text = "\n".join((*REPORT, LATE)).encode()
    path = folder / "bao_cao.txt"
    path.write_bytes(text)
    digest = sha256(text).hexdigest()
    workspace.keep(path, digest)
    parts = (("hồ sơ lĩnh vực hộ tịch", 4), ("hồ sơ lĩnh vực đất đai", 9))
    late = Breakdown(
        of="files_overdue",
        total=Decimal(12),
        parts=tuple(Part(label=label, value=Decimal(count)) for label, count in parts),
        line=5,
    )
    period = Period(start=date(year, 1, 1), end=date(year, 9, 30))
    return workspace.begin(
        Details(ward="Hòa Mai", city="Hải Phòng", period=period),
        Team(name="Đoàn kiểm tra số 1"),
        DocumentRead(role="report", reading=replace(invented_report(digest), breakdowns=(late,))),
        ChecklistDrafted(checklist=Checklist(criteria_set="proposal-2025", items=_items(rate))),
    )


@pytest.fixture
def session(workspace: Workspace, tmp_path: Path) -> Session:
    """Return a session on an inspection whose ward was inspected a year before too."""
    _begin(workspace, tmp_path, 2024, "94.2")
    session = _begin(workspace, tmp_path, 2025, "97.5")
    session.record(VerdictGiven(item="posted", verdict=Verdict.PARTLY))
    return session


def _app(workspace: Workspace, session: Session, language: str = "vi", stage: str = "charts") -> KiemtraApp:
    place = Place(inspection=session.id, screen=stage, item="")
    return KiemtraApp(workspace, Wording(language), shipped(), place=place)


def _current(pilot: Pilot[int]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, ChartsScreen)
    row = screen.current
    assert row is not None
    return f"{row.name} {row.shown}"


# Keys from the first chart → the picture that is kept.
CHARTS = {
    "targets": (),
    "figures": ("enter",),
    "progress": ("2",),
    "scores": ("3",),
    "overdue": ("4",),
    "trends": ("5", "j"),
    "text": ("5", "d", "j"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
async def test_a_chart_looks_as_kept(workspace: Workspace, session: Session, size: tuple[int, int], name: str) -> None:
    async with _app(workspace, session).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*CHARTS[name])
        await settled(pilot)
        assert_as_kept(pilot, f"charts-{name}-vi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_formula_of_a_chart_fits_into_a_line(language: str) -> None:
    names = ("targets", "figures", "progress", "scores", "overdue", "trends")
    formulas = {name: texts(language)[f"chart.{name}_formula"] for name in names}
    assert {name: len(words) for name, words in formulas.items() if len(words) > 78} == {}


async def test_one_key_brings_the_charts_and_one_leads_back(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session, stage="checklist").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("B")
        assert Wording("vi")("chart.targets") in await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChecklistScreen)


async def test_from_a_group_to_its_figures_to_the_item(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "j")
        shown = await settled(pilot)
        assert "97,5% (1.204/1.235)" in shown
        assert "dòng 3" in shown
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SourceWindow)
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert "III." in _current(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ChecklistScreen)
        assert screen.current is not None
        assert screen.current.id == "on-time"


async def test_the_groups_are_gone_through_by_their_keys(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("full_stop")
        assert "Nhóm này chưa có tỷ lệ nào; phím . và , sang nhóm khác." in await settled(pilot)
        await pilot.press("full_stop", "full_stop")
        assert "3.01" in _current(pilot)
        await pilot.press("comma", "comma", "comma")
        assert "III." in _current(pilot)
        await pilot.press("2", "full_stop")
        assert "chỉ có ở biểu đồ" in await settled(pilot)


async def test_what_is_verified_elsewhere_and_undone_here_changes_the_bar_at_once(
    workspace: Workspace, session: Session
) -> None:
    async with _app(workspace, session).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app = pilot.app
        assert isinstance(app, KiemtraApp)
        await pilot.press("j")
        assert "0 đạt trong 1 mục so được" in await settled(pilot)
        assert "chưa đạt: mục 3.01" in await settled(pilot)
        await pilot.press("j")
        assert _current(pilot).endswith("–")
        found = Quantity(value=Decimal("98.2"), unit="%")
        assert "chưa đạt: mục 3.01" not in await settled(pilot)
        assert app.record(FigureVerified(item="on-time", verified=found))
        assert _current(pilot).endswith("1/1")
        await pilot.press("z")
        assert _current(pilot).endswith("–")
        await pilot.press("2", "j")
        assert _current(pilot).endswith("1/2")
        await pilot.press("5", "j", "Z")
        assert _current(pilot).endswith("▲ 98,2%")


async def test_a_corrected_reading_changes_the_chart_in_sight(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app = pilot.app
        assert isinstance(app, KiemtraApp)
        await pilot.press("4", "j")
        report = session.inspection.report
        assert report is not None
        (key, _), *_ = keyed(report, "breakdowns")
        dropped = Correction(item=key, decision=Decision.DROPPED)
        assert app.record(ReadingCorrected(role="report", correction=dropped))
        assert Wording("vi")("charts.none.overdue") in await settled(pilot)
        await pilot.press("z")
        assert "9/13 hồ sơ" in await settled(pilot)


async def test_the_cursor_covers_the_words_and_not_the_bar(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("4")
        await settled(pilot)
        rows = pilot.app.screen.query_one(RowList)
        row = rows.text_at(0)
        assert row is not None
        (cursor,) = (span for span in row.spans if span.style == LOOKS["cursor"])
        assert row.plain[cursor.start : cursor.end] == " Đất đai 9"
        await pilot.press("d")
        row = rows.text_at(0)
        assert row is not None
        (cursor,) = (span for span in row.spans if span.style == LOOKS["cursor"])
        assert cursor.end == 80


async def test_the_cursor_stays_on_its_bar_from_bars_to_text(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("4", "j", "d")
        assert _current(pilot) == "Hộ tịch 4"
        await pilot.press("d")
        assert _current(pilot) == "Hộ tịch 4"
        await pilot.press("tab")
        assert _current(pilot).endswith("94,2%")


def test_what_draws_is_not_loaded_with_the_screen() -> None:
    code = "import sys, tui.screens.charts; print(*(name for name in ('polars', 'plotext') if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


async def test_the_text_holds_every_number_of_the_bars_and_is_kept(workspace: Workspace, session: Session) -> None:
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for chart in ("1", "2", "3", "4", "5"):
            await pilot.press(chart)
            screen = pilot.app.screen
            assert isinstance(screen, ChartsScreen)
            shown = [row.shown for row in screen.rows]
            assert shown
            await pilot.press("d")
            lines = [text.plain for text in screen.query_one(RowList).lines]
            assert all(text.strip().startswith(one) for text, one in zip(lines, shown, strict=True))
            assert not any(sign in text for text in lines for sign in "─▒█▇")
            await pilot.press("d")
        await pilot.press("d")
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        assert "dạng chữ" in await settled(pilot)


async def test_late_dossiers_say_where_the_report_differs_and_show_the_line(
    workspace: Workspace, session: Session
) -> None:
    async with _app(workspace, session).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("4")
        shown = await settled(pilot)
        assert "9/13 hồ sơ quá hạn = 69,23%" in shown
        assert "được 13, báo cáo ghi 12" in shown
        await pilot.press("enter")
        assert "không dẫn tới mục nào" in await settled(pilot)
        await pilot.press("v")
        assert "▌Quá hạn 12 hồ sơ" in await settled(pilot)


async def test_bars_differ_without_colours(
    workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    session.record(FigureVerified(item="on-time", verified=Quantity(value=Decimal("96.4"), unit="%")))
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        bars = [text.plain for text in pilot.app.screen.query_one(RowList).lines]
        assert [next(sign for sign in "─▒█" if sign in bar) for bar in bars] == ["─", "▒", "█"]


async def test_without_documents_each_chart_says_why_there_is_nothing(workspace: Workspace) -> None:
    session = workspace.begin(Details(ward="Hòa Mai"), Team())
    async with _app(workspace, session).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key, chart in enumerate(("targets", "progress", "scores", "overdue", "trends"), 1):
            await pilot.press(str(key))
            assert Wording("vi")(f"charts.none.{chart}") in await settled(pilot)
            await pilot.press("enter", "v", "j")
