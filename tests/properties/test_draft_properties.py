"""Decisions on drafted items: they come back, copies of a journal agree on them, and no judged item ever vanishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from inspection import codec
from inspection.fold import fold
from inspection.model.codes import Decision, Verdict
from inspection.model.drafts import DraftDecision
from inspection.model.events import ChecklistDrafted, DraftDecided, Event, VerdictGiven
from inspection.session import Session
from inspection.store.memory import MemoryStore
from tests.inspections import BINH, begun, checklist, two

if TYPE_CHECKING:
    from random import Random

    from inspection.model.checklist import Checklist

ITEMS = ("a", "b", "c", "d")
short = st.text("xyz ", max_size=4)


@st.composite
def decisions(draw: st.DrawFn) -> Event:
    item, into = draw(st.sampled_from(ITEMS)), draw(st.sampled_from(ITEMS))
    decision = draw(st.sampled_from([one for one in Decision if one is not Decision.ADDED]))
    many = {Decision.CORRECTED: 1, Decision.SPLIT: 3}.get(decision, 0)
    words = tuple(draw(st.lists(short, min_size=many, max_size=many)))
    reason = draw(short)
    return DraftDecided(decision=DraftDecision(item=item, decision=decision, reason=reason, words=words, into=into))


@st.composite
def verdicts(draw: st.DrawFn) -> Event:
    item = draw(st.sampled_from((*ITEMS, "a~2", "b~3")))
    return VerdictGiven(item=item, verdict=draw(st.sampled_from(Verdict)))


redrafts = st.sampled_from(
    (
        ChecklistDrafted(checklist=checklist("b", "c", "e")),
        ChecklistDrafted(checklist=checklist(*ITEMS)),
    )
)
commands = st.lists(st.sampled_from(["undo", "redo"]) | decisions() | verdicts(), max_size=15)


def do(session: Session, command: str | Event) -> None:
    if isinstance(command, str):
        session.undo() if command == "undo" else session.redo()
    else:
        session.record(command)


@given(commands)
def test_as_many_undos_lead_back_to_the_draft(done: list[str | Event]) -> None:
    session = begun(None, *ITEMS)
    first = session.inspection
    for command in done:
        do(session, command)
        assert session.inspection == fold(session.entries)
        assert session.inspection.drafted == first.drafted
    for _ in done:
        session.undo()
    assert session.inspection == first


@given(st.lists(decisions() | verdicts() | redrafts, max_size=15))
def test_what_was_judged_in_sight_stays_in_sight_whatever_is_decided(done: list[Event]) -> None:
    session = begun(None, *ITEMS)
    seen: set[str] = set()
    for event in done:
        if isinstance(event, VerdictGiven) and event.item in {one.id for one in session.inspection.items}:
            seen.add(event.item)
        # As preparation does it: what somebody has said something on is kept in the new draft.
        if isinstance(event, ChecklistDrafted):
            session.record(ChecklistDrafted(checklist=_with_kept(session, event.checklist)))
        else:
            session.record(event)
        assert seen <= {one.id for one in session.inspection.items}


def _with_kept(session: Session, new: Checklist) -> Checklist:
    known = {one.id for one in new.items}
    former = session.inspection.drafted
    touched = {one.partition("~")[0] for one in session.inspection.touched}
    kept = [replace(one, withdrawn=True) for one in former.items if one.id not in known] if former else []
    return replace(new, items=(*new.items, *(one for one in kept if one.id in touched)))


@given(st.lists(decisions(), min_size=1, max_size=8), st.lists(decisions(), max_size=8), st.randoms())
def test_copies_agree_whoever_decided_first(mine: list[Event], theirs: list[Event], chance: Random) -> None:
    store, other = MemoryStore(), MemoryStore()
    session = begun(store, *ITEMS)
    other.absorb(session.entries)
    colleague = Session(other, session.id, BINH, session._clock)  # noqa: SLF001  # the very same watch
    for event in mine:
        session.record(event)
    for event in theirs:
        colleague.record(event)
    both = [*session.entries, *colleague.entries]
    chance.shuffle(both)
    store.absorb(both)
    other.absorb(both)
    session.refresh()
    colleague.refresh()
    assert session.inspection == colleague.inspection


@given(decisions())
def test_a_decision_is_written_and_read_back(event: Event) -> None:
    assert codec.from_plain(DraftDecided, codec.to_plain(event)) == event


def test_words_of_a_person_are_plain_in_both_languages() -> None:
    session = begun(None, *ITEMS)
    asked = DraftDecision(item="a", decision=Decision.CORRECTED, words=("Việc khác",))
    session.record(DraftDecided(decision=asked))
    assert session.inspection.checklist is not None
    assert session.inspection.checklist.item("a").title == two("Việc khác")
