"""Speaking and listening in plain lines: no escape sequence, nothing of a document acts on the terminal.

What is heard is composed Vietnamese without control characters, whatever the terminal or the pipe sent.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from inspection.vietnamese import nfc, visible
from tui.cli.tables import wrap

if TYPE_CHECKING:
    from inspection.wording import Wording

_SEQUENCE = re.compile(r"\x1b(?:[\[O][0-?]*[ -/]*[@-~]|.)?")
"""What keys such as the arrows send where a line is typed; they are no text."""
_BACKSPACES = ("\x08", "\x7f")
NARROWEST = 20
"""Cells that a line has at least, whatever the terminal says of itself."""


class EndedError(Exception):
    """No further answer will come: the input is at its end."""


class Voice:
    """One conversation over two streams; by default those of the program."""

    def __init__(self, wording: Wording, heard: TextIO | None = None, spoken: TextIO | None = None) -> None:
        self.wording = wording
        self._heard = heard or sys.stdin or io.StringIO()  # a program may be started without an input
        self._spoken = sys.stdout if spoken is None else spoken
        if isinstance(self._heard, TextIOWrapper):
            self._heard.reconfigure(errors="replace")  # a stray byte must not end the sitting

    @property
    def terminal(self) -> bool:
        """Tell whether a person types the answers."""
        return self._heard.isatty()

    def say(self, text_id: str, /, **facts: object) -> None:
        """Say a text of the program."""
        self.put(self.wording(text_id, **facts))

    def put(self, text: str, *, indent: int = 0) -> None:
        """Write a text, wrapped to the terminal; further lines of it stand in by so many cells."""
        for paragraph in nfc(text).split("\n"):
            for line in self._wrapped(paragraph, indent):
                self._spoken.write(f"{line}\n")

    def ask(self, question: str) -> str:
        """Ask and return the answer, perhaps nothing; ``EndedError`` where there is none to come."""
        *above, last = self._wrapped(f"{question} >", 0)
        for line in above:
            self._spoken.write(f"{line}\n")
        self._spoken.write(f"{last} ")
        self._spoken.flush()
        answer = self._heard.readline()
        if not answer or not self.terminal:
            self._spoken.write("\n")  # what is typed on a terminal ends the line by itself
        if not answer:
            raise EndedError
        return typed_text(answer)

    def _wrapped(self, text: str, indent: int) -> list[str]:
        plain = visible(" ".join(text.split()))
        width = shutil.get_terminal_size().columns - 1 if self._spoken.isatty() else None
        if width is None:
            return [plain]
        first, *rest = wrap(plain, max(width, NARROWEST))
        if not rest or not indent:
            return [first, *rest]
        further = plain[len(first) :].strip()
        return [first, *(f"{' ' * indent}{line}" for line in wrap(further, max(width, NARROWEST) - indent))]


def typed_text(line: str) -> str:
    """Return what was meant by a line: composed letters, backspaces carried out, keys that are no text left out."""
    kept: list[str] = []
    for char in _SEQUENCE.sub("", line.removeprefix("\ufeff")):  # which a file of answers may begin with
        if char in _BACKSPACES:
            del kept[-1:]
        else:
            kept.append(" " if char == "\t" else char)
    text = nfc("".join(kept))
    return "".join(char for char in text if visible(char) == char and char != "\n").strip()
