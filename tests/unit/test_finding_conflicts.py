"""Findings that two people changed unseen: different fields are joined, one field with two values is a conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.conflicts import FINDING_FIELDS, conflicts, seen_of_finding
from inspection.fold import Journal
from inspection.model.codes import FindingKind, FindingState, Severity
from inspection.model.events import Entry, FindingRecorded
from inspection.model.finding import Finding
from inspection.model.source import SourceRef
from inspection.session import Session
from inspection.store.memory import MemoryStore
from inspection.undo import Outcome
from inspection.wording import Wording
from tests.inspections import BINH, HOA, Watch, begun, finding
from tui.finding_conflicts import choices_of, conflicts_of_finding, last_choice, settling_finding
from tui.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

STRUCK = {"state": FindingState.STRUCK, "struck_reason": "trùng với tồn tại khác"}
OTHERS: dict[str, tuple[Any, Any]] = {
    "condition": ("chậm 3 hồ sơ", "chậm 5 hồ sơ"),
    "criteria": ("điều 5", "điều 6"),
    "cause": ("thiếu người", "thiếu máy"),
    "effect": ("dân phải chờ", "dân phải đi lại"),
    "recommendation": ("phân công lại", "bổ sung máy"),
    "unit": ("Văn phòng", "Phòng Kinh tế"),
    "due": (date(2025, 11, 3), date(2025, 11, 10)),
    "severity": (Severity.MINOR, Severity.SERIOUS),
    "kind": (FindingKind.MAJOR, FindingKind.OBSERVATION),
    "in_conclusion": (False, True),
    "explanation": ("máy hỏng", "đã sửa"),
    "explained_by": ("bà Lan", "ông Nam"),
    "explained_on": (date(2025, 10, 20), date(2025, 10, 21)),
}


def two_copies(**fields: Any) -> tuple[Session, Session]:
    """Return an inspection with a finding on a server and on a laptop that is away."""
    server, laptop = MemoryStore(), MemoryStore()
    hoa = begun(server)
    hoa.record(FindingRecorded(finding=replace(finding("f", "chậm hồ sơ"), **fields)))
    laptop.absorb(hoa.entries)
    later = Watch()
    later.wind(60)
    return hoa, Session(laptop, hoa.id, BINH, later)


def change(session: Session, **fields: Any) -> None:
    session.record(FindingRecorded(finding=replace(session.inspection.finding("f"), **fields)))


def met_again(hoa: Session, binh: Session) -> Session:
    """Return the head's session on both copies."""
    store = MemoryStore()
    store.absorb({entry.id: entry for entry in (*hoa.entries, *binh.entries)}.values())
    return Session(store, hoa.id, "head@server", Watch())


def clashes(entries: Iterable[Entry]) -> set[str]:
    return {one.field for one in conflicts(Journal.of(entries))}


def test_different_fields_are_joined() -> None:
    hoa, binh = two_copies()
    change(hoa, cause="thiếu người", unit="Văn phòng")
    change(binh, effect="dân phải chờ")
    both = met_again(hoa, binh)
    found = both.inspection.finding("f")
    assert (found.cause, found.unit, found.effect) == ("thiếu người", "Văn phòng", "dân phải chờ")
    assert not both.conflicts


@pytest.mark.parametrize("field", OTHERS)
def test_one_field_with_two_values_is_a_conflict(field: str) -> None:
    hers, his = OTHERS[field]
    hoa, binh = two_copies(in_conclusion=True)
    change(hoa, **{field: hers})
    change(binh, **{field: his})
    if field == "in_conclusion":  # only one of its two values is a change
        assert not met_again(hoa, binh).conflicts
        return
    (found,) = met_again(hoa, binh).conflicts
    assert (found.thing, found.field) == ("f", field)
    assert {entry.actor for entry in found.entries} == {HOA, BINH}


def test_every_field_of_a_finding_can_clash_or_has_a_reason_not_to() -> None:
    set_once = {"id", "group", "origin", "issue", "repeats", "explained_of"}
    added_up, order, with_its_state = {"items", "sources"}, {"rank"}, {"struck_reason"}
    assert set(Finding.__dataclass_fields__) - set(FINDING_FIELDS) == set_once | added_up | order | with_its_state
    assert set(FINDING_FIELDS) == {*OTHERS, "state"}


def test_the_same_value_is_no_conflict() -> None:
    hoa, binh = two_copies()
    change(hoa, cause="thiếu người ")
    change(binh, cause="thiếu người")
    assert not met_again(hoa, binh).conflicts


def test_struck_out_while_another_works_on_it_is_a_conflict() -> None:
    hoa, binh = two_copies()
    change(hoa, **STRUCK)
    change(binh, cause="thiếu người")
    both = met_again(hoa, binh)
    (found,) = both.conflicts
    assert found.field == "state"
    assert choices_of(found, Wording("vi")) == ["hoa: Đã gạch bỏ (trùng với tồn tại khác)", "binh: Dự thảo"]
    both.record(*settling_finding(found, 2, both.inspection))
    left = both.inspection.finding("f")
    assert (left.state, left.struck_reason, left.cause) == (FindingState.DRAFT, "", "thiếu người")
    assert not both.conflicts


def test_confirmed_while_another_rewords_it_is_joined() -> None:
    hoa, binh = two_copies()
    change(hoa, state=FindingState.CONFIRMED)
    change(binh, cause="thiếu người")
    assert not met_again(hoa, binh).conflicts


def test_struck_out_for_two_reasons_is_one_conflict() -> None:
    hoa, binh = two_copies()
    change(hoa, **STRUCK)
    change(binh, **STRUCK | {"struck_reason": "không đủ căn cứ"})
    assert [one.field for one in met_again(hoa, binh).conflicts] == ["state"]


@pytest.mark.parametrize(("number", "cause"), [(1, "thiếu người"), (2, "thiếu máy"), (3, "thiếu người\nthiếu máy")])
def test_one_choice_settles_it_and_one_undo_brings_it_back(number: int, cause: str) -> None:
    hoa, binh = two_copies()
    change(hoa, cause="thiếu người", effect="dân phải chờ")
    change(binh, cause="thiếu máy")
    both = met_again(hoa, binh)
    (found,) = conflicts_of_finding("f", both.conflicts)
    assert last_choice(found) == 3
    both.record(*settling_finding(found, number, both.inspection))
    left = both.inspection.finding("f")
    assert (left.cause, left.effect) == (cause, "dân phải chờ")
    assert not both.conflicts
    both.undo()
    assert [one.field for one in both.conflicts] == ["cause"]


def test_of_a_date_one_is_chosen() -> None:
    hoa, binh = two_copies()
    change(hoa, due=date(2025, 11, 3))
    change(binh, due=date(2025, 11, 10))
    (found,) = met_again(hoa, binh).conflicts
    assert last_choice(found) == 2


def test_what_joining_findings_adds_adds_up() -> None:
    hoa, binh = two_copies(items=("a",))
    one, other = (SourceRef(document="report", line=line) for line in (3, 9))
    change(hoa, items=("a", "b"), sources=(one,))
    change(binh, items=("a", "c"), sources=(other,))
    found = met_again(hoa, binh).inspection.finding("f")
    assert found.items == ("a", "b", "c")
    assert found.sources == (one, other)


def test_what_was_typed_before_a_colleagues_word_came_in_does_not_replace_it_silently() -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(FindingRecorded(finding=finding("f", "chậm hồ sơ")))
    binh = Session(store, hoa.id, BINH, Watch())
    opened = seen_of_finding("f", hoa.entries, hoa.withdrawn)
    change(binh, cause="thiếu máy")
    hoa.refresh()
    hoa.record(FindingRecorded(finding=replace(hoa.inspection.finding("f"), cause="thiếu người"), over=opened))
    assert [one.field for one in hoa.conflicts] == ["cause"]


def test_what_an_earlier_version_wrote_holds_as_it_did() -> None:
    hoa, binh = two_copies()
    change(hoa, cause="thiếu người")
    change(binh, effect="dân phải chờ")
    old = [
        replace(entry, event=FindingRecorded(finding=entry.event.finding))
        if isinstance(entry.event, FindingRecorded)
        else entry
        for entry in met_again(hoa, binh).entries
    ]
    assert Journal.of(old).inspection.finding("f").cause == ""
    assert clashes(old) == {"cause", "effect"}


values = st.sampled_from([{name: value} for name, pair in OTHERS.items() for value in pair])
edits = st.lists(values, min_size=1, max_size=3).map(lambda each: {k: v for one in each for k, v in one.items()})


@given(st.lists(st.tuples(st.booleans(), edits), max_size=12), st.randoms())
def test_nothing_that_two_people_set_is_lost_whatever_the_order(
    done: list[tuple[bool, dict[str, Any]]], random: Random
) -> None:
    hoa, binh = two_copies()
    touched: dict[str, dict[str, Any]] = {HOA: {}, BINH: {}}
    for hers, fields in done:
        session = hoa if hers else binh
        known = session.inspection.finding("f")
        touched[session.actor] |= {name: value for name, value in fields.items() if getattr(known, name) != value}
        change(session, **fields)
    entries = list(met_again(hoa, binh).entries)
    random.shuffle(entries)
    journal = Journal.of(entries)
    both = journal.inspection.finding("f")
    mine, his = touched[HOA], touched[BINH]
    for name, value in (mine | his).items():
        if name not in mine or name not in his or mine[name] == his[name]:
            assert getattr(both, name) == value
    disputed = {name for name in mine.keys() & his.keys() if mine[name] != his[name]}
    assert {one.field for one in conflicts(journal)} == disputed
    for one in conflicts(journal):
        shown = {getattr(e.event.finding, one.field) for e in one.entries if isinstance(e.event, FindingRecorded)}
        assert shown == {mine[one.field], his[one.field]}
        assert getattr(both, one.field) in shown


@given(st.lists(st.tuples(st.booleans(), edits), max_size=10))
def test_who_sees_each_other_never_clashes_and_fields_hold_as_last_set(done: list[tuple[bool, dict[str, Any]]]) -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(FindingRecorded(finding=finding("f", "chậm hồ sơ")))
    binh = Session(store, hoa.id, BINH, Watch())
    last: dict[str, Any] = {}
    for hers, fields in done:
        session = hoa if hers else binh
        session.refresh()
        change(session, **fields)
        last |= fields
    hoa.refresh()
    assert not hoa.conflicts
    assert all(getattr(hoa.inspection.finding("f"), name) == value for name, value in last.items())


def test_the_history_tells_which_fields_somebody_changed() -> None:
    hoa, _ = two_copies()
    change(hoa, cause="thiếu người", due=date(2025, 11, 3), rank=2)
    change(hoa, rank=3)
    story = Story(hoa.inspection, Wording("vi"))
    told = [story.event(entry.event) for entry in hoa.entries[-3:]]
    assert told[0].endswith("tồn tại (Dự thảo) “chậm hồ sơ”")
    assert told[1].endswith("tồn tại (Dự thảo; đã sửa nguyên nhân, thời hạn) “chậm hồ sơ”")
    assert told[2].endswith("tồn tại (Dự thảo) “chậm hồ sơ”")


@pytest.mark.parametrize(
    ("his", "outcome"), [({"effect": "dân phải chờ"}, Outcome.DONE), ({"cause": "thiếu máy"}, Outcome.BLOCKED)]
)
def test_what_one_changed_is_taken_back_unless_a_colleague_changed_the_same_field_since(
    his: dict[str, Any], outcome: Outcome
) -> None:
    store = MemoryStore()
    hoa = begun(store)
    hoa.record(FindingRecorded(finding=finding("f", "chậm hồ sơ")))
    change(hoa, cause="thiếu người")
    binh = Session(store, hoa.id, BINH, Watch())
    change(binh, **his)
    hoa.refresh()
    assert hoa.undo().outcome is outcome
    left = hoa.inspection.finding("f")
    assert left.effect == his.get("effect", "")
    assert left.cause == ("" if outcome is Outcome.DONE else "thiếu máy")
    if outcome is Outcome.DONE:  # but not the finding itself, which he has worked on
        assert hoa.undo().outcome is Outcome.BLOCKED
