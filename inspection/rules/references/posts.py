"""Family N, who holds a post: one office has one head (domain.md §5.1, X; N14)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_NAME = r"(?:ông|bà|đồng chí|đ/c)\s+(?P<{0}>[A-ZÀ-ỸĐ][^\W\d_]*(?:\s+[A-ZÀ-ỸĐ][^\W\d_]*){{1,4}})"
_POST = r"(?P<{0}>(?:Giám đốc|Trưởng phòng|Chánh Văn phòng|Chủ tịch|Bí thư|Hiệu trưởng)\b[^,.;:()\d\n]{{0,60}}?)"
_HELD = re.compile(
    rf"{_NAME.format('who')}\s*[,(–-]\s*{_POST.format('what')}(?=[,.;:()–]|\s(?:làm|là|trực|phụ|chủ|đã|và|từ)\b|$)"
    rf"|{_POST.format('post')}(?:\s+là|\s*:|,)?\s+{_NAME.format('holder')}"
    rf"|(?P<body>(?:Trung tâm|Phòng|Văn phòng|Trường|Tổ)\b[^,.;:()\d\n]{{3,60}}?)\s+do\s+{_NAME.format('head')}"
    r"\s+làm\s+(?P<as>Giám đốc|Trưởng phòng|Chánh Văn phòng|Hiệu trưởng|Tổ trưởng)",
)
_OPENS = r"\b(?:ong|ba|dong chi|d/c) [a-z]+ [a-z]+"
_CHANGES = re.compile(
    r"\b(?:(?:nguyen|quyen) (?:giam|truong|chanh|chu|bi)\b|thay (?:the|ong|ba|dong)\b|nghi huu|dieu dong|bo nhiem"
    r"|luan chuyen|thoi giu|mien nhiem|phu trach|den het)\b"
)
"""Words that tell of a change of office, by which two may have held it."""
_SHORT = (("pvhcc", "phuc vu hanh chinh cong"), ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"))
_FEWEST = 3
"""Words of a post with its body, from which it is one."""


@rule("N14")
def one_head(desk: Desk) -> Iterator[Hit]:
    """Judge that one post is not held by persons of two names where nothing tells of a change."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    held: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for number in dict.fromkeys(number for number, _ in sheet.search(_OPENS)):
        if _CHANGES.search(sheet.folded[number - 1]):
            continue
        for found in _HELD.finditer(sheet.line(number)):
            who = found["who"] or found["holder"] or found["head"]
            post = _post(found)
            if len(post.split()) >= _FEWEST and "pho " not in fold(sheet.line(number)[: found.start()])[-6:]:
                held[post].append((number, who, found[0]))
    for places in held.values():
        yield from _two(sheet, places)


def _two(sheet: Sheet, places: list[tuple[int, str, str]]) -> Iterator[Hit]:
    first, *others = places
    other = next((one for one in others if fold(one[1]) != fold(first[1])), None)
    if other:
        yield Hit(
            sheet=sheet,
            lines=tuple(sorted({first[0], other[0]})),
            quote=other[2],
            stated=other[1],
            computed=first[1],
            facts={"against": first[2]},
        )


def _post(found: re.Match[str]) -> str:
    """Return a post with its body in one way of writing it."""
    said = fold(found["what"] or found["post"] or f"{found['as']} {found['body']}").strip()
    for short, whole in _SHORT:
        said = re.sub(rf"\b{short}\b", whole, said)
    return re.sub(r" (?:phuong|xa|dac khu)(?: [a-z ]+)?$", "", re.sub(r"\s+", " ", said))
