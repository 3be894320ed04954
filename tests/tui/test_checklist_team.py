"""Several people on one checklist, by keys: claims, values given unseen, and what an earlier period said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.errors import StoreError
from inspection.model.codes import EvidenceMethod, Verdict
from inspection.model.documents import Period
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    EvidenceRecorded,
    ItemClaimed,
    NoteWritten,
    VerdictGiven,
)
from inspection.model.finding import Evidence
from inspection.model.inspection import Details, Team
from inspection.model.source import SourceRef
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.sittings import ON_TIME, PLAN, POSTED, at, press, seen, send, settled, shown
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.text import Text
    from textual.pilot import Pilot

    from inspection.model.events import Event
    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

SAY = Wording("vi")
THIS_YEAR = Period(start=date(2025, 1, 1), end=date(2025, 9, 30))
LAST_YEAR = Period(start=date(2024, 1, 1), end=date(2024, 9, 30))


@pytest.fixture
def lan(workspace: Workspace, session: Session) -> Iterator[Session]:
    """Return a colleague's session on the same inspection."""
    with Workspace.open(workspace.folder, name="Trần Thị Lan") as theirs:
        yield theirs.session(session.id)


async def test_a_claim_shows_to_its_owner_and_to_colleagues(open_app: OpenApp, session: Session, lan: Session) -> None:
    lan.record(ItemClaimed(item=POSTED, claimed=True))
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "3.02 (Lan) " in shown(pilot)
        assert SAY("checklist.claimed_by", who="Lan") in shown(pilot)
        await press(pilot, "k", "l")
        assert "3.01 » " in shown(pilot)
        session.refresh()
        assert session.inspection.answer(ON_TIME).claimed_by == session.actor
        await press(pilot, "l", "L")
        session.refresh()
        assert {session.inspection.answer(item).claimed_by for item in (ON_TIME, POSTED)} == {session.actor}
        assert session.inspection.answer(PLAN).claimed_by == ""
        await press(pilot, "z")
        assert "3.02 (Lan) " in shown(pilot)


async def test_a_colleagues_item_takes_the_same_key_twice_and_only_once_for_all_of_them(
    open_app: OpenApp, session: Session, lan: Session
) -> None:
    lan.record(ItemClaimed(item=ON_TIME, claimed=True), ItemClaimed(item=POSTED, claimed=True))
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "1")
        session.refresh()
        assert session.inspection.answer(ON_TIME).verdict is None
        assert SAY("checklist.of_a_colleague", who="Trần Thị Lan") in shown(pilot)
        await press(pilot, "1", "1")
        session.refresh()
        assert session.inspection.answer(ON_TIME).verdict is Verdict.MET
        assert session.inspection.answer(POSTED).verdict is Verdict.MET


async def test_mine_are_those_that_i_claimed(open_app: OpenApp) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "l", "f")
        await send(pilot, "cua toi\r")
        assert [row.item.id for row in pilot.app.screen.rows if row.item] == [ON_TIME]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "verdict", "noted"),
    [("1", Verdict.NOT_MET, ""), ("2", Verdict.MET, ""), ("3", None, "Trần Thị Lan: Không đạt")],
)
async def test_two_values_given_unseen_are_shown_and_a_digit_chooses(  # what a parametrised test is given
    open_app: OpenApp, session: Session, lan: Session, key: str, verdict: Verdict | None, noted: str
) -> None:
    lan.record(VerdictGiven(item=ON_TIME, verdict=Verdict.NOT_MET))
    session.record(VerdictGiven(item=ON_TIME, verdict=Verdict.MET))
    async with open_app("checklist", item=ON_TIME).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        picture = shown(pilot)
        assert "1 Trần Thị Lan: Không đạt" in picture
        assert "2 Hoa: Đạt" in picture
        await press(pilot, "4")
        assert SAY("checklist.choose_value", last=3) in shown(pilot)
        await press(pilot, key)
        session.refresh()
        assert session.inspection.answer(ON_TIME).verdict is verdict
        assert noted in session.inspection.answer(ON_TIME).note
        assert not session.conflicts
        assert "1 Trần Thị Lan" not in shown(pilot)
        await press(pilot, "z")
        session.refresh()
        assert len(session.conflicts) == 1


async def test_two_notes_become_one(open_app: OpenApp, session: Session, lan: Session) -> None:
    lan.record(NoteWritten(item=ON_TIME, note="thiếu biên bản"))
    session.record(NoteWritten(item=ON_TIME, note="đã xem sổ"))
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "3")
        session.refresh()
        assert session.inspection.answer(ON_TIME).note == "Trần Thị Lan: thiếu biên bản; Hoa: đã xem sổ"


async def test_what_a_colleague_writes_comes_by_itself(open_app: OpenApp, lan: Session) -> None:
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        lan.record(NoteWritten(item=ON_TIME, note="đã gặp bộ phận Một cửa"))
        assert "đã gặp bộ phận Một cửa" not in shown(pilot)
        await seen(pilot, "đã gặp bộ phận Một cửa")


def last_year(workspace: Workspace, session: Session, ward: str = "Hòa Mai") -> None:
    """Begin the same ward's, or another's, inspection of the period before."""
    said: list[Event] = [
        VerdictGiven(item=POSTED, verdict=Verdict.PARTLY),
        NoteWritten(item=POSTED, note="trễ do thiếu cán bộ"),
        EvidenceRecorded(
            evidence=Evidence(
                id="old", item=POSTED, method=EvidenceMethod.EXAMINE, description="Biên bản niêm yết", sha256="ab" * 32
            )
        ),
        EvidenceRecorded(
            evidence=Evidence(
                id="place",
                item=POSTED,
                method=EvidenceMethod.EXAMINE,
                description="Báo cáo, dòng 9",
                source=SourceRef(document="report", line=9),
            )
        ),
    ]
    checklist = session.inspection.checklist
    assert checklist is not None
    workspace.begin(
        Details(ward=ward, city="Hải Phòng", period=LAST_YEAR), Team(), ChecklistDrafted(checklist=checklist), *said
    )
    session.record(DetailsChanged(details=replace(session.inspection.details, period=THIS_YEAR)))


async def test_note_and_evidence_of_the_last_period_are_taken_over_and_marked(
    open_app: OpenApp, workspace: Workspace, session: Session
) -> None:
    last_year(workspace, session)
    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert SAY("checklist.former") in shown(pilot)
        assert "M Đạt một phần · “trễ do thiếu" in shown(pilot)
        await press(pilot, "p")
        session.refresh()
        answer = session.inspection.answer(POSTED)
        assert (answer.note, answer.verdict) == ("trễ do thiếu cán bộ", None)
        assert answer.note_from == "Phường Hòa Mai, 01/01–30/09/2024"
        (taken,) = session.inspection.evidence_for(POSTED)
        assert (taken.description, taken.copied_from) == ("Biên bản niêm yết", answer.note_from)
        assert SAY("checklist.copied_from", place="Phường Hòa Mai")[:20] in shown(pilot)
        await press(pilot, "p")
        session.refresh()
        assert len(session.inspection.evidence_for(POSTED)) == 1
        await press(pilot, "z")
        session.refresh()
        assert session.inspection.evidence_for(POSTED) == ()
        assert session.inspection.answer(POSTED).note == ""


async def test_another_ward_can_be_copied_from(open_app: OpenApp, workspace: Workspace, session: Session) -> None:
    last_year(workspace, session, ward="Đông Bắc")
    async with open_app("checklist", item=POSTED).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "p")
        await send(pilot, "dong bac\r")
        session.refresh()
        assert session.inspection.answer(POSTED).note_from.startswith("Phường Đông Bắc")
        assert at(pilot) == POSTED


async def test_the_last_decisions_stay_in_sight_with_who_made_them(open_app: OpenApp, lan: Session) -> None:
    lan.record(VerdictGiven(item=PLAN, verdict=Verdict.NOT_MET))
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "1", "1")
        mine, hers = SAY("checklist.me"), "Lan"
        told = [row.plain[6:].rstrip() for row in _recent(pilot)]
        assert told == [f"Đ 3.02 {mine}", f"Đ 3.01 {mine}", f"C 1.01 {hers}"]
        await press(pilot, "z")
        assert [row.plain[6:].rstrip() for row in _recent(pilot)] == [f"Đ 3.01 {mine}", f"C 1.01 {hers}"]
    async with open_app("checklist", item=ON_TIME).run_test(size=(120, 30)) as pilot:
        await settled(pilot)
        assert SAY("checklist.recent") not in shown(pilot)


def _recent(pilot: Pilot[int]) -> list[Text]:
    panel = pilot.app.screen.query_one("#recent", LinePanel)
    return [row for row in panel.lines[1:] if row]


async def test_a_store_that_cannot_list_what_to_copy_from_says_so(
    open_app: OpenApp, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Workspace) -> None:
        raise StoreError("store.disk", path=workspace.folder, problem="hỏng")

    async with open_app("checklist", item=POSTED).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        monkeypatch.setattr(Workspace, "inspections", fails)
        await press(pilot, "P")
        assert SAY("app.error") in shown(pilot)
        assert "hỏng" in shown(pilot)
