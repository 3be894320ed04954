"""What a Vietnamese input method sends while letters are commands, and what is meant by it.

Telex and VNI rewrite a letter by sending Backspace and the accented one in one read; a macro sends several Backspaces
and a word. Where letters are commands, only đ can be meant as one (d d, or d 9); a rewritten word is none, and none of
its letters may act.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from textual.events import Key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.events import Event

PAUSE = 0.03
"""Seconds; keys that follow a Backspace within them come from a program and not from fingers."""

_PLAIN = {"đ": "d", "Đ": "D"}


def run_of(waiting: Iterable[Event]) -> list[Key]:
    """Return the keys that a Backspace at the head of a queue begins, each close behind the one before."""
    run: list[Key] = []
    for event in waiting:
        if not isinstance(event, Key) or (not run and event.key != "backspace"):
            break
        if run and event.time - run[-1].time > PAUSE:
            break
        run.append(event)
    return run


def command_meant(keys: Sequence[Key]) -> Key | None:
    """Return the key that stands for a command; None for Backspace alone, for accented letters and for a word."""
    letters = [key for key in keys if key.key != "backspace"]
    if len(letters) != 1:
        return None
    (key,) = letters
    if key.character in _PLAIN:
        plain = Key(_PLAIN[key.character], _PLAIN[key.character])
        plain.time = key.time
        return plain
    return None if accented(key) else key


def accented(key: Key) -> bool:
    """Tell whether a key is a letter with an accent, or an accent alone."""
    return key.is_printable and any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", key.character or ""))
