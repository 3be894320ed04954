"""The documents screen: what was read and where it stands, the two documents in turn, a corrected one in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.model.events import DocumentRead
from inspection.model.inspection import Details, Team
from inspection.paths import SAMPLES
from inspection.preparation import prepare
from inspection.store.port import Place
from inspection.wording import Wording
from tests.readings import assert_as_kept, begin_with_both, plan_reading
from tests.sittings import seen, settled
from tui.app import KiemtraApp
from tui.phrases import fitted
from tui.reading_sections import ReadingSections
from tui.screens.documents import DocumentsScreen
from tui.theme import line, wrapped
from tui.widgets.row_list import RowList
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.workspace import Workspace

SIZES = ((80, 24), (120, 40))


def _app(workspace: Workspace, folder: Path, language: str = "vi") -> KiemtraApp:
    session = begin_with_both(workspace, folder)
    place = Place(inspection=session.id, screen="documents")
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
        await pilot.press("full_stop", "full_stop", "full_stop", "j")
        await settled(pilot)
        assert_as_kept(pilot, f"documents-{language}")


async def test_moving_lights_the_line_that_was_read(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash")
        await pilot.press(*"dung han", "enter")
        shown = await settled(pilot)
        lit = next(row for row in shown.split("\n") if row.startswith("▶"))
        assert "5 Tỷ lệ hồ sơ giải quyết đúng hạn" in lit


async def test_what_could_not_be_read_stands_first(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("d")
        shown = await settled(pilot)
        assert "! 1 chỗ chưa rõ" in shown
        first = app.screen.query_one("#documents-rows", RowList)
        assert first.cursor == 1
        assert "Không thấy đề mục của nhóm" in first.lines[1].plain


async def test_each_document_keeps_its_cursor(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j")
        rows = app.screen.query_one("#documents-rows", RowList)
        before = rows.cursor
        await pilot.press("d")
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert rows.cursor == before


async def test_sections_are_gone_through_both_ways(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        rows = app.screen.query_one("#documents-rows", RowList)
        places = [rows.cursor]
        for key in ("full_stop", "full_stop", "comma"):
            await pilot.press(key)
            places.append(rows.cursor)
        assert places[1] < places[2]
        assert places[3] == places[1]


async def test_a_key_that_does_not_apply_says_why(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f")
        assert "Chưa tìm gì" in await settled(pilot)


async def test_a_document_of_the_other_kind_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = app.session.inspection.plan
        app.files_from = SAMPLES
        await pilot.press("r", *"bao_cao", "enter")
        shown = await settled(pilot)
        assert "là báo cáo, không phải kế hoạch" in " ".join(shown.split())
        assert app.session.inspection.plan == before


async def test_a_corrected_document_takes_the_place_of_the_former(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.files_from = SAMPLES
        await pilot.press("r", *"ke_hoach", "enter")
        shown = await settled(pilot)
        assert "Đã đọc lại từ ke_hoach.txt" in shown
        assert app.session.inspection.plan is not None
        assert len(app.session.inspection.plan.tasks) == 30
        assert any("ỦY BAN NHÂN DÂN" in row for row in (await settled(pilot)).split("\n")[:10])


def test_rows_of_an_empty_reading_still_say_what_is_missing() -> None:
    bare = plan_reading(
        ward=None, city=None, period=None, groups=(), targets=(), tasks=(), responsibilities=(), citations=()
    )
    rows = ReadingSections(shipped(), Wording("vi")).of(bare)
    assert {row.label for row in rows if row.warning and not row.heading} == {
        "Đơn vị",
        "Tỉnh, thành",
        "Nơi ban hành",
        "Thời kỳ",
    }
    assert {row.section for row in rows} == {"issues", "identity"}


async def test_the_quote_is_marked_in_the_lit_line(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one(SourcePane)
        pane.light((8,), "Nghị quyết số 76/NQ-CP")
        row = next(text for n in range(40) if (text := pane.text_at(n)) and text.plain.startswith("▶"))
        marked = [row.plain[span.start : span.end] for span in row.spans if "underline" in str(span.style)]
        assert marked == ["Nghị quyết số 76/NQ-CP"]


@pytest.mark.parametrize("size", SIZES)
async def test_garbled_words_have_a_suggestion_beside_them_marked_as_one(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    plan = plan_reading()
    garbled = "Cai cach thu tuc hanh chinh"
    damaged = replace(
        plan,
        source=replace(plan.source, quality=0.4),
        groups=(replace(plan.groups[0], title=garbled),),
    )
    app = _app(workspace, tmp_path)
    app.workspace.session(workspace.inspections()[0].id).record(DocumentRead(role="plan", reading=damaged))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        screen.to_key(next(one.key for one in screen.placed if one.kind == "groups"))
        await settled(pilot)
        words = " ".join((await settled(pilot)).split())
        assert "≈ Có thể là (máy gợi ý, độ chắc 100%): Cải cách thủ tục hành chính" in words
        assert garbled in words
        assert app.session.inspection.plan is not None
        assert app.session.inspection.plan.groups[0].title == garbled
        screen.to_key(next(one.key for one in screen.placed if getattr(one.item, "name", "") == "ward"))
        assert "≈" not in await settled(pilot)


async def test_a_sound_text_has_no_suggestion(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        screen.to_key(next(one.key for one in screen.placed if one.kind == "groups"))
        assert "≈" not in await settled(pilot)


async def test_the_cells_of_a_row_are_parted_by_a_sign_and_no_tab_moves_the_cursor(
    workspace: Workspace, tmp_path: Path
) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one(SourcePane)
        pane.show_document(("STT\tNội dung\tChủ trì", "1\tRà soát thủ tục\tVăn phòng"))
        pane.light((2,), "Rà soát thủ tục")
        shown = await settled(pilot)
        assert "1│Rà soát thủ tục│Văn phòng" in shown
        assert "\t" not in shown
        row = pane.text_at(1)
        assert row is not None
        marked = [row.plain[span.start : span.end] for span in row.spans if "underline" in str(span.style)]
        assert marked == ["Rà soát thủ tục"]
        assert "\t" not in line(("a\tb", "")).plain + wrapped("a\tb", 20)[0].plain + fitted("a\tb", 9)


async def test_a_quote_far_down_a_long_line_is_brought_into_sight(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pane = app.screen.query_one(SourcePane)
        pane.show_document(("đầu", f"{'chữ ' * 900}đạt 97,5% cuối", "sau"))
        pane.light((2,), "97,5%")
        assert "97,5%" in await settled(pilot)
        pane.light((1,))
        assert "▶    1 đầu" in await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_plan_of_another_year_is_asked_about(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int]
) -> None:
    session = prepare(workspace, Details(ward=""), Team(), None, SAMPLES / "bao_cao.txt")
    text = (SAMPLES / "ke_hoach.txt").read_text(encoding="utf-8")
    (tmp_path / "ke_hoach_cu.txt").write_text(text.replace("2025", "2023"), encoding="utf-8")
    app = KiemtraApp(workspace, Wording("vi"), shipped(), place=Place(inspection=session.id, screen="documents"))
    app.files_from = tmp_path
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("d")
        shown = " ".join((await settled(pilot)).split())
        assert "không có kế hoạch" in shown
        assert "đọc một tệp" in shown
        await pilot.press("r", *"ke hoach cu")
        await seen(pilot, "kế hoạch là của")
        await pilot.press("enter")
        assert "chỉ để đối chiếu" in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await settled(pilot)
        assert app.session.inspection.plan is not None
        assert not app.session.inspection.plan_is_own
