"""Which files a folder offers while a path is being typed: accents or not, with completion; no widget in here.

What is typed is a path as far as its last slash, and words to look for behind it. So a file can be found by three
letters of its name in the folder at hand, or by its whole path, in one and the same field.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.vietnamese import Collation, collation_key, fold, nfc, words

if TYPE_CHECKING:
    from collections.abc import Collection

READABLE = (".txt", ".text", ".md", ".markdown", ".docx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
"""Suffixes that documents of wards usually have; where files are offered, such files stand first."""
_MOST = 2000
"""Entries of one folder that are looked at; more cannot be chosen from by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file or folder that can be chosen."""

    path: Path
    name: str
    """In NFC; folders end in a slash."""
    folder: bool
    size: int = 0
    """Bytes."""
    likely: bool = True
    """Whether its suffix is one of those that are looked for."""


def split(typed: str, folder: Path) -> tuple[Path, str]:
    """Return the folder that is being looked at and the words looked for in it."""
    head, slash, tail = typed.rpartition("/")
    if not slash:
        return (Path.home(), "") if typed == "~" else (folder, typed)
    base = Path(f"{head}/").expanduser()
    return (base if base.is_absolute() else folder / base), tail


def entries(typed: str, folder: Path, suffixes: Collection[str]) -> list[Entry]:
    """Return what fits what was typed: the folder above, folders, files with one of the suffixes, then all others.

    ``OSError`` where the folder cannot be listed. Hidden entries show only when a dot is typed.
    """
    base, wanted = split(typed, folder)
    found: list[Entry] = []
    for number, path in enumerate(base.iterdir()):
        if number >= _MOST:
            break
        entry = _entry(path, suffixes)
        if entry and _fits(entry.name, wanted):
            found.append(entry)
    found.sort(
        key=lambda entry: (
            not entry.folder,
            not entry.likely,
            not fold(entry.name).startswith(fold(wanted)),
            _order(entry),
        )
    )
    above = [] if wanted or base.parent == base else [Entry(path=base.parent, name="../", folder=True)]
    return above + found


def completed(typed: str, entry: Entry, folder: Path) -> str:
    """Return what stands in the field after a row was taken over with Tab."""
    base, _ = split(typed, folder)
    if entry.name == "../":
        return f"{_short(base.resolve().parent)}/".replace("//", "/")
    head = typed.rpartition("/")[0]
    lead = f"{head}/" if "/" in typed else ""
    return f"{lead}{entry.name}"


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) and path != home else str(path)


def _entry(path: Path, suffixes: Collection[str]) -> Entry | None:
    try:
        if path.is_dir():
            return Entry(path=path, name=f"{nfc(path.name)}/", folder=True)
        if path.is_file():
            likely = path.suffix.lower() in suffixes
            return Entry(path=path, name=nfc(path.name), folder=False, size=path.stat().st_size, likely=likely)
    except OSError:  # it went away meanwhile, or may not be looked at
        return None
    return None


def _fits(name: str, wanted: str) -> bool:
    if name.startswith(".") is not wanted.startswith("."):
        return False
    sought = words(wanted)
    if not sought and wanted.strip(". "):  # signs alone, such as "_", are looked for as they stand
        return wanted in name
    return all(word in fold(name) for word in sought)


def _order(entry: Entry) -> Collation:
    return collation_key(entry.name)
