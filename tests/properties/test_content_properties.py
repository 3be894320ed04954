"""Any change of any field of content changes its hash, and no order of arrival does."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from inspection.approval import State, sign_off
from inspection.content import digest, parts
from inspection.fold import Journal
from inspection.model.codes import Role, Verdict
from inspection.model.events import FindingRecorded, ItemFlagged, NoteWritten, TeamChanged, VerdictGiven
from inspection.model.finding import Evidence, Finding
from inspection.model.inspection import Answer, Details, Member, Team
from inspection.session import Session
from inspection.store.memory import MemoryStore
from tests import notices
from tests.inspections import BINH, begun, finding

if TYPE_CHECKING:
    from random import Random

    from inspection.model.events import Event
    from inspection.model.inspection import Inspection

WORK: dict[type, set[str]] = {
    Answer: {field.name for field in fields(Answer)} - {"verdict", "reason", "note", "verified"}
}
"""Fields that are no content, by what they are fields of."""

HOLDERS = ("details", "team", "plan", "report", "minutes", "checklist", "answers", "evidence", "findings", "excuses")


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every single value inside a value: field names, keys and indices."""
    if is_dataclass(value):
        silent = WORK.get(type(value), set()) if not isinstance(value, type) else set()
        names = [field.name for field in fields(value) if field.name not in silent]
        return [place for name in names for place in _places(getattr(value, name), (*way, name))]
    if isinstance(value, dict):
        return [place for key, one in value.items() for place in _places(one, (*way, key))]
    if isinstance(value, tuple) and value:
        return [place for index, one in enumerate(value) for place in _places(one, (*way, index))]
    return [way] if way else []


def _other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case Enum():
            return next(one for one in type(value) if one is not value)
        case Decimal() | int() | float():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case str():
            return f"{value}x"
        case _:
            return value


def _changed(value: Any, way: tuple[Any, ...]) -> Any:
    if not way:
        return _other(value)
    first, rest = way[0], way[1:]
    if is_dataclass(value):
        return replace(value, **{first: _changed(getattr(value, first), rest)})  # type: ignore[type-var]  # is checked
    if isinstance(value, dict):
        return value | {first: _changed(value[first], rest)}
    return (*value[:first], _changed(value[first], rest), *value[first + 1 :])


def _all_places(inspection: Inspection) -> list[tuple[Any, ...]]:
    return [place for name in HOLDERS for place in _places(getattr(inspection, name), (name,))]


PLACES = _all_places(notices.inspection())


def test_there_are_places_of_every_kind() -> None:
    assert {place[0] for place in PLACES} >= {
        "details",
        "team",
        "report",
        "checklist",
        "answers",
        "evidence",
        "findings",
    }
    named = {place[-1] for place in PLACES}
    for kind in (Finding, Evidence, Details):
        assert {field.name for field in fields(kind)} - named <= {"period", "source", "items", "sources"}


@given(st.sampled_from(PLACES))
def test_any_change_of_any_field_changes_the_hash(way: tuple[Any, ...]) -> None:
    inspection = notices.inspection()
    before: Any = inspection
    for step in way:
        before = getattr(before, step) if isinstance(step, str) and is_dataclass(before) else before[step]
    if _other(before) == before:  # a value that is not there
        return
    changed = _changed(inspection, way)
    assert digest(changed) != digest(inspection), way
    assert parts(changed) != parts(inspection)


texts = st.sampled_from(["", "một", "hai"])
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(VerdictGiven, item=st.sampled_from("ab"), verdict=st.none() | st.sampled_from(Verdict)),
    st.builds(NoteWritten, item=st.sampled_from("ab"), note=texts),
    st.builds(ItemFlagged, item=st.sampled_from("ab"), flagged=st.booleans()),
    st.builds(FindingRecorded, finding=st.builds(finding, st.sampled_from("fg"), texts)),
)
TEAM = Team(members=(Member(name="Lập", role=Role.HEAD), Member(name="Vân")))
steps = st.lists(st.tuples(st.booleans(), st.sampled_from(["sign", "undo"]) | events), max_size=12)


@given(steps, st.randoms())
def test_who_has_signed_what_does_not_depend_on_the_order_of_arrival(
    done: list[tuple[bool, str | Event]], random: Random
) -> None:
    origin, laptop = MemoryStore(), MemoryStore()
    hoa = begun(origin)
    hoa.record(TeamChanged(team=TEAM))
    laptop.absorb(hoa.entries)
    away = Session(laptop, hoa.id, BINH, hoa._clock)  # noqa: SLF001  # the same watch
    for hers, step in done:
        session = hoa if hers else away
        if step == "undo":
            session.undo()
        elif step == "sign":
            member = TEAM.members[1]
            if (given := session.sign_off.of(member)) is None or given.cause:
                day = hoa._clock().date()  # noqa: SLF001  # the same watch
                session.approve(member, day, (), digest(session.inspection))
        else:
            session.record(step)  # type: ignore[arg-type]  # the texts were dealt with
    shuffled = [*hoa.entries, *away.entries]
    random.shuffle(shuffled)
    once = {entry.id: entry for entry in shuffled}
    merged = sign_off(Journal.of(once.values()))
    origin.absorb(away.entries)
    hoa.refresh()
    assert hoa.sign_off == merged
    for one in merged.standings:
        if one.cause is None:
            assert one.approval.content == merged.content
        elif one.changes:
            assert all(change.entry.clock > one.approval.seen.get(change.entry.actor, 0) for change in one.changes)
    assert (merged.state is State.UNSIGNED) == (not merged.standings)
