"""Readings of files that were looked at before they were taken, so that nothing is read twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Reading

_KEPT = 12

Key = tuple[str, int, int]


class Previews:
    """The readings of the files that were looked at last, by path, size and time of change."""

    def __init__(self) -> None:
        self._known: dict[Key, Reading] = {}

    def known(self, path: Path) -> Reading | None:
        """Return what was read of a file as it stands; None where it was not read, or has changed since."""
        key = _key(path)
        return self._known.get(key) if key else None

    def read(self, path: Path, catalogue: Catalogue) -> Reading:
        """Return what is read of a file; ``DocumentError`` where it cannot be read. For a thread: a scan takes long."""
        known = self.known(path)
        if known is not None:
            return known
        from inspection.intake.pipeline import read_file  # noqa: PLC0415  # only who reads pays for the reader

        key = _key(path)
        reading = read_file(path, catalogue)[1]
        if key and key == _key(path):
            self._known[key] = reading
            for old in list(self._known)[:-_KEPT]:
                del self._known[old]
        return reading


def _key(path: Path) -> Key | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return str(path.resolve()), state.st_size, state.st_mtime_ns
