"""Family A, splits as written: what a sentence takes apart adds up to what it took apart (domain.md §5.1, A; A40).

Reading names what it knows; a total and its parts that no catalogue knows are told by the words between them alone:
"24 đơn vị, gồm 09 trường mầm non, 08 trường tiểu học và 07 trường trung học cơ sở".
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.desk.amounts import RATE, Amount, amounts, one_units
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.rules.desk import Desk, Sheet

_RUN = re.compile(
    r"(?P<total>\d(?<![\w.,/-].)(?:\d{0,2}(?:\.\d{3})+|\d{0,5}))(?![\d/%]|[.,]\d)(?P<words>[^\d;.():%]{0,140})"
)
"""A number and the words up to the next sign or number."""
_OPENS = re.compile(
    r"\b(?:(?:bao )?gom(?: co)?|trong (?:so )?(?:do|nay)(?: co)?|chia ra|cu the|(?:la|co)(?= $))\b[ ,]*"
)
"""Words behind which the parts follow."""
_OPENING = ("gom", "trong", "chia ra", "cu the", "la ", "co ")
"""Some of what every such opening holds, for most words open nothing."""
_ASIDE = re.compile(
    r"(?:\((?:\d+(?:,\d+)?%|[^()\d]{1,40})\)|(?<=dat |ang |iem )\d+(?:,\d+)?%)(?P<words>[^\d;.():%]{0,40})"
)
"""What stands between: a rate of the total, or what it is called for short."""
_SIGNS = frozenset("(:")
_OF_THESE = re.compile(r"\b(?:trong|so)(?: so| tong so)? (?:\d[\d.]*)$")
"""Before "có", the total that parts are told of: "Trong 18 đơn vị có 06 trường mầm non, …"."""
_NAMES = re.compile(r"\b(?:nhom|loai|muc(?: do)?|hang|khoa) \d(?= ?(?:co|la|gom|voi|duoc)\b| ?[:(-])")
"""Names with a number in them."""
_SOME = re.compile(r"\btrong\b")
"""An opening behind which some of the parts may stand, not all."""
_PARTED = re.compile(r"[;,](?!\d)|\b(?:va|cung)\b(?= (?:\d|[a-z ]{0,40}\d))")
_SEVERAL = 3
_ENDED = re.compile(r"[^\d.;()]{0,60}(?:[.;)]|$)")
_DATE_WORDS = 16
"""Characters before a number in which it may be called a day, a month or a year."""
_LABEL = 25
"""Characters of what the first part is called."""
_OVER = re.compile(r"[,;.)]|$")
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"\.(?:\s|$)")
_ENDS = re.compile(
    r"\s*(?:dat (?:\d|ty|muc|tren|hon)|bang|tang|giam|chiem|vuot|so voi|tuong (?:ung|duong)|ty le|trong (?:do|so|khi)"
    r"|(?:nhieu|it|cao|thap) hon|binh quan|trung binh|hon|gap|gan|tong|nang|qua do|dong thoi|ngoai ra|rieng|theo)\b"
)
"""How a piece begins that is no part any more."""
_COUNT_FIRST = re.compile(r"\s*(?:(?:co|la|voi|them|cung|con(?: lai)?(?: la)?)\s+)?\d")
_ONE_MORE = re.compile(r"[^.;\d]*\b(?:va|cung) (?:trung tam|ban|tram|dai|nha|thu vien|van phong|truong)\b")
"""A body without a number behind parts that are counted."""
_OF_ANY_KIND = frozenset(("don", "co", "van", "nguoi", "can", "cong", "tin", "nhiem", "thanh", "vu"))
"""How the units begin of which the parts may bear names of their own: "12 văn bản, gồm 07 kế hoạch, 05 kế hoạch"."""
_NO_COUNTS = frozenset(("dong", "trieu", "ty", "phut", "gio", "m2", "km", "km2", "ha", "diem", "lan"))
_FEWEST = 2
_WRAPPED = 3
"""Lines in which a sentence goes on."""
_CLOSED = frozenset((".", ";", ":", ""))
_GOES_ON = re.compile(r"\s*[a-z0-9(]")
_NEAR = Decimal("0.15")
"""The share of a total that parts may leave and still be meant for all of it, where only some may be told."""
_FAR = Decimal("0.5")
"""The share of a total that parts may miss and still be meant for it."""


class _Opening(NamedTuple):
    """The words or the sign that open a list of parts, and where the list begins."""

    sign: str
    start: int


@rule("A40")
def splits_as_written(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "24 đơn vị, gồm 09 …, 08 … và 07 …" by the sum of its parts."""
    units = one_units(desk.relations.units)
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        for number, run in sheet.search(_RUN, before=sheet.next_period_line):
            opening = _opening(sheet.folded[number - 1], run)
            if opening is None:
                continue
            line = _paragraph(sheet, number)
            total = _amount(line, run)
            parts = _parts(line, opening, total.value) if total else None
            if total and parts and _of_one_unit(total, parts, units) and not _overlap(desk, line, parts):
                yield from _judged(sheet, number, line, opening, total, parts)


def _opening(line: str, run: re.Match[str]) -> _Opening | None:
    """Return by what the parts of a number are opened; None where nothing says that they follow."""
    words, end = run["words"], run.end()
    found = _OPENS.search(words) if any(map(words.__contains__, _OPENING)) else None
    aside = None if found else _ASIDE.match(line, end)
    if aside:
        words, end = aside["words"], aside.end()
        found = _OPENS.search(words)
    if found:
        if found[0].startswith("co") and not _OF_THESE.search(line, 0, run.end("total")):
            return None
        start = end - len(words) + found.end()
        return _Opening(found[0], start + 1 if line[start : start + 1] in _SIGNS else start)
    return _Opening(line[end], end + 1) if line[end : end + 1] in _SIGNS else None


def _paragraph(sheet: Sheet, number: int) -> str:
    """Return a line with those in which its sentence goes on; nothing of a table."""
    text = sheet.folded[number - 1]
    for following in sheet.folded[number : number + _WRAPPED]:
        if text.rstrip()[-1:] in _CLOSED or not following.strip() or not _GOES_ON.match(following):
            break
        text = f"{text.rstrip()} {following.strip()}"
    return "" if "\t" in text or "|" in text else text


def _amount(line: str, run: re.Match[str]) -> Amount | None:
    """Return the total as an amount; None where it is a date or a year."""
    near = max(0, run.start() - _DATE_WORDS)
    told = (one for one in amounts(line[near : run.end()]) if near + one.start == run.start())
    return next((Amount(one.value, one.unit, run.start(), near + one.end) for one in told), None)


def _of_one_unit(total: Amount, parts: Sequence[Amount], units: Sequence[frozenset[str]]) -> bool:
    """Tell whether no part counts something else: all bear the total's unit or none, or each one of its own."""
    named = {part.unit for part in parts if part.unit}
    if total.unit in named:
        return named == {total.unit} or any(named <= same for same in units)
    return len(named) != 1 or not total.unit or total.unit in _OF_ANY_KIND


def _overlap(desk: Desk, line: str, parts: Sequence[Amount]) -> bool:
    """Tell whether the parts are of kinds that one may belong to two of, or to none."""
    end = _OVER.search(line, parts[-1].end)
    said = line[parts[0].start - _LABEL : end.start() if end else None]
    return any(word in said for word in (*desk.relations.overlapping, *desk.relations.not_all))


def _parts(line: str, opening: _Opening, total: Decimal) -> list[Amount] | None:
    """Return the parts that follow, up to where the list ends; None where they cannot be told."""
    start = opening.start
    end = _end(line, start, bracket=line[start - 1] == "(")
    first = line.find(";", start, end)
    if first >= 0:
        parts = _listed(line, start, first, total)
        if parts is None or len(parts) >= _FEWEST:
            return parts
    parts = _listed(line, start, end, total)
    return parts if parts and len(parts) >= _FEWEST else None


def _end(line: str, start: int, *, bracket: bool) -> int:
    if not bracket:
        stop = _SENTENCE.search(line, start)
        return stop.start() if stop else len(line)
    depth = 1
    for place in range(start, len(line)):
        depth += {"(": 1, ")": -1}.get(line[place], 0)
        if not depth:
            return place
    return len(line)


def _listed(line: str, start: int, end: int, total: Decimal) -> list[Amount] | None:
    """Return the number of each piece of a list, up to one that says something else.

    Where the pieces do not make the total, one that takes another form ("… người" behind "UBND 34") ends it as well.
    """
    bare = _BRACKETS.sub(lambda found: " " * len(found[0]), line[:end])
    closing = bare.find(")", start)
    end = closing if closing >= 0 else end
    parts: list[Amount] = []
    counted_first: list[bool] = []
    for begin, stop in _pieces(bare, start, end):
        piece = _NAMES.sub(lambda found: " " * len(found[0]), bare[begin:stop])
        counts = [one for one in amounts(piece) if one.unit != RATE]
        if parts and _ENDS.match(piece):
            break
        if not counts:
            if parts and any(map(str.isdigit, piece)):
                break
            continue
        if len(counts) > 1 or counts[0].unit in _NO_COUNTS:
            return None
        one = counts[0]
        parts.append(Amount(one.value, one.unit, begin + one.start, begin + one.end))
        counted_first.append(bool(_COUNT_FIRST.match(piece)))
    own = next((place for place, form in enumerate(counted_first) if form is not counted_first[0]), len(parts))
    whole = any(made == total for made in accumulate(part.value for part in parts))
    return parts if whole else parts[:own]


def _pieces(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for parted in _PARTED.finditer(line, start, end):
        yield start, parted.start()
        start = parted.end()
    yield start, end


def _judged(
    sheet: Sheet, number: int, line: str, opening: _Opening, total: Amount, parts: Sequence[Amount]
) -> Iterator[Hit | Pass]:
    values = [part.value for part in parts]
    made = sum(values, Decimal(0))
    facts = {"working": f"{' + '.join(map(show, values))} = {show(made)}"}
    if total.value in [*accumulate(values)][1:]:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
        return
    others = {one.value for one in amounts(line[: total.start])}
    gap = abs(made - total.value)
    some = _SOME.search(opening.sign) is not None and made < total.value
    if total.value - made == 1 and _ONE_MORE.match(line, parts[-1].end):
        return
    if made in others or gap > (_NEAR if some else _FAR) * total.value:
        return
    yield Hit(
        sheet=sheet,
        lines=(number,),
        quote=sheet.excerpt(number, total.start, parts[-1].end, before=40, after=30),
        stated=show(total.value),
        computed=show(made),
        grade=None if gap <= _NEAR * total.value and _all_told(line, opening, parts) else Grade.UNLIKELY,
        facts=facts,
    )


def _all_told(line: str, opening: _Opening, parts: Sequence[Amount]) -> bool:
    """Tell whether all parts must be there: they are announced as all, there are some, and nothing follows them."""
    announced = _SOME.search(opening.sign) is None and not opening.sign.startswith(("co ", "la "))
    return announced and len(parts) >= _SEVERAL and _ENDED.match(line, parts[-1].end) is not None
