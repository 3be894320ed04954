"""Names of exported files: readable, safe on every file system, and the same for the same inspection.

An office's own pattern is looked over before anything is made: a blank that nobody knows or a sign that some file
system refuses is a mistake in the pattern and told; the same sign in a ward's name is made safe.
"""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import TYPE_CHECKING

from inspection.errors import ExportError
from inspection.vietnamese import nfc, visible, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspection.model.inspection import Inspection

PATTERN = "ket-luan_{ward_type}_{ward}_{held_on}"
"""The usual stem of file names; an office may set its own with the blanks of ``BLANKS``."""
BLANKS = ("ward", "ward_type", "city", "period", "period_start", "period_end", "held_on", "kind", "id")
"""What a pattern may name: all of an inspection, but ``kind``, which is the file's own."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|␀-␟␡�\n\t]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)")
_SHORT = 8
"""Letters of an id that tell inspections apart."""
_LONGEST = 150
"""Bytes of a stem: file systems allow 255 for the whole name, and suffixes and numbers follow."""


def blanks(inspection: Inspection, kind: str = "") -> dict[str, str]:
    """Return what a pattern may name, empty where it is not known; ``kind`` is what a file is of the inspection."""
    details = inspection.details
    period, held_on = details.period, details.held_on
    start, end = (period.start.isoformat(), period.end.isoformat()) if period else ("", "")
    between = "_".join(filter(None, (start, end)))
    values = (details.ward, details.ward_type, details.city, between, start, end)
    return dict(zip(BLANKS, (*values, held_on.isoformat() if held_on else "", kind, inspection.id), strict=True))


def blanks_of(pattern: str) -> frozenset[str]:
    """Return the blanks that a pattern names; ``ExportError`` tells what is wrong with it."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError as problem:
        raise ExportError("export.pattern", pattern=pattern, known=_known(), problem=problem) from problem
    names = [name for _, name, _, _ in parts if name is not None]
    odd = [name for name in names if name not in BLANKS]
    odd += [f"{name}!{way}" for _, name, _, way in parts if way]
    odd += [f"{name}:{form}" for _, name, form, _ in parts if form]
    if odd:
        wrong = ", ".join(f"{{{name}}}" for name in odd)
        raise ExportError("export.pattern", pattern=pattern, known=_known(), problem=wrong)
    signs = dict.fromkeys(sign for text, *_ in parts for sign in visible(nfc(text)) if _FORBIDDEN.match(sign))
    if signs:
        raise ExportError("export.pattern_signs", pattern=pattern, signs=" ".join(signs))
    return frozenset(names)


def _known() -> str:
    return ", ".join(f"{{{name}}}" for name in BLANKS)


def stem(inspection: Inspection, pattern: str = PATTERN, *, kind: str = "", ascii_only: bool = True) -> str:
    """Return the beginning of a file's name, without folder and suffix; ``ExportError`` for a pattern that is none.

    ``ascii_only`` gives names that pass through every mail program and archive ("hoa-mai"); without it the Vietnamese
    letters stay, composed (NFC), so that the same name is the same file everywhere.
    """
    blanks_of(pattern)
    known = blanks(inspection, kind)
    made = ""
    for text, name, _, _ in Formatter().parse(pattern):
        joint = text.lstrip("-") if made.endswith("-") or not made else text  # an empty blank leaves no double joint
        made += joint + ("" if name is None else _told(known[name], ascii_only=ascii_only))
    made = "_".join(part for part in re.split(r"_+", safe(made)) if part)
    return made or "_".join(filter(None, ("ket-luan", _slug(inspection.id))))


def _told(value: str, *, ascii_only: bool) -> str:
    return "_".join(map(_slug, value.split("_"))) if ascii_only else value


def marks(stems: Mapping[str, str]) -> dict[str, str]:
    """Return what tells inspections apart whose files would have one name: the beginning of the id, else nothing.

    ``stems`` by inspection. Names that differ in case only are one name on Windows and macOS.
    """
    alike = Counter(map(str.casefold, stems.values()))
    shared = {own for own, made in stems.items() if alike[made.casefold()] > 1}
    short = {own: _slug(own)[:_SHORT] for own in shared}
    distinct = len(set(short.values())) == len(short)
    return {own: f"_{short[own] if distinct else _slug(own)}" if own in shared else "" for own in stems}


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
