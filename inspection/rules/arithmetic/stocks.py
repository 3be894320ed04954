"""Family A, stocks: what was left and what came in is what went out and what is left (domain.md §5.1, A03; A28)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk

_PIECE = re.compile(r"[;()]|,(?!\d)|\.(?=\s|$)|\bva\b(?= \d)")
_ROLES = (
    (
        "left",
        re.compile(
            r"\bcuoi ky\b|\bcon(?: lai)?\b(?! phai)|\bton(?: lai| dong)?\b(?! (?:ky|thang|quy|nam) truoc)"
            r"|\bchuyen (?:sang )?(?:ky|thang|quy|nam) (?:sau|tiep|toi)\b"
            r"|\bdang (?:giai quyet|xu ly|xac minh|xem xet|thu ly)\b"
        ),
    ),
    ("before", re.compile(r"\bchuyen (?:sang|qua)\b|\b(?:ky|thang|quy|nam) truoc\b|\bdau ky\b|\bban giao\b")),
    ("came", re.compile(r"\b(?:tiep nhan|nhan|phat sinh)(?: moi| them)?\b|\bmoi (?:nhan|phat sinh)\b")),
    ("went", re.compile(r"\b(?:giai quyet|xu ly|tra|hoan thanh|ket thuc)\b")),
)
"""What a piece counts, by its words; the first that fits."""
_BROUGHT = r"\bchuyen (?:sang|qua)\b|\b(?:ky|thang|quy|nam) truoc\b|\bdau ky\b|\bban giao\b"
_ASIDE = re.compile(r"\([^()\d]*\)")
_NEEDED = frozenset(("before", "came", "went", "left"))


@rule("A28")
def stocks(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "kỳ trước chuyển sang 57, nhận mới 1.180, giải quyết 1.204, còn 33" where one sentence tells all four."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, sentence, start in statements(sheet, _BROUGHT, ";"):
        said = sentence
        told = _told(said)
        if told is not None and told.keys() < _NEEDED:
            said = _with_the_next(sheet.folded[number - 1], start, len(sentence))
            told = _told(said)
        if told is None or told.keys() != _NEEDED:
            continue
        made = told["before"] + told["came"] - told["went"]
        working = f"{show(told['before'])} + {show(told['came'])} − {show(told['went'])} = {show(made)}"
        if made == told["left"] or told["before"] + told["came"] == told["left"]:
            yield Pass(sheet=sheet, lines=(number,), facts={"working": working})
            continue
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, start, start + len(said.rstrip(" ."))),
            stated=show(told["left"]),
            computed=show(made),
            facts={"working": working},
        )


def _with_the_next(line: str, start: int, length: int) -> str:
    """Return a sentence with the one behind it: "Kỳ trước chuyển sang 04 đơn, nhận 23 đơn. Đã giải quyết …"."""
    end = line.find(". ", start + length)
    return line[start : end if end >= 0 else len(line)]


def _told(said: str) -> dict[str, Decimal] | None:
    """Return the numbers of a sentence by what they count; None where a piece cannot be told or one counts twice."""
    told: dict[str, Decimal] = {}
    for piece in _PIECE.split(_ASIDE.sub(" ", said)):
        counted = [one for one in amounts(piece) if one.unit != RATE]
        if not counted:
            continue
        role = next((name for name, words in _ROLES if words.search(piece)), None)
        if len(counted) > 1 or role is None or role in told:
            return None
        told[role] = counted[0].value
    return told
