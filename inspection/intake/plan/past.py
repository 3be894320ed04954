"""Which numbers of a plan are the past's: results that stand beside its targets.

"Tỷ lệ hồ sơ đúng hạn năm 2026 đạt 96% (năm 2025 đạt 92,4%)" has one target and one result. A number is the past's
where its words say so: a year before the plan's next to it, "đã đạt", or a ratio of what was counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.intake.language.quantities import Quantity

_WHOLE = 100
_FAR = 160
"""Characters before a number in which the words stand that a ward has it."""
_STOP = re.compile(r"[.;](?=\s)")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"\bnam (20\d\d)\b")
_REACHED = re.compile(
    r"\b(?:da|uoc|uoc thuc hien|moi|chi|hien|hien nay|hien tai|hien moi|hien chi)\s*(?:dat|la)(?: duoc)?\s*$"
)
_PRESENT = re.compile(r"\bhien (?:nay |tai |dang )?(?:co|quan ly)\b(?P<rest>[^.;]*)$")
"""Words of what a ward has when the plan is made ("Xã hiện có 34 xóm")."""
_WANTED = re.compile(
    r"\b(?:phan dau|chi tieu|muc tieu|len|nang|toi thieu|it nhat|khong qua|khong (?:duoi|thap hon|it hon)"
    r"|duy tri|giu vung|bao dam|dam bao|tang|giam"
    r"|so voi|hoan thanh)\b"
)
_WANTED_AFTER = re.compile(r"\s*(?:tro len|tro xuong)\b")
_OR_MORE = re.compile(r"\btro (?:len|xuong)\b")
_OF_A_YEAR = re.compile(
    r"\s*(?:ho so )?(?:cua |trong |vao )?nam (?P<year>20\d\d)\b|\s*\(\s*(?:cua |trong )?nam (?P<within>20\d\d)\s*\)"
)
_BESIDE = ("so voi", "hon", "so voi ket qua")
_SAYS = re.compile(r"\b(?:dat|la|chiem|con|co|ket qua|thuc hien|duoc)\b|:")


def is_past(flat_text: str, quantity: Quantity, year: int | None) -> bool:
    """Tell whether a number of a plan is a result of the time before it; ``year`` is the plan's."""
    if _WANTED_AFTER.match(flat_text, quantity.end):
        return False
    present = _PRESENT.search(flat_text, max(0, quantity.start - _FAR), quantity.start)
    if present and not _WANTED.search(present["rest"]) and quantity.unit != "%":
        return True
    if quantity.numerator is not None and _OR_MORE.search(flat_text, quantity.start, quantity.end):
        return False  # "từ 40% số đơn vị trở lên (06/15)": the brackets work out what is wanted
    before = _clause(flat_text, quantity.start)
    if quantity.numerator is not None and quantity.value != _WHOLE:
        return not _WANTED.search(before)
    told = _OF_A_YEAR.match(flat_text, quantity.end)
    if _REACHED.search(before) or year is None:
        return _REACHED.search(before) is not None
    return int(told["year"] or told["within"]) < year if told else _after_year(before, year)


def _clause(flat_text: str, end: int) -> str:
    """Return the words of a clause up to a number: those of its own brackets, or without the brackets before it."""
    begin = max((m.end() for m in _STOP.finditer(flat_text, 0, end)), default=0)
    before = _BRACKETS.sub(" ", flat_text[begin:end])
    return before[before.rfind("(") + 1 :]


def _after_year(before: str, year: int) -> bool:
    """Tell whether the last year named before a number is one before ``year``, and no aim stands between."""
    named = list(_YEAR.finditer(before))
    if not named or int(named[-1][1]) >= year or before[: named[-1].start()].rstrip().endswith(_BESIDE):
        return False
    return not _WANTED.search(before, named[-1].end()) and _SAYS.search(before) is not None
