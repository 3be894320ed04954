"""The five kinds of evidence by a digit, and the files that wait in the workspace's inbox.

A digit from 1 to 5 alone, or before a blank, names the kind; with anything else behind it, it is a number like any
other ("12/KH-UBND"). A sentence that begins with such a number stays offered whole, so nothing is misunderstood unseen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import EvidenceMethod
from inspection.vietnamese import fold, format_date, nfc, words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

KINDS = ("document", "file", "interview", "observation", "inbox")
"""In the order of their digits."""
METHODS = {
    "document": EvidenceMethod.EXAMINE,
    "interview": EvidenceMethod.INTERVIEW,
    "observation": EvidenceMethod.TEST,
}
"""How a kind that is written in words was established."""

INBOX = "inbox"
"""The folder of the workspace that others put files in for inspectors to take, by SFTP for one."""

_ASKED = re.compile(r"([1-5])(?:\s+(.*))?", re.DOTALL)
_KILO = 1024


def asked(typed: str) -> tuple[str, str]:
    """Return the kind that is asked for and the words behind it; no kind where none is named."""
    found = _ASKED.fullmatch(typed.strip(" ")) if typed else None
    return (KINDS[int(found[1]) - 1], (found[2] or "").strip()) if found else ("", typed)


def waiting_files(inbox: Path, typed: str) -> list[Path]:
    """Return the files of the inbox whose names hold all typed words, the newest first; none where unreadable."""
    wanted = words(typed)
    try:
        files = [path for path in inbox.iterdir() if path.is_file() and not path.name.startswith(".")]
        found = [path for path in files if all(word in fold(nfc(path.name)) for word in wanted)]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []


def file_words(path: Path, day: date) -> str:
    """Return a waiting file as it is listed: name, size in kilobytes, day."""
    return f"{nfc(path.name)}  {max(1, path.stat().st_size // _KILO)} kB  {format_date(day)}"
