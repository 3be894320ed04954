"""Family A, all of it: 100% is told of two numbers that are one, and prose of a row (domain.md §5.1; A33, A34)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.percentage import HUNDRED
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

_WHOLE = re.compile(
    r"[,;(] ?(?:va )?(?:dat|bang|chiem|tuong ung|ty le)(?: ty le| muc)? (?:la )?100(?:,0+)? ?%"
    r"(?! [^.;,)]{0,40}\b(?:ke hoach|chi tieu|du toan|dung|truoc|hai long|yeu cau|muc do|so don vi|cong chuc))"
)
_APART = 60
"""Characters between the second number and the rate within which the rate is of both."""
_ABOUT = re.compile(
    r"\b(?:trong do|gom|rieng|tren|hon|khoang|moi|tang|giam|cung ky|dung han|truoc han|ke hoach|chi tieu)\b"
)
"""Words by which two numbers are no plain whole and part."""
_TWO = 2
_ANSWERING = (("ho", "thu"), ("ho", "van"), ("ho", "phieu"), ("truong", "thu"))
"""Units of which each has one of the other: late files and letters of apology."""

_JUDGED = re.compile(
    r"\b(?P<what>(?:tong )?(?:thu|chi)\b[^.;,:\d]{3,70}?) (?:da )?(?P<way>vuot|dat va vuot|chua dat|khong dat|hut) "
    r"(?P<plan>du toan|ke hoach)\b(?! (?:quy|thang|6))"
)
_TABLED = 14
"""Lines behind a sentence in which the table stands that it speaks of."""
_SMALL = frozenset(("cua", "phuong", "xa", "duoc", "giao", "nam", "tren", "dia", "ban", "tong", "so", "cong", "tac"))
"""Words that name no row of a table."""


@rule("A34")
def all_of_it(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "phải xin lỗi 17, đã xin lỗi 13, đạt 100%" by the only two numbers of its sentence."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, r"\b100(?:,0+)? ?%", ";"):
        for found in _WHOLE.finditer(said):
            first = max((one.end() for one in re.finditer(r"[.:]\s", said[: found.start()])), default=0)
            before = said[first : found.start()]
            told = [one for one in amounts(before) if one.unit != RATE]
            if len(told) != _TWO or _ABOUT.search(before) or len(before) - told[1].end > _APART:
                continue
            units = (told[0].unit, told[1].unit)
            if units[0] != units[1] and units not in _ANSWERING:
                continue
            facts = {"working": f"{show(told[0].value)} ↔ {show(told[1].value)}"}
            if told[0].value == told[1].value:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
            elif told[1].value < told[0].value < 2 * told[1].value:
                quote = sheet.excerpt(number, start + first, start + found.end())
                yield Hit(sheet=sheet, lines=(number,), quote=quote, stated="100%", facts=facts)


@rule("A33")
def prose_and_table(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "thu cân đối vượt dự toán" by the share in the row of the table below that bears those words."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(r"\b(?:vuot|chua dat|khong dat|hut) (?:du toan|ke hoach)\b"):
        judged = next((one for one in _JUDGED.finditer(found.string) if one.end() == found.end()), None)
        row = _row(sheet, number, set(judged["what"].split()) - _SMALL) if judged else None
        if judged is None or row is None or number >= sheet.next_period_line:
            continue
        line, label, share = row
        exceeds = "vuot" in judged["way"]
        facts = {"working": f"{label}: {show(share)}%"}
        if (share > HUNDRED) == exceeds:
            yield Pass(sheet=sheet, lines=(number, line), facts=facts)
            continue
        yield Hit(
            sheet=sheet,
            lines=(number, line),
            quote=sheet.excerpt(number, *judged.span(), after=40),
            stated=sheet.line(number)[judged.start("way") : judged.end()],
            computed=f"{show(share)}%",
            facts=facts | {"against": sheet.line(line).strip("| \t")},
        )


def _row(sheet: Sheet, number: int, words: set[str]) -> tuple[int, str, Decimal] | None:
    """Return line, name and share of the one row below a line of which some words are all told."""
    rows = []
    for grid in sheet.grids:
        if not (0 < grid.rows[0].line - number <= _TABLED and len(grid.shares) == 1):
            continue
        for row in grid.all_rows:
            label, share = row.cells[grid.label], row.numbers[grid.shares[0]]
            if share is not None and words and words <= set(fold(label).split()):
                rows.append((row.line, label, share))
    return rows[0] if len(rows) == 1 else None
