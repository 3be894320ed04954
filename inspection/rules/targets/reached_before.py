"""Family G, claims behind results: what is called reached by the plan was, by the lines before (domain.md §5.1; G47).

A report tells the results of some work line by line and closes: "Như vậy, chỉ tiêu của Kế hoạch đã hoàn thành".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.blocks import block_to, words_before
from inspection.rules.desk.measures import RATE, Measure, measures
from inspection.rules.desk.percentage import HUNDRED
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.rules.targets.quoted import OF_OTHERS
from inspection.rules.targets.reached import looks_back
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.sayings import Likeness

_REACHED = r"(?:dat|hoan thanh|vuot|dap ung|thuc hien (?:dung|du|xong|day du)|bao dam|dam bao|duoc bao dam)"
_AIM = r"(?:muc tieu|chi tieu|yeu cau|so luong|quy mo|so [a-z]+|khoi luong|muc|tong so [a-z]+)"
_CLAIM = re.compile(
    rf"\b{_REACHED}\b[^.;]{{0,60}}?\b(?:theo|cua|trong|tai|so voi|dung)? ?(?:chi tieu|muc tieu)? ?(?:ke hoach)\b"
    rf"|\b{_AIM}\b[^.;]{{0,60}}?\b(?:ke hoach)\b[^.;]{{0,40}}?\b(?:da |duoc |deu )*{_REACHED}\b"
    r"|\b(?:trong (?:pham vi|gioi han|muc|khuon kho)|khong vuot(?: qua)?)\b[^.;]{0,60}?\bke hoach\b"
    r"|\b100% (?:so )?[a-z ]{2,30}? (?:theo|trong|tai|cua) (?:yeu cau |muc tieu )?ke hoach\b"
    r"|\bke hoach\b[^.;]{0,60}?\b(?:trong (?:pham vi|gioi han) cho phep|khong vuot muc)"
)
"""A sentence that calls what was told reached by the plan, or within its bounds."""
_NO_CLAIM = re.compile(
    r"\b(?:chua|khong (?:dat|hoan thanh|bao dam|dap ung)|phan dau|se|nham|can|de nghi|tiep tuc|du kien|quyet tam"
    r"|yeu cau (?:cac|phong|don vi|phai|bao dam)|hoan thanh toan bo|tat ca cac)\b"
)
_WITHIN = re.compile(r"\b(?:pham vi|gioi han|khuon kho|khong vuot|trong muc)\b")
_RANKED = re.compile(
    r"\b(?:xep|dung)(?: hang| vi tri)?(?: thu)? (?P<rank>\d{1,3})\b[^.]{0,120}?"
    r"\b(?:dat|hoan thanh|vuot|bao dam)\b[^.;]{0,40}\bke hoach\b"
)
"""A rank that is said to be what the plan wanted."""
_BEST = re.compile(
    r"\b(?:nhom|top|trong so)\s0?(?P<n>\d{1,3})\b[^.;]{0,40}\b(?:dan dau|dung dau|cao nhat|tot nhat)\b"
    r"|\b(?:xep|dung) (?:thu|hang|vi tri)[^.;\d]{0,20}(?P<up>\d{1,3}) tro len\b"
)
"""The last rank that a plan wants: "trong nhóm 10 phường, xã dẫn đầu"."""
_TOTAL = re.compile(r"\b(?:tong|tong cong|tong so|tat ca|ca thay)\b[^.;\d]{0,40}$")
_TIMES = {"nghin": Decimal("0.001"), "trieu": Decimal(1), "ty": Decimal(1000)}
_MONEY = frozenset(("dong", *_TIMES))
_PEOPLE = {"hoc": "nguoi", "dai": "nguoi", "hoi": "nguoi", "luot": "nguoi"}
_FEWEST, _SAID = 3, 0.18
"""Pairs of syllables in common, and the share of what the plan says, from which its statement may be the one meant."""
_SHARED_BY_RANKS = 2
"""Pairs of syllables in common from which both ranks are of one thing."""
_NEAR = 0.75
"""The share of the likest statement's weight from which another one may be meant as well."""
_MANY = 3
"""How many times as much as its results a level is that is of something else."""


@dataclass(frozen=True, slots=True)
class _Result:
    line: int
    measure: Measure
    total: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    """By what a level of the plan was kept or not."""

    line: int
    value: Decimal
    met: bool


@rule("G47")
def reached_by_what_stands_before(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge a claim that the plan was kept by the results that the lines before tell, and by the plan's level."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    seen: set[int] = set()
    for number, found in report.search(_CLAIM, before=report.next_period_line):
        line = found.string
        start, end = sentence_at(line, *found.span())
        said = line[start:end]
        barred = "\t" in line or line.count("|") > 1 or _NO_CLAIM.search(said) or OF_OTHERS.search(said)
        told = [one for one in measures(said, minutes=True) if not (one.kind == RATE and one.value == HUNDRED)]
        if barred or told or number in seen:
            continue
        seen.add(number)
        yield from _judged(desk, report, number, (start, end))
    yield from _ranks(plan, report)


def _ranks(plan: Sheet, report: Sheet) -> Iterator[Hit | Pass]:
    """Judge a rank that is said to be what the plan wanted by the one that the plan names for it."""
    for number, found in report.search(_RANKED, before=report.next_period_line):
        said = found.string[slice(*sentence_at(found.string, *found.span()))]
        wanted = [
            (line, one)
            for line, one in plan.search(_BEST)
            if len(syllable_pairs(said) & syllable_pairs(one.string)) >= _SHARED_BY_RANKS
        ]
        if len(wanted) != 1:
            continue
        line, best = wanted[0]
        rank, last = int(found["rank"]), int(best["n"] or best["up"])
        facts = {"working": f"{rank} ↔ {last}"}
        if rank <= last:
            yield Pass(sheet=report, lines=(number,), facts=facts)
        else:
            quote, against = report.excerpt(number, *found.span()), shorten(plan.line(line).strip("-+*• "))
            facts |= {"against": against}
            yield Hit(sheet=report, lines=(number,), quote=quote, stated=str(rank), computed=str(last), facts=facts)


def _judged(desk: Desk, report: Sheet, number: int, place: tuple[int, int]) -> Iterator[Hit | Pass]:
    said = report.folded[number - 1][slice(*place)]
    block = list(block_to(report, number))
    before = report.folded[number - 1][: place[0]]
    told = ((line, before if line == number else report.folded[line - 1]) for line in block)
    results = [one for line, text in told for one in _results(line, text)]
    if not results:
        return
    words = f"{words_before(report, number, place[0])} {said}"
    period = desk.plan.reading.period if desk.plan else None
    about = [
        one
        for one in desk.said_by_plan.about(words, lambda said: not looks_back(said.text, period))
        if one.shared >= _FEWEST and one.of_said >= _SAID
    ]
    found = [
        (like, level, kept)
        for like in about
        if like.weight >= _NEAR * about[0].weight
        for level in _results(like.said.line, fold(like.said.text))
        if (kept := _kept(level, results, within=bool(_WITHIN.search(said))))
    ]
    missed = [one for one in found if not one[2].met]
    if found:
        like, level, kept = (missed if len(missed) == len({one[0].said for one in found}) else found)[0]
        yield _outcome(report, number, place, like, level.measure, kept)


def _results(line: int, text: str) -> Iterator[_Result]:
    for one in measures(text, minutes=True):
        kind, value = _PEOPLE.get(one.kind, one.kind), one.value
        if kind in _MONEY:
            millions = value * _TIMES.get(one.kind, Decimal("0.000001"))
            kind, value = "dong", millions.quantize(1) if millions == int(millions) else millions
        total = bool(_TOTAL.search(text[max(0, one.start - 60) : one.start]))
        yield _Result(line, replace(one, kind=kind, value=value), total)


def _kept(level: _Result, results: Sequence[_Result], *, within: bool) -> _Kept | None:
    """Return whether a level was kept; None where the results do not tell it surely.

    Counts may be told in parts, so that a level is reached by one of them, by a total or by all together.
    """
    wanted = level.measure
    told = [one for one in results if one.measure.kind == wanted.kind]
    values = {one.measure.value for one in told}
    if not told or wanted.value > _MANY * sum(values):
        return None
    total = next((one for one in told if one.total), None)
    if wanted.ceiling or (within and wanted.kind == "dong"):
        least = min(told, key=lambda one: one.measure.value)
        meant = total or (least if len(values) == 1 or wanted.kind != "dong" else None)
        return _Kept(meant.line, meant.measure.value, met=meant.measure.value <= wanted.value) if meant else None
    if within or (wanted.kind == RATE and len(values) > 1):
        return None
    most = max(values)
    if wanted.kind not in {RATE, "phut"}:
        most = max(most, total.measure.value if total else sum((one.measure.value for one in told), Decimal(0)))
    return _Kept((total or told[0]).line, most, met=most >= wanted.value)


def _outcome(
    report: Sheet, number: int, place: tuple[int, int], like: Likeness, level: Measure, kept: _Kept
) -> Hit | Pass:
    lines = tuple(sorted({number, kept.line}))
    facts = {"working": f"{show(kept.value)} ↔ {show(level.value)}"}
    if kept.met:
        return Pass(sheet=report, lines=lines, facts=facts)
    return Hit(
        sheet=report,
        lines=lines,
        quote=report.excerpt(number, *place),
        stated=show(kept.value),
        computed=show(level.value),
        facts=facts | {"against": shorten(like.said.text)},
    )
