"""One invented inspection in full, by its journal: every kind of event, every kind of finding; clock and ids fixed.

The golden notices and exports are made of it. Ward, people and figures do not exist.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from exports import Bundle, Original
from inspection.approval import State, approval, sign_off
from inspection.approval_words import ApprovalWords
from inspection.catalogue import shipped
from inspection.conclude import conclude
from inspection.content import digest
from inspection.fold import Journal, fold
from inspection.model.approval import SignedMinutes, Version
from inspection.model.case import Judgement
from inspection.model.catalogue import Bilingual, Catalogue, CriteriaSet, Indicator, ReformGroup, RuleText, Validity
from inspection.model.checklist import Checklist, ChecklistItem, Quantity, Suggestion
from inspection.model.closing import OpenEnds
from inspection.model.closing_events import Approved, MinutesSigned, PointExcused, Reopened
from inspection.model.codes import (
    Comparator,
    Decision,
    DocumentKind,
    EvidenceMethod,
    FindingKind,
    FindingState,
    Grade,
    GroupCode,
    InspectionForm,
    ItemKind,
    Origin,
    RetestVerdict,
    Role,
    Severity,
    Verdict,
)
from inspection.model.corrections import Correction, Item, Parts, keyed
from inspection.model.documents import (
    Citation,
    Figure,
    GroupSection,
    IdentityField,
    Period,
    Reading,
    Recommendation,
    Shortcoming,
)
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
    ItemFlagged,
    ItemParked,
    NoteWritten,
    ReadingCorrected,
    Redone,
    TeamChanged,
    Undone,
    VerdictGiven,
)
from inspection.model.finding import Evidence, Finding, FindingTexts
from inspection.model.inspection import Details, Inspection, Member, Team
from inspection.model.issue import Issue, PassedCheck
from inspection.model.kpi import Assessment, GroupScore, IndicatorRow
from inspection.model.notice import Blocker
from inspection.model.remediation import (
    RemediationDueSet,
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    RemediationUnitSet,
    Term,
    WardReport,
)
from inspection.model.source import SourceInfo, SourceRef
from inspection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2025, 10, 24)
FOLLOWED_UP = date(2025, 11, 20)
"""The day as of which remediation is told: a week after the first findings were due."""
START = datetime(2025, 10, 22, 1, 30, tzinfo=UTC)
HEAD, SECRETARY = "lap@laptop1", "van@laptop2"

_GROUPS = (
    ("CD", "I", "Công tác chỉ đạo, điều hành cải cách hành chính", "Steering of administrative reform"),
    ("TC", "II", "Cải cách thể chế", "Institutional reform"),
    ("TT", "III", "Cải cách thủ tục hành chính", "Reform of administrative procedures"),
    ("BM", "IV", "Cải cách tổ chức bộ máy hành chính nhà nước", "Reform of the apparatus"),
    ("CV", "V", "Cải cách chế độ công vụ", "Civil service reform"),
    ("TCC", "VI", "Cải cách tài chính công", "Public finance reform"),
    ("CQS", "VII", "Xây dựng và phát triển chính quyền điện tử, chính quyền số", "Digital government"),
)


def two(vi: str, en: str = "") -> Bilingual:
    """Return a text in both languages; the Vietnamese one for both where only that is given."""
    return Bilingual(vi=vi, en=en or vi)


def catalogue() -> Catalogue:
    """Return a small catalogue that changes only with the tests."""
    groups = tuple(
        ReformGroup(code=code, short=short, numeral=numeral, name=two(vi, en))
        for code, (short, numeral, vi, en) in zip(GroupCode, _GROUPS, strict=True)
    )
    indicators = (
        Indicator(id="area_km2", code=None, group=None, name=two("Diện tích tự nhiên"), unit="km2", direction="up"),
        Indicator(
            id="groups_total",
            code=None,
            group=GroupCode.ORGANISATION,
            name=two("Số tổ dân phố"),
            unit="tổ",
            direction="information",
        ),
        Indicator(id="population", code=None, group=None, name=two("Dân số"), unit="người", direction="up"),
    )
    rule = RuleText(
        id="own-1",
        title=two("Tỷ lệ không khớp tử số, mẫu số", "Rate does not follow from its figures"),
        explanation=two("…"),
        sentence=two("Báo cáo nêu {stated}, tính lại là {computed}."),
        severity=Severity.MODERATE,
        grade=Grade.CONTRADICTORY,
        source="test",
    )
    proposal = CriteriaSet(
        id="proposal-2025",
        name=two("bộ tiêu chí đề xuất"),
        decision=None,
        official=False,
        validity=Validity(),
        criteria=(),
    )
    return Catalogue(
        groups=groups,
        criteria_sets=(proposal,),
        indicators={indicator.id: indicator for indicator in indicators},
        targets=(),
        rules={rule.id: rule},
        legal={},
        faults=(),
        units=(),
        points=shipped().points,
    )


def details() -> Details:
    """Return the details of the inspection."""
    return Details(
        ward="Hòa Mai",
        city="Hải Đăng",
        form=InspectionForm.PLANNED,
        period=Period(start=date(2025, 7, 1), end=date(2025, 10, 15)),
        held_on=date(2025, 10, 22),
        place="Trụ sở UBND phường Hòa Mai",
        remediation_due=date(2025, 12, 15),
    )


def team() -> Team:
    """Return the team."""
    return Team(
        name="Đoàn kiểm tra cải cách hành chính thành phố",
        agency="Sở Nội vụ thành phố Hải Đăng",
        superior="Ủy ban nhân dân thành phố Hải Đăng",
        place="Hải Đăng",
        plan_decision="Quyết định số 2914/QĐ-UBND ngày 06/8/2025 ban hành Kế hoạch kiểm tra cải cách hành chính;",
        team_decision="Quyết định số 3360/QĐ-UBND ngày 15/9/2025 thành lập Đoàn kiểm tra",
        signer="Lương Bảo Trân",
        signer_title="PHÓ GIÁM ĐỐC",
        signing_for="KT. GIÁM ĐỐC",
        members=(
            Member(name="Trịnh Công Lập", post="Phó Giám đốc", agency="Sở Nội vụ", role=Role.HEAD),
            Member(name="Âu Thị Vân", post="Chuyên viên", agency="Sở Nội vụ", role=Role.SECRETARY),
            Member(name="Ninh Văn Sáng", groups=(GroupCode.PUBLIC_FINANCE, GroupCode.DIGITAL)),
        ),
    )


def _source(name: str, sign: str) -> SourceInfo:
    return SourceInfo(
        name=name, sha256=sign * 64, format="markdown", encoding="utf-8", pages=None, lines=420, quality=0.9987
    )


def plan() -> Reading:
    """Return the ward's plan."""
    return Reading(source=_source("ke_hoach.md", "a"), kind=DocumentKind.PLAN, document_number="41/KH-UBND")


def report() -> Reading:
    """Return the ward's report."""
    sections = (
        GroupSection(code=GroupCode.STEERING, ordinal="I", title="Chỉ đạo, điều hành", duties=None, line=30),
        GroupSection(code=GroupCode.PROCEDURES, ordinal="II", title="Cải cách TTHC", duties=None, line=80),
    )
    return Reading(
        source=_source("bao_cao.md", "b"),
        kind=DocumentKind.REPORT,
        ward="Hòa Mai",
        document_number="212/BC-UBND",
        issue_date="2025-10-17",
        groups=sections,
        citations=(
            Citation(number="41/KH-UBND", type="Kế hoạch", date="2025-07-31", own=True, line=34),
            Citation(number="41/KH-UBND", type="Kế hoạch", date="2025-07-31", own=True, line=36),
            Citation(number="3041/QĐ-UBND", type="Quyết định", line=35),
            Citation(number="95/QĐ-UBND", own=True, line=90),
        ),
        figures=(
            Figure(
                indicator="area_km2", label="diện tích", value=Decimal("43.27"), unit="km2", quote="43,27km²", line=12
            ),
            Figure(indicator="population", label="dân số", value=Decimal(49376), unit="người", quote="…", line=12),
            Figure(indicator="groups_total", label="tổ", value=Decimal(40), unit="tổ", quote="…", line=14),
            Figure(indicator="groups_total", label="tổ", value=Decimal(41), unit="tổ", quote="…", line=16),
            Figure(indicator=None, label="Không rõ", value=Decimal(7), quote="…", line=16),
            Figure(indicator=None, label="Không nêu", value=None, quote="…", line=15),
            Figure(indicator=None, label="Trong nhóm", value=Decimal(3), quote="…", line=85),
        ),
        recommendations=(Recommendation(to="Thành phố", text="Bố trí kinh phí chỉnh lý tài liệu.", line=400),),
    )


PERCENT = "%"
ON_TIME = Quantity(
    value=Decimal("98.5"),
    unit=PERCENT,
    numerator=Decimal(1197),
    denominator=Decimal(1215),
    source=SourceRef(document="report", line=92, quote="đúng hạn 1.197/1.215 hồ sơ, đạt 98,5%"),
)


def _item(item_id: str, number: str, group: GroupCode, title: Bilingual) -> ChecklistItem:
    return ChecklistItem(
        id=item_id,
        number=number,
        kind=ItemKind.CRITERION,
        group=group,
        title=title,
        basis=two("Kế hoạch số 41/KH-UBND"),
        expected_evidence=two("Văn bản"),
        points=Decimal(2),
    )


def checklist() -> Checklist:
    """Return seven items over three groups, and one that is no longer in the documents."""
    on_time = replace(
        _item("TT-05", "3.01", GroupCode.PROCEDURES, two("Tỷ lệ hồ sơ TTHC giải quyết đúng hạn", "Dossiers on time")),
        kind=ItemKind.TARGET,
        indicator="files_on_time_rate",
        planned=Quantity(value=Decimal(98), unit=PERCENT, comparator=Comparator.AT_LEAST),
        reported=ON_TIME,
        sources=(SourceRef(document="report", line=92, page=5, quote="đúng hạn 98,5%"),),
        suggestion=Suggestion(verdict=Verdict.MET, reason="suggestion.reached", facts={"planned": "98%"}),
    )
    area = replace(
        _item("TT-06", "3.02", GroupCode.PROCEDURES, two("Diện tích Trung tâm", "Area of the centre")),
        planned=Quantity(value=Decimal(150), upper=Decimal(200), unit="m2", comparator=Comparator.RANGE),
        points=None,
    )
    totals = _item("TT-K1", "3.04", GroupCode.PROCEDURES, two("Tổng hồ sơ khớp các kỳ", "Totals agree"))
    gone = _item("CQS-99", "7.02", GroupCode.DIGITAL, two("Không còn trong tài liệu"))
    return Checklist(
        criteria_set="proposal-2025",
        items=(
            _item("CD-01", "1.01", GroupCode.STEERING, two("Ban hành kế hoạch CCHC đúng hạn?", "Plan issued in time?")),
            _item("CD-02", "1.02", GroupCode.STEERING, two("Tự kiểm tra ít nhất 20% đơn vị", "Self-inspection")),
            on_time,
            area,
            _item("TT-07", "3.03", GroupCode.PROCEDURES, two("Thư xin lỗi đối với hồ sơ quá hạn", "Apology letters")),
            replace(totals, kind=ItemKind.CHECK),
            _item("CQS-01", "7.01", GroupCode.DIGITAL, two("Hồ sơ công việc trên mạng", "Online work files")),
            replace(gone, withdrawn=True),
        ),
    )


# Rules of the tests' own, so that the golden files do not change with the wording of a real one.
ISSUE = Issue(
    rule="own-1",
    severity=Severity.MODERATE,
    grade=Grade.CONTRADICTORY,
    lines=(92,),
    quote="đúng hạn 1.197/1.215 hồ sơ, đạt 98,5%",
    stated="98,5%",
    computed="98,52%",
    facts={"working": "1.197 / 1.215 = 98,52%"},
)
OPEN_ISSUE = Issue(rule="own-2", severity=Severity.SERIOUS, grade=Grade.IMPOSSIBLE, lines=(101,), quote="đạt 104%")


def judgement() -> Judgement:
    """Return what the rules found."""
    return Judgement(issues=(OPEN_ISSUE, ISSUE), passed=(PassedCheck(rule="own-3", lines=(93, 94), facts={"n": "3"}),))


LATE = Finding(
    id="f-late",
    group=GroupCode.PROCEDURES,
    items=("TT-05", "TT-07"),
    kind=FindingKind.MAJOR,
    severity=Severity.SERIOUS,
    condition="Có 26/1.215 hồ sơ giải quyết quá hạn (2,14%);\nbáo cáo nêu 18 hồ sơ",
    criteria="Nghị định số 118/2025/NĐ-CP.",
    cause="Chưa phân công người theo dõi hồ sơ sắp đến hạn.",
    effect="Số liệu báo cáo thấp hơn thực tế.",
    recommendation="Rà soát 26 hồ sơ quá hạn, gửi thư xin lỗi.",
    unit="Trung tâm Phục vụ hành chính công",
    due=date(2025, 11, 15),
    explanation="Hệ thống bị quá tải trong tháng 8.",
    explained_by="Bà Lã Thị Mơ, Phó Chủ tịch UBND phường",
    explained_on=date(2025, 10, 23),
    explained_of=FindingTexts(
        condition="Có 26/1.215 hồ sơ giải quyết quá hạn (2,14%);\nbáo cáo nêu 18 hồ sơ",
        criteria="Nghị định số 118/2025/NĐ-CP.",
        cause="Chưa rõ.",
        effect="Số liệu báo cáo thấp hơn thực tế.",
        recommendation="Rà soát 26 hồ sơ quá hạn, gửi thư xin lỗi.",
    ),
    state=FindingState.CONFIRMED,
    issue=ISSUE.key,
    sources=(SourceRef(document="report", line=92, page=5, quote="đạt 98,5%"), SourceRef(document="plan", line=61)),
)
AS_FOUND = replace(LATE, cause="Chưa rõ.", explanation="", explained_by="", explained_on=None, explained_of=None)
"""The same before the ward explained it."""
SELF_CHECK = Finding(
    id="f-self",
    group=GroupCode.STEERING,
    items=("CD-02",),
    condition="Chưa tự kiểm tra đơn vị trực thuộc nào trong kỳ",
    criteria="Kế hoạch số 41/KH-UBND",
    cause="Chưa phân công người theo dõi hồ sơ sắp đến hạn",
    recommendation="Tự kiểm tra ít nhất 01 phòng chuyên môn",
    due=date(2025, 12, 1),
    state=FindingState.CONFIRMED,
    sources=(SourceRef(document="plan", line=40),),
)
MODEL = Finding(
    id="f-model",
    group=GroupCode.DIGITAL,
    kind=FindingKind.GOOD_PRACTICE,
    condition='"Thứ Bảy hỗ trợ số" tại 40 tổ dân phố',
    state=FindingState.CONFIRMED,
)
BETTER = Finding(
    id="f-better",
    group=GroupCode.DIGITAL,
    kind=FindingKind.IMPROVEMENT,
    condition="Lập hồ sơ công việc điện tử chưa thường xuyên",
    recommendation="Nhắc việc lập hồ sơ công việc hằng tuần",
    unit="Văn phòng HĐND và UBND",
    state=FindingState.CONFIRMED,
)
DRAFT = Finding(
    id="f-draft", group=GroupCode.DIGITAL, condition="BẢN NHÁP không được vào kết luận", origin=Origin.MACHINE
)
STRUCK = Finding(
    id="f-struck", group=GroupCode.DIGITAL, condition="ĐÃ GẠCH không được vào kết luận", state=FindingState.STRUCK
)
MINUTES = Evidence(
    id="e-log",
    item="TT-05",
    method=EvidenceMethod.TEST,
    description="Trích xuất Hệ thống thông tin giải quyết TTHC",
    file_name="trich_xuat.xlsx",
    document_number="Bảng trích xuất ngày 22/10/2025",
    sha256="c" * 64,
)


def journal(events: Iterable[tuple[str, Event]]) -> tuple[Entry, ...]:
    """Return events as entries, one action a minute, with ids that count."""
    entries, newest = [], 0
    for place, (actor, event) in enumerate(events):
        at = START + timedelta(minutes=place)
        clock = int(at.timestamp() * 1000) << 16
        entries.append(
            Entry(
                id=f"{place:032x}",
                inspection="0123456789abcdef0123456789abcdef",
                clock=clock,
                actor=actor,
                at=at,
                base=newest,
                action=f"action-{place}",
                event=event,
            )
        )
        newest = clock
    return tuple(entries)


def _events() -> list[Event]:
    verified = Quantity(value=Decimal("97.86"), unit=PERCENT, numerator=Decimal(1189), denominator=Decimal(1215))
    return [
        InspectionOpened(details=Details(ward="Hòa Mai"), team=Team()),
        TeamChanged(team=team()),
        DetailsChanged(details=details()),
        DocumentRead(role="plan", reading=plan()),
        DocumentRead(role="report", reading=report()),
        ChecklistDrafted(checklist=checklist()),
        VerdictGiven(item="CD-01", verdict=Verdict.MET, reason="Đúng hạn"),
        EvidenceRecorded(
            evidence=Evidence(
                id="e-plan",
                item="CD-01",
                method=EvidenceMethod.EXAMINE,
                description="Kế hoạch có chữ ký",
                document_number="KH 41/KH-UBND ngày 31/7/2025",
                source=SourceRef(document="plan", line=1, quote="KẾ HOẠCH"),
            )
        ),
        VerdictGiven(item="CD-02", verdict=Verdict.NOT_MET),
        FigureVerified(item="TT-05", verified=verified),
        VerdictGiven(item="TT-05", verdict=Verdict.PARTLY, reason="Có 26 hồ sơ quá hạn"),
        EvidenceRecorded(evidence=MINUTES),
        EvidenceRecorded(
            evidence=Evidence(
                id="e-wrong", item="TT-05", method=EvidenceMethod.INTERVIEW, description="Ghi nhầm", struck=True
            )
        ),
        NoteWritten(item="TT-05", note="Đã đối chiếu 30 hồ sơ.\nCòn 2 hồ sơ chờ bản giấy."),
        VerdictGiven(item="TT-07", verdict=None),
        ItemParked(item="TT-07", parked=True),
        VerdictGiven(item="TT-K1", verdict=Verdict.MET, origin=Origin.SUGGESTION),
        VerdictGiven(item="CQS-01", verdict=Verdict.MET),
        ItemFlagged(item="CQS-01", flagged=True),
        IssueDecided(issue=ISSUE.key, accepted=True),
        FindingRecorded(finding=AS_FOUND),
        FindingRecorded(finding=SELF_CHECK),
        FindingRecorded(finding=MODEL),
        FindingRecorded(finding=BETTER),
        FindingRecorded(finding=DRAFT),
        FindingRecorded(finding=STRUCK),
        VerdictGiven(item="CD-02", verdict=Verdict.MET),
        Undone(entries=(f"{26:032x}",)),
        NoteWritten(item="CQS-01", note="Mở thử 05 hồ sơ"),
        Undone(entries=(f"{28:032x}",)),
        Redone(entries=(f"{28:032x}",)),
        *_corrections(),
        *_follow_up(),
    ]


def _follow_up() -> list[Event]:
    """Return what followed on the notice: a report that came late, evidence, a verdict; another day for the second."""
    report = WardReport(
        received=date(2025, 11, 18),
        number="61/BC-UBND",
        dated=date(2025, 11, 17),
        text="Đã trả 24 hồ sơ, gửi 26 thư xin lỗi",
    )
    letters = Evidence(
        id="e-letters",
        item=None,
        method=EvidenceMethod.EXAMINE,
        description="Sổ theo dõi thư xin lỗi",
        document_number="Sổ TXL/2025",
        finding=LATE.id,
    )
    return [
        RemediationReported(finding=LATE.id, report=report),
        RemediationProved(finding=LATE.id, evidence=letters),
        RemediationRetested(
            finding=LATE.id, verdict=RetestVerdict.PARTLY, reason="Còn 2 hồ sơ chờ bản giấy", on=date(2025, 11, 19)
        ),
        RemediationDueSet(finding=SELF_CHECK.id, due=date(2025, 11, 12), term=Term(count=15), start=date(2025, 10, 22)),
        RemediationUnitSet(finding=SELF_CHECK.id, unit="Văn phòng HĐND và UBND"),
        RemediationNoted(finding=SELF_CHECK.id, note="Đã nhắc qua điện thoại ngày 14/11"),
    ]


def _corrections() -> list[Event]:
    """Return what people decided on the readings: one decision of each kind, on what the notice does not tell."""
    known = report()
    ward = next(pair for pair in keyed(known, "identity") if getattr(pair[1], "name", "") == "ward")
    figure = next(pair for pair in keyed(known, "figures") if getattr(pair[1], "label", "") == "Không rõ")
    citation, other = [*keyed(known, "citations")][1:3]
    weak = Shortcoming(text="Niêm yết thủ tục chưa kịp thời", line=120)

    def said(decision: Decision, of: tuple[str, Item], *after: Item, reason: str = "") -> ReadingCorrected:
        kind = of[0].partition(":")[0]
        before, stands = Parts.of(kind, of[1]), Parts.of(kind, *after)
        one = Correction(item=of[0], decision=decision, before=before, after=stands, reason=reason)
        return ReadingCorrected(role="report", correction=one)

    right = replace(cast("Figure", figure[1]), value=Decimal("7.5"), unit="km")
    added = Correction(
        item="shortcomings:+a1",
        decision=Decision.ADDED,
        after=Parts(shortcomings=(weak,)),
        quote="=Niêm yết thủ tục chưa kịp thời",
    )
    return [
        said(Decision.CORRECTED, figure, right),
        said(Decision.CORRECTED, ward, IdentityField(name="ward", value="Hòa Mai Đông")),
        said(Decision.ACCEPTED, citation),
        said(Decision.DROPPED, other, reason="Không phải văn bản viện dẫn"),
        ReadingCorrected(role="report", correction=added),
        said(Decision.CORRECTED, ward, IdentityField(name="ward", value="Hòa Mai")),
    ]


def entries() -> tuple[Entry, ...]:
    """Return the journal of the inspection: signed once, opened again for the ward's explanation, signed by one."""
    done = [(SECRETARY if place % 3 else HEAD, event) for place, event in enumerate(_events())]
    conditions = {one.id: one.condition for one in (LATE, SELF_CHECK, MODEL, BETTER)}
    done += [
        (SECRETARY, MinutesSigned(minutes=SignedMinutes(day=date(2025, 10, 22), conditions=conditions))),
        (HEAD, PointExcused(point="finding_effect f-self", reason="Chưa đánh giá được trong kỳ")),
    ]
    head, secretary = team().members[:2]
    done += [(SECRETARY, _signed(done, secretary)), (HEAD, _signed(done, head))]
    done += [
        (HEAD, Reopened(version=Version(number=2, reason="Tiếp thu giải trình của phường"))),
        (SECRETARY, FindingRecorded(finding=LATE)),
    ]
    done.append((SECRETARY, _signed(done, secretary)))
    return journal(done)


def _signed(done: list[tuple[str, Event]], member: Member) -> Approved:
    """Return a member's signature under what was done until now."""
    until_now = Journal.of(journal(done))
    points = (Blocker(code="item_flagged", hard=False, place="CQS-01", label=""),)
    day = date(2025, 10, 24)
    return Approved(approval=approval(until_now, member, day, day, points, digest(until_now.inspection)))


def inspection() -> Inspection:
    """Return what the journal folds to."""
    return fold(entries())


def assessment() -> Assessment:
    """Return the scores of the inspection."""

    def score(group: GroupCode | None, items: int, points: int, possible: int, **verdicts: int) -> GroupScore:
        given = {Verdict(name): times for name, times in verdicts.items()}
        return GroupScore(
            group=group,
            items=items,
            judged=sum(given.values()),
            verdicts=given,
            points=Decimal(points),
            possible=Decimal(possible),
        )

    scored = {
        GroupCode.STEERING: score(GroupCode.STEERING, 2, 2, 4, met=1, not_met=1),
        GroupCode.PROCEDURES: score(GroupCode.PROCEDURES, 4, 3, 4, partly=1, met=1),
        GroupCode.DIGITAL: score(GroupCode.DIGITAL, 1, 2, 2, met=1),
    }
    rows = (
        IndicatorRow(
            item="TT-05",
            group=GroupCode.PROCEDURES,
            indicator="files_on_time_rate",
            label="Tỷ lệ hồ sơ TTHC giải quyết đúng hạn",
            unit=PERCENT,
            planned=Decimal(98),
            reported=Decimal("98.5"),
            recomputed=Decimal("98.52"),
            verified=Decimal("97.86"),
        ),
        IndicatorRow(
            item="TT-06",
            group=GroupCode.PROCEDURES,
            indicator=None,
            label="Diện tích Trung tâm",
            unit="m2",
            planned=Decimal(150),
            reported=None,
            recomputed=None,
            verified=None,
        ),
    )
    groups = tuple(scored.get(code, score(code, 0, 0, 0)) for code in GroupCode)
    return Assessment(groups=groups, total=score(None, 7, 7, 10, partly=1, met=3, not_met=1), indicators=rows)


ORIGINALS = tuple(
    Original(name=name, sha256=sha256(content).hexdigest(), content=content)
    for name, content in (
        ("ke_hoach.md", '# KẾ HOẠCH\n\nPhường Hòa Mai "cải cách"\n'.encode()),
        ("bao_cao.txt", "BÁO CÁO\r\nPhường Hòa Mai\r\n".encode()),
        ("bao_cao.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3"),
    )
)
"""Documents that travel with the inspection: one that TOML can hold as text, two that it cannot."""


def bundle(changed: Inspection | None = None, journal_of: tuple[Entry, ...] | None = None) -> Bundle:
    """Return what exporters are given: the invented inspection, or another one with its journal."""
    state = changed or inspection()
    off = sign_off(Journal.of(entries()))
    void = ApprovalWords(state, Wording("vi")).state(off) if off.state is State.VOID else ""
    notice = conclude(
        state,
        assessment(),
        judgement(),
        catalogue(),
        Wording("vi"),
        today=TODAY,
        open_ends=OpenEnds(void=void),
    )
    return Bundle(
        inspection=state,
        entries=entries() if journal_of is None else journal_of,
        notice=notice,
        assessment=assessment(),
        judgement=judgement(),
        originals=ORIGINALS,
        catalogue=catalogue(),
        day=FOLLOWED_UP,
    )
