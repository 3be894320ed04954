"""Three invented inspections for what is written of them: a clean ward, a faulty one, and one with sixty findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection.model.codes import FindingKind, FindingState, GroupCode, Severity, Verdict
from inspection.model.finding import Finding
from inspection.model.inspection import Answer
from tests import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports import Bundle

_KINDS = (FindingKind.MAJOR, FindingKind.MINOR, FindingKind.OBSERVATION, FindingKind.IMPROVEMENT)
_UNITS = ("Văn phòng HĐND và UBND", "Phòng Văn hóa – Xã hội", "Trung tâm Phục vụ hành chính công", "")
_CONDITIONS = (
    "Chưa niêm yết đầy đủ thủ tục hành chính tại nơi tiếp nhận; thiếu {n} thủ tục so với danh mục đã công bố",
    "Có {n} hồ sơ trả kết quả quá hạn nhưng không có thư xin lỗi",
    (
        "Hồ sơ công việc trên môi trường mạng lập chưa thường xuyên: kiểm tra {n} hồ sơ, nhiều hồ sơ thiếu ý kiến "
        "chỉ đạo và phiếu trình; việc nộp lưu hồ sơ điện tử vào lưu trữ hiện hành chưa được thực hiện theo quy định"
    ),
)


def clean() -> Bundle:
    """Return a ward in which all that was judged is met and nothing was found but a good practice."""
    found = notices.inspection()
    met = {item.id: Answer(verdict=Verdict.MET) for item in found.items}
    return notices.bundle(replace(found, answers=met, findings=(notices.MODEL,)))


def faulty() -> Bundle:
    """Return a ward with findings of every kind."""
    return notices.bundle()


def large(count: int = 60) -> Bundle:
    """Return a ward with many findings over all groups, short and long ones."""
    groups = list(GroupCode)
    found = tuple(
        Finding(
            id=f"f-{place}",
            group=groups[place % len(groups)],
            kind=_KINDS[place % len(_KINDS)],
            severity=Severity(1 + place % 3),
            condition=_CONDITIONS[place % len(_CONDITIONS)].format(n=place + 2),
            criteria=f"Kế hoạch số 41/KH-UBND, mục {place + 1}",
            cause="Chưa phân công người theo dõi" if place % 5 else "",
            effect="Người dân phải đi lại nhiều lần" if place % 4 == 0 else "",
            recommendation=f"Khắc phục, báo cáo kết quả nội dung thứ {place + 1}",
            unit=_UNITS[place % len(_UNITS)],
            due=date(2025, 11, 10) + timedelta(days=place),
            explanation="Đơn vị mới sắp xếp, còn thiếu người." if place % 6 == 0 else "",
            state=FindingState.CONFIRMED,
            sources=notices.LATE.sources,
        )
        for place in range(count)
    )
    return notices.bundle(replace(notices.inspection(), findings=found))


THREE: dict[str, Callable[[], Bundle]] = {"clean": clean, "faulty": faulty, "large": large}
