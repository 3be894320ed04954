"""The five kinds of evidence by a digit, the inbox, and what is typed surviving Esc, by keys."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import EvidenceMethod
from inspection.wording import Wording
from tests.sittings import POSTED, press, send, settled, shown
from tui.evidence_kinds import INBOX, asked
from tui.screens.file_picker import FilePicker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.model.finding import Evidence
    from inspection.session import Session
    from inspection.workspace import Workspace
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SAY = Wording("vi")


def recorded(session: Session) -> list[Evidence]:
    session.refresh()
    return list(session.inspection.evidence_for(POSTED))


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("", "", ""),
        ("3", "interview", ""),
        ("3 chị Lan", "interview", "chị Lan"),
        ("12/KH-UBND", "", "12/KH-UBND"),
        ("4/QĐ", "", "4/QĐ"),
        ("6 hồ sơ", "", "6 hồ sơ"),
        ("biên bản 3", "", "biên bản 3"),
    ],
)
def test_a_digit_alone_or_before_a_blank_names_the_kind(typed: str, kind: str, words: str) -> None:
    assert asked(typed) == (kind, words)


@pytest.mark.parametrize(
    ("typed", "method", "description"),
    [
        ("1 118", EvidenceMethod.EXAMINE, "Nghị định số 118/2025/NĐ-CP"),
        ("1 sổ theo dõi", EvidenceMethod.EXAMINE, "sổ theo dõi"),
        ("3 chị Lan xác nhận", EvidenceMethod.INTERVIEW, "chị Lan xác nhận"),
        ("4 bảng niêm yết cũ", EvidenceMethod.TEST, "bảng niêm yết cũ"),
        ("5 hồ sơ trễ hạn", EvidenceMethod.EXAMINE, "5 hồ sơ trễ hạn"),
    ],
)
async def test_each_kind_is_a_digit_and_words(
    open_app: OpenApp, session: Session, typed: str, method: EvidenceMethod, description: str
) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "b")
        await send(pilot, typed)
        await press(pilot, "enter")
        (evidence,) = recorded(session)
        assert (evidence.method, evidence.description) == (method, description)


async def test_the_newest_file_of_the_inbox_is_taken_by_its_hash(
    open_app: OpenApp, session: Session, workspace: Workspace
) -> None:
    for day, name in enumerate(("anh_cu.jpg", "ảnh niêm yết.jpg")):
        (workspace.room(INBOX) / name).write_bytes(name.encode())
        os.utime(workspace.room(INBOX) / name, (86400 * (day + 1),) * 2)
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "b", "5")
        picture = shown(pilot)
        assert picture.index("ảnh niêm yết.jpg") < picture.index("anh_cu.jpg")
        await send(pilot, " niem yet")
        assert "anh_cu" not in shown(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        (evidence,) = recorded(session)
        assert evidence.file_name == "ảnh niêm yết.jpg"
        assert evidence.sha256 == sha256("ảnh niêm yết.jpg".encode()).hexdigest()
        assert f"sha {evidence.sha256[:8]}" in shown(pilot)


async def test_an_empty_inbox_says_where_it_lies(open_app: OpenApp, workspace: Workspace) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "b", "5")
        assert SAY("evidence.empty_inbox", folder=workspace.room(INBOX))[:60] in shown(pilot)


async def test_a_file_is_chosen_from_the_disk(open_app: OpenApp, session: Session, tmp_path: Path) -> None:
    (tmp_path / "so_theo_doi.csv").write_text("a;b")
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        pilot.app.files_from = tmp_path  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "b", "2", "enter")
        assert isinstance(pilot.app.screen, FilePicker)
        await send(pilot, "so_theo\r")
        await settled(pilot)
        (evidence,) = recorded(session)
        assert evidence.file_name == "so_theo_doi.csv"


async def test_words_half_typed_survive_esc_and_are_gone_once_recorded(open_app: OpenApp, session: Session) -> None:
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "b")
        await send(pilot, "3 anh Bi\u0300nh")
        await press(pilot, "escape")
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "b")
        assert "3 anh Bình" in shown(pilot)
        await press(pilot, "enter")
        assert [one.description for one in recorded(session)] == ["anh Bình"]
        await press(pilot, "b")
        assert "3 anh Bình" not in shown(pilot)
