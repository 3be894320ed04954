"""The notice screen, by keys: its words, what blocks it with one key to the place, and its files."""

from __future__ import annotations

import os
import tomllib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from exports import TemplateKind
from exports.docx import starter
from inspection.catalogue import shipped
from inspection.model.codes import FindingState
from inspection.model.events import FindingRecorded
from inspection.wording import Wording
from tests.sittings import drafted, settled, shown
from tui.cli.workplace import write_notice
from tui.opened import Opened
from tui.screens.checklist.screen import ChecklistScreen
from tui.screens.details import DetailsScreen
from tui.screens.dialogs import Notice
from tui.screens.findings import FindingsScreen
from tui.screens.notice import NoticeScreen
from tui.screens.text_window import Paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]
CONDITION = "Hồ sơ trả quá hạn tại thời điểm kiểm tra"


@pytest.fixture(autouse=True)
def confirmed(session: Session) -> None:
    """Record a confirmed finding that lacks its recommendation."""
    session.record(
        FindingRecorded(
            finding=drafted("late", CONDITION, state=FindingState.CONFIRMED, criteria="Nghị định 118/2025/NĐ-CP")
        )
    )


def screen(pilot: Pilot[int]) -> NoticeScreen:
    assert isinstance(pilot.app.screen, NoticeScreen)
    return pilot.app.screen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_notice_is_shown_in_vietnamese_with_what_blocks_it(
    open_app: OpenApp, size: tuple[int, int], language: str
) -> None:
    async with open_app("notice", language).run_test(size=size) as pilot:
        await settled(pilot)
        assert "THÔNG BÁO" in shown(pilot)
        assert ("PHẢI SỬA" if language == "vi" else "MUST FIX") in shown(pilot)
        page = screen(pilot).page
        assert page is not None
        text = " ".join(" ".join(line.plain.split()) for line in page.lines)
        assert CONDITION in text


async def test_reading_goes_by_sections_and_pages(open_app: OpenApp) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = shown(pilot)
        await pilot.press("n")
        assert "I. " in shown(pilot).split("\n")[1]
        await pilot.press("n", "N", "N")
        assert shown(pilot) == before
        await pilot.press("space")
        assert shown(pilot) != before
        await pilot.press("pageup")
        assert shown(pilot) == before


async def test_enter_goes_to_the_finding_that_blocks(open_app: OpenApp) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        notice = screen(pilot).notice
        assert notice is not None
        place = next(number for number, one in enumerate(notice.blockers) if one.place == "late")
        await pilot.press(*["j"] * place, "enter")
        await settled(pilot)
        there = pilot.app.screen
        assert isinstance(there, FindingsScreen)
        assert there.current
        assert there.current.id == "late"


async def test_enter_goes_to_the_item_that_blocks(open_app: OpenApp) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        notice = screen(pilot).notice
        assert notice is not None
        place = next(number for number, one in enumerate(notice.blockers) if one.place == "posted")
        await pilot.press(*["j"] * place, "enter")
        await settled(pilot)
        there = pilot.app.screen
        assert isinstance(there, ChecklistScreen)
        assert there.current
        assert there.current.id == "posted"


async def test_enter_goes_to_the_details_and_escape_comes_back(open_app: OpenApp) -> None:
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")  # details come first
        await settled(pilot)
        assert isinstance(pilot.app.screen, DetailsScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert screen(pilot).notice is not None


async def test_export_writes_files_and_says_where(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("notice").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Paragraphs)
        assert str(workspace.exports)[:20] in shown(pilot)
    written = {path.suffix for path in workspace.exports.iterdir()}
    assert {".toml", ".csv", ".txt"} <= written
    for path in workspace.exports.glob("*.toml"):
        assert CONDITION in path.read_text(encoding="utf-8")
        tomllib.loads(path.read_text(encoding="utf-8"))


async def test_the_notice_is_seen_and_written_in_the_offices_own_template(
    open_app: OpenApp, workspace: Workspace
) -> None:
    async with open_app("notice").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        assert "notice-template.docx" in shown(pilot)
        document = Document(BytesIO(starter.template()))
        document.add_paragraph("Mẫu riêng của Sở")
        document.save(str(workspace.folder / "notice-template.docx"))
        await pilot.press("v")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Paragraphs)
        assert "THÔNG BÁO" in shown(pilot)
        await pilot.press("escape", "s", "enter")
        await settled(pilot)
    (written,) = workspace.exports.glob("*.docx")
    assert [one.text for one in Document(str(written)).paragraphs][-1] == "Mẫu riêng của Sở"


async def test_several_templates_are_chosen_from(open_app: OpenApp, workspace: Workspace) -> None:
    for kind in (TemplateKind.MINUTES, TemplateKind.TRACKING):
        (workspace.folder / kind.file_name).write_bytes(starter.template(kind))
    async with open_app("notice").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("v")
        assert "biên bản" in shown(pilot)
        await pilot.press(*"theo doi", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Paragraphs)
        assert "tracking-template.docx" in shown(pilot)


async def test_a_template_with_faults_is_told_and_nothing_is_written(open_app: OpenApp, workspace: Workspace) -> None:
    document = Document(BytesIO(starter.template()))
    document.add_paragraph("{{khong_co}}")
    document.save(str(workspace.folder / "notice-template.docx"))
    for keys in (("v",), ("s", "enter")):
        async with open_app("notice").run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press(*keys)
            await settled(pilot)
            assert isinstance(pilot.app.screen, Notice)
            assert "khong_co" in shown(pilot)
    assert not list(workspace.exports.iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_lost(
    open_app: OpenApp, workspace: Workspace
) -> None:
    workspace.exports.chmod(0o500)
    async with open_app("notice").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Notice)
        await pilot.press("escape")
        await settled(pilot)
        assert screen(pilot).notice is not None
    workspace.exports.chmod(0o700)


async def test_a_place_that_is_no_folder_is_told_and_nothing_is_lost(open_app: OpenApp, workspace: Workspace) -> None:
    (workspace.folder / "exports").write_text("không phải thư mục", encoding="utf-8")
    async with open_app("notice").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Notice)
        await pilot.press("escape")
        await settled(pilot)
        assert CONDITION[:10] in " ".join(line.plain for line in (screen(pilot).page or pytest.fail("no page")).lines)


async def test_the_notice_follows_what_is_undone(open_app: OpenApp) -> None:
    async with open_app("findings").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("2", "f9")
        await settled(pilot)
        first = screen(pilot).notice
        await pilot.press("z")
        await settled(pilot)
        second = screen(pilot).notice
    assert first is not None
    assert second is not None
    text = " ".join(paragraph.text for section in second.sections for paragraph in section.paragraphs)
    assert CONDITION in text
    assert CONDITION not in " ".join(one.text for section in first.sections for one in section.paragraphs)


async def test_the_app_writes_the_same_files_as_the_command_line(
    open_app: OpenApp, session: Session, workspace: Workspace, tmp_path: Path
) -> None:
    async with open_app("notice").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("s", "enter")
        await settled(pilot)
    written = {path.name: path.read_bytes() for path in workspace.exports.iterdir()}
    opened = Opened(workspace.session(session.id), workspace, shipped())
    for path in write_notice(opened, ("docx", "toml", "csv", "text"), tmp_path / "out", Wording("vi")):
        assert written.pop(path.name) == path.read_bytes()
    assert written == {}
