"""Family T, form: appendices that are announced, addressees, repeated words and copied lines (T06 to T09)."""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from inspection.model.codes import DocumentKind
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk

_ANNOUNCED = re.compile(
    r"phu luc[^.;]{0,20}(?:kem theo|dinh kem|ban hanh kem)|(?:theo|tai|co) (?:cac )?phu luc\b|bieu (?:mau )?kem theo"
)
_APPENDIX = re.compile(r"^\W*(?:phu luc|bieu so|bieu \d)\b(?!\s*(?:kem|dinh))")
_ADDRESS = re.compile(r"^\W*kinh gui")
_TWICE = re.compile(r"(?<!\S)(\w++(?: \w++)?) \1(?![^\s,;.:])", re.IGNORECASE)
_JOINING = frozenset(("các", "và", "của", "là", "cho", "về", "tại", "được", "những", "theo", "trong", "với"))
"""Syllables that are never doubled by rights; others are ("hành vi vi phạm")."""
_ANOTHERS = re.compile(
    r"(?:xay dung|ban hanh|lap)\s+(?:va ban hanh\s+)?(?:ke hoach|chuong trinh)\s[^.;]{5,80}?\bcua\s+"
    r"(?P<level>thi xa|huyen|quan|tinh|thanh pho)\b"
)
_FROM_ABOVE = re.compile(r"thuc hien|theo|huong dan|chi dao|yeu cau|quy dinh|trien khai")
"""What makes a plan the ward's own though it names the level above."""
_LABEL_WORDS = 6
_NEAR = 25


@rule("T06")
def appendix_present(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that an appendix that the text points to is there."""
    for sheet in desk.sheets:
        lines = dict.fromkeys(n for n, _, _ in sheet.search(r"phu luc|bieu"))
        there = [n for n in lines if _APPENDIX.search(sheet.folded[n - 1])]
        said = [(n, m) for n in lines if n not in there and (m := _ANNOUNCED.search(sheet.folded[n - 1]))]
        if not said:
            continue
        number, match = said[0]
        if there or sheet.reading.tasks:
            yield Pass(sheet=sheet, lines=(number, *there[:1]))
        else:
            yield Hit(
                sheet=sheet,
                lines=tuple(n for n, _ in said),
                quote=sheet.excerpt(number, *match.span(), before=60, after=30).strip("()* "),
            )


@rule("T07")
def plan_without_addressee(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan carries no "Kính gửi": it is issued, not sent as a letter."""
    sheet = desk.plan
    if sheet is None or sheet.reading.kind is not DocumentKind.PLAN:
        return
    found = next((n for n, line in enumerate(sheet.folded[:40], 1) if _ADDRESS.match(line)), None)
    if found:
        yield Hit(sheet=sheet, lines=(found,), quote=shorten(sheet.line(found).strip("* ")))


@rule("T10")
def copied_from_above(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a ward's plan does not give itself the plan of a higher level (copied clauses)."""
    sheet = desk.plan
    if sheet is None or sheet.damaged:
        return
    for number, folded in enumerate(sheet.folded, 1):
        for match in _ANOTHERS.finditer(folded):
            if _FROM_ABOVE.search(match[0]):
                continue
            quote = sheet.excerpt(number, *match.span())
            stated = sheet.line(number)[match.start("level") : match.end("level")]
            yield Hit(sheet=sheet, lines=(number,), quote=quote, stated=stated)


@rule("T08")
def repeated_words(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no words stand twice in a row ("ban hành ban hành")."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number, (line, folded) in enumerate(zip(sheet.lines, sheet.folded, strict=True), 1):
            said = folded.split()
            if True not in map(eq, said, said[1:]) and True not in map(eq, said, said[2:]):
                continue  # most lines repeat nothing, and this is told much faster than by the pattern
            for match in _TWICE.finditer(line):
                if _doubled(match[0]):
                    yield Hit(
                        sheet=sheet,
                        lines=(number,),
                        quote=sheet.excerpt(number, *match.span(), before=25, after=25),
                        stated=match[0],
                    )


def _doubled(said: str) -> bool:
    """Tell whether repeated words are a slip: two syllables, or one that only joins others."""
    first = said.lower().split()
    return first[0] in _JOINING if len(first) == 2 else all(word.isalpha() for word in first)  # noqa: PLR2004 - "các các"


@rule("T09")
def copied_labels(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that two figures close to each other do not stand under the very same words."""
    sheet = desk.report
    if sheet is None:
        return
    last: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(sheet.lines, 1):
        label, colon, value = line.partition(":")
        if not colon or not re.match(r"\s*\d", value):
            continue
        key = tuple(words(label))
        if len(key) < _LABEL_WORDS:
            continue
        before = last.get(key)
        last[key] = number
        if before is not None and number - before <= _NEAR:
            yield Hit(sheet=sheet, lines=(before, number), quote=shorten(line.strip("-+* ")))
