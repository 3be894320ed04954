"""Lists that stand behind a label, with their total in another place: "Trình độ: 01 tiến sĩ, 24 thạc sĩ, 53 đại học".

The label may name the total ("Hồ sơ quá hạn theo lĩnh vực: …"); then the list is its split whether it adds up or not.
Where it does not, only numbers that add up exactly to a count stated just before are believed to be its parts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of
from inspection.intake.language.wordings import words_of
from inspection.intake.report.naming import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement

_LABEL = re.compile(r"(?:^|[.;]\s)\s*(?:[a-z0-9]{1,3}[.)]\s*)?([^.;:\d]{4,90}):\s*([^.;:\d]{0,45})$")
_LED = re.compile(r"\s*[^.;:\d]{0,45}")
"""Between the colon of a label and the first number of its list."""
_WHAT_BY = re.compile(
    r"(?:^|[.;,]\s|\b)((?:xet |chia |phan )?theo (?:khoi|trinh do|ly luan|chuyen mon|co cau|linh vuc|nhom|do tuoi)"
    r"[a-z ]{0,25}?|(?:ve )?(?:trinh do|ly luan chinh tri|chuyen mon)[a-z ]{0,20}?) (?:thi|co|gom|la) ([^.;:\d]{0,45})$"
)
"""A label without a colon: "xét theo khối thì HĐND 05 người, …", "trình độ có 17 thạc sĩ, …"."""
_MAY_TELL_BY = re.compile("theo|trinh|ly luan|chuyen mon")
_NEXT = re.compile(r"[^.;:\d%=()]{0,60}[,;][^.;:\d%=()]{0,60}|[^.;:\d%=()]{0,40} va [^.;:\d%=()]{0,40}")
_BY = re.compile(r"\b(?:chia )?theo\b|\bphan theo\b|\btrong do\b|\bgom\b")
_LEAST_PARTS = 2
_LEAST_TOTAL = 5
"""Below this, numbers add up by chance."""
_MANY_PARTS, _LARGE_TOTAL = 4, 100
"""So many numbers that make so large a total without a unit: chance does not."""
_REACH = 6
"""Statements before a list among which its total is looked for."""
_LONGEST = 200
"""Characters of a label and the words to its first number."""
_PERSON = "person"


def labelled_lists(statement: Statement) -> Iterator[tuple[str, list[Mention]]]:
    """Yield each label with the numbers of the list behind it."""
    mentions = statement.mentions
    place = 0
    while place + 1 < len(mentions):
        run = [mentions[place]]
        if not _is_rate(run[0]):
            for mention in mentions[place + 1 :]:
                if _is_rate(mention) or not _NEXT.fullmatch(
                    statement.flat, run[-1].quantity.end, mention.quantity.start
                ):
                    break
                run.append(mention)
        start = run[0].quantity.start
        opened = _opened(statement.flat, max(0, start - _LONGEST), start) if len(run) >= _LEAST_PARTS else None
        if opened is not None:
            yield opened[1].strip(), run
        place += len(run) if opened is not None else 1


def _opened(text: str, near: int, start: int) -> re.Match[str] | None:
    """Return the label that opens a list at an offset."""
    colon = text.rfind(":", near, start)
    led = colon >= 0 and _LED.fullmatch(text, colon + 1, start)
    labelled = _LABEL.search(text, near, start) if led else None
    return labelled or (_WHAT_BY.search(text, near, start) if _MAY_TELL_BY.search(text, near, start) else None)


def _is_rate(mention: Mention) -> bool:
    quantity = mention.quantity
    return quantity.percent or quantity.until is not None or quantity.denominator is not None


def totals(
    place: int,
    statements: Sequence[Statement],
    found: Sequence[Stated],
    by_statement: Mapping[int, Sequence[Stated]],
    namer: Namer,
) -> Iterator[tuple[Stated, list[Mention]]]:
    """Yield the total of each labelled list of a statement with the list's numbers, where a total is told."""
    statement = statements[place]
    for label, run in labelled_lists(statement):
        total = _named_by(label, statement, run, found, namer) or _made_exactly(place, statements, run, by_statement)
        if total is not None:
            yield total, run


def _named_by(
    label: str, statement: Statement, run: Sequence[Mention], found: Sequence[Stated], namer: Namer
) -> Stated | None:
    """Return the nearest figure that the label names: "Hồ sơ quá hạn theo lĩnh vực"."""
    split = _BY.search(label)
    if split is None:
        return None
    words = words_of(label[: split.start()])
    one = namer.name(Surroundings(words, (), statement.above, run[0].quantity.unit, statement.group))
    if one is None or one.unit == "%":
        return None
    hits = [s for s in found if s.indicator is one and s.figure.value is not None]
    return min(hits, key=lambda hit: abs(hit.statement - statement.index), default=None)


def _made_exactly(
    place: int,
    statements: Sequence[Statement],
    run: Sequence[Mention],
    by_statement: Mapping[int, Sequence[Stated]],
) -> Stated | None:
    """Return the nearest count of people or things before a list that its numbers add up to."""
    made = sum((mention.quantity.value for mention in run), Decimal(0))
    kinds = frozenset().union(*(kinds_of(mention.quantity.unit) for mention in run))
    here = statements[place]
    near = [one for one in statements[max(0, place - _REACH) : place + 1] if one.group is here.group]
    for stated in chain.from_iterable(reversed(by_statement.get(one.index, ())) for one in reversed(near)):
        if stated.place is None or stated.figure.value != made or made < _LEAST_TOTAL:
            continue
        before = stated.statement != here.index or stated.place < run[0].place
        own = kinds_of(stated.figure.unit or (stated.indicator.unit if stated.indicator else None))
        sure = _PERSON in own or (len(run) >= _MANY_PARTS and made >= _LARGE_TOTAL)
        if before and own and (own & kinds if kinds else sure):
            return stated
    return None
