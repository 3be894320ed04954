"""Family T, gaps: headings with nothing below, blanks in the place of a figure (domain.md §5.1, T01, T02; T16, T17)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_HEADING = re.compile(
    r"^[\s#*_]*(?:(?P<roman>[IVX]{1,5})\s*[.)]|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)]?|(?P<letter>[a-zđ])\s*[.)])"
    r"[\s*_]+(?P<title>[^\W\d].*)$"
)
_LETTERS = ("abcdđeghiklmnopq", "abcdefghijklmnop", "abcdeghiklmnopq")
"""The alphabets in which items are lettered: with đ and without f, or as in English."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_BY_LETTER = 9
"""The rank of lettered items: below all numbers."""
_MOST_WORDS = 16
_TELLS = re.compile(
    # with accents, for without them "có" would be "cơ" and "đã" would be "đa"
    r"\d|\b(?:đã|được|đạt|không|chưa|đang|còn|có|sẽ|tiếp tục|bảo đảm|đảm bảo|thường xuyên|kịp thời|đầy đủ|hoàn thành)\b"
)
_LEAST_TOLD = 2
"""Headings of one rank with something below them from which one without is left empty."""
_DOTS = re.compile(
    r"(?<=[a-z:(] )(?P<blank>\.{4,}|…{2,}|_{3,}"
    r"|(?:\.{3}|…)(?= ?%| (?:ho so|van ban|nguoi|luot|tin|lop|buoi|cuoc|dong)))"
)
"""Dots in the place of a word: behind a blank, and long, or with what they would count behind them."""
_NO_RATE = re.compile(r"\b(?:dat|chiem|ty le)(?P<blank> )\s*%")
_OWN_DATE = re.compile(r"\b(?:so|ngay|thang|nam|ky|ho ten)\W*$|\b(?:ngay|thang|nam)\b[\s.…_]*\b(?:thang|nam)\b")
"""Blanks of a document's own number and date are judged by N05."""


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    place: int
    """Its place among the lines that hold something."""
    rank: int
    ordinal: str
    title: str


@rule("T16")
def headings_told_of(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no numbered heading is followed at once by the next one of its rank, where others tell something."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        headings = list(_headings(sheet))
        told: Counter[int] = Counter()
        empty = []
        for one, other in pairwise(headings):
            if other.place == one.place + 1 and _closes(one, other):
                empty.append(one)
            else:
                told[one.rank] += 1
        left = [one for one in empty if one.title.endswith(":") or (_names(one) and told[one.rank] >= _LEAST_TOLD)]
        for one in left:
            yield Hit(sheet=sheet, lines=(one.line,), quote=shorten(sheet.line(one.line).strip("-+*#_ ")))
        if headings and not left:
            yield Pass(sheet=sheet, lines=(headings[0].line,), facts={"working": str(len(headings))})


def _headings(sheet: Sheet) -> Iterator[_Heading]:
    filled = [(number, line) for number, line in enumerate(sheet.lines, 1) if line.strip()]
    for place, (number, line) in enumerate(filled):
        found = _HEADING.match(line) if "\t" not in line and "|" not in line else None
        if found is None:
            continue
        ordinal = found["roman"] or found["number"] or found["letter"]
        rank = 0 if found["roman"] else found["number"].count(".") + 1 if found["number"] else _BY_LETTER
        yield _Heading(number, place, rank, ordinal, found["title"].strip("*_ "))


def _closes(one: _Heading, other: _Heading) -> bool:
    """Tell whether a heading ends the one before it: the next one of its rank, or one of a higher rank."""
    if other.rank != one.rank:
        return other.rank < one.rank
    if one.rank == _BY_LETTER:
        return any(one.ordinal + other.ordinal in letters for letters in _LETTERS)
    if one.rank == 0:
        pair = (one.ordinal, other.ordinal)
        return pair in pairwise(_ROMAN)
    (*above, last), (*others, following) = one.ordinal.split("."), other.ordinal.split(".")
    return above == others and int(following) == int(last) + 1


def _names(one: _Heading) -> bool:
    """Tell whether a heading only names something to tell of: few words, none that says how it is."""
    title = one.title
    return title[-1:] not in ".;,/" and len(title.split()) <= _MOST_WORDS and not _TELLS.search(title.lower())


@rule("T17")
def figures_filled_in(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no blank was left where a figure should stand ("phát ..... tin", "đạt %")."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for pattern in (_DOTS, _NO_RATE):
            for number, found in sheet.search(pattern):
                line = found.string
                if _OWN_DATE.search(line, 0, found.start("blank")) or "\t" in line or "|" in line:
                    continue
                start, end = sentence_at(line, found.start(), found.end())
                quote = sheet.excerpt(number, found.start(), found.end(), before=found.start() - start, after=80)
                yield Hit(
                    sheet=sheet, lines=(number,), quote=quote, stated=sheet.line(number)[found.start() : end][:20]
                )
