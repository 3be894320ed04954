"""Family B, lists: what is counted in the text is what is listed behind it (domain.md §5.1, B04, B05; B08)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.counts.named_lists import dated_lists, named_lists
from inspection.rules.desk import Hit, Pass
from inspection.rules.desk.documents import ANY, TYPES, Listed, count, kinds, mark
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet

_KINDS = "|".join(fold(kind) for kind in (*TYPES, ANY))
# The digit comes first and what stands before it is asked after: a search that may skip to digits is much faster.
_N = r"(?P<n>\d(?<![\d/.,].)\d{0,2})"
_SIGN = r"(?P<mark>[⁰¹²³⁴-⁹]+|\[\d{1,2}\]|\(\d{1,2}\)|\^\d{1,2})"
_COUNTED = re.compile(rf"{_N}\s+(?P<kind>{_KINDS})")
_MARKED = re.compile(rf"(?:\s+(?:qppl|quy pham phap luat))?\s*{_SIGN}")
"""The mark of a footnote behind a count of documents."""
_OPENS = re.compile(r"\b[^.;:\d]{0,80}?(?::|\bgom\b:?|\bcu the\b:?|\bbao gom\b:?)")
"""What opens a list behind a count of documents."""
_LABEL = re.compile(rf"\b(?P<kind>{_KINDS})\b[^.;:\d()]{{0,80}}$")
_LABELLED = re.compile(rf":\s*{_N}(?:\s+(?:van ban|{_KINDS}))?\s*\((?P<list>[^()]*\d[^()]*)\)")
"""Behind a label its count, and the documents in brackets: "Kế hoạch đã ban hành: 04 (số 15/KH-UBND ngày …; số …)"."""
_LONGEST = 100
"""Letters of a label with the kind that it names."""
_BODIES = re.compile(
    rf"{_N}\s+(?P<what>co quan|phong|don vi|to chuc|ban|truong)\b(?P<about>[^.;:\d]{{0,40}}?)"
    r"(?:tren tong so \d+ [a-z ]{2,20})?(?:\([^()]{0,30}\))?"
    r",?\s*(?:(?:gom|bao gom|la)\s*:\s*(?P<list>[^.:\d]+)|(?:gom|bao gom)\s+(?P<bare>[^.:\d]++)(?![:\d]))"
)
_ITEM = re.compile(r"\s*(?:[-+*•◦]|\d{1,2}[.)]|[a-z]\))\s*")
_OF_KIND = re.compile(rf"{_ITEM.pattern}(?:{_KINDS})\b.{{0,20}}\bso\b")
"""An item that begins with a document and its number."""
_FAR = 2
"""By how many documents a list may miss its count and still be meant to be whole."""
_FEWEST = 2
"""Documents that make a list; one is an example."""
_HEAD = re.compile(r"\b(?:Văn phòng|Phòng|Ban|Trung tâm|Trạm|Trường|Tổ|Đội|Hội)\s+[^\W\d_a-zà-ỹ]")


_QUOTED_THINGS = re.compile(
    rf"{_N}\s+(?:mo hinh|sang kien|giai phap|phong trao)\b[^.;:\d]{{0,60}}?,?\s*"
    r"(?:gom|bao gom|la|nhu)\s*:\s*(?P<list>[^.:]+)"
)
_QUOTED = re.compile(r"[“\"«][^”\"»]{2,}[”\"»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A count in the text and the footnote behind it."""

    line: int
    quote: str
    number: int
    kind: str
    counted: str
    """Number and kind as they are written."""
    mark: str
    note_line: int
    documents: list[Listed]


@lru_cache(maxsize=8)
def _counts(sheet: Sheet) -> tuple[tuple[int, re.Match[str]], ...]:
    """Return the line and place of every count of documents; several rules ask, so a few documents' are kept."""
    return tuple(sheet.search(_COUNTED))


@lru_cache(maxsize=8)
def _noted(sheet: Sheet) -> tuple[_Note, ...]:
    """Return the counts with a footnote that lists documents; two rules ask, so a few documents' are kept."""
    notes = {mark(note.mark): note for note in sheet.reading.footnotes}
    found = []
    for number, counted in _counts(sheet) if notes else ():
        marked = _MARKED.match(counted.string, counted.end())
        note = notes.get(mark(marked["mark"])) if marked else None
        documents = sheet.listed(_body(note.text)) if note else []
        if marked is None or note is None or note.line == number or not documents:
            continue
        found.append(
            _Note(
                line=number,
                quote=sheet.excerpt(number, counted.start(), marked.end(), before=40, after=60),
                number=int(counted["n"]),
                kind=counted["kind"],
                counted=sheet.line(number)[counted.start() : counted.end()],
                mark=mark(marked["mark"]),
                note_line=note.line,
                documents=documents,
            )
        )
    return tuple(found)


def _body(text: str) -> str:
    return re.sub(r"^\s*(?:[⁰¹²³⁴-⁹]+|\[\d+\]|\(\d+\)|\^?\d{1,2}(?=\s))\s*", "", text)


def _swapped(note: _Note, notes: Sequence[_Note]) -> _Note | None:
    """Return the footnote that lists what another one should: as many of its kind, and none of its own."""
    others = (other for other in notes if other is not note and not count(other.documents, other.kind))
    return next((other for other in others if count(other.documents, note.kind) == note.number), None)


@rule("B04")
def counted_documents(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that as many documents are listed, in a footnote or in the text, as are counted."""
    for sheet in desk.sheets:
        notes = _noted(sheet)
        for note in notes:
            have = count(note.documents, note.kind)
            if not have:
                # Another kind altogether is for rule B05; as many may still be listed, behind another mark.
                if other := _swapped(note, notes):
                    lines, facts = (note.line, other.note_line), {"working": f"{note.number} ↔ {note.number}"}
                    yield Pass(sheet=sheet, lines=lines, facts=facts | {"mark": other.mark})
                continue
            working = f"{note.number} ↔ {have}"
            lines, facts = (note.line, note.note_line), {"working": working, "mark": note.mark}
            if have == note.number:
                yield Pass(sheet=sheet, lines=lines, facts=facts)
            else:
                yield Hit(
                    sheet=sheet,
                    lines=lines,
                    quote=note.quote,
                    stated=str(note.number),
                    computed=str(have),
                    facts=facts,
                )
        yield from _announced(sheet)
        yield from _below(sheet)
        yield from _labelled(sheet)


def _labelled(sheet: Sheet) -> Iterator[Hit | Pass]:
    for number, match in sheet.search(_LABELLED):
        label = _LABEL.search(match.string, max(0, match.start() - _LONGEST), match.start())
        have = count(sheet.listed(f"{label['kind']} {match['list']}"), label["kind"]) if label else 0
        if label and have >= _FEWEST:
            yield from _counted(sheet, number, (label.start(), match.end()), int(match["n"]), have)


def _counted(  # noqa: PLR0913  # the place, what is said there, what is listed
    sheet: Sheet,
    number: int,
    place: tuple[int, int],
    stated: int,
    have: int,
    *,
    before: int = 40,
    grade: Grade | None = Grade.UNLIKELY,
) -> Iterator[Hit | Pass]:
    """Yield that a line lists as many as it counts, or how many instead."""
    facts = {"working": f"{stated} ↔ {have}"}
    if have == stated:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    else:
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, *place, before=before),
            stated=str(stated),
            computed=str(have),
            grade=grade,
            facts=facts,
        )


def _below(sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge the documents that stand below their count, one in each item: "07 văn bản chỉ đạo …, gồm:"."""
    for number, one in _counts(sheet):
        if not one.string.rstrip().endswith(":") or one.string[: one.start()].count(":"):
            continue
        items = list(takewhile(_ITEM.match, sheet.folded[number:]))
        if len(items) < _FEWEST or not all(_OF_KIND.search(item) for item in items):
            continue
        stated, some = int(one["n"]), one["kind"]
        if some != fold(ANY):
            items = [item for item in items if re.match(rf"{_ITEM.pattern}{some}\b", item)]
        if abs(len(items) - stated) <= _FAR and items:
            yield from _counted(sheet, number, (one.start(), len(one.string)), stated, len(items), before=60)


def _announced(sheet: Sheet) -> Iterator[Hit | Pass]:
    found = [(n, one, opening) for n, one in _counts(sheet) if (opening := _OPENS.match(one.string, one.end()))]
    for (number, one, opening), following in zip_longest(found, found[1:]):
        end = following[1].start() if following and following[0] == number else len(one.string)
        listed = one.string[opening.end() : end].lstrip()
        documents = sheet.listed(f"{one['kind']} {listed}" if listed.startswith("so ") else listed)
        have = count(documents, one["kind"])
        if have >= _FEWEST:
            yield from _counted(sheet, number, (one.start(), end), int(one["n"]), have)


@rule("B05")
def footnote_of_another_kind(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a footnote lists the kind of document that the text counts."""
    for sheet in desk.sheets:
        notes = _noted(sheet)
        for note in notes:
            facts = {"mark": note.mark, "working": kinds(note.documents)}
            lines = (note.line, note.note_line)
            if count(note.documents, note.kind):
                continue  # whether they are as many is for B04
            yield Hit(
                sheet=sheet,
                lines=lines,
                quote=note.quote,
                stated=note.counted,
                computed=kinds(note.documents),
                facts=facts | {"note": "swapped" if _swapped(note, notes) else ""},
            )


@rule("B08")
def counted_bodies(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that as many offices or units are named as are counted ("03 cơ quan, gồm: …"), or things by their names."""
    for sheet in desk.sheets:
        yield from _quoted_things(sheet)
        for one in (*named_lists(sheet), *dated_lists(sheet)):
            yield from _counted(sheet, one.line, one.span, one.stated, one.named, before=20)
        for number, match in sheet.search(_BODIES):
            start, end = match.span("list" if match["list"] else "bare")
            said, stated = sheet.line(number)[start:end], int(match["n"])
            # A semicolon may part the bodies, or what is said of them from what is said next.
            counts = [len(_HEAD.findall(some)) for some in (said.split(";")[0], said)]
            if named := stated if stated in counts else counts[-1]:
                yield from _counted(sheet, number, match.span(), stated, named, before=11, grade=None)


def _quoted_things(sheet: Sheet) -> Iterator[Hit | Pass]:
    for number, match in sheet.search(_QUOTED_THINGS):
        items = sheet.line(number)[match.start("list") : match.end("list")].strip(" ;").split(";")
        named, stated = len(items), int(match["n"])
        if any(len(_QUOTED.findall(item)) != 1 for item in items):
            continue  # a name may stand for several things, or for none of them
        yield from _counted(sheet, number, match.span(), stated, named, before=20, grade=None)
