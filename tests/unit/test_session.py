"""Sessions: durable actions, undo per person, colleagues on the same inspection."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection.errors import StoreError
from inspection.fold import fold
from inspection.model.codes import DocumentKind, EvidenceMethod, Verdict
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    DocumentRead,
    Event,
    EvidenceRecorded,
    FindingRecorded,
    NoteWritten,
    Undone,
    VerdictGiven,
)
from inspection.model.finding import Evidence
from inspection.session import Session
from inspection.store.memory import MemoryStore
from inspection.undo import Outcome
from tests.inspections import BINH, HOA, Watch, begun, checklist, details, finding, reading, team

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.store.port import Turn


def verdict(item: str, given: Verdict | None) -> VerdictGiven:
    return VerdictGiven(item=item, verdict=given)


def test_begin_opens_with_all_that_is_known() -> None:
    session = begun(None, "a", "b")
    assert session.inspection.details == details()
    assert session.inspection.team == team()
    assert [item.id for item in session.inspection.items] == ["a", "b"]
    assert len({entry.action for entry in session.entries}) == 1


def test_an_unknown_inspection_is_refused() -> None:
    with pytest.raises(StoreError, match=r"store\.no_inspection"):
        Session(MemoryStore(), "nowhere", HOA)


def test_what_was_recorded_is_there_for_the_next_session() -> None:
    store = MemoryStore()
    session = begun(store)
    state = session.record(verdict("a", Verdict.MET), NoteWritten(item="a", note="đủ"))
    again = Session(store, session.id, HOA)
    assert state == session.inspection == again.inspection == fold(again.entries)
    assert again.inspection.answer("a").note == "đủ"


def test_clocks_never_fall_and_say_what_was_seen() -> None:
    watch = Watch()
    session = begun(watch=watch)
    watch.wind(60)
    session.record(verdict("a", Verdict.MET), verdict("b", Verdict.MET))
    watch.wind(-3600)
    session.record(verdict("c", Verdict.MET))
    clocks = [entry.clock for entry in session.entries]
    assert clocks == sorted(set(clocks))
    assert session.entries[-1].base == clocks[-2]
    assert session.entries[-1].at == watch.now


def test_a_new_inspection_never_shares_a_clock_with_another() -> None:
    store, watch = MemoryStore(), Watch()
    entries = [*begun(store, watch=watch).entries, *begun(store, watch=watch).entries]
    assert len({(entry.clock, entry.actor) for entry in entries}) == len(entries)


def test_undo_takes_back_a_whole_action_and_tells_it() -> None:
    session = begun()
    session.record(verdict("a", Verdict.MET))
    session.record(verdict("a", Verdict.PARTLY), verdict("b", Verdict.PARTLY))
    back = session.undo()
    assert back.outcome is Outcome.DONE
    assert [(s.before, s.after) for s in back.steps] == [(Verdict.PARTLY, Verdict.MET), (Verdict.PARTLY, None)]
    assert session.inspection.answer("a").verdict is Verdict.MET
    forth = session.redo()
    assert [(s.before, s.after) for s in forth.steps] == [(Verdict.MET, Verdict.PARTLY), (None, Verdict.PARTLY)]
    assert session.inspection.answer("b").verdict is Verdict.PARTLY


def test_undo_goes_back_to_the_beginning_and_forth_again_after_a_restart() -> None:
    store = MemoryStore()
    session = begun(store)
    first = session.inspection
    for given in Verdict:
        session.record(verdict("a", given))
    last = session.inspection
    session = Session(store, session.id, HOA)
    assert [session.undo().outcome for _ in range(6)] == [Outcome.DONE] * 5 + [Outcome.NOTHING]
    assert session.inspection == first
    session = Session(store, session.id, HOA)
    assert [session.redo().outcome for _ in range(6)] == [Outcome.DONE] * 5 + [Outcome.NOTHING]
    assert session.inspection == last


def test_a_new_action_makes_the_undone_ones_final() -> None:
    session = begun()
    session.record(verdict("a", Verdict.MET))
    session.undo()
    session.record(verdict("b", Verdict.MET))
    assert session.redo().outcome is Outcome.NOTHING
    assert session.undo().outcome is Outcome.DONE
    assert session.undo().outcome is Outcome.NOTHING


def test_documents_and_checklists_are_passed_over_by_undo() -> None:
    session = begun()
    session.record(verdict("a", Verdict.MET))
    session.record(
        DocumentRead(role="report", reading=reading(DocumentKind.REPORT)),
        ChecklistDrafted(checklist=checklist("a", "d")),
    )
    back = session.undo()
    assert [step.event for step in back.steps] == [verdict("a", Verdict.MET)]
    assert session.inspection.report is not None
    assert session.undo().outcome is Outcome.NOTHING


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (verdict("a", Verdict.MET), verdict("a", Verdict.NOT_MET)),
        (NoteWritten(item="a", note="x"), NoteWritten(item="a", note="y")),
        (FindingRecorded(finding=finding("f")), FindingRecorded(finding=finding("f", "khác"))),
        (DetailsChanged(details=details("A")), DetailsChanged(details=details("B"))),
    ],
)
def test_undo_never_reaches_over_a_colleagues_later_change(mine: Event, theirs: Event) -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(mine)
    binh = Session(store, hoa.id, BINH)
    binh.record(theirs)
    refused = hoa.undo()
    assert refused.outcome is Outcome.BLOCKED
    assert refused.blocked_by is not None
    assert (refused.blocked_by.actor, refused.blocked_by.event) == (BINH, theirs)
    assert hoa.inspection == binh.inspection
    binh.undo()
    assert hoa.undo().outcome is Outcome.DONE


def test_a_colleagues_change_of_something_else_is_no_hindrance() -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(verdict("a", Verdict.MET))
    binh = Session(store, hoa.id, BINH)
    binh.record(verdict("b", Verdict.NOT_MET))
    binh.record(NoteWritten(item="a", note="của Bình"))
    assert hoa.undo().outcome is Outcome.DONE
    assert hoa.inspection.answer("a").verdict is None
    assert hoa.inspection.answer("a").note == "của Bình"
    assert hoa.inspection.answer("b").verdict is Verdict.NOT_MET


def test_redo_never_reaches_over_a_colleagues_later_change() -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(verdict("a", Verdict.MET))
    hoa.undo()
    Session(store, hoa.id, BINH).record(verdict("a", Verdict.NOT_MET))
    refused = hoa.redo()
    assert refused.outcome is Outcome.BLOCKED
    assert hoa.inspection.answer("a").verdict is Verdict.NOT_MET


def test_refresh_tells_whether_others_wrote_and_to_this_inspection() -> None:
    store = MemoryStore()
    hoa = begun(store)
    binh = Session(store, hoa.id, BINH)
    assert not hoa.refresh()
    binh.record(verdict("b", Verdict.MET))
    assert hoa.refresh()
    assert not hoa.refresh()
    assert hoa.inspection == binh.inspection
    begun(store)
    assert not hoa.refresh()


def test_recording_takes_in_what_others_wrote_and_remembers_what_was_seen() -> None:
    store = MemoryStore()
    hoa = begun(store)
    seen = hoa.entries[-1].clock
    Session(store, hoa.id, BINH).record(verdict("b", Verdict.MET))
    state = hoa.record(verdict("a", Verdict.MET))
    assert set(state.answers) == {"a", "b"}
    assert hoa.entries[-1].base == seen


def test_history_tells_everything_about_an_item() -> None:
    session = begun()
    evidence = Evidence(id="e", item="a", method=EvidenceMethod.EXAMINE, description="sổ theo dõi")
    told: list[Event] = [
        verdict("a", Verdict.MET),
        EvidenceRecorded(evidence=evidence),
        FindingRecorded(finding=finding("f", "Chậm", "a")),
        FindingRecorded(finding=finding("f", "Chậm")),
    ]
    for event in told:
        session.record(event)
    session.record(verdict("b", Verdict.MET), NoteWritten(item="c", note="khác"))
    session.record(verdict("a", Verdict.NOT_MET))
    session.undo()
    past = session.history("a")
    assert [line.entry.event for line in past] == [*told, verdict("a", Verdict.NOT_MET)]
    assert [line.holds for line in past] == [True] * 4 + [False]


class FullStore(MemoryStore):
    """Fails at the end of a turn, as a full disk does on commit."""

    full = False

    @contextmanager
    def turn(self, inspection: str, after: int) -> Iterator[Turn]:
        """Fail once everything was written."""
        with super().turn(inspection, after) as turn:
            yield turn
            if self.full:
                raise StoreError("store.full")


def test_what_could_not_be_written_is_not_shown() -> None:
    store = FullStore()
    session = begun(store)
    before = (session.inspection, session.entries)
    store.full = True
    with pytest.raises(StoreError):
        session.record(verdict("a", Verdict.MET))
    assert (session.inspection, session.entries) == before
    store.full = False
    session.record(verdict("a", Verdict.PARTLY))
    assert session.inspection == Session(store, session.id, HOA).inspection


def test_what_a_merged_journal_took_back_is_not_ours_to_take_back_again() -> None:
    store = MemoryStore()
    session = begun(store)
    session.record(verdict("a", Verdict.MET))
    mine = session.entries[-1]
    withdrawal = replace(mine, id="w", clock=mine.clock + 1, actor=BINH, event=Undone(entries=(mine.id,)))
    store.absorb([withdrawal])
    assert session.refresh()
    assert session.inspection.answer("a").verdict is None
    assert session.undo().outcome is Outcome.NOTHING
