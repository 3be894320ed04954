"""What a plan wants to reach: one target for each number that is written, with its comparator."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from inspection.intake.language.comparators import comparator
from inspection.intake.language.flat import flat
from inspection.intake.language.measures import PLAIN_UNITS, kinds_of, unit_named
from inspection.intake.language.quantities import Quantity, quantities
from inspection.intake.plan.past import is_past
from inspection.intake.plan.target_tables import cells_of_targets
from inspection.intake.report.naming import namer_of
from inspection.intake.report.statements import recalls_target
from inspection.intake.structure.roles import Role
from inspection.model.codes import Comparator, DocumentKind, GroupCode
from inspection.model.documents import Target, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspection.intake.identity import Identity
    from inspection.intake.report.naming import Namer
    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import Catalogue

_PLAN_ROLES = frozenset({Role.PURPOSE, Role.TARGETS, Role.WORK})
_DEMANDED = re.compile(
    r"(?:toi thieu|it nhat|it ra|toi da|nhieu nhat|≥|≤"
    r"|khong (?:duoc |de )?(?:duoi|qua|vuot(?: qua)?|(?:it|nho|thap|nhieu|lon|cao) hon))\s*(?:la|dat|co|tren)?\s*$"
)
"""Words that make a target of what is counted, whatever it is."""
_BROUGHT_DOWN = re.compile(r"\bxuong (?:con |duoi |con duoi )$")
"""Before what a count is to be brought down to, whatever it counts."""
_SET_OUT = re.compile(
    r"(?<!tang )(?<!cong )\bthem $|\bmo (?:du )?$|\btuyen(?: dung)?(?:, tiep nhan)?(?: du)? $"
    r"|\b(?:tang|nang|dua)\b[^.;,]{3,60}\blen $"
)
"""Before a count that work sets itself without a word that compares: "Mở thêm 02 quầy"."""
_INSPECTIONS = re.compile(r"\bkiem tra\b")
_INSPECTED = frozenset({"unit"})
_INSPECTED_NEXT = re.compile(
    r"\bkiem tra (?:(?:truc tiep|thuc te|dot xuat|cchc|cai cach hanh chinh|tai|doi voi|them|du) )*$"
)
"""Right before the units that are to be inspected: "Kiểm tra thêm 05 đơn vị"."""
_RANK = re.compile(
    r"\b(?:nhom|trong(?: so)?|thuoc)\s+(?P<of>\d{1,2})\s+(?:xa|phuong|dac khu|don vi|dia phuong)\b[a-z, -]{0,40}?"
    r"\b(?:dan dau|dung dau|hang dau|cao nhat|tot nhat|co (?:diem|chi so|ket qua)[a-z ]{0,20} cao)\b"
    r"|\b(?:top|top dau) (?P<top>\d{1,2})\b|\b(?:thu|hang|vi tri)(?: thu)? (?P<from>\d{1,3})(?: hoac cao hon| tro len)"
)
"""A rank to be held: "thuộc nhóm 10 xã, phường dẫn đầu", "tốp 10", "xếp thứ 15 trở lên"."""
_RANKED = "hạng"
_DIGIT = re.compile(r"\d")
_RANK_AIMED = re.compile(r"\b(?:muc tieu|chi tieu|phan dau|huong toi|quyet tam)\b[^.;]{0,60}$")
"""Before a rank that a report recalls as its aim: "mục tiêu của Kế hoạch là lọt vào nhóm 10 đơn vị dẫn đầu"."""
_OF_REFORM = re.compile(r"\bcai cach hanh chinh\b|\bcchc\b|\bpar\b")
_MAY_RANK = re.compile(r"d(?:an|ung) dau|hang (?:dau|\d)|nhat\b|top\b|thu \d|vi tri|cao\b")
_TO_OTHERS = re.compile(r"\b(?:de nghi|kien nghi|de xuat)\b")
_CLAUSE = re.compile(r"[.;:](?=\s)")
_COUNTED = re.compile(r" ([a-z]{2,})")
_NOT_COUNTED = frozenset({"nam", "so", "tong", "cua", "va", "trong", "den", "hoac", "la", "theo", "moi", "cac", "muc"})
_CLASSIFIER = re.compile(r"(?:cuộc|buổi|lớp|lượt)(?= )|tổ(?= công nghệ)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|[.;] )(?P<what>so [^:.;\d]{3,70}):\s*"
    r"(?:(?:toi thieu|it nhat|tu|khong duoi|khong qua|toi da|[≥≤>]=?|dat)\s*)*$"
)
"""Before a number whose label says what it counts: "Số sáng kiến được công nhận: từ 02 trở lên"."""
_BASELINE = re.compile(r"^\s*(?:len|xuong)\b")
_LEVELS_SET = re.compile(
    r"k(?<!\w.)e hoach\b[^.;:]{0,80}\b(?:an dinh|dat ra|de ra|dat|xac dinh|giao)\b[^.;:]{0,40}"
    r"\b(?:chi tieu|muc tieu|muc phan dau)\b[^.;:\d]{0,40}:(?P<list>(?:[^.]|\.\d)*)"
)
"""A sentence of the results that recalls what a plan set: "Kế hoạch ấn định các mức phấn đấu: trực tuyến từ 80% …"."""
_AIMED_AT = re.compile(
    r"(?:\bnam (?P<year>20\d\d)\b[^.;:%\d]{0,60}?\b(?:muc tieu|chi tieu|phan dau)\b"
    r"|\b(?:muc tieu|chi tieu|phan dau)\b[^.;:%\d]{0,30}?\bnam (?P<of>20\d\d)\b)(?P<list>(?:[^.]|\.\d)*)"
)
"""A sentence that sets the next year's levels wherever it stands: "Bước sang năm 2026, xã đặt mục tiêu …"."""
_NORM = re.compile(r"(?:huong dan|quy dinh|dinh muc|tieu chuan|yeu cau)[^.;]{0,60}$")
_BASIS = re.compile(
    r"\W*(?:can cu|theo de nghi|tiep theo)\b"
    r"|\W*(?:thuc hien|trien khai) (?:nghi quyet|quyet dinh|ke hoach|chi thi|cong van|chuong trinh|de an)\b"
)
"""What a plan rests on, above its work."""
_STRONG = re.compile(r"[.;!?](?=\s|$)")
_WEAK = re.compile(r"[,(]|\bva\b|\btrong do\b")
_MEASURED = frozenset({"score", "floor", "time", "session", "item", "model", "rank", "person", "task", "unit"})
_NO_WORK = frozenset({"money", "time"})
_WHOLE_REFORM = frozenset({GroupCode.STEERING})
_OWN_WORDS = 6
"""Words from which a clause names what its number measures."""


def _wanted(text: str, quantity: Quantity, *, damaged: bool) -> Comparator | None:
    """Return the comparator of a number that is a target, or None where it is none."""
    before, after = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 30]
    found = comparator(before, after, quantity, damaged=damaged)
    if not quantity.unit and (label := _LABEL.search(text, 0, quantity.start)) and unit_named(label["what"]):
        return found
    if quantity.percent:
        return None if _BASELINE.match(after) and quantity.until is None else found
    if found in {Comparator.EQUAL, Comparator.RANGE}:
        return None
    if _DEMANDED.search(before) or _BROUGHT_DOWN.search(before):
        return found if quantity.unit or _counted(text, quantity) else None
    return found if kinds_of(quantity.unit) & _MEASURED else None


def _set_out(text: str, quantity: Quantity) -> bool:
    """Tell whether work sets itself a count without a word that compares: what is added, opened, hired, inspected."""
    if quantity.percent or quantity.until is not None or quantity.numerator is not None:
        return False
    clause = max((stop.end() for stop in _CLAUSE.finditer(text, 0, quantity.start)), default=0)
    before = text[clause : quantity.start]
    if kinds_of(quantity.unit) & _NO_WORK or _TO_OTHERS.search(before):
        return False
    if _INSPECTIONS.search(before):
        units = kinds_of(quantity.unit) & _INSPECTED and _INSPECTED_NEXT.search(before)
        return quantity.unit == "cuộc" or bool(units)
    return _SET_OUT.search(before) is not None and bool(quantity.unit or _counted(text, quantity))


def _ranks(text: str) -> Iterator[Quantity]:
    """Yield the ranks that are to be held."""
    for found in _RANK.finditer(text) if _MAY_RANK.search(text) else ():
        name = found.lastgroup or ""
        yield Quantity(*found.span(name), value=Decimal(found[name]), unit=_RANKED)


def _counted(text: str, quantity: Quantity) -> tuple[int, int] | None:
    """Return where the noun stands that says what a number counts, where it is no unit that is known."""
    noun = _COUNTED.match(text, quantity.end)
    return noun.span(1) if noun and noun[1] not in _NOT_COUNTED else None


def _segments(text: str, found: Sequence[Quantity]) -> Iterator[str]:
    """Yield the words that belong to each number: from the last break before it to the break before the next."""
    begin = 0
    for place, quantity in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        if after is None:
            stop = next((m.end() for m in _STRONG.finditer(text, quantity.end) if m[0] != ";"), len(text))
        else:
            breaks = [m.end() for m in _STRONG.finditer(text, quantity.end, after.start)]
            weak = [m.start() for m in _WEAK.finditer(text, quantity.end, after.start)]
            stop = breaks[-1] if breaks else weak[0] if weak else quantity.end
        first = max((m.end() for m in _STRONG.finditer(text, begin, quantity.start) if m[0] != ";"), default=begin)
        closed = text.rfind(")", first, quantity.start)
        if closed >= 0 and "(" not in text[first:closed]:
            first = closed + 1  # the rest of a bracket that belongs to the number before
        yield text[first:stop].strip(" ,;(")
        begin = stop


def _of_text(
    text: str, flat_text: str, accept: Callable[[str, Quantity], Comparator | None], *, ranks: bool = True
) -> Iterator[tuple[Quantity, Comparator, str]]:
    """Yield the targets of a text."""
    if not _DIGIT.search(flat_text):
        return
    chosen = []
    for quantity in quantities(flat_text).quantities:
        found = accept(flat_text, quantity)
        if found is not None:
            chosen.append((quantity, found))
    for rank in _ranks(flat_text) if ranks else ():
        chosen = [one for one in chosen if one[0].end <= rank.start or rank.end <= one[0].start]
        chosen = sorted((*chosen, (rank, Comparator.AT_MOST)), key=lambda one: one[0].start)
    chosen = [(_with_noun(text, flat_text, quantity), found) for quantity, found in chosen]
    texts = list(_segments(text, [quantity for quantity, _ in chosen]))
    for (quantity, found), words in zip(chosen, texts, strict=True):
        yield quantity, found, words


def _with_noun(text: str, flat_text: str, quantity: Quantity) -> Quantity:
    """Return a number with what it counts as its unit, in the letters of the text, where no known unit says it."""
    if not quantity.unit and (label := _LABEL.search(flat_text, 0, quantity.start)):
        return quantity._replace(unit=unit_named(label["what"]) or None)
    noun = None if quantity.unit else _counted(flat_text, quantity)
    return quantity._replace(unit=text[noun[0] : noun[1]]) if noun else quantity


def _in_table(text: str, quantity: Quantity) -> Comparator | None:
    """Accept each number of a table of targets that counts something and stands behind the name of its row."""
    if not (quantity.unit or _counted(text, quantity)) or ":" not in text[: quantity.start]:
        return None
    return comparator(text[max(0, quantity.start - 30) : quantity.start], text[quantity.end :], quantity)


def _norm(text: str, quantity: Quantity) -> Comparator | None:
    """Accept a range that a rule demands, such as "theo hướng dẫn … là 150-200 m2" among the shortcomings."""
    if quantity.until is None or not _NORM.search(text[max(0, quantity.start - 80) : quantity.start]):
        return None
    return Comparator.RANGE


def _within(
    span: tuple[int, int], accept: Callable[[str, Quantity], Comparator | None], text: str, quantity: Quantity
) -> Comparator | None:
    """Accept what stands in a piece of a text."""
    return accept(text, quantity) if span[0] <= quantity.start < span[1] else None


def _target(
    found: tuple[Quantity, Comparator, str], group: GroupCode | None, line: int, namer: Namer, context: Sequence[str]
) -> Target:
    quantity, compares, words = found
    # what stands before or behind a semicolon is work of its own
    own = next((clause for clause in reversed(words.split(";")) if any(map(str.isdigit, clause))), words)
    bare = compares is Comparator.EQUAL and not quantity.percent
    if bare:  # a list of work goes on with counts that are no targets
        own = next((clause for clause in words.split(";") if re.search(rf"(?<!\d)0*{quantity.value}\b", clause)), own)
    said = own if bare or len(own.split()) >= _OWN_WORDS else words
    named = namer.of_target(said, context, quantity.unit, group) if kinds_of(quantity.unit) else None
    if quantity.unit == _RANKED and not _OF_REFORM.search(flat(said)):
        named = None  # a rank in something else, such as the change to digital ways of working
    classifier = _CLASSIFIER.match(quantity.unit or "")
    if group is None and named is not None:
        group = None if named.group in _WHOLE_REFORM else named.group
    return Target(
        group=group,
        comparator=compares,
        value=(quantity.value,) if quantity.until is None else (quantity.value, quantity.until),
        unit=PLAIN_UNITS.get(quantity.unit or "", classifier[0] if classifier else quantity.unit or ""),
        indicator=named.id if named else None,
        text=words,
        line=line,
    )


def _of_tables(
    passages: Sequence[Passage], found: Outline, catalogue: Catalogue, year: int | None, *, report: bool
) -> Iterator[Target]:
    """Yield the targets of a plan's tables of targets, or of those that a report has for its next period."""
    for row in cells_of_targets(passages, catalogue.groups, year):
        if row.past or (report and found.roles[row.index] is not Role.NEXT):
            continue
        group = row.group or found.group_at(row.index)
        cells = _of_text(row.passage.body, row.passage.flat_body, _in_table)
        for one in cells:
            yield _target(one, group, row.passage.line, namer_of(catalogue), ())


def _levels_told(flat_text: str, identity: Identity) -> re.Match[str] | None:
    """Return the sentence of a report that recalls what a plan set, or that sets the next year's levels."""
    if "tieu" not in flat_text and "phan dau" not in flat_text:
        return None
    following = _AIMED_AT.search(flat_text)
    if following and identity.period and int(following["year"] or following["of"]) == identity.period.end.year + 1:
        return following
    return _LEVELS_SET.search(flat_text)


def _role(found: Outline, index: int, passage: Passage, *, report: bool) -> Role:
    """Return the part that a passage stands in: a plan's work may have no headings of its own."""
    role = found.roles[index]
    if not report and found.work_of_no_part(index) and not _BASIS.match(passage.flat_body):
        return Role.WORK
    return Role.WORK if role is Role.HEAD and found.group_at(index) is not None else role


def _ranks_aimed_at(passages: Sequence[Passage], found: Outline, namer: Namer) -> Iterator[Target]:
    """Yield the ranks that the results recall as what is aimed at."""
    for index, passage in enumerate(passages):
        text = passage.flat_body
        aimed = "tieu" in text or "phan dau" in text
        if not aimed or passage.table or found.roles[index] is Role.NEXT or recalls_target(passage):
            continue
        for rank in _ranks(text):
            if not _RANK_AIMED.search(text, max(0, rank.start - 100), rank.start):
                continue
            begin = max((stop.end() for stop in _STRONG.finditer(text, 0, rank.start)), default=0)
            stop = _STRONG.search(text, rank.end)
            words = passage.body[begin : stop.start() if stop else len(text)].strip(" ,;(")
            line = passage.line_at((passage.marker.end if passage.marker else 0) + rank.start)
            yield _target((rank, Comparator.AT_MOST, words), found.group_at(index), line, namer, ())


def targets(
    passages: Sequence[Passage],
    found: Outline,
    identity: Identity,
    tasks: Sequence[Task],
    catalogue: Catalogue,
    *,
    damaged: bool = False,
) -> tuple[Target, ...]:
    """Return the targets of a document: of a plan's aims, groups and task rows, of a report's next period."""
    namer = namer_of(catalogue)
    report = identity.kind is DocumentKind.REPORT
    year = identity.period.start.year + report if identity.period else None

    def wanted(text: str, quantity: Quantity) -> Comparator | None:
        return None if is_past(text, quantity, year) else _wanted(text, quantity, damaged=damaged)

    def told_to_do(text: str, quantity: Quantity) -> Comparator | None:
        found = wanted(text, quantity)
        bare = found is None and _set_out(text, quantity) and not is_past(text, quantity, year)
        return Comparator.EQUAL if bare else found

    def told_in_row(text: str, quantity: Quantity) -> Comparator | None:
        return told_to_do(text, quantity) if _INSPECTED_NEXT.search(text[: quantity.start]) else wanted(text, quantity)

    collected: list[Target] = []
    told: set[int] = set()
    for index, passage in enumerate(passages):
        role = _role(found, index, passage, report=report)
        lacking = report and role is Role.ASSESSMENT
        recalled = report and role is not Role.NEXT and recalls_target(passage)
        accept, group = _norm if lacking and not recalled else told_to_do, found.group_at(index)
        levels = (
            _levels_told(passage.flat_body, identity) if report and role is not Role.NEXT and not recalled else None
        )
        if levels:
            lacking, accept = True, partial(_within, levels.span("list"), wanted)
            group = None  # the levels of all groups stand together; each says its own by its subject
        if passage.table or not (lacking or recalled or (role is Role.NEXT if report else role in _PLAN_ROLES)):
            continue
        told.add(passage.line)
        offset = passage.marker.end if passage.marker else 0
        for one in _of_text(passage.body, passage.flat_body, accept, ranks=not lacking):
            line = passage.line_at(offset + one[0].start)
            target = _target(one, group, line, namer, ())
            # a count of work to come is no level that results are held against
            more = report and role is Role.NEXT and one[1] is Comparator.EQUAL and not one[0].percent
            collected.append(replace(target, indicator=None) if more else target)
    if not report or (Role.NEXT in found.roles and identity.period):
        own = identity.period.end.year if report and identity.period else year
        collected += _of_tables(passages, found, catalogue, own, report=report)
    collected += _ranks_aimed_at(passages, found, namer) if report else ()
    collected.sort(key=lambda target: target.line)
    for task in (task for task in tasks if task.line not in told):  # words of the running text were read above
        rows = _of_text(task.content, flat(task.content), told_in_row)
        collected += [_target(one, task.group, task.line, namer, ()) for one in rows]
    return tuple(collected)
