"""A report's statements: each passage with what stands above it and the spans of its sentences and numbers.

The words that name a number stand near it ("Số hồ sơ quá hạn: 38 hồ sơ", "40 lượt đọc"), the words that tell which
number of that name it is often stand in a heading or bullet above.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.language.markers import DEPTH, ORDINALS
from inspection.intake.language.periods import between
from inspection.intake.language.quantities import Found, Quantity, quantities
from inspection.intake.language.wordings import PlacedWords, words_of
from inspection.intake.structure.passages import FURTHER_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.intake.structure.roles import Role
    from inspection.model.codes import GroupCode
    from inspection.model.documents import Period

_BEFORE, _WHOLE = 300, 400
"""Characters of a quotation that people read at a glance."""
_SENTENCE = re.compile(r"[.;](?=\s|$)")
_STOP = re.compile(r"[,:()]")
_LAST_STOP = re.compile(r"[:(]")
_ASIDE = re.compile(r"\((?:tru|khong|chua|ke ca|bao gom|gom ca|tinh)\b[^()\d]{0,40}\)(?= [a-z])")
"""A bracket within the name of a number: "412 văn bản đi (trừ văn bản mật) được ký số"."""
_CHAIN = re.compile(r"\s*=\s*")
_OPEN = re.compile(r":\s*$")
_RECALLED = re.compile(r"(?:chi tieu|muc tieu)(?: giao| ke hoach| nam 20\d\d| de ra)?\s*:")
_RESULT_TOO = re.compile(r"\b(?:ket qua|thuc hien|da dat|dat duoc)\b")
_CONTEXT_WORDS = 45
REACH = 400
"""Characters before a number among which its name is looked for."""


@dataclass(slots=True)
class Mention:
    """A number in a statement, with the spans of the words before and behind it that may name it."""

    quantity: Quantity
    before: int
    """Where the words before it begin."""
    after: int
    """Where the words behind it end."""
    sentence: tuple[int, int]
    place: int = 0
    """Which mention of its statement it is."""
    chained: int | None = None
    """Index of the mention that heads its chain "a lượt = b người", if it is in one."""


@dataclass(slots=True)
class Statement:
    """A passage of the results with its numbers."""

    index: int
    passage: Passage
    text: str
    flat: str
    above: list[str]
    group: GroupCode | None
    role: Role
    mentions: list[Mention]
    unclear: tuple[tuple[int, str], ...] = ()
    period: Period | None = None
    placed: PlacedWords | None = None
    """Its words; worked out when first asked for."""

    def words(self, start: int, end: int) -> list[str]:
        """Return the words of a stretch of its text."""
        if self.placed is None:
            self.placed = PlacedWords(self.flat)
        return self.placed.between(start, end)

    def line_at(self, offset: int) -> int:
        """Return the line of an offset in its text."""
        marker = self.passage.marker
        return self.passage.line_at(offset + (marker.end if marker else 0))

    def quote(self, mention: Mention) -> str:
        """Return the sentence of a number, cut where it is very long."""
        begin, end = mention.sentence
        start, stop = mention.quantity.start, mention.quantity.end
        if stop - begin > _BEFORE:
            begin = self.text.find(" ", start - 250, start) + 1 or start
        if end - start > _WHOLE:
            end = self.text.rfind(" ", stop, stop + 200)
            end = stop if end < 0 else end
        return self.text[begin:end].strip(" ,;")


@dataclass(slots=True)
class _Heading:
    """A passage that stands above what follows."""

    kind: object
    """Of its sign, or what it is without one."""
    indent: int
    """Blanks before its sign."""
    rank: int
    flat: str
    period: Period | None
    told: list[str] | None = None

    def words(self) -> list[str]:
        """Return its words; most headings have nothing below that asks for them."""
        if self.told is None:
            self.told = words_of(self.flat)[:_CONTEXT_WORDS]
        return self.told


class _Above:
    """What stands above a passage: headings by rank, bullets by the order in which their kinds appeared."""

    def __init__(self) -> None:
        self._stack: list[_Heading] = []

    def words(self) -> list[str]:
        return [word for heading in self._stack for word in heading.words()]

    def period(self) -> Period | None:
        return next((heading.period for heading in reversed(self._stack) if heading.period), None)

    def enter(self, passage: Passage) -> None:
        """Leave what the passage ends; to be called before its own numbers are read."""
        kind = passage.marker.kind if passage.marker else None
        if kind is None:
            if passage.heading:
                self._stack.clear()
            return
        if kind in ORDINALS:
            rank = DEPTH[kind]
            self._stack = [heading for heading in self._stack if heading.rank < rank]
            return
        least = passage.indent - FURTHER_IN
        of_kind = (place for place, one in enumerate(self._stack) if one.kind is kind and one.indent > least)
        place = next(of_kind, None)
        if place is not None:
            del self._stack[place:]

    def push(self, passage: Passage, flat_text: str, period: Period | None) -> None:
        """Let the passage stand above what follows."""
        kind = passage.marker.kind if passage.marker else None
        if kind is None and not passage.heading:
            if not _OPEN.search(flat_text):
                return
            place = next((place for place, heading in enumerate(self._stack) if heading.kind == "intro"), None)
            if place is not None:
                del self._stack[place:]
        if kind is None:
            rank = -1 if passage.heading else len(DEPTH)
        else:
            rank = DEPTH[kind] if kind in ORDINALS else len(DEPTH)
        key = kind or ("heading" if passage.heading else "intro")
        self._stack.append(_Heading(key, passage.indent, rank, flat_text, period))


def _stop(text: str, start: int, limit: int, sign: re.Pattern[str]) -> re.Match[str] | None:
    """Return the sign that ends the words behind a number; a bracket that tells no number lets them go on."""
    stop = sign.search(text, start, limit)
    aside = _ASIDE.match(text, stop.start(), limit) if stop and stop[0] == "(" else None
    return sign.search(text, aside.end(), limit) if aside else stop


def _mentions(text: str, found: Found) -> list[Mention]:
    breaks = [stop.end() for stop in _SENTENCE.finditer(text)]
    mentions: list[Mention] = []
    for place, quantity in enumerate(found.quantities):
        first = bisect_right(breaks, quantity.start)
        last_break = bisect_left(breaks, quantity.end)
        begin = breaks[first - 1] if first else 0
        end = breaks[last_break] if last_break < len(breaks) else len(text)
        before = begin
        last = mentions[-1] if mentions else None
        chained = None
        if last is not None and last.quantity.end > begin:
            before = last.quantity.end
            if _CHAIN.fullmatch(text, last.quantity.end, quantity.start):
                chained = place - 1 if last.chained is None else last.chained
        following = found.quantities[place + 1] if place + 1 < len(found.quantities) else None
        same = following is not None and following.start < end
        limit = following.start if following is not None and same else end
        stop = _stop(text, quantity.end, limit, _STOP if same else _LAST_STOP)
        after = stop.start() if stop else limit
        mentions.append(Mention(quantity, max(before, quantity.start - REACH), after, (begin, end), place, chained))
    return mentions


def _statement(index: int, passage: Passage, above: _Above, found: Outline, period: Period | None) -> Statement:
    text, flat_text = passage.body, passage.flat_body
    numbers = quantities(flat_text, text)
    return Statement(
        index=index,
        passage=passage,
        text=text,
        flat=flat_text,
        above=above.words(),
        group=found.group_at(index),
        role=found.roles[index],
        mentions=_mentions(flat_text, numbers),
        unclear=numbers.unclear,
        period=period or above.period(),
    )


def statements(
    passages: Sequence[Passage], found: Outline, roles: frozenset[Role], also: frozenset[int] = frozenset()
) -> Iterator[Statement]:
    """Yield the statements of sections with these roles, and the passages ``also``, in order."""
    above = _Above()
    for index, passage in enumerate(passages):
        if passage.table:
            continue
        above.enter(passage)
        flat_text = passage.flat_body
        period = between(flat_text)
        if (found.roles[index] in roles or index in also) and not recalls_target(passage):
            yield _statement(index, passage, above, found, period)
        above.push(passage, flat_text, period)


def of_passages(chosen: Iterable[tuple[int, Passage]], found: Outline) -> Iterator[Statement]:
    """Yield statements that stand for themselves, whatever is above them."""
    above = _Above()
    for index, passage in chosen:
        yield _statement(index, passage, above, found, between(passage.flat_body))


def recalls_target(passage: Passage) -> bool:
    """Tell whether a line of a report only recalls what was to be reached: "Chỉ tiêu: …", its result in the next."""
    return _RECALLED.match(passage.flat_body) is not None and _RESULT_TOO.search(passage.flat_body) is None
