"""What can be typed at the prompt of an item: the letters of the checklist screen, each with Enter behind it.

The letters and the names of the commands are those of ``tui.commands``; a test holds them equal, for importing them
would load Textual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from inspection.wording import KeyNames

KEYS: dict[str, str] = {
    "1": "met",
    "2": "partly",
    "3": "not_met",
    "4": "not_applicable",
    "5": "insufficient",
    "0": "clear_verdict",
    "": "confirm",
    "r": "repeat",
    "s": "verify",
    "b": "evidence",
    "t": "finding",
    "c": "note",
    "x": "park",
    "m": "flag",
    "n": "next_undecided",
    "N": "previous_undecided",
    "j": "move_down",
    "k": "move_up",
    ".": "next_group",
    ",": "previous_group",
    "g": "go_to_item",
    "/": "search",
    "f": "filter",
    "F": "clear_filter",
    "v": "source",
    "d": "checks",
    "h": "history",
    "z": "undo",
    "Z": "redo",
    "?": "help",
    "i": "again",
    "l": "claim",
    "R": "reason",
    "M": "flag_word",
    "p": "copy_earlier",
    "#": "left",
    "%": "progress",
    "!": "close_out",
    "T": "go_remediation",
    "q": "leave",
}
"""Every letter and the command that it stands for."""

LETTERS = {command: letter or "Enter" for letter, command in KEYS.items()}
"""What is typed for each command."""

OWN = ("again", "left", "progress", "close_out", "leave")
"""Commands for what a screen shows all the time or does by other keys."""

PROMPTED = (
    "met",
    "partly",
    "not_met",
    "not_applicable",
    "insufficient",
    "verify",
    "evidence",
    "finding",
    "note",
    "park",
    "next_undecided",
    "undo",
    "leave",
    "help",
)
"""What each prompt names; ``?`` tells of all."""

OF_VERDICT = ("met", "partly", "not_met", "not_applicable", "insufficient")

_TAKE_WORDS = (*OF_VERDICT, "verify", "evidence", "note", "reason", "flag_word", "go_to_item", "search", "filter")
"""Commands that may be followed by what they would ask for."""
_TOUCHING = ("/", "g")
"""Letters behind which the words may follow at once."""
_SAME = {"đ": "d", "Đ": "d", ">": ".", "<": ","}
"""What an input method makes of a letter, and the second key of a command."""


class LineKeys:
    """What sentences call the keys here: the letters, and for what only screens do their keys."""

    def __init__(self, on_screens: KeyNames) -> None:
        self._on_screens = on_screens

    def __getitem__(self, command: str, /) -> str:
        """Return what is typed for a command."""
        return LETTERS.get(command) or self._on_screens[command]


class Typed(NamedTuple):
    """A command and what was typed behind it."""

    command: str
    words: str = ""


def understood(line: str) -> Typed | None:
    """Return the command of a line; None where it is none."""
    letter = _SAME.get(line[:1], line[:1])
    command, words = KEYS.get(letter), line[1:]
    if command is None:
        return None
    if words and (command not in _TAKE_WORDS or not (words[0].isspace() or letter in _TOUCHING)):
        return None
    return Typed(command, words.strip())
