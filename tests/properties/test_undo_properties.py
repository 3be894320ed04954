"""Undo, whatever was done before: as many undos as actions lead back, and the journal only ever grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from inspection.fold import fold
from inspection.model.closing_events import MinutesSigned, PointExcused
from inspection.model.codes import EvidenceMethod, Verdict
from inspection.model.events import (
    EVENTS,
    DetailsChanged,
    DraftDecided,
    Event,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    IssueDecided,
    ItemClaimed,
    ItemFlagged,
    ItemParked,
    NoteWritten,
    NoticeRegistered,
    ReadingCorrected,
    Redone,
    TeamChanged,
    Undone,
    VerdictGiven,
)
from inspection.model.finding import Evidence
from inspection.model.former import FindingsCarried
from inspection.model.inspection import Registration, Team
from inspection.model.remediation import OnRemediation
from inspection.session import Session
from inspection.store.memory import MemoryStore
from inspection.undo import LASTING, Outcome
from tests.inspections import BINH, HOA, begun, details, finding
from tests.remediations import follow_ups

if TYPE_CHECKING:
    from random import Random

    from inspection.model.events import Entry


def evidence(own: str, item: str, struck: bool) -> Evidence:  # noqa: FBT001  # as hypothesis hands it over
    return Evidence(id=own, item=item, method=EvidenceMethod.EXAMINE, description="sổ theo dõi", struck=struck)


items = st.sampled_from("abcx")
OF_KIND: dict[type[Event], st.SearchStrategy[Event]] = {
    VerdictGiven: st.builds(VerdictGiven, item=items, verdict=st.none() | st.sampled_from(Verdict)),
    NoteWritten: st.builds(NoteWritten, item=items, note=st.text(max_size=5)),
    FigureVerified: st.builds(FigureVerified, item=items, verified=st.none()),
    ItemFlagged: st.builds(ItemFlagged, item=items, flagged=st.booleans(), word=st.text(max_size=5)),
    ItemParked: st.builds(ItemParked, item=items, parked=st.booleans()),
    ItemClaimed: st.builds(ItemClaimed, item=items, claimed=st.booleans()),
    EvidenceRecorded: st.builds(
        EvidenceRecorded, evidence=st.builds(evidence, st.sampled_from("de"), items, st.booleans())
    ),
    TeamChanged: st.builds(TeamChanged, team=st.builds(Team, name=st.text(max_size=5))),
    NoticeRegistered: st.builds(NoticeRegistered, registration=st.builds(Registration, number=st.text(max_size=5))),
    PointExcused: st.builds(PointExcused, point=st.sampled_from("uv"), reason=st.text(max_size=5)),
    FindingRecorded: st.builds(FindingRecorded, finding=st.builds(finding, st.sampled_from("fg"), st.text(max_size=5))),
    IssueDecided: st.builds(IssueDecided, issue=st.sampled_from("pq"), accepted=st.booleans()),
    DetailsChanged: st.builds(DetailsChanged, details=st.builds(details, st.sampled_from(["Hòa Mai", "Tân Mai"]))),
}
events: st.SearchStrategy[Event] = st.one_of(*OF_KIND.values(), follow_ups(st.sampled_from("fg"), st.text(max_size=5)))
ELSEWHERE = {ReadingCorrected, DraftDecided, MinutesSigned, FindingsCarried}
"""Kinds with properties and tests of their own, for they need documents, a draft, signatures, another inspection."""
actions = st.lists(events, min_size=1, max_size=3)
commands = st.lists(st.sampled_from(["undo", "redo"]) | actions | st.tuples(st.just("amend"), events), max_size=25)


Command = str | list[Event] | tuple[str, Event]


def test_every_kind_that_one_key_takes_back_is_among_the_commands() -> None:
    assert OF_KIND.keys() | ELSEWHERE == set(EVENTS.values()) - {*LASTING, Undone, Redone, *get_args(OnRemediation)}


def do(session: Session, command: Command) -> None:
    before = session.entries
    match command:
        case ("amend", event):
            assert not isinstance(event, str)
            session.amend(event)
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case str():
            raise AssertionError(command)
        case list():
            session.record(*command)
    assert session.entries[: len(before)] == before
    assert session.inspection == fold(session.entries)


@given(commands)
def test_as_many_undos_as_commands_lead_back_to_the_beginning(done: list[Command]) -> None:
    session = begun()
    first = session.inspection
    for command in done:
        do(session, command)
    for _ in done:
        do(session, "undo")
    assert session.inspection == first
    assert session.undo().outcome is Outcome.NOTHING


@given(st.lists(actions, max_size=12), st.integers(0, 12))
def test_undo_and_redo_cancel_each_other(done: list[list[Event]], back: int) -> None:
    session = begun()
    for action in done:
        session.record(*action)
    last = session.inspection
    undone = sum(session.undo().outcome is Outcome.DONE for _ in range(back))
    assert undone == min(back, len(done))
    assert sum(session.redo().outcome is Outcome.DONE for _ in range(back)) == undone
    assert session.inspection == last


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["undo", "redo"]) | actions), max_size=25))
def test_two_people_see_the_same_and_never_lose_each_others_work(done: list[tuple[bool, str | list[Event]]]) -> None:
    store = MemoryStore()
    hoa = begun(store)
    binh = Session(store, hoa.id, BINH)
    for hers, command in done:
        mine, other = (hoa, binh) if hers else (binh, hoa)
        other.refresh()
        kept = _standing(other)
        do(mine, command)
        other.refresh()
        assert mine.inspection == other.inspection
        # Whatever one does, undo included, the entries of the other stay as they stood.
        assert _standing(other) == kept


def _standing(session: Session) -> list[Entry]:
    """Return the entries of a session's own actor that are not withdrawn."""
    gone: set[str] = set()
    for entry in session.entries:
        names = set(getattr(entry.event, "entries", ()))
        gone = gone | names if type(entry.event).__name__ == "Undone" else gone - names
    return [entry for entry in session.entries if entry.actor == session.actor and entry.id not in gone]


@given(st.lists(st.tuples(st.booleans(), actions), max_size=12), st.randoms())
def test_the_union_of_copies_does_not_depend_on_order(done: list[tuple[bool, list[Event]]], random: Random) -> None:
    origin = MemoryStore()
    hoa = begun(origin)
    laptop = MemoryStore()
    laptop.absorb(hoa.entries)
    away = Session(laptop, hoa.id, BINH)
    for hers, action in done:
        (hoa if hers else away).record(*action)
    shuffled = list(away.entries)
    random.shuffle(shuffled)
    assert origin.absorb(shuffled) == sum(len(action) for hers, action in done if not hers)
    assert origin.absorb(shuffled) == 0
    laptop.absorb(hoa.entries)
    hoa.refresh()
    away.refresh()
    assert hoa.inspection == away.inspection
    assert hoa.entries == away.entries
    assert [e.actor for e in hoa.entries].count(HOA) == 2 + sum(len(a) for hers, a in done if hers)
