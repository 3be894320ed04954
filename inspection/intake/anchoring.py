"""Finding the place of an added item again in a document that was read anew: by the words that it was made from.

Nothing but the same words will do, accents and line ends aside: a sentence with another number is another sentence.
Of several such places the one nearest to the former line is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from inspection.model.corrections import Anchor, title
from inspection.vietnamese import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.model.corrections import Corrections


def anchors(lines: Sequence[str], corrections: Corrections) -> tuple[Anchor, ...]:
    """Return where the added items among some decisions stand in a document; 0 where they do not."""
    added = [(key, one) for key, one in corrections.items() if one.after.items and not one.before.items]
    if not added:
        return ()
    starts, whole = _run_on(lines)
    found = []
    for key, one in added:
        former = one.after.items[0]
        places = _places(" ".join(words(one.quote or title(former))), whole, starts)
        line = min(places, key=lambda place: abs(place - former.line), default=0)
        found.append(Anchor(item=key, line=line))
    return tuple(found)


def _run_on(lines: Sequence[str]) -> tuple[list[int], str]:
    """Return where each line begins in the words of all lines, and these words, each with a blank before it."""
    starts, parts, length = [], [], 0
    for text in lines:
        starts.append(length)
        said = "".join(f" {word}" for word in words(text))
        parts.append(said)
        length += len(said)
    return starts, f"{''.join(parts)} "


def _places(wanted: str, whole: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield the lines in which some words begin."""
    at = whole.find(f" {wanted} ") if wanted else -1
    while at >= 0:
        yield bisect_right(starts, at)
        at = whole.find(f" {wanted} ", at + 1)
