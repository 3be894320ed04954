"""Figures of another time than the report's: "(năm 2024: 9.360 hồ sơ)", or "Tháng 6/2026: …" in a half-yearly one.

Only what lies clearly apart from the report's own period is told; a figure without a period of its own stands for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inspection.intake.language.periods import month_span, quarter_span
from inspection.model.documents import Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.documents import Figure

_OPENING = re.compile(
    r"^\W*(?:rieng |trong |ket qua |so lieu )*"
    r"(?:thang (?P<month>\d{1,2})|quy (?P<quarter>i{1,3}|iv|[1-4]))\s*(?:/|nam|,)?\s*(?P<year>20\d\d)\b"
)
"""A passage that begins with its month or quarter tells of it, up to where it goes on to the sum of all of them."""
_CUMULATIVE = re.compile(
    r"^\W*(?:tinh |so lieu |ket qua )*(?:luy ke|cong don|tu dau nam)[a-z ]{0,20}? den (?:het |nay |ngay )*"
    r"(?P<day>\d{1,2})(?:/|-| thang )(?P<month>\d{1,2})(?:/|-| nam )(?P<year>20\d\d)\b"
)
"""A passage that tells the sum from the beginning of the year on, beside a report of a quarter or month."""
_SUMMED = re.compile(r"\bluy ke\b|\btu dau nam\b|\b\d{1,2} thang (?:dau|cuoi)\b|\bca nam\b|\btinh chung\b")
_YEAR_BEFORE = re.compile(r"\bnam (?P<year>20\d\d)\s*(?:la|dat|co|chi|duoc|:|=|,|-)*\s*$")
_YEAR_OF_BRACKET = re.compile(r"\bnam (?P<year>20\d\d) ?\(\s*$")
"""Before a number in brackets, the year that it is of: "so với năm 2024 (98,7%)"."""
_YEAR_BEHIND = re.compile(r"^\s*(?:[a-z]+\s){0,3}?\(?(?:cua |trong )?nam (?P<year>20\d\d)\b")
_YEAR_OPENS = re.compile(r"\W*(?:rieng |trong |ca )?nam (?P<year>20\d\d)\b(?! va\b| den\b|-)")
"""A sentence that begins with its year tells of it, up to where it comes to another."""
_OTHER_TIME = re.compile(r"\bnam (?:nay|20\d\d)|\bky nay|\b(?:so voi|nhu vay|chuyen (?:sang|tiep)|den nay|hien)\b")
_CLAUSE = re.compile(r"[;(,.](?!\d)")
_APART = 0.5
"""The share of the report's period below which a span counts as another one."""


def dated(statements: Sequence[Statement], found: Sequence[Stated], whole: Period | None) -> None:
    """Give the figures that are surely of another time than the report their own period."""
    if whole is None:
        return
    by_index = {statement.index: statement for statement in statements}
    for stated in found:
        statement = by_index.get(stated.statement)
        if statement is None or stated.place is None or stated.figure.period is not None:
            continue
        mention = statement.mentions[stated.place]
        span = _span(statement, mention)
        # What a report says of years to come are aims, and no time of results.
        if span is not None and span.start <= whole.end and _lie_apart(span, whole):
            stated.figure = replace(stated.figure, period=span)
            if not overlap(span, whole) and not _made_then(statement, mention, stated.figure, span):
                stated.figure = replace(stated.figure, numerator=None, denominator=None)


def _made_then(statement: Statement, mention: Mention, figure: Figure, span: Period) -> bool:
    """Tell whether the counts of a rate are written with it, or told of its own time in its statement."""
    if figure.numerator is None or mention.quantity.numerator is not None:
        return True
    told = {one.quantity.value for one in statement.mentions if _span(statement, one) == span}
    return {figure.numerator, figure.denominator} <= told


def overlap(span: Period, whole: Period) -> float:
    """Return the share of a period that a span covers."""
    days = (min(span.end, whole.end) - max(span.start, whole.start)).days + 1
    return max(0, days) / ((whole.end - whole.start).days + 1)


def _lie_apart(span: Period, whole: Period) -> bool:
    """Tell whether a span is another one than the report's: it covers little of it, or goes far beyond it."""
    return overlap(span, whole) < _APART or overlap(whole, span) < _APART


def _span(statement: Statement, mention: Mention) -> Period | None:
    if "20" not in statement.flat:
        return None  # every span has its year
    before = statement.flat[: mention.quantity.start]
    if "nam 20" in statement.flat:
        opens = _YEAR_OPENS.match(statement.flat, mention.sentence[0])
        if opens and _OTHER_TIME.search(statement.flat, opens.end(), mention.quantity.start):
            opens = None
        year = opens or _YEAR_OF_BRACKET.search(before) or _YEAR_BEFORE.search(_CLAUSE.split(before)[-1])
        year = year or _YEAR_BEHIND.match(_CLAUSE.split(statement.flat[mention.quantity.end :])[0])
        if year:
            return month_span(int(year["year"]), 1, 12)
    if (sums := _CUMULATIVE.match(statement.flat)) is not None:
        return _from_new_year(sums)
    opening = _OPENING.match(statement.flat)
    if opening is None or _SUMMED.search(before):
        return None
    if opening["month"]:
        return month_span(int(opening["year"]), *[int(opening["month"])] * 2)
    return quarter_span(int(opening["year"]), opening["quarter"])


def _from_new_year(found: re.Match[str]) -> Period | None:
    year = int(found["year"])
    try:
        return Period(start=date(year, 1, 1), end=date(year, int(found["month"]), int(found["day"])))
    except ValueError:
        return None
