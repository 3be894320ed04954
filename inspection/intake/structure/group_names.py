"""Which reform group a heading names: by the group's names, or by what a ward's own words speak of.

Most wards use the names of the programme in some spelling (``catalogue/groups.toml``, ``aliases``). Some speak in words
of their own ("Làm gọn thủ tục"); these are believed only in a run of headings side by side that together are the
reform's groups, each at most once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from inspection.intake.language.flat import flat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.model.catalogue import ReformGroup
    from inspection.model.codes import GroupCode

_TELLING = 12
"""Letters of a name that may go on or be misspelt in a heading; a shorter one must stand alone."""
_LIKE_ENOUGH = 86
_LIKE_ENOUGH_DAMAGED = 78
FEWEST = 5
"""Groups that a run of headings must name before words of its own are believed."""
_PART = 5
"""One heading in so many may name no group."""
_BEFORE_NAME = re.compile(
    r"(?:(?:ket qua|tinh hinh|thuc hien|trien khai|cong tac|linh vuc|nhiem vu|noi dung|nhom|ve|viec|cac|muc tieu|"
    r"chi tieu|xay dung|phat trien)[\s,]+)+"
)
_STATE = " nha nuoc"
_MERGED = re.compile(r"\bthc\b")
"""TTHC where recognition took the two letters alike for one."""
_LAST = ("tthc", "cchc", "thc", _STATE)
"""What a name may end with in a heading besides its own last word."""
_ABBREVIATIONS = (("tthc", "thu tuc hanh chinh"), ("cchc", "cai cach hanh chinh"), (" va ", ", "))


def _bare(name: str) -> str:
    """Return a heading's flat words without what changes from ward to ward."""
    for short, long in _ABBREVIATIONS:
        name = name.replace(short, long)
    name = _MERGED.sub("thu tuc hanh chinh", name)
    name = name.partition("(")[0].strip(" :.;,").removesuffix(_STATE).rstrip(" :.;,")
    return _BEFORE_NAME.sub("", name).replace(",", "").strip()


class GroupNames:
    """The names of the reform groups as headings give them, made ready once for a catalogue.

    A document asks the same words again and again (each cell of a table may be a group's name), so answers are kept.
    """

    def __init__(self, groups: tuple[ReformGroup, ...]) -> None:
        self.codes = {_bare(flat(name)): group.code for group in groups for name in (group.name.vi, *group.aliases)}
        self._last_words = {name.split()[-1] for name in self.codes if name} | {last.split()[-1] for last in _LAST}
        self._telling = [name for name in self.codes if len(name) >= _TELLING]
        self._begun = {begin: name for name in self._telling for begin in (f"{name} ", f"{name},")}
        self._beginnings = tuple(self._begun)
        self.signs = {
            group.code: re.compile(rf"\b(?:{'|'.join(re.escape(flat(sign)) for sign in group.signs)})\b")
            for group in groups
            if group.signs
        }
        self.of = lru_cache(maxsize=4096)(self._of)

    def _of(self, heading: str, damaged: bool) -> GroupCode | None:  # noqa: FBT001  # keywords slow the cache down
        bare = _bare(heading.partition(":")[0])
        if not bare:
            return None
        exact = self.codes.get(bare)
        if exact:
            return exact
        if bare.startswith(self._beginnings):
            begun = (name for begin, name in self._begun.items() if bare.startswith(begin))
            return self.codes[max(begun, key=len)]
        cutoff = _LIKE_ENOUGH_DAMAGED if damaged else _LIKE_ENOUGH
        best = process.extractOne(bare, self._telling, scorer=fuzz.ratio, score_cutoff=cutoff)
        return self.codes[best[0]] if best else None

    def is_name(self, heading: str) -> bool:
        """Tell whether flat words are a group's name and nothing else."""
        last = heading.rstrip(" :.;,").rpartition(" ")[2]
        return (last in self._last_words or "(" in heading) and _bare(heading) in self.codes

    def in_own_words(self, run: Sequence[str], known: Mapping[int, GroupCode]) -> dict[int, GroupCode]:
        """Return the groups that headings of a run speak of, by their place in it, beside those ``known`` by name.

        Nothing where the run does not name most of the groups, or where a heading speaks of two alike: a heading takes
        the group that its words say most of. Each group stands once, or in headings side by side: "Chỉ đạo", "Tuyên
        truyền", "Kiểm tra".
        """
        if len(run) < FEWEST:
            return {}
        free = [code for code in self.signs if code not in known.values()]
        told = [
            (score, place, code)
            for place, heading in enumerate(run)
            if place not in known
            for score, code in self._spoken_of(heading, free)
        ]
        found: dict[int, GroupCode] = {}
        for _, place, code in sorted(told, key=lambda one: (-one[0], one[1])):
            if place not in found and code not in found.values():
                found[place] = code
        found |= self._beside(run, {**known, **found})
        named = len(found) + len(known)
        groups = len({*found.values(), *known.values()})
        return found if groups >= FEWEST and named * _PART >= len(run) * (_PART - 1) else {}

    def _beside(self, run: Sequence[str], told: Mapping[int, GroupCode]) -> dict[int, GroupCode]:
        """Return the headings that speak of the same group as the one above or below them."""
        all_told = dict(told)
        forth, back = range(1, len(run)), range(len(run) - 2, -1, -1)
        for place, other in (*((n, n - 1) for n in forth), *((n, n + 1) for n in back)):
            if place not in all_told and other in all_told:
                spoken = self._spoken_of(run[place], tuple(self.signs))
                if spoken and spoken[0][1] is all_told[other]:
                    all_told[place] = all_told[other]
        return {place: code for place, code in all_told.items() if place not in told}

    def _spoken_of(self, heading: str, free: Sequence[GroupCode]) -> list[tuple[int, GroupCode]]:
        """Return the group that a heading speaks of most, with how many letters say so; none where two are alike."""
        scores = sorted(
            ((sum(len(hit) for hit in set(self.signs[code].findall(heading))), code) for code in free), reverse=True
        )
        best = [one for one in scores if one[0] and one[0] == scores[0][0]]
        return best if len(best) == 1 else []


names_of = lru_cache(maxsize=8)(GroupNames)
"""The names of a catalogue's groups, made ready once."""


def group_of(heading: str, groups: tuple[ReformGroup, ...], *, damaged: bool = False) -> GroupCode | None:
    """Return the reform group that a heading's flat words name, or None."""
    return names_of(groups).of(heading, damaged)
