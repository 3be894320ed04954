"""Family A, kinds: where everything counted is of one of some kinds, the kinds make all (domain.md §5.1, A, B01; A25).

Which kinds those are is data (``CompleteSet``); what counts which kind, the pieces of a list tell, and reading need not
have named any of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, Amount, alike, amounts, one_units
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspection.model.relations import CompleteSet
    from inspection.rules.desk import Desk, Sheet

_PIECE = re.compile(r"[;()]|,(?!\d)|\.(?=\s|$)|v(?<!\w.)a(?= (?:\d|[a-z ]{0,25}\d))|\n")
"""What parts the pieces of a list, each of which counts one kind."""
_ITEM = re.compile(r"\s*(?:[-+*•◦–]|[a-h]\)|\d{1,2}\))\s")
_IN_WORDS = re.compile(r"\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?!20\d\d)[a-z]")
"""A number in words, which counts something as well."""
_NAMED = re.compile(r"[^\d:\n]{3,60}: ?(?=\d)")
_ENDED = re.compile(r"\.\s")
_TABLE = re.compile(r"[\t|]")
_DIGIT = re.compile(r"\d")
_SECOND = re.compile(r"\D\d")
_NUMBERED = re.compile(r"\\d|6")
"""A pattern of a kind whose name holds a number."""
_LONGEST_LIST = 6
"""Lines that a list of kinds spans."""
_LEAD = 2
"""Lines above a list's first piece among which the number of all may stand."""
_RATIO = re.compile(r"(?<![\d/])\d[\d.]*/\d[\d.]*(?![\d/])")
_FAR = Decimal("0.6")
"""The share of the total below which a sum that nothing ties to it is of something else."""
_NEAR = Decimal("0.1")
"""The share of a sum by which a number of another unit misses it and is still the number of all."""
_ALL = r"(?:ca nam|ca ky|tong (?:so|cong)|cong|luy ke|tat ca)\b"
_OF_ALL = re.compile(rf"^\W*(?:nhu vay |tinh )?{_ALL}")
_BEHIND = re.compile(rf"[^.;\d]{{0,40}}[;,.(] ?(?:nhu vay |tinh )?{_ALL}[^.;\d]{{0,30}}")
"""Words behind a list that lead to the number of all: "…; cả năm 4.670 hồ sơ"."""
_AIMED = re.compile(r"\bphan dau\b|\bchi tieu\b|\bmuc tieu\b|\bke hoach (?:giao|de ra)\b")
_OPENS = re.compile(r"[:(]|\btrong (?:so )?do\b|\bgom\b|\bchia ra\b|\bcu the\b|\btrong so\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a list with its numbers that are no rates."""

    start: int
    text: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Lines that belong together, as one folded text, where each begins, and the pieces of their lists."""

    first: int
    text: str
    starts: tuple[int, ...]
    pieces: tuple[_Piece, ...]

    def line(self, place: int) -> int:
        """Return the number of the line in which a place stands."""
        return self.first + bisect_right(self.starts, place) - 1


@dataclass(frozen=True, slots=True)
class _Counted:
    """A kind with its number."""

    kind: str
    amount: Amount


@rule("A25")
def kinds_make_all(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the numbers of all kinds of something against the number of all."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    units = one_units(desk.relations.units)
    may_list = cache(lambda number: _may_list(sheet.folded[number - 1]))
    passages: dict[int, _Passage] = {}
    for complete in desk.relations.complete:
        seen: set[int] = set()
        for number in _lines_of(sheet, may_list, complete):
            if number in seen:
                continue
            passage = passages.get(number) or passages.setdefault(number, _passage(sheet, number))
            seen.update(range(number, passage.first + len(passage.starts)))
            for chain in _chains(passage, complete):
                yield from _judged(sheet, passage, complete, chain, units)


def _may_list(line: str) -> bool:
    """Tell whether a line may hold a piece of a list: an item with a number, or two numbers."""
    first = _DIGIT.search(line)
    if first is None or _TABLE.search(line):
        return False
    return _ITEM.match(line) is not None or _SECOND.search(line, first.end()) is not None


def _lines_of(sheet: Sheet, may_list: Callable[[int], bool], complete: CompleteSet) -> Iterator[int]:
    """Give the lines at which a list may begin: so many kinds stand in them and the next ones that hold a piece."""
    named: dict[int, set[str]] = {}
    spare = len(complete.kinds) - complete.least
    for name, words in complete.kinds.items():
        told = {number for number, _ in sheet.search(words, before=sheet.next_period_line)}
        found = [*filter(may_list, told)]
        spare -= not found
        if spare < 0:
            return
        for number in found:
            named.setdefault(number, set()).add(name)
    for number in sorted(named):
        near = (named.get(below, ()) for below in range(number, number + _LONGEST_LIST))
        if len({name for names in near for name in names}) >= complete.least:
            yield number


def _passage(sheet: Sheet, number: int) -> _Passage:
    """Return a line with those that lead to it and the items of its list that follow."""
    first = number
    while _ITEM.match(sheet.folded[first - 1]) and first > 1 and sheet.folded[first - 2].strip():
        first -= 1
    if first == number:
        above = [n for n in range(max(1, number - _LEAD), number) if sheet.folded[n - 1].strip()]
        above = [] if any(_TABLE.search(sheet.folded[n - 1]) for n in above) else above
        first = above[0] if above else number
    last = number
    while last < len(sheet.folded) and (
        _ITEM.match(sheet.folded[last]) or _goes_on(*sheet.folded[last - 1 : last + 1])
    ):
        last += 1
    lines = sheet.folded[first - 1 : last]
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(lines)
    return _Passage(first, text, tuple(starts), tuple(_pieces(text)))


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a sentence goes on in the next line."""
    return bool(following.strip()) and line.rstrip()[-1:] not in {"", ".", ";", ":"} and not _TABLE.search(following)


def _chains(passage: _Passage, complete: CompleteSet) -> Iterator[list[_Counted]]:
    """Give the lists of a passage of which every piece counts one kind; a kind that comes again begins another list.

    A piece that counts something without a kind belongs to the list as well, so that not all of its kinds are known.
    """
    chain: list[_Counted] = []
    pure = True
    kinds = {name: re.compile(words) for name, words in complete.kinds.items()}
    numbered = _numbered(complete)
    for one in passage.pieces:
        start, piece = one.start, one.text
        counted = _of_no_name(one.amounts, piece, numbered)
        if chain and _is_over(passage, chain, complete, start):
            yield from _long_enough(chain, complete, pure=pure)
            chain, pure = [], True
        if not counted:
            pure = pure and not (chain and _IN_WORDS.search(passage.text, start, start + len(piece)))
            continue
        if len(counted) > 1:  # "Trong 372 thủ tục có 198 thủ tục toàn trình": the first number is that of all
            between = piece[counted[-2].end : counted[-1].start]
            piece = between.rpartition(":")[2] + piece[counted[-1].start :]
        kind = next((name for name, words in kinds.items() if words.search(piece)), None)
        last = Amount(counted[-1].value, counted[-1].unit, start + counted[-1].start, start + counted[-1].end)
        if len(counted) > 1:
            yield from _long_enough(chain, complete, pure=pure)
            chain, pure = [], True
        pure = pure and (kind is None or kind not in {one.kind for one in chain})
        if kind is not None and not _RATIO.search(piece):
            chain.append(_Counted(kind, last))
        elif chain and _OF_ALL.search(piece):
            yield from _long_enough(chain, complete, pure=pure)
            chain, pure = [], True
        elif chain and not (passage.text[start - 1 : start] == "(" and last.unit != chain[-1].amount.unit):
            pure = False  # but for what is told of a kind in brackets behind it
        if complete.exact and len({one.kind for one in chain}) == len(complete.kinds):
            yield from _long_enough(chain, complete, pure=pure)
            chain, pure = [], True
    yield from _long_enough(chain, complete, pure=pure)


def _is_over(passage: _Passage, chain: Sequence[_Counted], complete: CompleteSet, start: int) -> bool:
    """Tell whether a list is over where a piece starts: behind its sentence, or at an item with a name of its own.

    "+ Chuyên môn: 12 thạc sĩ, 42 đại học" ends at "+ Lý luận chính trị: 09 cao cấp", which counts the people again.
    """
    item = _ITEM.match(passage.text, start)
    if item is None:
        return bool(_ENDED.search(passage.text, max(0, start - 3), start + 1))
    named = _NAMED.match(passage.text, item.end())
    own = passage.line(chain[-1].amount.start)
    many = sum(passage.line(one.amount.start) == own for one in chain) > 1
    return many and named is not None and not any(re.search(words, named[0]) for words in complete.kinds.values())


def _long_enough(chain: list[_Counted], complete: CompleteSet, *, pure: bool) -> Iterator[list[_Counted]]:
    if pure and len(chain) >= complete.least:
        yield chain


def _counts(text: str) -> tuple[Amount, ...]:
    return tuple(one for one in amounts(text) if one.unit != RATE)


def _numbered(complete: CompleteSet) -> list[re.Pattern[str]]:
    """Return the patterns of the kinds whose names hold a number."""
    return [re.compile(words) for words in complete.kinds.values() if _NUMBERED.search(words)]


def _of_no_name(counted: Sequence[Amount], piece: str, numbered: Sequence[re.Pattern[str]]) -> Sequence[Amount]:
    """Return the numbers of a piece but those that belong to the name of a kind ("dưới 35 tuổi 13 người")."""
    named = [found.span() for words in numbered for found in words.finditer(piece)] if counted else []
    return [one for one in counted if not any(start <= one.start < end for start, end in named)]


def _pieces(text: str) -> Iterator[_Piece]:
    """Give the pieces of a list; a bracket with the number of what stands before it is no piece of its own."""
    start = 0
    for parted in _PIECE.finditer(text):
        piece = text[start : parted.start()]
        counted = _counts(piece)
        if parted[0] == "(" and not counted:
            continue
        yield _Piece(start, piece, counted)
        start = parted.end()
    yield _Piece(start, text[start:], _counts(text[start:]))


def _judged(
    sheet: Sheet, passage: _Passage, complete: CompleteSet, chain: Sequence[_Counted], units: Sequence[frozenset[str]]
) -> Iterator[Hit | Pass]:
    parts = [one.amount for one in chain]
    values = [part.value for part in parts]
    first, last = parts[0].start, parts[-1].end
    ahead = passage.text[:first]
    before = _of_no_name(_counts(ahead), ahead, _numbered(complete))
    behind = [Amount(one.value, one.unit, last + one.start, last + one.end) for one in amounts(passage.text[last:])]
    lines = tuple(dict.fromkeys(passage.line(part.start) for part in parts))
    made = sum(values, Decimal(0))
    facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}"}
    ways = {made, *_without_twice(chain, complete)}
    if any(one.value in ways for one in (*before, *behind)):
        yield Pass(sheet=sheet, lines=lines, facts=facts)
        return
    if any(one.value + other.value in ways for one, other in pairwise(before)):
        return  # all of two blocks, such as the council's people and the committee's
    kinds = re.compile("|".join(complete.kinds[name] for name in {one.kind for one in chain}))
    whole = [one for one in before if not kinds.search(_piece_of(passage.text, one))]
    total = next(
        (one for one in reversed(whole) if alike(one, parts, units) or abs(one.value - made) <= _NEAR * made), None
    )
    if total is None:
        told = _BEHIND.match(passage.text, last)
        total = next((one for one in behind if told and one.start >= told.end()), None)
    if total is None or total.value < max(values) or _AIMED.search(passage.text, total.start - 30, total.end + 30):
        return
    if complete.some and made < total.value:
        return
    own = passage.line(total.start)
    tied = total.end < first and bool(_OPENS.search(passage.text, total.end, first))
    if not (_FAR * total.value <= made <= total.value / _FAR or (complete.exact and tied)):
        return
    sure = complete.exact and tied and alike(total, parts, units)
    yield Hit(
        sheet=sheet,
        lines=tuple(sorted({own, *lines})),
        quote=_quote(sheet, passage, total, parts),
        stated=show(total.value),
        computed=show(made),
        grade=None if sure else Grade.UNLIKELY,
        facts=facts,
    )


def _without_twice(chain: Sequence[_Counted], complete: CompleteSet) -> Iterator[Decimal]:
    """Give what the kinds make where some lie within another: "xong 66, trong đó đúng hạn 61, trễ 05; đang làm 06"."""
    numbers = {one.kind: one.amount.value for one in chain}
    made = sum(numbers.values(), Decimal(0))
    for outer, names in complete.within.items():
        inner = [numbers[name] for name in names if name in numbers]
        if outer in numbers and inner:
            yield made - sum(inner, Decimal(0))
            yield made - numbers[outer]


def _piece_of(text: str, one: Amount) -> str:
    """Return the words of the piece that counts a number, up to the next number."""
    start = max((parted.end() for parted in _PIECE.finditer(text, 0, one.start)), default=0)
    end = _PIECE.search(text, one.end)
    behind = re.split(r"[\d:]", text[one.end : end.start() if end else len(text)])[0]
    return text[start : one.end] + behind


def _quote(sheet: Sheet, passage: _Passage, total: Amount, parts: Sequence[Amount]) -> str:
    own = passage.line(total.start)
    start = passage.starts[own - passage.first]
    end = parts[-1].end if passage.line(parts[-1].start) == own else start + len(sheet.line(own))
    first = min(total.start, *(part.start for part in parts if passage.line(part.start) == own), total.start)
    return sheet.excerpt(own, first - start, max(end, total.end) - start, before=40, after=15)
