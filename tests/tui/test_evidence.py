"""The evidence dialog, by keys: the ward's documents in three letters, the last one by one key, free words, files."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from inspection.model.codes import EvidenceMethod
from inspection.model.events import EvidenceRecorded
from inspection.model.finding import Evidence
from tests.sittings import send, settled, shown
from tui.screens.evidence_dialog import EvidenceDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SIZES = [(80, 24), (120, 40)]


class Answer:
    """What the dialog returned."""

    def __init__(self) -> None:
        self.given: list[Evidence | None] = []

    @property
    def evidence(self) -> Evidence:
        """Return the one piece of evidence."""
        (only,) = self.given
        assert only is not None
        return only


async def ask(pilot: Pilot[int], session: Session, item: str | None = "on-time") -> Answer:
    await settled(pilot)
    answer = Answer()
    await pilot.app.push_screen(EvidenceDialog(session.inspection, item), answer.given.append)
    await settled(pilot)
    return answer


async def test_a_line_of_the_report_is_offered_with_its_words(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, "báo cáo dòng 4")
        assert "“Ban hành Kế hoạch số 12/KH-UBND" in shown(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert answer.evidence.source is not None
        assert (answer.evidence.source.document, answer.evidence.source.line) == ("report", 4)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_items_place_and_the_wards_own_documents_come_first(
    open_app: OpenApp, session: Session, size: tuple[int, int], language: str
) -> None:
    async with open_app(language=language).run_test(size=size) as pilot:
        await ask(pilot, session)
        screen = shown(pilot)
        # in the language of the notice, which the interface need not share
        documents = ("Báo cáo, dòng 3", "Kế hoạch số 12/KH-UBND ngày 10/01/2025", "Nghị định số 118/2025/NĐ-CP")
        positions = [screen.index(words) for words in documents]
        assert positions == sorted(positions)


@pytest.mark.parametrize("typed", ["ke ho", "kế ho", "12/kh", "KH-U"])
async def test_a_cited_document_is_found_by_words_or_number(open_app: OpenApp, session: Session, typed: str) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, f"{typed}\r")
        await settled(pilot)
    evidence = answer.evidence
    assert evidence.document_number == evidence.description == "Kế hoạch số 12/KH-UBND ngày 10/01/2025"
    assert evidence.source
    assert (evidence.source.document, evidence.source.line) == ("report", 4)
    assert (evidence.item, evidence.method) == ("on-time", EvidenceMethod.EXAMINE)


async def test_the_place_of_the_item_itself_is_evidence(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await pilot.press("enter")
        await settled(pilot)
    assert answer.evidence.source
    assert answer.evidence.source.line == 3


@pytest.mark.parametrize(
    ("steps", "method"), [(0, EvidenceMethod.EXAMINE), (1, EvidenceMethod.INTERVIEW), (2, EvidenceMethod.TEST)]
)
async def test_free_words_are_evidence_of_each_kind(
    open_app: OpenApp, session: Session, steps: int, method: EvidenceMethod
) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, "hỏi công chu\x7f\x7fhức")  # the input method rewrites
        await pilot.press(*["down"] * steps, "enter")
        await settled(pilot)
    assert (answer.evidence.method, answer.evidence.description) == (method, "hỏi công chức")
    assert answer.evidence.document_number == ""


async def test_a_number_typed_in_full_is_kept_as_the_documents_number(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, "QĐ 464/QĐ-UBND ngày 31/7/2025\r")
        await settled(pilot)
    assert answer.evidence.document_number == "QĐ 464/QĐ-UBND ngày 31/7/2025"


async def test_b_takes_the_last_one_for_this_item(open_app: OpenApp, session: Session) -> None:
    last = Evidence(id="e1", item="posted", method=EvidenceMethod.INTERVIEW, description="Hỏi bộ phận một cửa")
    session.record(EvidenceRecorded(evidence=last))
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        assert "b: như lần trước (Hỏi bộ phận một cửa)" in shown(pilot)
        await pilot.press("b")
        await settled(pilot)
    again = answer.evidence
    assert (again.description, again.item, again.method) == (last.description, "on-time", last.method)
    assert again.id != last.id


async def test_what_spoke_for_a_finding_speaks_for_the_item_alone_when_taken_again(
    open_app: OpenApp, session: Session
) -> None:
    last = Evidence(id="e1", item=None, method=EvidenceMethod.TEST, description="Xem sổ", finding="another")
    session.record(EvidenceRecorded(evidence=last))
    for keys in ("b", "Xem sổ\r"):
        async with open_app().run_test(size=(80, 24)) as pilot:
            answer = await ask(pilot, session)
            await send(pilot, keys)
            await settled(pilot)
        assert (answer.evidence.description, answer.evidence.finding) == ("Xem sổ", "")


async def test_without_a_last_one_b_is_a_letter(open_app: OpenApp, session: Session) -> None:
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, "bảng tên\r")
        await settled(pilot)
    assert answer.evidence.description == "bảng tên"


async def test_earlier_evidence_of_another_item_is_offered(open_app: OpenApp, session: Session) -> None:
    session.record(
        EvidenceRecorded(
            evidence=Evidence(id="e1", item="posted", method=EvidenceMethod.TEST, description="Xem bảng niêm yết")
        ),
        EvidenceRecorded(
            evidence=Evidence(id="e2", item="posted", method=EvidenceMethod.TEST, description="Gạch rồi", struck=True)
        ),
    )
    async with open_app().run_test(size=(120, 40)) as pilot:
        answer = await ask(pilot, session)
        assert "đã dùng cho mục 3.02" in shown(pilot)
        assert "Gạch rồi" not in shown(pilot)
        await send(pilot, "xem bang\r")
        await settled(pilot)
    assert (answer.evidence.method, answer.evidence.item) == (EvidenceMethod.TEST, "on-time")


async def test_a_file_is_taken_by_its_name_and_hash(open_app: OpenApp, session: Session, tmp_path: Path) -> None:
    (tmp_path / "trich_xuat.csv").write_bytes(b"1;2")
    async with open_app().run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, f"{tmp_path}/trich_xuat.csv\r")
        await settled(pilot)
    assert (answer.evidence.file_name, answer.evidence.sha256) == ("trich_xuat.csv", sha256(b"1;2").hexdigest())


async def test_tab_looks_for_a_file(open_app: OpenApp, session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "minh_chung"
    folder.mkdir()
    (folder / "anh_niem_yet.jpg").write_bytes(b"jpg")
    app = open_app()
    app.files_from = folder
    async with app.run_test(size=(80, 24)) as pilot:
        answer = await ask(pilot, session)
        await pilot.press("tab")
        await settled(pilot)
        await send(pilot, "niem\r")
        await settled(pilot)
    assert answer.evidence.sha256 == sha256(b"jpg").hexdigest()


@pytest.mark.parametrize("name", ["không có", ""])
async def test_a_file_that_is_none_is_told_and_can_be_mended(
    open_app: OpenApp, session: Session, tmp_path: Path, name: str
) -> None:
    async with open_app().run_test(size=(120, 40)) as pilot:
        answer = await ask(pilot, session)
        await send(pilot, f"{tmp_path}/{name}\r")
        await settled(pilot)
        assert isinstance(pilot.app.screen, EvidenceDialog)
        assert "Không đọc được tệp" in shown(pilot)
        await pilot.press("escape")
        await settled(pilot)
    assert answer.given == [None]


async def test_hostile_words_are_shown_as_they_are(open_app: OpenApp, session: Session) -> None:
    hostile = Evidence(id="e1", item="posted", method=EvidenceMethod.TEST, description="[/] [red]x \x1b[2J")
    session.record(EvidenceRecorded(evidence=hostile))
    async with open_app().run_test(size=(120, 40)) as pilot:
        await ask(pilot, session)
        assert "[/] [red]x ␛[2J" in shown(pilot)
