"""Parts of a report that are for its next period though they do not say so in known words.

Two things tell them: the time that the heading names lies after the report's own ("VIỆC QUÝ IV" in a report of quarter
III), or the part goes through the reform groups once more and tells of nothing that was done.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.periods import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.codes import GroupCode
    from inspection.model.documents import Period

_DONE = re.compile(r"\b(?:da|dat duoc|hien co)\b")
_FEW_DONE = 6
"""One passage in so many may tell of something done in a part that sets tasks."""
_FEWEST_GROUPS = 3
_PLACE = itemgetter(0)


class Part(NamedTuple):
    """A heading of unknown purpose and the passages up to the next one of its rank or further out."""

    start: int
    end: int


def names_later_time(words: str, period: Period | None) -> bool:
    """Tell whether a heading's flat words name a time that begins after a period; a missing year is the period's."""
    if period is None:
        return False
    span = next(filter(None, map(stated, (words, f"{words} {period.end.year}"))), None)
    return span is not None and span.start > period.end


def goes_through_groups_again(
    part: Part, passages: Sequence[Passage], headings: Sequence[tuple[int, GroupCode]]
) -> bool:
    """Tell whether a part names groups that were told of above it, and under them nothing that was done."""
    first, last = bisect_right(headings, part.start, key=_PLACE), bisect_left(headings, part.end, key=_PLACE)
    within = {code for _, code in headings[first:last]}
    if len(within) < _FEWEST_GROUPS or not within.issubset(
        code for place, code in headings[:first] if place < part.start
    ):
        return False
    below = [passage for passage in passages[part.start + 1 : part.end] if not passage.table]
    return _FEW_DONE * sum(_DONE.search(passage.flat_body) is not None for passage in below) <= len(below)
