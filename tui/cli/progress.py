"""How far a long command is: one line of stderr that rewrites itself, and only where a person looks at it."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TYPE_CHECKING

from inspection.vietnamese import visible

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from inspection.wording import Wording

_BETWEEN = 0.1
"""Seconds between two states that are shown; more often is flicker and costs a slow line."""


class Progress:
    """Counts what is done of ``total``; says nothing where stderr is no terminal."""

    def __init__(self, total: int, wording: Wording) -> None:
        self._total, self._wording = total, wording
        self._shows = total > 1 and sys.stderr.isatty()
        self._shown_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def at(self, done: int, name: str) -> None:
        """Show that so many are done and what came last."""
        now = time.monotonic()
        if not self._shows or now - self._shown_at < _BETWEEN:
            return
        self._shown_at = now
        text = visible(self._wording("cli.read.progress", done=done, total=self._total, name=name))
        sys.stderr.write(f"\r\x1b[K{text[: shutil.get_terminal_size().columns - 1]}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, before something else is written."""
        if self._shows and self._shown_at:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown_at = 0.0
