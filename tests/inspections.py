"""Invented inspections for tests: a ward that does not exist, its checklist, and a clock that a test winds itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from inspection.model.catalogue import Bilingual
from inspection.model.checklist import Checklist, ChecklistItem
from inspection.model.codes import DocumentKind, GroupCode, ItemKind
from inspection.model.documents import Period, Reading
from inspection.model.events import ChecklistDrafted
from inspection.model.finding import Finding
from inspection.model.inspection import Details, Member, Team
from inspection.model.source import SourceInfo
from inspection.session import Session
from inspection.store.memory import MemoryStore

if TYPE_CHECKING:
    from inspection.store.port import Store

HOA = "hoa@laptop1"
BINH = "binh@laptop2"


class Watch:
    """A clock that stands still until it is wound."""

    def __init__(self, start: datetime = datetime(2025, 10, 14, 8, 0, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """Return the time that it was wound to."""
        return self.now

    def wind(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def two(text: str) -> Bilingual:
    """Return a text that is the same in both languages."""
    return Bilingual(vi=text, en=text)


def item(item_id: str, group: GroupCode = GroupCode.PROCEDURES, *, withdrawn: bool = False) -> ChecklistItem:
    """Return a plain item."""
    return ChecklistItem(
        id=item_id,
        number=item_id,
        kind=ItemKind.CRITERION,
        group=group,
        title=two(f"Tiêu chí {item_id}"),
        basis=two(""),
        expected_evidence=two(""),
        withdrawn=withdrawn,
    )


def checklist(*item_ids: str) -> Checklist:
    """Return a checklist of plain items."""
    return Checklist(criteria_set="test", items=tuple(item(one) for one in item_ids))


def details(ward: str = "Hòa Mai") -> Details:
    """Return the details of an inspection of an invented ward."""
    return Details(
        ward=ward, city="Hải Phòng", period=Period(start=date(2025, 1, 1), end=date(2025, 9, 30)), place="UBND phường"
    )


def team() -> Team:
    """Return a small team."""
    return Team(name="Đoàn kiểm tra số 1", members=(Member(name="Nguyễn Thị Hoa"), Member(name="Trần Văn Bình")))


def reading(kind: DocumentKind = DocumentKind.REPORT, **facts: object) -> Reading:
    """Return a reading that holds little more than its kind."""
    source = SourceInfo(
        name=f"{kind}.txt", sha256=kind.value * 8, format="text", encoding="utf-8", pages=None, lines=10, quality=1.0
    )
    return Reading(source=source, kind=kind, **facts)  # type: ignore[arg-type]  # each test names its own fields


def finding(finding_id: str, condition: str = "Hồ sơ quá hạn", *items: str) -> Finding:
    """Return a plain finding."""
    return Finding(id=finding_id, group=GroupCode.PROCEDURES, items=items, condition=condition)


def begun(store: Store | None = None, *item_ids: str, actor: str = HOA, watch: Watch | None = None) -> Session:
    """Return a session on a new inspection with a checklist."""
    drafted = ChecklistDrafted(checklist=checklist(*(item_ids or ("a", "b", "c"))))
    return Session.begin(store or MemoryStore(), details(), team(), drafted, actor=actor, clock=watch or Watch())
