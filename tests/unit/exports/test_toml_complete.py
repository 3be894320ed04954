"""Nothing of an inspection is missing in its TOML file: a field that somebody adds to the model is asked for here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

import pytest

from docs import schema
from exports import Bundle, Original, exporter, records
from exports.signing import sign_off_table
from inspection import codec
from inspection.model.case import Judgement
from inspection.model.codes import GroupCode
from inspection.model.corrections import Correction
from inspection.model.documents import Reading
from inspection.model.events import EVENTS, ChecklistDrafted, DocumentRead, Event, TeamChanged
from inspection.model.inspection import Answer, Inspection, Team
from inspection.model.issue import Issue
from inspection.model.kpi import Assessment
from inspection.model.notice import ConclusionNotice
from tests import notices
from tests.filling import Filling, parts, texts

ELSEWHERE = {"as_read", "drafted"}
"""What the journal tells and no table repeats: documents and checklist as the machine made them."""
ANEW = {"blockers"}
"""What depends on the day and is worked out anew."""


def filled_inspection() -> Inspection:
    """Return an inspection with every field of every part of it unlike its default."""
    filling = Filling()
    made = filling.of(Inspection)
    judged = {item.id: filling.of(Answer) for item in made.items}
    answers = {**judged, "waiting": filling.of(Answer)}
    readings = {role: filling.of(Reading) for role in ("plan", "report")}
    decided = {role: filling.of(Correction) for role in readings}
    corrections = {role: {one.item: one} for role, one in decided.items()}
    drafts = {one.item: one for one in made.draft_decisions.values()}
    known = replace(made, plan=readings["plan"], report=readings["report"], answers=answers)
    return replace(known, corrections=corrections, draft_decisions=drafts)


def filled_bundle() -> Bundle:
    """Return a bundle whose every part is filled."""
    filling, inspection = Filling(), filled_inspection()
    read: list[Event] = [DocumentRead(role=role, reading=one) for role, one in inspection.as_read.items()]
    read += [ChecklistDrafted(checklist=inspection.drafted)] if inspection.drafted else []
    entries = notices.journal((notices.HEAD, one) for one in (*map(filling.of, EVENTS.values()), *read))
    issue = filling.of(Issue, rule="A01")
    content = b"\xff\x00"
    return Bundle(
        inspection=inspection,
        entries=tuple(replace(one, inspection=inspection.id) for one in entries),
        notice=replace(filling.of(ConclusionNotice), blockers=()),
        assessment=filling.of(Assessment),
        judgement=filling.of(Judgement, issues=(issue,)),
        originals=(Original(name="a.pdf", sha256=sha256(content).hexdigest(), content=content),),
    )


def tables_of(value: object) -> Iterator[dict[str, Any]]:
    """Yield every table inside tables."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ():
        yield from tables_of(one)


def holds(table: object, plain: object) -> bool:
    """Tell whether a table says all that plain data says; it may say more, such as an issue's sentence."""
    if isinstance(plain, dict):
        return isinstance(table, dict) and all(key in table and holds(table[key], one) for key, one in plain.items())
    if isinstance(plain, list | tuple):
        if not isinstance(table, list | tuple) or len(table) != len(plain):
            return False
        return all(holds(one, other) for one, other in zip(table, plain, strict=True))
    return table == plain


def lacking(value: object, tables: dict[str, Any]) -> list[str]:
    """Return the parts of a value that no table tells with every field."""
    known = list(tables_of(tables))
    found = []
    for one in parts(value):
        if isinstance(one, Inspection):
            continue
        plain = {key: told for key, told in codec.to_plain(one, sparse=True).items() if key not in ANEW}
        named = {field.name for field in fields(one)} - ANEW  # type: ignore[arg-type]  # always an instance
        assert plain.keys() == named, f"{type(one)} is filled"
        if not any(holds(table, plain) for table in known):
            found.append(type(one).__name__)
    return found


def test_every_field_of_an_inspection_stands_in_its_tables() -> None:
    inspection = filled_inspection()
    tables = records.state(inspection)
    for one in fields(inspection):
        if one.name in ELSEWHERE:
            continue
        value = getattr(inspection, one.name)
        assert lacking(value, tables) == [], one.name
        missing = set(texts(value)) - set(texts(tables)) - {inspection.id}
        assert not missing, f"{one.name}: {missing}"
    assert tables["plan"]["own"] is inspection.plan_is_own
    assert records.altered(inspection, tables) == []


def test_each_field_of_an_inspection_that_is_altered_is_noticed() -> None:
    inspection = filled_inspection()
    tables = records.state(inspection)
    empty = Inspection(id=inspection.id, details=inspection.details)
    for one in fields(inspection):
        if one.name in {*ELSEWHERE, "id", "details"}:
            continue
        changed = replace(inspection, **{one.name: getattr(empty, one.name)})
        if changed != inspection:
            assert records.altered(changed, tables), one.name


def test_every_part_of_a_bundle_stands_in_the_file_and_comes_back() -> None:
    bundle = filled_bundle()
    tables = tomllib.loads(exporter("toml")(bundle)[0].content.decode())
    for one in fields(bundle):
        if one.name in {"catalogue", "inspection", "entries", "originals", "day", "answer_by"}:
            continue
        assert lacking(getattr(bundle, one.name), tables) == [], one.name
    assert lacking(bundle.inspection, tables) == [], "with the journal, what the machine read is there too"
    assert codec.from_plain(ConclusionNotice, tables["notice"], sparse=True) == bundle.notice
    assert codec.from_plain(Assessment, tables["assessment"], sparse=True) == bundle.assessment
    assert records.judgement(tables["checks"]) == bundle.judgement
    assert tuple(map(records.original, tables["originals"])) == bundle.originals


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_every_field_of_every_event_stands_in_the_journal_and_comes_back(kind: type[Event]) -> None:
    (entry,) = notices.journal([(notices.HEAD, Filling().of(kind))])
    table = records.entry_table(entry)
    assert table["event"].keys() == {field.name for field in fields(entry.event)}
    assert {field.name for field in fields(entry)} <= table.keys() | {"inspection"}
    assert lacking(entry.event, table) == []
    assert records.entry(entry.inspection, table) == entry


def test_the_schema_is_written_down_as_it_is() -> None:
    assert schema.DOCUMENT.name == f"{records.SCHEMA.split('/', 1)[1].replace('/', '-')}.md"
    assert schema.DOCUMENT.read_text(encoding="utf-8") == schema.document(), "make schema writes it anew"


def test_every_table_is_written_down() -> None:
    made = records.document(filled_bundle()).keys() - {"schema", "id", "criteria_set"}
    assert sorted(made) == sorted(name for name, _, _ in schema.TABLES if "." not in name)


def test_every_key_of_the_sign_off_is_written_down() -> None:
    done = [(entry.actor, entry.event) for entry in notices.entries()]
    changed = notices.journal([*done, (notices.HEAD, TeamChanged(team=Team()))])
    keys = {key for table in tables_of(sign_off_table(notices.bundle(journal_of=changed))) for key in table}
    told = next(told for name, _, told in schema.TABLES if name == "sign_off")
    assert keys == set(re.findall(r"`(\w+)`", told))


def test_a_filled_value_is_unlike_its_default_everywhere() -> None:
    assert {type(one) for one in parts(filled_inspection())} > {Inspection, Reading, Issue, Answer}
    assert GroupCode.STEERING in {getattr(one, "group", None) for one in parts(filled_inspection())}
