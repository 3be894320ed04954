"""Family G, claims: what the report calls reached by the plan lies at the plan's level (domain.md §5.1, G02; G26)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.desk.amounts import SENTENCE
from inspection.rules.desk.blocks import words_before
from inspection.rules.desk.measures import RATE, Measure, measures
from inspection.rules.desk.subjects import subject
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Period
    from inspection.rules.desk import Desk, Sheet

_PLAN = re.compile(r"\b(?:chi tieu|ke hoach|muc tieu)\b(?! (?:von|thu|chi|dau tu|so|san xuat|giao von)\b)")
_CLAIM = re.compile(
    r"\b(?:dat va vuot|hoan thanh(?: va)? vuot|vuot|dat|hoan thanh|bao dam|dam bao|dap ung|thap hon"
    r"|(?P<within>nam trong|trong pham vi|khong vuot(?: qua)?)|trong|bang toan bo|du)\s"
    r"(?:muc |cho phep |yeu cau (?:[a-z]+ ){0,5}|gioi han |han muc |muc khong che |khong che |danh muc (?:[a-z]+ ){0,4}"
    r"|so luong |toan bo |day du |dung |theo |100% |cua |duoc |du kien |du toan |neu |ghi |da "
    r"|de ra |dat ra |tai |trong |giao |(?:muc )?toi thieu ){0,4}$"
    r"|\b(?P<share>1\d\d(?:,\d+)?)% (?:so voi )?(?:muc |chi tieu )?$"
)
"""Words before the plan's name that call a result reached by it, or its ceiling kept."""
_IN_FULL = re.compile(r" \(100%\)")
_FAR = 80
"""Characters before the plan's name among which such words stand."""
_NO_CLAIM = re.compile(
    r"\b(?:chua|khong|gan|phan dau|se|nham|can|de|co gang|tiep tuc|moi|kha nang|du kien|yeu cau|bao dam)"
    r"\s(?:[a-z]+\s){0,2}$"
)
_OF_OTHERS = re.compile(
    r"[^,;.]{0,30}?\b(?:thanh pho|tinh|cap tren|trung uong|chinh phu|so noi vu|hdnd|hoi dong nhan dan|nghi quyet)\b"
)
_LEVEL_TOLD = re.compile(r"[^,;.%]{0,60}?\d[\d,.]*\s*%|[^,;.]{0,25}?(?:la|:) ?(?:tu |tren |toi thieu )?\d")
"""A level behind the claim: that one is judged where it is quoted."""
_ASIDE = re.compile(
    r"\b(?:tang|giam|cao hon|thap hon|so voi|cung ky|nam (?:20\d\d|truoc))\b[^,;.]{0,60}?"
    r"\d[\d.]*(?:,\d+)?\s*(?:%|diem|[a-z]+)(?: phan tram| %)?(?: so voi [^,;.(]{0,40})?(?:\s*\([^)]*\))?"
)
"""What a result is compared with: other numbers than the result."""
_OTHER_PLAN = re.compile(r"\bke hoach so (?P<no>\d{1,4})\s*/")
_NEAR = 0.75
"""The share of the likest statement's weight from which another one may be meant as well."""
_FEWEST, _LIKE = 2, 0.5
"""Pairs of syllables, and the share of what either says, from which a statement is surely the one that is meant."""
_MIN = 0.25
"""The share of either from which a statement may be meant."""
_MANY = 3
_MONEY = frozenset(("dong", "nghin", "trieu", "ty"))
_YEAR = re.compile(r"\b[Nn]ăm (20\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Claim:
    line: int
    start: int
    """Where its clause begins."""
    at: int
    end: int
    share: bool
    within: bool
    """The result is said to lie within what the plan allows."""


@rule("G26")
def reached_by_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what the report calls reached, complete or passed by the plan is not below the plan's own level."""
    plan, report = desk.plan, desk.report
    if plan is None or report is None or not desk.case.plan_is_own or plan.damaged or report.damaged:
        return
    for claim in _claims(report):
        yield from _judged(desk, report, claim)


def _claims(report: Sheet) -> Iterator[_Claim]:
    for number, plan in report.search(_PLAN, before=report.next_period_line):
        said, first = plan.string, max(0, plan.start() - _FAR)
        if "\t" in said or said.count("|") > 1:
            continue
        claim = _CLAIM.search(said[first : plan.start()])
        in_full = _IN_FULL.match(said, plan.end())
        if not (claim or in_full):
            continue
        at, end = (first + claim.start(), plan.end()) if claim else (plan.start(), in_full.end() if in_full else 0)
        share = bool(claim and claim["share"])
        if _NO_CLAIM.search(said[max(0, at - 40) : at]) or _OF_OTHERS.match(said, end):
            continue
        if share or not _LEVEL_TOLD.match(said, end):
            start = max((one.end() for one in SENTENCE.finditer(said, 0, at)), default=0)
            within = bool(claim and claim["within"])
            yield _Claim(number, start, at, end, share, within)


def _judged(desk: Desk, report: Sheet, claim: _Claim) -> Iterator[Hit | Pass]:
    said = report.folded[claim.line - 1]
    clear = _ASIDE.sub(lambda one: "_" * len(one[0]), said[: claim.at])
    results = [one for one in measures(clear, claim.start) if not (claim.share and one.kind == RATE)]
    unnamed = len(subject(report.line(claim.line)[claim.start : claim.at])) < _FEWEST
    for result in reversed(results):
        levels = _named(desk, claim, result) or levels_of_plan(desk, said[claim.start : claim.at], result)
        if not levels and unnamed:
            levels = levels_of_block(desk, report, claim.line, claim.start, result)
        if claim.within and result.kind in _MONEY:
            levels = [(replace(level, ceiling=True), text, sure) for level, text, sure in levels]
        if not levels:
            continue
        facts = {"working": f"{show(result.value)} ↔ {' / '.join(show(level.value) for level, _, _ in levels)}"}
        level, text, sure = levels[0]
        if any(one.met_by(result.value) for one, _, _ in levels):
            yield Pass(sheet=report, lines=(claim.line,), facts=facts)
            return
        other = _OTHER_PLAN.search(said, claim.start, claim.at)
        own = (desk.plan.reading.document_number or "") if desk.plan else ""
        sure = sure and (other is None or own.startswith(f"{other['no']}/"))
        unit = report.line(claim.line)[result.start : result.end]
        yield Hit(
            sheet=report,
            lines=(claim.line,),
            quote=report.excerpt(claim.line, claim.start, claim.end),
            stated=shorten(unit.strip()),
            computed=f"{'≤' if level.ceiling else '≥'} {show(level.value)}{'%' if level.kind == RATE else ''}",
            grade=None if sure else Grade.UNLIKELY,
            facts=facts | {"against": shorten(text)},
        )
        return


def _named(desk: Desk, claim: _Claim, result: Measure) -> list[tuple[Measure, str, bool]]:
    """Return the levels that the plan sets for the indicator of a result."""
    figures = desk.report.figures_on((claim.line,)) if desk.report else []
    names = {one.indicator for one in figures if one.value == result.value and one.indicator}
    targets = [one for one in (desk.plan.reading.targets if desk.plan else ()) if one.indicator in names]
    levels = [(next(_of_target(one.text, one.value), None), one.text) for one in targets]
    return [(level, text, True) for level, text in levels if level is not None and level.kind == result.kind]


def _of_target(text: str, values: tuple[object, ...]) -> Iterator[Measure]:
    return (one for one in measures(fold(text)) if one.value in values)


def levels_of_plan(desk: Desk, words: str, result: Measure) -> list[tuple[Measure, str, bool]]:
    """Return the levels that the plan sets for what the words are about, the likest statement's first."""
    period = desk.plan.reading.period if desk.plan else None
    about = desk.said_by_plan.about(words, lambda said: not looks_back(said.text, period))
    found = [(like, level) for like in about for level in _wanted(like.said.text, result)]
    if not found:
        return []
    best = found[0][0]
    share, only = max(best.of_said, best.of_asked), result.kind != RATE and len(found) == 1
    if share < _MIN and not only:
        return []
    sure = share >= _LIKE and best.shared >= _FEWEST and sum(like is best for like, _ in found) == 1
    return [(level, like.said.text, sure) for like, level in found if like.weight >= _NEAR * best.weight]


def levels_of_block(
    desk: Desk, report: Sheet, line: int, place: int, result: Measure
) -> list[tuple[Measure, str, bool]]:
    """Return the level that the plan sets for what the lines before a sentence speak of, where it sets one alone."""
    about = desk.said_by_plan.about(words_before(report, line, place))[:1]
    for like in about if about and about[0].shared > _FEWEST else ():
        levels = _wanted(like.said.text, result)
        if len(levels) == 1:
            return [(levels[0], like.said.text, False)]
    return []


def looks_back(text: str, period: Period | None) -> bool:
    """Tell whether a plan tells of the time before it."""
    years = [int(year) for year in _YEAR.findall(text)]
    return bool(period and years and max(years) < period.start.year)


def _wanted(text: str, result: Measure) -> list[Measure]:
    """Return what a statement wants of what a result counts; what is many times as much is something else."""
    wanted = (one for one in measures(fold(text)) if one.kind == result.kind)
    return [one for one in wanted if one.ceiling or one.value <= _MANY * result.value]
