"""Rates without a name that stand right behind a count, and which rates may exceed 100 (domain.md §5.1, A04, A08)."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.percentage import (
    HUNDRED,
    Fit,
    decimals,
    fit,
    nearest,
    percent,
    possible,
    share,
    within,
    working,
)
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_OF_A_PLAN = re.compile(
    r"\b(?:ke hoach|du toan|chi tieu|vuot)\b|(?<!\bban )(?<!\bchuyen )\bgiao\b(?! (?:ban|dich|luu|nhan|thong|tiep))"
)
_COMPARED = re.compile(r"\b(?:cung ky|so voi)\b|(?<!\bha )(?<!\bnen )\btang\b")
_OUT_OF = re.compile(r"\b(?:tren|trong)\b(?: tong)? so\b|\btren\b|\bcua\b|/\s*$")
_PLANNED = re.compile(r"^\s*(?:so )?(?:voi )?(?:du toan|ke hoach|chi tieu)[^.;%\d]{0,30}$")
_REACHED = re.compile(r"^\s*(?:ty|trieu|nghin)?\s*(?:dong)?\s*[,(]?\s*(?:dat|bang|ty le|dat ty le)?\s*$")
"""What may stand between an amount and the rate of its plan; a share that exceeds the plan is another number."""
_BOUND = re.compile(
    r"(?:\b(?:vuot qua|khong (?:qua|vuot|duoi)|toi (?:thieu|da)|it nhat|tren|duoi|tu|hon|gan|khoang|den|yeu cau"
    r"|(?<!\bo )(?<!\bdat )muc|moc|quy dinh)|[<>≥≤])\s*$"
)
"""Words before a rate that make it a bound or a guess."""
_CLAUSE_END = re.compile(r"[,;](?!\d)|\.(?:\s|$)")
_IN_BRACKETS = re.compile(
    r"(?P<rate>\d{1,3}(?:,\d+)?)\s*%[^()%.;]{0,40}?"
    r"(?:\((?:(?:tuong (?:ung|duong)|tuc|bang)(?: voi| la)? )?|, ?(?:tuong (?:ung|duong)|tuc|bang)(?: voi| la)? )"
    r"(?:it nhat |toi thieu |khoang )?(?P<part>\d{1,5})\b"
    r"[^()\d%]{0,30}?(?:/|\btrong|\btren|\bcua)(?: tong)?(?: so)? ?(?P<whole>\d{1,5})\b(?![.,]\d)"
)
_WHOLE_BEHIND = re.compile(
    r"(?<![\d.,/])(?P<part>\d[\d.]*(?:,\d+)?) (?P<unit>[a-z]+(?: [a-z]+)?)[^.;%\d]{0,40}"
    r"\b(?:chiem|bang|dat)(?: ty le)? (?P<rate>\d{1,2}(?:,\d+)?)% (?:tong |so )[^.;()%\d]{0,60}"
    r"\((?P<whole>\d[\d.]*(?:,\d+)?) (?P=unit)\b"
)
_AT_LEAST = re.compile(r"\b(?:toi thieu|it nhat|tu|khong duoi|tren)\s*$")
"""Words of a floor, below which no count may lie."""
_NEAR_BY = 6
"""How many figures back the base of an unnamed rate may stand."""


def of_a_plan(figure: Figure) -> bool:
    """Tell whether a rate may rightly exceed 100: it is measured against a plan, or it tells a growth.

    A comparison in a later clause says nothing of the rate itself ("đạt 102,5% (1.230/1.200), tăng 3% so với …").
    """
    said = fold(f"{figure.label}; {figure.quote}")
    if _OF_A_PLAN.search(said):
        return True
    written = show(figure.value)
    end = _CLAUSE_END.search(said, said.rfind(written) + len(written) if written in said else 0)
    return bool(_COMPARED.search(said, 0, end.start() if end else len(said)))


def of_plans(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge "Thu 2,91 tỷ (đạt 25,3% dự toán 11,5 tỷ)": an amount, its rate and the plan, none of which has a name."""
    figures = sheet.reading.figures
    for amount, rate, plan in zip(figures, figures[1:], figures[2:], strict=False):
        if rate.unit != "%" or rate.indicator is not None or rate.numerator is not None or rate.value is None:
            continue
        if {amount.line, plan.line} != {rate.line} or amount.unit != plan.unit or amount.unit in {None, "%"}:
            continue
        if not amount.value or not plan.value:
            continue
        said = sheet.folded[rate.line - 1] if 0 < rate.line <= len(sheet.folded) else ""
        before, _, behind = said.partition(f"{show(rate.value)}%")
        leading, after = before.rpartition(show(amount.value))[2], behind.partition(show(plan.value))[0]
        if not _REACHED.match(leading) or not _PLANNED.match(after):
            continue
        facts = {"indicator": amount.label, "working": working(rate.value, amount.value, plan.value)}
        if within(rate.value, amount.value, plan.value):
            yield Pass(sheet=sheet, lines=(rate.line,), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(rate.line,),
                quote=rate.quote,
                stated=percent(rate.value, decimals(rate.value)),
                computed=percent(share(amount.value, plan.value), decimals(rate.value)),
                severity=Severity.MODERATE,
                grade=Grade.UNLIKELY,
                facts=facts | {"note": "no_base"},
            )


def unnamed(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge a rate that could not be named but stands right behind a count ("359 hồ sơ trực tiếp (11,20%)").

    What it is a share of is not known, so a rate that fits no count before it is a question, never sure.
    """
    in_tables = {row.line for grid in sheet.grids for row in grid.all_rows}  # there the other rows tell what is shared
    for place, (count, rate) in enumerate(pairwise(sheet.reading.figures)):
        stated, top = rate.value, count.value
        if rate.unit != "%" or rate.indicator is not None or rate.numerator is not None or stated is None:
            continue
        if count.line != rate.line or not top or count.unit in {None, "%"} or not 0 < stated < HUNDRED:
            continue
        if rate.line in in_tables:
            continue
        before = sheet.reading.figures[max(0, place - _NEAR_BY) : place]
        bases = [f.value for f in before if f.unit == count.unit and f.value and f.value > top]
        if not bases and before and _out_of(sheet, before[-1], count):
            top, bases = before[-1].value or top, [top]  # "7.702 giao dịch trong tổng số 7.960 giao dịch (96,76%)"
        if not bases or of_a_plan(rate) or of_what_follows(sheet, rate):
            continue
        best = min(bases, key=lambda base: abs(share(top, base) - stated))
        facts = {"indicator": count.label, "working": working(stated, top, best)}
        if fit(stated, top, best) is not Fit.OFF:
            yield Pass(sheet=sheet, lines=(rate.line,), facts=facts)
            continue
        counts = sorted({*(f.value for f in before if f.unit == count.unit and f.value), top})
        # It may be a share of something else: of what stands there, such as the tasks done of all, or in another place.
        elsewhere = {f.value for f in sheet.reading.figures if f.unit == count.unit and f.value and f.value > top}
        pairs = (*combinations(counts, 2), *((top, base) for base in elsewhere))
        if all(fit(stated, *pair) > Fit.TRUNCATED for pair in pairs):
            yield Hit(
                sheet=sheet,
                lines=(rate.line,),
                quote=rate.quote,
                stated=percent(stated, decimals(stated)),
                computed=percent(share(top, best), decimals(stated)),
                severity=Severity.MODERATE,
                grade=Grade.UNLIKELY,
                facts=facts | {"note": "no_base"},
            )


def of_brackets(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge "tối thiểu 50% (tương ứng ít nhất 03 trong tổng số 06 đơn vị)": the count is the share, rounded."""
    for number, found in sheet.search(_IN_BRACKETS):
        rate, part, whole = (parse_number(found[name]) for name in ("rate", "part", "whole"))
        if rate is None or part is None or not whole:
            continue
        exact = rate * whole / HUNDRED
        facts = {"working": f"{show(rate)}% × {show(whole)} = {show(exact.quantize(Decimal('0.1')))}"}
        least = exact if _AT_LEAST.search(found.string, 0, found.start()) else exact.to_integral_value(ROUND_FLOOR)
        if abs(part - exact) < 1 and part >= least:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *found.span(), before=60),
                stated=percent(rate, decimals(rate)),
                computed=percent(share(part, whole), decimals(rate)),
                severity=Severity.MODERATE,
                grade=Grade.UNLIKELY,
                facts=facts | {"note": "no_base"},
            )


def of_amounts_behind(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge "342 triệu đồng, chiếm 86,5% tổng số phí đã thu (410 triệu đồng)": the whole stands in brackets behind."""
    lines = dict.fromkeys(number for number, _ in sheet.search(r"% (?:tong|so) "))
    for number, found in ((n, one) for n in lines for one in _WHOLE_BEHIND.finditer(sheet.folded[n - 1])):
        part, rate, whole = (parse_number(found[name].rstrip(".")) for name in ("part", "rate", "whole"))
        if part is None or rate is None or not whole:
            continue
        facts = {"working": working(rate, part, whole)}
        if within(rate, part, whole):
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *found.span(), before=30),
                stated=percent(rate, decimals(rate)),
                computed=percent(share(part, whole), decimals(rate)),
                severity=Severity.MODERATE,
                grade=Grade.UNLIKELY,
                facts=facts | {"note": "no_base"},
            )


def is_bound(rate: Figure) -> bool:
    """Tell whether a rate is a bound or a guess by the word before it, not a share of counts ("vượt quá 0,5%")."""
    return bool(_BOUND.search(fold(rate.quote).partition(f"{show(rate.value)}%")[0]))


def of_answers(desk: Desk, sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge whether a share of the people or forms that stand right before it can be ("48 phiếu, 93,2% hài lòng")."""
    for count, rate in pairwise(sheet.reading.figures):
        base, stated = count.value, rate.value
        if rate.unit != "%" or rate.numerator is not None or stated is None or not 0 < stated < HUNDRED:
            continue
        if count.line != rate.line or not base or base % 1 or not _answered(desk, sheet, count, rate):
            continue
        facts = {"indicator": rate.indicator or rate.label, "base": show(base)}
        if possible(stated, base):
            yield Pass(sheet=sheet, lines=(rate.line,), facts=facts | {"working": f"? / {show(base)}"})
        else:
            ways = nearest(stated, base)
            yield Hit(
                sheet=sheet,
                lines=(rate.line,),
                quote=rate.quote,
                stated=percent(stated, decimals(stated)),
                computed=ways,
                grade=Grade.UNLIKELY,
                facts=facts | {"working": ways},
            )


def _answered(desk: Desk, sheet: Sheet, count: Figure, rate: Figure) -> bool:
    """Tell whether a rate speaks of what those answered or reached who are counted right before it, in one sentence."""
    said = sheet.folded[rate.line - 1] if 0 < rate.line <= len(sheet.folded) else ""
    if not any(re.search(rf"\s{one.counted}\b", said) for one in desk.relations.answers):
        return False
    values = [re.escape(show(figure.value)) for figure in (count, rate)]
    between = re.search(rf"(?<![\d.,/]){values[0]}(?P<noun>\s[^.\d%]*?)\b{values[1]}\s*%(?P<of>[^.;,\d]{{0,40}})", said)
    if between is None:
        return False
    answers = [one for one in desk.relations.answers if re.match(rf"\s*{one.counted}\b", between["noun"])]
    return any(
        bool(words) and re.search(words, said) is not None
        for one in answers
        for words, said in ((one.told, between["of"]), (one.reached, between["noun"]))
    )


def of_what_follows(sheet: Sheet, rate: Figure, unit: str | None = None) -> bool:
    """Tell whether the words behind a rate name what it is a share of ("chiếm 60% tổng số hồ sơ quá hạn").

    With a unit the bare noun will do: "98,59% hồ sơ đã giải quyết".
    """
    said = sheet.folded[rate.line - 1] if 0 < rate.line <= len(sheet.folded) else fold(rate.quote)
    base = rf"(?:so|{re.escape(fold(unit))})" if unit else "so"
    written = re.escape(show(rate.value))
    return bool(re.search(rf"(?<![\d,.]){written}\s*%\s*(?:tren |trong |cua )?(?:tong )?{base}\b", said))


def _out_of(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """Tell whether the words between two counts of a line say that one is counted out of the other."""
    if part.line != whole.line or part.unit != whole.unit or not part.value or not whole.value:
        return False
    if part.value >= whole.value:
        return False
    said = sheet.folded[part.line - 1] if 0 < part.line <= len(sheet.folded) else ""
    between = re.search(
        rf"{re.escape(show(part.value))}(?!\d)(.{{0,60}}?)(?<![\d.]){re.escape(show(whole.value))}", said
    )
    return bool(between and _OUT_OF.search(between[1]))
