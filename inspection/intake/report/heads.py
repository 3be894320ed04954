"""Numbers that are named by the number before them: "tiếp nhận 17 phản ánh, đã xử lý 15, đang xử lý 02".

The words at such a number ("đã xử lý") name it only together with what was counted just before. Which words belong to
which number is data: an alias ``@feedback_received > đã xử lý``. The words must say this and nothing else: "hợp đồng có
mặt 5 người" behind the posts allocated counts no posts. A number of the same kind that belongs to no head ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.measures import kinds_of
from inspection.intake.language.wordings import words_of
from inspection.intake.report.naming import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.catalogue import Indicator

_ANY = "nao"
_LIST_OPENS = ("(", ": ")
_NUMBER_IN_WORDS = 12
"""Letters of a number in words before its noun: "hai nhiệm vụ"."""
_NOTHING = frozenset({"co", "hien", "chia", "ra", "cu", "the"})
_BREAK = re.compile(r"[,;:(.]")
_JOINED = re.compile(r"\bva$")
_LIST_SIGN = re.compile(r"[,;:(.](?!\d)(?! bai\b)|\b(?:va|con)\b")
"""Between two parts of a list; the comma of "tin, bài" is none."""
_OPENED = re.compile(r"\b(?:trong do|gom|cu the|chia ra)\b|\($|:")
_NEAR = len("trong tong so ")
_OUT_OF = re.compile(r"\btrong(?: so| tong so)? $")
_OUT_OF_SAID = re.compile(r"\W*trong (?:tong )?so\b")
"""Before the words of the whole: "Trong số đã giải quyết có 4.588 hồ sơ trả đúng hạn"."""
_IS_WHOLE = re.compile(r"\W*trong(?: tong)?(?: so)?\W*")
PART_DONE = re.compile(r"\b(?:da|co(?! mat))\b")
"""Around a whole with its part behind it: "trong tổng số 67 đơn đã giải quyết 61 đơn"."""
_LABELLED = re.compile(r"[\W\d]*(?:[a-z]\) )?(vien chuc|lao dong hop dong|hop dong lao dong|hop dong)[^:;.]{0,40}: ?")
_LEFT = re.compile(r"[,;] con $")
_CLOSED = re.compile(r"\s*(?:[,;.)]|$)")
_ENDS_OPEN = re.compile(r":\s*$")


@dataclass(slots=True)
class _Head:
    indicator: Indicator
    unit: str | None
    sentence: tuple[int, int]
    """Its statement and where its sentence begins there."""
    start: int
    """Where its number begins in its statement."""
    inline: bool = False
    """A list of its parts has begun in its own line, in which a number without a name is one of them."""
    below: bool = False
    """Such a list stands in the lines below it."""

    @property
    def opened(self) -> bool:
        return self.inline or self.below


class Heads:
    """The numbers read last that others may be named by, one for each kind of thing."""

    def __init__(self, namer: Namer) -> None:
        self._namer = namer
        self._heads: list[_Head] = []
        self._last: Statement | None = None
        self._told: set[str] = set()
        """Heads of the statement so far, also those that others have ended."""

    def enter(self, statement: Statement) -> None:
        """Keep the heads of the line above where this one belongs to the same list, else forget them."""
        last, self._last = self._last, statement
        self._told.clear()
        if last is None or last.group is not statement.group:
            self._heads.clear()
            return
        kind = statement.passage.marker.kind if statement.passage.marker else None
        above = last.passage.marker.kind if last.passage.marker else None
        within = statement.passage.below(last.passage)
        opens = _ENDS_OPEN.search(last.flat) is not None
        if kind is None or not (kind is above or within or opens):
            self._heads.clear()
        for head in self._heads:
            head.below = head.below or opens or within
            head.inline = False

    @property
    def names(self) -> frozenset[str]:
        """The indicators that numbers may follow now."""
        return frozenset(head.indicator.id for head in self._heads)

    def follower(self, statement: Statement, mention: Mention, unit: str | None) -> tuple[Indicator, str | None] | None:
        """Return the indicator of a count that follows a head, with the unit of the head."""
        kinds = kinds_of(unit)
        for head in reversed(self._heads):
            if kinds and not kinds & self._namer.kinds(head.indicator):
                continue
            if not kinds and head is not self._heads[-1] and head.sentence != _sentence(statement, mention):
                break
            if self._of_others(statement, mention, head):
                continue
            lead, tail = _said(statement, mention, head)
            found = self._namer.followers[head.indicator.id].named(lead, tail)
            opens = head.sentence == _sentence(statement, mention) and lead
            if found is None and opens and statement.flat.endswith(_LIST_OPENS, 0, mention.quantity.start):
                lead, tail = (), _tail(statement, mention, head)  # the words up to "(" or ":" are those of the head
                found = self._namer.followers[head.indicator.id].named(lead, tail)
            if found is None and _LEFT.search(statement.flat, mention.before, mention.quantity.start):
                found = self._namer.followers[head.indicator.id].left if _closed(statement, mention) else None
            if found is None and lead and mention.quantity.unit:  # "58 lượt công dân với 49 vụ việc"
                found = self._with_noun(head, lead, mention)
            if found is None and tail:  # "25 việc đã xong" after "46 đầu việc"
                found = self._namer.followers[head.indicator.id].named(lead, plain(tail, unit))
            if found is not None and (not kinds or kinds & self._namer.kinds(found)):
                return found, head.unit
        return self._spoken_of(statement, mention, kinds)

    def _of_others(self, statement: Statement, mention: Mention, head: _Head) -> bool:
        """Tell whether a label says that a number counts others than a head in a line before: "Viên chức: chỉ tiêu"."""
        if head.sentence == _sentence(statement, mention):
            return False
        label = _LABELLED.match(statement.flat, mention.sentence[0], mention.quantity.start)
        return label is not None and not self._namer.speaks_of(head.indicator, label[1])

    def _with_noun(self, head: _Head, lead: tuple[str, ...], mention: Mention) -> Indicator | None:
        """Return what the words before a number name together with what it counts."""
        noun = plain(words_of(flat(mention.quantity.unit or "")), head.indicator.unit)
        return self._namer.followers[head.indicator.id].named((*lead, *noun), ()) if noun else None

    def _spoken_of(
        self, statement: Statement, mention: Mention, kinds: frozenset[str]
    ) -> tuple[Indicator, str | None] | None:
        """Return the indicator of a part of the head whose words speak of it among others."""
        for head in reversed(self._heads):
            known = self._namer.followers[head.indicator.id]
            if not known.are_loose or (kinds and not kinds & self._namer.kinds_behind(head.indicator)):
                continue
            alike = kinds & self._namer.kinds(head.indicator) or (not kinds and _closed(statement, mention))
            if not alike and head.sentence != _sentence(statement, mention):
                continue
            found = known.spoken_of(*_clauses(statement, mention))
            if found is not None and (not kinds or kinds & self._namer.kinds(found)):
                return found, head.unit
        return None

    def beside(self, statement: Statement, mention: Mention) -> Indicator | None:
        """Return the indicator of a count of another kind right beside a head: "95 lượt, 81 người, 83 vụ việc"."""
        kinds = kinds_of(mention.quantity.unit)
        for head in reversed(self._heads if kinds else ()):
            if not kinds & self._namer.kinds_behind(head.indicator) or not _beside(statement, mention, head):
                continue
            lead, tail = _said(statement, mention, head)
            found = self._namer.followers[head.indicator.id].named(lead, tail)
            found = found or (self._with_noun(head, lead, mention) if lead else None)
            return found if found is not None and kinds & self._namer.kinds(found) else None
        return None

    def told(self, statement: Statement, place: int, words: Sequence[str]) -> Indicator | None:
        """Return what words say of the nearest head before them without a number: "không có nhiệm vụ nào quá hạn"."""
        said = [word for word in words if word != _ANY]
        before = [head for head in self._heads if head.sentence[0] != statement.index or head.start < place]
        tails = ((head, plain(said, head.indicator.unit)) for head in reversed(before))
        found = (
            self._namer.followers[head.indicator.id].named((), tail) for head, tail in tails if len(tail) < len(said)
        )
        return next(filter(None, found), None)

    def whole(self, statement: Statement, mention: Mention) -> Indicator | None:
        """Return the head that a number is a part of, "trong đó …": its own name is none for the part."""
        kinds = kinds_of(mention.quantity.unit)
        for head in reversed(self._heads):
            if kinds & self._namer.kinds(head.indicator):
                between = statement.flat[mention.before : mention.quantity.start]
                parted = head.opened or _OPENED.search(between.rstrip()) or _out_of(statement, mention)
                return head.indicator if parted else None
        return None

    def part_of_another(self, statement: Statement, mention: Mention, one: Indicator) -> bool:
        """Tell whether an indicator is a part of a whole told before the one that its sentence has counted last."""
        kinds, wholes = kinds_of(mention.quantity.unit), self._told.intersection(self._namer.wholes_of.get(one.id, ()))
        head = next((head for head in reversed(self._heads) if kinds & self._namer.kinds(head.indicator)), None)
        if head is None or not wholes or head.sentence != _sentence(statement, mention):
            return False
        if head.indicator is not one and wholes.intersection(self._namer.wholes_of.get(head.indicator.id, ())):
            return False  # two parts of one whole, the one behind the other
        return head.indicator.id not in wholes and one not in self._namer.followers[head.indicator.id]

    def take(self, statement: Statement, mention: Mention, indicator: Indicator | None, *, followed: bool) -> None:
        """Note how a number was named, and whether by a head that it ``followed``: it may be a head, or end one."""
        if mention.quantity.percent:
            return
        kinds = kinds_of(mention.quantity.unit)
        listed = self._heads and mention.place > 0
        opened = listed and _OPENED.search(statement.flat[mention.before : mention.quantity.start].rstrip())
        for head in self._heads:
            head.inline = head.inline or bool(opened)
        heads = indicator is not None and indicator.id in self._namer.followers
        follows = indicator is not None and (
            followed or any(indicator in self._namer.followers[head.indicator.id] for head in self._heads)
        )
        if not follows:
            self._heads = [
                head
                for head in self._heads
                if not kinds & self._namer.kinds(head.indicator)
                or (indicator is None and (head.opened or head.sentence == _sentence(statement, mention)))
            ]
        if heads and indicator is not None:
            self._told.add(indicator.id)
            self._heads = [head for head in self._heads if follows or not kinds & self._namer.kinds(head.indicator)]
            self._heads.append(
                _Head(indicator, mention.quantity.unit, _sentence(statement, mention), mention.quantity.start)
            )


def _closed(statement: Statement, mention: Mention) -> bool:
    return _CLOSED.match(statement.flat, mention.quantity.end) is not None


def _clauses(statement: Statement, mention: Mention) -> tuple[list[str], list[str]]:
    """Return the words of its clause before a number and those behind it, up to an "và"."""
    end = mention.before + len(statement.flat[mention.before : mention.quantity.start].rstrip(" :(="))
    lead = _LIST_SIGN.split(statement.flat[mention.before : end])[-1]
    tail = _LIST_SIGN.split(statement.flat[mention.quantity.start : mention.after])[0]
    return (
        statement.words(end - len(lead), end),
        statement.words(mention.quantity.start, mention.quantity.start + len(tail)),
    )


def _sentence(statement: Statement, mention: Mention) -> tuple[int, int]:
    return statement.index, mention.sentence[0]


def _beside(statement: Statement, mention: Mention, head: _Head) -> bool:
    """Tell whether a number is the first of its kind behind a head, and no other of the head's kind between them."""
    if head.sentence != _sentence(statement, mention):
        return False
    kinds = kinds_of(head.unit) | kinds_of(mention.quantity.unit)
    between = [one for one in statement.mentions[: mention.place] if one.quantity.start > head.start]
    return not any(kinds & kinds_of(one.quantity.unit) for one in between)


def _out_of(statement: Statement, mention: Mention) -> bool:
    """Tell whether the number right before is the whole: "Trong 4.862 hồ sơ tiếp nhận mới có 4.203 hồ sơ"."""
    if mention.place == 0:
        return False
    whole = statement.mentions[mention.place - 1].quantity
    return _OUT_OF.search(statement.flat, max(0, whole.start - _NEAR), whole.start) is not None


def _said(statement: Statement, mention: Mention, head: _Head) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words right before a number, and those behind it where none stand before it."""
    quantity = mention.quantity
    leading = statement.flat[mention.before : quantity.start].rstrip(" :(=")
    before = _BREAK.split(leading)[-1]
    # "136 dịch vụ một phần và 21", "trong 90 hồ sơ nhận mới có 71": the words belong to the number before
    whole = "trong" in before and _IS_WHOLE.fullmatch(before)
    others = _JOINED.search(before) or _OUT_OF_SAID.match(before)
    if others or (_out_of(statement, mention) and not _BREAK.search(statement.flat, mention.before, quantity.start)):
        before = ""
    end = mention.before + len(leading)
    lead = plain(statement.words(end - len(before), end), head.indicator.unit)
    if lead and not _NOTHING.issuperset(lead):
        return lead, ()
    return lead, _tail(statement, mention, head, whole=bool(whole))


def _tail(statement: Statement, mention: Mention, head: _Head, *, whole: bool = False) -> tuple[str, ...]:
    """Return the words behind a number."""
    quantity = mention.quantity
    written = statement.flat[quantity.start : mention.after].lstrip("0123456789.,/ ")
    noun = written.find(flat(quantity.unit or ""))
    begin = mention.after - len(written) + (noun if 0 < noun <= _NUMBER_IN_WORDS else 0)
    done = [*PART_DONE.finditer(statement.flat, begin, mention.after)][-1:] if whole else []
    return plain(statement.words(begin, done[0].start() if done else mention.after), head.indicator.unit)
