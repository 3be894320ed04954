"""Totals split into parts of a known kind: degrees, levels of political theory or of online service, fields of files.

Such a list is a split by what its parts are called, whether or not it adds up; other lists are believed only where a
word such as "trong đó" opens them or their sum is right (``breakdowns``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement


_LATE = "files_overdue"


@dataclass(frozen=True, slots=True)
class _Family:
    """A kind of parts."""

    parts: re.Pattern[str]
    """The words that call a part, over flat text."""
    sure: re.Pattern[str]
    """Words of which one must call a part, for others belong to several families."""
    counts: str
    """The kind of thing that is counted, as ``measures`` names it."""
    whole: str | None = None
    """Indicator of a total that has no name of its own."""
    of: str | None = None
    """The only indicator whose total is split this way; of others such a list names some parts."""
    alone: int = 0
    """How many parts there must be where the total stands in a line before; none of some kinds."""
    least: int = 2
    """How many parts there must be: two of three levels of service are a selection."""


_FAMILIES = (
    _Family(
        re.compile(r"tien si|thac si|tren dai hoc|sau dai hoc|dai hoc|cao dang|trung cap|so cap"),
        re.compile(r"thac si|dai hoc|cao dang"),
        "person",
        "staff_degrees",
        alone=3,
    ),
    _Family(
        re.compile(r"cao cap|cu nhan|trung cap|so cap"),
        re.compile(r"cao cap|cu nhan"),
        "person",
        "staff_politics",
        alone=3,
    ),
    _Family(
        re.compile(
            r"toan trinh|mot phan|con lai|khong (?:co|cung cap)"
            r"|chua (?:co|cung cap|trien khai|dua|truc tuyen|thuc hien)"
        ),
        re.compile(r"toan trinh"),
        "procedure",
        least=3,
    ),
    _Family(
        re.compile(
            r"dat dai|ho tich|chung thuc|xay dung|kinh doanh|bao tro|tu phap|moi truong|giao duc|lao dong|cu tru|dau tu"
        ),
        re.compile(r"dat dai|ho tich|chung thuc|xay dung"),
        "file",
        of=_LATE,
    ),
    _Family(re.compile(r"nhom [1-4]"), re.compile(r"nhom [2-4]"), "unit", alone=2),
)
_FIELD_TELLS = re.compile(r"(?:^|\. |; )(?:[-+] )?(?:trong )?(linh vuc [a-z ,]{3,40}?)(?:(?: co| la|:) | (?=\d))")
_FIELD = re.compile(r"\blinh vuc\b")
_LATE_FIELDS = re.compile(
    r"\bho so (?:giai quyet )?(?:qua han|tre han)"
    r"[^.;:\d]{0,40}\blinh vuc\b[^.;\d]{0,20}"
)
_TOTAL = re.compile(r"\btong (?:so|cong)\b")
_CHOSEN = re.compile(r"\b(?:chu yeu|tap trung|nhat la|dien hinh|vi du|nhu:?)\b")
"""Words after which a list names some parts only."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_CUT = re.compile(r"[,;:().]|\bva\b|\bvoi\b")
_BRACKET = re.compile(r"[a-z ]{0,20}\(")
_STOP = re.compile(r"\.(?:\s|$)")
_NEXT_LIST = re.compile(r"\.(?:\s|$)|;[^,;]*\b(?:ly luan|chuyen mon|trinh do)\b")
_REACH = 160
"""Characters between a total and its first part."""
_LEAST = 2
_WHOLE_LIST = 3
_STAFF = frozenset({"posts_present", "staff_total"})
_OF_STAFF = re.compile(r"\b(?:trinh do|chuyen mon|ly luan)\b")
_OTHER_STAFF = re.compile(r"\b(?:vien chuc|truong|giao vien|hop dong|lanh dao|khoi)\b")
_BACK = 12
"""Lines before a list among which its total is looked for."""
_SHORT_OF, _SHORT_IN_BRACKETS = Decimal("0.15"), Decimal("0.3")
"""The share of a total that a list may leave out by a slip; one that leaves out more names some parts only."""
_SLIP = 3
_FAR = Decimal("1.5")


def partitions(statements: Sequence[Statement], found: Sequence[Stated], known: Sequence[Breakdown]) -> list[Breakdown]:
    """Return the known breakdowns with the splits by kind; what they say better stands in place of what was known."""
    by_place = {(one.statement, one.place): one for one in found}
    splits = [split for statement in statements for split in _of(statement, by_place, found)]
    splits += _by_sentence(statements, found)
    told = {(split.line, split.total, tuple(part.value for part in split.parts)): split for split in splits}
    more = [split for split in told.values() if not any(_says(one, split) or _completes(one, split) for one in known)]
    kept = [one for one in known if not any(_only_more(one, split) for split in more)]
    return [*kept, *more]


def _says(known: Breakdown, split: Breakdown) -> bool:
    return known.total == split.total and _values(known) == _values(split)


def _completes(known: Breakdown, split: Breakdown) -> bool:
    """Tell whether a known list adds up with parts that bear other names besides those of a split."""
    adds_up = sum(part.value for part in known.parts) == known.total == split.total
    return adds_up and known.line == split.line and _values(split) < _values(known)


def _only_more(known: Breakdown, split: Breakdown) -> bool:
    """Tell whether a known list ran on beyond the parts of a split that adds up, or caught only some of its parts."""
    if known.total != split.total or known.line != split.line:
        return False
    ran_on = _values(split) < _values(known) and sum(part.value for part in split.parts) == split.total
    return ran_on or _values(known) < _values(split)


def _values(split: Breakdown) -> Counter[Decimal]:
    return Counter(part.value for part in split.parts)


def _of(
    statement: Statement, stated: dict[tuple[int, int | None], Stated], found: Sequence[Stated]
) -> Iterator[Breakdown]:
    counts = [m for m in statement.mentions if not m.quantity.percent and m.quantity.until is None]
    if not counts:
        return
    taken: set[int] = set()
    families = [one for one in _FAMILIES if one.parts.search(statement.flat)] if len(counts) > _LEAST else []
    around = [_around(statement, counts, place) for place in range(len(counts))] if families else []
    for family in families:
        for run in _runs(statement, counts, around, family):
            names = [name for _, name in run]
            total = next((m for m in reversed(counts[: counts.index(run[0][0])]) if m.place not in taken), None)
            taken.update(mention.place for mention, _ in run)
            if total is None and family.alone:
                yield from _told_elsewhere(statement, run, family, found)
            if total is None or len(run) < family.least or not any(family.sure.search(name) for name in names):
                continue
            if family.of not in {None, stated[statement.index, total.place].figure.indicator}:
                continue
            if family.counts in kinds_of(total.quantity.unit) and _one_list(statement, total, run[0][0]):
                yield from _split(statement, total, stated, run, family.whole)
    if "linh vuc" not in statement.flat:
        return
    yield from _fields_alone(statement, counts)
    for place, total in enumerate(counts):
        yield from _by_field(statement, total, counts[place + 1 :], stated)


def _told_elsewhere(
    statement: Statement, run: list[tuple[Mention, str]], family: _Family, found: Sequence[Stated]
) -> Iterator[Breakdown]:
    """Give a list that begins its line with the nearest number before it that it makes: "Trình độ: thạc sĩ 05, …"."""
    if len(run) < family.alone or not any(family.sure.search(name) for _, name in run):
        return
    made = sum((mention.quantity.value for mention, _ in run), Decimal(0))
    before = [one for one in found if statement.index - _BACK <= one.statement < statement.index]
    totals = (
        one
        for one in reversed(before)
        if one.figure.value == made and not one.aim and family.counts in _kinds_told(one)
    )
    total = next(totals, None) or _nearly(
        statement, run, made, [one for one in before if one.figure.indicator in _STAFF]
    )
    if total is not None:
        parts = tuple(Part(label=_label(statement, *part), value=part[0].quantity.value) for part in run)
        of = total.figure.indicator or total.figure.label
        yield Breakdown(of=of, total=total.figure.value, parts=parts, line=statement.line_at(run[0][0].quantity.start))


def _nearly(
    statement: Statement, run: list[tuple[Mention, str]], made: Decimal, staff: Sequence[Stated]
) -> Stated | None:
    """Return the number of staff told last, where a list of their degrees misses it by a slip."""
    label = statement.flat[run[0][0].sentence[0] : run[0][0].quantity.start]
    if not staff or not _OF_STAFF.search(label) or _OTHER_STAFF.search(label):
        return None
    near = (one for one in reversed(staff) if one.figure.value and abs(one.figure.value - made) <= _SLIP)
    return next(near, None) if len(run) >= _WHOLE_LIST else None


def _kinds_told(one: Stated) -> frozenset[str]:
    return kinds_of(one.figure.unit or (one.indicator.unit if one.indicator else None))


def _runs(
    statement: Statement, counts: list[Mention], around: list[tuple[str, str]], family: _Family
) -> Iterator[list[tuple[Mention, str]]]:
    """Give the numbers in a row that are called by words of a family, no word twice."""
    run: list[tuple[Mention, str]] = []
    for mention, (behind, before) in zip(counts, around, strict=True):
        called = family.parts.search(behind) or family.parts.search(before)
        name = called[0] if called else None
        if run and (name is None or name in {one for _, one in run} or _parted(statement, run[-1][0], mention)):
            if len(run) >= _LEAST:
                yield run
            run = []
        if name is not None:
            run.append((mention, name))
    if len(run) >= _LEAST:
        yield run


def _around(statement: Statement, counts: list[Mention], place: int) -> tuple[str, str]:
    """Return the words that may call a number: right behind it ("12 thạc sĩ"), else right before it ("thạc sĩ: 12")."""
    mention = counts[place]
    end = counts[place + 1].quantity.start if place + 1 < len(counts) else len(statement.flat)
    start = counts[place - 1].quantity.end if place else 0
    # From the number on, for its unit may be half of the name ("2 hộ tịch").
    digits = _DIGITS.match(statement.flat, mention.quantity.start)
    behind = _CUT.split(statement.flat[digits.end() if digits else mention.quantity.start : end], maxsplit=1)[0]
    before = _CUT.split(statement.flat[start : mention.quantity.start].rstrip(" :"))[-1]
    return behind, before


def _parted(statement: Statement, one: Mention, other: Mention) -> bool:
    return bool(_NEXT_LIST.search(statement.flat[one.quantity.end : other.quantity.start]))


def _one_list(statement: Statement, total: Mention, first: Mention) -> bool:
    between = statement.flat[total.quantity.end : first.quantity.start]
    return len(between) <= _REACH and not _STOP.search(between) and not _CHOSEN.search(between)


def _by_field(
    statement: Statement, total: Mention, after: list[Mention], stated: dict[tuple[int, int | None], Stated]
) -> Iterator[Breakdown]:
    """Give "17 hồ sơ (lĩnh vực đất đai 06 hồ sơ, hộ tịch 05 hồ sơ)": numbers of one kind, called fields."""
    if not after or not _FIELD.search(statement.flat[total.quantity.end : after[0].quantity.start]):
        return
    if not _one_list(statement, total, after[0]):
        return
    kinds, last = kinds_of(total.quantity.unit), total
    parts: list[tuple[Mention, str]] = []
    for mention in after:
        between = statement.flat[last.quantity.end : mention.quantity.start]
        if _STOP.search(between) or ")" in between or not kinds & kinds_of(mention.quantity.unit):
            break
        parts.append((mention, between))
        last = mention
    if len(parts) >= _LEAST and stated[statement.index, total.place].indicator is not None:
        yield from _split(statement, total, stated, parts, None)


def _fields_alone(statement: Statement, counts: list[Mention]) -> Iterator[Breakdown]:
    """Give "Hồ sơ quá hạn thuộc các lĩnh vực: đất đai 17 hồ sơ, hộ tịch 03 hồ sơ"; their total stands elsewhere."""
    opened = _LATE_FIELDS.search(statement.flat)
    if opened is None or _CHOSEN.search(opened[0]) or _TOTAL.search(statement.flat, opened.end()):
        return
    run: list[tuple[Mention, str]] = []
    last = opened.end()
    for mention in counts:
        between = statement.flat[last : mention.quantity.start]
        if mention.quantity.start < opened.end():
            return  # a number before the list is its total
        if _STOP.search(between) or "file" not in kinds_of(mention.quantity.unit):
            break
        run.append((mention, between))
        last = mention.quantity.end
    if len(run) >= _LEAST:
        parts = tuple(Part(label=_label(statement, *part), value=part[0].quantity.value) for part in run)
        yield Breakdown(of=_LATE, parts=parts, line=statement.line_at(run[0][0].quantity.start))


def _split(
    statement: Statement,
    total: Mention,
    stated: dict[tuple[int, int | None], Stated],
    run: list[tuple[Mention, str]],
    whole: str | None,
) -> Iterator[Breakdown]:
    made = sum((mention.quantity.value for mention, _ in run), Decimal(0))
    left = total.quantity.value - made
    bracket = _BRACKET.match(statement.flat, total.quantity.end)
    slip = max(Decimal(_SLIP), total.quantity.value * (_SHORT_IN_BRACKETS if bracket else _SHORT_OF))
    if left > slip or made > _FAR * total.quantity.value + _SLIP:
        return
    figure = stated[statement.index, total.place].figure
    yield Breakdown(
        of=figure.indicator or whole or figure.label,
        total=total.quantity.value,
        parts=tuple(Part(label=_label(statement, *part), value=part[0].quantity.value) for part in run),
        line=statement.line_at(total.quantity.start),
    )


def _by_sentence(statements: Sequence[Statement], found: Sequence[Stated]) -> Iterator[Breakdown]:
    """Give late dossiers told field by field, a sentence each: "Lĩnh vực đất đai có 29 hồ sơ, do …"."""
    run: list[tuple[Statement, Mention, str]] = []
    for statement in (*statements, None):
        told = _field_sentences(statement) if statement else []
        if told and (not run or run[-1][0].index + _LEAST >= told[0][0].index):
            run += told
            continue
        if len(run) >= _WHOLE_LIST:
            first = run[0][0].index
            totals = [
                one for one in found if first - _LEAST <= one.statement <= first and one.figure.indicator == _LATE
            ]
            total = totals[-1].figure if totals else None
            parts = tuple(Part(label=name, value=mention.quantity.value) for _, mention, name in run)
            made = sum((part.value for part in parts), Decimal(0))
            if total is not None and total.value is not None and abs(total.value - made) <= _SLIP:
                yield Breakdown(of=_LATE, total=total.value, parts=parts, line=total.line)
        run = list(told)


def _field_sentences(statement: Statement) -> list[tuple[Statement, Mention, str]]:
    """Return the only number of each sentence of a statement that begins with a field and counts dossiers."""
    told = []
    for found in _FIELD_TELLS.finditer(statement.flat) if "linh vuc" in statement.flat else ():
        mention = next((one for one in statement.mentions if one.quantity.start == found.end()), None)
        if mention is not None and "file" in kinds_of(mention.quantity.unit):
            told.append((statement, mention, statement.text[found.start(1) : found.end(1)].strip()))
    return told


def _label(statement: Statement, mention: Mention, name: str) -> str:
    """Return a part's name in the document's own letters."""
    place = statement.flat.rfind(name, 0, mention.quantity.start)
    behind = statement.flat.find(name, mention.quantity.end)
    start = behind if 0 <= behind - mention.quantity.end < len(name) + _REACH // 10 else place
    return statement.text[start : start + len(name)].strip(" ,;:(–-") if start >= 0 else name
