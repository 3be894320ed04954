"""Family G, shares: "34 tin, bài, đạt 85% kế hoạch" is that share of what the plan has (domain.md §5.1, G02; G48)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.measures import RATE, Measure, measures
from inspection.rules.desk.percentage import HUNDRED, Fit, fit, share
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.rules.targets.reached import looks_back
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.rules.desk import Desk, Sheet

_SHARE = re.compile(
    r"\b(?:dat|bang|duoc|tuong duong|hoan thanh)\s(?:khoang |gan |ty le )?(?P<rate>\d{1,3}(?:,\d{1,2})?) ?%"
    r"(?: so voi)?(?: (?:tong )?(?:so|khoi luong|chi tieu|muc tieu|muc|nhu cau|yeu cau|ke hoach)\b)[^.;%\d]{0,80}"
)
"""A rate of what was planned, behind a count."""
_OF_PLAN = re.compile(
    r"\b(?:ke hoach|chi tieu|muc tieu|phai (?:thuc hien|lam|dat|hoan thanh)|(?:duoc )?giao|de ra|dat ra)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:thanh pho|tinh|cap tren|trung uong|chinh phu|so noi vu|hdnd|hoi dong nhan dan|nghi quyet|du toan|cung ky)\b"
)
_ROUGH = re.compile(r"\b(?:khoang|gan|hon|tren)\s(?:ty le )?$")
_NEAR = 0.75
"""The share of the likest statement's weight from which another one may be meant as well."""
_FEWEST, _SAID = 2, 0.25
"""Pairs of syllables in common, and the share of what either says, from which a statement may be meant."""
_MOST = 3
"""How many times as much, or as little, as it would be by the share a planned count is that is of something else."""


@rule("G48")
def shares_of_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the share of the plan that a count is said to make by the count that the plan has."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    for number, found in report.search(_SHARE, before=report.next_period_line):
        line = found.string
        start, end = sentence_at(line, *found.span())
        said, rate = line[start:end], parse_number(found["rate"])
        if "\t" in line or line.count("|") > 1 or not rate or _OF_OTHERS.search(said) or not _OF_PLAN.search(said):
            continue
        counts = [one for one in measures(line, start, found.start()) if one.kind != RATE and one.value]
        if not counts or _ROUGH.search(line, found.start(), found.start("rate")):
            continue
        count = counts[-1]
        wholes = (one.value for one in measures(line) if one.value > count.value)
        if all(fit(rate, count.value, whole) is Fit.OFF for whole in wholes):  # else the sentence tells of what it is
            yield from _judged(desk, report, (number, start, end), count, rate)


def _judged(
    desk: Desk, report: Sheet, place: tuple[int, int, int], count: Measure, rate: Decimal
) -> Iterator[Hit | Pass]:
    number, start, end = place
    levels = _planned(desk, report.folded[number - 1][start:end], count, count.value * HUNDRED / rate)
    if not levels:
        return
    shares = [(level, share(count.value, level).quantize(rate, ROUND_HALF_UP)) for level, _ in levels]
    facts = {"working": " / ".join(f"{show(count.value)} / {show(level)} = {show(made)}%" for level, made in shares)}
    if any(fit(rate, count.value, level) is not Fit.OFF for level, _ in levels):
        yield Pass(sheet=report, lines=(number,), facts=facts)
        return
    yield Hit(
        sheet=report,
        lines=(number,),
        quote=report.excerpt(number, start, end),
        stated=f"{show(rate)}%",
        computed=f"{show(shares[0][1])}%",
        facts=facts | {"against": shorten(levels[0][1])},
    )


def _planned(desk: Desk, words: str, count: Measure, expected: Decimal) -> list[tuple[Decimal, str]]:
    """Return the counts of one kind with a result that the plan has in the likest statements, or has but once."""
    period = desk.plan.reading.period if desk.plan else None
    found = [
        (like, level.value)
        for like in desk.said_by_plan.about(words, lambda said: not looks_back(said.text, period))
        for level in measures(fold(like.said.text))
        if level.kind == count.kind and expected / _MOST <= level.value <= expected * _MOST
    ]
    if len(found) > 1:
        most = found[0][0].weight
        found = [
            (like, level)
            for like, level in found
            if like.weight >= _NEAR * most and like.shared >= _FEWEST and max(like.of_said, like.of_asked) >= _SAID
        ]
    return [(level, like.said.text) for like, level in found]
