"""Family X: figures that cannot stand side by side though each may be right alone (domain.md §5.1, X01 to X07)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.desk import Hit, Pass, lines_of, shorten, show
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

LATE = re.compile(r"(?:qua han|tre han|tre hen|cham han|khong dung han)")
"""Words of what is late."""
_EXCUSE = re.compile(r"thuc te[^.;]{0,60}(?:dung han|dung hen|dung thoi (?:han|gian)|truoc han)")
_APOLOGY = re.compile(r"xin loi|hen lai|gia han")
_REST = re.compile(r"\bcon lai\b|\bso con\b|\bchua (?:duoc|trinh|hoan thien)")
_POINTS = "điểm"
_POINTS_AS_RATE = re.compile(
    r"(\d(?<![\d,].)\d{0,2}(?:,\d+)?) diem[^.;\d]{0,40}\b(?:tuc|tuong (?:duong|ung)|hay|nghia la|bang|dong nghia)\b"
    r"[^.;\d]{0,30}(?<![\d,])\1 ?%[^.;]{0,40}\b(?:hai long|nguoi dan)\b"
)
_NEXT = 2
"""Lines of a list around an excuse in which the files are called late."""


@rule("X01")
def shares_that_rest_on_others(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no share exceeds the share it rests on: what is not in the system cannot be synchronised from it."""
    sheet = desk.report
    if sheet is None:
        return
    for dependence in desk.relations.dependences:
        base = sheet.figure(dependence.base)
        if base is None or base.value is None or base.unit != "%":
            continue
        higher = [
            figure
            for name in dependence.dependents
            if (figure := sheet.figure(name)) and figure.value is not None and figure.unit == "%"
        ]
        above = [f for f in higher if f.value is not None and f.value > base.value]
        facts = {"indicator": dependence.base}
        if above:
            first = above[0]
            yield Hit(
                sheet=sheet,
                lines=lines_of([base, *above]),
                quote=base.quote,
                stated=f"{show(base.value)}%",
                computed=f"≥ {show(max(f.value for f in above if f.value is not None))}%",
                facts=facts
                | {
                    "other_indicator": first.indicator or "",
                    "working": " > ".join((*dict.fromkeys(show(f.value) for f in above), show(base.value))),
                    "against": first.quote,
                },
            )
        elif higher:
            working = " ≤ ".join((show(max(f.value for f in higher if f.value is not None)), show(base.value)))
            yield Pass(sheet=sheet, lines=lines_of([base, *higher]), facts=facts | {"working": working})


@rule("X02")
def points_are_no_rate(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that an index score does not stand in for a satisfaction rate."""
    sheet = desk.report
    if sheet is None:
        return
    yield from _points_as_rate(sheet)
    for rate, score in desk.relations.kin:
        points, share = sheet.figure(score), sheet.figure(rate)
        if points is None or points.unit != _POINTS:
            continue
        facts = {"indicator": score, "other_indicator": rate, "working": f"{show(points.value)} {_POINTS}"}
        if share is not None and share.value == points.value and _told_with_care(points.value):
            yield Hit(
                sheet=sheet,
                lines=lines_of([points, share]),
                quote=share.quote,
                stated=f"{show(points.value)} {_POINTS}",
                computed=f"{show(share.value)}%",
                grade=Grade.UNLIKELY,
                facts=facts | {"against": points.quote},
            )
        elif share is None:
            yield Hit(
                sheet=sheet,
                lines=(points.line,),
                quote=points.quote,
                stated=f"{show(points.value)} {_POINTS}",
                facts=facts,
            )
        else:
            yield Pass(sheet=sheet, lines=lines_of([points, share]), facts=facts)


def _told_with_care(value: Decimal | None) -> bool:
    """Tell whether a value has so many digits that two measures hardly come to it by chance."""
    return value is not None and value != int(value)


def _points_as_rate(sheet: Sheet) -> Iterator[Hit]:
    """Give the scores that a report turns into a share of the people ("91,27 điểm, tức 91,27% hài lòng")."""
    for number, found in sheet.search(_POINTS_AS_RATE):
        if not sheet.damaged:
            quote = sheet.excerpt(number, *found.span(), before=80)
            points, rate = f"{found[1]} {_POINTS}", f"{found[1]}%"
            facts = {"indicator": "satisfaction_score", "other_indicator": "satisfaction_rate", "working": points}
            grade = Grade.CONTRADICTORY
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=points, computed=rate, grade=grade, facts=facts)


@rule("X05")
def units_without_staff(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a unit with tasks has somebody to do them."""
    sheet = desk.report
    if sheet is None:
        return
    for name in desk.relations.staffed:
        figure = sheet.figure(name)
        if figure is None:
            continue
        facts = {"indicator": name, "working": show(figure.value)}
        if figure.value == 0:
            yield Hit(sheet=sheet, lines=(figure.line,), quote=figure.quote, stated="0", facts=facts)
        else:
            yield Pass(sheet=sheet, lines=(figure.line,), facts=facts)


@rule("X06")
def late_yet_on_time(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what is counted as overdue is not called on time in the next breath."""
    sheet = desk.report
    if sheet is None:
        return
    admitted = [s for s in sheet.reading.shortcomings if LATE.search(fold(s.text))]
    excused = list(sheet.search(_EXCUSE))
    for number, excuse in excused:
        around = sheet.folded[max(0, number - 1 - _NEXT) : number + _NEXT]
        if LATE.search(excuse.string) or any(LATE.search(text) and text.lstrip()[:1] in "-+*" for text in around):
            yield Hit(
                sheet=sheet,
                lines=(number, *(s.line for s in admitted)),
                quote=sheet.excerpt(number, *excuse.span()),
                facts={"against": shorten(admitted[0].text) if admitted else ""},
            )
    overdue = sheet.figure("files_overdue")
    if overdue and overdue.value and admitted and not excused:
        yield Pass(sheet=sheet, lines=(overdue.line, admitted[0].line), facts={"working": show(overdue.value)})


@rule("X08")
def late_without_apology(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that overdue files come with apologies or new dates of return."""
    sheet = desk.report
    if sheet is None:
        return
    overdue, letters = sheet.figure("files_overdue"), sheet.figure("apology_letters")
    if overdue is None or not overdue.value:
        return
    facts = {"indicator": "files_overdue", "working": show(overdue.value)}
    said = sheet.first(_APOLOGY)
    if letters is not None and letters.value is not None and letters.value < overdue.value:
        # Which files are still without a letter the register tells.
        yield Hit(
            sheet=sheet,
            lines=lines_of([overdue, letters]),
            quote=letters.quote,
            stated=show(overdue.value),
            severity=Severity.MINOR,
            grade=Grade.UNLIKELY,
            facts=facts | {"working": f"{show(letters.value)} < {show(overdue.value)}", "note": "fewer_letters"},
        )
    elif letters is not None or said:
        yield Pass(sheet=sheet, lines=(overdue.line, *((said,) if said else ())), facts=facts)
    elif sheet.lines:
        yield Hit(sheet=sheet, lines=(overdue.line,), quote=overdue.quote, stated=show(overdue.value), facts=facts)


@rule("X09")
def unexplained_rest(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what was not done of a number is spoken of."""
    sheet = desk.report
    if sheet is None:
        return
    for done_name, due_name in desk.relations.remainders:
        done, due = sheet.figure(done_name), sheet.figure(due_name)
        if done is None or due is None or done.value is None or due.value is None:
            continue
        facts = {"indicator": done_name, "other_indicator": due_name}
        working = f"{show(due.value)} − {show(done.value)} = {show(due.value - done.value)}"
        lines = lines_of([done, due])
        if done.value >= due.value or any(_REST.search(sheet.folded[n - 1]) for n in lines if n <= len(sheet.folded)):
            yield Pass(sheet=sheet, lines=lines, facts=facts | {"working": working})
        else:
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=done.quote,
                stated=show(done.value),
                computed=show(due.value),
                facts=facts | {"working": working, "against": due.quote},
            )
