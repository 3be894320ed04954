"""Family N, one day: what one title names is one document, wherever its title stands (domain.md §5.1, N03; N13)."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Citation
    from inspection.rules.desk import Desk, Sheet

_END = re.compile(
    r"[.;:()]|,? \bva (?:quyet dinh|ke hoach|cong van|thong bao|van ban)\b|\b(?:da|gom|trong do|phan cong|giao|voi)\b"
)
"""Where a title behind a number ends; not at a comma, behind which often only what tells two titles apart stands."""
_LED = re.compile(
    r"^ *(?:cua (?:ubnd|uy ban nhan dan|chu tich ubnd)(?: phuong| xa)? ?)?(?:ve(?: viec)? )?(?:thanh lap|kien toan)? ?"
)
_NAMED = re.compile(
    r"(?:^[-+*• ]*|[.;:] )(?P<name>[a-z][^.;:()]{12,90}?) ?\((?:duoc )?(?:thanh lap|kien toan|ban hanh)? ?"
    r"(?:tai|theo|boi) $"
)
"""A name that stands before the number of what founded it: "Tổ … (thành lập theo Quyết định số …)"."""
_LED_BY = 30
"""Characters before a number in which a bracket may open behind a name."""
_FEWEST = 4
"""Words that make a title of its own."""
_CHANGING = re.compile(r"\b(?:sua doi|bo sung|dieu chinh|thay the|bai bo|dinh chinh|don vi|truong|ong|ba)\b")
"""Words of documents of which several of one title come on one day."""


@rule("N13")
def one_name_one_number(desk: Desk) -> Iterator[Hit]:
    """Judge that documents of one kind and day with different numbers are not called the same in the prose."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    found: dict[tuple[str | None, str], list[Citation]] = defaultdict(list)
    for citation in sheet.reading.citations:
        if citation.own and citation.date and 0 < citation.line <= len(sheet.folded):
            found[citation.type, citation.date].append(citation)
    for alike in found.values():
        several = len({each.number for each in alike}) > 1
        titled = [(each, _title(sheet, each)) for each in alike] if several else []
        for (one, title), (other, its) in combinations(titled, 2):
            if one.number == other.number or title != its or len(title.split()) < _FEWEST:
                continue
            if not _CHANGING.search(title):
                yield Hit(
                    sheet=sheet,
                    lines=tuple(sorted({one.line, other.line})),
                    quote=other.quote,
                    stated=other.number,
                    computed=one.number,
                    facts={"against": one.quote},
                )
                break


def _title(sheet: Sheet, citation: Citation) -> str:
    """Return the folded words by which a line names a document: behind its number, else before it."""
    text, quote = sheet.folded[citation.line - 1], fold(citation.quote)
    start = text.find(quote)
    if start < 0:
        return ""
    before = _NAMED.search(text, 0, start) if "(" in text[max(0, start - _LED_BY) : start] else None
    if before:
        return before["name"].strip()
    end = _END.search(text, start + len(quote))
    return _LED.sub("", text[start + len(quote) : end.start() if end else len(text)]).strip(" ,")
