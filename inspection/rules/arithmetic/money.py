"""Family A, money: an amount equals its parts, also those written in other units (domain.md §5.1, A14; A23)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.items import items_from
from inspection.rules.desk.percentage import decimals
from inspection.rules.engine import rule
from inspection.vietnamese import format_number, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_SCALES = {"": 1, "nghin": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000}
_MONEY = re.compile(r"(?P<number>\d(?<![\d.,/].)[\d.]*(?:,\d+)?) ?(?:(?P<scale>nghin|trieu|ty) )?dong\b")
_OPENED = re.compile(
    rf"{_MONEY.pattern}[^.;:]{{0,60}}?(?:[,;.:(]\s*)?\b(?P<sign>bao gom|gom|trong do|cu the|chia ra)\b:?"
)
_TWICE = re.compile(
    rf"{_MONEY.pattern} ?\((?:tuc |tuong duong |bang )?(?:la )?"
    rf"{_MONEY.pattern.replace('?P<number>', '?:').replace('?P<scale>', '?:')}\)"
)
_HEADED = re.compile(rf"{_MONEY.pattern}[^.;:]{{0,80}}:\s*$")
_END = re.compile(r"\.\s|\.$|\)")
_LEAST = 2
_NEARLY = Decimal("0.15")
"""The share of an amount by which parts that are all of it may miss it by a slip; more is left out on purpose."""


@rule("A23")
def amounts_by_part(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "480 triệu đồng, gồm: 95 triệu đồng; 120 triệu đồng; …": the parts make the amount."""
    for sheet in desk.sheets:
        if not sheet.damaged:
            for number in dict.fromkeys(number for number, _ in sheet.search(r"\bdong\b")):
                yield from _of_line(sheet, number)
                yield from _told_twice(sheet, number)
                yield from _of_list(sheet, number)


def _of_list(sheet: Sheet, number: int) -> Iterator[Hit | Pass]:
    """Judge "Kinh phí 380 triệu đồng:" by the items of the list below it, each of which has one amount."""
    line = sheet.folded[number - 1]
    headed = _HEADED.search(line) if line.rstrip().endswith(":") else None
    lines = items_from(sheet, number + 1) if headed else []
    listed = [list(_MONEY.finditer(sheet.folded[n - 1])) for n in lines]
    if headed is None or len(lines) < _LEAST or any(len(found) != 1 for found in listed):
        return
    total, parts = _dong(headed), [part for found in listed if (part := _dong(found[0]))]
    if total is None or not total[0] or len(parts) != len(lines):
        return
    made, slack = (sum((part[place] for part in parts), Decimal(0)) for place in (0, 1))
    written = " + ".join(_written(sheet, n, found[0]) for n, found in zip(lines, listed, strict=True))
    facts = {"working": f"{written} = {_in_unit(made, headed['scale'] or '')}"}
    if abs(made - total[0]) <= slack + total[1]:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    elif abs(made - total[0]) <= _NEARLY * total[0]:
        yield Hit(
            sheet=sheet,
            lines=(number, *lines),
            quote=sheet.excerpt(number, *headed.span(), before=80),
            stated=_written(sheet, number, headed),
            computed=_in_unit(made, headed["scale"] or ""),
            grade=Grade.UNLIKELY if "trong do" in headed[0] and made < total[0] else None,
            facts=facts,
        )


def _of_line(sheet: Sheet, number: int) -> Iterator[Hit | Pass]:
    line = sheet.folded[number - 1]
    for opened in _OPENED.finditer(line):
        end = _END.search(line, opened.end())
        listed = list(_MONEY.finditer(line, opened.end(), end.start() if end else len(line)))
        parts = [value for one in listed if (value := _dong(one)) is not None]
        total = _dong(opened)
        if total is None or not total[0] or len(parts) < _LEAST:
            continue
        parts = parts[: _ends(parts, total)]  # what stands behind is told of something else
        listed = listed[: len(parts)]
        made, slack = (sum((part[place] for part in parts), Decimal(0)) for place in (0, 1))
        facts = {"working": _working(sheet, number, listed, made, opened["scale"] or "")}
        if abs(made - total[0]) <= slack + total[1]:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        elif abs(made - total[0]) <= _NEARLY * total[0]:
            stop = listed[-1].end()
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, opened.start(), stop, before=80),
                stated=_written(sheet, number, opened),
                computed=facts["working"].rpartition("= ")[2],
                grade=Grade.UNLIKELY if opened["sign"] == "trong do" and made < total[0] else None,
                facts=facts,
            )


def _told_twice(sheet: Sheet, number: int) -> Iterator[Hit | Pass]:
    """Judge an amount that brackets give once more in another unit: "1,5 tỷ đồng (1.500 triệu đồng)"."""
    line = sheet.folded[number - 1]
    for found in _TWICE.finditer(line) if "dong (" in line or "dong(" in line else ():
        amounts = [_dong(one) for one in _MONEY.finditer(found[0])]
        if len(amounts) != _LEAST or None in amounts:
            continue
        (one, slack), (other, more) = (amount for amount in amounts if amount)
        facts = {"working": f"{format_number(one)} ↔ {format_number(other)} đồng"}
        if abs(one - other) <= slack + more:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            written = sheet.line(number)[found.start() : found.end()]
            first, _, second = written.partition("(")
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *found.span(), before=40),
                stated=second.strip(" )"),
                computed=first.strip(),
                facts=facts,
            )


def _ends(parts: list[tuple[Decimal, Decimal]], total: tuple[Decimal, Decimal]) -> int:
    """Return how many of the amounts that follow a total make it; all of them where no first ones do."""
    made = slack = Decimal(0)
    for count, (value, rounded) in enumerate(parts, 1):
        made, slack = made + value, slack + rounded
        if count >= _LEAST and abs(made - total[0]) <= slack + total[1]:
            return count
    return len(parts)


def _written(sheet: Sheet, number: int, found: re.Match[str]) -> str:
    """Return an amount with its unit as the line writes it."""
    money = _MONEY.match(sheet.folded[number - 1], found.start())
    return sheet.line(number)[found.start() : money.end() if money else found.end("number")]


def _dong(found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Return an amount in đồng, and by how much it may have been rounded; None for a number that is not clear."""
    value, scale = parse_number(found["number"].rstrip(".")), Decimal(_SCALES[found["scale"] or ""])
    if value is None:
        return None
    digits = decimals(value)
    return value * scale, (Decimal(1).scaleb(-digits) / 2 * scale if digits else Decimal(0))


def _working(sheet: Sheet, number: int, listed: list[re.Match[str]], made: Decimal, scale: str) -> str:
    """Return the addition as it is written, with its sum in the unit of the amount."""
    line = sheet.line(number)
    shown = " + ".join(line[one.start() : one.end()] for one in listed)
    return f"{shown} = {_in_unit(made, scale)}"


def _in_unit(made: Decimal, scale: str) -> str:
    unit = {"": "đồng", "nghin": "nghìn đồng", "trieu": "triệu đồng", "ty": "tỷ đồng"}[scale]
    return f"{format_number(made / _SCALES[scale])} {unit}"
