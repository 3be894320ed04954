"""What the terminal can do beyond what every terminal can, by the word of its description (terminfo)."""

from __future__ import annotations

import sys
from functools import cache
from typing import NamedTuple


class Abilities(NamedTuple):
    """Sequences that save bytes where the terminal knows them; what a terminal merely may know is left alone."""

    erase: bool = False
    """It blanks some cells by one sequence (ECH); all terminals but a few multiplexers do."""


@cache
def described() -> Abilities:
    """Return the abilities of the terminal that the program runs in; none where it has no description.

    Looked up when an ability would first be used: most first screens are painted without that.
    """
    try:
        import curses  # noqa: PLC0415  # not on every system
    except ImportError:
        return Abilities()
    try:
        curses.setupterm(None, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (curses.error, OSError, ValueError):
        return Abilities()
    return Abilities(erase=curses.tigetstr("ech") is not None)
