"""A finding as text and back: what a person changed and nothing else, dates as typed, drafts that come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.model.codes import FindingKind, FindingState, GroupCode, Severity
from inspection.model.finding import Finding, in_notice_order
from tui.finding_form import (
    FieldError,
    applied,
    as_draft,
    differences,
    draft_keys,
    from_draft,
    lacking,
    read_day,
    texts_of,
    where_they_differ,
)

FINDING = Finding(id="f1", group=GroupCode.PROCEDURES, condition="Hồ sơ quá hạn", due=date(2025, 11, 30))


def test_nothing_typed_changes_nothing() -> None:
    texts = texts_of(FINDING)
    assert applied(FINDING, texts, texts) == FINDING


def test_what_was_typed_is_taken_over_and_the_rest_stays_as_it_now_is() -> None:
    before = texts_of(FINDING)
    typed = before | {
        "cause": " do thie\u0302\u0301u ngu\u031bo\u031b\u0300i ",
        "severity": "3",
        "kind": "major",
        "state": "confirmed",
        "in_conclusion": "no",
        "due": "",
    }
    current = replace(FINDING, unit="Văn phòng")  # a colleague's, meanwhile
    finding = applied(current, before, typed)
    assert finding == replace(
        current,
        cause="do thiếu người",
        severity=Severity.SERIOUS,
        kind=FindingKind.MAJOR,
        state=FindingState.CONFIRMED,
        in_conclusion=False,
        due=None,
    )


def test_a_finding_needs_a_condition() -> None:
    before = texts_of(FINDING)
    with pytest.raises(FieldError) as refused:
        applied(FINDING, before, before | {"condition": "  "})
    assert refused.value.field == "condition"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30/11/2025", date(2025, 11, 30)),
        ("5/6/2025", date(2025, 6, 5)),
        ("30-11-2025", date(2025, 11, 30)),
        ("30.11.2025", date(2025, 11, 30)),
        ("30112025", date(2025, 11, 30)),
        (" 30 11 2025 ", date(2025, 11, 30)),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, day: date | None) -> None:
    assert read_day(typed) == day


@pytest.mark.parametrize("typed", ["31/2/2025", "30/11", "30/11/25", "2025-11-30", "mai", "30/11/2025 chiều"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as refused:
        read_day(typed)
    assert (refused.value.field, refused.value.facts) == ("due", {"typed": typed})


@given(st.fixed_dictionaries({name: st.text() for name in texts_of(FINDING)}))
def test_a_draft_comes_back_as_it_was_typed(typed: dict[str, str]) -> None:
    encodable = {name: text.encode("utf-8", "replace").decode() for name, text in typed.items()}
    assert from_draft(as_draft(FINDING, encodable)) == (FINDING, encodable)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"finding": {}, "fields": {}}', '{"fields": 1}'])
def test_a_text_that_is_no_draft_is_none(text: str) -> None:
    assert from_draft(text) is None


def test_a_new_findings_draft_is_found_once_the_item_has_its_finding() -> None:
    of_item = replace(FINDING, items=("on-time",))
    assert draft_keys(of_item, new=True)[0] in draft_keys(of_item, new=False)
    assert draft_keys(of_item, new=False)[0] == "finding:f1"
    assert draft_keys(FINDING, new=True) == ("finding:new",)


def test_differences_name_the_fields_in_their_order() -> None:
    before = texts_of(FINDING)
    found = differences(before, before | {"unit": "x", "condition": "Hồ sơ quá hạn "})
    assert [(one.field, one.saved, one.typed) for one in found] == [("unit", "", "x")]


@pytest.mark.parametrize(
    ("saved", "typed", "shown"),
    [
        ("a b", "a c", ("a b", "a c")),
        ("", "mới", ("", "mới")),
        ("một hai ba bốn năm sáu bảy tám", "một hai ba bốn năm sáu bảy tám chín", None),
        ("x 1 2 3 4 5 6 7 8", "y 1 2 3 4 5 6 7 8", ("x 1 2 3 4 5 6 …", "y 1 2 3 4 5 6 …")),
        ("a a", "a", ("a a", "a")),
    ],
)
def test_a_long_text_is_shown_around_its_change(saved: str, typed: str, shown: tuple[str, str] | None) -> None:
    expected = shown or ("… ba bốn năm sáu bảy tám", "… ba bốn năm sáu bảy tám chín")
    assert where_they_differ(saved, typed) == expected


def test_lacking_names_what_the_notice_will_ask_for() -> None:
    assert lacking(FINDING) == ("criteria", "cause", "effect", "recommendation", "unit")


def test_the_order_of_the_notice_is_group_rank_weight() -> None:
    light, heavy = replace(FINDING, id="light", severity=Severity.MINOR), replace(FINDING, id="heavy")
    ranked = replace(FINDING, id="ranked", severity=Severity.NOTE, rank=1)
    first = replace(FINDING, id="first", group=GroupCode.STEERING, severity=Severity.NOTE)
    assert [one.id for one in in_notice_order([light, heavy, ranked, first])] == ["first", "ranked", "heavy", "light"]
