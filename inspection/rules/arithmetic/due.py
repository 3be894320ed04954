"""Family A, what is due: nobody does more of something than there is to do (domain.md §5.1, A08; A36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import COUNT
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_DUE = re.compile(
    r"\b(?:phai|can|du dieu kien|den ky|thuoc dien(?: phai| can)?|da den han|bat buoc) (?:duoc )?"
    r"(?P<act>[a-z]+ [a-z]+|[a-z]+)\b[^.\d]{0,40}?\b" + COUNT.format("due") + r" (?P<unit>[a-z]+)"
    r"[^.\d]{0,60}?\b(?:da|moi|thuc hien|den nay)(?: duoc)? (?P=act)\b[^.\d]{0,30}?"
    + COUNT.format("done")
    + r" (?P=unit)\b"
)
"""Something due and something done of one act: "thuộc diện phải số hóa 640 kết quả; đã số hóa 604 kết quả"."""
_BEFORE = re.compile(r"\b(?:ke hoach|chi tieu|toi thieu|it nhat|nam truoc|cung ky)\b")
"""Words of aims, which may well be exceeded."""


@rule("A36")
def no_more_than_due(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what was done of something is not more than what was due of it in the same sentence."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, r"\b(?:phai|thuoc dien|du dieu kien|bat buoc|den (?:ky|han))\b", ";"):
        for found in _DUE.finditer(said):
            due, done = (parse_number(found[name]) for name in ("due", "done"))
            if due is None or done is None or _BEFORE.search(found[0]):
                continue
            facts = {"working": f"{show(done)} ↔ {show(due)}"}
            if done <= due:
                yield Pass(sheet=sheet, lines=(number,), facts=facts)
                continue
            quote = sheet.excerpt(number, start + found.start(), start + found.end())
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=show(done), computed=show(due), facts=facts)
