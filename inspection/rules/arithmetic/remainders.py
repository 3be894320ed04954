"""Where the parts of a sum stand, and whether what they leave of it is told beside them without a name."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from inspection.model.documents import Breakdown
    from inspection.rules.desk import Sheet

_LARGE = 100
"""From which a number elsewhere in the lines is hardly what is left by chance."""
_IN_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SAID = re.compile(
    # with accents, for "sau" is no "sáu"; "năm" may be a year, "thứ hai" is a day and "một phần" a part
    r"(?<!thứ )\b(?:một(?! (?:phần|cửa|số|lần|cách|bộ|trong|vài|chiều|mặt|ít|thời|ngày|năm))|hai|ba|bốn"
    r"|sáu|bảy|tám|chín|mười"
    r"|(?<!trong )(?<!hằng )(?<!hàng )(?<!cả )(?<!đầu )(?<!cuối )(?<!\d )năm(?! (?:\d|nay|qua|trước|sau|học)))\b"
)
_ONE_MORE = re.compile(
    r"\d [^\d.;]{3,60}\s(?:và|cùng)\s(?:Trung tâm|Ban|Trạm|Đài|Nhà|Thư viện|Văn phòng|Trường)\s[^\d.;]{3,60}[.;)]"
)
"""A body without a number behind others that are counted."""
_FEW_WORDS = 6
"""Numbers in words up to which every sum of some of them is tried."""


def lines_of_parts(sheet: Sheet, breakdown: Breakdown) -> list[int]:
    """Return for each part of a breakdown the nearest line that states it; parts may come together by their names."""
    values = {part.value for part in breakdown.parts}
    lines: dict[object, list[int]] = {}
    for figure in sheet.reading.figures:
        if figure.value in values:
            lines.setdefault(figure.value, []).append(figure.line)
            lines.setdefault((figure.value, figure.label), []).append(figure.line)
    stated = [lines.get((part.value, part.label)) or lines.get(part.value) for part in breakdown.parts]
    return [min(places, key=lambda line: abs(line - breakdown.line)) for places in stated if places]


def stands_unnamed(sheet: Sheet, breakdown: Breakdown, lines: list[int], left: Decimal) -> bool:
    """Tell whether what is left of a total stands in a line of its parts as a number that nobody could name."""
    units = {f.unit for f in sheet.figures(breakdown.of)} | {None}
    unnamed = [f for f in sheet.reading.figures if f.indicator is None and f.value == left and f.unit in units]
    parts = sum(part.value == left for part in breakdown.parts)
    return left >= _LARGE and sum(figure.line in lines for figure in unnamed) > parts


def last_uncounted(sheet: Sheet, breakdown: Breakdown, left: Decimal) -> bool:
    """Tell whether the one that is left of a total is named behind its parts: "03 trường và Trung tâm Cung ứng"."""
    return left == 1 and _ONE_MORE.search(sheet.line(breakdown.line)) is not None


def begins_with_another(sheet: Sheet, breakdown: Breakdown, parts: Sequence[Decimal]) -> bool:
    """Tell whether the first parts make another number of their line: "có mặt 56 trên 61, gồm 06, 47 và 03; 29 nữ"."""
    here = sheet.figures_on([breakdown.line])
    told = {number for figure in here for number in (figure.value, figure.numerator)} - {breakdown.total}
    return any(sum(parts[:count]) in told for count in range(2, len(parts)))


def in_words(sheet: Sheet, lines: Sequence[int], left: Decimal) -> bool:
    """Tell whether numbers in words make what is left of a total ("đang thực hiện 24, chưa đến hạn năm nhiệm vụ")."""
    said = [_IN_WORDS[word] for line in lines for word in _SAID.findall(sheet.line(line).lower())][:_FEW_WORDS]
    return any(sum(some) == left for many in range(1, len(said) + 1) for some in combinations(said, many))
