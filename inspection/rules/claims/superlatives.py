"""Family X, superlatives: what is called most, least, mainly or all of one kind is so in the list beside it (X18)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.claims.cross import LATE
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.counted_names import in_table, in_words
from inspection.rules.engine import rule
from inspection.vietnamese import fold, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.counted_names import CountedName, CountedNames

_MOST = r"(?P<most>\b(?:nhieu|lon|cao|dong)(?: ho so| don| phan anh| luot)? nhat\b)"
_LEAST = r"(?P<least>\b(?:thap nhat|it nhat(?! \d))\b)"
_MAINLY = (
    r"(?P<mainly>\b(?:chu yeu|phan lon|da so|da phan|hau het|tap trung(?: chu yeu| nhieu)?)"
    r"(?=(?: (?:so )?(?:ho so|don|phan anh)(?: [a-z]+){0,3}?)? (?:la|o|vao|roi|thuoc|tai|trong|ve|linh vuc)\b))"
)
_ALL = r"(?P<all>\b(?:toan bo|tat ca|deu)(?: deu)?(?: la| thuoc| o| roi vao)+(?= (?:ho so |linh vuc )))"
_CLAIMS = (_MOST, _LEAST, _MAINLY, _ALL)
_LINKS = re.compile(
    r"(?: ?(?:la|o|vao|roi|thuoc|tai|trong|ve|cac|nhom|linh vuc|ho so|hai|ba|mang|don vi|so|don"
    r"|phan anh|(?:qua|tre|cham) (?:han|hen))\b)*:? ?"
)
_NAMES_END = re.compile(
    r"[.;:(]|, (?!va)(?=[^,.;]{0,40}\b(?:do|vi|ke|tiep|con|sau|phuong|xa)\b)"
    r"|\b(?:do|vi|nen|voi|ke den|tiep den|chiem|con|phai|sau do|tiep theo|khi|co|can)\b"
)
_BEFORE = re.compile(
    r"(?:^|[.;,:(] ?)(?P<names>[^.;,:(]{3,60}?) (?:la [a-z ]{2,20} )?(?:co|chiem|dat|co so)\b[^.;,:(]{0,40}$"
)
_CAUSED = re.compile(r"\b(?:voi|rieng|linh vuc|ho so|ve) (?P<field>[a-z]+(?: [a-z]+){1,3}?),? (?:thi |la )?(?:do|vi)\b")
_CAUSES = 2
"""Lines below a claim in which the causes stand."""
_REACH = 8
"""Lines above or below a claim in which its list may stand."""
_CLOSE = 2
"""Lines below a list in which a claim is surely about it."""
_TABLE_REACH = 14
_OPEN = re.compile(r"\bdang\b|\bchua\b|\bcon lai\b")
_WAYS = (LATE, re.compile(r"\btruc tuyen\b"), re.compile(r"\bso hoa\b"), re.compile(r"\bthanh toan\b"), _OPEN)
"""What a claim and its list must both speak of, or neither."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A place that calls something most, least, mainly or all; the folded words that name it."""

    line: int
    start: int
    end: int
    kind: str
    names: str
    sentence: str


@rule("X18")
def named_as_the_most(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what is named as the most, the least, the main or the only one is it by the numbers of the list."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    known = frozenset(fold(name) for field in desk.catalogue.fields for name in (field.name, *field.aliases))
    claims = (one for pattern in _CLAIMS for one in sheet.search(pattern, before=sheet.next_period_line))
    for number, found in claims:
        claim = _claim(number, found)
        if claim is None:
            continue
        for names in (*_near(sheet, claim), *_tables(sheet, claim)):
            if told := list(_named(claim, names)):
                yield from _judged(sheet, claim, names, told, known)
                break
        else:
            yield from _causes(sheet, claim, known) if claim.kind == "all" else ()


def _causes(sheet: Sheet, claim: _Claim, known: frozenset[str]) -> Iterator[Hit]:
    """Judge that the causes told below what is all of one field are not those of another field too."""
    if not any(re.search(rf"\b{name}\b", claim.names) for name in known):
        return
    for number in range(claim.line, min(claim.line + _CAUSES, len(sheet.lines)) + 1):
        text = sheet.folded[number - 1]
        start = text.find("nguyen nhan", claim.end if number == claim.line else 0)
        named = [found for found in _CAUSED.finditer(text, start) if found["field"] in known] if start >= 0 else []
        other = next((found for found in named if found["field"] not in claim.names), None)
        if other:
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted({claim.line, number})),
                quote=sheet.excerpt(claim.line, claim.start, claim.end, before=40),
                stated=sheet.excerpt(claim.line, claim.end - len(claim.names.rstrip()), claim.end),
                computed=sheet.line(number)[slice(*other.span("field"))],
                grade=Grade.UNLIKELY,
                facts={"working": sheet.excerpt(number, *other.span(), after=40)},
            )
            return


def _claim(number: int, found: re.Match[str]) -> _Claim | None:
    text = found.string
    first = max(text.rfind(". ", 0, found.start()), text.rfind("; ", 0, found.start())) + 1
    last = next((one.start() for one in re.finditer(r"\.\s|;|\.$", text[found.end() :])), len(text) - found.end())
    sentence = text[first : found.end() + last]
    start = links.end() if (links := _LINKS.match(text, found.end())) else found.end()
    ended = _NAMES_END.search(text, start)
    names = text[start : ended.start() if ended else len(text)]
    if not links or not links[0].strip():
        before = _BEFORE.search(text[first : found.start()])
        names = before["names"] if before else ""
    end = ended.start() if ended and ended.start() > found.end() else found.end()
    return _Claim(number, found.start(), end, found.lastgroup or "", names, sentence) if names.strip() else None


def _near(sheet: Sheet, claim: _Claim) -> list[CountedNames]:
    """Return the lists of the claim's own line and of those above and below that speak of the same, nearest first."""
    first, last = max(1, claim.line - _REACH), min(len(sheet.lines), claim.line + _REACH)
    said = syllable_pairs(claim.names)
    around = "\n".join(sheet.folded[first - 1 : last])
    if not any(around.count(pair) > 1 for pair in said):
        return []  # no list holds what the claim names, so that none needs to be read
    lists = [names for names in in_words(sheet, first, last) if _alike(claim.sentence, names.lead)]
    return sorted(lists, key=lambda names: min(abs(line - claim.line) for line in names.lines))


def _tables(sheet: Sheet, claim: _Claim) -> Iterator[CountedNames]:
    """Give the columns of tables that a claim may speak of; of late files, whichever table counts them by field."""
    late = bool(LATE.search(claim.sentence))
    said = syllable_pairs(claim.sentence)
    for grid in sheet.grids:
        near = grid.rows[0].line - _TABLE_REACH <= claim.line <= grid.rows[-1].line + _TABLE_REACH
        if not near and not late:
            continue
        places = [place for place in (*grid.columns, *grid.shares) if _alike(claim.sentence, grid.titles[place])]
        telling = [place for place in places if late or said & syllable_pairs(grid.titles[place])]
        if not telling:  # "cao nhất về tỷ lệ là …; thấp nhất là …" tells once of what
            whole = syllable_pairs(sheet.folded[claim.line - 1])
            telling = [place for place in places if whole & syllable_pairs(grid.titles[place])]
        chosen = telling if len(telling) == 1 else [place for place in places if len(grid.columns) == 1]
        yield from (in_table(grid, place) for place in chosen[:1])


def _alike(said: str, lead: str) -> bool:
    return all(bool(way.search(said)) == bool(way.search(lead)) for way in _WAYS)


def _named(claim: _Claim, names: CountedNames) -> Iterator[CountedName]:
    """Give the items of a list that a claim names."""
    for one in names.names:
        told = claim.names.strip()
        cut = one.name.startswith(f"{told},") and len(told.split()) > 1  # a comma within a name ends what was heard
        if cut or re.search(rf"\b{re.escape(one.name)}\b", claim.names):
            yield one


def _judged(
    sheet: Sheet, claim: _Claim, names: CountedNames, told: Sequence[CountedName], known: frozenset[str]
) -> Iterator[Hit | Pass]:
    others = [one for one in names.names if one not in told]
    against = _against(claim.kind, told, others)
    lines = tuple(sorted({claim.line, *(one.line for one in told)}))
    working = ", ".join(f"{one.written} {show(one.number)}" for one in (*told, *others))
    if against is None:
        yield Pass(sheet=sheet, lines=lines, facts={"working": working})
        return
    here = claim.line in names.lines or 0 < claim.line - max(names.lines) <= _CLOSE
    fields = known.issuperset({told[0].name, against.name})
    yield Hit(
        sheet=sheet,
        lines=tuple(sorted({claim.line, against.line})),
        quote=sheet.excerpt(claim.line, claim.start, claim.end, before=40),
        stated=f"{told[0].written} {show(told[0].number)}",
        computed=f"{against.written} {show(against.number)}",
        grade=None if here and fields else Grade.UNLIKELY,
        facts={"working": working},
    )


def _against(kind: str, told: Sequence[CountedName], others: Sequence[CountedName]) -> CountedName | None:
    """Return the item that shows a claim to be wrong."""
    if not others:
        return None
    highest = max(others, key=lambda one: one.number)
    lowest = min(others, key=lambda one: one.number)
    numbers = [one.number for one in told]
    if kind == "most":
        return highest if highest.number > max(numbers) else None
    if kind == "least":
        return lowest if lowest.number < min(numbers) else None
    if kind == "all":
        return highest if highest.number > 0 else None
    named, made = sum(numbers, Decimal(0)), sum((one.number for one in (*told, *others)), Decimal(0))
    return highest if highest.number > max(numbers) and 2 * named < made else None
