"""Family A, comparisons: a rise or fall agrees with both of its ends (domain.md §5.1, A07; A18)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, SENTENCE, Amount, amounts
from inspection.rules.desk.percentage import Fit, decimals, fit, percent, share, within
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_RISES = ("(?<!ha )(?<!nen )tang", "cao hon", "nhieu hon", "vuot")
_FALLS = ("giam", "thap hon", "it hon")
_CHANGE = re.compile(
    rf"\b(?P<way>{'|'.join((*_RISES, *_FALLS))}) (?:them |duoc |(?:so voi )?cung ky (?:nam (?:truoc|\d{{4}}) )?)?(?=\d)"
)
_N = r"\d[\d.]*(?:,\d+)?"
_EARLIER = (
    r"(?:trong khi |con )?(?:(?:nam|ky|thang|quy) (?:truoc|ngoai|lien truoc)|nam 20\d\d"
    r"|cung ky(?: nam (?:truoc|20\d\d))?)"
)
_ENDS = re.compile(
    rf"(?:\btu (?P<first>{_N})\s?(?P<unit>%?)[^.;\d]{{0,30}}\b(?:xuong(?: con)?|len|con|thanh)\b[^.;\d]{{0,15}}"
    rf"(?P<last>{_N})"
    rf"|(?<![\d.,/])(?P<old>{_N}) (?P<noun>[a-z]+)[^.;\d]{{0,20}}\bthanh (?P<new>{_N}) (?P=noun)\b"
    rf"|(?<![\d.,/])(?P<now>{_N})(?P<sort>\s?%| [a-z]+)[^.;\d]{{0,40}}[,;(] ?{_EARLIER}[^.;,\d]{{0,25}}?"
    rf" (?P<then>{_N})(?P=sort)(?![a-z]))"
    rf"[^.;\d]{{0,25}}\b(?P<way>tang|giam)(?: them| duoc)? (?P<much>{_N})\s?(?P<share>%?)"
)
"""A change told by both of its ends: "từ 5,2 ngày xuống 3,9 ngày, giảm …", "05 thôn thành 03 thôn, giảm …", "81,2 điểm,
năm trước là 78,4 điểm, tăng …"."""
_BY = r"\b(?:tang|giam) (?:them |duoc )?\d"
"""By how much the ends lie apart; every change told by both has it."""
_WAY = re.compile(rf"\b(?:{'|'.join((*_RISES, *_FALLS))})\b")
_SIDES = (("first", "last"), ("old", "new"), ("then", "now"))
"""Where a change begins and what it comes to, in each way of telling it."""
_AGAINST = re.compile(r"\bso voi\b|\bcung ky\b")
"""Words that name what something is compared with."""
_RATE = re.compile(
    r"[^%;]{0,50}?(?:\(|\b(?:tuc|hay|tuong (?:ung|duong)|ung voi|bang|dat|ty le)\b)(?: la| voi)?"
    r" ?(?:tang |giam )?(?P<rate>\d+(?:,\d+)?)\s*%"
)
"""What gives a change once more, as a share of where it began ("tăng 239 hồ sơ, tương ứng 22,83%")."""
_BRACKETS = re.compile(r"\([^()]*\)")
_BEFORE = 60
"""Characters before a change that its quote shows."""
_FAR = 90
"""Characters from the words of comparison within which the number stands that something is compared with."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A rise (``way`` 1) or fall (-1) by so much, that as a share, where it began, and what it may have come to."""

    way: int
    much: Amount
    rate: Decimal | None
    base: Amount
    lead: Amount | None
    """The number of the statement that changed, as far as its place tells."""
    at_once: bool
    """Whether nothing but brackets parts that number from its change."""
    others: tuple[Amount, ...]
    span: tuple[int, int]

    @property
    def relative(self) -> bool:
        """Tell whether the change is told as a share of an amount, not in the unit of what changed."""
        return self.much.unit == RATE != self.base.unit

    def came_to(self, end: Amount) -> bool:
        """Tell whether the change leads from its base to a number."""
        difference = (end.value - self.base.value) * self.way
        if self.relative:
            return _fits(self.much.value, difference, self.base.value)
        digits = Decimal(1).scaleb(-max(map(decimals, (end.value, self.base.value, self.much.value))))
        slack = digits if any(map(decimals, (end.value, self.base.value))) and self.base.unit != RATE else 0
        return abs(difference - self.much.value) <= slack


@rule("A18")
def change_between_two_times(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "tăng 239 hồ sơ (22,83%) so với cùng kỳ (1.047 hồ sơ)": the change leads from one number to the other."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for pattern, told in ((_AGAINST, _changes), (_BY, _between_ends)):
        for number in dict.fromkeys(number for number, _ in sheet.search(pattern, before=sheet.next_period_line)):
            for change in told(sheet.folded[number - 1]):
                yield from _judged(sheet, number, change)


def _changes(line: str) -> Iterator[_Change]:
    """Give the changes of a line of which the number that they begin at is told."""
    numbers = list(amounts(line, spans=True))
    ends = [match.start() for match in SENTENCE.finditer(line)]
    changes = list(_CHANGE.finditer(line))
    told_again = -1
    for place, match in enumerate(changes):
        first = max((end for end in ends if end < match.start()), default=0)
        last = min((end for end in ends if end > match.start()), default=len(line))
        much = next((one for one in numbers if one.start == match.end()), None)
        if much is None or much.start == told_again:
            continue
        told = _RATE.match(line, much.end, last) if much.unit != RATE else None
        told_again = told.start("rate") if told else -1
        following = next((one.start() for one in changes[place + 1 :] if one.end() != told_again), last)
        behind = (match.start(), min(last, following))
        before = (max(first, changes[place - 1].end() if place else 0), much.start)
        base = _base(line, numbers, much, *behind) or _base(line, numbers, much, *before)
        if base is None:
            continue
        earlier = [one for one in numbers if one.end <= match.start() and one.unit == base.unit and one != base]
        way = -1 if match["way"] in _FALLS else 1
        lead, at_once = _lead(line, earlier, first, match.start())
        if lead is None and earlier:
            lead = min(earlier, key=lambda one: abs(one.value - base.value - way * much.value))
        yield _Change(
            way=way,
            much=much,
            rate=parse_number(told["rate"]) if told else None,
            base=base,
            lead=lead,
            at_once=at_once,
            others=tuple(earlier),
            span=(match.start(), max(much.end, base.end, told.end() if told else 0)),
        )


def _between_ends(line: str) -> Iterator[_Change]:
    """Give the changes of a line that are told from one number to the other."""
    for found in _ENDS.finditer(line):
        sides = next(pair for pair in _SIDES if found[pair[0]])
        values = [parse_number(found[name].rstrip(".")) for name in (*sides, "much")]
        first, last, much = (Decimal(0) if value is None else value for value in values)
        if None in values or (found["now"] and not _alone(line, found)):
            continue
        base, lead = (
            Amount(value, found["unit"] or (found["sort"] or "").strip(), *found.span(name))
            for value, name in zip((first, last), sides, strict=True)
        )
        yield _Change(
            way=1 if found["way"] == "tang" else -1,
            much=Amount(much, found["share"] or "", *found.span("much")),
            rate=None,
            base=base,
            lead=lead,
            at_once=True,
            others=(),
            span=found.span(),
        )


def _alone(line: str, found: re.Match[str]) -> bool:
    """Tell whether the number that changed is a level, or the first amount of its sentence and no change itself."""
    start = max((one.end() for one in SENTENCE.finditer(line, 0, found.start())), default=0)
    before = line[start : found.start()]
    if found["sort"].strip() in {RATE, "diem"}:
        return True
    return found["share"] != RATE and not _WAY.search(before) and not any(True for _ in amounts(before))


def _lead(line: str, earlier: list[Amount], first: int, change: int) -> tuple[Amount | None, bool]:
    """Return the number that changed as far as its place tells, and whether only brackets part it from its change.

    It is the first of its statement: those behind it are its parts, and so are those in brackets beside others.
    """
    aside = [found.span() for found in _BRACKETS.finditer(line)]
    own = [one for one in earlier if one.start >= first]
    plain = [one for one in own if not any(a <= one.start < b for a, b in aside)]
    if not plain:
        return (own[-1] if own else None), False
    parted = re.search(r"\d", _BRACKETS.sub("", line[plain[0].end : change]))
    return plain[0], len(plain) == 1 and not parted


def _base(line: str, numbers: list[Amount], much: Amount, first: int, last: int) -> Amount | None:
    """Return the number of a piece of a line that its words of comparison name, in the unit of the change.

    A change in per cent may begin at any amount; one in points begins at a rate.
    """
    for match in _AGAINST.finditer(line, first, last):
        stop = min(last, match.end() + _FAR)
        near = (one for one in numbers if match.end() <= one.start and one.end <= stop and one != much)
        base = next((one for one in near if one.unit in {much.unit, ""} or much.unit in {"", RATE}), None)
        if base:
            return base
    return None


def _fits(rate: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Tell whether a share is that of two numbers, which may themselves be rounded where they have decimals."""
    if not whole:
        return False
    return fit(rate, part, whole) is not Fit.OFF or (bool(decimals(whole)) and within(rate, part, whole))


def _judged(sheet: Sheet, number: int, change: _Change) -> Iterator[Hit | Pass]:
    much, base, lead, rate = change.much, change.base, change.lead, change.rate
    ends = [lead, *change.others] if lead else []
    agreeing = next((end for end in ends if change.came_to(end)), None)
    shares = rate is None or change.base.unit == RATE or _fits(rate, much.value, base.value)
    quote = sheet.excerpt(number, *change.span, before=_BEFORE)
    if agreeing and shares:
        yield Pass(sheet=sheet, lines=(number,), facts={"working": _working(agreeing, base, change)})
    elif (agreeing or not ends) and not shares and rate is not None:
        made = percent(share(much.value, base.value), decimals(rate))
        working = f"{show(much.value)}/{show(base.value)} = {made}"
        stated = percent(rate, decimals(rate))
        yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated, computed=made, facts={"working": working})
    elif lead is not None and not agreeing:
        real = (lead.value - base.value) * change.way
        told = rate is not None and (not shares or _fits(rate, real, base.value))
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=quote,
            stated=_amount(change, much.value),
            computed=_amount(change, share(real, base.value) if change.relative else real),
            grade=None if told or change.at_once else Grade.UNLIKELY,
            facts={"working": _working(lead, base, change)},
        )


def _working(end: Amount, base: Amount, change: _Change) -> str:
    """Return the subtraction, and the division where the change is told as a share."""
    made = f"{show(end.value)} − {show(base.value)} = {show(end.value - base.value)}"
    if not change.relative or not base.value:
        return made
    return f"{made}; {percent(share(end.value - base.value, base.value), decimals(change.much.value))}"


def _amount(change: _Change, value: Decimal) -> str:
    return percent(value, decimals(change.much.value)) if change.relative else show(value)
