"""Names of exported files: readable, safe on every file system, and the same for the same inspection."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

from inspection.errors import ExportError
from inspection.vietnamese import nfc, visible, words

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.inspection import Inspection

PATTERN = "ket-luan_{ward_type}_{ward}_{held_on}"
"""The usual stem of file names; an office may set its own with the blanks of ``blanks``."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|␀-␟␡�\n\t]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)")
_LONGEST = 150
"""Bytes of a stem: file systems allow 255 for the whole name, and suffixes and numbers follow."""


def blanks(inspection: Inspection) -> dict[str, str]:
    """Return what a pattern may name of an inspection; empty where it is not known."""
    details = inspection.details
    period = details.period
    return {
        "ward": details.ward,
        "ward_type": details.ward_type,
        "city": details.city,
        "held_on": details.held_on.isoformat() if details.held_on else "",
        "period_start": period.start.isoformat() if period else "",
        "period_end": period.end.isoformat() if period else "",
        "id": inspection.id,
    }


def stem(inspection: Inspection, pattern: str = PATTERN, *, ascii_only: bool = True) -> str:
    """Return the common beginning of an inspection's file names, without folder and suffix.

    ``ascii_only`` gives names that pass through every mail program and archive ("hoa-mai"); without it the Vietnamese
    letters stay, composed (NFC), so that the same name is the same file everywhere.
    """
    known = blanks(inspection)
    try:
        parts = [(text, "" if name is None else known[name]) for text, name, _, _ in Formatter().parse(pattern)]
    except (KeyError, ValueError) as problem:
        raise ExportError("export.pattern", pattern=pattern, known=", ".join(known), problem=problem) from problem
    made = "".join(text + (_slug(value) if ascii_only else value) for text, value in parts)
    made = "_".join(part for part in re.split(r"_+", safe(made)) if part)
    return made or "_".join(filter(None, ("ket-luan", _slug(inspection.id))))


def _slug(text: str) -> str:
    return "-".join(words(text))


def safe(name: str) -> str:
    """Return a file name that Windows, macOS and Linux all take; letters are kept."""
    name = visible(nfc(name)).encode(errors="replace").decode()
    name = _FORBIDDEN.sub("-", name).encode()[:_LONGEST].decode(errors="ignore").strip(" .-")
    return f"_{name}" if _RESERVED.fullmatch(name.partition(".")[0]) else name


def spare(path: Path) -> Path:
    """Return a free name beside a file, under which its former content is kept."""
    number = 1
    while (other := path.with_name(f"{path.stem}~{number}{path.suffix}")).exists():
        number += 1
    return other
