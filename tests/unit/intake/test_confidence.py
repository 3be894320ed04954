"""How sure reading is of an item: each sign is seen, and what is sound is not doubted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from inspection.catalogue import shipped
from inspection.intake.confidence import weaknesses
from inspection.intake.pipeline import read_file
from inspection.intake.schema import as_json
from inspection.model.codes import Comparator, Doubt, DueKind, GroupCode
from inspection.model.corrections import LISTED, Item, Parts, keyed
from inspection.model.documents import (
    IDENTITY,
    Breakdown,
    Figure,
    GroupSection,
    IdentityField,
    Part,
    Period,
    Target,
    Task,
)
from inspection.model.source import Line
from inspection.paths import SAMPLES
from inspection.wording import Wording
from tests.inspections import reading

TASK = Task(
    no="1",
    group=GroupCode.PROCEDURES,
    content="Rà soát thủ tục hành chính",
    lead="Văn phòng",
    partners="",
    due="Quý I",
    due_kind=DueKind.INTERVAL,
    product="Báo cáo",
    line=1,
)
RATE = Figure(
    indicator="files_on_time_rate",
    label="đúng hạn",
    value=Decimal("97.5"),
    unit="%",
    numerator=Decimal(1204),
    denominator=Decimal(1235),
    quote="đạt 97,5% (1.204/1.235)",
    line=1,
)
AIM = Target(
    group=None, comparator=Comparator.AT_LEAST, value=(Decimal(90),), unit="%", indicator="x", text="đạt 90%", line=1
)
SUM = Breakdown(
    of="x", total=Decimal(3), parts=(Part(label="a", value=Decimal(1)), Part(label="b", value=Decimal(2))), line=1
)
SECTION = GroupSection(code=GroupCode.PROCEDURES, ordinal="I", title="Thủ tục", duties=2, line=1)
SOUND = "Rà soát các thủ tục hành chính trên địa bàn phường."


def doubts(kind: str, item: Item, *lines: Line) -> set[Doubt]:
    parts = Parts.of(kind, item)
    found = weaknesses(reading(**{kind: getattr(parts, kind)}), lines or [Line(number=1, text=SOUND)])
    assert all(0 < one.confidence < 1 for one in found)
    return {doubt for one in found if not one.item.startswith("identity:") for doubt in one.doubts}


def identity_doubts(lines: str, **facts: Any) -> dict[str, set[Doubt]]:
    """Return what is doubted of a document's identity, by the field."""
    known = reading(**facts)
    names = {key: item.name for key, item in keyed(known, "identity") if isinstance(item, IdentityField)}
    numbered = [Line(number=number, text=text) for number, text in enumerate(lines.split("\n"), 1)]
    found = weaknesses(known, numbered)
    return {names[one.item]: set(one.doubts) for one in found if one.item in names}


@pytest.mark.parametrize(
    ("kind", "item"),
    [("tasks", TASK), ("figures", RATE), ("targets", AIM), ("breakdowns", SUM), ("groups", SECTION)],
)
def test_what_is_sound_is_not_doubted(kind: str, item: Item) -> None:
    assert not doubts(kind, item)


@pytest.mark.parametrize(
    ("kind", "item", "expected"),
    [
        ("tasks", replace(TASK, lead=" "), Doubt.NO_LEAD),
        ("tasks", replace(TASK, due=""), Doubt.NO_DUE),
        ("tasks", replace(TASK, due_kind=None), Doubt.UNREAD_DUE),
        ("tasks", replace(TASK, content=""), Doubt.NO_CONTENT),
        ("tasks", replace(TASK, group=None), Doubt.NO_GROUP),
        ("figures", replace(RATE, value=None), Doubt.NO_NUMBER),
        ("figures", replace(RATE, indicator=None), Doubt.NO_INDICATOR),
        ("figures", replace(RATE, value=Decimal("98.5")), Doubt.RATE_DIFFERS),
        ("figures", replace(RATE, quote="đạt 9O%"), Doubt.NUMBER_WITH_LETTERS),
        ("figures", replace(RATE, quote="có l00 hồ sơ"), Doubt.NUMBER_WITH_LETTERS),
        ("targets", replace(AIM, indicator=None), Doubt.NO_INDICATOR),
        ("breakdowns", replace(SUM, total=Decimal(4)), Doubt.SUM_DIFFERS),
        ("groups", replace(SECTION, duties=0), Doubt.NO_DUTIES),
    ],
)
def test_each_sign_is_seen(kind: str, item: Item, expected: Doubt) -> None:
    assert doubts(kind, item) == {expected}


def test_a_damaged_line_makes_its_items_weak() -> None:
    damaged = Line(number=1, text="Ra soet cec thj tuc hanb chjnh trcn dia ban phuomg.")
    assert doubts("tasks", TASK, damaged) == {Doubt.DAMAGED_LINE}


def test_a_word_of_which_recognition_was_not_sure_makes_the_items_weak_that_hold_it() -> None:
    first = Line(number=1, text="Rà soát thủ tục")
    rest = Line(number=2, text="hành chính, giao Sở", begins=False, unsure=("chính,", "Sở"))
    other = Line(number=3, text="Văn phòng", begins=True, unsure=("phòng",))
    assert doubts("tasks", TASK, first, rest) == {Doubt.UNSURE_WORD}
    assert doubts("tasks", TASK, first, replace(rest, unsure=("Sở",))) == set()
    assert doubts("tasks", TASK, first, other) == set()


def test_every_item_in_json_has_page_and_confidence() -> None:
    answer = as_json(read_file(SAMPLES / "ke_hoach.txt", shipped())[1], Wording("vi"))
    rows = [row for kind in LISTED for row in answer["legal_bases" if kind == "citations" else kind]]
    assert rows
    assert all(0 < row["confidence"] <= 1 and row["page"] is None for row in rows)
    assert all(bool(row["doubts"]) == (row["confidence"] < 1) for row in rows)


def test_what_a_document_says_of_itself_is_doubted_where_it_does_not_say_it() -> None:
    said = (
        "ỦY BAN NHÂN DÂN PHƯỜNG HÒA MAI\nHải Đăng, ngày 15 tháng 10 năm 2025\nBÁO CÁO\nKết quả 9 tháng\nTrần Thị Bình"
    )
    whole = {
        "title": "BÁO CÁO Kết quả 9 tháng",
        "ward": "Hòa Mai",
        "city": "Hải Đăng",
        "issuing_body": "Ủy ban nhân dân phường Hòa Mai",
        "period": Period(start=date(2025, 1, 1), end=date(2025, 9, 30)),
        "document_number": "12/BC-UBND",
        "issue_date": "2025-10-15",
        "signer": "Trần Thị Bình",
    }
    assert identity_doubts(said, **whole) == {}
    changed: dict[str, tuple[object, Doubt]] = {
        "ward": ("Hòa Mãi Xanh", Doubt.NOT_VERBATIM),
        "city": (None, Doubt.NOT_FOUND),
        "issue_date": ("2025-10", Doubt.PART_OF_DATE),
        "document_number": ("12/QĐ-UBND", Doubt.OTHER_SYMBOL),
        "signer": (None, Doubt.NOT_FOUND),
    }
    for name, (value, doubt) in changed.items():
        assert identity_doubts(said, **{**whole, name: value}) == {name: {doubt}}


def test_what_a_draft_rightly_lacks_is_a_lighter_sign() -> None:
    known = reading(ward=None, signer=None)
    sure = {one.item: one.confidence for one in weaknesses(known, [Line(number=1, text=SOUND)])}
    keys = {item.name: key for key, item in keyed(known, "identity") if isinstance(item, IdentityField)}
    assert sure[keys["ward"]] < sure[keys["signer"]] < 1
    assert keys["district"] not in sure


def test_a_garbled_line_makes_what_is_read_of_it_weak() -> None:
    garbled = "Ra soet cec thj tuc hanb chjnh trcn dia ban phuomg Hòa Mai"
    assert Doubt.DAMAGED_LINE in identity_doubts(garbled, ward="Hòa Mai")["ward"]


def test_json_says_how_sure_the_identity_is() -> None:
    answer = as_json(read_file(SAMPLES / "bao_cao.txt", shipped())[1], Wording("vi"))
    assert {row["field"] for row in answer["identity"]} == set(IDENTITY)
    assert all(bool(row["doubts"]) == (row["confidence"] < 1) for row in answer["identity"])
