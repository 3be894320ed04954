"""Family P, tables: what a row dates in two columns happens in their order (domain.md §5.1, P01; P32)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_WHEN = r"^(?:(?:ngay|thoi gian|thoi diem|ngay, thang|ngay thang(?: nam)?)(?: (?:to chuc|thuc hien))? )?"
_ORDERS = tuple(
    (re.compile(f"{_WHEN}(?:{first})"), re.compile(f"{_WHEN}(?:{second})"))
    for first, second in (
        (
            r"nhan\b|tiep nhan|nop\b|den\b|vao so|yeu cau|de nghi|phat hien|phan anh|gui den",
            r"tra\b|tra loi|giai quyet|phan hoi|gop y|hoan thanh|xong|ket thuc|xu ly|khac phuc|gui tra",
        ),
        (
            r"bat dau|khoi cong|tu ngay|tu\b|khai mac|mo lop|trien khai",
            r"ket thuc|hoan thanh|den ngay|den\b|be mac|xong|nghiem thu|ban giao|dua vao",
        ),
        (r"(?:tu )?(?:kiem tra|lam viec|thanh tra|giam sat|khao sat)", r"(?:ra |co )?(?:ket luan|thong bao)|khac phuc"),
        (r"(?:quyet dinh )?cong bo|ban hanh|ky\b", r"niem yet|cong khai|dang tai|co hieu luc|hieu luc"),
    )
)
"""Titles of a column and of another one whose dates cannot be earlier."""
_PLANNED = re.compile(r"\b(?:han|hen|du kien|ke hoach|quy dinh|phai)\b")
"""Words of a column that tells when something should be."""
_CELL = re.compile(r"\t|\|")
_DAY = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/20\d\d(?!\d)")


@rule("P32")
def columns_in_order(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no row of a table has something answered, ended or mended before it was received or began."""
    for sheet in desk.sheets:
        for number in _heads(sheet) if not sheet.damaged else ():
            titles = _cells(sheet.folded[number - 1])
            for first, second in _ordered(titles):
                yield from _rows(sheet, number + 1, len(titles), first, second)


def _heads(sheet: Sheet) -> Iterator[int]:
    """Give the first line of each table."""
    inside = False
    for number, line in enumerate(sheet.lines, 1):
        row = "\t" in line or "|" in line
        if row and not inside:
            yield number
        inside = row


def _cells(line: str) -> list[str]:
    line = line.strip(" ")
    inner = line if "\t" in line else line.removeprefix("|").removesuffix("|")
    return [cell.strip(" *") for cell in _CELL.split(inner)]


def _ordered(titles: list[str]) -> Iterator[tuple[int, int]]:
    """Give the places of two columns of dates of which the first is never later."""
    for before, after in _ORDERS:
        firsts = [place for place, title in enumerate(titles) if before.search(title) and not _PLANNED.search(title)]
        seconds = [place for place, title in enumerate(titles) if after.search(title) and not _PLANNED.search(title)]
        if len(firsts) == 1 and len(seconds) == 1 and firsts[0] < seconds[0]:
            yield firsts[0], seconds[0]


def _rows(sheet: Sheet, number: int, width: int, first: int, second: int) -> Iterator[Hit | Pass]:
    right = []
    while len(cells := _cells(sheet.line(number))) > 1:
        days = [_DAY.findall(cells[place]) for place in (first, second)] if len(cells) == width else [[], []]
        if all(len(day) == 1 for day in days):
            began, ended = (parse_date(day[0]) for day in days)
            if began and ended and began > ended:
                yield Hit(
                    sheet=sheet,
                    lines=(number,),
                    quote=shorten(sheet.line(number).strip("| \t")),
                    stated=format_date(ended),
                    computed=f"≥ {format_date(began)}",
                    facts={"working": f"{format_date(ended)} < {format_date(began)}"},
                )
            else:
                right.append(number)
        number += 1
    if right:
        yield Pass(sheet=sheet, lines=tuple(right), facts={"working": str(len(right))})
