"""Family X, every one: what is said of each month, unit or group holds for all numbers beside it (X19)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.counted_names import in_table, in_words
from inspection.rules.engine import rule
from inspection.vietnamese import fold, parse_number, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

_TREND = re.compile(
    r"\b(?:thang|quy|nam|tuan|ky) sau (?:luon |deu |cung )*(?:cao|nhieu|lon|tang|(?P<down>thap|it|giam))"
    r"(?: so voi| hon)+ (?:cac )?(?:thang|quy|nam|tuan|ky) (?:lien )?truoc"
    r"|\b(?:tang|(?P<falling>giam)) (?:dan|deu|lien tuc|deu dan)[^.;,\d]{0,20}\b(?:qua|theo) (?:cac |tung )?"
    r"(?:thang|quy|nam|tuan)\b"
)
_SPAN = re.compile(r"(?:(?:thang|quy|nam|tuan|ky|t|q)\s?)?(?:\d{1,2}(?:/20\d\d)?|20\d\d|[ivx]{1,4})")
_PERIODS = re.compile(r"(?:thang|quy|nam|tuan)\b.*|(?:\d{1,2} ?- ?)?\d{1,2}/(?:\d{1,2}/)?20\d\d|20\d\d")
_TOLD = re.compile(r"\blan luot (?:la|dat|co)?:? ?(?P<all>\d[\d.,]*%?(?:(?:, | va |; )\d[\d.,]*%?)+)")
_DATED = re.compile(
    r"\b(?:thang|quy) (?:\d{1,2}|[ivx]{1,3})(?: la| dat| co|:)* (\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)(?![\d/])"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_ABOVE = 6
"""Lines above a claim in which its series stands."""
_THREE = 3

_BOUND = re.compile(
    r"\bkhong (?:co )?(?:mot )?[a-z]+(?: [a-z]+){0,3}? nao(?: [a-z]+){0,4}? "
    r"(?:duoi|thap hon|chua dat|khong dat)(?: muc)? (?P<least>\d+(?:,\d+)?) ?%"
    r"|\b(?:tat ca|toan bo|moi|100%)(?: cac)? [a-z]+(?: [a-z]+){0,3}? (?:deu )?dat(?: ty le| muc)? "
    r"(?:(?:tu|tren|khong duoi) (?P<all>\d+(?:,\d+)?) ?%)"
    r"|\bkhong (?:co )?(?:mot )?[a-z]+(?: [a-z]+){0,3}? nao(?: [a-z]+){0,4}? (?:tren|cao hon|vuot|qua)(?: muc)? "
    r"(?P<most>\d+(?:,\d+)?) ?%"
)
_NEAR = 14
"""Lines between a claim on every unit and the table of them."""
_CLOSE = 2
"""Lines within which the claim is surely about that table."""

_WITHIN = re.compile(
    r"\bkhong (?:co )?(?:[a-z]+ ){0,3}nao (?:su dung )?vuot\b|\btrong pham vi (?:chi tieu|bien che|so|dinh muc)\b"
    r"|\bkhong vuot (?:qua )?(?:chi tieu|bien che|so (?:luong )?(?:duoc )?giao|dinh muc)\b"
)
_QUOTA = re.compile(
    r"\bgiao(?: la)?:? (?P<given>\d[\d.]*)(?: (?:chi tieu|bien che|nguoi|chi tieu bien che|hop dong))?\b[^\d;]{0,50}?"
    r"\b(?:co mat|su dung|hien co|bo tri|thuc hien)(?: la)?:? (?P<used>\d[\d.]*)(?![\d/]|[.,]\d)"
)
_STAFF = re.compile(r"\bchi tieu\b|\bbien che\b|\bdinh muc\b|\bgiao\b")
_QUOTA_ABOVE = 8


@rule("X19")
def true_of_every_one(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge what is said of every month, unit or group by the numbers of each."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_TREND, before=sheet.next_period_line):
        yield from _trend(sheet, number, found)
    for number, found in sheet.search(_BOUND, before=sheet.next_period_line):
        yield from _bound(sheet, number, found)
    within = dict(sheet.search(_WITHIN, before=sheet.next_period_line))
    for number, found in within.items():
        yield from _within(sheet, number, found)


def _trend(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge "tháng sau cao hơn tháng trước" by the series that the sentence tells or the table above holds."""
    down = bool(found["down"] or found["falling"])
    line, series = _series(sheet, number, found)
    if len(series) < _THREE:
        return
    wrong = next(((one, two) for one, two in pairwise(series) if (two >= one if down else two <= one)), None)
    facts = {"working": " → ".join(map(show, series))}
    lines = tuple(sorted({line, number}))
    if wrong is None:
        yield Pass(sheet=sheet, lines=lines, facts=facts)
        return
    yield _hit(sheet, number, found, lines, f"{show(wrong[0])} → {show(wrong[1])}", facts)


def _series(sheet: Sheet, number: int, found: re.Match[str]) -> tuple[int, Sequence[Decimal]]:
    text = found.string
    start = text.rfind(". ", 0, found.start()) + 1
    told = list(_TOLD.finditer(text, start, found.start()))
    if told:
        return number, _numbers(_NUMBER.findall(told[-1]["all"]))
    dated = _DATED.findall(text, start)
    if len(dated) >= _THREE:
        return number, _numbers(dated)
    said = syllable_pairs(text[start:])
    rows = list(_rows(sheet, number))
    telling = [row for row in rows if said & syllable_pairs(row[1])]
    chosen = telling or rows
    if len(chosen) > 1 and "ty le" in text[start:]:
        chosen = [row for row in chosen if "ty le" in row[1] or "%" in row[1]]
    if len(chosen) == 1:
        return chosen[0][0], chosen[0][2]
    return number, ()


def _rows(sheet: Sheet, number: int) -> Iterator[tuple[int, str, Sequence[Decimal]]]:
    """Give the rows of numbers by month in the table above a line, and its columns where months are the rows."""
    width = 0
    for above in range(max(1, number - _ABOVE - 12), number):
        cells = [cell.strip(" *") for cell in re.split(r"[\t|]", sheet.folded[above - 1].strip().strip("|"))]
        if len(cells) <= _THREE:
            width = 0 if sheet.folded[above - 1].strip() and not set("\t|") & set(sheet.folded[above - 1]) else width
            continue
        spans = [bool(_SPAN.fullmatch(cell)) for cell in cells[1:]]
        if not width and sum(spans) >= _THREE and spans[0]:
            width = spans.index(False) if False in spans else len(spans)
        elif width and number - above <= _ABOVE:
            yield above, cells[0], _numbers(_NUMBER.findall(" ".join(cells[1 : width + 1])))
    for grid in sheet.grids:
        first, last = grid.rows[0].line, grid.rows[-1].line
        near = last < number <= last + _ABOVE or first - _ABOVE <= number < first
        if near and all(_PERIODS.fullmatch(fold(row.cells[grid.label])) for row in grid.rows):
            for place in (*grid.columns, *grid.shares):
                values = [value for row in grid.rows if (value := row.numbers[place]) is not None]
                yield last, grid.titles[place], values


def _numbers(written: Sequence[str]) -> list[Decimal]:
    return [value for one in written if (value := parse_number(one)) is not None]


def _bound(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge "không đơn vị nào dưới 95%" by the rates of the units in the table or list beside it."""
    written = next(value for value in found.groups() if value)
    limit = parse_number(written)
    lists = [
        in_table(grid, grid.shares[0])
        for grid in sheet.grids
        if len(grid.shares) == 1 and grid.rows[0].line - _NEAR <= number <= grid.rows[-1].line + _NEAR
    ]
    lists = lists or [one for one in in_words(sheet, max(1, number - _ABOVE), number) if one.names[0].share]
    if limit is None or len(lists) != 1:
        return
    names = lists[0].names
    wrong = [one for one in names if (one.number > limit if found["most"] else one.number < limit)]
    facts = {"working": ", ".join(f"{one.written} {show(one.number)}%" for one in (wrong or names))}
    if wrong:
        computed = f"{show(wrong[0].number)}%"
        close = min(abs(one.line - number) for one in names) <= _CLOSE
        hit = _hit(sheet, number, found, tuple(sorted({number, wrong[0].line})), computed, facts)
        yield hit if close else replace(hit, grade=Grade.UNLIKELY)
    else:
        yield Pass(sheet=sheet, lines=tuple(sorted({number, names[0].line})), facts=facts)


def _within(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge that no group is over its quota by the quotas told above."""
    if not _STAFF.search(found.string):
        return
    pairs = [
        (line, given, used, quota)
        for line in range(max(1, number - _QUOTA_ABOVE), number + 1)
        for quota in _QUOTA.finditer(sheet.folded[line - 1])
        if (given := parse_number(quota["given"])) is not None and (used := parse_number(quota["used"])) is not None
    ]
    over = next((pair for pair in pairs if pair[2] > pair[1]), None)
    if over:
        line, given, used, quota = over
        facts = {"working": f"{show(used)} > {show(given)}", "against": sheet.excerpt(line, *quota.span(), before=30)}
        yield _hit(sheet, number, found, tuple(sorted({line, number})), f"{show(used)}/{show(given)}", facts)
    elif pairs:
        facts = {"working": ", ".join(f"{show(used)} ≤ {show(given)}" for _, given, used, _ in pairs)}
        yield Pass(sheet=sheet, lines=tuple(sorted({pairs[0][0], number})), facts=facts)


def _hit(
    sheet: Sheet, number: int, found: re.Match[str], lines: tuple[int, ...], computed: str, facts: dict[str, str]
) -> Hit:
    return Hit(
        sheet=sheet,
        lines=lines,
        quote=sheet.excerpt(number, *found.span(), before=25),
        stated=sheet.excerpt(number, *found.span()),
        computed=computed,
        facts=facts,
    )
