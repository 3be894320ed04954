"""What is left open when somebody signs, told so that a hundred points of one kind are one line to read past."""

from __future__ import annotations

from inspection.model.notice import Blocker
from inspection.wording import Wording
from tui.point_rows import known_lines


def point(code: str, label: str, excuse: str = "") -> Blocker:
    return Blocker(code=code, hard=False, place=label, label=label, excuse=excuse)


def test_points_of_one_kind_stand_under_their_number_and_none_is_left_out() -> None:
    points = [
        point("minutes_missing", "Biên bản"),
        point("item_without_evidence", "1.01"),
        point("finding_cause", "Tồn tại 1", "chờ tỉnh"),
        point("item_without_evidence", "1.02"),
        point("finding_cause", "Tồn tại 2"),
    ]
    assert [one.plain for one in known_lines(points, Wording("vi"), 80)] == [
        "- Biên bản: Chưa ghi nhận đã ký",
        "- 2 × Đạt nhưng chưa có bằng chứng",
        "  · 1.01",
        "  · 1.02",
        "- 2 × Chưa nêu nguyên nhân",
        "  · Tồn tại 1 – lý do: chờ tỉnh",
        "  · Tồn tại 2",
    ]
