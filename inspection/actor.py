"""Who writes: a person's name and the installation they write on, joined by ``@``.

Names alone would not do: the same person on two laptops writes two journals that are merged later, and their entries
must never share a key. The installation's id is drawn once and kept.
"""

from __future__ import annotations

import getpass
import os
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.vietnamese import nfc, visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FILE = "installation"


def identify(name: str, folders: Iterable[Path]) -> str:
    """Return the actor: the name given or else the login name, on the installation that the folders remember.

    The first folder that holds an id, or else that can be written, counts. Where none can, the id holds for this run
    only: all that is lost is that undo reaches back over a restart.
    """
    person = " ".join(visible(nfc(name or _login())).split()).replace("@", ".")
    return f"{person}@{_installation(tuple(folders))}"


def name_of(actor: str) -> str:
    """Return the name that colleagues know an actor by."""
    return actor.partition("@")[0]


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as containers have it
        return f"uid{os.getuid()}"


def _installation(folders: tuple[Path, ...]) -> str:
    for folder in folders:
        with suppress(OSError, UnicodeDecodeError):
            if kept := (folder / _FILE).read_text(encoding="ascii").strip():
                return kept
    drawn = uuid4().hex[:8]
    for folder in folders:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            fresh = folder / f"{_FILE}.{drawn}"
            fresh.write_text(f"{drawn}\n", encoding="ascii")
            fresh.replace(folder / _FILE)
            return drawn
    return drawn
