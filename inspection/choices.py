"""How a person last chose to see things; kept by the program, unlike the settings, which the person writes.

A choice is a convenience: a file that cannot be read or written costs nothing but that the default holds again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from inspection.folders import state_folder

if TYPE_CHECKING:
    from pathlib import Path

FILE = "choices.json"


class Choices:
    """The choices of the person at this installation, by name."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or state_folder()) / FILE

    def get(self, name: str, default: str) -> str:
        """Return what was chosen last; the default where nothing was, or where it cannot be told."""
        chosen = self._read().get(name)
        return chosen if isinstance(chosen, str) else default

    def keep(self, name: str, value: str) -> None:
        """Keep a choice for the sittings to come."""
        kept = {**self._read(), name: value}
        fresh = self._path.with_name(f"{FILE}.new")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self._path)

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}
