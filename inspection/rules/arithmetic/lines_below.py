"""Family A, lines below: the parts that follow a whole line by line make it (domain.md §5.1, A14; A35)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_FEWEST, _MOST = 3, 12
"""Lines that make a list."""
_NEAR = Decimal("0.12")
"""The share of a sum by which a whole misses it and is still meant to be it."""
_SCALE = {"tỷ đồng": 1_000_000_000, "triệu đồng": 1_000_000, "nghìn đồng": 1_000, "đồng": 1}
_SOME = re.compile(r"\b(?:trong do|rieng|vi du|dien hinh|tieu bieu|nhu|bao gom ca|binh quan|so voi|cung ky)\b")
"""Words by which lines tell only some of the whole, or something beside it."""
_ITEM = re.compile(r"\s*([-+*•–])")
_WHOLE = re.compile(r"\b(?:tong|toan bo|ca thay|tat ca|tinh chung)\b")
"""Words of an item that tells what the items behind it make."""
_CELL = ("|", "\t")


@rule("A35")
def lines_make_the_whole(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the parts that three or more lines tell in the unit of a number in the line above."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    told: dict[int, list[Figure]] = {}
    taken: set[int] = set()
    for figure in sheet.reading.figures:
        known = 0 < figure.line <= len(sheet.folded) and figure.line < sheet.next_period_line
        if figure.value and known and figure.unit != "%":
            told.setdefault(figure.line, []).append(figure)
    for line, figures in told.items():
        if line in taken or (line + 1 not in told and line + 2 not in told):
            continue
        for whole in figures:
            parts = _parts(sheet, told, whole) if _leads(sheet, line) else []
            taken.update(one.line for one in parts if len(parts) >= _FEWEST)
            if len(parts) >= _FEWEST and not any(one in _numbers(figures) for one in _sums(parts)):
                yield from _judged(sheet, whole, parts)
            elif len(parts) >= _FEWEST:
                yield Pass(sheet=sheet, lines=(line,), facts={"working": _working(parts)})


def _leads(sheet: Sheet, line: int) -> bool:
    """Tell whether a line may tell a whole: not where it is one item of the list that the next lines go on with."""
    item, following = (_ITEM.match(sheet.folded[number - 1]) for number in (line, min(line + 1, len(sheet.folded))))
    if item is None or following is None or item[1] != following[1]:
        return True
    return _WHOLE.search(sheet.folded[line - 1]) is not None


def _parts(sheet: Sheet, told: Mapping[int, Sequence[Figure]], whole: Figure) -> list[Figure]:
    """Return the first number in the unit of a whole of each line below it, as far as the lines have one."""
    parts: list[Figure] = []
    first = whole.line + (1 if whole.line + 1 in told else 2)
    for line in range(first, min(first + _MOST, len(sheet.folded) + 1)):
        text = sheet.line(line)
        alike = [one for one in told.get(line, ()) if _same_unit(one, whole, parts)]
        if not alike or any(sign in text for sign in _CELL) or _SOME.search(sheet.folded[line - 1]):
            break
        parts.append(alike[0])
    return parts


def _same_unit(one: Figure, whole: Figure, parts: Sequence[Figure]) -> bool:
    unit, wanted = one.unit or "", whole.unit or ""
    if not wanted or (unit in _SCALE) != (wanted in _SCALE):
        return False
    return unit in _SCALE or unit.split(" ")[:1] == wanted.split(" ")[:1] or (not unit and bool(parts))


def _value(one: Figure) -> Decimal:
    return (one.value or Decimal(0)) * _SCALE.get(one.unit or "", 1)


def _numbers(figures: Sequence[Figure]) -> set[Decimal]:
    return {_value(one) for one in figures}


def _sums(parts: Sequence[Figure]) -> Iterator[Decimal]:
    """Give what the first lines of a list make, for its last ones may tell something else."""
    made = Decimal(0)
    for number, one in enumerate(parts, 1):
        made += _value(one)
        if number > 1:
            yield made


def _working(parts: Sequence[Figure]) -> str:
    return f"{' + '.join(show(one.value) for one in parts)} = {show(sum(map(_value, parts), Decimal(0)))}"


def _judged(sheet: Sheet, whole: Figure, parts: Sequence[Figure]) -> Iterator[Hit]:
    total, made = _value(whole), sum(map(_value, parts), Decimal(0))
    swapped = sorted(show(total)) == sorted(show(made))
    if (abs(made - total) > _NEAR * made and not swapped) or max(map(_value, parts)) >= total:
        return
    yield Hit(
        sheet=sheet,
        lines=(whole.line, *(one.line for one in parts)),
        quote=whole.quote,
        stated=show(whole.value),
        computed=show(made),
        facts={"working": _working(parts)},
    )
