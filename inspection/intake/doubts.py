"""What each sign of a misreading weighs: it lowers the confidence by its share.

The shares only order what to look at first, they are no probabilities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHARES = {
    Doubt.DAMAGED_LINE: 0.5,
    Doubt.UNSURE_WORD: 0.4,
    Doubt.NUMBER_WITH_LETTERS: 0.6,
    Doubt.RATE_DIFFERS: 0.5,
    Doubt.SUM_DIFFERS: 0.5,
    Doubt.NO_NUMBER: 0.5,
    Doubt.NO_CONTENT: 0.6,
    Doubt.NO_INDICATOR: 0.25,
    Doubt.NO_LEAD: 0.3,
    Doubt.NO_DUE: 0.3,
    Doubt.UNREAD_DUE: 0.3,
    Doubt.NO_GROUP: 0.2,
    Doubt.NO_DUTIES: 0.3,
    Doubt.NOT_FOUND: 0.5,
    Doubt.NOT_VERBATIM: 0.4,
    Doubt.PART_OF_DATE: 0.2,
    Doubt.OTHER_SYMBOL: 0.3,
}


def left(doubts: Iterable[Doubt]) -> float:
    """Return the confidence that these signs leave: above 0, and 1 for none."""
    confidence = 1.0
    for doubt in doubts:
        confidence *= 1 - _SHARES[doubt]
    return round(confidence, 2)
