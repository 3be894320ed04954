"""Keys of one's own: given in a file, shown wherever keys are shown, refused with every fault where they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import SettingsError
from inspection.store.port import Place
from inspection.wording import Wording
from tests.pseudo_terminal import PseudoTerminal, program
from tests.sittings import POSTED, press, send, settled, shown
from tui.app import KiemtraApp
from tui.frame import STAGES
from tui.keymap import Keymap, key_name, key_of, vocabularies

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.session import Session
    from inspection.workspace import Workspace

SAY = Wording("vi")


def written(folder: Path, text: str) -> Path:
    path = folder / "keys.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        Keymap.read(written(folder, text), SAY)
    return str(caught.value.facts["problem"]).split("\n")


@pytest.mark.parametrize(
    ("as_written", "key"),
    [
        ("X", "X"),
        ("x", "x"),
        ("?", "question_mark"),
        ("Ctrl+N", "ctrl+n"),
        ("F4", "f4"),
        ("Space", "space"),
        ("Shift+↓", "shift+down"),
        ("PgDn", "pagedown"),
        ("Enter", "enter"),
    ],
)
def test_keys_are_read_as_they_are_written(as_written: str, key: str) -> None:
    assert key_of(as_written) == key
    assert key_name(key) == as_written


def test_every_shipped_key_can_be_written_in_the_file() -> None:
    keys = {key for place in vocabularies().values() for command in place.commands for key in command.keys.split(",")}
    assert {key for key in keys - {""} if key_of(key_name(key)) != key} == set()


def test_no_shipped_key_does_two_things_in_one_place() -> None:
    for stage, place in vocabularies().items():
        keys = [key for command in place.commands for key in command.keys.split(",") if key]
        assert (stage, sorted(key for key in set(keys) if keys.count(key) > 1)) == (stage, [])


def test_no_shipped_key_is_one_that_input_methods_make_of_letters() -> None:
    keys = {key for place in vocabularies().values() for command in place.commands for key in command.keys.split(",")}
    assert keys & set("aeiouyw[]") == set()
    assert "backspace" not in keys


async def test_a_key_of_ones_own_acts_and_shows_and_the_shipped_one_does_neither(
    workspace: Workspace, session: Session, tmp_path: Path
) -> None:
    keymap = Keymap.read(written(tmp_path, '[keys]\nflag = "X"\nnote = ["Ctrl+N", "F12"]\n'), SAY)
    place = Place(inspection=session.id, screen="checklist", item=POSTED)
    async with KiemtraApp(workspace, SAY, shipped(), place=place, keymap=keymap).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert f"Ctrl+N {SAY('command.note_short')}" in shown(pilot)
        await press(pilot, "m")
        session.refresh()
        assert not session.inspection.answer(POSTED).flagged
        await press(pilot, "X")
        session.refresh()
        assert session.inspection.answer(POSTED).flagged
        await press(pilot, "f12")
        await send(pilot, "đã xem\r")
        session.refresh()
        assert session.inspection.answer(POSTED).note == "đã xem"
        await press(pilot, "question_mark")
        await settled(pilot)
        assert "Ctrl+N F12" in shown(pilot)


async def test_hints_name_the_keys_that_hold(workspace: Workspace, session: Session, tmp_path: Path) -> None:
    own = '[keys]\nverify = "Ctrl+V"\nconfirm = "X"\nback = "Ctrl+B"\ngo_findings = "Ctrl+T"\nmet = "v"\nsource = "1"\n'
    keymap = Keymap.read(written(tmp_path, own), SAY)
    place = Place(inspection=session.id, screen="checklist", item=POSTED)
    async with KiemtraApp(workspace, SAY, shipped(), place=place, keymap=keymap).run_test(size=(120, 40)) as pilot:
        assert "– [Ctrl+V] nhập" in await settled(pilot)
        await press(pilot, "3")
        assert "X: lập tồn tại · t: sửa phiếu · Ctrl+B: mục sau" in await settled(pilot)
        await press(pilot, "X")
        assert "Ctrl+T để xem và sửa" in await settled(pilot)
        await press(pilot, "X")
        assert "v Đạt: đã thực hiện" in await settled(pilot)


def test_the_way_back_stays_whatever_else_goes_back(tmp_path: Path) -> None:
    assert Keymap.read(written(tmp_path, '[keys]\nback = "Z"\nredo = "ctrl+y"\n'), SAY).given["back"] == "Z,escape"


async def test_two_commands_may_change_places(workspace: Workspace, session: Session, tmp_path: Path) -> None:
    keymap = Keymap.read(written(tmp_path, '[keys]\nflag = "x"\npark = "m"\n'), SAY)
    place = Place(inspection=session.id, screen="checklist", item=POSTED)
    async with KiemtraApp(workspace, SAY, shipped(), place=place, keymap=keymap).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        session.refresh()
        assert session.inspection.answer(POSTED).flagged
        await press(pilot, "m")
        session.refresh()
        assert session.inspection.answer(POSTED).parked


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = '[keys]\nparc = "X"\nflag = "a"\nnote = "Foo"\npark = "m"\n[colours]\nx = 1\n'
    told = refusal(tmp_path, text)
    assert SAY("keymap.no_command", name="parc", nearest="park") in told
    assert SAY("keymap.reserved", name="flag", key="a") in told
    assert SAY("keymap.no_key", name="note", key="Foo") in told
    assert SAY("keymap.table", name="colours") in told
    assert any("park" in line and "flag" in line and SAY("checklist.title") in line for line in told)


@pytest.mark.parametrize("key", ["Backspace", "Esc", "Ctrl+C", "F11", "w", "[", "Ctrl+J"])
def test_keys_that_are_not_ours_to_give_are_refused(tmp_path: Path, key: str) -> None:
    assert len(refusal(tmp_path, f'[keys]\nflag = "{key}"\n')) == 1


def test_no_file_means_the_shipped_keys(tmp_path: Path) -> None:
    assert Keymap.read(tmp_path / "keys.toml", SAY).given == {}


def test_the_program_says_what_is_wrong_and_does_not_begin(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / ".config" / "kiemtra").mkdir(parents=True)
    written(home / ".config" / "kiemtra", '[keys]\nfind_inspection = "n"\n')
    app = PseudoTerminal(program("--workspace", str(tmp_path / "workspace")), size=(120, 40), home=home)
    app.wait("find_inspection")
    assert "keys.toml" in app.text
    app.wait("new_inspection")


async def test_the_key_that_tells_of_all_keys_is_named_however_narrow_the_terminal(
    workspace: Workspace, session: Session
) -> None:
    for stage in STAGES:
        place = Place(inspection=session.id, screen=stage)
        async with KiemtraApp(workspace, SAY, shipped(), place=place).run_test(size=(60, 24)) as pilot:
            await settled(pilot)
            strip = pilot.app.screen.key_strip()  # type: ignore[attr-defined]
            assert strip.plain.casefold().endswith("? phím"), stage
            assert strip.cell_len <= 60, stage
