"""Rows and lines of tasks that no title and no label explains: each piece is known by what it looks like.

    12 | Ban hành quy chế chi tiêu nội bộ | Văn phòng HĐND và UBND | Trước ngày 31/7/2025 | Quyết định
    3. Công bố ISO 9001:2015 - trước 31/10/2025 - Văn phòng HĐND và UBND - Quyết định.

One piece must be a unit and one a time; what stands before both is the task, what is left the product.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.plan.dues import due_of
from inspection.intake.structure.unit_names import looks_like_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.documents import Period

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\s*[.)]?")
_LONGEST_UNIT = 120
_LONGEST_TIME = 60
_LONGEST_PRODUCT = 120
_FEWEST_WORDS = 2
_FEWEST_PIECES = 3
_TIME = re.compile(
    r"(?:(?:hoan thanh |xong |thuc hien )?(?:truoc|cham nhat|muon nhat|trong|vao|den|tu)\b"
    r"|hang|moi|quy\b|thang\b|dinh ky|thuong xuyen|ca nam|nam 20|hoan thanh\b|xong\b|ngay\b|\d{1,2}\s*[/.-]\s*\d)"
)
_LABEL = re.compile(
    r"\W*(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|phối hợp|phụ trách|thực hiện|(?:thời\s+)?hạn|hoàn thành|thời gian"
    r"|sản phẩm|kết quả)(?:\s+(?:thực hiện|hoàn thành))?\s*:\s*",
    re.IGNORECASE,
)
_APART = re.compile(r"\s+[-–—]\s+|\s*[;|]\s*")
_WITHIN = re.compile(r"\s+[-–—]\s+|\s*[;|,]\s*")
_BEHIND_COLON = re.compile(r"(?P<content>[^():]{8,150}):\s+(?P<rest>[^():]{12,200})$")
_SECOND_NAME = re.compile(
    r"(?:xa hoi|ha tang|ho tich|thuong binh|thong ke|xay dung|ke hoach|do thi|moi truong|ke toan|thong tin)\b"
)
"""What stands behind the dash in a unit's name: "Phòng Văn hóa - Xã hội"."""
_NO_UNIT = re.compile(
    r"(?:ban (?:hanh|giao|ve|in|ke|tin|kiem|dang|cong|cam|tong)|to (?:chuc|trinh|khai|roi|gap)"
    r"|hoi (?:nghi|thao|thi|dap|y)|thue (?!co so|khu)|truong hop"
    r"|thong (?:bao|tin|qua|nhat|suot|ke)|doan duong|can bo|cong ty|tram|dai hoi)\b"
)
"""Work and products that begin like a unit once their accents are gone: "Ban hành", "Tờ trình"."""
_SHORT_UNIT = re.compile(r"(?:vp|vhxh|p\.? ?(?:vhxh|kt|kinh te|van hoa)|tt ?pvhcc|tt phuc vu|bcd)\b")
_BRACKETED = re.compile(r"(?P<content>[^()]{8,})\((?P<rest>[^()]{12,250})\)[.;]?\s*$")


def without_label(cell: str) -> str:
    """Return a cell without the label before its words: "Chủ trì: Văn phòng"."""
    label = _LABEL.match(cell)
    return cell[label.end() :] if label else cell


def columns_of(row: Sequence[str], period: Period | None) -> tuple[str, ...]:
    """Return what each cell of a row without titles above it holds, or nothing where it is no task's."""
    if len(row) <= _FEWEST_PIECES or not _NUMBER.fullmatch(row[0]):
        return ()
    names = _names(row[1:], period)
    return ("no", *names) if names else ()


def pieces_of(text: str, period: Period | None) -> dict[str, str]:
    """Return what the pieces of a line hold that signs part from each other, by their names; nothing for no task."""
    parted = _BRACKETED.match(text) or _BEHIND_COLON.match(text)
    pieces = [parted["content"], *_WITHIN.split(parted["rest"])] if parted else _APART.split(text)
    for place in range(len(pieces) - 1, 0, -1):
        if _SECOND_NAME.match(flat(pieces[place])) and _is_unit(pieces[place - 1]):
            start = text.find(pieces[place - 1])
            end = text.find(pieces[place], start + len(pieces[place - 1])) + len(pieces[place])
            pieces[place - 1 : place + 1] = [text[start:end]]
    pieces = [piece.strip(" .;,") for piece in pieces]
    names = _names(pieces, period)
    return {name: piece for name, piece in zip(names, pieces, strict=True) if name} if names else {}


def _names(pieces: Sequence[str], period: Period | None) -> tuple[str, ...]:
    """Return what each piece is, the task first; nothing where a unit or a time is wanting or stands twice."""
    if len(pieces) < _FEWEST_PIECES or len(pieces[0].split()) < _FEWEST_WORDS or _is_unit(pieces[0]):
        return ()
    found = ["content", *(_name(piece, period) for piece in pieces[1:])]
    rest = [place for place, name in enumerate(found) if not name and pieces[place]]
    if found.count("due") != 1 or found.count("lead") != 1 or len(rest) > 1:
        return ()
    if rest and len(pieces[rest[0]]) <= _LONGEST_PRODUCT:
        found[rest[0]] = "product"
    return tuple(found)


def _name(piece: str, period: Period | None) -> str:
    said = without_label(piece)
    if _is_unit(said):
        return "partners" if flat(piece).startswith("phoi hop") else "lead"
    words = flat(said).strip()
    timed = len(words) <= _LONGEST_TIME and _TIME.match(words) is not None
    return "due" if timed and due_of(said, period).kind is not None else ""


def _is_unit(piece: str) -> bool:
    words = flat(piece).strip()
    if len(piece) > _LONGEST_UNIT or _NO_UNIT.match(words):
        return False
    return _SHORT_UNIT.match(words) is not None or looks_like_unit(words, (), damaged=False)
