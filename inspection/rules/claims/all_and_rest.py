"""Family X, all and rest: what is told of all fits what another place tells of it (domain.md §5.1, X; X17)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, amount, show
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_MISSED = re.compile(r"\bchua (?:dat|hoan thanh) (?:duoc )?(?:chi tieu|ke hoach|muc|muc tieu|yeu cau|so voi)\b")
_REACHED = re.compile(
    r"(?<!chua )(?<!khong )\b(?:vuot|dat|hoan thanh)(?: va vuot)? (?:chi tieu|ke hoach|muc|muc tieu)\b"
)
_CLAUSE = re.compile(r"[.;]\s|:\s")

_NOTHING = re.compile(
    r"(?:\b(?:khong|chua) (?:phat sinh|co|nhan duoc|tiep nhan)|(?<![\d.,])0+) (?:truong hop |y kien )?"
    r"(?P<noun>phan anh|kien nghi|don|khieu nai|to cao|van ban)\b(?! (?:nao )?(?:phai|can|bi|qua|cham|tre|ton|chua))"
)
_SETTLED = (
    r"\b100(?:,0+)?%(?: so)? (?P<noun>phan anh|kien nghi|don|khieu nai|to cao|van ban)\b[^.;]{0,40}"
    r"\b(?:duoc|da) (?:giai quyet|xu ly|tra loi)"
)
_REACH = 3
"""Lines below a zero in which the share of nothing stands."""

_DEGREES = re.compile(
    r"\b(?:100%|toan bo|tat ca)[^.;]{0,60}\b(?:trinh do|chuyen mon)[^.;]{0,30}"
    r"\b(?:tu )?(?P<level>dai hoc|cao dang) tro len\b"
)
_BELOW = {
    "dai hoc": re.compile(r"\bcao dang\b|\btrung cap\b(?! (?:llct|ly luan|chinh tri))|\bso cap nghe\b"),
    "cao dang": re.compile(r"\btrung cap\b(?! (?:llct|ly luan|chinh tri))|\bso cap nghe\b"),
}
_POLITICAL = re.compile(r"\bcao cap\b|ly luan|llct|chinh tri")
_PERSONS = re.compile(r"(?<![\d/.,])(?P<n>\d{1,3}) (?:can bo|cong chuc|vien chuc|nguoi)\b")


@rule("X17")
def all_and_its_rest(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge what is told of all, or of one measure, by what another place tells of it."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    yield from _missed(desk, sheet)
    yield from _share_of_nothing(sheet)
    for number, found in sheet.search(_DEGREES, before=sheet.next_period_line):
        yield from _degrees(sheet, number, found)


def _missed(desk: Desk, sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge that what is called not reached among the limits is not called reached among the results."""
    for number, found in sheet.search(_MISSED):
        text = found.string
        start = max((one.end() for one in _CLAUSE.finditer(text, 0, found.start())), default=0)
        clause = text[start : found.end()]
        measure = next((one for one in desk.relations.measures if re.search(one.pattern, clause)), None)
        if measure is None or "\t" in text or "|" in text or _REACHED.search(clause):
            continue
        figures = [figure for name in measure.indicators for figure in sheet.figures(name) if figure.line != number]
        praised = next((figure for figure in figures if _praised(sheet, figure)), None)
        if praised is None:
            continue
        yield Hit(
            sheet=sheet,
            lines=tuple(sorted({praised.line, number})),
            quote=sheet.excerpt(number, start, found.end()),
            stated=sheet.excerpt(number, *found.span()),
            computed=amount(praised.value, praised.unit) if praised.value is not None else "",
            facts={"indicator": praised.indicator or "", "against": praised.quote},
        )


def _praised(sheet: Sheet, figure: Figure) -> bool:
    """Tell whether the words behind a figure call its target reached."""
    if figure.value is None or figure.unit != "%" or figure.line >= sheet.next_period_line:
        return False
    text = sheet.line(figure.line)
    place = text.find(f"{show(figure.value)}%")
    if place < 0:
        return False
    behind = sheet.folded[figure.line - 1][place:]
    ended = _CLAUSE.search(behind)
    return bool(_REACHED.search(behind[: ended.start() if ended else len(behind)]))


def _share_of_nothing(sheet: Sheet) -> Iterator[Hit]:
    """Judge that where nothing came, not all of it was settled."""
    settled = list(sheet.search(_SETTLED, before=sheet.next_period_line))
    zeros = list(sheet.search(_NOTHING, before=sheet.next_period_line)) if settled else []
    for number, found in settled:
        nothing = next(
            (
                (line, zero)
                for line, zero in zeros
                if zero["noun"] == found["noun"]
                and 0 <= number - line <= _REACH
                and (line < number or zero.end() < found.start())
            ),
            None,
        )
        if nothing:
            line, zero = nothing
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted({line, number})),
                quote=sheet.excerpt(number, *found.span(), after=20),
                stated="100%",
                computed="0",
                facts={"against": sheet.excerpt(line, *zero.span(), before=60)},
            )


def _degrees(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge that nobody has a lower degree where all are said to have a higher one, by the table of degrees."""
    below = _BELOW[found["level"]]
    told = _PERSONS.search(found.string, max(0, found.start() - 90), found.end())
    persons = parse_number(told["n"]) if told else None
    for grid in sheet.grids:
        places = [p for p in grid.columns if below.search(grid.titles[p]) and not _POLITICAL.search(grid.titles[p])]
        rows = [row for row in grid.all_rows if persons is not None and persons in row.numbers]
        for row in rows[:1] if places else ():
            lower = sum(row.numbers[place] or 0 for place in places)
            facts = {"working": f"{row.cells[grid.label]}: {show(persons)}, {grid.titles[places[0]]} {lower}"}
            lines = tuple(sorted({number, row.line}))
            if not lower:
                yield Pass(sheet=sheet, lines=lines, facts=facts)
                continue
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=sheet.excerpt(number, *found.span()),
                stated="100%",
                computed=str(lower),
                grade=Grade.CONTRADICTORY,
                facts={"against": sheet.line(row.line).strip()},
            )
