"""Which indicator a number has that is told only together with the one before it: ``@feedback_received > đã xử lý``.

The words at such a number must say what the alias says and nothing else that tells anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.model.catalogue import Indicator

_VERBS = frozenset(
    {"lam", "xong", "hoan", "thanh", "thuc", "hien", "da", "nhung", "duoc", "phuong", "xa", "moi", "ca", "co"}
)
"""Words of any number's lead: what follows a head is told by the others, "đúng hạn", "đang", "trễ"."""
_DOERS = frozenset({"phuong", "xa", "da", "moi", "nhung", "co", "duoc"})
"""Of these the words that say who did something, and that it is done."""
_SAYING_NOTHING = frozenset(
    {
        "rieng",
        "deu",
        "cac",
        "tren",
        "o",
        "tai",
        "voi",
        "thi",
        "nua",
        "hien",
        "tiep",
        "bai",
        "nhom",
        "thon",
        "nguoi",
        "dan",
    }
    | {"cho", "ra", "len", "theo", "cung", "chi", "nhat", "moi", "them", "het", "duoc", "vao", "ve", "trong", "tu"}
)
"""Words besides those of a phrase that change nothing of what it names."""
_UP_TO = frozenset(
    {
        "tinh",
        "toi",
        "het",
        "ky",
        "cao",
        "nay",
        "ngay",
        "chot",
        "lieu",
        "thang",
        "quy",
        "nam",
        "cuoi",
        "thoi",
        "diem",
        "hien",
        "tai",
    }
)
"""Words by which a lead tells until when: "tính đến hết kỳ báo cáo đã xong"."""


def _telling(words: Iterable[str]) -> tuple[str, ...]:
    return tuple([word for word in words if word not in _VERBS])


def stands_in(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the words of a phrase stand in a row among others."""
    length = len(phrase)
    return any(tuple(words[place : place + length]) == phrase for place in range(len(words) - length + 1))


@dataclass(frozen=True, slots=True)
class Follower:
    """An alias of this kind: its words and its indicator."""

    near: tuple[str, ...]
    indicator: Indicator
    loose: bool = False
    """Other words may stand around it: "@cchc_news_items > truyền thanh *"."""
    left: bool = False
    """It is what is left of the head: "nhận 33 đơn, đã giải quyết 31 đơn, còn 02 đơn"."""


class Followers:
    """The aliases that hold behind one indicator, the longest first."""

    def __init__(self, known: Iterable[Follower]) -> None:
        known = sorted(known, key=lambda one: -len(one.near))
        self._loose = [(one.near, one.indicator) for one in known if one.loose]
        self._by_words: dict[tuple[str, ...], tuple[int, Indicator]] = {}
        """By all its words each alias with its rank."""
        self._by_telling: dict[tuple[str, ...], Indicator] = {}
        for rank, one in enumerate(known):
            self._by_words.setdefault(one.near, (rank, one.indicator))
            self._by_telling.setdefault(_telling(one.near), one.indicator)
        self._lengths = {len(one.near) for one in known} - {0}
        self._held = [(frozenset(told), one.indicator) for one in known if (told := _telling(one.near))]
        self._ids = {one.indicator.id for one in known}
        self.left = next((one.indicator for one in known if one.left), None)
        self.are_loose = bool(self._loose)

    def __contains__(self, one: Indicator) -> bool:
        """Tell whether an indicator is one that numbers are told by here."""
        return one.id in self._ids

    def named(self, lead: tuple[str, ...], tail: tuple[str, ...]) -> Indicator | None:
        """Return the indicator of a number by its ``lead`` words, or by those behind it."""
        said = [lead, *(tail[:length] for length in self._lengths if length <= len(tail))]
        hits = [self._by_words[words] for words in said if words and words in self._by_words]
        if hits:
            return min(hits)[1] if len(hits) > 1 else hits[0][1]
        found = None
        if told := _telling(lead):
            found = self._by_telling.get(told) or self._told_by(told)
        elif done := tuple(word for word in lead if word not in _DOERS):  # "phường đã làm xong" says "hoàn thành"
            found = self._by_words[done][1] if done in self._by_words else None
        begun = next((place for place, word in enumerate(lead) if word not in _UP_TO), 0)
        return self.named(lead[begun:], ()) if found is None and begun else found

    def spoken_of(self, lead: Sequence[str], tail: Sequence[str]) -> Indicator | None:
        """Return the indicator that words speak of among others, those before a number rather than those behind it."""
        for words in (lead, tail):
            held = {one.id: one for near, one in self._loose if stands_in(near, words)}
            if held:
                return next(iter(held.values())) if len(held) == 1 else None
        return None

    def _told_by(self, words: Sequence[str]) -> Indicator | None:
        """Return the indicator of the longest phrase that words hold, "riêng tiếp dân"; None where two do alike.

        What the words say besides must tell nothing: "viên chức có mặt" is not told by "có mặt".
        """
        said = frozenset(words)
        held = [(len(own), one) for own, one in self._held if own <= said and said - own <= _SAYING_NOTHING]
        best = max((size for size, _ in held), default=0)
        names = {one.id: one for size, one in held if size == best}
        return next(iter(names.values())) if len(names) == 1 else None
