"""The rows that both floors show: Vietnamese text in seven columns, as wide as ours."""

from __future__ import annotations

_PLACES = ("Phường Hòa Mai", "Phường An Thượng", "Phường Đông Lĩnh", "Đặc khu Bạch Sa")
_PEOPLE = ("Nguyễn Thị Hoa", "Trần Văn Đức", "Lê Hoàng Phương", "Đỗ Thùy Linh")
_STATES = ("chưa xem", "đang xem", "đã kết luận", "quá hạn")
HEAD = ("Mã", "Nội dung", "Đơn vị", "Người xem", "Trạng thái", "Hạn", "Điểm")
WIDTHS = (9, 25, 24, 19, 13, 12, 5)
ROWS = tuple(
    (
        f"HS-{n:04d}",
        "Kiểm tra niêm yết thủ tục",
        _PLACES[n % 4],
        _PEOPLE[n % 4],
        _STATES[n % 4],
        f"2025-{1 + n % 12:02d}-{1 + n % 28:02d}",
        str(n * 37 % 100),
    )
    for n in range(1, 49)
)


def as_line(row: tuple[str, ...]) -> str:
    """Return a row as one line in columns."""
    return "".join(cell.ljust(width) for cell, width in zip(row, WIDTHS, strict=True))
