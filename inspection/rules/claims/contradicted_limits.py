"""Family G by way of X: what is named as lacking is not told as being there (domain.md §5.1, G08; G51 to G53)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.claims.denials import denials_of, denying
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.desk.searching import Lines
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_STILL = re.compile(
    r"\b(?:van|con|van con|mot so|nhieu|it|phat sinh|de xay ra|xay ra|tinh trang|dan den|co luc|co truong hop|co)"
    r"(?: (?:de|mot|so|nhieu|it|truong hop|cac|nhung|vai|co))*\s$"
)
"""Words before what is lacking that say that it occurs."""
_NOT_YET = re.compile(
    r"\bchua (?:duoc )?(?:trang bi|bo tri|lap dat|dau tu|ban hanh|thanh lap|ket noi|mua sam|xay dung|cap|mo|co)\s"
    r"(?P<what>[a-z][^.;,:()]{6,80})"
)
_THERE = re.compile(
    r"\b(?:van hanh|(?:da |duoc )(?:trang bi|lap dat|bo tri|dau tu|ban hanh|thanh lap|ket noi|mua sam|xay dung|cap|dua)"
    r"|su dung|hoat dong|khai thac|lap dat|trang bi)\b"
)
_NEGATED = re.compile(r"\b(?:chua|khong|thieu|de nghi|kien nghi|can|se|du kien|phan dau)\b")
_PART = re.compile(
    r"\b(?:them|bo sung|rieng|chuyen dung|chuyen trach|moi|du|day du|dong bo|tai (?:cac|mot so)|cho (?:cac|mot so))\b"
)
"""Words of more of something, or of a kind of it."""
_LIMITS = re.compile(r"\b(?:kho khan|han che|ton tai|vuong mac|bat cap|nguyen nhan)\b")
_NOT_PLANNED = re.compile(
    r"\bke hoach\b[^.;]{0,60}?\bkhong (?:dat ra|co|giao|yeu cau|quy dinh|de ra|neu|xac dinh|de cap|bo tri)\b"
    r"(?! (?:chi tieu ve|kinh phi|von))"
)
_FEWEST, _SAID = 3, 0.3
"""Pairs of syllables in common, and the share of what either says, from which the plan speaks of a matter."""


@rule("G51")
def limits_not_denied(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no limitation tells of what the results say did not occur."""
    sheet = desk.report
    if sheet is None or sheet.damaged or not sheet.reading.shortcomings:
        return
    limits = sheet.reading.shortcomings
    said, denials = Lines([fold(limit.text) for limit in limits]), None
    for absence in (one for one in desk.relations.absences if one.thing):
        told = [(limits[place - 1], found) for place, found in said.search(absence.thing) if _occurs(found)]
        if not told:
            continue
        denials = list(denials_of(sheet)) if denials is None else denials
        lines = {limit.line for limit, _ in told}
        denied = next((one for one in denying(sheet, absence, denials) if one.line not in lines), None)
        if denied is not None:
            limit = told[0][0]
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted((denied.line, limit.line))),
                quote=shorten(limit.text),
                facts={"against": sheet.excerpt(denied.line, denied.start, denied.end)},
            )


def _occurs(found: re.Match[str]) -> bool:
    """Tell whether words say that something occurs, without a number, which has a rule of its own."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    return bool(_STILL.search(before)) and not re.search(r"\d", found[0])


@rule("G52")
def limits_not_there(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what a limitation says the ward does not have yet is not told as being there."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    limits = {limit.line for limit in sheet.reading.shortcomings}
    common = frozenset(desk.relations.common_words)
    for number, found in sheet.search(_NOT_YET, before=sheet.next_period_line):
        line = found.string
        if "\t" in line or not (number in limits or _LIMITS.search(line, 0, found.start())) or _PART.search(found[0]):
            continue
        what = syllable_pairs(found["what"]) - common
        place = _there(sheet, what, number, limits) if len(what) >= _FEWEST else None
        if place is None:
            continue
        other, start, end = place
        yield Hit(
            sheet=sheet,
            lines=tuple(sorted((number, other))),
            quote=sheet.excerpt(number, *found.span()),
            facts={"against": sheet.excerpt(other, start, end)},
        )


def _there(sheet: Sheet, what: set[str], number: int, limits: set[int]) -> tuple[int, int, int] | None:
    """Return the place of a sentence of the results that has all of some words as something in use."""
    for other, line in enumerate(sheet.folded, 1):
        if other >= sheet.next_period_line:
            break
        if other == number or other in limits or not all(pair in line for pair in what):
            continue
        found = next((one for one in _THERE.finditer(line) if what <= syllable_pairs(_sentence(line, one))), None)
        if found and not _LIMITS.search(line) and not _NEGATED.search(_sentence(line, found)):
            return other, *sentence_at(line, *found.span())
    return None


def _sentence(line: str, found: re.Match[str]) -> str:
    return line[slice(*sentence_at(line, *found.span()))]


@rule("G53")
def planned_after_all(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the plan does not have what the report says it has not."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    for number, found in report.search(_NOT_PLANNED, before=report.next_period_line):
        line = found.string
        start, end = sentence_at(line, *found.span())
        about = desk.said_by_plan.about(line[start : found.start()])
        if about and about[0].shared >= _FEWEST and max(about[0].of_said, about[0].of_asked) >= _SAID:
            yield Hit(
                sheet=report,
                lines=(number,),
                quote=report.excerpt(number, start, end),
                facts={"against": shorten(about[0].said.text)},
            )
