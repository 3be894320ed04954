"""What was recognised, kept for the next time: a document is opened again and again, and a scan takes a minute.

Only a convenience in the person's own cache: where it cannot be written or read, the scan is recognised again.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from inspection.folders import cache_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FORM = 2
"""Goes up whenever recognition does something else than before."""
_MOST = 50
"""Scans that are kept, those used last."""


def place(raw: bytes, wanted: Sequence[int]) -> Path:
    """Return the file in which is kept what was recognised on the wanted pages of a file."""
    name = hashlib.sha256(raw).hexdigest()
    pages = hashlib.sha256(json.dumps([_FORM, *wanted]).encode()).hexdigest()
    return cache_folder() / "scans" / f"{name[:32]}-{pages[:8]}.json"


def found(kept: Path) -> dict[str, Any] | None:
    """Return what was kept, or None."""
    try:
        told = json.loads(kept.read_bytes())
        kept.touch()
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def keep(kept: Path, told: dict[str, Any]) -> None:
    """Keep what was recognised, for this person's eyes only, in place of the scan that was used longest ago."""
    with suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = kept.with_name(f".{uuid4().hex}")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(told), encoding="utf-8")
        fresh.replace(kept)
        by_age = sorted(kept.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for old in by_age[:-_MOST]:
            old.unlink(missing_ok=True)
