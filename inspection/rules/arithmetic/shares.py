"""Family A, shares: those of all kinds of one thing make 100 (domain.md §5.1, A05; A21).

A list is known to be whole by the words that lead to it, by its last piece ("còn lại 2,5%"), or by its kinds, which are
data (``CompleteSet``): nobody is satisfied in a fifth way.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.percentage import HUNDRED, decimals
from inspection.rules.desk.statements import statements
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.model.relations import CompleteSet
    from inspection.rules.desk import Desk, Sheet

_LISTED = re.compile(
    r"\b(?:co cau|ty le|ty trong|(?:theo|qua) (?:tung |cac )?(?:linh vuc|nhom|loai|khoi|hinh thuc|kenh))\b"
    r"[^.;:%]{0,80}:"
)
_SHARE = re.compile(r"(?<![\d.,])(?P<n>\d{1,2}(?:,\d{1,2})?)\s*%")
_LEAST_SHARES, _NEAR = 3, 8
"""Shares that make a list, and points from 100 within which their sum is meant to be it."""
_REST = re.compile(r"\bcon lai\b|\bkhac\b")
_OTHER = re.compile(
    r"\b(?:tang|giam|cao hon|thap hon|so voi|cung ky|trong do|rieng|muc tieu|chi tieu|ke hoach|phan dau|vuot"
    r"|(?:dung|qua) han)\b"
)
"""Words of a rate that is no share of the whole."""
_LONGEST = 90
"""Characters of a share with the words of its kind."""
_STOP = re.compile(r"\.\s|\n")
_ITEM = re.compile(r"\s*[-+*•–]\s|\s*[a-h]\)\s")
_ITEMS = 6
"""Lines over which a list of items may run."""


@rule("A21")
def shares_of_one_list(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the shares which a sentence or list gives for all kinds of one thing make 100."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    told: set[int] = set()
    for number, said, start in statements(sheet, _LISTED.pattern):
        found = _LISTED.search(said)
        values = _values(_SHARE.finditer(said, found.end())) if found else []
        if found is None or len(values) < _LEAST_SHARES or "/" in said[found.end() :]:
            continue
        for one in _judged(sheet, (number,), start + found.start(), start + len(said), values):
            told.add(number)
            yield one
    for number in dict.fromkeys(n for n, _ in sheet.search(r"\d ?%", before=sheet.next_period_line)):
        if number not in told:
            yield from _of_kinds(sheet, number, desk.relations.complete, told)


def _values(shares: Iterator[re.Match[str]]) -> list[Decimal]:
    return [value for one in shares if (value := parse_number(one["n"])) is not None]


def _judged(
    sheet: Sheet, lines: tuple[int, ...], start: int, end: int, values: Sequence[Decimal]
) -> Iterator[Hit | Pass]:
    made = sum(values, Decimal(0))
    if abs(made - HUNDRED) > _NEAR:
        return
    slack = sum((Decimal(1).scaleb(-decimals(value)) / 2 for value in values), Decimal(0))
    facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}%"}
    if abs(made - HUNDRED) <= slack:
        yield Pass(sheet=sheet, lines=lines, facts=facts)
    else:
        quote = sheet.excerpt(lines[0], start, end)
        yield Hit(sheet=sheet, lines=lines, quote=quote, stated=f"{show(made)}%", computed="100%", facts=facts)


def _of_kinds(sheet: Sheet, number: int, known: Sequence[CompleteSet], told: set[int]) -> Iterator[Hit | Pass]:
    """Judge the shares of a line, or of the items that it begins, of which each names one kind of a complete set."""
    last = number
    while _ITEM.match(sheet.folded[number - 1]) and last - number < _ITEMS and last < len(sheet.folded):
        if not (_ITEM.match(sheet.folded[last]) and _SHARE.search(sheet.folded[last])):
            break
        last += 1
    text = "\n".join(sheet.folded[number - 1 : last])
    if "|" in text or "\t" in text or len(_SHARE.findall(text)) < 2:  # noqa: PLR2004 - one share is no list
        return
    for complete in known:
        for chain in _chains(text, complete):
            lines = tuple(dict.fromkeys(number + text.count("\n", 0, one.start()) for one in chain))
            first = text.rfind("\n", 0, chain[0].start()) + 1
            start = max(0, chain[0].start() - first - _LONGEST)
            end = chain[-1].end() - first if len(lines) == 1 else len(sheet.line(lines[0]))
            for one in _judged(sheet, lines, start, end, _values(iter(chain))):
                told.update(lines)
                yield one
                return


def _chains(text: str, complete: CompleteSet) -> Iterator[list[re.Match[str]]]:
    """Give the shares in a row of which each has a kind of its own before it, or is that of all the rest."""
    chain: list[re.Match[str]] = []
    kinds: set[str] = set()
    place = 0
    for one in _SHARE.finditer(text):
        words = text[max(place, one.start() - _LONGEST) : one.start()]
        parted = one.start() - place > _LONGEST
        kind = _kind(words, complete)
        if kind is None or kind in kinds or _OTHER.search(words) or (chain and (parted or _stops(words))):
            if _is_whole(kinds, complete):
                yield chain
            chain, kinds = [], set()
        if kind is not None and not _OTHER.search(words):
            chain.append(one)
            kinds.add(kind)
        place = one.end()
    if _is_whole(kinds, complete):
        yield chain


def _stops(words: str) -> bool:
    """Tell whether a sentence ends before a share; an item of a list may end with a full stop."""
    stop = _STOP.search(words)
    return stop is not None and not _ITEM.match(words.lstrip(" .;\n"), 0)


def _kind(words: str, complete: CompleteSet) -> str | None:
    found = next((name for name, pattern in complete.kinds.items() if re.search(pattern, words)), None)
    return found or ("rest" if _REST.search(words) else None)


def _is_whole(kinds: set[str], complete: CompleteSet) -> bool:
    named = kinds - {"rest"}
    if "rest" in kinds:
        return len(named) > 1
    return len(named) == len(complete.kinds) or (complete.exact and len(named) >= complete.least)
