"""Family X, denials: what a report says did not occur is counted nowhere else in it (domain.md §5.1, G08, X; X16).

What can be denied, and which words and indicators count it, is data (``Absence``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import fold, format_number, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.model.relations import Absence
    from inspection.rules.desk import Desk, Sheet

_NOT = (
    r"\b(?:khong|chua)(?: (?:he|de|con|co|phat sinh|xay ra|ghi nhan|phat hien|nhan duoc|nhan|tiep nhan|xuat hien|bi))+"
    r"\b(?: (?:ra|moi|bat ky|bat cu|mot|cac|them))*"
    r"|\bkhong (?:mot )?(?=(?:truong hop|ho so|nhiem vu|phan anh|y kien|don|can bo|cong chuc|vien chuc)\b"
    r"[^.;,]{0,30} nao\b)"
)
_NONE = r":\s*(?:khong|0+)(?: (?:luot|ho so|truong hop|nguoi|don|phan anh|cong chuc|vu|vu viec))?(?=\s*(?:[.;,)]|$))"
_ENDED = re.compile(r"\s*(?:[.;,)(]|$)")
_CLAUSE = re.compile(r"[.,;]\s")
_SIGNS = (". ", "; ")
"""Signs that part one statement of a line from the next."""
_FAR = 200
"""Characters between a denial and a count of one paragraph from which neither explains the other."""
_MEANT = re.compile(
    r"\byeu cau\b|\bchi dao\b|\bphan dau\b|\b(?:bao|dam) (?:dam|bao)\b|\bquan triet\b|\bdon doc\b|\bchi tieu\b"
    r"|\bmuc tieu\b|\bcam ket\b|\btang cuong\b|\bnham\b|\bquyet tam\b|(?<!da )(?<!duoc )\bkhac phuc\b|\bneu\b"
    r"|\bquy dinh ve\b"
)
"""Words of what is wanted and not told."""
_OTHER_TIME = re.compile(
    r"\bcung ky\b|\b(?:nam|quy|thang|ky) (?:truoc|ngoai)\b|\btruoc (?:khi )?sap xep\b|\brieng thang\b"
    r"|\b(?:trong )?thang (?:0?\d|1[0-2])\b(?!/| (?:dau|cuoi|nam))"
)
_COUNT = r"(?<![\w.,/-])(?P<n>0*[1-9]\d{0,2}(?:\.\d{3})*)(?![\d%]|[.,/]\d)"
"""What "#" stands for in the patterns of what is counted."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A piece of a line that says something, and the folded sentence around it."""

    line: int
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Denial:
    """Words of a denial: those denied stand behind it, or before it ("Kỷ luật: không có")."""

    line: int
    start: int
    end: int
    text: str
    words: str
    before: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """A count of what was denied."""

    said: _Said
    number: str
    quote: str
    sure: bool = True
    """The number stands in the document and was not computed."""


@rule("X16")
def denied_and_counted(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that nothing is counted of what a report says did not occur, or was done in full."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    denials = list(denials_of(sheet))
    for absence in desk.relations.absences:
        denied = list(denying(sheet, absence, denials))
        counts = list(_counting(sheet, absence)) if denied else []
        pair = next(((one, other) for one in denied for other in counts if _opposed(absence, one, other.said)), None)
        if pair is not None:
            yield _hit(sheet, absence, *pair)
        elif denied:
            first = denied[0]
            quote = sheet.excerpt(first.line, first.start, first.end)
            yield Pass(sheet=sheet, lines=(first.line,), facts={"working": quote})


def _hit(sheet: Sheet, absence: Absence, denied: _Said, counted: _Counted) -> Hit:
    narrow = absence.narrow and re.search(absence.narrow, f"{denied.sentence} {counted.said.sentence}")
    return Hit(
        sheet=sheet,
        lines=tuple(sorted({denied.line, counted.said.line})),
        quote=sheet.excerpt(denied.line, denied.start, denied.end),
        stated="0",
        computed=counted.number,
        grade=None if absence.sure and counted.sure and not narrow else Grade.UNLIKELY,
        facts={"against": counted.quote},
    )


def denials_of(sheet: Sheet) -> Iterator[_Denial]:
    """Give what a report denies, as it stands."""
    for pattern in (_NOT, _NONE):
        for number, found in sheet.search(pattern, before=sheet.next_period_line):
            text = found.string
            start, end = _bounds(text, found.start(), found.end())
            if _ENDED.match(text, found.end()):
                yield _Denial(number, start, found.end(), text, text[start : found.start()], before=True)
            else:
                words = text[found.end() : end].lstrip()
                yield _Denial(number, found.start(), end, text, words, before=False)


def denying(sheet: Sheet, absence: Absence, denials: list[_Denial]) -> Iterator[_Said]:
    """Give the places where a report denies something, or says that all of it is as it should be."""
    thing = re.compile(absence.thing) if absence.thing else None
    for one in denials if thing else ():
        if thing and (thing.search(one.words) if one.before else thing.match(one.words)):
            yield from _fitting(absence, one.line, one.text, one.start, one.end)
    for pattern in absence.full:
        for number, found in sheet.search(pattern, before=sheet.next_period_line):
            yield from _fitting(absence, number, found.string, *found.span())


def _fitting(absence: Absence, line: int, text: str, start: int, end: int) -> Iterator[_Said]:
    """Give a denial that tells what was, of this period, and of all that it denies."""
    said = _Said(line, start, end, text[slice(*_bounds(text, start, end, (". ",)))])
    here = text[slice(*_bounds(text, start, end))]
    if not _MEANT.search(here) and not _OTHER_TIME.search(said.sentence) and _fits(absence, said):
        yield said


def _fits(absence: Absence, said: _Said) -> bool:
    """Tell whether a sentence denies all of something, not some kind of it."""
    about = not absence.about or re.search(absence.about, said.sentence)
    return bool(about) and not (absence.unless and re.search(absence.unless, said.sentence))


def _counting(sheet: Sheet, absence: Absence) -> Iterator[_Counted]:
    """Give the places that count some of it in this period, those without a number of their own last."""
    for name in absence.indicators:
        for figure in sheet.figures(name):
            quote = fold(figure.quote)
            here = figure.line < sheet.next_period_line and (figure.period is None or sheet.whole(figure.period))
            if here and figure.value and not _OTHER_TIME.search(quote) and not _miscounted(absence, figure):
                start = max(0, sheet.line(figure.line).find(figure.quote))
                place = _Said(figure.line, start, start + len(quote), quote)
                yield _Counted(place, format_number(figure.value), shorten(figure.quote))
    for pattern in absence.counted:
        for number, found in sheet.search(pattern.replace("#", _COUNT), before=sheet.next_period_line):
            start, end = _bounds(found.string, found.start(), found.end())
            sentence = found.string[start:end]
            barred = absence.uncounted and re.search(absence.uncounted, sentence)
            if barred or _OTHER_TIME.search(sentence) or _MEANT.search(sentence):
                continue
            value = parse_number(found["n"])
            quote = sheet.excerpt(number, *found.span(), before=20, after=40)
            yield _Counted(_Said(number, start, end, sentence), format_number(value) if value else "", quote)
    yield from _left(sheet, absence)


def _miscounted(absence: Absence, figure: Figure) -> bool:
    """Tell whether the clause of a figure says that it counts something that is only near to what was denied."""
    clauses = (one for one in _CLAUSE.split(fold(figure.quote)) if format_number(figure.value or 0) in one)
    return bool(absence.miscounted) and any(re.search(absence.miscounted, one) for one in clauses)


def _left(sheet: Sheet, absence: Absence) -> Iterator[_Counted]:
    """Give what some parts leave of a whole, such as of the files resolved those that were not in time."""
    for whole_name, *part_names in absence.left_of:
        whole, parts = sheet.figure(whole_name), [figure for name in part_names if (figure := sheet.figure(name))]
        if whole is None or not whole.value or not parts or parts[0].indicator != part_names[0]:
            continue
        left = whole.value - sum(part.value for part in parts if part.value is not None)
        if 0 < left < whole.value:
            start = max(0, sheet.line(whole.line).find(whole.quote))
            said = _Said(whole.line, start, start + len(whole.quote), fold(whole.quote))
            yield _Counted(said, format_number(left), shorten(whole.quote), sure=False)


def _opposed(absence: Absence, one: _Said, other: _Said) -> bool:
    """Tell whether a denial and a count stand apart, and whether what is counted is among the kinds denied.

    "Có 01 viên chức bị khiển trách; không có công chức bị kỷ luật" is no contradiction.
    """
    if one.line == other.line and other.end - _FAR < one.start < other.end + _FAR:
        return False
    if not absence.among:
        return True
    denied, counted = (set(re.findall(absence.among, said.sentence)) for said in (one, other))
    return not denied or not counted or not denied.isdisjoint(counted)


def _bounds(text: str, start: int, end: int, signs: tuple[str, ...] = _SIGNS) -> tuple[int, int]:
    """Return where the words around a piece of a line begin and end that no sign parts from it."""
    first = max(text.rfind(sign, 0, start) + len(sign) if sign in text[:start] else 0 for sign in signs)
    ends = [place for sign in signs if (place := text.find(sign, end)) >= 0]
    return first, min(ends, default=len(text) - text.endswith((".", ";")))
