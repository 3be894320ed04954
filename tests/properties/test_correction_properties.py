"""Decisions on what was read: they come back, they survive reading again, and copies of a journal agree on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from inspection import codec
from inspection.fold import fold
from inspection.model.codes import Decision
from inspection.model.corrections import Correction, Parts, corrected, keyed, placed
from inspection.model.documents import IdentityField, Period, Reading, Shortcoming, Task
from inspection.model.events import DocumentRead, ReadingCorrected
from inspection.session import Session
from inspection.store.memory import MemoryStore
from tests.inspections import BINH, begun, reading

if TYPE_CHECKING:
    from random import Random


def task(content: str, line: int = 1) -> Task:
    return Task(
        no="1", group=None, content=content, lead="Văn phòng", partners="", due="Quý I", product="Báo cáo", line=line
    )


def report(shift: int = 0) -> Reading:
    tasks = ("Rà soát thủ tục", "Rà soát thủ tục", "Niêm yết công khai")
    weak = ("Niêm yết chậm", "Cán bộ thiếu")
    return reading(
        tasks=tuple(task(words, 10 + shift + place) for place, words in enumerate(tasks)),
        shortcomings=tuple(Shortcoming(text=words, line=30 + shift + n) for n, words in enumerate(weak)),
    )


KEYED = [(kind, key, item) for kind in ("tasks", "shortcomings") for key, item in keyed(report(), kind)]


@st.composite
def corrections(draw: st.DrawFn) -> ReadingCorrected:
    kind, key, item = draw(st.sampled_from(KEYED))
    decision = draw(st.sampled_from([one for one in Decision if one is not Decision.ADDED]))
    words = draw(st.lists(st.text(max_size=5), min_size=2, max_size=2))
    field = "content" if kind == "tasks" else "text"
    after: tuple[object, ...] = ()
    if decision is Decision.CORRECTED:
        after = (replace(item, **{field: words[0]}),)  # type: ignore[arg-type]  # the field of its kind
    elif decision is Decision.SPLIT:
        after = tuple(replace(item, **{field: word}) for word in words)  # type: ignore[arg-type]  # as above
    one = Correction(
        item=key,
        decision=decision,
        before=Parts.of(kind, item),
        after=Parts.of(kind, *after),  # type: ignore[arg-type]  # as above
    )
    if draw(st.booleans()):
        added = task(words[0], draw(st.integers(1, 40)))
        one = Correction(item=f"tasks:+{words[1]}", decision=Decision.ADDED, after=Parts.of("tasks", added))
    return ReadingCorrected(role="report", correction=one)


commands = st.lists(st.sampled_from(["undo", "redo"]) | corrections(), max_size=15)


def opened(store: MemoryStore | None = None) -> Session:
    session = begun(store)
    session.record(DocumentRead(role="report", reading=report()))
    return session


def do(session: Session, command: str | ReadingCorrected) -> None:
    if isinstance(command, ReadingCorrected):
        session.record(command)
    elif command == "undo":
        session.undo()
    else:
        session.redo()


@given(commands)
def test_as_many_undos_lead_back_to_what_was_read(done: list[str | ReadingCorrected]) -> None:
    session = opened()
    first = session.inspection
    for command in done:
        do(session, command)
        assert session.inspection == fold(session.entries)
        assert session.inspection.as_read["report"] == report()
    for _ in done:
        session.undo()
    assert session.inspection == first
    assert session.inspection.report == report()


@given(st.lists(corrections(), max_size=8), st.integers(1, 9))
def test_decisions_hold_when_the_lines_have_moved(done: list[ReadingCorrected], shift: int) -> None:
    session = opened()
    session.record(*done)
    before = session.inspection.report
    session.record(DocumentRead(role="report", reading=report(shift)))
    after = session.inspection.report
    assert before is not None
    assert after is not None
    names = {one.key for one in placed(report(), session.inspection.corrections_of("report"))}
    again = placed(report(shift), session.inspection.corrections_of("report"))
    assert {one.key for one in again} == names
    assert not any(one.gone for one in again)
    assert sorted(one.content for one in before.tasks) == sorted(one.content for one in after.tasks)
    assert [one.text for one in before.shortcomings] == [one.text for one in after.shortcomings]


@given(st.lists(corrections(), min_size=1, max_size=8))
def test_a_decision_whose_item_is_gone_is_kept_and_shown(done: list[ReadingCorrected]) -> None:
    session = opened()
    session.record(*done)
    session.record(DocumentRead(role="report", reading=reading()))
    kept = session.inspection.corrections_of("report")
    assert set(kept) == {event.correction.item for event in done}
    shown = [one for one in placed(reading(), kept) if one.kind != "identity"]
    assert {one.key for one in shown} == set(kept)
    assert all(one.gone or one.key.startswith("tasks:+") for one in shown)
    assert not [one for one in corrected(reading(), kept).tasks if one.line < 1]


@given(st.lists(st.tuples(st.booleans(), corrections()), max_size=10), st.randoms())
def test_two_copies_agree_in_whatever_order_they_meet(
    done: list[tuple[bool, ReadingCorrected]], random: Random
) -> None:
    origin = MemoryStore()
    hoa = opened(origin)
    laptop = MemoryStore()
    laptop.absorb(hoa.entries)
    away = Session(laptop, hoa.id, BINH)
    for hers, event in done:
        (hoa if hers else away).record(event)
    shuffled = list(away.entries)
    random.shuffle(shuffled)
    origin.absorb(shuffled)
    laptop.absorb(hoa.entries)
    hoa.refresh()
    away.refresh()
    assert hoa.inspection == away.inspection
    assert hoa.inspection == fold(hoa.entries)


@given(corrections())
def test_a_decision_comes_back_from_plain_data(event: ReadingCorrected) -> None:
    assert codec.from_plain(ReadingCorrected, codec.to_plain(event)) == event


def test_a_field_that_nobody_corrected_follows_the_new_reading() -> None:
    (key, item), *_ = list(keyed(report(), "tasks"))
    assert isinstance(item, Task)
    one = Correction(
        item=key,
        decision=Decision.CORRECTED,
        before=Parts(tasks=(item,)),
        after=Parts(tasks=(replace(item, lead="Công an"),)),
    )
    moved = report()
    moved = replace(moved, tasks=tuple(replace(task, no="7") for task in moved.tasks))
    assert corrected(moved, {key: one}).tasks[0] == replace(item, lead="Công an", no="7")


def test_accepting_leaves_the_very_same_reading() -> None:
    known = report()
    ((key, item), *_) = keyed(known, "tasks")
    accepted = Correction(item=key, decision=Decision.ACCEPTED, before=Parts.of("tasks", item))
    assert corrected(known, {key: accepted}) is known


def said(
    known: Reading, name: str, value: str | None, decision: Decision = Decision.CORRECTED
) -> dict[str, Correction]:
    """Return a decision on what a document says of itself."""
    key, item = next((key, one) for key, one in keyed(known, "identity") if getattr(one, "name", "") == name)
    assert isinstance(item, IdentityField)
    after = Parts(identity=(replace(item, value=value),)) if decision is Decision.CORRECTED else Parts()
    return {key: Correction(item=key, decision=decision, before=Parts(identity=(item,)), after=after)}


def test_what_a_document_says_of_itself_is_corrected() -> None:
    known = reading(ward="Hoa Mai", period=None)
    assert corrected(known, said(known, "ward", "Hòa Mai")) == replace(known, ward="Hòa Mai")
    assert corrected(known, said(known, "ward", None, Decision.DROPPED)).ward is None
    period = corrected(known, said(known, "period", "2025-01-01/2025-09-30")).period
    assert period == Period(start=date(2025, 1, 1), end=date(2025, 9, 30))
    assert corrected(known, said(known, "ward", None, Decision.ACCEPTED)) is known


def test_a_corrected_name_holds_for_the_same_words_and_not_for_others() -> None:
    known = reading(ward="Hoa Mai")
    decided = said(known, "ward", "Hòa Mai")
    assert corrected(replace(known, signer="Trần Bình"), decided).ward == "Hòa Mai"
    other = replace(known, ward="Hòa Mây")
    assert corrected(other, decided).ward == "Hòa Mây"
    assert [one.item for one in placed(other, decided) if one.gone] == [IdentityField(name="ward", value="Hòa Mai")]
