"""A conclusion notice says what persons confirmed, where it comes from, and what keeps it from being sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from inspection.conclude import conclude, described
from inspection.conclude.heading import listed_post
from inspection.conclude.phrases import clause, sentence, spoken
from inspection.model.approval import SignedMinutes
from inspection.model.case import Judgement
from inspection.model.checklist import Quantity
from inspection.model.closing import Clash, OpenEnds
from inspection.model.codes import Comparator, EvidenceMethod, FindingKind, FindingState, GroupCode, Verdict
from inspection.model.documents import Citation, Shortcoming
from inspection.model.events import VerdictGiven
from inspection.model.finding import Evidence
from inspection.model.inspection import Answer, Details, Inspection
from inspection.model.kpi import Assessment
from inspection.wording import Wording, texts
from tests import notices
from tests.three_inspections import large

if TYPE_CHECKING:
    from inspection.model.finding import Finding
    from inspection.model.notice import ConclusionNotice


def noticed(
    inspection: Inspection | None = None,
    *,
    assessment: Assessment | None = None,
    judgement: Judgement | None = None,
    language: str = "vi",
    today: date = notices.TODAY,
) -> ConclusionNotice:
    """Return the notice of the invented inspection, or of a changed one."""
    return conclude(
        inspection or notices.inspection(),
        assessment or notices.assessment(),
        judgement or notices.judgement(),
        notices.catalogue(),
        Wording(language),
        today=today,
    )


def section(notice: ConclusionNotice, code: str) -> str:
    """Return the text of a section, a paragraph a line."""
    return "\n".join(p.text for s in notice.sections if s.code == code for p in s.paragraphs)


def everything(notice: ConclusionNotice) -> str:
    """Return all words that would be printed."""
    cells = [cell for table in notice.annexes for row in table.rows for cell in (table.title, *table.header, *row)]
    parts = [*notice.basis, *notice.opening, notice.closing, *notice.recipients, *cells]
    return "\n".join(parts + [section(notice, s.code) for s in notice.sections])


def codes(notice: ConclusionNotice, place: str | None = None) -> set[str]:
    """Return the codes of the blockers, of one place only where it is given."""
    return {blocker.code for blocker in notice.blockers if place in {None, blocker.place}}


def with_finding(changed: Finding) -> Inspection:
    """Return the inspection with one finding changed."""
    inspection = notices.inspection()
    return replace(inspection, findings=tuple(changed if f.id == changed.id else f for f in inspection.findings))


def test_sections_are_the_seven_of_the_form_in_their_order() -> None:
    found = [(section.numeral, section.title) for section in noticed().sections]
    assert found == [
        ("I", "KHÁI QUÁT CHUNG"),
        ("II", "KẾT QUẢ ĐẠT ĐƯỢC"),
        ("III", "TỒN TẠI, HẠN CHẾ"),
        ("IV", "NGUYÊN NHÂN"),
        ("V", "KẾT LUẬN CHUNG"),
        ("VI", "KIẾN NGHỊ, YÊU CẦU"),
        ("VII", "TỔ CHỨC THỰC HIỆN"),
    ]


def test_no_blank_of_a_sentence_is_left_open() -> None:
    assert "{" not in everything(noticed())


def test_number_and_date_stay_blank_for_the_registry() -> None:
    notice = noticed()
    assert notice.number == ""
    assert notice.date == "ngày … tháng … năm 20…"
    given = conclude(
        notices.inspection(),
        notices.assessment(),
        notices.judgement(),
        notices.catalogue(),
        Wording("vi"),
        today=notices.TODAY,
        number="05",
        issued=date(2026, 2, 5),
    )
    assert (given.number, given.date) == ("05", "ngày 05 tháng 02 năm 2026")


def test_basis_lines_begin_with_can_cu_once_and_the_last_ends_with_a_stop() -> None:
    team = replace(notices.team(), schedule_notice="Căn cứ Thông báo số 287/TB-SNV.")
    basis = noticed(replace(notices.inspection(), team=team)).basis
    assert all(line.startswith("Căn cứ ") and line.count("Căn cứ") == 1 for line in basis)
    assert [line[-1] for line in basis] == [";"] * (len(basis) - 1) + ["."]
    assert "Căn cứ Thông báo số 287/TB-SNV;" in basis


def test_the_report_is_cited_by_type_number_date_issuer_and_subject() -> None:
    assert (
        "Căn cứ Báo cáo số 212/BC-UBND ngày 17/10/2025 của Ủy ban nhân dân phường Hòa Mai "
        "về kết quả thực hiện công tác cải cách hành chính;"
    ) in noticed().basis


def test_results_state_planned_reported_recomputed_and_verified_with_their_figures() -> None:
    text = section(noticed(), "results")
    assert (
        "Tỷ lệ hồ sơ TTHC giải quyết đúng hạn: kế hoạch từ 98% trở lên; báo cáo 98,5% (1.197/1.215); "
        "Đoàn kiểm tra xác minh 97,86% (1.189/1.215)."
    ) in text
    assert "Diện tích Trung tâm" not in text, "nobody reported or verified it"


def test_a_verified_rate_is_told_as_the_team_recorded_it_not_as_it_is_reckoned_with() -> None:
    assessment = notices.assessment()
    row = replace(assessment.indicators[0], verified=Decimal("97.860082"))
    text = section(noticed(assessment=replace(assessment, indicators=(row,))), "results")
    assert "Đoàn kiểm tra xác minh 97,86% (1.189/1.215)." in text


def test_a_figure_that_two_items_rest_on_is_told_once_and_goes_back_to_both() -> None:
    assessment = notices.assessment()
    once = assessment.indicators[0]
    notice = noticed(assessment=replace(assessment, indicators=(once, once)))
    (told,) = [p for s in notice.sections for p in s.paragraphs if "(1.197/1.215)" in p.text and s.code == "results"]
    assert told.trace == (once.item, once.item)


def test_a_plan_of_another_ward_is_never_called_the_wards_plan() -> None:
    notice = noticed(replace(notices.inspection(), plan_is_own=False))
    assert "đúng hạn: kế hoạch dùng để so sánh từ 98% trở lên;" in section(notice, "results")
    assert "So với kế hoạch dùng để so sánh: có 2 nội dung" in section(notice, "conclusion")
    assert notice.annexes[-1].rows[0][1].endswith("(dùng để so sánh)")


def test_a_range_keeps_both_its_ends() -> None:
    inspection = notices.inspection()
    assert inspection.checklist
    area = Quantity(value=Decimal(150), upper=Decimal(200), unit="m2", comparator=Comparator.RANGE)
    items = tuple(replace(i, planned=area) if i.id == "TT-05" else i for i in inspection.items)
    changed = replace(inspection, checklist=replace(inspection.checklist, items=items))
    assert "kế hoạch từ 150 m² đến 200 m²;" in section(noticed(changed), "results")


def test_without_anything_asked_nobody_is_to_report_back() -> None:
    nothing = noticed(replace(notices.inspection(), findings=(notices.MODEL,)))
    assert "khắc phục" not in section(nothing, "carrying_out")
    assert section(nothing, "carrying_out").startswith("1. Sở Nội vụ")


def test_a_rate_that_does_not_follow_from_its_figures_is_told_with_the_recomputed_one() -> None:
    assessment = notices.assessment()
    for stated, computed, said in (
        ("98.5", "97.8571428", "báo cáo 98,5% (1.197/1.215); tính lại từ tử số và mẫu số trong báo cáo 97,86%;"),
        ("99.56", "99.5674", "báo cáo 99,56% (1.197/1.215); Đoàn"),
        ("99.57", "99.5674", "báo cáo 99,57% (1.197/1.215); Đoàn"),
        ("0.44", "0.4325", "báo cáo 0,44% (1.197/1.215); tính lại từ tử số và mẫu số trong báo cáo 0,43%;"),
    ):
        row = replace(assessment.indicators[0], reported=Decimal(stated), recomputed=Decimal(computed))
        changed = replace(assessment, indicators=(row,))
        assert said in section(noticed(assessment=changed), "results")


def test_a_share_of_nothing_is_no_rate() -> None:
    inspection = notices.inspection()
    nothing = Quantity(value=Decimal(0), unit="%", numerator=Decimal(0), denominator=Decimal(0))
    answers = {**inspection.answers, "TT-05": replace(inspection.answer("TT-05"), verified=nothing)}
    text = section(noticed(replace(inspection, answers=answers)), "results")
    assert "Đoàn kiểm tra xác minh không phát sinh (0/0)." in text


def test_an_indicator_speaks_by_its_own_name() -> None:
    assessment = notices.assessment()
    row = replace(assessment.indicators[0], indicator="population", label="Nhiều việc: dân số, diện tích")
    notice = noticed(assessment=replace(assessment, indicators=(row,)))
    assert "Dân số: kế hoạch" in section(notice, "results")
    assert notice.annexes[0].rows[0][1] == "Dân số"


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        (Comparator.EQUAL, "kế hoạch 98%;"),
        (Comparator.ABOVE, "kế hoạch trên 98%;"),
        (Comparator.AT_MOST, "kế hoạch không quá 98%;"),
        (Comparator.BELOW, "kế hoạch dưới 98%;"),
    ],
)
def test_planned_figures_keep_their_comparison(comparator: Comparator, words: str) -> None:
    inspection = notices.inspection()
    assert inspection.checklist
    planned = Quantity(value=Decimal(98), unit="%", comparator=comparator)
    items = tuple(replace(i, planned=planned) if i.id == "TT-05" else i for i in inspection.items)
    changed = replace(inspection, checklist=replace(inspection.checklist, items=items))
    assert words in section(noticed(changed), "results")


def test_the_wards_own_documents_stand_once_in_the_group_that_names_them() -> None:
    paragraphs = noticed().sections[1].paragraphs
    issued = [p.text for p in paragraphs if p.text.startswith("Theo báo cáo")]
    assert issued == [
        "Theo báo cáo, đơn vị đã ban hành: Kế hoạch số 41/KH-UBND ngày 31/7/2025.",
        "Theo báo cáo, đơn vị đã ban hành: Văn bản số 95/QĐ-UBND.",
    ]


def test_documents_named_before_and_after_the_results_belong_to_no_group() -> None:
    inspection = notices.inspection()
    assert inspection.report
    outside = tuple(Citation(number=f"{line}/QĐ-UBND", own=True, line=line) for line in (5, 300, 390, 401))
    later = tuple(replace(group, line=group.line + 200) for group in inspection.report.groups)
    report = replace(
        inspection.report,
        citations=outside,
        next_period_groups=later,
        shortcomings=(Shortcoming(text="Thiếu người", line=200),),
    )
    assert "đã ban hành" not in section(noticed(replace(inspection, report=report)), "results")


def test_overview_holds_the_general_figures_only() -> None:
    text = section(noticed(), "overview")
    assert text.splitlines()[1:] == ["Diện tích tự nhiên: 43,27 km²;", "Dân số: 49.376 người;", "Số tổ dân phố: 40."]


def test_drafts_struck_findings_and_findings_kept_out_are_nowhere() -> None:
    kept_out = replace(notices.SELF_CHECK, in_conclusion=False)
    text = everything(noticed(with_finding(kept_out)))
    assert "BẢN NHÁP" not in text
    assert "ĐÃ GẠCH" not in text
    assert kept_out.condition not in text
    assert "Có 26/1.215 hồ sơ" in text


def test_each_sentence_of_a_finding_goes_back_to_it_and_its_items() -> None:
    notice = noticed()
    traced = [p.trace for s in notice.sections for p in s.paragraphs if "f-late" in p.trace]
    assert ("f-late", "TT-05", "TT-07") in traced
    assert ("f-self", "f-late") in traced, "one cause for two findings"


def test_a_shortcoming_is_told_with_effect_proof_basis_and_explanation() -> None:
    assert (
        "Có 26/1.215 hồ sơ giải quyết quá hạn (2,14%); báo cáo nêu 18 hồ sơ. Số liệu báo cáo thấp hơn thực tế. "
        "Tài liệu kiểm chứng: Bảng trích xuất ngày 22/10/2025. Căn cứ đối chiếu: Nghị định số 118/2025/NĐ-CP. "
        "Giải trình của đơn vị (Bà Lã Thị Mơ, Phó Chủ tịch UBND phường, ngày 23/10/2025): "
        "Hệ thống bị quá tải trong tháng 8."
    ) in section(noticed(), "shortcomings")


def test_good_practice_is_a_result_and_an_improvement_only_a_recommendation() -> None:
    notice = noticed()
    assert '"Thứ Bảy hỗ trợ số"' in section(notice, "results")
    assert '"Thứ Bảy hỗ trợ số"' not in section(notice, "shortcomings")
    assert notices.BETTER.condition not in section(notice, "shortcomings")
    assert notices.BETTER.recommendation in section(notice, "recommendations")


def test_recommendations_name_unit_and_day_and_fall_to_the_ward_without_a_unit() -> None:
    lines = section(noticed(), "recommendations").splitlines()
    assert lines[:4] == [
        "1. Đối với Ủy ban nhân dân phường Hòa Mai",
        "Tự kiểm tra ít nhất 01 phòng chuyên môn; hoàn thành chậm nhất ngày 01/12/2025.",
        "2. Đối với Trung tâm Phục vụ hành chính công",
        "Rà soát 26 hồ sơ quá hạn, gửi thư xin lỗi; hoàn thành chậm nhất ngày 15/11/2025.",
    ]


def test_points_of_a_proposed_set_are_never_passed_off_as_official() -> None:
    assert "bộ tiêu chí đề xuất để tham khảo, không thay cho kết quả Chỉ số" in section(noticed(), "conclusion")
    proposal = notices.catalogue().criteria_sets[0]
    catalogue = replace(notices.catalogue(), criteria_sets=(replace(proposal, official=True),))
    inspection, judgement = notices.inspection(), notices.judgement()
    official = conclude(inspection, notices.assessment(), judgement, catalogue, Wording("vi"), today=notices.TODAY)
    assert "tham khảo" not in section(official, "conclusion")


def test_remediation_is_reported_back_until_the_day_set() -> None:
    assert "về Sở Nội vụ thành phố Hải Đăng chậm nhất ngày 15/12/2025." in section(noticed(), "carrying_out")


@pytest.mark.parametrize(
    ("post", "agency", "told"),
    [
        ("Phó Chủ tịch UBND thành phố", "UBND thành phố Hải Đăng", "Phó Chủ tịch UBND thành phố Hải Đăng"),
        ("Phó Chánh Văn phòng", "Văn phòng UBND thành phố", "Phó Chánh Văn phòng UBND thành phố"),
        ("Phó Giám đốc", "Sở Nội vụ", "Phó Giám đốc Sở Nội vụ"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chuyên viên", "", "Chuyên viên"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_post_and_agency_are_told_without_repeating_words(post: str, agency: str, told: str) -> None:
    assert listed_post(post, agency) == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI ĐĂNG", "Ủy ban nhân dân thành phố Hải Đăng"),
        ("SỞ NỘI VỤ", "Sở Nội vụ"),
        ("SỞ NỘI VỤ TỈNH AN SƠN.", "Sở Nội vụ tỉnh An Sơn"),
        ("Sở Nội vụ thành phố", "Sở Nội vụ thành phố"),
        ("UBND TP. HẢI ĐĂNG", "UBND TP. Hải Đăng"),
        ("ĐOÀN KIỂM TRA CCHC XÃ NGHĨA NGUYÊN THƯỢNG", "Đoàn kiểm tra CCHC xã Nghĩa Nguyên Thượng"),
        ("", ""),
    ],
)
def test_an_agency_in_capitals_is_brought_to_a_sentences_letters(given: str, told: str) -> None:
    assert spoken(given) == told


def test_what_several_findings_ask_alike_stands_once_and_goes_back_to_all() -> None:
    twin = replace(notices.LATE, id="f-twin", items=("TT-06",))
    inspection = notices.inspection()
    notice = noticed(replace(inspection, findings=(*inspection.findings, twin)))
    asked = [p for s in notice.sections if s.code == "recommendations" for p in s.paragraphs if "f-twin" in p.trace]
    assert [p.trace for p in asked] == [("f-late", "TT-05", "TT-07", "f-twin", "TT-06")]


def test_only_what_is_met_and_proven_is_named_the_annex_holds_the_rest() -> None:
    text = section(noticed(), "results")
    assert "Ban hành kế hoạch CCHC đúng hạn (KH 41/KH-UBND ngày 31/7/2025)." in text
    assert "Hồ sơ công việc trên mạng" not in text
    assert "Hồ sơ công việc trên mạng" in everything(noticed())
    assert "Đã đánh giá 2/2 nội dung (chi tiết tại Phụ lục II): 1 đạt, 1 không đạt." in text


def test_the_notice_closes_as_vietnamese_documents_do() -> None:
    notice = noticed()
    assert notice.closing.startswith("Trên đây là")
    assert notice.closing.endswith("Hòa Mai./.")
    assert notice.recipients[-1] == "Lưu: VT, CCHC."
    assert all(line.endswith(";") for line in notice.recipients[:-1])


def test_given_recipients_and_signature_lines_are_brought_into_form() -> None:
    team = replace(
        notices.team(),
        recipients=("- Như trên;", "UBND thành phố;", " ", "Lưu: VT."),
        signing_for="TM. UBND/KT. CHỦ TỊCH",
    )
    notice = noticed(replace(notices.inspection(), team=team))
    assert notice.recipients == ("Như trên;", "UBND thành phố;", "Lưu: VT.")
    assert notice.signing_for == ("TM. UBND", "KT. CHỦ TỊCH")


def test_the_notice_is_vietnamese_whatever_the_interface_speaks() -> None:
    english = noticed(language="en")
    assert everything(english) == everything(noticed())
    labels = {described(blocker, Wording("en")) for blocker in english.blockers}
    assert "3.02 Area of the centre: Not judged" in labels


def test_an_empty_inspection_gives_a_whole_notice_and_says_what_is_missing() -> None:
    empty = Inspection(id="x", details=Details(ward="Hòa Mai"))
    total = replace(notices.assessment().total, items=0, judged=0, verdicts={}, points=Decimal(0), possible=Decimal(0))
    nothing = Assessment(groups=(), total=total, indicators=())
    notice = noticed(empty, assessment=nothing, judgement=Judgement(issues=(), passed=()))
    assert [len(s.paragraphs) > 0 for s in notice.sections] == [True] * 7
    assert "{" not in everything(notice)
    assert "Hồ sơ kiểm tra không có báo cáo" in section(notice, "overview")
    assert "không có tồn tại, hạn chế" in section(notice, "shortcomings")
    missing = {b.place for b in notice.blockers if b.code == "details_missing" and b.hard}
    assert missing == {"period", "held_on", "agency"}


@pytest.mark.parametrize(
    ("ward", "kind", "named"),
    [
        ("Hòa Mai", "phường", "phường Hòa Mai"),
        ("Phường Hòa Mai", "phường", "Phường Hòa Mai"),
        ("An Sơn", "xã", "xã An Sơn"),
    ],
)
def test_the_ward_carries_its_kind_once(ward: str, kind: str, named: str) -> None:
    details = replace(notices.details(), ward=ward, ward_type=kind)
    assert noticed(replace(notices.inspection(), details=details)).summary.endswith(f"tại {named}")


@pytest.mark.parametrize(
    ("change", "code", "hard"),
    [
        ({"condition": " "}, "finding_condition", True),
        ({"criteria": ""}, "finding_criteria", True),
        ({"recommendation": ""}, "finding_recommendation", True),
        ({"due": None}, "finding_due", True),
        ({"due": date(2025, 10, 22)}, "finding_due_early", True),
        ({"due": date(2025, 10, 23)}, "finding_due_past", False),
        ({"cause": ""}, "finding_cause", True),
        ({"effect": ""}, "finding_effect", True),
        ({"unit": ""}, "finding_unit", False),
        ({"items": (), "sources": ()}, "finding_evidence", True),
        ({"condition": "Có {số} hồ sơ"}, "finding_gap", True),
        ({"state": FindingState.DRAFT}, "finding_draft", True),
        ({"state": FindingState.DRAFT, "in_conclusion": False}, "finding_draft", False),
    ],
)
def test_a_finding_that_cannot_stand_is_named(change: dict[str, object], code: str, hard: bool) -> None:  # noqa: FBT001  # a row of the table
    assert codes(noticed(), "f-late") == set()
    notice = noticed(with_finding(replace(notices.LATE, **change)))  # type: ignore[arg-type]  # rows of the table
    assert [b.hard for b in notice.blockers if b.place == "f-late" and b.code == code] == [hard]


def test_evidence_of_its_own_proves_a_finding_without_an_item() -> None:
    alone = replace(notices.LATE, items=(), sources=())
    seen = Evidence(
        id="e-own", item=None, finding=alone.id, method=EvidenceMethod.TEST, description="Xem bảng niêm yết"
    )
    case = with_finding(alone)
    proven = noticed(replace(case, evidence=(*case.evidence, seen)))
    struck = noticed(replace(case, evidence=(*case.evidence, replace(seen, struck=True))))
    assert "finding_evidence" not in codes(proven, alone.id)
    assert "finding_evidence" in codes(struck, alone.id)


def test_a_good_practice_needs_neither_basis_nor_deadline() -> None:
    assert codes(noticed(), "f-model") == set()


def test_a_finding_kept_out_or_struck_needs_nothing() -> None:
    bare = replace(notices.LATE, criteria="", due=None, in_conclusion=False)
    assert codes(noticed(with_finding(bare)), "f-late") == set()
    assert codes(noticed(), "f-struck") == set()


@pytest.mark.parametrize(
    ("item", "answer", "code"),
    [
        ("TT-06", Answer(), "item_not_judged"),
        ("TT-06", Answer(parked=True), "item_parked"),
        ("TT-06", Answer(verdict=Verdict.PARTLY, flagged=True), "item_flagged"),
        ("TT-06", Answer(verdict=Verdict.MET), "item_without_evidence"),
        ("TT-06", Answer(verdict=Verdict.NOT_MET), "item_without_finding"),
        ("TT-05", Answer(verdict=Verdict.PARTLY), "item_against_suggestion"),
    ],
)
def test_what_is_open_on_an_item_is_shown_and_never_hard(item: str, answer: Answer, code: str) -> None:
    inspection = notices.inspection()
    changed = replace(inspection, answers={**inspection.answers, item: answer})
    assert [b.hard for b in noticed(changed).blockers if b.place == item and b.code == code] == [False]


def test_a_verified_figure_that_differs_must_be_told_in_a_finding() -> None:
    inspection = notices.inspection()
    assert "item_figure_differs" not in codes(noticed(), "TT-05")
    told_by_none = replace(inspection, findings=())
    assert "item_figure_differs" in codes(noticed(told_by_none), "TT-05")


def test_an_item_gone_from_the_documents_is_not_asked_for() -> None:
    assert codes(noticed(), "CQS-99") == set()
    assert "Không còn trong tài liệu" not in everything(noticed())


def test_an_accepted_issue_must_become_a_finding_and_an_open_one_is_shown() -> None:
    key, open_key = notices.ISSUE.key, notices.OPEN_ISSUE.key
    assert codes(noticed(), key) == set()
    assert codes(noticed(), open_key) == {"issue_not_decided"}
    inspection = notices.inspection()
    without = replace(inspection, findings=tuple(f for f in inspection.findings if f.issue != key))
    assert [(b.code, b.hard) for b in noticed(without).blockers if b.place == key] == [("issue_without_finding", True)]


def test_hard_blockers_come_first_and_all_have_words_in_both_languages() -> None:
    notice = noticed(with_finding(replace(notices.LATE, criteria="")))
    assert [b.hard for b in notice.blockers] == sorted((b.hard for b in notice.blockers), reverse=True)
    for language in ("vi", "en"):
        assert {f"blocker.{b.code}" for b in notice.blockers} <= set(texts(language))


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"remediation_due": None}, "details_missing", "remediation_due"),
        ({"remediation_due": date(2025, 10, 20)}, "details_due_early", "remediation_due"),
        ({"remediation_due": date(2025, 10, 23)}, "details_due_past", "remediation_due"),
        ({"held_on": date(2025, 10, 25)}, "details_held_later", "held_on"),
        ({"ward": ""}, "details_missing", "ward"),
    ],
)
def test_dates_that_cannot_be_are_named(change: dict[str, object], code: str, place: str) -> None:
    details = replace(notices.details(), **change)  # type: ignore[arg-type]  # rows of the table
    assert code in codes(noticed(replace(notices.inspection(), details=details)), place)


def test_control_characters_and_line_breaks_do_not_reach_the_page() -> None:
    nasty = replace(notices.LATE, condition="Dòng một\r\n\x1b[31mdòng hai\u202e\tba", effect="", explanation="")
    text = section(noticed(with_finding(nasty)), "shortcomings")
    assert "Dòng một ␛[31mdòng hai� ba. Tài liệu" in text


@pytest.mark.parametrize(
    ("given", "as_clause", "as_sentence"),
    [
        ("Xong.", "Xong", "Xong."),
        ("Xong;", "Xong", "Xong."),
        ("Xong./.", "Xong", "Xong./."),
        ("Xong?", "Xong?", "Xong?"),
        ("Còn nữa...", "Còn nữa...", "Còn nữa..."),
        ("Ghi: “có mặt 471 người.”", "Ghi: “có mặt 471 người.”", "Ghi: “có mặt 471 người.”"),
        ("Ghi “có mặt”", "Ghi “có mặt”", "Ghi “có mặt”."),
        ("  ", "", ""),
    ],
)
def test_peoples_punctuation_is_kept_where_it_fits(given: str, as_clause: str, as_sentence: str) -> None:
    assert clause(given) == as_clause
    assert sentence(given) == as_sentence


def test_a_finding_goes_by_one_number_in_the_close_out_list_and_in_the_annex() -> None:
    bundle = large()
    annex = next(table for table in bundle.notice.annexes if "Tồn tại, hạn chế" in table.header)
    numbers = {row[annex.header.index("Tồn tại, hạn chế")]: row[0] for row in annex.rows}
    conditions = {finding.id: finding.condition for finding in bundle.inspection.findings}
    told = {b.place: b.label.split(":")[0] for b in bundle.notice.blockers if b.place in conditions}
    assert len(told) > 10
    assert told == {own: f"Tồn tại {numbers[clause(conditions[own])]}" for own in told}


def test_a_superior_given_in_capitals_is_no_capitals_in_a_sentence() -> None:
    inspection = notices.inspection()
    team = replace(inspection.team, superior="ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI ĐĂNG")
    text = section(noticed(replace(inspection, team=team)), "carrying_out")
    assert "báo cáo Ủy ban nhân dân thành phố Hải Đăng." in text


def test_shortcomings_stand_by_group_and_in_the_order_of_the_team() -> None:
    first = replace(notices.LATE, id="f-first", rank=-1)
    last = replace(notices.SELF_CHECK, id="f-last", group=GroupCode.PROCEDURES, kind=FindingKind.OBSERVATION)
    inspection = notices.inspection()
    notice = noticed(replace(inspection, findings=(*inspection.findings, last, first)))
    order = [p.trace[0] for s in notice.sections if s.code == "shortcomings" for p in s.paragraphs if p.trace]
    assert order == ["f-self", "f-first", "f-late", "f-last"]


def test_several_days_and_the_scope_stand_in_basis_and_opening() -> None:
    details = replace(notices.inspection().details, held_until=date(2025, 10, 23), scope="cải cách thủ tục hành chính")
    notice = noticed(replace(notices.inspection(), details=details))
    told = everything(notice)
    assert "Từ ngày 22/10/2025 đến ngày 23/10/2025" in told
    assert "kiểm tra trực tiếp từ ngày 22/10/2025 đến ngày 23/10/2025 tại" in told
    assert "Phạm vi kiểm tra: cải cách thủ tục hành chính." in told


def test_a_finding_due_before_the_last_day_on_site_is_due_early() -> None:
    details = replace(notices.details(), held_until=date(2025, 10, 24))
    found = with_finding(replace(notices.LATE, due=date(2025, 10, 23)))
    assert "finding_due_early" not in codes(noticed(found), "f-late")
    assert "finding_due_early" in codes(noticed(replace(found, details=details)), "f-late")


# -- the close-out list beside the state: minutes, clashes, unsaved text, reasons


def test_minutes_that_nobody_recorded_are_one_soft_point() -> None:
    assert "minutes_missing" not in codes(noticed())
    unsigned = noticed(replace(notices.inspection(), minutes=None))
    assert [b.hard for b in unsigned.blockers if b.code == "minutes_missing"] == [False]


def test_a_finding_that_the_signed_minutes_do_not_tell_is_hard_and_one_worded_otherwise_is_shown() -> None:
    inspection = notices.inspection()
    told = {f.id: f.condition for f in inspection.findings}
    held = replace(inspection, minutes=SignedMinutes(day=notices.TODAY, conditions=told))
    assert not {"minutes_missing", "finding_not_in_minutes", "finding_differs_from_minutes"} & codes(noticed(held))
    lacking = replace(held, minutes=SignedMinutes(day=notices.TODAY, conditions=told | {"f-late": "Khác"}))
    assert [b.hard for b in noticed(lacking).blockers if b.code == "finding_differs_from_minutes"] == [False]
    without = SignedMinutes(day=notices.TODAY, conditions={k: v for k, v in told.items() if k != "f-late"})
    (point,) = (b for b in noticed(replace(held, minutes=without)).blockers if b.code == "finding_not_in_minutes")
    assert (point.place, point.hard) == ("f-late", True)


def test_a_missing_cause_stands_with_a_reason_and_other_points_do_not() -> None:
    bare = with_finding(replace(notices.LATE, cause="", criteria=""))
    reasons = {"finding_cause f-late": "Chờ kết luận thanh tra", "finding_criteria f-late": "Không có"}
    points = {b.code: b for b in noticed(replace(bare, excuses=reasons)).blockers if b.place == "f-late"}
    assert (points["finding_cause"].hard, points["finding_cause"].excuse) == (False, "Chờ kết luận thanh tra")
    assert points["finding_criteria"].hard
    assert "Chờ kết luận thanh tra" in described(points["finding_cause"], Wording("vi"))


@pytest.mark.parametrize("verdict", [Verdict.NOT_APPLICABLE, Verdict.INSUFFICIENT])
def test_a_verdict_that_says_nothing_without_a_reason_asks_for_one(verdict: Verdict) -> None:
    inspection = notices.inspection()
    bare = replace(inspection, answers={**inspection.answers, "TT-06": Answer(verdict=verdict)})
    assert "item_without_reason" in codes(noticed(bare), "TT-06")
    told = replace(
        inspection, answers={**inspection.answers, "TT-06": Answer(verdict=verdict, reason="Không có hồ sơ")}
    )
    assert "item_without_reason" not in codes(noticed(told), "TT-06")


def test_clashes_and_unsaved_text_are_points_with_both_values_and_their_place() -> None:
    first, second = [entry for entry in notices.entries() if isinstance(entry.event, VerdictGiven)][:2]
    clash = Clash(kind="VerdictGiven", id="TT-05", entries=(first, second))
    typed = ("finding:f-late", "note:TT-06", "reading:report:x:0", "building:TT-99:words", "excuse:x y", "finding:new")
    ends = OpenEnds(clashes=(clash,), unsaved=typed)
    notice = conclude(
        notices.inspection(),
        notices.assessment(),
        notices.judgement(),
        notices.catalogue(),
        Wording("vi"),
        today=notices.TODAY,
        open_ends=ends,
    )
    (point,) = (b for b in notice.blockers if b.code == "clash")
    assert point.hard
    assert point.place == "VerdictGiven:TT-05"
    assert point.label.startswith("3.01 kết quả: ")
    assert point.label.count(": ") == 3, "two names with a value each"
    labels = {b.place: b.label for b in notice.blockers if b.code == "unsaved_text"}
    assert labels["note:TT-06"].startswith("3.02 ")
    assert labels["finding:f-late"].startswith("Tồn tại ")
    assert labels["reading:report:x:0"] == "Hồ sơ đã đọc"
    assert labels["building:TT-99:words"] == "Bảng kiểm"
    assert labels["excuse:x y"] == "Chốt & ký"
    assert labels["finding:new"] == "Tồn tại mới"


def test_every_point_is_weighed_by_data_and_everything_that_is_weighed_has_its_words() -> None:
    weighed = {code.partition(".")[0] for code in notices.catalogue().points}
    known = {name.removeprefix("blocker.") for name in texts("vi") if name.startswith("blocker.")}
    assert weighed <= known
    spoken = {name for name in known if "." not in name and not name.endswith("_label")}
    silent = {"excused"}
    assert spoken - silent == weighed


def test_an_inspection_from_which_nothing_follows_cannot_be_concluded() -> None:
    inspection = notices.inspection()
    assert "nothing_judged" not in codes(noticed())
    assert "nothing_judged" not in codes(noticed(replace(inspection, answers={})))
    bare = noticed(replace(inspection, answers={}, findings=()))
    assert [b.hard for b in bare.blockers if b.code == "nothing_judged"] == [True]
