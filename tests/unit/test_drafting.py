"""A draft says what is known with its place, in neutral words, and nothing that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from inspection.catalogue import shipped
from inspection.drafting import draft_finding, finding_from_issue, fitting_faults, propose_due
from inspection.model.catalogue import Bilingual, Catalogue, FaultWording, RemediationTerm, RuleText, Unit
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import (
    Comparator,
    DocumentKind,
    FindingKind,
    FindingState,
    Grade,
    GroupCode,
    ItemKind,
    Origin,
    Severity,
    TermUnit,
    Verdict,
)
from inspection.model.documents import GroupSection, Reading
from inspection.model.inspection import Answer, Details, Inspection
from inspection.model.issue import Issue
from inspection.model.source import SourceInfo, SourceRef
from inspection.wording import Wording

VI = Wording("vi")
HELD = date(2025, 10, 14)


def two(text: str) -> Bilingual:
    return Bilingual(vi=text, en=text)


def fault(fault_id: str, *criteria: str, group: GroupCode | None = GroupCode.PROCEDURES) -> FaultWording:
    return FaultWording(
        id=fault_id,
        group=group,
        criteria=criteria,
        condition=two(f"Hiện trạng {fault_id}."),
        cause=two(f"Nguyên nhân {fault_id}."),
        effect=two(f"Ảnh hưởng {fault_id}."),
        recommendation=two(f"Kiến nghị {fault_id}."),
        source="",
    )


def catalogue(*faults: FaultWording) -> Catalogue:
    return replace(
        shipped(),
        faults=faults,
        criteria_sets=(),
        units=(Unit(id="pasc", name=two("Trung tâm Phục vụ hành chính công"), groups=(GroupCode.PROCEDURES,)),),
        terms=(RemediationTerm(severity=Severity.MODERATE, days=30, source=""),),
        rules={
            "A05": RuleText(
                id="A05",
                title=two("Cộng bằng 100"),
                explanation=two("Tỷ lệ đúng hạn và quá hạn phải cộng lại bằng 100%."),
                sentence=two(""),
                severity=Severity.MODERATE,
                grade=Grade.CONTRADICTORY,
                source="",
            )
        },
    )


PLANNED = Quantity(
    value=Decimal(98), unit="%", comparator=Comparator.AT_LEAST, source=SourceRef(document="plan", line=40)
)
REPORTED = Quantity(
    value=Decimal("97.5"),
    unit="%",
    numerator=Decimal(1204),
    denominator=Decimal(1235),
    source=SourceRef(document="report", line=118, page=7, quote="đạt 97,5%"),
)
VERIFIED = Quantity(value=Decimal("96.4"), unit="%", numerator=Decimal(1190), denominator=Decimal(1235))
ITEM = ChecklistItem(
    id="TT-05",
    number="3.07",
    kind=ItemKind.CRITERION,
    group=GroupCode.PROCEDURES,
    title=two("Tỷ lệ hồ sơ giải quyết đúng hạn"),
    basis=two("Kế hoạch số 12/KH-UBND, mục III.2"),
    expected_evidence=two(""),
    sources=(SourceRef(document="plan", line=40), SourceRef(document="report", line=118)),
    planned=PLANNED,
    reported=REPORTED,
)
BARE = replace(ITEM, planned=None, reported=None, sources=())


def inspection(*, own: bool = True, items: tuple[ChecklistItem, ...] = (ITEM,)) -> Inspection:
    return Inspection(
        id="hoa-mai",
        details=Details(ward="Hòa Mai", held_on=HELD),
        plan_is_own=own,
        checklist=Checklist(criteria_set="thử", items=items),
    )


def test_three_figures_stand_with_their_places_and_the_gap() -> None:
    finding = draft_finding(
        ITEM, Answer(verdict=Verdict.PARTLY, verified=VERIFIED), inspection(), catalogue(), VI, finding_id="f1"
    )
    assert finding.condition == (
        "Tỷ lệ hồ sơ giải quyết đúng hạn: Kế hoạch đề ra từ 98% trở lên (dòng 40); "
        "báo cáo nêu 97,5% (1.204/1.235) (trang 7, dòng 118); kiểm chứng 96,4% (1.190/1.235); "
        "chênh lệch 1,1 điểm %."
    )
    assert finding.criteria == "Kế hoạch số 12/KH-UBND, mục III.2; chỉ tiêu đề ra từ 98% trở lên."
    assert finding.recommendation.startswith("Làm rõ nguyên nhân, có giải pháp để đạt chỉ tiêu từ 98% trở lên")
    assert (finding.cause, finding.effect) == ("", "")
    assert (finding.id, finding.group, finding.items) == ("f1", GroupCode.PROCEDURES, ("TT-05",))
    assert (finding.state, finding.origin) == (FindingState.DRAFT, Origin.MACHINE)
    assert finding.unit == "Trung tâm Phục vụ hành chính công"
    assert finding.due == date(2025, 11, 13)


def test_a_rate_that_its_own_parts_do_not_give_is_computed_again() -> None:
    item = replace(ITEM, reported=replace(REPORTED, value=Decimal("97.9")))
    finding = draft_finding(item, Answer(verdict=Verdict.PARTLY), inspection(), catalogue(), VI, finding_id="f1")
    assert "báo cáo nêu 97,9% (1.204/1.235) (trang 7, dòng 118); tính lại từ số liệu trong báo cáo là 97,5%." in (
        finding.condition
    )


def test_a_place_is_named_once() -> None:
    finding = draft_finding(ITEM, Answer(), inspection(), catalogue(), VI, finding_id="f1")
    assert finding.sources == (REPORTED.source, PLANNED.source)


def test_a_plan_of_another_ward_is_not_called_the_wards_own() -> None:
    answer = Answer(verdict=Verdict.PARTLY)
    finding = draft_finding(ITEM, answer, inspection(own=False), catalogue(), VI, finding_id="f1")
    assert "Kế hoạch dùng để đối chiếu đề ra từ 98% trở lên" in finding.condition


def test_a_target_from_above_needs_no_place() -> None:
    item = replace(ITEM, planned=replace(PLANNED, source=None))
    finding = draft_finding(item, Answer(verdict=Verdict.PARTLY), inspection(), catalogue(), VI, finding_id="f1")
    assert "chỉ tiêu đề ra từ 98% trở lên;" in finding.condition


def test_a_planned_figure_without_a_result_is_said_to_be_unreported() -> None:
    item = replace(ITEM, reported=None)
    finding = draft_finding(item, Answer(verdict=Verdict.NOT_MET), inspection(), catalogue(), VI, finding_id="f1")
    assert finding.condition.endswith("(dòng 40); báo cáo không nêu kết quả.")


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        (Comparator.EQUAL, "đề ra 98% ("),
        (Comparator.ABOVE, "trên 98%"),
        (Comparator.AT_MOST, "không quá 98%"),
        (Comparator.BELOW, "dưới 98%"),
        (Comparator.RANGE, "từ 98 đến 99%"),
    ],
)
def test_a_planned_figure_reads_as_an_official_would_write_it(comparator: Comparator, words: str) -> None:
    upper = Decimal(99) if comparator is Comparator.RANGE else None
    item = replace(ITEM, planned=replace(PLANNED, comparator=comparator, upper=upper))
    finding = draft_finding(item, Answer(), inspection(), catalogue(), VI, finding_id="f1")
    assert words in finding.condition


def test_a_claim_that_the_team_did_not_find_is_serious() -> None:
    item = replace(ITEM, reported=replace(REPORTED, value=Decimal("98.2")))
    answer = Answer(verdict=Verdict.PARTLY, verified=VERIFIED)
    finding = draft_finding(item, answer, inspection(), catalogue(), VI, finding_id="f1")
    assert (finding.kind, finding.severity) == (FindingKind.MAJOR, Severity.SERIOUS)
    assert finding.recommendation.startswith("Đính chính số liệu đã báo cáo")


@pytest.mark.parametrize(
    ("comparator", "direction", "reported", "verified", "overstated"),
    [
        (Comparator.AT_LEAST, "up", "98.2", "96.4", True),
        (Comparator.AT_LEAST, "up", "97.5", "96.4", False),
        (Comparator.AT_MOST, "", "97", "98.5", True),
        (Comparator.RANGE, "", "99", "101", True),
        (Comparator.RANGE, "up", "99", "101", False),
        (Comparator.EQUAL, "", "99", "96", True),
        (Comparator.EQUAL, "down", "97", "99", True),
        (Comparator.EQUAL, "down", "97", "96", False),
        (Comparator.EQUAL, "down", "99", "97", False),
    ],
)
def test_what_counts_as_reached_follows_the_indicators_direction(
    comparator: Comparator, direction: str, reported: str, verified: str, *, overstated: bool
) -> None:
    upper = Decimal(100) if comparator is Comparator.RANGE else None
    planned = replace(PLANNED, comparator=comparator, upper=upper)
    claimed = Quantity(value=Decimal(reported), unit="%")
    item = replace(ITEM, planned=planned, reported=claimed, direction=direction)
    answer = Answer(verdict=Verdict.PARTLY, verified=Quantity(value=Decimal(verified), unit="%"))
    finding = draft_finding(item, answer, inspection(), catalogue(), VI, finding_id="f1")
    assert (finding.severity is Severity.SERIOUS) is overstated


@pytest.mark.parametrize(
    "verified", [Quantity(value=Decimal(5), unit="hồ sơ"), Quantity(value=None, unit="%"), None], ids=str
)
def test_figures_that_cannot_be_compared_overstate_nothing(verified: Quantity | None) -> None:
    item = replace(ITEM, reported=replace(REPORTED, value=Decimal("98.2")))
    answer = Answer(verdict=Verdict.PARTLY, verified=verified)
    assert draft_finding(item, answer, inspection(), catalogue(), VI, finding_id="f1").severity is Severity.MODERATE


def test_a_verified_rate_counts_as_its_two_numbers_make_it() -> None:
    item = replace(ITEM, reported=replace(REPORTED, value=Decimal("98.2")))
    counted = Quantity(value=None, unit="%", numerator=Decimal(1190), denominator=Decimal(1235))
    answer = Answer(verdict=Verdict.PARTLY, verified=counted)
    assert draft_finding(item, answer, inspection(), catalogue(), VI, finding_id="f1").severity is Severity.SERIOUS


@pytest.mark.parametrize(
    ("verdict", "kind", "severity", "in_conclusion"),
    [
        (Verdict.NOT_MET, FindingKind.MAJOR, Severity.MODERATE, True),
        (Verdict.PARTLY, FindingKind.MINOR, Severity.MODERATE, True),
        (Verdict.INSUFFICIENT, FindingKind.OBSERVATION, Severity.MINOR, False),
        (Verdict.NOT_APPLICABLE, FindingKind.OBSERVATION, Severity.NOTE, False),
        (Verdict.MET, FindingKind.GOOD_PRACTICE, Severity.NOTE, True),
        (None, FindingKind.MINOR, Severity.MODERATE, True),
    ],
)
def test_the_verdict_proposes_kind_and_weight(
    verdict: Verdict | None, kind: FindingKind, severity: Severity, *, in_conclusion: bool
) -> None:
    finding = draft_finding(BARE, Answer(verdict=verdict), inspection(), catalogue(), VI, finding_id="f1")
    assert (finding.kind, finding.severity, finding.in_conclusion) == (kind, severity, in_conclusion)


def test_the_librarys_wording_of_the_criterion_fills_what_figures_do_not_say() -> None:
    answer = Answer(verdict=Verdict.NOT_MET, note="chưa có bảng tên")
    books = catalogue(fault("nhóm"), fault("đúng", "TT-05"))
    finding = draft_finding(BARE, answer, inspection(), books, VI, finding_id="f1")
    assert finding.condition == "Hiện trạng đúng. Ghi nhận của Đoàn: chưa có bảng tên."
    assert (finding.cause, finding.effect) == ("Nguyên nhân đúng.", "Ảnh hưởng đúng.")
    assert finding.recommendation == "Kiến nghị đúng."


def test_a_wording_of_the_group_alone_asserts_no_cause() -> None:
    answer = Answer(verdict=Verdict.NOT_MET)
    finding = draft_finding(BARE, answer, inspection(), catalogue(fault("nhóm")), VI, finding_id="f1")
    assert finding.cause == ""
    assert finding.condition.endswith("chưa thực hiện đạt yêu cầu tại thời điểm kiểm tra.")


def test_what_was_good_is_not_told_in_the_words_of_a_fault() -> None:
    books = catalogue(fault("đúng", "TT-05"))
    finding = draft_finding(BARE, Answer(verdict=Verdict.MET), inspection(), books, VI, finding_id="f1")
    assert "Hiện trạng" not in finding.condition
    assert finding.recommendation == "Tiếp tục duy trì và phổ biến cách làm này."


def test_a_task_is_named_with_its_time_and_place() -> None:
    task = replace(
        BARE,
        id="task-1",
        kind=ItemKind.TASK,
        title=two("Rà soát thủ tục hành chính nội bộ."),
        due="Quý III/2025",
        unit="Văn phòng HĐND và UBND",
        sources=(SourceRef(document="plan", line=240),),
    )
    finding = draft_finding(task, Answer(verdict=Verdict.NOT_MET), inspection(), catalogue(), VI, finding_id="f1")
    assert finding.condition == (
        "Nhiệm vụ “Rà soát thủ tục hành chính nội bộ” (Kế hoạch, dòng 240) chưa hoàn thành tại thời điểm kiểm tra."
    )
    assert finding.criteria == "Kế hoạch số 12/KH-UBND, mục III.2; thời hạn: Quý III/2025."
    assert finding.unit == "Văn phòng HĐND và UBND"


def test_insufficient_proof_asks_for_proof() -> None:
    answer = Answer(verdict=Verdict.INSUFFICIENT)
    finding = draft_finding(ITEM, answer, inspection(), catalogue(fault("đúng", "TT-05")), VI, finding_id="f1")
    assert finding.recommendation.startswith("Cung cấp hồ sơ, tài liệu kiểm chứng")
    assert finding.cause == ""


@pytest.mark.parametrize(
    ("details", "today", "due"),
    [
        (Details(ward="Hòa Mai", held_on=HELD), None, date(2025, 11, 13)),
        (Details(ward="Hòa Mai"), date(2025, 10, 1), date(2025, 10, 31)),
        (Details(ward="Hòa Mai"), None, None),
        (Details(ward="Hòa Mai", held_on=HELD, remediation_due=date(2025, 11, 1)), None, date(2025, 11, 1)),
        (Details(ward="Hòa Mai", held_on=HELD, remediation_due=date(2025, 12, 1)), None, date(2025, 11, 13)),
        (Details(ward="Hòa Mai", held_on=HELD, remediation_due=date(2025, 1, 1)), None, date(2025, 11, 13)),
    ],
)
def test_a_due_date_counts_from_the_day_on_site_and_stays_before_the_report(
    details: Details, today: date | None, due: date | None
) -> None:
    assert propose_due(Severity.MODERATE, details, catalogue(), today=today) == due


def test_a_severity_without_a_term_proposes_nothing() -> None:
    assert propose_due(Severity.NOTE, Details(ward="Hòa Mai", held_on=HELD), catalogue()) is None


def test_the_shipped_terms_get_shorter_with_the_weight() -> None:
    days = {term.severity: term.days for term in shipped().terms}
    assert days[Severity.SERIOUS] < days[Severity.MODERATE] < days[Severity.MINOR]
    assert all(term.source for term in shipped().terms)


def test_the_criterions_own_wordings_come_first_and_other_groups_not_at_all() -> None:
    books = catalogue(fault("khác", group=GroupCode.DIGITAL), fault("nhóm"), fault("đúng", "TT-05"))
    assert [f.id for f in fitting_faults(GroupCode.PROCEDURES, [ITEM], books)] == ["đúng", "nhóm"]


ISSUE = Issue(
    rule="A05",
    severity=Severity.SERIOUS,
    grade=Grade.CONTRADICTORY,
    lines=(120, 122),
    quote="chiếm tỷ lệ 0,44%",
    stated="0,44",
)


def test_an_issue_becomes_a_draft_of_the_item_that_it_touches() -> None:
    touched = replace(ITEM, issues=(ISSUE.key,))
    finding = finding_from_issue(
        ISSUE, "Báo cáo nêu 0,44%.", inspection(items=(touched,)), catalogue(), VI, finding_id="f2"
    )
    assert (finding.group, finding.items, finding.issue) == (GroupCode.PROCEDURES, ("TT-05",), ISSUE.key)
    assert (finding.condition, finding.origin) == ("Báo cáo nêu 0,44%.", Origin.MACHINE)
    assert finding.criteria == "Tỷ lệ đúng hạn và quá hạn phải cộng lại bằng 100%."
    assert finding.recommendation == "Rà soát, đối chiếu và đính chính nội dung tại Báo cáo (dòng 120, 122)."
    assert (finding.kind, finding.severity) == (FindingKind.MAJOR, Severity.SERIOUS)
    assert [(s.line, s.quote) for s in finding.sources] == [(120, ISSUE.quote), (122, ISSUE.quote)]


def _report(*groups: GroupSection) -> Reading:
    source = SourceInfo(name="", sha256="", format="text", encoding="utf-8", pages=None, lines=400, quality=1.0)
    return Reading(source=source, kind=DocumentKind.REPORT, groups=groups)


def test_an_issue_that_touches_no_item_falls_to_the_section_in_which_it_stands() -> None:
    sections = (
        GroupSection(code=GroupCode.INSTITUTIONS, ordinal="1", title="", duties=None, line=70),
        GroupSection(code=GroupCode.PROCEDURES, ordinal="2", title="", duties=None, line=110),
        GroupSection(code=GroupCode.DIGITAL, ordinal="6", title="", duties=None, line=240),
    )
    case = replace(inspection(items=()), report=_report(*sections))
    found = finding_from_issue(ISSUE, "…", case, catalogue(), VI, finding_id="f2")
    assert (found.group, found.items) == (GroupCode.PROCEDURES, ())
    early = finding_from_issue(replace(ISSUE, lines=(3,)), "…", case, catalogue(), VI, finding_id="f3")
    assert early.group is GroupCode.STEERING


def test_an_unknown_rule_leaves_the_criteria_to_the_inspector() -> None:
    issue = replace(ISSUE, rule="reading.damaged_text", lines=())
    finding = finding_from_issue(issue, "…", inspection(items=()), catalogue(), VI, finding_id="f2")
    assert (finding.criteria, finding.sources) == ("", ())


def test_a_term_in_working_days_leaves_out_days_off_and_none_ends_on_one() -> None:
    holidays = shipped().holidays
    terms = tuple(replace(term, unit=TermUnit.WORKING) for term in catalogue().terms)
    details = Details(ward="Hòa Mai", held_on=date(2026, 8, 3))
    known = replace(catalogue(), holidays=holidays, terms=terms)
    assert propose_due(Severity.MODERATE, details, known) == date(2026, 9, 16)
    calendar = replace(catalogue(), holidays=holidays)
    assert propose_due(Severity.MODERATE, replace(details, held_on=date(2026, 8, 1)), calendar) == date(2026, 9, 3)
