"""Family T, form: appendices that are announced, addressees, repeated words and copied lines (T06 to T11)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import DocumentKind
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection.model.documents import GroupSection
    from inspection.rules.desk import Desk, Sheet

_NAMED = "phu luc|bieu"
_ANNOUNCED = re.compile(
    r"phu luc[^.;]{0,20}(?:kem theo|dinh kem|ban hanh kem)|(?:theo|tai|co) (?:cac )?phu luc\b|bieu (?:mau )?kem theo"
)
_APPENDIX = re.compile(r"^\W*(?:phu luc|bieu so|bieu \d)\b(?!\s*(?:kem|dinh))")
_ADDRESS = re.compile(r"^\W*kinh gui")
_TWICE = re.compile(r"(?<!\S)(\w++(?: \w++)?) \1(?![^\s,;.:])", re.IGNORECASE)
_JOINING = frozenset(("các", "và", "của", "là", "cho", "về", "tại", "được", "những", "theo", "trong", "với"))
"""Syllables that are never doubled by rights; others are ("hành vi vi phạm")."""
_FOLDED_JOINING = frozenset(map(fold, _JOINING))
_ANOTHERS = re.compile(
    r"(?:xay dung|ban hanh|lap)\s+(?:va ban hanh\s+)?(?:ke hoach|chuong trinh)\s[^.;]{5,80}?\bcua\s+"
    r"(?P<level>thi xa|huyen|quan|tinh|thanh pho)\b"
)
_FROM_ABOVE = re.compile(r"thuc hien|theo|huong dan|chi dao|yeu cau|quy dinh|trien khai")
"""What makes a plan the ward's own though it names the level above."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LABELLED = re.compile(r"^(?P<label>[^:]*):\s*\d")
_LABEL_WORDS = 6
_NEAR = 25


@rule("T06")
def appendix_present(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that an appendix that the text points to is there."""
    for sheet in desk.sheets:
        lines = dict.fromkeys(n for n, _ in sheet.search(_NAMED))
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
    for number, match in sheet.search(_ANOTHERS):
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
            for match in _TWICE.finditer(line) if _may_repeat(folded) else ():
                if _doubled(match[0]):
                    yield Hit(
                        sheet=sheet,
                        lines=(number,),
                        quote=sheet.excerpt(number, *match.span(), before=25, after=25),
                        stated=match[0],
                    )


def _may_repeat(folded: str) -> bool:
    """Tell whether a joining word or a pair of words stands twice in a row; a sign may follow the second pair.

    Going through the words tells it much faster than the pattern does.
    """
    third = second = last = ""
    for word in folded.split():
        if word == last and word in _FOLDED_JOINING:
            return True
        if last == third and last.isalpha() and word.rstrip(",;.:") == second:
            return True
        third, second, last = second, last, word
    return False


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
    for number, labelled in sheet.search(_LABELLED):
        label = tuple(words(labelled["label"]))
        if len(label) < _LABEL_WORDS:
            continue
        before = last.get(label)
        last[label] = number
        if before is not None and number - before <= _NEAR:
            yield Hit(sheet=sheet, lines=(before, number), quote=shorten(sheet.line(number).strip("-+* ")))


@rule("T11")
def headings_in_order(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the headings of the groups are numbered without a gap and none of them twice."""
    for sheet in desk.sheets:
        if sheet.damaged or not sheet.lines:
            continue  # a heading that reading did not recognise is looked for in the lines
        for groups in (sheet.reading.groups, sheet.reading.next_period_groups):
            pairs = [(a, b, _ordinal(a), _ordinal(b)) for a, b in pairwise(groups)]
            wrong = [_out_of_order(sheet, *pair) for pair in pairs if type(pair[2]) is type(pair[3])]
            found = [hit for hit in wrong if hit is not None]
            skipped = {hit.lines[-1] for hit in found if hit.facts["note"] == "heading_skipped"}
            # A number that was skipped to and is then used rightly is one slip, told once.
            yield from (hit for hit in found if hit.facts["note"] == "heading_skipped" or hit.lines[0] not in skipped)
            if pairs and not found:
                working = f"{groups[0].ordinal} … {groups[-1].ordinal}"
                yield Pass(sheet=sheet, lines=(groups[0].line, groups[-1].line), facts={"working": working})


def _ordinal(group: GroupSection) -> int | str | None:
    """Return the number of a heading: an Arabic one as a number, a Roman one as it is written."""
    if group.ordinal.isdecimal():
        return int(group.ordinal)
    return group.ordinal if group.ordinal in _ROMAN else None


def _out_of_order(
    sheet: Sheet, first: GroupSection, second: GroupSection, one: int | str | None, other: int | str | None
) -> Hit | None:
    if one is None or other is None or second.line <= first.line:
        return None
    before, after = (n if isinstance(n, int) else _ROMAN.index(n) + 1 for n in (one, other))
    write = str if isinstance(one, int) else _roman
    between = sheet.folded[first.line : second.line - 1]
    if before + 1 < after <= len(_ROMAN):
        note, wanted = "heading_skipped", [write(n) for n in range(before + 1, after)]
    elif before == after > 1:
        # Two parts may each count their groups, but then the second of them begins with its own first one.
        note, wanted = "heading_repeated", [write(1)]
    else:
        return None
    if any(_numbered(between, number) for number in wanted):
        return None
    return Hit(
        sheet=sheet,
        lines=(first.line, second.line),
        quote=shorten(sheet.line(second.line).strip("#*-+ ")),
        stated=second.ordinal,
        computed=", ".join(wanted) if note == "heading_skipped" else None,
        facts={"after": first.ordinal, "note": note, "against": shorten(sheet.line(first.line).strip("#*-+ "))},
    )


def _roman(number: int) -> str:
    return _ROMAN[number - 1]


def _numbered(folded: Iterable[str], number: str) -> bool:
    """Tell whether a line, or a sentence in a line, begins with a number."""
    sign = re.compile(rf"(?:^\W*(?:(?:phan|muc|nhom)\s+)?|[.;:]\s+)0?{number.lower()}(?![\w%]|[.,/]\d)")
    return any(sign.search(line) for line in folded)
