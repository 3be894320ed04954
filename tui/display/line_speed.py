"""How fast the line to the terminal is, told by the first picture itself.

A question stands before its bytes and one behind them; the terminal answers each when it comes to it. The time between
the two answers is what the picture took to arrive, however long a round trip is, and nobody waits for it.
"""

from __future__ import annotations

QUESTION = "\x1b[6n"
"""Where is the cursor? Every terminal answers that."""
_SHORTEST = 0.001
"""Seconds below which a line is as fast as can be told."""


class LineSpeed:
    """Measures the first picture."""

    def __init__(self) -> None:
        self._bytes = 0
        self._answers: list[float] = []

    def around(self, picture: str) -> str:
        """Return a picture with the questions around it; any but the first as it is."""
        if self._bytes:
            return picture
        self._bytes = len(picture.encode()) + len(QUESTION)
        return f"{QUESTION}{picture}{QUESTION}"

    def answered(self, at: float) -> float | None:
        """Take the moment of an answer, in seconds; return the bytes a second of the line when it is the second one."""
        self._answers.append(at)
        if not self._bytes or len(self._answers) != 2:  # noqa: PLR2004  # before and after
            return None
        return self._bytes / max(_SHORTEST, self._answers[1] - self._answers[0])
