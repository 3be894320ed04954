"""A judgement as sentences and as the JSON of the contract."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inspection.catalogue import shipped
from inspection.model.case import Judgement
from inspection.model.codes import Grade, Severity
from inspection.model.issue import Issue, PassedCheck
from inspection.rules.desk.percentage import Fit, fit
from inspection.rules.schema import as_json
from inspection.rules.sentence import say, say_passed
from inspection.wording import Wording

CUT = Issue(
    rule="A04",
    severity=Severity.MINOR,
    grade=Grade.FORM,
    lines=(9,),
    quote="8.747 hồ sơ, tỷ lệ 99,56%",
    stated="99,56%",
    computed="99,57%",
    facts={"indicator": "files_on_time_rate", "working": "8.747/8.785 = 99,57%", "note": "truncated"},
)


def test_the_sentence_shows_its_working_in_both_languages() -> None:
    assert say(CUT, shipped(), "vi").endswith("8.747/8.785 = 99,57%, báo cáo ghi 99,56%: cắt bỏ, không làm tròn")
    assert say(CUT, shipped(), "en").endswith("8.747/8.785 = 99,57%, the report says 99,56%: cut off, not rounded")


def test_a_plan_is_called_a_plan_and_a_group_by_its_name() -> None:
    issue = Issue(
        rule="G11",
        severity=Severity.MODERATE,
        grade=Grade.MISSING,
        document="plan",
        facts={"group": "public_finance", "working": "6/7"},
    )
    assert say(issue, shipped(), "vi") == 'Kế hoạch chưa có nhóm "Cải cách tài chính công" (6/7 nhóm)'
    assert say(issue, shipped(), "en") == 'The plan lacks the group "Public finance reform" (6/7 groups)'


def test_words_of_the_document_cannot_act_as_a_template() -> None:
    issue = Issue(rule="T02", severity=Severity.MODERATE, grade=Grade.MISSING, quote="Về {stated} và {0.__class__}")
    assert "{stated} và {0.__class__}" in say(issue, shipped(), "vi")


def test_an_issue_of_reading_speaks_through_its_own_text() -> None:
    issue = Issue(rule="reading.damaged_text", severity=Severity.MODERATE, grade=Grade.UNLIKELY, facts={"share": "61"})
    assert say(issue, shipped(), "vi") == Wording("vi")("reading.damaged_text", share="61")


def test_json_of_the_contract() -> None:
    passed = PassedCheck(rule="A01", lines=(4,), facts={"indicator": "files_received", "working": "2 + 1 = 3"})
    data = as_json(Judgement(issues=(CUT,), passed=(passed,)), shipped(), Wording("vi"))
    assert data["schema"] == "kiemtra/check/1"
    assert data["issues"] == [
        {
            "rule": "A04",
            "severity": 1,
            "grade": "form",
            "document": "report",
            "lines": [9],
            "quote": "8.747 hồ sơ, tỷ lệ 99,56%",
            "quotes": ["8.747 hồ sơ, tỷ lệ 99,56%"],
            "stated": "99,56%",
            "computed": "99,57%",
            "working": "8.747/8.785 = 99,57%",
            "message": say(CUT, shipped(), "vi"),
        }
    ]
    assert data["passed"] == [
        {"rule": "A01", "document": "report", "lines": [4], "message": say_passed(passed, shipped(), "vi")}
    ]
    assert data["passed"][0]["message"].endswith("2 + 1 = 3)")


def test_a_passed_check_says_what_it_knows_and_no_more() -> None:
    title = shipped().rules["A01"].title.vi
    assert (
        say_passed(PassedCheck(rule="A01", facts={"working": "2 + 1 = 3"}), shipped(), "vi") == f"{title} (2 + 1 = 3)"
    )
    assert say_passed(PassedCheck(rule="A01"), shipped(), "vi") == title


@pytest.mark.parametrize(
    ("stated", "numerator", "denominator", "expected"),
    [
        ("99.57", 8747, 8785, Fit.ROUNDED),
        ("99.56", 8747, 8785, Fit.TRUNCATED),
        ("99.6", 8747, 8785, Fit.ROUNDED),
        ("99.5", 8747, 8785, Fit.TRUNCATED),
        ("99.58", 8747, 8785, Fit.OFF),
        ("0.44", 38, 8785, Fit.NEAR),
        ("50", 1, 2, Fit.ROUNDED),
        ("13", 1, 8, Fit.ROUNDED),
        ("12", 1, 8, Fit.TRUNCATED),
        ("12.5", 1, 8, Fit.ROUNDED),
        ("11", 1, 8, Fit.OFF),
        ("100", 0, 3, Fit.OFF),
    ],
)
def test_truncation_is_told_from_error(stated: str, numerator: int, denominator: int, expected: Fit) -> None:
    assert fit(Decimal(stated), Decimal(numerator), Decimal(denominator)) is expected
