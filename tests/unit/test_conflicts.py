"""Two values for one thing: found across laptops that were away from each other, settled by whoever has seen both."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.conflicts import conflicts
from inspection.fold import Journal
from inspection.model.checklist import Quantity
from inspection.model.codes import Verdict
from inspection.model.events import Entry, Event, FigureVerified, ItemFlagged, NoteWritten, VerdictGiven
from inspection.session import Session
from inspection.store.memory import MemoryStore
from tests.inspections import BINH, HOA, Watch, begun

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

MET, NOT_MET = Verdict.MET, Verdict.NOT_MET


def verdict(item: str, verdict: Verdict | None, reason: str = "") -> VerdictGiven:
    return VerdictGiven(item=item, verdict=verdict, reason=reason)


def two_copies() -> tuple[Session, Session]:
    """Return one inspection on a server and on a laptop that is away."""
    server, laptop = MemoryStore(), MemoryStore()
    hoa = begun(server)
    laptop.absorb(hoa.entries)
    return hoa, Session(laptop, hoa.id, BINH, Watch())


def met_again(hoa: Session, binh: Session) -> Journal:
    return Journal.of({entry.id: entry for entry in (*hoa.entries, *binh.entries)}.values())


def values(journal: Journal) -> list[tuple[str, list[object]]]:
    return [
        (one.thing, [getattr(e.event, "verdict", None) or getattr(e.event, "note", None) for e in one.entries])
        for one in conflicts(journal)
    ]


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        (verdict("a", MET), verdict("a", NOT_MET)),
        (verdict("a", MET, "đủ hồ sơ"), verdict("a", MET, "đã niêm yết")),
        (NoteWritten(item="a", note="thiếu biên bản"), NoteWritten(item="a", note="đủ biên bản")),
        (
            FigureVerified(item="a", verified=Quantity(value=Decimal(96))),
            FigureVerified(item="a", verified=Quantity(value=Decimal(97))),
        ),
    ],
)
def test_two_values_for_one_field_are_both_found(hers: Event, his: Event) -> None:
    hoa, binh = two_copies()
    hoa.record(hers)
    binh.record(his)
    (found,) = conflicts(met_again(hoa, binh))
    assert found.kind is type(hers)
    assert {entry.actor for entry in found.entries} == {HOA, BINH}


@pytest.mark.parametrize(
    ("hers", "his"),
    [
        (verdict("a", MET), verdict("a", MET)),
        (verdict("a", MET, "đủ hồ sơ"), verdict("a", MET)),
        (verdict("a", MET), verdict("b", NOT_MET)),
        (verdict("a", MET), NoteWritten(item="a", note="thiếu biên bản")),
        (ItemFlagged(item="a", flagged=True), ItemFlagged(item="a", flagged=False)),
    ],
)
def test_what_agrees_or_touches_other_fields_is_no_conflict(hers: Event, his: Event) -> None:
    hoa, binh = two_copies()
    hoa.record(hers)
    binh.record(his)
    assert conflicts(met_again(hoa, binh)) == ()


def test_a_later_word_that_saw_the_other_one_is_no_conflict() -> None:
    store = MemoryStore()
    hoa = begun(store)
    binh = Session(store, hoa.id, BINH)
    hoa.record(verdict("a", MET))
    binh.refresh()
    binh.record(verdict("a", NOT_MET))
    assert binh.conflicts == ()


def test_on_one_server_too_a_word_written_unseen_is_a_conflict() -> None:
    store = MemoryStore()
    hoa = begun(store)
    binh = Session(store, hoa.id, BINH)
    hoa.record(verdict("a", MET))
    binh.record(verdict("a", NOT_MET))
    assert values(Journal.of(binh.entries)) == [("a", [MET, NOT_MET])]


def test_a_busy_server_hides_no_word_of_a_laptop_that_was_away() -> None:
    hoa, binh = two_copies()
    binh.record(verdict("a", NOT_MET))
    for one in "bcbcbc":  # the server's clock runs past the laptop's word, which nobody here has seen
        hoa.record(verdict(one, MET))
    hoa.record(verdict("a", MET))
    assert values(met_again(hoa, binh)) == [("a", [NOT_MET, MET])]


def test_whoever_has_seen_both_settles_it() -> None:
    hoa, binh = two_copies()
    hoa.record(verdict("a", MET))
    binh.record(verdict("a", NOT_MET))
    store = MemoryStore()
    store.absorb(met_again(hoa, binh).entries)
    head = Session(store, hoa.id, HOA)
    assert [one.thing for one in head.conflicts] == ["a"]
    head.record(verdict("a", NOT_MET))
    assert not head.conflicts
    head.undo()
    assert [one.thing for one in head.conflicts] == ["a"]


def test_a_word_taken_back_clashes_with_nothing() -> None:
    hoa, binh = two_copies()
    hoa.record(verdict("a", MET))
    binh.record(verdict("a", NOT_MET))
    binh.undo()
    assert conflicts(met_again(hoa, binh)) == ()


def test_what_an_earlier_version_wrote_is_judged_by_what_it_followed() -> None:
    hoa, binh = two_copies()
    hoa.record(verdict("a", MET))
    binh.record(verdict("a", NOT_MET))
    assert len(conflicts(Journal.of(_of_an_earlier_version(met_again(hoa, binh).entries)))) == 1


def _of_an_earlier_version(entries: Iterable[Entry]) -> list[Entry]:
    from dataclasses import replace  # noqa: PLC0415

    return [
        replace(entry, event=verdict(entry.event.item, entry.event.verdict))
        if isinstance(entry.event, VerdictGiven)
        else entry
        for entry in entries
    ]


items = st.sampled_from("abc")
said = st.one_of(
    st.builds(verdict, items, st.sampled_from([MET, NOT_MET])),
    st.builds(NoteWritten, item=items, note=st.sampled_from(["đủ", "thiếu"])),
)
steps = st.lists(st.tuples(st.booleans(), said | st.just("undo")), max_size=30)


@given(steps, st.randoms())
def test_every_clash_shows_whatever_the_order_in_which_copies_meet(
    done: list[tuple[bool, Event | str]], random: Random
) -> None:
    hoa, binh = two_copies()
    for hers, step in done:
        session = hoa if hers else binh
        if isinstance(step, str):
            session.undo()
        else:
            session.record(step)
    entries = list(met_again(hoa, binh).entries)
    random.shuffle(entries)
    clashes = {(one.kind, one.thing) for one in conflicts(Journal.of(entries))}
    expected = set()
    for kind, field in ((VerdictGiven, "verdict"), (NoteWritten, "note")):
        for item in "abc":
            hers, his = (getattr(session.inspection.answer(item), field) for session in (hoa, binh))
            if hers and his and hers != his:
                expected.add((kind, item))
    assert clashes == expected
