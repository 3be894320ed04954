"""Family A, spans of time in prose: means of them, growth between them, and parts of them (domain.md §5.1, A01, A07).

A41, A42, A43.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, amounts
from inspection.rules.desk.percentage import Fit, decimals, fit, percent, share
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_N = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_SPAN = r"(?:quy (?:iv|i{1,3}|[1-4])|thang \d{1,2})(?:/20\d\d| nam 20\d\d)?"
_MEAN = re.compile(
    rf"\b(?:binh quan|trung binh)(?: (?:la|dat|khoang))? (?:(?:moi|mot|1|hang|cua moi) (?P<each>thang|tuan|quy|ngay)"
    rf"[^.;\d]{{0,30}}?(?P<sign>khoang |gan |hon |tren )?(?P<mean>{_N})(?![\d/%]| ?%)"
    rf"|(?P<about>khoang |gan |hon |tren )?(?P<number>{_N}) ?[a-z, ]{{0,20}}/ ?(?P<per>thang|tuan|quy|ngay)\b)"
)
_LASTS = re.compile(r"(?<![\d/.,])(?P<n>\d{1,2}) (?P<each>thang|tuan|quy|ngay)\b(?! truoc| sau)")
_ROUGHLY = Decimal("0.06")
"""The share of a mean by which one that is told roughly may miss it."""
_GROWTH = re.compile(
    rf"\b(?P<now>{_SPAN})[^.;\d]{{0,30}}\b(?P<way>tang|giam)(?: them| khoang)? (?P<rate>\d+(?:,\d+)?) ?%"
    rf"[^.;\d]{{0,20}}\b(?:so voi|ke tu|tu) (?P<then>{_SPAN})\b"
)
_ALL = (
    rf"\b(?:tinh|luy ke|ca|tong|cong don|tinh chung|chung|trong)(?: ca| chung)? ?(?:(?:\d{{1,2}}|sau|chin) thang|nam)\b"
    rf"[^.;\d]{{0,40}}?(?P<all>{_N}) (?P<of_all>[a-z]+ [a-z]+)"
)
_ONE = (
    rf"(?:rieng|trong) (?:thang|quy) (?P<part>(?:iv|i{{1,3}}|\d{{1,2}})\b)"
    rf"[^.;\d]{{0,40}}?(?P<n>{_N}) (?P<unit>[a-z]+ [a-z]+)"
)
_PARTS = (
    re.compile(rf"\b{_ONE}[^.\d]{{0,120}}?{_ALL}"),
    re.compile(rf"{_ALL}[^.\d]{{0,60}}?\b(?:trong do,? )?{_ONE}"),
)
"""A part of a span with all of it, in either order."""


@rule("A41")
def means_of_spans(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "trong 05 tháng đăng 60 tin, bình quân mỗi tháng 15 tin" by the number before it and the span."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, said, start in statements(sheet, r"\b(?:binh quan|trung binh)\b", ";"):
        found = _MEAN.search(said)
        each = (found["each"] or found["per"]) if found else ""
        lasting = [one for one in _LASTS.finditer(said[: found.start()]) if one["each"] == each] if found else []
        if found is None or len(lasting) != 1:
            continue
        whole = [one for one in amounts(said[: found.start()]) if one.unit != RATE]
        mean, spans = parse_number(found["mean"] or found["number"]), int(lasting[0]["n"])
        if len(whole) != 1 or not mean or spans <= 1:
            continue
        made = (whole[0].value / spans).quantize(Decimal("0.1"))
        roughly = _ROUGHLY * made if found["sign"] or found["about"] else Decimal(0)
        shown = show(made if made % 1 else made.to_integral())
        facts = {"working": f"{show(whole[0].value)} : {spans} = {shown}"}
        if abs(mean - made) <= max(roughly, Decimal(1 if made % 1 else 0)):
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
            continue
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, start + lasting[0].start(), start + found.end(), before=20, after=20),
            stated=show(mean),
            computed=shown,
            facts=facts,
        )


@rule("A42")
def growth_between_spans(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "quý II 3.818, quý III 5.402, quý III tăng 29,3% so với quý II" by the numbers of both spans."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_GROWTH, before=sheet.next_period_line):
        line, rate = found.string[: found.start()], parse_number(found["rate"])
        now, then = (_of_span(line, found[name]) for name in ("now", "then"))
        if now is None or then is None or rate is None or not now * then:
            continue
        change = now - then if found["way"] == "tang" else then - now
        made = share(change, then)
        facts = {"working": f"{show(change)}/{show(then)} = {percent(made, decimals(rate))}"}
        if fit(rate, change, then) <= Fit.TRUNCATED:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
            continue
        other_base = fit(rate, change, now) <= Fit.TRUNCATED
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, *found.span(), before=60),
            stated=percent(rate, decimals(rate)),
            computed=percent(made, decimals(rate)),
            grade=None if other_base else Grade.UNLIKELY,
            facts=facts,
        )


def _of_span(line: str, span: str) -> Decimal | None:
    """Return the one number that a line gives a span: behind its name, or before it."""
    name = rf"\b{re.escape(re.sub(r'(?:/| nam )20..$', '', span))}(?:/20\d\d| nam 20\d\d)?"
    behind = rf"{name}(?: (?:la|co|dat|nhan|duoc|tiep nhan|giai quyet))*:? ({_N})(?![\d/%]| ?%|[.,]\d)"
    told = re.findall(behind, line) or re.findall(rf"(?<![\d/.,])({_N})(?: [a-z]+){{1,3}} (?:trong )?{name}\b", line)
    return parse_number(told[0]) if len(told) == 1 else None


@rule("A43")
def parts_of_spans(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a quarter does not have more than the months that hold it ("riêng quý III có …; tính 9 tháng …")."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    places = (place for pattern in _PARTS for place in sheet.search(pattern, before=sheet.next_period_line))
    for number, found in places:
        part, whole = parse_number(found["n"]), parse_number(found["all"])
        if part is None or whole is None or found["unit"] != found["of_all"]:
            continue
        facts = {"working": f"{show(part)} {'≤' if part <= whole else '>'} {show(whole)}"}
        if part <= whole:
            yield Pass(sheet=sheet, lines=(number,), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *found.span()),
                stated=show(whole),
                computed=f"≥ {show(part)}",
                facts=facts,
            )
