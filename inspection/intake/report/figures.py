"""The figures of a report: every number that it states, named by an indicator where the catalogue knows it.

A number without an indicator is kept too. A rate takes its numerator and denominator from its own formula, from the
count that it stands behind, or from figures of the same report that the catalogue says it is made of.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.wordings import words_of
from inspection.intake.report.aims import ahead, told
from inspection.intake.report.asides import set_apart
from inspection.intake.report.heads import Heads
from inspection.intake.report.named_mentions import added_up, is_lacking, named
from inspection.intake.report.naming import SURE, Namer, Surroundings, plain
from inspection.intake.report.rates import RATE, Stated, complete_rates
from inspection.model.documents import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.catalogue import Indicator

_LONGEST_LIST = 600
_LONGEST_LINK = 45
_LINK = re.compile(
    r"[\s,;(=:]*(?:(?:dat|chiem|tuong ung|bang|voi|ty le|ti le|khoang|tuong duong|uoc dat|dat ty le|chiem ty le|phu"
    r"|so voi)[\s,(:=]*){0,4}"
)
_NO_ONE = (
    r"(?:(?:con |co )?(?:mot )?(?:ho so|don|nhiem vu|truong hop|van ban|phan anh|kien nghi|cong chuc|can bo|vien chuc"
    r"|vu viec|don vi|can bo, cong chuc(?:, vien chuc)?|cong chuc, vien chuc|cbcc|cbccvc) nao|ai)"
)
_NONE = re.compile(
    r"\b(?:khong (?:co|con (?=ho so (?:ton|qua han|cham|tre))|ban hanh|phat sinh|xay ra|de xay ra|tiep nhan|thay"
    rf"|phat hien|{_NO_ONE})"
    rf"|chua (?:phat hien|ban hanh|{_NO_ONE}))\b"
    r"|:\s*khong\s*[.;]?\s*$"
)
_LEADS = re.compile(rf"(?:khong|chua) {_NO_ONE}")
_DENYING = frozenset({"nao", "co", "con", "mot"})
_ENDS_HERE = re.compile(r"\s*,")
"""Behind what there is none of, where another subject begins: "HĐND không ban hành, UBND ban hành 02"."""
_LOOKED_FOR = re.compile(r"khong (?:thay|phat hien)|chua phat hien")
_NO_GROUPS = re.compile(
    r"\b(?:chua|khong) co(?P<groups>(?:,| va| hoac| don vi| nao| thuoc| nhom \d)+)"
    r"|(?P<group>\bnhom \d)(?: \([^()]{0,80}\))?:? (?:chua|khong) co\b"
)
_GROUP = re.compile(r"nhom (\d)")
"""Groups of units that have none: "chưa có đơn vị nhóm 1, nhóm 2", "nhóm 1 không có đơn vị nào"."""
_NOT_ARISEN = re.compile(r"\b(?:chua|khong) (?:co (?:ho so )?)?phat sinh|\bchua co (?:ho so|truong hop|so lieu)")
_MODIFIED = re.compile(
    r"[a-z ]{1,45}(?:\(|,(?=\s*(?:dat|chiem|tuong ung|bang|ty le|ti le|phu)\b))\s*"
    r"(?:(?:dat|chiem|tuong ung|bang|ty le|ti le|la|phu)[\s:]*){0,3}"
)
"""Between a count and its rate: "45 hồ sơ trực tuyến (90%)", "45 hồ sơ trực tuyến, đạt 90%"."""
_ALSO = re.compile(r"[a-z ]{1,40}(?:,| va) (?:bang|chiem|dat|tuong duong)\s*")
"""Between two rates of one count: "22.614 hồ sơ, bằng 80,98% hồ sơ trực tuyến và bằng 71,01% tổng hồ sơ"."""
_ALL_OF_IT = re.compile(
    r"[a-z ]{0,30},?\s*(?:(?:tat ca|deu|toan bo|va|con|dang|cung)\s+)+"
    r"(?P<what>(?:trong|chua den) (?:thoi )?han|(?:truoc(?: han)? va )?dung han(?: va truoc han)?|truoc han)\b"
)
"""Behind a count all of which is of one part."""
_ALL = re.compile(r",?\s*\b(?:tat ca|deu|toan bo) ")
"""Before what all of a count is said to be."""
_OF_ALL_DUE = re.compile(r"\s*(?:tren |cua )?(?:tong )?so(?: [a-z]+){0,2} (?:phai|can|thu ly)\b")


def _label(statement: Statement, mention: Mention) -> str:
    """Return the words that name a number: those before it, or in a list the noun behind it."""
    before = statement.text[mention.before : mention.quantity.start].strip()
    if before.endswith(":") or mention.before <= mention.sentence[0]:
        before = before.strip(" :,;(=-+")
        if len(before.split(maxsplit=1)) > 1:
            return before
    return statement.text[mention.quantity.start : mention.after].strip(" :,;)")


def _figure(statement: Statement, mention: Mention, indicator: Indicator | None, unit: str | None = None) -> Figure:
    quantity = mention.quantity
    return Figure(
        indicator=indicator.id if indicator else None,
        label=_label(statement, mention),
        value=quantity.value,
        unit=quantity.unit or unit,
        numerator=quantity.numerator,
        denominator=quantity.denominator,
        period=statement.period,
        quote=statement.quote(mention),
        line=statement.line_at(quantity.start),
    )


def _counted(
    statement: Statement, mention: Mention, namer: Namer, heads: Heads
) -> tuple[Indicator | None, str | None, bool]:
    """Return the indicator of a count, the unit that it takes over, and whether the number before it told its name."""
    if added_up(statement, mention):
        return None, mention.quantity.unit, False
    following = None if is_lacking(statement, mention) else heads.follower(statement, mention, mention.quantity.unit)
    if following is not None:
        return following[0], mention.quantity.unit or following[1], True
    if (beside := heads.beside(statement, mention)) is not None:
        return beside, mention.quantity.unit, False
    one = named(statement, mention, namer, heads.whole(statement, mention))
    if one is not None and heads.part_of_another(statement, mention, one):
        one = None
    return one, mention.quantity.unit, False


def _of_formula(
    statement: Statement, mention: Mention, namer: Namer, heads: Heads
) -> tuple[Indicator | None, Figure | None]:
    """Return the rate of "a/b hồ sơ, đạt x%", and the count a where its words name no rate."""
    quantity, formula = mention.quantity, mention.quantity.formula
    if formula is None:
        within = statement.words(*quantity.within) if quantity.within else ()
        return named(statement, mention, namer, None, within, bases=heads.names), None
    value = quantity.numerator or quantity.value
    ratio = quantity._replace(end=formula.end, value=value, unit=formula.unit, percent=False)
    count = replace(mention, quantity=ratio, after=formula.rate)
    indicator, unit, follows = _counted(statement, count, namer, heads)
    rates = namer.rate_of.get(indicator.id, []) if indicator else []
    between = [*words_of(flat(unit or "")), *statement.words(formula.end, formula.rate)]
    rate = None if follows and rates else named(statement, mention, namer, None, between)
    if rate is not None and (indicator is None or rate.numerator != indicator.id):
        return rate, None
    alone = named(statement, mention, namer, None)
    rate = rate or alone or (rates[0] if rates else None)
    if alone is not None or indicator is None or rate is None or rate.numerator != indicator.id:
        return rate, None
    figure = _figure(statement, count, indicator)
    return rate, replace(figure, unit=unit, numerator=None, denominator=None)


def _count_before(statement: Statement, place: int) -> tuple[int, int] | None:
    """Return the number that a percentage belongs to, past a list in brackets, and where the words between begin."""
    start = statement.mentions[place].quantity.start
    closed = statement.flat.rfind(")", statement.mentions[place].sentence[0], start)
    if closed >= 0 and _LINK.fullmatch(statement.flat, closed + 1, start):
        opened = statement.flat.rfind("(", 0, closed)
        inside = [i for i in range(place) if statement.mentions[i].quantity.end <= opened]
        return (inside[-1], closed + 1) if inside and closed - opened < _LONGEST_LIST else None
    return (place - 1, statement.mentions[place - 1].quantity.end) if place else None


def _count_behind(statement: Statement, place: int, found: Sequence[Stated]) -> Stated | None:
    """Return the count that a percentage stands right behind."""
    before = _count_before(statement, place)
    if before is None:
        return None
    count, start = found[before[0]], before[1]
    gap = statement.flat[start : statement.mentions[place].quantity.start]
    if count.figure.unit == "%" and count.counted and _ALSO.fullmatch(gap):
        return _count_behind(statement, before[0], found)
    if count.figure.unit == "%" or len(gap) > _LONGEST_LINK:
        return None
    return count if _LINK.fullmatch(gap) or _MODIFIED.fullmatch(gap) else None


def _rate_of(
    count: Stated | None, statement: Statement, place: int, namer: Namer
) -> tuple[Stated, list[Indicator]] | None:
    """Return the named count right before a percentage and the rates that it may be."""
    if count is None or count.indicator is None:
        return None
    if _OF_ALL_DUE.match(statement.flat, statement.mentions[place].quantity.end):
        return None  # its base counts what was carried over too
    rates = namer.rate_of.get(count.indicator.id, [])
    return (count, rates) if rates else None


def _not_told(rates: list[Indicator], count: Stated, found: Sequence[Stated]) -> list[Indicator]:
    """Return the rates of a count that its statement has not told yet, or all where it has told each."""
    told = {one.figure.indicator for one in found if one.counted and one.figure.numerator == count.figure.value}
    return [rate for rate in rates if rate.id not in told] or rates


def _aim(statement: Statement, mention: Mention, namer: Namer | None, order: int) -> Stated:
    """Return the target that a result is held against, with its name where a namer is given: ahead of its result."""
    words = statement.text[mention.before : mention.quantity.end]
    indicator = namer.of_target(words, statement.above, mention.quantity.unit, statement.group) if namer else None
    figure = _figure(statement, mention, None)
    return Stated(figure, statement.index, order + mention.place, indicator, place=mention.place, aim=True)


def _of_statement(statement: Statement, namer: Namer, heads: Heads, order: int) -> list[Stated]:
    found: list[Stated] = []
    counts: list[Stated] = []
    heads.enter(statement)
    for place, mention in enumerate(statement.mentions):
        behind = _count_behind(statement, place, found) if mention.quantity.percent else None
        rated = _rate_of(behind, statement, place, namer)
        if rated is not None and mention.quantity.numerator in {None, rated[0].figure.value}:
            count, rates = rated[0], _not_told(rated[1], rated[0], found)
            figure = _figure(statement, mention, rates[0])
            figure = replace(figure, numerator=count.figure.value, label=count.figure.label)
            found.append(Stated(figure, statement.index, order + place, rates[0], counted=True, place=place))
            continue
        first = ahead(statement, mention)
        if first or told(statement, mention):
            found.append(_aim(statement, mention, namer if first else None, order))
            continue
        unit = None
        if mention.quantity.percent:
            indicator, part = _of_formula(statement, mention, namer, heads)
            counts += (
                [Stated(part, statement.index, order + place, namer.indicators.get(part.indicator or ""))]
                if part
                else []
            )
        else:
            indicator, unit, followed = _whole_of(statement, mention, namer, heads)
            heads.take(statement, mention, indicator, followed=followed)
        if indicator is None and mention.quantity.percent and found and found[-1].aim:
            indicator = found[-1].indicator  # the name stands before the target that it is held against
        figure = _figure(statement, mention, indicator, unit)
        demanded = mention.quantity.until is not None
        found.append(Stated(figure, statement.index, order + place, indicator, demanded=demanded, place=place))
        found[-1].behind = behind.figure.value if behind is not None else None
        counts += _all_of_it(statement, found[-1], mention, namer)
        found[-1].written = (mention.quantity.formula.unit if mention.quantity.formula else None) or ""
    return [*found, *counts]


def _whole_of(
    statement: Statement, mention: Mention, namer: Namer, heads: Heads
) -> tuple[Indicator | None, str | None, bool]:
    """Return the name of a count, by the words before those that say what all of it is: "88 hồ sơ …, đều trong hạn"."""
    said = _ALL_OF_IT.match(statement.flat, mention.quantity.end)
    every = _ALL.search(said[0]) if said and not statement.flat.endswith("ca ", 0, mention.quantity.start) else None
    if said is not None and every is not None:
        named_before = _counted(statement, replace(mention, after=said.start() + every.start()), namer, heads)
        if named_before[0] is not None:
            return named_before
    return _counted(statement, mention, namer, heads)


def _all_of_it(statement: Statement, whole: Stated, mention: Mention, namer: Namer) -> list[Stated]:
    """Return the part that all of a count is said to be: "88 hồ sơ đang giải quyết, đều trong hạn"."""
    followers = namer.followers.get(whole.indicator.id) if whole.indicator else None
    said = _ALL_OF_IT.match(statement.flat, mention.quantity.end) if followers else None
    if said is None or followers is None or whole.indicator is None:
        return []
    part = followers.named(plain(words_of(said["what"])), ())
    if part is None or part.id not in whole.indicator.parts:
        return []
    figure = replace(whole.figure, indicator=part.id, label=f"{whole.figure.label} ({part.name.vi.lower()})")
    return [Stated(figure, whole.statement, whole.order, part)]


def _in_words(statement: Statement, namer: Namer, heads: Heads, order: int) -> list[Stated]:
    """Return what a statement says in words: "không có" is none, "chưa có hồ sơ phát sinh" is no figure yet."""
    found: list[Stated] = []
    if "khong" not in statement.flat and "chua" not in statement.flat:
        return found
    for hit in (*_NOT_ARISEN.finditer(statement.flat), *_NONE.finditer(statement.flat)):
        begin = max(statement.flat.rfind(". ", 0, hit.start()), statement.flat.rfind("; ", 0, hit.start())) + 1
        ends = [end for end in (statement.flat.find(". ", hit.end()), statement.flat.find(";", hit.end())) if end >= 0]
        end = hit.end() if _ENDS_HERE.match(statement.flat, hit.end()) else min(ends, default=len(statement.flat))
        rate = RATE.match(statement.flat, begin) is not None
        last = max((m.quantity.end for m in statement.mentions if begin <= m.quantity.start < hit.start()), default=0)
        if last:  # a clause of its own behind a number: "kiểm tra 04 cuộc, không có ai vi phạm"
            begin = statement.flat.find(",", last, hit.start()) + 1
            begin = begin or (hit.start() if _LOOKED_FOR.match(hit[0]) else 0)
        if (not begin and last) or (rate and not _NOT_ARISEN.match(hit[0])):
            continue
        around = Surroundings(
            before=statement.words(begin, hit.start()),
            after=statement.words(hit.start() + hit[0].find(" ") + 1, end),
            above=statement.above,
            unit="%" if rate else None,
            group=statement.group,
        )
        denied = [word for word in around.after if word not in _DENYING]
        fitting = [
            (score, one)
            for score, one in namer.candidates(around)
            if (score >= SURE or namer.says_only(around.before, one) or namer.says_only(denied, one))
            and (one.unit == "%") is rate
            and (one.told_under(statement.group) or (statement.group is None and namer.says_only(denied, one)))
        ]
        none = _LEADS.match(hit[0]) is not None  # "không hồ sơ nào quá hạn" is said of those just counted
        said = statement.words(hit.start() + hit[0].find(" ") + 1 if none else hit.end(), end)
        told_of = None if rate or (fitting and not none) else heads.told(statement, hit.start(), said)
        indicator = told_of or (fitting[0][1] if fitting else None)
        if indicator is None or any(figure.indicator is indicator for figure in found):
            continue
        figure = Figure(
            indicator=indicator.id,
            label=statement.text[begin : hit.start()].strip(" :,;.-")
            or statement.text[hit.end() : end].strip(" :,;.-"),
            value=None if rate else Decimal(0),
            unit=indicator.unit,
            period=statement.period,
            quote=statement.text[begin:end].strip(" .;"),
            line=statement.line_at(begin),
        )
        found.append(Stated(figure, statement.index, order, indicator))
    return found


def _no_groups(statement: Statement, namer: Namer, said: Sequence[Stated], order: int) -> list[Stated]:
    """Return the groups of units that a statement says to have none: "chưa có đơn vị nhóm 1, nhóm 2"."""
    hits = _NO_GROUPS.finditer(statement.flat) if "nhom" in statement.flat else ()
    found: list[Stated] = []
    for hit, group in ((said, one) for said in hits for one in _GROUP.finditer(said["groups"] or said["group"])):
        around = Surroundings((), words_of(f"don vi {group[0]}"), statement.above, "đơn vị", statement.group)
        one = namer.name(around)
        if one is None or any(other.indicator is one for other in (*said, *found)):
            continue
        figure = Figure(
            indicator=one.id,
            label=statement.text[slice(*hit.span())].strip(),
            value=Decimal(0),
            unit=one.unit,
            period=statement.period,
            quote=statement.text[slice(*hit.span())].strip(),
            line=statement.line_at(hit.start()),
        )
        found.append(Stated(figure, statement.index, order, one))
    return found


def figures(statements: Sequence[Statement], namer: Namer) -> list[Stated]:
    """Return the figures of a report in order."""
    found: list[Stated] = []
    heads = Heads(namer)
    for statement in statements:
        numbers = _of_statement(statement, namer, heads, len(found))
        numbers += _in_words(statement, namer, heads, len(found) + len(numbers))
        found += [*numbers, *_no_groups(statement, namer, numbers, len(found) + len(numbers))]
    complete_rates(found, statements, namer)
    set_apart(statements, found, namer)
    return found
