"""The time of day, in one place, so that a test can hold it still, and the logical clock that orders a journal.

Wall clocks of laptops disagree. A hybrid logical clock follows the wall clock where it can and never falls behind what
it has already seen, so that "later" in the journal always means "knew of the earlier one or was written after it".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present time with its zone."""

_LOGICAL_BITS = 16
"""Room for 65,536 entries within one millisecond before the clock runs ahead of the wall."""

HIGHEST_CLOCK = 1 << 62
"""No entry may carry a clock above this: SQLite's integers end at 2**63, and ticking on must stay possible."""


def system_clock() -> datetime:
    """Return the computer's time in its own zone."""
    return datetime.now().astimezone()


def tick(now: datetime, newest: int) -> int:
    """Return the clock of a new entry: the wall's milliseconds, or one more than the newest clock seen."""
    return max(newest + 1, int(now.timestamp() * 1000) << _LOGICAL_BITS)
