"""Family X, nobody: who is not there yet does no work (domain.md §5.1, X05; X31)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_NOBODY = re.compile(
    r"\b(?:co mat|hien co|bo tri|tuyen dung)\b[^.;\d]{0,20}?\b0{1,2} (?P<who>vien chuc|nhan vien|lao dong)\b"
    r"|\b(?:chua (?:co|tuyen(?: dung)?(?: duoc)?|bo tri(?: duoc)?)|khong co)(?: bien che)?"
    r" (?P<whom>vien chuc|nhan vien)(?: nao)?"
    r"(?= *[.;,(]| *$| co mat| lam viec)"
)
_ACTS = (
    r"\b{who} (?:cua |tai |thuoc )?(?:trung tam|don vi|ban)\b[^.;]{{0,40}}?"
    r"\b(?:da|truc tiep|thuc hien|tham gia|hoan thanh|phoi hop|bien tap|to chuc)\b"
)
_BELOW = 8
"""Lines below in which the same unit is still spoken of."""


@rule("X31")
def work_of_nobody(desk: Desk) -> Iterator[Hit]:
    """Judge that staff which a unit is said not to have is not said to have worked some lines below."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_NOBODY, before=sheet.next_period_line):
        acts = re.compile(_ACTS.format(who=found["who"] or found["whom"]))
        for line in range(number, min(number + _BELOW, len(sheet.folded)) + 1):
            done = acts.search(sheet.folded[line - 1], found.end() if line == number else 0)
            if done:
                yield Hit(
                    sheet=sheet,
                    lines=tuple(sorted({number, line})),
                    quote=sheet.excerpt(line, *done.span(), after=60),
                    stated=sheet.line(number)[slice(*found.span())],
                    facts={"against": sheet.excerpt(number, *found.span(), before=40)},
                )
                return
