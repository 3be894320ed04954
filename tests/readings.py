"""Two invented documents of a ward that does not exist, what was read of them, and pictures of screens kept as text."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.intake.confidence import weaknesses
from inspection.model.case import Judgement
from inspection.model.codes import Comparator, DocumentKind, DueKind, Grade, GroupCode, Severity
from inspection.model.documents import (
    Citation,
    Figure,
    GroupSection,
    Period,
    Reading,
    Responsibility,
    Shortcoming,
    Target,
    Task,
)
from inspection.model.events import DocumentRead
from inspection.model.inspection import Details, Team
from inspection.model.issue import Issue, PassedCheck
from inspection.model.source import Line, SourceInfo
from tests.sittings import shown

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace

SNAPSHOTS = Path(__file__).parent / "tui" / "snapshots"

PLAN = (
    "ỦY BAN NHÂN DÂN PHƯỜNG HÒA MAI",
    "Số: 12/KH-UBND",
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2025",
    "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98% trở lên.",
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
    "Văn phòng chủ trì, trước ngày 30/6/2025 rà soát quy chế làm việc của Ủy ban nhân dân phường, báo cáo Chủ tịch.",
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.",
)
REPORT = (
    "ỦY BAN NHÂN DÂN PHƯỜNG HÒA MAI",
    "BÁO CÁO",
    "Kết quả công tác cải cách hành chính 9 tháng năm 2025",
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
    "III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
    "Đã tiếp nhận 1.235 hồ sơ, trong đó trực tuyến 900 hồ sơ, trực tiếp 325 hồ sơ.",
    "Tỷ lệ giải quyết đúng hạn đạt 97,5% (1.204/1.235 hồ sơ).",
    "Còn hạn chế: niêm yết thủ tục chưa kịp thời.",
)
NINE_MONTHS = Period(start=date(2025, 1, 1), end=date(2025, 9, 30))


def _source(name: str, lines: tuple[str, ...]) -> SourceInfo:
    return SourceInfo(
        name=name,
        sha256=sha256("\n".join(lines).encode()).hexdigest(),
        format="text",
        encoding="utf-8",
        pages=None,
        lines=len(lines),
        quality=0.99,
    )


def plan_reading(**facts: object) -> Reading:
    """Return what was read of the plan."""
    reading = Reading(
        source=_source("ke_hoach.txt", PLAN),
        kind=DocumentKind.PLAN,
        title="KẾ HOẠCH Cải cách hành chính năm 2025",
        ward="Hòa Mai",
        ward_type="phường",
        city="thành phố Hải Đăng",
        period=Period(start=date(2025, 1, 1), end=date(2025, 12, 31)),
        document_number="12/KH-UBND",
        groups=(GroupSection(code=GroupCode.STEERING, ordinal="I", title="Công tác chỉ đạo", duties=1, line=6),),
        targets=(
            Target(
                group=GroupCode.PROCEDURES,
                comparator=Comparator.AT_LEAST,
                value=(Decimal(98),),
                unit="%",
                text=PLAN[4],
                line=5,
            ),
        ),
        tasks=(
            Task(
                no="1",
                group=GroupCode.STEERING,
                content="rà soát quy chế làm việc của Ủy ban nhân dân phường",
                lead="Văn phòng",
                partners="Các phòng",
                due="Trước ngày 30/6/2025",
                due_kind=DueKind.DEADLINE,
                due_end="2025-06-30",
                product="Quy chế",
                line=7,
            ),
        ),
        responsibilities=(Responsibility(unit="Văn phòng", duties=1, line=7),),
        citations=(Citation(number="76/NQ-CP", type="Nghị quyết", date="2021-07-15", basis=True, line=8),),
    )
    return replace(reading, **facts)  # type: ignore[arg-type]  # each test names its own fields


def report_reading(**facts: object) -> Reading:
    """Return what was read of the report; one place of it was not clear."""
    doubt = Issue(
        rule="reading.group_missing",
        severity=Severity.MODERATE,
        grade=Grade.MISSING,
        lines=(4,),
        quote="CHỈ ĐẠO",
        facts={"group": "II"},
    )
    reading = Reading(
        source=_source("bao_cao.txt", REPORT),
        kind=DocumentKind.REPORT,
        title="BÁO CÁO Kết quả công tác cải cách hành chính 9 tháng năm 2025",
        ward="Hòa Mai",
        ward_type="phường",
        city="thành phố Hải Đăng",
        period=NINE_MONTHS,
        groups=(
            GroupSection(code=GroupCode.STEERING, ordinal="I", title="Công tác chỉ đạo", duties=None, line=4),
            GroupSection(code=GroupCode.PROCEDURES, ordinal="III", title="Cải cách TTHC", duties=2, line=5),
        ),
        figures=(
            Figure(indicator=None, label="hồ sơ tiếp nhận", value=Decimal(1235), unit="hồ sơ", quote="1.235", line=6),
            Figure(
                indicator=None,
                label="tỷ lệ đúng hạn",
                value=Decimal("97.5"),
                unit="%",
                numerator=Decimal(1204),
                denominator=Decimal(1235),
                quote="97,5% (1.204/1.235 hồ sơ)",
                line=7,
            ),
        ),
        shortcomings=(Shortcoming(text="niêm yết thủ tục chưa kịp thời", line=8),),
        issues=(doubt,),
    )
    return replace(reading, **facts)  # type: ignore[arg-type]  # each test names its own fields


def judgement() -> Judgement:
    """Return what rules may say of the two documents; the catalogue does not know these, their words are the test's."""
    return Judgement(
        issues=(
            Issue(
                rule="Z01",
                severity=Severity.SERIOUS,
                grade=Grade.IMPOSSIBLE,
                lines=(6,),
                quote="trực tuyến 900 hồ sơ, trực tiếp 325 hồ sơ",
                stated="1.235",
                computed="1.225",
                facts={"working": "900 + 325 = 1.225 ≠ 1.235"},
            ),
            Issue(
                rule="Z02",
                severity=Severity.MODERATE,
                grade=Grade.CONTRADICTORY,
                lines=(7,),
                quote="97,5%",
                stated="97,5%",
                computed="98%",
                facts={"working": "97,5% < 98%"},
            ),
        ),
        passed=(PassedCheck(rule="Z03", lines=(7,), facts={"working": "1.204/1.235 = 97,49%"}),),
    )


def write_documents(folder: Path) -> tuple[Path, Path]:
    """Write plan and report to a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    plan, report = folder / "ke_hoach.txt", folder / "bao_cao.txt"
    plan.write_bytes("\n".join(PLAN).encode())
    report.write_bytes("\n".join(REPORT).encode())
    return plan, report


def doubted(reading: Reading, lines: tuple[str, ...]) -> Reading:
    """Return a reading with what reading itself doubts of it."""
    numbered = [Line(number=number, text=text) for number, text in enumerate(lines, 1)]
    return replace(reading, weaknesses=weaknesses(reading, numbered))


def begin_with_both(workspace: Workspace, folder: Path, *, weak: bool = False) -> Session:
    """Begin an inspection that holds both documents and no checklist; ``weak`` with what is doubted in them."""
    readings = (plan_reading(), report_reading())
    if weak:
        readings = (doubted(readings[0], PLAN), doubted(readings[1], REPORT))
    for path, reading in zip(write_documents(folder), readings, strict=True):
        workspace.keep(path, reading.source.sha256)
    details = Details(ward="Hòa Mai", city="thành phố Hải Đăng", period=NINE_MONTHS)
    events = (DocumentRead(role=role, reading=one) for role, one in zip(("plan", "report"), readings, strict=True))
    return workspace.begin(details, Team(name="Đoàn kiểm tra số 1"), *events)


def assert_as_kept(pilot: Pilot[int], name: str) -> None:
    """Compare the screen with the picture of that name; ``SNAPSHOTS=write`` keeps a new one."""
    width, height = pilot.app.size
    path = SNAPSHOTS / f"{name}-{width}x{height}.txt"
    picture = "\n".join(row.rstrip() for row in shown(pilot).split("\n")) + "\n"
    if os.environ.get("SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(picture, encoding="utf-8")
    assert picture == path.read_text(encoding="utf-8")
