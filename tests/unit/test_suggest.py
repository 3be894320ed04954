"""Proposals from three figures: planned, reported, verified; each with its working, none where nothing follows."""

from __future__ import annotations

import string
from dataclasses import replace
from decimal import Decimal

import pytest

from inspection.model.catalogue import Bilingual
from inspection.model.checklist import ChecklistItem, Quantity, Suggestion
from inspection.model.codes import Comparator, Verdict
from inspection.model.source import SourceRef
from inspection.suggest import differs, propose, reached, suggest
from inspection.wording import LANGUAGES, Wording, texts
from tests.inspections import item

PLAN = SourceRef(document="plan", line=12, quote="từ 98% trở lên")


def rate(value: str | None, over: int | None = None, under: int | None = None) -> Quantity:
    return Quantity(
        value=None if value is None else Decimal(value),
        unit="%",
        numerator=None if over is None else Decimal(over),
        denominator=None if under is None else Decimal(under),
    )


def level(value: str, comparator: Comparator = Comparator.AT_LEAST, unit: str = "%") -> Quantity:
    return Quantity(value=Decimal(value), unit=unit, comparator=comparator, source=PLAN)


def asked(**facts: object) -> ChecklistItem:
    return replace(item("TT-05"), direction="up", scoring=("R2",), **facts)  # type: ignore[arg-type]  # fields by name


def told(suggestion: Suggestion | None) -> tuple[Verdict, str]:
    assert suggestion is not None
    return suggestion.verdict, suggestion.reason


# What a verified figure proposes: planned, reported, verified → verdict, reason.
LIVE = [
    (level("98"), None, rate(None, 1190, 1235), Verdict.NOT_MET, "suggestion.verified_short"),
    (level("96"), None, rate(None, 1190, 1235), Verdict.MET, "suggestion.verified_reached"),
    (level("98"), rate("97.5"), rate(None, 1190, 1235), Verdict.NOT_MET, "suggestion.verified_differing_short"),
    (level("96"), rate("97.5"), rate(None, 1190, 1235), Verdict.MET, "suggestion.verified_differing_reached"),
    (level("96"), rate("96.35"), rate(None, 1190, 1235), Verdict.MET, "suggestion.verified_reached"),
    (None, None, rate("100"), Verdict.MET, "suggestion.verified_full"),
    (None, None, rate("80"), Verdict.PARTLY, "suggestion.verified_part"),
    (None, None, rate("79.99"), Verdict.NOT_MET, "suggestion.verified_low"),
    (None, rate("100"), rate("75"), Verdict.NOT_MET, "suggestion.verified_differing_low"),
]


@pytest.mark.parametrize(("planned", "reported", "verified", "verdict", "reason"), LIVE)
def test_a_verified_figure_proposes(
    planned: Quantity | None, reported: Quantity | None, verified: Quantity, verdict: Verdict, reason: str
) -> None:
    assert told(suggest(asked(planned=planned, reported=reported), verified)) == (verdict, reason)


def test_the_working_is_in_the_facts() -> None:
    found = suggest(asked(planned=level("98"), reported=rate("97.5", 1204, 1235)), rate(None, 1190, 1235))
    assert found is not None
    assert found.facts == {
        "figure": "96,36% (1.190/1.235)",
        "planned": "≥ 98%",
        "reported": "97,5% (1.204/1.235)",
        "difference": "1,14",
    }


def test_a_rate_is_compared_before_it_is_rounded() -> None:
    found = suggest(asked(planned=level("100")), rate(None, 29999, 30000))
    assert told(found) == (Verdict.NOT_MET, "suggestion.verified_short")


def test_without_a_verified_figure_the_drafted_proposal_stands() -> None:
    drafted = Suggestion(verdict=Verdict.INSUFFICIENT, reason="suggestion.contradicted")
    assert suggest(asked(planned=level("98"), suggestion=drafted), None) == drafted


def test_a_count_is_judged_by_the_direction_of_its_indicator() -> None:
    none_wanted = replace(asked(planned=level("0", Comparator.EQUAL, "trường hợp")), direction="down")
    assert told(suggest(none_wanted, Quantity(value=Decimal(0))))[0] is Verdict.MET
    assert told(suggest(none_wanted, Quantity(value=Decimal(2))))[0] is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("figure", "facts"),
    [
        (Quantity(value=None), {"planned": level("98")}),
        (rate(None, 3, 0), {"planned": level("98")}),
        (Quantity(value=Decimal(97), unit="hồ sơ"), {"planned": level("98")}),
        (Quantity(value=Decimal(40), unit="tin"), {}),
        (rate("60"), {"running": True}),
        (rate("60"), {"running": True, "planned": level("98")}),
    ],
    ids=["no number", "no base", "another unit", "no level", "span not over", "span not over, planned"],
)
def test_nothing_is_proposed_where_nothing_follows(figure: Quantity, facts: dict[str, object]) -> None:
    assert suggest(asked(**facts), figure) is None


def test_a_full_figure_is_full_before_the_span_is_over() -> None:
    assert told(suggest(asked(running=True), rate("100")))[0] is Verdict.MET


def test_nothing_occurred_where_rule_r5_expects_it() -> None:
    nothing = replace(asked(reported=rate("0", 0, 0)), scoring=("R2", "R5"))
    assert told(propose(nothing)) == (Verdict.NOT_APPLICABLE, "suggestion.none_occurred")
    assert told(suggest(nothing, rate(None, 0, 0))) == (Verdict.NOT_APPLICABLE, "suggestion.none_occurred")
    assert suggest(asked(), rate(None, 0, 0)) is None


# What the report alone proposes: planned, reported → verdict, reason.
DRAFTED = [
    (level("95"), rate("97.5"), Verdict.MET, "suggestion.reported_reached"),
    (level("98"), rate("97.5"), Verdict.NOT_MET, "suggestion.reported_short"),
    (level("98"), None, Verdict.INSUFFICIENT, "suggestion.not_reported"),
    (level("98"), rate(None), Verdict.INSUFFICIENT, "suggestion.no_number"),
    (None, rate("100"), Verdict.MET, "suggestion.reported_full"),
    (None, rate("99.56"), Verdict.PARTLY, "suggestion.reported_part"),
    (None, rate("75"), Verdict.NOT_MET, "suggestion.reported_low"),
]


@pytest.mark.parametrize(("planned", "reported", "verdict", "reason"), DRAFTED)
def test_a_reported_figure_proposes(
    planned: Quantity | None, reported: Quantity | None, verdict: Verdict, reason: str
) -> None:
    assert told(propose(asked(planned=planned, reported=reported))) == (verdict, reason)


def test_a_report_is_taken_by_what_it_states_not_by_what_follows_from_its_parts() -> None:
    found = propose(asked(planned=level("99.6"), reported=rate("99.56", 8785, 8823)))
    assert told(found)[0] is Verdict.NOT_MET


def test_a_plan_that_is_not_the_wards_own_binds_nobody() -> None:
    reference = asked(planned=level("95"), planned_origin=Bilingual(vi="KH khác", en="other"))
    assert told(propose(replace(reference, reported=rate("97"))))[1] == "suggestion.reference_reached"
    short = propose(replace(reference, reported=rate("90")))
    assert told(short) == (Verdict.INSUFFICIENT, "suggestion.reference_short")
    assert propose(reference) is None


def test_a_higher_levels_target_binds() -> None:
    planned = replace(level("90"), source=None)
    standard = asked(planned=planned, planned_origin=Bilingual(vi="NQ", en="NQ"), reported=rate("85"))
    assert told(propose(standard)) == (Verdict.NOT_MET, "suggestion.reported_short")


@pytest.mark.parametrize(
    ("comparator", "direction", "figure", "outcome"),
    [
        (Comparator.AT_LEAST, "", "90", True),
        (Comparator.ABOVE, "", "90", False),
        (Comparator.ABOVE, "", "90.01", True),
        (Comparator.AT_MOST, "", "90", True),
        (Comparator.BELOW, "", "90", False),
        (Comparator.EQUAL, "up", "91", True),
        (Comparator.EQUAL, "down", "91", False),
        (Comparator.EQUAL, "equal", "90.005", True),
        (Comparator.EQUAL, "equal", "91", False),
        (Comparator.EQUAL, "information", "91", None),
        (Comparator.EQUAL, "", "91", True),
    ],
)
def test_a_level_is_reached_by_its_comparator_and_direction(
    comparator: Comparator,
    direction: str,
    figure: str,
    outcome: bool | None,  # noqa: FBT001  # a column of the table
) -> None:
    assert reached(level("90", comparator), Decimal(figure), direction) is outcome


def test_a_bare_number_without_direction_says_nothing() -> None:
    assert reached(level("90", Comparator.EQUAL, "tin"), Decimal(91)) is None


@pytest.mark.parametrize(
    ("figure", "direction", "outcome"), [("149", "", False), ("150", "", True), ("201", "", False), ("201", "up", True)]
)
def test_a_range_holds_its_ends(figure: str, direction: str, outcome: bool) -> None:  # noqa: FBT001  # as above
    span = replace(level("150", Comparator.RANGE, "m²"), upper=Decimal(200))
    assert reached(span, Decimal(figure), direction) is outcome


def test_cut_and_rounded_figures_are_the_same_figure() -> None:
    assert not differs(Decimal("99.56"), Decimal("99.5693"))
    assert not differs(Decimal("72.5"), Decimal("72.5037"))
    assert differs(Decimal("99.56"), Decimal("99.58"))
    assert differs(Decimal(75), Decimal(74))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_whose_blanks_its_facts_fill(language: str) -> None:
    cases = [suggest(asked(planned=p, reported=r), v) for p, r, v, _, _ in LIVE]
    cases += [propose(asked(planned=p, reported=r)) for p, r, _, _ in DRAFTED]
    for found in cases:
        assert found is not None
        template = texts(language)[found.reason]
        assert {name for _, name, _, _ in string.Formatter().parse(template) if name} <= set(found.facts)
        assert "{" not in Wording(language)(found.reason, **found.facts)
