"""The form of a new inspection: two files in, what was read of them, what is wrong said in place, nothing lost."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import DocumentError
from inspection.intake.watching import tell
from inspection.paths import SAMPLES
from inspection.wording import Wording
from tests.readings import PLAN, REPORT, assert_as_kept, plan_reading, report_reading, write_documents
from tests.sittings import seen, settled, shown
from tui.app import KiemtraApp
from tui.screens.form_filling import ROWS
from tui.screens.home import HomeScreen
from tui.screens.new_inspection import NewInspectionScreen
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Reading
    from inspection.workspace import Workspace

SIZES = ((80, 24), (120, 40))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the two documents, and files that are no documents."""
    write_documents(tmp_path / "hồ sơ")
    (tmp_path / "hồ sơ" / "rỗng.txt").write_bytes(b"")
    (tmp_path / "hồ sơ" / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return tmp_path / "hồ sơ"


@pytest.fixture
def _known_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading find what the test says, whatever the readers learn later."""

    def read_file(path: Path, catalogue: Catalogue) -> tuple[None, Reading]:
        assert catalogue is shipped()
        text = path.read_bytes().decode(errors="replace")
        if text not in ("\n".join(PLAN), "\n".join(REPORT)):
            raise DocumentError("document.empty", name=path.name)
        return None, plan_reading() if text == "\n".join(PLAN) else report_reading()

    monkeypatch.setattr("inspection.intake.pipeline.read_file", read_file)


def _app(workspace: Workspace, folder: Path, language: str = "vi") -> KiemtraApp:
    app = KiemtraApp(workspace, Wording(language), shipped())
    app.files_from = folder
    return app


async def _open_form(pilot: Pilot[int]) -> str:
    await settled(pilot)
    await pilot.press("n")
    return await settled(pilot)


def _at(pilot: Pilot[int], name: str) -> None:
    """Put the cursor on a field."""
    pilot.app.screen.query_one("#new-rows", RowList).move_to(ROWS.index(name))


async def _choose(pilot: Pilot[int], words: str) -> str:
    await pilot.press("enter")
    await settled(pilot)
    await pilot.press(*words, "enter")
    return await settled(pilot)


@pytest.mark.usefixtures("_known_readings")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_form_looks_as_kept(workspace: Workspace, folder: Path, size: tuple[int, int], language: str) -> None:
    app = _app(workspace, folder, language)
    async with app.run_test(size=size) as pilot:
        await _open_form(pilot)
        assert_as_kept(pilot, f"new-empty-{language}")
        await _choose(pilot, "ke hoach" if size[0] == 80 else "ke")
        await _choose(pilot, "bao")
        await pilot.press("home", "j")
        await settled(pilot)
        assert_as_kept(pilot, f"new-filled-{language}")


async def test_two_files_and_three_enters_make_an_inspection(workspace: Workspace) -> None:
    app = _app(workspace, SAMPLES)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await _choose(pilot, "ke hoach")
        await _choose(pilot, "bao cao")
        screen = app.screen
        assert isinstance(screen, NewInspectionScreen)
        assert screen.current == "create"
        assert screen.form.ready
        await pilot.press("enter")
        await settled(pilot)
        await settled(pilot)
        inspection = app.session.inspection
        assert (inspection.details.ward_type, inspection.details.ward) == ("phường", "Hòa Mai")
        assert inspection.plan is not None
        assert inspection.report is not None
        assert len(inspection.items) > 60
    assert workspace.draft("", "new_inspection") is None


async def test_the_sample_is_one_key_away(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M")
        shown = await settled(pilot)
        assert "ke_hoach.txt · Kế hoạch · Phường Hòa Mai" in shown
        assert "thành viên" in shown
        screen = app.screen
        assert isinstance(screen, NewInspectionScreen)
        assert screen.current == "create"
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
    assert workspace.draft("", "new_inspection") is None


@pytest.mark.usefixtures("_known_readings")
async def test_a_plan_given_as_report_is_said_in_place_and_exchanged(workspace: Workspace, folder: Path) -> None:
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await _choose(pilot, "bao cao")
        shown = await _choose(pilot, "ke hoach")
        assert "tệp này là báo cáo, không phải kế hoạch" in shown
        assert "tệp này là kế hoạch, không phải báo cáo" in shown
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, NewInspectionScreen)
        await pilot.press("X")
        shown = await settled(pilot)
        assert "không phải" not in shown
        assert app.screen.form.ready


async def test_files_that_cannot_be_read_say_why_and_lose_nothing(workspace: Workspace, folder: Path) -> None:
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        _at(pilot, "ward")
        await pilot.press("enter", *"Hoa Mai", "enter", "home")
        for words, name in (("rong", "rỗng.txt"), ("anh", "ảnh.png")):
            await pilot.press("home")
            await _choose(pilot, words)
            await pilot.press("home")
            shown = await settled(pilot)
            assert f"{name}: không đọc được" in shown
        screen = app.screen
        assert isinstance(screen, NewInspectionScreen)
        assert not screen.form.ready
        assert screen.form.value("ward") == "Hoa Mai"
        await pilot.press("0")
        shown = await settled(pilot)
        assert "không đọc được" not in shown
        assert screen.form.ready


@pytest.mark.usefixtures("_known_readings")
async def test_what_was_typed_outlives_the_screen_and_the_program(workspace: Workspace, folder: Path) -> None:
    async with _app(workspace, folder).run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await _choose(pilot, "ke hoach")
        _at(pilot, "held_on")
        await pilot.press("enter", *"21/10/2025", "enter")
        await settled(pilot)
    again = _app(workspace, folder)
    async with again.run_test(size=(80, 24)) as pilot:
        assert "đang lập dở" in await settled(pilot)
        shown = await _open_form(pilot)
        assert "21/10/2025" in shown
        assert "ke_hoach.txt · Kế hoạch" in shown
        await pilot.press("R")
        assert "21/10/2025" not in await settled(pilot)
    assert workspace.draft("", "new_inspection") is None


@pytest.mark.usefixtures("_known_readings")
async def test_a_typed_value_wins_until_it_is_taken_back(workspace: Workspace, folder: Path) -> None:
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await _choose(pilot, "ke hoach")
        screen = app.screen
        assert isinstance(screen, NewInspectionScreen)
        _at(pilot, "ward")
        await pilot.press("enter")
        await pilot.press(*["backspace"] * 7, *"Tân Lập", "enter")
        shown = await settled(pilot)
        assert "Tân Lập" in shown
        assert "hồ sơ ghi là Hòa Mai" in shown
        await pilot.press("0")
        shown = await settled(pilot)
        assert screen.form.value("ward") == "Hòa Mai"
        assert "hồ sơ ghi là" not in shown


async def test_keys_are_answered_while_a_document_is_read(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def read_file(path: Path, catalogue: Catalogue) -> tuple[None, Reading]:
        assert catalogue is shipped()
        assert go_on.wait(10)
        assert path.name == "ke_hoach.txt"
        return None, plan_reading()

    monkeypatch.setattr("inspection.intake.pipeline.read_file", read_file)
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await pilot.press("enter")
        await pilot.press(*"ke hoach", "enter")
        screen = app.screen
        assert isinstance(screen, NewInspectionScreen)
        assert screen.form.papers["plan"].pending
        await pilot.press("j", "j")
        assert screen.current == "criteria"
        assert not screen.form.ready
        go_on.set()
        assert "Phường Hòa Mai" in await settled(pilot)


async def test_a_missing_ward_is_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    app = _app(workspace, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await pilot.press("ctrl+s")
        shown = await settled(pilot)
        assert "chưa rõ đơn vị nào" in shown
        assert isinstance(app.screen, NewInspectionScreen)


async def test_a_team_file_with_faults_is_refused_with_its_faults(workspace: Workspace, folder: Path) -> None:
    (folder / "team.toml").write_text('members = [{ name = "Hoa", rank = 1 }]\n', encoding="utf-8")
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        _at(pilot, "team")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        await pilot.press(*"team", "enter")
        assert "rank" in await settled(pilot)
        await pilot.press("enter", "escape")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, NewInspectionScreen)
        assert screen.form.team is None


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_window_of_files_looks_as_kept(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.chdir(folder)
    (folder / "phụ lục").mkdir()
    app = _app(workspace, Path(), language)
    monkeypatch.setattr("tui.screens.file_picker.whole", lambda _: "/srv/hồ sơ")
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert_as_kept(pilot, f"files-{language}")


@pytest.mark.usefixtures("_known_readings")
async def test_a_path_is_completed_and_folders_are_entered(workspace: Workspace, folder: Path) -> None:
    app = _app(workspace, folder.parent)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await pilot.press("enter", *"ho so", "enter", *"ke", "tab")
        shown = await settled(pilot)
        assert "ke_hoach.txt" in shown.split("\n")[4]
        await pilot.press("enter")
        assert "ke_hoach.txt · Kế hoạch" in await settled(pilot)
        assert app.files_from == folder
        await pilot.press("enter", "backspace")
        shown = await settled(pilot)
        assert "hồ sơ/" in shown
        await pilot.press("escape")
        assert isinstance(app.screen, NewInspectionScreen)


@pytest.mark.usefixtures("_known_readings")
@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_seen_before_it_is_taken(workspace: Workspace, folder: Path, size: tuple[int, int]) -> None:
    app = _app(workspace, folder)
    async with app.run_test(size=size) as pilot:
        await _open_form(pilot)
        await _choose(pilot, "ke hoach")
        _at(pilot, "report")
        await pilot.press("enter", *"ke hoach")
        shown = await seen(pilot, "12/KH-UBND")
        assert "Kế hoạch · Phường Hòa Mai" in shown
        assert "tệp này là kế hoạch, không phải báo cáo" in shown
        assert "Nhấn X" not in shown
        assert "cùng một tệp với kế hoạch" in shown
        await pilot.press(*["backspace"] * 8, *"bao cao")
        shown = await seen(pilot, "Báo cáo · Phường Hòa Mai")
        assert "Đã đọc: 2 nhóm lĩnh vực · 2 số liệu" in shown
        assert "không phải" not in shown
        await pilot.press(*["backspace"] * 7, *"rong")
        assert "rỗng.txt" in await seen(pilot, "Đang đọc thử", gone=True)
        screen = app.screen_stack[-2]
        assert isinstance(screen, NewInspectionScreen)
        assert "report" not in screen.form.papers


async def test_keys_are_answered_and_a_preview_given_up_while_a_file_is_read(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), threading.Event()

    def read_file(path: Path, catalogue: Catalogue) -> tuple[None, Reading]:
        assert catalogue is shipped()
        begun.set()
        assert go_on.wait(10)
        return None, plan_reading() if path.name == "ke_hoach.txt" else report_reading()

    monkeypatch.setattr("inspection.intake.pipeline.read_file", read_file)
    app = _app(workspace, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await _open_form(pilot)
        await pilot.press("enter", *"ke hoach")
        assert await asyncio.to_thread(begun.wait, 30)
        began = perf_counter()
        await pilot.press(*["backspace"] * 8, *"bao cao")
        await pilot.pause()
        assert perf_counter() - began < 2
        assert "bao_cao.txt" in shown(pilot)
        go_on.set()
        told = await seen(pilot, "Báo cáo · Phường Hòa Mai")
        assert "Kế hoạch · Phường" not in told


async def test_what_was_seen_is_not_read_a_second_time(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def read_file(path: Path, catalogue: Catalogue) -> tuple[None, Reading]:
        assert catalogue is shipped()
        read.append(path.name)
        return None, plan_reading()

    monkeypatch.setattr("inspection.intake.pipeline.read_file", read_file)
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await pilot.press("enter", *"ke hoach")
        await seen(pilot, "12/KH-UBND")
        await pilot.press("enter")
        await settled(pilot)
        assert read.count("ke_hoach.txt") == 1
        (folder / "ke_hoach.txt").write_text("khác", encoding="utf-8")
        _at(pilot, "plan")
        await pilot.press("enter", *"ke hoach")
        await seen(pilot, "12/KH-UBND")
        assert read.count("ke_hoach.txt") == 2


async def test_what_was_made_is_told_with_the_next_steps(workspace: Workspace) -> None:
    app = _app(workspace, SAMPLES)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("M")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "F4 soát bảng kiểm" in await settled(pilot)


async def test_a_slow_file_tells_how_far_it_is_before_it_is_taken(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def read_file(path: Path, catalogue: Catalogue) -> tuple[None, Reading]:
        assert catalogue is shipped()
        tell(2, 7)
        assert go_on.wait(10)
        return None, plan_reading() if path.name == "ke_hoach.txt" else report_reading()

    monkeypatch.setattr("inspection.intake.pipeline.read_file", read_file)
    app = _app(workspace, folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open_form(pilot)
        await pilot.press("enter", *"ke hoach")
        await seen(pilot, "2/7 trang")
        go_on.set()
        assert "12/KH-UBND" in await seen(pilot, "12/KH-UBND")
