"""Whatever people write survives the export, in every field, letter for letter; the tables of it stay tables."""

from __future__ import annotations

import csv
import io
import string
import tempfile
import unicodedata
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import Bundle, exporter, toml_import, write
from inspection.fold import fold
from inspection.model.checklist import Quantity
from inspection.model.codes import Decision
from inspection.model.corrections import Correction, Parts
from inspection.model.documents import Shortcoming
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    DocumentRead,
    Entry,
    Event,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    InspectionOpened,
    IssueDecided,
    NoteWritten,
    NoticeRegistered,
    ReadingCorrected,
    TeamChanged,
    VerdictGiven,
)
from inspection.model.inspection import Registration
from tests import notices
from tests.remediations import carryings, follow_ups

if TYPE_CHECKING:
    from inspection.model.inspection import Inspection

_MARKS = ['"', "'", '"""', "'''", "\\", "\\n", "=1+1", ";", ",", "#", "[x]", "]]", "a = 1", "{", "}"]
_CONTROL = ["\r\n", "\r", "\n", "\t", "\x00", "\x1b[2J", "\x7f", "\x85", "\u2028", "\ufeff", "\u202e"]
_LETTERS = ["\U0001f600", "\U0001f469\u200d\U0001f467", unicodedata.normalize("NFD", "Ủy ban")]
_PIECES = st.sampled_from([*_MARKS, *_CONTROL, *_LETTERS])
TEXT = st.lists(_PIECES | st.text(max_size=8), max_size=5).map("".join)
"""Quotes, line ends, control characters, marks of the formats, decomposed letters, emoji, and anything else."""

FIGURES = st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.decimals(-(10**30), 10**30, places=0)


def with_text(value: object, draw: st.DrawFn) -> object:
    """Return a dataclass whose free texts are all replaced."""
    free = [f.name for f in fields(value) if f.type == "str" and f.name not in {"id", "document", "role"}]  # type: ignore[arg-type]  # always an instance
    return replace(value, **{name: draw(TEXT) for name in free})  # type: ignore[type-var]  # always an instance


@st.composite
def journals(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Return journals with hostile text in every field that a person can fill."""
    details, team = with_text(notices.details(), draw), with_text(notices.team(), draw)
    members = tuple(with_text(member, draw) for member in notices.team().members)
    team = replace(team, members=members, recipients=tuple(draw(st.lists(TEXT, max_size=3))))  # type: ignore[type-var]
    figure = Quantity(value=draw(FIGURES | st.none()), unit=draw(TEXT), numerator=draw(FIGURES | st.none()))
    events: list[Event] = [
        InspectionOpened(details=details, team=team),  # type: ignore[arg-type]
        TeamChanged(team=notices.team()),
        DetailsChanged(details=details),  # type: ignore[arg-type]
        DocumentRead(role="plan", reading=with_text(notices.plan(), draw), own=draw(st.booleans())),  # type: ignore[arg-type]
        ChecklistDrafted(checklist=notices.checklist()),
        VerdictGiven(item="TT-05", verdict=None, reason=draw(TEXT)),
        FigureVerified(item="TT-05", verified=figure),
        NoteWritten(item="TT-05", note=draw(TEXT)),
        NoteWritten(item=draw(TEXT), note=draw(TEXT)),
        EvidenceRecorded(evidence=with_text(notices.MINUTES, draw)),  # type: ignore[arg-type]
        FindingRecorded(finding=with_text(notices.LATE, draw)),  # type: ignore[arg-type]
        NoticeRegistered(registration=with_text(Registration(issued=draw(st.none() | st.dates())), draw)),  # type: ignore[arg-type]
        IssueDecided(issue=draw(TEXT), accepted=draw(st.booleans()), reason=draw(TEXT)),
        ReadingCorrected(
            role="plan",
            correction=Correction(
                item=f"shortcomings:+{draw(TEXT)}",
                decision=Decision.ADDED,
                reason=draw(TEXT),
                after=Parts(shortcomings=(Shortcoming(text=draw(TEXT), line=draw(st.integers(1, 99))),)),
            ),
        ),
    ]
    events += draw(st.lists(follow_ups(TEXT, TEXT) | carryings(TEXT), max_size=8))
    return notices.journal((draw(TEXT), event) for event in events)


def bundle_of(entries: tuple[Entry, ...]) -> tuple[Inspection, Bundle]:
    """Return a journal's inspection and bundle."""
    inspection = fold(entries)
    return inspection, notices.bundle(inspection, entries)


@settings(max_examples=30)
@given(entries=journals())
def test_any_text_in_any_field_comes_back_and_exports_the_same_again(entries: tuple[Entry, ...]) -> None:
    inspection, bundle = bundle_of(entries)
    with tempfile.TemporaryDirectory() as name:
        place = write(bundle, ["toml"], Path(name))[0]
        content = place.read_bytes()
        again = toml_import.read_bundle(place)
    assert again == replace(bundle, notice=replace(bundle.notice, blockers=()))
    assert fold(again.entries) == inspection
    assert exporter("toml")(again)[0].content == content


@settings(max_examples=30)
@given(entries=journals())
def test_any_text_leaves_the_tables_whole_and_harmless(entries: tuple[Entry, ...]) -> None:
    inspection, bundle = bundle_of(entries)
    expected = {"_ton-tai.csv": len(inspection.findings), "_ket-qua.csv": len(inspection.items)}
    for file in exporter("csv")(bundle):
        rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        if file.suffix in expected:
            assert len(rows) - 1 == expected[file.suffix]
        cells = [cell for row in rows for cell in row]
        numbers = set(string.digits + "+-., %")
        assert [c for c in cells if c.lstrip()[:1] in {*"=@＝＠"} or c[:1] in {"\t", "\r", "\n"}] == []
        assert [c for c in cells if c.lstrip()[:1] in {*"+-"} and not set(c) <= numbers] == []


@pytest.mark.parametrize("name", ["text", "markdown"])
@settings(max_examples=15)
@given(entries=journals())
def test_no_text_acts_on_a_terminal(name: str, entries: tuple[Entry, ...]) -> None:
    _, bundle = bundle_of(entries)
    printed = exporter(name)(bundle)[0].content.decode()
    assert [c for c in printed if unicodedata.category(c) == "Cc" and c != "\n"] == []
