"""Whatever an inspection holds survives export, import and export again byte for byte, through the command line too.

Journals are made of every kind of event with anything in every field: more than the program itself would ever write,
for a file may come from anywhere.
"""

from __future__ import annotations

import contextlib
import csv
import io
import tempfile
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from exports import exporter, toml_import, write
from inspection.fold import fold
from inspection.model.codes import Decision
from inspection.model.corrections import Correction
from inspection.model.events import EVENTS, Entry, Event, InspectionOpened, ReadingCorrected
from inspection.workspace import Workspace
from tests import notices
from tests.properties.test_export_roundtrip import TEXT
from tui.cli import main

HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large]
PHASES = [Phase.explicit, Phase.generate]
"""Values this large take minutes to make smaller, and say where it fails as they are."""
_FEW = ["a", "b", "plan", "report"]
"""Ids and roles come from a few, so that events meet on the same thing."""
_NAMED = {"id", "item", "role", "document", "issue", "finding", "items", "entries"}
_LEAVES: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-9, 10**6),
    float: st.floats(0, 1),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.just(Decimal("1E+3")),
    date: st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    datetime: st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # naive bounds
}


def anything(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return what makes values of a kind; optional parts come and go, lists are short."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*(st.none() if one is NoneType else anything(one, name) for one in inner))
    if origin is tuple and inner[-1] is not Ellipsis:
        return st.tuples(*(anything(one, name) for one in inner))
    if origin is tuple:
        return st.lists(anything(inner[0], name), max_size=2).map(tuple)
    if origin is not None:
        return st.sampled_from(inner) if origin is Literal else st.dictionaries(TEXT, anything(inner[1]), max_size=2)
    if is_dataclass(kind):
        return st.deferred(lambda: _instance(kind))
    chosen = list(kind) if issubclass(kind, Enum) else _FEW if kind is str and name in _NAMED else []
    return st.sampled_from(chosen) if chosen else _LEAVES[kind]


_known: dict[Any, st.SearchStrategy[Any]] = {}


def _instance(kind: Any) -> st.SearchStrategy[Any]:
    if kind not in _known:
        hints = get_type_hints(kind)
        _known[kind] = st.builds(kind, **{one.name: anything(hints[one.name], one.name) for one in fields(kind)})
    return _known[kind]


@st.composite
def journals(draw: st.DrawFn, kinds: tuple[type[Event], ...] = tuple(EVENTS.values())) -> tuple[Entry, ...]:
    """Return journals of an event of each kind after the opening, in any order, and now and then one more."""
    order = [InspectionOpened, *draw(st.permutations(kinds)), *draw(st.lists(st.sampled_from(kinds), max_size=4))]
    events: list[Event] = [draw(anything(kind)) for kind in order]
    return notices.journal((draw(TEXT), event) for event in events)


@settings(max_examples=25, phases=PHASES, suppress_health_check=HEALTH)
@given(entries=journals())
def test_any_journal_comes_back_and_is_exported_the_same_again(entries: tuple[Entry, ...]) -> None:
    inspection = fold(entries)
    bundle = notices.bundle(inspection, entries)
    with tempfile.TemporaryDirectory() as name:
        place = write(bundle, ["toml"], Path(name))[0]
        again = toml_import.read_bundle(place)
        content = place.read_bytes()
    assert fold(again.entries) == inspection
    assert exporter("toml")(again)[0].content == content


@settings(max_examples=10, phases=PHASES, suppress_health_check=HEALTH)
@given(entries=journals())
def test_any_journal_gives_whole_tables_and_harmless_text(entries: tuple[Entry, ...]) -> None:
    bundle = notices.bundle(fold(entries), entries)
    for file in exporter("csv")(bundle):
        text = file.content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
    for name in ("text", "markdown"):
        printed = exporter(name)(bundle)[0].content.decode()
        assert [c for c in printed if unicodedata.category(c) == "Cc" and c != "\n"] == []


def test_a_decision_without_its_item_is_told_without_it() -> None:
    one = ReadingCorrected(role="report", correction=Correction(item="b", decision=Decision.DROPPED, reason="Nhầm"))
    opened = InspectionOpened(details=notices.details(), team=notices.team())
    entries = notices.journal((notices.HEAD, event) for event in (opened, one))
    table = next(f for f in exporter("csv")(notices.bundle(fold(entries), entries)) if "dinh-chinh" in f.suffix)
    (row,) = csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (row["Mục"], row["Quyết định"], row["Lý do"]) == ("", "bỏ", "Nhầm")


def kiemtra(*words: object) -> str:
    """Run the program and return what it prints; it must end well."""
    said, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(told):
        code = main([str(word) for word in words])
    assert code == 0, told.getvalue()
    return said.getvalue().rstrip("\n")


@settings(max_examples=6, phases=PHASES, suppress_health_check=HEALTH)
@given(entries=journals())
def test_the_command_line_brings_everything_to_another_workspace_and_back(entries: tuple[Entry, ...]) -> None:
    with tempfile.TemporaryDirectory() as name:
        here, there, out = Path(name) / "here", Path(name) / "there", Path(name) / "out"
        with Workspace.open(here) as workspace:
            workspace.absorb(entries)
        named = ("--format", "toml", "--name", "{id}")
        first = kiemtra("export", *named, "--to", out / "1", "--workspace", here)
        assert kiemtra("import", first, "--workspace", there) == entries[0].inspection
        second = kiemtra("export", *named, "--to", out / "2", "--workspace", there)
        assert Path(second).read_bytes() == Path(first).read_bytes()
        with Workspace.open(there) as workspace:
            assert workspace.session(entries[0].inspection).inspection == fold(entries)
