"""Which indicator a number belongs to, told by the words around it and the aliases in the catalogue.

An alias is a phrase whose words stand near the number with few words between them, in this order (in another order they
say less). ``A > B`` asks for A in the headings and sentences above and for B near the number; ``@id > B`` names a
number that comes after one named ``id``. Longer, closer and better fitting aliases win; a phrase that fits two
indicators equally well names none. The unit must count the same kind of thing, and an alias of few letters holds only
inside its indicator's own reform group. A ``*`` behind ``@id > B`` lets other words stand around B.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.alternation import any_of
from inspection.intake.language.flat import flat
from inspection.intake.language.measures import kinds_of, unit_at
from inspection.intake.language.phrases import Stretch
from inspection.intake.language.wordings import words_of
from inspection.intake.report.followers import Follower, Followers
from inspection.model.codes import GroupCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.model.catalogue import Catalogue, Indicator, ProcedureField

SURE = 14.0
"""Likeness from which words name a number that has no unit to speak for it."""
ALIKE = 0.01
"""Scores closer than this are the same."""
_FILLERS = frozenset({"so", "la", "gom", "bao", "trong", "do", "va", "con", "lai", "tong", "den", "nay", "duoc", "cua"})
"""Words that say nothing of what is counted."""
_HEAD = "@"
_LOOSE = "*"
_LEFT = "còn"
_AREA = re.compile(r" k?m2\b")
"""A unit of which the words around a number keep no digit."""
_SHORT = 9
"""Letters up to which an alias holds only inside its own group."""
_LEAST = 3.9
"""Below this a likeness names nothing."""
_TURNED = 2 / 3
"""What a phrase counts whose words stand in another order."""
_OWN_GROUP = 4.0
_NO_GROUP = 0.5
_OTHER_GROUP = -6.0
_PER_EXTRA_WORD = 0.6
_TWO_SHORT = 6.0
"""Letters up to which the words of a name stand together, with hardly another one between."""
_PER_WORD_AWAY = 0.25
_CONTEXT = 0.6


_PERCENT = re.compile(r"\d\s?%(?:\s+tro len)?")
_OF_A_PLAN = re.compile(r"\s*(?:ke hoach|chi tieu|du toan|chuong trinh)\b")


_SUBJECT = re.compile(
    r"\W*(?:ty le |so |tong so |cac |phan dau )*(?=(?:nhiem vu|ho so|van ban|giao dich|phan anh|thu tuc|tthc)\b)"
)
"""Before what a target counts: "Nhiệm vụ … hoàn thành đúng hạn: 100%"."""
_NOUN_LINK = re.compile(r"\s*,\s*(?:va )?|\s+va\s+")


def share_of(flat_text: str, end: int) -> frozenset[str]:
    """Return the kinds of things named right behind a percentage: "100% phản ánh, kiến nghị"; "% kế hoạch" is none."""
    kinds: frozenset[str] = frozenset()
    place = None if _OF_A_PLAN.match(flat_text, end) else unit_at(flat_text, end)
    while place is not None:
        kinds |= kinds_of(place[0])
        link = _NOUN_LINK.match(flat_text, place[1])
        place = unit_at(flat_text, link.end()) if link else None
    return kinds


def plain(words: Sequence[str], unit: str | None = None) -> tuple[str, ...]:
    """Return words without those that say nothing and without the unit's own."""
    nothing = _nothing_beside(unit) if unit else _FILLERS
    return tuple([word for word in words if word not in nothing])


@lru_cache(maxsize=1000)
def _nothing_beside(unit: str) -> frozenset[str]:
    """Return the words that say nothing beside a unit: its own and those that never do."""
    return _FILLERS.union(words_of(flat(unit)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A phrase of an indicator, split into words."""

    indicator: Indicator
    near: tuple[str, ...]
    above: tuple[tuple[str, ...], ...]
    context: tuple[float, ...]
    """What each phrase above adds to a likeness."""
    letters: float
    kinds: frozenset[str]
    """The kinds of things that its indicator is counted in."""


class Surroundings(NamedTuple):
    """The words around a number."""

    before: Sequence[str]
    after: Sequence[str]
    above: Sequence[str]
    """Of headings and sentences over it, the nearest last."""
    unit: str | None
    group: GroupCode | None
    of: frozenset[str] = frozenset()
    """The kinds of things that a percentage is a share of, where they stand right behind it."""


_Known = tuple[frozenset[str], dict[GroupCode | None, float], Alias]
"""An alias with its words and, by reform group, the most that it can be like."""
_ANY_KIND = ""


class Namer:
    """The catalogue's aliases, made ready to be looked up."""

    def __init__(self, indicators: Mapping[str, Indicator], fields: Sequence[ProcedureField] = ()) -> None:
        self.indicators = indicators
        names = {flat(name) for one in fields for name in (one.name, *one.aliases)}
        self._field = re.compile(rf"\b{any_of(names)}\b") if names else None
        self._kinds = {one.id: frozenset().union(*map(kinds_of, (one.unit, *one.units))) for one in indicators.values()}
        phrases = [(one, phrase) for one in indicators.values() for phrase in one.aliases]
        aliases = [self._alias(one, phrase) for one, phrase in phrases if not phrase.startswith(_HEAD)]
        often = Counter(word for alias in aliases for word in set(alias.near))
        self._by_kind: dict[str, dict[str, list[_Known]]] = defaultdict(lambda: defaultdict(list))
        """By each kind of things that it counts, and for all kinds, each alias under its rarest word."""
        for alias in aliases:
            rarest = min(alias.near, key=lambda word: (often[word], -len(word)))
            at_most = {group: _in_place(alias, alias.letters, group) for group in (None, *GroupCode)}
            for kind in (*alias.kinds, _ANY_KIND):
                self._by_kind[kind][rarest].append((frozenset(alias.near), at_most, alias))
        self.rate_of: dict[str, list[Indicator]] = defaultdict(list)
        self.wholes_of: dict[str, list[str]] = defaultdict(list)
        for one in indicators.values():
            if one.numerator:
                self.rate_of[one.numerator].append(one)
            for part in one.parts:
                self.wholes_of[part].append(one.id)

        self._bases = {one.denominator for one in indicators.values()}
        self._exact = {(plain(alias.near), alias.indicator.id) for alias in aliases if not alias.above}
        self._shares: dict[str, frozenset[str]] = {}
        followers: dict[str, list[Follower]] = defaultdict(list)
        for one, phrase in phrases:
            if phrase.startswith(_HEAD):
                head, near = (part.strip() for part in phrase.removeprefix(_HEAD).split(">"))
                said = plain(words_of(flat(near)), indicators[head].unit)
                followers[head].append(Follower(said, one, loose=near.endswith(_LOOSE), left=near == _LEFT))
        self.followers = {head: Followers(known) for head, known in followers.items()}
        """By the indicator that they stand behind."""
        self._kinds_behind = {
            head: frozenset().union(*(self._kinds[one.indicator.id] for one in known if one.near))
            for head, known in followers.items()
        }

    def _alias(self, one: Indicator, phrase: str) -> Alias:
        *above, near = (tuple(words_of(flat(_AREA.sub(" m", part)))) for part in phrase.split(">"))
        return Alias(
            indicator=one,
            near=near,
            above=tuple(above),
            context=tuple(sum(map(len, phrase)) * _CONTEXT for phrase in above),
            letters=float(sum(map(len, near))),
            kinds=self._kinds[one.id],
        )

    def candidates(self, around: Surroundings) -> list[tuple[float, Indicator]]:
        """Return the indicators that fit, best first."""
        near, pivot, group = Stretch([*around.before, *around.after]), len(around.before), around.group
        over: tuple[Stretch, ...] = ()
        known = near.known
        best: dict[str, tuple[float, Indicator]] = {}
        by_words = [self._by_kind[kind] for kind in kinds_of(around.unit) or (_ANY_KIND,) if kind in self._by_kind]
        for by_word in by_words:
            for needed, at_most, alias in chain.from_iterable([by_word[word] for word in known & by_word.keys()]):
                if not needed <= known:
                    continue
                one = alias.indicator
                if around.of and (shares := self._shares_of(one)) and not around.of & shares:
                    continue
                least = best[one.id][0] if one.id in best else _LEAST
                if at_most[group] < least:
                    continue  # however near its words stand
                if alias.above:
                    over = over or (Stretch(around.above), Stretch(around.before))
                    if not _stand_over(alias.above, *over):
                        continue
                score = _in_place(alias, _likeness(alias, near, pivot), group)
                if score > least or (score == least and one.id not in best):
                    best[one.id] = (score, one)
        return sorted(best.values(), key=lambda pair: (-pair[0], pair[1].id)) if len(best) > 1 else [*best.values()]

    def kinds(self, one: Indicator) -> frozenset[str]:
        """Return the kinds of things that an indicator is counted in."""
        return self._kinds[one.id]

    def kinds_behind(self, one: Indicator) -> frozenset[str]:
        """Return the kinds of things that numbers behind an indicator's may count."""
        return self._kinds_behind[one.id]

    def one_field_of(self, flat_text: str) -> str | None:
        """Return the field of procedures that words speak of, where it is just one: "hồ sơ đất đai quá hạn"."""
        found = self.fields_of(flat_text)
        return next(iter(found)) if len(found) == 1 else None

    def fields_of(self, flat_text: str) -> frozenset[str]:
        """Return the fields of procedures that words name."""
        return frozenset(self._field.findall(flat_text)) if self._field else frozenset()

    def is_part_alone(self, one: Indicator) -> bool:
        """Tell whether an indicator is what a rate counts and the base of none."""
        return one.id in self.rate_of and one.id not in self._bases

    def says_only(self, words: Sequence[str], one: Indicator) -> bool:
        """Tell whether words are an alias of an indicator and nothing else."""
        return (plain(words), one.id) in self._exact

    def speaks_of(self, one: Indicator, flat_words: str) -> bool:
        """Tell whether words stand in an alias of an indicator."""
        return any(flat_words in flat(phrase) for phrase in one.aliases)

    def _shares_of(self, rate: Indicator) -> frozenset[str]:
        """Return the kinds of things that a rate is a share of, where its name says so: "Tỷ lệ hồ sơ …"."""
        known = self._shares.get(rate.id)
        if known is None:
            known = share_of(flat(rate.name.vi).removeprefix("ty le"), 0)
            if known:
                parts = (self.indicators.get(name or "") for name in (rate.numerator, rate.denominator))
                bases = (kinds_of(part.unit) for part in parts if part is not None)
                known = known.union(*(share_of(flat(one).removeprefix("ty le"), 0) for one in rate.aliases), *bases)
            self._shares[rate.id] = known
        return known

    def name(self, around: Surroundings) -> Indicator | None:
        """Return the indicator of a number, or None where none fits or two fit alike."""
        found = self.candidates(around)
        if not found or (len(found) > 1 and found[0][0] - found[1][0] < ALIKE):
            return None
        return found[0][1]

    def of_target(
        self, text: str, context: Sequence[str], unit: str | None, group: GroupCode | None
    ) -> Indicator | None:
        """Return the indicator that a target's words speak of."""
        flat_text = flat(text)
        percent = _PERCENT.search(flat_text)
        of = share_of(flat_text, percent.end()) if percent else frozenset[str]()
        if not of and (subject := _SUBJECT.match(flat_text)):
            of = share_of(flat_text, subject.end())
        return self.name(Surroundings(words_of(flat_text), (), context, unit, group, of))


def _likeness(alias: Alias, near: Stretch, pivot: int) -> float:
    """Return how well a phrase fits the words around a number; nothing where it does not."""
    fit, letters = near.window(alias.near, pivot), alias.letters
    if fit and len(alias.near) > 1 and letters <= _TWO_SHORT and fit[0] > 1:
        fit = None  # "dân số" is no name of the people in "lớp Bình dân học vụ số"
    if fit is None and len(alias.near) > 1:
        fit, letters = near.turned(alias.near, pivot), letters * _TURNED
    return letters - fit[0] * _PER_EXTRA_WORD - fit[1] * _PER_WORD_AWAY if fit else -math.inf


def _stand_over(phrases: Sequence[tuple[str, ...]], above: Stretch, before: Stretch) -> bool:
    """Tell whether each of some phrases stands over a number or before it."""
    for phrase in phrases:  # noqa: SIM110  # a generator for one or two phrases costs more than they do
        if not (above.holds(phrase) or before.holds(phrase)):
            return False
    return True


def _in_place(alias: Alias, score: float, group: GroupCode | None) -> float:
    """Return a likeness with what the words above and the reform group add to it or take from it."""
    for weight in alias.context:
        score += weight
    if alias.indicator.group is None and group is None:
        return score + _NO_GROUP
    if alias.indicator.group is None or group is None:
        return score
    if alias.indicator.told_under(group):
        return score + _OWN_GROUP
    return score + _OTHER_GROUP if alias.letters > _SHORT or alias.above else -math.inf


_READY: dict[int, tuple[Catalogue, Namer]] = {}
_KEPT = 4


def namer_of(catalogue: Catalogue) -> Namer:
    """Return the namer of a catalogue; made once for each."""
    ready = _READY.get(id(catalogue))
    if ready is None or ready[0] is not catalogue:
        if len(_READY) >= _KEPT:
            _READY.clear()
        ready = _READY[id(catalogue)] = (catalogue, Namer(catalogue.indicators, catalogue.fields))
    return ready[1]
