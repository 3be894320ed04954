"""Family T, form: appendices that are announced, addressees, repeated words and copied lines (T06 to T09)."""

from __future__ import annotations

import re
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
        there = [n for n, line in enumerate(sheet.folded, 1) if _APPENDIX.search(line)]
        said = [(n, m) for n, line in enumerate(sheet.folded, 1) if (m := _ANNOUNCED.search(line)) and n not in there]
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
        for number, line in enumerate(sheet.lines, 1):
            written = line.split()
            said = [word.lower() for word in written]
            for place, (word, third) in enumerate(zip(said, said[2:], strict=False)):
                width = _doubled(said[place : place + 4]) if word == third or word in _JOINING else 0
                if width:
                    yield Hit(
                        sheet=sheet,
                        lines=(number,),
                        quote=" ".join(written[max(0, place - 4) : place + 2 * width + 4]),
                        stated=" ".join(written[place : place + 2 * width]).rstrip(",;.:"),
                    )


def _doubled(said: list[str]) -> int:
    """Return how many syllables stand twice at the start of some words; 0 where none do."""
    if said[0] in _JOINING and said[1].rstrip(",;.:") == said[0]:
        return 1
    pair, again = said[:2], [word.rstrip(",;.:") for word in said[2:]]
    return 2 if pair == again and all(word.isalpha() for word in pair) else 0


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
